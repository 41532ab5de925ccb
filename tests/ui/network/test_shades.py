"""Shades: every pixel of a map shows its cell, or the mean of all its cells, whatever part is visible."""

from __future__ import annotations

import numpy as np
import pytest

from ui.network.shades import Shades, Span

STEPS, UNITS = 37, 23


@pytest.fixture(scope="module")
def values() -> np.ndarray:
    return np.random.default_rng(0).random((STEPS, UNITS)).astype(np.float32)


def shades_of(values: np.ndarray) -> np.ndarray:
    return np.clip(values * 255.0 + 0.5, 0.0, 255.0).astype(np.uint8)


def whole(pixels: int, of: int) -> Span:
    return Span(0.0, float(of), pixels, of)


def test_a_pixel_for_each_cell_is_the_cell(values: np.ndarray) -> None:
    order = np.random.default_rng(1).permutation(UNITS)
    part = Shades(values, 0.0, 1.0).part(order, whole(STEPS, STEPS), whole(UNITS, UNITS))
    assert np.array_equal(part, shades_of(values).T[order])


def test_large_cells_are_repeated_without_a_seam(values: np.ndarray) -> None:
    order = np.arange(UNITS)
    across, down = Span(3.5, 10.0, 101, STEPS), Span(20.25, 2.75, 67, UNITS)
    part = Shades(values, 0.0, 1.0).part(order, across, down)
    steps = np.floor(3.5 + (np.arange(101) + 0.5) * 10.0 / 101).astype(int)
    units = np.floor(20.25 + (np.arange(67) + 0.5) * 2.75 / 67).astype(int)
    assert units.max() == UNITS - 1
    assert np.array_equal(part, shades_of(values).T[np.ix_(units, steps)])


@pytest.mark.parametrize(("width", "height"), [(10, 7), (10, 50), (80, 7), (36, 22), (1, 1)])
@pytest.mark.parametrize("window", [(0.0, 37.0, 0.0, 23.0), (1.25, 30.5, 2.5, 19.75)])
def test_a_pixel_of_many_cells_is_their_mean(
    values: np.ndarray, width: int, height: int, window: tuple[float, float, float, float]
) -> None:
    order = np.random.default_rng(2).permutation(UNITS)
    across, down = Span(window[0], window[1], width, STEPS), Span(window[2], window[3], height, UNITS)
    part = Shades(values, 0.0, 1.0).part(order, across, down)
    shades = shades_of(values).T[order].astype(int)
    for y in range(height):
        rows = slice(*down.edges[y : y + 2]) if down.is_dense else slice(down.cells[y], down.cells[y] + 1)
        for x in range(width):
            columns = (
                slice(*across.edges[x : x + 2]) if across.is_dense else slice(across.cells[x], across.cells[x] + 1)
            )
            cells = shades[rows, columns]
            assert cells.size and part[y, x] == cells.sum() // cells.size


def test_every_cell_is_in_one_pixel_of_a_dense_span() -> None:
    span = whole(10, STEPS)
    assert span.edges[0] == 0 and span.edges[-1] == STEPS and (np.diff(span.edges) >= 1).all()


def test_the_ends_of_the_scale_hold_what_is_beyond_them() -> None:
    values = np.array([[-3.0, -1.0, 0.0, 1.0, 3.0, np.nan, np.inf, -np.inf]])
    part = Shades(values, -1.0, 1.0).part(np.arange(8), whole(1, 1), whole(8, 8))
    assert part[:, 0].tolist() == [0, 0, 128, 255, 255, 128, 255, 0]


def test_no_value_shows_a_colour_of_its_own_scale() -> None:
    part = Shades(np.array([[np.nan, 0.0, 1.0]]), 0.0, 1.0).part(np.arange(3), whole(1, 1), whole(3, 3))
    assert part[:, 0].tolist() == [0, 0, 255]


def test_cells_begin_where_another_cell_is_shown() -> None:
    span = Span(0.0, 4.0, 12, 4)
    assert span.starts.tolist() == [3, 6, 9]
