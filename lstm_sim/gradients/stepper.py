"""Back-propagation through time, one step at a time, with every local derivative and what it does to the gradient.

From a step's outputs the gradient goes back wire by wire: what reaches the end of a wire, times the local derivative,
leaves at its beginning; where wires begin together, it adds up. The numbers are those of `sequence.backpropagate`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.cell import CellType, Quantity
from lstm_sim.frozen import frozen
from lstm_sim.sequence import Trace

Q = Quantity
_SYMBOLS = {
    Q.INPUT: "x", Q.Z: "z", Q.Z_I: "zᵢ", Q.Z_F: "z_f", Q.Z_O: "z_o", Q.Z_R: "zᵣ", Q.Z_U: "zᵤ", Q.MEMORY: "c′",
    Q.PREVIOUS_MEMORY: "c", Q.OUTPUT: "a", Q.PREVIOUS_OUTPUT: "a₋",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Wire:
    """One way back inside a step.

    Attributes:
        target, source: where the gradient comes from and where it goes: ∂target/∂source.
        symbol, formula: "∂c′/∂z_f" and "c·f′(z_f)".
        local: the derivative's value: (H,), unit by unit, or (H, S), local[j, k] = ∂target_j/∂source_k.
        incoming: (H,), ∂E/∂target, all of it.
        outgoing: (S,), what this wire adds to ∂E/∂source.
    """

    target: Quantity
    source: Quantity
    symbol: str
    formula: str
    local: FloatArray
    incoming: FloatArray
    outgoing: FloatArray


@dataclass(frozen=True, eq=False)
class BackwardStep:
    """One time step, gone back through.

    Attributes:
        step: t.
        asked: what E asks of this step's a and c directly, (H,) each.
        later: what the step after it sends back to them, (H,) each; 0 at the last step, and to a memory set by hand.
        wires: in the order of the computation back.
        gradients: ∂E/∂ a, c′, every pre-activation, x, and the state before the step: all that came together there.
    """

    step: int
    asked: Mapping[Quantity, FloatArray]
    later: Mapping[Quantity, FloatArray]
    wires: tuple[Wire, ...]
    gradients: Mapping[Quantity, FloatArray]


Local = tuple[Quantity, Quantity, str, FloatArray]
"""Target, source, formula and value of one local derivative."""


def steps_back(
    trace: Trace, output_seeds: FloatArray, memory_seeds: FloatArray | None = None
) -> tuple[BackwardStep, ...]:
    """Every step of a run of one sequence (B = 1), from the last to the first.

    E = Σ output_seeds·a + Σ memory_seeds·c. The seeds are (T, H); memory seeds only for cells that have a memory c.
    Raises ValueError for anything else.
    """
    steps, batch, hidden = trace[Q.OUTPUT].shape
    cell_type = trace.cell.cell_type
    seeds = {Q.OUTPUT: output_seeds}
    if memory_seeds is not None:
        seeds[Q.MEMORY] = memory_seeds
    if batch != 1 or any(s.shape != (steps, hidden) for s in seeds.values()):
        raise ValueError(f"one sequence and seeds of shape {(steps, hidden)}, not {batch} and {output_seeds.shape}")
    if memory_seeds is not None and not cell_type.has_memory_cell:
        raise ValueError(f"a {cell_type} cell has no memory c apart from its output")
    states = {Q.OUTPUT: Q.PREVIOUS_OUTPUT}
    if cell_type.has_memory_cell:
        states[Q.MEMORY] = Q.PREVIOUS_MEMORY
    later: Mapping[Quantity, FloatArray] = {q: frozen(np.zeros(hidden)) for q in states}
    found = []
    with np.errstate(all="ignore"):
        for t in range(steps - 1, -1, -1):
            asked = {q: frozen(seeds[q][t]) if q in seeds else frozen(np.zeros(hidden)) for q in states}
            step = _step_back(trace, t, asked, later)
            found.append(step)
            sent = {q: step.gradients[before] for q, before in states.items()}
            if t in trace.memory_overrides:
                kept = np.isnan(trace.memory_overrides[t][0])
                sent[cell_type.memory] = frozen(np.where(kept, sent[cell_type.memory], 0.0))
            later = MappingProxyType(sent)
    return tuple(found)


def _step_back(
    trace: Trace, t: int, asked: Mapping[Quantity, FloatArray], later: Mapping[Quantity, FloatArray]
) -> BackwardStep:
    hidden, inputs = trace.weights.hidden_size, trace.weights.input_size
    arrived = {q: asked[q] + later[q] for q in asked}
    wires = []
    for target, source, formula, local in _local_derivatives(trace, t):
        incoming = arrived[target]
        outgoing = local * incoming if local.ndim == 1 else incoming @ local
        size = inputs if source is Q.INPUT else hidden
        arrived[source] = arrived.get(source, np.zeros(size)) + outgoing
        symbol = f"∂{_SYMBOLS[target]}/∂{_SYMBOLS[source]}"
        wires.append(Wire(target, source, symbol, formula, frozen(local), frozen(incoming), frozen(outgoing)))
    for state in (Q.PREVIOUS_OUTPUT, trace.cell.cell_type.previous_memory):
        arrived.setdefault(state, np.zeros(hidden))
    gradients = MappingProxyType({q: frozen(value) for q, value in arrived.items()})
    return BackwardStep(t, MappingProxyType(dict(asked)), later, tuple(wires), gradients)


def _local_derivatives(trace: Trace, t: int) -> Iterator[Local]:
    """Every local derivative of a step, in such an order that a gradient is whole before it is passed on."""
    cell, weights = trace.cell, trace.weights
    values = {q: trace[q][t, 0] for q in cell.cell_type.quantities}
    if cell.cell_type.has_memory_cell:
        yield from _lstm(trace, values)
    elif cell.cell_type is CellType.GRU:
        yield from _gru(trace, values)
    else:
        yield Q.OUTPUT, Q.Z, "g′(z)", cell.g.derivative_of(values[Q.Z])
    for row, z in enumerate(cell.cell_type.preactivations):
        through_reset = cell.cell_type is CellType.GRU and row == 0
        if weights.recurrent[row].any() and not through_reset:
            yield z, Q.PREVIOUS_OUTPUT, "w", weights.recurrent[row]
        yield z, Q.INPUT, "wₓ", weights.input[row]


def _lstm(trace: Trace, values: Mapping[Quantity, FloatArray]) -> Iterator[Local]:
    cell, peephole = trace.cell, trace.weights.peephole
    f_slope = cell.f.derivative_of
    diagonal = peephole if cell.cell_type is CellType.PEEPHOLE else None
    yield Q.OUTPUT, Q.Z_O, "h(c′)·f′(z_o)", values[Q.SQUASHED_MEMORY] * f_slope(values[Q.Z_O])
    yield Q.OUTPUT, Q.MEMORY, "h′(c′)·f(z_o)", cell.h.derivative_of(values[Q.MEMORY]) * values[Q.OUTPUT_GATE]
    if diagonal is not None:
        yield Q.Z_O, Q.MEMORY, "p_o", diagonal[2]
    yield Q.MEMORY, Q.Z, "g′(z)·f(zᵢ)", cell.g.derivative_of(values[Q.Z]) * values[Q.INPUT_GATE]
    yield Q.MEMORY, Q.Z_I, "g(z)·f′(zᵢ)", values[Q.CANDIDATE] * f_slope(values[Q.Z_I])
    yield Q.MEMORY, Q.Z_F, "c·f′(z_f)", values[Q.PREVIOUS_MEMORY] * f_slope(values[Q.Z_F])
    yield Q.MEMORY, Q.PREVIOUS_MEMORY, "f(z_f)", values[Q.FORGET_GATE]
    if diagonal is not None:
        yield Q.Z_I, Q.PREVIOUS_MEMORY, "pᵢ", diagonal[0]
        yield Q.Z_F, Q.PREVIOUS_MEMORY, "p_f", diagonal[1]
    elif peephole is not None:
        for z, matrix in zip(cell.cell_type.preactivations, peephole, strict=True):
            yield z, Q.PREVIOUS_MEMORY, "p", matrix


def _gru(trace: Trace, values: Mapping[Quantity, FloatArray]) -> Iterator[Local]:
    cell, weights = trace.cell, trace.weights
    r, u, a_prev = values[Q.RESET_GATE], values[Q.UPDATE_GATE], values[Q.PREVIOUS_OUTPUT]
    f_slope: Callable[[FloatArray], FloatArray] = cell.f.derivative_of
    w = weights.recurrent[0]
    yield Q.OUTPUT, Q.Z, "(1 − f(zᵤ))·g′(z)", (1.0 - u) * cell.g.derivative_of(values[Q.Z])
    yield Q.OUTPUT, Q.Z_U, "(a₋ − g(z))·f′(zᵤ)", (a_prev - values[Q.CANDIDATE]) * f_slope(values[Q.Z_U])
    yield Q.OUTPUT, Q.PREVIOUS_OUTPUT, "f(zᵤ)", u
    r_slope = f_slope(values[Q.Z_R])
    if cell.reset_after:
        recalled = w @ a_prev if weights.recurrent_bias is None else w @ a_prev + weights.recurrent_bias
        yield Q.Z, Q.Z_R, "(w·a₋ + b)·f′(zᵣ)", recalled * r_slope
        yield Q.Z, Q.PREVIOUS_OUTPUT, "f(zᵣ)·w", r[:, None] * w
    else:
        yield Q.Z, Q.Z_R, "w·a₋·f′(zᵣ)", w * (a_prev * r_slope)
        yield Q.Z, Q.PREVIOUS_OUTPUT, "w·f(zᵣ)", w * r
