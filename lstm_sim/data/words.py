"""A sentence as somebody types it, taken apart into the words a vocabulary was made of."""

from __future__ import annotations

import re

from lstm_sim.data.vocabulary import Vocabulary

_HAN = re.compile(r"[\u3400-\u9fff]")
_PIECE = re.compile(r"[0-9]+|[^\W\d_\u3400-\u9fff]+|.")
"""What is never cut: a number, a word of letters that are not Han characters; else one character."""
_LAST = ".,!?;:。，！？；：、"


def words_of(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words of a typed sentence.

    Words stand apart by spaces. A mark at the end of an unknown word ("2nd.") is a word of its own where the vocabulary
    has it, and left out where it has not. Chinese written without spaces is cut into the longest known words from the
    left.
    """
    words: list[str] = []
    for written in text.split():
        word = written if vocabulary.knows(written) else written.rstrip(_LAST)
        if vocabulary.knows(word) or not _HAN.search(word):
            words += [word] if word else []
        else:
            words += _cut(word, vocabulary)
        words += [mark for mark in written[len(word) :] if vocabulary.knows(mark)]
    return tuple(words)


def _cut(text: str, vocabulary: Vocabulary) -> list[str]:
    """Longest known words first, from the left; what is between them stays together as an unknown word."""
    pieces = _PIECE.findall(text)
    longest = max((len(_PIECE.findall(word)) for word in vocabulary.words[1:]), default=1)
    words: list[str] = []
    joined = False
    start = 0
    while start < len(pieces):
        for end in range(min(len(pieces), start + longest), start, -1):
            word = "".join(pieces[start:end])
            if vocabulary.knows(word):
                words.append(word)
                joined = False
                break
        else:
            end = start + 1
            if joined:
                words[-1] += pieces[start]
            else:
                words.append(pieces[start])
            joined = True
        start = end
    return words
