"""The HeldSlider: while a hand holds it, its handle is the hand's."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSlider, QWidget


class HeldSlider(QSlider):
    """Shows ticks without saying that the user chose them; those of while it was held, by an undo say, once let go."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self._shown: int | None = None
        # After the frame of what the hand did last.
        self.sliderReleased.connect(lambda: QTimer.singleShot(0, self, self._place))

    def show_tick(self, tick: int) -> None:
        """Show this one from now on."""
        self._shown = tick
        self._place()

    def _place(self) -> None:
        if self._shown is not None and not self.isSliderDown():
            blocked = self.blockSignals(True)
            self.setValue(self._shown)
            self.blockSignals(blocked)
