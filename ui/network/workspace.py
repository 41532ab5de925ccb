"""The Network workspace: its panels, and how they share the window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lstm_sim.laboratory.reading import LabFrame
from ui.deck import Deck
from ui.late_workspace import LateWorkspace
from ui.network.curves_panel import CurvesPanel
from ui.network.laboratory import Laboratory
from ui.network.maps_panel import MapsPanel
from ui.network.runs_panel import RunsPanel
from ui.network.sentences_panel import SentencesPanel
from ui.network.sequence_panel import SequencePanel
from ui.network.train_panel import TrainPanel
from ui.network.trainer import Trainer
from ui.network.unit_panel import UnitPanel
from ui.network.what_if_panel import WhatIfPanel
from ui.network.wiring_panel import WiringPanel
from ui.panel import Panel
from ui.split import SplitLayout
from ui.store import Store
from ui.style import SPACING, Style


class NetworkWorkspace(LateWorkspace):
    """Training at the left, sentences above what happens inside, one unit and the what-ifs at the right."""

    def __init__(
        self, store: Store, style: Style, laboratory: Laboratory, trainer: Trainer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._style, self._trainer = store, style, trainer
        self.laboratory = laboratory

    def _make(self) -> Iterator[Panel]:
        store, style, laboratory, trainer = self._store, self._style, self.laboratory, self._trainer
        self.train = TrainPanel(store, style, laboratory, trainer)
        yield self.train
        self.curves = CurvesPanel(store, style, laboratory, trainer)
        yield self.curves
        self.runs = RunsPanel(store, style, laboratory, trainer)
        yield self.runs
        self.sentences = SentencesPanel(store, style, laboratory)
        yield self.sentences
        self.sequence = SequencePanel(store, style, laboratory)
        yield self.sequence
        self.maps = MapsPanel(store, style, laboratory)
        yield self.maps
        self.wiring = WiringPanel(store, style, laboratory)
        yield self.wiring
        self.unit = UnitPanel(store, style, laboratory)
        yield self.unit
        self.what_if = WhatIfPanel(store, style, laboratory)
        yield self.what_if
        self.course = Deck([self.curves, self.runs], style)
        self.inside = Deck([self.maps, self.wiring], style, panel_width=640)
        self.every_panel = (
            self.train, self.curves, self.runs, self.sentences, self.sequence, self.maps, self.wiring, self.unit,
            self.what_if,
        )  # fmt: skip
        self.panels = {panel.key: panel for panel in self.every_panel if panel.key}
        self.layout_ = SplitLayout("network/layout")
        left = self.layout_.split(Qt.Orientation.Vertical, [self.train, self.course], [60, 40])
        middle = self.layout_.split(Qt.Orientation.Vertical, [self.sentences, self.sequence, self.inside], [36, 36, 64])
        right = self.layout_.split(Qt.Orientation.Vertical, [self.unit, self.what_if], [55, 45])
        whole = self.layout_.split(Qt.Orientation.Horizontal, [left, middle, right], [22, 55, 23])
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        column.addWidget(whole)
        self.setAccessibleName(self.tr("Network"))
        laboratory.answered.connect(self._on_answered)
        self._show_material(words=True)

    def _on_answered(self, _old: LabFrame | None, new: LabFrame) -> None:
        if new.chosen is not None:
            self._show_material(new.chosen.reads_words)

    def _show_material(self, words: bool) -> None:
        """Sentences for a network that reads words, a sequence for one that reads numbers."""
        self.sentences.setVisible(words)
        self.sequence.setVisible(not words)

    def changeEvent(self, event: QEvent) -> None:
        """Name the workspace in the language now in use."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Network"))
        super().changeEvent(event)
