"""w⁹⁹⁹: the lecture's four values, beyond the range of a double, and back-propagation's own answer."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest

from lstm_sim.activations import Activation
from lstm_sim.cell import Cell, CellType, Weights
from lstm_sim.gradients.power import LECTURE_WEIGHTS, Extent, position_of, power_curve, power_end, power_run, weight_at
from lstm_sim.sequence import backpropagate, run


def test_the_lectures_four_values() -> None:
    found = [power_run(w).y.value for w in LECTURE_WEIGHTS]
    assert found == [1.0, 20751.639245360242, 4.360732061682612e-05, 0.0]
    assert power_run(1.01).slope.value == 20525631.29318305
    assert power_run(1.0).slope.value == 999.0


def test_what_a_double_cannot_hold_is_said() -> None:
    small, large = power_run(0.01), power_run(-10.0)
    assert small.y.extent is Extent.UNDERFLOW
    assert small.y.sign == 1
    assert small.y.log10 == pytest.approx(-1998.0, rel=1e-12)
    assert small.slope.extent is Extent.UNDERFLOW
    assert (large.y.extent, large.y.value, large.y.sign) == (Extent.OVERFLOW, -math.inf, -1)
    assert large.y.log10 == pytest.approx(999.0, rel=1e-12)
    assert (large.slope.extent, large.slope.value) == (Extent.OVERFLOW, math.inf)
    assert power_run(1.01).y.extent is Extent.WITHIN


@pytest.mark.parametrize("w", [0.0, -0.0])
def test_nothing_is_nan_where_the_weight_is_zero(w: float) -> None:
    found = power_run(w)
    assert (found.y.value, found.y.sign, found.y.log10, found.y.extent) == (0.0, 0, -math.inf, Extent.WITHIN)
    assert found.outputs.tolist() == [1.0] + [0.0] * 999
    assert found.signs.tolist() == [1.0] + [0.0] * 999
    assert found.logs[0] == 0.0
    assert np.all(found.logs[1:] == -np.inf)


@pytest.mark.parametrize("w", [0.0, 0.7, -1.3, 1.0])
def test_the_shortest_runs(w: float) -> None:
    one, two = power_run(w, 1), power_run(w, 2)
    assert (one.y.value, one.slope.value, one.slope.sign) == (1.0, 0.0, 0)
    assert (two.y.value, two.slope.value, two.slope.log10) == (w, 1.0, 0.0)
    assert power_curve(np.array([w]), 1).slope_signs.tolist() == [0.0]
    assert power_curve(np.array([w]), 2).slope_logs.tolist() == [0.0]


@pytest.mark.parametrize("w", [1.01, 0.99, -0.97, 1.2, 2.0])
def test_it_is_the_exact_power(w: float) -> None:
    found, exact = power_run(w, 200), Fraction(w) ** 199
    assert found.y.value == pytest.approx(float(exact), rel=1e-13)
    assert found.slope.value == pytest.approx(float(199 * Fraction(w) ** 198), rel=1e-13)
    assert found.y.log10 == pytest.approx(math.log10(abs(exact)), rel=1e-12)
    np.testing.assert_allclose(found.outputs, found.signs * 10.0**found.logs, rtol=1e-12)
    assert found.outputs[-1] == found.y.value


@pytest.mark.parametrize("w", [1.01, 0.99, -1.002])
def test_back_propagation_gives_the_same(w: float) -> None:
    cell = Cell(CellType.RNN, g=Activation.IDENTITY)
    weights = Weights(np.ones((1, 1, 1)), np.full((1, 1, 1), w), np.zeros((1, 1)))
    inputs, seeds = np.zeros((1000, 1, 1)), np.zeros((1000, 1, 1))
    inputs[0], seeds[-1] = 1.0, 1.0
    trace = run(cell, weights, inputs)
    back = backpropagate(trace, seeds)
    found = power_run(w)
    np.testing.assert_allclose(trace.values["a"].ravel(), found.outputs, rtol=1e-11)
    np.testing.assert_allclose(back.values["a"].ravel(), found.outputs[::-1], rtol=1e-11)
    assert back.weights.recurrent.item() == pytest.approx(found.slope.value, rel=1e-11)


def test_a_curve_is_its_runs() -> None:
    w = np.array([-1.5, -1.0, -0.3, 0.0, 0.01, 0.99, 1.0, 1.01, 3.0])
    curve = power_curve(w)
    for k, weight in enumerate(w):
        found = power_run(float(weight))
        assert (curve.y_logs[k], curve.y_signs[k]) == (found.y.log10, found.y.sign)
        assert (curve.slope_logs[k], curve.slope_signs[k]) == (found.slope.log10, found.slope.sign)
    assert not np.isnan(curve.y_logs).any()
    with pytest.raises(ValueError, match="read-only"):
        curve.y_logs[0] = 1.0


def test_a_slider_is_finest_around_one() -> None:
    for w in (0.0, 0.01, 0.99, 1.0, 1.01, 1.7):
        assert weight_at(position_of(w)) == pytest.approx(w, abs=1e-15)
    assert weight_at(0.01) - 1.0 == pytest.approx(1e-6)
    assert position_of(0.0) == -1.0


@pytest.mark.parametrize(("w", "steps"), [(math.nan, 10), (math.inf, 10), (1.0, 0)])
def test_what_is_no_run_is_refused(w: float, steps: int) -> None:
    with pytest.raises(ValueError, match="must be finite"):
        power_run(w, steps)
    with pytest.raises(ValueError, match="must be finite"):
        power_curve(np.array([w]), steps)


def test_the_end_by_itself_is_that_of_the_run() -> None:
    for w in (-10.0, 0.0, 0.99, 1.01):
        end, run = power_end(w), power_run(w)
        assert (end.y, end.slope) == (run.y, run.slope)
