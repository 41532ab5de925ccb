"""The run of one unit of a network as the two set-ups of a session, which replay it exactly."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import numpy as np

from lstm_sim.activations import Activation, FloatArray
from lstm_sim.cell import GATE_OF, CellType, Quantity, Weights
from lstm_sim.frozen import frozen
from lstm_sim.limits import LARGEST
from lstm_sim.network_trace import LayerTrace
from lstm_sim.rows import rows_of
from lstm_sim.session import DIRECT_NAMES, Setup, blank_weights, nice_range

Q = Quantity
_WIDE_OPEN = 40.0
"""σ(40) is 1 to the last bit but five, σ(−40) is 4·10⁻¹⁸: a gate set to 0 or 1 is shown with such a pre-activation."""
_SAME = 1e-6
"""What a network in float32 computes is no nearer to its equations than this."""


def row_of(weights: Weights, unit: int) -> Weights:
    """One unit's row of a layer's weights, in float64."""
    keep = slice(unit, unit + 1)

    def of(array: Any, axis: int) -> Any:
        return None if array is None else np.asarray(array[(slice(None),) * axis + (keep,)], dtype=np.float64)

    return Weights(
        of(weights.input, 1),
        of(weights.recurrent, 1),
        of(weights.bias, 1),
        of(weights.peephole, 1),
        of(weights.recurrent_bias, 0),
    )


def set_ups_of(
    layer: LayerTrace, natural: Weights, unit: int, step: int, tokens: tuple[str, ...], mixing: FloatArray | None
) -> tuple[Setup, Setup]:
    """The unit's run as a direct and as a weighted set-up.

    The weighted one has a column for what the layer's inputs, and one for what the other units, put into each
    pre-activation, with weight 1 where it goes in; bias, own recurrent weight and own peepholes are the real ones.
    """
    cell_type = layer.run.cell.cell_type
    steps = int(layer.lengths[0])
    values = {q: np.asarray(layer[q][:steps, 0, unit], dtype=np.float64) for q in layer.run.values}
    rows = rows_of(cell_type)
    gates = len(rows)
    now = row_of(layer.run.weights, unit)
    own = now.recurrent[:, 0, unit]
    needed = {q: _needed(layer, q, values) for q in cell_type.preactivations}
    peephole, seen = _own_peephole(now, cell_type, unit, values)
    before = np.asarray(layer[Q.PREVIOUS_OUTPUT][:steps, 0], dtype=np.float64)
    others = before.copy()
    others[:, unit] = 0.0
    recalled = None
    if cell_type is CellType.GRU:
        recalled = frozen((others @ now.recurrent[0, 0])[:, None])
    # Direct: each pre-activation whole, but for what the cell itself adds to it.
    inputs = np.zeros((steps, 4))
    for j, q in enumerate(cell_type.preactivations):
        column = needed[q] - seen[j]
        if cell_type is CellType.GRU and j == 0:
            column = column - values[Q.RECALL]
        elif cell_type is CellType.RNN:
            column = column - own[0] * values[Q.PREVIOUS_OUTPUT]
        inputs[:, rows[j]] = column
    recurrent = np.zeros((4, 1, 1))
    if not cell_type.has_memory_cell:
        recurrent[0, 0, 0] = own[0]
    bias_of_recall = None if now.recurrent_bias is None else frozen(now.recurrent_bias)
    blank = blank_weights(1, 4)
    weights = replace(
        blank,
        input=frozen(np.eye(4)[:, None, :]),
        recurrent=frozen(recurrent),
        peephole=peephole,
        recurrent_bias=bias_of_recall,
    )
    overrides, initial = _memories(layer, values, steps)
    shared: dict[str, Any] = {
        "initial_memory": initial,
        "initial_output": frozen([values[Q.PREVIOUS_OUTPUT][0]]),
        "memory_overrides": overrides,
        "memory_range": nice_range(float(np.abs(values[cell_type.memory]).max(initial=0.0))),
        "step": step,
        "recalled": recalled,
        "step_names": tokens,
    }
    direct = Setup(DIRECT_NAMES, weights, frozen(np.clip(inputs, -LARGEST, LARGEST)), **shared)
    # Weighted: where it comes from.
    base = row_of(natural, unit)
    x = np.asarray(layer.run.inputs[:steps, 0], dtype=np.float64)
    blocks = [x @ base.input[:, 0].T, others @ _without(base.recurrent, unit)[:, 0].T]
    if cell_type is CellType.DENSE_PEEPHOLE and base.peephole is not None:
        memories = np.asarray(layer[Q.PREVIOUS_MEMORY][:steps, 0], dtype=np.float64).copy()
        memories[:, unit] = 0.0
        blocks[1] = blocks[1] + memories @ _without(base.peephole, unit)[:, 0].T
    if cell_type is CellType.GRU:
        blocks[1] = blocks[1][:, 1:]
    columns = np.concatenate(blocks, axis=1)
    if mixing is None:
        mixing = np.zeros((4, 1, columns.shape[1]))
        for j in range(gates):
            mixing[rows[j], 0, j] = 1.0
            if columns.shape[1] > gates:
                place = gates + j - (2 * gates - columns.shape[1])
                if place >= gates:
                    mixing[rows[j], 0, place] = 1.0
        mixing = frozen(mixing)
    real = np.zeros((4, 1))
    real[list(rows)] = now.bias
    feedback = np.zeros((4, 1, 1))
    feedback[list(rows), 0, 0] = own
    gap = np.stack(
        [
            inputs[:, rows[j]]
            - real[rows[j], 0]
            - (own[j] * values[Q.PREVIOUS_OUTPUT] if cell_type.has_memory_cell or j else 0.0)
            - columns @ mixing[rows[j], 0]
            for j in range(gates)
        ],
        axis=1,
    )
    if np.abs(gap).max() > 1e-9:  # a value was set by hand: it comes in where the inputs come in
        columns = columns + np.linalg.lstsq(mixing[list(rows), 0], gap.T, rcond=None)[0].T
    symbols = [DIRECT_NAMES[k] for k in rows]
    names = [f"x→{s}" for s in symbols] + [f"a→{s}" for s in symbols[2 * gates - columns.shape[1] :]]
    weighted = Setup(
        tuple(names[: columns.shape[1]]),
        replace(
            blank_weights(1, columns.shape[1]),
            input=mixing,
            recurrent=frozen(feedback),
            bias=frozen(real),
            peephole=peephole,
            recurrent_bias=bias_of_recall,
        ),
        frozen(np.clip(columns, -LARGEST, LARGEST)),
        **shared,
    )
    return direct, weighted


def _without(array: FloatArray, unit: int) -> FloatArray:
    rest = np.array(array)
    rest[:, :, unit] = 0.0
    return rest


def _needed(layer: LayerTrace, quantity: Quantity, values: dict[Quantity, FloatArray]) -> FloatArray:
    """The pre-activation with which the cell does what the unit did, also where a gate itself was set."""
    cell, z = layer.run.cell, values[quantity]
    if cell.cell_type is CellType.RNN:
        activation, reached = cell.g, values[Q.OUTPUT]
    else:
        gate = GATE_OF[quantity]
        activation, reached = (cell.g if gate is Q.CANDIDATE else cell.f), values[gate]
        if quantity is Q.Z_O:
            kept = values[Q.SQUASHED_MEMORY]
            off = np.abs(kept * reached - values[Q.OUTPUT]) > _SAME
            reached = np.where(
                off, np.divide(values[Q.OUTPUT], kept, out=np.zeros_like(kept), where=kept != 0.0), reached
            )
    off = np.abs(activation.value_of(z) - reached) > _SAME
    return np.where(off, _inverse(activation, reached), z) if off.any() else z


def _inverse(activation: Activation, reached: FloatArray) -> FloatArray:
    """The pre-activation that gives `reached`, as far as there is one."""
    if activation is Activation.SIGMOID:
        share = np.clip(reached, 0.0, 1.0)
        with np.errstate(divide="ignore"):
            logit: FloatArray = np.clip(np.log(share) - np.log1p(-share), -_WIDE_OPEN, _WIDE_OPEN)
        return logit
    return np.clip(np.arctanh(np.clip(reached, -1.0 + 1e-15, 1.0 - 1e-15)), -_WIDE_OPEN, _WIDE_OPEN)


def _own_peephole(
    now: Weights, cell_type: CellType, unit: int, values: dict[Quantity, FloatArray]
) -> tuple[FloatArray, list[FloatArray | float]]:
    """The unit's own peephole weights (4, 1, 1), and what they put into each pre-activation."""
    weights = np.zeros((4, 1, 1))
    seen: list[FloatArray | float] = [0.0] * len(cell_type.preactivations)
    if now.peephole is not None and cell_type is CellType.DENSE_PEEPHOLE:
        weights[:, 0, 0] = now.peephole[:, 0, unit]
        seen = [w * values[Q.PREVIOUS_MEMORY] for w in weights[:, 0, 0]]
    elif now.peephole is not None and cell_type is CellType.PEEPHOLE:
        weights[1:, 0, 0] = now.peephole[:, 0]
        memories = (values[Q.PREVIOUS_MEMORY], values[Q.PREVIOUS_MEMORY], values[Q.MEMORY])
        seen = [0.0, *(w * c for w, c in zip(weights[1:, 0, 0], memories, strict=True))]
    return frozen(weights), seen


def _memories(
    layer: LayerTrace, values: dict[Quantity, FloatArray], steps: int
) -> tuple[MappingProxyType[int, FloatArray], FloatArray]:
    """The memories that are not what the step before made of them, by step, and the one before the first step."""
    cell_type = layer.run.cell.cell_type
    found = values[cell_type.previous_memory]
    if cell_type.has_memory_cell:
        made = values[Q.CANDIDATE] * values[Q.INPUT_GATE] + found * values[Q.FORGET_GATE]
    elif cell_type is CellType.GRU:
        made = (1.0 - values[Q.UPDATE_GATE]) * values[Q.CANDIDATE] + values[Q.UPDATE_GATE] * found
    else:
        made = values[Q.OUTPUT]
    off = np.flatnonzero(np.abs(found[1:] - made[:-1]) > _SAME * np.maximum(np.abs(found[1:]), 1.0)) + 1
    overrides = {int(t): frozen([found[t]]) for t in off}
    return MappingProxyType(overrides), frozen([found[0]])
