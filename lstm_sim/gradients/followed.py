"""One gradient followed backwards: that of the last step's output or memory, for one unit of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.frozen import frozen
from lstm_sim.gradients.stepper import BackwardStep, Wire, steps_back
from lstm_sim.sequence import Trace, run
from lstm_sim.study import HELD_STEPS

Q = Quantity


@dataclass(frozen=True, eq=False)
class Link:
    """A Wire as one unit sees it.

    Attributes:
        wire: the whole.
        local: ∂target/∂source of the unit alone; None where it goes to other units or inputs as well.
        incoming, outgoing: ∂E/∂target of the unit, and what this wire adds to ∂E/∂source of the unit.
    """

    wire: Wire
    local: float | None
    incoming: float
    outgoing: float


@dataclass(frozen=True, eq=False)
class Followed:
    """E = a_T or c_T of one unit, gone back through the whole run.

    Attributes:
        of, unit: what is differentiated, and of which unit.
        steps: in the order of time, one for each step.
        links: for each step its wires, but for those to the input, in the order of the computation back.
        totals: quantity → (T,), all that arrives at it: of every step's a, and c′ where the cell has one.
        path: (T,), ∂c_T/∂c′_t along the memory alone, Π f(z_f) of the steps after t; None for a cell without c.
    """

    of: Quantity
    unit: int
    steps: tuple[BackwardStep, ...]
    links: tuple[tuple[Link, ...], ...]
    totals: Mapping[Quantity, FloatArray]
    path: FloatArray | None


def held(trace: Trace) -> Trace:
    """A run of one step gone on with: the same inputs for HELD_STEPS steps, so that there is a way back to follow.

    Of a longer run nothing is changed.
    """
    if trace.steps > 1:
        return trace
    cell_type = trace.cell.cell_type

    def again(values: FloatArray) -> FloatArray:
        return np.repeat(values, HELD_STEPS, axis=0)

    return run(
        trace.cell,
        trace.weights,
        again(trace.inputs),
        trace[Q.PREVIOUS_OUTPUT][0],
        trace[Q.PREVIOUS_MEMORY][0] if cell_type.has_memory_cell else None,
        recalled=None if trace.recalled is None else again(trace.recalled),
    )


def follow(trace: Trace, of: Quantity, unit: int = 0) -> Followed:
    """Follow ∂E/∂ … back through a run of one sequence, E being the unit's last `of`: OUTPUT, or MEMORY.

    A cell without a memory of its own is asked for its output, whatever `of` is.
    """
    has_memory = trace.cell.cell_type.has_memory_cell
    of = of if has_memory else Q.OUTPUT
    seeds = np.zeros((trace.steps, trace.weights.hidden_size))
    seeds[-1, unit] = 1.0
    nothing = np.zeros_like(seeds)
    back = steps_back(trace, nothing, seeds) if of is Q.MEMORY else steps_back(trace, seeds)
    steps = back[::-1]
    wanted = (Q.OUTPUT, Q.MEMORY) if has_memory else (Q.OUTPUT,)
    totals = {q: frozen([step.gradients[q][unit] for step in steps]) for q in wanted}
    path = None
    if has_memory:
        with np.errstate(all="ignore"):
            kept = trace[Q.FORGET_GATE][1:, 0, unit][::-1]
            path = frozen(np.concatenate([[1.0], np.cumprod(kept)])[::-1])
    return Followed(of, unit, steps, tuple(_links(step, unit) for step in steps), totals, path)


def _links(step: BackwardStep, unit: int) -> tuple[Link, ...]:
    found = []
    for wire in step.wires:
        if wire.source is Q.INPUT:
            continue
        local = None
        if wire.local.ndim == 1:
            local = float(wire.local[unit])
        elif wire.local.shape == (1, 1):
            local = float(wire.local[0, 0])
        found.append(Link(wire, local, float(wire.incoming[unit]), float(wire.outgoing[unit])))
    return tuple(found)
