"""Where the unrolled network's blocks stand: pure geometry, the same on screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from lstm_sim.laboratory.wiring import Feedback, Wiring

LEAST_COLUMN, WIDEST_COLUMN = 58.0, 150.0
"""Of a step, in pixels at type size 1."""
LEAST_TINY = 140.0
"""Of a step of a tiny network, whose weights are written on its wires."""


@dataclass(frozen=True, eq=False)
class WiringPlan:
    """The places.

    Attributes:
        left, column: where the first step's column begins, and its width.
        tops, heights: of each level, by its place in the wiring.
        axis: the top of the line of tokens.
        width, height: of everything.
    """

    wiring: Wiring
    left: float
    column: float
    tops: tuple[float, ...]
    heights: tuple[float, ...]
    axis: float
    width: float
    height: float
    inset: float

    def block(self, level: int, step: int) -> QRectF:
        """The place of one level at one step."""
        x = self.left + step * self.column + self.inset
        return QRectF(x, self.tops[level], self.column - 2 * self.inset, self.heights[level])

    def node(self, level: int, step: int, unit: int) -> QPointF:
        """The middle of one unit of a tiny network."""
        place, count = self.block(level, step), self.wiring.levels[level].values.shape[1]
        return QPointF(place.left() + (unit + 0.5) * place.width() / count, place.center().y())

    @property
    def radius(self) -> float:
        """Of a unit of a tiny network."""
        count = max(int(level.values.shape[1]) for level in self.wiring.levels)
        return min(self.heights[0] / 2, self.block(0, 0).width() / (2.4 * max(count, 1)))

    def cell_at(self, x: float, y: float) -> tuple[int | None, int | None]:
        """(level, step) at a point, each None where there is none."""
        step = int((x - self.left) // self.column)
        inside = 0 <= step < self.wiring.steps
        tops = zip(self.tops, self.heights, strict=True)
        level = next((k for k, (top, height) in enumerate(tops) if top <= y <= top + height), None)
        return level, step if inside else None


def plan_of(wiring: Wiring, width: float, height: float, scale: float, gutter: float, line: float) -> WiringPlan:
    """Fit a wiring into a widget; the columns are as wide as there is room for, and scrolled where they are too many.

    `gutter` is the room for the levels' names, `line` the height of a line of text.
    """
    least = (LEAST_TINY if wiring.is_tiny else LEAST_COLUMN) * scale
    free = max(width - gutter - 10.0 * scale, least)
    column = min(max(free / max(wiring.steps, 1), least), max(WIDEST_COLUMN * scale, least * 1.6))
    count = len(wiring.levels)
    axis_room = (2.0 * line if wiring.levels[0].values.shape[1] else 0.5 * line) + 6.0 * scale  # words are the inputs
    # Above the outputs the answer is written; between two levels the wires need room.
    top_room = line + 6.0 * scale
    each = max((height - top_room - axis_room) / count, 40.0 * scale)
    share = 0.36 if wiring.is_tiny else 0.46
    block = min(each * share, 46.0 * scale)
    tops = tuple(top_room + (count - 1 - k) * each + (each - block) / 2 for k in range(count))
    axis = top_room + count * each
    extra = 14.0 * scale if wiring.feedback is Feedback.OUTPUT else 9.0 * scale
    return WiringPlan(
        wiring, gutter, column, tops, (block,) * count, axis, gutter + wiring.steps * column + 10.0 * scale,
        axis + axis_room, extra,
    )  # fmt: skip
