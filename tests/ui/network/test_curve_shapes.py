"""Curves in pixels: what a column can show is shown, nothing else is drawn; ticks are round; axes stand still."""

from __future__ import annotations

import numpy as np
import pytest

from ui.network.curve_shapes import (
    Scale,
    band,
    column_starts,
    fitted,
    fitted_end,
    line_points,
    log_ticks,
    shares,
    strokes_of,
    tick_text,
    ticks,
)

ACROSS = Scale(0.0, 1_000.0, 0.0, 100.0)
UP = Scale(-3.0, 3.0, 60.0, 0.0)


def noisy(count: int) -> tuple[np.ndarray, np.ndarray]:
    return np.arange(1.0, count + 1.0), np.random.default_rng(0).normal(size=count)


def test_a_scale_goes_there_and_back() -> None:
    assert ACROSS.pixel(500.0) == 50.0 and ACROSS.value(50.0) == 500.0
    assert UP.pixel(3.0) == 0.0 and UP.pixel(-3.0) == 60.0
    log = Scale(0.01, 100.0, 40.0, 0.0, log=True)
    assert log.pixel(1.0) == pytest.approx(20.0)
    assert np.isnan(log.pixels(np.array([0.0, -1.0]))).all()


def test_every_column_shows_its_smallest_and_largest_value() -> None:
    x, y = noisy(1_000)
    strokes = band(x, y, ACROSS, UP)
    starts = column_starts(x, ACROSS)
    assert starts[0] == 0 and starts[-1] == 1_000 and len(strokes) == 100
    for (_, top, _, bottom), begin, end in zip(strokes, starts[:-1], starts[1:], strict=True):
        assert top == pytest.approx(UP.pixel(y[begin:end].max()))
        assert bottom == pytest.approx(UP.pixel(y[begin:end].min()))


def test_a_line_of_many_points_is_thinned_to_what_can_be_seen() -> None:
    x, y = noisy(1_000)
    px, py, thinned = line_points(x, y, ACROSS, UP)
    assert thinned and len(px) <= 302 and (np.diff(px) >= 0.0).all()
    whole = UP.pixels(y)
    assert py.min() == pytest.approx(whole.min()) and py.max() == pytest.approx(whole.max())
    assert (px[-1], py[-1]) == (pytest.approx(100.0), pytest.approx(whole[-1]))


def test_a_flat_line_has_a_point_for_each_column() -> None:
    x = np.arange(1.0, 100_001.0)
    across = Scale(0.0, 1e5, 0.0, 300.0)
    px, _, thinned = line_points(x, 1.0 / x, across, UP)
    assert thinned and len(px) <= 304


def test_few_points_are_all_drawn_and_the_line_goes_on_beyond_the_edge() -> None:
    x, y = noisy(50)
    px, _, thinned = line_points(20.0 * x, y, ACROSS, UP)
    assert not thinned and len(px) == 50
    px, _, _ = line_points(*noisy(1_000), Scale(200.0, 210.0, 0.0, 100.0), UP)
    assert px[0] < 0.0 and px[-1] > 100.0 and len(px) == 13


def test_no_points_no_line() -> None:
    nothing = np.empty(0)
    assert len(line_points(nothing, nothing, ACROSS, UP)[0]) == 0
    assert band(nothing, nothing, ACROSS, UP).shape == (0, 4)
    assert shares(nothing, nothing, ACROSS)[0].size == 0
    assert strokes_of(nothing, nothing, ()).shape == (0, 4)
    assert len(strokes_of(np.array([1.0]), np.array([1.0]), (2.0, 2.0))) == 0


def test_the_share_of_each_column() -> None:
    x = np.arange(1.0, 1_001.0)
    at, share = shares(x, (x % 4 == 0).astype(float), ACROSS)
    assert len(at) == 100 and share.mean() == pytest.approx(0.25, abs=0.01)


def test_dashes_are_as_long_as_they_say_around_every_corner() -> None:
    x, y = np.array([0.0, 30.0, 30.0, 0.0]), np.array([0.0, 0.0, 40.0, 40.0])
    strokes = strokes_of(x, y, (6.0, 3.0))
    lengths = np.hypot(strokes[:, 2] - strokes[:, 0], strokes[:, 3] - strokes[:, 1])
    assert lengths.sum() == pytest.approx(100.0 * 6 / 9, abs=6.0)
    assert lengths.max() == pytest.approx(6.0)
    along = np.hypot(*(strokes[0, :2] - strokes[0, 2:]))
    assert along == pytest.approx(6.0)


def test_a_value_that_is_not_finite_is_a_gap() -> None:
    y = np.array([0.0, 1.0, np.nan, 1.0, 0.0, np.nan])
    strokes = strokes_of(np.arange(6.0), y, ())
    np.testing.assert_array_equal(strokes, [[0, 0, 1, 1], [3, 1, 4, 0]])


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.0, 1.0, [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (0.0, 504.0, [0.0, 100.0, 200.0, 300.0, 400.0, 500.0]),
        (-0.3, 0.25, [-0.3, -0.2, -0.1, 0.0, 0.1, 0.2]),
        (1.0, 1.0, []),
    ],
)
def test_ticks_are_round(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high, 6) == pytest.approx(expected)


def test_ticks_of_powers() -> None:
    assert log_ticks(0.01, 100.0, 6) == pytest.approx([0.01, 0.1, 1.0, 10.0, 100.0])
    assert 0.5 in [round(t, 12) for t in log_ticks(0.2, 2.0, 6)]
    assert len(log_ticks(1e-12, 1e12, 5)) <= 5


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0"), (0.25, "0.25"), (1500.0, "1,500"), (2e-5, "2e-5"), (3e7, "3e7"), (-0.5, "-0.5")]
)
def test_ticks_in_short(value: float, text: str) -> None:
    assert tick_text(value) == text


def test_axes_stand_still_while_curves_grow() -> None:
    ends = {fitted_end(float(k)) for k in range(900, 1_000)}
    assert len(ends) <= 3 and all(end >= 900 for end in ends)
    ranges = {fitted(0.01 + 1e-5 * k, 2.0, log=False) for k in range(100)}
    assert len(ranges) == 1
    for log in (False, True):
        low, high = fitted(0.013, 1.97, log)
        assert low < 0.013 and high > 1.97
    low, high = fitted(1.0, 1.0, log=False)
    assert low < 1.0 < high
