"""The Axis: pyqtgraph's, its ticks placed anew for another range in a fraction of the time."""

from __future__ import annotations

import math

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from lstm_sim.formula import MINUS

_TEXT_HEIGHT = 0.8
"""Of a line: what its digits take."""
_LINE = tuple[QPen, QPointF, QPointF]
_ALIGNED = {
    "bottom": Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextDontClip,
    "left": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip,
}


class Axis(pg.AxisItem):  # type: ignore[misc]
    """Below or at the left, and not logarithmic: the same ticks and numbers as pyqtgraph's, counted without arrays.

    While a slider is dragged, every other frame may show another range.
    """

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The numbers at the ticks of one spacing, with the minus that every number here has."""
        return [text.replace("-", MINUS) for text in super().tickStrings(values, scale, spacing)]

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N803
        """For each spacing, the coarsest first, the ticks that no coarser one has."""
        levels: list[tuple[float, list[float]]] = []
        for spacing, _offset in self.tickSpacing(minVal, maxVal, size):
            places = range(math.ceil(minVal / spacing), math.floor(maxVal / spacing) + 1)
            coarser = [spacing / wide for wide, _ in levels]
            fresh = [k * spacing for k in places if all(abs(k * s - round(k * s)) > 0.01 * s for s in coarser)]
            levels.append((spacing, fresh))
        return levels

    def generateDrawSpecs(self, p: QPainter) -> tuple[_LINE, list[_LINE], list[tuple[QRectF, int, str]]] | None:
        """The axis line, the ticks, and the numbers that there is room for."""
        bounds, below = self.mapRectFromParent(self.geometry()), self.orientation == "bottom"
        length = bounds.width() if below else bounds.height()
        low, high = self.range
        if length <= 0.0 or low == high:
            return None
        levels = self.tickValues(low, high, length)
        scale = length / (high - low)
        edge = bounds.top() if below else bounds.right()
        inside, corner = (-1.0, bounds.left()) if below else (1.0, bounds.bottom())
        ticks: list[_LINE] = []
        places: list[list[float]] = []
        for level, (_, values) in enumerate(levels):
            line = QPen(self.tickPen())
            colour = QColor(line.color())
            colour.setAlpha(int(255 / (level + 1)))
            line.setColor(colour)
            end = edge - inside * self.style["tickLength"] / (0.5 * level + 1.0)
            places.append([corner - inside * (value - low) * scale for value in values])
            for at in places[-1]:
                ends = (QPointF(at, edge), QPointF(at, end)) if below else (QPointF(edge, at), QPointF(end, at))
                ticks.append((line, *ends))
        one, other = bounds.topLeft() if below else bounds.topRight(), bounds.topRight()
        whole = (
            (self.pen(), one + QPointF(-1.0, 1.0), other + QPointF(1.0, 1.0))
            if below
            else (self.pen(), one + QPointF(-1.0, -1.0), bounds.bottomRight() + QPointF(-1.0, 1.0))
        )
        return whole, ticks, self._texts(p, levels, places, length)

    def _texts(
        self, p: QPainter, levels: list[tuple[float, list[float]]], places: list[list[float]], length: float
    ) -> list[tuple[QRectF, int, str]]:
        """The numbers at the ticks, of the finer ones only where that is not crowded."""
        metrics = QFontMetricsF(self.style["tickFont"] or p.font())
        below, room, high = self.orientation == "bottom", self.boundingRect(), _TEXT_HEIGHT * metrics.height()
        flags = int(_ALIGNED[self.orientation])
        away = max(0, self.style["tickLength"]) + self.style["tickTextOffset"][1 if below else 0]
        edge = self.mapRectFromParent(self.geometry())
        texts: list[tuple[QRectF, int, str]] = []
        filled, widest, thickest = 0.0, 0.0, 0.0
        for level, (spacing, values) in enumerate(levels):
            if not values:
                continue
            strings = self.tickStrings(values, self.scale, spacing)
            widths = [metrics.horizontalAdvance(text) for text in strings]
            filled += sum(widths) if below else high * len(strings)
            widest = max(widest, *widths)
            limits = self.style["textFillLimits"]
            if level and any(len(texts) >= many and filled / length >= limit for many, limit in limits):
                break
            thickest = high if below else widest
            for at, text, wide in zip(places[level], strings, widths, strict=True):
                if below:
                    rect = QRectF(at - wide / 2, edge.top() + away, wide, high)
                else:
                    rect = QRectF(edge.right() - away - wide, at - high / 2, wide, high)
                if room & rect == rect:
                    texts.append((rect, flags, text))
        self._updateMaxTextSize(thickest)
        return texts
