"""Shades: the values of a heat map as places in a colour table, and what of them each pixel shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray

SHADES = 256
"""The colours of a map."""
Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]
_FEW = 12
"""Up to so many units on a pixel, they are added one after the other rather than found in a running sum."""
_BLOCK = 32
_EXACT = 2_000
"""Up to so many cells on a pixel, 32 bits are enough for a mean that is never a shade too low."""


@dataclass(frozen=True)
class Span:
    """Part of one axis of a map: `count` of its `of` cells on `pixels`, from `first` on, possibly with fractions."""

    first: float
    count: float
    pixels: int
    of: int

    @property
    def is_dense(self) -> bool:
        """True where a pixel shows more than one cell."""
        return self.count > self.pixels

    @cached_property
    def cells(self) -> NDArray[np.int64]:
        """The cell that each pixel shows."""
        middles = self.first + (np.arange(self.pixels) + 0.5) * (self.count / self.pixels)
        return np.minimum(middles.astype(np.int64), self.of - 1)

    @cached_property
    def edges(self) -> NDArray[np.int64]:
        """The first cell of each pixel, and one past the last; every pixel of a dense span has at least one."""
        marks = self.first + np.arange(self.pixels + 1) * (self.count / self.pixels)
        return np.minimum((marks + 0.5).astype(np.int64), self.of)

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """The pixels at which another cell begins, of a span that is not dense."""
        return np.flatnonzero(np.diff(self.cells)) + 1


class Shades:
    """The values (T, H) of one quantity as shades 0 … 255 of the range from `low` to `high`.

    Values beyond the range have the shade of its end; what is no number, that of 0 or of the end nearest to it.
    """

    def __init__(self, values: FloatArray, low: float, high: float) -> None:
        scale = (SHADES - 1) / (high - low)
        scaled = values * scale
        scaled += 0.5 - low * scale
        if not np.isfinite(scaled).all():
            np.nan_to_num(scaled, copy=False, nan=0.5 - low * scale, posinf=SHADES, neginf=0.0)
        np.clip(scaled, 0.0, SHADES - 0.5, out=scaled)
        self._of = _turned(scaled.astype(np.uint8))  # (H, T): rows are what is sorted
        self._across: tuple[Span, NDArray[Any]] | None = None

    @property
    def steps(self) -> int:
        """T."""
        return int(self._of.shape[1])

    @cached_property
    def _sums(self) -> NDArray[np.uint32]:
        """The sum of each unit's shades before each step, (H, T + 1): what makes the mean over any steps cheap."""
        sums = np.zeros((len(self._of), self.steps + 1), dtype=np.uint32)
        np.cumsum(self._of, axis=1, dtype=np.uint32, out=sums[:, 1:])
        return sums

    def _summed(self, across: Span, units: Places) -> tuple[NDArray[Any], Places]:
        """The sums of units' shades over the steps of each pixel (·, pixels), and the rows of these units in it.

        Those of all units are kept while they are sorted, in as few bytes as hold them.
        """
        if self._across is not None and self._across[0] == across:
            return self._across[1], units
        if len(units) < len(self._of):  # while one zooms and pans
            ends = np.take(self._sums[_rows(units)], across.edges, axis=1)
            return ends[:, 1:] - ends[:, :-1], np.arange(len(units))
        ends = np.take(self._sums, across.edges, axis=1)
        summed = ends[:, 1:] - ends[:, :-1]
        self._across = across, summed.astype(_holding(int(np.diff(across.edges).max())))
        return self._across[1], units

    def part(self, order: NDArray[np.int64], across: Span, down: Span) -> Bytes:
        """What each pixel shows (down.pixels, across.pixels): its cell's shade, or the mean shade of all its cells.

        `order` are the units from top to bottom, `across` a span of the steps, `down` one of `order`. Each step below
        is taken where the fewest numbers are: first steps are put together, then units; cells are spread out last.
        """
        units = order[down.edges[0] : down.edges[-1]] if down.is_dense else order[down.cells[0] : down.cells[-1] + 1]
        found, rows = (
            self._summed(across, units)
            if across.is_dense
            else (self._of[:, across.cells[0] : across.cells[-1] + 1], units)
        )
        most = int(np.diff(across.edges).max()) if across.is_dense else 1
        found = _put_together(found, rows, down.edges - down.edges[0], most) if down.is_dense else found[rows]
        if found.dtype != np.uint8:
            steps = np.diff(across.edges) if across.is_dense else np.ones(1)
            count = np.diff(down.edges)[:, None] if down.is_dense else np.ones((1, 1))
            mean: NDArray[Any] = found.astype(np.float32 if float(count.max() * steps.max()) < _EXACT else np.float64)
            mean += 0.5  # so that no rounding takes a mean that is whole down to the shade below
            mean *= (1.0 / count).astype(mean.dtype)
            mean *= (1.0 / steps).astype(mean.dtype)
            found = mean.astype(np.uint8)
        if not across.is_dense:
            found = np.take(found, across.cells - across.cells[0], axis=1)
        if not down.is_dense:
            found = found[down.cells - down.cells[0]]
        return np.ascontiguousarray(found)


def _turned(shades: Bytes) -> Bytes:
    """(T, H) as (H, T), a few steps at a time: all at once takes more than twice as long."""
    turned = np.empty(shades.shape[::-1], dtype=np.uint8)
    for t in range(0, len(shades), _BLOCK):
        turned[:, t : t + _BLOCK] = shades[t : t + _BLOCK].T
    return turned


def _rows(units: Places) -> slice | Places:
    """The units as a slice where each follows the last, so that none of their rows is copied."""
    return slice(int(units[0]), int(units[-1]) + 1) if bool((np.diff(units) == 1).all()) else units


def _holding(cells: int) -> type[np.uint16] | type[np.uint32]:
    """The least that holds the sum of so many shades."""
    return np.uint16 if cells * (SHADES - 1) < 1 << 16 else np.uint32


def _put_together(shades: NDArray[Any], rows: Places, edges: Places, steps: int) -> NDArray[Any]:
    """The sums of some `rows` of the shades over the units of each pixel, which begin at `edges`, (pixels, ·).

    `steps`: how many shades were put together in each before.
    """
    begin, count = edges[:-1], np.diff(edges)
    most = int(count.max())
    if most > _FEW:
        found = np.cumsum(shades[rows], axis=0, dtype=np.uint32)[edges[1:] - 1]
        found[1:] -= found[:-1].copy()
        return found
    found = shades[rows[begin]].astype(_holding(most * steps), copy=False)
    for k in range(1, most):
        has = count > k
        if bool(has.all()):
            found += shades[rows[begin + k]]
        else:
            found[has] += shades[rows[begin[has] + k]]
    return found
