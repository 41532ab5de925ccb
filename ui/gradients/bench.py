"""The Bench: computes what the panels of the Gradients workspace ask for, in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from time import monotonic, sleep
from typing import Any

from PySide6.QtCore import QObject, Signal

from lstm_sim.gradients.compiled_descent import compile_descent
from lstm_sim.gradients.compiled_steps import compile_steps
from ui.worker import Worker, give_way, share_interpreter

Job = Callable[[], Iterator[Any]]
_Told = tuple[str, int, str, Any]
"""(key, number of the job, what: answered, finished or failed, value)."""
PAINTING = 0.005
"""Seconds in which the window paints what it was told, best alone."""
_NAP = 0.001
"""Seconds between two looks whether something else is to be done."""


def rest(seconds: float) -> Iterator[None]:
    """In a job: do nothing for so long, but hear of other questions."""
    ends = monotonic() + seconds
    while monotonic() < ends:
        sleep(_NAP)
        yield None


class Bench(QObject):
    """Runs the newest job of each key, one key after the other, a piece of each at a time.

    A job is a generator: each value it yields is told at once, so a coarse answer can come before a fine one; None is
    nothing to tell. A newer job of the same key takes the place of the older one, of which nothing more is heard;
    but for a question that is asked anew with every move of a slider, where the piece under way is told: or nothing
    would be, if one took longer than the hand from place to place.
    """

    answered = Signal(str, object)
    """(key, what its newest job yielded)."""
    finished = Signal(str)
    """The newest job of that key has yielded its last."""
    failed = Signal(str, object)
    """(key, the exception that ended its job)."""

    def __init__(self, parent: QObject | None = None, awake: bool = True) -> None:
        """If not `awake`, what is asked waits until `wake`."""
        super().__init__(parent)
        self._awake = awake
        self._worker = Worker(self, messages_per_second=float("inf"))
        self._worker.progressed.connect(self._on_told)
        self._worker.failed.connect(self._on_failed)
        self._compiler = Worker(self)
        self._jobs: _Jobs | None = None
        self._newest: dict[str, int] = {}
        self._heard: dict[str, int] = {}
        """The oldest job of each key of which something may still be told."""
        self._open: set[str] = set()
        self._count = 0
        self._closed = False

    @property
    def busy(self) -> bool:
        """True while something that was asked for is still to come."""
        return self._awake and bool(self._open)

    def wake(self) -> None:
        """Begin with what was asked so far."""
        self._awake = True
        if self._jobs is not None:
            self._begin(self._jobs)

    def ask(self, key: str, job: Job, of_slider: bool = False) -> None:
        """Compute `job` beside the window; its values come by `answered`, `of_slider` those of an older one, too."""
        if self._closed:
            return
        self._count += 1
        self._newest[key] = self._count
        if not of_slider or key not in self._heard:
            self._heard[key] = self._count
        self._open.add(key)
        if self._jobs is None:
            self._jobs = _Jobs()
        self._jobs.put(key, self._count, job)
        if self._awake:
            self._begin(self._jobs)

    def _begin(self, jobs: _Jobs) -> None:
        if not self._worker.running:
            share_interpreter()
            self._worker.start(lambda: _work(jobs))
            self._compiler.start(_compile)

    def forget(self, key: str) -> None:
        """Nothing more is to be heard of that key."""
        self._newest.pop(key, None)
        self._heard.pop(key, None)
        self._open.discard(key)
        if self._jobs is not None:
            self._jobs.drop(key)

    def close(self) -> None:
        """End the thread, for good."""
        self._closed = True
        if self._jobs is not None:
            self._jobs.close()
        for worker in (self._worker, self._compiler):
            worker.stop_and_wait()
        self._jobs = None

    def _on_told(self, told: _Told) -> None:
        key, number, what, value = told
        if what == "answered" and number >= self._heard.get(key, number + 1):
            self._heard[key] = number
            self.answered.emit(key, value)
        if what == "answered" or self._newest.get(key) != number:
            return
        self._open.discard(key)
        if what == "finished":
            self.finished.emit(key)
        else:
            self.failed.emit(key, value)

    def _on_failed(self, error: Exception) -> None:
        self._jobs = None
        self._open.clear()
        for key in list(self._newest):
            self.failed.emit(key, error)


class _Jobs:
    """The newest job of each key, waiting for the thread."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._waiting: dict[str, tuple[int, Job]] = {}
        self._closed = False

    def put(self, key: str, number: int, job: Job) -> None:
        with self._condition:
            self._waiting[key] = (number, job)
            self._condition.notify()

    def drop(self, key: str) -> None:
        with self._condition:
            self._waiting.pop(key, None)

    def take(self, wait: bool) -> dict[str, tuple[int, Job]] | None:
        """Everything that waits; None once closed. With `wait`, not before there is something."""
        with self._condition:
            if wait:
                self._condition.wait_for(lambda: bool(self._waiting) or self._closed)
            taken, self._waiting = self._waiting, {}
            return None if self._closed else taken

    def close(self) -> None:
        with self._condition:
            self._closed = True
            self._condition.notify()


def _compile() -> Iterator[None]:
    """In a thread of its own: until the compiler has done its work, the plain loops answer."""
    compile_steps()
    yield None
    compile_descent()
    yield None


def _work(jobs: _Jobs) -> Iterator[_Told]:
    """In the thread: one piece of each running job in turn; a newer job ends the older one of its key."""
    give_way()
    running: dict[str, tuple[int, Iterator[Any]]] = {}
    while (new := jobs.take(wait=not running)) is not None:
        for key, (number, job) in new.items():
            running[key] = (number, job())
        for key, (number, values) in list(running.items()):
            try:
                value = next(values)
                if value is not None:
                    yield key, number, "answered", value
            except StopIteration:
                del running[key]
                yield key, number, "finished", None
            except Exception as error:
                del running[key]
                yield key, number, "failed", error
