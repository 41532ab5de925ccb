"""Reaching into a network while it runs: a gate held, a memory set, a unit silenced, a unit's weights replaced.

The layer so changed is run again, step by step, and everything above it with it: what comes out is what the changed
network answers, not an approximation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Cell, CellType, Quantity, Weights
from lstm_sim.errors import InputError, said
from lstm_sim.network_trace import LayerTrace, turned
from lstm_sim.sequence import Trace

Q = Quantity


class Mode(StrEnum):
    """What an intervention does to a value."""

    SET = "set"
    ADD = "add"


@dataclass(frozen=True)
class Intervention:
    """One quantity of some units, changed over some steps.

    Attributes:
        layer, reverse: which layer and direction.
        quantity: a pre-activation, the candidate, a gate, the memory c or the output a; or the memory (where there is
            none, the output) of the step before, as this step finds it.
        mode, value: set to it, or add it.
        units: which; None is all.
        steps: (first, one past the last) in the order of the sequence, counted from 0; None is all.
    """

    layer: int
    quantity: Quantity
    mode: Mode
    value: float
    reverse: bool = False
    units: tuple[int, ...] | None = None
    steps: tuple[int, int] | None = None


@dataclass(frozen=True, eq=False)
class ReplacedUnit:
    """One unit's weights, replaced: those of a layer of one unit (H = 1) that sees all I inputs and all H outputs.

    `weights` has input (G, 1, I), recurrent (G, 1, H), bias (G, 1), peephole (3, 1) or (4, 1, H), recurrent_bias (1).
    """

    layer: int
    unit: int
    weights: Weights
    reverse: bool = False


Change = Intervention | ReplacedUnit


def changes_of(changes: Sequence[Change], layer: int, reverse: bool) -> list[Change]:
    """Those that concern one direction of one layer."""
    return [change for change in changes if change.layer == layer and change.reverse == reverse]


def run_changed(
    cell: Cell,
    weights: Weights,
    inputs: FloatArray,
    lengths: NDArray[np.int64],
    changes: Sequence[Change],
    layer: int = 0,
    reverse: bool = False,
) -> LayerTrace:
    """One direction of a layer over `inputs` (T, B, I), in the order in which it reads them, with changes to it.

    Raises InputError for a unit or a quantity that the layer does not have.
    """
    weights = _replace(weights, changes)
    steps, batch, _ = inputs.shape
    hidden = weights.hidden_size
    hooks: dict[Quantity, list[tuple[NDArray[np.bool_], Intervention]]] = {}
    for change in changes:
        if isinstance(change, Intervention):
            quantity = _checked(change, cell.cell_type, hidden)
            hooks.setdefault(quantity, []).append((_mask(change, (steps, batch, hidden), lengths), change))

    def at(quantity: Quantity, t: int, value: FloatArray) -> FloatArray:
        for mask, change in hooks.get(quantity, ()):
            changed = change.value if change.mode is Mode.SET else value + change.value
            value = np.where(mask[t], np.asarray(changed, dtype=value.dtype), value)
        return value

    gates = weights.input.shape[0]
    from_input = np.tensordot(inputs, weights.input, axes=(2, 2))
    rows = _iterate(cell, weights, from_input + weights.bias, at)
    block = [np.stack(column) for column in zip(*rows, strict=True)]
    values = dict(zip(cell.cell_type.quantities, block, strict=True))
    units = np.tensordot(values[Q.PREVIOUS_OUTPUT], weights.recurrent, axes=(2, 2))
    if cell.cell_type is CellType.GRU:
        units[:, :, 0] *= values[Q.RESET_GATE]
    elif cell.cell_type is CellType.DENSE_PEEPHOLE and weights.peephole is not None:
        units += np.tensordot(values[Q.PREVIOUS_MEMORY], weights.peephole, axes=(2, 2))
    assert from_input.shape == (steps, batch, gates, hidden)
    trace = Trace(cell, weights, inputs, values, {})
    return LayerTrace(layer, reverse, trace, from_input, units, lengths)


def _iterate(
    cell: Cell, weights: Weights, driven: FloatArray, at: Callable[[Quantity, int, FloatArray], FloatArray]
) -> list[tuple[Any, ...]]:
    """The run: driven (T, B, G, H), one tuple of the cell's quantities a step; `at` may change each as it comes."""
    f, g, h = cell.f.value_of, cell.g.value_of, cell.h.value_of
    steps, batch, gates, hidden = driven.shape
    recurrent = weights.recurrent.reshape(gates * hidden, hidden).T
    a = c = np.zeros((batch, hidden), dtype=driven.dtype)
    rows: list[tuple[Any, ...]] = []
    for t in range(steps):
        a, c = at(Q.PREVIOUS_OUTPUT, t, a), at(Q.PREVIOUS_MEMORY, t, c)
        fed_back = (a @ recurrent).reshape(batch, gates, hidden)
        if cell.cell_type is CellType.GRU:
            z_r = at(Q.Z_R, t, driven[t, :, 1] + fed_back[:, 1])
            z_u = at(Q.Z_U, t, driven[t, :, 2] + fed_back[:, 2])
            r, u = at(Q.RESET_GATE, t, f(z_r)), at(Q.UPDATE_GATE, t, f(z_u))
            recalled = fed_back[:, 0] if weights.recurrent_bias is None else fed_back[:, 0] + weights.recurrent_bias
            m = r * recalled
            z = at(Q.Z, t, driven[t, :, 0] + m)
            n = at(Q.CANDIDATE, t, g(z))
            a_new = at(Q.OUTPUT, t, (1.0 - u) * n + u * a)
            rows.append((a, z_r, z_u, r, u, m, z, n, a_new))
        elif cell.cell_type is CellType.RNN:
            z = at(Q.Z, t, driven[t, :, 0] + fed_back[:, 0])
            a_new = at(Q.OUTPUT, t, g(z))
            rows.append((a, z, a_new))
        else:
            z, z_i, z_f, z_o = (driven[t, :, k] + fed_back[:, k] for k in range(4))
            p = weights.peephole
            if cell.cell_type is CellType.DENSE_PEEPHOLE and p is not None:
                z, z_i, z_f, z_o = (value + c @ p[k].T for k, value in enumerate((z, z_i, z_f, z_o)))
            elif p is not None:
                z_i, z_f = z_i + p[0] * c, z_f + p[1] * c
            z, z_i, z_f = at(Q.Z, t, z), at(Q.Z_I, t, z_i), at(Q.Z_F, t, z_f)
            candidate = at(Q.CANDIDATE, t, g(z))
            i, gate_f = at(Q.INPUT_GATE, t, f(z_i)), at(Q.FORGET_GATE, t, f(z_f))
            c_new = at(Q.MEMORY, t, candidate * i + c * gate_f)
            if cell.cell_type is CellType.PEEPHOLE and p is not None:
                z_o = z_o + p[2] * c_new
            z_o = at(Q.Z_O, t, z_o)
            o = at(Q.OUTPUT_GATE, t, f(z_o))
            h_c = h(c_new)
            a_new = at(Q.OUTPUT, t, h_c * o)
            rows.append((c, a, z, z_i, z_f, z_o, candidate, i, gate_f, o, c_new, h_c, a_new))
            c = c_new
        a = a_new
    return rows


def _mask(change: Intervention, shape: tuple[int, int, int], lengths: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Where an intervention reaches, (T, B, H), in the order of reading."""
    mask = np.zeros(shape, dtype=bool)
    mask[slice(None) if change.steps is None else slice(*change.steps)] = True
    if change.units is not None:
        chosen = np.zeros(shape[2], dtype=bool)
        chosen[list(change.units)] = True
        mask &= chosen
    return turned(mask, lengths) if change.reverse else mask


def _checked(change: Intervention, cell_type: CellType, hidden: int) -> Quantity:
    quantity = change.quantity
    if quantity is Q.MEMORY:
        quantity = cell_type.memory
    elif quantity is Q.PREVIOUS_MEMORY:
        quantity = cell_type.previous_memory
    candidate = () if cell_type is CellType.RNN else (Q.CANDIDATE,)
    allowed = (
        *cell_type.preactivations, *candidate, *cell_type.gates, cell_type.previous_memory, cell_type.memory, Q.OUTPUT,
    )  # fmt: skip
    if quantity not in allowed:
        raise InputError(
            said("A {0} layer has no {1} that can be changed.", cell_type, quantity),
            remedy=said("It has: {0}.", ", ".join(dict.fromkeys(allowed))),
        )
    for unit in change.units or ():
        _check_unit(unit, hidden)
    return quantity


def _check_unit(unit: int, hidden: int) -> None:
    if not 0 <= unit < hidden:
        problem = said("There is no unit {0}.", unit + 1)  # people count units from 1
        raise InputError(problem, remedy=said("The layer has units 1 to {0}.", hidden))


def _replace(weights: Weights, changes: Sequence[Change]) -> Weights:
    """The layer's weights with single units' replaced."""
    for change in changes:
        if not isinstance(change, ReplacedUnit):
            continue
        new, k = change.weights, change.unit
        _check_unit(k, weights.hidden_size)

        def put(old: Any, row: Any, axis: int, k: int = k) -> Any:
            if old is None:
                return None
            changed = np.array(old)
            if np.shape(row) != (*changed.shape[:axis], 1, *changed.shape[axis + 1 :]):
                raise InputError(
                    "The weights that replace a unit's do not fit its layer.", remedy="Take this change back."
                )
            changed[(slice(None),) * axis + (k,)] = np.take(np.asarray(row), 0, axis=axis)
            return changed

        weights = Weights(
            put(weights.input, new.input, 1),
            put(weights.recurrent, new.recurrent, 1),
            put(weights.bias, new.bias, 1),
            put(weights.peephole, new.peephole, 1),
            put(weights.recurrent_bias, new.recurrent_bias, 0),
        )
    return weights
