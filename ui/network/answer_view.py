"""The AnswerView: sentences with the answers of each network below them, word by word, in one painted widget."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import accumulate

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lstm_sim.laboratory.reading import LabFrame
from ui.network.answer_table import ARROW, NOTHING, PILL, Block, Line, blocks_of, column_widths
from ui.style import Style, pen

_MOST_IN_TOOLTIP = 5
_SHORT_NAMES, _NAMES, _LONG_NAMES = 70.0, 118.0, 190.0
"""Room for the networks' names where there is little, and the most they are given, in pixels at type size 1."""
_NARROW, _WIDE = 8.0, 16.0
"""Between two columns, where there is little room and where there is enough."""


def _remembered(metrics: QFontMetricsF) -> Callable[[str], float]:
    """How wide texts are, for a few that come again and again.

    A function of our own: of one of Qt's, `cache` would ask for the docstring, which PySide takes 0.1 s to make.
    """

    @cache
    def width(text: str) -> float:
        return metrics.horizontalAdvance(text)

    return width


@dataclass(frozen=True, eq=False)
class _Rows:
    """Where a sentence stands: the top of its words and of each line."""

    block: Block
    words: float
    lines: tuple[float, ...]


class AnswerView(QWidget):
    """Shows the blocks of a frame; a click or the arrow keys choose a word, Enter edits its sentence."""

    word_chosen = Signal(int, int)
    """(sentence, step)."""
    network_chosen = Signal(int)
    """The place of a network among the lab's."""
    edit_asked = Signal(str)
    """The user wants to write; what was typed so far."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._frame: LabFrame | None = None
        self._blocks: tuple[Block, ...] = ()
        self._slots: Mapping[str, int] = {}
        self._widths: tuple[float, ...] = ()
        self._lefts: tuple[float, ...] = ()
        self._rows: tuple[_Rows, ...] = ()
        self._gutter = _NAMES
        self._sentence, self._step = 0, 0
        self.room = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.MinimumExpanding)
        self.take_style()

    # ------------------------------------------------------------ what is shown

    def show_frame(self, frame: LabFrame) -> None:
        """Show what was answered."""
        self._frame = frame
        self._blocks = blocks_of(frame)
        names = sorted({name[2:] if name[:2] in ("B-", "I-") else name for name in self._labels(frame)} - {"O", ""})
        self._slots = {name: place for place, name in enumerate(names)}
        self.lay_out()

    @staticmethod
    def _labels(frame: LabFrame) -> tuple[str, ...]:
        return tuple(label for row in frame.rows for reading in row for label in reading.network.labels)

    def show_place(self, sentence: int, step: int) -> None:
        """Mark the word that is looked at."""
        if (sentence, step) != (self._sentence, self._step):
            self._sentence, self._step = sentence, step
            self.update()
        self.setAccessibleDescription(self._spoken())

    @property
    def step(self) -> int:
        """The word that is marked: the last one, where the sentence is shorter than what is looked at."""
        words = next((len(b.words) for b in self._blocks if b.sentence == self._sentence), 0)
        return min(self._step, max(words - 1, 0))

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        self._word_font = self._style.font()
        self._bold_font = self._style.font(bold=True)
        self._cell_font = self._style.font(0.85)
        self._name_font = self._style.font(0.85)
        self._chosen_font = self._style.font(0.85, bold=True)
        self.lay_out()

    def lay_out(self) -> None:
        """Give every word a column, as far apart as there is room for."""
        scale = self._style.scale
        words, cells = QFontMetricsF(self._bold_font), QFontMetricsF(self._chosen_font)
        needed = column_widths(self._blocks, _remembered(words), _remembered(cells))
        titles = {line.title for block in self._blocks for line in block.lines}
        names = max((cells.horizontalAdvance(title) for title in titles), default=0.0) + 14.0 * scale
        room = self.room - PILL / 2  # the last column's pill is wider than the column
        lacking = max(sum(needed) + len(needed) * _NARROW * scale + _NAMES * scale - room, 0.0)
        least = min(names, max(_NAMES * scale - lacking, _SHORT_NAMES * scale))
        free = room - sum(needed) - least
        gap = min(max(free / max(len(needed), 1), _NARROW * scale), _WIDE * scale)
        left = max(free - gap * len(needed), 0.0)
        self._gutter = min(names, least + left, _LONG_NAMES * scale)
        self._widths = tuple(width + gap for width in needed)
        self._lefts = tuple(accumulate(self._widths, initial=self._gutter))
        rows, y = [], 2.0 * scale
        for block in self._blocks:
            top = y
            y += words.height() + 6.0 * scale
            lines = []
            for _ in block.lines:
                lines.append(y)
                y += cells.height() + 6.0 * scale
            rows.append(_Rows(block, top, tuple(lines)))
            y += 6.0 * scale
        self._rows = tuple(rows)
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As large as everything is."""
        last = self._rows[-1] if self._rows else None
        bottom = 24.0 if last is None else self._bottom_of(last) + 4.0
        return QSize(round(self._lefts[-1] + PILL / 2 if self._lefts else 100.0), round(bottom))

    def _bottom_of(self, row: _Rows) -> float:
        height = QFontMetricsF(self._chosen_font).height() + 6.0 * self._style.scale
        if row.lines:
            return row.lines[-1] + height
        return row.words + QFontMetricsF(self._bold_font).height() + 6.0 * self._style.scale

    def rect_of(self, sentence: int, step: int) -> QRectF:
        """The column of a word, as the chosen network reads it, over its lines; empty if it is not there."""
        row = next((r for r in self._rows if r.block.sentence == sentence), None)
        if row is None or step >= len(row.block.words):
            return QRectF()
        return QRectF(self._lefts[step], row.words, self._widths[step], self._bottom_of(row) - row.words)

    def slot_colour(self, slot: str) -> QColor:
        """The colour of a slot: the same for every network on screen."""
        return self._style.theme.run(self._slots.get(slot, 0))

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is visible, and a ring where the keyboard is."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._style.theme.card))
        self.paint(painter, QRectF(event.rect()))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen(self._style.theme.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.visibleRegion().boundingRect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def paint(self, painter: QPainter, area: QRectF | None = None) -> None:
        """The sentences into any painter, from its origin; `area` is the part that is wanted, None all."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_place(painter)
        for row in self._rows:
            if area is not None and (row.words > area.bottom() or self._bottom_of(row) < area.top()):
                continue
            steps = self._steps_in(area, len(row.block.words))
            self._paint_words(painter, row, steps)
            for top, line in zip(row.lines, row.block.lines, strict=True):
                self._paint_line(painter, top, line, steps)

    def _steps_in(self, area: QRectF | None, count: int) -> range:
        """The words of `count` that are at least partly in an area."""
        if area is None:
            return range(count)
        first, last = (bisect_right(self._lefts, x) for x in (area.left(), area.right()))
        return range(max(first - 1, 0), min(last, count))

    def _paint_place(self, painter: QPainter) -> None:
        column = self.rect_of(self._sentence, self.step)
        if column.isEmpty():
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._style.theme.well))
        painter.drawRoundedRect(column.adjusted(2, -1, -2, 1), 5, 5)

    def _paint_words(self, painter: QPainter, row: _Rows, steps: range) -> None:
        theme, block = self._style.theme, row.block
        metrics = QFontMetricsF(self._bold_font)
        baseline = row.words + 3.0 * self._style.scale + metrics.ascent()
        for k in steps:
            word = block.words[k]
            middle = self._lefts[k] + self._widths[k] / 2
            font = self._bold_font if block.different[k] else self._word_font
            width = QFontMetricsF(font).horizontalAdvance(word)
            painter.setFont(font)
            painter.setPen(QColor(theme.accent if block.different[k] else theme.text))
            painter.drawText(QPointF(middle - width / 2, baseline), word)
            if block.different[k] or block.unknown[k]:
                dash = (1.5, 2.0) if block.unknown[k] else ()
                painter.setPen(pen(theme.warning if block.unknown[k] else theme.accent, 1.5, dash))
                painter.drawLine(
                    QPointF(middle - width / 2, baseline + 3.5), QPointF(middle + width / 2, baseline + 3.5)
                )

    def _paint_line(self, painter: QPainter, top: float, line: Line, steps: range) -> None:
        theme, scale = self._style.theme, self._style.scale
        font = self._chosen_font if line.chosen else self._cell_font
        metrics = QFontMetricsF(font)
        height = metrics.height() + 3.0 * scale
        baseline = top + (height + metrics.ascent() - metrics.descent()) / 2
        painter.setFont(font)
        painter.setPen(QColor(theme.text if line.chosen else theme.muted))
        name = metrics.elidedText(line.title, Qt.TextElideMode.ElideMiddle, self._gutter - 8.0 * scale)
        painter.drawText(QPointF(2.0, baseline), name)
        for k in steps:
            cell = line.cells[k]
            width, middle = metrics.horizontalAdvance(cell.text), self._lefts[k] + self._widths[k] / 2
            if cell.lead:
                lead = metrics.horizontalAdvance(cell.lead) + PILL
                middle += lead / 2
                painter.setPen(QColor(theme.muted))
                painter.drawText(QPointF(middle - width / 2 - lead, baseline), cell.lead)
            colour = self.slot_colour(cell.slot) if cell.slot else QColor(theme.muted)
            if cell.slot and line.chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawRoundedRect(QRectF(middle - width / 2 - PILL, top, width + 2 * PILL, height), 4, 4)
                painter.setPen(QColor(theme.card))
            else:
                painter.setPen(colour)
            painter.drawText(QPointF(middle - width / 2, baseline), cell.text)
            if cell.wrong:
                painter.setPen(pen(theme.warning, 1.6))
                x = middle + width / 2 + 8.0
                y = top + height / 2
                painter.drawLine(QPointF(x - 3, y - 3), QPointF(x + 3, y + 3))
                painter.drawLine(QPointF(x - 3, y + 3), QPointF(x + 3, y - 3))

    # ------------------------------------------------------------ mouse and keys

    def _place_at(self, position: QPointF) -> tuple[_Rows | None, int | None, int | None]:
        """(sentence, step, line) at a place, each None where there is none."""
        row = next((r for r in self._rows if r.words <= position.y() < self._bottom_of(r)), None)
        if row is None:
            return None, None, None
        step = next(
            (k for k in range(len(row.block.words)) if self._lefts[k] <= position.x() < self._lefts[k + 1]), None
        )
        line = max((k for k, top in enumerate(row.lines) if top <= position.y()), default=None)
        return row, step, line

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A word is looked at; a name is the network that is looked into, and so are words that only it reads."""
        row, step, line = self._place_at(event.position())
        if row is not None and step is not None and row.block.chosen:
            self.word_chosen.emit(row.block.sentence, step)
        elif row is not None and line is not None:
            self.network_chosen.emit(row.block.lines[line].network)
        elif row is not None and row.block.chosen:
            self.word_chosen.emit(row.block.sentence, min(self._step, max(len(row.block.words) - 1, 0)))
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the sentence."""
        self.edit_asked.emit("")
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End go from word to word and from sentence to sentence; Enter and letters write."""
        key, keys, step = event.key(), Qt.Key, self.step
        here = next((b for b in self._blocks if b.sentence == self._sentence), None)
        last = len(here.words) - 1 if here is not None else 0
        steps = {keys.Key_Left: step - 1, keys.Key_Right: step + 1, keys.Key_Home: 0, keys.Key_End: last}
        sentences = {keys.Key_Up: -1, keys.Key_Down: 1}
        if key in steps:
            self.word_chosen.emit(self._sentence, min(max(steps[keys(key)], 0), max(last, 0)))
        elif key in sentences:
            wanted = self._sentence + sentences[keys(key)]
            block = next((b for b in self._blocks if b.sentence == wanted), None)
            if block is not None:
                self.word_chosen.emit(wanted, min(step, max(len(block.words) - 1, 0)))
        elif key in (keys.Key_Return, keys.Key_Enter, keys.Key_F2):
            self.edit_asked.emit("")
        elif (
            event.text().isprintable()
            and event.text().strip()
            and not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        ):
            self.edit_asked.emit(event.text())
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """A tooltip over a word: what each network thinks of it."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            row, step, _ = self._place_at(QPointF(event.pos()))
            text = self._tooltip(row.block, step) if row is not None and step is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _tooltip(self, block: Block, step: int) -> str:
        assert self._frame is not None
        parts = []
        for before in self._frame.rows[block.sentence]:
            reading = self._frame.with_changes(before)
            if before.probabilities is None or reading.probabilities is None or before.tokens != block.words:
                continue
            old, new = before.probabilities[step], reading.probabilities[step]
            rows = "".join(
                f"<tr><td>{escape(reading.network.labels[k])}</td><td align='right' style='padding-left:10px'>"
                f"{ARROW.join(dict.fromkeys((f'{old[k]:.3f}', f'{new[k]:.3f}')))}</td></tr>"
                for k in (-np.maximum(old, new)).argsort()[:_MOST_IN_TOOLTIP].tolist()
            )
            unknown = "" if reading.known[step] else f" — {self.tr('never seen in training')}"
            title = f"{escape(reading.network.title)}: {escape(reading.tokens[step])}{unknown}"
            parts.append(f"<p style='white-space:pre'><b>{title}</b></p><table>{rows}</table>")
        return "".join(parts)

    def _spoken(self) -> str:
        """The word looked at and every network's answer to it."""
        block = next((b for b in self._blocks if b.sentence == self._sentence), None)
        if block is None or not block.words:
            return ""
        step = self.step
        texts = ((line.title, line.cells[step].whole) for line in block.lines)
        answers = (f"{title}: {text.replace(NOTHING, self.tr('no slot'))}" for title, text in texts)
        return f"{block.words[step]}. {'; '.join(answers)}"

    def moveEvent(self, event: QMoveEvent) -> None:
        """Scrolled: the ring stays at the edge of what is visible."""
        super().moveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it."""
        super().focusOutEvent(event)
        self.update()
