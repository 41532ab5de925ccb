"""The Relief: an error surface as a mesh in space, seen from one side, and its points on the screen."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPolygonF

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.gradients.surface import Region, Surface
from ui.style import Style, pen

_POINTS = 48
_HIGH = 1.2
"""The relief's height, where it is 2 wide and 2 deep."""


class Relief:
    """Seen from `turn` and `tilt` (degrees) in an area; `heights`, 0 … 1, are those of the surface's values."""

    def __init__(self, surface: Surface, heights: FloatArray, turn: float, tilt: float, area: QRectF) -> None:
        self._surface, self._heights = surface, heights
        self._turn, self._tilt, self._area = math.radians(turn), math.radians(tilt), area

    def _project(self, x: FloatArray, y: FloatArray, z: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Points of the unit cube, −1 … 1, as places on the screen and their depth (near is large)."""
        turn, tilt, area = self._turn, self._tilt, self._area
        across = x * math.cos(turn) - y * math.sin(turn)
        away = x * math.sin(turn) + y * math.cos(turn)
        up = z * math.cos(tilt) + away * math.sin(tilt)
        size = min(area.width() / 2.9, area.height() / 2.2)
        return (
            area.center().x() + across * size,
            area.center().y() - up * size,
            -away * math.cos(tilt) + z * math.sin(tilt),
        )

    def places(self, points: FloatArray) -> FloatArray:
        """Where points of the surface, (N, 2), are on the screen, (N, 2): at the height of the nearest value."""
        region, (rows, columns) = self._surface.region, self._heights.shape
        x, y = (
            (values - low) / (high - low) for values, (low, high) in zip(points.T, (region.x, region.y), strict=True)
        )
        row = np.clip(np.round(y * (rows - 1)), 0, rows - 1).astype(int)
        column = np.clip(np.round(x * (columns - 1)), 0, columns - 1).astype(int)
        z = np.nan_to_num(self._heights[row, column], nan=1.0)
        across, down, _ = self._project(2.0 * x - 1.0, 2.0 * y - 1.0, _HIGH * (z - 0.5) + 0.02)
        return np.stack([across, down], axis=1)

    def paint(self, painter: QPainter, style: Style) -> None:
        """The mesh, the far parts first."""
        theme, heights = style.theme, self._heights
        rows, columns = (np.linspace(0, count - 1, min(_POINTS, count)).round().astype(int) for count in heights.shape)
        grid = np.ix_(rows, columns)
        bad: NDArray[np.bool_] = ~np.isfinite(self._surface.values[grid])
        z = np.where(bad, 1.0, heights[grid])
        across, down, depth = self._project(
            *np.meshgrid(np.linspace(-1, 1, len(columns)), np.linspace(-1, 1, len(rows))), _HIGH * (z - 0.5)
        )
        corners = _around(np.stack([across, down], axis=-1)).tolist()
        levels = np.minimum(np.round(255 * _around(z).mean(axis=-1)), 255).astype(int).tolist()
        hatched = _around(bad).max(axis=-1).tolist()
        colours = [QColor(*values[:3]) for values in theme.sequential(Quantity.MEMORY).tolist()]
        hatching = QBrush(QColor(theme.warning), Qt.BrushStyle.BDiagPattern)
        painter.setPen(pen(theme.border, 0.6))
        order = np.argsort((depth[:-1, :-1] + depth[1:, 1:]) / 2, axis=None)
        for row, column in zip(*(k.tolist() for k in np.unravel_index(order, bad[1:, 1:].shape)), strict=True):
            shape = QPolygonF([QPointF(x, y) for x, y in corners[row][column]])
            painter.setBrush(colours[levels[row][column]])
            painter.drawPolygon(shape)
            if hatched[row][column]:  # what is no number stands as high as the highest, and is hatched
                painter.setBrush(hatching)
                painter.drawPolygon(shape)

    def paint_names(self, painter: QPainter, style: Style, names: tuple[str, str], size: QSizeF) -> None:
        """The axes' names and ends at the edges in front, within a figure of that size."""
        font = style.font(0.8)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(style.theme.muted))
        wide, high = size.width(), metrics.height()
        region: Region = self._surface.region
        for x, y, name, (low, end) in ((0.0, -1.2, names[0], region.x), (1.2, 0.0, names[1], region.y)):
            across, down, _ = self._project(np.array(x), np.array(y), np.array(-0.65))
            ends = f"  {low:.3g} … {end:.3g}".replace("-", "−")
            text = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, 0.45 * wide) + ends
            needed = metrics.horizontalAdvance(text)
            left = min(max(float(across) - needed / 2, 2.0), max(wide - needed - 2.0, 2.0))
            painter.drawText(QPointF(left, min(float(down) + high / 2, size.height() - 3.0)), text)


def _around(values: NDArray[Any]) -> NDArray[Any]:
    """What stands at the four corners of each cell, (rows, columns, 4, …)."""
    return np.stack([values[:-1, :-1], values[:-1, 1:], values[1:, 1:], values[1:, :-1]], axis=2)
