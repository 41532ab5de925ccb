"""The cells side by side: what each computes, how many parameters its layer has, and how they run on one input."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lstm_sim.cell import Cell, CellType
from lstm_sim.edits import set_cell_type
from lstm_sim.formula import Line, general
from lstm_sim.frame import Frame, compute_frame
from lstm_sim.gradients.sizes import Sizes
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.session import Session

COMPARED = (Kind.ELMAN, Kind.LSTM, Kind.PEEPHOLE, Kind.GRU)
"""In the order of the lecture."""


@dataclass(frozen=True)
class CellFacts:
    """What one cell is.

    Attributes:
        kind: which.
        lines: its equations: the pre-activations first, then what is made of them.
        parameters: of one layer, both of torch's biases counted.
        matrices: how often a layer has the weights of a simple one: 1, 4, 3.
        ratio: parameters over those of a simple layer; with peepholes a little more than `matrices`.
    """

    kind: Kind
    lines: tuple[Line, ...]
    parameters: int
    matrices: int
    ratio: float


def compare(sizes: Sizes) -> tuple[CellFacts, ...]:
    """The facts of every cell of COMPARED in a layer of these sizes."""
    simple = _parameters(Kind.ELMAN, sizes)
    return tuple(
        CellFacts(
            kind,
            (_preactivations(kind.cell), *_rest(kind.cell)),
            _parameters(kind, sizes),
            len(kind.cell.cell_type.preactivations),
            _parameters(kind, sizes) / simple,
        )
        for kind in COMPARED
    )


def _parameters(kind: Kind, sizes: Sizes) -> int:
    shape = Architecture(kind, sizes.hidden, sizes.inputs, sizes.hidden, head=Head.HIDDEN)
    return shape.parameter_counts()["layer 1"]


def _preactivations(cell: Cell) -> Line:
    """One matrix for each pre-activation, over the input and the output of the step before."""
    kind = cell.cell_type
    if kind is CellType.RNN:
        return Line(r"z = W\,[x,\ a_{t-1}] + b", "z = W·[x, a₋] + b")
    if kind is CellType.GRU:
        return Line(
            r"(z_r, z_u) = W\,[x,\ a_{t-1}] + b,\quad z = W_x x + m + b", "(zᵣ, zᵤ) = W·[x, a₋] + b,  z = Wₓ·x + m + b"
        )
    return Line(r"(z, z_i, z_f, z_o) = W\,[x,\ a_{t-1}] + b", "(z, zᵢ, z_f, z_o) = W·[x, a₋] + b")


def _rest(cell: Cell) -> tuple[Line, ...]:
    lines = general(cell)
    if cell.cell_type is CellType.RNN:
        return lines[:1]
    if cell.cell_type is CellType.GRU:
        recall = replace(lines[1], latex=lines[1].latex.split(r"\quad ")[-1], text=lines[1].text.split(",  ")[-1])
        return (recall, lines[0])
    return lines


def on_same_input(session: Session) -> tuple[Frame, Frame]:
    """The session's run by an LSTM and by a GRU, in place of the cell it has."""
    alone = replace(session, opened=None)
    lstm, gru = (compute_frame(set_cell_type(cell).apply(alone)) for cell in (CellType.LSTM, CellType.GRU))
    return lstm, gru
