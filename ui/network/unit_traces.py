"""Unit traces: the gates, the memory and the output of one unit over the sequence, with the step looked at."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.functions import create_qpolygonf, ndarray_from_qpolygonf
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.laboratory.unit_run import UnitRun
from ui.cell.trace_lanes import nice_bound, short_number
from ui.cell.trace_shapes import thinned
from ui.network.token_axis import TokenAxis
from ui.network.unit_words import is_gate
from ui.style import DASHES, Style, family, pen
from ui.symbol_text import draw_symbol, symbol_width
from ui.texts import symbol

Q = Quantity
_DOTS = 60
"""Up to so many steps, each value has a dot."""
_DOT = 1.8
"""Its radius in pixels."""
_DENSE = 3.0
"""In columns narrower than this, in pixels, lines are thin and whole."""
_COARSE = 2.0
"""Pixels for each point of a line that is to be painted soon."""
_LOW = 34.0
"""Lanes that would be lower than this, in pixels at type size 1, take the room of the tokens."""
_BEYOND = 30.0
"""Tokens may end so much to the right of the lanes, below the symbols."""


@dataclass(frozen=True, eq=False)
class Lane:
    """Quantities on one scale; `before`: the same without the changes to the network, where there are some."""

    quantities: tuple[Quantity, ...]
    values: tuple[FloatArray, ...]
    before: tuple[FloatArray, ...]
    low: float
    high: float

    def heights(self, values: FloatArray, top: float, height: float) -> FloatArray:
        """Where values stand in a lane so high; beyond the scale, at its end."""
        inside = np.clip(values, self.low, self.high)
        placed: FloatArray = top + height - (inside - self.low) * (height / (self.high - self.low))
        return placed

    def height_of(self, value: float, top: float, height: float) -> float:
        """Where one value stands; what is no number, at zero."""
        inside = min(max(value, self.low), self.high) if math.isfinite(value) else min(max(0.0, self.low), self.high)
        return top + height - (inside - self.low) * (height / (self.high - self.low))


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
    """Where the traces stand: the columns of the steps, and the height of each lane.

    `is_low`: there is little height, and of the tokens only the one that is looked at is written.
    """

    left: float
    right: float
    steps: int
    tops: tuple[float, ...]
    height: float
    axis: float
    is_low: bool = False

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
        self._symbol_line = QFontMetricsF(self._symbols).ascent() + 1.0

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
        line = self._metrics.height() + 2 * scale
        is_low = axis > 1.5 * line and target.height() - axis < _LOW * scale * len(lanes)
        if is_low:
            axis, gap = line, 6 * scale
        height = (target.height() - axis - gap * len(lanes)) / max(1, len(lanes))
        tops = tuple(target.top() + gap / 2 + k * (height + gap) for k in range(len(lanes)))
        below = target.bottom() - axis
        return Room(left, max(right, left + 1.0), max(1, len(tokens)), tops, max(height, 4.0), below, is_low)

    def paint(self, painter: QPainter, room: Room, lanes: tuple[Lane, ...], tokens: tuple[str, ...], step: int) -> None:
        """The whole figure: the column of the step looked at, the lanes over it, their values there."""
        self.paint_ground(painter, room, step)
        self.paint_lanes(painter, room, lanes, tokens, vector=True)
        self.paint_present(painter, room, lanes, tokens, step)

    def paint_ground(self, painter: QPainter, room: Room, step: int) -> None:
        """The column of a step, below everything."""
        if room.column >= 4.0:
            top = room.tops[0] - 2
            band = QRectF(room.left + step * room.column, top, room.column, room.axis - top)
            painter.fillRect(band, QColor(self._style.theme.background))

    def paint_lanes(
        self, painter: QPainter, room: Room, lanes: tuple[Lane, ...], tokens: tuple[str, ...], vector: bool = False,
        coarse: bool = False,
    ) -> None:  # fmt: skip
        """Scales, lines and their symbols, tokens: all that stays while the step changes.

        `vector`: for a file, in which every dot is to be a circle; `coarse`: of dense lines, what is painted soon.
        """
        for k, lane in enumerate(lanes):
            self.paint_lane(painter, room, lane, k, vector, coarse)
        self.paint_tokens(painter, room, tokens)

    def paint_tokens(self, painter: QPainter, room: Room, tokens: tuple[str, ...]) -> None:
        """Below the lanes, where there is room for all of them."""
        if not room.is_low:
            top, right = room.axis + 1.0, room.right + _BEYOND
            self._axis.paint(painter, tokens, range(len(tokens)), room.middle, room.column, top, right)

    def paint_present(
        self, painter: QPainter, room: Room, lanes: tuple[Lane, ...], tokens: tuple[str, ...], step: int
    ) -> None:
        """A line through a step, larger dots at its values, its token in bold."""
        theme, middle = self._style.theme, round(room.middle(step)) - 0.5
        painter.setPen(pen(theme.text, 1.0, (4.0, 3.0)))
        painter.drawLine(QLineF(middle, room.tops[0] - 2, middle, room.axis))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for lane, top in zip(lanes, room.tops, strict=True):
            for quantity, values in zip(lane.quantities, lane.values, strict=True):
                if math.isfinite(values[step]):
                    painter.setBrush(theme.fill(quantity))
                    y = lane.height_of(float(values[step]), top, room.height)
                    painter.drawEllipse(QPointF(room.middle(step), y), 3.5, 3.5)
        painter.restore()
        right = room.right + _BEYOND
        column = room.right - room.left if room.is_low else room.column  # it has the line to itself
        self._axis.paint_present(painter, tokens, step, room.middle(step), column, room.axis + 1.0, right)

    def paint_lane(
        self, painter: QPainter, room: Room, lane: Lane, k: int, vector: bool = False, coarse: bool = False
    ) -> None:
        """One lane, in the k-th place."""
        theme, box = self._style.theme, QRectF(room.left, room.tops[k], room.right - room.left, room.height)
        self._paint_scale(painter, lane, box)
        painter.save()
        dense = room.column < _DENSE
        coarse = coarse and dense
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not coarse)
        for values in lane.before:
            painter.setPen(pen(theme.muted, 1.0, () if dense else (1.0, 3.0)))
            self._paint_line(painter, room, lane, values, box, coarse)
        for quantity, values in zip(lane.quantities, lane.values, strict=True):
            # Dashes of a line that goes up and down within a few pixels cannot be seen, and take most of the time.
            stroke = pen(theme.fill(quantity)) if dense else pen(theme.fill(quantity), 1.5, DASHES[family(quantity)])
            painter.setPen(stroke)
            self._paint_line(painter, room, lane, values, box, coarse)
            if room.steps <= _DOTS:
                y = lane.heights(values, box.top(), box.height())
                good = np.isfinite(y)
                dots = _polygon(room.left + (np.flatnonzero(good) + 0.5) * room.column, y[good])
                self._paint_dots(painter, dots, theme.fill(quantity), vector)
        painter.restore()
        self._paint_names(painter, box, lane)

    def _paint_scale(self, painter: QPainter, lane: Lane, box: QRectF) -> None:
        theme = self._style.theme
        painter.setFont(self._small)
        grid, ink, left = pen(theme.grid), QColor(theme.muted), box.left() - 4 * self._style.scale
        zero = lane.height_of(0.0, box.top(), box.height())
        for bound in dict.fromkeys((lane.low, 0.0, lane.high)):
            height = lane.height_of(bound, box.top(), box.height())
            y = round(height) - 0.5
            painter.setPen(grid)
            painter.drawLine(QLineF(box.left(), y, box.right(), y))
            if bound == 0.0 or abs(height - zero) >= self._metrics.ascent():
                text = short_number(bound, brief=True)
                painter.setPen(ink)
                x = left - self._metrics.horizontalAdvance(text)
                painter.drawText(QPointF(x, y + self._metrics.capHeight() / 2), text)

    @staticmethod
    def _paint_dots(painter: QPainter, dots: QPolygonF, colour: QColor, vector: bool) -> None:
        """A dot on each point: on the screen all at once."""
        if not vector:
            painter.setPen(pen(colour, 2.0 * _DOT))
            painter.drawPoints(dots)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for k in range(dots.size()):
            painter.drawEllipse(dots.at(k), _DOT, _DOT)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    @staticmethod
    def _paint_line(painter: QPainter, room: Room, lane: Lane, values: FloatArray, box: QRectF, coarse: bool) -> None:
        """A line through the values, broken where one is no number; no more points than pixels can show."""
        at, thin = thinned(values, max(1, int(box.width() / (_COARSE if coarse else 1.0))))
        y = lane.heights(thin, box.top(), box.height())
        x = room.left + (at + 0.5) * room.column
        ends = np.flatnonzero(np.diff(np.concatenate(([False], np.isfinite(y), [False]))))
        for begin, end in ends.reshape(-1, 2).tolist():
            painter.drawPolyline(_polygon(x[begin:end], y[begin:end]))

    def _paint_names(self, painter: QPainter, box: QRectF, lane: Lane) -> None:
        """Each line's symbol at its right end, moved apart where two ends are near."""
        line = self._symbol_line
        if line * (len(lane.quantities) - 1) > box.height():
            return
        ends = []
        for quantity, values in zip(lane.quantities, lane.values, strict=True):
            ends.append((lane.height_of(float(values[-1]), box.top(), box.height()), quantity))
        for y, quantity in spread(sorted(ends, key=lambda end: end[0]), line, box.top() + line / 2, box.bottom()):
            at = QPointF(box.right() + 4 * self._style.scale, y + line * 0.36)
            draw_symbol(painter, at, symbol(quantity), self._symbols, self._style.theme.ink(quantity))


def _polygon(x: NDArray[Any], y: NDArray[Any]) -> QPolygonF:
    """The points of two arrays."""
    made: QPolygonF = create_qpolygonf(len(x))
    ndarray_from_qpolygonf(made)[:] = np.stack([x, y], axis=1)
    return made


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
