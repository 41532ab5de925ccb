"""Clipping in real training: the gradient norms of training runs with and without a threshold."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QPainter, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from lstm_sim.frame import Frame
from lstm_sim.laboratory.runs import RunEntry
from lstm_sim.laboratory.smoothing import smoothed
from lstm_sim.study_edits import set_threshold
from lstm_sim.table import Table
from lstm_sim.training.config import Config
from ui.gradients.setting_row import SettingRow
from ui.network import training_texts as words
from ui.network.curve_picture import Curve, Picture
from ui.network.curve_plot import CurvePlot
from ui.network.curve_shapes import tick_text
from ui.network.trainer import Trainer
from ui.panel import Panel
from ui.segment import Segment
from ui.store import Store
from ui.style import Style

REDRAWN_EVERY_MS = 90
"""While a run is trained: no eye follows more."""
_WEIGHT = 0.9
"""Of smoothing: the line is what a step's norm is like, the norms themselves stand faintly behind it."""
_LOWEST, _HIGHEST = 0.1, 50.0


class ClippingPanel(Panel):
    """The runs that are shown in Network; a pair of them, alike but for the clipping, is started from here."""

    key = "clipping"

    def __init__(self, store: Store, style: Style, trainer: Trainer, parent: QWidget | None = None) -> None:
        super().__init__(store, style, parent)
        self.trainer = trainer
        self.plot = CurvePlot(style, self)
        self.threshold = SettingRow(_LOWEST, _HIGHEST, 1, 0.5)
        self.start_button = QPushButton(self)
        self.log = Segment(style, parent=self)
        self.log.setChecked(True)
        self.header.addWidget(self.log)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.threshold, 1)
        row.addWidget(self.start_button)
        self.content.addLayout(row)
        self.content.addWidget(self.plot, 1)
        self.content.addWidget(self.words)
        self._second: Config | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REDRAWN_EVERY_MS)
        self._timer.timeout.connect(self.draw)
        self.threshold.changed.connect(lambda value: store.edit(set_threshold(value)))
        self.threshold.gesture_began.connect(store.begin_gesture)
        self.threshold.gesture_ended.connect(store.end_gesture)
        self.start_button.clicked.connect(self._on_start)
        self.log.clicked.connect(lambda _on: self.draw())
        trainer.runs.changed.connect(self._on_runs_changed)
        trainer.state_changed.connect(self._on_state_changed)
        self._read = False
        self.begin()

    # ------------------------------------------------------------ the pair

    def pair(self) -> tuple[Config, Config]:
        """The run that Network would train, without clipping and with it: the same seed, the same everything else."""
        config = replace(self.store.session.lab.config, clip_norm=0.0, clip_value=0.0)
        return config, replace(config, clip_norm=self.store.session.study.threshold)

    def _on_start(self) -> None:
        """Start the pair; the second run, if the first was ended before its time; end a run that is under way."""
        if self.trainer.busy:
            self._second = None
            self.trainer.stop()
        elif self._second is not None:
            second, self._second = self._second, None
            self.trainer.start(second)
        else:
            first, self._second = self.pair()
            self.trainer.start(first)

    def _on_state_changed(self) -> None:
        """The first run has come to its end: the second follows by itself, unless it broke off."""
        trainer = self.trainer
        if self._second is not None and not trainer.busy and trainer.told is not None:
            entry = trainer.runs.get(trainer.told.run)
            if trainer.error is not None or entry is None or entry.record is None:
                self._second = None
            elif entry.course.finished and _alike(entry.record.config, self._second):
                second, self._second = self._second, None
                trainer.start(second)
        self._show_state()

    def _show_state(self) -> None:
        busy = self.trainer.busy
        texts = (
            self.tr("Stop")
            if busy
            else self.tr("Train the Second Run")
            if self._second is not None
            else self.tr("Train Both")
        )
        self.start_button.setText(texts)
        self.start_button.setEnabled(not (busy and self.trainer.ending))
        self._show_words()

    # ------------------------------------------------------------ drawing

    def showEvent(self, event: QShowEvent) -> None:
        """Read the runs there are when somebody first looks."""
        super().showEvent(event)
        if not self._read:
            self._read = True
            self.trainer.runs.refresh()
        self.draw()

    def _on_runs_changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Another threshold, another config to train."""
        if old is None or old.session.study.threshold != new.session.study.threshold:
            self.threshold.show_value(new.session.study.threshold)
        if old is None or old.session.lab.config != new.session.lab.config:
            self._show_words()

    def draw(self) -> None:
        """Draw the runs that are shown; a hidden panel costs nothing."""
        self._timer.stop()
        if not self.isVisible():
            return
        shown = [entry for entry in self.trainer.runs.entries if entry.shown and entry.course.step]
        self.plot.show_picture(
            Picture(
                tuple(_curve(entry, self._name(entry)) for entry in reversed(shown)),
                self.tr("step"),
                self.tr("gradient norm ‖g‖ before clipping; above, clipped steps"),
                self.log.isChecked(),
                _as_number,
                tick_text,
                empty=self.tr("Press Train Both: the norm of every step is drawn here."),
                more=self.tr("{count} more"),
            )
        )
        self._show_words()

    def _name(self, entry: RunEntry) -> str:
        """The run's name and its threshold."""
        assert entry.record is not None
        clip = entry.record.config.clip_norm
        return f"{entry.name}, θ = {clip:g}" if clip else self.tr("{run}, unclipped").format(run=entry.name)

    def _show_words(self) -> None:
        """What would be trained, and how many steps were clipped where it was."""
        config = self.store.session.lab.config
        text = self.tr("As set in Network: {task}, {network}, seed {seed}.").format(
            task=words.task_name(config.task), network=words.architecture_name(config), seed=config.seed
        )
        for entry in self.trainer.runs.entries:
            if entry.shown and entry.record is not None and entry.record.config.clip_norm and entry.course.step:
                clipped, steps = int((entry.course["clipped"] > 0.0).sum()), entry.course.by_step.shape[1]
                told = self.tr("{run}: {clipped} of {steps} steps clipped.")
                text += " " + told.format(run=entry.name, clipped=f"{clipped:,}", steps=f"{steps:,}")
                break
        self.words.setText(text)

    # ------------------------------------------------------------ texts and looks

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_title(self.tr("Clipping in real training"))
        self.threshold.set_name(
            self.tr("threshold θ"), self.tr("If ‖g‖ ≥ θ then g ← θ·g/‖g‖; the lecture's example clips at 15")
        )
        self.start_button.setToolTip(
            self.tr("Train the network that is set in Network twice with one seed: without clipping, then with it")
        )
        self.log.setText(self.tr("log"))
        self.log.setToolTip(self.tr("Logarithmic scale"))
        self.log.setAccessibleName(self.tr("Logarithmic scale"))
        self._show_state()
        self.draw()

    def short_title(self) -> str:
        """For the tab."""
        return self.tr("Clipping")

    def restyle(self) -> None:
        """Take every colour and font anew."""
        self.log.setFont(self.style_.font(0.88))
        palette = self.words.palette()
        palette.setColor(self.words.foregroundRole(), self.style_.theme.muted)
        self.words.setPalette(palette)
        self.plot.update()

    # ------------------------------------------------------------ the figure

    def figure(self) -> QWidget:
        """The plot."""
        return self.plot

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """The plot as vectors."""
        painter.save()
        painter.translate(target.topLeft())
        self.plot.paint(painter, QSizeF(target.size()))
        painter.restore()

    def table(self) -> Table:
        """A row for each step of each run."""
        rows = [
            (entry.name, int(step), norm, int(clipped > 0.0))
            for entry in self.trainer.runs.entries
            if entry.shown
            for step, norm, clipped in zip(
                *(entry.course[name].tolist() for name in ("step", "gradient_norm", "clipped")), strict=True
            )
        ]
        return Table(("run", "step", "gradient_norm", "clipped"), rows)


def _alike(one: Config, other: Config) -> bool:
    """The same but for the clipping by norm."""
    return replace(one, clip_norm=0.0) == replace(other, clip_norm=0.0)


def _curve(entry: RunEntry, name: str) -> Curve:
    assert entry.record is not None
    course, clip = entry.course, entry.record.config.clip_norm
    raw = course["gradient_norm"]
    line = smoothed(raw, _WEIGHT)
    return Curve(
        name,
        entry.record.mark,
        course["step"],
        line,
        raw if line is not raw else None,
        clipped=course["clipped"] if clip else None,
        threshold=clip or None,
    )


def _as_number(value: float) -> str:
    return f"{value:.4f}" if 1e-3 <= abs(value) < 1e4 else tick_text(float(f"{value:.3g}"))
