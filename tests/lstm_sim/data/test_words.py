"""A typed sentence, taken apart into known words."""

from __future__ import annotations

import pytest

from lstm_sim.data.vocabulary import UNKNOWN, Vocabulary
from lstm_sim.data.words import words_of

KNOWN = Vocabulary(
    (UNKNOWN, "00日", "00月", "0nd", "leave", "taipei", "would", "一", "一下", "台北", "我", "想", "离开", "，"),
    ("", UNKNOWN),
    ("O",),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  leave   Taipei ", ("leave", "Taipei")),
        ("leave Taipei on May 2nd.", ("leave", "Taipei", "on", "May", "2nd")),
        ("leave Taipei!?", ("leave", "Taipei")),
        ("leave Oslo.", ("leave", "Oslo")),
        ("leave , Taipei", ("leave", "Taipei")),
        ("我想离开台北", ("我", "想", "离开", "台北")),
        ("我 想离开 台北。", ("我", "想", "离开", "台北")),
        ("我想，离开台北", ("我", "想", "，", "离开", "台北")),
        ("11月12日离开", ("11月", "12日", "离开")),
        ("一下", ("一下",)),
        ("一下一", ("一下", "一")),
        ("离开奥斯陆", ("离开", "奥斯陆")),
        ("leave台北", ("leave", "台北")),
        ("奥斯陆", ("奥斯陆",)),
        ("", ()),
        (" . ", ()),
    ],
)
def test_sentences(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text, KNOWN) == words


def test_a_mark_that_is_known_stays_a_word() -> None:
    known = Vocabulary((UNKNOWN, ".", "leave"), ("", UNKNOWN), ("O",))
    assert words_of("leave.", known) == ("leave", ".")
    assert words_of("leave .", known) == ("leave", ".")
