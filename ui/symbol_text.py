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
    """The font of subscripts."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALLER)
    return small


def symbol_width(text: str, font: QFont) -> float:
    """The width of `text` in logical pixels, subscripts made small."""
    large = QFontMetricsF(font)
    if "_" not in text:
        return large.horizontalAdvance(text)
    small = QFontMetricsF(_small(font))
    return sum((small if sub else large).horizontalAdvance(piece) for piece, sub in _pieces(text))


def draw_symbol(
    painter: QPainter,
    at: QPointF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint `text` with its baseline at `at` (its left end, centre or right end by `align`)."""
    x, width = at.x(), 0.0
    if align is not Qt.AlignmentFlag.AlignLeft or "_" in text:
        width = symbol_width(text, font)
    if align & Qt.AlignmentFlag.AlignHCenter:
        x -= width / 2.0
    elif align & Qt.AlignmentFlag.AlignRight:
        x -= width
    painter.setPen(colour)
    painter.setFont(font)
    if "_" not in text:
        painter.drawText(QPointF(x, at.y()), text)
        return
    small = _small(font)
    large_metrics, small_metrics = QFontMetricsF(font), QFontMetricsF(small)
    drop = large_metrics.descent() * 0.6
    for piece, sub in _pieces(text):
        painter.setFont(small if sub else font)
        painter.drawText(QPointF(x, at.y() + (drop if sub else 0.0)), piece)
        x += (small_metrics if sub else large_metrics).horizontalAdvance(piece)
