"""Predicting the next value of a series read from a CSV file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.errors import InputError, said
from lstm_sim.inputs import read_sequence_csv

MOST_ROWS = 10_000_000
LARGEST_VALUE = 1e15
"""What a series is made of may be prices or populations: its scaling makes them small."""


@dataclass(frozen=True)
class Scaling:
    """How a series was brought to mean 0 and standard deviation 1: the name, mean and deviation of each column."""

    names: tuple[str, ...]
    mean: tuple[float, ...]
    deviation: tuple[float, ...]

    def scaled(self, values: FloatArray) -> FloatArray:
        """Values (…, I) in the series' own units, as a network reads them."""
        found: FloatArray = (values - np.array(self.mean)) / np.array(self.deviation)
        return found

    def restored(self, values: FloatArray) -> FloatArray:
        """What a network answers, (…, I), in the series' own units."""
        found: FloatArray = values * np.array(self.deviation) + np.array(self.mean)
        return found


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

    @property
    def scaling(self) -> Scaling:
        """What is needed of it to use a network that was trained on it."""
        return Scaling(self.names, tuple(self.mean.tolist()), tuple(self.deviation.tolist()))


def read_series(path: Path, length: int) -> Series:
    """The windows of `length` steps of a CSV file, a row per time step.

    The first 70 % of the rows train, the next 15 % choose, the last 15 % test; no window reaches into two parts.
    Raises InputError if the file is too short for that.
    """
    names, rows = read_sequence_csv(path, MOST_ROWS, LARGEST_VALUE)
    if _shortest_part(len(rows)) < length + 1:
        raise InputError(
            said("{0} rows are too few for windows of {1} steps.", len(rows), length),
            file=path,
            remedy=said("Give {0} rows or more, or a smaller length.", rows_needed(length)),
        )
    parts = np.split(rows, _ends(len(rows)))
    mean = parts[0].mean(axis=0)
    deviation = parts[0].std(axis=0)
    # A column that does not change keeps its unit: what is left of it are rounding errors, which must not be blown up.
    deviation = np.where(deviation > 1e-12 * np.abs(parts[0]).max(axis=0), deviation, 1.0)
    train, dev, test = (_windows((part - mean) / deviation, length) for part in parts)
    columns = names or tuple(f"x{k + 1}" for k in range(rows.shape[1]))
    return Series(columns, train, dev, test, _read_only(mean), _read_only(deviation))


def rows_needed(length: int) -> int:
    """The fewest rows from which windows of `length` steps can be cut in every part, here and with any more rows."""
    needed = 100 * length // 15
    while _shortest_part(needed) < length + 1:
        needed += 1
    return needed


def _ends(rows: int) -> list[int]:
    """Where the training and the dev part end."""
    return [70 * rows // 100, 85 * rows // 100]


def _shortest_part(rows: int) -> int:
    train, dev = _ends(rows)
    return min(train, dev - train, rows - dev)


def _windows(part: FloatArray, length: int) -> FloatArray:
    """Windows (W, length + 1, I) that overlap by half, the last of them up to the end of the part."""
    last = len(part) - length - 1
    starts = [*range(0, last, max(length // 2, 1)), last]
    return _read_only(np.stack([part[start : start + length + 1] for start in starts]))


def _read_only(array: FloatArray) -> FloatArray:
    array.setflags(write=False)
    return array
