"""The Cell workspace: its panels, and how they share the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.cell.activation_plot import ActivationPanel
from ui.cell.diagram import DiagramPanel
from ui.cell.formula_panel import FormulaPanel
from ui.cell.inputs_panel import InputsPanel
from ui.cell.phase_plot import PhasePanel
from ui.cell.response_map import ResponsePanel
from ui.cell.sensitivity import SensitivityPanel
from ui.cell.timeline import TimelinePanel
from ui.deck import Deck
from ui.panel import Panel
from ui.split import SplitLayout
from ui.store import Store
from ui.style import SPACING, Style
from ui.typesetter import Typesetter


class CellWorkspace(QWidget):
    """Inputs at the left, the diagram and its formula in the middle, plots at the right, the timeline below."""

    def __init__(
        self, store: Store, style: Style, typesetter: Typesetter | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.inputs = InputsPanel(store, style)
        self.diagram = DiagramPanel(store, style)
        self.formula = FormulaPanel(store, style, typesetter)
        self.activations = ActivationPanel(store, style)
        self.response = ResponsePanel(store, style)
        self.sensitivity = SensitivityPanel(store, style)
        self.phase = PhasePanel(store, style)
        self.timeline = TimelinePanel(store, style)
        self.deck = Deck([self.response, self.sensitivity, self.phase], style)
        every: list[Panel] = [
            self.inputs,
            self.diagram,
            self.formula,
            self.activations,
            self.response,
            self.sensitivity,
            self.phase,
            self.timeline,
        ]
        self.every_panel = tuple(every)
        self.panels: dict[str, Panel] = {panel.key: panel for panel in every if panel.key}
        self.layout_ = SplitLayout("cell/layout")
        split = self.layout_.split
        middle = split(Qt.Orientation.Vertical, [self.diagram, self.formula], [90, 1], "middle")
        right = split(Qt.Orientation.Vertical, [self.activations, self.deck], [4, 6], "right")
        upper = split(Qt.Orientation.Horizontal, [self.inputs, middle, right], [23, 40, 37], "upper")
        whole = split(Qt.Orientation.Vertical, [upper, self.timeline], [76, 24], "whole")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        column.addWidget(whole)
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        for one, two in zip(self.every_panel, self.every_panel[1:], strict=False):
            QWidget.setTabOrder(one, two)

    def changeEvent(self, event: QEvent) -> None:
        """Name the workspace in the language now in use."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Cell"))
        super().changeEvent(event)
