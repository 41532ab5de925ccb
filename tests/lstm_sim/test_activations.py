"""Activations: torch is the oracle for values and slopes; the scalar twin gives the same numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from lstm_sim.activations import Activation

TORCH = {
    Activation.SIGMOID: torch.sigmoid,
    Activation.HARD_SIGMOID: torch.nn.functional.hardsigmoid,
    Activation.TANH: torch.tanh,
    Activation.IDENTITY: lambda x: x * 1.0,
    Activation.RELU: torch.relu,
    Activation.SOFTSIGN: torch.nn.functional.softsign,
}
NUMBERS = st.floats(-300.0, 300.0)


@pytest.mark.parametrize("activation", Activation)
@given(st.lists(NUMBERS, min_size=1, max_size=20))
def test_value_and_slope_are_torchs(activation: Activation, numbers: list[float]) -> None:
    x = torch.tensor(numbers, dtype=torch.float64, requires_grad=True)
    y = TORCH[activation](x)
    y.sum().backward()
    assert x.grad is not None
    at = np.array(numbers)
    np.testing.assert_allclose(activation.value_of(at), y.detach().numpy(), rtol=1e-13, atol=1e-15)
    # torch keeps the 1/6 of its hard sigmoid's slope in single precision.
    exact = 1e-7 if activation is Activation.HARD_SIGMOID else 1e-9
    np.testing.assert_allclose(activation.derivative_of(at), x.grad.numpy(), rtol=exact, atol=1e-13)


@pytest.mark.parametrize("activation", Activation)
@given(st.floats(allow_nan=False, allow_infinity=False, width=64))
def test_the_scalar_twin_is_the_same_function(activation: Activation, number: float) -> None:
    assert activation.scalar(number) == pytest.approx(float(activation.value_of(np.array([number]))[0]), rel=1e-15)


def test_a_shut_gate_keeps_its_relative_precision() -> None:
    # e^-90/(1 + e^-90) by its series; 1/2(1 + tanh) would give 0.
    expected = math.exp(-90.0)
    assert Activation.SIGMOID.scalar(-90.0) == pytest.approx(expected, rel=1e-14)
    assert Activation.SIGMOID.value_of(np.array([-90.0]))[0] == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize("activation", Activation)
def test_infinities_give_numbers_without_a_warning(activation: Activation) -> None:
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        low, high = activation.scalar(-800.0), activation.scalar(800.0)
        values = activation.value_of(np.array([-800.0, 800.0]))
    assert values.tolist() == [low, high]
    assert math.isnan(activation.scalar(math.nan))
    assert np.isnan(activation.value_of(np.array([math.nan]))).all()


def test_every_activation_has_its_own_symbol() -> None:
    assert len({a.symbol for a in Activation}) == len(Activation)
