"""Where every part of the diagram stands, for each cell: pure geometry in fractions of the figure.

(0, 0) is the figure's upper left corner and (1, 1) its lower right. z enters below, the memory is in the middle,
the forget (or update) gate loops at its right, the output leaves above, as in the lecture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lstm_sim.cell import Cell, CellType, Quantity

Q = Quantity
Point = tuple[float, float]

LEFT, AXIS, RIGHT, BUS = 0.17, 0.44, 0.80, 0.025
BOX_LEFT, BOX_RIGHT = 0.27, 0.63


@dataclass(frozen=True)
class Wire:
    """Something flows along `points` to the last one.

    Attributes:
        flow: the quantities whose product flows; symbol: what stands before the value ("" for none).
        gradient: the quantity whose ∂ flows back along the wire.
        label: where the value stands; align: "l", "c" or "r" of that point; None for a wire without a label.
        colour: the quantity whose colour the wire has.
        dashed: True for peepholes and feedback.
        renews: True where 1 − f(z_u), the part of the memory that the update gate lets go, is a factor.
    """

    flow: tuple[Quantity, ...]
    points: tuple[Point, ...]
    gradient: Quantity | None = None
    symbol: str = ""
    label: Point | None = None
    align: str = "l"
    colour: Quantity = Q.INPUT
    dashed: bool = False
    renews: bool = False


@dataclass(frozen=True)
class Valve:
    """A gate: how far it is open, set by its pre-activation `z`; `keeps` for the one whose opening keeps."""

    gate: Quantity
    z: Quantity
    at: Point
    keeps: bool = False


@dataclass(frozen=True)
class Node:
    """A place where values meet (× or +) or a function or weight is applied (a box)."""

    text: str
    at: Point
    colour: Quantity
    is_box: bool = False


@dataclass(frozen=True)
class Layout:
    """One cell's drawing.

    Attributes:
        memory: (left, top, right, bottom) of the memory's box; old, new: what it held and holds.
        entry: where z is written; exit: where the output is written.
        inputs: the upper left corner of the list of inputs that weighted mode shows.
        taps: where x (and the fed-back output) enters each pre-activation, from the bus at the left.
    """

    wires: tuple[Wire, ...]
    valves: tuple[Valve, ...]
    nodes: tuple[Node, ...]
    memory: tuple[float, float, float, float]
    old: Quantity
    new: Quantity
    entry: Point
    exit: Point
    inputs: Point
    taps: tuple[tuple[Point, ...], ...]
    feedback: tuple[Point, ...]


@lru_cache(maxsize=32)
def layout(cell: Cell) -> Layout:
    """The drawing of `cell`."""
    if cell.cell_type is CellType.GRU:
        return _gru(cell.reset_after)
    if cell.cell_type is CellType.RNN:
        return _rnn()
    return _lstm(cell.cell_type)


def _lstm(cell_type: CellType) -> Layout:
    top, bottom = 0.405, 0.575
    row_o, row_h, row_i, row_g, row_f = 0.165, 0.30, 0.72, 0.855, 0.72
    wires = (
        Wire((Q.Z,), ((AXIS, 0.955), (AXIS, row_g)), Q.Z, colour=Q.Z),
        Wire(
            (Q.CANDIDATE,),
            ((AXIS, row_g), (AXIS, row_i)),
            Q.CANDIDATE,
            "g(z)",
            (AXIS + 0.02, 0.795),
            "l",
            Q.Z,
        ),
        Wire((Q.INPUT_GATE,), ((LEFT, row_i), (AXIS, row_i)), Q.INPUT_GATE, colour=Q.INPUT_GATE),
        Wire(
            (Q.CANDIDATE, Q.INPUT_GATE),
            ((AXIS, row_i), (AXIS, bottom)),
            Q.MEMORY,
            "",
            (AXIS + 0.02, 0.645),
            "l",
            Q.INPUT_GATE,
        ),
        Wire(
            (Q.PREVIOUS_MEMORY,),
            ((BOX_RIGHT, 0.44), (RIGHT, 0.44), (RIGHT, 0.52)),
            Q.PREVIOUS_MEMORY,
            "c",
            ((BOX_RIGHT + RIGHT) / 2 + 0.03, 0.42),
            "c",
            Q.MEMORY,
        ),
        Wire((Q.FORGET_GATE,), ((RIGHT, row_f), (RIGHT, 0.52)), Q.FORGET_GATE, colour=Q.FORGET_GATE),
        Wire(
            (Q.PREVIOUS_MEMORY, Q.FORGET_GATE),
            ((RIGHT, 0.52), (BOX_RIGHT, 0.52)),
            Q.MEMORY,
            "",
            ((BOX_RIGHT + RIGHT) / 2 - 0.01, 0.565),
            "c",
            Q.FORGET_GATE,
        ),
        Wire((Q.MEMORY,), ((AXIS, top), (AXIS, row_h)), Q.MEMORY, colour=Q.MEMORY),
        Wire(
            (Q.SQUASHED_MEMORY,),
            ((AXIS, row_h), (AXIS, row_o)),
            Q.SQUASHED_MEMORY,
            "h(c′)",
            (AXIS + 0.02, 0.242),
            "l",
            Q.MEMORY,
        ),
        Wire((Q.OUTPUT_GATE,), ((LEFT, row_o), (AXIS, row_o)), Q.OUTPUT_GATE, colour=Q.OUTPUT_GATE),
        Wire((Q.OUTPUT,), ((AXIS, row_o), (AXIS, 0.06)), Q.OUTPUT, colour=Q.OUTPUT),
        *_peepholes(cell_type, top, bottom, row_i, row_o, row_f),
    )
    return Layout(
        wires=wires,
        valves=(
            Valve(Q.OUTPUT_GATE, Q.Z_O, (LEFT, row_o)),
            Valve(Q.FORGET_GATE, Q.Z_F, (RIGHT, row_f), keeps=True),
            Valve(Q.INPUT_GATE, Q.Z_I, (LEFT, row_i)),
        ),
        nodes=(
            Node("×", (AXIS, row_o), Q.OUTPUT_GATE),
            Node("h", (AXIS, row_h), Q.MEMORY, is_box=True),
            Node("×", (RIGHT, 0.52), Q.FORGET_GATE),
            Node("×", (AXIS, row_i), Q.INPUT_GATE),
            Node("g", (AXIS, row_g), Q.Z, is_box=True),
        ),
        memory=(BOX_LEFT, top, BOX_RIGHT, bottom),
        old=Q.PREVIOUS_MEMORY,
        new=Q.MEMORY,
        entry=(AXIS, 0.985),
        exit=(AXIS, 0.03),
        inputs=(BUS, 0.87),
        taps=(
            ((BUS, row_o), (LEFT, row_o)),
            ((BUS, row_i), (LEFT, row_i)),
            ((BUS, 0.985), (0.33, 0.985)),
            ((0.57, 0.985), (0.975, 0.985), (0.975, row_f), (RIGHT, row_f)),
        ),
        feedback=((AXIS, 0.06), (AXIS, 0.075), (BUS, 0.075), (BUS, 0.985)),
    )


def _peepholes(
    cell_type: CellType, top: float, bottom: float, row_i: float, row_o: float, row_f: float
) -> Iterator[Wire]:
    """The memory seen by the gates: c by z_i and z_f, c′ by z_o; in the dense form c by all four."""
    if cell_type is CellType.LSTM:
        return
    dense = cell_type is CellType.DENSE_PEEPHOLE
    seen_by_o = Q.PREVIOUS_MEMORY if dense else Q.MEMORY
    yield Wire(
        (Q.PREVIOUS_MEMORY,),
        (
            (BOX_LEFT, bottom - 0.045),
            (LEFT + 0.085, bottom - 0.045),
            (LEFT + 0.085, row_i - 0.075),
            (LEFT + 0.04, row_i - 0.03),
        ),
        None,
        "c",
        (LEFT + 0.07, bottom - 0.01),
        "r",
        Q.MEMORY,
        dashed=True,
    )
    yield Wire(
        (seen_by_o,),
        ((BOX_LEFT, top + 0.045), (LEFT, top + 0.045), (LEFT, row_o + 0.155)),
        None,
        "c" if dense else "c′",
        (LEFT - 0.015, top + 0.05),
        "r",
        Q.MEMORY,
        dashed=True,
    )
    yield Wire(
        (Q.PREVIOUS_MEMORY,),
        ((BOX_RIGHT - 0.02, bottom), (BOX_RIGHT - 0.02, row_f), (RIGHT - 0.045, row_f)),
        None,
        "c",
        (BOX_RIGHT + 0.0, row_f - 0.02),
        "l",
        Q.MEMORY,
        dashed=True,
    )
    if dense:
        yield Wire(
            (Q.PREVIOUS_MEMORY,),
            ((BOX_LEFT + 0.045, bottom), (BOX_LEFT + 0.045, 0.93), (AXIS - 0.01, 0.93)),
            None,
            "",
            None,
            "l",
            Q.MEMORY,
            dashed=True,
        )


def _gru(reset_after: bool) -> Layout:
    top, bottom = 0.30, 0.46
    row_u, row_g, row_m = 0.60, 0.735, 0.86
    valve_u = 0.60
    recall_x = 0.27
    weight = (recall_x, 0.70) if reset_after else ((recall_x + AXIS) / 2, row_m)
    wires = (
        Wire((Q.Z,), ((AXIS, 0.955), (AXIS, row_m)), Q.Z, colour=Q.Z),
        Wire((Q.Z,), ((AXIS, row_m), (AXIS, row_g)), Q.Z, "z", (AXIS + 0.02, 0.81), "l", Q.Z),
        Wire((Q.CANDIDATE,), ((AXIS, row_g), (AXIS, row_u)), Q.CANDIDATE, "g(z)", (AXIS + 0.02, 0.68), "l", Q.Z),
        Wire(
            (),
            ((RIGHT, valve_u), (AXIS, row_u)),
            None,
            "1 − f(zᵤ)",
            (0.625, row_u - 0.03),
            "c",
            Q.UPDATE_GATE,
            renews=True,
        ),
        Wire(
            (Q.CANDIDATE,),
            ((AXIS, row_u), (AXIS, bottom)),
            Q.OUTPUT,
            "",
            (AXIS + 0.02, 0.525),
            "l",
            Q.UPDATE_GATE,
            renews=True,
        ),
        Wire(
            (Q.PREVIOUS_OUTPUT,),
            ((BOX_RIGHT, 0.335), (RIGHT, 0.335), (RIGHT, 0.415)),
            Q.PREVIOUS_OUTPUT,
            "a₋",
            ((BOX_RIGHT + RIGHT) / 2 + 0.03, 0.315),
            "c",
            Q.OUTPUT,
        ),
        Wire((Q.UPDATE_GATE,), ((RIGHT, valve_u), (RIGHT, 0.415)), Q.UPDATE_GATE, colour=Q.UPDATE_GATE),
        Wire(
            (Q.PREVIOUS_OUTPUT, Q.UPDATE_GATE),
            ((RIGHT, 0.415), (BOX_RIGHT, 0.415)),
            Q.OUTPUT,
            "",
            ((BOX_RIGHT + RIGHT) / 2 - 0.01, 0.46),
            "c",
            Q.UPDATE_GATE,
        ),
        Wire(
            (Q.PREVIOUS_OUTPUT,),
            ((BOX_LEFT + 0.03, bottom), (BOX_LEFT + 0.03, 0.55), (recall_x, 0.55), (recall_x, row_m)),
            None,
            "a₋",
            (recall_x - 0.015, 0.57),
            "r",
            Q.OUTPUT,
        ),
        Wire((Q.RESET_GATE,), ((0.11, row_m), (recall_x, row_m)), Q.RESET_GATE, colour=Q.RESET_GATE),
        Wire(
            (Q.RECALL,),
            ((recall_x, row_m), (AXIS, row_m)),
            Q.RECALL,
            "m",
            (0.355, row_m + 0.05),
            "c",
            Q.OUTPUT,
        ),
        Wire((Q.OUTPUT,), ((AXIS, top), (AXIS, 0.09)), Q.OUTPUT, colour=Q.OUTPUT),
    )
    return Layout(
        wires=wires,
        valves=(
            Valve(Q.UPDATE_GATE, Q.Z_U, (RIGHT, valve_u), keeps=True),
            Valve(Q.RESET_GATE, Q.Z_R, (0.11, row_m)),
        ),
        nodes=(
            Node("×", (RIGHT, 0.415), Q.UPDATE_GATE),
            Node("×", (AXIS, row_u), Q.UPDATE_GATE),
            Node("g", (AXIS, row_g), Q.Z, is_box=True),
            Node("+", (AXIS, row_m), Q.Z),
            Node("×", (recall_x, row_m), Q.RESET_GATE),
            Node("w", weight, Q.OUTPUT, is_box=True),
        ),
        memory=(BOX_LEFT, top, BOX_RIGHT, bottom),
        old=Q.PREVIOUS_OUTPUT,
        new=Q.OUTPUT,
        entry=(AXIS, 0.985),
        exit=(AXIS, 0.05),
        inputs=(BUS, 0.16),
        taps=(
            ((BUS, row_m), (0.11, row_m)),
            ((BUS, 0.985), (0.33, 0.985)),
            ((0.57, 0.985), (0.975, 0.985), (0.975, valve_u), (RIGHT, valve_u)),
        ),
        feedback=((AXIS, 0.12), (BUS, 0.12), (BUS, 0.985)),
    )


def _rnn() -> Layout:
    top, bottom = 0.33, 0.50
    row_g, row_sum = 0.62, 0.78
    wires = (
        Wire((Q.Z,), ((AXIS, 0.955), (AXIS, row_sum)), Q.Z, colour=Q.Z),
        Wire((Q.Z,), ((AXIS, row_sum), (AXIS, row_g)), Q.Z, "z", (AXIS + 0.02, 0.705), "l", Q.Z),
        Wire((Q.OUTPUT,), ((AXIS, row_g), (AXIS, bottom)), Q.OUTPUT, "", None, "l", Q.OUTPUT),
        Wire(
            (Q.PREVIOUS_OUTPUT,),
            ((BOX_RIGHT, 0.415), (RIGHT, 0.415), (RIGHT, row_sum), (AXIS, row_sum)),
            Q.PREVIOUS_OUTPUT,
            "a₋",
            (RIGHT + 0.015, 0.55),
            "l",
            Q.OUTPUT,
        ),
        Wire((Q.OUTPUT,), ((AXIS, top), (AXIS, 0.09)), Q.OUTPUT, colour=Q.OUTPUT),
    )
    return Layout(
        wires=wires,
        valves=(),
        nodes=(
            Node("g", (AXIS, row_g), Q.Z, is_box=True),
            Node("+", (AXIS, row_sum), Q.Z),
            Node("w", ((RIGHT + AXIS) / 2, row_sum), Q.OUTPUT, is_box=True),
        ),
        memory=(BOX_LEFT, top, BOX_RIGHT, bottom),
        old=Q.PREVIOUS_OUTPUT,
        new=Q.OUTPUT,
        entry=(AXIS, 0.985),
        exit=(AXIS, 0.05),
        inputs=(BUS, 0.16),
        taps=(((BUS, 0.985), (0.33, 0.985)),),
        feedback=((AXIS, 0.12), (BUS, 0.12), (BUS, 0.985)),
    )
