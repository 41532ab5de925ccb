"""w⁹⁹⁹: the simplest recurrent network, one linear unit over 1,000 steps, and what its one weight does."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from lstm_sim.cell import Quantity
from lstm_sim.frame import Frame
from lstm_sim.gradients.power import (
    LECTURE_WEIGHTS,
    Extent,
    PowerEnd,
    ScaledNumber,
    position_of,
    power_curve,
    power_end,
    power_run,
    weight_at,
)
from lstm_sim.study_edits import LARGEST_POWER, set_power
from lstm_sim.table import Table
from ui.gradients.bench import Bench
from ui.gradients.setting_row import SettingRow
from ui.gradients.steady import Steady
from ui.handles import Handle
from ui.kept_plot import KeptPlot
from ui.panel import Panel
from ui.store import Store
from ui.style import Style, pen

Q = Quantity
_POINTS = 401
_LOWEST, _HIGHEST = -340.0, 340.0
"""Of the axis, in powers of ten: a little more than a double holds."""
_WEIGHT = 1
_NARROW, _WIDER = 0.02, 2.0
"""The least range on either side of w = 1, and how much wider each next one is."""


class PowerPanel(Panel):
    """A slider for w with its finest steps around 1, y = w⁹⁹⁹ and dy/dw in figures and on a logarithmic axis."""

    key = "power"

    def __init__(self, store: Store, style: Style, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(store, style, parent)
        self.row = SettingRow(-LARGEST_POWER, LARGEST_POWER, 4, 0.0001, _position, weight_at)
        self.plot = KeptPlot(style, self)
        self._range = (0.0, 0.0)
        self.figures = QLabel(self)
        self.figures.setTextFormat(Qt.TextFormat.RichText)
        self.figures.setWordWrap(True)
        self.figures.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = [QPushButton(f"{w:g}", self) for w in LECTURE_WEIGHTS]
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        self.lecture = QLabel(self)
        buttons.addWidget(self.lecture)
        for button, w in zip(self._buttons, LECTURE_WEIGHTS, strict=True):
            button.clicked.connect(lambda _on=False, value=w: store.edit(set_power(value)))
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.content.addWidget(self.row)
        self.content.addLayout(buttons)
        self.content.addWidget(self.plot, 1)
        self.content.addWidget(Steady(self.figures, self))
        self.row.changed.connect(lambda w: store.edit(set_power(w)))
        self.plot.handle_moved.connect(lambda _key, x, _y: self._on_moved(x))
        self.plot.handle_stepped.connect(lambda _key, dx, _dy: self._on_moved(store.session.study.power + dx / 100))
        self.plot.handle_reset.connect(lambda _key: store.edit(set_power(1.0)))
        for part in (self.row, self.plot):
            for begins, ends in (
                (store.begin_gesture, store.end_gesture),
                (self.plot.motion.begin, self.plot.motion.end),
            ):
                part.gesture_began.connect(begins)
                part.gesture_ended.connect(ends)
        self.begin()

    def _on_moved(self, w: float) -> None:
        self.store.edit(set_power(round(min(max(w, 0.0), LARGEST_POWER), 4)))

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """The figures and the point of w; the curve where the range changed."""
        w = new.session.study.power
        if old is not None and old.session.study.power == w:
            return
        self.row.show_value(w)
        self._draw(power_end(w))

    def _draw(self, end: PowerEnd) -> None:
        """The curve about w = 1, which stays while w moves within its range, and the points on it."""
        low, high = _range_about(end.w)
        if (low, high) != self._range:
            self._range = low, high
            curve = power_curve(np.linspace(low, high, _POINTS))
            self.plot.set_line("y", curve.w, np.clip(curve.y_logs, _LOWEST, None))
            self.plot.set_line("slope", curve.w, np.clip(curve.slope_logs, _LOWEST, None))
            shown = np.concatenate([curve.y_logs, curve.slope_logs])
            finite = shown[np.isfinite(shown)]
            self.plot.show_range((low, high), (max(float(finite.min()), _LOWEST) - 2.0, float(finite.max()) + 4.0))
        marks = [w for w in LECTURE_WEIGHTS if low <= w <= high and w != end.w]
        heights = power_curve(np.array(marks)).y_logs.tolist()
        handles = [
            Handle(10 + k, Q.MEMORY, w, y, False, f"{w:g}") for k, (w, y) in enumerate(zip(marks, heights, strict=True))
        ]
        handles.append(Handle(_WEIGHT, Q.OUTPUT, end.w, max(_log(end.y), _LOWEST), True, f"w = {end.w:g}"))
        self.plot.show_handles(handles)
        self._show_figures(end)

    def _show_figures(self, end: PowerEnd) -> None:
        ink = self.style_.theme.ink
        self.figures.setText(
            f"<span style='color:{ink(Q.OUTPUT).name()}'><b>y = w<sup>999</sup> = {self._number(end.y)}</b></span>"
            " &nbsp;&nbsp; "
            f"<span style='color:{ink(Q.MEMORY).name()}'><b>dy/dw = 999·w<sup>998</sup> = "
            f"{self._number(end.slope)}</b></span>"
        )

    def _number(self, value: ScaledNumber) -> str:
        """A number that may not fit a double, in figures."""
        sign = "−" if value.sign < 0 else ""
        if value.sign == 0:
            return "0"
        if value.extent is Extent.WITHIN and -4.0 < value.log10 < 9.0:
            return _figures(value.value, value.log10)
        power = int(np.floor(value.log10))
        text = f"{sign}{10 ** (value.log10 - power):.6f} × 10<sup>{str(power).replace('-', '−')}</sup>"
        if value.extent is Extent.OVERFLOW:
            return self.tr("{number} (beyond what a computer's number holds)").format(number=text)
        if value.extent is Extent.UNDERFLOW:
            return self.tr("{number} (0 for a computer)").format(number=text)
        return text

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_title(self.tr("w⁹⁹⁹"))
        self.row.set_name("w", self.tr("The weight that feeds the memory back; Shift and the arrows move it finely"))
        self.lecture.setText(self.tr("the lecture's"))
        for button, w in zip(self._buttons, LECTURE_WEIGHTS, strict=True):
            button.setAccessibleName(f"w = {w:g}")
        self.plot.setAccessibleName(self.tr("y and dy/dw over the weight"))
        self.plot.name_axes("w", self.tr("log₁₀ |y|, log₁₀ |dy/dw| (dashed)"))
        self._draw(power_end(self.store.session.study.power))

    def restyle(self) -> None:
        """Take colours and fonts from the theme."""
        theme = self.style_.theme
        self.plot.restyle()
        self.plot.name_axes("w", self.tr("log₁₀ |y|, log₁₀ |dy/dw| (dashed)"))
        self.plot.set_pen("y", pen(theme.fill(Q.OUTPUT), 1.8))
        self.plot.set_pen("slope", pen(theme.fill(Q.MEMORY), 1.8, (5, 3)))
        self.figures.setFont(self.style_.font(1.0))
        palette = self.lecture.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.muted)
        self.lecture.setPalette(palette)
        self._show_figures(power_end(self.store.session.study.power))

    def figure(self) -> QWidget:
        """The plot."""
        return self.plot

    def table(self) -> Table:
        """The run: what each step holds."""
        run = power_run(self.store.session.study.power)
        rows = [(t + 1, float(y), float(log)) for t, (y, log) in enumerate(zip(run.outputs, run.logs, strict=True))]
        return Table(("step", "y", "log10_abs_y"), rows)


def _figures(value: float, log10: float) -> str:
    """A number of usual size: nine figures, no power of ten."""
    return f"{value:,.{max(8 - int(np.floor(log10)), 0)}f}".replace("-", "−")


def _range_about(w: float) -> tuple[float, float]:
    """From where to where the curve is shown: about 1, wide enough for w, in ranges that stay for many a w."""
    wider = max(0, math.ceil(math.log(max(abs(w - 1.0) * 1.05, _NARROW) / _NARROW, _WIDER)))
    reach = _NARROW * _WIDER**wider
    return (-LARGEST_POWER if w < 0.0 else max(1.0 - reach, 0.0)), min(1.0 + reach, LARGEST_POWER)


def _position(w: float) -> float:
    return position_of(w)


def _log(value: ScaledNumber) -> float:
    return value.log10 if value.sign else _LOWEST
