"""The Gradients workspace: its panels, and how they share the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.gradients.bench import Bench
from ui.gradients.power_panel import PowerPanel
from ui.gradients.surface_panel import SurfacePanel
from ui.gradients.through_time_panel import ThroughTimePanel
from ui.panel import Panel
from ui.split import SplitLayout
from ui.store import Store
from ui.style import SPACING, Style


class GradientsWorkspace(QWidget):
    """Gradients through time and w⁹⁹⁹ at the left, the error surface at the right."""

    def __init__(self, store: Store, style: Style, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.through_time = ThroughTimePanel(store, style, bench)
        self.power = PowerPanel(store, style, bench)
        self.surface = SurfacePanel(store, style, bench)
        self.every_panel: tuple[Panel, ...] = (self.through_time, self.power, self.surface)
        self.panels: dict[str, Panel] = {panel.key: panel for panel in self.every_panel if panel.key}
        self.layout_ = SplitLayout("gradients/layout")
        left = self.layout_.split(Qt.Orientation.Vertical, [self.through_time, self.power], [56, 44])
        whole = self.layout_.split(Qt.Orientation.Horizontal, [left, self.surface], [52, 48])
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        column.addWidget(whole)
        for one, two in zip(self.every_panel, self.every_panel[1:], strict=False):
            QWidget.setTabOrder(one, two)

    def changeEvent(self, event: QEvent) -> None:
        """Name the workspace in the language now in use."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Gradients"))
        super().changeEvent(event)
