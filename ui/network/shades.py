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
    """Part of one axis of a map: `count` of its cells from `first` on, both possibly with a fraction, on `pixels`."""

    first: float
    count: float
    pixels: int

    @property
    def is_dense(self) -> bool:
        """True where a pixel shows more than one cell."""
        return self.count > self.pixels

    def cells(self, of: int) -> NDArray[np.int64]:
        """The cell that each pixel shows, of `of` that there are."""
        middles = self.first + (np.arange(self.pixels) + 0.5) * (self.count / self.pixels)
        found: NDArray[np.int64] = np.clip(np.floor(middles).astype(np.int64), 0, of - 1)
        return found

    def edges(self, of: int) -> NDArray[np.int64]:
        """The first cell of each pixel, and one past the last; every pixel of a dense span has at least one."""
        marks = self.first + np.arange(self.pixels + 1) * (self.count / self.pixels)
        return np.clip(np.round(marks).astype(np.int64), 0, of)


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
        columns = across.edges(self.steps) if across.is_dense else across.cells(self.steps)
        rows = down.edges(len(order)) if down.is_dense else down.cells(len(order))
        shown = order[rows[0] : rows[-1] + (not down.is_dense)]
        rows = rows - rows[0]
        area: NDArray[np.int64] = np.ones((1, 1), dtype=np.int64)
        if across.is_dense:
            found = np.take(np.diff(self._sums[columns], axis=0), shown, axis=1)
            area = np.diff(columns)[:, None]
        else:
            found = np.take(self._of[columns[0] : columns[-1] + 1], shown, axis=1)
        if down.is_dense:
            found = np.add.reduceat(found, rows[:-1], axis=1, dtype=np.uint32)
            area = area * np.diff(rows)
        if found.dtype != np.uint8:
            found = (found / area.astype(np.float32)).astype(np.uint8)
        if not across.is_dense:
            found = found[columns - columns[0]]
        if not down.is_dense:
            found = np.take(found, rows, axis=1)
        return np.ascontiguousarray(found.T)
