"""The StepPlot: a KeptPlot over time steps, one of which is looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from ui.kept_plot import KeptPlot
from ui.style import Style, pen


class StepPlot(KeptPlot):
    """A time step is chosen by click or arrow keys; a line stands where it is."""

    step_chosen = Signal(int)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._step, self._steps = 0, 1

    def show_step(self, step: int, steps: int) -> None:
        """Draw the line of the step that is looked at."""
        if (step, steps) != (self._step, self._steps):
            self._step, self._steps = step, steps
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the step below the mouse."""
        if event.button() is Qt.MouseButton.LeftButton:
            at = round(self.value_at(event.position()).x()) - 1
            self.step_chosen.emit(min(max(at, 0), self._steps - 1))
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, right, Home and End go from step to step."""
        key = Qt.Key
        steps: dict[int, int] = {
            key.Key_Left: self._step - 1,
            key.Key_Right: self._step + 1,
            key.Key_Home: 0,
            key.Key_End: self._steps - 1,
        }
        if event.key() in steps:
            self.step_chosen.emit(min(max(steps[event.key()], 0), self._steps - 1))
        else:
            super().keyPressEvent(event)

    def _draw_over(self, painter: QPainter, place: tuple[float, ...]) -> None:
        """The line of the step."""
        left, top, right, bottom, x0, x1, _, _ = place
        x = round(left + (self._step + 1.0 - x0) / (x1 - x0) * (right - left))
        if left <= x <= right:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(pen(self._style.theme.muted, 1.0, (3, 3)))
            painter.drawLine(x, round(top), x, round(bottom))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
