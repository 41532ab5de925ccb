"""Where the timeline's lanes stand: pure geometry, the same on screen and on paper."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from lstm_sim.activations import FloatArray
from ui.cell.trace_lanes import Lane, short_number

FULLEST = 0.86
"""The part of a column that bars may take."""
LEAST_SLOT = 3.0
"""The narrowest bar, in pixels; below it, lines."""
MOST_NUMBERS = 160
"""A lane with more visible values than this has no room to read them."""


@dataclass(frozen=True)
class Room:
    """The room that writing takes, in pixels: it decides what fits.

    Attributes:
        gutter: at the left, for symbols and scales; above: for the playhead; below: for step numbers.
        line: the height of a number; digit: the width of a figure; gap: between lanes; column: the widest.
    """

    gutter: float
    above: float
    below: float
    line: float
    digit: float
    gap: float
    column: float


@dataclass(frozen=True, eq=False)
class Place:
    """One lane's place.

    Attributes:
        rect: its place over the visible columns; top, bottom: where its `high` and its `low` stand.
        slot: the width for one bar, its gap included; bars, numbers: whether there is room for them.
    """

    lane: Lane
    rect: QRectF
    top: float
    bottom: float
    slot: float
    bars: bool
    numbers: bool

    @property
    def per_unit(self) -> float:
        """Pixels for a difference of 1."""
        return (self.bottom - self.top) / (self.lane.high - self.lane.low)

    @property
    def zero(self) -> float:
        """Where 0 stands."""
        return self.bottom + self.lane.low * self.per_unit


@dataclass(frozen=True, eq=False)
class Plan:
    """The places of all lanes.

    Attributes:
        left, right: the ends of the visible columns; column: the width of one; top, axis: their height.
        first, count: the first visible step and how many are visible, both possibly with a fraction.
        steps: T.
    """

    places: tuple[Place, ...]
    left: float
    right: float
    column: float
    top: float
    axis: float
    first: float
    count: float
    steps: int

    def x(self, step: float) -> float:
        """The left edge of a step's column."""
        return self.left + (step - self.first) * self.column

    def step_at(self, x: float) -> int:
        """The step whose column holds `x`; beyond the ends, the end."""
        return min(max(math.floor((x - self.left) / self.column + self.first), 0), self.steps - 1)

    @property
    def visible(self) -> range:
        """The steps that are visible, wholly or in part."""
        return range(max(0, math.floor(self.first)), min(self.steps, math.ceil(self.first + self.count)))

    def bar_left(self, place: Place, k: int) -> float:
        """The left edge of series `k`'s bar at step 0; every later step is one column further."""
        free = self.column - place.slot * len(place.lane.series)
        return self.x(0) + free / 2 + k * place.slot

    def shown(self, values: FloatArray) -> FloatArray:
        """The visible part of a series."""
        return values[self.visible.start : self.visible.stop]


def plan_of(
    lanes: tuple[Lane, ...],
    steps: int,
    rect: QRectF,
    room: Room,
    window: tuple[float, float] | None = None,
) -> Plan:
    """Place `lanes` in `rect`; `window` is the first visible step and how many are (None: all of them)."""
    first, count = window or (0.0, float(steps))
    left = rect.left() + room.gutter
    column = min(room.column, max(1.0, rect.right() - left) / count)
    top, bottom = rect.top() + room.above, rect.bottom() - room.below
    free = max(1.0, bottom - top - room.gap * (len(lanes) - 1))
    whole = sum(lane.share for lane in lanes) or 1.0
    visible = range(max(0, math.floor(first)), min(steps, math.ceil(first + count)))
    places, y = [], top
    for lane in lanes:
        height = free * lane.share / whole
        places.append(_place(lane, QRectF(left, y, column * count, height), column, visible, room))
        y += height + room.gap
    return Plan(tuple(places), left, left + column * count, column, top, bottom, first, count, steps)


def _place(lane: Lane, rect: QRectF, column: float, visible: range, room: Room) -> Place:
    slot = column * FULLEST / max(2, len(lane.series))
    bars = not lane.is_heat_map and slot >= LEAST_SLOT
    numbers = bars and rect.height() >= 2.1 * room.line and _numbers_fit(lane, slot, visible, room)
    top = rect.top() + (room.line if numbers else 0.0)
    return Place(lane, rect, top, rect.bottom(), slot, bars, numbers)


def _numbers_fit(lane: Lane, slot: float, visible: range, room: Room) -> bool:
    if slot < 2 * room.digit or len(visible) * len(lane.series) > MOST_NUMBERS:
        return False
    shown = (s.values[visible.start : visible.stop] for s in lane.series)
    widest = max(_figures(short_number(v)) for values in shown for v in values.tolist())
    return widest * room.digit <= slot - 2.0


def _figures(text: str) -> float:
    """The width of a number in figures, a point being half of one."""
    return len(text) - 0.5 * text.count(".")
