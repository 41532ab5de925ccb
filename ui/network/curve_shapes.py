"""The shapes of curves in pixels: thousands of points reduced to what a column of pixels can show, and round ticks."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray

_FLAT = 1.0
"""Pixels within which a line is flat."""
_FAR = 1e5
"""Pixels beyond which nothing is drawn."""


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
    found = np.searchsorted(x, edges)
    return found[np.diff(found, prepend=-1) > 0]


def is_crowded(starts: NDArray[np.intp]) -> bool:
    """True where there are more points than a line can show."""
    return len(starts) > 1 and int(starts[-1] - starts[0]) > 2 * len(starts)


def line_points(
    x: FloatArray, y: FloatArray, across: Scale, up: Scale, starts: NDArray[np.intp] | None = None
) -> tuple[FloatArray, FloatArray, bool]:
    """A line in pixels (two arrays), and whether it was thinned out.

    Of a column with many points its smallest, largest and last are kept, so that the line looks the same (as in M4;
    Jugel, Jerzak, Hackenbroich & Markl 2014), and of one in which the line is flat the last alone.
    """
    starts = column_starts(x, across) if starts is None else starts
    first, last = (int(starts[0]), int(starts[-1])) if len(starts) > 1 else (0, 0)
    first, last = max(first - 1, 0), min(last + 1, len(x))  # the line goes on beyond the axes' ends
    if not is_crowded(starts):
        return across.pixels(x[first:last]), up.pixels(y[first:last]), False
    begins, ends = starts[:-1], starts[1:] - 1
    values = up.pixels(y[: starts[-1]])
    low, high = np.minimum.reduceat(values, begins), np.maximum.reduceat(values, begins)
    at, falls = across.pixels(x[begins]), values[ends] < values[begins]
    points = np.empty((len(begins), 3, 2))
    points[:, :, 0] = at[:, None]
    points[:, 0, 1], points[:, 1, 1] = np.where(falls, high, low), np.where(falls, low, high)
    points[:, 2, 1] = values[ends]
    keep = np.ones((len(begins), 3), dtype=bool)
    keep[:, :2] = ~(high - low < _FLAT)[:, None]
    kept = points[keep]
    edges = [np.array([[*across.pixels(x[k : k + 1]), *up.pixels(y[k : k + 1])]]) for k in (first, last - 1)]
    kept = np.concatenate([edges[0], kept, edges[1]])
    return kept[:, 0], kept[:, 1], True


def strokes_of(x: FloatArray, y: FloatArray, pattern: tuple[float, ...]) -> FloatArray:
    """(M, 4), the strokes (x₁, y₁, x₂, y₂) of a line in pixels, with a gap where a value is not finite.

    `pattern` is the length of what is on, off, on, off …; () is all on.
    """
    found = []
    for part in np.split(np.arange(len(x)), np.flatnonzero(~np.isfinite(y))):
        kept = part[np.isfinite(y[part])]
        if len(kept) > 1:
            found.append(_dashed(x[kept], np.clip(y[kept], -_FAR, _FAR), pattern))
    return np.concatenate(found) if found else np.empty((0, 4))


def _dashed(x: FloatArray, y: FloatArray, pattern: tuple[float, ...]) -> FloatArray:
    if not pattern:
        return np.stack([x[:-1], y[:-1], x[1:], y[1:]], axis=1)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    period = sum(pattern)
    cuts = (np.arange(0.0, along[-1], period)[:, None] + np.cumsum([0.0, *pattern[:-1]])).reshape(-1)
    every = np.sort(np.concatenate([along, cuts[cuts < along[-1]]]))
    phase = ((every[:-1] + every[1:]) / 2.0) % period
    on = np.searchsorted(np.cumsum(pattern), phase, side="right") % 2 == 0
    x, y = np.interp(every, along, x), np.interp(every, along, y)
    strokes: FloatArray = np.stack([x[:-1], y[:-1], x[1:], y[1:]], axis=1)[on & (np.diff(every) > 0.0)]
    return strokes


def band(x: FloatArray, y: FloatArray, across: Scale, up: Scale, starts: NDArray[np.intp] | None = None) -> FloatArray:
    """(M, 4), a vertical stroke for every column of pixels, from its smallest to its largest value."""
    starts = column_starts(x, across) if starts is None else starts
    if len(starts) < 2:
        return np.empty((0, 4))
    at, values = across.pixels(x[starts[:-1]]), up.pixels(y[: starts[-1]])
    low, high = (reduce.reduceat(values, starts[:-1]) for reduce in (np.minimum, np.maximum))
    strokes = np.stack([at, low, at, high], axis=1)
    good: FloatArray = strokes[np.isfinite(low) & np.isfinite(high)]
    return good


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
    apart = _round_step((high - low) / most)
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


def fitted(low: float, high: float, log: bool) -> tuple[float, float]:
    """A range a little larger than from low to high, its ends round, so that it stands still while curves grow."""
    if log:
        room = 0.05 * max(math.log10(high / low), 0.2)
        return (
            10.0 ** (math.floor(10.0 * (math.log10(low) - room)) / 10.0),
            10.0 ** (math.ceil(10.0 * (math.log10(high) + room)) / 10.0),
        )
    room = 0.03 * (high - low) or 0.05 * abs(high) or 0.5
    low, high = low - room, high + room
    apart = _round_step((high - low) / 25.0)
    return math.floor(low / apart) * apart, math.ceil(high / apart) * apart


def fitted_end(last: float) -> float:
    """The last step of an axis that shows `last`: round, so that the axis stands still for a while."""
    apart = _round_step(last / 25.0)
    return math.ceil(last / apart - 1e-9) * apart


def _round_step(rough: float) -> float:
    """The next larger number that is 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(m * power for m in (1.0, 2.0, 5.0, 10.0) if m * power >= rough * (1 - 1e-9))
