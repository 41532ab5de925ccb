"""Unit traces: the gates, the memory and the output of one unit over the sequence, with the step looked at."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.laboratory.unit_run import UnitRun
from ui.cell.trace_lanes import nice_bound, short_number
from ui.network.token_axis import TokenAxis
from ui.network.unit_words import is_gate
from ui.style import DASHES, Style, family, pen
from ui.symbol_text import draw_symbol, symbol_width
from ui.texts import symbol

Q = Quantity
_DOTS = 60
"""Up to so many steps, each value has a dot."""


@dataclass(frozen=True, eq=False)
class Lane:
    """Quantities on one scale; `before`: the same without the changes to the network, where there are some."""

    quantities: tuple[Quantity, ...]
    values: tuple[FloatArray, ...]
    before: tuple[FloatArray, ...]
    low: float
    high: float


def lanes_of(run: UnitRun, natural: UnitRun | None) -> tuple[Lane, ...]:
    """The gates on one scale, 0 … 1; memory and output on another."""
    made = []
    memory = (Q.MEMORY,) if run.cell_type.has_memory_cell else ()
    for quantities in (run.cell_type.gates, (*memory, Q.OUTPUT)):
        if not quantities:
            continue
        values = tuple(run.values[q] for q in quantities)
        before = () if natural is None else tuple(natural.values[q] for q in quantities)
        every = np.concatenate([*values, *before])
        every = every[np.isfinite(every)]
        low, high = -nice_bound(-float(every.min(initial=0.0))), nice_bound(float(every.max(initial=0.0)))
        if is_gate(quantities[0]):
            low, high = min(low, 0.0), max(high, 1.0)
        elif low == high:
            high = 1.0
        made.append(Lane(quantities, values, before, low, high))
    return tuple(made)


@dataclass(frozen=True)
class Room:
    """Where the traces stand: the columns of the steps, and the height of each lane."""

    left: float
    right: float
    steps: int
    tops: tuple[float, ...]
    height: float
    axis: float

    @property
    def column(self) -> float:
        """The width of a step."""
        return (self.right - self.left) / self.steps

    def middle(self, step: float) -> float:
        """The middle of a step's column."""
        return self.left + (step + 0.5) * self.column

    def step_at(self, x: float) -> int:
        """The step whose column holds x; beyond the ends, the end."""
        return min(max(math.floor((x - self.left) / self.column), 0), self.steps - 1)


class TracePainter:
    """Paints traces with the style's present colours and fonts."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._axis = TokenAxis(style)
        self.take_style()

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        self._axis.take_style()
        self._small = self._style.font(0.75)
        self._symbols = self._style.font(0.85, bold=True)
        self._metrics = QFontMetricsF(self._small)

    def room(self, lanes: tuple[Lane, ...], tokens: tuple[str, ...], target: QRectF) -> Room:
        """Where everything stands in `target`."""
        scale = self._style.scale
        gutter = max(
            (self._metrics.horizontalAdvance(short_number(v, brief=True)) for x in lanes for v in (x.low, x.high)),
            default=0.0,
        )
        names = max((symbol_width(symbol(q), self._symbols) for x in lanes for q in x.quantities), default=0.0)
        left, right = target.left() + gutter + 5 * scale, target.right() - names - 6 * scale
        column = (right - left) / max(1, len(tokens))
        axis, gap = self._axis.height(tokens, column) + 2 * scale, 12 * scale
        height = (target.height() - axis - gap * len(lanes)) / max(1, len(lanes))
        tops = tuple(target.top() + gap / 2 + k * (height + gap) for k in range(len(lanes)))
        return Room(left, max(right, left + 1.0), max(1, len(tokens)), tops, max(height, 4.0), target.bottom() - axis)

    def paint(self, painter: QPainter, room: Room, lanes: tuple[Lane, ...], tokens: tuple[str, ...], step: int) -> None:
        """The step looked at, the lanes over it, the tokens below."""
        theme = self._style.theme
        band = QRectF(room.left + step * room.column, room.tops[0] - 2, room.column, room.axis - room.tops[0] + 2)
        if room.column >= 4.0:
            painter.fillRect(band, QColor(theme.background))
        painter.setPen(pen(theme.text, 1.0, (4.0, 3.0)))
        middle = round(room.middle(step)) - 0.5
        painter.drawLine(QLineF(middle, band.top(), middle, band.bottom()))
        for lane, top in zip(lanes, room.tops, strict=True):
            self._paint_lane(painter, room, lane, QRectF(room.left, top, room.right - room.left, room.height), step)
        top, beyond = room.axis + 1.0, room.right + 30.0
        self._axis.paint(painter, tokens, range(len(tokens)), room.middle, room.column, top, beyond)
        self._axis.paint_present(painter, tokens, step, room.middle(step), room.column, top, beyond)

    def _paint_lane(self, painter: QPainter, room: Room, lane: Lane, box: QRectF, step: int) -> None:
        theme = self._style.theme
        per_unit = box.height() / (lane.high - lane.low)
        painter.setFont(self._small)
        for bound in dict.fromkeys((lane.low, 0.0, lane.high)):
            y = round(box.bottom() - (bound - lane.low) * per_unit) - 0.5
            painter.setPen(pen(theme.grid))
            painter.drawLine(QLineF(box.left(), y, box.right(), y))
            near_zero = bound != 0.0 and abs(bound) * per_unit < self._metrics.ascent()
            if not near_zero:
                text = short_number(bound, brief=True)
                painter.setPen(QColor(theme.muted))
                x = box.left() - 4 * self._style.scale - self._metrics.horizontalAdvance(text)
                painter.drawText(QPointF(x, y + self._metrics.capHeight() / 2), text)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for values in lane.before:
            painter.setPen(pen(theme.muted, 1.0, (1.0, 3.0)))
            self._paint_line(painter, room, box, lane, values, per_unit)
        for quantity, values in zip(lane.quantities, lane.values, strict=True):
            painter.setPen(pen(theme.fill(quantity), 1.5, DASHES[family(quantity)]))
            self._paint_line(painter, room, box, lane, values, per_unit)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.fill(quantity))
            shown = range(room.steps) if room.steps <= _DOTS else (step,)
            for k in shown:
                if math.isfinite(values[k]):
                    size = 3.5 if k == step else 1.8
                    painter.drawEllipse(self._point(room, box, lane, k, float(values[k]), per_unit), size, size)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.restore()
        self._paint_names(painter, box, lane, per_unit)

    @staticmethod
    def _point(room: Room, box: QRectF, lane: Lane, step: int, value: float, per_unit: float) -> QPointF:
        inside = min(max(value, lane.low), lane.high)
        return QPointF(room.middle(step), box.bottom() - (inside - lane.low) * per_unit)

    def _paint_line(
        self, painter: QPainter, room: Room, box: QRectF, lane: Lane, values: FloatArray, per_unit: float
    ) -> None:
        """A line through the values, broken where one is no number."""
        run: list[QPointF] = []
        for k, value in enumerate(values.tolist()):
            if math.isfinite(value):
                run.append(self._point(room, box, lane, k, value, per_unit))
                continue
            painter.drawPolyline(QPolygonF(run))
            run = []
        painter.drawPolyline(QPolygonF(run))

    def _paint_names(self, painter: QPainter, box: QRectF, lane: Lane, per_unit: float) -> None:
        """Each line's symbol at its right end, moved apart where two ends are near."""
        line = QFontMetricsF(self._symbols).ascent() + 1.0
        ends = []
        for quantity, values in zip(lane.quantities, lane.values, strict=True):
            last = float(values[-1]) if math.isfinite(values[-1]) else 0.0
            ends.append((box.bottom() - (min(max(last, lane.low), lane.high) - lane.low) * per_unit, quantity))
        for y, quantity in spread(sorted(ends, key=lambda end: end[0]), line, box.top() + line / 2, box.bottom()):
            at = QPointF(box.right() + 4 * self._style.scale, y + line * 0.36)
            draw_symbol(painter, at, symbol(quantity), self._symbols, self._style.theme.ink(quantity))


def spread(ends: list[tuple[float, Quantity]], apart: float, top: float, bottom: float) -> list[tuple[float, Quantity]]:
    """Places in falling order moved so far that none is nearer to the next than `apart`, between `top` and `bottom`."""
    placed: list[tuple[float, Quantity]] = []
    lowest = top - apart
    for y, quantity in ends:
        lowest = max(y, lowest + apart)
        placed.append((lowest, quantity))
    over = max(0.0, lowest - bottom)
    highest = bottom
    for k in reversed(range(len(placed))):
        y, quantity = placed[k]
        if over and y > highest:
            placed[k] = (highest, quantity)
        highest = placed[k][0] - apart
    return placed
