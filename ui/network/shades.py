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
_FEW = 12
"""Up to so many units on a pixel, they are added one after the other rather than found in a running sum."""


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
        self._across: tuple[Span, NDArray[np.uint32]] | None = None

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

    def _summed(self, across: Span) -> NDArray[np.uint32]:
        """The sum of each unit's shades over the steps of each pixel, (pixels, H); kept while units are only sorted."""
        if self._across is None or self._across[0] != across:
            self._across = across, np.diff(self._sums[across.edges], axis=0)
        return self._across[1]

    def part(self, order: NDArray[np.int64], across: Span, down: Span) -> Bytes:
        """What each pixel shows (down.pixels, across.pixels): its cell's shade, or the mean shade of all its cells.

        `order` are the units from top to bottom, `across` a span of the steps, `down` one of `order`. Each step below
        is taken where the fewest numbers are: first steps are put together, then units; cells are spread out last.
        """
        found: NDArray[Any] = (
            self._summed(across) if across.is_dense else self._of[across.cells[0] : across.cells[-1] + 1]
        )
        found = (
            _put_together(found, order, down)
            if down.is_dense
            else np.take(found, order[down.cells[0] : down.cells[-1] + 1], axis=1)
        )
        if found.dtype != np.uint8:
            steps = np.diff(across.edges)[:, None] if across.is_dense else 1
            units = np.diff(down.edges) if down.is_dense else 1
            found = (found // np.asarray(steps * units, dtype=np.uint32)).astype(np.uint8)
        if not across.is_dense:
            found = found[across.cells - across.cells[0]]
        if not down.is_dense:
            found = np.take(found, down.cells - down.cells[0], axis=1)
        return np.ascontiguousarray(found.T)


def _put_together(shades: NDArray[Any], order: NDArray[np.int64], down: Span) -> NDArray[np.uint32]:
    """The sums of the shades (·, H) over the units of each pixel of a dense span of `order`, (·, pixels)."""
    begin, count = down.edges[:-1], np.diff(down.edges)
    most = int(count.max())
    if most > _FEW:
        found = np.cumsum(np.take(shades, order[begin[0] : down.edges[-1]], axis=1), axis=1, dtype=np.uint32)
        found = found[:, down.edges[1:] - begin[0] - 1]
        found[:, 1:] -= found[:, :-1].copy()
        return found
    found = np.take(shades, order[begin], axis=1).astype(np.uint32)
    for k in range(1, most):
        more = np.take(shades, order[np.minimum(begin + k, len(order) - 1)], axis=1)
        found += more if bool((count > k).all()) else more * (count > k)
    return found
