"""Runs on disk: they come back, what is damaged says so and stays, a half-made one is never seen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lstm_sim.errors import InputError
from lstm_sim.laboratory.folders import CHECKPOINT_NAME
from lstm_sim.laboratory.runs import (
    LOG_NAME,
    RECORD_NAME,
    VERSION,
    RunEntry,
    Standing,
    free_mark,
    list_runs,
    make_run,
    name_of,
    named,
    new_id,
    read_record,
    read_run,
    write_record,
)
from lstm_sim.laboratory.told import Wishes
from lstm_sim.laboratory.training_run import begin_run
from lstm_sim.networks.architecture import Kind
from lstm_sim.training.config import Task, recipe
from tests.lstm_sim.laboratory.samples import CREATED, record, small_config, until

VERSION_1 = Path(__file__).resolve().parents[2] / "data" / "run-v1.json"
RECORD = record(recipe(Task.PARITY, Kind.GRU))


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one interrupted and one finished run."""
    folder = tmp_path_factory.mktemp("trained")
    config = small_config(folder / "data")
    wishes = Wishes(held=True)
    until(begin_run(folder / "runs", "one", record(config), wishes), 5, wishes)
    list(begin_run(folder / "runs", "two", record(config, name="Two", created=CREATED + 1), Wishes()))
    return folder / "runs"


@pytest.fixture
def runs(trained: Path, tmp_path: Path) -> Path:
    """A copy of it that may be spoilt."""
    for run in ("one", "two"):
        (tmp_path / run).mkdir()
        for file in (trained / run).iterdir():
            (tmp_path / run / file.name).write_bytes(file.read_bytes())
    return tmp_path


def listed(folder: Path) -> dict[str, RunEntry]:
    return {entry.id: entry for entry in list_runs(folder)}


def test_they_come_back_as_they_were_left(trained: Path) -> None:
    found = listed(trained)
    assert set(found) == {"one", "two"}
    one, two = found["one"], found["two"]
    assert (one.standing, one.course.step, one.course.steps) == (Standing.INTERRUPTED, 5, 12)
    assert (two.standing, two.course.step, two.course.finished) == (Standing.FINISHED, 12, True)
    assert two.name == "Two" and two.shown and two.problem is None
    assert two.best == pytest.approx(max(two.course.evaluated("f1")))
    assert one.architecture is not None
    assert one.parameters == sum(one.architecture.parameter_counts().values())


def test_there_may_be_no_folder_yet(tmp_path: Path) -> None:
    assert list(list_runs(tmp_path / "nothing")) == []


def test_what_has_not_changed_is_the_same_object(runs: Path) -> None:
    before = listed(runs)
    write_record(runs / "two", replace(RECORD, name="Other"))
    after = {entry.id: entry for entry in list_runs(runs, before)}
    assert after["one"] is before["one"]
    assert after["two"] is not before["two"] and after["two"].name == "Other"


@pytest.mark.parametrize("file", [RECORD_NAME, CHECKPOINT_NAME])
@pytest.mark.parametrize("content", [None, b"", b"nonsense", b"\x00" * 100])
def test_a_damaged_run_says_why_and_is_left_as_it_is(runs: Path, file: str, content: bytes | None) -> None:
    path = runs / "one" / file
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    found = listed(runs)["one"]
    assert found.standing is Standing.DAMAGED and found.problem is not None
    assert found.problem.file == str(path) and str(found.problem.remedy)
    assert (path.read_bytes() if path.exists() else None) == content
    assert found.course.step == 5  # what can be read is shown
    assert listed(runs)["two"].standing is Standing.FINISHED


def test_a_damaged_log_costs_the_curves_only(runs: Path) -> None:
    (runs / "one" / LOG_NAME).write_bytes(b"nonsense\n")
    found = listed(runs)["one"]
    assert found.standing is Standing.INTERRUPTED and found.problem is not None and found.problem.line == 1
    assert found.course.step == 0 and found.best is None


def test_an_empty_folder_and_a_file_among_the_runs(runs: Path) -> None:
    (runs / "empty").mkdir()
    (runs / "stray.txt").write_text("x")
    (runs / ".half-made").mkdir()
    found = listed(runs)
    assert set(found) == {"one", "two", "empty"}
    assert found["empty"].standing is Standing.DAMAGED and found["empty"].name == "empty"


def test_a_record_comes_back(tmp_path: Path) -> None:
    mine = replace(RECORD, name="Ünïcode 名", mark=5, shown=False)
    write_record(tmp_path, mine)
    assert read_record(tmp_path / RECORD_NAME) == mine
    assert name_of(tmp_path) == "Ünïcode 名"
    assert name_of(tmp_path / "nowhere") == "nowhere"


def test_a_record_of_the_first_version_is_still_read() -> None:
    found = read_record(VERSION_1)
    assert found.name == "LSTM 1" and found.mark == 2 and not found.shown
    assert found.config == replace(recipe(Task.TRAVEL, Kind.LSTM), seed=7, hidden_size=32)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace('"version": 1', f'"version": {VERSION + 1}'), "later version"),
        (lambda text: text.replace("lstm-sim-run", "something"), "not the record"),
        (lambda text: text.replace('"hidden_size": 32', '"hidden_size": "many"'), "no record"),
        (lambda text: text.replace('"learning_rate": 0.01', '"learning_rate": -1.0'), "no record"),
        (lambda text: text[: len(text) // 2], "no record"),
        (lambda text: "[" * 100_000, "no record"),
        (lambda text: "[]", "no record"),
    ],
)
def test_another_record_is_refused(tmp_path: Path, change: object, said: str) -> None:
    assert callable(change)
    (tmp_path / RECORD_NAME).write_text(change(VERSION_1.read_text()))
    with pytest.raises(InputError, match=said) as caught:
        read_record(tmp_path / RECORD_NAME)
    assert caught.value.file == str(tmp_path / RECORD_NAME)
    assert read_run(tmp_path).standing is Standing.DAMAGED


def test_a_run_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    def fail(_folder: Path) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        make_run(tmp_path, "one", RECORD, fail)
    assert list(tmp_path.iterdir()) == []
    seen: list[list[str]] = []
    made = make_run(tmp_path, "one", RECORD, lambda _folder: seen.append([e.id for e in list_runs(tmp_path)]))
    assert seen == [[]]  # not seen before it is whole
    assert made == tmp_path / "one" and read_record(made / RECORD_NAME) == RECORD


def test_two_runs_of_one_second_have_two_folders(tmp_path: Path) -> None:
    one = new_id(tmp_path, RECORD.config, CREATED)
    (tmp_path / one).mkdir()
    two = new_id(tmp_path, RECORD.config, CREATED)
    assert one.startswith("gru-") and two == f"{one}-2"


def test_names_are_cleaned_and_bounded() -> None:
    assert named(RECORD, "  my \n run ").name == "my run"
    for bad in ("", "  \n", "x" * 81):
        with pytest.raises(InputError):
            named(RECORD, bad)


def test_a_new_run_is_drawn_as_the_fewest_are() -> None:
    assert free_mark([], 8) == 0
    assert free_mark([0, 1, 3], 8) == 2
    assert free_mark([*range(8), 0], 8) == 1
    assert free_mark([9, 0], 8) == 2
