"""The Motion of a picture: while it is another from frame to frame, its lines are drawn thin, which is much faster."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPen

_PAUSE = 0.12
"""Seconds: a picture that was another so short a time ago is being dragged."""


class Motion(QObject):
    """Whether a picture is being moved; `rested` asks for it once more, as it is at rest."""

    rested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.moving = False
        self._noted_at = -_PAUSE
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(_PAUSE * 1e3))
        self._timer.timeout.connect(self._on_rested)

    def note(self) -> None:
        """The picture is another than before."""
        now = monotonic()
        self.moving = now - self._noted_at < _PAUSE
        self._noted_at = now
        if self.moving:
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
