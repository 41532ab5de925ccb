"""A recurrent layer, what it reads and what it should answer, all drawn from a seed: what the cells are compared on."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Cell, CellType, Weights
from lstm_sim.errors import InputError, said
from lstm_sim.frozen import frozen
from lstm_sim.gradients.lean_run import lean_run
from lstm_sim.gradients.squared_error import SquaredError
from lstm_sim.gradients.through_time import ThroughTime, through_time
from lstm_sim.inputs import Signal, generate
from lstm_sim.rows import ROWS, rows_of
from lstm_sim.sequence import Trace

MAX_STEPS, MAX_UNITS = 1000, 256
"""The longest sequence and the widest layer of a comparison."""


class Asked(StrEnum):
    """At which steps the loss asks for an answer."""

    LAST = "last"
    EVERY = "every"


@dataclass(frozen=True)
class Drawn:
    """What is compared, in numbers; everything else follows from them.

    Recurrent weights are normal with variance weight_scale²/H, so that the eigenvalues of each H × H matrix fill a disc
    of radius weight_scale; input weights are standard normal; biases are 0 but for the forget gate's (in a GRU the
    update gate's, which keeps the memory as that does). Cells drawn from one seed share the rows they both have, the
    input and the reference; a longer sequence begins with the shorter one.

    Attributes:
        hidden_size: H, 1 … MAX_UNITS.
        steps: T, 1 … MAX_STEPS.
        weight_scale: 0 or more.
        forget_bias: of the gate that keeps the memory.
        asked: at which steps there is a loss, E = ½ Σ‖a_t − y_t‖² with y drawn evenly from −1 … 1.
        signal: what is read, one number at each step.
        seed: of everything drawn.

    Raises InputError for numbers outside these.
    """

    hidden_size: int = 32
    steps: int = 100
    weight_scale: float = 1.0
    forget_bias: float = 1.0
    asked: Asked = Asked.LAST
    signal: Signal = Signal.NOISE
    seed: int = 0

    def __post_init__(self) -> None:
        for name, value, low, high in (
            ("hidden_size", self.hidden_size, 1, MAX_UNITS),
            ("steps", self.steps, 1, MAX_STEPS),
            ("weight_scale", self.weight_scale, 0.0, 1000.0),
            ("forget_bias", self.forget_bias, -1000.0, 1000.0),
            ("seed", self.seed, 0, 2**63),
        ):
            if not low <= value <= high:
                raise InputError(
                    said("{0} is {1}.", name, value), remedy=said("Stay between {0} and {1}.", f"{low:g}", f"{high:g}")
                )

    def weights(self, cell_type: CellType) -> Weights:
        """The weights of a layer of such cells, with one input."""
        hidden, scale = self.hidden_size, self.weight_scale / math.sqrt(self.hidden_size)
        inputs, recurrent, peephole = _standard(self.seed, hidden, cell_type)
        rows = list(rows_of(cell_type))
        bias = np.zeros((len(ROWS), hidden))
        bias[2] = self.forget_bias
        scaled = None if peephole is None else frozen(peephole * scale)
        return Weights(inputs, frozen(recurrent * scale), frozen(bias[rows]), scaled)

    def inputs(self) -> FloatArray:
        """What is read, (T, 1)."""
        return _read(self.signal, self.steps, self.seed)

    def error(self) -> SquaredError:
        """What is asked for."""
        counted = np.full(self.steps, self.asked is Asked.EVERY)
        counted[-1] = True
        counted.setflags(write=False)
        return SquaredError(_targets(self.seed, self.hidden_size)[: self.steps], counted)


# What is drawn is the same for every cell, or while a slider moves.


@functools.lru_cache(maxsize=8)
def _standard(seed: int, hidden: int, cell_type: CellType) -> tuple[FloatArray, FloatArray, FloatArray | None]:
    """Standard normal weights of a cell: of its input, (G, H, 1), recurrent, (G, H, H), and of its peepholes."""
    rng, rows = np.random.default_rng((seed, 0)), list(rows_of(cell_type))
    inputs, recurrent = rng.normal(size=(len(ROWS), hidden, 1)), rng.normal(size=(len(ROWS), hidden, hidden))
    shapes = {CellType.PEEPHOLE: (3, hidden), CellType.DENSE_PEEPHOLE: (4, hidden, hidden)}
    peephole = frozen(rng.normal(size=shapes[cell_type])) if cell_type in shapes else None
    return frozen(inputs[rows]), frozen(recurrent[rows]), peephole


@functools.lru_cache(maxsize=4)
def _read(signal: Signal, steps: int, seed: int) -> FloatArray:
    return frozen(generate(signal, steps, seed=seed)[:, None])


@functools.lru_cache(maxsize=4)
def _targets(seed: int, hidden: int) -> FloatArray:
    """(MAX_STEPS, H): the reference of the longest sequence."""
    return frozen(np.random.default_rng((seed, 1)).uniform(-1.0, 1.0, (MAX_STEPS, hidden)))


@dataclass(frozen=True, eq=False)
class Measured:
    """One cell of a comparison: its run, what was asked of it, and the gradient at every step.

    Attributes:
        trace: the run, B = 1.
        error: what was asked.
        gradients: of E.
    """

    trace: Trace
    error: SquaredError
    gradients: ThroughTime

    @functools.cached_property
    def terms(self) -> FloatArray:
        """(T,), the loss at each step; their sum is E."""
        with np.errstate(all="ignore"):
            return frozen(self.error.terms(self.trace[self.trace.cell.cell_type.quantities[-1]])[:, 0])

    @property
    def loss(self) -> float:
        """E."""
        return float(self.terms.sum())


def measure(drawn: Drawn, cell: Cell) -> Measured:
    """Run a layer of such cells and go back over the run: one line of a comparison."""
    return go_back(drawn, run_layer(drawn, cell))


def run_layer(drawn: Drawn, cell: Cell) -> Trace:
    """The first half of `measure`: the run of such a layer."""
    return lean_run(cell, drawn.weights(cell.cell_type), drawn.inputs())


def go_back(drawn: Drawn, trace: Trace) -> Measured:
    """The second half of it: the way back over that run."""
    error = drawn.error()
    with np.errstate(all="ignore"):
        seeds = error.seeds(trace[trace.cell.cell_type.quantities[-1]][:, 0])
    return Measured(trace, error, through_time(trace, seeds))
