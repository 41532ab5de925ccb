"""The KeptPlot: a Plot that keeps its lines as a picture."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ui.motion import Motion, hairline
from ui.plot import Plot
from ui.style import Style


class KeptPlot(Plot):
    """On the screen the lines are kept as a picture: to draw a thousand dashed steps anew takes longer than a frame.

    While they change from frame to frame they are drawn a pixel wide, which takes a tenth of the time.
    """

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._picture: QPixmap | None = None
        self._drawn: tuple[object, ...] = ()
        self._thin = False
        self.motion = Motion(self)
        self.motion.rested.connect(self._on_rested)

    def restyle(self) -> None:
        """Take colours and fonts from the theme; of the ticks the finest, which are hardly seen, take the most time."""
        super().restyle()
        for side in ("bottom", "left"):
            # Shorter numbers leave the lines where they are, and the name of the axis is not typeset for every range.
            self.getAxis(side).setStyle(maxTickLevel=1, autoReduceTextSpace=False)
            self.getAxis(side).enableAutoSIPrefix(False)

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
                self.motion.note()
            self._drawn, self._thin = drawn, self.motion.moving
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
