"""The networks the program ships: small, whole, and each able to do what it is shipped for."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstm_sim.cell import Quantity
from lstm_sim.checkpoints.checkpoint import Checkpoint, read_checkpoint
from lstm_sim.data.batches import Sequences, TaggedSentences
from lstm_sim.data.sentences import OUTSIDE, Sentence
from lstm_sim.data.travel import balanced_pairs
from lstm_sim.interventions import Intervention, Mode
from lstm_sim.laboratory.engine import Engine
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.lab import Lab, NetworkRef, WhatIf, Where
from lstm_sim.networks.architecture import Kind
from lstm_sim.training.config import Task
from lstm_sim.training.metrics import answers_of, evaluate
from lstm_sim.training.problem import held_out

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "checkpoints"
FILES = sorted(FOLDER.glob("*.safetensors"))
TRAVEL = [file for file in FILES if file.name.startswith("travel-")]
RECURRENT = [file for file in TRAVEL if "feed-forward" not in file.name]
NAMES = {
    "temporal-order-elman", "temporal-order-lstm", "travel-dense-peephole", "travel-elman", "travel-feed-forward",
    "travel-gru", "travel-jordan", "travel-lstm", "travel-lstm-bidirectional", "travel-lstm-small",
    "travel-lstm-two-layers", "travel-peephole",
}  # fmt: skip


def labels_of(kept: Checkpoint, text: str) -> dict[str, str]:
    """The label of each word of a sentence."""
    assert kept.vocabulary is not None
    words = tuple(text.split())
    data = TaggedSentences([Sentence(words, (OUTSIDE,) * len(words))], kept.vocabulary)
    return dict(zip(words, answers_of(kept.network(), data, kept.vocabulary)[0], strict=True))


def city_accuracy(kept: Checkpoint, language: str) -> float:
    """The share of sentences of balanced pairs in which the city has the label it should."""
    assert kept.vocabulary is not None
    sentences = [sentence for pair in balanced_pairs(7, language, 250) for sentence in pair]
    answers = answers_of(kept.network(), TaggedSentences(sentences, kept.vocabulary), kept.vocabulary)
    right = [
        all(answer == label for label, answer in zip(sentence.labels, found, strict=True) if label[2:4] == "de")
        for sentence, found in zip(sentences, answers, strict=True)
    ]
    return sum(right) / len(right)


def test_they_are_all_there_and_small() -> None:
    assert {file.stem for file in FILES} == NAMES
    assert sum(file.stat().st_size for file in FILES) < 2_000_000


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_says_what_it_is(file: Path) -> None:
    kept = read_checkpoint(file)
    assert kept.finished and kept.config is not None and kept.vocabulary is not None and kept.scores is not None
    assert file.stem.startswith(f"{kept.config.task}-{kept.config.kind}")
    assert kept.config.language == "en+zh" or kept.config.task is Task.TEMPORAL_ORDER
    assert kept.architecture.bidirectional == ("bidirectional" in file.stem)
    assert kept.architecture.layers == (2 if "two-layers" in file.stem else 1)


@pytest.mark.parametrize("file", RECURRENT, ids=lambda file: file.stem)
def test_every_recurrent_network_reads_the_verb(file: Path) -> None:
    kept = read_checkpoint(file)
    arrive = labels_of(kept, "I want to arrive Taipei on November 2nd")
    leave = labels_of(kept, "I want to leave Taipei on November 2nd")
    assert arrive == {
        "I": "O", "want": "O", "to": "O", "arrive": "O", "Taipei": "B-destination", "on": "O", "November": "B-time",
        "2nd": "I-time",
    }  # fmt: skip
    assert leave == {**{word: label for word, label in arrive.items() if word != "arrive"}, "leave": "O"} | {
        "Taipei": "B-departure"
    }
    assert labels_of(kept, "我 想 离开 台北")["台北"] == "B-departure"
    assert labels_of(kept, "我 想 抵达 台北")["台北"] == "B-destination"
    assert min(city_accuracy(kept, "en"), city_accuracy(kept, "zh")) >= 0.99


@pytest.mark.parametrize("words", ["I want to leave Taipei on November 2nd", "我 想 离开 台北"])
def test_one_unit_of_the_small_one_keeps_the_verb(words: str) -> None:
    engine, network = Engine(Folders(FOLDER, FOLDER)), NetworkRef(Where.SHIPPED, "travel-lstm-small")
    city = next(place for place, word in enumerate(words.split()) if word in ("Taipei", "台北"))
    labels = []
    for unit in range(6):
        shut = Intervention(0, Quantity.Z_F, Mode.SET, -6.0, units=(unit,), steps=(city, city + 1))
        answer = engine.answer(Lab(networks=(network,), sentences=(words,), what_if=(WhatIf(shut),)))
        assert answer.before is not None and answer.after is not None
        assert answer.before.label(city) == "B-departure" and answer.before.probability(city) > 0.95
        labels.append(answer.after.label(city))
    assert labels.count("B-departure") == 5 and labels[2] == "B-destination"


def test_the_feed_forward_network_cannot() -> None:
    kept = read_checkpoint(FOLDER / "travel-feed-forward.safetensors")
    assert kept.architecture.kind is Kind.FEED_FORWARD and kept.architecture.window == 1
    arrive = labels_of(kept, "I want to arrive Taipei on November 2nd")
    leave = labels_of(kept, "I want to leave Taipei on November 2nd")
    assert arrive["Taipei"] == leave["Taipei"] and arrive["Taipei"].startswith("B-de")
    for language in ("en", "zh"):
        assert 0.45 <= city_accuracy(kept, language) <= 0.5


def test_over_sixty_steps_the_lstm_remembers_and_the_elman_network_does_not() -> None:
    accuracy = {}
    for name in ("lstm", "elman"):
        kept = read_checkpoint(FOLDER / f"temporal-order-{name}.safetensors")
        assert kept.config is not None and kept.config.length == 60
        data = held_out(kept.config, kept.vocabulary, "test")
        assert isinstance(data, Sequences)
        accuracy[name] = evaluate(kept.network(), data, kept.vocabulary).accuracy
    assert accuracy["lstm"] >= 0.99
    assert accuracy["elman"] < 0.5, "four answers, so that one in four is chance"
