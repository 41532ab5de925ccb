"""Gradients through time: how much of the loss's gradient reaches each step, in small cells or in a real network."""

from __future__ import annotations

import functools

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QWidget

from lstm_sim.activations import FloatArray
from lstm_sim.cell import CellType
from lstm_sim.frame import Frame
from lstm_sim.frozen import frozen
from lstm_sim.gradients.question import material_of
from lstm_sim.gradients.survey import Survey
from lstm_sim.laboratory.edits import look_at
from lstm_sim.laboratory.reading import Known, LabFrame
from lstm_sim.session import Session
from lstm_sim.study import Over
from lstm_sim.study_edits import look_at_step, set_comparison
from lstm_sim.table import Table
from ui.elided_label import ElidedLabel
from ui.gradients.bench import Bench
from ui.gradients.comparison_bar import ComparisonBar
from ui.gradients.held_axes import HeldAxes
from ui.gradients.through_time_lines import (
    Answer,
    CellLines,
    Curve,
    bold_values,
    cells_check,
    network_check,
    network_job,
)
from ui.gradients.through_time_words import (
    CELLS,
    checks_text,
    layers_text,
    mark_of,
    power_of_ten,
    waiting_text,
    where_text,
)
from ui.gradients.value_label import ValueLabel
from ui.network.laboratory import Laboratory
from ui.network.network_panel import NetworkPanel
from ui.step_plot import StepPlot
from ui.store import Store
from ui.style import RUN_DASHES, Style, pen
from ui.texts import cell_name

_JOB, _CHECK = "through time", "numerical"


class ThroughTimePanel(NetworkPanel):
    """One line for each cell, or each layer of the network that is chosen in Network, on one logarithmic axis."""

    key = "through-time"

    def __init__(
        self, store: Store, style: Style, bench: Bench, laboratory: Laboratory, parent: QWidget | None = None
    ) -> None:
        super().__init__(store, style, laboratory, parent)
        self.bench = bench
        self._survey = Survey(laboratory.folders)
        self._cell_lines = CellLines()
        self._asked: tuple[object, ...] | None = None
        self._axes = HeldAxes()
        self._known: Known | None = None
        self._answer: Answer | None = None
        self._pens: dict[tuple[object, ...], QPen] = {}
        self.plot = StepPlot(style, self)
        self.bar = ComparisonBar(self)
        self.check_button = QPushButton(self)
        self.header.addWidget(self.check_button)
        self.where = ElidedLabel(self)
        self.layers = QLabel(self)
        self.layers.setWordWrap(True)
        self.layers.setTextFormat(Qt.TextFormat.RichText)
        self.layers.setContentsMargins(0, 3, 0, 0)  # for the exponents
        self.check_label = QLabel(self)
        self.check_label.setWordWrap(True)
        self.check_label.setTextFormat(Qt.TextFormat.PlainText)
        self._boxes = {cell: QCheckBox(self) for cell in CELLS}
        self._values = {cell: ValueLabel(self) for cell in CELLS}
        self.content.addWidget(self.bar)
        self.content.addWidget(self.where)
        self.content.addWidget(self.layers)
        self.content.addLayout(self._boxes_row())
        self.content.addWidget(self.plot, 1)
        self.content.addWidget(self.check_label)
        self.bar.changed.connect(lambda values: store.edit(set_comparison(**values)))
        for begins, ends in ((store.begin_gesture, store.end_gesture), (self.plot.motion.begin, self.plot.motion.end)):
            self.bar.gesture_began.connect(begins)
            self.bar.gesture_ended.connect(ends)
        self.bar.gesture_began.connect(lambda: self._hold(True))
        self.bar.gesture_ended.connect(lambda: self._hold(False))
        self.check_button.clicked.connect(self._on_check)
        for box in self._boxes.values():
            box.toggled.connect(lambda _on: self._on_cells())
        self.plot.step_chosen.connect(self._on_step_chosen)
        bench.answered.connect(self._on_bench_answered)
        store.edited.connect(self._ask_ahead)
        self.begin()

    def _boxes_row(self) -> QGridLayout:
        """A box for each cell, and under it its value."""
        boxes = QGridLayout()
        boxes.setHorizontalSpacing(8)
        boxes.setVerticalSpacing(0)
        for place, (cell, box) in enumerate(self._boxes.items()):
            value = self._values[cell]
            value.setIndent(box.iconSize().width() + 6)
            boxes.addWidget(box, 0, place)
            boxes.addWidget(value, 1, place)
            boxes.setColumnStretch(place, 1)
        return boxes

    # ------------------------------------------------------------ what the user does

    def _on_cells(self) -> None:
        cells = tuple(cell for cell, box in self._boxes.items() if box.isChecked())
        self.store.edit(set_comparison(cells=cells))

    def _on_step_chosen(self, step: int) -> None:
        """The step of a network's sentence is the one that Network looks at."""
        of_network = self.store.session.study.comparison.of_network
        self.store.edit(look_at(step=step) if of_network else look_at_step(step))

    def _on_check(self) -> None:
        """Compare the gradient at the step looked at with a numerical one."""
        comparison, answer = self.store.session.study.comparison, self._answer
        if comparison.of_network and (answer is None or answer.question is None):
            return
        self.check_label.setText(self.tr("Counting…"))
        question = None if answer is None else answer.question
        if comparison.of_network and answer is not None and question is not None:
            step = self._step()
            self.bench.ask(_CHECK, lambda: network_check(question, answer, step))
        else:
            self.bench.ask(_CHECK, lambda: cells_check(comparison))

    # ------------------------------------------------------------ following

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Ask for the lines of a comparison that is new; move the step."""
        session = new.session
        before = None if old is None else old.session.study
        comparison, same_lab = session.study.comparison, old is not None and old.session.lab is session.lab
        if (
            before is not None
            and before.comparison is comparison
            and before.wanted is session.study.wanted
            and same_lab
        ):
            return
        self.bar.show_comparison(comparison)
        for cell, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(cell in comparison.cells)
            box.blockSignals(False)
        for widget in (*self._boxes.values(), *self._values.values()):
            widget.setVisible(not comparison.of_network)
        for label in (self.where, self.layers):
            label.setVisible(comparison.of_network)
        asked, self._asked = self._asked, _asked(session)
        if asked != self._asked:
            self._ask(session)
        elif self._answer is None or comparison.of_network or self._answer.comparison.drawn == comparison.drawn:
            self.plot.show_step(self._step(), self._steps())  # of lines that are still to come the answer tells
            self._show_values()

    def _ask_ahead(self) -> None:
        """Of the cells it is asked before the window is painted: their lines come a good millisecond sooner."""
        session, shown = self.store.session, self._answer
        if not self.isVisible() or session.study.comparison.of_network or (shown and shown.comparison.of_network):
            return
        asked = _asked(session)
        if self._asked is not None and asked != self._asked:
            self._asked = asked
            self._ask(session)

    def _ask(self, session: Session) -> None:
        """Ask for the lines."""
        study, lab = session.study, session.lab
        self.check_label.setText("")
        self.bench.forget(_CHECK)
        if self._answer is not None and self._answer.comparison.of_network != study.comparison.of_network:
            self._answer = None
            self._draw()
        if not study.comparison.of_network:
            self.bench.ask(_JOB, lambda: self._cell_lines.job(study.comparison), of_slider=True)
            return
        self.laboratory.wake()
        frame, ref = self.laboratory.frame, lab.network
        self._known = None if frame is None else frame.chosen
        following = None if ref is None else self.laboratory.live_of(ref)
        live = {} if following is None else {following.run: following}
        survey = self._survey
        self.bench.ask(_JOB, lambda: network_job(survey, lab, study, live))

    def answer(self, old: LabFrame | None, new: LabFrame) -> None:
        """The network has other weights now; one that is being trained is not run after."""
        session = self.store.session
        ref, known = session.lab.network, new.chosen
        if not session.study.comparison.of_network or ref is None or self.laboratory.live_of(ref) is not None:
            return
        if known is not None and self._known is not None and known is not self._known and known.ref == ref:
            self._ask(session)
        self._known = known

    def _on_bench_answered(self, key: str, value: object) -> None:
        if key == _JOB and isinstance(value, Answer):
            if value.comparison.of_network != self.store.session.study.comparison.of_network:
                return  # overtaken by a question of another kind
            self._answer = value
            self._draw()
        elif key == _CHECK and isinstance(value, dict) and value:
            self.check_label.setText(checks_text(value, self._answer))

    def _steps(self) -> int:
        """T of the sequence that is drawn."""
        comparison, answer = self.store.session.study.comparison, self._answer
        return answer.steps if answer is not None and comparison.of_network else comparison.drawn.steps

    def _step(self) -> int:
        """The step that is looked at."""
        study, look = self.store.session.study, self.store.session.lab.look
        step = look.step if study.comparison.of_network else study.comparison.step
        return min(step, self._steps() - 1)

    def _draw(self) -> None:
        groups = {} if self._answer is None else self._answer.lines
        drawn = [
            (f"{name} {curve.name}", mark_of(name, place), curve)
            for place, (name, group) in enumerate(groups.items())
            for curve in group.curves
        ]
        if tuple(key for key, *_ in drawn) != self.plot.line_keys():
            for key in self.plot.line_keys():
                self.plot.remove_line(key)
        if self._answer is None:
            self._show_values()
            return
        steps, lowest, highest = self._answer.steps, -1.0, 0.0
        for key, mark, curve in drawn:
            values = curve.shown[:steps]  # an older line may be longer
            self.plot.set_pen(key, self._pen_of(mark, curve))
            self.plot.set_line(key, _steps(len(values)), values)
            if curve.span is not None:
                lowest, highest = min(lowest, curve.span[0]), max(highest, curve.span[1])
        self.plot.show_range(*self._axes.ranges(steps, lowest, highest))
        self.plot.show_step(self._step(), steps)
        self._show_values()

    def _hold(self, held: bool) -> None:
        """A slider is taken, or let go: the axes end where the lines do."""
        self._axes.held = held
        if not held:
            self._draw()

    def _pen_of(self, mark: int, curve: Curve) -> QPen:
        """The same one until the theme is another."""
        key = (mark, curve.width, curve.dash)
        if key not in self._pens:
            self._pens[key] = pen(self.style_.theme.run(mark), curve.width, curve.dash or RUN_DASHES[mark])
        return self._pens[key]

    # ------------------------------------------------------------ values and checks

    def _show_values(self) -> None:
        """The gradient that reaches the step looked at, of each cell below its name, of each layer beside it."""
        answer, step = self._answer, self._step()
        for cell, label in self._values.items():
            group = None if answer is None else answer.lines.get(cell)
            value = float("nan") if group is None else bold_values(group, step)
            label.setText("&nbsp;" if group is None or step >= group.steps else power_of_ten(value))
        self._show_where(step)

    def _show_where(self, step: int) -> None:
        """Which network reads what, and the gradient of each of its layers at the step."""
        answer = self._answer
        if answer is None or answer.question is None:
            self.where.setText("")
            self.layers.setText(waiting_text(answer))
        else:
            self.where.setText(where_text(answer, answer.question))
            self.layers.setText(layers_text(answer, answer.question, step, self.style_.theme))

    # ------------------------------------------------------------ texts and looks

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_title(self.tr("Gradients through time"))
        self.bar.retranslate()
        self.check_button.setText(self.tr("Check"))
        self.check_button.setToolTip(self.tr("Compare the gradient at this step with a numerical one"))
        short = {
            CellType.RNN: self.tr("RNN"),
            CellType.LSTM: self.tr("LSTM"),
            CellType.PEEPHOLE: self.tr("Peephole"),
            CellType.DENSE_PEEPHOLE: self.tr("Dense"),
            CellType.GRU: self.tr("GRU"),
        }
        for cell, box in self._boxes.items():
            box.setText(short[cell])
            box.setToolTip(cell_name(cell))
            box.setAccessibleName(cell_name(cell))
            self._values[cell].setToolTip(self.tr("Norm of the gradient at the step looked at"))
        self.plot.setAccessibleName(self.tr("Gradient at each step, logarithmic"))
        self._name_axes()
        self._show_values()

    def _name_axes(self) -> None:
        lines = self.tr("log₁₀ ‖∂L/∂c‖ (bold), ‖∂L/∂h‖, Π f(z_f) (dotted)")
        self.plot.name_axes(self.tr("time step"), lines.replace("z_f", "z<sub>f</sub>"))

    def restyle(self) -> None:
        """Take colours and fonts from the theme."""
        self._pens.clear()
        self.plot.restyle()
        self._name_axes()
        for cell, box in self._boxes.items():
            palette = box.palette()
            palette.setColor(box.foregroundRole(), self.style_.theme.run(CELLS.index(cell)))
            box.setPalette(palette)
            box.setFont(self.style_.font(0.9, bold=True))
            self._values[cell].setFont(self.style_.font(0.9))
        self._draw()

    def figure(self) -> QWidget:
        """The plot."""
        return self.plot

    def table(self) -> Table | None:
        """A row for each step, a column for each line."""
        if self._answer is None or not self._answer.lines:
            return None
        steps = self._answer.steps
        columns = [
            (f"{name}_{curve.name}", curve.values)
            for name, group in self._answer.lines.items()
            if name not in self._answer.older
            for curve in group.curves
        ]
        names = tuple(f"log10_{name}" for name, _ in columns)
        question = self._answer.question
        words = [] if question is None else [[word] for word in question.texts[0]]
        rows: list[list[float | int | str]] = [
            [t + 1, *(words[t] if words else ()), *(float(values[t]) for _, values in columns)] for t in range(steps)
        ]
        return Table(("step", *(("word",) if words else ()), *names), rows)


@functools.lru_cache(maxsize=8)
def _steps(count: int) -> FloatArray:
    """1 … count, the same array each time: lines over it are placed sooner."""
    return frozen(np.arange(1.0, count + 1.0))


def _asked(session: Session) -> tuple[object, ...]:
    """What the lines depend on."""
    study = session.study
    comparison = study.comparison
    if not comparison.of_network:
        return comparison.drawn, comparison.cells
    return comparison.drawn.asked, session.lab.network, study.wanted, *material_of(session.lab, Over.SENTENCE)
