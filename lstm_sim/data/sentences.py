"""Sentences whose words carry labels, and a corpus of them in splits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from lstm_sim.errors import Said

OUTSIDE = "O"
"""The label of a word that belongs to no span."""
NAMELESS = "span"
"""The name of spans in files whose labels are B and I alone."""


@dataclass(frozen=True)
class Sentence:
    """Words and, for each, its label in the IOB2 scheme (`B-x` begins a span of x, `I-x` goes on with it, `O` is none).

    `line` is the line of the file it came from, counted from 1; 0 if from none.
    """

    words: tuple[str, ...]
    labels: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True)
class Corpus:
    """Labelled sentences in splits: train, dev and test, those that there are.

    `files` are where each split came from; `notes` say what was skipped or repaired, with file and line.
    """

    splits: dict[str, tuple[Sentence, ...]]
    files: dict[str, Path] = field(default_factory=dict)
    notes: tuple[Said, ...] = ()

    def split(self, name: str) -> tuple[Sentence, ...]:
        """The sentences of one split; empty if it is not there."""
        return self.splits.get(name, ())


def spans(labels: Sequence[str]) -> set[tuple[str, int, int]]:
    """The spans of an IOB2 sequence as (name, first word, one past the last); an I- that follows nothing begins one."""
    found = set()
    start, open_name = 0, ""
    for place, label in enumerate([*labels, OUTSIDE]):
        prefix, _, name = label.partition("-")
        if open_name and not (prefix == "I" and name == open_name):
            found.add((open_name, start, place))
            open_name = ""
        if prefix in ("B", "I") and name and not open_name:
            start, open_name = place, name
    return found


def to_iob2(labels: Sequence[str]) -> list[str]:
    """Labels of any of the usual schemes as IOB2.

    Knows IOB1, IOB2, IOBES, BILOU and BMES, each label read by its own prefix; names without a prefix, where words of
    one name in a row are one span; and prefixes without a name, whose spans are called `span`.
    """
    result = []
    before = ""
    for label in labels:
        if label == OUTSIDE:
            result.append(label)
            before = ""
            continue
        name, begins, ends, first, inside = _taken_apart(label)
        result.append(first if begins or name != before else inside)
        before = "" if ends else name
    return result


def is_label(text: str) -> bool:
    """True for what can only be a label: O, or a prefix, a dash and a name."""
    return text == OUTSIDE or (len(text) > 2 and text[1] == "-" and text[0] in _PREFIXES)


_PREFIXES = frozenset("BIMELSUW")
"""Beginning, inside, middle, end, last, single, unit, whole."""


@lru_cache(maxsize=4096)
def _taken_apart(label: str) -> tuple[str, bool, bool, str, str]:
    """A label's name, whether it begins a span, whether it ends one, and what both kinds are called in IOB2."""
    prefix, _, name = label.partition("-")
    prefix, name = (prefix, name or NAMELESS) if prefix in _PREFIXES else ("I", label)
    return name, prefix in "BSUW", prefix in "ELSUW", f"B-{name}", f"I-{name}"
