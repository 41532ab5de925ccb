"""A layer run over a sequence, and exact back-propagation through time over that run.

Shapes: T time steps, B sequences side by side, H units, I inputs. `run` gives a Trace, `backpropagate` the
derivative of any weighted sum of its outputs and memories with respect to everything in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Cell, CellType, Quantity, Weights, gru_step, lstm_step, rnn_step

Q = Quantity


@dataclass(frozen=True, eq=False)
class Trace:
    """Every value of a run.

    Attributes:
        cell, weights: what was run.
        inputs: (T, B, I).
        values: each quantity of `cell.cell_type.quantities`, (T, B, H), read-only.
        memory_overrides: the steps before which the memory was set by hand, and to what, (B, H).
        recalled: (T, B, H), what others add to the recurrent product inside a GRU's reset; None is nothing.
    """

    cell: Cell
    weights: Weights
    inputs: FloatArray
    values: Mapping[Quantity, FloatArray]
    memory_overrides: Mapping[int, FloatArray]
    recalled: FloatArray | None = None

    def __getitem__(self, quantity: Quantity) -> FloatArray:
        return self.values[quantity]

    @property
    def steps(self) -> int:
        """T, the number of time steps."""
        return int(self.inputs.shape[0])


@dataclass(frozen=True, eq=False)
class Gradients:
    """The derivatives of one scalar E with respect to everything in a run.

    Attributes:
        values: ∂E/∂ each quantity of the trace at each step, (T, B, H); of a and c the *total* derivative,
            through this step's output and through every later step.
        inputs: ∂E/∂x, (T, B, I).
        weights: ∂E/∂ each weight, summed over steps and sequences, in the shapes of the weights.
        initial_memory, initial_output: ∂E/∂ the state before the first step, (B, H).
    """

    values: Mapping[Quantity, FloatArray]
    inputs: FloatArray
    weights: Weights
    initial_memory: FloatArray
    initial_output: FloatArray
    trace: Trace

    def __getitem__(self, quantity: Quantity) -> FloatArray:
        return self.values[quantity]

    def weights_at(self, step: int) -> Weights:
        """What time step `step` adds to ∂E/∂ each weight."""
        return _weight_gradients(self.trace, self.values, slice(step, step + 1))


def run(
    cell: Cell,
    weights: Weights,
    inputs: FloatArray,
    initial_output: FloatArray | None = None,
    initial_memory: FloatArray | None = None,
    memory_overrides: Mapping[int, FloatArray] | None = None,
    recalled: FloatArray | None = None,
) -> Trace:
    """Run a layer over `inputs` (T, B, I) and return every value of it.

    `initial_output` and `initial_memory` are (B, H), 0 if not given. `memory_overrides` sets the memory
    (c, or a for cells that have no c) to the given (B, H) values just before a step; nan leaves a unit as it is.
    `recalled` (T, B, H) is added to the recurrent product inside a GRU's reset: what units outside this layer would
    have put there (unit.open_unit).
    Values that overflow become inf or nan, never an exception.
    Raises ValueError on shapes that do not fit.
    """
    weights.check(cell.cell_type)
    inputs = np.asarray(inputs, dtype=np.float64)
    if inputs.ndim != 3 or inputs.shape[2] != weights.input_size:
        raise ValueError(f"inputs of shape {inputs.shape}, expected (steps, batch, {weights.input_size})")
    steps, batch, _ = inputs.shape
    state = (batch, weights.hidden_size)
    a = _state(initial_output, state, "initial output")
    c = _state(initial_memory, state, "initial memory")
    overrides = {t: _state(v, state, f"memory at step {t}") for t, v in (memory_overrides or {}).items()}
    if recalled is not None and (cell.cell_type is not CellType.GRU or recalled.shape != (steps, *state)):
        raise ValueError(f"recalled of shape {recalled.shape} for a {cell.cell_type} cell, expected {(steps, *state)}")
    with np.errstate(all="ignore"):
        loop = _scalar_run if state == (1, 1) and steps > 1 else _array_run
        values = loop(cell, weights, inputs, a, c, overrides, recalled)
    for array in values.values():
        array.setflags(write=False)
    return Trace(cell, weights, inputs, values, overrides, recalled)


def _state(value: FloatArray | None, shape: tuple[int, int], name: str) -> FloatArray:
    if value is None:
        return np.zeros(shape)
    value = np.asarray(value, dtype=np.float64)
    if value.shape != shape:
        raise ValueError(f"{name} of shape {value.shape}, expected {shape}")
    return value


def _iterate(
    cell: Cell,
    steps: int,
    preactivate: Callable[[int, Any, Any], Sequence[Any]],
    recall: Callable[[int], Callable[[Any], Any]],
    peephole: tuple[Any, Any, Any] | None,
    activations: tuple[Callable[[Any], Any], Callable[[Any], Any], Callable[[Any], Any]],
    a: Any,
    c: Any,
    overrides: Mapping[int, Callable[[Any], Any]],
) -> list[tuple[Any, ...]]:
    """The run itself, on floats and on arrays alike: one tuple of values per step.

    `preactivate(t, a, c)` gives the pre-activations that the inputs, the biases, the previous output and, in dense
    peepholes, the memory make; `recall(t)(a)` the GRU's recurrent product.
    """
    f, g, h = activations
    rows: list[tuple[Any, ...]] = []
    if cell.cell_type.has_memory_cell:
        for t in range(steps):
            if t in overrides:
                c = overrides[t](c)
            z, z_i, z_f, z_o = preactivate(t, a, c)
            row = lstm_step(z, z_i, z_f, z_o, c, f, g, h, peephole)
            rows.append((c, a, *row))
            c, a = row[8], row[10]
    elif cell.cell_type is CellType.GRU:
        for t in range(steps):
            if t in overrides:
                a = overrides[t](a)
            z, z_r, z_u = preactivate(t, a, c)
            row = gru_step(z, z_r, z_u, a, f, g, recall(t), cell.reset_after)
            rows.append((a, *row))
            a = row[7]
    else:
        for t in range(steps):
            if t in overrides:
                a = overrides[t](a)
            row = rnn_step(preactivate(t, a, c)[0], g)
            rows.append((a, *row))
            a = row[1]
    return rows


def _scalar_run(
    cell: Cell,
    weights: Weights,
    inputs: FloatArray,
    a: FloatArray,
    c: FloatArray,
    overrides: Mapping[int, FloatArray],
    recalled: FloatArray | None,
) -> dict[Quantity, FloatArray]:
    """One sequence through one unit, in Python floats: ten times faster than one-element arrays."""
    driven = (inputs[:, 0, :] @ weights.input[:, 0, :].T + weights.bias[:, 0]).tolist()
    recurrent = weights.recurrent[:, 0, 0].tolist()
    w, b = recurrent[0], _recurrent_bias(weights).item()
    if cell.cell_type is CellType.GRU:
        recurrent[0] = 0.0  # the GRU's candidate recalls the previous output through its reset gate
    peephole = dense = None
    if cell.cell_type is CellType.PEEPHOLE and weights.peephole is not None:
        p_i, p_f, p_o = weights.peephole[:, 0].tolist()
        peephole = (p_i, p_f, p_o)
    elif weights.peephole is not None:
        dense = weights.peephole[:, 0, 0].tolist()
    rows = _iterate(
        cell,
        len(driven),
        _scalar_preactivation(driven, recurrent, dense),
        _recall(lambda a: w * a + b, None if recalled is None else recalled.ravel().tolist()),
        peephole,
        (cell.f.scalar, cell.g.scalar, cell.h.scalar),
        a.item(),
        c.item(),
        {t: _set_number(v.item()) for t, v in overrides.items()},
    )
    columns = np.array(rows, dtype=np.float64).T
    return {
        q: np.ascontiguousarray(column).reshape(-1, 1, 1)
        for q, column in zip(cell.cell_type.quantities, columns, strict=True)
    }


def _scalar_preactivation(
    driven: list[list[float]], recurrent: list[float], dense: list[float] | None
) -> Callable[[int, float, float], Sequence[float]]:
    """driven + recurrent·a + dense·c for one unit; what is 0 for every step is not computed at all."""
    if dense is not None:
        p = dense
        return lambda t, a, c: [x + u * a + q * c for x, u, q in zip(driven[t], recurrent, p, strict=True)]
    if not any(recurrent):
        return lambda t, _a, _c: driven[t]
    if len(recurrent) < 4:
        return lambda t, a, _c: [x + u * a for x, u in zip(driven[t], recurrent, strict=True)]
    u, u_i, u_f, u_o = recurrent

    def preactivate(t: int, a: float, _c: float) -> tuple[float, ...]:
        x, x_i, x_f, x_o = driven[t]
        return x + u * a, x_i + u_i * a, x_f + u_f * a, x_o + u_o * a

    return preactivate


def _array_run(
    cell: Cell,
    weights: Weights,
    inputs: FloatArray,
    a: FloatArray,
    c: FloatArray,
    overrides: Mapping[int, FloatArray],
    recalled: FloatArray | None,
) -> dict[Quantity, FloatArray]:
    """Any number of sequences and units: one matrix product per step, (B, H) arrays."""
    gates, hidden, size = weights.input.shape
    steps, batch, _ = inputs.shape
    driven = inputs.reshape(-1, size) @ weights.input.reshape(gates * hidden, size).T
    driven = (driven + weights.bias.ravel()).reshape(steps, batch, gates * hidden)
    recurrent = weights.recurrent.reshape(gates * hidden, hidden).T.copy()
    candidate = recurrent[:, :hidden].copy()
    recurrent_bias = _recurrent_bias(weights)
    if cell.cell_type is CellType.GRU:
        recurrent[:, :hidden] = 0.0  # as in the scalar run
    peephole = dense = None
    if cell.cell_type is CellType.PEEPHOLE and weights.peephole is not None:
        peephole = (weights.peephole[0], weights.peephole[1], weights.peephole[2])
    elif weights.peephole is not None:
        dense = weights.peephole.reshape(gates * hidden, hidden).T.copy()
    places = [slice(k * hidden, (k + 1) * hidden) for k in range(gates)]
    feeds_back = recurrent.any()

    def preactivate(t: int, a: FloatArray, c: FloatArray) -> list[FloatArray]:
        stacked = driven[t] + a @ recurrent if feeds_back else driven[t]
        if dense is not None:
            stacked = stacked + c @ dense
        return [stacked[:, place] for place in places]

    rows = _iterate(
        cell,
        steps,
        preactivate,
        _recall(lambda a: a @ candidate + recurrent_bias, recalled),
        peephole,
        (cell.f.value_of, cell.g.value_of, cell.h.value_of),
        a,
        c,
        {t: _set_where_given(v) for t, v in overrides.items()},
    )
    # One block for all: the system hands out large ones in large pages, which cost a tenth of the time.
    quantities = cell.cell_type.quantities
    block = np.empty((len(quantities), steps, batch, hidden))
    for place, column in enumerate(zip(*rows, strict=True)):
        np.stack(column, out=block[place])
    return dict(zip(quantities, block, strict=True))


def _recall(product: Callable[[Any], Any], recalled: Any) -> Callable[[int], Callable[[Any], Any]]:
    """The recurrent product of each step, what others add to it (a number or a (B, H) array for each) included."""
    if recalled is None:
        return lambda _t: product
    return lambda t: lambda a: product(a) + recalled[t]


def _set_number(value: float) -> Callable[[float], float]:
    return lambda memory: memory if value != value else value


def _set_where_given(value: FloatArray) -> Callable[[FloatArray], FloatArray]:
    return lambda memory: np.where(np.isnan(value), memory, value)


def _recurrent_bias(weights: Weights) -> FloatArray:
    return np.zeros(weights.hidden_size) if weights.recurrent_bias is None else weights.recurrent_bias


def backpropagate(
    trace: Trace,
    output_seeds: FloatArray | None = None,
    memory_seeds: FloatArray | None = None,
) -> Gradients:
    """Back-propagation through time over a run: the gradients of E = Σ output_seeds·a + Σ memory_seeds·c.

    Both seeds are (T, B, H), 0 if not given (memory seeds only for cells that have a memory c). A memory set by
    hand stops the gradient there: what came before it has no part in E.
    Source: Werbos 1990; the local derivatives are in docs/model.md.
    """
    shape = (trace.steps, trace.inputs.shape[1], trace.weights.hidden_size)
    d_output = np.zeros(shape) if output_seeds is None else np.asarray(output_seeds, dtype=np.float64)
    d_memory = np.zeros(shape) if memory_seeds is None else np.asarray(memory_seeds, dtype=np.float64)
    if d_output.shape != shape or d_memory.shape != shape:
        raise ValueError(f"seeds of shape {d_output.shape} and {d_memory.shape}, expected {shape}")
    with np.errstate(all="ignore"):
        if trace.cell.cell_type.has_memory_cell:
            values, d_a, d_c = _lstm_back(trace, d_output, d_memory)
        elif memory_seeds is not None and np.any(d_memory):
            raise ValueError(f"a {trace.cell.cell_type} cell has no memory c apart from its output")
        elif trace.cell.cell_type is CellType.GRU:
            values, d_a, d_c = _gru_back(trace, d_output)
        else:
            values, d_a, d_c = _rnn_back(trace, d_output)
        stacked = np.stack([values[q] for q in trace.cell.cell_type.preactivations], axis=2)
        inputs = np.tensordot(stacked, trace.weights.input, axes=([2, 3], [0, 1]))
        summed = _weight_gradients(trace, values, slice(None))
    return Gradients(values, inputs, summed, initial_memory=d_c, initial_output=d_a, trace=trace)


def _lstm_back(
    trace: Trace, d_output: FloatArray, d_memory: FloatArray
) -> tuple[dict[Quantity, FloatArray], FloatArray, FloatArray]:
    cell, weights = trace.cell, trace.weights
    series = _series(trace)
    g_slope = series(cell.g.derivative_of(trace[Q.Z]))
    i_slope, f_slope, o_slope = (series(cell.f.derivative_of(trace[q])) for q in (Q.Z_I, Q.Z_F, Q.Z_O))
    h_slope = series(cell.h.derivative_of(trace[Q.MEMORY]))
    g, i, f, o = (series(trace[q]) for q in (Q.CANDIDATE, Q.INPUT_GATE, Q.FORGET_GATE, Q.OUTPUT_GATE))
    c_prev, h_c = series(trace[Q.PREVIOUS_MEMORY]), series(trace[Q.SQUASHED_MEMORY])
    from_output, from_memory = series(d_output), series(d_memory)
    recurrent = _through(trace, weights.recurrent)
    dense = None
    p_i = p_f = p_o = 0.0
    if cell.cell_type is CellType.DENSE_PEEPHOLE and weights.peephole is not None:
        dense = _through(trace, weights.peephole)
    elif weights.peephole is not None:
        p_i, p_f, p_o = series(weights.peephole)
    d_a: Any = 0.0
    d_c: Any = 0.0
    rows: list[tuple[Any, ...]] = []
    for t in range(trace.steps - 1, -1, -1):
        d_a = d_a + from_output[t]
        d_o = d_a * h_c[t]
        d_z_o = d_o * o_slope[t]
        d_h_c = d_a * o[t]
        d_c = d_c + from_memory[t] + d_h_c * h_slope[t] + p_o * d_z_o
        d_g, d_i, d_f = d_c * i[t], d_c * g[t], d_c * c_prev[t]
        d_z, d_z_i, d_z_f = d_g * g_slope[t], d_i * i_slope[t], d_f * f_slope[t]
        deltas = (d_z, d_z_i, d_z_f, d_z_o)
        d_c_prev = d_c * f[t] + p_i * d_z_i + p_f * d_z_f
        if dense is not None:
            d_c_prev = d_c_prev + dense(deltas)
        d_a_prev = recurrent(deltas)
        rows.append((d_c_prev, d_a_prev, *deltas, d_g, d_i, d_f, d_o, d_c, d_h_c, d_a))
        d_a = d_a_prev
        d_c = _stop_where_set(trace, t, d_c_prev)
    shape = d_output.shape[1:]
    return _columns(trace, rows), np.broadcast_to(d_a, shape), np.broadcast_to(d_c, shape)


def _is_scalar(trace: Trace) -> bool:
    """True for one sequence through one unit: gone back over in Python floats, as it was run."""
    return trace.weights.hidden_size == 1 and trace.inputs.shape[1] == 1


def _series(trace: Trace) -> Callable[[FloatArray], Any]:
    """What gives the values of a quantity step by step: floats for one unit, (B, H) arrays otherwise."""
    return (lambda values: values.ravel().tolist()) if _is_scalar(trace) else (lambda values: values)


def _through(trace: Trace, matrices: FloatArray) -> Callable[[Sequence[Any]], Any]:
    """Σ_k δ_k W_k: what the pre-activations' gradients give back through (G, H, H) matrices."""
    if not _is_scalar(trace):
        return lambda deltas: _back_through(deltas, matrices)
    weights = matrices.ravel().tolist()
    if not any(weights):
        return lambda _deltas: 0.0
    return lambda deltas: sum(d * w for d, w in zip(deltas, weights, strict=True))


def _columns(trace: Trace, rows: list[tuple[Any, ...]]) -> dict[Quantity, FloatArray]:
    """The rows of a way back, last step first, as a (T, B, H) array for each quantity."""
    shape = trace[Q.OUTPUT].shape
    columns = zip(*rows[::-1], strict=True)
    return {
        q: np.array(column, dtype=np.float64).reshape(shape)
        for q, column in zip(trace.cell.cell_type.quantities, columns, strict=True)
    }


def _gru_back(trace: Trace, d_output: FloatArray) -> tuple[dict[Quantity, FloatArray], FloatArray, FloatArray]:
    cell, weights = trace.cell, trace.weights
    g_slope = cell.g.derivative_of(trace[Q.Z])
    r_slope, u_slope = (cell.f.derivative_of(trace[q]) for q in (Q.Z_R, Q.Z_U))
    r, u, n, a_prev = (trace[q] for q in (Q.RESET_GATE, Q.UPDATE_GATE, Q.CANDIDATE, Q.PREVIOUS_OUTPUT))
    recalled = a_prev @ weights.recurrent[0].T + _recurrent_bias(weights)
    if trace.recalled is not None:
        recalled = recalled + trace.recalled
    grad = _empty(trace)
    d_a = np.zeros(d_output.shape[1:])
    for t in range(trace.steps - 1, -1, -1):
        d_a = d_a + d_output[t]
        d_n = d_a * (1.0 - u[t])
        d_u = d_a * (a_prev[t] - n[t])
        d_z = d_n * g_slope[t]
        d_z_u = d_u * u_slope[t]
        if cell.reset_after:
            d_r = d_z * recalled[t]
            through_candidate = (d_z * r[t]) @ weights.recurrent[0]
        else:
            d_reset = d_z @ weights.recurrent[0]
            d_r = d_reset * a_prev[t]
            through_candidate = d_reset * r[t]
        d_z_r = d_r * r_slope[t]
        d_a_prev = d_a * u[t] + through_candidate + _back_through((d_z_r, d_z_u), weights.recurrent[1:])
        row = (d_a_prev, d_z_r, d_z_u, d_r, d_u, d_z, d_z, d_n, d_a)
        for quantity, value in zip(cell.cell_type.quantities, row, strict=True):
            grad[quantity][t] = value
        d_a = _stop_where_set(trace, t, d_a_prev)
    return grad, d_a, np.zeros_like(d_a)


def _rnn_back(trace: Trace, d_output: FloatArray) -> tuple[dict[Quantity, FloatArray], FloatArray, FloatArray]:
    slope = trace.cell.g.derivative_of(trace[Q.Z])
    grad = _empty(trace)
    d_a = np.zeros(d_output.shape[1:])
    for t in range(trace.steps - 1, -1, -1):
        d_a = d_a + d_output[t]
        d_z = d_a * slope[t]
        d_a_prev = d_z @ trace.weights.recurrent[0]
        grad[Q.PREVIOUS_OUTPUT][t], grad[Q.Z][t], grad[Q.OUTPUT][t] = d_a_prev, d_z, d_a
        d_a = _stop_where_set(trace, t, d_a_prev)
    return grad, d_a, np.zeros_like(d_a)


def _stop_where_set(trace: Trace, step: int, gradient: Any) -> Any:
    """The gradient that reaches the steps before `step`: none where the memory was set by hand."""
    if step not in trace.memory_overrides:
        return gradient
    stopped = np.where(np.isnan(trace.memory_overrides[step]), gradient, 0.0)
    return stopped.item() if _is_scalar(trace) else stopped


def _empty(trace: Trace) -> dict[Quantity, FloatArray]:
    return {q: np.empty_like(trace[q]) for q in trace.cell.cell_type.quantities}


def _back_through(deltas: Sequence[FloatArray], matrices: FloatArray) -> FloatArray:
    """Σ_k δ_k W_k: what the pre-activations' gradients (B, H) give back through (G, H, H) matrices."""
    hidden = matrices.shape[1]
    return np.concatenate(deltas, axis=1) @ matrices.reshape(len(deltas) * hidden, hidden)


def _weight_gradients(trace: Trace, grad: Mapping[Quantity, FloatArray], steps: slice) -> Weights:
    cell_type, weights = trace.cell.cell_type, trace.weights
    hidden = weights.hidden_size
    deltas = [grad[q][steps].reshape(-1, hidden) for q in cell_type.preactivations]
    inputs = trace.inputs[steps].reshape(-1, weights.input_size)
    a_prev = trace[Q.PREVIOUS_OUTPUT][steps].reshape(-1, hidden)
    recurrent = [delta.T @ a_prev for delta in deltas]
    peephole = recurrent_bias = None
    if cell_type is CellType.GRU:
        r = trace[Q.RESET_GATE][steps].reshape(-1, hidden)
        if trace.cell.reset_after:
            recurrent[0] = (deltas[0] * r).T @ a_prev
        else:
            recurrent[0] = deltas[0].T @ (r * a_prev)
        if weights.recurrent_bias is not None:
            recurrent_bias = (deltas[0] * r if trace.cell.reset_after else deltas[0]).sum(axis=0)
    if weights.peephole is not None:
        c_prev = trace[Q.PREVIOUS_MEMORY][steps].reshape(-1, hidden)
        c = trace[Q.MEMORY][steps].reshape(-1, hidden)
        if cell_type is CellType.PEEPHOLE:
            seen = (c_prev, c_prev, c)
            peephole = np.stack([(d * m).sum(axis=0) for d, m in zip(deltas[1:], seen, strict=True)])
        else:
            peephole = np.stack([delta.T @ c_prev for delta in deltas])
    return Weights(
        input=np.stack([delta.T @ inputs for delta in deltas]),
        recurrent=np.stack(recurrent),
        bias=np.stack([delta.sum(axis=0) for delta in deltas]),
        peephole=peephole,
        recurrent_bias=recurrent_bias,
    )
