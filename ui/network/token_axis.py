"""The TokenAxis: what was read at each time step, written below columns of whatever width."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ui.style import Style

_SIZE = 0.78
"""Of the letters, relative to the body's."""
_SLANT = 55.0
"""Degrees by which words lean where they do not fit beside each other."""
_LONGEST = 9.0
"""Letter widths of a slanted word; a longer one is cut."""
_TALLEST = 4
"""Characters of a stacked Chinese word; a longer one is cut."""
_GAP = 6.0
"""Between two words in a row, in pixels."""
_EVERY = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
"""Of how many columns one is written on."""


class Writing(Enum):
    """How the tokens stand."""

    FLAT = "flat"
    """Each below its column, cut where it is too long."""
    STACKED = "stacked"
    """Chinese words from top to bottom, as Chinese is written in narrow columns."""
    SLANTED = "slanted"


class TokenAxis:
    """Paints tokens with the style's present font. It keeps the widths of words that it has measured."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._widths: dict[str, float] = {}
        self.take_style()

    def take_style(self) -> None:
        """Take the fonts anew."""
        self._font, self._bold = self._style.font(_SIZE), self._style.font(_SIZE, bold=True)
        self._metrics, self._bold_metrics = QFontMetricsF(self._font), QFontMetricsF(self._bold)
        self._widths.clear()
        self._measured: tuple[tuple[str, ...], float, bool, bool] = ((), 0.0, True, False)

    def _measure(self, tokens: tuple[str, ...]) -> tuple[float, bool, bool]:
        """The widest token's width; whether all are numbers, all Chinese."""
        if self._measured[0] is not tokens:
            widest = max(map(self._width, tokens), default=0.0)
            numbers, chinese = (all(map(test, tokens)) for test in (str.isdigit, is_chinese))
            self._measured = (tokens, widest, numbers, chinese)
        return self._measured[1:]

    def writing(self, tokens: tuple[str, ...], column: float) -> Writing:
        """How tokens are best read in columns of that width."""
        widest, _, chinese = self._measure(tokens)
        letter = self._metrics.averageCharWidth()
        if self._is_sparse(tokens) or widest + _GAP <= column or column >= 7.0 * letter:
            return Writing.FLAT
        return Writing.STACKED if chinese else Writing.SLANTED

    def _is_sparse(self, tokens: tuple[str, ...]) -> bool:
        """True for numbers and single letters: rather than lean, they stand below every so many columns."""
        widest, numbers, _ = self._measure(tokens)
        return numbers or widest <= 1.7 * self._metrics.averageCharWidth()

    def height(self, tokens: tuple[str, ...], column: float) -> float:
        """The room that the tokens take below columns of that width."""
        line, writing = self._metrics.height(), self.writing(tokens, column)
        if writing is Writing.STACKED:
            return min(max(map(len, tokens), default=1), _TALLEST) * line
        if writing is Writing.SLANTED:
            longest = min(self._measure(tokens)[0], _LONGEST * self._metrics.averageCharWidth())
            angle = math.radians(_SLANT)
            return longest * math.sin(angle) + line * math.cos(angle)
        return line

    def paint(
        self, painter: QPainter, tokens: tuple[str, ...], steps: range, middle: Callable[[int], float], column: float,
        top: float, right: float,
    ) -> None:  # fmt: skip
        """Write the tokens of `steps` below `top`, each about its `middle`; where they are too many, every so many.

        None is written beyond `right`.
        """
        painter.setFont(self._font)
        painter.setPen(QColor(self._style.theme.muted))
        writing, every = self.writing(tokens, column), self._every(tokens, column)
        first = self._first(tokens, every)
        for step in range(steps.start + (first - steps.start) % every, steps.stop, every):
            self._write(painter, tokens[step], writing, middle(step), column * every, top, right, self._metrics)

    def paint_present(
        self, painter: QPainter, tokens: tuple[str, ...], step: int, middle: float, column: float, top: float,
        right: float,
    ) -> None:  # fmt: skip
        """Write the token of one step again, bold and whole, over its neighbours."""
        theme = self._style.theme
        painter.setFont(self._bold)
        writing = self.writing(tokens, column)
        if writing is Writing.FLAT:
            text = self._bold_metrics.elidedText(tokens[step], Qt.TextElideMode.ElideRight, 160.0 * self._style.scale)
            width = self._bold_metrics.horizontalAdvance(text)
            left = min(middle - width / 2, right - width)
            begin, end = self._covered(tokens, step, left - 2, left + width + 2, middle, column, right)
            painter.fillRect(QRectF(begin, top, end - begin, self._bold_metrics.height()), QColor(theme.card))
            painter.setPen(QColor(theme.text))
            painter.drawText(QPointF(left, top + self._bold_metrics.ascent()), text)
            return
        painter.setPen(QColor(theme.text))
        if writing is Writing.STACKED:
            half = max(column, self._metrics.height()) / 2
            painter.fillRect(QRectF(middle - half, top, 2 * half, self.height(tokens, column)), QColor(theme.card))
        self._write(painter, tokens[step], writing, middle, column, top, right, self._bold_metrics, behind=True)

    def _covered(
        self, tokens: tuple[str, ...], step: int, begin: float, end: float, middle: float, column: float, right: float
    ) -> tuple[float, float]:
        """From where to where other tokens must go, so that none is left in part beside begin … end."""
        every = self._every(tokens, column)
        first = step - every + (self._first(tokens, every) - step) % every
        for other in range(first, step + every + 1, every):
            if not 0 <= other < len(tokens):
                continue
            width = min(self._width(tokens[other]), column * every)
            left = min(middle + (other - step) * column - width / 2, right - width)
            if left < end and left + width > begin:
                begin, end = min(begin, left - 1), max(end, left + width + 1)
        return begin, end

    def _every(self, tokens: tuple[str, ...], column: float) -> int:
        """Of how many columns one is written on, so that no two words touch."""
        writing = self.writing(tokens, column)
        need = 0.0
        if writing is Writing.STACKED:
            need = self._metrics.height()
        elif writing is Writing.SLANTED:
            need = self._metrics.height() / math.sin(math.radians(_SLANT)) * 0.95
        elif self._is_sparse(tokens):
            need = self._measure(tokens)[0] + _GAP
        return next((n for n in _EVERY if n * column >= need), _EVERY[-1])

    def _first(self, tokens: tuple[str, ...], every: int) -> int:
        """The first step that is written on: numbers stand at round ones, words from the first on."""
        return every - 1 if self._measure(tokens)[1] else 0

    def _write(
        self, painter: QPainter, token: str, writing: Writing, middle: float, room: float, top: float, right: float,
        metrics: QFontMetricsF, behind: bool = False,
    ) -> None:  # fmt: skip
        if writing is Writing.FLAT:
            text = metrics.elidedText(token, Qt.TextElideMode.ElideRight, room - 2.0)
            width = metrics.horizontalAdvance(text)
            painter.drawText(QPointF(min(middle - width / 2, right - width), top + metrics.ascent()), text)
            return
        if writing is Writing.STACKED:
            letters = token if len(token) <= _TALLEST else token[: _TALLEST - 1] + "⋮"
            for k, letter in enumerate(letters):
                x = middle - metrics.horizontalAdvance(letter) / 2
                painter.drawText(QPointF(x, top + metrics.ascent() + k * metrics.height()), letter)
            return
        longest = _LONGEST * self._metrics.averageCharWidth() + 1.0
        text = metrics.elidedText(token, Qt.TextElideMode.ElideRight, longest * (1.1 if behind else 1.0))
        width, lean = metrics.horizontalAdvance(text), metrics.ascent() * 0.4
        painter.save()
        painter.translate(middle + lean * 0.6, top + lean + 1.0)
        painter.rotate(-_SLANT)
        if behind:
            painter.fillRect(QRectF(-width - 1, -metrics.ascent(), width + 2, metrics.height()), self._style.theme.card)
        painter.drawText(QPointF(-width, metrics.ascent() * 0.3), text)
        painter.restore()

    def _width(self, token: str) -> float:
        if token not in self._widths:
            self._widths[token] = self._metrics.horizontalAdvance(token)
        return self._widths[token]


def is_chinese(token: str) -> bool:
    """True where every character is as wide as it is high, so that it can stand below another."""
    return token != "" and all(unicodedata.east_asian_width(letter) in "WF" for letter in token)


def elided(text: str, font: QFont, width: float) -> str:
    """A text cut with … at that width."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0.0))
