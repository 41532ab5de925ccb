"""The Course of a training run: what every step and every evaluation left behind, as arrays."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.errors import InputError
from lstm_sim.table import Table
from lstm_sim.training.config import Task

if TYPE_CHECKING:
    from lstm_sim.training.loop import Progress

STEP_COLUMNS = ("step", "epoch", "loss", "gradient_norm", "clipped", "learning_rate", "seconds")
"""What is kept of each step: the names are Progress's."""
EPOCH_COLUMNS = ("step", "epoch", "loss", "accuracy", "f1", "error")
"""What is kept of each evaluation on dev; nan where the task has no such score."""
_FIRST_ROOM = 256
_BLOCK = 1 << 20


class Measure(StrEnum):
    """The score that counts for a task."""

    F1 = "f1"
    """Of spans."""
    ACCURACY = "accuracy"
    """The share of answers that are right."""
    ERROR = "error"
    """The root of the mean squared error: less is better."""


def measure_of(task: Task) -> Measure:
    """The score that is told of a task: F1 where spans are found, the error of a series, else the share of right ones.

    For the adding problem that is the share within 0.04, as in Hochreiter & Schmidhuber 1997, §5.4.
    """
    if task.tags_words:
        return Measure.F1
    return Measure.ERROR if task is Task.SERIES else Measure.ACCURACY


@dataclass(frozen=True, eq=False)
class Course:
    """A run from its first step to where it stands; the arrays are read-only.

    Attributes:
        by_step: (7, N), the rows named by STEP_COLUMNS.
        by_epoch: (6, E), the rows named by EPOCH_COLUMNS: the step after which dev was evaluated, and what was found.
        steps, epochs: of the whole run, if it is not stopped early; 0 where not known.
        finished: True if the last step of the run is there.
    """

    by_step: FloatArray
    by_epoch: FloatArray
    steps: int = 0
    epochs: int = 0
    finished: bool = False

    def __getitem__(self, column: str) -> FloatArray:
        row: FloatArray = self.by_step[STEP_COLUMNS.index(column)]
        return row

    def evaluated(self, column: str) -> FloatArray:
        """(E,), a row of `by_epoch`."""
        row: FloatArray = self.by_epoch[EPOCH_COLUMNS.index(column)]
        return row

    @property
    def step(self) -> int:
        """The last step; 0 before the first."""
        return int(self["step"][-1]) if self.by_step.shape[1] else 0

    @property
    def epoch(self) -> int:
        """The epoch of the last step, counted from 1; 0 before the first step."""
        return int(self["epoch"][-1]) if self.by_step.shape[1] else 0

    @property
    def seconds(self) -> float:
        """What its steps took, evaluation not counted."""
        return float(self["seconds"].sum())

    def score(self, measure: Measure) -> FloatArray:
        """(E,), what was found on dev; accuracy where a task of spans has none."""
        found = self.evaluated(measure)
        accuracy = self.evaluated("accuracy")
        return accuracy if measure is Measure.F1 and found.size and np.isnan(found).all() else found

    def best(self, measure: Measure) -> float | None:
        """The best score so far; None before the first evaluation."""
        found = self.score(measure)
        found = found[np.isfinite(found)]
        if not found.size:
            return None
        return float(found.min() if measure is Measure.ERROR else found.max())

    def table(self) -> Table:
        """A row for each step, with what was found on dev after it in the last columns, empty elsewhere."""
        evaluated = {int(row[0]): row for row in self.by_epoch.T.tolist()}
        names = EPOCH_COLUMNS[2:]
        rows: list[list[float | int | str]] = []
        for values in self.by_step.T.tolist():
            found = evaluated.get(int(values[0]))
            dev = [] if found is None else ["" if math.isnan(v) else v for v in found[2:]]
            rows.append([int(values[0]), int(values[1]), *values[2:], *(dev or [""] * len(names))])
        return Table((*STEP_COLUMNS, *(f"dev_{name}" for name in names)), rows)


def _empty(columns: Sequence[str]) -> FloatArray:
    made = np.empty((len(columns), 0))
    made.setflags(write=False)
    return made


NOTHING = Course(_empty(STEP_COLUMNS), _empty(EPOCH_COLUMNS))
"""The course of a run that has not made a step."""


class _Grown:
    """Columns that only grow: what was handed out before never changes."""

    def __init__(self, start: FloatArray) -> None:
        self._room = np.empty((len(start), max(_FIRST_ROOM, 2 * start.shape[1])))
        self._count = start.shape[1]
        self._room[:, : self._count] = start

    def append(self, values: Sequence[float]) -> None:
        """One more column."""
        if self._count == self._room.shape[1]:
            larger = np.empty((len(self._room), 2 * self._count))
            larger[:, : self._count] = self._room
            self._room = larger
        self._room[:, self._count] = values
        self._count += 1

    def so_far(self) -> FloatArray:
        """Everything, read-only; shares memory with what comes."""
        shown: FloatArray = self._room[:, : self._count]
        shown.setflags(write=False)
        return shown


class Recorder:
    """Takes in one Progress after the other and tells the Course so far, as often as asked, without copying it."""

    def __init__(self, course: Course = NOTHING) -> None:
        self._by_step, self._by_epoch = _Grown(course.by_step), _Grown(course.by_epoch)
        self._steps, self._epochs, self._finished = course.steps, course.epochs, course.finished

    def append(self, progress: Progress | _Line) -> None:
        """Take in one step."""
        p = progress
        self._by_step.append((p.step, p.epoch, p.loss, p.gradient_norm, p.clipped, p.learning_rate, p.seconds))
        if p.scores is not None:
            found = p.scores
            f1 = math.nan if found.spans is None else found.spans.f1
            error = math.nan if found.error is None else found.error
            self._by_epoch.append((p.step, p.epoch, found.loss, found.accuracy, f1, error))
        self._steps, self._epochs, self._finished = p.steps, p.epochs, p.finished

    def course(self) -> Course:
        """Everything taken in so far; what comes later does not change it."""
        return Course(self._by_step.so_far(), self._by_epoch.so_far(), self._steps, self._epochs, self._finished)


# ------------------------------------------------------------ from a log


class _Spans(msgspec.Struct):
    f1: float


class _Scores(msgspec.Struct):
    loss: float
    accuracy: float
    spans: _Spans | None = None
    error: float | None = None


class _Line(msgspec.Struct):
    """A line of training.log.JsonLog."""

    step: int
    steps: int
    epoch: int
    epochs: int
    loss: float
    gradient_norm: float
    clipped: float
    learning_rate: float
    seconds: float
    scores: _Scores | None = None
    finished: bool = False


_LINE: msgspec.json.Decoder[Any] = msgspec.json.Decoder(_Line)


def read_course(log: Path, until: int | None = None) -> Course:
    """The course that a run's log tells, up to step `until`; what a crash left of a last line is passed over.

    Raises InputError, naming the line, if it is no such log; OSError if it cannot be read.
    """
    recorder = Recorder()
    number = 0
    for block in _blocks(log):
        try:
            lines = _LINE.decode_lines(block)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            raise _refusal(log, block, number) from None
        for line in lines:
            number += 1
            if until is None or line.step <= until:
                recorder.append(line)
    return recorder.course()


def _blocks(log: Path) -> Iterator[bytes]:
    """The file in whole lines, about a megabyte at a time."""
    left = b""
    with log.open("rb") as file:
        while read := file.read(_BLOCK):
            whole, end, left = (left + read).rpartition(b"\n")
            yield whole + end


def _refusal(log: Path, block: bytes, before: int) -> InputError:
    """Why a block of a log cannot be read; `before` lines were good."""
    number = before
    for line in block.splitlines():
        number += 1
        try:
            _LINE.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            break
    return InputError(
        "This line is none of a training run's.",
        file=log,
        line=number,
        remedy="The curves cannot be drawn; the network itself is kept beside it.",
    )
