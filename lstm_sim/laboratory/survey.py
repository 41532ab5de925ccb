"""A survey of the data of a task: what a network for it must read and answer, found out without torch."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lstm_sim.data import long_lag
from lstm_sim.data.readers import dated_files, read_corpus
from lstm_sim.data.series import read_series
from lstm_sim.data.travel import travel_corpus
from lstm_sim.data.vocabulary import Vocabulary
from lstm_sim.errors import InputError, Said
from lstm_sim.networks.architecture import Architecture, Kind
from lstm_sim.training.config import Config, Task

CHARACTER_SIZE = 30
"""The length of a character's vector, as in training.problem."""
_SYMBOLS = {
    Task.TEMPORAL_ORDER: (long_lag.ORDER_SYMBOLS, long_lag.ORDER_CLASSES),
    Task.COPY: (long_lag.COPY_SYMBOLS, long_lag.COPY_SYMBOLS[:8]),
    Task.PARITY: (long_lag.BITS, long_lag.PARITIES),
}


@dataclass(frozen=True)
class DataFacts:
    """What the data decides about a network.

    Attributes:
        words, characters: of the vocabulary; 0 where the network reads numbers.
        inputs: numbers read at each step; 0 where it reads words.
        outputs: labels, classes or numbers answered at each step.
        sequences: in the training data; 0 where they are made anew for every epoch.
        notes: what the reader skipped or repaired.
    """

    words: int
    characters: int
    inputs: int
    outputs: int
    sequences: int = 0
    notes: tuple[Said, ...] = ()


def data_key(config: Config) -> tuple[object, ...]:
    """What of a config its data depends on, as far as a survey can tell; two configs with the same key share one.

    Of files it holds when they were written and how large they are: a file that is mended makes another key.
    """
    task = config.task
    if task is Task.TRAVEL:
        return (task, config.language)
    if task is Task.FILES:
        return (task, config.data, _stamps(config.data))
    return (task, config.data, config.length, _stamps(config.data)) if task is Task.SERIES else (task,)


def _stamps(data: str) -> tuple[tuple[str, int, int], ...]:
    """(path, when it was written in ns, bytes) of a file, or of all that would be read in a folder as it is."""
    if not data:
        return ()
    found = []
    with suppress(OSError):  # whoever reads it will say so
        for path in dated_files(Path(data)):
            status = path.stat()
            found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)


def survey(config: Config) -> DataFacts:
    """Read the data of a config. Raises InputError where it cannot be used, OSError where it cannot be read."""
    task = config.task
    if task in _SYMBOLS:
        symbols, classes = _SYMBOLS[task]
        return DataFacts(len(symbols) + 1, 0, 0, len(classes))
    if task is Task.ADDING:
        return DataFacts(0, 0, 2, 1)
    if not config.data and task is not Task.TRAVEL:
        raise InputError(
            "No data has been chosen.",
            remedy="Choose the folder with train, dev and test." if task is Task.FILES else "Choose a CSV file.",
        )
    if task is Task.SERIES:
        series = read_series(Path(config.data), config.length)
        size = len(series.names)
        return DataFacts(0, 0, size, size, len(series.train))
    corpus = travel_corpus(0, config.language) if task is Task.TRAVEL else read_corpus(Path(config.data))
    sentences = corpus.split("train")
    if not sentences:
        raise InputError(
            "There is no training file in it.", file=config.data, remedy="Add train.seq.in and train.seq.out."
        )
    known = Vocabulary.of(sentences)
    return DataFacts(len(known.words), len(known.characters), 0, len(known.labels), len(sentences), corpus.notes)


def architecture_for(config: Config, facts: DataFacts) -> Architecture:
    """The network that training.problem would make. Raises InputError for one that cannot be."""
    features = config.character_features if config.task.tags_words else 0
    return Architecture(
        kind=config.kind,
        hidden_size=config.hidden_size,
        embedding_size=facts.inputs or config.embedding_size,
        outputs=facts.outputs,
        layers=config.layers,
        bidirectional=config.bidirectional,
        window=config.window,
        vocabulary_size=facts.words,
        character_count=facts.characters if features else 0,
        character_size=CHARACTER_SIZE if features else 0,
        character_features=features,
        head=config.head,
        dropout=config.dropout,
    )


@dataclass(frozen=True)
class ParameterCount:
    """How many parameters a network has.

    Attributes:
        layers: of all hidden layers; None while only the data could tell.
        times, simple: the layers are `times` × as large as `simple`, those of a simple RNN, and `peepholes` more; 0 for
            a kind that is no multiple of it.
        whole: with embedding and output layer; None while the data is not known.
    """

    layers: int | None
    times: int
    simple: int
    peepholes: int
    whole: int | None


_TIMES = {Kind.ELMAN: 1, Kind.GRU: 3, Kind.LSTM: 4, Kind.PEEPHOLE: 4, Kind.DENSE_PEEPHOLE: 4}


def count_parameters(config: Config, facts: DataFacts | None) -> ParameterCount:
    """What a network of this config has, as far as it is known. Raises InputError for one that cannot be."""
    shown = facts or DataFacts(1, 1, 0, 1)
    if facts is None and config.task is Task.ADDING:
        shown = DataFacts(0, 0, 2, 1)
    architecture = architecture_for(config, shown)
    counts = architecture.parameter_counts()
    layers = sum(count for name, count in counts.items() if name.startswith("layer "))
    known = facts is not None or not (config.kind is Kind.JORDAN or config.task is Task.SERIES)
    times, simple = _TIMES.get(config.kind, 0), 0
    if times:
        hidden = architecture.hidden_size
        inputs = [architecture.input_size(layer) for layer in range(architecture.layers)]
        simple = sum(architecture.directions * hidden * (size + hidden + 2) for size in inputs)
    return ParameterCount(
        layers if known else None,
        times if known else 0,
        simple,
        layers - times * simple if times else 0,
        None if facts is None else sum(counts.values()),
    )
