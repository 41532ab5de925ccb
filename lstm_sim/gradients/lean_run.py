"""A long run of one sequence through a layer, at a fraction of the cost of `sequence.run`, and equal to it.

Step by step only what the next step needs is computed, in place, by as few calls as will do: small arrays cost what
the calls cost. What a step reads, a₋, x and a 1 for the bias, stands in one row, so that one product makes all
pre-activations; the sign of a sigmoid's argument stands in the weights, and tanh(x) is 2σ(2x) − 1, so that all gates
and the candidate go through one exponential. What else a trace holds is computed for all steps at once.
"""

from __future__ import annotations

import numpy as np

from lstm_sim.activations import Activation, FloatArray
from lstm_sim.cell import Cell, CellType, Quantity, Weights
from lstm_sim.gradients.compiled_steps import Steps, is_usual, ready
from lstm_sim.sequence import Trace, run

Q = Quantity
_SHUT = Activation.SIGMOID.scalar(-np.inf)
"""A gate that is shut as far as it goes."""


def lean_run(cell: Cell, weights: Weights, inputs: FloatArray) -> Trace:
    """The run of a layer over `inputs` (T, I) from an empty memory, as a trace of B = 1.

    LSTM, GRU (reset after) and simple RNN with their usual activations take the short way, with compiled loops also an
    LSTM with peepholes; the others are `sequence.run`'s. Raises ValueError on shapes that do not fit.
    """
    loops = ready()
    short = {CellType.LSTM: _lstm, CellType.GRU: _gru, CellType.RNN: _rnn}.get(cell.cell_type)
    if not is_usual(cell) or (short is None and loops is None):
        return run(cell, weights, inputs[:, None, :])
    weights.check(cell.cell_type)
    if inputs.ndim != 2 or inputs.shape[1] != weights.input_size:
        raise ValueError(f"inputs of shape {inputs.shape}, expected (steps, {weights.input_size})")
    with np.errstate(all="ignore"):
        if loops is not None:
            values = _compiled(loops, cell.cell_type, weights, inputs)
        elif short is not None:
            values = short(cell, weights, inputs)
    shaped = {q: values[q][:, None, :] for q in cell.cell_type.quantities}
    for array in shaped.values():
        array.setflags(write=False)
    return Trace(cell, weights, inputs[:, None, :], shaped, {})


def _read(weights: Weights, inputs: FloatArray) -> FloatArray:
    """(T + 1, H + I + 1), what each step reads: the output before it, still 0, its input, and 1."""
    rows = np.ones((len(inputs) + 1, weights.hidden_size + weights.input_size + 1))
    rows[:, : weights.hidden_size] = 0.0
    rows[:-1, weights.hidden_size : -1] = inputs
    return rows


def _columns(weights: Weights, row: int) -> FloatArray:
    """(H + I + 1, H), what makes pre-activation `row` of what a step reads."""
    return np.concatenate([weights.recurrent[row].T, weights.input[row].T, weights.bias[row][None]])


def _lstm(cell: Cell, weights: Weights, inputs: FloatArray) -> dict[Quantity, FloatArray]:
    steps, h = len(inputs), weights.hidden_size
    read, columns = _read(weights, inputs), [_columns(weights, row) for row in range(4)]
    making = np.concatenate([-columns[3], -columns[1], -columns[2], -2.0 * columns[0]], axis=1)
    z, squashed = np.empty((steps, 4 * h)), np.empty((steps, h))
    rows = np.zeros((steps + 1, 5 * h))  # o, i, f, g and the memory before the step: g·i and c₋·f are one product
    ones, one, numerators = np.ones(4 * h), np.ones(h), np.repeat([1.0, 1.0, 1.0, 2.0], h)
    products = np.empty(2 * h)
    written, kept = np.split(products, 2)
    add, multiply, subtract, divide, exp, tanh = np.add, np.multiply, np.subtract, np.divide, np.exp, np.tanh
    for read_now, z_now, row, c, h_c, a in zip(read, z, rows, rows[1:, 4 * h :], squashed, read[1:, :h], strict=False):
        stacked = row[: 4 * h]
        read_now.dot(making, z_now)
        exp(z_now, stacked)
        add(stacked, ones, stacked)
        divide(numerators, stacked, stacked)
        g = row[3 * h : 4 * h]
        subtract(g, one, g)
        multiply(row[3 * h :], row[h : 3 * h], products)
        add(written, kept, c)
        tanh(c, h_c)
        multiply(h_c, row[:h], a)
    o, i, f = np.maximum(rows[:-1, : 3 * h], _SHUT).reshape(steps, 3, h).swapaxes(0, 1)
    np.negative(z, z)
    z[:, 3 * h :] *= 0.5
    z_o, z_i, z_f, z_z = z.reshape(steps, 4, h).swapaxes(0, 1)
    c = np.ascontiguousarray(rows[:, 4 * h :])
    a = np.ascontiguousarray(read[:, :h])
    return {
        Q.PREVIOUS_MEMORY: c[:-1], Q.PREVIOUS_OUTPUT: a[:-1], Q.Z: z_z, Q.Z_I: z_i, Q.Z_F: z_f, Q.Z_O: z_o,
        Q.CANDIDATE: cell.g.value_of(z_z), Q.INPUT_GATE: i, Q.FORGET_GATE: f, Q.OUTPUT_GATE: o, Q.MEMORY: c[1:],
        Q.SQUASHED_MEMORY: squashed, Q.OUTPUT: a[1:],
    }  # fmt: skip


def _gru(cell: Cell, weights: Weights, inputs: FloatArray) -> dict[Quantity, FloatArray]:
    steps, h = len(inputs), weights.hidden_size
    read, recalling = _read(weights, inputs), _columns(weights, 0)
    driven = inputs @ weights.input[0].T + weights.bias[0]
    recalling[h:] = 0.0
    if weights.recurrent_bias is not None:
        recalling[-1] = weights.recurrent_bias
    making = np.concatenate([recalling, -_columns(weights, 1), -_columns(weights, 2)], axis=1)
    made, gates = np.empty((steps, 3 * h)), np.empty((steps, 2 * h))
    z, m, g = (np.empty((steps, h)) for _ in range(3))
    ones = np.ones(2 * h)
    add, multiply, subtract, exp, reciprocal, tanh = np.add, np.multiply, np.subtract, np.exp, np.reciprocal, np.tanh
    for read_now, made_now, gated, m_now, x, z_now, g_now, a in zip(
        read, made, gates, m, driven, z, g, read[1:, :h], strict=False
    ):
        read_now.dot(making, made_now)
        exp(made_now[h:], gated)
        add(gated, ones, gated)
        reciprocal(gated, gated)
        multiply(made_now[:h], gated[:h], m_now)
        add(x, m_now, z_now)
        tanh(z_now, g_now)
        subtract(read_now[:h], g_now, a)
        multiply(a, gated[h:], a)
        add(a, g_now, a)
    z_r, z_u = np.negative(made[:, h:]).reshape(steps, 2, h).swapaxes(0, 1)
    r, u = np.maximum(gates, _SHUT).reshape(steps, 2, h).swapaxes(0, 1)
    a = np.ascontiguousarray(read[:, :h])
    return {
        Q.PREVIOUS_OUTPUT: a[:-1], Q.Z_R: z_r, Q.Z_U: z_u, Q.RESET_GATE: r, Q.UPDATE_GATE: u, Q.RECALL: m, Q.Z: z,
        Q.CANDIDATE: g, Q.OUTPUT: a[1:],
    }  # fmt: skip


def _rnn(_cell: Cell, weights: Weights, inputs: FloatArray) -> dict[Quantity, FloatArray]:
    h = weights.hidden_size
    read, making = _read(weights, inputs), _columns(weights, 0)
    z = np.empty((len(inputs), h))
    tanh = np.tanh
    for read_now, z_now, a in zip(read, z, read[1:, :h], strict=False):
        read_now.dot(making, z_now)
        tanh(z_now, a)
    a = np.ascontiguousarray(read[:, :h])
    return {Q.PREVIOUS_OUTPUT: a[:-1], Q.Z: z, Q.OUTPUT: a[1:]}


def _compiled(loops: Steps, cell_type: CellType, weights: Weights, inputs: FloatArray) -> dict[Quantity, FloatArray]:
    """The same by the compiled loops."""
    steps, h, gates = len(inputs), weights.hidden_size, len(weights.bias)
    z, a, c = np.empty((steps, gates, h)), np.zeros((steps + 1, h)), np.zeros((steps + 1, h))
    of_gates = np.moveaxis(z, 1, 0)
    read = (inputs, weights.input.reshape(gates * h, -1).T, weights.bias, weights.recurrent.reshape(gates * h, h).T)
    if cell_type is CellType.RNN:
        loops.run("rnn", (z, a), read)
        return {Q.PREVIOUS_OUTPUT: a[:-1], Q.Z: of_gates[0], Q.OUTPUT: a[1:]}
    if cell_type is CellType.GRU:
        recalled, opened = np.empty((gates, h)), np.empty((steps, 2, h))
        m, g = np.empty((steps, h)), np.empty((steps, h))
        loops.run("gru", (z, recalled, opened, m, g, a), (*read, weights.recurrent_bias))
        return {
            Q.PREVIOUS_OUTPUT: a[:-1], Q.Z_R: of_gates[1], Q.Z_U: of_gates[2], Q.RESET_GATE: opened[:, 0],
            Q.UPDATE_GATE: opened[:, 1], Q.RECALL: m, Q.Z: of_gates[0], Q.CANDIDATE: g, Q.OUTPUT: a[1:],
        }  # fmt: skip
    opened, squashed = np.empty((steps, gates, h)), np.empty((steps, h))
    diagonal = dense = None
    if cell_type is CellType.DENSE_PEEPHOLE and weights.peephole is not None:
        dense = weights.peephole.reshape(gates * h, h).T
    elif weights.peephole is not None:
        diagonal = weights.peephole
    loops.run("lstm", (z, opened, c, squashed, a), (*read, diagonal, dense))
    return {
        Q.PREVIOUS_MEMORY: c[:-1], Q.PREVIOUS_OUTPUT: a[:-1], Q.Z: of_gates[0], Q.Z_I: of_gates[1], Q.Z_F: of_gates[2],
        Q.Z_O: of_gates[3], Q.CANDIDATE: opened[:, 0], Q.INPUT_GATE: opened[:, 1], Q.FORGET_GATE: opened[:, 2],
        Q.OUTPUT_GATE: opened[:, 3], Q.MEMORY: c[1:], Q.SQUASHED_MEMORY: squashed, Q.OUTPUT: a[1:],
    }  # fmt: skip
