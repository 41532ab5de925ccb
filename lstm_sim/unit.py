"""One unit of a layer, opened as a cell of its own with everything else held as it is at one step."""

from __future__ import annotations

from lstm_sim.activations import FloatArray
from lstm_sim.cell import CellType, Quantity, Weights
from lstm_sim.sequence import Trace


def isolate(trace: Trace, step: int, unit: int, batch: int = 0) -> Weights:
    """The weights (H = 1) of unit `unit` with the other units' part at `step` folded into the bias.

    The cell so opened answers at that step exactly as the unit did in its layer, and the way it answers to its
    own inputs, memory and output is the unit's own. A layer of one unit comes back as it is.
    """
    weights = trace.weights
    if weights.hidden_size == 1:
        return weights
    keep = slice(unit, unit + 1)
    others: FloatArray = trace[Quantity.PREVIOUS_OUTPUT][step, batch].copy()
    others[unit] = 0.0
    bias = weights.bias[:, keep].copy()
    recurrent_bias = None if weights.recurrent_bias is None else weights.recurrent_bias[keep].copy()
    if trace.cell.cell_type is CellType.GRU:
        bias[1:, 0] += weights.recurrent[1:, unit] @ others
        if trace.cell.reset_after:
            held = weights.recurrent[0, keep] @ others
            recurrent_bias = held if recurrent_bias is None else recurrent_bias + held
        else:
            bias[0] += weights.recurrent[0, keep] @ (trace[Quantity.RESET_GATE][step, batch] * others)
    else:
        bias[:, 0] += weights.recurrent[:, unit] @ others
    peephole = weights.peephole
    if peephole is not None and trace.cell.cell_type is CellType.DENSE_PEEPHOLE:
        memories: FloatArray = trace[Quantity.PREVIOUS_MEMORY][step, batch].copy()
        memories[unit] = 0.0
        bias[:, 0] += peephole[:, unit] @ memories
        peephole = peephole[:, keep, keep]
    elif peephole is not None:
        peephole = peephole[:, keep]
    return Weights(weights.input[:, keep], weights.recurrent[:, keep, keep], bias, peephole, recurrent_bias)
