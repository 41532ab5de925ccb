"""What is trained: task, architecture and every option, and the buttons that train it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from lstm_sim.errors import InputError
from lstm_sim.frame import Frame
from lstm_sim.laboratory.course import measure_of
from lstm_sim.laboratory.edits import set_config
from lstm_sim.laboratory.survey import DataFacts, count_parameters
from lstm_sim.laboratory.told import OutOfRoomError, Phase, Told
from lstm_sim.networks.architecture import Kind
from lstm_sim.training.config import Config
from ui.files import SEQUENCE_SUFFIXES
from ui.network import training_texts as words
from ui.network.laboratory import Laboratory
from ui.network.network_panel import NetworkPanel
from ui.network.train_controls import TrainButtons, TrainProgress
from ui.network.train_options import TrainOptions
from ui.network.trainer import Trainer
from ui.problems import in_words, sentence_in_words
from ui.store import Store
from ui.style import Style

WORDS_EVERY = 0.25
"""Seconds between two changes of the words beside the bar, so that they can be read."""


class TrainPanel(NetworkPanel):
    """What is trained: task, architecture and every option, and the buttons that train it."""

    key = ""

    def __init__(
        self, store: Store, style: Style, laboratory: Laboratory, trainer: Trainer, parent: QWidget | None = None
    ) -> None:
        super().__init__(store, style, laboratory, parent)
        self.trainer = trainer
        self._worded = 0.0
        self.options = TrainOptions(store, style, self)
        self.count = QLabel(self)
        self.count.setWordWrap(True)
        self.buttons = TrainButtons(style, self)
        self.progress = TrainProgress(style, self)
        scroll = self._scroll = QScrollArea(self)
        scroll.setWidget(self.options)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        self.options.setAutoFillBackground(False)
        self.content.setSpacing(5)
        self.content.addWidget(scroll, 1)
        self.content.addWidget(self.count)
        self.content.addWidget(self.buttons)
        self.content.addWidget(self.progress)
        self.buttons.train_pressed.connect(self._on_train)
        self.buttons.pause_pressed.connect(self._on_pause)
        self.buttons.step_pressed.connect(trainer.step)
        self.buttons.stop_pressed.connect(trainer.stop)
        self.buttons.reset_pressed.connect(trainer.reset)
        self.options.more.toggled.connect(lambda on: QTimer.singleShot(0, self, self._show_more) if on else None)
        trainer.state_changed.connect(self._on_state_changed)
        trainer.advanced.connect(self._on_advanced)
        trainer.surveyed.connect(self._show_count)
        trainer.devices_found.connect(lambda: self.options.show_devices(trainer.devices))
        self.setAcceptDrops(True)
        self.begin()

    # ------------------------------------------------------------ the session

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Show the options and what they make."""
        if old is None or old.session.lab.config is not new.session.lab.config:
            self.options.show_config(new.session.lab.config)
            self._show_count()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask what can compute here, now that somebody may want to know, and whether the data is what it was."""
        super().showEvent(event)
        self._show_count()
        if self.laboratory.is_awake:
            self.trainer.ask_devices()

    def event(self, event: QEvent) -> bool:
        """Back from another program, in which a file may have been mended: look at the data again."""
        if event.type() == QEvent.Type.WindowActivate and self.isVisible():
            self._show_count()
        return super().event(event)

    def _show_more(self) -> None:
        """Bring what has just been opened into view."""
        self._scroll.verticalScrollBar().setValue(self.options.more.y())

    def _show_count(self) -> None:
        """How many parameters these options make, as far as that is known."""
        config = self.store.session.lab.config
        facts = self.trainer.facts(config)
        if isinstance(facts, Exception):
            text = in_words(facts)
        else:
            try:
                text = self._count_in_words(config, facts)
            except InputError as error:
                text = in_words(error)
        self.count.setText(text)
        self.count.setToolTip(
            "\n".join(map(sentence_in_words, facts.notes[:8])) if isinstance(facts, DataFacts) else ""
        )

    def _count_in_words(self, config: Config, facts: DataFacts | None) -> str:
        count = count_parameters(config, facts)
        if count.layers is None:
            lines = [self.tr("The data decides how many weights there are.")]
        elif config.kind is Kind.FEED_FORWARD:
            lines = [self.tr("{count} hidden weights, none recurrent").format(count=f"{count.layers:,}")]
        elif count.times < 2:
            lines = [self.tr("{count} recurrent weights").format(count=f"{count.layers:,}")]
        else:
            text = (
                self.tr("{count} recurrent weights = {times} × {simple} (simple RNN) + {peepholes} (peepholes)")
                if count.peepholes
                else self.tr("{count} recurrent weights = {times} × {simple} (simple RNN)")
            )
            lines = [
                text.format(
                    count=f"{count.layers:,}",
                    times=count.times,
                    simple=f"{count.simple:,}",
                    peepholes=f"{count.peepholes:,}",
                )
            ]
        if count.whole is not None and facts is not None:
            lines.append(self.tr("{count} parameters in all").format(count=f"{count.whole:,}"))
            if facts.sequences:
                lines[-1] += " · " + self._sequences(config).format(count=f"{facts.sequences:,}")
        return "\n".join(lines)

    def _sequences(self, config: Config) -> str:
        return self.tr("{count} sentences") if config.task.tags_words else self.tr("{count} sequences")

    # ------------------------------------------------------------ the training

    def _on_train(self) -> None:
        self.trainer.start(self.store.session.lab.config)
        self._show_count()  # the run reads the files anew

    def _on_pause(self) -> None:
        if self.trainer.phase is Phase.HELD:
            self.trainer.proceed()
        else:
            self.trainer.hold()

    def _on_state_changed(self) -> None:
        trainer = self.trainer
        self.buttons.show_state(trainer.busy, trainer.phase is Phase.HELD, trainer.ending)
        self._worded = 0.0
        self._show_note()
        self._on_advanced()

    def _on_advanced(self) -> None:
        """The words change a few times a second, so that they can be read; the bar goes with them."""
        now = time.monotonic()
        if self.isVisible() and now - self._worded >= WORDS_EVERY:
            self._worded = now
            self.progress.show_course(*self._course_in_words())
            if self.trainer.told is not None and self.trainer.told.memory is not None:
                self._show_note()

    def catch_up(self) -> None:
        """Show where the training stands, too."""
        super().catch_up()
        self.progress.show_course(*self._course_in_words())

    def _course_in_words(self) -> tuple[float, str, str]:
        """How far the training is: a share of 1, and the words left and right of the bar."""
        trainer, told = self.trainer, self.trainer.told
        if told is None:
            return 0.0, "", ""
        course = told.course
        share = course.step / course.steps if course.steps else 0.0
        if not trainer.busy:
            return (share, *self._end_in_words(told))
        if trainer.ending:
            return share, self.tr("Stopping…"), ""
        if told.phase is Phase.PREPARING:
            return 0.0, self.tr("Preparing…"), ""
        if told.progress is None or told.pace is None:
            waits = told.phase is Phase.HELD
            return share, self.tr("Before the first step") if waits else self.tr("First step…"), ""
        left = self.tr("epoch {epoch}/{epochs}").format(epoch=course.epoch, epochs=course.epochs)
        if told.phase is Phase.HELD:
            left += " · " + self.tr("step {step} of {steps}").format(step=f"{course.step:,}", steps=f"{course.steps:,}")
            return share, left, self.tr("paused")
        speed = f"{told.pace.speed:,.0f}"
        left += " · " + self._speed().format(count=speed)
        return share, left, self.tr("{time} left").format(time=words.clock(told.pace.seconds_left))

    def _speed(self) -> str:
        entry = self.trainer.runs.get(self.trainer.run or "")
        of_words = entry is not None and entry.record is not None and entry.record.config.task.tags_words
        return self.tr("{count} sentences/s") if of_words else self.tr("{count} sequences/s")

    def _end_in_words(self, told: Told) -> tuple[str, str]:
        """How the last run of this session ended."""
        course = told.course
        if told.architecture is None or not course.step:
            return "", ""
        entry = self.trainer.runs.get(told.run)
        if entry is None or entry.record is None:
            return "", ""
        seconds = words.clock(course.seconds)
        if not course.finished:
            step = self.tr("Stopped after step {step} of {steps}")
            return step.format(step=f"{course.step:,}", steps=f"{course.steps:,}"), seconds
        measure = measure_of(entry.record.config.task)
        score = course.best(measure)
        if score is None:
            return self.tr("Finished"), seconds
        text = self.tr("Finished: best {measure} {score}")
        return text.format(measure=words.measure_name(measure), score=words.score_text(score, measure)), seconds

    def _show_note(self) -> None:
        """What went wrong with what can be done about it, or what there is to know of the run under way."""
        trainer, error = self.trainer, self.trainer.error
        if error is not None and not trainer.busy:
            text = in_words(error) if isinstance(error, InputError) else self._unexpected(error)
            self.progress.show_note(text, True, self._fixes(error))
            return
        told, lines = trainer.told, []
        if trainer.busy and told is not None:
            if told.memory is not None:
                lines.append(self._memory(told.device, told.memory))
            lines += map(sentence_in_words, told.notes[:2])
        self.progress.show_note("\n".join(lines), False, [])

    def _memory(self, name: str, held: int) -> str:
        whole = next((d.memory for d in self.trainer.devices if name in (d.name, d.name.split(":")[0])), None)
        if whole is None:
            return self.tr("{device} holds {held}").format(device=name.upper(), held=words.memory_text(held))
        return self.tr("{device} holds {held} of {whole}").format(
            device=name.upper(), held=words.memory_text(held), whole=words.memory_text(whole)
        )

    def _unexpected(self, error: Exception) -> str:
        return self.tr("The training broke off: {reason} The log file says more.").format(
            reason=f"{type(error).__name__}: {error}".rstrip(".") + "."
        )

    def _fixes(self, error: Exception) -> list[tuple[str, Callable[[], None]]]:
        """What can be tried at a press of a button."""
        if not isinstance(error, OutOfRoomError):
            return []
        found: list[tuple[str, Callable[[], None]]] = []
        if error.smaller is not None:
            smaller = error.smaller
            label = self.tr("Batch of {size}").format(size=smaller)
            found.append((label, lambda: self._try(batch_size=smaller)))
        if error.device != "cpu":
            found.append((self.tr("Train on the CPU"), lambda: self._try(device="cpu")))
        return found

    def _try(self, batch_size: int | None = None, device: str | None = None) -> None:
        config = self.store.session.lab.config
        config = replace(config, batch_size=batch_size or config.batch_size, device=device or config.device)
        self.store.edit(set_config(config, ""))
        self.trainer.start(config)

    # ------------------------------------------------------------ data dropped on the panel

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A folder of labelled sentences or a CSV file may be dropped here."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Learn from what was dropped."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.options.take_data(str(path), path.is_dir())

    # ------------------------------------------------------------ looks

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_title(self.tr("Train"))
        self.options.retranslate()
        self.buttons.retranslate()
        self.progress.retranslate()
        self._show_count()
        self._on_state_changed()

    def restyle(self) -> None:
        """Take every colour and font anew."""
        self.options.restyle()
        self.buttons.restyle()
        self.progress.restyle()
        self.count.setFont(self.style_.font(0.85))
        palette = self.count.palette()
        palette.setColor(self.count.foregroundRole(), self.style_.theme.muted)
        self.count.setPalette(palette)


def _dropped(event: QDropEvent) -> Path | None:
    """The folder or CSV file that is dropped; None for anything else."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    if len(paths) == 1 and (paths[0].is_dir() or paths[0].suffix.lower() in SEQUENCE_SUFFIXES):
        return paths[0]
    return None
