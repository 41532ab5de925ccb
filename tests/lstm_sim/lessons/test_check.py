"""Conditions on a session: each holds where it should, and nothing that is not there is ever passed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from lstm_sim.cell import CellType, Quantity
from lstm_sim.edits import Edit, go_to_step, pin, set_cell_type, set_input, set_mode, set_sequence, set_view
from lstm_sim.frame import compute_frame
from lstm_sim.gradients.descent import Clipping
from lstm_sim.gradients.drawn import Asked
from lstm_sim.interventions import Intervention
from lstm_sim.interventions import Mode as HowSet
from lstm_sim.laboratory.edits import add_what_if, compare_network, look_at, show_network
from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.laboratory.reading import Examples, Known, LabFrame, Reading
from lstm_sim.lessons.check import (
    SYMBOLS,
    All,
    Answered,
    Check,
    Chosen,
    Compared,
    Moment,
    Not,
    Relation,
    missing,
    passed,
)
from lstm_sim.lessons.check import Any as AnyOf
from lstm_sim.lessons.settings import FREE_NAMES, NAMES, SWITCHES, Setting, value_of
from lstm_sim.networks.architecture import Architecture, Kind
from lstm_sim.presets import preset, start_session
from lstm_sim.session import Mode, Session, Workspace
from lstm_sim.study import LeftTab, RightTab, Shown, Source
from lstm_sim.study_edits import set_comparison, set_power, set_sizes, set_slope, show_tab

R = Relation


def holds(check: Check, session: Session) -> bool:
    return passed(check, session, compute_frame(session))


def lecture(step: int = 0) -> Session:
    return go_to_step(step).apply(preset("lecture").build())


@pytest.mark.parametrize(
    ("relation", "value", "wanted"),
    [
        (R.LESS, 7.5, True), (R.LESS, 6.0, False), (R.AT_MOST, 7.5, True), (R.MORE, 6.0, True), (R.MORE, 7.5, False),
        (R.AT_LEAST, 6.0, True), (R.AT_LEAST, 7.5, False), (R.EQUAL, 7.0, True), (R.EQUAL, 7.01, False),
        (R.OTHER, 7.0, False), (R.OTHER, 7.01, True),
    ],
)  # fmt: skip
def test_a_number_is_compared(relation: Relation, value: float, wanted: bool) -> None:
    """c' of the third step is 6.99977: 7 as the program shows it."""
    assert holds(Compared("c'", Moment.NOW, None, relation, value), lecture(2)) is wanted


def test_numbers_are_equal_as_far_as_they_are_shown_alike() -> None:
    session = lecture(2)
    assert not holds(Compared("c'", Moment.NOW, None, R.EQUAL, 7.0, within=1e-6), session)
    assert holds(Compared("c'", Moment.NOW, None, R.EQUAL, 6.999773010656488, within=1e-12), session)


@pytest.mark.parametrize(
    ("at", "wanted"), [(Moment.NOW, 1), (Moment.FIRST, 0), (Moment.LAST, 4), (1, 0), (4, 3), (5, 4)]
)
def test_at_a_time_step(at: Moment | int, wanted: int) -> None:
    session = lecture(1)
    output = compute_frame(session).trace.values["a"][wanted, 0, 0]
    assert holds(Compared("a", at, None, R.EQUAL, output, 1e-12), session)
    assert not holds(Compared("a", at, None, R.OTHER, output, 1e-12), session)


def test_at_any_and_at_every_step() -> None:
    session = lecture()
    assert holds(Compared("a", Moment.ANY, None, R.MORE, 6.9), session)
    assert not holds(Compared("a", Moment.EVERY, None, R.MORE, 6.9), session)
    assert holds(Compared("a", Moment.EVERY, None, R.AT_LEAST, 0.0), session)
    assert not holds(Compared("a", Moment.ANY, None, R.MORE, 7.1), session)


def test_inputs_outputs_and_units_by_their_names() -> None:
    session = preset("rnn-by-hand").build()
    assert holds(Compared("x2", 3, None, R.EQUAL, 2.0), session)
    assert holds(Compared("y2", Moment.LAST, None, R.EQUAL, 32.0), session)
    for unit in (None, 1, 2):
        assert holds(Compared("a", Moment.LAST, unit, R.EQUAL, 16.0), session)
    assert holds(Compared("a-", 2, 2, R.EQUAL, 2.0), session)


def test_every_symbol_is_its_quantity() -> None:
    frames = {t: compute_frame(set_cell_type(t).apply(start_session())) for t in (CellType.LSTM, CellType.GRU)}
    for symbol, quantity in SYMBOLS.items():
        frame = next(f for t, f in frames.items() if quantity in t.quantities)
        assert passed(Compared(symbol, Moment.NOW, None, R.EQUAL, frame.now[quantity], 1e-12), frame.session, frame)


@pytest.mark.parametrize(
    "check",
    [
        Compared("f(z_u)", Moment.NOW, None, R.OTHER, 99.0),
        Compared("x9", Moment.NOW, None, R.OTHER, 99.0),
        Compared("y1", Moment.NOW, None, R.OTHER, 99.0),
        Compared("y0", Moment.NOW, None, R.OTHER, 99.0),
        Compared("c'", 6, None, R.OTHER, 99.0),
        Compared("c'", Moment.NOW, 2, R.OTHER, 99.0),
        Compared("__class__", Moment.NOW, None, R.OTHER, 99.0),
    ],
)
def test_what_is_not_there_is_not_passed_and_named(check: Compared) -> None:
    session = lecture()
    frame = compute_frame(session)
    assert not passed(check, session, frame)
    assert list(missing(All((Not(check), AnyOf((check,)))), session, frame)) == [check.quantity] * 2


def test_what_is_no_number_is_not_passed() -> None:
    session = preset("counter").build()
    session = set_sequence(np.full((3, 2), 1e6)).apply(session)
    frame = compute_frame(session)
    broken = replace(frame, readout=np.full((3, 1), np.nan))
    for relation in Relation:
        assert not passed(Compared("y1", Moment.NOW, None, relation, 0.0), session, broken)


def test_conditions_are_joined() -> None:
    yes, no = Compared("a", Moment.LAST, None, R.LESS, 1.0), Compared("a", Moment.LAST, None, R.MORE, 1.0)
    session = lecture()
    assert holds(All((yes, yes)), session) and not holds(All((yes, no)), session)
    assert holds(AnyOf((no, yes)), session) and not holds(AnyOf((no, no)), session)
    assert holds(Not(no), session) and not holds(Not(yes), session)


@pytest.mark.parametrize(
    ("setting", "value", "edit"),
    [
        (Setting.CELL, "gru", set_cell_type(CellType.GRU)),
        (Setting.MODE, "direct", set_mode(Mode.DIRECT)),
        (Setting.GRADIENTS, True, set_view(gradients=True)),
        (Setting.EXACT, True, set_view(exact=True)),
        (Setting.PINNED, True, pin()),
        (Setting.STEP, 3.0, go_to_step(2)),
        (Setting.STEPS, 2.0, set_sequence([[1, 2, 3], [4, 5, 6]])),
    ],
)
def test_a_setting_is_asked_for(setting: Setting, value: Any, edit: Any) -> None:
    session, check = lecture(), Chosen(setting, R.EQUAL, value)
    assert not holds(check, session)
    assert holds(Chosen(setting, R.OTHER, value), session)
    assert holds(check, edit.apply(session))
    assert not holds(Chosen(setting, R.OTHER, value), edit.apply(session))


def test_a_workspace_and_a_number_of_steps_are_asked_for() -> None:
    session = lecture(1)
    assert holds(Chosen(Setting.WORKSPACE, R.EQUAL, "cell"), session)
    assert holds(Chosen(Setting.WORKSPACE, R.EQUAL, "network"), replace(session, workspace=Workspace.NETWORK))
    assert holds(Chosen(Setting.STEP, R.AT_LEAST, 2.0), session)
    assert not holds(Chosen(Setting.STEP, R.MORE, 2.0), session)


def test_doing_it_passes_it() -> None:
    check = Compared("f(z_f)", Moment.NOW, None, R.LESS, 0.1)
    session = start_session()
    assert not holds(check, session)
    assert holds(check, set_input(2, -3.0).apply(session))


REF = NetworkRef(Where.SHIPPED, "travel-gru")
CLAMP = Intervention(0, Quantity.FORGET_GATE, HowSet.SET, 0.0)


@pytest.mark.parametrize(
    ("setting", "value", "edit"),
    [
        (Setting.NETWORK, "travel-gru", show_network(REF)),
        (Setting.NETWORKS, 3.0, compare_network(REF)),
        (Setting.SENTENCE, 2.0, look_at(sentence=1)),
        (Setting.WORD, 3.0, look_at(step=2)),
        (Setting.REVERSE, True, look_at(reverse=True)),
        (Setting.WHAT_IF, 1.0, add_what_if(CLAMP)),
        (Setting.TAB, "loss", show_tab(LeftTab.LOSS)),
        (Setting.TAB, "clipping", show_tab(RightTab.CLIPPING)),
        (Setting.POWER, 0.99, set_power(0.99)),
        (Setting.COMPARES, "peephole", set_comparison(cells=(CellType.LSTM, CellType.PEEPHOLE))),
        (Setting.LENGTH, 300.0, set_comparison(steps=300)),
        (Setting.WEIGHT_SCALE, 2.0, set_comparison(weight_scale=2.0)),
        (Setting.FORGET_BIAS, 5.0, set_comparison(forget_bias=5.0)),
        (Setting.ASKED, "every", set_comparison(asked=Asked.EVERY)),
        (Setting.OF_NETWORK, True, set_comparison(of_network=True)),
        (Setting.SOURCE, "weights", set_slope(source=Source.WEIGHTS)),
        (Setting.SHOWN, "relief", set_slope(shown=Shown.RELIEF)),
        (Setting.START_W, 4.0, set_slope(start=(4.0, -2.0))),
        (Setting.START_B, -2.0, set_slope(start=(4.0, -2.0))),
        (Setting.LEARNING_RATE, 0.1, set_slope(learning_rate=0.1)),
        (Setting.MOMENTUM, 0.9, set_slope(momentum=0.9)),
        (Setting.CLIPPING, "value", set_slope(clipping=Clipping.VALUE)),
        (Setting.THRESHOLD, 100.0, set_slope(threshold=100.0)),
        (Setting.INPUT_SIZE, 16.0, set_sizes(inputs=16)),
        (Setting.HIDDEN_SIZE, 48.0, set_sizes(hidden=48)),
    ],
)
def test_a_setting_of_the_other_workspaces(setting: Setting, value: str | bool | float, edit: Edit) -> None:
    check, before = Chosen(setting, R.EQUAL, value), start_session()
    after = edit.apply(before)
    assert holds(check, after) and not holds(check, before)
    assert holds(Chosen(setting, R.OTHER, value), before) and not holds(Chosen(setting, R.OTHER, value), after)


def test_a_number_is_told_from_the_next_but_not_from_its_own_rounding() -> None:
    session = set_power(0.1 + 0.2).apply(start_session())
    assert holds(Chosen(Setting.POWER, R.EQUAL, 0.3), session)
    assert not holds(Chosen(Setting.POWER, R.EQUAL, 0.3001), session)
    assert holds(Chosen(Setting.POWER, R.LESS, 0.3001), session)


def test_what_there_is_none_of_is_never_passed() -> None:
    session = set_slope(start=None).apply(start_session())
    session = replace(session, lab=replace(session.lab, networks=()))
    for setting in (Setting.NETWORK, Setting.OPENED_UNIT, Setting.START_W, Setting.START_B):
        assert value_of(setting, session) is None
        for relation in R:
            assert not holds(Chosen(setting, relation, 1.0), session)


@pytest.mark.parametrize("setting", Setting)
def test_every_setting_has_a_value_of_its_own_kind(setting: Setting) -> None:
    found = value_of(setting, start_session())
    if setting in SWITCHES:
        assert isinstance(found, bool)
    elif setting in NAMES:
        assert (found if isinstance(found, frozenset) else {found}) <= set(NAMES[setting])
    elif setting in FREE_NAMES:
        assert isinstance(found, str)
    else:
        assert found is None or (isinstance(found, float | int) and not isinstance(found, bool))


def answers(session: Session, labels: str) -> LabFrame:
    """A network that has answered each word with a letter of `labels`."""
    names = ("a", "b")
    shape = Architecture(Kind.LSTM, 1, 1, 2, vocabulary_size=2)
    network = Known(REF, "t", shape, None, frozenset(), names, {}, None, 0, 0)
    given = np.array([names.index(letter) for letter in labels])
    words, scores = tuple(labels), np.zeros((len(labels), 2))
    reading = Reading(network, words, np.ones(len(labels), bool), None, scores, scores, given, None)
    return LabFrame(session.lab, ((reading,),), reading, reading, np.arange(1), Examples())


@pytest.mark.parametrize(
    ("at", "label", "wanted"),
    [
        (1, "a", True), (2, "a", False), (4, "a", False), (Moment.FIRST, "a", True), (Moment.LAST, "b", True),
        (Moment.NOW, "b", True), (Moment.ANY, "a", True), (Moment.EVERY, "b", False), (Moment.ANY, "c", False),
    ],
)  # fmt: skip
def test_an_answer_of_the_chosen_network(at: Moment | int, label: str, wanted: bool) -> None:
    session = look_at(step=1).apply(start_session())
    frame = compute_frame(session)
    assert passed(Answered(label, at, R.EQUAL), session, frame, answers(session, "abb")) is wanted


def test_answers_to_something_else_prove_nothing() -> None:
    session = start_session()
    frame, check = compute_frame(session), Answered("a", 1, R.EQUAL)
    assert passed(check, session, frame, answers(session, "ab"))
    assert not passed(check, session, frame)
    assert not passed(check, look_at(step=2).apply(session), frame, answers(session, "ab"))
    assert not passed(Answered("a", 1, R.OTHER), session, frame)
    assert passed(Answered("a", 2, R.OTHER), session, frame, answers(session, "ab"))
