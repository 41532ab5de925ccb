"""Labels of every scheme mean the same spans."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from seqeval.metrics.sequence_labeling import get_entities

from lstm_sim.data.sentences import Corpus, Sentence, is_label, spans, to_iob2

names = st.sampled_from(["city", "time", "a-b", "O", "x_y"])
runs = st.lists(st.tuples(st.one_of(st.none(), names), st.integers(1, 4)), max_size=8)
"""Words in a row that are one span of that name, or belong to none."""
any_labels = st.lists(
    st.one_of(st.just("O"), st.builds("{}-{}".format, st.sampled_from("BIESLUMW"), names), names, st.text(min_size=1)),
    max_size=12,
)
many = settings(max_examples=200, deadline=None)


def iob1(run: list[tuple[str | None, int]]) -> list[str]:
    """B- only where a span follows one of the same name without a gap."""
    labels: list[str] = []
    before = None
    for name, length in run:
        labels += ["O"] * length if name is None else ["B-" + name if name == before else "I-" + name]
        labels += [] if name is None else ["I-" + name] * (length - 1)
        before = name
    return labels


def marked(run: list[tuple[str | None, int]], begin: str, inside: str, end: str, single: str) -> list[str]:
    labels: list[str] = []
    for name, length in run:
        if name is None:
            labels += ["O"] * length
        elif length == 1:
            labels.append(f"{single}-{name}")
        else:
            labels += [f"{begin}-{name}", *[f"{inside}-{name}"] * (length - 2), f"{end}-{name}"]
    return labels


@many
@given(runs)
def test_every_scheme_becomes_the_same_iob2(run: list[tuple[str | None, int]]) -> None:
    wanted = marked(run, "B", "I", "I", "B")
    assert to_iob2(wanted) == wanted
    assert to_iob2(iob1(run)) == wanted
    assert to_iob2(marked(run, "B", "I", "E", "S")) == wanted  # IOBES
    assert to_iob2(marked(run, "B", "I", "L", "U")) == wanted  # BILOU
    assert to_iob2(marked(run, "B", "M", "E", "S")) == wanted  # BMES
    assert to_iob2(marked(run, "B", "M", "E", "W")) == wanted  # BMEWO


@many
@given(runs)
def test_spans_are_what_the_labels_were_made_of(run: list[tuple[str | None, int]]) -> None:
    wanted = set()
    start = 0
    for name, length in run:
        if name is not None:
            wanted.add((name, start, start + length))
        start += length
    assert spans(marked(run, "B", "I", "I", "B")) == wanted


@many
@given(any_labels)
def test_whatever_stands_there_becomes_sound_iob2_once_and_for_all(labels: list[str]) -> None:
    made = to_iob2(labels)
    assert len(made) == len(labels)
    assert [label == "O" for label in made] == [label == "O" for label in labels]
    before = "O"
    for label in made:
        assert label == "O" or (is_label(label) and label[:2] in ("B-", "I-"))
        assert label[:2] != "I-" or before[2:] == label[2:]
        before = label
    assert to_iob2(made) == made


@many
@given(st.lists(st.one_of(st.just("O"), st.builds("{}-{}".format, st.sampled_from("BI"), names)), max_size=12))
def test_spans_are_those_of_conll(labels: list[str]) -> None:
    assert spans(labels) == {(name, first, last + 1) for name, first, last in get_entities(labels)}
    assert spans(to_iob2(labels)) == spans(labels)


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        ("city city O city", "B-city I-city O B-city"),  # without prefixes
        ("B I O I B B", "B-span I-span O B-span B-span B-span"),  # without names
        ("B- I- O", "B-span I-span O"),
        ("I-a I-b", "B-a B-b"),
        ("B-a B-a S-a U-a W-a", "B-a B-a B-a B-a B-a"),
        ("I-a S-a I-a W-a I-a U-a I-a B-a", "B-a B-a B-a B-a B-a B-a B-a B-a"),
        ("E-a I-a", "B-a B-a"),  # after an end something begins
        ("X-a from-city", "B-X-a B-from-city"),  # what is no prefix belongs to the name
    ],
)
def test_odd_labels(labels: str, wanted: str) -> None:
    assert to_iob2(labels.split()) == wanted.split()


def test_what_can_only_be_a_label() -> None:
    assert all(map(is_label, ("O", "B-a", "I-a-b", "S-x", "U-x")))
    assert not any(map(is_label, ("", "B", "B-", "o", "X-a", "Taipei", "-a", "BB-a")))


def test_a_split_that_is_not_there_is_empty() -> None:
    sentence = Sentence(("a",), ("O",))
    corpus = Corpus({"train": (sentence,)})
    assert corpus.split("train") == (sentence,) and corpus.split("dev") == ()
