"""Session → Frame: everything that is drawn, computed once, in one place, without a pixel.

`compute_frame` reuses every part of the previous frame whose inputs are the same objects, so a panel redraws
only when its part is another object.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Generic, TypeVar

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Cell, CellType, Quantity, Weights
from lstm_sim.sequence import Gradients, Trace, backpropagate, run
from lstm_sim.session import MEMORY_AXIS, Session, Setup, layer_weights
from lstm_sim.unit import isolate

T = TypeVar("T")

MAP_POINTS = 49
CURVE_POINTS = 241
PHASE_POINTS = 121
COBWEB_STEPS = 24
_REFINEMENTS = 5
_REFINE_POINTS = 65


@dataclass(frozen=True, eq=False)
class Now:
    """The values at the step that is looked at, for the unit that is looked at.

    Attributes:
        step: the time step.
        inputs: (I,), the inputs of that step.
        values: quantity → value.
        memory_is_set: True where the memory was set by hand at this step.
    """

    step: int
    inputs: FloatArray
    values: Mapping[Quantity, float]
    memory_is_set: bool

    def __getitem__(self, quantity: Quantity) -> float:
        return self.values[quantity]

    @property
    def renewal(self) -> float:
        """1 − f(z_u): how much of the GRU's candidate is let into its memory."""
        return 1.0 - self.values[Quantity.UPDATE_GATE]

    def flow(self, *quantities: Quantity) -> float:
        """What flows behind a gate: the product of the given quantities."""
        product = 1.0
        for quantity in quantities:
            product *= self.values[quantity]
        return product


@dataclass(frozen=True, eq=False)
class Sensitivity:
    """How the new memory and the output of this one step answer to what enters it.

    Attributes:
        of: target (MEMORY, OUTPUT; only OUTPUT for cells without c) → source → ∂target/∂source, the sources
            being the cell's pre-activations and its previous memory.
        inputs: target → (I,), ∂target/∂ each input.
    """

    of: Mapping[Quantity, Mapping[Quantity, float]]
    inputs: Mapping[Quantity, FloatArray]


@dataclass(frozen=True, eq=False)
class ActivationCurves:
    """The curves of f, g and h over the range that holds every operating point.

    Attributes:
        x: (CURVE_POINTS,).
        curves: role ("f", "g", "h") → values; a role the cell does not use is absent.
    """

    x: FloatArray
    curves: Mapping[str, FloatArray]


@dataclass(frozen=True, eq=False)
class ResponseMap:
    """c′ or a of this step over two of its inputs, all else held.

    Attributes:
        x, y: (MAP_POINTS,), the axes' values; x_axis, y_axis: input column or MEMORY_AXIS.
        values: (MAP_POINTS, MAP_POINTS), values[row of y, column of x].
        of: MEMORY or OUTPUT.
    """

    x: FloatArray
    y: FloatArray
    x_axis: int
    y_axis: int
    values: FloatArray
    of: Quantity


@dataclass(frozen=True)
class FixedPoint:
    """A memory that the present inputs leave as it is; stable where the slope's magnitude is below 1."""

    memory: float
    slope: float

    @property
    def stable(self) -> bool:
        """True where a small push dies away."""
        return abs(self.slope) < 1.0


@dataclass(frozen=True, eq=False)
class Phase:
    """The map c → c′ under the present inputs, and where it leads.

    Attributes:
        memory, next_memory: (PHASE_POINTS,), the curve.
        cobweb: (COBWEB_STEPS + 1,), the memories of the coming steps, beginning with the present one.
        fixed_points: in rising order; `everywhere` is True where every memory is one.
    """

    memory: FloatArray
    next_memory: FloatArray
    cobweb: FloatArray
    fixed_points: tuple[FixedPoint, ...]
    everywhere: bool


class Part(Generic[T]):
    """A part of a frame: computed when first looked at, once, and shared by the frames it holds for."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make: Callable[[], T] | None = make
        self._value: T | None = None

    @property
    def value(self) -> T:
        """The part; numbers that overflow in it become inf or nan."""
        if self._make is not None:
            with np.errstate(all="ignore"):
                self._value = self._make()
            self._make = None
        return self._value  # type: ignore[return-value]


@dataclass(frozen=True, eq=False)
class Frame:
    """All that is drawn of one Session.

    Attributes:
        trace: the whole run, B = 1.
        now: the step and unit that are looked at; ghost: the pinned session's, or None.
        ghost_trace: the pinned session's run, or None.
        local: the shown unit alone (H = 1), all else held at this step.
        gradients: of the session's chosen target, where the gradient mode is on.
        readout: (T, O), the output layer's answer, where the set-up has one.
    """

    session: Session
    trace: Trace
    now: Now
    ghost: Now | None
    ghost_trace: Trace | None
    local: Weights
    curves: ActivationCurves
    gradients: Gradients | None
    readout: FloatArray | None
    sensitivity_part: Part[Sensitivity]
    ghost_sensitivity_part: Part[Sensitivity] | None
    response_part: Part[ResponseMap]
    phase_part: Part[Phase]

    @property
    def sensitivity(self) -> Sensitivity:
        """How this step answers to what enters it."""
        return self.sensitivity_part.value

    @property
    def ghost_sensitivity(self) -> Sensitivity | None:
        """The same for the pinned session, if there is one."""
        return None if self.ghost_sensitivity_part is None else self.ghost_sensitivity_part.value

    @property
    def response(self) -> ResponseMap:
        """The response map."""
        return self.response_part.value

    @property
    def phase(self) -> Phase:
        """The map c → c′."""
        return self.phase_part.value


_DRAWN = tuple(f.name for f in fields(Session) if f.name not in ("title", "workspace", "lab", "study"))
"""What a frame is computed from; the rest of a session stands beside the cell."""


def compute_frame(session: Session, old: Frame | None = None) -> Frame:
    """The frame of `session`, sharing with `old` every part that the change left as it was."""
    if old is not None and all(getattr(session, name) is getattr(old.session, name) for name in _DRAWN):
        return replace(old, session=session)
    trace, now, local = _present(session, old)
    pinned = session.pinned
    ghost = ghost_trace = ghost_sensitivity = None
    if pinned is not None and old is not None and old.session.pinned is pinned:
        ghost, ghost_trace, ghost_sensitivity = old.ghost, old.ghost_trace, old.ghost_sensitivity_part
    elif pinned is not None:
        ghost_trace, ghost, ghost_sensitivity = _pinned(pinned)
    same_now = old is not None and old.now is now
    with np.errstate(all="ignore"):
        return Frame(
            session=session,
            trace=trace,
            now=now,
            ghost=ghost,
            ghost_trace=ghost_trace,
            local=local,
            curves=_curves(session.cell, now, old),
            ghost_sensitivity_part=ghost_sensitivity,
            sensitivity_part=(
                old.sensitivity_part if old and same_now else Part(lambda: _sensitivity(session.cell, local, now))
            ),
            response_part=_response_part(session, local, now, old),
            phase_part=(
                old.phase_part
                if old and same_now and _same_range(session, old)
                else Part(lambda: _phase(session, local, now))
            ),
            gradients=_gradients(session, trace, now.step, old),
            readout=_readout(session.setup, trace, old),
        )


def _pinned(pinned: Session) -> tuple[Trace, Now, Part[Sensitivity]]:
    trace, now, local = _present(pinned, None)
    return trace, now, Part(lambda: _sensitivity(pinned.cell, local, now))


def run_session(session: Session, weights: Weights | None = None) -> Trace:
    """Run the session's layer over its sequence, B = 1; `weights`, if given, are its layer_weights."""
    setup = session.setup
    return run(
        session.cell,
        layer_weights(session) if weights is None else weights,
        setup.inputs[:, None, :],
        setup.initial_output[None, :],
        setup.initial_memory[None, :],
        {t: v[None, :] for t, v in setup.memory_overrides.items() if t < setup.steps},
        None if setup.recalled is None or session.cell.cell_type is not CellType.GRU else setup.recalled[:, None, :],
    )


def _present(session: Session, old: Frame | None) -> tuple[Trace, Now, Weights]:
    """The run, the values looked at and the unit alone; the old objects where nothing of them changed."""
    setup, unit = session.setup, session.shown_unit
    if old is not None and _same_run(session, old.session):
        if old.session.setup.step == setup.step and old.session.shown_unit == unit:
            return old.trace, old.now, old.local
        trace = old.trace
    else:
        same_weights = old is not None and _same_weights(session, old.session)
        trace = run_session(session, old.trace.weights if old is not None and same_weights else None)
    step = setup.step
    now = Now(
        step=step,
        inputs=setup.inputs[step],
        values={q: float(trace[q][step, 0, unit]) for q in session.cell.cell_type.quantities},
        memory_is_set=step in setup.memory_overrides and not np.isnan(setup.memory_overrides[step][unit]),
    )
    return trace, now, isolate(trace, step, unit)


def _same_weights(session: Session, other: Session) -> bool:
    same_setup = session.mode is other.mode and session.setup.weights is other.setup.weights
    return session.cell == other.cell and same_setup


def _same_run(session: Session, other: Session) -> bool:
    one, two = session.setup, other.setup
    return (
        _same_weights(session, other)
        and one.inputs is two.inputs
        and one.initial_memory is two.initial_memory
        and one.initial_output is two.initial_output
        and one.memory_overrides is two.memory_overrides
        and one.recalled is two.recalled
    )


def _same_range(session: Session, old: Frame) -> bool:
    return session.setup.memory_range == old.session.setup.memory_range


def _local_run(cell: Cell, local: Weights, now: Now, inputs: FloatArray, memory: FloatArray | None) -> Trace:
    """One step of the opened unit for a batch of inputs (B, I) and previous memories (B,), None: the present."""
    batch = inputs.shape[0]
    output = np.full((batch, 1), now[Quantity.PREVIOUS_OUTPUT])
    cells = None
    if cell.cell_type.has_memory_cell:
        cells = np.full((batch, 1), now[Quantity.PREVIOUS_MEMORY]) if memory is None else memory[:, None]
    elif memory is not None:
        output = memory[:, None]
    return run(cell, local, inputs[None], output, cells)


def _targets(cell_type: CellType) -> tuple[Quantity, ...]:
    return (Quantity.MEMORY, Quantity.OUTPUT) if cell_type.has_memory_cell else (Quantity.OUTPUT,)


def _sensitivity(cell: Cell, local: Weights, now: Now) -> Sensitivity:
    trace = _local_run(cell, local, now, now.inputs[None], None)
    one = np.ones((1, 1, 1))
    sources = (*cell.cell_type.preactivations, cell.cell_type.previous_memory)
    of: dict[Quantity, dict[Quantity, float]] = {}
    inputs: dict[Quantity, FloatArray] = {}
    for target in _targets(cell.cell_type):
        gradients = backpropagate(trace, *((None, one) if target is Quantity.MEMORY else (one, None)))
        of[target] = {q: float(gradients[q][0, 0, 0]) for q in sources}
        inputs[target] = gradients.inputs[0, 0]
    return Sensitivity(of, inputs)


def _curves(cell: Cell, now: Now, old: Frame | None) -> ActivationCurves:
    points = [abs(now[q]) for q in cell.cell_type.preactivations]
    if cell.cell_type.has_memory_cell:
        points.append(abs(now[Quantity.MEMORY]))
    widest = max((p for p in points if np.isfinite(p)), default=0.0)
    half = 6.0 if widest <= 6.0 else float(2.0 ** np.ceil(np.log2(widest / 6.0)) * 6.0)
    if old is not None and old.session.cell == cell and old.curves.x[-1] == half:
        return old.curves
    x = np.linspace(-half, half, CURVE_POINTS)
    curves = {"g": cell.g.value_of(x)}
    if cell.cell_type is not CellType.RNN:
        curves["f"] = cell.f.value_of(x)
    if cell.cell_type.has_memory_cell:
        curves["h"] = cell.h.value_of(x)
    return ActivationCurves(x, curves)


def _axis_range(session: Session, axis: int) -> float:
    setup = session.setup
    return setup.memory_range if axis == MEMORY_AXIS else setup.ranges[axis]


def _response_part(session: Session, local: Weights, now: Now, old: Frame | None) -> Part[ResponseMap]:
    if old is not None and _same_map(session, local, now, old):
        return old.response_part
    return Part(lambda: _response(session, local, now))


def _response(session: Session, local: Weights, now: Now) -> ResponseMap:
    view = session.view
    x_half, y_half = _axis_range(session, view.map_x), _axis_range(session, view.map_y)
    x, y = np.linspace(-x_half, x_half, MAP_POINTS), np.linspace(-y_half, y_half, MAP_POINTS)
    inputs = np.repeat(now.inputs[None], MAP_POINTS * MAP_POINTS, axis=0)
    memory = None
    for axis, grid in ((view.map_x, np.tile(x, MAP_POINTS)), (view.map_y, np.repeat(y, MAP_POINTS))):
        if axis == MEMORY_AXIS:
            memory = grid
        else:
            inputs[:, axis] = grid
    values = _local_run(session.cell, local, now, inputs, memory)[view.map_of]
    return ResponseMap(x, y, view.map_x, view.map_y, values.reshape(MAP_POINTS, MAP_POINTS), view.map_of)


def _same_map(session: Session, local: Weights, now: Now, old: Frame) -> bool:
    """True where only the crosshair moved: every input that the map holds is what it was."""
    view, before = session.view, old.session.view
    axes = (view.map_x, view.map_y)
    if (before.map_x, before.map_y) != axes or before.map_of is not view.map_of:
        return False
    if any(_axis_range(session, a) != _axis_range(old.session, a) for a in axes):
        return False
    if old.session.cell != session.cell or old.session.mode is not session.mode:
        return False
    if old.local is not local or old.now.inputs.shape != now.inputs.shape:
        return False
    held = [k for k in range(len(now.inputs)) if k not in axes]
    if not np.array_equal(old.now.inputs[held], now.inputs[held]):
        return False
    states = [Quantity.PREVIOUS_OUTPUT]
    if session.cell.cell_type.has_memory_cell:
        states.append(Quantity.PREVIOUS_MEMORY)
    if MEMORY_AXIS in axes:
        states.remove(session.cell.cell_type.previous_memory)
    return all(old.now[q] == now[q] for q in states)


def _phase(session: Session, local: Weights, now: Now) -> Phase:
    cell, half = session.cell, session.setup.memory_range
    if cell.cell_type.has_memory_cell:
        # The previous output is one of the inputs that the map holds: its part goes into the bias.
        bias = local.bias + local.recurrent[:, :, 0] * now[Quantity.PREVIOUS_OUTPUT]
        local = replace(local, bias=bias, recurrent=np.zeros_like(local.recurrent))
    memory = np.linspace(-half, half, PHASE_POINTS)

    def after(memories: FloatArray) -> Trace:
        return _local_run(cell, local, now, np.repeat(now.inputs[None], len(memories), axis=0), memories)

    next_memory = after(memory)[cell.cell_type.memory][0, :, 0]
    begin = np.full((1, 1), now[cell.cell_type.previous_memory])
    coming = run(cell, local, np.repeat(now.inputs[None, None], COBWEB_STEPS, axis=0), begin, begin)
    cobweb = np.concatenate([begin[0], coming[cell.cell_type.memory][:, 0, 0]])
    gap = next_memory - memory
    everywhere = bool(np.all(np.abs(gap) <= 1e-12 * half))
    low, high = memory[:-1], memory[1:]
    crossing = np.sign(gap[:-1]) * np.sign(gap[1:]) < 0
    crossing |= gap[:-1] == 0
    if everywhere or not np.any(crossing):
        return Phase(memory, next_memory, cobweb, (), everywhere)
    low, high = low[crossing], high[crossing]
    fractions = np.linspace(0.0, 1.0, _REFINE_POINTS)
    for _ in range(_REFINEMENTS):
        grid = low[:, None] + (high - low)[:, None] * fractions
        values = after(grid.ravel())[cell.cell_type.memory][0, :, 0].reshape(grid.shape) - grid
        turned = np.sign(values) != np.sign(values[:, :1])
        first = np.where(turned.any(axis=1), turned.argmax(axis=1), 1)
        rows = np.arange(len(low))
        low, high = grid[rows, first - 1], grid[rows, first]
    roots = np.where(after(low)[cell.cell_type.memory][0, :, 0] == low, low, (low + high) / 2.0)
    for _ in range(2):  # one Newton step polishes the root; the second round gives the slope there
        at_roots = after(roots)
        one = np.ones((1, len(roots), 1))
        seeds = (None, one) if cell.cell_type.has_memory_cell else (one, None)
        slopes = backpropagate(at_roots, *seeds)[cell.cell_type.previous_memory][0, :, 0]
        polished = roots - (at_roots[cell.cell_type.memory][0, :, 0] - roots) / (slopes - 1.0)
        roots = np.where((polished >= low) & (polished <= high), polished, roots)
    points = tuple(FixedPoint(float(m), float(s)) for m, s in zip(roots, slopes, strict=True))
    return Phase(memory, next_memory, cobweb, points, everywhere)


def _gradients(session: Session, trace: Trace, step: int, old: Frame | None) -> Gradients | None:
    view, unit = session.view, session.shown_unit
    if not view.gradients:
        return None
    if (
        old is not None
        and old.gradients is not None
        and old.trace is trace
        and old.now.step == step
        and old.session.view == view
        and old.session.shown_unit == unit
    ):
        return old.gradients
    seeds = np.zeros((trace.steps, 1, trace.weights.hidden_size))
    seeds[-1 if view.gradient_at_last else step, 0, unit] = 1.0
    if view.gradient_of is Quantity.MEMORY:
        return backpropagate(trace, None, seeds)
    return backpropagate(trace, seeds, None)


def _readout(setup: Setup, trace: Trace, old: Frame | None) -> FloatArray | None:
    if setup.readout is None:
        return None
    if old is not None and old.trace is trace and old.session.setup.readout is setup.readout:
        return old.readout
    outputs: FloatArray = trace[Quantity.OUTPUT][:, 0] @ setup.readout.T
    return outputs
