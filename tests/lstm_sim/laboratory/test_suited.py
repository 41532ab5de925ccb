"""Sentences before a network of symbols, symbols before one of sentences: its examples take their place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lstm_sim.laboratory.edits import show_network
from lstm_sim.laboratory.engine import Engine
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.lab import ARRIVE, LEAVE, Lab, NetworkRef, Where
from lstm_sim.laboratory.suited import suited
from lstm_sim.presets import start_session

SHIPPED = Path(__file__).resolve().parents[3] / "assets" / "checkpoints"
TRAVEL, GRU, ORDER = (NetworkRef(Where.SHIPPED, f) for f in ("travel-lstm", "travel-gru", "temporal-order-lstm"))


def test_what_a_network_cannot_read_is_replaced_by_its_examples() -> None:
    engine = Engine(Folders(SHIPPED, SHIPPED))
    session = replace(start_session(), lab=Lab(networks=(TRAVEL,)))
    words = engine.answer(session.lab)
    session = show_network(ORDER).apply(session)
    symbols = engine.answer(session.lab)
    edit = suited(words, symbols)
    assert edit is not None and not edit.undoable
    session = edit.apply(session)
    assert session.lab.sentences == symbols.examples.texts[:2] and session.lab.look.step == 59, (
        "where the answer is asked for"
    )
    read = engine.answer(session.lab)
    assert read.before is not None and read.before.known.all() and suited(symbols, read) is None
    back = show_network(TRAVEL).apply(session)
    again = engine.answer(back.lab)
    edit = suited(read, again)
    assert edit is not None and edit.apply(session) is session, "somebody has gone on since"
    assert edit.apply(back).lab.sentences == (ARRIVE, LEAVE) and edit.apply(back).lab.look.step == 4


def test_what_was_typed_for_a_network_of_the_same_kind_stays() -> None:
    engine = Engine(Folders(SHIPPED, SHIPPED))
    lab = Lab(networks=(TRAVEL,), sentences=("xyzzy",))
    first, second = engine.answer(lab), engine.answer(replace(lab, networks=(GRU,)))
    assert second.before is not None and not second.before.known.any()
    assert suited(first, second) is None and suited(first, first) is None
