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
        """The same on a device."""
        if self.targets.device == torch.device(device):
            return self
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
    """Labelled sentences, turned into indices once and handed out in batches, `spelled` with their characters."""

    def __init__(self, sentences: Sequence[Sentence], vocabulary: Vocabulary, spelled: bool = True) -> None:
        self.sentences = sentences
        self._spelled = spelled
        self.lengths = np.array([len(s.words) for s in sentences], dtype=np.int64)
        # All sentences in a row; a word is kept as its place among the distinct ones, which are looked up once.
        self._begins = np.cumsum(self.lengths) - self.lengths
        distinct = {word: place for place, word in enumerate(dict.fromkeys(w for s in sentences for w in s.words))}
        self._distinct = np.array([distinct[w] for s in sentences for w in s.words], dtype=np.int64)
        self._words = np.array(vocabulary.word_indices(list(distinct)), dtype=np.int64)
        self._labels = np.array(vocabulary.label_indices([x for s in sentences for x in s.labels]), dtype=np.int64)
        spellings = [vocabulary.character_indices(word) for word in distinct] if spelled else []
        self._letters = np.array([len(letters) for letters in spellings], dtype=np.int64)
        self._characters = np.zeros((len(spellings), self._letters.max(initial=1)), dtype=np.int64)
        for row, letters in zip(self._characters, spellings, strict=True):
            row[: len(letters)] = letters

    def __len__(self) -> int:
        return len(self.sentences)

    def batch(self, places: Sequence[int]) -> Batch:
        """The sentences at the given places, padded to the longest of them."""
        chosen = np.asarray(places, dtype=np.int64)
        lengths = self.lengths[chosen]
        steps = np.arange(lengths.max())[:, None]
        real = steps < lengths
        where = (self._begins[chosen] + steps)[real]
        distinct = self._distinct[where]
        words, labels = (np.full(real.shape, beyond, dtype=np.int64) for beyond in (0, -1))
        words[real], labels[real] = self._words[distinct], self._labels[where]
        read = [words, lengths, *(self._spelling(distinct, real) if self._spelled else ())]
        inputs = Inputs(*map(torch.from_numpy, read))
        return Batch(inputs, torch.from_numpy(np.maximum(labels, 0)), torch.from_numpy(labels >= 0), tuple(places))

    def _spelling(self, distinct: np.ndarray, real: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The characters (U, L) of the words of a batch, and which of them stands at each place (T, B)."""
        used = np.flatnonzero(np.bincount(distinct))  # np.unique, which sorts, would cost as much as all the rest
        word_of = np.zeros(real.shape, dtype=np.int64)
        word_of[real] = np.searchsorted(used, distinct)
        return self._characters[used, : self._letters[used].max()], word_of


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

    Lengths are blurred by less than two steps before sorting, so that batches differ from epoch to epoch.
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
