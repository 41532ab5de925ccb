"""The activation functions: value, derivative and symbol of each, for arrays and for single numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

# exp(709) is the last power of e below the largest double.
_LARGEST_EXPONENT = 709.0


class Activation(StrEnum):
    """One activation function; its value is the name used in files and on the command line."""

    SIGMOID = "sigmoid"
    HARD_SIGMOID = "hard-sigmoid"
    TANH = "tanh"
    IDENTITY = "identity"
    RELU = "relu"
    SOFTSIGN = "softsign"

    @property
    def value_of(self) -> Callable[[FloatArray], FloatArray]:
        """The function itself on arrays of any shape, elementwise."""
        return _VALUES[self]

    @property
    def derivative_of(self) -> Callable[[FloatArray], FloatArray]:
        """Its derivative on arrays of any shape, elementwise (0 at a kink, as in torch)."""
        return _DERIVATIVES[self]

    @property
    def scalar(self) -> Callable[[float], float]:
        """The function on one Python float: a tenth of the cost of a one-element array."""
        return _SCALARS[self]

    @property
    def symbol(self) -> str:
        """How the function is written in a formula."""
        return _SYMBOLS[self]


def _sigmoid(x: FloatArray) -> FloatArray:
    # 1/(1 + e^-x) and not ½(1 + tanh ½x): it keeps its relative precision where the gate is all but shut.
    return 1.0 / (1.0 + np.exp(np.minimum(-x, _LARGEST_EXPONENT)))


def _sigmoid_derivative(x: FloatArray) -> FloatArray:
    # e/(1 + e)² with e = e^−|x| is σ(x) σ(−x) by one exponential; σ (1 − σ) would cancel at large x.
    e = np.exp(-np.minimum(np.abs(x), _LARGEST_EXPONENT))
    return e / np.square(1.0 + e)


def _sigmoid_scalar(x: float) -> float:
    return 1.0 / (1.0 + math.exp(_LARGEST_EXPONENT if x <= -_LARGEST_EXPONENT else -x))


def _hard_sigmoid(x: FloatArray) -> FloatArray:
    return np.clip(x / 6.0 + 0.5, 0.0, 1.0)


def _hard_sigmoid_derivative(x: FloatArray) -> FloatArray:
    return np.where((x > -3.0) & (x < 3.0), 1.0 / 6.0, 0.0)


def _hard_sigmoid_scalar(x: float) -> float:
    return min(max(x / 6.0 + 0.5, 0.0), 1.0)


def _tanh_derivative(x: FloatArray) -> FloatArray:
    # 4 σ(2x) σ(−2x) equals 1 − tanh² x without the cancellation at large |x|.
    return 4.0 * _sigmoid_derivative(2.0 * x)


def _identity(x: FloatArray) -> FloatArray:
    return x


def _identity_scalar(x: float) -> float:
    return x


def _relu(x: FloatArray) -> FloatArray:
    return np.maximum(x, 0.0)


def _relu_derivative(x: FloatArray) -> FloatArray:
    return (x > 0.0).astype(np.float64)


def _relu_scalar(x: float) -> float:
    return x if x > 0.0 or x != x else 0.0


def _softsign(x: FloatArray) -> FloatArray:
    return x / (1.0 + np.abs(x))


def _softsign_derivative(x: FloatArray) -> FloatArray:
    return 1.0 / np.square(1.0 + np.abs(x))


def _softsign_scalar(x: float) -> float:
    return x / (1.0 + abs(x))


_VALUES: dict[Activation, Callable[[FloatArray], FloatArray]] = {
    Activation.SIGMOID: _sigmoid,
    Activation.HARD_SIGMOID: _hard_sigmoid,
    Activation.TANH: np.tanh,
    Activation.IDENTITY: _identity,
    Activation.RELU: _relu,
    Activation.SOFTSIGN: _softsign,
}
_DERIVATIVES: dict[Activation, Callable[[FloatArray], FloatArray]] = {
    Activation.SIGMOID: _sigmoid_derivative,
    Activation.HARD_SIGMOID: _hard_sigmoid_derivative,
    Activation.TANH: _tanh_derivative,
    Activation.IDENTITY: np.ones_like,
    Activation.RELU: _relu_derivative,
    Activation.SOFTSIGN: _softsign_derivative,
}
_SCALARS: dict[Activation, Callable[[float], float]] = {
    Activation.SIGMOID: _sigmoid_scalar,
    Activation.HARD_SIGMOID: _hard_sigmoid_scalar,
    Activation.TANH: math.tanh,
    Activation.IDENTITY: _identity_scalar,
    Activation.RELU: _relu_scalar,
    Activation.SOFTSIGN: _softsign_scalar,
}
_SYMBOLS: dict[Activation, str] = {
    Activation.SIGMOID: "σ",
    Activation.HARD_SIGMOID: "hσ",
    Activation.TANH: "tanh",
    Activation.IDENTITY: "id",
    Activation.RELU: "relu",
    Activation.SOFTSIGN: "softsign",
}
