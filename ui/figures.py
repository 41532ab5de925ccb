"""The Figures: which figure of the window is meant; it is copied, exported, and has a menu."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QSettings, Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ui.export import copy_figure
from ui.panel import Panel
from ui.store import Store
from ui.workspaces import Workspaces

if TYPE_CHECKING:
    from ui.studio import Sources


class Figures(QObject):
    """Those of every workspace of one window, also of one that is built later."""

    told = Signal(str, int)
    """A remark, and for how many milliseconds it stands."""

    def __init__(
        self,
        workspaces: Workspaces,
        store: Store,
        settings: QSettings,
        sources: Callable[[], Sources],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspaces, self._store, self._settings = workspaces, store, settings
        self._sources, self._window = sources, window
        self._listen_to(workspaces.every_panel)
        workspaces.built.connect(self._listen_to)

    def _listen_to(self, panels: Iterable[Panel]) -> None:
        for panel in panels:
            panel.menu_requested.connect(self._on_menu_requested)

    def _focused(self) -> Panel | None:
        widget = QApplication.focusWidget()
        while widget is not None:
            if isinstance(widget, Panel) and widget.key:
                return widget
            widget = widget.parentWidget()
        return None

    def copy(self, panel: Panel | None = None) -> None:
        """Copy a figure to the clipboard: that which has the focus, the first of the workspace if none has."""
        chosen = panel or self._focused() or next(iter(self._workspaces.shown.panels.values()))
        copy_figure(chosen)
        self.told.emit(self.tr("Copied: {figure}").format(figure=chosen.title_label.text()), 3_000)

    def export(self, panel: Panel | None = None) -> None:
        """Open the export dialog, on the figure that has the focus if none is given."""
        from ui.export_dialog import ExportDialog

        chosen, shown = panel or self._focused(), self._workspaces.shown
        if chosen is not None and chosen not in shown.every_panel:
            chosen = None
        dialog = ExportDialog(shown, self._store, self._settings, self._sources(), chosen, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_menu_requested(self, panel: Panel, position: QPoint) -> None:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy Figure"), lambda: self.copy(panel))
        menu.addAction(self.tr("Export…"), lambda: self.export(panel))
        menu.popup(position)
