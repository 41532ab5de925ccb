"""Words, characters and labels as numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from lstm_sim.data.sentences import OUTSIDE, Sentence

UNKNOWN = "<unknown>"
"""Stands at index 0 of the words, for every word that training never showed."""

LONGEST_SPELLING = 24
"""Characters of a word that are looked at; what comes after them is not."""

_DIGIT = re.compile(r"\d")


def normal(word: str) -> str:
    """How a word is looked up: in lower case, every digit as 0. Its characters keep what this loses."""
    return _DIGIT.sub("0", word.lower())


@dataclass(frozen=True)
class Vocabulary:
    """What a tagging network knows.

    Attributes:
        words: index 0 is the unknown word.
        characters: index 0 is beyond the word's end, 1 the unknown character.
        labels: the answers, O first.
    """

    words: tuple[str, ...]
    characters: tuple[str, ...]
    labels: tuple[str, ...]

    @classmethod
    def of(cls, sentences: Iterable[Sentence], fewest: int = 1) -> Vocabulary:
        """Every word seen at least `fewest` times, every character and label, sorted so that order never varies."""
        written: Counter[str] = Counter()
        labels: set[str] = set()
        for sentence in sentences:
            written.update(sentence.words)
            labels.update(sentence.labels)
        counts: Counter[str] = Counter()
        for word, count in written.items():
            counts[normal(word)] += count
        words = sorted(word for word, count in counts.items() if count >= fewest and word != UNKNOWN)
        characters = set().union(*written)
        return cls((UNKNOWN, *words), ("", UNKNOWN, *sorted(characters)), (OUTSIDE, *sorted(labels - {OUTSIDE})))

    @cached_property
    def _word_index(self) -> dict[str, int]:
        return {word: index for index, word in enumerate(self.words)}

    @cached_property
    def _character_index(self) -> dict[str, int]:
        return {character: index for index, character in enumerate(self.characters)}

    @cached_property
    def _label_index(self) -> dict[str, int]:
        return {label: index for index, label in enumerate(self.labels)}

    def word_indices(self, words: Sequence[str]) -> list[int]:
        """The index of each word, 0 for one that is not known.

        A word that stands in the vocabulary as it is written goes before its normal form: symbols are not words, X is
        not x, and 1 is not 0.
        """
        index = self._word_index
        return [index.get(word) or index.get(normal(word), 0) for word in words]

    def character_indices(self, word: str, most: int = LONGEST_SPELLING) -> list[int]:
        """The index of each of the word's first `most` characters, 1 for one that is not known."""
        index = self._character_index
        return [index.get(character, 1) for character in word[:most]] or [1]

    def label_indices(self, labels: Sequence[str]) -> list[int]:
        """The index of each label, −1 for one that is not known."""
        index = self._label_index
        return [index.get(label, -1) for label in labels]

    def knows(self, word: str) -> bool:
        """True for a word that training showed."""
        return self.word_indices([word]) != [0]
