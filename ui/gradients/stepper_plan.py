"""Where the quantities of a step stand on the drawing of back-propagation: pure geometry in fractions of the figure.

Time goes to the right, so the gradient goes to the left: what came before the step stands at the left edge.
"""

from __future__ import annotations

from lstm_sim.cell import CellType, Quantity

Q = Quantity
Place = tuple[float, float]

_LSTM: dict[Quantity, Place] = {
    Q.OUTPUT: (0.91, 0.42),
    Q.MEMORY: (0.66, 0.10),
    Q.PREVIOUS_MEMORY: (0.09, 0.10),
    Q.Z_F: (0.29, 0.64),
    Q.Z_I: (0.49, 0.64),
    Q.Z: (0.69, 0.64),
    Q.Z_O: (0.91, 0.78),
    Q.PREVIOUS_OUTPUT: (0.09, 0.93),
}
_GRU: dict[Quantity, Place] = {
    Q.OUTPUT: (0.91, 0.10),
    Q.PREVIOUS_OUTPUT: (0.09, 0.10),
    Q.Z_U: (0.56, 0.50),
    Q.Z: (0.91, 0.62),
    Q.Z_R: (0.56, 0.90),
}
_RNN: dict[Quantity, Place] = {Q.OUTPUT: (0.91, 0.45), Q.Z: (0.50, 0.45), Q.PREVIOUS_OUTPUT: (0.09, 0.45)}

LABEL_AT: dict[tuple[Quantity, Quantity], float] = {
    (Q.MEMORY, Q.PREVIOUS_MEMORY): 0.5,
    (Q.MEMORY, Q.Z_I): 0.8,
    (Q.MEMORY, Q.Z_F): 0.52,
    (Q.MEMORY, Q.Z): 0.52,
    (Q.Z_I, Q.PREVIOUS_MEMORY): 0.35,
    (Q.Z_F, Q.PREVIOUS_MEMORY): 0.7,
    (Q.Z_O, Q.MEMORY): 0.5,
    (Q.OUTPUT, Q.MEMORY): 0.45,
    (Q.OUTPUT, Q.Z_O): 0.6,
    (Q.OUTPUT, Q.Z_U): 0.55,
    (Q.Z, Q.PREVIOUS_OUTPUT): 0.42,
    (Q.Z_U, Q.PREVIOUS_OUTPUT): 0.40,
    (Q.Z_R, Q.PREVIOUS_OUTPUT): 0.35,
}
"""How far along a wire its label stands, where the usual 0.6 would meet another."""


def places(cell: CellType) -> dict[Quantity, Place]:
    """Every quantity the gradient reaches inside a step, apart from the input."""
    if cell is CellType.GRU:
        return _GRU
    return _RNN if cell is CellType.RNN else _LSTM


def label_at(target: Quantity, source: Quantity) -> float:
    """How far from target to source the wire's label stands, 0 … 1."""
    return LABEL_AT.get((target, source), 0.6)


def strip(step: int, steps: int, room: int) -> range:
    """The steps that a strip with room for `room` of them shows: those around `step`."""
    shown = min(max(room, 1), steps)
    first = min(max(step - shown // 2, 0), steps - shown)
    return range(first, first + shown)
