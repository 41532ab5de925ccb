"""The AnswerPainter: puts a Sheet of words and answers on the screen, into SVG or into PDF alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from ui.network.answer_sheet import REACH, Measures, Rows, Sheet
from ui.network.answer_table import PILL, Cell, Line
from ui.style import Style, pen

_MOST_REMEMBERED = 4_096
"""Widths of texts; the words of a long sentence are measured anew with each of its answers."""


def _remembered(metrics: QFontMetricsF) -> Callable[[str], float]:
    """How wide texts are, for those that come again and again.

    A function of our own: of one of Qt's, the cache would ask for the docstring, which PySide takes 0.1 s to make.
    """

    @lru_cache(maxsize=_MOST_REMEMBERED)
    def width(text: str) -> float:
        return metrics.horizontalAdvance(text)

    return width


class AnswerPainter:
    """Paints Sheets in the program's looks; `measures` is what they are laid out with."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._slots: Mapping[str, int] = {}
        self.take_style()

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        self._word_font, self._bold_font = self._style.font(), self._style.font(bold=True)
        self._cell_font, self._chosen_font = self._style.font(0.85), self._style.font(0.85, bold=True)
        self._word_metrics, self._bold_metrics = QFontMetricsF(self._word_font), QFontMetricsF(self._bold_font)
        self._cell_metrics, self._chosen_metrics = QFontMetricsF(self._cell_font), QFontMetricsF(self._chosen_font)
        self._word_width, self._bold_width = _remembered(self._word_metrics), _remembered(self._bold_metrics)
        self._cell_width, self._chosen_width = _remembered(self._cell_metrics), _remembered(self._chosen_metrics)
        between, scale = 6.0 * self._style.scale, self._style.scale
        self.measures = Measures(
            self._bold_width,
            self._chosen_width,
            self._bold_metrics.height() + between,
            self._chosen_metrics.height() + between,
            scale,
        )

    def name_slots(self, slots: Mapping[str, int]) -> bool:
        """Which colour each slot has from now on; True if that is another one than before."""
        old, self._slots = self._slots, slots
        return old != slots

    def slot_colour(self, slot: str) -> QColor:
        """The colour of a slot: the same for every network on screen."""
        return self._style.theme.run(self._slots.get(slot, 0))

    def paint(self, painter: QPainter, sheet: Sheet, marked: QRectF, area: QRectF | None = None) -> None:
        """Paint a sheet, the word in `marked` on a ground; `area` is the part that is wanted, None all."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = None if area is None else area.marginsAdded(REACH)
        if not marked.isEmpty():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._style.theme.well))
            painter.drawRoundedRect(marked.adjusted(2, -1, -2, 1), 5, 5)
        for row in sheet.rows:
            steps = sheet.steps_in(area, len(row.block.words))
            ends = (*row.lines, row.bottom)
            if _meets(area, row.words, ends[0]):
                self._paint_words(painter, sheet, row, steps)
            for line, top, bottom in zip(row.block.lines, row.lines, ends[1:], strict=True):
                if _meets(area, top, bottom):
                    self._paint_line(painter, sheet, line, top, steps, area is None or area.left() < sheet.gutter)

    def _paint_words(self, painter: QPainter, sheet: Sheet, row: Rows, steps: range) -> None:
        theme, block = self._style.theme, row.block
        baseline = row.words + 3.0 * self._style.scale + self._bold_metrics.ascent()
        for k in steps:
            word, is_bold = block.words[k], block.different[k]
            width = (self._bold_width if is_bold else self._word_width)(word)
            left = sheet.lefts[k] + sheet.widths[k] / 2 - width / 2
            painter.setFont(self._bold_font if is_bold else self._word_font)
            painter.setPen(QColor(theme.accent if is_bold else theme.text))
            painter.drawText(QPointF(left, baseline), word)
            if is_bold or block.unknown[k]:
                dash = (1.5, 2.0) if block.unknown[k] else ()
                painter.setPen(pen(theme.warning if block.unknown[k] else theme.accent, 1.5, dash))
                painter.drawLine(QPointF(left, baseline + 3.5), QPointF(left + width, baseline + 3.5))

    def _paint_line(
        self, painter: QPainter, sheet: Sheet, line: Line, top: float, steps: range, with_name: bool
    ) -> None:
        theme, scale = self._style.theme, self._style.scale
        metrics = self._chosen_metrics if line.chosen else self._cell_metrics
        height = metrics.height() + 3.0 * scale
        baseline = top + (height + metrics.ascent() - metrics.descent()) / 2
        painter.setFont(self._chosen_font if line.chosen else self._cell_font)
        if with_name:
            painter.setPen(QColor(theme.text if line.chosen else theme.muted))
            name = metrics.elidedText(line.title, Qt.TextElideMode.ElideMiddle, sheet.gutter - 8.0 * scale)
            painter.drawText(QPointF(2.0, baseline), name)
        for k in steps:
            middle = sheet.lefts[k] + sheet.widths[k] / 2
            self._paint_cell(painter, line.cells[k], line.chosen, QPointF(middle, baseline), top, height)

    def _paint_cell(self, painter: QPainter, cell: Cell, chosen: bool, at: QPointF, top: float, height: float) -> None:
        """One answer, its text's middle on the baseline `at`, its ground from `top` on."""
        theme, measured = self._style.theme, self._chosen_width if chosen else self._cell_width
        width, middle, baseline = measured(cell.text), at.x(), at.y()
        if cell.lead:
            lead = measured(cell.lead) + PILL
            middle += lead / 2
            painter.setPen(QColor(theme.muted))
            painter.drawText(QPointF(middle - width / 2 - lead, baseline), cell.lead)
        colour = self.slot_colour(cell.slot) if cell.slot else QColor(theme.muted)
        if cell.slot and chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(middle - width / 2 - PILL, top, width + 2 * PILL, height), 4, 4)
            painter.setPen(QColor(theme.card))
        else:
            painter.setPen(colour)
        painter.drawText(QPointF(middle - width / 2, baseline), cell.text)
        if cell.wrong:
            painter.setPen(pen(theme.warning, 1.6))
            x, y = middle + width / 2 + 8.0, top + height / 2
            painter.drawLine(QPointF(x - 3, y - 3), QPointF(x + 3, y + 3))
            painter.drawLine(QPointF(x - 3, y + 3), QPointF(x + 3, y - 3))


def _meets(area: QRectF | None, top: float, bottom: float) -> bool:
    return area is None or (top <= area.bottom() and bottom >= area.top())
