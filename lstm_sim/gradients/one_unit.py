"""Pascanu's network, one unit without input: its error over the weight w and the bias b has a cliff.

x_t = w·φ(x_{t−1}) + b from a given x₀, and E_T = (φ(x_T) − target)², with φ the logistic sigmoid unless another is
chosen. Source: Pascanu, Mikolov & Bengio 2013, §2.3. The same small change of w acts T times over, which is why the
error hardly moves almost everywhere and jumps where the unit changes from one resting state to the other.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from lstm_sim.activations import Activation, FloatArray
from lstm_sim.errors import InputError, said
from lstm_sim.gradients.surface import Point, Region

REGION = Region((3.5, 7.0), (-4.0, -1.0))
"""Weights and biases between which the cliff lies."""
START = (5.5, -3.0)
"""From here the rule that stands first meets the cliff: unclipped it leaves the region, clipped by norm it stays."""
# The states of a piece's whole run, T × 4,096 doubles, stay in a processor's cache on the way back.
_PIECE = 4096


@dataclass(frozen=True)
class OneUnit:
    """The network and what it should answer.

    Attributes:
        steps: T, 1 or more.
        start: x₀.
        target: what φ(x_T) should be.
        activation: φ.

    Raises InputError for less than one step, and for a start or a target that is not a number.
    """

    steps: int = 50
    start: float = 0.5
    target: float = 0.7
    activation: Activation = Activation.SIGMOID

    def __post_init__(self) -> None:
        if self.steps < 1:
            raise InputError(said("{0} is {1}.", "steps", self.steps), remedy="It must be 1 or more.")
        for name, value in (("start", self.start), ("target", self.target)):
            if not math.isfinite(value):
                raise InputError(said("{0} is {1}.", name, value), remedy="Give a number.")

    def values(self, w: FloatArray, b: FloatArray) -> FloatArray:
        """E_T at each pair of w and b, arrays of one shape; inf or nan where it overflows."""
        found = np.empty(w.size)
        w_flat, b_flat = w.ravel(), b.ravel()
        with np.errstate(all="ignore"):
            for k in range(0, w.size, _PIECE):
                piece = slice(k, k + _PIECE)
                found[piece] = np.square(self._last(w_flat[piece], b_flat[piece]) - self.target)
        return found.reshape(w.shape)

    def values_and_gradients(self, w: FloatArray, b: FloatArray) -> tuple[FloatArray, FloatArray]:
        """E_T and, by back-propagation through all T steps, ∂E_T/∂w and ∂E_T/∂b as (2, …)."""
        values, gradients = np.empty(w.size), np.empty((2, w.size))
        w_flat, b_flat = w.ravel(), b.ravel()
        with np.errstate(all="ignore"):
            for k in range(0, w.size, _PIECE):
                piece = slice(k, k + _PIECE)
                values[piece], gradients[:, piece] = self._back(w_flat[piece], b_flat[piece])
        return values.reshape(w.shape), gradients.reshape(2, *w.shape)

    def value_and_gradient(self, point: Point) -> tuple[float, Point]:
        """E_T and (∂E_T/∂w, ∂E_T/∂b) at one point (w, b), in Python floats: what a step of descent asks for."""
        w, b = map(float, point)
        phi, slope_of = self.activation.scalar, _SLOPES[self.activation]
        states = [phi(self.start)]
        for _ in range(self.steps):
            states.append(phi(w * states[-1] + b))
        error = states[-1] - self.target
        delta = 2.0 * error * slope_of(states[-1])
        d_w = d_b = 0.0
        for state in states[-2::-1]:
            d_w += delta * state
            d_b += delta
            delta *= w * slope_of(state)
        return error * error, (d_w, d_b)

    def states(self, point: Point) -> FloatArray:
        """x_0 … x_T at one point (w, b), (T + 1,)."""
        w, b = map(float, point)
        phi = self.activation.scalar
        x = [self.start]
        for _ in range(self.steps):
            x.append(w * phi(x[-1]) + b)
        return np.array(x)

    def _last(self, w: FloatArray, b: FloatArray) -> FloatArray:
        """φ(x_T), (N,)."""
        phi = _IN_PLACE.get(self.activation, self.activation.value_of)
        x = np.full(w.shape, self.start)
        for _ in range(self.steps):
            x = phi(x)
            x *= w
            x += b
        return phi(x)

    def _back(self, w: FloatArray, b: FloatArray) -> tuple[FloatArray, FloatArray]:
        """E_T (N,) and its gradient (2, N)."""
        phi, slope_of = _IN_PLACE.get(self.activation, self.activation.value_of), _SLOPES[self.activation]
        states = np.empty((self.steps + 1, len(w)))
        states[0] = phi(np.full(len(w), self.start))
        for t in range(self.steps):
            x = np.multiply(w, states[t], out=states[t + 1])
            x += b
            states[t + 1] = phi(x)
        error = states[-1] - self.target
        delta = 2.0 * error * slope_of(states[-1])
        d_w, d_b = np.zeros(len(w)), np.zeros(len(w))
        for state in states[-2::-1]:
            d_w += delta * state
            d_b += delta
            slope = slope_of(state)
            slope *= w
            delta *= slope
        return np.square(error), np.stack([d_w, d_b])


def _sigmoid_in_place(x: FloatArray) -> FloatArray:
    """σ(x) = 1/(1 + e^−x), written over x; e^−x may overflow to inf, and σ is 0 there."""
    np.negative(x, out=x)
    np.exp(x, out=x)
    x += 1.0
    return np.reciprocal(x, out=x)


_IN_PLACE: dict[Activation, Callable[[FloatArray], FloatArray]] = {Activation.SIGMOID: _sigmoid_in_place}
# φ′ from φ's own value, of a number and of an array alike; 0 at a kink, as in torch.
_SLOPES: dict[Activation, Callable[[Any], Any]] = {
    Activation.SIGMOID: lambda s: s * (1.0 - s),
    Activation.HARD_SIGMOID: lambda s: ((s > 0.0) & (s < 1.0)) / 6.0,
    Activation.TANH: lambda s: 1.0 - s * s,
    Activation.IDENTITY: lambda s: s * 0.0 + 1.0,
    Activation.RELU: lambda s: (s > 0.0) * 1.0,
    Activation.SOFTSIGN: lambda s: (1.0 - abs(s)) * (1.0 - abs(s)),
}
