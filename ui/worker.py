"""The Worker: the one owner of threads. It runs a generator beside the window and forwards what it yields."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

MESSAGES_PER_SECOND = 30.0
_SWITCH_INTERVAL = 0.0001
"""Seconds a thread keeps the interpreter while another wants it: with Python's 0.005 each waits long for the other."""
_LOWER = 10
"""Of the priorities on Linux, from 0 to 19, the lowest: what waits there still gets a tenth of a processor."""

log = logging.getLogger(__name__)


def share_interpreter() -> None:
    """Let the window and a thread that computes all the time change places often, from now on."""
    sys.setswitchinterval(_SWITCH_INTERVAL)


def give_way() -> None:
    """Let every other thread have a processor before this one, which computes: the window, and the screen it is on."""
    if sys.platform == "linux":  # elsewhere the priority is that of the whole process
        this = threading.get_native_id()
        os.setpriority(os.PRIO_PROCESS, this, max(os.getpriority(os.PRIO_PROCESS, this), _LOWER))


class Worker(QObject):
    """Runs one generator at a time in a thread of its own.

    The generator is asked for one value after the other; between two values it is stopped when that is wanted, so
    it must yield often. The newest value is forwarded at most `messages_per_second` times a second, the last one
    always. Signals come in the thread of the Worker; those of an older run are dropped.
    """

    progressed = Signal(object)
    """A value that the generator yielded."""
    finished = Signal(object)
    """The generator came to its end; its last value, or None."""
    failed = Signal(object)
    """The generator raised this exception."""
    stopped = Signal()
    """The generator was stopped before its end."""

    _told = Signal(int, str, object)

    def __init__(self, parent: QObject | None = None, messages_per_second: float = MESSAGES_PER_SECOND) -> None:
        super().__init__(parent)
        self._pause = 1.0 / messages_per_second
        self._run = 0
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """True from `start` until its end has been told."""
        return self._thread is not None

    def start(self, make: Callable[[], Iterator[Any]]) -> None:
        """Run the generator that `make` makes (in the thread); a run still under way is stopped first."""
        self.stop_and_wait()
        self._run += 1
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, args=(self._run, make, self._stop), name="worker")
        self._thread.start()

    def stop(self) -> None:
        """Ask the run to end between two values; `stopped` tells when it has."""
        self._stop.set()

    def stop_and_wait(self) -> None:
        """End the run and wait for its thread; nothing more will be heard of it."""
        thread, self._thread = self._thread, None
        self._stop.set()
        if thread is not None:
            thread.join()
            self._run += 1

    def _work(self, run: int, make: Callable[[], Iterator[Any]], stop: threading.Event) -> None:
        """In the thread: touches no widget, only emits."""
        value: Any = None
        due = 0.0
        try:
            values = make()
            while not stop.is_set():
                try:
                    value = next(values)
                except StopIteration:
                    self._told.emit(run, "finished", value)
                    return
                now = time.monotonic()
                if now >= due:
                    due = now + self._pause
                    self._told.emit(run, "progressed", value)
            close = getattr(values, "close", None)
            if close is not None:
                close()
            self._told.emit(run, "stopped", None)
        except Exception as error:
            log.info("a run failed", exc_info=True)
            self._told.emit(run, "failed", error)

    def _on_told(self, run: int, what: str, value: object) -> None:
        if run != self._run:
            return
        if what == "progressed":
            self.progressed.emit(value)
            return
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if what == "finished":
            self.finished.emit(value)
        elif what == "failed":
            self.failed.emit(value)
        else:
            self.stopped.emit()
