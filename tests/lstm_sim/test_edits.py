"""The session's edits of a whole sequence: blocks, columns, names, and the way in it belongs to."""

from __future__ import annotations

import numpy as np
import pytest

from lstm_sim.edits import go_to_step, rename_input, set_block, set_column, set_memory, set_mode, take_sequence
from lstm_sim.errors import InputError
from lstm_sim.limits import MAX_STEPS
from lstm_sim.presets import start_session
from lstm_sim.session import DIRECT_NAMES, Mode, Session

LECTURE = [[3, 1, 0], [4, 1, 0], [2, 0, 0], [1, 0, 1], [3, -1, 0]]


@pytest.fixture
def session() -> Session:
    weighted = set_mode(Mode.WEIGHTED).apply(start_session())
    assert weighted.setup.inputs.tolist() == LECTURE
    return weighted


def test_a_block_lands_where_it_is_put(session: Session) -> None:
    new = set_block(1, 1, [[7, 8], [9, 10]]).apply(session)
    assert new.setup.inputs.tolist() == [[3, 1, 0], [4, 7, 8], [2, 9, 10], [1, 0, 1], [3, -1, 0]]
    assert session.setup.inputs.tolist() == LECTURE and not new.setup.inputs.flags.writeable


def test_a_block_past_the_end_lengthens_the_sequence(session: Session) -> None:
    new = set_block(4, 0, [[20], [21], [22]]).apply(session)
    assert new.setup.inputs[4:].tolist() == [[20, -1, 0], [21, -1, 0], [22, -1, 0]]
    assert new.setup.ranges[0] == 50.0 and new.setup.ranges[1:] == session.setup.ranges[1:]


@pytest.mark.parametrize("block", [[[1, 2]], [[np.nan]], [[np.inf]], [[1e7]], [], [[1], [2, 3]]])
def test_a_block_that_cannot_be_is_refused(session: Session, block: list[list[float]]) -> None:
    with pytest.raises(InputError):
        set_block(0, 2, block).apply(session)


def test_a_block_may_not_be_too_long(session: Session) -> None:
    with pytest.raises(InputError, match="too long"):
        set_block(MAX_STEPS - 1, 0, [[1], [2]]).apply(session)
    assert set_block(MAX_STEPS - 1, 0, [[1]]).apply(session).setup.steps == MAX_STEPS


def test_a_column_sets_the_length(session: Session) -> None:
    held = set_memory(5.0).apply(go_to_step(4).apply(session))
    longer = set_column(2, np.arange(7)).apply(held)
    assert longer.setup.inputs[:, 2].tolist() == list(range(7)) and longer.setup.inputs[6, 0] == 3
    assert longer.setup.step == 4 and 4 in longer.setup.memory_overrides
    shorter = set_column(2, [5, 6]).apply(held)
    assert shorter.setup.inputs.tolist() == [[3, 1, 5], [4, 1, 6]]
    assert shorter.setup.step == 1 and not shorter.setup.memory_overrides


def test_renaming_keeps_everything_else(session: Session) -> None:
    new = rename_input(1, "  write ").apply(session)
    assert new.setup.names == ("x1", "write", "x3")
    assert new.setup.inputs is session.setup.inputs and new.setup.weights is session.setup.weights
    assert rename_input(1, "x2").apply(session) is session


@pytest.mark.parametrize("name", ["", "   ", "x3"])
def test_a_name_must_be_one_of_its_own(session: Session, name: str) -> None:
    with pytest.raises(InputError):
        rename_input(0, name).apply(session)


def test_direct_inputs_keep_their_names() -> None:
    session = start_session()
    assert rename_input(0, "other").apply(session) is session


@pytest.mark.parametrize(
    ("begin", "names", "width", "mode"),
    [
        (Mode.DIRECT, None, 4, Mode.DIRECT),
        (Mode.DIRECT, None, 2, Mode.WEIGHTED),
        (Mode.DIRECT, ("a", "b", "c", "d"), 4, Mode.WEIGHTED),
        (Mode.WEIGHTED, None, 4, Mode.WEIGHTED),
        (Mode.WEIGHTED, DIRECT_NAMES, 4, Mode.DIRECT),
    ],
)
def test_a_sequence_goes_where_its_columns_are(
    begin: Mode, names: tuple[str, ...] | None, width: int, mode: Mode
) -> None:
    values = np.arange(3.0 * width).reshape(3, width)
    new = take_sequence(values, names).apply(set_mode(begin).apply(start_session()))
    assert new.mode is mode and np.array_equal(new.setup.inputs, values)
    assert new.setup.names == (names or (DIRECT_NAMES if mode is Mode.DIRECT else new.setup.names))
