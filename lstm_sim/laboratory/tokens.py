"""A typed sentence taken apart into the words a network may know."""

from __future__ import annotations

from collections.abc import Callable

LONGEST_WORD = 8
"""Characters of the longest Chinese word that is looked for."""


def tokens_of(text: str, knows: Callable[[str], bool]) -> tuple[str, ...]:
    """The words of a text.

    Words are parted by white space. A stretch of Chinese characters that is no known word is taken apart from the left,
    each time the longest known word first (a character of its own where none is known), since Chinese has no spaces.
    """
    tokens: list[str] = []
    for word in text.split():
        if knows(word) or not any(map(_is_chinese, word)):
            tokens.append(word)
        else:
            tokens.extend(_taken_apart(word, knows))
    return tuple(tokens)


def _taken_apart(word: str, knows: Callable[[str], bool]) -> list[str]:
    found: list[str] = []
    place = 0
    while place < len(word):
        end = place + 1
        if not _is_chinese(word[place]):
            while end < len(word) and not _is_chinese(word[end]):
                end += 1
        longest = range(min(len(word), place + LONGEST_WORD), end, -1)
        end = next((stop for stop in longest if knows(word[place:stop])), end)
        found.append(word[place:end])
        place = end
    return found


def _is_chinese(character: str) -> bool:
    """True for CJK ideographs, their extension A and the compatibility block."""
    return "㐀" <= character <= "鿿" or "豈" <= character <= "﫿"
