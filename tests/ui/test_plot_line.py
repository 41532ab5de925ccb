"""A line in the pixels of a plot: cut off at its axes, broken where a value is no number, computed once for a place."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from ui.plot_line import PlotLine, clipped

BOX = QRectF(0, 0, 10, 10)
PLACE = (20.0, 10.0, 120.0, 60.0, 0.0, 1.0, -1.0, 1.0)
"""Axes from (20, 10) to (120, 60) that show x from 0 to 1 and y from −1 to 1."""


def runs(*points: tuple[float, float]) -> list[list[tuple[float, float]]]:
    x, y = np.array(points, dtype=np.float64).T
    return clipped(x, y, BOX)


def test_what_lies_inside_is_left_alone() -> None:
    assert runs((0, 0), (5, 5), (10, 0)) == [[(0, 0), (5, 5), (10, 0)]]


def test_a_segment_is_cut_at_both_sides() -> None:
    assert runs((-5, 5), (15, 5)) == [[(0, 5), (10, 5)]]


def test_a_line_that_leaves_and_comes_back_is_two_runs() -> None:
    assert runs((2, 5), (2, 15), (8, 15), (8, 5)) == [[(2, 5), (2, 10)], [(8, 10), (8, 5)]]


def test_a_line_goes_on_through_the_points_inside() -> None:
    assert runs((-2, 5), (2, 5), (8, 5), (12, 5)) == [[(0, 5), (2, 5), (8, 5), (10, 5)]]


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_there_is_a_gap_where_a_value_is_no_number(bad: float) -> None:
    assert runs((1, 1), (2, 2), (3, bad), (4, 4), (5, 5)) == [[(1, 1), (2, 2)], [(4, 4), (5, 5)]]


def test_nothing_is_left_of_what_lies_outside() -> None:
    assert runs((-5, -5), (-1, 20), (-3, 4)) == []


@given(st.lists(st.tuples(*[st.floats(-30, 40)] * 2), min_size=2, max_size=20))
def test_nothing_of_any_line_reaches_beyond_the_box(points: list[tuple[float, float]]) -> None:
    ends = np.array([p for run in runs(*points) for p in run])
    assert ends.size == 0 or (ends.min() >= -1e-9 and ends.max() <= 10 + 1e-9)


def test_the_points_stand_where_the_axes_say() -> None:
    (polygon,) = PlotLine(np.array([0.0, 0.5, 1.0]), np.array([-1.0, 0.0, 1.0])).polygons(PLACE)
    assert [(p.x(), p.y()) for p in polygon] == [(20.0, 60.0), (70.0, 35.0), (120.0, 10.0)]


def test_a_line_is_computed_once_for_a_place() -> None:
    line = PlotLine(np.array([0.0, 1.0]), np.array([0.0, 3.0]))
    polygons = line.polygons(PLACE)
    assert line.polygons(PLACE) is polygons and polygons[0].at(1).y() == 10.0  # cut off at the top
    assert line.polygons((*PLACE[:-1], 4.0)) is not polygons
