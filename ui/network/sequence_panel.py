"""A sequence of numbers as curves, what should be answered, and the prediction over it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSpinBox, QToolButton, QWidget

from lstm_sim.activations import FloatArray
from lstm_sim.frame import Frame
from lstm_sim.inputs import Signal as Generated
from lstm_sim.inputs import generate
from lstm_sim.laboratory.edits import look_at, pick_example, set_numbers
from lstm_sim.laboratory.reading import LabFrame, Reading
from lstm_sim.table import Table
from lstm_sim.training.config import Task
from ui.network.laboratory import Laboratory
from ui.network.network_panel import NetworkPanel
from ui.network.numbers_dialog import NumbersDialog
from ui.problems import in_words
from ui.step_plot import StepPlot
from ui.store import Store
from ui.style import RUN_DASHES, Style, menu_button_sheet, pen
from ui.texts import generated_name

_MOST_CURVES = 6
"""Inputs, and outputs, that are drawn: of wider networks the first."""
_STEPS = 40
"""Of a generated sequence, where none is read that could say how many."""


class SequencePanel(NetworkPanel):
    """What a network of numbers reads, what it should answer where that is known, and what it answers."""

    key = "sequence"

    def __init__(self, store: Store, style: Style, laboratory: Laboratory, parent: QWidget | None = None) -> None:
        super().__init__(store, style, laboratory, parent)
        self.example = QSpinBox(self)
        self.example.setKeyboardTracking(False)
        self.example_label = QLabel(self)
        self.example_label.setBuddy(self.example)
        self.generate_button, self.type_button = QToolButton(self), QToolButton(self)
        self.plot = StepPlot(style, self)  # after them, as the Tab key goes
        self.legend = _Legend(style, self)
        self._menu = QMenu(self)
        for kind in Generated:
            self._menu.addAction("").triggered.connect(lambda _on=False, which=kind: self._on_generate(which))
        self.generate_button.setMenu(self._menu)
        self.generate_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for button in (self.generate_button, self.type_button):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for widget in (self.example_label, self.example, self.generate_button, self.type_button):
            self.header.addWidget(widget)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.content.addWidget(self.problem)
        self.content.addWidget(self.plot, 1)
        self.content.addWidget(self.legend)
        self.example.valueChanged.connect(self._on_example)
        self.type_button.clicked.connect(self._on_type)
        self.plot.step_chosen.connect(lambda step: store.edit(look_at(step=step)))
        self.begin()

    # ------------------------------------------------------------ what the user does

    def _shown(self) -> Reading | None:
        frame = self.frame
        return None if frame is None or frame.before is None or frame.before.inputs is None else frame.before

    def _width(self) -> int:
        """How many numbers the network reads at each step, also if it cannot read those there are; 0 for words."""
        frame = self.frame
        known = None if frame is None else frame.chosen
        return 0 if known is None or known.reads_words else known.architecture.embedding_size

    def _on_example(self, value: int) -> None:
        if value:
            self.store.edit(pick_example(value - 1))

    def _on_generate(self, kind: Generated) -> None:
        """As many steps as are read now; each column of another period."""
        reading, width = self._shown(), self._width()
        if not width:
            return
        steps = _STEPS if reading is None else reading.steps
        centre, half = self._span(width)
        columns = [generate(kind, steps, half[k], max(steps // (2 + k), 2), seed=k) for k in range(width)]
        self.store.edit(set_numbers(np.stack(columns, axis=1) + centre))

    def _span(self, width: int) -> tuple[FloatArray, FloatArray]:
        """The middle and half the range of each column: of a series in its own units, of anything else 0 and 1."""
        frame = self.frame
        config = None if frame is None or frame.chosen is None else frame.chosen.config
        if frame is None or config is None or config.task is not Task.SERIES or not frame.examples.numbers:
            return np.zeros(width), np.ones(width)
        rows = np.concatenate(frame.examples.numbers)
        return (rows.max(axis=0) + rows.min(axis=0)) / 2.0, np.ptp(rows, axis=0) / 2.0

    def _on_type(self) -> None:
        reading, width = self._shown(), self._width()
        if not width:
            return
        numbers = self.store.session.lab.numbers if reading is None else reading.inputs
        dialog = NumbersDialog(self.style_, numbers, width, self)
        dialog.taken.connect(lambda numbers: self.store.edit(set_numbers(numbers)))
        dialog.open()

    # ------------------------------------------------------------ following

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """The step that is looked at."""
        reading = self._shown()
        if reading is not None:
            self.plot.show_step(min(new.session.lab.look.step, reading.steps - 1), reading.steps)

    def answer(self, old: LabFrame | None, new: LabFrame) -> None:
        """The curves."""
        error = new.problem_of(new.lab.network)
        problem = "" if error is None else in_words(error)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if old is None or old.before is not new.before or old.after is not new.after:
            self._draw(new)
        count = len(new.examples.numbers)
        self.example.blockSignals(True)
        own = new.lab.numbers is not None  # then there is a way back to every example, the one of before as well
        self.example.setRange(0 if own else 1, max(count, 1))
        self.example.setSpecialValueText(self.tr("own") if own else "")
        self.example.setValue(0 if own else new.lab.example % max(count, 1) + 1)
        self.example.blockSignals(False)
        self.example.setEnabled(count > 1 or own)
        if new.before is not None:
            self.plot.show_step(min(new.lab.look.step, new.before.steps - 1), new.before.steps)

    def _draw(self, frame: LabFrame) -> None:
        for key in self.plot.line_keys():
            self.plot.remove_line(key)
        reading, after = frame.before, frame.after
        if reading is None or reading.inputs is None or after is None:
            self.legend.show_entries([])
            return
        theme = self.style_.theme
        t = np.arange(1.0, reading.steps + 1.0)
        entries: list[tuple[QPen, str]] = []

        def add(key: str, values: FloatArray, line_pen: QPen, name: str) -> None:
            self.plot.set_pen(key, line_pen)
            self.plot.set_line(key, t, values)
            entries.append((line_pen, name))

        for k in range(min(reading.inputs.shape[1], _MOST_CURVES)):
            add(f"x{k}", reading.inputs[:, k], pen(theme.muted, 1.0, RUN_DASHES[k]), f"x{k + 1}")
        several = reading.scores.shape[1] > 1
        width = 1.8 if reading.scores.shape[1] < 3 else 1.0  # many wide strokes take longer than a frame may
        for k in range(min(reading.scores.shape[1], _MOST_CURVES)):
            number = str(k + 1) if several else ""
            if reading.targets is not None and np.isfinite(reading.targets[:, k]).any():
                add(
                    f"target{k}",
                    _as_steps(reading.targets[:, k]),
                    pen(theme.text, 3.0, (1.0, 1.5)),
                    self.tr("should be y{number}").format(number=number),
                )
            add(
                f"y{k}",
                reading.scores[:, k],
                pen(theme.run(k), width),
                self.tr("answer y{number}").format(number=number),
            )
            if after is not reading:
                add(
                    f"after{k}",
                    after.scores[:, k],
                    pen(theme.warning, width, (4, 2)),
                    self.tr("y{number} with the changes").format(number=number),
                )
        shown = [reading.inputs, reading.scores, after.scores]
        if reading.targets is not None:
            shown.append(reading.targets)
        # A diverged network answers with what is no number, and a target is none where nothing is asked for.
        finite = np.concatenate([values[np.isfinite(values)] for values in shown])
        low, high = (float(finite.min()), float(finite.max())) if finite.size else (-1.0, 1.0)
        room = max(high - low, 1e-6) * 0.06
        self.plot.show_range((0.5, reading.steps + 0.5), (low - room, high + room))
        self.legend.show_entries(entries)

    # ------------------------------------------------------------ texts and looks

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_title(self.tr("Sequence"))
        self.plot.setAccessibleName(self.tr("Inputs, answers and what should be answered, over time"))
        self.plot.name_axes(self.tr("time step"), self.tr("value"))
        self.example_label.setText(self.tr("Example"))
        self.example.setAccessibleName(self.tr("Example of the network's own task"))
        self.example.setToolTip(self.example.accessibleName())
        self.generate_button.setText(self.tr("Generate") + " ▾")
        self.generate_button.setToolTip(self.tr("Read a made-up sequence"))
        self.type_button.setText(self.tr("Type…"))
        self.type_button.setToolTip(self.tr("Type or paste the sequence; a CSV file can be dropped on the window"))
        for button in (self.generate_button, self.type_button):
            button.setAccessibleName(button.toolTip())
        for action, kind in zip(self._menu.actions(), Generated, strict=True):
            action.setText(generated_name(kind))
        if self.frame is not None:
            self._draw(self.frame)

    def restyle(self) -> None:
        """Take colours and fonts from the theme."""
        self.generate_button.setStyleSheet(menu_button_sheet(self.style_.theme))
        self.plot.restyle()
        self.legend.lay_out()
        self.plot.name_axes(self.tr("time step"), self.tr("value"))
        if self.frame is not None:
            self._draw(self.frame)

    def figure(self) -> QWidget:
        """The plot."""
        return self.plot

    def table(self) -> Table | None:
        """A row for each step: inputs, what should be answered, answers."""
        frame, reading = self.frame, self._shown()
        if frame is None or reading is None or reading.inputs is None or frame.after is None:
            return None
        columns: list[tuple[str, FloatArray]] = [
            (f"x{k + 1}", reading.inputs[:, k]) for k in range(reading.inputs.shape[1])
        ]
        for k in range(reading.scores.shape[1]):
            if reading.targets is not None:
                columns.append((f"target{k + 1}", reading.targets[:, k]))
            columns.append((f"y{k + 1}", reading.scores[:, k]))
            if frame.after is not reading:
                columns.append((f"y{k + 1}_changed", frame.after.scores[:, k]))
        rows = [(t + 1, *(float(values[t]) for _, values in columns)) for t in range(reading.steps)]
        return Table(("step", *(name for name, _ in columns)), rows)


class _Legend(QWidget):
    """A stroke and a name for each curve, in as many lines as they need."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._entries: list[tuple[QPen, str]] = []
        self._places: list[QPointF] = []

    def show_entries(self, entries: list[tuple[QPen, str]]) -> None:
        """Show these (pen, name)."""
        self._entries = entries
        self.setAccessibleName(", ".join(name for _, name in entries))
        self.lay_out()

    def lay_out(self) -> None:
        """Put the entries side by side, and those for which there is no room into the next line."""
        metrics = QFontMetricsF(self._style.font(0.8))
        x, y = 2.0, 0.0
        self._places = []
        for _, name in self._entries:
            width = 27.0 + metrics.horizontalAdvance(name)
            if x > 2.0 and x + width > self.width():
                x, y = 2.0, y + metrics.height()
            self._places.append(QPointF(x, y))
            x += width + 14.0
        self.setMinimumHeight(round(y + metrics.height()) + 2)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self.lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._style.font(0.8)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        for (stroke, name), at in zip(self._entries, self._places, strict=True):
            middle = at.y() + metrics.height() / 2
            painter.setPen(stroke)
            painter.drawLine(QPointF(at.x(), middle), QPointF(at.x() + 22.0, middle))
            painter.setPen(QColor(self._style.theme.text))
            painter.drawText(QPointF(at.x() + 27.0, at.y() + metrics.ascent()), name)
        painter.end()


def _as_steps(values: FloatArray) -> FloatArray:
    """Targets as a curve; one that stands alone is stretched to the step before, or it would be no line."""
    made = np.array(values)
    alone = np.isfinite(made) & ~np.isfinite(np.roll(made, 1)) & ~np.isfinite(np.roll(made, -1))
    for t in np.flatnonzero(alone).tolist():
        made[t - 1 if t else 0] = made[t]
    return made
