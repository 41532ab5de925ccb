"""Handles: points on a plot that stand for quantities, and how they and their names are painted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPolygonF

from lstm_sim.cell import Quantity
from ui.label_places import place_labels
from ui.style import MARKERS, Style, Theme, family, pen
from ui.symbol_text import draw_symbol, symbol_width


@dataclass(frozen=True)
class Handle:
    """A point on a plot that stands for a quantity; `movable` by the user or only shown (hollow, or `filled`).

    A `ghost` is where the pinned state stands: grey and small."""

    key: int
    quantity: Quantity
    x: float
    y: float
    movable: bool
    text: str = ""
    filled: bool = False
    ghost: bool = False


Placed = tuple[Handle, QPointF]
"""A handle, and where it is in the plot's pixels."""


def paint_handles(
    painter: QPainter, style: Style, placed: Sequence[Placed], chosen: Handle | None, room: QSizeF
) -> None:
    """The points, the `chosen` one larger, and over all of them their names, inside a plot of the size `room`."""
    for handle, at in placed:
        _paint_point(painter, style.theme, handle, at, chosen is not None and handle.key == chosen.key)
    _paint_names(painter, style, placed, room)


def _paint_point(painter: QPainter, theme: Theme, handle: Handle, at: QPointF, focused: bool) -> None:
    fill = theme.fill(handle.quantity)
    size = 8.0 if focused else 4.5 if handle.ghost else 6.0
    if handle.ghost:
        painter.setPen(pen(theme.muted, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    elif handle.movable or handle.filled:
        painter.setPen(pen(theme.accent if focused else theme.card, 2.0 if focused else 1.0))
        painter.setBrush(fill)
    else:
        painter.setPen(pen(fill, 1.5))
        painter.setBrush(QColor(theme.card))
    painter.drawPath(marker(MARKERS[family(handle.quantity)], at, size))


def _paint_names(painter: QPainter, style: Style, placed: Sequence[Placed], room: QSizeF) -> None:
    """The names over all points, where none covers another; a point that is out of sight has none."""
    font = style.font(0.85, bold=True)
    seen = [(handle, at) for handle, at in placed if QRectF(QPointF(), room).contains(at)]
    named = [(handle, at) for handle, at in seen if handle.text]
    bare = [(handle, at) for handle, at in seen if not handle.text]
    points = [(p.x() - 6.0, p.y() - 6.0, p.x() + 6.0, p.y() + 6.0) for _, p in (*named, *bare)]
    height = QFontMetricsF(font).ascent()
    sizes = [(symbol_width(handle.text, font) + 1.0, height) for handle, _ in named]
    boxes = place_labels(points, sizes, (0.0, 0.0, room.width(), room.height()))
    for (handle, _), box in zip(named, boxes, strict=True):
        draw_symbol(painter, QPointF(box[0], box[3] - 2.0), handle.text, font, style.theme.ink(handle.quantity))


def marker(shape: str, at: QPointF, size: float) -> QPainterPath:
    """A marker of `size` (half its width) around a point; the shapes are those of style.MARKERS."""
    path = QPainterPath()
    if shape == "o":
        path.addEllipse(at, size, size)
    elif shape in _CORNERS:
        path.addPolygon(QPolygonF([at + QPointF(x * size, y * size) for x, y in _CORNERS[shape]]))
        path.closeSubpath()
    else:
        raise ValueError(f"no marker {shape!r}")
    return path


def _star() -> list[tuple[float, float]]:
    angles = [math.pi * (k / 5.0 - 0.5) for k in range(10)]
    return [
        ((0.5 if k % 2 else 1.15) * math.cos(a), (0.5 if k % 2 else 1.15) * math.sin(a)) for k, a in enumerate(angles)
    ]


_CORNERS: dict[str, list[tuple[float, float]]] = {
    "s": [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
    "d": [(0.0, -1.1), (0.9, 0.0), (0.0, 1.1), (-0.9, 0.0)],
    "t": [(-1.0, -0.8), (1.0, -0.8), (0.0, 1.0)],
    "t1": [(-1.0, 0.8), (1.0, 0.8), (0.0, -1.0)],
    "+": [
        (-0.35, -1.0),
        (0.35, -1.0),
        (0.35, -0.35),
        (1.0, -0.35),
        (1.0, 0.35),
        (0.35, 0.35),
        (0.35, 1.0),
        (-0.35, 1.0),
        (-0.35, 0.35),
        (-1.0, 0.35),
        (-1.0, -0.35),
        (-0.35, -0.35),
    ],
    "star": _star(),
}
