"""Sentences and sequences as padded batches of tensors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from lstm_sim.data.sentences import Sentence
from lstm_sim.data.vocabulary import Vocabulary
from lstm_sim.networks.network import Inputs


@dataclass(frozen=True, eq=False)
class Batch:
    """What a network reads and what it should answer.

    Attributes:
        inputs: of B sequences, padded to T steps.
        targets: label indices (T, B), or numbers (T, B, K).
        counted: (T, B), True where the answer is asked for.
        places: (B), which sequence of the data set each one is.
    """

    inputs: Inputs
    targets: Tensor
    counted: Tensor
    places: tuple[int, ...]

    def to(self, device: torch.device | str) -> Batch:
        """The same on another device."""
        return Batch(self.inputs.to(device), self.targets.to(device), self.counted.to(device), self.places)

    def part(self, which: slice) -> Batch:
        """Some of its sequences. Where there would be none, the first, with nothing asked for."""
        if which == slice(0, len(self.places), 1):
            return self
        places, counted = self.places[which], self.counted
        if not places:
            which, places, counted = slice(0, 1), self.places[:1], torch.zeros_like(counted)
        inputs = self.inputs
        word_of = None if inputs.word_of is None else inputs.word_of[:, which]
        chosen = Inputs(inputs.values[:, which], inputs.lengths[which], inputs.characters, word_of)
        return Batch(chosen, self.targets[:, which], counted[:, which], places)


class TaggedSentences:
    """Labelled sentences, turned into indices once and handed out in batches."""

    def __init__(self, sentences: Sequence[Sentence], vocabulary: Vocabulary) -> None:
        self.sentences = sentences
        self._words = [np.array(vocabulary.word_indices(s.words), dtype=np.int64) for s in sentences]
        self._labels = [np.array(vocabulary.label_indices(s.labels), dtype=np.int64) for s in sentences]
        distinct = {word: place for place, word in enumerate(dict.fromkeys(w for s in sentences for w in s.words))}
        self._types = [np.array([distinct[w] for w in s.words], dtype=np.int64) for s in sentences]
        spelled = [vocabulary.character_indices(word) for word in distinct]
        self._characters = np.zeros((len(spelled), max(map(len, spelled), default=1)), dtype=np.int64)
        for row, letters in zip(self._characters, spelled, strict=True):
            row[: len(letters)] = letters
        self.lengths = np.array([len(s.words) for s in sentences], dtype=np.int64)

    def __len__(self) -> int:
        return len(self._words)

    def batch(self, places: Sequence[int]) -> Batch:
        """The sentences at the given places, padded to the longest of them."""
        steps = int(self.lengths[list(places)].max())
        words = np.zeros((steps, len(places)), dtype=np.int64)
        labels, types = np.full_like(words, -1), np.zeros_like(words)
        for column, place in enumerate(places):
            length = self.lengths[place]
            words[:length, column] = self._words[place]
            labels[:length, column] = self._labels[place]
            types[:length, column] = self._types[place]
        used, word_of = np.unique(types, return_inverse=True)
        characters = self._characters[used]
        longest = max(int((characters != 0).sum(1).max()), 1)
        inputs = Inputs(
            torch.from_numpy(words),
            torch.from_numpy(self.lengths[list(places)]),
            torch.from_numpy(characters[:, :longest].copy()),
            torch.from_numpy(word_of.reshape(words.shape)),
        )
        return Batch(inputs, torch.from_numpy(np.maximum(labels, 0)), torch.from_numpy(labels >= 0), tuple(places))


class Sequences:
    """Sequences of numbers or symbols of one length, with the answers asked for at some of their steps.

    `inputs` is (N, T) of symbols or (N, T, I) of numbers; `targets` (N, T) of classes or (N, T, K) of numbers;
    `counted` (N, T), True where the answer is asked for.
    """

    def __init__(self, inputs: np.ndarray, targets: np.ndarray, counted: np.ndarray) -> None:
        self.inputs, self.targets, self.counted = inputs, targets, counted
        self.lengths = np.full(len(inputs), inputs.shape[1], dtype=np.int64)

    def __len__(self) -> int:
        return len(self.inputs)

    def batch(self, places: Sequence[int]) -> Batch:
        """The sequences at the given places."""
        chosen = list(places)
        values, targets, counted = (
            torch.from_numpy(np.ascontiguousarray(np.swapaxes(array[chosen], 0, 1)))
            for array in (self.inputs, self.targets, self.counted)
        )
        values, targets = (v.float() if v.is_floating_point() else v for v in (values, targets))
        return Batch(Inputs(values, torch.from_numpy(self.lengths[chosen])), targets, counted, tuple(places))


Data = TaggedSentences | Sequences


def epoch_order(lengths: np.ndarray, batch_size: int, generator: torch.Generator) -> list[list[int]]:
    """The places of each batch of one epoch: sentences of like length together, the batches in random order.

    Lengths are blurred by up to one step before sorting, so that batches differ from epoch to epoch.
    """
    blur = torch.rand(len(lengths), generator=generator).numpy()
    order = np.argsort(lengths + 2.0 * blur, kind="stable")
    batches = [order[k : k + batch_size].tolist() for k in range(0, len(order), batch_size)]
    return [batches[k] for k in torch.randperm(len(batches), generator=generator).tolist()]


def in_order(data: Data, batch_size: int) -> Iterator[Batch]:
    """Every sequence once, like lengths together, the shortest first."""
    order = np.argsort(data.lengths, kind="stable").tolist()
    for k in range(0, len(order), batch_size):
        yield data.batch(order[k : k + batch_size])
