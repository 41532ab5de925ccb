"""Units sorted: by their change, mean, selectivity and likeness, against the definitions."""

from __future__ import annotations

import numpy as np
import pytest

from lstm_sim.laboratory.order import by_change, by_mean, by_selectivity, by_similarity, selectivity

RNG = np.random.default_rng(4)
VALUES = RNG.normal(size=(9, 7))


def test_by_change_at_a_step() -> None:
    assert by_change(VALUES, 3).tolist() == np.argsort(-np.abs(VALUES[3] - VALUES[2]), kind="stable").tolist()
    assert by_change(VALUES, 0)[0] == np.abs(VALUES[0]).argmax()  # from the 0 that a run begins with
    assert by_change(np.zeros((2, 4)), 1).tolist() == [0, 1, 2, 3]


def test_by_mean() -> None:
    order = by_mean(VALUES)
    assert (np.diff(VALUES.mean(axis=0)[order]) <= 0.0).all()


def test_selectivity_is_cohens_d() -> None:
    chosen = np.array([True] * 4 + [False] * 5)
    inside, outside = VALUES[chosen], VALUES[~chosen]
    pooled = np.sqrt((4 * inside.var(axis=0) + 5 * outside.var(axis=0)) / 9)
    d = (inside.mean(axis=0) - outside.mean(axis=0)) / pooled
    np.testing.assert_allclose(selectivity(VALUES, chosen), d, rtol=1e-12)
    assert by_selectivity(VALUES, chosen).tolist() == np.argsort(-np.abs(d)).tolist()


@pytest.mark.parametrize("chosen", [np.ones(9, dtype=bool), np.zeros(9, dtype=bool)])
def test_nothing_to_compare_with(chosen: np.ndarray) -> None:
    assert (selectivity(VALUES, chosen) == 0.0).all()
    assert by_selectivity(VALUES, chosen).tolist() == list(range(7))


def test_a_unit_that_never_changes_is_not_selective() -> None:
    values = VALUES.copy()
    values[:, 2] = 0.7
    assert selectivity(values, np.arange(9) < 4)[2] == 0.0


def test_alike_units_stand_together() -> None:
    wave, other = np.sin(np.arange(20.0)), np.cos(1.7 * np.arange(20.0))
    values = np.stack([3.0 * wave, other, 0.5 * wave + 1.0, 2.0 * other, np.full(20, 4.0)], axis=1)
    order = by_similarity(values).tolist()
    assert order[:2] == [0, 2] and abs(order.index(1) - order.index(3)) == 1


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_numbers_of_a_diverged_network_are_sorted_somehow(bad: float) -> None:
    values = VALUES.copy()
    values[4, 3] = bad
    for order in (by_change(values, 4), by_mean(values), by_similarity(values)):
        assert sorted(order.tolist()) == list(range(7))
    assert sorted(by_similarity(np.full((3, 4), bad)).tolist()) == [0, 1, 2, 3]
