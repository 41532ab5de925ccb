"""Problems: the data and the architecture that a config asks for."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lstm_sim.data.batches import Sequences, TaggedSentences
from lstm_sim.data.sentences import Corpus
from lstm_sim.data.travel import travel_corpus
from lstm_sim.errors import InputError
from lstm_sim.networks.architecture import Head, Kind
from lstm_sim.training import problem as problems
from lstm_sim.training.config import Config, Task, recipe
from lstm_sim.training.problem import held_out, prepare
from tests.lstm_sim.training.samples import full_config, write_corpus

GENERATED = [Task.ADDING, Task.TEMPORAL_ORDER, Task.COPY, Task.PARITY]


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problems, "SEQUENCES_PER_EPOCH", 20)
    monkeypatch.setattr(problems, "HELD_OUT", 10)


def series_file(folder: Path, rows: int = 200) -> Path:
    path = folder / "series.csv"
    path.write_text("wave,ramp\n" + "".join(f"{math.sin(k / 7)},{k / 10}\n" for k in range(rows)))
    return path


def same(one: Sequences, other: Sequences) -> bool:
    return all(np.array_equal(a, b) for a, b in ((one.inputs, other.inputs), (one.targets, other.targets)))


def test_files_make_a_vocabulary_and_a_network_that_fits_it(tmp_path: Path) -> None:
    problem = prepare(full_config(write_corpus(tmp_path)))
    assert problem.vocabulary is not None
    shape = problem.architecture
    assert (shape.vocabulary_size, shape.outputs) == (len(problem.vocabulary.words), len(problem.vocabulary.labels))
    assert (shape.character_count, shape.character_features) == (len(problem.vocabulary.characters), 3)
    assert [len(problem.training_data(epoch)) for epoch in (0, 1)] == [13, 13]
    assert problem.training_data(0) is problem.training_data(1)
    assert problem.dev is not None and problem.test is not None
    assert (len(problem.dev), len(problem.test)) == (6, 4)
    assert {s.labels for s in problem.dev.sentences} <= {
        s.labels for s in travel_corpus(1, "en", 13, 6, 4).split("dev")
    }


def test_splits_may_be_missing_but_not_the_one_to_train_on(tmp_path: Path) -> None:
    corpus = travel_corpus(1, "en", 5, 2, 2)
    write_corpus(tmp_path, Corpus({"train": corpus.split("train")}))
    problem = prepare(full_config(tmp_path))
    assert problem.dev is None and problem.test is None
    with pytest.raises(InputError, match=r"no split dev.*There are: train"):
        held_out(problem.config, problem.vocabulary, "dev")
    other = tmp_path / "other"
    other.mkdir()
    write_corpus(other, Corpus({"dev": corpus.split("dev")}))
    with pytest.raises(InputError, match="no training file") as caught:
        prepare(full_config(other))
    assert caught.value.file == str(other)


@pytest.mark.parametrize("task", [Task.FILES, Task.SERIES])
def test_no_data_is_said_so(task: Task) -> None:
    with pytest.raises(InputError, match=rf"The task {task} needs data"):
        prepare(recipe(task))


@pytest.mark.parametrize("task", GENERATED)
def test_generated_sequences_are_new_in_every_epoch_and_the_same_by_seed(task: Task) -> None:
    config = replace(recipe(task), length=24)
    problem, again, other = prepare(config), prepare(config), prepare(replace(config, seed=1))
    first, second = problem.training_data(0), problem.training_data(1)
    assert isinstance(first, Sequences) and isinstance(second, Sequences)
    assert len(first) == 20
    assert same(first, problem.training_data(0)) and same(first, again.training_data(0))  # type: ignore[arg-type]
    assert not same(first, second)
    assert not same(first, other.training_data(0))  # type: ignore[arg-type]
    assert same(problem.dev, other.dev) and same(problem.test, other.test)  # type: ignore[arg-type]
    assert not same(problem.dev, problem.test)  # type: ignore[arg-type]


@pytest.mark.parametrize("task", GENERATED)
def test_symbols_leave_room_for_the_unknown_one(task: Task) -> None:
    problem = prepare(replace(recipe(task), length=24))
    data = problem.training_data(0)
    assert isinstance(data, Sequences)
    if problem.vocabulary is None:
        assert problem.architecture.vocabulary_size == 0 and data.inputs.shape[2] == 2
        return
    assert data.inputs.min() >= 1 and data.inputs.max() < len(problem.vocabulary.words)
    assert data.targets.max() < len(problem.vocabulary.labels) == problem.architecture.outputs


@pytest.mark.parametrize("task", GENERATED)
def test_too_few_steps_are_refused(task: Task) -> None:
    shortest = problems.long_lag.SHORTEST[task]
    prepare(replace(recipe(task), length=shortest))
    if shortest > 1:
        with pytest.raises(InputError, match=rf"too few for {task}.*{shortest} or more"):
            prepare(replace(recipe(task), length=shortest - 1))


def test_a_series_predicts_its_next_value(tmp_path: Path) -> None:
    problem = prepare(replace(recipe(Task.SERIES), data=str(series_file(tmp_path)), length=10))
    data = problem.training_data(0)
    assert isinstance(data, Sequences) and problem.series is not None
    assert np.array_equal(data.inputs[:, 1:], data.targets[:, :-1])
    assert data.counted.all()
    assert (problem.architecture.embedding_size, problem.architecture.outputs) == (2, 2)
    first = data.inputs[0, 0] * problem.series.deviation + problem.series.mean
    assert first.tolist() == pytest.approx([0.0, 0.0], abs=1e-12)


@pytest.mark.parametrize(
    ("task", "head", "message"),
    [
        (Task.TRAVEL, Head.REGRESSION, "does not fit the task travel"),
        (Task.ADDING, Head.SOFTMAX, "does not fit the task adding"),
        (Task.PARITY, Head.CRF, "A CRF needs a label at every step"),
    ],
)
def test_an_output_layer_that_does_not_fit_is_refused(task: Task, head: Head, message: str) -> None:
    with pytest.raises(InputError, match=message):
        prepare(replace(recipe(task), head=head))


@pytest.mark.parametrize("language", ["fr", "en+fr", "", "en+"])
def test_a_language_without_sentences_is_refused(language: str) -> None:
    with pytest.raises(InputError, match="no travel sentences"):
        prepare(replace(recipe(Task.TRAVEL), language=language))


def test_held_out_data_is_that_of_the_problem(tmp_path: Path) -> None:
    configs = [
        full_config(write_corpus(tmp_path)),
        *(replace(recipe(task), length=24) for task in GENERATED),
        replace(recipe(Task.SERIES), data=str(series_file(tmp_path)), length=10),
    ]
    for config in configs:
        problem = prepare(config)
        for split, wanted in (("train", problem.training_data(0)), ("dev", problem.dev), ("test", problem.test)):
            found = held_out(config, problem.vocabulary, split)
            if isinstance(found, TaggedSentences):
                assert isinstance(wanted, TaggedSentences)
                assert found.sentences == wanted.sentences
            else:
                assert same(found, wanted)  # type: ignore[arg-type]
        with pytest.raises(InputError, match=r"no split nowhere.*There are: train, dev, test"):
            held_out(config, problem.vocabulary, "nowhere")


def test_the_fingerprint_is_of_the_data_alone(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    config = full_config(tmp_path)
    before = prepare(config).fingerprint
    assert prepare(replace(config, kind=Kind.GRU, seed=7, epochs=1)).fingerprint == before
    for name in ("train", "dev"):
        file = tmp_path / f"{name}.seq.out"
        text = file.read_text()
        file.write_text(text.replace("B-departure", "B-destination", 1))
        assert prepare(config).fingerprint != before
        file.write_text(text)
    assert prepare(config).fingerprint == before
    prints = {prepare(replace(recipe(task), length=24)).fingerprint for task in GENERATED}
    assert len(prints) == len(GENERATED)
    path = series_file(tmp_path)
    series = Config(Task.SERIES, data=str(path), length=10, head=Head.REGRESSION)
    prints = {prepare(series).fingerprint}
    path.write_text(path.read_text().replace("0.0,0.0", "0.9,0.0"))
    prints.add(prepare(series).fingerprint)
    assert len(prints) == 2
