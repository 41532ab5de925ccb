"""The Cell workspace: its panels, and how they share the window."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

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
from ui.store import Store
from ui.style import SPACING, Style

_LAYOUT_KEY = "cell/layout"


class CellWorkspace(QWidget):
    """Inputs at the left, the diagram and its formula in the middle, plots at the right, the timeline below."""

    def __init__(self, store: Store, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inputs = InputsPanel(store, style)
        self.diagram = DiagramPanel(store, style)
        self.formula = FormulaPanel(store, style)
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
        middle = _splitter(Qt.Orientation.Vertical, [self.diagram, self.formula], [90, 1])
        right = _splitter(Qt.Orientation.Vertical, [self.activations, self.deck], [4, 6])
        upper = _splitter(Qt.Orientation.Horizontal, [self.inputs, middle, right], [23, 40, 37])
        whole = _splitter(Qt.Orientation.Vertical, [upper, self.timeline], [76, 24])
        self._splitters = {"middle": middle, "right": right, "upper": upper, "whole": whole}
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        column.addWidget(whole)
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        for one, two in zip(self.every_panel, self.every_panel[1:], strict=False):
            QWidget.setTabOrder(one, two)

    def save_layout(self, settings: QSettings) -> None:
        """Keep how the panels share the window."""
        for name, splitter in self._splitters.items():
            settings.setValue(f"{_LAYOUT_KEY}/{name}", splitter.saveState())

    def restore_layout(self, settings: QSettings) -> None:
        """Share the window as it was left."""
        for name, splitter in self._splitters.items():
            state = settings.value(f"{_LAYOUT_KEY}/{name}")
            if isinstance(state, QByteArray):
                splitter.restoreState(state)

    def reset_layout(self) -> None:
        """Share the window as at the first start."""
        for splitter in self._splitters.values():
            weights = splitter.property("weights")
            splitter.setSizes([int(w) * 100 for w in weights])

    def changeEvent(self, event: QEvent) -> None:
        """Name the workspace in the language now in use."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Cell"))
        super().changeEvent(event)


def _splitter(orientation: Qt.Orientation, widgets: list[QWidget], weights: list[int]) -> QSplitter:
    made = QSplitter(orientation)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(SPACING)
    for place, (widget, weight) in enumerate(zip(widgets, weights, strict=True)):
        made.addWidget(widget)
        made.setStretchFactor(place, weight)
    made.setSizes([weight * 100 for weight in weights])
    made.setProperty("weights", weights)
    return made
