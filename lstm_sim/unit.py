"""One unit of a layer, opened as a cell of its own: at one step with everything else held, or over a whole run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.cell import CellType, Quantity, Weights
from lstm_sim.network_trace import Drive, LayerTrace
from lstm_sim.sequence import Trace, run


def isolate(trace: Trace, step: int, unit: int, batch: int = 0) -> Weights:
    """The weights (H = 1) of unit `unit` with the other units' part at `step` folded into the bias.

    The cell so opened answers at that step exactly as the unit did in its layer, and the way it answers to its
    own inputs, memory and output is the unit's own. A layer of one unit comes back as it is.
    """
    weights = trace.weights
    if weights.hidden_size == 1:
        if trace.recalled is None:
            return weights
        held = trace.recalled[step, batch]
        recurrent_bias = held if weights.recurrent_bias is None else weights.recurrent_bias + held
        return replace(weights, recurrent_bias=recurrent_bias)
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


@dataclass(frozen=True, eq=False)
class OpenedUnit:
    """One unit of a network over one sequence, as a cell of its own.

    Attributes:
        layer, reverse, unit: which one it is.
        trace: its run as a cell of one unit (T, 1, 1), the same in kind as a hand-made one. Its inputs (T, 1, G) are
            what everything but the unit itself puts into each pre-activation; its recurrent weights are its own.
        drives: what put together each pre-activation, each part (T,).
    """

    layer: int
    reverse: bool
    unit: int
    trace: Trace
    drives: Mapping[Quantity, Drive]


def open_unit(layer: LayerTrace, unit: int, batch: int = 0) -> OpenedUnit:
    """Unit `unit` of a traced layer over sequence `batch` as a cell of its own, step by step in the order of reading.

    The cell answers as the unit did: to 1e-12 for a network in float64, to 1e-6 in float32. Raises IndexError if there
    is no such unit or sequence.
    """
    run_of_layer, weights = layer.run, layer.run.weights
    cell_type = run_of_layer.cell.cell_type
    if not 0 <= unit < weights.hidden_size:
        raise IndexError(f"unit {unit} of {weights.hidden_size}")
    steps = int(layer.lengths[batch])
    drives = {}
    for quantity in cell_type.preactivations:
        whole = layer.drive(quantity)
        parts = (whole.from_input, whole.from_itself, whole.from_others, whole.bias)
        drives[quantity] = Drive(*(np.asarray(part[:steps, batch, unit], dtype=np.float64) for part in parts))
    inputs = np.stack([drive.from_input + drive.from_others for drive in drives.values()], axis=1)
    recalled = None
    if cell_type is CellType.GRU:
        # The others' part of the candidate comes in behind the reset gate, so it goes in before it.
        before = np.asarray(run_of_layer[Quantity.PREVIOUS_OUTPUT][:steps, batch], dtype=np.float64).copy()
        before[:, unit] = 0.0
        recalled = (before @ np.asarray(weights.recurrent[0, unit], dtype=np.float64))[:, None, None]
        inputs[:, 0] = drives[Quantity.Z].from_input
    gates = len(cell_type.preactivations)
    keep = slice(unit, unit + 1)
    peephole = weights.peephole
    if peephole is not None:
        peephole = peephole[:, keep, keep] if cell_type is CellType.DENSE_PEEPHOLE else peephole[:, keep]
    own = Weights(
        np.eye(gates)[:, None, :],
        _double(weights.recurrent[:, keep, keep]),
        _double(weights.bias[:, keep]),
        None if peephole is None else _double(peephole),
        None if weights.recurrent_bias is None else _double(weights.recurrent_bias[keep]),
    )
    trace = run(run_of_layer.cell, own, inputs[:, None, :], recalled=recalled)
    return OpenedUnit(layer.layer, layer.reverse, unit, trace, drives)


def _double(array: FloatArray) -> FloatArray:
    return np.asarray(array, dtype=np.float64)
