"""Gradients through time: how much of the loss's gradient reaches each step, in a simple RNN, an LSTM and a GRU."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QPushButton, QWidget

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Cell, CellType
from lstm_sim.frame import Frame
from lstm_sim.gradients.drawn import MAX_STEPS, Asked, Drawn, Measured, measure
from lstm_sim.gradients.numerical import NumericalCheck, check_step
from lstm_sim.study import Comparison
from lstm_sim.study_edits import look_at_step, set_comparison
from lstm_sim.table import Table
from ui.gradients.bench import Bench
from ui.gradients.setting_row import SettingRow
from ui.panel import Panel
from ui.step_plot import StepPlot
from ui.store import Store
from ui.style import RUN_DASHES, Style, pen
from ui.texts import cell_name

_SHORTEST = 2
_JOB, _CHECK = "through time", "numerical"
_LOWEST = -60.0
"""Of the axis, in powers of ten: below it nothing of a gradient is left for any step of learning."""
_CELLS = (CellType.RNN, CellType.LSTM, CellType.PEEPHOLE, CellType.DENSE_PEEPHOLE, CellType.GRU)


@dataclass(frozen=True, eq=False)
class _Answer:
    """The lines of one comparison."""

    comparison: Comparison
    lines: dict[CellType, Measured]


class ThroughTimePanel(Panel):
    """One line for each cell on one logarithmic axis; sliders for the length, the weights' scale and the bias."""

    key = "through-time"

    def __init__(self, store: Store, style: Style, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(store, style, parent)
        self.bench = bench
        self._answer: _Answer | None = None
        self.plot = StepPlot(style, self)
        self.steps = SettingRow(_SHORTEST, MAX_STEPS, 0, 10, _position_of_steps, _steps_at)
        self.scale = SettingRow(0.0, 3.0, 2, 0.05)
        self.bias = SettingRow(-6.0, 6.0, 1, 0.5)
        self.asked = QComboBox(self)
        self.seed_button = QPushButton(self)
        self.check_button = QPushButton(self)
        self.check_label = QLabel(self)
        self.check_label.setWordWrap(True)
        self.check_label.setTextFormat(Qt.TextFormat.PlainText)
        self._boxes = {cell: QCheckBox(self) for cell in _CELLS}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for place, row in enumerate((self.steps, self.scale, self.bias)):
            grid.addWidget(row, place // 2, place % 2)
        grid.addWidget(self.asked, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for button in (self.seed_button, self.check_button):
            self.header.addWidget(button)
        self._values = {cell: QLabel(self) for cell in _CELLS}
        boxes = QGridLayout()
        boxes.setHorizontalSpacing(8)
        boxes.setVerticalSpacing(0)
        for place, (box, value) in enumerate(zip(self._boxes.values(), self._values.values(), strict=True)):
            value.setTextFormat(Qt.TextFormat.RichText)
            value.setIndent(box.iconSize().width() + 6)
            boxes.addWidget(box, 0, place)
            boxes.addWidget(value, 1, place)
            boxes.setColumnStretch(place, 1)
        self.content.addLayout(grid)
        self.content.addLayout(boxes)
        self.content.addWidget(self.plot, 1)
        self.content.addWidget(self.check_label)
        for asked in Asked:
            self.asked.addItem("", asked)
        self.steps.changed.connect(lambda value: store.edit(set_comparison(steps=round(value))))
        self.scale.changed.connect(lambda value: store.edit(set_comparison(weight_scale=value)))
        self.bias.changed.connect(lambda value: store.edit(set_comparison(forget_bias=value)))
        for row in (self.steps, self.scale, self.bias):
            row.gesture_began.connect(store.begin_gesture)
            row.gesture_ended.connect(store.end_gesture)
        self.asked.activated.connect(lambda _k: store.edit(set_comparison(asked=Asked(self.asked.currentData()))))
        self.seed_button.clicked.connect(self._on_seed)
        self.check_button.clicked.connect(self._on_check)
        for box in self._boxes.values():
            box.toggled.connect(lambda _on: self._on_cells())
        self.plot.step_chosen.connect(lambda step: store.edit(look_at_step(step)))
        bench.answered.connect(self._on_answered)
        self.begin()

    # ------------------------------------------------------------ what the user does

    def _on_seed(self) -> None:
        self.store.edit(set_comparison(seed=self.store.session.study.comparison.drawn.seed + 1))

    def _on_cells(self) -> None:
        cells = tuple(cell for cell, box in self._boxes.items() if box.isChecked())
        self.store.edit(set_comparison(cells=cells))

    def _on_check(self) -> None:
        """Compare the gradient at the step looked at with a numerical one."""
        comparison = self.store.session.study.comparison
        self.check_label.setText(self.tr("Counting…"))
        self.bench.ask(_CHECK, lambda: _checks(comparison))

    # ------------------------------------------------------------ following

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Ask for the lines of a comparison that is new; move the step."""
        comparison = new.session.study.comparison
        if old is not None and old.session.study.comparison is comparison:
            return
        drawn = comparison.drawn
        self.steps.show_value(drawn.steps)
        self.scale.show_value(drawn.weight_scale)
        self.bias.show_value(drawn.forget_bias)
        self.asked.setCurrentIndex(list(Asked).index(drawn.asked))
        for cell, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(cell in comparison.cells)
            box.blockSignals(False)
        before = None if old is None else old.session.study.comparison
        if before is None or before.drawn != drawn or before.cells != comparison.cells:
            self.check_label.setText("")
            self.bench.ask(_JOB, lambda: _measured(comparison))
        self.plot.show_step(comparison.step, drawn.steps)
        self._show_values()

    def _on_answered(self, key: str, value: object) -> None:
        if key == _JOB and isinstance(value, _Answer):
            self._answer = value if self._answer is None else _with_older_lines(value, self._answer)
            self._draw()
        elif key == _CHECK and isinstance(value, dict):
            self._show_checks(value)

    def _draw(self) -> None:
        for key in self.plot.line_keys():
            self.plot.remove_line(key)
        if self._answer is None:
            return
        theme = self.style_.theme
        steps = self._answer.comparison.drawn.steps
        highest, lowest = 0.0, -1.0
        for cell, measured in self._answer.lines.items():
            mark = _CELLS.index(cell)
            for name, values, width, dash in _curves(measured):
                key = f"{cell} {name}"
                self.plot.set_pen(key, pen(theme.run(mark), width, dash or RUN_DASHES[mark]))
                self.plot.set_line(key, np.arange(1.0, len(values) + 1.0), np.clip(values, _LOWEST, None))
                finite = values[np.isfinite(values)]
                if len(finite):
                    highest, lowest = max(highest, float(finite.max())), min(lowest, float(finite.min()))
        self.plot.show_range((0.5, steps + 0.5), (max(lowest, _LOWEST) - 0.5, highest + 0.5))
        self.plot.show_step(min(self.store.session.study.comparison.step, steps - 1), steps)
        self._show_values()

    def _show_values(self) -> None:
        """The gradient of each cell that reaches the step looked at, below the cell's name."""
        step = self.store.session.study.comparison.step
        for cell, label in self._values.items():
            measured = None if self._answer is None else self._answer.lines.get(cell)
            text = "&nbsp;"
            if measured is not None and step < len(measured.terms):
                text = _power_of_ten(float(measured.gradients.memory_or_output.log_norms[step]))
            label.setText(text)

    def _show_checks(self, checks: dict[CellType, NumericalCheck]) -> None:
        parts = [f"{cell_name(cell)} {check.deviation:.1e}" for cell, check in checks.items() if check.resolvable]
        small = [cell_name(cell) for cell, check in checks.items() if not check.resolvable]
        text = self.tr("Deviation from the numerical gradient at this step: {values}").format(values=", ".join(parts))
        if small:
            text += " · " + self.tr("too small to be counted: {cells}").format(cells=", ".join(small))
        self.check_label.setText(text)

    # ------------------------------------------------------------ texts and looks

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_title(self.tr("Gradients through time"))
        self.steps.set_name(self.tr("length"), self.tr("Time steps of the sequence"))
        self.scale.set_name(self.tr("weights"), self.tr("Scale of the recurrent weights: 1 is the edge of explosion"))
        self.bias.set_name(
            self.tr("forget bias"), self.tr("Bias of the gate that keeps the memory: above 0 it is open")
        )
        names = {Asked.LAST: self.tr("loss at the last step"), Asked.EVERY: self.tr("loss at every step")}
        for place, asked in enumerate(Asked):
            self.asked.setItemText(place, names[asked])
        self.asked.setAccessibleName(self.tr("Where the loss is"))
        self.seed_button.setText(self.tr("Other Weights"))
        self.seed_button.setToolTip(self.tr("Draw all weights anew"))
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
        self.plot.restyle()
        self._name_axes()
        for cell, box in self._boxes.items():
            palette = box.palette()
            palette.setColor(box.foregroundRole(), self.style_.theme.run(_CELLS.index(cell)))
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
        steps = self._answer.comparison.drawn.steps
        columns = [
            (f"{cell}_{name}", values)
            for cell, measured in self._answer.lines.items()
            for name, values, _, _ in _curves(measured)
            if len(values) == steps  # one that is still to come may be drawn as it was
        ]
        rows = [(t + 1, *(float(values[t]) for _, values in columns)) for t in range(steps)]
        return Table(("step", *(f"log10_{name}" for name, _ in columns)), rows)


def _curves(measured: Measured) -> list[tuple[str, FloatArray, float, tuple[float, ...]]]:
    """(name, log₁₀ of the norm at each step, width, dash or none of its own) of one cell's lines."""
    gradients = measured.gradients
    lines: list[tuple[str, FloatArray, float, tuple[float, ...]]] = []
    if gradients.memory is not None:
        lines.append(("dL_dc", gradients.memory.log_norms, 2.2, ()))
        lines.append(("dL_dh", gradients.output.log_norms, 1.0, ()))
    else:
        lines.append(("dL_dh", gradients.output.log_norms, 2.2, ()))
    if gradients.path is not None:
        lines.append(("kept", gradients.path.gradient.log_norms, 1.2, (1.0, 2.0)))
    return lines


def _with_older_lines(new: _Answer, old: _Answer) -> _Answer:
    """The new lines, and those of the cells that are still to come as they were: none vanishes while a slider moves."""
    cells = [cell for cell in new.comparison.cells if cell in new.lines or cell in old.lines]
    return _Answer(new.comparison, {cell: new.lines.get(cell) or old.lines[cell] for cell in cells})


def _measured(comparison: Comparison) -> Iterator[_Answer]:
    """In the thread: each cell as it is ready, those before it with it."""
    lines: dict[CellType, Measured] = {}
    for cell in comparison.cells:
        lines = {**lines, cell: measure(comparison.drawn, Cell(cell))}
        yield _Answer(comparison, lines)
    if not comparison.cells:
        yield _Answer(comparison, lines)


def _checks(comparison: Comparison) -> Iterator[dict[CellType, NumericalCheck]]:
    """In the thread: the numerical gradient at the step looked at, cell by cell."""
    drawn: Drawn = comparison.drawn
    checks: dict[CellType, NumericalCheck] = {}
    for cell_type in comparison.cells:
        measured = measure(drawn, Cell(cell_type))
        quantity = cell_type.memory
        rows = measured.gradients.memory_or_output
        check = check_step(measured.trace, measured.error, rows.row(comparison.step), comparison.step, quantity)
        checks = {**checks, cell_type: check}
        yield checks


def _power_of_ten(log: float) -> str:
    if log == -np.inf:
        return "0"
    return "—" if np.isnan(log) else f"10<sup>{log:+.1f}</sup>".replace("-", "−")


def _position_of_steps(steps: float) -> float:
    """The slider goes through the lengths logarithmically."""
    return float(2.0 * np.log(max(steps, _SHORTEST) / _SHORTEST) / np.log(MAX_STEPS / _SHORTEST) - 1.0)


def _steps_at(position: float) -> float:
    return float(_SHORTEST * (MAX_STEPS / _SHORTEST) ** ((position + 1.0) / 2.0))
