"""Shades: the values of a heat map as places in a colour table, and what of them each pixel shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray

SHADES = 256
"""The colours of a map."""
Bytes = NDArray[np.uint8]


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
        self._of: Bytes = scaled.astype(np.uint8)

    @property
    def steps(self) -> int:
        """T."""
        return len(self._of)

    @cached_property
    def _sums(self) -> NDArray[np.uint32]:
        """The sum of each unit's shades before each step, (T + 1, H): what makes the mean over any steps cheap."""
        sums = np.zeros((self.steps + 1, self._of.shape[1]), dtype=np.uint32)
        for t, shades in enumerate(self._of):  # ten times faster than cumsum along this axis
            np.add(sums[t], shades, out=sums[t + 1])
        return sums

    def part(self, order: NDArray[np.int64], across: Span, down: Span) -> Bytes:
        """What each pixel shows (down.pixels, across.pixels): its cell's shade, or the mean shade of all its cells.

        `order` are the units from top to bottom, `across` a span of the steps, `down` one of `order`. Each step below
        is taken where the fewest numbers are: first steps are put together, then units; cells are spread out last.
        """
        rows = (down.edges[0], down.edges[-1]) if down.is_dense else (down.cells[0], down.cells[-1] + 1)
        shown = order[slice(*rows)]
        if across.is_dense:
            found = np.take(np.diff(self._sums[across.edges], axis=0), shown, axis=1)
        else:
            found = np.take(self._of[across.cells[0] : across.cells[-1] + 1], shown, axis=1)
        if down.is_dense:
            found = np.cumsum(found, axis=1, dtype=np.uint32)[:, down.edges[1:] - down.edges[0] - 1]
            found[:, 1:] -= found[:, :-1].copy()
        if found.dtype != np.uint8:
            steps = np.diff(across.edges)[:, None] if across.is_dense else 1
            units = np.diff(down.edges) if down.is_dense else 1
            found = (found // np.asarray(steps * units, dtype=np.uint32)).astype(np.uint8)
        if not across.is_dense:
            found = found[across.cells - across.cells[0]]
        if not down.is_dense:
            found = np.take(found, down.cells - down.cells[0], axis=1)
        return np.ascontiguousarray(found.T)
