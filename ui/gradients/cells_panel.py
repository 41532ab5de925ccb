"""Cells compared: equations and parameters side by side, and what an LSTM and a GRU do with the same input."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QWidget

from lstm_sim.frame import Frame
from lstm_sim.gradients.compared import compare, on_same_input
from lstm_sim.gradients.sizes import LARGEST_SIZE
from lstm_sim.study_edits import set_sizes
from lstm_sim.table import Table
from ui.gradients.cells_view import CellsPicture, CellsView
from ui.gradients.setting_row import SettingRow
from ui.panel import Panel
from ui.store import Store
from ui.style import Style
from ui.typesetter import Typesetter


class CellsPanel(Panel):
    """Simple RNN, LSTM, LSTM with peepholes and GRU; the diagrams are of the cell's own run."""

    key = "cells"

    def __init__(
        self, store: Store, style: Style, typesetter: Typesetter | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(store, style, parent)
        self.inputs = SettingRow(1, LARGEST_SIZE, 0, 1, _position, _size)
        self.hidden = SettingRow(1, LARGEST_SIZE, 0, 1, _position, _size)
        self.view = CellsView(style, typesetter)
        if typesetter is not None:
            typesetter.ready.connect(self.view.update)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.view)
        self.area.viewport().setAutoFillBackground(False)
        self.view.setAutoFillBackground(False)
        self.caption = QLabel(self)
        self.caption.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.inputs)
        row.addWidget(self.hidden)
        self.content.addLayout(row)
        self.content.addWidget(self.area, 1)
        self.content.addWidget(self.caption)
        self.inputs.changed.connect(lambda value: store.edit(set_sizes(inputs=round(value))))
        self.hidden.changed.connect(lambda value: store.edit(set_sizes(hidden=round(value))))
        for setting in (self.inputs, self.hidden):
            setting.gesture_began.connect(store.begin_gesture)
            setting.gesture_ended.connect(store.end_gesture)
        self.begin()

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Count anew where the sizes are others; run both cells where the cell's input is another."""
        session = new.session
        picture = self.view.picture
        same_facts = old is not None and picture is not None and old.session.study.sizes == session.study.sizes
        same_run = old is not None and picture is not None and old.trace is new.trace and old.now is new.now
        if same_facts and same_run:
            return
        self.inputs.show_value(session.study.sizes.inputs)
        self.hidden.show_value(session.study.sizes.hidden)
        facts = picture.facts if same_facts and picture is not None else compare(session.study.sizes)
        frames = (picture.lstm, picture.gru) if same_run and picture is not None else on_same_input(session)
        self.view.show_picture(CellsPicture(facts, *frames))

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_title(self.tr("Cells compared"))
        self.inputs.set_name(self.tr("inputs"), self.tr("Numbers that the layer reads at each step"))
        self.hidden.set_name(self.tr("units"), self.tr("Units of the layer"))
        self.view.setAccessibleName(self.tr("Equations, parameters and diagrams of the cells"))
        self.caption.setText(
            self.tr(
                "×: how often the layer has the parameters of a simple one. The diagrams show the step that is open in "
                "Cell, the same input for both: the LSTM with three gates, the GRU with two."
            )
        )
        self.view.take_style()

    def restyle(self) -> None:
        """Fonts and colours are chosen while painting."""
        palette = self.caption.palette()
        palette.setColor(self.caption.foregroundRole(), self.style_.theme.muted)
        self.caption.setPalette(palette)
        self.caption.setFont(self.style_.font(0.88))
        self.view.take_style()

    def figure(self) -> QWidget:
        """Everything, the part that is scrolled out of sight too."""
        return self.view

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """The same, as vectors, typeset whether or not the window has got so far."""
        waits, self.view.waits = self.view.waits, False
        painter.save()
        painter.translate(target.topLeft())
        painter.scale(target.width() / max(1, self.view.width()), target.height() / max(1, self.view.height()))
        self.view.paint(painter, QRectF(self.view.rect()))
        painter.restore()
        self.view.waits = waits

    def table(self) -> Table | None:
        """A row for each cell."""
        if self.view.picture is None:
            return None
        sizes, facts = self.store.session.study.sizes, self.view.picture.facts
        rows = [(str(f.kind), sizes.inputs, sizes.hidden, f.parameters, f.matrices, f.ratio) for f in facts]
        return Table(("cell", "inputs", "units", "parameters", "times", "ratio"), rows)


def _position(size: float) -> float:
    """The slider goes through the sizes by doubling."""
    return 2.0 * math.log(max(size, 1.0), LARGEST_SIZE) - 1.0


def _size(position: float) -> float:
    return float(LARGEST_SIZE ** ((position + 1.0) / 2.0))
