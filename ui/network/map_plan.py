"""Where the heat maps stand: pure geometry, the same on screen and on paper."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

BEST_ASPECT = 1.25
"""Width over height of a map that reads best; the grid is chosen to come near it."""
WIDEST_CELL, TALLEST_CELL = 90.0, 26.0
"""Of a map with few cells, in pixels at type size 1."""
_EVEN = 0.92
"""Cells are all of a whole number of pixels, so that none looks larger than another, where they lose no more by it."""
LARGEST_ZOOM = 24.0
"""An axis whose cells are this large, in pixels, is not zoomed further."""


@dataclass(frozen=True)
class Part:
    """The part of the maps that is visible: cells from `step` and `row` on, both possibly with a fraction."""

    step: float
    steps: float
    row: float
    rows: float


@dataclass(frozen=True)
class Room:
    """The room that writing takes, in pixels.

    Attributes:
        title: above a map; gutter: at its left in the first column of the grid, for unit numbers.
        gap: between two maps; scale: the type size.
    """

    title: float
    gutter: float
    gap: float
    scale: float


@dataclass(frozen=True)
class Place:
    """One map's place: its title line, and its cells; `last` is True where nothing stands below it."""

    title: QRectF
    cells: QRectF
    first: bool
    last: bool


@dataclass(frozen=True, eq=False)
class Plan:
    """The places of all maps, and the part of their cells that is visible.

    Attributes:
        steps, units: T and H, all there are.
        column, row: the width and height of one cell.
    """

    places: tuple[Place, ...]
    part: Part
    steps: int
    units: int
    column: float
    row: float

    def x(self, place: Place, step: float) -> float:
        """The left edge of a step's cells."""
        return place.cells.left() + (step - self.part.step) * self.column

    def y(self, place: Place, row: float) -> float:
        """The upper edge of a row of cells."""
        return place.cells.top() + (row - self.part.row) * self.row

    @property
    def visible_steps(self) -> range:
        """The steps that are visible, wholly or in part."""
        return range(math.floor(self.part.step), min(self.steps, math.ceil(self.part.step + self.part.steps)))

    @property
    def visible_rows(self) -> range:
        """The rows that are visible, wholly or in part."""
        return range(math.floor(self.part.row), min(self.units, math.ceil(self.part.row + self.part.rows)))

    @property
    def is_whole(self) -> bool:
        """True where every cell is visible."""
        return self.part.steps >= self.steps and self.part.rows >= self.units

    def place_at(self, point: QPointF) -> int | None:
        """The map whose cells are under a point."""
        return next((k for k, place in enumerate(self.places) if place.cells.contains(point)), None)

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """The (step, row) of the cell under a point; None where there is no map."""
        k = self.place_at(point)
        return None if k is None else self.cell_in(k, point)

    def cell_in(self, k: int, point: QPointF) -> tuple[int, int]:
        """The (step, row) of the cell of map `k` that is nearest to a point."""
        step, row = map(math.floor, self.point_in(k, point))
        return min(max(step, 0), self.steps - 1), min(max(row, 0), self.units - 1)

    def point_in(self, k: int, point: QPointF) -> tuple[float, float]:
        """The (step, row) of a point on map `k`, with fractions of cells."""
        cells = self.places[k].cells
        return (
            self.part.step + (point.x() - cells.left()) / self.column,
            self.part.row + (point.y() - cells.top()) / self.row,
        )

    def zoomed(self, factor: float, step: float, row: float) -> Part | None:
        """The part with `factor` times as many cells, the given place staying where it is; None for the whole.

        Each axis zooms only as far as its own cells can be told apart.
        """
        part = self.part
        steps = _zoomed(part.steps, self.steps, factor, self.column)
        rows = _zoomed(part.rows, self.units, factor, self.row)
        moved = Part(
            step - (step - part.step) * steps / part.steps, steps, row - (row - part.row) * rows / part.rows, rows
        )
        return self.within(moved)

    def moved(self, steps: float, rows: float) -> Part | None:
        """The part so many steps and rows further on."""
        return self.within(Part(self.part.step + steps, self.part.steps, self.part.row + rows, self.part.rows))

    def dragged(self, held: Part, by: QPointF) -> Part | None:
        """The part that the mouse took hold of, dragged by so many pixels."""
        return self.within(Part(held.step - by.x() / self.column, held.steps, held.row - by.y() / self.row, held.rows))

    def holding(self, step: int, row: int) -> Part | None:
        """The part moved as little as it takes to hold a cell."""
        part = self.part
        first_step = min(max(part.step, step + 1 - part.steps), float(step))
        first_row = min(max(part.row, row + 1 - part.rows), float(row))
        return self.within(Part(first_step, part.steps, first_row, part.rows))

    def within(self, part: Part) -> Part | None:
        """The part brought back among the cells there are; None where that is all of them."""
        steps, rows = min(part.steps, float(self.steps)), min(part.rows, float(self.units))
        if steps >= self.steps and rows >= self.units:
            return None
        return Part(
            min(max(part.step, 0.0), self.steps - steps), steps, min(max(part.row, 0.0), self.units - rows), rows
        )


def _zoomed(count: float, of: int, factor: float, size: float) -> float:
    """How many of `of` cells are visible after zooming; cells are now `size` pixels large."""
    least = count if size >= LARGEST_ZOOM else count * size / LARGEST_ZOOM
    return (
        min(max(count * factor, min(least, float(of))), float(of)) if factor < 1.0 else min(count * factor, float(of))
    )


def plan_of(maps: int, steps: int, units: int, rect: QRectF, room: Room, axis: float, part: Part | None) -> Plan:
    """Place `maps` maps of `steps` × `units` cells in `rect`; `axis` is the room for tokens below the lowest ones."""
    across = _best_grid(maps, rect, room, axis)
    down = math.ceil(maps / across)
    width = (rect.width() - room.gutter - room.gap * (across - 1)) / across
    height = (rect.height() - axis - down * room.title - room.gap * (down - 1)) / down
    shown = part or Part(0.0, float(steps), 0.0, float(units))
    column = _cell(max(width, 1.0), shown.steps, WIDEST_CELL * room.scale, shown.steps >= steps)
    row = _cell(max(height, 1.0), shown.rows, TALLEST_CELL * room.scale, shown.rows >= units)
    size = column * shown.steps, row * shown.rows
    places = []
    for k in range(maps):
        left = rect.left() + room.gutter + (k % across) * (width + room.gap)
        top = rect.top() + (k // across) * (height + room.title + room.gap)
        if row * shown.rows < height - 0.5:  # what is left over goes below the maps, not between them
            top = rect.top() + (k // across) * (size[1] + room.title + room.gap)
        title = QRectF(left, top, max(width, 1.0), room.title)
        cells = QRectF(round(left), round(top + room.title), *size)
        places.append(Place(title, cells, k % across == 0, k + across >= maps))
    return Plan(tuple(places), shown, steps, units, column, row)


def _cell(room: float, count: float, largest: float, whole: bool) -> float:
    size = min(room / count, largest)
    even = float(math.floor(size))
    return even if whole and even >= _EVEN * size else size


def _best_grid(maps: int, rect: QRectF, room: Room, axis: float) -> int:
    """How many maps stand beside each other."""

    def distance(across: int) -> float:
        down = math.ceil(maps / across)
        width = (rect.width() - room.gutter - room.gap * (across - 1)) / across
        height = (rect.height() - axis - down * room.title - room.gap * (down - 1)) / down
        return abs(math.log(max(width, 1.0) / max(height, 1.0) / BEST_ASPECT))

    return min({math.ceil(maps / down) for down in range(1, maps + 1)}, key=distance)
