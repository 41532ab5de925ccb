"""Where the lanes stand, and what there is room for."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from lstm_sim.cell import Quantity
from ui.cell.trace_lanes import Lane, Series
from ui.cell.trace_plan import Room, plan_of

ROOM = Room(gutter=60, above=8, below=16, line=10, digit=6, gap=5, column=100)
RECT = QRectF(0, 0, 960, 120)


def lane(values: list[float], series: int = 2, low: float = -2.0, high: float = 8.0) -> Lane:
    one = Series("c′", Quantity.MEMORY, np.array(values, dtype=float))
    return Lane("memory", (one,) * series, low, high, 1.0)


def test_columns_share_the_width_but_are_not_too_wide() -> None:
    few, many = plan_of((lane([1.0] * 3),), 3, RECT, ROOM), plan_of((lane([1.0] * 30),), 30, RECT, ROOM)
    assert (few.column, few.right) == (100.0, 360.0)
    assert many.column == pytest.approx(30.0) and many.right == pytest.approx(960.0)


def test_every_column_gives_its_step_back() -> None:
    plan = plan_of((lane([1.0] * 30),), 30, RECT, ROOM)
    assert [plan.step_at(plan.x(t + 0.5)) for t in range(30)] == list(range(30))
    assert (plan.step_at(-50), plan.step_at(5_000)) == (0, 29)


def test_a_window_shows_a_part() -> None:
    plan = plan_of((lane([1.0] * 2000),), 2000, RECT, ROOM, (500.5, 20.0))
    assert plan.visible == range(500, 521)
    assert plan.step_at(plan.x(510.5)) == 510
    assert plan.column == pytest.approx(45.0)


def test_lanes_stand_apart_and_within() -> None:
    plan = plan_of((lane([1.0]), lane([1.0]), lane([1.0])), 1, RECT, ROOM)
    rects = [place.rect for place in plan.places]
    assert rects[0].top() == 8 and rects[-1].bottom() == pytest.approx(plan.axis) == 104
    assert all(a.bottom() + 5 == pytest.approx(b.top()) for a, b in itertools.pairwise(rects))


def test_zero_and_bounds_stand_where_the_scale_says() -> None:
    place = plan_of((lane([1.0] * 9),), 9, RECT, ROOM).places[0]
    assert place.zero - 8.0 * place.per_unit == pytest.approx(place.top)
    assert place.zero + 2.0 * place.per_unit == pytest.approx(place.bottom)


def test_numbers_only_where_the_longest_fits() -> None:
    fits = plan_of((lane([7.0] * 9),), 9, RECT, ROOM).places[0]
    long = plan_of((lane([7.0] * 8 + [-12345.0]),), 9, QRectF(0, 0, 500, 120), ROOM).places[0]
    low = plan_of((lane([7.0] * 9),), 9, QRectF(0, 0, 960, 40), ROOM).places[0]
    assert fits.numbers and not long.numbers and not low.numbers
    assert fits.top == fits.rect.top() + ROOM.line


def test_bars_give_way_to_lines() -> None:
    assert plan_of((lane([1.0] * 60),), 60, RECT, ROOM).places[0].bars
    assert not plan_of((lane([1.0] * 600),), 600, RECT, ROOM).places[0].bars


def test_bars_of_one_step_do_not_overlap() -> None:
    plan = plan_of((lane([1.0] * 9, series=4),), 9, RECT, ROOM)
    place = plan.places[0]
    lefts = [plan.bar_left(place, k) for k in range(4)]
    assert np.allclose(np.diff(lefts), place.slot)
    assert lefts[0] >= plan.x(0) and lefts[-1] + place.slot <= plan.x(1)
