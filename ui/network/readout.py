"""The Readout: one line with the unit and token that are pointed at, and every quantity there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lstm_sim.cell import Quantity
from ui.style import Style
from ui.symbol_text import draw_symbol, symbol_width
from ui.texts import symbol

_TITLE = 130.0
"""What the values leave to the title, in pixels at type size 1."""


class Readout(QWidget):
    """Paints its line in columns, so that nothing jumps while numbers change."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._title = ""
        self._values: tuple[tuple[Quantity, str], ...] = ()
        self.take_style()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_values(self, title: str, values: tuple[tuple[Quantity, str], ...]) -> None:
        """Show a title and (quantity, value) pairs."""
        if (title, values) != (self._title, self._values):
            self._title, self._values = title, values
            self.update()

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        self._font, self._bold = self._style.font(0.85), self._style.font(0.85, bold=True)
        self._metrics = QFontMetricsF(self._font)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, round(self._metrics.height()) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The title at the left, the values at the right; the title gives way."""
        theme, painter = self._style.theme, QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.card))
        font, bold, metrics = self._font, self._bold, self._metrics
        baseline, gap = metrics.ascent() + 1.0, 12.0 * self._style.scale
        right = float(self.width())
        title = min(metrics.horizontalAdvance(self._title), _TITLE * self._style.scale) + gap
        widest = metrics.horizontalAdvance("+0.000")
        for quantity, value in reversed(self._values):
            width = max(widest, metrics.horizontalAdvance(value))
            name = symbol(quantity)
            left = right - width - 4 - symbol_width(name, bold)
            if left < title:
                break
            draw_symbol(painter, QPointF(left, baseline), name, bold, theme.ink(quantity))
            at = QPointF(right, baseline)
            draw_symbol(painter, at, value, font, QColor(theme.text), Qt.AlignmentFlag.AlignRight)
            right = left - gap
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        title_text = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, max(right, 0.0))
        painter.drawText(QPointF(0.0, baseline), title_text)
        painter.end()
