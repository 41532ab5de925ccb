"""The Session: everything the user has set, frozen, and the pure edits that turn one Session into the next.

A session holds two set-ups side by side, one for each way in, and never loses one by switching to the other:

- *direct*: the inputs are z, z_i, z_f, z_o themselves. This is a weighted set-up whose input matrix is the
  identity, so nothing below has to tell the two apart.
- *weighted*: inputs x₁ … x_n, a matrix and a bias for each pre-activation.

Weights are always kept for the four pre-activations of the LSTM. Cells with fewer use the matching rows: the
GRU's update gate keeps the memory as the forget gate does and its reset gate lets the memory be read as the
output gate does, so switching the cell and back loses nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from lstm_sim.activations import Activation, FloatArray
from lstm_sim.cell import Cell, CellType, Quantity, Weights
from lstm_sim.errors import InputError, said

MAX_STEPS = 2_000
"""The longest sequence a session holds: the longest whose run still fits one frame."""
MAX_INPUTS = 64
"""The most inputs x₁ … x_n of a session."""
MAX_UNITS = 16
"""The most units of a session's layer."""
LARGEST = 1e6
"""The largest magnitude a session's number may have."""
MEMORY_AXIS = -1
"""The response map's axis that is the memory rather than an input column."""
ROWS = CellType.LSTM.preactivations
"""The pre-activations a session keeps weights for; row k of every weight array belongs to ROWS[k]."""
DIRECT_NAMES = tuple(str(q) for q in ROWS)


class Mode(StrEnum):
    """The two ways in."""

    DIRECT = "direct"
    WEIGHTED = "weighted"


class Change(StrEnum):
    """What an edit changes, in a word the undo menu can show."""

    INPUT = "input"
    MEMORY = "memory"
    WEIGHT = "weight"
    ACTIVATION = "activation"
    CELL = "cell"
    MODE = "mode"
    STEP = "step"
    SEQUENCE = "sequence"
    VIEW = "view"
    PIN = "pin"
    OPEN = "open"


def frozen(values: ArrayLike) -> FloatArray:
    """A read-only float64 copy of `values`."""
    array = np.array(values, dtype=np.float64)
    array.setflags(write=False)
    return array


def nice_range(magnitude: float) -> float:
    """The half-width of a slider that holds ±`magnitude`: 6, 10, 20, 50, 100, 200 …"""
    if magnitude <= 6.0:
        return 6.0
    power = 10.0 ** math.floor(math.log10(magnitude))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= magnitude * (1 - 1e-12))


@dataclass(frozen=True, eq=False)
class Setup:
    """One way in: the weights, the sequence, and the state it begins from.

    Attributes:
        names: the inputs' names, I of them.
        weights: rows for z, z_i, z_f, z_o: input (4, H, I), recurrent (4, H, H), bias (4, H), peephole (4, H, H)
            of which the diagonal form uses the diagonals of z_i, z_f, z_o.
        inputs: (T, I), T ≥ 1.
        initial_memory, initial_output: (H,).
        memory_overrides: step → (H,), the memory set by hand before that step (nan: as the run has it).
        step: the time step being looked at, 0 … T − 1.
        ranges: the half-width of each input's slider (I,), and of the memory's.
        readout: (O, H), output weights of a layer that has some, or None.
    """

    names: tuple[str, ...]
    weights: Weights
    inputs: FloatArray
    initial_memory: FloatArray
    initial_output: FloatArray
    memory_overrides: Mapping[int, FloatArray] = field(default_factory=lambda: MappingProxyType({}))
    step: int = 0
    ranges: tuple[float, ...] = ()
    memory_range: float = 6.0
    readout: FloatArray | None = None

    def __post_init__(self) -> None:
        if len(self.ranges) != len(self.names):
            widest = np.abs(self.inputs).max(axis=0, initial=0.0)
            object.__setattr__(self, "ranges", tuple(nice_range(float(w)) for w in widest))

    @property
    def steps(self) -> int:
        """T, the length of the sequence."""
        return int(self.inputs.shape[0])


@dataclass(frozen=True)
class View:
    """How the session is looked at; saved with it, never part of its numbers.

    `map_x`, `map_y` are input columns or MEMORY_AXIS; `map_of` and `gradient_of` are MEMORY or OUTPUT;
    `gradient_at_last` asks for the gradient of the last step's value instead of the present step's.
    """

    map_x: int = 1
    map_y: int = 2
    map_of: Quantity = Quantity.OUTPUT
    gradients: bool = False
    gradient_of: Quantity = Quantity.OUTPUT
    gradient_at_last: bool = False
    exact: bool = False


@dataclass(frozen=True, eq=False)
class Session:
    """Everything the user has set. Frozen: an edit makes a new one that shares what did not change."""

    cell: Cell
    mode: Mode
    direct: Setup
    weighted: Setup
    unit: int = 0
    view: View = View()
    pinned: Session | None = None
    title: str = ""

    @property
    def setup(self) -> Setup:
        """The set-up of the way in that is switched on."""
        return self.direct if self.mode is Mode.DIRECT else self.weighted

    @property
    def shown_unit(self) -> int:
        """The unit on screen: direct mode has only one."""
        return 0 if self.mode is Mode.DIRECT else self.unit

    @property
    def input_columns(self) -> tuple[int, ...]:
        """The input columns that the present cell uses: all, but in direct mode only its own pre-activations."""
        if self.mode is Mode.DIRECT:
            return rows_of(self.cell.cell_type)
        return tuple(range(len(self.weighted.names)))


def rows_of(cell_type: CellType) -> tuple[int, ...]:
    """Which of the session's four weight rows the cell's pre-activations use, in its own order."""
    if cell_type is CellType.GRU:
        return (0, 3, 2)
    if cell_type is CellType.RNN:
        return (0,)
    return (0, 1, 2, 3)


def layer_weights(session: Session) -> Weights:
    """The weights in the shapes the session's cell needs, from the four rows that its set-up keeps.

    In direct mode the pre-activations are given whole, so an LSTM's previous output adds nothing to them; the GRU
    and the simple RNN have no memory but their previous output and keep its weight.
    """
    cell_type, weights = session.cell.cell_type, session.setup.weights
    rows = list(rows_of(cell_type))
    recurrent = weights.recurrent[rows]
    if session.mode is Mode.DIRECT and cell_type.has_memory_cell:
        recurrent = np.zeros_like(recurrent)
    peephole = None
    if weights.peephole is not None and cell_type is CellType.PEEPHOLE:
        peephole = np.diagonal(weights.peephole[1:], axis1=1, axis2=2).copy()
    elif cell_type is CellType.DENSE_PEEPHOLE:
        peephole = weights.peephole
    return Weights(
        weights.input[rows],
        recurrent,
        weights.bias[rows],
        peephole,
        weights.recurrent_bias if cell_type is CellType.GRU else None,
    )


def blank_weights(hidden_size: int, input_size: int) -> Weights:
    """All 0, in the four rows that a session keeps."""
    return Weights(
        frozen(np.zeros((4, hidden_size, input_size))),
        frozen(np.zeros((4, hidden_size, hidden_size))),
        frozen(np.zeros((4, hidden_size))),
        frozen(np.zeros((4, hidden_size, hidden_size))),
    )


def direct_setup(z: ArrayLike, memory: float = 0.0) -> Setup:
    """A direct set-up from one row (or T rows) of z, z_i, z_f, z_o and the memory before the first.

    Peephole weights begin at ½, and the weight of the previous output on z at 1 (for the GRU and the simple RNN),
    so that switching to those cells shows what they do.
    """
    weights = replace(
        blank_weights(1, 4),
        input=frozen(np.eye(4)[:, None, :]),
        recurrent=frozen([[[1.0]], [[0.0]], [[0.0]], [[0.0]]]),
        peephole=frozen(np.full((4, 1, 1), 0.5)),
    )
    return Setup(
        DIRECT_NAMES,
        weights,
        frozen(np.atleast_2d(np.asarray(z, dtype=np.float64))),
        frozen([memory]),
        frozen([memory]),
        memory_range=nice_range(abs(memory)),
    )


# ---------------------------------------------------------------- edits


@dataclass(frozen=True)
class Edit:
    """One change to a session.

    `merge` names the thing that is changed: edits with the same `merge` made in one gesture are one undo
    entry. An edit that is not `undoable` (moving along the timeline) leaves no entry.
    """

    change: Change
    merge: str
    apply: Callable[[Session], Session]
    undoable: bool = True


def _with_setup(session: Session, setup: Setup) -> Session:
    return replace(session, direct=setup) if session.mode is Mode.DIRECT else replace(session, weighted=setup)


def _on_setup(change: Change, merge: str, alter: Callable[[Setup], Setup], undoable: bool = True) -> Edit:
    return Edit(change, merge, lambda s: _with_setup(s, alter(s.setup)), undoable)


def _number(value: float) -> float:
    if not math.isfinite(value):
        raise InputError(said("{0} is not a number a cell can work with.", value), remedy="Give a finite number.")
    if abs(value) > LARGEST:
        raise InputError(said("{0} is too large.", f"{value:g}"), remedy=said("Stay within ±{0}.", f"{LARGEST:g}"))
    return float(value)


def set_input(column: int, value: float, step: int | None = None) -> Edit:
    """Set one input at the present step (or at `step`); its slider's range widens if it has to."""
    value = _number(value)

    def alter(setup: Setup) -> Setup:
        inputs = setup.inputs.copy()
        inputs[setup.step if step is None else step, column] = value
        inputs.setflags(write=False)
        ranges = list(setup.ranges)
        ranges[column] = max(ranges[column], nice_range(abs(value)))
        return replace(setup, inputs=inputs, ranges=tuple(ranges))

    return _on_setup(Change.INPUT, f"input {column} {step}", alter)


def set_inputs(values: Mapping[int, float]) -> Edit:
    """Set several inputs (column → value; MEMORY_AXIS: the memory) of the present step in one edit."""
    edits = [set_memory(v) if column == MEMORY_AXIS else set_input(column, v) for column, v in values.items()]

    def apply(session: Session) -> Session:
        for edit in edits:
            session = edit.apply(session)
        return session

    return Edit(Change.INPUT, f"inputs {sorted(values)}", apply)


def set_memory(value: float) -> Edit:
    """Set the shown unit's memory before the present step: the initial one at the first step, else by hand."""
    value = _number(value)

    def apply(session: Session) -> Session:
        setup, unit = session.setup, session.shown_unit
        wide = max(setup.memory_range, nice_range(abs(value)))
        if setup.step == 0:
            has_memory = session.cell.cell_type.has_memory_cell
            memory = (setup.initial_memory if has_memory else setup.initial_output).copy()
            memory[unit] = value
            setup = replace(setup, memory_range=wide)
            if has_memory:
                return _with_setup(session, replace(setup, initial_memory=frozen(memory)))
            return _with_setup(session, replace(setup, initial_output=frozen(memory)))
        row = setup.memory_overrides.get(setup.step)
        row = np.full(setup.weights.hidden_size, np.nan) if row is None else row.copy()
        row[unit] = value
        overrides = {**setup.memory_overrides, setup.step: frozen(row)}
        return _with_setup(session, replace(setup, memory_overrides=MappingProxyType(overrides), memory_range=wide))

    return Edit(Change.MEMORY, "memory", apply)


def release_memory() -> Edit:
    """Take back a memory set by hand at the present step, so that it is again what the run brings."""

    def alter(setup: Setup) -> Setup:
        kept = {t: v for t, v in setup.memory_overrides.items() if t != setup.step}
        return replace(setup, memory_overrides=MappingProxyType(kept))

    return _on_setup(Change.MEMORY, "", alter)


def set_weight(kind: str, row: int, value: float, column: int = 0, unit: int = 0) -> Edit:
    """Set one weight of pre-activation ROWS[row] for `unit`.

    `kind` is "input", "recurrent", "peephole" (each with its `column`), "bias" or "recurrent_bias" (row unused).
    """
    value = _number(value)

    def alter(setup: Setup) -> Setup:
        old = getattr(setup.weights, kind)
        new = np.zeros(setup.weights.hidden_size) if old is None else old.copy()
        if kind == "recurrent_bias":
            new[unit] = value
        elif kind == "bias":
            new[row, unit] = value
        else:
            new[row, unit, column] = value
        changed: dict[str, Any] = {kind: frozen(new)}
        return replace(setup, weights=replace(setup.weights, **changed))

    return _on_setup(Change.WEIGHT, f"{kind} {row} {unit} {column}", alter)


def set_weights(edits: Sequence[Edit]) -> Edit:
    """Several `set_weight` in one edit."""

    def apply(session: Session) -> Session:
        for edit in edits:
            session = edit.apply(session)
        return session

    return Edit(Change.WEIGHT, "", apply)


def set_activation(role: str, activation: Activation) -> Edit:
    """Choose the activation of `role`: "f" (gates), "g" (candidate) or "h" (memory on its way out)."""
    choice: dict[str, Any] = {role: activation}
    return Edit(Change.ACTIVATION, role, lambda s: replace(s, cell=replace(s.cell, **choice)))


def set_cell_type(cell_type: CellType, reset_after: bool = True) -> Edit:
    """Choose the wiring. What is looked at (map axes, targets) is brought to what the new cell has."""

    def apply(session: Session) -> Session:
        cell = replace(session.cell, cell_type=cell_type, reset_after=reset_after)
        return with_valid_view(replace(session, cell=cell))

    return Edit(Change.CELL, "cell type", apply)


def set_mode(mode: Mode) -> Edit:
    """Switch between the two ways in; each keeps its own numbers."""
    return Edit(Change.MODE, "", lambda s: with_valid_view(replace(s, mode=mode)))


def with_valid_view(session: Session) -> Session:
    """The map's axes and the targets brought back to what the session's cell and mode have."""
    view = session.view
    axes = [*session.input_columns, MEMORY_AXIS]
    x = view.map_x if view.map_x in axes else axes[min(1, len(axes) - 2)]
    y = view.map_y if view.map_y in axes else axes[min(2, len(axes) - 1)]
    if x == y:
        y = next(axis for axis in reversed(axes) if axis != x)
    has_memory = session.cell.cell_type.has_memory_cell
    map_of = view.map_of if has_memory else Quantity.OUTPUT
    gradient_of = view.gradient_of if has_memory else Quantity.OUTPUT
    new = replace(view, map_x=x, map_y=y, map_of=map_of, gradient_of=gradient_of)
    return session if new == view else replace(session, view=new)


def set_view(**values: Any) -> Edit:
    """Change how the session is looked at; the names are View's fields."""

    def apply(session: Session) -> Session:
        return with_valid_view(replace(session, view=replace(session.view, **values)))

    return Edit(Change.VIEW, "", apply, undoable=False)


def show_unit(unit: int) -> Edit:
    """Look at another unit of the layer."""
    return Edit(
        Change.VIEW,
        "",
        lambda s: replace(s, unit=min(max(unit, 0), s.weighted.weights.hidden_size - 1)),
        undoable=False,
    )


def go_to_step(step: int) -> Edit:
    """Look at another time step; beyond the ends means the end."""
    return _on_setup(
        Change.STEP,
        "",
        lambda setup: replace(setup, step=min(max(step, 0), setup.steps - 1)),
        undoable=False,
    )


def commit_step() -> Edit:
    """c ← c′: take the step. At the end of the sequence its last row is repeated as the next step's inputs."""

    def alter(setup: Setup) -> Setup:
        if setup.step < setup.steps - 1:
            return replace(setup, step=setup.step + 1)
        _check_steps(setup.steps + 1)
        inputs = frozen(np.vstack([setup.inputs, setup.inputs[-1:]]))
        return replace(setup, inputs=inputs, step=setup.step + 1)

    return _on_setup(Change.STEP, "", alter)


def _check_steps(steps: int) -> None:
    if steps > MAX_STEPS:
        raise InputError(
            said(
                "A sequence of {0} steps is too long for the window, which shows up to {1}.",
                f"{steps:,}",
                f"{MAX_STEPS:,}",
            ),
            remedy="Shorten it, or run it with: lstm-sim simulate --inputs FILE.csv --weights FILE.json",
        )


def insert_step(step: int, row: ArrayLike | None = None) -> Edit:
    """Insert a row (a copy of the row there, if none is given) before `step`; later hand-set memories move on."""

    def alter(setup: Setup) -> Setup:
        _check_steps(setup.steps + 1)
        at = min(max(step, 0), setup.steps)
        new = setup.inputs[min(at, setup.steps - 1)] if row is None else np.asarray(row, dtype=np.float64)
        overrides = {t + 1 if t >= at else t: v for t, v in setup.memory_overrides.items()}
        return replace(
            setup,
            inputs=frozen(np.insert(setup.inputs, at, new, axis=0)),
            memory_overrides=MappingProxyType(overrides),
            step=at,
        )

    return _on_setup(Change.SEQUENCE, "", alter)


def delete_step(step: int) -> Edit:
    """Delete one row; the last one left stays."""

    def alter(setup: Setup) -> Setup:
        if setup.steps == 1:
            return setup
        overrides = {t - 1 if t > step else t: v for t, v in setup.memory_overrides.items() if t != step}
        overrides.pop(0, None)
        return replace(
            setup,
            inputs=frozen(np.delete(setup.inputs, step, axis=0)),
            memory_overrides=MappingProxyType(overrides),
            step=min(setup.step, setup.steps - 2),
        )

    return _on_setup(Change.SEQUENCE, "", alter)


def _usable_rows(inputs: ArrayLike) -> FloatArray:
    """`inputs` as rows (T, I) that a session can hold; InputError where it cannot."""
    try:
        rows = np.atleast_2d(np.asarray(inputs, dtype=np.float64))
    except ValueError:
        raise InputError(
            "The sequence is not a rectangle of numbers.", remedy="Give every row the same number of columns."
        ) from None
    if rows.ndim != 2 or rows.size == 0:
        raise InputError("The sequence is empty.", remedy="Give at least one row of numbers.")
    if rows.shape[1] > MAX_INPUTS:
        raise InputError(said("{0} inputs are too many.", rows.shape[1]), remedy=said("Use up to {0}.", MAX_INPUTS))
    _check_steps(rows.shape[0])
    bad = np.argwhere(~(np.abs(rows) <= LARGEST))
    if bad.size:
        t, i = (int(k) for k in bad[0])
        raise InputError(
            said("{0} is not a usable number.", rows[t, i]),
            line=t + 1,
            column=i + 1,
            remedy=said("Stay within ±{0}.", f"{LARGEST:g}"),
        )
    return rows


def set_sequence(inputs: ArrayLike, names: tuple[str, ...] | None = None) -> Edit:
    """Replace the whole sequence (T, I); in weighted mode I may change, and the weights follow.

    New inputs get weight 0; names default to the old ones, then x₁ … x_n.
    Raises InputError for an empty, over-long, ragged or non-finite sequence.
    """
    rows = _usable_rows(inputs)

    def apply(session: Session) -> Session:
        setup = session.setup
        width = len(setup.names)
        if session.mode is Mode.DIRECT and rows.shape[1] != width:
            raise InputError(
                said("{0} columns given, but direct mode has {1}: {2}.", rows.shape[1], width, ", ".join(DIRECT_NAMES)),
                remedy="Give those columns, or switch to weighted mode.",
            )
        weights, kept = setup.weights, min(width, rows.shape[1])
        if rows.shape[1] != width:
            matrix = np.zeros((*weights.input.shape[:2], rows.shape[1]))
            matrix[:, :, :kept] = weights.input[:, :, :kept]
            weights = replace(weights, input=frozen(matrix))
        if session.mode is Mode.DIRECT:
            labels = setup.names
        else:
            labels = names or (setup.names[:kept] + default_names(rows.shape[1])[kept:])
        new = replace(
            setup,
            names=labels,
            weights=weights,
            inputs=frozen(rows),
            memory_overrides=MappingProxyType({}),
            step=0,
            ranges=(),
        )
        return with_valid_view(_with_setup(session, new))

    return Edit(Change.SEQUENCE, "", apply)


def take_sequence(inputs: ArrayLike, names: tuple[str, ...] | None = None) -> Edit:
    """Replace the whole sequence in the way in that has its columns, switching to it.

    Columns named z, z_i, z_f, z_o are direct, as are as many without names where direct mode is on; all others are
    weighted. Raises InputError as `set_sequence` does.
    """
    width = _usable_rows(inputs).shape[1]
    edit = set_sequence(inputs, names)

    def apply(session: Session) -> Session:
        unnamed = names is None and session.mode is Mode.DIRECT and width == len(DIRECT_NAMES)
        mode = Mode.DIRECT if unnamed or names == DIRECT_NAMES else Mode.WEIGHTED
        return edit.apply(session if mode is session.mode else set_mode(mode).apply(session))

    return Edit(Change.SEQUENCE, "", apply)


def set_block(step: int, column: int, rows: ArrayLike) -> Edit:
    """Put a block of numbers (R, K) into the sequence, its first cell at (`step`, `column`).

    A block that reaches past the last step makes the sequence longer, the other columns keeping their last value.
    Raises InputError for a block that is empty, too wide, too long or not of finite numbers.
    """
    block = _usable_rows(rows)

    def alter(setup: Setup) -> Setup:
        wide = column + block.shape[1] - len(setup.names)
        if wide > 0:
            raise InputError(
                said("The block is too wide by {0} to begin at {1}.", wide, setup.names[column]),
                remedy="Begin further left, or paste fewer columns.",
            )
        inputs = _with_length(setup.inputs, max(setup.steps, step + len(block)))
        inputs[step : step + len(block), column : column + block.shape[1]] = block
        return _with_inputs(setup, inputs)

    return _on_setup(Change.SEQUENCE, "", alter)


def set_column(column: int, values: ArrayLike) -> Edit:
    """Give one input the `values` (T,); the sequence becomes as long, the other inputs cut or kept at their last."""
    new = _usable_rows(np.asarray(values, dtype=np.float64).reshape(-1, 1))

    def alter(setup: Setup) -> Setup:
        inputs = _with_length(setup.inputs, len(new))
        inputs[:, column] = new[:, 0]
        return _with_inputs(setup, inputs)

    return _on_setup(Change.SEQUENCE, f"column {column}", alter)


def _with_length(inputs: FloatArray, steps: int) -> FloatArray:
    _check_steps(steps)
    return inputs[np.minimum(np.arange(steps), len(inputs) - 1)]


def _with_inputs(setup: Setup, inputs: FloatArray) -> Setup:
    """The set-up with another sequence of the same inputs; what no longer fits its length is let go."""
    steps = len(inputs)
    widest = np.abs(inputs).max(axis=0)
    return replace(
        setup,
        inputs=frozen(inputs),
        step=min(setup.step, steps - 1),
        memory_overrides=MappingProxyType({t: v for t, v in setup.memory_overrides.items() if t < steps}),
        ranges=tuple(max(r, nice_range(float(w))) for r, w in zip(setup.ranges, widest, strict=True)),
    )


def rename_input(column: int, name: str) -> Edit:
    """Give an input of the weighted set-up another name; direct inputs keep theirs.

    Raises InputError for a name that is empty or that another input has.
    """
    name = name.strip()

    def apply(session: Session) -> Session:
        setup = session.weighted
        if session.mode is Mode.DIRECT or setup.names[column] == name:
            return session
        if not name or name in setup.names:
            problem = said("There is already an input {0}.", name) if name else said("An input needs a name.")
            raise InputError(problem, remedy="Give another name.")
        names = (*setup.names[:column], name, *setup.names[column + 1 :])
        return replace(session, weighted=replace(setup, names=names))

    return Edit(Change.SEQUENCE, "", apply)


def original_value(origin: Session, session: Session, column: int) -> float:
    """The value an input (or the memory) had in the session that was opened; 0 where it had none."""
    setup = origin.direct if session.mode is Mode.DIRECT else origin.weighted
    unit, step = session.shown_unit, min(session.setup.step, setup.steps - 1)
    if column == MEMORY_AXIS:
        values = setup.initial_memory if session.cell.cell_type.has_memory_cell else setup.initial_output
        return float(values[unit]) if unit < len(values) else 0.0
    return float(setup.inputs[step, column]) if column < len(setup.names) else 0.0


def default_names(count: int) -> tuple[str, ...]:
    """x1 … x_n, the names inputs have until the user gives others."""
    return tuple(f"x{k + 1}" for k in range(count))


def pin() -> Edit:
    """Keep the present state to compare later ones with."""
    return Edit(Change.PIN, "", lambda s: replace(s, pinned=replace(s, pinned=None)))


def unpin() -> Edit:
    """Let the kept state go."""
    return Edit(Change.PIN, "", lambda s: replace(s, pinned=None))


def open_session(new: Session) -> Edit:
    """Replace everything by another session (a preset, a file); one undo brings the old one back."""
    return Edit(Change.OPEN, "", lambda _: new)
