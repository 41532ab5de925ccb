"""Stopping between two steps when asked to by Ctrl+C, or by the signal with which a system ends a process."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Any, Self

STOPPED = 130
"""The exit code of a command that was stopped by Ctrl+C, as shells have it."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopping:
    """While it lasts, a first Ctrl+C or SIGTERM only sets `asked`; a second one ends the program as it always does."""

    def __init__(self) -> None:
        self.asked = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = {number: signal.signal(number, self._on_signal) for number in _SIGNALS}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._give_back()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.asked = True
        self._give_back()

    def _give_back(self) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before = {}
