"""Smoothing equals its definition, term by term."""

from __future__ import annotations

import numpy as np
import pytest

from lstm_sim.laboratory.smoothing import smoothed


@pytest.mark.parametrize("weight", [0.05, 0.5, 0.9, 0.99, 0.999])
@pytest.mark.parametrize("count", [1, 2, 37, 5_000])
def test_it_is_the_debiased_moving_average(weight: float, count: int) -> None:
    values = np.random.default_rng(count).normal(3.0, 1.0, count)
    mean, expected = 0.0, []
    for t, value in enumerate(values, 1):
        mean = weight * mean + (1.0 - weight) * value
        expected.append(mean / (1.0 - weight**t))
    np.testing.assert_allclose(smoothed(values, weight), expected, rtol=1e-11)


def test_a_constant_stays_and_no_weight_changes_nothing() -> None:
    constant = np.full(3_000, 7.0)
    np.testing.assert_allclose(smoothed(constant, 0.97), constant, rtol=1e-12)
    values = np.array([3.0, 1.0, 2.0])
    assert smoothed(values, 0.0) is values
    assert smoothed(np.empty(0), 0.9).size == 0


def test_what_comes_later_does_not_change_what_was_drawn() -> None:
    values = np.random.default_rng(1).normal(size=4_000)
    np.testing.assert_allclose(smoothed(values, 0.9)[:1_234], smoothed(values[:1_234], 0.9), rtol=1e-10, atol=1e-12)
