"""The Axes of training curves: where they stand, with grid, numbers and names."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from ui.network.curve_picture import Picture
from ui.network.curve_shapes import Scale, log_ticks, tick_text, ticks
from ui.style import Style, pen

Ranges = tuple[float, float, float, float]
"""The first and the last step, the smallest and the largest value."""


@dataclass(frozen=True)
class Axes:
    """Where the axes of a painted picture stand."""

    box: QRectF
    across: Scale
    up: Scale


def ranges_of(picture: Picture) -> Ranges:
    """The ranges that the axes of a picture show."""
    low, high = picture.window_shown
    return low, high, *picture.heights(low, high)


def draw_axes(painter: QPainter, style: Style, size: QSizeF, picture: Picture, ranges: Ranges) -> Axes:
    """Draw them into (0, 0, width, height), with as many numbers as there is room for; where they stand."""
    theme, font = style.theme, style.font(0.78)
    metrics = QFontMetricsF(font)
    height = metrics.height()
    x0, x1, y0, y1 = ranges
    top, bottom = height + 5.0, size.height() - height - 4.0
    most = max(2, int((bottom - top) / (2.2 * height)))
    marks = log_ticks(y0, y1, most) if picture.log else ticks(y0, y1, most)
    left = 8.0 + max([metrics.horizontalAdvance(picture.tick_text(v)) for v in marks] or [20.0])
    box = QRectF(QPointF(left, top), QPointF(max(size.width() - 6.0, left + 10.0), max(bottom, top + 10.0)))
    axes = Axes(box, Scale(x0, x1, box.left(), box.right()), Scale(y0, y1, box.bottom(), box.top(), picture.log))
    painter.setFont(font)
    for value in marks:
        y = axes.up.pixel(value)
        painter.setPen(pen(theme.grid))
        painter.drawLine(QLineF(box.left(), y, box.right(), y))
        painter.setPen(QColor(theme.muted))
        place = QRectF(0.0, y - height / 2, left - 5.0, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, picture.tick_text(value))
    name = picture.x_name
    name_width = metrics.horizontalAdvance(name) + 8.0
    for value in ticks(x0, x1, max(2, int(box.width() / (7.5 * height)) + 2)):
        x, text = axes.across.pixel(value), tick_text(value)
        wide = metrics.horizontalAdvance(text)
        if x + wide / 2 > box.right() - name_width:
            continue
        painter.drawText(
            QRectF(x - wide / 2 - 2, box.bottom() + 2, wide + 4, height), int(Qt.AlignmentFlag.AlignCenter), text
        )
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip  # Chinese stands taller than the digits' font
    across, above = QRectF(box.left(), box.bottom() + 2, box.width(), height), QRectF(2.0, 0.0, box.right(), height)
    painter.drawText(across, int(Qt.AlignmentFlag.AlignRight | middle), name)
    painter.drawText(above, int(Qt.AlignmentFlag.AlignLeft | middle), picture.y_name)
    painter.setPen(pen(theme.border))
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    return axes
