"""A long run of one sequence through a layer, at a quarter of the cost of `sequence.run`, and equal to it.

Step by step only what the next step needs is computed, in place, by as few calls as will do: small arrays cost what
the calls cost. The sign of a sigmoid's argument stands in the weights, and tanh(x) is 2σ(2x) − 1, so that all gates
and the candidate go through one exponential. What else a trace holds is computed for all steps at once, and no product
is so large that BLAS would wake its threads for it: beside a training, waiting for them costs more than the product.
"""

from __future__ import annotations

import numpy as np

from lstm_sim.activations import Activation, FloatArray
from lstm_sim.cell import Cell, CellType, Quantity, Weights
from lstm_sim.sequence import Trace, run

Q = Quantity


def lean_run(cell: Cell, weights: Weights, inputs: FloatArray) -> Trace:
    """The run of a layer over `inputs` (T, I) from an empty memory, as a trace of B = 1.

    LSTM, GRU (reset after) and simple RNN with their usual activations take the short way; the others are
    `sequence.run`'s. Raises ValueError on shapes that do not fit.
    """
    usual = cell.g is Activation.TANH and (
        cell.cell_type is CellType.RNN or (cell.f is Activation.SIGMOID and cell.h is Activation.TANH)
    )
    short = {CellType.LSTM: _lstm, CellType.GRU: _gru, CellType.RNN: _rnn}.get(cell.cell_type)
    if not usual or short is None or (cell.cell_type is CellType.GRU and not cell.reset_after):
        return run(cell, weights, inputs[:, None, :])
    weights.check(cell.cell_type)
    if inputs.ndim != 2 or inputs.shape[1] != weights.input_size:
        raise ValueError(f"inputs of shape {inputs.shape}, expected (steps, {weights.input_size})")
    with np.errstate(all="ignore"):
        driven = np.tensordot(inputs, weights.input, axes=(1, 2))
        driven += weights.bias
        values = short(cell, weights, driven)
    shaped = {q: values[q][:, None, :] for q in cell.cell_type.quantities}
    for array in shaped.values():
        array.setflags(write=False)
    return Trace(cell, weights, inputs[:, None, :], shaped, {})


def _lstm(cell: Cell, weights: Weights, driven: FloatArray) -> dict[Quantity, FloatArray]:
    steps, gates, hidden = driven.shape
    sign = np.repeat([-2.0, -1.0, -1.0, -1.0], hidden)
    recurrent = (weights.recurrent.reshape(gates * hidden, hidden).T * sign).copy()
    rows = driven.reshape(steps, gates * hidden)
    rows *= sign
    a, c = np.zeros((steps + 1, hidden)), np.zeros((steps + 1, hidden))
    stacked, written = np.empty(gates * hidden), np.empty(hidden)
    g, i, f, o = np.split(stacked, gates)
    ones, one, two = np.ones(gates * hidden), np.ones(hidden), np.full(hidden, 2.0)
    add, multiply, subtract, exp, reciprocal, tanh = np.add, np.multiply, np.subtract, np.exp, np.reciprocal, np.tanh
    for a_prev, a_next, c_prev, c_next, row in zip(a, a[1:], c, c[1:], rows, strict=False):
        a_prev.dot(recurrent, stacked)
        add(row, stacked, row)
        exp(row, stacked)
        add(stacked, ones, stacked)
        reciprocal(stacked, stacked)
        multiply(g, two, g)
        subtract(g, one, g)
        multiply(g, i, written)
        multiply(c_prev, f, c_next)
        add(c_next, written, c_next)
        tanh(c_next, written)
        multiply(written, o, a_next)
    rows /= sign
    z = np.ascontiguousarray(np.moveaxis(driven, 1, 0))
    i, f, o = cell.f.value_of(z[1:])
    return {
        Q.PREVIOUS_MEMORY: c[:-1], Q.PREVIOUS_OUTPUT: a[:-1], Q.Z: z[0], Q.Z_I: z[1], Q.Z_F: z[2], Q.Z_O: z[3],
        Q.CANDIDATE: cell.g.value_of(z[0]), Q.INPUT_GATE: i, Q.FORGET_GATE: f, Q.OUTPUT_GATE: o, Q.MEMORY: c[1:],
        Q.SQUASHED_MEMORY: cell.h.value_of(c[1:]), Q.OUTPUT: a[1:],
    }  # fmt: skip


def _gru(cell: Cell, weights: Weights, driven: FloatArray) -> dict[Quantity, FloatArray]:
    steps, gates, hidden = driven.shape
    sign = np.repeat([1.0, -1.0, -1.0], hidden)
    recurrent = (weights.recurrent.reshape(gates * hidden, hidden).T * sign).copy()
    z = np.ascontiguousarray(driven[:, 0])
    gate_rows = -driven[:, 1:].reshape(steps, 2 * hidden)
    bias = weights.recurrent_bias
    a, m = np.zeros((steps + 1, hidden)), np.empty((steps, hidden))
    stacked, gated = np.empty(gates * hidden), np.empty(2 * hidden)
    recalled, fed_back = stacked[:hidden], stacked[hidden:]
    r, u = np.split(gated, 2)
    ones, candidate = np.ones(2 * hidden), np.empty(hidden)
    add, multiply, subtract, exp, reciprocal, tanh = np.add, np.multiply, np.subtract, np.exp, np.reciprocal, np.tanh
    for a_prev, a_next, m_now, z_now, row in zip(a, a[1:], m, z, gate_rows, strict=False):
        a_prev.dot(recurrent, stacked)
        add(row, fed_back, row)
        exp(row, gated)
        add(gated, ones, gated)
        reciprocal(gated, gated)
        if bias is not None:
            add(recalled, bias, recalled)
        multiply(recalled, r, m_now)
        add(z_now, m_now, z_now)
        tanh(z_now, candidate)
        subtract(a_prev, candidate, a_next)
        multiply(a_next, u, a_next)
        add(a_next, candidate, a_next)
    z_r, z_u = np.ascontiguousarray(np.moveaxis(-gate_rows.reshape(steps, 2, hidden), 1, 0))
    return {
        Q.PREVIOUS_OUTPUT: a[:-1], Q.Z_R: z_r, Q.Z_U: z_u, Q.RESET_GATE: cell.f.value_of(z_r),
        Q.UPDATE_GATE: cell.f.value_of(z_u), Q.RECALL: m, Q.Z: z, Q.CANDIDATE: cell.g.value_of(z), Q.OUTPUT: a[1:],
    }  # fmt: skip


def _rnn(_cell: Cell, weights: Weights, driven: FloatArray) -> dict[Quantity, FloatArray]:
    steps, _, hidden = driven.shape
    recurrent = weights.recurrent[0].T.copy()
    a, z = np.zeros((steps + 1, hidden)), np.empty((steps, hidden))
    add, tanh = np.add, np.tanh
    for a_prev, a_next, z_now, row in zip(a, a[1:], z, driven[:, 0], strict=False):
        a_prev.dot(recurrent, z_now)
        add(z_now, row, z_now)
        tanh(z_now, a_next)
    return {Q.PREVIOUS_OUTPUT: a[:-1], Q.Z: z, Q.OUTPUT: a[1:]}
