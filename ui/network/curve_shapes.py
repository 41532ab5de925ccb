"""The shapes of curves in pixels: thousands of points reduced to what a column of pixels can show, and round ticks."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray


@dataclass(frozen=True)
class Scale:
    """How values become pixels along one axis: `low` stands at `begin`, `high` at `end`; `log` by their logarithms."""

    low: float
    high: float
    begin: float
    end: float
    log: bool = False

    def pixels(self, values: FloatArray) -> FloatArray:
        """Where values stand; nan for those that a logarithmic axis cannot show."""
        low, high = self.low, self.high
        if self.log:
            with np.errstate(divide="ignore", invalid="ignore"):
                values = np.log10(np.where(values > 0.0, values, np.nan))
            low, high = math.log10(low), math.log10(high)
        made: FloatArray = self.begin + (values - low) / (high - low) * (self.end - self.begin)
        return made

    def pixel(self, value: float) -> float:
        """Where one value stands."""
        return float(self.pixels(np.array([value]))[0])

    def value(self, pixel: float) -> float:
        """The value at a pixel of a linear axis."""
        return self.low + (pixel - self.begin) / (self.end - self.begin) * (self.high - self.low)


def column_starts(x: FloatArray, scale: Scale) -> NDArray[np.intp]:
    """The first point of each column of pixels that has one, and one past the last point; x ascends."""
    columns = max(1, round(scale.end - scale.begin))
    edges = np.linspace(scale.low, scale.high, columns + 1)
    edges[-1] = np.nextafter(scale.high, np.inf)
    return np.unique(np.searchsorted(x, edges))


def line_points(x: FloatArray, y: FloatArray, across: Scale, up: Scale) -> tuple[FloatArray, FloatArray, bool]:
    """A line in pixels (two arrays), and whether it was thinned out.

    Of a column with many points its first, smallest, largest and last are kept, so that the line looks the same
    (M4; Jugel, Jerzak, Hackenbroich & Markl 2014).
    """
    starts = column_starts(x, across)
    first, last = (int(starts[0]), int(starts[-1])) if len(starts) > 1 else (0, 0)
    first, last = max(first - 1, 0), min(last + 1, len(x))  # the line goes on beyond the axes' ends
    if last - first <= 2 * len(starts) + 2:
        return across.pixels(x[first:last]), up.pixels(y[first:last]), False
    keep = [np.array([first, last - 1]), starts[:-1], starts[1:] - 1]
    begins, values = starts[:-1], y[: starts[-1]]
    for reduce in (np.minimum, np.maximum):
        extreme = reduce.reduceat(values, begins)
        of = np.repeat(extreme, np.diff(starts))
        hits = np.flatnonzero(values[begins[0] :] == of) + begins[0]
        columns = np.searchsorted(begins, hits, side="right")
        keep.append(hits[np.unique(columns, return_index=True)[1]])
    chosen = np.unique(np.concatenate(keep))
    return across.pixels(x[chosen]), up.pixels(y[chosen]), True


def band(x: FloatArray, y: FloatArray, across: Scale, up: Scale) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Of every column of pixels with points in it: its place, and where the smallest and the largest value stand."""
    starts = column_starts(x, across)
    if len(starts) < 2:
        nothing = np.empty(0)
        return nothing, nothing, nothing
    begins, values = starts[:-1], y[: starts[-1]]
    at = across.pixels(x[begins])
    return at, up.pixels(np.minimum.reduceat(values, begins)), up.pixels(np.maximum.reduceat(values, begins))


def shares(x: FloatArray, y: FloatArray, across: Scale) -> tuple[FloatArray, FloatArray]:
    """Of every column of pixels with points in it: its place, and the mean of the values."""
    starts = column_starts(x, across)
    if len(starts) < 2:
        return np.empty(0), np.empty(0)
    sums = np.add.reduceat(y[: starts[-1]], starts[:-1])
    return across.pixels(x[starts[:-1]]), sums / np.diff(starts)


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round numbers (1, 2 or 5 times a power of ten apart) from low to high, at most `most`."""
    if not high > low or most < 1:
        return []
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    apart = next(m * power for m in (1.0, 2.0, 5.0, 10.0) if m * power >= rough * (1 - 1e-9))
    first = math.ceil(low / apart - 1e-9)
    return [round(k * apart, 12) for k in range(first, math.floor(high / apart + 1e-9) + 1)]


def log_ticks(low: float, high: float, most: int) -> list[float]:
    """Powers of ten from low to high, with 2 and 5 times them where there is room."""
    found: list[float] = []
    for steps in ((1.0,), (1.0, 3.0), (1.0, 2.0, 5.0)):
        powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
        made = [m * 10.0**p for p in powers for m in steps if low <= m * 10.0**p * (1 + 1e-9) and m * 10.0**p <= high]
        if len(made) > most and found:
            break
        found = made
    every = max(1, math.ceil(len(found) / max(most, 1)))
    return found[::every]


def tick_text(value: float) -> str:
    """A tick's number, as short as it can be."""
    size = abs(value)
    if size >= 1e5 or 0.0 < size < 1e-3:
        digits, _, exponent = f"{value:.0e}".partition("e")
        return f"{digits}e{int(exponent)}"
    return f"{value:,.6g}"


def padded(low: float, high: float, log: bool) -> tuple[float, float]:
    """A range a little larger, so that no line runs along the axes' edge."""
    if log:
        room = max((high / low) ** 0.05, 1.02)
        return low / room, high * room
    room = 0.05 * (high - low) or 0.05 * abs(high) or 0.5
    return low - room, high + room
