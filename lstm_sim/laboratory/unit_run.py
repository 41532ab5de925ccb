"""The UnitRun: everything one unit of a traced layer did over a sequence, and what drove it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.cell import CellType, Quantity
from lstm_sim.laboratory.reading import in_sequence
from lstm_sim.network_trace import Drive, LayerTrace


@dataclass(frozen=True, eq=False)
class UnitRun:
    """One unit over T steps, in the order of the sequence whichever way it was read.

    Attributes:
        unit, cell_type: which one, and what it is.
        values: every quantity (T,).
        drives: what put together each pre-activation, each part (T,).
    """

    unit: int
    cell_type: CellType
    values: Mapping[Quantity, FloatArray]
    drives: Mapping[Quantity, Drive]

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
    return UnitRun(unit, cell_type, values, drives)
