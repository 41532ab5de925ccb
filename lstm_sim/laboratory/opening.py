"""A unit of the chosen network in the Cell workspace: opened, edited there, and left again.

The unit's real run becomes a session's two set-ups, which the Cell workspace cannot tell from hand-made ones. What is
edited there becomes an intervention on the network; the network is run again with it, and its answer is what the
workspace then shows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.cell import CellType, Quantity, Weights
from lstm_sim.edits import Change, Edit
from lstm_sim.errors import InputError, said
from lstm_sim.frame import run_session
from lstm_sim.interventions import Intervention, ReplacedUnit
from lstm_sim.interventions import Mode as HowSet
from lstm_sim.laboratory.edits import same_target
from lstm_sim.laboratory.lab import Lab, WhatIf
from lstm_sim.laboratory.unit_setups import row_of, set_ups_of
from lstm_sim.limits import MAX_STEPS
from lstm_sim.network_trace import LayerTrace
from lstm_sim.rows import rows_of
from lstm_sim.session import Mode, OpenedUnit, Session, Workspace, with_valid_view

if TYPE_CHECKING:
    from lstm_sim.laboratory.reading import LabFrame, Reading


def open_unit(frame: LabFrame, unit: int) -> Edit:
    """Show unit `unit` of the layer looked at in the Cell workspace, at the step looked at.

    Raises InputError, when applied, if there is no network to look into or its sequence is too long for a session.
    """

    def apply(session: Session) -> Session:
        layer = frame.layer
        if layer is None:
            raise InputError("There is no network to open a unit of.", remedy="Choose a network first.")
        if int(layer.lengths[0]) > MAX_STEPS:
            raise InputError(
                said("The Cell workspace shows up to {0} steps.", f"{MAX_STEPS:,}"), remedy="Take a shorter sequence."
            )
        look = replace(session.lab.look, unit=unit)
        session = replace(session, lab=replace(session.lab, look=look))
        by_hand = session if session.opened is None else session.opened.by_hand
        opened = OpenedUnit(look.layer, look.reverse, unit, replace(by_hand, lab=Lab(), opened=None))
        fresh = replace(session, opened=opened, workspace=Workspace.CELL, mode=Mode.DIRECT, pinned=None, title="")
        return settle(fresh, frame, at=look.step)

    return Edit(Change.OPEN, "", apply)


def leave_unit(workspace: Workspace = Workspace.NETWORK) -> Edit:
    """Put the hand-made cell back. The changes made to the network stay in its list."""

    def apply(session: Session) -> Session:
        if session.opened is None:
            return session
        return replace(session.opened.by_hand, lab=session.lab, workspace=workspace, opened=None)

    return Edit(Change.OPEN, "", apply)


def settle(session: Session, frame: LabFrame, at: int | None = None) -> Session:
    """The session with the opened unit's run as `frame` has it; `at` is the time step to look at, else it stays.

    The session itself where no unit is open, or where the frame answers another lab. A unit that the network no longer
    has is left.
    """
    opened = session.opened
    if (
        opened is None
        or frame.after is None
        or frame.after.trace is None
        or (at is None and frame.lab is not session.lab)
    ):
        return session
    layers = _layers(frame.after, opened)
    if not layers or opened.unit >= layers[0].run.weights.hidden_size:
        return leave_unit(session.workspace).apply(session)
    layer, natural = layers[0], (_layers(frame.before, opened) or layers)[0]
    steps = int(layer.lengths[0])
    tokens = frame.after.tokens[::-1] if layer.reverse else frame.after.tokens
    if at is None:
        step = min(session.setup.step, steps - 1)
        mixing = session.weighted.weights.input if _is_replaced(session) else None
    else:
        step, mixing = _turned(min(at, steps - 1), steps, layer.reverse), None
    direct, weighted = set_ups_of(layer, natural.run.weights, opened.unit, step, tokens, mixing)
    row = row_of(natural.run.weights, opened.unit)
    return with_valid_view(
        replace(
            session,
            cell=layer.run.cell,
            direct=direct,
            weighted=weighted,
            unit=0,
            opened=replace(opened, weights=row),
        )
    )


def _layers(reading: Reading | None, opened: OpenedUnit) -> list[LayerTrace]:
    """The layer and direction of the opened unit, if the reading has it."""
    if reading is None or reading.trace is None:
        return []
    return [x for x in reading.trace.layers if (x.layer, x.reverse) == (opened.layer, opened.reverse)]


def carried(before: Session, after: Session) -> Session:
    """`after`, with what was changed of the opened unit's run turned into changes of its network.

    Raises InputError for an edit that a unit of a network cannot take.
    """
    opened = after.opened
    if opened is None or before.opened is None or opened is not before.opened:
        return after
    if after.cell != before.cell:
        raise InputError(
            "A unit of a network keeps its network's equations.", remedy="Leave the unit to change the cell."
        )
    steps = before.direct.steps
    if any(
        new.steps != steps or new.names != old.names
        for new, old in ((after.direct, before.direct), (after.weighted, before.weighted))
    ):
        raise InputError(
            "The steps of an opened unit are those of its sequence.",
            remedy="Change the sequence in Network, or leave the unit.",
        )
    changes: list[Intervention | ReplacedUnit] = [
        *_value_changes(before, after, opened),
        *_weight_changes(before, after, opened),
    ]
    lab = after.lab
    for gone in _released(before, after, opened):
        lab = replace(lab, what_if=tuple(w for w in lab.what_if if not same_target(w.change, gone)))
    for change in changes:
        lab = replace(lab, what_if=(*(w for w in lab.what_if if not same_target(w.change, change)), WhatIf(change)))
    if after.setup.step != before.setup.step or after.mode is not before.mode:
        step = after.setup.step
        look = replace(lab.look, step=_turned(step, steps, opened.reverse))
        lab = replace(lab, look=look)
        after = replace(after, direct=replace(after.direct, step=step), weighted=replace(after.weighted, step=step))
    return after if lab is after.lab else replace(after, lab=lab)


# ---------------------------------------------------------------- edits into interventions


def _value_changes(before: Session, after: Session, opened: OpenedUnit) -> list[Intervention]:
    """The pre-activations and memories that were set by hand."""
    setup, old = after.setup, before.direct if after.mode is Mode.DIRECT else before.weighted
    steps = setup.steps
    changes = []

    def put(quantity: Quantity, value: float, step: int) -> None:
        at = _turned(step, steps, opened.reverse)
        changes.append(
            Intervention(
                opened.layer, quantity, HowSet.SET, value, opened.reverse, units=(opened.unit,), steps=(at, at + 1)
            )
        )

    cell_type = after.cell.cell_type
    if setup.inputs is not old.inputs:
        run = run_session(after)
        # By how much each pre-activation was moved by hand, (T, G); what follows from that is the network's to say.
        moved = (setup.inputs - old.inputs) @ setup.weights.input[list(rows_of(cell_type)), 0].T
        for step, row in zip(*(indices.tolist() for indices in np.nonzero(moved)), strict=True):
            quantity = cell_type.preactivations[row]
            put(quantity, float(run[quantity][step, 0, 0]), step)
    for step, memory in setup.memory_overrides.items():
        kept = old.memory_overrides.get(step)
        if kept is None or kept[0] != memory[0]:
            put(cell_type.previous_memory, float(memory[0]), step)
    first = "initial_memory" if cell_type.has_memory_cell else "initial_output"
    if getattr(setup, first) is not getattr(old, first):
        put(cell_type.previous_memory, float(getattr(setup, first)[0]), 0)
    return changes


def _released(before: Session, after: Session, opened: OpenedUnit) -> list[Intervention]:
    """The memories set by hand that were let go."""
    old = before.direct if after.mode is Mode.DIRECT else before.weighted
    found = []
    for step in old.memory_overrides.keys() - after.setup.memory_overrides.keys():
        at = _turned(step, old.steps, opened.reverse)
        found.append(
            Intervention(
                opened.layer,
                after.cell.cell_type.previous_memory,
                HowSet.SET,
                0.0,
                opened.reverse,
                units=(opened.unit,),
                steps=(at, at + 1),
            )
        )
    return found


def _weight_changes(before: Session, after: Session, opened: OpenedUnit) -> list[ReplacedUnit]:
    """The unit's row of weights, where one of them was changed."""
    direct, weighted = after.direct.weights, after.weighted.weights
    if direct is before.direct.weights and weighted is before.weighted.weights:
        return []
    natural = opened.weights
    if natural is None:
        raise InputError("The network of this unit is not there.", remedy="Open its file in Network first.")
    cell_type = after.cell.cell_type
    if direct is not before.direct.weights:  # the few weights of direct mode stand in both set-ups
        kind = "peephole" if cell_type.has_memory_cell else "recurrent"
        weighted = replace(weighted, **{kind: getattr(direct, kind)})
    rows = list(rows_of(cell_type))
    gates = len(rows)
    mixing = weighted.input[rows, 0]
    into, others = mixing[:, :gates], mixing[:, gates:]
    row = np.array(natural.recurrent)
    row[:, 0, opened.unit] = 0.0
    mixed = np.tensordot(others, row[gates - others.shape[1] :], axes=1)
    if others.shape[1] < gates:  # the GRU's candidate hears the other units behind the reset gate, as they are
        mixed[0] = row[0] + mixed[0]
    mixed[:, 0, opened.unit] = weighted.recurrent[rows, 0, 0]
    peephole = _changed_peephole(natural, weighted, cell_type, opened.unit, others)
    changed = Weights(
        np.tensordot(into, natural.input, axes=1),
        mixed,
        weighted.bias[rows],
        peephole,
        None if natural.recurrent_bias is None else _array(weighted.recurrent_bias, natural.recurrent_bias),
    )
    return [ReplacedUnit(opened.layer, opened.unit, changed, opened.reverse)]


def _changed_peephole(
    natural: Weights, weighted: Weights, cell_type: CellType, unit: int, others: FloatArray
) -> FloatArray | None:
    if natural.peephole is None or weighted.peephole is None:
        return natural.peephole
    own = weighted.peephole[:, 0, 0]
    if cell_type is CellType.PEEPHOLE:
        return own[1:, None].copy()
    row = np.array(natural.peephole)
    row[:, 0, unit] = 0.0
    mixed: FloatArray = np.tensordot(others, row, axes=1)
    mixed[:, 0, unit] = own
    return mixed


def _array(value: FloatArray | None, otherwise: FloatArray) -> FloatArray:
    return otherwise if value is None else value


def _is_replaced(session: Session) -> bool:
    opened = session.opened
    assert opened is not None
    here = (opened.layer, opened.reverse, opened.unit)
    return any(isinstance(c, ReplacedUnit) and (c.layer, c.reverse, c.unit) == here for c in session.lab.changes)


def _turned(step: int, steps: int, reverse: bool) -> int:
    """A step in the order of reading as one in the order of the sequence, and back."""
    return steps - 1 - step if reverse else step
