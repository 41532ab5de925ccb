"""The Gradients workspace: its panels, and how they share the window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lstm_sim.frame import Frame
from lstm_sim.study import TABS, Study
from lstm_sim.study_edits import show_tab
from ui.deck import Deck
from ui.gradients.bench import Bench
from ui.gradients.cells_panel import CellsPanel
from ui.gradients.clipping_panel import ClippingPanel
from ui.gradients.loss_panel import LossPanel
from ui.gradients.power_panel import PowerPanel
from ui.gradients.stepper_panel import StepperPanel
from ui.gradients.surface_panel import SurfacePanel
from ui.gradients.through_time_panel import ThroughTimePanel
from ui.late_workspace import LateWorkspace
from ui.network.laboratory import Laboratory
from ui.network.trainer import Trainer
from ui.panel import Panel
from ui.split import SplitLayout
from ui.store import Store
from ui.style import SPACING, Style
from ui.typesetter import Typesetter

_PANEL_WIDTH = 640
"""The least width of a panel that shares its column with another."""


class GradientsWorkspace(LateWorkspace):
    """At the left how the gradient goes back through time, at the right what it makes of a weight; a tab for each."""

    def __init__(
        self,
        store: Store,
        style: Style,
        bench: Bench,
        laboratory: Laboratory,
        trainer: Trainer,
        typesetter: Typesetter | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._style, self._bench = store, style, bench
        self._laboratory, self._trainer, self._typesetter = laboratory, trainer, typesetter

    def _make(self) -> Iterator[Panel]:
        store, style, bench, laboratory = self._store, self._style, self._bench, self._laboratory
        self.through_time = ThroughTimePanel(store, style, bench, laboratory)
        yield self.through_time
        self.stepper = StepperPanel(store, style)
        yield self.stepper
        self.loss = LossPanel(store, style, laboratory)
        yield self.loss
        self.surface = SurfacePanel(store, style, bench, laboratory)
        yield self.surface
        self.power = PowerPanel(store, style, bench)
        yield self.power
        self.cells = CellsPanel(store, style, self._typesetter)
        yield self.cells
        self.clipping = ClippingPanel(store, style, self._trainer)
        yield self.clipping
        self.every_panel = (
            self.through_time, self.stepper, self.loss, self.surface, self.power, self.cells, self.clipping,
        )  # fmt: skip
        self.panels = {panel.key: panel for panel in self.every_panel if panel.key}
        self.backwards = Deck([self.through_time, self.stepper, self.loss], style, panel_width=_PANEL_WIDTH)
        self.slopes = Deck([self.surface, self.power, self.cells, self.clipping], style, panel_width=_PANEL_WIDTH)
        self._show_tabs(store.session.study)
        for deck in (self.backwards, self.slopes):
            deck.brought_up.connect(self._on_brought_up)
        store.changed.connect(self._on_changed)
        self.layout_ = SplitLayout("gradients/layout")
        whole = self.layout_.split(Qt.Orientation.Horizontal, [self.backwards, self.slopes], [50, 50])
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        column.addWidget(whole)
        for one, two in zip(self.every_panel, self.every_panel[1:], strict=False):
            QWidget.setTabOrder(one, two)

    def _on_brought_up(self, panel: Panel) -> None:
        self._store.edit(show_tab(next(tab for tab in TABS if tab == panel.key)))

    def _on_changed(self, old: Frame | None, new: Frame) -> None:
        study = new.session.study
        if old is None or (old.session.study.left, old.session.study.right) != (study.left, study.right):
            self._show_tabs(study)

    def _show_tabs(self, study: Study) -> None:
        self.backwards.bring_up(self.panels[study.left])
        self.slopes.bring_up(self.panels[study.right])

    def changeEvent(self, event: QEvent) -> None:
        """Name the workspace in the language now in use."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Gradients"))
        super().changeEvent(event)
