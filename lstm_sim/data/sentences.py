"""Sentences whose words carry labels, and a corpus of them in splits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

OUTSIDE = "O"
"""The label of a word that belongs to no span."""


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
    notes: tuple[str, ...] = ()

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
    """Labels of any of the usual schemes (IOB1, IOB2, IOBES, BILOU, or names without a prefix) as IOB2."""
    result = []
    before = ""
    for label in labels:
        if label == OUTSIDE:
            result.append(label)
            before = ""
            continue
        prefix, dash, name = label.partition("-")
        if not dash or prefix not in _PREFIXES:
            prefix, name = "I", label
        begins = prefix in "BSU" or name != before
        result.append(f"{'B' if begins else 'I'}-{name}")
        before = "" if prefix in "SUEL" else name
    return result


_PREFIXES = frozenset("BIESLU")
