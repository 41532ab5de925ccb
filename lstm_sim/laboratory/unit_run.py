"""The UnitRun: everything one unit of a traced layer did over a sequence, and what drove it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray
from lstm_sim.cell import GATE_OF, CellType, Quantity
from lstm_sim.laboratory.reading import in_sequence
from lstm_sim.network_trace import Drive, LayerTrace

_FLOAT32 = 1e-3
"""A network in float32 is nearer to its own equations than this, however long its sums are."""


@dataclass(frozen=True, eq=False)
class UnitRun:
    """One unit over T steps, in the order of the sequence whichever way it was read.

    Attributes:
        unit, cell_type: which one, and what it is.
        values: every quantity (T,).
        drives: what put together each pre-activation, each part (T,).
        by_hand: for each pre-activation (T,), True where it, or what it opens or becomes, was set by a change to the
            network: it is not what its parts, or its activation, make of it.
    """

    unit: int
    cell_type: CellType
    values: Mapping[Quantity, FloatArray]
    drives: Mapping[Quantity, Drive]
    by_hand: Mapping[Quantity, NDArray[np.bool_]]

    @property
    def steps(self) -> int:
        """T."""
        return len(self.values[Quantity.OUTPUT])


def unit_run(layer: LayerTrace, unit: int) -> UnitRun:
    """Unit `unit` of a layer of a Reading (B = 1). Raises IndexError if there is no such unit."""
    hidden = layer.run.weights.hidden_size
    if not 0 <= unit < hidden:
        raise IndexError(f"unit {unit} of {hidden}")
    of = slice(unit, unit + 1)

    def over_time(values: FloatArray) -> FloatArray:
        return np.asarray(in_sequence(layer, values)[:, 0], dtype=np.float64)

    cell_type = layer.run.cell.cell_type
    drives = {}
    for quantity in cell_type.preactivations:
        drive = layer.drive(quantity, unit)
        parts = (drive.from_input, drive.from_itself, drive.from_others, drive.bias)
        drives[quantity] = Drive(*map(over_time, parts))
    values = {quantity: over_time(layer[quantity][..., of]) for quantity in layer.run.values}
    by_hand = {quantity: _by_hand(layer, quantity, drive, values) for quantity, drive in drives.items()}
    return UnitRun(unit, cell_type, values, drives, by_hand)


def reached_by(quantity: Quantity, cell_type: CellType) -> Quantity:
    """What a pre-activation opens or becomes."""
    return Quantity.OUTPUT if cell_type is CellType.RNN else GATE_OF[quantity]


def _by_hand(
    layer: LayerTrace, quantity: Quantity, drive: Drive, values: Mapping[Quantity, FloatArray]
) -> NDArray[np.bool_]:
    cell, z = layer.run.cell, values[quantity]
    activation = cell.g if quantity is Quantity.Z else cell.f
    reached = values[reached_by(quantity, cell.cell_type)]
    moved = np.abs(drive.total - z) > _FLOAT32 * np.maximum(1.0, np.abs(z))
    found: NDArray[np.bool_] = moved | (np.abs(activation.value_of(z) - reached) > _FLOAT32)
    return found
