"""Session files: to the bit and back, and nothing but sound ones."""

from __future__ import annotations

import json
import random
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_sim.cell import Quantity
from lstm_sim.errors import InputError
from lstm_sim.presets import PRESETS, preset, start_session
from lstm_sim.session import Session
from lstm_sim.session_file import VERSION, dump_session, load_session
from tests.lstm_sim.test_frame import EDITS

OLD_FILES = sorted((Path(__file__).parent.parent / "data").glob("session-v*.lstmsim"))


def equal(one: object, two: object) -> bool:
    if isinstance(one, np.ndarray):
        return isinstance(two, np.ndarray) and np.array_equal(one, two, equal_nan=True)
    if is_dataclass(one) and not isinstance(one, type):
        return all(equal(getattr(one, f.name), getattr(two, f.name)) for f in fields(one))
    if hasattr(one, "items"):
        return set(one) == set(two) and all(equal(one[k], two[k]) for k in one)  # type: ignore
    if isinstance(one, tuple):
        return isinstance(two, tuple) and len(one) == len(two) and all(map(equal, one, two))
    return one == two


@pytest.mark.parametrize("entry", PRESETS, ids=lambda p: p.key)
def test_presets_come_back_to_the_bit(entry: Any) -> None:
    session = entry.build()
    assert equal(load_session(dump_session(session)), session)


@settings(max_examples=60, deadline=None)
@given(st.lists(EDITS, max_size=10))
def test_any_session_comes_back_to_the_bit(edits: list[Any]) -> None:
    session = start_session()
    for edit in edits:
        session = edit.apply(session)
    again = load_session(dump_session(session))
    assert equal(again, session)
    assert not again.direct.inputs.flags.writeable


def test_there_is_a_file_of_every_version() -> None:
    assert len(OLD_FILES) == VERSION


@pytest.mark.parametrize("file", OLD_FILES, ids=lambda f: f.name)
def test_old_files_open(file: Path) -> None:
    session = load_session(file.read_bytes(), file)
    assert session.title == "Lecture: worked by hand"
    assert session.setup.step == 2 and session.setup.inputs[2, 0] == 3.25
    assert session.pinned is not None and session.setup.memory_overrides[2].tolist() == [2.5]
    assert session.view.gradients


def changed(path: str, value: object) -> bytes:
    """The lecture's file with one entry changed; the path is its keys, apart by dots."""
    whole = json.loads(dump_session(preset("lecture").build()))
    place: Any = whole
    *head, last = [int(k) if k.isdigit() else k for k in path.split(".")]
    for key in head:
        place = place[key]
    place[last] = value
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("path", "value", "word"),
    [
        ("format", "other", "no session file"),
        ("version", 3, "newer LSTM Sim"),
        ("version", "1", "not a version number"),
        ("version", True, "not a version number"),
        ("session.cell.cell_type", "transformer", "cell_type"),
        ("session.cell.f", "swish", r"cell\.f"),
        ("session.cell.reset_after", 1, "reset_after"),
        ("session.weighted.inputs.0.0", 1e7, "inputs"),
        ("session.weighted.inputs.0.0", "3", "inputs"),
        ("session.weighted.inputs.0", [1.0], "differ in length"),
        ("session.weighted.inputs", [], "inputs"),
        ("session.weighted.names", ["a", "a", "b"], "same name"),
        ("session.weighted.names", ["a", "b"], "expected"),
        ("session.weighted.step", 5, "there are 5 steps"),
        ("session.weighted.ranges", [1.0], "ranges"),
        ("session.weighted.weights.bias", [[0.0]], "bias"),
        ("session.weighted.memory_overrides", [{"step": 9, "unit": 0, "memory": 1.0}], "memory_overrides"),
        ("session.weighted.initial_output", [0.0, 0.0], "initial_output"),
        ("session.weighted.readout", [[1.0, 1.0]], "readout"),
        ("session.direct.names", ["a", "b", "c"], "expected"),
        ("session.unit", 1, "unit"),
        ("session.view.map_of", "z", "map_of"),
        ("session.extra", 1, "extra"),
        ("session.title", "x" * 300, "title"),
    ],
)
def test_unsound_files_are_refused_by_place(path: str, value: object, word: str) -> None:
    with pytest.raises(InputError, match=word) as caught:
        load_session(changed(path, value), "a.lstmsim")
    assert caught.value.file == "a.lstmsim" and caught.value.remedy


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "ends in the middle"),
        (b'{\n "format": ', "line 2"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[" * 100_000, "sound JSON|ends|breaks|deep"),
        (b"[1, 2]", "no session file"),
        (b'{"format": "lstm-sim-session", "version": 1, "session": {"cell": NaN}}', "JSON|NaN"),
    ],
)
def test_what_is_no_json_is_refused(data: bytes, word: str) -> None:
    with pytest.raises(InputError, match=word):
        load_session(data, "a.lstmsim")


def test_a_pin_within_a_pin_is_refused() -> None:
    whole = json.loads(dump_session(preset("lecture").build()))
    inner = json.loads(json.dumps(whole["session"]))
    inner["pinned"] = json.loads(json.dumps(whole["session"]))
    whole["session"]["pinned"] = inner
    with pytest.raises(InputError, match="pinned session of its own"):
        load_session(json.dumps(whole).encode())


def test_every_truncation_and_three_thousand_mutations_are_refused_or_sound() -> None:
    data = dump_session(preset("rnn-by-hand").build())
    rng = random.Random(3)
    cases = [data[:k] for k in range(0, len(data) - 1, 23)]
    for _ in range(3_000):
        mutated = bytearray(data)
        for _ in range(rng.randint(1, 8)):
            place = rng.randrange(len(mutated))
            mutated[place : place + rng.randint(0, 4)] = bytes(rng.randrange(256) for _ in range(rng.randint(0, 4)))
        cases.append(bytes(mutated))
    sound = 0
    for case in cases:
        try:
            session = load_session(case, "m.lstmsim")
        except InputError:
            continue
        assert isinstance(session, Session) and session.view.map_of in (Quantity.MEMORY, Quantity.OUTPUT)
        sound += 1
    assert sound < len(cases)
