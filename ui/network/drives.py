"""Drives: what puts each pre-activation of a unit together, as bars from a zero line in the middle."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from lstm_sim.cell import Quantity
from lstm_sim.formula import number
from lstm_sim.laboratory.unit_run import UnitRun, reached_by
from ui.network.unit_words import is_gate, opening, value_text
from ui.style import Style, pen
from ui.symbol_text import draw_symbol, symbol_width
from ui.texts import symbol

_HATCH = 4.0
"""Between two lines of a hatch, in pixels."""
_BAR, _SWATCH = 10.0, 9.0
"""The height of a bar, and the side of a texture in the legend."""


class Part(Enum):
    """Where a part of a pre-activation comes from; told apart by texture, since the colour is the quantity's."""

    INPUT = "from_input"
    ITSELF = "from_itself"
    OTHERS = "from_others"
    BIAS = "bias"


def part_name(part: Part) -> str:
    """What a part is called."""
    translate = QCoreApplication.translate
    return {
        Part.INPUT: translate("drives", "input"),
        Part.ITSELF: translate("drives", "itself"),
        Part.OTHERS: translate("drives", "other units"),
        Part.BIAS: translate("drives", "bias"),
    }[part]


@dataclass(frozen=True)
class Bar:
    """One pre-activation at one step.

    Attributes:
        parts: where it comes from, and how much.
        total: its value.
        by_hand: True where it, or what it opens, was set by a change to the network.
        gate, reached: what it opens or becomes, and the value of that.
    """

    quantity: Quantity
    parts: tuple[tuple[Part, float], ...]
    total: float
    by_hand: bool
    gate: Quantity
    reached: float

    @property
    def words(self) -> str:
        """What it does: “f(z_f) 0.882 · keeps 88%”."""
        text = f"{symbol(self.gate)} {value_text(self.gate, self.reached)}"
        return f"{text} · {opening(self.gate, self.reached)}" if is_gate(self.gate) else text


def bars_of(run: UnitRun, step: int) -> tuple[Bar, ...]:
    """The bars of a unit at a step."""
    made = []
    for quantity, drive in run.drives.items():
        parts = tuple((part, float(getattr(drive, part.value)[step])) for part in Part)
        total = float(run.values[quantity][step])
        gate = reached_by(quantity, run.cell_type)
        made.append(Bar(quantity, parts, total, bool(run.by_hand[quantity][step]), gate, float(run.values[gate][step])))
    return tuple(made)


def parts_of(run: UnitRun) -> tuple[Part, ...]:
    """The parts that are there at all: a network without feedback has fewer."""
    return tuple(part for part in Part if any(bool(getattr(drive, part.value).any()) for drive in run.drives.values()))


def reach_of(run: UnitRun) -> float:
    """How far the longest bar of the whole run goes from zero: the scale, which stays while the step changes."""
    longest = 0.0
    for quantity, drive in run.drives.items():
        parts = [getattr(drive, part.value) for part in Part]
        up = sum(part.clip(min=0.0) for part in parts)
        down = sum((-part).clip(min=0.0) for part in parts)
        longest = max(longest, float(up.max()), float(down.max()), float(abs(run.values[quantity]).max()))
    return longest if math.isfinite(longest) and longest > 0.0 else 1.0


class DrivePainter:
    """Paints bars with the style's present colours and fonts."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self.take_style()

    def take_style(self) -> None:
        """Take fonts and pens anew."""
        style = self._style
        self._middle, self._sum = pen(style.theme.muted), pen(style.theme.text, 2.0)
        self._font, self._small = style.font(0.9), style.font(0.8)
        self._bold = style.font(0.95, bold=True, italic=True)
        self._metrics, self._small_metrics = QFontMetricsF(self._font), QFontMetricsF(self._small)
        self._numbers = self._metrics.horizontalAdvance("+00.000")

    def row_height(self) -> float:
        """The least height of a bar with its line of text."""
        return self._metrics.height() + (_BAR + 5.0) * self._style.scale

    def legend_height(self, parts: tuple[Part, ...], width: float) -> float:
        """The height of the legend at a width."""
        return self._legend_line() * (1 + max((row for *_, row in self._legend(parts, width)), default=0)) + 2.0

    def _legend_line(self) -> float:
        return self._small_metrics.height()

    def _legend(self, parts: tuple[Part, ...], width: float) -> list[tuple[str, Part | None, float, int]]:
        """(text, part, x, row) of what the textures mean; the last is the mark of the sum."""
        metrics, scale = self._small_metrics, self._style.scale
        texts = [*((part_name(part), part) for part in parts), (QCoreApplication.translate("drives", "sum"), None)]
        needed = [(_SWATCH + 4.0) * scale + metrics.horizontalAdvance(text) for text, _ in texts]
        gap = min(max((width - sum(needed)) / max(1, len(texts) - 1), 4.0 * scale), 10.0 * scale)
        placed: list[tuple[str, Part | None, float, int]] = []
        x, row = 0.0, 0
        for (text, part), room in zip(texts, needed, strict=True):
            if x and x + room > width:
                x, row = 0.0, row + 1
            placed.append((text, part, x, row))
            x += room + gap
        return placed

    def paint(self, painter: QPainter, target: QRectF, bars: tuple[Bar, ...], reach: float) -> None:
        """The bars from top to bottom, each below its symbol, what it does, and its value."""
        row = target.height() / max(1, len(bars))
        for place, bar in enumerate(bars):
            self._paint_bar(painter, QRectF(target.left(), target.top() + place * row, target.width(), row), bar, reach)

    def _paint_bar(self, painter: QPainter, box: QRectF, bar: Bar, reach: float) -> None:
        theme, scale = self._style.theme, self._style.scale
        font, bold, small, metrics = self._font, self._bold, self._small, self._metrics
        baseline = box.top() + metrics.ascent() + 1.0
        name, ink = symbol(bar.quantity), theme.ink(bar.quantity)
        draw_symbol(painter, QPointF(box.left(), baseline), name, bold, ink)
        value = number(bar.total)
        draw_symbol(
            painter, QPointF(box.right(), baseline), value, font, QColor(theme.text), Qt.AlignmentFlag.AlignRight
        )
        left = box.left() + symbol_width(name, bold) + 8 * scale
        right = box.right() - max(self._numbers, symbol_width(value, font)) - 6 * scale
        words = bar.words
        if bar.by_hand:
            words = QCoreApplication.translate("drives", "set by hand") + " · " + words
        if symbol_width(words, small) > right - left:
            words = words.split(" · ")[-1]
        if "_" in words and symbol_width(words, small) <= right - left:
            draw_symbol(painter, QPointF(left, baseline), words, small, QColor(theme.muted))
        else:
            painter.setFont(small)
            painter.setPen(QColor(theme.muted))
            text = self._small_metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(right - left, 0.0))
            painter.drawText(QPointF(left, baseline), text)
        height = _BAR * scale
        top = baseline + metrics.descent() + 1.0
        self._paint_parts(painter, QRectF(box.left(), top, box.width(), height), bar, reach)

    def _paint_parts(self, painter: QPainter, box: QRectF, bar: Bar, reach: float) -> None:
        theme = self._style.theme
        middle, per_unit = box.center().x(), (box.width() / 2 - 3) / reach
        painter.fillRect(QRectF(box.left(), box.center().y() - 0.5, box.width(), 1.0), QColor(theme.well))
        ends = {True: middle, False: middle}
        for part, value in bar.parts:
            if value == 0.0 or not math.isfinite(value):
                continue
            begin, end = ends[value > 0.0], ends[value > 0.0] + value * per_unit
            ends[value > 0.0] = end
            paint_texture(
                painter,
                QRectF(min(begin, end), box.top(), abs(end - begin), box.height()),
                theme.fill(bar.quantity),
                part,
            )
        painter.setPen(self._middle)
        painter.drawLine(QLineF(middle, box.top() - 2, middle, box.bottom() + 2))
        if math.isfinite(bar.total):
            at = middle + bar.total * per_unit
            painter.setPen(self._sum)
            painter.drawLine(QLineF(at, box.top() - 2, at, box.bottom() + 2))

    def paint_legend(self, painter: QPainter, target: QRectF, parts: tuple[Part, ...]) -> None:
        """What the textures mean, and the mark of the sum."""
        theme, scale, font = self._style.theme, self._style.scale, self._small
        side, ascent = _SWATCH * scale, self._small_metrics.ascent()
        painter.setFont(font)
        for text, part, x, row in self._legend(parts, target.width()):
            baseline = target.top() + row * self._legend_line() + ascent + 1.0
            box = QRectF(target.left() + x, baseline - side + 1.0, side, side)
            if part is None:
                painter.setPen(pen(theme.text, 2.0))
                painter.drawLine(QLineF(box.center().x(), box.top(), box.center().x(), box.bottom()))
            else:
                paint_texture(painter, box, QColor(theme.muted), part)
            painter.setPen(QColor(theme.muted))
            painter.drawText(QPointF(box.right() + 4 * scale, baseline), text)


def paint_texture(painter: QPainter, box: QRectF, colour: QColor, part: Part) -> None:
    """A part's area: whole, hatched, pale, or hollow; a vector on paper too."""
    pale = QColor(colour)
    pale.setAlpha(70)
    if part is Part.INPUT:
        painter.fillRect(box, colour)
        return
    if part is not Part.BIAS:
        painter.fillRect(box, pale)
    painter.save()
    painter.setPen(pen(colour))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if part is Part.ITSELF:
        painter.setClipRect(box)
        side, first = box.height(), box.left() - box.height()
        lines = [first + k * _HATCH for k in range(math.ceil((box.right() - first) / _HATCH))]
        painter.drawLines([QLineF(x, box.bottom(), x + side, box.top()) for x in lines])
    if box.width() > 1.5:
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()
