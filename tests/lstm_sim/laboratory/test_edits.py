"""The edits of the Lab: nothing of another network is left over, places stay within what there is, refusals say why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from lstm_sim.cell import Quantity
from lstm_sim.edits import Edit
from lstm_sim.errors import InputError
from lstm_sim.interventions import Intervention, Mode, ReplacedUnit
from lstm_sim.laboratory.edits import (
    add_sentence,
    add_what_if,
    choose_network,
    compare_network,
    drop_network,
    drop_sentence,
    drop_what_if,
    follow_training,
    look_at,
    pick_example,
    set_config,
    set_numbers,
    set_sentence,
    set_what_if,
    show_network,
    show_workspace,
    switch_what_if,
)
from lstm_sim.laboratory.lab import FIRST_STEP, MOST_NETWORKS, MOST_SENTENCES, Lab, Look, NetworkRef, Where
from lstm_sim.networks.architecture import Kind
from lstm_sim.presets import start_session
from lstm_sim.session import Session, Workspace, blank_weights
from lstm_sim.training.config import Task, recipe

A, B, C = (NetworkRef(Where.SHIPPED, name) for name in "abc")
SHUT = Intervention(0, Quantity.Z_F, Mode.SET, -20.0, units=(1,), steps=(2, 3))


def session_with(**values: object) -> Session:
    lab = replace(Lab(networks=(A, B), sentences=("one", "two", "three")), **values)  # type: ignore[arg-type]
    return replace(start_session(), lab=lab)


def after(edit: Edit, session: Session | None = None) -> Lab:
    return edit.apply(session_with() if session is None else session).lab


DEEP = Look(sentence=1, step=3, layer=1, reverse=True, unit=7, label=2)


@pytest.mark.parametrize(
    ("edit", "networks", "chosen"),
    [
        (show_network(C), (A, C), 1),
        (show_network(A), (A, B), 0),
        (show_network(C, alone=True), (C,), 0),
        (show_network(B, alone=True), (B,), 0),
        (choose_network(0), (A, B), 0),
        (drop_network(1), (A,), 0),
    ],
)
def test_another_network_is_looked_into_anew(edit: Edit, networks: tuple[NetworkRef, ...], chosen: int) -> None:
    """Its layers, units and labels are others; the sentence and the step are not."""
    lab = after(add_what_if(SHUT), session_with(chosen=1, look=DEEP))
    lab = after(edit, session_with(chosen=1, look=DEEP, what_if=lab.what_if))
    assert (lab.networks, lab.chosen, lab.what_if) == (networks, chosen, ())
    look = lab.look
    assert (look.layer, look.reverse, look.unit, look.label) == (0, False, 0, 0)
    assert (look.sentence, look.step) == (1, 3)


def test_the_first_network_of_none_is_looked_into() -> None:
    empty = session_with(networks=(), look=DEEP)
    for edit in (show_network(C), compare_network(C)):
        lab = after(edit, empty)
        assert lab.networks == (C,) and lab.network is C and lab.look.layer == 0
    assert session_with(networks=()).lab.network is None


def test_the_chosen_network_stays_chosen_when_another_goes() -> None:
    session = session_with(networks=(A, B, C), chosen=2, look=DEEP)
    lab = after(drop_network(0), session)
    assert lab.network is C and lab.look is session.lab.look
    assert after(drop_network(2), session).network is B
    assert after(drop_network(5), session) is session.lab
    lab = after(drop_network(0), session_with(networks=(A,)))
    assert lab.networks == () and lab.chosen == 0 and lab.network is None


def test_networks_side_by_side_are_only_so_many() -> None:
    session = session_with()
    for k in range(MOST_NETWORKS - 2):
        session = replace(session, lab=after(compare_network(NetworkRef(Where.RUN, str(k))), session))
    assert len(session.lab.networks) == MOST_NETWORKS and session.lab.chosen == 0
    with pytest.raises(InputError, match=r"6 networks .* Take one away first\."):
        after(compare_network(C), session)
    assert after(compare_network(A), session) is session.lab


def test_sentences() -> None:
    assert after(set_sentence(1, "2")).sentences == ("one", "2", "three")
    with pytest.raises(InputError, match=r"20,001 characters .* Use up to 20,000\."):
        set_sentence(0, "a" * 20_001)
    session = session_with(sentences=("x",) * MOST_SENTENCES)
    with pytest.raises(InputError, match=r"4 sentences .* Take one away first\."):
        after(add_sentence("y"), session)
    assert after(add_sentence("four")).sentences == ("one", "two", "three", "four")


@pytest.mark.parametrize(("at", "gone", "then"), [(0, 0, 0), (0, 2, 0), (1, 0, 0), (1, 1, 1), (2, 2, 1), (2, 0, 1)])
def test_the_sentence_looked_at_stays_one_that_is_there(at: int, gone: int, then: int) -> None:
    lab = after(drop_sentence(gone), session_with(look=Look(sentence=at)))
    assert len(lab.sentences) == 2 and lab.look.sentence == then


def test_the_last_sentence_stays() -> None:
    session = session_with(sentences=("only",))
    assert after(drop_sentence(0), session) is session.lab
    assert after(drop_sentence(7)).sentences == ("one", "two", "three")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([], "empty"),
        (np.zeros((0, 3)), "empty"),
        (np.zeros((3, 0)), "empty"),
        ([[1.0], [2.0, 3.0]], "not a rectangle"),
        (np.zeros((2, 2, 2)), "empty|rectangle"),
        (np.zeros((2_001, 1)), r"2,001 steps is too long .* up to 2,000\. Shorten it"),
        ([[0.0, 1.0], [2.0, np.inf]], "line 2, column 2: inf"),
        ([[np.nan]], "line 1, column 1: nan"),
    ],
)
def test_numbers_that_cannot_be_read(values: object, said: str) -> None:
    with pytest.raises(InputError, match=said):
        set_numbers(values)  # type: ignore[arg-type]


def test_numbers_are_a_frozen_copy() -> None:
    mine = np.array([[1.0, 2.0], [3.0, 4.0]])
    numbers = after(set_numbers(mine)).numbers
    mine[:] = 0.0
    assert numbers is not None and numbers.tolist() == [[1.0, 2.0], [3.0, 4.0]] and not numbers.flags.writeable
    assert after(set_numbers([1.0, 2.0])).numbers.shape == (1, 2)  # type: ignore[union-attr]
    lab = after(pick_example(3), session_with(numbers=numbers))
    assert lab.numbers is None and lab.example == 3
    assert after(pick_example(-1)).example == 0


def test_changes_are_switched_altered_and_taken_back() -> None:
    session = session_with()

    def make(edit: Edit) -> Lab:
        nonlocal session
        session = edit.apply(session)
        return session.lab

    make(add_what_if(SHUT))
    lab = make(add_what_if(replace(SHUT, value=5.0)))  # the same thing again, as a dragged slider does
    assert [entry.change.value for entry in lab.what_if] == [5.0]  # type: ignore[union-attr]
    others = [
        replace(SHUT, units=(2,)),
        replace(SHUT, steps=(1, 3)),
        replace(SHUT, layer=1),
        replace(SHUT, reverse=True),
    ]
    for change in others:
        make(add_what_if(change))
    assert len(session.lab.changes) == 5
    replaced = ReplacedUnit(0, 1, blank_weights(1, 3))
    make(add_what_if(replaced))
    assert len(make(add_what_if(ReplacedUnit(0, 1, blank_weights(1, 3)))).what_if) == 6
    assert len(make(add_what_if(ReplacedUnit(0, 2, blank_weights(1, 3)))).what_if) == 7
    assert replace(SHUT, value=5.0) not in make(switch_what_if(0, False)).changes
    assert make(set_what_if(0, SHUT)).what_if[0].change == SHUT and not session.lab.what_if[0].on
    assert make(switch_what_if(0, True)).changes[0] == SHUT
    assert len(make(drop_what_if(0)).what_if) == 6
    assert make(drop_what_if(9)) is session.lab
    assert make(drop_what_if()).what_if == ()


@pytest.mark.parametrize(
    "edit",
    [
        look_at(step=FIRST_STEP, unit=0),
        follow_training(True),
        pick_example(0),
        set_config(recipe(Task.TRAVEL, Kind.LSTM)),
        set_sentence(2, "three"),
        compare_network(B),
        choose_network(0),
        choose_network(9),
        drop_what_if(),
        set_numbers(None),
        show_workspace(start_session().workspace),
    ],
)
def test_what_changes_nothing_is_no_edit(edit: Edit) -> None:
    session = session_with()
    assert edit.apply(session) is session


def test_the_same_numbers_again_are_no_edit() -> None:
    session = set_numbers([[1.0], [2.0]]).apply(session_with())
    assert set_numbers([[1.0], [2.0]]).apply(session) is session
    assert set_numbers([[1.0], [3.0]]).apply(session) is not session


@pytest.mark.parametrize(
    "make",
    [lambda: look_at(step=1), lambda: follow_training(False), lambda: show_workspace(Workspace.NETWORK)],
)
def test_looking_is_not_undone(make: Callable[[], Edit]) -> None:
    assert not make().undoable and make().apply(session_with()) is not None
