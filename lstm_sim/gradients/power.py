"""w⁹⁹⁹: the simple recurrent network of one linear unit, whose output after T steps is a power of its one weight.

The lecture's example: x = 1 at the first step and 0 after it, no bias, y_t = w·y_{t−1}. After T steps y = w^(T−1), and
dy/dw = (T − 1)·w^(T−2): a little more than 1 in w makes it huge, a little less makes nothing of it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.frozen import frozen

STEPS = 1000
"""T of the lecture's example: w is used 999 times."""
LECTURE_WEIGHTS = (1.0, 1.01, 0.99, 0.01)
"""The weights whose outputs the lecture compares."""


class Extent(StrEnum):
    """Whether a double can hold a number: within, beyond its largest, or nearer to 0 than its smallest."""

    WITHIN = "within"
    OVERFLOW = "overflow"
    UNDERFLOW = "underflow"


@dataclass(frozen=True)
class ScaledNumber:
    """A real number that need not fit a double; never nan.

    Attributes:
        value: as near as a double comes: ±inf beyond its range, 0 below it.
        sign: −1, 0 or 1.
        log10: of the magnitude; −inf for 0.
    """

    value: float
    sign: int
    log10: float

    @property
    def extent(self) -> Extent:
        """Whether `value` is the number itself."""
        if math.isinf(self.value):
            return Extent.OVERFLOW
        return Extent.UNDERFLOW if self.value == 0.0 and self.sign else Extent.WITHIN


@dataclass(frozen=True)
class PowerEnd:
    """What the one-unit linear network with weight w comes to.

    Attributes:
        w, steps: the weight and T.
        y: the last output, w^(T−1).
        slope: dy/dw = (T − 1)·w^(T−2).
    """

    w: float
    steps: int
    y: ScaledNumber
    slope: ScaledNumber


@dataclass(frozen=True, eq=False)
class PowerRun:
    """The run of the one-unit linear network with weight w.

    Attributes:
        w, steps: the weight and T.
        y: the last output, w^(T−1).
        slope: dy/dw = (T − 1)·w^(T−2).
        outputs: (T,), y_t = w^t for t = 0 … T − 1; ±inf and 0 where a double cannot hold it. Read from the end it is
            also ∂y/∂y_t = w^(T−1−t), the gradient that reaches each step.
        logs: (T,), log10 |y_t|, exact beyond the range of a double; −inf for 0.
        signs: (T,), −1, 0 or 1.
    """

    w: float
    steps: int
    y: ScaledNumber
    slope: ScaledNumber
    outputs: FloatArray
    logs: FloatArray
    signs: FloatArray


@dataclass(frozen=True, eq=False)
class PowerCurve:
    """y and dy/dw over a range of w.

    Attributes:
        w: (N,); steps: T.
        y_logs, slope_logs: (N,), log10 of the magnitudes; −inf for 0.
        y_signs, slope_signs: (N,), −1, 0 or 1.
    """

    w: FloatArray
    steps: int
    y_logs: FloatArray
    y_signs: FloatArray
    slope_logs: FloatArray
    slope_signs: FloatArray


def power_end(w: float, steps: int = STEPS) -> PowerEnd:
    """The end of `power_run` by itself. Raises ValueError for a w that is not finite."""
    _check(steps, np.asarray(w))
    return PowerEnd(w, steps, _scaled(w, steps - 1, 1), _scaled(w, steps - 2, steps - 1))


def power_run(w: float, steps: int = STEPS) -> PowerRun:
    """Run the network with weight `w` over `steps` ≥ 1 time steps. Raises ValueError for a w that is not finite."""
    end = power_end(w, steps)
    logs, signs = _power_logs(np.full(steps, w), np.arange(steps))
    outputs = [_power(w, t) for t in range(steps)]
    return PowerRun(
        w,
        steps,
        end.y,
        end.slope,
        frozen(outputs),
        frozen(logs),
        frozen(signs),
    )


def power_curve(w: FloatArray, steps: int = STEPS) -> PowerCurve:
    """y and dy/dw for every weight of `w` (N,). Raises ValueError for one that is not finite."""
    _check(steps, w)
    y_logs, y_signs = _power_logs(w, np.full(len(w), steps - 1))
    if steps == 1:  # y = w⁰ does not change with w
        slope_logs, slope_signs = np.full(len(w), -np.inf), np.zeros(len(w))
    else:
        slope_logs, slope_signs = _power_logs(w, np.full(len(w), steps - 2))
        slope_logs = slope_logs + math.log10(steps - 1)
    return PowerCurve(frozen(w), steps, frozen(y_logs), frozen(y_signs), frozen(slope_logs), frozen(slope_signs))


def weight_at(position: float, reach: float = 1.0) -> float:
    """The weight at a slider's position −1 … 1: 1 ± `reach` at its ends, with the finest steps around 1."""
    return 1.0 + reach * position**3


def position_of(w: float, reach: float = 1.0) -> float:
    """The slider's position of a weight; beyond ±1 for one out of its reach."""
    return math.cbrt((w - 1.0) / reach)


def _check(steps: int, w: FloatArray) -> None:
    if steps < 1 or not np.all(np.isfinite(w)):
        raise ValueError(f"w = {w} over {steps} steps; w must be finite, steps 1 or more")


def _power(w: float, n: int) -> float:
    try:
        return float(w**n)
    except OverflowError:
        return -math.inf if w < 0.0 and n % 2 else math.inf


def _scaled(w: float, n: int, factor: int) -> ScaledNumber:
    """factor·wⁿ; n may be −1 where the factor is 0."""
    if not factor:
        return ScaledNumber(0.0, 0, -math.inf)
    logs, signs = _power_logs(np.array([w]), np.array([n]))
    return ScaledNumber(factor * _power(w, n), int(signs[0]), float(logs[0]) + math.log10(factor))


def _power_logs(w: FloatArray, n: np.ndarray) -> tuple[FloatArray, FloatArray]:
    """log10 |wⁿ| and its sign, elementwise, n ≥ 0; 0⁰ is 1."""
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(n == 0, 0.0, n * np.log10(np.abs(w)))
    signs = np.where(n % 2 == 0, np.where((w == 0.0) & (n > 0), 0.0, 1.0), np.sign(w))
    return logs, signs
