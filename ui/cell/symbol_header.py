"""A table's header whose column names are symbols, with real subscripts."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

from ui.style import Style
from ui.symbol_text import draw_symbol

_END = 6
"""Between a symbol and the end of its column, as in the cells."""


class SymbolHeader(QHeaderView):
    """Paints z_f as z with a small f below, right-aligned as the numbers under it are."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._style = style
        self.setSectionsClickable(True)
        self.setHighlightSections(True)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        """As usual, but without the text."""
        super().initStyleOptionForIndex(option, section)
        option.text = ""

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """The section, and over it its symbol."""
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        model = self.model()
        if model is None:
            return
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        font = self._style.font(bold=True, italic=True)
        metrics = QFontMetricsF(font)
        baseline = rect.center().y() + metrics.capHeight() / 2
        painter.save()
        painter.setClipRect(rect)
        draw_symbol(
            painter,
            QPointF(rect.right() - _END, baseline),
            text,
            font,
            QColor(self._style.theme.text),
            Qt.AlignmentFlag.AlignRight,
        )
        painter.restore()
