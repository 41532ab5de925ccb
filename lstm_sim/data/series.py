"""Predicting the next value of a series read from a CSV file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.errors import InputError, said
from lstm_sim.inputs import read_sequence_csv

MOST_ROWS = 10_000_000


@dataclass(frozen=True, eq=False)
class Series:
    """A series (N, I), scaled to mean 0 and standard deviation 1 by its training part.

    Attributes:
        names: of the columns.
        train, dev, test: windows (W, T + 1, I): T values and, one step later, what comes next.
        mean, deviation: (I), to turn a prediction back into the series' own units.
    """

    names: tuple[str, ...]
    train: FloatArray
    dev: FloatArray
    test: FloatArray
    mean: FloatArray
    deviation: FloatArray


def read_series(path: Path, length: int) -> Series:
    """The windows of `length` steps of a CSV file, a row per time step.

    The first 70 % of the rows train, the next 15 % choose, the last 15 % test; no window reaches into two parts.
    Raises InputError if the file is too short for that.
    """
    names, rows = read_sequence_csv(path, MOST_ROWS)
    ends = [int(0.7 * len(rows)), int(0.85 * len(rows)), len(rows)]
    parts = [rows[start:end] for start, end in zip([0, *ends[:2]], ends, strict=True)]
    shortest = min(len(part) for part in parts)
    if shortest < length + 1:
        raise InputError(
            said("{0} rows are too few for windows of {1} steps.", len(rows), length),
            file=path,
            remedy=said("Give {0} rows or more, or a smaller --length.", int(np.ceil((length + 1) / 0.15)) + 1),
        )
    mean = parts[0].mean(axis=0)
    deviation = parts[0].std(axis=0)
    deviation = np.where(deviation > 0.0, deviation, 1.0)
    windows = [_windows((part - mean) / deviation, length) for part in parts]
    columns = tuple(names or (f"x{k + 1}" for k in range(rows.shape[1])))
    return Series(columns, windows[0], windows[1], windows[2], mean, deviation)


def _windows(part: FloatArray, length: int) -> FloatArray:
    """Windows of length + 1 steps that overlap by half."""
    starts = range(0, len(part) - length, max(length // 2, 1))
    return np.stack([part[start : start + length + 1] for start in starts])
