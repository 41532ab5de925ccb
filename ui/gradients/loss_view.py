"""The LossView: at each word the likeliest labels against the reference, and the cross-entropies growing along."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lstm_sim.cell import Quantity
from lstm_sim.gradients.loss_terms import UNKNOWN, LossTerms
from ui.style import Style, pen

_SHOWN = 3
"""Labels of each step; the reference is one of them."""
_GAP = 8.0


@dataclass(frozen=True, eq=False)
class LossPicture:
    """What the view shows.

    Attributes:
        tokens, labels: of the sentence and of the network.
        terms: the loss, step by step.
        step: that is looked at.
        none: what is said where no reference is known.
    """

    tokens: tuple[str, ...]
    labels: tuple[str, ...]
    terms: LossTerms
    step: int
    none: str


class LossView(QWidget):
    """A click or the arrow keys choose a word; a click on its labels, Enter or Space ask for another reference."""

    step_chosen = Signal(int)
    reference_asked = Signal(int, QPoint)
    """(step, global position): the user wants another reference there."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.picture: LossPicture | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_picture(self, picture: LossPicture | None) -> None:
        """Show another loss."""
        self.picture = picture
        self.fit()
        self._tell()
        self.update()

    def fit(self) -> None:
        """Ask for the height that the words need."""
        steps = 0 if self.picture is None else len(self.picture.tokens)
        self.setMinimumHeight(round(steps * self.row_height() + 2 * _GAP))

    def sizeHint(self) -> QSize:
        """As high as needed."""
        return QSize(420, self.minimumHeight())

    def row_height(self) -> float:
        """The height of one word's row."""
        return (_SHOWN + 0.6) * self._line()

    def _line(self) -> float:
        return QFontMetricsF(self._style.font(0.88)).height() + 2.0

    def _columns(self, width: float) -> tuple[float, float, float]:
        """Where the bars begin, where the terms begin, where the sum begins."""
        metrics = QFontMetricsF(self._style.font(0.95, bold=True))
        tokens = () if self.picture is None else self.picture.tokens
        longest = max([metrics.horizontalAdvance(t) for t in tokens], default=0.0)
        first = min(longest, 0.2 * width) + 2 * _GAP
        term = QFontMetricsF(self._style.font(0.95)).horizontalAdvance("+00.000") + 2 * _GAP
        rest = width - first - term
        return first, first + 0.62 * rest, first + 0.62 * rest + term

    # ------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Everything, and a ring where the keyboard is."""
        painter = QPainter(self)
        self.paint(painter, float(self.width()))
        if self.hasFocus() and self.picture is not None:
            painter.setPen(pen(self._style.theme.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._row(self.picture.step, float(self.width())).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _row(self, step: int, width: float) -> QRectF:
        height = self.row_height()
        return QRectF(0.0, step * height, width, height)

    def paint(self, painter: QPainter, width: float) -> None:
        """Paint every word into (0, 0, width, minimumHeight) of any painter."""
        if self.picture is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = self._columns(width)
        largest = max(self.picture.terms.total, 1e-12)
        for step in range(len(self.picture.tokens)):
            row = self._row(step, width)
            if step == self.picture.step:
                painter.fillRect(row, QColor(self._style.theme.well))
            self._paint_word(painter, row, step, columns, largest)

    def _paint_word(
        self, painter: QPainter, row: QRectF, step: int, columns: tuple[float, float, float], largest: float
    ) -> None:
        picture, theme = self.picture, self._style.theme
        assert picture is not None
        bold, plain = self._style.font(0.95, bold=True), self._style.font(0.95)
        metrics = QFontMetricsF(bold)
        painter.setFont(bold)
        painter.setPen(QColor(theme.text))
        room = columns[0] - 2 * _GAP
        token = metrics.elidedText(picture.tokens[step], Qt.TextElideMode.ElideRight, room + 2.0)
        baseline = row.center().y() + metrics.capHeight() / 2
        painter.drawText(QPointF(_GAP, baseline), token)
        reference = int(picture.terms.references[step])
        distribution = picture.terms.distribution[step]
        for line, label in enumerate(shown_labels(distribution, reference)):
            top = row.top() + (0.3 + line) * self._line()
            area = QRectF(columns[0], top, columns[1] - columns[0] - _GAP, self._line())
            name, share = picture.labels[label], float(distribution[label])
            self._paint_bar(painter, area, name, share, label == reference)
        painter.setFont(plain)
        if reference == UNKNOWN:
            painter.setPen(QColor(theme.muted))
            painter.drawText(QPointF(columns[1], baseline), picture.none)
        else:
            painter.setPen(QColor(theme.warning))
            text = f"+{_figure(float(picture.terms.terms[step]))}"
            end = columns[2] - 2 * _GAP - QFontMetricsF(plain).horizontalAdvance(text)
            painter.drawText(QPointF(end, baseline), text)
        self._paint_sum(painter, row, step, columns[2], largest)

    def _paint_bar(self, painter: QPainter, area: QRectF, name: str, share: float, is_reference: bool) -> None:
        """A label: its name, its probability as a bar and as a number; the reference with a mark before it."""
        theme = self._style.theme
        font = self._style.font(0.88, bold=is_reference)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        mark, number = metrics.horizontalAdvance("▸ "), metrics.horizontalAdvance("100.0% ")
        baseline = area.center().y() + metrics.capHeight() / 2
        quantity = Quantity.OUTPUT_GATE if is_reference else Quantity.OUTPUT
        painter.setPen(theme.ink(quantity) if is_reference else QColor(theme.muted))
        if is_reference:
            painter.drawText(QPointF(area.left(), baseline), "▸")
        assert self.picture is not None
        room_for_both = area.width() - mark - number
        words = min(max(metrics.horizontalAdvance(label) for label in self.picture.labels) + 6.0, 0.65 * room_for_both)
        text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, words)
        painter.drawText(QPointF(area.left() + mark, baseline), text)
        left = area.left() + mark + words + 4.0
        room = QRectF(left, area.top() + 3.0, area.right() - number - left, area.height() - 6.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.grid))
        painter.drawRect(QRectF(room.left(), room.center().y() - 0.5, room.width(), 1.0))
        painter.setBrush(theme.fill(quantity))
        painter.drawRect(QRectF(room.left(), room.top(), room.width() * share, room.height()))
        painter.setPen(QColor(theme.text))
        percent = f"{100.0 * share:.1f}%"
        painter.drawText(QPointF(area.right() - metrics.horizontalAdvance(percent), baseline), percent)

    def _paint_sum(self, painter: QPainter, row: QRectF, step: int, left: float, largest: float) -> None:
        """The sum so far: what was there before it, and what this word adds."""
        assert self.picture is not None
        theme, terms, font = self._style.theme, self.picture.terms, self._style.font(0.95)
        metrics = QFontMetricsF(font)
        number = metrics.horizontalAdvance("00.000 ") + 4.0
        room = max(row.right() - _GAP - number - left, 10.0)
        so_far, term = float(terms.cumulative[step]), float(terms.terms[step])
        if not np.isfinite(so_far):
            so_far, term = largest, 0.0
        scale = room / largest if np.isfinite(largest) else 0.0
        before = (so_far - term) * scale
        bar = QRectF(left, row.top() + 0.25 * row.height(), before, 0.5 * row.height())
        painter.setPen(Qt.PenStyle.NoPen)
        grey = QColor(theme.muted)
        grey.setAlpha(110)
        painter.setBrush(grey)
        painter.drawRect(bar)
        painter.setBrush(QColor(theme.warning))
        painter.drawRect(QRectF(bar.right(), bar.top(), term * scale, bar.height()))
        painter.setPen(QColor(theme.text))
        painter.setFont(font)
        text = _figure(float(terms.cumulative[step]))
        at = QPointF(row.right() - _GAP - metrics.horizontalAdvance(text), row.center().y() + metrics.capHeight() / 2)
        painter.drawText(at, text)

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a word; on its labels, ask for another reference."""
        if self.picture is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        step = int(event.position().y() // self.row_height())
        if 0 <= step < len(self.picture.tokens):
            self.step_chosen.emit(step)
            first, second, _ = self._columns(float(self.width()))
            if first <= event.position().x() < second:
                self.reference_asked.emit(step, event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down, Home and End choose a word; Enter or Space ask for another reference."""
        if self.picture is None:
            event.ignore()
            return
        key, last, step = Qt.Key, len(self.picture.tokens) - 1, self.picture.step
        moves = {key.Key_Up: step - 1, key.Key_Down: step + 1, key.Key_Home: 0, key.Key_End: last}
        pressed = key(event.key())
        if pressed in moves:
            self.step_chosen.emit(min(max(moves[pressed], 0), last))
        elif pressed in (key.Key_Return, key.Key_Enter, key.Key_Space):
            row = self._row(step, float(self.width()))
            at = QPoint(round(self._columns(row.width())[0]), round(row.bottom()))
            self.reference_asked.emit(step, self.mapToGlobal(at))
        else:
            event.ignore()

    def _tell(self) -> None:
        """Tell a screen reader the word, its term and the sum."""
        text = ""
        if self.picture is not None:
            p = self.picture
            reference = int(p.terms.references[p.step])
            label = p.none if reference == UNKNOWN else p.labels[reference]
            term, total = _figure(float(p.terms.terms[p.step])), _figure(float(p.terms.cumulative[p.step]))
            text = f"{p.tokens[p.step]}: {label}, +{term}, {total}"
        self.setAccessibleDescription(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it."""
        super().focusOutEvent(event)
        self.update()


def shown_labels(distribution: np.ndarray, reference: int) -> list[int]:
    """The likeliest labels, the likeliest first; the reference takes the last one's place if it is not among them."""
    best = np.argsort(-distribution, kind="stable")[:_SHOWN].tolist()
    if reference != UNKNOWN and reference not in best:
        best[-1] = reference
    return [int(k) for k in best]


def _figure(value: float) -> str:
    return "∞" if np.isinf(value) else f"{value:.3f}"
