"""The Motion of a picture: while it is another from frame to frame, its lines are drawn thin, which is much faster."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPen

_PAUSE = 0.12
"""Seconds: so soon after the last one, another picture may be that of a drag."""
_MANY = 3
"""So many in a row are that of a drag, and not the parts of an answer."""


class Motion(QObject):
    """Whether a picture is being moved; `rested` asks for it once more, as it is at rest."""

    rested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.moving = False
        self._held = False
        self._noted_at = -_PAUSE
        self._in_row = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(_PAUSE * 1e3))
        self._timer.timeout.connect(self._on_rested)

    def begin(self) -> None:
        """A drag begins: until its end every other picture is one of it, however long the hand pauses."""
        self._held = True

    def end(self) -> None:
        """The drag is over."""
        self._held = False
        if self.moving:
            self._timer.start()

    def note(self) -> None:
        """The picture is another than before."""
        now = monotonic()
        self._in_row = self._in_row + 1 if now - self._noted_at < _PAUSE else 0
        self.moving = self._held or self._in_row >= _MANY
        self._noted_at = now
        if self._held:
            self._timer.stop()
        elif self.moving:
            self._timer.start()

    def _on_rested(self) -> None:
        self.moving = False
        self.rested.emit()


def hairline(plain: QPen) -> QPen:
    """The pen, at most a pixel wide and its dashes as long as before: a wider line takes ten times as long and more."""
    width = plain.widthF()
    if width <= 1.0:
        return plain
    thin = QPen(plain)
    thin.setWidthF(1.0)
    if plain.dashPattern():
        thin.setDashPattern([width * length for length in plain.dashPattern()])
    return thin
