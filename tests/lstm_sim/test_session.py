"""Sessions and edits: pure, bounded, and nothing is lost by switching."""

from __future__ import annotations

import numpy as np
import pytest

from lstm_sim.activations import Activation
from lstm_sim.cell import CellType, Quantity
from lstm_sim.edits import (
    commit_step,
    delete_step,
    go_to_step,
    insert_step,
    pin,
    release_memory,
    set_activation,
    set_cell_type,
    set_input,
    set_inputs,
    set_memory,
    set_mode,
    set_sequence,
    set_view,
    set_weight,
    show_unit,
    unpin,
)
from lstm_sim.errors import InputError
from lstm_sim.frame import run_session
from lstm_sim.limits import LARGEST, MAX_STEPS
from lstm_sim.presets import preset, start_session
from lstm_sim.session import MEMORY_AXIS, Mode, Session, layer_weights, nice_range, original_value

Q = Quantity


@pytest.fixture
def session() -> Session:
    return start_session()


def test_an_edit_leaves_the_old_session_as_it_was(session: Session) -> None:
    before = session.direct.inputs.copy()
    new = set_input(1, 3.0).apply(session)
    assert np.array_equal(session.direct.inputs, before)
    assert new.direct.inputs[0, 1] == 3.0
    assert new.weighted is session.weighted
    with pytest.raises(ValueError, match="read-only"):
        new.direct.inputs[0, 0] = 1.0


def test_ranges_widen_to_what_is_typed(session: Session) -> None:
    assert set_input(0, 14.0).apply(session).direct.ranges[0] == 20.0
    assert set_memory(-7.0).apply(session).direct.memory_range == 10.0
    assert [nice_range(v) for v in (0.0, 6.0, 6.1, 10.0, 11.0, 49.0, 51.0)] == [6, 6, 10, 10, 20, 50, 100]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), LARGEST * 1.01])
def test_unusable_numbers_are_refused(value: float) -> None:
    for edit in (set_input, lambda c, v: set_memory(v), lambda c, v: set_weight("bias", c, v)):
        with pytest.raises(InputError):
            edit(0, value)


def test_committing_takes_the_step_and_keeps_the_inputs(session: Session) -> None:
    first = run_session(session)[Q.MEMORY][0, 0, 0]
    new = commit_step().apply(session)
    assert new.direct.step == 1 and new.direct.steps == 2
    trace = run_session(new)
    assert trace[Q.PREVIOUS_MEMORY][1, 0, 0] == first
    back = go_to_step(0).apply(new)
    again = commit_step().apply(back)
    assert again.direct.steps == 2 and again.direct.step == 1  # in the middle nothing is appended


def test_a_memory_set_by_hand_holds_until_released(session: Session) -> None:
    late = commit_step().apply(commit_step().apply(session))
    held = set_memory(-2.0).apply(late)
    assert run_session(held)[Q.PREVIOUS_MEMORY][2, 0, 0] == -2.0
    assert held.direct.initial_memory[0] == 0.8
    assert not release_memory().apply(held).direct.memory_overrides
    moved = insert_step(1).apply(held)
    assert list(moved.direct.memory_overrides) == [3]
    assert list(delete_step(0).apply(held).direct.memory_overrides) == [1]
    assert not delete_step(2).apply(held).direct.memory_overrides
    # the first step's memory is the initial one; an override cannot come to stand there
    two = set_memory(5.0).apply(go_to_step(1).apply(late))
    assert 0 not in delete_step(0).apply(two).direct.memory_overrides


def test_the_last_step_cannot_be_deleted(session: Session) -> None:
    assert delete_step(0).apply(session).direct.steps == 1


@pytest.mark.parametrize("cell_type", CellType)
def test_switching_the_cell_and_back_loses_nothing(cell_type: CellType) -> None:
    session = preset("lecture").build()
    there = set_cell_type(cell_type).apply(session)
    back = set_cell_type(CellType.LSTM).apply(there)
    assert back.weighted is session.weighted and back.direct is session.direct
    layer_weights(there).check(cell_type)


def test_switching_the_way_in_keeps_both(session: Session) -> None:
    weighted = set_input(0, 9.0).apply(set_mode(Mode.WEIGHTED).apply(session))
    back = set_mode(Mode.DIRECT).apply(weighted)
    assert back.direct is session.direct
    assert back.weighted.inputs[0, 0] == 9.0


def test_direct_mode_feeds_the_lstm_nothing_but_what_is_set(session: Session) -> None:
    assert not layer_weights(session).recurrent.any()
    assert layer_weights(set_cell_type(CellType.RNN).apply(session)).recurrent.item() == 1.0


def test_views_stay_valid_whatever_is_switched(session: Session) -> None:
    both = set_inputs({0: 1.5, MEMORY_AXIS: 2.5}).apply(session)
    assert both.direct.inputs[0, 0] == 1.5 and both.direct.initial_memory[0] == 2.5
    for cell_type in CellType:
        for mode in Mode:
            new = set_mode(mode).apply(set_cell_type(cell_type).apply(session))
            axes = {*new.input_columns, MEMORY_AXIS}
            assert {new.view.map_x, new.view.map_y} <= axes and new.view.map_x != new.view.map_y
            assert cell_type.has_memory_cell or new.view.map_of is Q.OUTPUT
    narrow = set_sequence([[1.0], [2.0]]).apply(set_mode(Mode.WEIGHTED).apply(session))
    assert {narrow.view.map_x, narrow.view.map_y} == {0, MEMORY_AXIS}
    assert set_view(exact=True).apply(session).view.exact


def test_a_new_sequence_brings_its_inputs_and_keeps_the_weights(session: Session) -> None:
    weighted = set_mode(Mode.WEIGHTED).apply(session)
    wide = set_sequence(np.ones((3, 5)), ("a", "b", "c", "d", "e")).apply(weighted)
    assert wide.weighted.names == ("a", "b", "c", "d", "e")
    assert wide.weighted.weights.input.shape == (4, 1, 5)
    np.testing.assert_array_equal(wide.weighted.weights.input[:, :, :3], weighted.weighted.weights.input)
    assert not wide.weighted.weights.input[:, :, 3:].any()


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        ([], "empty"),
        ([[1.0, float("nan")]], "not a usable number"),
        ([[1.0] * 65], "too many"),
        (np.zeros((MAX_STEPS + 1, 1)), "too long"),
    ],
)
def test_unusable_sequences_are_refused(rows: object, word: str) -> None:
    with pytest.raises(InputError, match=word):
        set_sequence(rows)  # type: ignore[arg-type]


def test_direct_mode_takes_its_four_columns_only(session: Session) -> None:
    with pytest.raises(InputError, match="2 columns given"):
        set_sequence([[1.0, 2.0]]).apply(session)


def test_the_pinned_session_holds_no_pin_of_its_own(session: Session) -> None:
    once = pin().apply(session)
    twice = pin().apply(set_input(0, 2.0).apply(once))
    assert twice.pinned is not None and twice.pinned.pinned is None
    assert unpin().apply(twice).pinned is None


def test_activations_are_chosen_apart(session: Session) -> None:
    new = set_activation("g", Activation.RELU).apply(session)
    assert (new.cell.f, new.cell.g, new.cell.h) == (Activation.SIGMOID, Activation.RELU, Activation.TANH)


def test_the_shown_unit_is_one_there_is() -> None:
    session = preset("rnn-by-hand").build()
    assert show_unit(7).apply(session).unit == 1
    assert show_unit(-1).apply(session).unit == 0


def test_original_values_come_from_the_opened_session(session: Session) -> None:
    new = set_memory(3.0).apply(set_input(2, -4.0).apply(session))
    assert original_value(session, new, 2) == 1.1
    assert original_value(session, new, MEMORY_AXIS) == 0.8
    longer = commit_step().apply(new)
    assert original_value(session, longer, 2) == 1.1
