"""The Segment: a button that is on or off, and shows which in every theme without relying on colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.style import Style, pen


class Segment(QPushButton):
    """A flat, checkable button: filled and bold when on."""

    def __init__(self, style: Style, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._style = style
        self.setCheckable(True)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def sizeHint(self) -> QSize:
        """Wide enough for the bold text, so that nothing moves when it is switched on."""
        metrics = QFontMetrics(self._bold())
        return QSize(metrics.horizontalAdvance(self.text()) + 20, metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:
        """The same: a cut word is no word."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The button."""
        theme, painter = self._style.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.0, 1.0, -1.0, -1.0)
        on = self.isChecked()
        painter.setPen(pen(theme.accent if on or self.hasFocus() else theme.border, 2.0 if self.hasFocus() else 1.0))
        painter.setBrush(
            QColor(theme.accent if on else theme.well if self.isDown() or self.underMouse() else theme.card)
        )
        painter.drawRoundedRect(box, 5.0, 5.0)
        if on and self.hasFocus():
            painter.setPen(pen(theme.card, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2.0, 2.0, -2.0, -2.0), 4.0, 4.0)
        painter.setFont(self._bold() if on else self.font())
        painter.setPen(QColor(theme.card if on else theme.text if self.isEnabled() else theme.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
