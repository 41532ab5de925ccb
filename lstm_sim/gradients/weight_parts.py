"""The weights of a network by the field's names: the part and gate each number of the vector belongs to, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lstm_sim.cell import Quantity
from lstm_sim.gradients.network_loss import Place
from lstm_sim.networks.architecture import Architecture, Kind

Q = Quantity


class What(StrEnum):
    """What a part of the weights does; rows first, then columns."""

    EMBEDDING = "embedding"
    """A row for each word, a column for each number of its vector."""
    INPUT = "input"
    """A row for each unit, a column for each input of the layer."""
    RECURRENT = "recurrent"
    """A row for each unit, a column for each unit that is fed back."""
    PEEPHOLE = "peephole"
    """From the memory: a row for each unit; a column for each unit where the peephole is dense."""
    FED_BACK = "fed-back"
    """Of a Jordan layer: a row for each unit, a column for each output."""
    BIAS = "bias"
    """A row for each unit; torch's bias of the input weights."""
    RECURRENT_BIAS = "recurrent-bias"
    """The same of the weights that are fed back."""
    OUTPUT = "output"
    """A row for each label or number that is answered, a column for each hidden value."""
    OUTPUT_BIAS = "output-bias"
    """A row for each label or number."""
    OTHER = "other"
    """Characters, a CRF's transitions: known by the name of the tensor."""


@dataclass(frozen=True)
class Part:
    """A block of the weights with `rows` rows of `columns` numbers, one row after the other from number `first` on.

    Attributes:
        what: it does.
        layer, reverse: of which hidden layer (from 0) and direction; None and False for what belongs to none.
        gate: the pre-activation that its rows drive; None for what is no layer's.
        name: of the tensor it lies in.
    """

    what: What
    layer: int | None
    reverse: bool
    gate: Quantity | None
    name: str
    first: int
    rows: int
    columns: int

    def index(self, row: int, column: int) -> int:
        """The number in the vector of one of its entries."""
        return self.first + row * self.columns + column

    def place(self, index: int) -> tuple[int, int] | None:
        """Row and column of a number of the vector; None for one that lies elsewhere."""
        inside = index - self.first
        return divmod(inside, self.columns) if 0 <= inside < self.rows * self.columns else None


_GATES: dict[Kind, tuple[Quantity, ...]] = {
    Kind.LSTM: (Q.Z_I, Q.Z_F, Q.Z, Q.Z_O),
    Kind.PEEPHOLE: (Q.Z_I, Q.Z_F, Q.Z, Q.Z_O),
    Kind.DENSE_PEEPHOLE: (Q.Z_I, Q.Z_F, Q.Z, Q.Z_O),
    Kind.GRU: (Q.Z_R, Q.Z_U, Q.Z),
}
"""In the order in which torch stacks them; of every other kind there is z alone."""
_PEEPHOLE_GATES = (Q.Z_I, Q.Z_F, Q.Z_O)
_LAYER = re.compile(r"(forwards|backwards)\.(\d+)\.(?:kernel\.)?(weight|bias)_(ih|hh|ch|yh|ho)_l0")
_OF_LAYER = {
    "weight_ih": What.INPUT, "weight_hh": What.RECURRENT, "weight_ch": What.PEEPHOLE, "weight_yh": What.FED_BACK,
    "bias_ih": What.BIAS, "bias_hh": What.RECURRENT_BIAS, "bias_yh": What.RECURRENT_BIAS,
    "weight_ho": What.OUTPUT, "bias_ho": What.OUTPUT_BIAS,
}  # fmt: skip
_ALONE = {"embedding.weight": What.EMBEDDING, "output.weight": What.OUTPUT, "output.bias": What.OUTPUT_BIAS}


def parts_of(places: Sequence[Place], shape: Architecture) -> tuple[Part, ...]:
    """Every part of a network's weights, in the order of the vector; each number lies in exactly one."""
    parts: list[Part] = []
    for place in places:
        rows = place.shape[0]
        columns = 1
        for size in place.shape[1:]:
            columns *= size
        match = _LAYER.fullmatch(place.name)
        if match is None:
            what = _ALONE.get(place.name, What.OTHER)
            parts.append(Part(what, None, False, None, place.name, place.first, rows, columns))
            continue
        what = _OF_LAYER[f"{match[3]}_{match[4]}"]
        layer, reverse = int(match[2]), match[1] == "backwards"
        gates: tuple[Quantity | None, ...] = _GATES.get(shape.kind, (Q.Z,))
        if what in (What.OUTPUT, What.OUTPUT_BIAS):
            gates = (None,)
        elif what is What.PEEPHOLE and shape.kind is Kind.PEEPHOLE:
            gates, columns = _PEEPHOLE_GATES, 1
            rows = 3 * place.shape[1]
        each = rows // len(gates)
        for k, gate in enumerate(gates):
            first = place.first + k * each * columns
            parts.append(Part(what, layer, reverse, gate, place.name, first, each, columns))
    return tuple(parts)


def part_at(parts: Sequence[Part], index: int) -> tuple[Part, int, int] | None:
    """The part in which a number of the vector lies, its row and its column; None if there is no such number."""
    for part in parts:
        found = part.place(index)
        if found is not None:
            return part, *found
    return None
