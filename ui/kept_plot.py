"""The KeptPlot: a Plot that keeps its lines as a picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ui.blank_picture import blank_picture
from ui.motion import Motion, hairline
from ui.plot import Plot
from ui.style import Style

_SIDES = ("bottom", "left")


class KeptPlot(Plot):
    """On the screen the lines are kept as a picture: to draw a thousand dashed steps anew takes longer than a frame.

    While they change from frame to frame they are drawn a pixel wide, which takes a tenth of the time, and what stays
    below them, the axes, is the picture that is kept.
    """

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._picture: QPixmap | None = None
        self._drawn: tuple[object, ...] = ()
        self._ground: QPixmap | None = None
        self._axes: tuple[object, ...] = ()
        """Those that the ground shows."""
        self._thin = False
        self.motion = Motion(self)
        self.motion.rested.connect(self._on_rested)

    def restyle(self) -> None:
        """Take colours and fonts from the theme; of the ticks the finest, which are hardly seen, take the most time."""
        super().restyle()
        for side in _SIDES:
            # Shorter numbers leave the lines where they are, and the name of the axis is not typeset for every range.
            self.getAxis(side).setStyle(maxTickLevel=1, autoReduceTextSpace=False)
            self.getAxis(side).enableAutoSIPrefix(False)

    def _draw_ground(self, event: QPaintEvent) -> None:
        """The axes; while lines move over them on the screen, as a picture."""
        painter = QPainter(self.viewport())
        moves = self.motion.moving and self._is_screen(painter)
        if moves:
            self.scene().prepareForPaint()
            if self._ground is None or None in self._axes or self._axes != self._axes_drawn():
                self._ground = blank_picture(self, self.viewport().size(), Qt.GlobalColor.transparent)
                into = QPainter(self._ground)
                self.render(into, QRectF(self.viewport().rect()), self.viewport().rect())
                into.end()
                self._axes = self._axes_drawn()
            painter.drawPixmap(0, 0, self._ground)
        painter.end()
        if not moves:
            super()._draw_ground(event)

    def _is_screen(self, painter: QPainter) -> bool:
        """False on paper and in larger images: there all is drawn as it is."""
        is_raster = painter.paintEngine().type() is QPaintEngine.Type.Raster
        return is_raster and painter.deviceTransform().m11() == self.devicePixelRatioF()

    def _axes_drawn(self) -> tuple[object, ...]:
        """What pyqtgraph keeps of each axis; None as soon as anything of it is another."""
        return (self.devicePixelRatioF(), *(self.getAxis(side).picture for side in _SIDES))

    def _draw_lines(self, painter: QPainter, place: tuple[float, ...]) -> None:
        """The kept picture, while nothing of the lines changed; on paper and in larger images the lines themselves."""
        if not self._is_screen(painter):
            super()._draw_lines(painter, place)
            return
        drawn = (place, self.viewport().size(), self.devicePixelRatioF(), self._changes)
        if drawn != self._drawn:
            self._drawn, self._picture = drawn, None
            self.motion.note()
            if self.motion.moving:  # the next frame has others
                self._draw_thin(painter, place)
                return
        if self._picture is None:
            self._picture = blank_picture(self, self.viewport().size(), Qt.GlobalColor.transparent)
            into = QPainter(self._picture)
            into.setRenderHints(painter.renderHints())
            if self.motion.moving:
                self._draw_thin(into, place)
            else:
                super()._draw_lines(into, place)
            into.end()
        painter.drawPixmap(0, 0, self._picture)

    def _draw_thin(self, painter: QPainter, place: tuple[float, ...]) -> None:
        self._thin = True
        super()._draw_lines(painter, place)
        self._thin = False

    def _pen_of(self, key: str) -> QPen:
        return hairline(super()._pen_of(key)) if self._thin else super()._pen_of(key)

    def _on_rested(self) -> None:
        """Draw the lines as wide as they are."""
        self._picture = self._ground = None
        self.viewport().update()
