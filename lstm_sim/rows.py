"""The four rows of weights that a session keeps, and which of them each cell uses."""

from __future__ import annotations

from lstm_sim.cell import CellType

ROWS = CellType.LSTM.preactivations
"""The pre-activations a session keeps weights for; row k of every weight array belongs to ROWS[k]."""


def rows_of(cell_type: CellType) -> tuple[int, ...]:
    """Which of the session's four weight rows the cell's pre-activations use, in its own order."""
    if cell_type is CellType.GRU:
        return (0, 3, 2)
    if cell_type is CellType.RNN:
        return (0,)
    return (0, 1, 2, 3)
