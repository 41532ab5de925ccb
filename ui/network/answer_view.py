"""The AnswerView: sentences with the answers of each network below them, word by word, in one painted widget."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import cast

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lstm_sim.laboratory.reading import LabFrame
from ui.network.answer_painter import AnswerPainter
from ui.network.answer_sheet import REACH, Sheet, changed, lay_out
from ui.network.answer_table import ARROW, NOTHING, Block, blocks_of, slot_of
from ui.style import Style, pen

_MOST_IN_TOOLTIP = 5


@lru_cache(maxsize=4)
def _slots_of(labels: frozenset[tuple[str, ...]]) -> dict[str, int]:
    """The place of every slot among those of the networks on screen."""
    names = sorted({slot_of(name) for each in labels for name in each} - {""})
    return {name: place for place, name in enumerate(names)}


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
        self._painter = AnswerPainter(style)
        self._sentence, self._step = 0, 0
        self._marked, self._told = QRectF(), (Sheet(), 0, 0)
        self.sheet = Sheet()
        self.room = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.MinimumExpanding)
        self.take_style()

    # ------------------------------------------------------------ what is shown

    def show_frame(self, frame: LabFrame) -> None:
        """Show what was answered, at once: whoever types waits for this, for everything else only after it."""
        self._frame = frame
        labels = frozenset(reading.network.labels for row in frame.rows for reading in row)
        recoloured = self._painter.name_slots(_slots_of(labels))
        region = self._take(lay_out(blocks_of(frame, self.sheet.blocks), self._painter.measures, self.room))
        self.repaint(QRegion(self.rect()) if recoloured else region)

    def show_place(self, sentence: int, step: int) -> None:
        """Mark the word that is looked at."""
        self._sentence, self._step = sentence, step
        self.update(self._mark())

    @property
    def step(self) -> int:
        """The word that is marked: the last one, where the sentence is shorter than what is looked at."""
        block = self.sheet.block_of(self._sentence)
        return min(self._step, max(len(block.words) - 1, 0)) if block is not None else 0

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        self._painter.take_style()
        self.lay_out()
        self.update()

    def lay_out(self) -> None:
        """Lay out anew for the room there is, in which the columns stand as far apart as they can."""
        self.update(self._take(lay_out(self.sheet.blocks, self._painter.measures, self.room)))

    def _take(self, sheet: Sheet) -> QRegion:
        """Show a sheet; where it looks otherwise than the one before."""
        old, self.sheet = self.sheet, sheet
        if sheet.size != old.size:
            self.updateGeometry()
        self.setMinimumSize(sheet.size)
        region, marked = changed(old, sheet), self._mark()
        return QRegion(self.rect()) if region is None else region + marked

    def _mark(self) -> QRegion:
        """Where the ground below the word that is looked at came or went; it is told to screen readers, too."""
        old, self._marked = self._marked, self.sheet.rect_of(self._sentence, self.step)
        told = (self.sheet, self._sentence, self._step)
        if told != self._told:
            self._told = told
            self.setAccessibleDescription(self._spoken())
        if old == self._marked:
            return QRegion()
        region = QRegion()
        for column in (old, self._marked):
            region += QRegion(column.marginsAdded(REACH).toAlignedRect())
        return region

    def sizeHint(self) -> QSize:
        """As large as everything is."""
        return self.sheet.size

    def rect_of(self, sentence: int, step: int) -> QRectF:
        """The column of a word, as the chosen network reads it, over its lines; empty if it is not there."""
        return self.sheet.rect_of(sentence, step)

    def slot_colour(self, slot: str) -> QColor:
        """The colour of a slot: the same for every network on screen."""
        return self._painter.slot_colour(slot)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is visible and changed, and a ring where the keyboard is."""
        painter, card = QPainter(self), QColor(self._style.theme.card)
        for part in cast(Iterable[QRect], event.region()):
            painter.setClipRect(part)
            painter.fillRect(part, card)
            self.paint(painter, QRectF(part))
        painter.setClipping(False)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen(self._style.theme.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.visibleRegion().boundingRect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def paint(self, painter: QPainter, area: QRectF | None = None) -> None:
        """The sentences into any painter, from its origin; `area` is the part that is wanted, None all."""
        self._painter.paint(painter, self.sheet, self._marked, area)

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A word is looked at; a name is the network that is looked into, and so are words that only it reads."""
        row, step, line = self.sheet.place_at(event.position())
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
        here = self.sheet.block_of(self._sentence)
        last = len(here.words) - 1 if here is not None else 0
        steps = {keys.Key_Left: step - 1, keys.Key_Right: step + 1, keys.Key_Home: 0, keys.Key_End: last}
        sentences = {keys.Key_Up: -1, keys.Key_Down: 1}
        if key in steps:
            self.word_chosen.emit(self._sentence, min(max(steps[keys(key)], 0), max(last, 0)))
        elif key in sentences:
            wanted = self._sentence + sentences[keys(key)]
            block = self.sheet.block_of(wanted)
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
            row, step, _ = self.sheet.place_at(QPointF(event.pos()))
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
        block = self.sheet.block_of(self._sentence)
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
