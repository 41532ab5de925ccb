"""Where the heat maps stand, and which part of them is visible after zooming and moving."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF

from ui.network.map_plan import LARGEST_ZOOM, Part, Plan, Room, plan_of

ROOM = Room(title=18.0, gutter=20.0, gap=14.0, scale=1.0)


def plan(
    maps: int = 5, steps: int = 8, units: int = 24, size: tuple[float, float] = (750, 500), part: Part | None = None
) -> Plan:
    return plan_of(maps, steps, units, QRectF(0, 0, *size), ROOM, 20.0, part)


GRIDS = [
    (5, (750, 500), 3),
    (5, (540, 330), 3),
    (5, (200, 900), 1),
    (5, (1600, 260), 5),
    (3, (750, 500), 2),
    (1, (750, 500), 1),
]


@pytest.mark.parametrize(("maps", "size", "across"), GRIDS)
def test_the_grid_leaves_maps_that_are_read_well(maps: int, size: tuple[float, float], across: int) -> None:
    made = plan(maps, size=size)
    assert sum(place.cells.top() == made.places[0].cells.top() for place in made.places) == across
    assert [place.last for place in made.places] == [k + across >= maps for k in range(maps)]
    for one in made.places:
        assert QRectF(0, 0, *size).contains(one.cells)
        assert not any(one.cells.intersects(other.cells) for other in made.places if other is not one)


def test_cells_are_of_whole_pixels_where_that_costs_little() -> None:
    assert plan().column == int(plan().column)
    assert plan(units=300).row < 1.0


def test_a_point_finds_the_cell_that_is_drawn_there() -> None:
    made = plan(part=Part(2.5, 4.0, 10.25, 8.0))
    for k, place in enumerate(made.places):
        for step, row in ((3, 11), (5, 17), (2, 10)):
            x = made.x(place, step + 0.9)
            y = made.y(place, row + 0.9)
            assert made.place_at(QPointF(x, y)) == k and made.cell_at(QPointF(x, y)) == (step, row)
    assert made.cell_at(QPointF(1.0, 1.0)) is None
    assert made.cell_in(0, QPointF(-900.0, 9_000.0)) == (0, 23)
    middle = QPointF(made.x(made.places[2], 4.5), made.y(made.places[2], 12.25))
    assert made.point_in(2, middle) == pytest.approx((4.5, 12.25))


def test_zooming_keeps_what_is_under_the_mouse() -> None:
    made = plan(steps=1_000, units=1_024)
    part = made.zoomed(0.5, 400.0, 256.0)
    assert part is not None and (part.steps, part.rows) == (500.0, 512.0)
    assert (400.0 - part.step) / part.steps == pytest.approx(0.4)
    assert (256.0 - part.row) / part.rows == pytest.approx(0.25)
    closer = plan(steps=1_000, units=1_024, part=part)
    assert closer.zoomed(2.0, 400.0, 256.0) is None


def test_an_axis_zooms_as_far_as_its_cells_are_told_apart() -> None:
    made = plan(steps=8, units=1_024)
    assert made.column >= LARGEST_ZOOM
    part = made.zoomed(0.001, 4.0, 500.0)
    assert part is not None and part.steps == 8.0
    closest = plan(steps=8, units=1_024, part=part)
    assert closest.row == pytest.approx(LARGEST_ZOOM)
    assert closest.zoomed(0.5, 4.0, 500.0) == part


def test_the_part_stays_among_the_cells_and_follows_what_is_looked_at() -> None:
    made = plan(steps=100, units=50, part=Part(10.0, 20.0, 5.0, 10.0))
    assert made.moved(-999.0, 999.0) == Part(0.0, 20.0, 40.0, 10.0)
    held = Part(30.0, 20.0, 20.0, 10.0)
    assert made.dragged(held, QPointF(-2 * made.column, 3 * made.row)) == Part(32.0, 20.0, 17.0, 10.0)
    assert made.holding(15, 9) == Part(10.0, 20.0, 5.0, 10.0)
    assert made.holding(40, 2) == Part(21.0, 20.0, 2.0, 10.0)
    assert made.within(Part(0.0, 100.0, 0.0, 50.0)) is None
    assert made.visible_steps == range(10, 30) and made.visible_rows == range(5, 15)
