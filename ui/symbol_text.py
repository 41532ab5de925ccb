"""Painted symbols: text in which `_f` and `_o` become real subscripts, which Unicode does not have."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

_SUBSCRIPT = re.compile(r"_(\w)")
_SMALLER = 0.74


def _pieces(text: str) -> list[tuple[str, bool]]:
    """The text cut into (piece, is it a subscript)."""
    parts = _SUBSCRIPT.split(text)
    return [(part, bool(k % 2)) for k, part in enumerate(parts) if part]


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALLER)
    return small


def symbol_width(text: str, font: QFont) -> float:
    """The width of `text` in logical pixels, subscripts made small."""
    if "_" not in text:
        return QFontMetricsF(font).horizontalAdvance(text)
    large, small = QFontMetricsF(font), QFontMetricsF(_small(font))
    return sum((small if sub else large).horizontalAdvance(piece) for piece, sub in _pieces(text))


def draw_symbol(
    painter: QPainter,
    at: QPointF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """Paint `text` with its baseline at `at` (its left end, centre or right end by `align`); returns its width."""
    width = symbol_width(text, font)
    x = at.x()
    if align & Qt.AlignmentFlag.AlignHCenter:
        x -= width / 2.0
    elif align & Qt.AlignmentFlag.AlignRight:
        x -= width
    painter.setPen(colour)
    painter.setFont(font)
    if "_" not in text:
        painter.drawText(QPointF(x, at.y()), text)
        return width
    small = _small(font)
    large_metrics, small_metrics = QFontMetricsF(font), QFontMetricsF(small)
    drop = large_metrics.descent() * 0.6
    for piece, sub in _pieces(text):
        painter.setFont(small if sub else font)
        painter.drawText(QPointF(x, at.y() + (drop if sub else 0.0)), piece)
        x += (small_metrics if sub else large_metrics).horizontalAdvance(piece)
    return width
