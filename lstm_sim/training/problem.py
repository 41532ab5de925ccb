"""What a config asks for, made ready: the data of each split, the vocabulary, and the architecture that fits them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from lstm_sim.data import long_lag
from lstm_sim.data.batches import Data, Sequences, TaggedSentences
from lstm_sim.data.readers import read_corpus
from lstm_sim.data.sentences import Corpus
from lstm_sim.data.series import Series, read_series
from lstm_sim.data.travel import LANGUAGES, travel_corpus
from lstm_sim.data.vocabulary import UNKNOWN, Vocabulary
from lstm_sim.errors import InputError, Said, said
from lstm_sim.networks.architecture import Architecture, Head
from lstm_sim.training.config import Config, Task

SEQUENCES_PER_EPOCH = 2000
"""Generated sequences are new in every epoch, so many of them."""
HELD_OUT = 1000
"""Generated sequences in dev and in test."""
CHARACTER_SIZE = 30

_GENERATORS = {
    Task.ADDING: long_lag.adding,
    Task.TEMPORAL_ORDER: long_lag.temporal_order,
    Task.COPY: long_lag.copy,
    Task.PARITY: long_lag.parity,
}
_SYMBOLS: dict[Task, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Task.TEMPORAL_ORDER: (long_lag.ORDER_SYMBOLS, long_lag.ORDER_CLASSES),
    Task.COPY: (long_lag.COPY_SYMBOLS, long_lag.COPY_SYMBOLS[:8]),
    Task.PARITY: (long_lag.BITS, long_lag.PARITIES),
}


@dataclass(frozen=True, eq=False)
class Problem:
    """A task with its data.

    Attributes:
        config: what asked for it.
        architecture: of the network that will learn it.
        vocabulary: words and labels; None where the network reads and answers numbers.
        training_data: the data of an epoch (counted from 0); the same every time for files.
        dev, test: held out; None where there is no such split.
        notes: what the reader skipped or repaired.
        series: the scaling of a series; None for other tasks.
    """

    config: Config
    architecture: Architecture
    vocabulary: Vocabulary | None
    training_data: Callable[[int], Data]
    dev: Data | None
    test: Data | None
    notes: tuple[Said, ...] = ()
    series: Series | None = None

    @cached_property
    def fingerprint(self) -> str:
        """Of the data of the first epoch and of dev; a run can be gone on with only on the same data."""
        digest = hashlib.sha256()
        for data in (self.training_data(0), self.dev):
            if isinstance(data, TaggedSentences):
                for sentence in data.sentences:
                    digest.update("\t".join((*sentence.words, *sentence.labels, "\n")).encode())
            elif data is not None:
                for array in (data.inputs, data.targets):
                    # Another machine may compute the last digit of a number otherwise.
                    digest.update(np.rint(1e3 * array).tobytes())
            digest.update(b"\0")
        return digest.hexdigest()


def prepare(config: Config) -> Problem:
    """The data and the architecture of a config. Raises InputError where the data cannot be used."""
    if not config.data and config.task in (Task.FILES, Task.SERIES):
        raise InputError(said("The task {0} needs data.", config.task), remedy="Give the folder or file that it is in.")
    if config.task.tags_words:
        return _tagging(config)
    if config.task is Task.SERIES:
        return _series(config)
    return _generated(config)


def corpus_of(config: Config) -> Corpus:
    """The labelled sentences of a tagging task."""
    if config.task is Task.TRAVEL:
        unknown = set(config.language.split("+")) - set(LANGUAGES)
        if unknown:
            raise InputError(
                said("There are no travel sentences in {0}.", config.language), remedy="Use en, zh or en+zh."
            )
        # The sentences do not depend on the seed of the run: every network sees the same.
        return travel_corpus(0, config.language)
    return read_corpus(Path(config.data))


def held_out(config: Config, vocabulary: Vocabulary | None, split: str) -> Data:
    """The data of one split, read for a network already trained. Raises InputError if there is no such split."""
    if config.task.tags_words:
        corpus = corpus_of(config)
        if not corpus.split(split):
            raise InputError(
                said("There is no split {0}.", split),
                file=config.data or None,
                remedy=said("There are: {0}.", ", ".join(corpus.splits)),
            )
        assert vocabulary is not None
        return TaggedSentences(corpus.split(split), vocabulary)
    problem = _series(config) if config.task is Task.SERIES else _generated(config)
    data = {"train": problem.training_data(0), "dev": problem.dev, "test": problem.test}.get(split)
    if data is None:
        raise InputError(said("There is no split {0}.", split), remedy="There are: train, dev, test.")
    return data


def _tagging(config: Config) -> Problem:
    corpus = corpus_of(config)
    if not corpus.split("train"):
        raise InputError(
            "There is no training file in it.", file=config.data, remedy="Add train.seq.in and train.seq.out."
        )
    vocabulary = Vocabulary.of(corpus.split("train"))
    architecture = _architecture(config, config.embedding_size, len(vocabulary.labels), vocabulary)
    spelled = architecture.character_features > 0
    training, dev, test = (
        TaggedSentences(corpus.split(name), vocabulary, spelled) for name in ("train", "dev", "test")
    )
    return Problem(config, architecture, vocabulary, lambda _epoch: training, dev or None, test or None, corpus.notes)


def _generated(config: Config) -> Problem:
    shortest = long_lag.SHORTEST[config.task]
    if config.length < shortest:
        raise InputError(
            said("{0} steps are too few for {1}.", config.length, config.task),
            remedy=said("Give a length of {0} or more.", shortest),
        )
    make = _GENERATORS[config.task]

    def data(seed: int, count: int) -> Sequences:
        inputs, targets, counted = make(seed, count, config.length)
        return Sequences(inputs + 1 if config.task in _SYMBOLS else inputs, targets, counted)

    vocabulary = None
    if config.task in _SYMBOLS:
        symbols, classes = _SYMBOLS[config.task]
        vocabulary = Vocabulary((UNKNOWN, *symbols), ("", UNKNOWN), classes)
        architecture = _architecture(config, config.embedding_size, len(classes), vocabulary)
    else:
        architecture = _architecture(config, 2, 1, None)
    return Problem(
        config,
        architecture,
        vocabulary,
        lambda epoch: data(1_000_000 * (config.seed + 1) + epoch, SEQUENCES_PER_EPOCH),
        data(1, HELD_OUT),
        data(2, HELD_OUT),
    )


def _series(config: Config) -> Problem:
    series = read_series(Path(config.data), config.length)

    def data(windows: np.ndarray) -> Sequences:
        return Sequences(windows[:, :-1], windows[:, 1:], np.ones((len(windows), config.length), dtype=bool))

    training = data(series.train)
    size = len(series.names)
    return Problem(
        config,
        _architecture(config, size, size, None),
        None,
        lambda _epoch: training,
        data(series.dev),
        data(series.test),
        series=series,
    )


def _architecture(config: Config, inputs: int, outputs: int, vocabulary: Vocabulary | None) -> Architecture:
    if (config.head is Head.REGRESSION) != (vocabulary is None):
        raise InputError(
            said("The output layer {0} does not fit the task {1}.", config.head, config.task),
            remedy="Use regression for adding and series, softmax or crf for the others.",
        )
    if config.head is Head.CRF and not config.task.tags_words:
        raise InputError("A CRF needs a label at every step.", remedy="Use softmax for this task.")
    features = config.character_features if config.task.tags_words else 0
    return Architecture(
        kind=config.kind,
        hidden_size=config.hidden_size,
        embedding_size=inputs,
        outputs=outputs,
        layers=config.layers,
        bidirectional=config.bidirectional,
        window=config.window,
        vocabulary_size=len(vocabulary.words) if vocabulary else 0,
        character_count=len(vocabulary.characters) if vocabulary and features else 0,
        character_size=CHARACTER_SIZE if features else 0,
        character_features=features,
        head=config.head,
        dropout=config.dropout,
    )
