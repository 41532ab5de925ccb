"""The pure edits that turn one Session into the next: the only way anything the user has set changes."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from lstm_sim.activations import Activation, FloatArray
from lstm_sim.cell import CellType
from lstm_sim.errors import InputError, said
from lstm_sim.frozen import frozen
from lstm_sim.limits import LARGEST, MAX_INPUTS, MAX_STEPS
from lstm_sim.session import DIRECT_NAMES, MEMORY_AXIS, Mode, Session, Setup, default_names, nice_range, with_valid_view


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
    TRAINING = "training"
    NETWORK = "network"
    SENTENCE = "sentence"
    WHAT_IF = "what if"
    STUDY = "study"


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


def set_readout(output: int, unit: int, value: float) -> Edit:
    """Set one weight of the output layer, where the set-up has one."""
    value = _number(value)

    def alter(setup: Setup) -> Setup:
        if setup.readout is None:
            return setup
        new = setup.readout.copy()
        new[output, unit] = value
        return replace(setup, readout=frozen(new))

    return _on_setup(Change.WEIGHT, f"readout {output} {unit}", alter)


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


def swap_steps(step: int, other: int) -> Edit:
    """Let two steps change places, and look at `other`, where the first has gone."""

    def alter(setup: Setup) -> Setup:
        if not (0 <= step < setup.steps and 0 <= other < setup.steps) or step == other:
            return setup
        order = list(range(setup.steps))
        order[step], order[other] = other, step
        return replace(setup, inputs=frozen(setup.inputs[order]), step=other)

    return _on_setup(Change.SEQUENCE, "", alter)


def reverse_steps() -> Edit:
    """Turn the sequence round."""
    return _on_setup(Change.SEQUENCE, "", lambda setup: replace(setup, inputs=frozen(setup.inputs[::-1])))


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


def pin() -> Edit:
    """Keep the present state to compare later ones with."""
    return Edit(Change.PIN, "", lambda s: replace(s, pinned=replace(s, pinned=None)))


def unpin() -> Edit:
    """Let the kept state go."""
    return Edit(Change.PIN, "", lambda s: replace(s, pinned=None))


def open_session(new: Session) -> Edit:
    """Replace everything by another session (a preset, a file); one undo brings the old one back."""
    return Edit(Change.OPEN, "", lambda _: new)
