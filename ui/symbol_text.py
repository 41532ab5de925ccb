"""Painted symbols: text in which `_f` and `_o` become real subscripts, which Unicode does not have."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

_SUBSCRIPT = re.compile(r"_(\w)")
_SMALLER = 0.74


def _pieces(text: str) -> list[tuple[str, bool]]:
    """The text cut into (piece, is it a subscript)."""
    parts = _SUBSCRIPT.split(text)
    return [(part, bool(k % 2)) for k, part in enumerate(parts) if part]


def _small(font: QFont) -> QFont:
    """The font of subscripts."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALLER)
    return small


@lru_cache(maxsize=2_000)
def _measured(text: str, font: QFont) -> tuple[tuple[tuple[str, bool, float], ...], float]:
    """The (piece, is it a subscript, where it begins) of a text, and its width: the same few come again and again."""
    large, small = QFontMetricsF(font), QFontMetricsF(_small(font))
    placed, x = [], 0.0
    for piece, sub in _pieces(text):
        placed.append((piece, sub, x))
        x += (small if sub else large).horizontalAdvance(piece)
    return tuple(placed), x


def symbol_width(text: str, font: QFont) -> float:
    """The width of `text` in logical pixels, subscripts made small."""
    return _measured(text, font)[1]


def draw_symbol(
    painter: QPainter,
    at: QPointF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint `text` with its baseline at `at` (its left end, centre or right end by `align`)."""
    x, (pieces, width) = at.x(), _measured(text, font)
    if align & Qt.AlignmentFlag.AlignHCenter:
        x -= width / 2.0
    elif align & Qt.AlignmentFlag.AlignRight:
        x -= width
    painter.setPen(colour)
    painter.setFont(font)
    if "_" not in text:
        painter.drawText(QPointF(x, at.y()), text)
        return
    small, drop = _small(font), QFontMetricsF(font).descent() * 0.6
    for piece, sub, begin in pieces:
        painter.setFont(small if sub else font)
        painter.drawText(QPointF(x + begin, at.y() + (drop if sub else 0.0)), piece)
