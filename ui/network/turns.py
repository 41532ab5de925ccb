"""The Turns: panels show an answer one after the other, and not too often, where training needs the machine as well."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

SHARE = 0.05
"""Of the time that showing may take."""
LONGEST_PAUSE = 0.5
"""Seconds between two rounds at most: on a slow machine showing takes more than its share rather than stand still."""


class Turns(QObject):
    """Gives each of those that wait a turn of the event loop of its own: no frame waits for more than one of them.

    Those that wait at one time are a round. The longer a round took, painting included, the longer until the next.
    """

    ended = Signal()
    """A round is over, and nobody waits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Callable[[], None]] = []
        self._round: list[Callable[[], None]] = []
        self._began: float | None = None
        self._due = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_turn)
        self.took = 0.0
        """Seconds of the last round."""

    @property
    def busy(self) -> bool:
        """True while somebody waits, or what was shown last is not painted yet."""
        return self._began is not None or bool(self._waiting)

    def wait(self, show: Callable[[], None]) -> None:
        """Call `show` when its turn comes: once, however often it was asked for until then."""
        if show not in self._waiting:
            self._waiting.append(show)
        if self._began is None and not self._timer.isActive():
            self._timer.start(max(0, math.ceil(1e3 * (self._due - time.monotonic()))))

    def go_on(self, show: Callable[[], None]) -> None:
        """Whoever has a turn goes on with `show` in one more, before the next has theirs."""
        self._round.insert(0, show)

    def close(self) -> None:
        """Nobody has a turn from now on."""
        self._timer.stop()
        self._waiting, self._round, self._began = [], [], None

    def _on_turn(self) -> None:
        now = time.monotonic()
        if self._began is None:
            self._began, self._round, self._waiting = now, self._waiting, []
        if self._round:
            self._timer.start(0)  # when what this one changed is painted
            self._round.pop(0)()
            return
        self.took, self._began = now - self._began, None
        self._due = now + min(self.took / SHARE, LONGEST_PAUSE)
        if self._waiting:
            self._timer.start(math.ceil(1e3 * (self._due - now)))
        else:
            self.ended.emit()
