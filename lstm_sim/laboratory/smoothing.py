"""Smoothing of a curve: the exponential moving average, without the pull of where it began."""

from __future__ import annotations

import math

import numpy as np

from lstm_sim.activations import FloatArray

_SMALLEST = 1e-8
"""A block of the sum is as long as the first of its terms keeps this much of its weight: beyond, digits are lost."""


def smoothed(values: FloatArray, weight: float) -> FloatArray:
    """(N,), mₜ / (1 − wᵗ) with mₜ = w·mₜ₋₁ + (1 − w)·xₜ and m₀ = 0, t counted from 1 (Kingma & Ba 2015, §3).

    `weight` w is at least 0 (the values themselves) and less than 1. The values must be finite.
    Computed in blocks: m = wᵗ · Σ (1 − w)·xₛ / wˢ within each, and each begins where the one before it ended.
    """
    count = len(values)
    if weight <= 0.0 or count == 0:
        return values
    length = min(count, max(1, int(math.log(_SMALLEST) / math.log(weight))))
    blocks = -(-count // length)
    padded = np.zeros(blocks * length)
    padded[:count] = values
    powers = weight ** np.arange(1, length + 1)
    within = np.cumsum((1.0 - weight) * padded.reshape(blocks, length) / powers, axis=1) * powers
    begun = np.empty(blocks)
    mean, fall = 0.0, float(powers[-1])
    for k, end in enumerate(within[:, -1].tolist()):
        begun[k] = mean
        mean = mean * fall + end
    means = (within + begun[:, None] * powers).reshape(-1)[:count]
    result: FloatArray = means / -np.expm1(np.log(weight) * np.arange(1, count + 1))
    return result
