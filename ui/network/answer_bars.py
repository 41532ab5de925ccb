"""AnswerBars: what the network answers at one step without and with the changes, and what else they changed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lstm_sim.cell import Quantity
from lstm_sim.formula import number
from lstm_sim.laboratory.comparing import changed_answers, largest_shift, telling_labels
from lstm_sim.laboratory.reading import Reading
from ui.network.change_words import label_name, token_at
from ui.network.token_axis import elided
from ui.style import Style, pen
from ui.symbol_text import draw_symbol
from ui.texts import subscripted

MOST_LABELS = 5
"""The labels, or numbers, that stand under each other."""
_TITLE = 1.2
"""The title's height in lines."""


@dataclass(frozen=True)
class Answer:
    """One label's share, or one number answered: without the changes, and with them."""

    name: str
    before: float
    after: float


@dataclass(frozen=True)
class Changed:
    """A step at which another label is answered."""

    step: int
    token: str
    before: str
    after: str


def answers_at(before: Reading, after: Reading, step: int) -> tuple[Answer, ...]:
    """The labels that tell most at a step, or the numbers answered there."""
    old, new = before.probabilities, after.probabilities
    if old is not None and new is not None:
        labels = before.network.labels
        chosen = telling_labels(before, after, step, MOST_LABELS)
        names = [label_name(labels[k]) for k in chosen]
        if len(set(names)) < len(names):  # a slot's first word and its others are both there
            names = [labels[k] for k in chosen]
        return tuple(
            Answer(name, float(old[step, k]), float(new[step, k])) for name, k in zip(names, chosen, strict=True)
        )
    count = before.scores.shape[1]
    names = ["y" if count == 1 else subscripted(f"y{k + 1}") for k in range(min(count, MOST_LABELS))]
    return tuple(
        Answer(name, float(before.scores[step, k]), float(after.scores[step, k])) for k, name in enumerate(names)
    )


def changed_at(before: Reading, after: Reading) -> tuple[Changed, ...]:
    """Every step at which another label is answered."""
    return tuple(
        Changed(int(step), before.tokens[step], label_name(before.label(int(step))), label_name(after.label(int(step))))
        for step in changed_answers(before, after)
    )


class AnswerBars(QWidget):
    """A wide bar for what was answered, a narrow one in it for what is; below, the tokens with another answer."""

    step_chosen = Signal(int)
    """The user wants to look at this step."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._title = self._note = ""
        self._compared = self._shares = False
        self._step = 0
        self.answers: tuple[Answer, ...] = ()
        self.changed: tuple[Changed, ...] = ()
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)

    # ------------------------------------------------------------ what is shown

    def show_readings(self, before: Reading | None, after: Reading | None, step: int, note: str) -> None:
        """Show two readings of one sequence at a step; `note` is said where they are the same."""
        self._note, self._step = note, step
        self._compared = before is not after
        if before is None or after is None:
            self.answers, self.changed, self._title = (), (), ""
        else:
            step = self._step = min(step, before.steps - 1)
            self.answers, self.changed = answers_at(before, after, step), changed_at(before, after)
            self._shares = before.probabilities is not None
            self._title = self.tr("Prediction at {token}").format(token=token_at(before.tokens, step))
            if self._compared and not self._shares:
                place, shift = largest_shift(before, after)
                where = token_at(before.tokens, place)
                self._note = self.tr("Moved most at {token}: by {shift}").format(token=where, shift=number(abs(shift)))
            elif self._compared and not self.changed:
                self._note = self.tr("No answer changed.")
        self.setAccessibleDescription(self._spoken())
        self.updateGeometry()
        self.update()

    def _spoken(self) -> str:
        texts = [f"{a.name} {self._values(a)}" for a in self.answers]
        texts += [f"{c.token}: {c.before} → {c.after}" for c in self.changed]
        return ", ".join((self._title, *texts)) if self._title else self._note

    def _values(self, answer: Answer) -> str:
        old, new = (f"{v:.2f}" if self._shares else number(v) for v in (answer.before, answer.after))
        return f"{old} → {new}" if self._compared else old

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        self.updateGeometry()
        self.update()

    @property
    def _line(self) -> float:
        return QFontMetricsF(self._style.font(0.88)).height() + 5.0 * self._style.scale

    def sizeHint(self) -> QSize:
        """The bars, and a few of the tokens that are answered otherwise."""
        lines = _TITLE + len(self.answers) + (1.5 + min(len(self.changed), 6) if self.changed else 2.4)
        return QSize(220, round(lines * self._line))

    def minimumSizeHint(self) -> QSize:
        """The title and three bars."""
        return QSize(120, round(4.2 * self._line))

    # ------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bars."""
        painter = QPainter(self)
        self.paint(painter, QRectF(self.rect()))
        painter.end()

    def paint(self, painter: QPainter, target: QRectF) -> None:
        """Paint into a rectangle of any painter."""
        theme, line = self._style.theme, self._line
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = target.top()
        if self._title:
            bold = self._style.font(0.95, bold=True)
            painter.setFont(bold)
            painter.setPen(QColor(theme.text))
            title = elided(self._title, bold, target.width())
            painter.drawText(QPointF(target.left(), y + QFontMetricsF(bold).ascent()), title)
            y += _TITLE * line
        for answer in self.answers:
            if y + line > target.bottom() + 1.0:  # no half lines
                break
            self._paint_answer(painter, QRectF(target.left(), y, target.width(), line), answer)
            y += line
        y += 0.35 * line
        if self.changed and target.bottom() - y >= 1.75 * line:
            self._paint_changed(painter, QRectF(target.left(), y, target.width(), target.bottom() - y))
        elif self._note and not self.changed and target.bottom() - y >= 0.75 * line:
            painter.setFont(self._style.font(0.88))
            painter.setPen(QColor(theme.muted))
            rest = QRectF(target.left(), y, target.width(), max(0.0, target.bottom() - y))
            painter.drawText(rest, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop), self._note)
        painter.restore()

    def _paint_answer(self, painter: QPainter, box: QRectF, answer: Answer) -> None:
        theme, scale, font = self._style.theme, self._style.scale, self._style.font(0.88)
        metrics = QFontMetricsF(font)
        baseline = box.center().y() + metrics.capHeight() / 2
        one = metrics.horizontalAdvance("0.00" if self._shares else "+0.000")
        both = metrics.horizontalAdvance(" → ") + 2 * one if self._compared else one
        names = max((metrics.horizontalAdvance(a.name) for a in self.answers), default=0.0)
        left = box.left() + min(names, 0.36 * box.width()) + 8 * scale
        right = box.right() - both - 8 * scale
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(box.left(), baseline), elided(answer.name, font, left - box.left() - 6 * scale))
        at = QPointF(box.right(), baseline)
        draw_symbol(painter, at, self._values(answer), font, QColor(theme.text), Qt.AlignmentFlag.AlignRight)
        if right - left < 12.0:
            return
        reach = 1.0
        zero = left
        if not self._shares:
            reach = max((abs(v) for a in self.answers for v in (a.before, a.after)), default=0.0) or 1.0
            zero = (left + right) / 2
        per_unit = (right - zero) / reach
        middle = box.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.well))
        painter.drawRoundedRect(QRectF(left, middle - 4.5, right - left, 9.0), 3.0, 3.0)
        was = QColor(theme.muted)
        was.setAlpha(130)
        self._paint_length(painter, zero, answer.before * per_unit, middle, 9.0, was)
        if self._compared:
            self._paint_length(painter, zero, answer.after * per_unit, middle, 4.0, theme.fill(Quantity.MEMORY))
        if not self._shares:
            painter.setPen(pen(theme.muted))
            painter.drawLine(QPointF(zero, middle - 6), QPointF(zero, middle + 6))

    @staticmethod
    def _paint_length(
        painter: QPainter, zero: float, length: float, middle: float, height: float, colour: QColor
    ) -> None:
        painter.setBrush(colour)
        box = QRectF(min(zero, zero + length), middle - height / 2, max(abs(length), 1.5), height)
        painter.drawRoundedRect(box, min(3.0, height / 2), min(3.0, height / 2))

    def _paint_changed(self, painter: QPainter, box: QRectF) -> None:
        """A line for each token that is answered otherwise, as many as there is room for."""
        theme, line = self._style.theme, self._line
        muted, bold, font = self._style.font(0.82), self._style.font(0.88, bold=True), self._style.font(0.88)
        painter.setFont(muted)
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(box.left(), box.top() + QFontMetricsF(muted).ascent()), self.tr("Answered otherwise"))
        shown, rest = self._changed_shown(box.height())
        metrics = QFontMetricsF(bold)
        names = min(max((metrics.horizontalAdvance(c.token) for c in shown), default=0.0), 0.4 * box.width())
        for k, changed in enumerate(shown):
            baseline = box.top() + (k + 1) * line + metrics.ascent()
            painter.setFont(bold)
            painter.setPen(QColor(theme.text))
            painter.drawText(QPointF(box.left(), baseline), elided(changed.token, bold, names))
            left = box.left() + names + 10 * self._style.scale
            painter.setFont(font)
            text = elided(f"{changed.before} → {changed.after}", font, box.right() - left)
            painter.drawText(QPointF(left, baseline), text)
        if rest:
            painter.setFont(muted)
            painter.setPen(QColor(theme.muted))
            more = self.tr("and {count} more").format(count=rest)
            painter.drawText(QPointF(box.left(), box.top() + (len(shown) + 1) * line + metrics.ascent()), more)

    def _changed_shown(self, height: float) -> tuple[tuple[Changed, ...], int]:
        """The changed tokens there is room for, and how many more there are."""
        fit = max(1, int(height / self._line) - 1)
        if len(self.changed) <= fit:
            return self.changed, 0
        fit = max(1, fit - 1)
        return self.changed[:fit], len(self.changed) - fit

    # ------------------------------------------------------------ mouse

    def _changed_at(self, y: float) -> Changed | None:
        """The changed token whose line is at a height."""
        top = (_TITLE + 0.35 + len(self.answers)) * self._line
        shown, _ = self._changed_shown(self.height() - top)
        place = int((y - top) // self._line) - 1
        return shown[place] if 0 <= place < len(shown) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        found = self._changed_at(event.position().y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the token that is clicked."""
        found = self._changed_at(event.position().y())
        if found is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            self.step_chosen.emit(found.step)
