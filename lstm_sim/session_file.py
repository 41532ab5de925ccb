"""The session file: a Session as versioned JSON, and back, checked before anything is believed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

import msgspec
import numpy as np

from lstm_sim.activations import Activation, FloatArray
from lstm_sim.cell import Cell, CellType, Quantity, Weights
from lstm_sim.errors import InputError, said
from lstm_sim.frozen import frozen
from lstm_sim.laboratory.lab import Lab
from lstm_sim.laboratory.lab_record import LabRecord, Place, lab_of, record_of
from lstm_sim.limits import LARGEST, MAX_INPUTS, MAX_STEPS, MAX_UNITS
from lstm_sim.session import MEMORY_AXIS, Mode, OpenedUnit, Session, Setup, View, Workspace, with_valid_view
from lstm_sim.strict import REMEDY, converted
from lstm_sim.study import Study

FORMAT = "lstm-sim-session"
VERSION = 2
"""1: the cell. 2: the networks and the study beside it, and a unit of a network opened as the cell."""

Number = Annotated[float, msgspec.Meta(ge=-LARGEST, le=LARGEST)]
Vector = Annotated[list[Number], msgspec.Meta(min_length=1, max_length=MAX_UNITS)]
Row = Annotated[list[Number], msgspec.Meta(min_length=1, max_length=MAX_INPUTS)]
Matrix = Annotated[list[Row], msgspec.Meta(min_length=1, max_length=MAX_UNITS)]
Four = Annotated[list[Matrix], msgspec.Meta(min_length=4, max_length=4)]


class _Strict(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=False):
    """Unknown fields are refused: a misspelt name must not be taken for its default."""


class CellRecord(_Strict):
    """Cell."""

    cell_type: CellType
    f: Activation
    g: Activation
    h: Activation
    reset_after: bool


class WeightsRecord(_Strict):
    """Weights, the four rows a session keeps."""

    input: Four
    recurrent: Four
    bias: Annotated[list[Vector], msgspec.Meta(min_length=4, max_length=4)]
    peephole: Four | None
    recurrent_bias: Vector | None


class OverrideRecord(_Strict):
    """A memory set by hand: before which step, for which unit, to what."""

    step: Annotated[int, msgspec.Meta(ge=1, lt=MAX_STEPS)]
    unit: Annotated[int, msgspec.Meta(ge=0, lt=MAX_UNITS)]
    memory: Number


class SetupRecord(_Strict):
    """Setup."""

    names: Annotated[
        list[Annotated[str, msgspec.Meta(min_length=1, max_length=40)]],
        msgspec.Meta(min_length=1, max_length=MAX_INPUTS),
    ]
    weights: WeightsRecord
    inputs: Annotated[list[Row], msgspec.Meta(min_length=1, max_length=MAX_STEPS)]
    initial_memory: Vector
    initial_output: Vector
    memory_overrides: list[OverrideRecord]
    step: Annotated[int, msgspec.Meta(ge=0, lt=MAX_STEPS)]
    ranges: Annotated[list[Annotated[float, msgspec.Meta(gt=0, le=10 * LARGEST)]], msgspec.Meta(max_length=MAX_INPUTS)]
    memory_range: Annotated[float, msgspec.Meta(gt=0, le=10 * LARGEST)]
    readout: Matrix | None
    recalled: Annotated[list[Vector], msgspec.Meta(max_length=MAX_STEPS)] | None = None
    step_names: Annotated[list[Annotated[str, msgspec.Meta(max_length=200)]], msgspec.Meta(max_length=MAX_STEPS)] = []


class ViewRecord(_Strict):
    """View."""

    map_x: Annotated[int, msgspec.Meta(ge=MEMORY_AXIS, lt=MAX_INPUTS)]
    map_y: Annotated[int, msgspec.Meta(ge=MEMORY_AXIS, lt=MAX_INPUTS)]
    map_of: Quantity
    gradients: bool
    gradient_of: Quantity
    gradient_at_last: bool
    exact: bool


class OpenedRecord(_Strict):
    """OpenedUnit; its weights come from the network once that is loaded."""

    layer: Place
    reverse: bool
    unit: Place
    by_hand: SessionRecord


class SessionRecord(_Strict):
    """Session."""

    cell: CellRecord
    mode: Mode
    direct: SetupRecord
    weighted: SetupRecord
    unit: Annotated[int, msgspec.Meta(ge=0, lt=MAX_UNITS)]
    view: ViewRecord
    title: Annotated[str, msgspec.Meta(max_length=200)]
    pinned: SessionRecord | None = None
    workspace: Workspace = Workspace.CELL
    lab: LabRecord | None = None
    study: dict[str, Any] | None = None
    opened: OpenedRecord | None = None


class FileRecord(_Strict):
    """The whole file."""

    format: str
    version: int
    session: SessionRecord


def dump_session(session: Session) -> bytes:
    """The session as the bytes of a session file of the present version; numbers keep every bit."""
    record = FileRecord(FORMAT, VERSION, _record(session))
    return msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"


def load_session(data: bytes, file: Path | str | None = None) -> Session:
    """The session in the bytes of a session file.

    Raises InputError, naming `file`, the place and the remedy, for anything that is not a whole, sound session
    file of a version this program knows.
    """
    try:
        return _session(_decode(data, file).session, file)
    except RecursionError:
        raise InputError("The file is nested too deeply.", file=file, remedy=REMEDY) from None


def _decode(data: bytes, file: Path | str | None) -> FileRecord:
    try:
        head = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise _syntax_error(data, file) from None
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise InputError(
            'This is no session file (it does not say "format": "lstm-sim-session").',
            file=file,
            remedy=REMEDY,
        )
    version = head.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise InputError(said("The version {0} is not a version number.", f"{version!r}"), file=file, remedy=REMEDY)
    if version > VERSION:
        raise InputError(
            said(
                "The file has version {0}, made by a newer LSTM Sim; this one reads up to version {1}.",
                version,
                VERSION,
            ),
            file=file,
            remedy="Update LSTM Sim.",
        )
    try:
        record: FileRecord = msgspec.json.decode(data, type=FileRecord)
    except msgspec.ValidationError as error:
        raise InputError(
            said("The file does not fit: {0}.", str(error).rstrip(".")), file=file, remedy=REMEDY
        ) from None
    return record


def _syntax_error(data: bytes, file: Path | str | None) -> InputError:
    """Where the JSON breaks, in line and column; the decoder itself tells only a byte."""
    try:
        text = data.decode("utf-8-sig")
        json.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return InputError("The file is not UTF-8 text.", file=file, line=line, remedy=REMEDY)
    except json.JSONDecodeError as error:
        at_end = error.pos >= len(text.rstrip())
        broken = said("The file ends in the middle.") if at_end else said("The JSON breaks: {0}.", error.msg)
        return InputError(broken, file=file, line=error.lineno, column=error.colno, remedy=REMEDY)
    except (RecursionError, ValueError):
        pass
    return InputError("The file is not sound JSON.", file=file, remedy=REMEDY)


def _listed(array: FloatArray | None) -> Any:
    return None if array is None else array.tolist()


def _setup_record(setup: Setup) -> SetupRecord:
    w = setup.weights
    overrides = [
        OverrideRecord(step, unit, float(value))
        for step, row in sorted(setup.memory_overrides.items())
        for unit, value in enumerate(row)
        if not np.isnan(value)
    ]
    return SetupRecord(
        names=list(setup.names),
        weights=WeightsRecord(
            _listed(w.input),
            _listed(w.recurrent),
            _listed(w.bias),
            _listed(w.peephole),
            _listed(w.recurrent_bias),
        ),
        inputs=_listed(setup.inputs),
        initial_memory=_listed(setup.initial_memory),
        initial_output=_listed(setup.initial_output),
        memory_overrides=overrides,
        step=setup.step,
        ranges=list(setup.ranges),
        memory_range=setup.memory_range,
        readout=_listed(setup.readout),
        recalled=_listed(setup.recalled),
        step_names=list(setup.step_names),
    )


def _record(session: Session, alone: bool = False) -> SessionRecord:
    """The record of a session; of its cell `alone` where it stands inside another's."""
    cell, view = session.cell, session.view
    return SessionRecord(
        cell=CellRecord(cell.cell_type, cell.f, cell.g, cell.h, cell.reset_after),
        mode=session.mode,
        direct=_setup_record(session.direct),
        weighted=_setup_record(session.weighted),
        unit=session.unit,
        view=ViewRecord(
            view.map_x,
            view.map_y,
            view.map_of,
            view.gradients,
            view.gradient_of,
            view.gradient_at_last,
            view.exact,
        ),
        title=session.title,
        pinned=None if session.pinned is None else _record(session.pinned, alone=True),
        workspace=session.workspace,
        lab=None if alone else record_of(session.lab),
        study=None if alone else msgspec.to_builtins(session.study),
        opened=None
        if session.opened is None or alone
        else OpenedRecord(
            session.opened.layer,
            session.opened.reverse,
            session.opened.unit,
            _record(session.opened.by_hand, alone=True),
        ),
    )


def _array(values: Any, shape: tuple[int, ...], place: str, file: Path | str | None) -> FloatArray:
    try:
        array = frozen(values)
    except ValueError:
        raise InputError(said("The rows of {0} differ in length.", place), file=file, remedy=REMEDY) from None
    if array.shape != shape:
        found, wanted = (" × ".join(map(str, s)) for s in (array.shape, shape))
        raise InputError(said("{0} has {1} numbers, expected {2}.", place, found, wanted), file=file, remedy=REMEDY)
    return array


def _setup(record: SetupRecord, place: str, units: int | None, file: Path | str | None) -> Setup:
    size, hidden = len(record.names), len(record.initial_memory)
    if units is not None and hidden != units:
        raise InputError(said("{0} has {1} units, expected {2}.", place, hidden, units), file=file, remedy=REMEDY)
    w, of = record.weights, f"{place}.weights"
    weights = Weights(
        _array(w.input, (4, hidden, size), f"{of}.input", file),
        _array(w.recurrent, (4, hidden, hidden), f"{of}.recurrent", file),
        _array(w.bias, (4, hidden), f"{of}.bias", file),
        None if w.peephole is None else _array(w.peephole, (4, hidden, hidden), f"{of}.peephole", file),
        None if w.recurrent_bias is None else _array(w.recurrent_bias, (hidden,), f"{of}.recurrent_bias", file),
    )
    steps = len(record.inputs)
    if len(set(record.names)) != size:
        raise InputError(said("Two inputs in {0}.names have the same name.", place), file=file, remedy=REMEDY)
    if len(record.ranges) != size:
        raise InputError(
            said("{0}.ranges has {1} numbers, expected {2}.", place, len(record.ranges), size),
            file=file,
            remedy=REMEDY,
        )
    if record.step >= steps:
        raise InputError(
            said("{0}.step is {1}, but there are {2} steps.", place, record.step, steps), file=file, remedy=REMEDY
        )
    overrides: dict[int, FloatArray] = {}
    for entry in record.memory_overrides:
        if entry.step >= steps or entry.unit >= hidden:
            raise InputError(
                said("{0}.memory_overrides names a step or unit there is none of.", place), file=file, remedy=REMEDY
            )
        row = overrides.get(entry.step, np.full(hidden, np.nan)).copy()
        row[entry.unit] = entry.memory
        overrides[entry.step] = frozen(row)
    if record.step_names and len(record.step_names) != steps:
        raise InputError(
            said("{0}.step_names has {1} words, but there are {2} steps.", place, len(record.step_names), steps),
            file=file,
            remedy=REMEDY,
        )
    recalled = None
    if record.recalled is not None:
        recalled = _array(record.recalled, (steps, hidden), f"{place}.recalled", file)
    readout = None
    if record.readout is not None:
        readout = _array(record.readout, (len(record.readout), hidden), f"{place}.readout", file)
    return Setup(
        names=tuple(record.names),
        weights=weights,
        inputs=_array(record.inputs, (steps, size), f"{place}.inputs", file),
        initial_memory=frozen(record.initial_memory),
        initial_output=_array(record.initial_output, (hidden,), f"{place}.initial_output", file),
        memory_overrides=MappingProxyType(overrides),
        step=record.step,
        ranges=tuple(record.ranges),
        memory_range=record.memory_range,
        readout=readout,
        recalled=recalled,
        step_names=tuple(record.step_names),
    )


def _session(record: SessionRecord, file: Path | str | None, place: str = "session") -> Session:
    direct = _setup(record.direct, f"{place}.direct", 1, file)
    if len(direct.names) != 4:
        raise InputError(
            said("{0}.direct has {1} inputs, expected 4.", place, len(direct.names)), file=file, remedy=REMEDY
        )
    weighted = _setup(record.weighted, f"{place}.weighted", None, file)
    if record.unit >= weighted.weights.hidden_size:
        raise InputError(
            said("{0}.unit is {1}, but the layer has fewer.", place, record.unit), file=file, remedy=REMEDY
        )
    targets = (Quantity.MEMORY, Quantity.OUTPUT)
    if record.view.map_of not in targets or record.view.gradient_of not in targets:
        raise InputError(said('{0}.view: map_of and gradient_of are "c" or "a".', place), file=file, remedy=REMEDY)
    pinned = record.pinned
    if pinned is not None and (pinned.pinned is not None or pinned.opened is not None):
        raise InputError(said("{0}.pinned holds a pinned session of its own.", place), file=file, remedy=REMEDY)
    opened = record.opened
    if opened is not None and opened.by_hand.opened is not None:
        raise InputError(said("{0}.opened holds an opened unit of its own.", place), file=file, remedy=REMEDY)
    c, v = record.cell, record.view
    session = Session(
        cell=Cell(c.cell_type, c.f, c.g, c.h, c.reset_after),
        mode=record.mode,
        direct=direct,
        weighted=weighted,
        unit=record.unit,
        view=View(v.map_x, v.map_y, v.map_of, v.gradients, v.gradient_of, v.gradient_at_last, v.exact),
        title=record.title,
        workspace=record.workspace,
        lab=Lab() if record.lab is None else lab_of(record.lab, file),
        study=Study() if record.study is None else converted(record.study, Study, "study", file),
        opened=None
        if opened is None
        else OpenedUnit(
            opened.layer, opened.reverse, opened.unit, _session(opened.by_hand, file, f"{place}.opened.by_hand")
        ),
    )
    session = with_valid_view(session)
    return session if pinned is None else replace(session, pinned=_session(pinned, file, f"{place}.pinned"))
