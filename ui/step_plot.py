"""The StepPlot: a Plot over time steps, one of which is looked at."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEngine, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ui.motion import Motion, hairline
from ui.plot import Plot
from ui.style import Style, pen


class StepPlot(Plot):
    """A time step is chosen by click or arrow keys; a line stands where it is.

    On the screen the lines are kept as a picture: to draw a thousand dashed steps anew takes longer than a frame. While
    they change from frame to frame they are drawn a pixel wide, which takes a tenth of the time.
    """

    step_chosen = Signal(int)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._step, self._steps = 0, 1
        self._picture: QPixmap | None = None
        self._drawn: tuple[object, ...] = ()
        self._thin = False
        self._motion = Motion(self)
        self._motion.rested.connect(self._on_rested)

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

    def _draw_lines(self, painter: QPainter) -> None:
        """The kept picture, while nothing of the lines changed; on paper and in larger images the lines themselves."""
        ratio = self.devicePixelRatioF()
        on_screen = painter.paintEngine().type() is QPaintEngine.Type.Raster
        if not on_screen or painter.deviceTransform().m11() != ratio:
            super()._draw_lines(painter)
            return
        drawn = (self._place(), self.viewport().size(), ratio, dict(self._lines), dict(self._pens))
        if self._picture is None or drawn != self._drawn:
            if drawn != self._drawn:
                self._motion.note()
            self._drawn, self._thin = drawn, self._motion.moving
            self._picture = QPixmap(self.viewport().size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            into = QPainter(self._picture)
            into.setRenderHints(painter.renderHints())
            super()._draw_lines(into)
            into.end()
            self._thin = False
        painter.drawPixmap(0, 0, self._picture)

    def _pen_of(self, key: str) -> QPen:
        return hairline(super()._pen_of(key)) if self._thin else super()._pen_of(key)

    def _on_rested(self) -> None:
        """Draw the lines as wide as they are."""
        self._picture = None
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plot, and the line of the step."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        box = self.getViewBox()
        area = self.mapFromScene(box.sceneBoundingRect()).boundingRect()
        x = self.mapFromScene(box.mapViewToScene(QPointF(self._step + 1.0, 0.0))).x()
        if area.left() <= x <= area.right():
            painter.setPen(pen(self._style.theme.muted, 1.0, (3, 3)))
            painter.drawLine(x, area.top(), x, area.bottom())
        painter.end()
