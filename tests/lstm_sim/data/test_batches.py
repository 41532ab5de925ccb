"""Padded batches: every sequence once, whatever is padded asked for by nobody."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_sim.data.batches import Batch, Data, Sequences, TaggedSentences, epoch_order, in_order
from lstm_sim.data.readers import read_corpus
from lstm_sim.data.sentences import Sentence
from lstm_sim.data.vocabulary import Vocabulary, normal

SNIPS = Path(__file__).resolve().parents[4] / "shared" / "data" / "snips"
many = settings(max_examples=100, deadline=None)

sentences = st.lists(
    st.lists(
        st.tuples(st.text("abc1九é", min_size=1, max_size=5), st.sampled_from(["O", "B-x", "I-x"])),
        min_size=1,
        max_size=7,
    ).map(lambda pairs: Sentence(tuple(w for w, _ in pairs), tuple(x for _, x in pairs))),
    min_size=1,
    max_size=12,
)


def read_back(batch: Batch, column: int, vocabulary: Vocabulary) -> Sentence:
    """What the network is told about one sentence of a batch, in words again: as spelled, and labelled."""
    inputs = batch.inputs
    length = int(inputs.lengths[column])
    assert inputs.characters is not None and inputs.word_of is not None
    spelled = [
        "".join(vocabulary.characters[k] for k in inputs.characters[inputs.word_of[t, column]].tolist())
        for t in range(length)
    ]
    labels = [vocabulary.labels[k] for k in batch.targets[:length, column].tolist()]
    known = [vocabulary.words[k] for k in inputs.values[:length, column].tolist()]
    assert known == [normal(word) for word in spelled]
    return Sentence(tuple(spelled), tuple(labels))


@many
@given(sentences, st.integers(1, 5), st.integers(0, 2**40))
def test_every_sentence_comes_once_an_epoch_just_as_it_is(shown: list[Sentence], size: int, seed: int) -> None:
    vocabulary = Vocabulary.of(shown)
    data = TaggedSentences(shown, vocabulary)
    generator = torch.Generator().manual_seed(seed)
    for _ in range(2):
        order = epoch_order(data.lengths, size, generator)
        seen: list[int] = []
        for places in order:
            batch = data.batch(places)
            assert batch.places == tuple(places) and batch.inputs.values.shape[1] == len(places) <= size
            for column, place in enumerate(places):
                assert read_back(batch, column, vocabulary) == shown[place]
            seen += places
        assert sorted(seen) == list(range(len(shown)))
        assert len(order) == math.ceil(len(shown) / size)


@many
@given(sentences, st.data())
def test_what_is_padded_is_empty_and_asked_for_by_nobody(shown: list[Sentence], draw: st.DataObject) -> None:
    data = TaggedSentences(shown, Vocabulary.of(shown))
    places = draw.draw(st.lists(st.integers(0, len(shown) - 1), min_size=1, max_size=6))
    batch = data.batch(places)
    lengths = [len(shown[place].words) for place in places]
    assert batch.inputs.lengths.tolist() == lengths and len(batch.counted) == max(lengths)
    for column, length in enumerate(lengths):
        assert batch.counted[:, column].tolist() == [t < length for t in range(max(lengths))]
        assert not batch.inputs.values[length:, column].any() and not batch.targets[length:, column].any()
    assert torch.equal(batch.inputs.real, batch.counted)
    assert batch.inputs.characters is not None and batch.inputs.word_of is not None
    distinct = {word for place in places for word in shown[place].words}
    assert batch.inputs.characters.shape == (len(distinct), max(map(len, distinct)))
    assert int(batch.inputs.word_of.max()) < len(distinct)


@many
@given(sentences, st.data())
def test_without_characters_a_batch_is_the_same_otherwise(shown: list[Sentence], draw: st.DataObject) -> None:
    vocabulary = Vocabulary.of(shown)
    places = draw.draw(st.lists(st.integers(0, len(shown) - 1), min_size=1, max_size=6))
    spelled, short = (TaggedSentences(shown, vocabulary, spelled=x).batch(places) for x in (True, False))
    assert short.inputs.characters is None and short.inputs.word_of is None
    assert torch.equal(short.inputs.values, spelled.inputs.values)
    assert torch.equal(short.inputs.lengths, spelled.inputs.lengths)
    assert torch.equal(short.targets, spelled.targets) and torch.equal(short.counted, spelled.counted)
    assert short.places == spelled.places and short.to("cpu") is short


def test_a_label_that_training_never_showed_is_not_counted() -> None:
    vocabulary = Vocabulary.of([Sentence(("a", "b"), ("O", "B-x"))])
    batch = TaggedSentences([Sentence(("a", "b", "c"), ("B-x", "B-new", "O"))], vocabulary).batch([0])
    assert batch.counted[:, 0].tolist() == [True, False, True]
    assert batch.targets[:, 0].tolist() == [1, 0, 0]
    assert batch.inputs.values[:, 0].tolist() == [1, 2, 0]


def test_long_words_are_cut_as_the_vocabulary_says() -> None:
    shown = [Sentence(("ab" * 500, "a"), ("O", "O"))]
    batch = TaggedSentences(shown, Vocabulary.of(shown)).batch([0])
    assert batch.inputs.characters is not None and batch.inputs.characters.shape == (2, 24)


lengths = st.lists(st.integers(1, 50), min_size=1, max_size=200).map(np.array)


@many
@given(lengths, st.integers(1, 40), st.integers(0, 2**40))
def test_an_epoch_is_decided_by_its_generator(of: np.ndarray, size: int, seed: int) -> None:
    first = torch.Generator().manual_seed(seed)
    order = epoch_order(of, size, first)
    assert order == epoch_order(of, size, torch.Generator().manual_seed(seed))
    assert sorted(place for batch in order for place in batch) == list(range(len(of)))
    assert sorted(map(len, order)) == sorted([size] * (len(of) // size) + [len(of) % size] * (len(of) % size > 0))
    # Like lengths together: of two batches one is the shorter, but for the blur of less than two steps.
    for one, other in itertools.combinations(order, 2):
        assert min(of[one].max() - of[other].min(), of[other].max() - of[one].min()) < 2


def test_no_epoch_is_like_the_one_before() -> None:
    of = np.random.default_rng(0).integers(3, 30, 400)
    generator = torch.Generator().manual_seed(1)
    one, two = epoch_order(of, 8, generator), epoch_order(of, 8, generator)
    assert {frozenset(batch) for batch in one} != {frozenset(batch) for batch in two}
    means = [float(of[batch].mean()) for batch in one]
    assert abs(np.corrcoef(means, range(len(means)))[0, 1]) < 0.5  # long and short come in turn
    padded = sum(len(batch) * of[batch].max() for batch in one)
    assert padded < 1.05 * of.sum()


@many
@given(sentences, st.integers(1, 5))
def test_in_order_is_every_sentence_once_the_shortest_first(shown: list[Sentence], size: int) -> None:
    data = TaggedSentences(shown, Vocabulary.of(shown))
    batches = list(in_order(data, size))
    places = [place for batch in batches for place in batch.places]
    assert places == sorted(range(len(shown)), key=lambda place: len(shown[place].words))
    assert all(len(batch.places) == size for batch in batches[:-1])


@pytest.mark.parametrize("numbers", [True, False])
def test_sequences_come_as_they_are(numbers: bool) -> None:
    draw = np.random.default_rng(2)
    inputs = draw.normal(size=(7, 5, 2)) if numbers else draw.integers(0, 9, (7, 5))
    targets = draw.normal(size=(7, 5, 1)) if numbers else draw.integers(0, 4, (7, 5))
    counted = draw.random((7, 5)) < 0.5
    data = Sequences(inputs, targets, counted)
    assert len(data) == 7 and data.lengths.tolist() == [5] * 7
    batch = data.batch([6, 0, 3])
    assert batch.inputs.values.dtype == batch.targets.dtype == (torch.float32 if numbers else torch.int64)
    for column, place in enumerate((6, 0, 3)):
        np.testing.assert_array_equal(batch.inputs.values[:, column], inputs[place].astype(np.float32))
        np.testing.assert_array_equal(batch.targets[:, column], targets[place].astype(np.float32))
        np.testing.assert_array_equal(batch.counted[:, column], counted[place])
    assert batch.places == (6, 0, 3) and batch.inputs.lengths.tolist() == [5, 5, 5]
    batch.inputs.values.zero_()
    np.testing.assert_array_equal(data.batch([6]).inputs.values[:, 0], inputs[6].astype(np.float32))


def some_data(count: int) -> list[Data]:
    shown = [Sentence(tuple("abcdefg"[: k % 4 + 1]), ("O",) * (k % 4 + 1)) for k in range(count)]
    rows = np.arange(count * 3).reshape(count, 3)
    return [TaggedSentences(shown, Vocabulary.of(shown)), Sequences(rows, rows % 2, rows >= 0)]


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8])
@pytest.mark.parametrize("processes", [1, 2, 3])
def test_the_parts_of_a_batch_are_the_batch(count: int, processes: int) -> None:
    for data in some_data(count):
        whole = data.batch(list(range(count)))
        asked = 0
        for rank in range(processes):
            part = whole.part(slice(rank, count, processes))
            mine = list(range(rank, count, processes)) or [0]
            assert part.places == tuple(mine)
            assert torch.equal(part.inputs.values, whole.inputs.values[:, mine])
            assert torch.equal(part.inputs.lengths, whole.inputs.lengths[mine])
            assert torch.equal(part.targets, whole.targets[:, mine])
            if part.inputs.characters is not None:
                assert part.inputs.word_of is not None and whole.inputs.word_of is not None
                assert torch.equal(part.inputs.word_of, whole.inputs.word_of[:, mine])
                assert part.inputs.characters is whole.inputs.characters
            if rank < count:
                assert torch.equal(part.counted, whole.counted[:, mine])
            asked += int(part.counted.sum())
        assert asked == int(whole.counted.sum())  # a part that would be empty asks for nothing


def test_a_batch_goes_to_another_device_whole() -> None:
    for data in some_data(3):
        moved = data.batch([2, 0]).to("meta")
        tensors = [moved.targets, moved.counted, moved.inputs.values, moved.inputs.lengths]
        tensors += [t for t in (moved.inputs.characters, moved.inputs.word_of) if t is not None]
        assert all(tensor.device.type == "meta" for tensor in tensors)
        assert moved.places == (2, 0)


@pytest.mark.skipif(not SNIPS.is_dir(), reason="SNIPS lies beside the repository only where it was put there")
def test_snips_in_batches() -> None:
    corpus = read_corpus(SNIPS)
    training = corpus.split("train")
    vocabulary = Vocabulary.of(training)
    assert (len(vocabulary.words), len(vocabulary.labels)) == (11065, 72)
    data = TaggedSentences(training, vocabulary)
    words, padded, places = 0, 0, []
    for chosen in epoch_order(data.lengths, 32, torch.Generator().manual_seed(0)):
        batch = data.batch(chosen)
        words += int(batch.counted.sum())
        padded += batch.counted.numel()
        places += chosen
    assert sorted(places) == list(range(13084))
    assert words == 117700
    assert padded < 1.07 * words
    assert not any((batch.inputs.values[batch.counted] == 0).any() for batch in in_order(data, 128))
