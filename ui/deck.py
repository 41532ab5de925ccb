"""The Deck: several panels in one place, as many side by side as there is room for, the others behind a tab."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from ui.panel import Panel
from ui.style import SPACING, Style

PANEL_WIDTH = 225
"""The least width, at type size 1, at which a panel of the deck is still read with ease."""


class Deck(QWidget):
    """A tab for each panel; the chosen one is shown, and beside it as many others as fit."""

    brought_up = Signal(object)
    """The panel whose tab is now in front."""

    def __init__(
        self, panels: list[Panel], style: Style, parent: QWidget | None = None, panel_width: int = PANEL_WIDTH
    ) -> None:
        super().__init__(parent)
        self._panel_width = panel_width
        self._panels = panels
        self._style = style
        self._recent = list(range(len(panels)))
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for _ in panels:
            self.tabs.addTab("")
        row = QHBoxLayout()
        row.setSpacing(SPACING)
        for panel in panels:
            row.addWidget(panel, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row, 1)
        self.tabs.currentChanged.connect(self._on_tab_chosen)
        style.changed.connect(self._arrange)
        self._retranslate()
        self._arrange()

    def bring_up(self, panel: Panel) -> None:
        """Bring a panel's tab to the front."""
        self.tabs.setCurrentIndex(self._panels.index(panel))

    def _on_tab_chosen(self, place: int) -> None:
        self._recent.remove(place)
        self._recent.insert(0, place)
        self._arrange()
        self.brought_up.emit(self._panels[place])

    def _arrange(self) -> None:
        fit = max(1, min(len(self._panels), self.width() // int(self._panel_width * self._style.scale)))
        shown = set(self._recent[:fit])
        for place, panel in enumerate(self._panels):
            panel.setVisible(place in shown)
        self.tabs.setVisible(fit < len(self._panels))

    def _retranslate(self) -> None:
        for place, panel in enumerate(self._panels):
            self.tabs.setTabText(place, panel.short_title())
        self.tabs.setAccessibleName(self.tr("Plots"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many panels as now fit."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            QTimer.singleShot(0, self, self._retranslate)  # after the panels have their new titles
        super().changeEvent(event)
