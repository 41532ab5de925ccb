"""Held-out sequences of the task a network was trained on, with what should be answered."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lstm_sim.data.batches import Data, TaggedSentences
from lstm_sim.errors import InputError
from lstm_sim.laboratory.loading import Loaded
from lstm_sim.laboratory.reading import Examples
from lstm_sim.training.config import Config
from lstm_sim.training.problem import held_out

MOST = 200
"""How many are offered."""
FOREIGN_STEPS = 40
"""The length of the sequence that a network of numbers is shown where its task is not known."""


def examples_of(loaded: Loaded) -> Examples:
    """The held-out sequences of a network's own task; for numbers of no known task, one made-up sequence."""
    config = loaded.known.config
    data = None if config is None else _held_out(config, loaded)
    if loaded.vocabulary is None:
        return _numbers(loaded, data)
    if data is None:
        return Examples()
    count = min(len(data), MOST)
    if isinstance(data, TaggedSentences):
        chosen = data.sentences[:count]
        return Examples(tuple(" ".join(s.words) for s in chosen), tuple(s.labels for s in chosen))
    words, labels = loaded.vocabulary.words, loaded.vocabulary.labels
    texts = tuple(" ".join(words[k] for k in row) for row in data.inputs[:count])
    references = tuple(
        tuple(labels[k] if asked else "" for k, asked in zip(row, counted, strict=True))
        for row, counted in zip(data.targets[:count], data.counted[:count], strict=True)
    )
    return Examples(texts, references)


def _held_out(config: Config, loaded: Loaded) -> Data | None:
    """The test data, or dev, or None where its files are gone."""
    for split in ("test", "dev", "train"):
        try:
            return held_out(config, loaded.vocabulary, split)
        except (InputError, OSError):
            continue
    return None


def _numbers(loaded: Loaded, data: Data | None) -> Examples:
    shape, scaling = loaded.known.architecture, loaded.scaling
    if data is None or isinstance(data, TaggedSentences) or not len(data):
        made = _made_up(shape.embedding_size)
        if scaling is not None:
            made = scaling.restored(made)
        return Examples(numbers=(made,), targets=(np.full((len(made), shape.outputs), np.nan),))
    count = min(len(data), MOST)
    numbers, asked = data.inputs[:count], np.where(data.counted[:count, :, None], data.targets[:count], np.nan)
    if scaling is not None:  # they were scaled for the network; a user knows them in their own units
        numbers, asked = scaling.restored(numbers), scaling.restored(asked)
    return Examples(numbers=tuple(numbers), targets=tuple(asked))


def _made_up(width: int) -> NDArray[np.float64]:
    """Waves of different lengths, one for each input: something to see a network answer to."""
    t = np.arange(FOREIGN_STEPS)[:, None]
    periods = 5.0 + 3.0 * np.arange(width)[None, :]
    # As a person would type them, without −0.
    waves: NDArray[np.float64] = np.sin(2.0 * np.pi * t / periods).round(6) + 0.0
    return waves
