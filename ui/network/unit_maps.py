"""What the heat maps show: for each quantity of a layer a map of units × time steps, and how the rows are sorted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.laboratory.reading import in_sequence
from lstm_sim.network_trace import LayerTrace
from ui.cell.trace_lanes import nice_bound
from ui.network.shades import Shades
from ui.network.unit_words import is_gate, seen_quantities

VISIBLE_CHANGE = 5e-4
"""A value that moved by less is written with the same three decimals."""
MARKED_CHANGE = 0.01
"""Of the scale: what moved by less has the same colour to the eye, and is not marked."""


@dataclass(frozen=True, eq=False)
class Map:
    """One quantity of every unit at every step.

    Attributes:
        values: (T, H), in the order of the sequence.
        before: the same without the changes to the network; None where there are none.
        low, high: the ends of its scale; −high … high for what has a sign.
        difference: True where the colours show how far `values` moved from `before`.
    """

    quantity: Quantity
    values: FloatArray
    before: FloatArray | None
    low: float
    high: float
    difference: bool = False

    @property
    def is_signed(self) -> bool:
        """True where zero is in the middle."""
        return self.low < 0.0

    @cached_property
    def shades(self) -> Shades:
        """The values as places in the colour table."""
        shown = self.values
        if self.difference:
            shown = shown - self.before if self.before is not None else np.zeros_like(shown)
        return Shades(shown, self.low, self.high)

    @cached_property
    def changed(self) -> NDArray[np.bool_] | None:
        """(T, H), where the changes to the network moved something; None where nowhere, or where colours show it."""
        if self.before is None or self.difference:
            return None
        moved: NDArray[np.bool_] = np.abs(self.values - self.before) >= MARKED_CHANGE * (self.high - self.low)
        return moved if moved.any() else None


@dataclass(frozen=True, eq=False)
class UnitMaps:
    """The maps of one layer and direction.

    Attributes:
        tokens: what was read, T of them.
        order: the units from top to bottom, H of them.
    """

    maps: tuple[Map, ...]
    tokens: tuple[str, ...]
    order: NDArray[np.int64]

    @property
    def steps(self) -> int:
        """T."""
        return len(self.tokens)

    @property
    def units(self) -> int:
        """H."""
        return len(self.order)

    @cached_property
    def _rows(self) -> NDArray[np.int64]:
        return np.argsort(self.order)

    @cached_property
    def is_by_number(self) -> bool:
        """True where the units stand as they are numbered."""
        return bool((np.diff(self.order) == 1).all())

    def row_of(self, unit: int) -> int:
        """The row in which a unit stands."""
        return int(self._rows[min(max(unit, 0), self.units - 1)])

    def unit_in(self, row: int) -> int:
        """The unit of a row; beyond the ends, that at the end."""
        return int(self.order[min(max(row, 0), self.units - 1)])


def maps_of(layer: LayerTrace, natural: LayerTrace | None, difference: bool = False) -> tuple[Map, ...]:
    """A map of each quantity that is seen of a layer.

    `natural` is the same layer without the changes to the network, None where there are none; `difference` asks for
    colours that show how far each value moved. Gates have one scale, 0 … 1; what has a sign has one that holds the
    values before and after, so that switching a change off leaves the colours comparable.
    """
    made = []
    for quantity in seen_quantities(layer):
        values = in_sequence(layer, layer[quantity])
        before = None if natural is None else in_sequence(natural, natural[quantity])
        if difference and before is not None:
            high = nice_bound(_largest(values - before)) or 1.0
            low = -high
        elif is_gate(quantity):
            low, high = 0.0, 1.0
        else:
            high = nice_bound(max(_largest(v) for v in (values, before) if v is not None)) or 1.0
            low = -high
        made.append(Map(quantity, values, before, low, high, difference and before is not None))
    return tuple(made)


def _largest(values: FloatArray) -> float:
    """The largest finite magnitude."""
    found = max(float(values.max(initial=0.0)), -float(values.min(initial=0.0)))
    if np.isfinite(found):
        return found
    finite = np.abs(values[np.isfinite(values)])
    return float(finite.max(initial=0.0))
