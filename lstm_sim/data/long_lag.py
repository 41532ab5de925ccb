"""The classical tasks with long time lags (Hochreiter & Schmidhuber 1997), made by seed, their length set by the user.

Each function gives `count` sequences of `length` steps as (inputs, targets, counted): inputs (N, T) of symbols or
(N, T, I) of numbers, targets (N, T) of classes or (N, T, 1) of numbers, counted (N, T) where the answer is asked for.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = tuple[NDArray[Any], NDArray[Any], NDArray[np.bool_]]

ORDER_SYMBOLS = ("E", "B", "a", "b", "c", "d", "X", "Y")
"""Temporal order: E starts, B ends, X and Y are what counts, a to d distract."""
ORDER_CLASSES = ("XX", "XY", "YX", "YY")
BITS = ("0", "1")
PARITIES = ("even", "odd")
COPIED = 10
COPY_SYMBOLS = ("a", "b", "c", "d", "e", "f", "g", "h", "·", "?")
"""Copy: a to h are to be copied, · is nothing, ? asks for the copy."""
SHORTEST = {"adding": 4, "temporal-order": 10, "copy": 2 * COPIED + 2, "parity": 1}
"""The fewest steps with which each task makes sense."""
SOLVED_WITHIN = 0.04
"""An answer to the adding problem counts as right within this (Hochreiter & Schmidhuber 1997, §5.4)."""


def adding(seed: int, count: int, length: int) -> Arrays:
    """Two of the numbers in [−1, 1] are marked; the answer at the end is ½ + (their sum) / 4 (experiment 4, §5.4).

    The first mark is on one of the first ten steps, the second on another one of the first T/2 − 1, as in the paper;
    the last step is never marked. The marker is 1 there, −1 at both ends, 0 elsewhere; where the very
    first step is marked its number is 0. The paper's lengths vary by a tenth, these do not.
    """
    draw = np.random.default_rng([seed, 1])
    numbers = draw.uniform(-1.0, 1.0, (count, length))
    rows = np.arange(count)
    half = max(length // 2 - 1, 2)
    first = draw.integers(0, min(10, length - 1), count)
    second = draw.integers(0, half - (first < half))
    second += second >= first  # the place of the first is passed over
    numbers[rows[(first == 0) | (second == 0)], 0] = 0.0
    markers = np.zeros((count, length))
    markers[:, 0] = markers[:, -1] = -1.0
    markers[rows, first] = markers[rows, second] = 1.0
    targets = np.zeros((count, length, 1))
    targets[:, -1, 0] = 0.5 + (numbers[rows, first] + numbers[rows, second]) / 4.0
    return np.stack([numbers, markers], axis=2), targets, _last(count, length)


def temporal_order(seed: int, count: int, length: int) -> Arrays:
    """Which came first, X or Y, and which second? Everything between distracts (experiment 6a, §5.6).

    The first of the two stands between a tenth and a fifth of the way, the second between a half and three fifths.
    """
    draw = np.random.default_rng([seed, 2])
    symbols = draw.integers(2, 6, (count, length))
    symbols[:, 0], symbols[:, -1] = 0, 1
    rows = np.arange(count)
    first = draw.integers(max(length // 10, 1), length // 5 + 1, count)
    second = draw.integers(length // 2, 3 * length // 5 + 1, count)
    choices = draw.integers(0, 2, (2, count))
    symbols[rows, first], symbols[rows, second] = 6 + choices[0], 6 + choices[1]
    targets = np.zeros((count, length), dtype=np.int64)
    targets[:, -1] = 2 * choices[0] + choices[1]
    return symbols, targets, _last(count, length)


def copy(seed: int, count: int, length: int) -> Arrays:
    """Ten symbols, a long wait, then the same ten again once asked (Hochreiter & Schmidhuber; Arjovsky et al. 2016)."""
    draw = np.random.default_rng([seed, 3])
    kept = draw.integers(0, 8, (count, COPIED))
    symbols = np.full((count, length), 8, dtype=np.int64)
    symbols[:, :COPIED] = kept
    symbols[:, length - COPIED - 1] = 9
    targets = np.zeros((count, length), dtype=np.int64)
    targets[:, length - COPIED :] = kept
    counted = np.zeros((count, length), dtype=bool)
    counted[:, length - COPIED :] = True
    return symbols, targets, counted


def parity(seed: int, count: int, length: int) -> Arrays:
    """Is the number of ones even or odd? Asked after every step, so that the answer can be watched."""
    draw = np.random.default_rng([seed, 4])
    bits = draw.integers(0, 2, (count, length))
    return bits, np.cumsum(bits, axis=1) % 2, np.ones((count, length), dtype=bool)


def _last(count: int, length: int) -> NDArray[np.bool_]:
    counted = np.zeros((count, length), dtype=bool)
    counted[:, -1] = True
    return counted
