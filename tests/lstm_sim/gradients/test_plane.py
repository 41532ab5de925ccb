"""Planes through many weights: single weights, filter-normalised random directions, the path of training."""

from __future__ import annotations

import numpy as np
import pytest

from lstm_sim.errors import InputError
from lstm_sim.gradients.plane import HELD, Plane, random_plane, trajectory_plane, weights_plane
from lstm_sim.gradients.surface import Region


def test_two_weights_are_the_axes() -> None:
    origin = np.array([1.0, -2.0, 3.0, 0.25])
    plane = weights_plane(origin, 1, 3)
    np.testing.assert_array_equal(plane.at((-2.0, 0.25)), origin)
    np.testing.assert_array_equal(plane.at((7.0, 8.0)), [1.0, 7.0, 3.0, 8.0])
    assert plane.along(np.array([1.0, 2.0, 3.0, 4.0])) == (2.0, 4.0)
    assert plane.region == Region((-6.0, 2.0), (-0.75, 1.25))
    for first, second, problem in ((1, 1, "the same"), (0, 4, "no weight 4"), (-1, 0, "no weight -1")):
        with pytest.raises(InputError, match=problem):
            weights_plane(origin, first, second)


def test_random_directions_are_as_large_as_the_filters() -> None:
    rng = np.random.default_rng(0)
    origin = np.concatenate([rng.normal(size=12) * 5, rng.normal(size=6) * 0.1, np.zeros(3), rng.normal(size=4)])
    filters = np.repeat([0, 1, 2, 3, HELD], [6, 6, 6, 3, 4])
    plane = random_plane(origin, filters, 7)
    for direction in plane.directions:
        for k in range(4):
            own = np.linalg.norm(origin[filters == k])
            assert np.linalg.norm(direction[filters == k]) == pytest.approx(own, rel=1e-12)
        assert not direction[filters == HELD].any()
    np.testing.assert_array_equal(random_plane(origin, filters, 7).directions, plane.directions)
    assert (random_plane(origin, filters, 8).directions != plane.directions).any()
    cosine = plane.directions[0] @ plane.directions[1] / np.prod(np.linalg.norm(plane.directions, axis=1))
    assert abs(cosine) < 0.9


def test_the_nearest_point_of_a_crooked_plane() -> None:
    rng = np.random.default_rng(1)
    directions = rng.normal(size=(2, 9))
    plane = Plane(rng.normal(size=9), directions, Region((-1, 1), (-1, 1)))
    points = rng.normal(size=(5, 2))
    beside = rng.normal(size=9)
    beside -= directions.T @ np.linalg.solve(directions @ directions.T, directions @ beside)
    weights = np.array([plane.at(tuple(p)) + beside for p in points])
    np.testing.assert_allclose(plane.nearest(weights), points, rtol=1e-10, atol=1e-12)


def test_the_path_of_training_is_its_principal_components() -> None:
    rng = np.random.default_rng(2)
    basis = np.linalg.qr(rng.normal(size=(50, 3)))[0].T
    t = np.linspace(0, 1, 30)
    path = rng.normal(size=50) + np.stack([9 * t, 3 * np.sin(5 * t), 0.05 * np.cos(9 * t)], axis=1) @ basis
    found = trajectory_plane(path)
    centred = path - path.mean(axis=0)
    _, singular, rows = np.linalg.svd(centred, full_matrices=False)
    for direction, wanted in zip(found.plane.directions, rows, strict=False):
        assert abs(direction @ wanted) == pytest.approx(1.0, rel=1e-9)
        assert direction[np.argmax(np.abs(direction))] > 0
    np.testing.assert_allclose(found.explained, (singular**2 / (singular**2).sum())[:2], rtol=1e-9)
    np.testing.assert_array_equal(found.points[-1], [0.0, 0.0])
    np.testing.assert_array_equal(found.plane.origin, path[-1])
    np.testing.assert_allclose(found.plane.nearest(path), found.points, atol=1e-10)
    assert all(found.plane.region.contains(tuple(point)) for point in found.points)


@pytest.mark.parametrize("path", [np.ones((9, 4)), np.outer(np.arange(9.0), np.ones(4)), np.eye(2, 4), np.ones((1, 4))])
def test_a_path_that_goes_nowhere_is_refused(path: np.ndarray) -> None:
    with pytest.raises(InputError, match="does not move in two directions"):
        trajectory_plane(path)
