"""The Laboratory with its real thread: newest questions answered, none after it is closed, failures told once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lstm_sim.checkpoints.checkpoint import Checkpoint
from lstm_sim.data.vocabulary import Vocabulary
from lstm_sim.edits import set_input
from lstm_sim.laboratory.edits import look_at, set_sentence, show_network
from lstm_sim.laboratory.engine import Engine
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.lab import Lab, NetworkRef, Where
from lstm_sim.laboratory.loading import Live
from lstm_sim.laboratory.opening import open_unit
from lstm_sim.laboratory.reading import LabFrame
from lstm_sim.networks.architecture import Architecture, Kind
from lstm_sim.networks.network import Network
from lstm_sim.presets import start_session
from tests.ui.network.lab import LABELS, WORDS, word_network
from ui.network.laboratory import Laboratory
from ui.store import Store


@pytest.fixture
def store(qapp: object, tmp_path: Path) -> Iterator[Store]:
    ref = word_network(tmp_path, "a")
    made = Store(replace(start_session(), lab=Lab(networks=(ref,), sentences=("arrive Taipei", "leave Taipei"))))
    yield made
    made.deleteLater()


@pytest.fixture
def laboratory(store: Store, tmp_path: Path) -> Iterator[Laboratory]:
    made = Laboratory(store, Folders(tmp_path, tmp_path / "runs"))
    yield made
    made.close()
    assert workers() == 0
    made.deleteLater()


def workers() -> int:
    """The threads that are at work."""
    return sum(thread.name == "worker" for thread in threading.enumerate())


def settled(qtbot: QtBot, laboratory: Laboratory, store: Store) -> LabFrame:
    """The answer to what the session asks now."""
    store.flush()

    def answered() -> None:
        assert laboratory.frame is not None and laboratory.frame.lab is store.session.lab and not laboratory.busy

    qtbot.waitUntil(answered, timeout=30_000)
    assert laboratory.frame is not None
    return laboratory.frame


def test_it_sleeps_until_it_is_woken(qtbot: QtBot, laboratory: Laboratory, store: Store) -> None:
    store.edit(set_sentence(0, "leave"))
    store.flush()
    QTest.qWait(30)
    assert not laboratory.is_awake and laboratory.frame is None and workers() == 0
    busy: list[bool] = []
    laboratory.busy_changed.connect(busy.append)
    laboratory.wake()
    laboratory.wake()
    assert laboratory.busy
    frame = settled(qtbot, laboratory, store)
    assert frame.before is not None and frame.before.tokens == ("leave",) and busy == [True, False]


def test_what_is_not_about_networks_asks_nothing(qtbot: QtBot, laboratory: Laboratory, store: Store) -> None:
    laboratory.wake()
    frame = settled(qtbot, laboratory, store)
    store.edit(set_input(1, 2.0))
    store.flush()
    assert not laboratory.busy
    QTest.qWait(30)
    assert laboratory.frame is frame


def test_only_the_newest_question_is_sure_of_an_answer(
    qtbot: QtBot, laboratory: Laboratory, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    laboratory.wake()
    first = settled(qtbot, laboratory, store)
    held, asked = threading.Event(), []
    plain = Engine.answer

    def slow(self: Engine, lab: Lab, live: object = None) -> LabFrame:
        asked.append(lab.sentences[0])
        held.wait(20.0)
        return plain(self, lab)

    monkeypatch.setattr(Engine, "answer", slow)
    frames: list[tuple[LabFrame | None, LabFrame]] = []
    laboratory.answered.connect(lambda old, new: frames.append((old, new)))
    store.edit(set_sentence(0, "t0"))
    store.flush()
    qtbot.waitUntil(lambda: asked == ["t0"])
    for k in range(1, 6):
        store.edit(set_sentence(0, f"t{k}"))
        store.flush()
    held.set()
    frame = settled(qtbot, laboratory, store)
    assert asked == ["t0", "t5"] and frame.before is not None and frame.before.tokens == ("t5",)
    assert [old for old, _ in frames] == [first, frames[0][1]] and len(frames) == 2


def test_an_answer_that_came_too_late_settles_nothing(qtbot: QtBot, laboratory: Laboratory, store: Store) -> None:
    """The unit that is open is drawn from the answer to what is asked now, not to what was asked before."""
    laboratory.wake()
    frame = settled(qtbot, laboratory, store)
    store.edit(open_unit(frame, 2))
    settled(qtbot, laboratory, store)
    store.edit(set_sentence(0, "leave Taipei on November"))
    store.flush()
    store.edit(set_sentence(0, "leave Taipei on"))
    settled(qtbot, laboratory, store)
    store.flush()
    assert store.session.setup.step_names == ("leave", "Taipei", "on")


def test_closed_it_answers_no_more(qtbot: QtBot, laboratory: Laboratory, store: Store) -> None:
    """Neither an edit nor an opened unit wakes it again: a thread would outlive the window."""
    laboratory.wake()
    frame = settled(qtbot, laboratory, store)
    store.edit(set_sentence(0, "a b"))
    store.flush()
    laboratory.close()
    laboratory.close()
    store.edit(open_unit(frame, 1))
    store.flush()
    laboratory.wake()
    laboratory.ask_again()
    QTest.qWait(30)
    assert laboratory.frame is frame and workers() == 0 and not laboratory.is_awake


def test_it_is_closed_while_torch_is_loading_or_a_question_is_under_way(laboratory: Laboratory, store: Store) -> None:
    laboratory.wake()
    laboratory.close()
    assert workers() == 0 and laboratory.frame is None


def test_a_failure_is_told_once_and_the_next_question_begins_anew(
    qtbot: QtBot, laboratory: Laboratory, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    laboratory.wake()
    settled(qtbot, laboratory, store)
    plain = Engine.answer
    monkeypatch.setattr(Engine, "answer", lambda *_: 1 / 0)
    told: list[str] = []
    laboratory.failed.connect(lambda error: told.append(str(error)))
    for text in ("on", "on n"):
        store.edit(set_sentence(0, text))
        store.flush()
        qtbot.waitUntil(lambda: not laboratory.busy)
    store.edit(set_input(1, 2.0))  # asks nothing
    store.flush()
    assert told == ["division by zero"] and not laboratory.busy
    monkeypatch.setattr(Engine, "answer", plain)
    store.edit(set_sentence(0, "on november"))
    frame = settled(qtbot, laboratory, store)
    assert frame.before is not None and frame.before.tokens == ("on", "november")
    monkeypatch.setattr(Engine, "answer", lambda *_: 1 / 0)
    laboratory.ask_again()
    qtbot.waitUntil(lambda: not laboratory.busy)
    assert len(told) == 2


def test_a_missing_network_is_a_problem_and_no_failure(qtbot: QtBot, laboratory: Laboratory, store: Store) -> None:
    laboratory.wake()
    store.edit(show_network(NetworkRef(Where.SHIPPED, "gone")))
    frame = settled(qtbot, laboratory, store)
    assert frame.before is None and "cannot be opened" in str(frame.problems[0][1])


def test_an_unchanged_file_is_asked_again_in_vain_and_a_changed_one_answers(
    qtbot: QtBot, laboratory: Laboratory, store: Store, tmp_path: Path
) -> None:
    laboratory.wake()
    first = settled(qtbot, laboratory, store)
    laboratory.ask_again()
    assert settled(qtbot, laboratory, store).before is first.before
    word_network(tmp_path, "a", Kind.GRU, 9)
    laboratory.ask_again()
    qtbot.waitUntil(lambda: not laboratory.busy)
    frame = laboratory.frame
    assert frame is not None and frame.before is not None and frame.before.network.architecture.kind is Kind.GRU


def test_a_run_is_followed_and_let_go(qtbot: QtBot, laboratory: Laboratory, store: Store, tmp_path: Path) -> None:
    run = NetworkRef(Where.RUN, "r")
    shape = Architecture(Kind.ELMAN, 5, 4, len(LABELS), vocabulary_size=len(WORDS))
    vocabulary = Vocabulary(WORDS, (), LABELS)

    def live(step: int) -> Live:
        return Live(
            "r", Checkpoint(shape, dict(Network(shape, seed=step).named_parameters()), vocabulary=vocabulary), step
        )

    laboratory.wake()
    settled(qtbot, laboratory, store)
    laboratory.follow(live(1))  # nobody looks at it
    assert not laboratory.busy and laboratory.live_of(run) is not None
    assert laboratory.live_of(NetworkRef(Where.FILE, "r")) is None
    store.edit(show_network(run))
    frame = settled(qtbot, laboratory, store)
    assert frame.before is not None and frame.before.network.step == 1
    laboratory.follow(live(2))
    assert laboratory.busy
    frame = settled(qtbot, laboratory, store)
    assert frame.before is not None and frame.before.network.step == 2
    store.edit(look_at(step=1))
    assert settled(qtbot, laboratory, store).before is frame.before
    laboratory.let_go("r")
    frame = settled(qtbot, laboratory, store)
    assert frame.before is None and "cannot be opened" in str(frame.problems[0][1])  # it has written no file yet
