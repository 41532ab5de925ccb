"""The list of runs: read beside the window, renamed, hidden, moved to the trash; what is damaged stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lstm_sim.laboratory.runs import RECORD_NAME, Standing, read_record
from lstm_sim.laboratory.told import Phase, Told
from tests.ui.network.training import make_run, make_trash, tiny, wait
from ui.network.run_list import MOST_DRAWN, RunList, lock_of


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs")
    make_run(folder, "one", 3, "LSTM 1")
    make_run(folder, "two", None, "GRU 1", mark=1)
    return folder


@pytest.fixture
def folder(trained: Path, tmp_path: Path) -> Path:
    for file in trained.rglob("*"):
        if file.is_file():
            target = tmp_path / "runs" / file.relative_to(trained)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    return tmp_path / "runs"


@pytest.fixture
def runs(qtbot: QtBot, folder: Path) -> Iterator[RunList]:
    made = RunList(folder)
    made.refresh()
    wait(qtbot, lambda: len(made.entries) == 2)
    yield made
    made.close()
    QApplication.processEvents()


def test_the_newest_comes_first(runs: RunList) -> None:
    assert [entry.name for entry in runs.entries] == ["GRU 1", "LSTM 1"]
    assert [entry.standing for entry in runs.entries] == [Standing.FINISHED, Standing.INTERRUPTED]
    assert runs.get("one") is runs.entries[1] and runs.get("three") is None


def test_for_a_figure_the_runs_are_read_at_once(qapp: QApplication, folder: Path, runs: RunList) -> None:
    alone = RunList(folder)
    alone.read_at_once()
    assert [entry.id for entry in alone.entries] == [entry.id for entry in runs.entries]
    alone.close()


def test_reading_again_tells_of_changes_only(qtbot: QtBot, runs: RunList, folder: Path) -> None:
    before = runs.entries
    heard: list[None] = []
    runs.changed.connect(lambda: heard.append(None))
    runs.refresh()
    runs.refresh()
    qtbot.wait(100)
    assert heard == [] and runs.entries == before
    (folder / "one" / "checkpoint.safetensors").unlink()
    runs.refresh()
    wait(qtbot, lambda: bool(heard))
    found = runs.get("one")
    assert found is not None and found.standing is Standing.DAMAGED and runs.get("two") is before[0]


def test_renaming_and_hiding_are_kept_on_disk(runs: RunList, folder: Path) -> None:
    renamed: list[None] = []
    runs.renamed.connect(lambda: renamed.append(None))
    runs.rename("one", "  The best  one ")
    runs.show("one", False)
    record = read_record(folder / "one" / RECORD_NAME)
    assert record.name == "The best one" and not record.shown
    entry = runs.get("one")
    assert entry is not None and entry.record == record and entry.course.step == 3
    assert len(renamed) == 1


def test_a_name_that_is_none_is_refused(runs: RunList) -> None:
    failed: list[object] = []
    runs.failed.connect(failed.append)
    runs.rename("one", "   ")
    assert "must have a name" in str(failed[0]) and runs.entries[1].name == "LSTM 1"


def test_what_cannot_be_written_is_told(runs: RunList, folder: Path) -> None:
    failed: list[object] = []
    runs.failed.connect(failed.append)
    for file in (folder / "one").iterdir():
        file.unlink()
    (folder / "one").rmdir()
    runs.rename("one", "Gone")
    assert "cannot be written" in str(failed[0]) and runs.entries[1].name == "LSTM 1"


def test_a_change_while_it_reads_is_not_undone_by_what_it_read(qtbot: QtBot, runs: RunList) -> None:
    make_trash()
    runs.refresh()
    runs.rename("one", "Mine")
    runs.remove("two")
    assert [entry.name for entry in runs.entries] == ["Mine"]
    qtbot.wait(200)
    assert [entry.name for entry in runs.entries] == ["Mine"]


def test_removed_runs_lie_in_the_trash(qtbot: QtBot, runs: RunList, folder: Path) -> None:
    trash = make_trash()
    assert runs.remove("one")
    assert not (folder / "one").exists() and [entry.id for entry in runs.entries] == ["two"]
    assert (trash / "one" / RECORD_NAME).exists()


def test_a_run_that_is_trained_or_that_another_window_has_is_not_removed(runs: RunList, folder: Path) -> None:
    failed: list[object] = []
    runs.failed.connect(failed.append)
    runs.claimed = "one"
    assert not runs.remove("one")
    lock = lock_of(folder, "two")
    assert lock.tryLock(0)
    assert not runs.remove("two")
    lock.unlock()
    assert (folder / "one").exists() and (folder / "two").exists()
    assert "Stop it first" in str(failed[0]) and "Another window" in str(failed[1])


def test_without_a_trash_it_stays(monkeypatch: pytest.MonkeyPatch, runs: RunList, folder: Path) -> None:
    monkeypatch.setattr("ui.network.run_list._to_trash", lambda _folder: False)
    failed: list[object] = []
    runs.failed.connect(failed.append)
    assert not runs.remove("one")
    assert (folder / "one").exists() and runs.get("one") is not None and "by hand" in str(failed[0])


def test_new_names_and_marks_are_free(runs: RunList) -> None:
    record = runs.new_record("LSTM", tiny())
    assert record.name == "LSTM 2" and record.mark == 2
    assert runs.new_record("Elman", tiny()).name == "Elman 1"
    runs.show("two", False)
    assert runs.new_record("LSTM", tiny()).mark == 1  # what is hidden needs no colour of its own


def test_a_new_run_hides_the_oldest_of_more_than_can_be_told_apart(qtbot: QtBot, tmp_path: Path) -> None:
    for k in range(MOST_DRAWN):
        make_run(tmp_path, f"run-{k}", 1)
    runs = RunList(tmp_path)
    runs.refresh()
    wait(qtbot, lambda: len(runs.entries) == MOST_DRAWN)
    record = runs.new_record("New", tiny())
    (tmp_path / "new").mkdir()
    runs.begin(Told("new", Phase.TRAINING), record)
    assert [entry.id for entry in runs.entries if not entry.shown] == ["run-0"]
    runs.close()
