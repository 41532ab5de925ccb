"""The PathPainter: what goes over an error surface: the descents, the way of training, where the network stands."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.gradients.descent import Descent
from lstm_sim.gradients.surface import Point
from ui.gradients.picture import Picture
from ui.motion import hairline
from ui.plot_line import clipped
from ui.style import Style, pen

_APART = 7.0
"""Pixels between the markers of two steps: nearer ones would hide the line and each other."""

Places = Callable[[FloatArray], FloatArray]
"""Points of the surface, (N, 2), as pixels, (N, 2)."""


class PathPainter:
    """Paints into any painter; `thin` while the paths move."""

    def __init__(self, style: Style) -> None:
        self._style = style

    def paint(self, painter: QPainter, picture: Picture, places: Places, room: QRectF, thin: bool = False) -> None:
        """Everything that the picture has over its surface, and of it what lies in the room."""
        theme = self._style.theme
        if picture.way is not None:
            lines = _within(places(picture.way), room)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in ((theme.card, 3.2), (theme.text, 1.4)):
                painter.setPen(pen(QColor(colour), width))
                for line in lines:
                    painter.drawPolyline(line)
        if picture.own is not None:
            self._paint_own(painter, _place(picture.own, places))
        if picture.pair is not None:
            dashed, solid = pen(theme.warning, 1.8, (4.0, 2.5)), pen(theme.fills[Quantity.OUTPUT_GATE], 1.8)
            self._paint_descent(painter, dashed, places(_gone(picture.pair.unclipped, picture.step)), room, thin)
            self._paint_descent(painter, solid, places(_gone(picture.pair.clipped, picture.step)), room, thin)
        if picture.start is not None:
            painter.setPen(pen(theme.card, 2.0))
            painter.setBrush(QColor(theme.text))
            painter.drawEllipse(_place(picture.start, places), 5.5, 5.5)

    def _paint_own(self, painter: QPainter, at: QPointF) -> None:
        """A cross where the network itself stands."""
        for colour, width in ((self._style.theme.card, 4.0), (self._style.theme.text, 1.8)):
            painter.setPen(pen(QColor(colour), width))
            for up in (-5.0, 5.0):
                painter.drawLine(QPointF(at.x() - 5.0, at.y() - up), QPointF(at.x() + 5.0, at.y() + up))

    def _paint_descent(self, painter: QPainter, line: QPen, at: FloatArray, room: QRectF, thin: bool) -> None:
        """The line, and a marker where a step stands: a square on the dashed one, a disc on the other."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(hairline(line) if thin else line)
        for part in _within(at, room):
            painter.drawPolyline(part)
        marks = QPainterPath()
        for x, y in apart(at[1:]):
            if not room.contains(x, y):
                continue
            if line.dashPattern():
                marks.addRect(x - 2.4, y - 2.4, 4.8, 4.8)
            else:
                marks.addEllipse(x - 2.6, y - 2.6, 5.2, 5.2)
        painter.setPen(pen(self._style.theme.card, 0.8))
        painter.setBrush(line.color())
        painter.drawPath(marks)


def apart(places: FloatArray) -> list[tuple[float, float]]:
    """The places, (N, 2), that are far enough from the one before for a marker of their own."""
    found: list[tuple[float, float]] = []
    for x, y in places.tolist():
        if not found or abs(x - found[-1][0]) + abs(y - found[-1][1]) >= _APART:
            found.append((x, y))
    return found


def _gone(descent: Descent, step: int | None) -> FloatArray:
    """The places as far as they are replayed and are numbers."""
    points = descent.points if step is None else descent.points[: step + 1]
    found: FloatArray = points[np.isfinite(points).all(axis=1)]
    return found


def _within(places: FloatArray, room: QRectF) -> list[QPolygonF]:
    """The parts of a line in the room: a step that leaps far beyond it would be dashed all the way there."""
    return [polygon(np.array(run)) for run in clipped(places[:, 0], places[:, 1], room)]


def _place(point: Point, places: Places) -> QPointF:
    return QPointF(*places(np.array([point]))[0].tolist())


def polygon(places: FloatArray) -> QPolygonF:
    """A line through places, (N, 2)."""
    line: QPolygonF = arrayToQPolygonF(places[:, 0], places[:, 1])
    return line
