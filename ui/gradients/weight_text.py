"""What a weight of a network is called on screen: its part and gate, its row and its column."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from PySide6.QtCore import QCoreApplication

from lstm_sim.gradients.weight_parts import Part, What, part_at
from ui.texts import name

_BIASES = (What.BIAS, What.RECURRENT_BIAS, What.OUTPUT_BIAS)
_UNITS = (What.INPUT, What.RECURRENT, What.PEEPHOLE, What.FED_BACK, What.BIAS, What.RECURRENT_BIAS)


def part_text(part: Part, layers: int) -> str:
    """A part: "Forget gate, from unit to unit"; with its layer and direction where there is more than one."""
    translate = QCoreApplication.translate
    what = {
        What.EMBEDDING: translate("weight_text", "Word vectors"),
        What.INPUT: translate("weight_text", "from the inputs"),
        What.RECURRENT: translate("weight_text", "from unit to unit"),
        What.PEEPHOLE: translate("weight_text", "peephole"),
        What.FED_BACK: translate("weight_text", "from the outputs"),
        What.BIAS: translate("weight_text", "bias"),
        What.RECURRENT_BIAS: translate("weight_text", "second bias"),
        What.OUTPUT: translate("weight_text", "Output layer"),
        What.OUTPUT_BIAS: translate("weight_text", "Output layer, bias"),
        What.OTHER: part.name,
    }[part.what]
    texts = [what] if part.gate is None else [name(part.gate), what]
    if part.layer is not None and part.gate is not None and layers > 1:
        texts.append(translate("weight_text", "layer {number}").format(number=part.layer + 1))
    if part.reverse:
        texts.append(translate("weight_text", "backwards"))
    joined = translate("weight_text", "{part}, {more}")
    return reduce(lambda text, more: joined.format(part=text, more=more), texts)


def row_texts(part: Part, words: Sequence[str], labels: Sequence[str]) -> list[str]:
    """The rows of a part, each by its name."""
    translate = QCoreApplication.translate
    if part.what is What.EMBEDDING and len(words) == part.rows:
        return list(words)
    if part.what in (What.OUTPUT, What.OUTPUT_BIAS) and len(labels) == part.rows:
        return list(labels)
    row = translate("weight_text", "unit {number}") if part.what in _UNITS else translate("weight_text", "row {number}")
    return [row.format(number=k + 1) for k in range(part.rows)]


def column_texts(part: Part, labels: Sequence[str]) -> list[str]:
    """The columns of a part, each by its name; "" for the only one of a part that has no more."""
    translate = QCoreApplication.translate
    if part.what in _BIASES or part.columns == 1:
        return [""] * part.columns
    if part.what is What.FED_BACK and len(labels) == part.columns:
        return list(labels)
    column = {
        What.INPUT: translate("weight_text", "input {number}"),
        What.RECURRENT: translate("weight_text", "unit {number}"),
        What.PEEPHOLE: translate("weight_text", "unit {number}"),
        What.OUTPUT: translate("weight_text", "unit {number}"),
    }.get(part.what, translate("weight_text", "number {number}"))
    return [column.format(number=k + 1) for k in range(part.columns)]


def weight_text(parts: Sequence[Part], index: int, words: Sequence[str], labels: Sequence[str], layers: int) -> str:
    """One weight: "Forget gate, from unit to unit: unit 5 → unit 3"; its number where it has no name."""
    found = part_at(parts, index)
    if found is None:
        return str(index)
    part, row, column = found
    to, come = row_texts(part, words, labels)[row], column_texts(part, labels)[column]
    arrow = f"{to} · {come}" if part.what in (What.EMBEDDING, What.OTHER) else f"{come} → {to}"
    named = QCoreApplication.translate("weight_text", "{part}: {weight}")
    return named.format(part=part_text(part, layers), weight=arrow if come else to)
