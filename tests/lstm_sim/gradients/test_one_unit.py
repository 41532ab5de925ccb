"""Pascanu's network: its error against a direct evaluation, its gradient against autograd and numerical differences."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from lstm_sim.activations import Activation
from lstm_sim.errors import InputError
from lstm_sim.gradients.one_unit import REGION, OneUnit
from lstm_sim.gradients.surface import tabulate

SMOOTH = [Activation.SIGMOID, Activation.TANH, Activation.IDENTITY, Activation.SOFTSIGN]
_TORCH = {
    Activation.SIGMOID: torch.sigmoid,
    Activation.HARD_SIGMOID: lambda x: torch.clamp(x / 6 + 0.5, 0, 1),  # torch's own goes back in single precision
    Activation.TANH: torch.tanh,
    Activation.IDENTITY: lambda x: x,
    Activation.RELU: torch.relu,
    Activation.SOFTSIGN: torch.nn.functional.softsign,
}


def random_points(count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.uniform(*REGION.x, count), rng.uniform(*REGION.y, count)


def directly(w: float, b: float, steps: int = 50, start: float = 0.5, target: float = 0.7) -> float:
    """The definition, in Python's own floats."""
    x = start
    for _ in range(steps):
        x = w * (1.0 / (1.0 + math.exp(-x))) + b
    return (1.0 / (1.0 + math.exp(-x)) - target) ** 2


def autograd(unit: OneUnit, w: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    phi = _TORCH[unit.activation]
    leaves = [torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in (w, b)]
    x = torch.full_like(leaves[0], unit.start)
    for _ in range(unit.steps):
        x = leaves[0] * phi(x) + leaves[1]
    error = (phi(x) - unit.target) ** 2
    gradients = torch.autograd.grad(error.sum(), leaves)
    return error.detach().numpy(), np.stack([g.numpy() for g in gradients])


def test_it_is_the_definition_at_ten_thousand_points() -> None:
    w, b = random_points(10_000)
    wanted = np.array([directly(*point) for point in zip(w.tolist(), b.tolist(), strict=True)])
    unit = OneUnit()
    np.testing.assert_allclose(unit.values(w, b), wanted, rtol=0, atol=1e-12)
    np.testing.assert_allclose(unit.values_and_gradients(w, b)[0], wanted, rtol=0, atol=1e-12)
    one_by_one = [unit.value_and_gradient(point)[0] for point in zip(w.tolist(), b.tolist(), strict=True)]
    np.testing.assert_allclose(one_by_one, wanted, rtol=0, atol=1e-12)


@pytest.mark.parametrize("activation", list(Activation))
@pytest.mark.parametrize(("steps", "start", "target"), [(1, 0.5, 0.7), (7, -1.3, 0.2), (50, 0.5, 0.7)])
def test_gradients_are_autograds(activation: Activation, steps: int, start: float, target: float) -> None:
    w, b = random_points(500, steps)
    if activation not in (Activation.SIGMOID, Activation.SOFTSIGN):
        w, b = w / 5.0, b / 5.0
    unit = OneUnit(steps, start, target, activation)
    values, gradients = unit.values_and_gradients(w, b)
    wanted_values, wanted = autograd(unit, w, b)
    np.testing.assert_allclose(values, wanted_values, rtol=1e-10, atol=1e-14)
    np.testing.assert_allclose(gradients, wanted, rtol=1e-10, atol=1e-14)
    for k in range(0, 500, 25):
        value, gradient = unit.value_and_gradient((w[k], b[k]))
        assert value == pytest.approx(wanted_values[k], rel=1e-10, abs=1e-14)
        assert gradient == pytest.approx(wanted[:, k], rel=1e-10, abs=1e-14)


@pytest.mark.parametrize("activation", SMOOTH)
def test_gradients_are_numerical_ones(activation: Activation) -> None:
    w, b = random_points(200, 3)
    unit, size = OneUnit(12, 0.3, 0.6, activation), 1e-5
    if activation is Activation.IDENTITY:
        w, b = w / 5.0, b / 5.0
    _, gradients = unit.values_and_gradients(w, b)
    numerical = [
        (unit.values(w + d_w, b + d_b) - unit.values(w - d_w, b - d_b)) / (2 * size)
        for d_w, d_b in ((size, 0.0), (0.0, size))
    ]
    np.testing.assert_allclose(gradients, numerical, rtol=1e-5, atol=1e-8)


def test_there_is_a_cliff() -> None:
    norms = tabulate(OneUnit(), REGION, gradient=True).gradient_norms
    assert norms is not None
    assert norms.max() > 100 * np.median(norms)


def test_arrays_of_any_shape_and_size() -> None:
    """Pieces come together as if there had been none."""
    w, b = (v.reshape(3, 5, -1) for v in random_points(9_000, 4))
    values, gradients = OneUnit().values_and_gradients(w, b)
    assert values.shape == w.shape
    assert gradients.shape == (2, *w.shape)
    assert OneUnit().values(w[1], b[1]).tolist() == OneUnit().values(w, b)[1].tolist()
    wanted = OneUnit().value_and_gradient((w[2, 4, 599], b[2, 4, 599]))
    assert gradients[:, 2, 4, 599] == pytest.approx(wanted[1], rel=1e-10)


def test_overflow_is_inf_or_nan_and_no_exception() -> None:
    unit = OneUnit(1000, activation=Activation.IDENTITY)
    w, b = np.array([0.5, 3.0, -3.0, 1e308]), np.array([0.1, 1.0, 1.0, 1e308])
    values, gradients = unit.values_and_gradients(w, b)
    assert np.isfinite(values).tolist() == [True, False, False, False]
    assert np.isfinite(gradients).all(axis=0).tolist() == [True, False, False, False]
    assert not math.isfinite(unit.value_and_gradient((3.0, 1.0))[0])
    saturated = OneUnit(5).values(np.array([1e6, -1e6]), np.array([0.0, 0.0]))
    np.testing.assert_allclose(saturated, [0.09, 0.49], rtol=1e-12)


def test_states_are_the_run() -> None:
    states = OneUnit(50).states((5.0, -2.0))
    assert len(states) == 51
    assert states[0] == 0.5
    assert (1 / (1 + math.exp(-states[-1])) - 0.7) ** 2 == pytest.approx(directly(5.0, -2.0), abs=1e-15)


def test_what_is_no_network_is_refused() -> None:
    with pytest.raises(InputError, match="steps is 0"):
        OneUnit(0)
    with pytest.raises(InputError, match="start is nan"):
        OneUnit(start=math.nan)
