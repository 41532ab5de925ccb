"""The Sheet: where the words and answers of every sentence stand, and where one sheet looks otherwise than another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, zip_longest

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize
from PySide6.QtGui import QRegion

from ui.network.answer_table import PILL, Block, column_widths

REACH = QMarginsF(12.0, 6.0, 12.0, 6.0)
"""How far what stands in a column may be painted beyond it: grounds, crosses, and letters of another font."""
_SHORT_NAMES, _NAMES, _LONG_NAMES = 70.0, 118.0, 190.0
"""Room for the networks' names where there is little, and the most they are given, in pixels at type size 1."""
_NARROW, _WIDE = 8.0, 16.0
"""Between two columns, where there is little room and where there is enough."""


@dataclass(frozen=True, eq=False)
class Measures:
    """How wide a word and an answer are, and how high their rows are, with what parts them."""

    word_width: Callable[[str], float]
    cell_width: Callable[[str], float]
    word_row: float
    cell_row: float
    scale: float


@dataclass(frozen=True, eq=False)
class Rows:
    """Where a sentence stands: the top of its words and of each line, and where the last of them ends."""

    block: Block
    words: float
    lines: tuple[float, ...]
    bottom: float

    @property
    def strips(self) -> Iterator[_Strip]:
        """The words, and each line."""
        block, ends = self.block, (*self.lines, self.bottom)
        yield _Strip(self.words, ends[0], None, tuple(zip(block.words, block.different, block.unknown, strict=True)))
        for line, top, bottom in zip(block.lines, self.lines, ends[1:], strict=True):
            yield _Strip(top, bottom, (line.title, line.chosen), line.cells)


@dataclass(frozen=True, eq=False)
class _Strip:
    """One row over all columns: what its name looks like, and what stands in each column."""

    top: float
    bottom: float
    name: object
    cells: Sequence[object]


@dataclass(frozen=True, eq=False)
class Sheet:
    """The blocks in columns that all of them share.

    Attributes:
        gutter: the room for names at the left.
        lefts: of each column, and where the last one ends.
    """

    blocks: tuple[Block, ...] = ()
    rows: tuple[Rows, ...] = ()
    gutter: float = _NAMES
    widths: tuple[float, ...] = ()
    lefts: tuple[float, ...] = (_NAMES,)

    @property
    def size(self) -> QSize:
        """Of everything."""
        bottom = self.rows[-1].bottom + 4.0 if self.rows else 24.0
        return QSize(round(self.lefts[-1] + PILL / 2), round(bottom))

    def block_of(self, sentence: int) -> Block | None:
        """The words of a sentence as the chosen network reads them."""
        return next((block for block in self.blocks if block.sentence == sentence), None)

    def rect_of(self, sentence: int, step: int) -> QRectF:
        """The column of a word, as the chosen network reads it, over its lines; empty if it is not there."""
        row = next((r for r in self.rows if r.block.sentence == sentence), None)
        if row is None or step >= len(row.block.words):
            return QRectF()
        return QRectF(self.lefts[step], row.words, self.widths[step], row.bottom - row.words)

    def place_at(self, position: QPointF) -> tuple[Rows | None, int | None, int | None]:
        """(sentence, step, line) at a place, each None where there is none."""
        row = next((r for r in self.rows if r.words <= position.y() < r.bottom), None)
        if row is None:
            return None, None, None
        step = bisect_right(self.lefts, position.x()) - 1
        line = max((k for k, top in enumerate(row.lines) if top <= position.y()), default=None)
        return row, step if 0 <= step < len(row.block.words) else None, line

    def steps_in(self, area: QRectF | None, count: int) -> range:
        """The words of `count` that are at least partly in an area; None is everywhere."""
        if area is None:
            return range(count)
        first, last = (bisect_right(self.lefts, x) for x in (area.left(), area.right()))
        return range(max(first - 1, 0), min(last, count))


def lay_out(blocks: tuple[Block, ...], measures: Measures, room: float) -> Sheet:
    """Give every word a column, as far apart as there is `room` for, in pixels."""
    scale = measures.scale
    needed = column_widths(blocks, measures.word_width, measures.cell_width)
    titles = {line.title for block in blocks for line in block.lines}
    names = max((measures.cell_width(title) for title in titles), default=0.0) + 14.0 * scale
    room -= PILL / 2  # the last column's pill is wider than the column
    lacking = max(sum(needed) + len(needed) * _NARROW * scale + _NAMES * scale - room, 0.0)
    least = min(names, max(_NAMES * scale - lacking, _SHORT_NAMES * scale))
    free = room - sum(needed) - least
    gap = min(max(free / max(len(needed), 1), _NARROW * scale), _WIDE * scale)
    left = max(free - gap * len(needed), 0.0)
    gutter = min(names, least + left, _LONG_NAMES * scale)
    widths = tuple(width + gap for width in needed)
    return Sheet(blocks, tuple(_rows(blocks, measures)), gutter, widths, tuple(accumulate(widths, initial=gutter)))


def _rows(blocks: tuple[Block, ...], measures: Measures) -> Iterator[Rows]:
    y = 2.0 * measures.scale
    for block in blocks:
        first = y + measures.word_row
        tops = tuple(first + k * measures.cell_row for k in range(len(block.lines)))
        bottom = first + len(tops) * measures.cell_row
        yield Rows(block, y, tops, bottom)
        y = bottom + 6.0 * measures.scale


def changed(old: Sheet, new: Sheet) -> QRegion | None:
    """Where `new` looks otherwise than `old`; None for everywhere: names have another room, or lines another place."""
    places = [[(row.words, row.lines, row.bottom) for row in sheet.rows] for sheet in (old, new)]
    if old.gutter != new.gutter or places[0] != places[1]:
        return None
    columns = list(zip_longest(_columns(old), _columns(new)))
    moved = next((k for k, (before, after) in enumerate(columns) if before != after), len(columns))
    region = QRegion()
    for before, after in zip(old.rows, new.rows, strict=True):
        longest = max(len(before.block.words), len(after.block.words))
        if before.block is after.block and moved >= longest:
            continue
        for one, other in zip(before.strips, after.strips, strict=True):
            for first, last in _spans(one, other, moved):
                left = new.lefts[first] if first else 0.0
                right = max(sheet.lefts[min(last, len(sheet.widths))] for sheet in (old, new))
                box = QRectF(left, other.top, right - left, other.bottom - other.top)
                region += QRegion(box.marginsAdded(REACH).toAlignedRect())
    return region


def _columns(sheet: Sheet) -> Iterator[tuple[float, float]]:
    return zip(sheet.lefts, sheet.widths, strict=False)


def _spans(one: _Strip, other: _Strip, moved: int) -> Iterator[tuple[int, int]]:
    """From which column to before which a strip looks otherwise; the name belongs to the first column."""
    longest = max(len(one.cells), len(other.cells))
    if one.name != other.name:
        yield 0, longest
        return
    cells = enumerate(zip_longest(one.cells, other.cells))
    found = [k for k, (before, after) in cells if k >= moved or (before is not after and before != after)]
    if found:
        yield found[0], found[-1] + 1
