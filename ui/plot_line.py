"""The PlotLine: a line through points, and what it is in the pixels of a plot, cut off at the axes."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from lstm_sim.activations import FloatArray


class PlotLine:
    """The points of a line, and what they are in pixels for the place they were last drawn in."""

    def __init__(self, x: FloatArray, y: FloatArray) -> None:
        self.x, self.y = x, y
        self._place: tuple[float, ...] = ()
        self._polygons: list[QPolygonF] = []
        self._across: tuple[float, ...] = ()
        """(left, right) of the axes and the range of x that they show, for which the following holds."""
        self._columns = x
        self._polygon: QPolygonF | None = None
        """The whole line, where it lies within the axes, and its points, (N, 2), in its own memory."""
        self._points = np.empty((0, 2))

    def move(self, y: FloatArray) -> None:
        """Go through other heights at the same x: a line that moves from frame to frame."""
        self.y, self._place = y, ()

    def polygons(self, place: tuple[float, ...]) -> list[QPolygonF]:
        """The line in pixels: (left, top, right, bottom) of the axes and the ranges of x and y that they show."""
        if place != self._place:
            self._place = place
            left, top, right, bottom, x0, x1, y0, y1 = place
            with np.errstate(all="ignore"):
                if self._across != (left, right, x0, x1):
                    self._across, self._polygon = (left, right, x0, x1), None
                    self._columns = left + (self.x - x0) / (x1 - x0) * (right - left)
                y = bottom - (self.y - y0) * ((bottom - top) / (y1 - y0))
            if len(y) > 1 and top <= y.min() and y.max() <= bottom:  # as a rule; thousands of segments take their time
                if self._polygon is None and left <= self._columns.min() and self._columns.max() <= right:
                    self._polygon = pg.functions.arrayToQPolygonF(self._columns, y)
                    self._points = pg.functions.ndarray_from_qpolygonf(self._polygon)
                if self._polygon is not None:
                    self._points[:, 1] = y
                    self._polygons = [self._polygon]
                    return self._polygons
            inside = QRectF(QPointF(left, top), QPointF(right, bottom))
            self._polygons = [_polygon(run) for run in clipped(self._columns, y, inside)]
        return self._polygons


def _polygon(points: list[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def clipped(x: FloatArray, y: FloatArray, box: QRectF) -> list[list[tuple[float, float]]]:
    """The parts of a line inside a box, each a run of points (Liang & Barsky 1984, segment by segment)."""
    if len(x) > 1 and _lies_within(x, y, box):
        return [list(zip(x.tolist(), y.tolist(), strict=True))]
    runs: list[list[tuple[float, float]]] = []
    with np.errstate(invalid="ignore"):  # what is wholly on one side of the box takes no time; what is no number may
        beyond = [
            (v < low) & (w < low) | (v > high) & (w > high)
            for v, w, low, high in (
                (x[:-1], x[1:], box.left(), box.right()),
                (y[:-1], y[1:], box.top(), box.bottom()),
            )
        ]
    near = ~(beyond[0] | beyond[1])
    ends = (values[near].tolist() for values in (x[:-1], y[:-1], x[1:], y[1:]))
    for ax, ay, bx, by in zip(*ends, strict=True):
        begin, end = 0.0, 1.0
        dx, dy = bx - ax, by - ay
        if not (math.isfinite(dx) and math.isfinite(dy)):
            continue
        for step, low, high in (
            (dx, box.left() - ax, box.right() - ax),
            (dy, box.top() - ay, box.bottom() - ay),
        ):
            if step == 0.0:
                if low > 0.0 or high < 0.0:
                    end = -1.0
            else:
                near, far = sorted((low / step, high / step))
                begin, end = max(begin, near), min(end, far)
        if begin > end:
            continue
        first = (ax + begin * dx, ay + begin * dy)
        last = (ax + end * dx, ay + end * dy)
        if runs and begin == 0.0 and runs[-1][-1] == (ax, ay):
            runs[-1].append(last)
        else:
            runs.append([first, last])
        if end == 1.0:
            runs[-1][-1] = (bx, by)
    return runs


def _lies_within(x: FloatArray, y: FloatArray, box: QRectF) -> bool:
    """True where every point lies in the box; one that is no number does not."""
    found = (x >= box.left()) & (x <= box.right()) & (y >= box.top()) & (y <= box.bottom())
    return bool(found.all())
