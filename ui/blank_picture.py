"""A blank picture, as sharp as the widget that shows it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QWidget


def blank_picture(widget: QWidget, size: QSize, ground: QColor | str | Qt.GlobalColor) -> QPixmap:
    """A picture of `size`, in the widget's own pixels, all of it in the colour `ground`."""
    ratio = widget.devicePixelRatioF()
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(ground))
    return made
