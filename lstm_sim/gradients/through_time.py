"""How much gradient reaches each time step of a run, however little or much, and how much came along the memory.

The equations are those of `sequence.backpropagate`. Here they go over one sequence in place, keep only what is drawn,
and carry a power of two beside the numbers: over 1,000 steps a gradient leaves a double's range in either direction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Cell, CellType, Quantity, Weights
from lstm_sim.frozen import frozen
from lstm_sim.gradients.compiled_steps import Steps, is_usual, ready
from lstm_sim.gradients.scaled import ScaledRows
from lstm_sim.network_trace import LayerTrace
from lstm_sim.sequence import Gradients, Trace

Q = Quantity
# What the compiled loops are given of a run, in their order.
_OF_LSTM = (
    Q.Z, Q.Z_I, Q.Z_F, Q.Z_O, Q.CANDIDATE, Q.INPUT_GATE, Q.FORGET_GATE, Q.OUTPUT_GATE, Q.PREVIOUS_MEMORY, Q.MEMORY,
    Q.SQUASHED_MEMORY,
)  # fmt: skip
_OF_GRU = (Q.Z, Q.Z_R, Q.Z_U, Q.CANDIDATE, Q.RESET_GATE, Q.UPDATE_GATE, Q.RECALL, Q.PREVIOUS_OUTPUT)
# Every 16 steps the numbers are brought back to about 1 if they have left 2^±200; what 16 steps add to that still fits.
_BLOCK, _SMALL, _LARGE = 16, 2.0**-200, 2.0**200

_Inner = Callable[[slice, FloatArray, FloatArray | None], None]
"""Some steps back, from the last to the first: the last of the rows is ∂E/∂ the state of the last step, all but what E
asks of that step, which is given for each step (None: E asks nothing); it adds that and makes the row before it."""


@dataclass(frozen=True, eq=False)
class MemoryPath:
    """The way along the memory alone, over T steps of H units: what enters it, and the gates that pass it on.

    The gate is f(z_f), in a GRU f(z_u), which lets the memory through.

    Attributes:
        entering: (T, H), what E puts into the memory at each step.
        gate: (T, H), its opening.
    """

    entering: FloatArray
    gate: FloatArray

    @cached_property
    def gradient(self) -> ScaledRows:
        """What comes back to each step by this way alone: what entered later, times Π of the gates in between."""
        with np.errstate(all="ignore"):
            return _along_memory(self.entering, self.gate)

    @cached_property
    def retention(self) -> FloatArray:
        """(T, H), log10 Π of the gates after each step: ∂c_T/∂c_t along the memory; 0 is all of it, −inf is nothing."""
        with np.errstate(all="ignore"):
            logs = np.log10(self.gate)
        after = np.zeros_like(logs)
        after[:-1] = np.cumsum(logs[:0:-1], axis=0)[::-1]
        return frozen(after)

    @cached_property
    def mean_retention(self) -> FloatArray:
        """(T,), the mean of `retention` over the units: log10 of the geometric mean of the products."""
        return frozen(self.retention.mean(axis=1))


@dataclass(frozen=True, eq=False)
class ThroughTime:
    """The gradient of E at every step of one sequence through a layer of H units.

    Attributes:
        cell_type: of the layer.
        output: ∂E/∂a_t, the total derivative (T rows of H).
        memory: ∂E/∂c_t, the total derivative; None for cells without c.
        path: the way along the memory alone; None for the simple RNN, which has no such way.
    """

    cell_type: CellType
    output: ScaledRows
    memory: ScaledRows | None
    path: MemoryPath | None

    @property
    def memory_or_output(self) -> ScaledRows:
        """The gradient of what the cell carries from step to step: c, or a where there is no c."""
        return self.output if self.memory is None else self.memory


def through_time(trace: Trace, output_seeds: FloatArray) -> ThroughTime:
    """The gradient of E = Σ output_seeds·a at every step of a run of one sequence (B = 1); the seeds are (T, H).

    Raises ValueError for more than one sequence, a memory set by hand, or seeds of another shape.
    """
    steps, batch, hidden = trace[Q.OUTPUT].shape
    if batch != 1 or trace.memory_overrides:
        raise ValueError("one sequence, and no memory set by hand")
    if output_seeds.shape != (steps, hidden):
        raise ValueError(f"seeds of shape {output_seeds.shape}, expected {(steps, hidden)}")
    cell_type = trace.cell.cell_type
    values = {q: trace[q][:, 0] for q in cell_type.quantities}
    output_seeds = np.ascontiguousarray(output_seeds, dtype=np.float64)
    with np.errstate(all="ignore"):
        if cell_type.has_memory_cell:
            return _lstm(trace, values, output_seeds)
        if cell_type is CellType.GRU:
            return _gru(trace, values, output_seeds)
        return _rnn(trace, values, output_seeds)


def layer_through_time(layer: LayerTrace, gradients: Gradients, sequence: int = 0) -> ThroughTime:
    """The same of one sequence through one direction of a layer of a real network, from `tracing.gradients`.

    Its real steps only, in the order in which the layer read them. What the loss asks of each output is what is left of
    its gradient without what the step after it sent back.
    """
    steps, run = int(layer.lengths[sequence]), layer.run

    def real(values: FloatArray) -> FloatArray:
        return _double(values[:steps, sequence])

    seeds = real(gradients[Q.OUTPUT]).copy()
    seeds[:-1] -= real(gradients[Q.PREVIOUS_OUTPUT])[1:]
    w = run.weights
    weights = Weights(
        _double(w.input),
        _double(w.recurrent),
        _double(w.bias),
        None if w.peephole is None else _double(w.peephole),
        None if w.recurrent_bias is None else _double(w.recurrent_bias),
    )
    values = {q: real(run[q])[:, None] for q in run.cell.cell_type.quantities}
    return through_time(Trace(run.cell, weights, real(run.inputs)[:, None], values, {}), seeds)


def _double(array: FloatArray) -> FloatArray:
    return np.asarray(array, dtype=np.float64)


def _backwards(*of_steps: Any) -> Iterator[tuple[Any, ...]]:
    """What belongs to each step, the last step first; None belongs to every step."""
    return zip(*(repeat(None) if values is None else values[::-1] for values in of_steps), strict=False)


def _go_back(seeds: FloatArray, inner: _Inner, *carried: FloatArray) -> tuple[ScaledRows, NDArray[np.int64]]:
    """The whole way back: the gradient at every step, and the exponents by which all numbers of a step are scaled.

    `carried` are what goes from step to step beside the rows, scaled in place with them.
    """
    steps, hidden = seeds.shape
    rows, exponents = np.empty((steps + 1, hidden)), np.zeros(steps, dtype=np.int64)
    rows[steps] = 0.0
    asked: list[bool] = np.asarray(seeds.any(axis=1)).tolist()
    shift = 0
    high = steps
    while high:
        low = max(high - _BLOCK, 0)
        state = (rows[high], *carried)
        here = any(asked[low:high])
        if here and shift < 0:
            next_asked = high - 1 - asked[low:high][::-1].index(True)
            if next_asked == high - 1:  # what has all but vanished is nothing beside what E asks here
                _scale(state, shift)
                shift = 0
            else:
                low, here = next_asked + 1, False
        largest = max(float(np.maximum.reduce(np.abs(values))) for values in state)
        if _LARGE < largest < np.inf or (0.0 < largest < _SMALL and not here):
            exponent = int(np.frexp(largest)[1])
            _scale(state, -exponent)
            shift += exponent
        exponents[low:high] = shift
        asked_here = None if not here else np.ldexp(seeds[low:high], -shift) if shift else seeds[low:high]
        inner(slice(low, high), rows[low : high + 1], asked_here)
        high = low
    return _scaled(rows[1:], exponents), exponents


def _scale(state: tuple[FloatArray, ...], exponent: int) -> None:
    for values in state:
        np.ldexp(values, exponent, out=values)


def _scaled(rows: FloatArray, exponents: NDArray[np.int64]) -> ScaledRows:
    rows.setflags(write=False)
    exponents.setflags(write=False)
    return ScaledRows(rows, exponents)


def _loops(cell: Cell) -> Steps | None:
    """The compiled loops, where they are ready and know this cell."""
    return ready() if is_usual(cell) else None


def _lstm(trace: Trace, values: dict[Quantity, FloatArray], seeds: FloatArray) -> ThroughTime:
    cell, weights = trace.cell, trace.weights
    f, hidden = values[Q.FORGET_GATE], weights.hidden_size
    recurrent = weights.recurrent.reshape(4 * hidden, hidden)
    diagonal = dense = None
    if cell.cell_type is CellType.DENSE_PEEPHOLE and weights.peephole is not None:
        dense = weights.peephole.reshape(4 * hidden, hidden)
    elif weights.peephole is not None:
        diagonal = weights.peephole
    loops = _loops(cell)
    if loops is not None:
        known = [values[q] for q in _OF_LSTM]
        rows, memories, exponents, entering = loops.back_lstm(seeds, known, recurrent, diagonal, dense)
        found = _scaled(rows, exponents), _scaled(memories, exponents)
        return ThroughTime(cell.cell_type, *found, MemoryPath(entering, f))
    to_memory = values[Q.OUTPUT_GATE] * cell.h.derivative_of(values[Q.MEMORY])  # ∂a/∂c′
    to_z_o = values[Q.SQUASHED_MEMORY] * cell.f.derivative_of(values[Q.Z_O])  # ∂a/∂z_o
    from_memory = np.empty((len(f), 4, hidden))  # ∂c′/∂c, ∂c′/∂z, ∂c′/∂z_i, ∂c′/∂z_f
    from_memory[:, 0] = f
    np.multiply(cell.g.derivative_of(values[Q.Z]), values[Q.INPUT_GATE], out=from_memory[:, 1])
    np.multiply(values[Q.CANDIDATE], cell.f.derivative_of(values[Q.Z_I]), out=from_memory[:, 2])
    np.multiply(values[Q.PREVIOUS_MEMORY], cell.f.derivative_of(values[Q.Z_F]), out=from_memory[:, 3])
    if diagonal is not None:
        to_memory += diagonal[2] * to_z_o
    memories = np.empty_like(f)
    made, through = np.zeros(5 * hidden), np.empty(hidden)  # d_c, d_z, d_z_i, d_z_f, d_z_o
    d_c, by_memory, deltas, d_z_o = made[:hidden], made[: 4 * hidden], made[hidden:], made[4 * hidden :]
    d_z = deltas.reshape(4, hidden)
    repeated = np.empty((4, hidden))  # numpy repeats a row in a copy sooner than in a product
    as_row = repeated.reshape(-1)
    add, multiply = np.add, np.multiply

    def inner(steps: slice, rows: FloatArray, asked: FloatArray | None) -> None:
        for d_a, d_before, d_memory, asked_now, o, z_o, factors in _backwards(
            rows[1:], rows[:-1], memories[steps], asked, to_memory[steps], to_z_o[steps],
            from_memory[steps].reshape(len(rows) - 1, -1),
        ):  # fmt: skip
            if asked_now is not None:
                add(d_a, asked_now, d_a)
            multiply(d_a, o, through)
            add(d_c, through, d_memory)
            multiply(d_a, z_o, d_z_o)
            repeated[:] = d_memory
            multiply(as_row, factors, by_memory)
            deltas.dot(recurrent, d_before)
            if diagonal is not None:
                d_c[:] += diagonal[0] * d_z[1] + diagonal[1] * d_z[2]
            elif dense is not None:
                d_c[:] += deltas.dot(dense)

    output, exponents = _go_back(seeds, inner, d_c)
    return ThroughTime(cell.cell_type, output, _scaled(memories, exponents), MemoryPath(seeds * to_memory, f))


def _gru(trace: Trace, values: dict[Quantity, FloatArray], seeds: FloatArray) -> ThroughTime:
    cell, weights = trace.cell, trace.weights
    r, u, a_prev = (values[q] for q in (Q.RESET_GATE, Q.UPDATE_GATE, Q.PREVIOUS_OUTPUT))
    hidden = weights.hidden_size
    recurrent, path = weights.recurrent.reshape(3 * hidden, hidden), MemoryPath(seeds, u)
    loops = _loops(cell)
    if loops is not None:
        found = loops.back("gru", seeds, [values[q] for q in _OF_GRU], recurrent)
        return ThroughTime(cell.cell_type, _scaled(*found), None, path)
    to_z = (1.0 - u) * cell.g.derivative_of(values[Q.Z])  # ∂a/∂z
    to_z_u = (a_prev - values[Q.CANDIDATE]) * cell.f.derivative_of(values[Q.Z_U])  # ∂a/∂z_u
    r_slope = cell.f.derivative_of(values[Q.Z_R])
    if cell.reset_after:
        # In pieces too small for BLAS to wake its threads, as in lean_run.
        pieces = np.array_split(a_prev, 1 + a_prev.size * hidden // 200_000)
        recalled = np.concatenate([piece @ weights.recurrent[0].T for piece in pieces])
        if weights.recurrent_bias is not None:
            recalled += weights.recurrent_bias
        # What is kept, and what meets the three blocks of U: the reset gate stands between z and the recurrent product.
        through = np.concatenate([u, to_z * r, to_z * recalled * r_slope, to_z_u], axis=1)
    made, repeated = np.empty(4 * hidden), np.empty((4, hidden))
    kept, deltas, as_row = made[:hidden], made[hidden:], repeated.reshape(-1)
    rows_of_deltas = deltas.reshape(3, hidden)
    add, multiply = np.add, np.multiply

    def after(steps: slice, rows: FloatArray, asked: FloatArray | None) -> None:
        for d_a, d_before, asked_now, factors in _backwards(rows[1:], rows[:-1], asked, through[steps]):
            if asked_now is not None:
                add(d_a, asked_now, d_a)
            repeated[:] = d_a
            multiply(as_row, factors, made)
            deltas.dot(recurrent, d_before)
            add(d_before, kept, d_before)

    def before(steps: slice, rows: FloatArray, asked: FloatArray | None) -> None:
        for t, d_a, d_before, asked_now in _backwards(np.arange(len(u))[steps], rows[1:], rows[:-1], asked):
            if asked_now is not None:
                add(d_a, asked_now, d_a)
            reset = (d_a * to_z[t]) @ weights.recurrent[0]
            multiply(reset * a_prev[t], r_slope[t], rows_of_deltas[1])
            multiply(d_a, to_z_u[t], rows_of_deltas[2])
            d_before[:] = d_a * u[t] + reset * r[t] + deltas[hidden:].dot(recurrent[hidden:])

    output, _ = _go_back(seeds, after if cell.reset_after else before)
    return ThroughTime(cell.cell_type, output, None, path)


def _rnn(trace: Trace, values: dict[Quantity, FloatArray], seeds: FloatArray) -> ThroughTime:
    recurrent = trace.weights.recurrent[0]
    loops = _loops(trace.cell)
    if loops is not None:
        return ThroughTime(
            trace.cell.cell_type, _scaled(*loops.back("rnn", seeds, (values[Q.Z],), recurrent)), None, None
        )
    slope = trace.cell.g.derivative_of(values[Q.Z])
    d_z = np.empty(len(recurrent))
    add, multiply = np.add, np.multiply

    def inner(steps: slice, rows: FloatArray, asked: FloatArray | None) -> None:
        for d_a, d_before, asked_now, slope_now in _backwards(rows[1:], rows[:-1], asked, slope[steps]):
            if asked_now is not None:
                add(d_a, asked_now, d_a)
            multiply(d_a, slope_now, d_z)
            d_z.dot(recurrent, d_before)

    return ThroughTime(trace.cell.cell_type, _go_back(seeds, inner)[0], None, None)


def _along_memory(entering: FloatArray, gate: FloatArray) -> ScaledRows:
    """What comes back to each step along the memory alone: what enters it at each step, times the gates on the way."""
    loops = ready()
    if loops is not None:
        return _scaled(*loops.back_along(entering, gate))
    add, multiply = np.add, np.multiply

    def inner(steps: slice, rows: FloatArray, asked: FloatArray | None) -> None:
        if asked is None:
            multiply(multiply.accumulate(gate[steps][::-1])[::-1], rows[-1], rows[:-1])
            return
        for d_c, d_before, asked_now, gate_now in _backwards(rows[1:], rows[:-1], asked, gate[steps]):
            add(d_c, asked_now, d_c)
            multiply(d_c, gate_now, d_before)

    return _go_back(entering, inner)[0]
