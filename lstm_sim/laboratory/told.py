"""What the thread that trains and the window tell each other. No torch here."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from lstm_sim.errors import InputError, Said, said
from lstm_sim.laboratory.course import NOTHING, Course
from lstm_sim.networks.architecture import Architecture

if TYPE_CHECKING:
    from lstm_sim.laboratory.loading import Live
    from lstm_sim.training.loop import Progress

SPEED_SECONDS = 2.0
"""Over how long the speed is measured that is shown."""


class Phase(Enum):
    """What a run is doing."""

    PREPARING = auto()
    """torch is loaded, the data is read, the weights are drawn."""
    TRAINING = auto()
    HELD = auto()
    """It waits between two steps until it is told to go on."""
    ENDED = auto()
    """It came to its end, or was stopped; its checkpoint is written."""


@dataclass(frozen=True)
class Pace:
    """How fast a run goes: sequences a second, and the seconds that are left if it goes on like this."""

    speed: float
    seconds_left: float


@dataclass(frozen=True, eq=False)
class Told:
    """Where a run stands; everything so far, so that nothing is lost if one of these is never looked at.

    Attributes:
        run: its id.
        phase: what it is doing.
        course: every step so far.
        progress: the last step; None before the first.
        pace: None while it is not known.
        live: its weights, where they were asked for.
        memory: bytes of the device that it holds; None on the CPU.
        architecture, device: None and "" while preparing.
        notes: what the reader of the data skipped or repaired, and where the run goes on elsewhere than it was begun.
    """

    run: str
    phase: Phase
    course: Course = NOTHING
    progress: Progress | None = None
    pace: Pace | None = None
    live: Live | None = None
    memory: int | None = None
    architecture: Architecture | None = None
    device: str = ""
    notes: tuple[Said, ...] = ()


class OutOfRoomError(InputError):
    """There was not enough memory on `device`; `smaller` is the batch to try, None where there is no smaller one."""

    def __init__(self, problem: Said, device: str, smaller: int | None) -> None:
        remedy = (
            said("Try a batch of {0}, fewer units, or another device.", smaller)
            if smaller
            else said("Try fewer units, or another device.")
        )
        super().__init__(problem, remedy=remedy)
        self.device, self.smaller = device, smaller


class Turn(Enum):
    """What the thread is to do next."""

    STEP = auto()
    HOLD = auto()
    END = auto()


class Wishes:
    """What the window wants of the thread that trains: each side may ask and set at any time.

    Attributes:
        follows: True while somebody looks at the network as it learns.
    """

    def __init__(self, held: bool = False) -> None:
        self._condition = threading.Condition()
        self._held = held
        self._steps = 0
        self._ended = False
        self._live = False
        self.follows = False

    def hold(self) -> None:
        """Wait after the step that is under way."""
        with self._condition:
            self._held = True
            self._steps = 0

    def go_on(self) -> None:
        """Go on without waiting."""
        with self._condition:
            self._held = False
            self._condition.notify_all()

    def step(self) -> None:
        """Make one step, then wait."""
        with self._condition:
            self._steps = self._steps + 1 if self._held else 1
            self._held = True
            self._condition.notify_all()

    def end(self) -> None:
        """End after the step that is under way."""
        with self._condition:
            self._ended = True
            self._condition.notify_all()

    @property
    def have_ended(self) -> bool:
        """Whether the run is to end."""
        with self._condition:
            return self._ended

    def follow(self, on: bool) -> None:
        """Look at the network as it learns, or no longer."""
        with self._condition:
            self._live = self._live or (on and not self.follows)
            self.follows = on
            self._condition.notify_all()

    def ask_live(self) -> None:
        """Tell the weights with one of the next messages."""
        with self._condition:
            self._live = True
            self._condition.notify_all()

    @property
    def live_is_asked(self) -> bool:
        """Whether somebody waits for the weights."""
        with self._condition:
            return self._live and self.follows

    def take_live(self) -> bool:
        """In the thread: whether the weights are asked for; they are told once."""
        with self._condition:
            asked, self._live = self._live, False
            return asked

    def turn(self) -> Turn:
        """In the thread: what to do next."""
        with self._condition:
            if self._ended:
                return Turn.END
            if not self._held:
                return Turn.STEP
            if self._steps:
                self._steps -= 1
                return Turn.STEP
            return Turn.HOLD

    def wait(self) -> None:
        """In the thread: sleep as long as there is nothing to do but to hold."""
        with self._condition:
            self._condition.wait_for(
                lambda: self._ended or self._steps or not self._held or (self._live and self.follows)
            )


class Stopwatch:
    """Measures the pace of a run over the time that it was not held."""

    def __init__(self) -> None:
        self._busy = 0.0
        self._steps = 0
        self._seen = 0
        self._marks: deque[tuple[float, int]] = deque([(0.0, 0)])

    def take(self, seconds: float, sequences: int) -> None:
        """One step more, which took so long and saw so many sequences."""
        self._busy += seconds
        self._steps += 1
        self._seen += sequences
        self._marks.append((self._busy, self._seen))
        while len(self._marks) > 2 and self._marks[1][0] <= self._busy - SPEED_SECONDS:
            self._marks.popleft()

    def pace(self, steps_left: int) -> Pace | None:
        """The pace now; None before the first step."""
        if not self._steps or self._busy <= 0.0:
            return None
        since, seen = self._marks[0]
        return Pace((self._seen - seen) / (self._busy - since), steps_left * self._busy / self._steps)
