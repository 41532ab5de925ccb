"""A survey finds the very network that training would make, and counts its weights, without torch."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from lstm_sim.errors import InputError
from lstm_sim.laboratory.choices import fitting
from lstm_sim.laboratory.survey import architecture_for, count_parameters, data_key, survey
from lstm_sim.networks.architecture import Kind
from lstm_sim.training.config import Config, Task, recipe
from lstm_sim.training.problem import prepare
from tests.lstm_sim.training.samples import write_corpus

GENERATED = [Task.ADDING, Task.TEMPORAL_ORDER, Task.COPY, Task.PARITY]


def with_data(config: Config, folder: Path) -> Config:
    """The config with a folder or file of the kind that it needs."""
    if config.task is Task.FILES:
        return replace(config, data=str(write_corpus(folder)))
    if config.task is Task.SERIES:
        (folder / "s.csv").write_text("a,b,c\n" + "".join(f"{k},{k % 7},{k % 5}\n" for k in range(200)))
        return replace(config, data=str(folder / "s.csv"), length=10)
    return config


@pytest.mark.parametrize("task", Task)
@pytest.mark.parametrize("kind", [Kind.FEED_FORWARD, Kind.JORDAN])
def test_it_finds_the_network_that_training_makes(tmp_path: Path, task: Task, kind: Kind) -> None:
    config = fitting(with_data(recipe(task, kind), tmp_path))
    facts = survey(config)
    made = prepare(config)
    assert architecture_for(config, facts) == made.architecture
    assert count_parameters(config, facts).whole == sum(made.architecture.parameter_counts().values())
    if task not in GENERATED:
        assert facts.sequences == len(made.training_data(0))


@pytest.mark.parametrize(
    ("kind", "times", "peepholes"),
    [(Kind.ELMAN, 1, 0), (Kind.GRU, 3, 0), (Kind.LSTM, 4, 0), (Kind.PEEPHOLE, 4, 9), (Kind.DENSE_PEEPHOLE, 4, 36)],
)
def test_a_layer_is_a_multiple_of_a_simple_one(kind: Kind, times: int, peepholes: int) -> None:
    config = replace(recipe(Task.TRAVEL, kind), hidden_size=3, embedding_size=5, layers=2, bidirectional=True)
    simple = 2 * 3 * (5 + 3 + 2) + 2 * 3 * (6 + 3 + 2)
    count = count_parameters(config, None)
    assert (count.times, count.simple, count.peepholes) == (times, simple, 4 * peepholes)
    assert count.layers == times * simple + 4 * peepholes
    assert count.whole is None
    assert count_parameters(config, survey(config)).layers == count.layers


def test_what_only_the_data_can_tell_is_not_told_before() -> None:
    jordan = count_parameters(recipe(Task.TRAVEL, Kind.JORDAN), None)
    series = count_parameters(recipe(Task.SERIES, Kind.LSTM), None)
    assert jordan.layers is None and series.layers is None
    assert count_parameters(recipe(Task.ADDING, Kind.LSTM), None).layers == 4 * 32 * (2 + 32 + 2)


def test_data_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    for task in (Task.FILES, Task.SERIES):
        with pytest.raises(InputError, match="No data has been chosen"):
            survey(recipe(task))
    with pytest.raises(InputError, match=r"train\.seq\.in"):
        survey(replace(recipe(Task.FILES), data=str(tmp_path)))
    (tmp_path / "test.seq.in").write_text("a\n")
    (tmp_path / "test.seq.out").write_text("O\n")
    with pytest.raises(InputError, match="no training file"):
        survey(replace(recipe(Task.FILES), data=str(tmp_path)))


def test_what_the_data_does_not_depend_on_shares_a_survey() -> None:
    config = recipe(Task.TRAVEL)
    assert data_key(config) == data_key(replace(config, hidden_size=99, kind=Kind.GRU, seed=4))
    assert data_key(config) != data_key(replace(config, language="zh"))
    series = recipe(Task.SERIES)
    assert data_key(series) != data_key(replace(series, length=3))
    assert data_key(recipe(Task.COPY)) == data_key(replace(recipe(Task.COPY), length=99))


@pytest.mark.parametrize("prefix", ["train.", "train/"])
def test_data_that_was_mended_has_another_key(tmp_path: Path, prefix: str) -> None:
    folder = tmp_path / "data"
    config = replace(recipe(Task.FILES), data=str(folder))
    gone = data_key(config)
    words, labels = (folder / f"{prefix}{name}" for name in ("seq.in", "seq.out"))
    words.parent.mkdir(parents=True)
    words.write_text("arrive Taipei\n")
    labels.write_text("O\n")
    assert data_key(config) == data_key(config) != gone
    broken = data_key(config)
    labels.write_text("O B-x\n")
    mended = data_key(config)
    assert mended != broken
    os.utime(labels, ns=(1, 1))  # of the same size
    assert data_key(config) != mended
    before = data_key(config)
    (folder / "dev.conll").write_text("a O\n")
    assert data_key(config) != before


def test_a_series_that_was_mended_has_another_key(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    config = replace(recipe(Task.SERIES), data=str(path))
    gone = data_key(config)
    path.write_text("1\n")
    short = data_key(config)
    path.write_text("1\n2\n")
    assert len({gone, short, data_key(config)}) == 3


def test_neither_surveys_nor_runs_need_torch(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "import lstm_sim.laboratory.told, lstm_sim.laboratory.runs_table, lstm_sim.laboratory.hardware\n"
        "from lstm_sim.laboratory.runs import list_runs\n"
        "from lstm_sim.laboratory.survey import survey\n"
        "from lstm_sim.training.config import Task, recipe\n"
        "list(list_runs(Path(sys.argv[1]))); survey(recipe(Task.TRAVEL))\n"
        "sys.exit('torch' in sys.modules)"
    )
    (tmp_path / "broken").mkdir()
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode == 0
