"""The course of training runs: loss, score, gradient norm and learning rate, several runs on one axis."""

from __future__ import annotations

from enum import Enum, auto

import numpy as np
from PySide6.QtCore import QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QSlider, QWidget

from lstm_sim.laboratory.course import Course, Measure
from lstm_sim.laboratory.runs import RunEntry
from lstm_sim.laboratory.smoothing import smoothed
from lstm_sim.table import Table
from ui.network import training_texts as words
from ui.network.curve_picture import Corner, Curve, Picture
from ui.network.curve_plot import CurvePlot
from ui.network.curve_shapes import tick_text
from ui.network.laboratory import Laboratory
from ui.network.network_panel import NetworkPanel
from ui.network.trainer import Trainer
from ui.segment import Segment
from ui.store import Store
from ui.style import Style

REDRAWN_EVERY_MS = 250
"""While a run is trained: no eye follows more, and every picture costs the training a little."""
_TICKS = 100
_FIRST_TICK = 40


class Shown(Enum):
    """Which curves are on the axis."""

    LOSS = auto()
    SCORE = auto()
    GRADIENT = auto()
    RATE = auto()


def weight_of(tick: int) -> float:
    """The weight of smoothing at a place of the slider: 0, 0.9 at 40, 0.99 at 80, 0.997 at the end."""
    return float(1.0 - 10.0 ** (-tick / 40.0))


class CurvesPanel(NetworkPanel):
    """The course of training runs: loss, score, gradient norm and learning rate, several runs on one axis."""

    key = "curves"

    def __init__(
        self, store: Store, style: Style, laboratory: Laboratory, trainer: Trainer, parent: QWidget | None = None
    ) -> None:
        super().__init__(store, style, laboratory, parent)
        self.trainer = trainer
        self.plot = CurvePlot(style, self)
        self.smoothing = QSlider(Qt.Orientation.Horizontal, self)
        self.smoothing.setRange(0, _TICKS)
        self.smoothing.setValue(_FIRST_TICK)
        self.smoothing.setPageStep(10)
        self.smoothing.setMaximumWidth(90)
        self.smoothing.setMinimumWidth(40)
        self.smoothing.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.log = Segment(style, parent=self)
        self.segments = {shown: Segment(style, parent=self) for shown in Shown}
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(3)
        for segment in self.segments.values():
            group.addButton(segment)
            row.addWidget(segment)
        row.addStretch(1)
        self.segments[Shown.LOSS].setChecked(True)
        self.header.addWidget(self.smoothing)
        self.header.addWidget(self.log)
        self.content.addLayout(row)
        self.content.addWidget(self.plot, 1)
        self._kept: dict[str, tuple[tuple[object, ...], Curve]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REDRAWN_EVERY_MS)
        self._timer.timeout.connect(self.draw)
        group.buttonClicked.connect(lambda _button: self.draw())
        self.log.clicked.connect(lambda _on: self.draw())
        self.smoothing.valueChanged.connect(self._on_smoothing)
        trainer.runs.changed.connect(self._on_runs_changed)
        self.begin()

    @property
    def shown(self) -> Shown:
        """Which curves are on the axis."""
        return next(shown for shown, segment in self.segments.items() if segment.isChecked())

    # ------------------------------------------------------------ drawing

    def _on_runs_changed(self) -> None:
        """A run that is trained changes many times a second: it is drawn as often as is worth looking at."""
        if not self._timer.isActive():
            self._timer.start()

    def _on_smoothing(self, tick: int) -> None:
        self._name_smoothing(tick)
        self.draw()

    def catch_up(self) -> None:
        """Draw what changed while nobody looked."""
        super().catch_up()
        self.draw()

    def draw(self) -> None:
        """Draw the runs that are shown; a hidden panel costs nothing."""
        self._timer.stop()
        if not self.isVisible():
            return
        entries = [entry for entry in self.trainer.runs.entries if entry.shown]
        measures = {entry.measure for entry in entries if entry.measure is not None}
        self.smoothing.setEnabled(self.shown in (Shown.LOSS, Shown.GRADIENT))
        curves = tuple(self._curve(entry) for entry in reversed(entries))
        self._kept = {entry.id: self._kept[entry.id] for entry in entries}
        in_percent = self.shown is Shown.SCORE and Measure.ERROR not in measures
        self.plot.show_picture(
            Picture(
                tuple(curve for curve in curves if curve.x.size or curve.points is not None),
                self.tr("step"),
                self._y_name(measures),
                self.log.isChecked(),
                _as_percent if in_percent else _as_number,
                _as_round_percent if in_percent else tick_text,
                _legend(self.shown, in_percent),
                empty=self.tr("Press Train: every step is drawn here."),
                more=self.tr("{count} more"),
            )
        )

    def _y_name(self, measures: set[Measure]) -> str:
        if self.shown is Shown.SCORE:
            names = ", ".join(words.measure_name(m) for m in Measure if m in measures)
            return self.tr("{score} on dev").format(score=names or words.measure_name(Measure.F1))
        return {
            Shown.LOSS: self.tr("loss: lines train, circles dev"),
            Shown.GRADIENT: self.tr("gradient norm ‖g‖; above, clipped steps"),
            Shown.RATE: self.tr("learning rate"),
        }[self.shown]

    def _curve(self, entry: RunEntry) -> Curve:
        """A run's curve; the same object as long as nothing of it changed."""
        assert entry.record is not None
        weight = weight_of(self.smoothing.value())
        key = (entry.course, entry.record, self.shown, weight)
        kept = self._kept.get(entry.id)
        if kept is not None and all(a is b or a == b for a, b in zip(kept[0], key, strict=True)):
            return kept[1]
        made = _make_curve(entry, entry.course, self.shown, weight)
        self._kept[entry.id] = (key, made)
        return made

    # ------------------------------------------------------------ figure

    def figure(self) -> QWidget:
        """The plot, without the buttons."""
        return self.plot

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """The plot as vectors."""
        painter.save()
        painter.translate(target.topLeft())
        self.plot.paint(painter, QSizeF(target.size()))
        painter.restore()

    def table(self) -> Table:
        """The points of every curve on the axis, smoothed and not, and what was found on dev."""
        rows: list[list[float | int | str]] = []
        for curve in self.plot.picture.curves:
            raw = curve.y if curve.raw is None else curve.raw
            for x, value, smooth in zip(curve.x.tolist(), raw.tolist(), curve.y.tolist(), strict=True):
                rows.append([curve.name, int(x), value, smooth, ""])
            if curve.points is not None:
                for x, value in zip(*(part.tolist() for part in curve.points), strict=True):
                    rows.append([curve.name, int(x), "", "", value])
        return Table(("run", "step", self.shown.name.lower(), "smoothed", "dev"), rows)

    # ------------------------------------------------------------ looks

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_title(self.tr("Curves"))
        texts = {
            Shown.LOSS: (self.tr("Loss"), self.tr("Loss of every step, and on dev after every epoch")),
            Shown.SCORE: (self.tr("Score"), self.tr("F1 or accuracy on dev, after every epoch")),
            Shown.GRADIENT: (self.tr("Gradient"), self.tr("Norm of the gradient before clipping; clipped steps above")),
            Shown.RATE: (self.tr("Rate"), self.tr("Learning rate of every step")),
        }
        for shown, (name, tip) in texts.items():
            self.segments[shown].setText(name)
            self.segments[shown].setToolTip(tip)
            self.segments[shown].setAccessibleName(name)
        self.log.setText(self.tr("log"))
        self.log.setToolTip(self.tr("Logarithmic scale"))
        self.log.setAccessibleName(self.tr("Logarithmic scale"))
        self.smoothing.setAccessibleName(self.tr("Smoothing"))
        self._name_smoothing(self.smoothing.value())
        self.draw()

    def _name_smoothing(self, tick: int) -> None:
        text = self.tr("Smoothing {weight}").format(weight=f"{weight_of(tick):.3f}")
        self.smoothing.setToolTip(text)
        self.smoothing.setAccessibleDescription(text)

    def restyle(self) -> None:
        """Take every colour and font anew."""
        for segment in (*self.segments.values(), self.log):
            segment.setFont(self.style_.font(0.88))
        self.plot.update()


def _make_curve(entry: RunEntry, course: Course, shown: Shown, weight: float) -> Curve:
    record, measure = entry.record, entry.measure
    assert record is not None
    assert measure is not None
    steps, evaluated = course["step"], course.evaluated("step")
    if shown is Shown.SCORE:
        score = course.score(measure)
        found = np.isfinite(score)
        points = (evaluated[found], score[found]) if found.any() else None
        return Curve(record.name, record.mark, steps[:0], steps[:0], points=points)
    if shown is Shown.RATE:
        return Curve(record.name, record.mark, steps, course["learning_rate"])
    column = "loss" if shown is Shown.LOSS else "gradient_norm"
    raw = course[column]
    line = smoothed(raw, weight)
    if shown is Shown.LOSS:
        points = (evaluated, course.evaluated("loss")) if evaluated.size else None
        return Curve(record.name, record.mark, steps, line, raw if line is not raw else None, points)
    clip = record.config.clip_norm
    return Curve(
        record.name,
        record.mark,
        steps,
        line,
        raw if line is not raw else None,
        clipped=course["clipped"] if clip or record.config.clip_value else None,
        threshold=clip or None,
    )


def _legend(shown: Shown, rises: bool) -> Corner:
    """The corner where the curves are not."""
    if shown is Shown.RATE:
        return Corner.BOTTOM_LEFT
    return Corner.BOTTOM_RIGHT if rises else Corner.TOP_RIGHT


def _as_round_percent(value: float) -> str:
    return f"{100.0 * value:.6g}%"


def _as_percent(value: float) -> str:
    return f"{100.0 * value:.2f}%"


def _as_number(value: float) -> str:
    """With four decimals, so that nothing jumps, unless it is too small or too large for them."""
    return f"{value:.4f}" if 1e-3 <= abs(value) < 1e4 or value == 0.0 else tick_text(float(f"{value:.3g}"))
