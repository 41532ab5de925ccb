"""What the Bench computes of a surface: descents first, coarse before fine, a grid that is still right kept."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from lstm_sim.gradients.descent import side_by_side
from lstm_sim.gradients.one_unit import OneUnit
from lstm_sim.gradients.surface import Region, tabulate
from lstm_sim.study import CLIFF, Slope
from ui.gradients.slope_job import COARSE, FINE, contours_of, one_unit_job


def test_coarse_comes_before_fine_and_the_descents_with_the_first() -> None:
    answers = list(one_unit_job(Slope(), None))
    assert [len(a.surface.x) for a in answers] == [COARSE, COARSE, FINE]
    first = answers[0]
    assert first.pair is not None
    expected = side_by_side(OneUnit(), Slope().start or (0, 0), Slope().rule, CLIFF)
    np.testing.assert_array_equal(first.pair.unclipped.points, expected.unclipped.points)
    assert [s.axis for s in first.sections] == [0, 1]


def test_another_start_keeps_the_grid() -> None:
    slope = Slope()
    *_, last = one_unit_job(slope, None)
    (moved,) = one_unit_job(replace(slope, start=(5.0, -2.0)), last)
    assert moved.surface is last.surface
    assert moved.pair is not None
    assert tuple(moved.pair.clipped.points[0]) == (5.0, -2.0)


def test_without_a_start_there_is_no_descent() -> None:
    first = next(one_unit_job(replace(Slope(), start=None), None))
    assert first.pair is None
    assert first.sections == ()


def test_the_unclipped_descent_jumps_off_the_cliff_and_the_clipped_one_stays() -> None:
    pair = next(one_unit_job(Slope(), None)).pair
    assert pair is not None
    jumps = np.linalg.norm(np.diff(pair.unclipped.points, axis=0), axis=1)
    assert jumps.max() > 3.0
    assert not CLIFF.contains(tuple(pair.unclipped.points[-1]))
    assert all(CLIFF.contains(tuple(p)) for p in pair.clipped.points)
    assert pair.clipped.clipped.any()


def test_contours_lie_where_the_surface_has_their_height() -> None:
    class Bowl:
        def values(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
            return np.asarray(x * x + y * y)

        def values_and_gradients(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
            return self.values(x, y), np.stack([2 * x, 2 * y])

    surface = tabulate(Bowl(), Region((-1.0, 1.0), (-1.0, 1.0)), COARSE)
    lines = contours_of(surface)
    assert lines
    for line in lines:
        heights = (line**2).sum(axis=1)
        assert np.ptp(heights) < 0.01


def test_contours_follow_a_cliff_as_finely_as_the_surface_is_known_and_end_where_it_is_no_number() -> None:
    class Step:
        def values(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
            return np.where(x > 0.9, np.nan, np.where(y > x / 3, 1.0, 0.0))

    surface = tabulate(Step(), Region((-1.0, 1.0), (-1.0, 1.0)), FINE)
    lines = contours_of(surface)
    spacing = 2 / (FINE - 1)
    assert lines
    for line in lines:
        assert np.abs(line[:, 1] - line[:, 0] / 3).max() < spacing
        assert line[:, 0].max() <= 0.9 + 1e-9
