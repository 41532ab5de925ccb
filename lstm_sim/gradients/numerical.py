"""The numerical gradient at one step beside the analytic one: central differences, and how far the two are apart."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.cell import CellType, Quantity
from lstm_sim.frozen import frozen
from lstm_sim.gradients.squared_error import SquaredError
from lstm_sim.sequence import Trace, run

Q = Quantity
SIZE = 1e-5
"""How far a value is moved either way: near where cutting off and rounding do the least harm together."""


@dataclass(frozen=True, eq=False)
class NumericalCheck:
    """∂E/∂ the outputs, or the memories, of all H units at one step, found twice.

    Attributes:
        step, quantity: where; OUTPUT moves a alone, MEMORY moves c and with it the output of that step.
        analytic, numerical: (H,).
        resolution: the length that rounding of E alone gives the numerical gradient: nothing shorter is seen in it.
    """

    step: int
    quantity: Quantity
    analytic: FloatArray
    numerical: FloatArray
    resolution: float

    @property
    def deviation(self) -> float:
        """The distance of the two relative to the longer one; 0 where both are 0, nan where one is no number."""
        longer = max(float(np.linalg.norm(self.analytic)), float(np.linalg.norm(self.numerical)))
        apart = float(np.linalg.norm(self.analytic - self.numerical))
        return apart / longer if longer != 0.0 and math.isfinite(longer) else (0.0 if longer == 0.0 else math.nan)

    @property
    def resolvable(self) -> bool:
        """True where the gradient is long enough for the deviation to mean something."""
        return float(np.linalg.norm(self.analytic)) > 100.0 * self.resolution


def resolution_of(loss: float, units: int, size: float = SIZE) -> float:
    """The length that rounding of a loss of this size gives a numerical gradient over `units` units."""
    return float(np.finfo(np.float64).eps) * abs(loss) / size * math.sqrt(units)


def check_step(
    trace: Trace, error: SquaredError, analytic: FloatArray, step: int, quantity: Quantity, size: float = SIZE
) -> NumericalCheck:
    """Run the rest of a run (B = 1) again with each unit moved up and down by `size`, all at once.

    `analytic` (H,) is what back-propagation says; `quantity` is OUTPUT, or MEMORY for cells with c.
    Raises ValueError for another quantity, and IndexError for a step that is not there.
    """
    cell, weights = trace.cell, trace.weights
    targets = (Q.OUTPUT, Q.MEMORY) if cell.cell_type.has_memory_cell else (Q.OUTPUT,)
    if quantity not in targets:
        raise ValueError(f"no gradient with respect to {quantity} of a {cell.cell_type} cell is kept")
    if not 0 <= step < trace.steps:
        raise IndexError(f"step {step} of {trace.steps}")
    hidden = weights.hidden_size
    moves = np.concatenate([size * np.eye(hidden), -size * np.eye(hidden)])
    c = None
    with np.errstate(all="ignore"):
        if quantity is Q.MEMORY:
            c = trace[Q.MEMORY][step] + moves
            z_o = trace[Q.Z_O][step]
            if cell.cell_type is CellType.PEEPHOLE and weights.peephole is not None:
                z_o = z_o + weights.peephole[2] * moves
            a = cell.h.value_of(c) * cell.f.value_of(z_o)
        else:
            a = trace[Q.OUTPUT][step] + moves
            if cell.cell_type.has_memory_cell:
                c = np.repeat(trace[Q.MEMORY][step], 2 * hidden, axis=0)
        outputs = a[None]
        if step < trace.steps - 1:
            later = run(cell, weights, np.repeat(trace.inputs[step + 1 :], 2 * hidden, axis=1), a, c)
            outputs = np.concatenate([outputs, later[Q.OUTPUT]])
        losses = error.terms(outputs, step).sum(axis=0)
        numerical = (losses[:hidden] - losses[hidden:]) / (2.0 * size)
    return NumericalCheck(
        step,
        quantity,
        frozen(analytic),
        frozen(numerical),
        resolution_of(float(np.abs(losses).max()), hidden, size),
    )
