"""What is shown while a network is trained: a live bar on a terminal, and a line after each epoch everywhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from lstm_sim.commands.wording import headline

if TYPE_CHECKING:
    from lstm_sim.training.loop import Progress

REDRAWN_EVERY = 0.2
"""Seconds between two pictures of the bar."""
LINE_EVERY = 30.0
"""Seconds after which a long epoch gets a line of its own where there is no bar."""
SMOOTHING = 0.95
"""Of the loss shown."""


class Display:
    """Shows training on standard error, so that standard output is left to what was asked for.

    `sequences` says what a step sees: sentences or sequences. A quiet one shows nothing.
    """

    def __init__(self, sequences: str, quiet: bool = False, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True, highlight=False, quiet=quiet)
        self._sequences = sequences
        self._bar = Bar(
            TextColumn("epoch {task.fields[epoch]}"),
            BarColumn(bar_width=None),
            TextColumn("{task.fields[state]}"),
            console=self._console,
            auto_refresh=False,
            transient=True,
            expand=True,
            disable=not self._console.is_terminal,
        )
        self._task = self._bar.add_task("", total=None, epoch="", state="")
        self._loss = 0.0
        self._shown_steps = 0
        self._seen = 0
        self._seconds = 0.0
        self._best = ""
        self._began = self._drawn = self._lined = time.monotonic()

    def __enter__(self) -> Self:
        self._began = self._drawn = self._lined = time.monotonic()
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    @property
    def steps(self) -> int:
        """The steps shown so far."""
        return self._shown_steps

    @property
    def seconds(self) -> float:
        """What those steps took, evaluation not counted."""
        return self._seconds

    @property
    def speed(self) -> float:
        """Sequences per second of those steps."""
        return self._seen / max(self._seconds, 1e-9)

    def say(self, text: str) -> None:
        """A line of words, above the bar."""
        self._console.print(text, markup=False, soft_wrap=True)

    def show(self, progress: Progress) -> None:
        """Take in one step; draw if it is time to."""
        self._shown_steps += 1
        self._seen += progress.sequences
        self._seconds += progress.seconds
        weight = min(SMOOTHING, (self._shown_steps - 1) / self._shown_steps)
        self._loss = weight * self._loss + (1.0 - weight) * progress.loss
        now = time.monotonic()
        if progress.scores is not None or progress.finished:
            self._after_epoch(progress, now)
        elif not self._console.is_terminal and now - self._lined >= LINE_EVERY:
            self.say(
                f"{self._epoch(progress)}  step {progress.step:,}/{progress.steps:,}  {self._state(progress, now)}"
            )
            self._lined = now
        if now - self._drawn >= REDRAWN_EVERY:
            self._bar.update(
                self._task,
                total=progress.steps,
                completed=progress.step,
                epoch=f"{progress.epoch}/{progress.epochs}",
                state=self._state(progress, now) + self._best,
            )
            self._bar.refresh()
            self._drawn = now

    def _after_epoch(self, progress: Progress, now: float) -> None:
        parts = [self._epoch(progress), f"loss {self._loss:.4f}"]
        scores = progress.scores
        if scores is not None:
            parts.append(f"dev {headline(scores)}")
        parts.append(self._speed())
        if not progress.finished and not self._console.is_terminal:
            parts.append(f"{clock(self._left(progress, now))} left")
        if progress.best and scores is not None:
            parts.append("best so far")
            self._best = f"  best {headline(scores)}"
        self.say("  ".join(parts))
        self._lined = now

    def _epoch(self, progress: Progress) -> str:
        width = len(str(progress.epochs))
        return f"epoch {progress.epoch:{width}}/{progress.epochs}"

    def _state(self, progress: Progress, now: float) -> str:
        return f"loss {self._loss:.4f}  {self._speed()}  {clock(self._left(progress, now))} left"

    def _speed(self) -> str:
        return f"{self.speed:,.0f} {self._sequences}/s"

    def _left(self, progress: Progress, now: float) -> float:
        """The seconds that the rest will take if it goes on as so far, evaluation and all."""
        return (progress.steps - progress.step) * (now - self._began) / self._shown_steps


def clock(seconds: float) -> str:
    """A duration as 0:07, 12:34 or 1:02:03."""
    whole = int(seconds + 0.5)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
