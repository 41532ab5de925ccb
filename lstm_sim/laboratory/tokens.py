"""A typed sentence taken apart into what a network reads: words, or the symbols of a sequence task."""

from __future__ import annotations

from lstm_sim.data.vocabulary import Vocabulary
from lstm_sim.data.words import words_of
from lstm_sim.training.config import Config


def tokens_of(text: str, vocabulary: Vocabulary, config: Config | None) -> tuple[str, ...]:
    """What stands at each step.

    The symbols of a sequence task are one character each and may be typed without spaces; a word with any other
    character in it stays whole, and is one unknown symbol.
    """
    if config is None or config.task.tags_words:
        return words_of(text, vocabulary)
    known = frozenset(vocabulary.words)
    return tuple(symbol for word in text.split() for symbol in (word if known.issuperset(word) else (word,)))
