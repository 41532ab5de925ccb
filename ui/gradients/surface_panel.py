"""The error surface: rough and with a cliff, and descents on it with and without clipping."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from lstm_sim.cell import Quantity
from lstm_sim.frame import Frame
from lstm_sim.gradients.descent import Clipping, Descent, End
from lstm_sim.gradients.surface import Region
from lstm_sim.study import Shown, Slope
from lstm_sim.study_edits import look_at_slope, set_slope
from lstm_sim.table import Table
from ui.gradients.bench import Bench
from ui.gradients.setting_row import SettingRow
from ui.gradients.slope_job import SlopeAnswer, one_unit_job
from ui.gradients.slope_strip import SlopeStrip, Strip
from ui.gradients.surface_painter import Picture
from ui.gradients.surface_view import SurfaceView
from ui.panel import Panel
from ui.segment import Segment
from ui.store import Store
from ui.style import Style

JOB = "slope"
_GREEN = Quantity.OUTPUT_GATE


class SurfacePanel(Panel):
    """The surface of Pascanu's one-unit network over w and b; a click begins two descents side by side."""

    key = "surface"

    def __init__(self, store: Store, style: Style, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(store, style, parent)
        self.bench = bench
        self._answer: SlopeAnswer | None = None
        self.view = SurfaceView(style, self)
        self.strip = SlopeStrip(style, self)
        self.map_button, self.relief_button = Segment(style, "", self), Segment(style, "", self)
        self.arrows = Segment(style, "∇", self)
        for segment in (self.map_button, self.relief_button):
            segment.setAutoExclusive(True)
        for widget in (self.arrows, self.map_button, self.relief_button):
            self.header.addWidget(widget)
        self.rate = SettingRow(0.001, 0.5, 3, 0.005)
        self.momentum = SettingRow(0.0, 0.99, 2, 0.05)
        self.threshold = SettingRow(0.1, 50.0, 1, 1.0)
        self.clipping = QComboBox(self)
        self.clipping.addItem("", Clipping.NORM)
        self.clipping.addItem("", Clipping.VALUE)
        self.replay = QSlider(Qt.Orientation.Horizontal, self)
        self.replay.setRange(0, store.session.study.slope.rule.steps)
        self.jump_button = QToolButton(self)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.addWidget(self.rate, 0, 0)
        grid.addWidget(self.momentum, 0, 1)
        grid.addWidget(self.threshold, 1, 0)
        grid.addWidget(self.clipping, 1, 1)
        row = QHBoxLayout()
        self.replay_label = QLabel(self)
        self.replay_label.setBuddy(self.replay)
        for part, stretch in ((self.replay_label, 0), (self.replay, 1), (self.jump_button, 0)):
            row.addWidget(part, stretch)
        self.content.addLayout(grid)
        self.content.addWidget(self.view, 1)
        self.content.addWidget(self.strip)
        self.content.addLayout(row)
        self.content.addWidget(self.words)
        edit = store.edit
        self.rate.changed.connect(lambda value: edit(set_slope(learning_rate=value)))
        self.momentum.changed.connect(lambda value: edit(set_slope(momentum=value)))
        self.threshold.changed.connect(lambda value: edit(set_slope(threshold=value)))
        for setting in (self.rate, self.momentum, self.threshold):
            setting.gesture_began.connect(store.begin_gesture)
            setting.gesture_ended.connect(store.end_gesture)
        self.clipping.activated.connect(lambda _k: edit(set_slope(clipping=Clipping(self.clipping.currentData()))))
        self.map_button.clicked.connect(lambda: edit(look_at_slope(shown=Shown.MAP)))
        self.relief_button.clicked.connect(lambda: edit(look_at_slope(shown=Shown.RELIEF)))
        self.arrows.toggled.connect(self.view.show_arrows)
        self.view.start_chosen.connect(lambda x, y: edit(set_slope(start=(round(x, 4), round(y, 4)), step=None)))
        self.view.turned.connect(lambda turn, tilt: edit(look_at_slope(turn=turn, tilt=tilt)))
        self.view.region_chosen.connect(self._on_region)
        self.replay.valueChanged.connect(lambda value: edit(look_at_slope(step=value)))
        self.jump_button.clicked.connect(self._on_jump)
        bench.answered.connect(self._on_answered)
        self.begin()

    # ------------------------------------------------------------ what the user does

    def _on_region(self, region: Region | None) -> None:
        self.store.edit(set_slope(region=region))

    def _on_jump(self) -> None:
        """Go to the step of the unclipped descent that carried furthest."""
        if self._answer is not None and self._answer.pair is not None:
            self.store.edit(look_at_slope(step=self._answer.pair.unclipped.largest_jump))

    # ------------------------------------------------------------ following

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Ask for a surface or descents that are new; turn the relief; replay."""
        slope = new.session.study.slope
        before = None if old is None else old.session.study.slope
        if before is slope:
            return
        self.rate.show_value(slope.rule.learning_rate)
        self.momentum.show_value(slope.rule.momentum)
        self.threshold.show_value(slope.rule.threshold)
        self.clipping.setCurrentIndex(1 if slope.rule.clipping is Clipping.VALUE else 0)
        self.map_button.setChecked(slope.shown is Shown.MAP)
        self.relief_button.setChecked(slope.shown is Shown.RELIEF)
        self.view.show_as(slope.shown, slope.turn, slope.tilt)
        if before is None or _asked(before) != _asked(slope):
            kept = self._answer
            self.bench.ask(JOB, lambda: one_unit_job(slope, kept))
        self._draw()

    def _on_answered(self, key: str, value: object) -> None:
        if key == JOB and isinstance(value, SlopeAnswer):
            self._answer = value
            self._draw()

    def _draw(self) -> None:
        answer, slope = self._answer, self.store.session.study.slope
        if answer is None:
            return
        self.view.show_picture(Picture(answer.surface, answer.contours, answer.pair, slope.start, slope.step))
        names = (self.tr("E along w"), self.tr("E along b"), self.tr("E (bold) and ‖g‖ (thin) at each step; θ dotted"))
        self.strip.show_strip(Strip(answer.sections, answer.pair, slope.step, names))
        steps = 0 if answer.pair is None else max(answer.pair.clipped.steps, answer.pair.unclipped.steps)
        self.replay.blockSignals(True)
        self.replay.setRange(0, steps)
        self.replay.setValue(steps if slope.step is None else min(slope.step, steps))
        self.replay.blockSignals(False)
        self._show_words()

    def _show_words(self) -> None:
        answer = self._answer
        if answer is None or answer.pair is None:
            self.words.setText(self.tr("Click on the surface to descend from there."))
            return
        theme, step = self.style_.theme, self.store.session.study.slope.step
        parts = []
        for name, descent, colour in (
            (self.tr("clipped"), answer.pair.clipped, theme.inks[_GREEN]),
            (self.tr("unclipped"), answer.pair.unclipped, theme.warning),
        ):
            at = descent.steps if step is None else min(step, descent.steps)
            loss, norm = float(descent.losses[at]), float(descent.gradient_norms[at])
            values = f"E = {_number(loss)}, ‖g‖ = {_number(norm)}"
            parts.append(f"<span style='color:{colour}'><b>{name}</b></span> {values}, {self._ending(descent)}")
        self.words.setText("<br>".join(parts))

    def _ending(self, descent: Descent) -> str:
        words = {
            End.CONVERGED: self.tr("converged at step {step}"),
            End.DIVERGED: self.tr("diverged at step {step}"),
            End.LEFT: self.tr("left the picture at step {step}"),
            End.STEPS: self.tr("still going after {step} steps"),
        }
        return words[descent.end].format(step=descent.steps)

    # ------------------------------------------------------------ texts and looks

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_title(self.tr("Error surface"))
        self.view.setAccessibleName(self.tr("Error over w and b"))
        network = self.tr("x(t) = w·σ(x(t−1)) + b over 50 steps, E = (σ(x₅₀) − 0.7)².")
        self.view.setToolTip(network + " " + self.tr("Click to descend from there; A shows all"))
        self.view.name_axes("w", "b")
        self.map_button.setText(self.tr("Map"))
        self.relief_button.setText(self.tr("Relief"))
        self.arrows.setToolTip(self.tr("The gradient field: the way down at each place"))
        self.arrows.setAccessibleName(self.arrows.toolTip())
        self.rate.set_name(self.tr("learning rate"))
        self.momentum.set_name(self.tr("momentum"))
        tip = self.tr("The largest gradient that is let through; the lecture's is 15")
        self.threshold.set_name(self.tr("threshold"), tip)
        self.clipping.setItemText(0, self.tr("clipped by norm"))
        self.clipping.setItemText(1, self.tr("clipped by value"))
        self.clipping.setAccessibleName(self.tr("Clipping"))
        self.replay_label.setText(self.tr("step"))
        self.replay.setAccessibleName(self.tr("Step of the descents"))
        self.jump_button.setText(self.tr("The Jump"))
        self.jump_button.setToolTip(self.tr("The step that carried the unclipped descent furthest"))
        self.strip.setAccessibleName(self.tr("Sections through the start; loss and gradient norm of both descents"))
        self.strip.setToolTip(self.strip.accessibleName())
        self._draw()
        self._show_words()

    def restyle(self) -> None:
        """Take colours and fonts from the theme."""
        self.view.take_style()
        self.strip.updateGeometry()
        self.strip.update()
        self._show_words()

    # ------------------------------------------------------------ the figure

    def figure(self) -> QWidget:
        """The surface."""
        return self.view

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """Paint the surface; lines as vectors, the map as an image."""
        painter.save()
        painter.translate(target.topLeft())
        painter.scale(target.width() / max(1, self.view.width()), target.height() / max(1, self.view.height()))
        self.view.paint(painter)
        painter.restore()

    def table(self) -> Table | None:
        """The descents: a row for each step."""
        if self._answer is None or self._answer.pair is None:
            return None
        rows = []
        for name, descent in (("clipped", self._answer.pair.clipped), ("unclipped", self._answer.pair.unclipped)):
            for k, (point, loss, norm) in enumerate(
                zip(descent.points.tolist(), descent.losses.tolist(), descent.gradient_norms.tolist(), strict=True)
            ):
                rows.append((name, k, *point, loss, norm, int(descent.clipped[k])))
        return Table(("descent", "step", "w", "b", "loss", "gradient_norm", "clipped"), rows)


def _asked(slope: Slope) -> tuple[object, ...]:
    """What the answer depends on."""
    return slope.source, slope.weights, slope.seed, slope.region, slope.start, slope.rule


def _number(value: float) -> str:
    if np.isnan(value):
        return "—"
    return f"{value:.4g}".replace("-", "−").replace("inf", "∞")
