"""Words, characters and labels go to numbers and come back."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_sim.data.sentences import Sentence
from lstm_sim.data.vocabulary import UNKNOWN, Vocabulary, normal

words = st.text(min_size=1, max_size=8)
labels = st.sampled_from(["O", "B-city", "I-city", "B-time", "A-first"])
sentences = st.lists(
    st.lists(st.tuples(words, labels), min_size=1, max_size=6).map(
        lambda pairs: Sentence(tuple(w for w, _ in pairs), tuple(x for _, x in pairs))
    ),
    min_size=1,
    max_size=8,
)
many = settings(max_examples=100, deadline=None)


@many
@given(sentences)
def test_what_training_showed_comes_back(shown: list[Sentence]) -> None:
    vocabulary = Vocabulary.of(shown)
    assert vocabulary.words[0] == UNKNOWN and vocabulary.characters[:2] == ("", UNKNOWN)
    assert vocabulary.labels[0] == "O"
    for names in (vocabulary.words, vocabulary.characters, vocabulary.labels):
        assert len(set(names)) == len(names)
    for sentence in shown:
        places = vocabulary.word_indices(sentence.words)
        assert [vocabulary.words[k] for k in places] == list(map(normal, sentence.words))
        assert [vocabulary.labels[k] for k in vocabulary.label_indices(sentence.labels)] == list(sentence.labels)
        for word in sentence.words:
            assert vocabulary.knows(word)
            assert "".join(vocabulary.characters[k] for k in vocabulary.character_indices(word)) == word
    assert set(vocabulary.words[1:]) == {normal(word) for s in shown for word in s.words}
    assert set(vocabulary.characters[2:]) == {letter for s in shown for word in s.words for letter in word}
    assert set(vocabulary.labels) == {"O"} | {label for s in shown for label in s.labels}


@many
@given(sentences, st.randoms())
def test_the_order_of_the_sentences_does_not_matter(shown: list[Sentence], draw: random.Random) -> None:
    turned = list(reversed(shown))
    draw.shuffle(turned)
    assert Vocabulary.of(iter(turned)) == Vocabulary.of(shown)


@many
@given(words)
def test_a_word_is_looked_up_in_lower_case_with_every_digit_as_zero(word: str) -> None:
    found = normal(word)
    assert normal(found) == found
    assert not any(letter.isdecimal() and letter != "0" for letter in found)
    assert sum(letter.isdecimal() for letter in word) == found.count("0")


def test_digits_and_case_do_not_tell_words_apart() -> None:
    vocabulary = Vocabulary.of([Sentence(("Taipei", "11月", "2nd", "7:30"), ("O",) * 4)])
    assert vocabulary.words == (UNKNOWN, "00月", "0:00", "0nd", "taipei")
    assert vocabulary.word_indices(["TAIPEI", "12月", "3nd", "1:45", "３nd", "2月"]) == [4, 1, 3, 2, 3, 0]


def test_what_training_never_showed() -> None:
    vocabulary = Vocabulary.of([Sentence(("ab", "O"), ("B-x", "O"))])
    assert vocabulary.word_indices(["zz"]) == [0] and not vocabulary.knows("zz")
    assert vocabulary.character_indices("azb") == [3, 1, 4]
    assert vocabulary.character_indices("") == [1]
    assert vocabulary.character_indices("ab" * 20) == [3, 4] * 12  # the first 24
    assert vocabulary.label_indices(["B-x", "B-y", "O"]) == [1, -1, 0]


def test_the_word_that_stands_for_the_unknown_is_itself_unknown() -> None:
    vocabulary = Vocabulary.of([Sentence((UNKNOWN, "<UNKNOWN>", "a"), ("O",) * 3)])
    assert vocabulary.words == (UNKNOWN, "a")
    assert vocabulary.word_indices([UNKNOWN, "<Unknown>"]) == [0, 0]
    assert not vocabulary.knows(UNKNOWN)


def test_rare_words_can_be_left_out_by_how_often_they_are_looked_up() -> None:
    shown = [Sentence(("a", "A", "b", "10", "23"), ("O",) * 5)]
    assert Vocabulary.of(shown, fewest=2).words == (UNKNOWN, "00", "a")


def test_labels_without_o_have_it_first_all_the_same() -> None:
    assert Vocabulary.of([Sentence(("a",), ("A-x",))]).labels == ("O", "A-x")


def test_symbols_are_told_apart_as_they_are_written() -> None:
    symbols = Vocabulary((UNKNOWN, "E", "B", "b", "X", "0", "1"), ("", UNKNOWN), ("even", "odd"))
    assert symbols.word_indices(["E", "B", "b", "X", "0", "1", "e"]) == [1, 2, 3, 4, 5, 6, 0]
    assert symbols.knows("X") and not symbols.knows("x")
