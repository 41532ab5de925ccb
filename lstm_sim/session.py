"""The Session: everything the user has set, frozen, and what it means.

A session holds two set-ups side by side, one for each way in, and never loses one by switching to the other:

- *direct*: the inputs are z, z_i, z_f, z_o themselves. This is a weighted set-up whose input matrix is the
  identity, so nothing below has to tell the two apart.
- *weighted*: inputs x₁ … x_n, a matrix and a bias for each pre-activation.

Weights are always kept for the four pre-activations of the LSTM. Cells with fewer use the matching rows: the
GRU's update gate keeps the memory as the forget gate does and its reset gate lets the memory be read as the
output gate does, so switching the cell and back loses nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Cell, CellType, Quantity, Weights
from lstm_sim.frozen import frozen
from lstm_sim.laboratory.lab import Lab
from lstm_sim.rows import ROWS, rows_of
from lstm_sim.study import Study

MEMORY_AXIS = -1
"""The response map's axis that is the memory rather than an input column."""
DIRECT_NAMES = tuple(str(q) for q in ROWS)


class Workspace(StrEnum):
    """The workspaces of the window."""

    CELL = "cell"
    NETWORK = "network"
    GRADIENTS = "gradients"


class Mode(StrEnum):
    """The two ways in."""

    DIRECT = "direct"
    WEIGHTED = "weighted"


def nice_range(magnitude: float) -> float:
    """The half-width of a slider that holds ±`magnitude`: 6, 10, 20, 50, 100, 200 …"""
    if magnitude <= 6.0:
        return 6.0
    power = 10.0 ** math.floor(math.log10(magnitude))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= magnitude * (1 - 1e-12))


@dataclass(frozen=True, eq=False)
class Setup:
    """One way in: the weights, the sequence, and the state it begins from.

    Attributes:
        names: the inputs' names, I of them.
        weights: rows for z, z_i, z_f, z_o: input (4, H, I), recurrent (4, H, H), bias (4, H), peephole (4, H, H)
            of which the diagonal form uses the diagonals of z_i, z_f, z_o.
        inputs: (T, I), T ≥ 1.
        initial_memory, initial_output: (H,).
        memory_overrides: step → (H,), the memory set by hand before that step (nan: as the run has it).
        step: the time step being looked at, 0 … T − 1.
        ranges: the half-width of each input's slider (I,), and of the memory's.
        readout: (O, H), output weights of a layer that has some, or None.
        recalled: (T, H), what units outside the layer put behind a GRU's reset gate (an opened unit's), or None.
        step_names: the words that stand for the steps, T of them, or none.
    """

    names: tuple[str, ...]
    weights: Weights
    inputs: FloatArray
    initial_memory: FloatArray
    initial_output: FloatArray
    memory_overrides: Mapping[int, FloatArray] = field(default_factory=lambda: MappingProxyType({}))
    step: int = 0
    ranges: tuple[float, ...] = ()
    memory_range: float = 6.0
    readout: FloatArray | None = None
    recalled: FloatArray | None = None
    step_names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.ranges) != len(self.names):
            widest = np.abs(self.inputs).max(axis=0, initial=0.0)
            object.__setattr__(self, "ranges", tuple(nice_range(float(w)) for w in widest))

    @property
    def steps(self) -> int:
        """T, the length of the sequence."""
        return int(self.inputs.shape[0])


@dataclass(frozen=True)
class View:
    """How the session is looked at; saved with it, never part of its numbers.

    `map_x`, `map_y` are input columns or MEMORY_AXIS; `map_of` and `gradient_of` are MEMORY or OUTPUT;
    `gradient_at_last` asks for the gradient of the last step's value instead of the present step's.
    """

    map_x: int = 1
    map_y: int = 2
    map_of: Quantity = Quantity.OUTPUT
    gradients: bool = False
    gradient_of: Quantity = Quantity.OUTPUT
    gradient_at_last: bool = False
    exact: bool = False


@dataclass(frozen=True, eq=False)
class OpenedUnit:
    """Which unit of the chosen network stands in the Cell workspace, and the cell that stood there before.

    Attributes:
        layer, reverse, unit: which one.
        by_hand: the session as it was; what it holds of the cell comes back when the unit is left.
        weights: the unit's own row of the network's weights: input (G, 1, I), recurrent (G, 1, H), bias (G, 1).
    """

    layer: int
    reverse: bool
    unit: int
    by_hand: Session
    weights: Weights | None = None


@dataclass(frozen=True, eq=False)
class Session:
    """Everything the user has set. Frozen: an edit makes a new one that shares what did not change."""

    cell: Cell
    mode: Mode
    direct: Setup
    weighted: Setup
    unit: int = 0
    view: View = View()
    pinned: Session | None = None
    title: str = ""
    workspace: Workspace = Workspace.CELL
    lab: Lab = field(default_factory=Lab)
    study: Study = field(default_factory=Study)
    opened: OpenedUnit | None = None

    @property
    def setup(self) -> Setup:
        """The set-up of the way in that is switched on."""
        return self.direct if self.mode is Mode.DIRECT else self.weighted

    @property
    def shown_unit(self) -> int:
        """The unit on screen: direct mode has only one."""
        return 0 if self.mode is Mode.DIRECT else self.unit

    @property
    def input_columns(self) -> tuple[int, ...]:
        """The input columns that the present cell uses: all, but in direct mode only its own pre-activations."""
        if self.mode is Mode.DIRECT:
            return rows_of(self.cell.cell_type)
        return tuple(range(len(self.weighted.names)))


def layer_weights(session: Session) -> Weights:
    """The weights in the shapes the session's cell needs, from the four rows that its set-up keeps.

    In direct mode the pre-activations are given whole, so an LSTM's previous output adds nothing to them; the GRU
    and the simple RNN have no memory but their previous output and keep its weight.
    """
    cell_type, weights = session.cell.cell_type, session.setup.weights
    rows = list(rows_of(cell_type))
    recurrent = weights.recurrent[rows]
    if session.mode is Mode.DIRECT and cell_type.has_memory_cell:
        recurrent = np.zeros_like(recurrent)
    peephole = None
    if weights.peephole is not None and cell_type is CellType.PEEPHOLE:
        peephole = np.diagonal(weights.peephole[1:], axis1=1, axis2=2).copy()
    elif cell_type is CellType.DENSE_PEEPHOLE:
        peephole = weights.peephole
    return Weights(
        weights.input[rows],
        recurrent,
        weights.bias[rows],
        peephole,
        weights.recurrent_bias if cell_type is CellType.GRU else None,
    )


def blank_weights(hidden_size: int, input_size: int) -> Weights:
    """All 0, in the four rows that a session keeps."""
    return Weights(
        frozen(np.zeros((4, hidden_size, input_size))),
        frozen(np.zeros((4, hidden_size, hidden_size))),
        frozen(np.zeros((4, hidden_size))),
        frozen(np.zeros((4, hidden_size, hidden_size))),
    )


def direct_setup(z: ArrayLike, memory: float = 0.0) -> Setup:
    """A direct set-up from one row (or T rows) of z, z_i, z_f, z_o and the memory before the first.

    Peephole weights begin at ½, and the weight of the previous output on z at 1 (for the GRU and the simple RNN),
    so that switching to those cells shows what they do.
    """
    weights = replace(
        blank_weights(1, 4),
        input=frozen(np.eye(4)[:, None, :]),
        recurrent=frozen([[[1.0]], [[0.0]], [[0.0]], [[0.0]]]),
        peephole=frozen(np.full((4, 1, 1), 0.5)),
    )
    return Setup(
        DIRECT_NAMES,
        weights,
        frozen(np.atleast_2d(np.asarray(z, dtype=np.float64))),
        frozen([memory]),
        frozen([memory]),
        memory_range=nice_range(abs(memory)),
    )


def with_valid_view(session: Session) -> Session:
    """The map's axes and the targets brought back to what the session's cell and mode have."""
    view = session.view
    axes = [*session.input_columns, MEMORY_AXIS]
    x = view.map_x if view.map_x in axes else axes[min(1, len(axes) - 2)]
    y = view.map_y if view.map_y in axes else axes[min(2, len(axes) - 1)]
    if x == y:
        y = next(axis for axis in reversed(axes) if axis != x)
    has_memory = session.cell.cell_type.has_memory_cell
    map_of = view.map_of if has_memory else Quantity.OUTPUT
    gradient_of = view.gradient_of if has_memory else Quantity.OUTPUT
    new = replace(view, map_x=x, map_y=y, map_of=map_of, gradient_of=gradient_of)
    return session if new == view else replace(session, view=new)


def original_value(origin: Session, session: Session, column: int) -> float:
    """The value an input (or the memory) had in the session that was opened; 0 where it had none."""
    setup = origin.direct if session.mode is Mode.DIRECT else origin.weighted
    unit, step = session.shown_unit, min(session.setup.step, setup.steps - 1)
    if column == MEMORY_AXIS:
        values = setup.initial_memory if session.cell.cell_type.has_memory_cell else setup.initial_output
        return float(values[unit]) if unit < len(values) else 0.0
    return float(setup.inputs[step, column]) if column < len(setup.names) else 0.0


def default_names(count: int) -> tuple[str, ...]:
    """x1 … x_n, the names inputs have until the user gives others."""
    return tuple(f"x{k + 1}" for k in range(count))
