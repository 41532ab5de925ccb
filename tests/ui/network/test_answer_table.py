"""Answers laid out in words: slots, what differs, what is wrong, and networks that read other words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lstm_sim.laboratory.edits import set_sentence
from lstm_sim.laboratory.lab import Lab, NetworkRef
from lstm_sim.laboratory.reading import Examples, LabFrame, Reading
from lstm_sim.networks.architecture import Kind
from tests.ui.network.lab import StillLab, word_network
from ui.network.answer_table import NOTHING, PILL, blocks_of, column_widths, differing, slot_of


@pytest.mark.parametrize(
    ("label", "slot"),
    [("O", ""), ("", ""), ("B-city", "city"), ("I-city", "city"), ("XY", "XY"), ("B-", ""), ("other", "other")],
)
def test_slots(label: str, slot: str) -> None:
    assert slot_of(label) == slot


@pytest.mark.parametrize(
    ("words", "others", "marked"),
    [
        ("I arrive Taipei", "I arrive Taipei", ""),
        ("I leave Taipei", "I arrive Taipei", "leave"),
        ("you leave Taipei", "I arrive Taipei", "you leave"),
        ("I arrive in Taipei", "I arrive Taipei", "in"),
        ("I arrive Taipei now", "I arrive Taipei", "now"),
        ("now I arrive Taipei", "I arrive Taipei", "now"),
        ("Taipei", "I arrive Taipei", ""),
        ("leave Taipei now", "arrive Taipei", "leave now"),
        ("a b " * 300, "b a " * 301, "a b " * 300),  # not looked for among so many that are alike
        ("a b", "", "a b"),
        ("", "a b", ""),
    ],
)
def test_what_is_another_than_in_the_first_sentence(words: str, others: str, marked: str) -> None:
    found = differing(tuple(words.split()), tuple(others.split()))
    assert [w for w, d in zip(words.split(), found, strict=True) if d] == marked.split()


@pytest.fixture
def lab(qapp: object, tmp_path: Path) -> StillLab:
    refs = [word_network(tmp_path, name, kind) for name, kind in (("a", Kind.LSTM), ("b", Kind.FEED_FORWARD))]
    return StillLab(tmp_path, *refs, sentences=("arrive Taipei", "leave Taipei zzz", ""))


def test_blocks_of_two_networks(lab: StillLab) -> None:
    frame = lab.settle()
    one, two, empty = blocks_of(frame)
    assert one.words == ("arrive", "Taipei") and one.different == (False, False) and one.unknown == (False, False)
    assert two.words == ("leave", "Taipei", "zzz") and two.unknown == (False, False, True)
    assert two.different == (True, False, True)
    assert [(line.title, line.network, line.chosen) for line in one.lines] == [("a", 0, True), ("b", 1, False)]
    assert empty.words == () and empty.lines == () and empty.sentence == 2
    for line, reading in zip(two.lines, frame.rows[1], strict=True):
        for step, cell in enumerate(line.cells):
            label = reading.label(step)
            assert cell.slot == ("" if label == "O" else label)
            assert cell.text == (f"{label} {reading.probability(step):.2f}" if cell.slot else NOTHING)
            assert not cell.wrong


def test_an_empty_first_sentence_is_compared_with_nothing(lab: StillLab) -> None:
    lab.store.edit(set_sentence(0, " "))
    first, second, _ = blocks_of(lab.settle())
    assert first.words == () and second.different == (False, False, False)


def told(reading: Reading, references: tuple[str, ...] | None) -> list[tuple[str, bool]]:
    lab = Lab(networks=(reading.network.ref,))
    reading = replace(reading, references=references)
    (block,) = blocks_of(LabFrame(lab, ((reading,),), reading, reading, np.arange(6), Examples()))
    return [(cell.slot, cell.wrong) for cell in block.lines[0].cells]


def test_what_is_known_to_be_wrong(lab: StillLab) -> None:
    reading = lab.settle().rows[0][0]
    right = (reading.label(0), reading.label(1))
    other = next(label for label in reading.network.labels if label != right[1])
    assert told(reading, right) == [(right[0], False), (right[1], False)]
    assert told(reading, (right[0], other)) == [(right[0], False), (right[1], True)]
    assert told(reading, ("", right[1])) == [("", False), (right[1], False)]  # nothing is asked for at the first


def test_with_changes_the_answers_are_those_with_them_and_what_they_were_before(lab: StillLab) -> None:
    frame = lab.settle()
    before = frame.rows[0][0]
    assert before.answers is not None and before.probabilities is not None and frame.before is before
    here = int(before.answers[1])
    other = (here + 1) % len(before.network.labels)
    moved = before.probabilities.copy()
    moved[0] = 0.9 * moved[0]
    after = replace(before, answers=np.array([before.answers[0], other]), probabilities=moved)
    one, two, _ = blocks_of(replace(frame, after=after))
    first, second = one.lines[0].cells
    label, was, now = after.label(0), before.label(1), after.label(1)
    assert first.before == "" and first.wrong is False
    old, new = (f"{reading.probability(0):.2f}" for reading in (before, after))
    assert first.whole == (NOTHING if label == "O" else f"{label} {old} → {new}")
    assert second.before == (NOTHING if was == "O" else was) and second.slot == ("" if now == "O" else now)
    assert second.whole == f"{second.before} → {second.text}"
    assert [cell.before for line in (one.lines[1], *two.lines) for cell in line.cells] == [""] * 8
    widths = column_widths((one,), len, len)
    assert widths[1] == len(second.whole) + PILL


def test_networks_that_read_other_words_have_their_own(lab: StillLab) -> None:
    """Two vocabularies may cut a Chinese sentence otherwise."""
    frame = lab.settle()
    a, b = frame.rows[0]
    cut = replace(b, tokens=("arr", "iveTaipei"))
    lab_of = replace(frame.lab, chosen=1)
    found = blocks_of(replace(frame, lab=lab_of, rows=((a, cut), frame.rows[1], ())))
    assert [(block.sentence, block.words, block.chosen) for block in found[:3]] == [
        (0, ("arr", "iveTaipei"), True),
        (0, ("arrive", "Taipei"), False),
        (1, ("leave", "Taipei", "zzz"), True),
    ]
    assert [line.network for line in found[0].lines] == [1] and [line.network for line in found[1].lines] == [0]
    assert found[0].different == (False, False)
    assert found[2].lines[0].network == 0  # lines stand as the networks do, whichever is looked into


def test_a_chosen_network_that_cannot_answer_leaves_the_others(lab: StillLab) -> None:
    frame = lab.settle()
    ref = NetworkRef(lab.lab.networks[0].where, "gone")
    found = blocks_of(
        replace(frame, lab=replace(frame.lab, networks=(ref, lab.lab.networks[1])), rows=((frame.rows[0][1],),))
    )
    assert found[0].words == ("arrive", "Taipei") and found[0].chosen and not found[0].lines[0].chosen


def test_columns_are_wide_enough_for_every_sentence(lab: StillLab) -> None:
    blocks = blocks_of(lab.settle())
    widths = column_widths(blocks, lambda text: 10.0 * len(text), lambda text: 7.0 * len(text))
    assert len(widths) == 3
    for k, width in enumerate(widths):
        words = [10.0 * len(block.words[k]) for block in blocks if k < len(block.words)]
        cells = [7.0 * len(line.cells[k].text) for block in blocks for line in block.lines if k < len(line.cells)]
        assert width == max(words + cells)
    assert column_widths((), len, len) == ()
