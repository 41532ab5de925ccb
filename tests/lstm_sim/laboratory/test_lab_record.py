"""The networks beside the cell come back from a session file to the bit, and nothing but sound ones does."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from lstm_sim.cell import CellType, Quantity
from lstm_sim.edits import set_input, set_mode, set_weight
from lstm_sim.errors import InputError
from lstm_sim.gradients.descent import Clipping
from lstm_sim.gradients.drawn import Asked
from lstm_sim.interventions import Intervention
from lstm_sim.interventions import Mode as HowSet
from lstm_sim.laboratory.edits import add_what_if, look_at, set_numbers, set_sentence, show_workspace, switch_what_if
from lstm_sim.laboratory.lab import NetworkRef, Order, Where
from lstm_sim.networks.architecture import Architecture, Kind
from lstm_sim.presets import start_session
from lstm_sim.session import Mode, Session, Workspace
from lstm_sim.session_file import dump_session, load_session
from lstm_sim.study import CLIFF
from lstm_sim.study_edits import set_comparison, set_power, set_slope
from tests.lstm_sim.laboratory.test_opening import World
from tests.lstm_sim.test_session_file import equal


def full_session() -> Session:
    """Everything of a lab set otherwise than at first, and a unit open with its gate and a weight changed."""
    world = World(Architecture(Kind.DENSE_PEEPHOLE, 4, 3, 5, bidirectional=True))
    world.edit(set_sentence(0, "leave 台北 “now”"))
    world.edit(set_numbers([[1.0, 2.5], [0.1, -3.0]]))
    world.edit(look_at(order=Order.SELECTIVITY, order_of=Quantity.FORGET_GATE, label=3))
    world.edit(show_workspace(Workspace.NETWORK))
    world.open(0, True, step=4)
    world.edit(set_input(2, -3.0))
    world.edit(set_mode(Mode.WEIGHTED))
    world.edit(set_weight("bias", 0, 0.125))
    world.edit(add_what_if(Intervention(0, Quantity.MEMORY, HowSet.ADD, 0.5)))
    world.edit(switch_what_if(0, False))
    world.edit(set_power(0.99))
    world.edit(set_comparison(steps=40, asked=Asked.EVERY, cells=(CellType.GRU,), step=7))
    world.edit(set_slope(start=(4.0, -2.5), learning_rate=0.1, clipping=Clipping.VALUE, region=CLIFF))
    world.settle()
    networks = (NetworkRef(Where.FILE, "/a/b.pt", "0" * 64, "encoder"), NetworkRef(Where.RUN, "run-1"))
    lab = replace(world.session.lab, networks=networks, chosen=1, example=4, follow=False)
    return replace(world.session, lab=lab)


def test_everything_comes_back_to_the_bit() -> None:
    session = full_session()
    again = load_session(dump_session(session))
    assert equal(again.lab, session.lab)
    assert equal(replace(again, lab=session.lab, opened=None), replace(session, opened=None))
    assert again.opened is not None and session.opened is not None
    assert again.opened.weights is None  # they are the network's to tell
    assert equal(replace(again.opened, weights=session.opened.weights), session.opened)


def test_a_session_without_networks_has_those_of_a_first_start() -> None:
    whole = json.loads(dump_session(start_session()))
    for field in ("lab", "study", "workspace", "opened"):
        del whole["session"][field]
    whole["version"] = 1
    assert equal(load_session(json.dumps(whole).encode()), start_session())


@pytest.mark.parametrize(
    ("path", "value", "word"),
    [
        ("lab.chosen", 2, "fewer networks"),
        ("lab.sentences", [], "sentences"),
        ("lab.config.colour", 1, "no option colour"),
        ("lab.config.hidden_size", "many", "hidden_size"),
        ("lab.config.dropout", 2.0, "dropout"),
        ("lab.numbers", [[1.0], [1.0, 2.0]], "differ in length"),
        ("lab.numbers", [], "empty"),
        ("lab.networks", [{"where": "cloud", "name": "a"}], "cloud"),
        ("lab.look.unit", -1, "unit"),
        ("lab.what_if.0.quantity", "soul", "soul"),
        ("lab.what_if.1.peephole", [["a"]], "differ in length"),
        ("lab.what_if.0.colour", 1, "colour"),
        ("direct.step_names", ["a"], "6 steps"),
        ("study.power", "big", "power"),
        ("study.colour", 1, "no option colour"),
        ("study.slope.rule.learning_rate", -1.0, "more than 0"),
        ("study.comparison.drawn.size", 3, "comparison.drawn.size"),
    ],
)
def test_unsound_files_are_refused_by_place(path: str, value: object, word: str) -> None:
    whole = json.loads(dump_session(full_session()))
    place: Any = whole["session"]
    *head, last = [int(k) if k.isdigit() else k for k in path.split(".")]
    for key in head:
        place = place[key]
    place[last] = value
    with pytest.raises(InputError, match=word):
        load_session(json.dumps(whole).encode())


def test_an_opened_unit_within_an_opened_unit_is_refused() -> None:
    whole = json.loads(dump_session(full_session()))
    whole["session"]["opened"]["by_hand"]["opened"] = json.loads(json.dumps(whole["session"]["opened"]))
    with pytest.raises(InputError, match="of its own"):
        load_session(json.dumps(whole).encode())


def test_numbers_are_read_only() -> None:
    numbers = load_session(dump_session(full_session())).lab.numbers
    assert numbers is not None and not numbers.flags.writeable
    np.testing.assert_array_equal(numbers, [[1.0, 2.5], [0.1, -3.0]])
