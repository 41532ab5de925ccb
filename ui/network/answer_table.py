"""What networks answer to sentences, laid out in columns: pure geometry and words, the same on screen and on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lstm_sim.laboratory.reading import LabFrame, Reading

NOTHING = "·"
"""Stands for the label O: no slot."""


@dataclass(frozen=True)
class Cell:
    """One network's answer to one word.

    Attributes:
        text: the slot's name, `NOTHING` for none, with its probability.
        slot: the slot's name alone, "" for none.
        wrong: True where it is known that another answer was asked for.
    """

    text: str
    slot: str
    wrong: bool = False


@dataclass(frozen=True, eq=False)
class Line:
    """One network's answers to one sentence."""

    network: int
    title: str
    cells: tuple[Cell, ...]
    chosen: bool


@dataclass(frozen=True, eq=False)
class Block:
    """One sentence: its words, and a line for each network.

    Attributes:
        sentence: its place in the lab.
        words: as the networks read them.
        unknown: for each word, whether the chosen network never saw it in training.
        different: for each word, whether it is not what the first sentence has at its place.
        lines: of the networks that could answer.
    """

    sentence: int
    words: tuple[str, ...]
    unknown: tuple[bool, ...]
    different: tuple[bool, ...]
    lines: tuple[Line, ...]


def slot_of(label: str) -> str:
    """A label of the IOB2 scheme without its B- or I-; "" for O."""
    if label in ("O", ""):
        return ""
    return label[2:] if label[:2] in ("B-", "I-") else label


def blocks_of(frame: LabFrame) -> tuple[Block, ...]:
    """What stands on screen, sentence by sentence; a sentence without words has no lines."""
    lab = frame.lab
    first: tuple[str, ...] | None = None
    blocks = []
    for place, row in enumerate(frame.rows):
        readings = [reading for reading in row if reading.answers is not None]
        chosen = next((r for r in readings if r.network.ref == lab.network), readings[0] if readings else None)
        words = chosen.tokens if chosen is not None else ()
        if first is None and words:
            first = words
        different = tuple(first is not None and (k >= len(first) or first[k] != w) for k, w in enumerate(words))
        unknown = tuple(not known for known in chosen.known) if chosen is not None else ()
        lines = tuple(
            Line(lab.networks.index(r.network.ref), r.network.title, _cells(r), r.network.ref == lab.network)
            for r in readings
            if len(r.tokens) == len(words)
        )
        blocks.append(Block(place, words, unknown, different, lines))
    return tuple(blocks)


def _cells(reading: Reading) -> tuple[Cell, ...]:
    cells = []
    for step in range(reading.steps):
        label, slot = reading.label(step), slot_of(reading.label(step))
        asked = reading.references is None or bool(reading.references[step])
        wrong = reading.references is not None and asked and reading.references[step] != label
        if not asked:
            cells.append(Cell(NOTHING, ""))
        elif slot:
            cells.append(Cell(f"{slot} {reading.probability(step):.2f}", slot, wrong))
        else:
            cells.append(Cell(NOTHING, "", wrong))
    return tuple(cells)


def column_widths(
    blocks: tuple[Block, ...], word_width: Callable[[str], float], cell_width: Callable[[str], float], gap: float
) -> tuple[float, ...]:
    """The width of each column, wide enough for the words and answers of every sentence in it."""
    widths: list[float] = []
    for block in blocks:
        for k, word in enumerate(block.words):
            needed = word_width(word)
            for line in block.lines:
                needed = max(needed, cell_width(line.cells[k].text))
            if k == len(widths):
                widths.append(0.0)
            widths[k] = max(widths[k], needed + gap)
    return tuple(widths)
