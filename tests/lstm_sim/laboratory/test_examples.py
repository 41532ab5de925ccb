"""What can be picked for a network: held-out data of its own task, with what should be answered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lstm_sim.data.long_lag import COPY_SYMBOLS
from lstm_sim.laboratory.examples import MOST, examples_of
from lstm_sim.laboratory.loading import Loaded, Loading
from lstm_sim.laboratory.reading import Examples
from lstm_sim.networks.architecture import Kind
from lstm_sim.networks.network import Network
from lstm_sim.training.config import Config, Task, recipe
from lstm_sim.training.problem import held_out, prepare
from tests.lstm_sim.laboratory.kept import folders, keep, of_numbers
from tests.lstm_sim.training.samples import plain_config, write_corpus


def examples(folder: Path, config: Config) -> tuple[Examples, Loaded]:
    problem = prepare(config)
    scaling = None if problem.series is None else problem.series.scaling
    ref, _ = keep(
        folder, "n", problem.architecture, network=Network(problem.architecture), config=config,
        vocabulary=problem.vocabulary, scaling=scaling,
    )  # fmt: skip
    loaded = Loading(folders(folder)).load(ref, {})
    return examples_of(loaded), loaded


def small(task: Task, **more: object) -> Config:
    return replace(recipe(task, Kind.ELMAN), hidden_size=4, embedding_size=3, **more)  # type: ignore[arg-type]


def test_sentences_and_their_labels(tmp_path: Path) -> None:
    found, loaded = examples(tmp_path, small(Task.TRAVEL))
    data = held_out(loaded.known.config, loaded.vocabulary, "test")  # type: ignore[arg-type]
    assert len(found.texts) == MOST and found.numbers == ()
    sentence = data.sentences[7]  # type: ignore[union-attr]
    assert found.texts[7] == " ".join(sentence.words) and found.references[7] == sentence.labels
    assert found.reference(sentence.words) == sentence.labels
    assert found.reference((*sentence.words, "now")) is None
    assert set().union(*found.references) <= set(loaded.known.labels)


@pytest.mark.parametrize("task", [Task.TEMPORAL_ORDER, Task.COPY, Task.PARITY])
def test_symbols_and_what_is_asked_for(tmp_path: Path, task: Task) -> None:
    found, loaded = examples(tmp_path, small(task, length=24))
    assert len(found.texts) == MOST
    for text, reference in zip(found.texts[:20], found.references[:20], strict=True):
        symbols = text.split(" ")
        assert len(symbols) == len(reference) == 24
        if task is Task.TEMPORAL_ORDER:
            assert reference[:-1] == ("",) * 23
            assert reference[-1] == "".join(s for s in symbols if s in "XY")
        elif task is Task.COPY:
            assert reference[-10:] == tuple(symbols[:10]) and set(reference[:-10]) == {""}
            assert set(symbols) <= set(COPY_SYMBOLS)
        else:
            assert reference[-1] == ("odd" if symbols.count("1") % 2 else "even")
    assert loaded.vocabulary is not None and all(map(loaded.vocabulary.knows, found.texts[0].split(" ")))


def test_numbers_and_what_is_asked_for(tmp_path: Path) -> None:
    found, _ = examples(tmp_path, small(Task.ADDING, length=20))
    assert len(found.numbers) == len(found.targets) == MOST and found.texts == ()
    numbers, targets = found.numbers[3], found.targets[3]
    assert numbers.shape == (20, 2) and targets.shape == (20, 1)
    assert np.isnan(targets[:-1]).all()
    marked = numbers[numbers[:, 1] == 1.0, 0]
    assert targets[-1, 0] == pytest.approx(0.5 + marked.sum() / 4.0, abs=1e-12)


def test_a_series_is_offered_in_its_own_units(tmp_path: Path) -> None:
    file = tmp_path / "series.csv"
    rows = [f"{1000 + k},{20.0 * np.sin(k)}" for k in range(300)]
    file.write_text("year,flow\n" + "\n".join(rows) + "\n")
    found, _ = examples(tmp_path, small(Task.SERIES, length=10, data=str(file)))
    numbers, targets = found.numbers[0], found.targets[0]
    np.testing.assert_allclose(targets[:-1], numbers[1:], rtol=1e-12)  # what comes next
    assert numbers[:, 0].tolist() == pytest.approx(list(range(1255, 1265)), rel=1e-12)


def test_data_that_is_gone(tmp_path: Path) -> None:
    """The network still answers; there is only nothing to pick, and for numbers something made up."""
    folder = tmp_path / "data"
    folder.mkdir()
    config = plain_config(write_corpus(folder))
    _, loaded = examples(tmp_path, config)
    for file in folder.rglob("*.*"):
        file.unlink()
    assert examples_of(loaded).texts == ()
    file = tmp_path / "series.csv"
    file.write_text("\n".join(f"{500 + k % 7}" for k in range(300)))
    _, loaded = examples(tmp_path, small(Task.SERIES, length=10, data=str(file)))
    file.unlink()
    found = examples_of(loaded)
    assert len(found.numbers) == 1 and found.numbers[0].shape == (40, 1) and np.isnan(found.targets[0]).all()
    assert 490.0 < found.numbers[0].min() < found.numbers[0].max() < 510.0  # as large as its series was


def test_a_network_of_another_program_is_shown_waves(tmp_path: Path) -> None:
    ref, _ = keep(tmp_path, "n", of_numbers(inputs=3, outputs=2))
    found = examples_of(Loading(folders(tmp_path)).load(ref, {}))
    (numbers,), (targets,) = found.numbers, found.targets
    assert numbers.shape == (40, 3) and np.abs(numbers).max() <= 1.0 and np.ptp(numbers, axis=0).min() > 1.0
    assert targets.shape == (40, 2) and np.isnan(targets).all()


def test_words_of_no_known_task_have_no_examples(tmp_path: Path) -> None:
    from tests.lstm_sim.networks.samples import SHAPES

    ref, _ = keep(tmp_path, "n", SHAPES[0])
    assert examples_of(Loading(folders(tmp_path)).load(ref, {})).texts == ()
