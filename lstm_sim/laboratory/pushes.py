"""What each single unit of a layer puts into one pre-activation of another: the from-others part, taken apart."""

from __future__ import annotations

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.cell import CellType, Quantity
from lstm_sim.network_trace import LayerTrace

Q = Quantity


def pushes(layer: LayerTrace, quantity: Quantity, step: int, unit: int) -> FloatArray:
    """What every unit (H,) puts into the pre-activation `quantity` of `unit` at `step` of its reading (B = 1).

    The unit's own part is 0; the others add up to `Drive.from_others`. Of a GRU's candidate it is what is left behind
    the reset gate.
    """
    run, weights = layer.run, layer.run.weights
    cell_type = run.cell.cell_type
    row = cell_type.preactivations.index(quantity)
    found = np.asarray(weights.recurrent[row, unit] * run[Q.PREVIOUS_OUTPUT][step, 0], dtype=np.float64)
    if cell_type is CellType.GRU and row == 0:
        found = found * float(run[Q.RESET_GATE][step, 0, unit])
    elif cell_type is CellType.DENSE_PEEPHOLE and weights.peephole is not None:
        found = found + weights.peephole[row, unit] * run[Q.PREVIOUS_MEMORY][step, 0]
    found[unit] = 0.0
    return found


def strongest(found: FloatArray, count: int) -> list[tuple[int, float]]:
    """The `count` units that push most, either way, the strongest first; none that do not push."""
    order = np.argsort(-np.abs(found), kind="stable")[:count]
    return [(int(k), float(found[k])) for k in order if found[k] != 0.0]
