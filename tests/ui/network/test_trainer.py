"""The Trainer: one run at a time, in a thread, whatever is pressed in whatever order; nothing is left behind."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lstm_sim.errors import InputError
from lstm_sim.laboratory.edits import follow_training, set_config
from lstm_sim.laboratory.lab import Where
from lstm_sim.laboratory.runs import Standing
from lstm_sim.laboratory.survey import DataFacts
from lstm_sim.laboratory.told import Phase
from lstm_sim.networks.architecture import Kind
from lstm_sim.training.config import Task, recipe
from tests.soak_training import soak
from tests.ui.network.lab import StillLab
from tests.ui.network.training import LONG, tiny, wait
from ui.network.trainer import Trainer


@pytest.fixture
def still(qtbot: QtBot, tmp_path: Path) -> StillLab:
    made = StillLab(tmp_path)
    made.store.edit(set_config(tiny()))
    made.store.flush()
    return made


@pytest.fixture
def trainer(still: StillLab) -> Iterator[Trainer]:
    made = Trainer(still.store, still.laboratory)
    yield made
    made.close()
    QApplication.processEvents()
    assert not [t for t in threading.enumerate() if t.name == "worker"]


def test_a_run_from_the_first_step_to_the_table(qtbot: QtBot, still: StillLab, trainer: Trainer) -> None:
    phases: list[Phase | None] = []
    trainer.state_changed.connect(lambda: phases.append(trainer.phase))
    trainer.start(tiny())
    assert trainer.busy and trainer.phase is Phase.PREPARING
    wait(qtbot, lambda: not trainer.busy)
    assert trainer.error is None and phases[0] is Phase.PREPARING and phases[-1] is None
    assert Phase.TRAINING in phases
    wait(qtbot, lambda: bool(trainer.runs.entries) and trainer.runs.entries[0].stamp != ())
    (entry,) = trainer.runs.entries
    assert entry.standing is Standing.FINISHED and entry.course.step == 20 and entry.name == "Elman 1"
    assert trainer.told is not None and trainer.told.course.step == 20  # no step is lost, however few were told
    network = still.lab.network
    assert network is not None and (network.where, network.name) == (Where.RUN, entry.id)


def test_pause_step_go_on_and_stop(qtbot: QtBot, trainer: Trainer) -> None:
    trainer.start(tiny(epochs=10_000))
    wait(qtbot, lambda: trainer.phase is Phase.TRAINING and trainer.told.course.step > 2)
    trainer.hold()
    wait(qtbot, lambda: trainer.phase is Phase.HELD)
    held = trainer.told.course.step
    qtbot.wait(60)
    assert trainer.told.course.step == held
    for k in (1, 2, 3):
        trainer.step()
        wait(qtbot, lambda k=k: trainer.told.course.step == held + k and trainer.phase is Phase.HELD)
    trainer.proceed()
    wait(qtbot, lambda: trainer.told.course.step > held + 5)
    began = time.monotonic()
    trainer.stop()
    assert trainer.ending
    wait(qtbot, lambda: not trainer.busy)
    assert time.monotonic() - began < 5.0  # a hundred milliseconds on a machine of its own
    assert not trainer.ending and trainer.error is None
    assert trainer.runs.entries[0].standing is Standing.INTERRUPTED


def test_an_interrupted_run_comes_back_after_a_restart_and_goes_on(
    qtbot: QtBot, still: StillLab, trainer: Trainer
) -> None:
    trainer.start(tiny(epochs=4))
    wait(qtbot, lambda: trainer.told.course.step > 2)
    trainer.stop()
    wait(qtbot, lambda: not trainer.busy)
    stopped_at, run = trainer.told.course.step, trainer.told.run
    trainer.close()
    again = Trainer(still.store, still.laboratory)
    again.runs.refresh()
    wait(qtbot, lambda: bool(again.runs.entries))
    assert again.runs.entries[0].course.step == stopped_at
    again.go_on(run)
    wait(qtbot, lambda: not again.busy)
    assert again.told.course.finished and again.told.course.step == 40
    assert list(again.told.course["step"]) == list(range(1, 41))
    again.close()


def test_reset_stands_before_the_same_first_step(qtbot: QtBot, trainer: Trainer) -> None:
    losses = []
    for _ in range(2):
        trainer.reset()
        wait(qtbot, lambda: trainer.phase is Phase.HELD and trainer.told.course.step == 0)
        trainer.step()
        wait(qtbot, lambda: trainer.told.course.step == 1)
        losses.append(float(trainer.told.course["loss"][0]))
    assert losses[0] == losses[1]
    assert len(trainer.runs.entries) == 2  # the run before it is kept


def test_a_reset_without_a_step_leaves_no_run_and_no_network(qtbot: QtBot, still: StillLab, trainer: Trainer) -> None:
    trainer.reset()
    wait(qtbot, lambda: trainer.phase is Phase.HELD)
    assert len(still.lab.networks) == 1
    trainer.stop()
    wait(qtbot, lambda: not trainer.busy)
    wait(qtbot, lambda: trainer.runs.entries == ())
    assert still.lab.networks == ()


def test_starting_another_ends_the_first(qtbot: QtBot, trainer: Trainer) -> None:
    trainer.start(tiny(epochs=10_000))
    wait(qtbot, lambda: trainer.told.course.step > 0)
    first = trainer.run
    trainer.start(tiny(kind=Kind.GRU))
    trainer.start(tiny(kind=Kind.LSTM))  # the newest wish counts
    wait(qtbot, lambda: trainer.run not in (first, None))
    wait(qtbot, lambda: not trainer.busy)
    assert sorted(entry.name for entry in trainer.runs.entries) == ["Elman 1", "LSTM 1"]


def test_step_without_a_run_begins_one(qtbot: QtBot, trainer: Trainer) -> None:
    trainer.step()
    wait(qtbot, lambda: trainer.phase is Phase.HELD and trainer.told.course.step == 1)


def test_what_goes_wrong_is_told_and_the_next_run_goes_well(qtbot: QtBot, tmp_path: Path, trainer: Trainer) -> None:
    trainer.start(replace(recipe(Task.FILES), data=str(tmp_path / "gone"), device="cpu"))
    wait(qtbot, lambda: not trainer.busy)
    assert isinstance(trainer.error, InputError) and trainer.runs.entries == ()
    trainer.start(tiny(device="cuda:9"))
    wait(qtbot, lambda: not trainer.busy)
    assert "cuda:9" in str(trainer.error)
    trainer.start(tiny())
    wait(qtbot, lambda: not trainer.busy)
    assert trainer.error is None and trainer.told.course.finished


def test_the_network_is_followed_only_while_somebody_looks(qtbot: QtBot, still: StillLab, trainer: Trainer) -> None:
    followed: list[int] = []
    still.laboratory.follow = lambda live: followed.append(live.step)  # type: ignore[method-assign]
    trainer.start(tiny(epochs=10_000))
    wait(qtbot, lambda: len(followed) >= 2)
    still.store.edit(follow_training(False))
    still.store.flush()
    qtbot.wait(50)
    seen = len(followed)
    before = trainer.told.course.step
    wait(qtbot, lambda: trainer.told.course.step > before + 50)
    assert len(followed) == seen
    trainer.hold()
    wait(qtbot, lambda: trainer.phase is Phase.HELD)
    still.store.edit(follow_training(True))
    still.store.flush()
    wait(qtbot, lambda: bool(followed) and followed[-1] == trainer.told.course.step)  # also while it is held


def test_a_run_stands_beside_one_that_learnt_the_same_and_alone_otherwise(
    qtbot: QtBot, still: StillLab, trainer: Trainer
) -> None:
    for config, count in ((tiny(), 1), (tiny(kind=Kind.GRU), 1), (replace(tiny(), task=Task.COPY, length=25), 1)):
        trainer.start(config)
        wait(qtbot, lambda: not trainer.busy)
        assert len(still.lab.networks) == count  # a run takes the place of the run that is looked into
        assert still.lab.network is not None and still.lab.network.name == trainer.told.run


def test_the_data_is_surveyed_beside_the_window(qtbot: QtBot, tmp_path: Path, trainer: Trainer) -> None:
    config = recipe(Task.COPY)
    assert trainer.facts(config) is None
    wait(qtbot, lambda: trainer.facts(config) is not None)
    assert trainer.facts(config) == DataFacts(11, 0, 0, 8)
    gone = replace(recipe(Task.FILES), data=str(tmp_path / "gone"))
    travel = recipe(Task.TRAVEL)
    assert trainer.facts(travel) is None and trainer.facts(gone) is None  # one after the other, the newest first
    wait(qtbot, lambda: isinstance(trainer.facts(gone), InputError))
    wait(qtbot, lambda: isinstance(trainer.facts(travel), DataFacts))


def test_the_devices_are_asked_for_once(qtbot: QtBot, trainer: Trainer) -> None:
    assert [device.name for device in trainer.devices] == ["cpu"]
    with qtbot.waitSignal(trainer.devices_found, timeout=LONG):
        trainer.ask_devices()
        trainer.ask_devices()
    assert trainer.devices[-1].name == "cpu"


@pytest.mark.parametrize("moment", ["preparing", "training", "held"])
def test_closing_leaves_nothing_and_keeps_the_run(qtbot: QtBot, still: StillLab, trainer: Trainer, moment: str) -> None:
    trainer.start(tiny(epochs=10_000))
    if moment != "preparing":
        wait(qtbot, lambda: trainer.told.course.step > 0)
    if moment == "held":
        trainer.hold()
        wait(qtbot, lambda: trainer.phase is Phase.HELD)
    trainer.close()
    assert not [t for t in threading.enumerate() if t.name == "worker"]
    assert not trainer.busy
    if moment != "preparing":
        folders = [p for p in still.laboratory.folders.runs.iterdir() if p.is_dir()]
        assert len(folders) == 1 and (folders[0] / "checkpoint.safetensors").exists()
    assert not list(still.laboratory.folders.runs.glob(".*.lock"))


def test_forty_things_in_random_order(qtbot: QtBot, tmp_path: Path) -> None:
    found = soak(40, random.Random(3), tmp_path)
    assert found.errors == [] and found.threads == [] and found.actions == 40


def test_a_run_that_another_window_trains_is_left_alone(qtbot: QtBot, still: StillLab, trainer: Trainer) -> None:
    trainer.start(tiny(epochs=10_000))
    wait(qtbot, lambda: trainer.told.course.step > 0)
    run = trainer.told.run
    other = Trainer(still.store, still.laboratory)
    other.runs.refresh()
    wait(qtbot, lambda: bool(other.runs.entries))
    refused: list[object] = []
    still.store.refused.connect(refused.append)
    assert not other.runs.remove(run) and "Another window" in str(refused[0])
    other.go_on(run)
    wait(qtbot, lambda: not other.busy)
    assert "Another window" in str(other.error)
    other.close()
