"""The store: edits fold into one frame, a drag is one undo entry, and nothing refused changes anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lstm_sim.cell import Quantity
from lstm_sim.edits import Change, Edit, go_to_step, pin, set_input, set_memory, set_sequence, set_view
from lstm_sim.presets import start_session
from ui.store import HISTORY_LIMIT, Store


def test_a_thousand_edits_are_one_frame(qtbot: QtBot, store: Store) -> None:
    frames: list[object] = []
    store.changed.connect(lambda old, new: frames.append(new))
    for k in range(1_000):
        store.edit(set_input(1, k / 1_000))
    assert frames == []
    qtbot.waitUntil(lambda: bool(frames))
    assert len(frames) == 1
    assert store.frame.now[Quantity.Z_I] == 0.999


def test_a_gesture_is_one_undo_entry_however_long(store: Store) -> None:
    first = store.session
    store.begin_gesture()
    for k in range(20):
        store._merged_at -= 10.0  # as if ten seconds had passed
        store.edit(set_input(0, float(k)))
    store.end_gesture()
    store.undo()
    assert store.session is first
    assert store.undo_change is None


def test_edits_of_other_things_are_their_own_entries(store: Store) -> None:
    first = store.session
    store.edit(set_input(0, 1.0))
    second = store.session
    store.edit(set_memory(2.0))
    assert store.undo_change is Change.MEMORY
    store.undo()
    assert store.session is second
    assert store.redo_change is Change.MEMORY
    store.undo()
    assert store.session is first
    store.redo()
    store.redo()
    assert store.session.direct.initial_memory[0] == 2.0


def test_two_gestures_on_one_slider_are_two_entries(store: Store) -> None:
    for value in (1.0, 2.0):
        store.begin_gesture()
        store.edit(set_input(0, value))
        store.end_gesture()
    store.undo()
    assert store.session.direct.inputs[0, 0] == 1.0


def test_moving_along_the_timeline_leaves_no_entry(store: Store) -> None:
    store.edit(go_to_step(0))
    store.edit(set_view(exact=True))
    assert store.undo_change is None


def test_an_edit_after_undo_ends_redo(store: Store) -> None:
    store.edit(set_input(0, 1.0))
    store.undo()
    store.edit(set_memory(1.0))
    assert store.redo_change is None


def test_a_refused_edit_changes_nothing_and_says_why(qtbot: QtBot, store: Store) -> None:
    before = store.session
    with qtbot.waitSignal(store.refused) as heard:
        assert not store.edit(Edit(Change.SEQUENCE, "", set_sequence([[1.0, 2.0]]).apply))
    assert store.session is before
    assert "2 columns" in str(heard.args[0])
    assert store.undo_change is None


def test_the_history_is_bounded(store: Store) -> None:
    for k in range(HISTORY_LIMIT + 5):
        store.edit(pin())
        store.edit(set_input(0, float(k)))
    assert len(store._undo) == HISTORY_LIMIT


def test_modified_follows_saving_and_undo(store: Store, tmp_path: Path) -> None:
    assert not store.modified
    store.edit(set_input(0, 3.0))
    assert store.modified
    store.mark_saved(tmp_path / "a.lstmsim", store.session)
    assert not store.modified
    store.edit(set_memory(3.0))
    store.undo()
    assert not store.modified


def test_opening_can_be_undone(store: Store) -> None:
    before = store.session
    store.open(start_session())
    store.undo()
    assert store.session is before


@pytest.mark.parametrize("modified", [True, False])
def test_a_restored_session_knows_whether_it_is_saved(store: Store, modified: bool) -> None:
    store.restore(start_session(), Path("x.lstmsim"), modified)
    assert store.modified is modified
