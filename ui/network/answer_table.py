"""What networks answer to sentences, laid out in columns: pure geometry and words, the same on screen and on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from lstm_sim.laboratory.lab import NetworkRef
from lstm_sim.laboratory.reading import LabFrame, Reading

NOTHING = "·"
"""Stands for the label O: no slot."""
PILL = 6.0
"""How far the ground of a slot goes beyond its text, in pixels."""
ARROW = " → "
"""From what is answered without the changes to the network to what is answered with them."""


@dataclass(frozen=True)
class Cell:
    """One network's answer to one word.

    Attributes:
        text: the slot's name, `NOTHING` for none, with its probability; "… → …" where only that was changed.
        slot: the slot's name alone, "" for none.
        wrong: True where it is known that another answer was asked for.
        before: the slot, `NOTHING` for none, that is answered without the changes to the network; "" for the same.
    """

    text: str
    slot: str
    wrong: bool = False
    before: str = ""

    @property
    def lead(self) -> str:
        """What stands before the text."""
        return f"{self.before}{ARROW}" if self.before else ""

    @property
    def whole(self) -> str:
        """All of it, as it is read out."""
        return self.lead + self.text


@dataclass(frozen=True, eq=False)
class Line:
    """One network's answers to one sentence; `of` are its readings without and with the changes to the network."""

    network: int
    title: str
    cells: tuple[Cell, ...]
    chosen: bool
    of: tuple[Reading, Reading]


@dataclass(frozen=True, eq=False)
class Block:
    """One sentence: its words, and a line for each network that reads it as these words.

    Attributes:
        sentence: its place in the lab.
        words: as the networks read them.
        unknown: for each word, whether the first of them never saw it in training.
        different: for each word, whether it is not what the first sentence has there.
        lines: of the networks that could answer.
        chosen: True for the words of the network that is looked into, in which steps are counted.
    """

    sentence: int
    words: tuple[str, ...]
    unknown: tuple[bool, ...]
    different: tuple[bool, ...]
    lines: tuple[Line, ...]
    chosen: bool = True


def slot_of(label: str) -> str:
    """A label of the IOB2 scheme without its B- or I-; "" for O."""
    if label in ("O", ""):
        return ""
    return label[2:] if label[:2] in ("B-", "I-") else label


def blocks_of(frame: LabFrame, before: tuple[Block, ...] = ()) -> tuple[Block, ...]:
    """What stands on screen, sentence by sentence; a sentence without words has no lines.

    Networks of different vocabularies may read a sentence as different words: then it stands there once for each, that
    of the network that is looked into first. What is as it was `before` are the same objects.
    """
    first: dict[NetworkRef, tuple[str, ...]] = {}
    blocks: list[Block] = []
    kept = {line.of: line for block in before for line in block.lines}
    for place, row in enumerate(frame.rows):
        readings = [reading for reading in row if reading.answers is not None]
        readings.sort(key=lambda reading: reading.network.ref != frame.lab.network)
        groups: dict[tuple[str, ...], list[Reading]] = {(): []} if not readings else {}
        for reading in readings:
            groups.setdefault(reading.tokens, []).append(reading)
            first.setdefault(reading.network.ref, reading.tokens)
        for k, (words, group) in enumerate(groups.items()):
            known = group[0].known.tolist() if group else []
            others = first[group[0].network.ref] if group else ()
            unknown = tuple(not seen for seen in known)
            lines = _lines(frame, group, kept)
            made = Block(place, words, unknown, differing(words, others), lines, k == 0)
            blocks.append(next((block for block in before[len(blocks) :][:1] if _is_same(block, made)), made))
    return tuple(blocks)


def _is_same(one: Block, other: Block) -> bool:
    """True where two blocks hold the same lines and look the same."""
    return vars(one) == vars(other)  # lines are compared by identity


def differing(words: tuple[str, ...], others: tuple[str, ...]) -> tuple[bool, ...]:
    """For each word, whether it is another than in `others`: by place, or, where one is longer, what was put in."""
    if len(words) == len(others):
        return tuple(word != other for word, other in zip(words, others, strict=True))
    found = [True] * len(words)
    for match in SequenceMatcher(None, others, words).get_matching_blocks():
        found[match.b : match.b + match.size] = [False] * match.size
    return tuple(found)


def _lines(frame: LabFrame, group: list[Reading], kept: Mapping[tuple[Reading, Reading], Line]) -> tuple[Line, ...]:
    """In the order of the lab's networks."""
    places = {ref: place for place, ref in enumerate(frame.lab.networks)}
    found = sorted(group, key=lambda reading: places[reading.network.ref])
    lines = []
    for reading in found:
        place, chosen = places[reading.network.ref], reading.network.ref == frame.lab.network
        of = (reading, frame.with_changes(reading))
        line = kept.get(of)
        if line is None or (line.network, line.chosen) != (place, chosen):
            cells = line.cells if line is not None else _cells(of[1], reading)
            line = Line(place, reading.network.title, cells, chosen, of)
        lines.append(line)
    return tuple(lines)


def _cells(reading: Reading, before: Reading) -> tuple[Cell, ...]:
    """The answers of a reading, and of the one without the changes where those are others."""
    cells = []
    for step in range(reading.steps):
        label, slot, was = reading.label(step), slot_of(reading.label(step)), slot_of(before.label(step))
        asked = reading.references is None or bool(reading.references[step])
        wrong = reading.references is not None and asked and reading.references[step] != label
        if not asked:
            cells.append(Cell(NOTHING, ""))
        elif was != slot:
            text = f"{slot} {reading.probability(step):.2f}" if slot else NOTHING
            cells.append(Cell(text, slot, wrong, was or NOTHING))
        elif slot:
            shares = dict.fromkeys(f"{r.probability(step):.2f}" for r in (before, reading))
            cells.append(Cell(f"{slot} {ARROW.join(shares)}", slot, wrong))
        else:
            cells.append(Cell(NOTHING, "", wrong))
    return tuple(cells)


def column_widths(
    blocks: tuple[Block, ...], word_width: Callable[[str], float], cell_width: Callable[[str], float]
) -> tuple[float, ...]:
    """The width that each column needs for the words and answers of every sentence in it."""
    widths: list[float] = []
    for block in blocks:
        for k, word in enumerate(block.words):
            cells = [line.cells[k] for line in block.lines]
            needed = max([word_width(word), *(cell_width(cell.whole) + bool(cell.lead) * PILL for cell in cells)])
            if k == len(widths):
                widths.append(0.0)
            widths[k] = max(widths[k], needed)
    return tuple(widths)
