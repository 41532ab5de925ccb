"""The equations of one recurrent layer: LSTM, its two peephole forms, GRU and the simple RNN.

A cell is a layer of one unit. Every equation here is plain arithmetic on numbers *or* arrays, so the single
cell and the wide layer are computed by the same lines; docs/model.md writes them in the same symbols.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import numpy as np

from lstm_sim.activations import Activation, FloatArray

Number = TypeVar("Number", float, FloatArray)


class Quantity(StrEnum):
    """Everything one step of a cell computes; the value is the symbol in files and CSV columns."""

    INPUT = "x"
    Z = "z"
    Z_I = "z_i"
    Z_F = "z_f"
    Z_O = "z_o"
    Z_R = "z_r"
    Z_U = "z_u"
    CANDIDATE = "g"
    INPUT_GATE = "i"
    FORGET_GATE = "f"
    OUTPUT_GATE = "o"
    RESET_GATE = "r"
    UPDATE_GATE = "u"
    RECALL = "m"
    PREVIOUS_MEMORY = "c_prev"
    MEMORY = "c"
    SQUASHED_MEMORY = "h_c"
    PREVIOUS_OUTPUT = "a_prev"
    OUTPUT = "a"


class CellType(StrEnum):
    """The wiring of a cell; the value is its name on the command line and in files."""

    LSTM = "lstm"
    PEEPHOLE = "peephole"
    DENSE_PEEPHOLE = "dense-peephole"
    GRU = "gru"
    RNN = "rnn"

    @property
    def preactivations(self) -> tuple[Quantity, ...]:
        """The pre-activations of this cell, in the order of the rows of its weights."""
        if self is CellType.GRU:
            return (Quantity.Z, Quantity.Z_R, Quantity.Z_U)
        if self is CellType.RNN:
            return (Quantity.Z,)
        return (Quantity.Z, Quantity.Z_I, Quantity.Z_F, Quantity.Z_O)

    @property
    def gates(self) -> tuple[Quantity, ...]:
        """The gate that each pre-activation after z opens."""
        return tuple(GATE_OF[q] for q in self.preactivations[1:])

    @property
    def has_memory_cell(self) -> bool:
        """True where the memory c is kept apart from the output a (the LSTM forms)."""
        return self not in (CellType.GRU, CellType.RNN)

    @property
    def memory(self) -> Quantity:
        """What is carried from step to step and can be edited: c, or a where there is no c."""
        return Quantity.MEMORY if self.has_memory_cell else Quantity.OUTPUT

    @property
    def previous_memory(self) -> Quantity:
        """The memory as it was before the step."""
        return Quantity.PREVIOUS_MEMORY if self.has_memory_cell else Quantity.PREVIOUS_OUTPUT

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every quantity a trace of this cell holds, in the order of the computation."""
        return _QUANTITIES[self]


GATE_OF: dict[Quantity, Quantity] = {
    Quantity.Z: Quantity.CANDIDATE,
    Quantity.Z_I: Quantity.INPUT_GATE,
    Quantity.Z_F: Quantity.FORGET_GATE,
    Quantity.Z_O: Quantity.OUTPUT_GATE,
    Quantity.Z_R: Quantity.RESET_GATE,
    Quantity.Z_U: Quantity.UPDATE_GATE,
}

LSTM_QUANTITIES = (
    Quantity.PREVIOUS_MEMORY,
    Quantity.PREVIOUS_OUTPUT,
    Quantity.Z,
    Quantity.Z_I,
    Quantity.Z_F,
    Quantity.Z_O,
    Quantity.CANDIDATE,
    Quantity.INPUT_GATE,
    Quantity.FORGET_GATE,
    Quantity.OUTPUT_GATE,
    Quantity.MEMORY,
    Quantity.SQUASHED_MEMORY,
    Quantity.OUTPUT,
)
GRU_QUANTITIES = (
    Quantity.PREVIOUS_OUTPUT,
    Quantity.Z_R,
    Quantity.Z_U,
    Quantity.RESET_GATE,
    Quantity.UPDATE_GATE,
    Quantity.RECALL,
    Quantity.Z,
    Quantity.CANDIDATE,
    Quantity.OUTPUT,
)
RNN_QUANTITIES = (Quantity.PREVIOUS_OUTPUT, Quantity.Z, Quantity.OUTPUT)
_QUANTITIES: dict[CellType, tuple[Quantity, ...]] = {
    CellType.LSTM: LSTM_QUANTITIES,
    CellType.PEEPHOLE: LSTM_QUANTITIES,
    CellType.DENSE_PEEPHOLE: LSTM_QUANTITIES,
    CellType.GRU: GRU_QUANTITIES,
    CellType.RNN: RNN_QUANTITIES,
}


@dataclass(frozen=True)
class Cell:
    """Which equations: the wiring and the three activations.

    f opens the gates, g squashes the candidate z, h squashes the memory on its way out. `reset_after` chooses
    the GRU's candidate: the reset gate applied after the recurrent product (cuDNN, torch) or before it
    (Cho et al. 2014).
    """

    cell_type: CellType = CellType.LSTM
    f: Activation = Activation.SIGMOID
    g: Activation = Activation.TANH
    h: Activation = Activation.TANH
    reset_after: bool = True


@dataclass(frozen=True, eq=False)
class Weights:
    """The weights of one layer of H units with I inputs; row k of each belongs to pre-activation k.

    Attributes:
        input: (G, H, I), what each input adds to each pre-activation.
        recurrent: (G, H, H), what each previous output a adds.
        bias: (G, H).
        peephole: what the memory adds: (3, H) for the diagonal form (z_i and z_f see the memory before the
            step, z_o the memory after it; Gers & Schmidhuber 2000), (4, H, H) for the dense form, in which
            all four see the memory before the step; None for the other cells.
        recurrent_bias: (H,), added to the recurrent product inside the GRU's reset (torch's b_hn); None is 0.
    """

    input: FloatArray
    recurrent: FloatArray
    bias: FloatArray
    peephole: FloatArray | None = None
    recurrent_bias: FloatArray | None = None

    @property
    def hidden_size(self) -> int:
        """H, the number of units."""
        return int(self.input.shape[1])

    @property
    def input_size(self) -> int:
        """I, the number of inputs."""
        return int(self.input.shape[2])

    def check(self, cell_type: CellType) -> None:
        """Raise ValueError unless every array has the shape that `cell_type` needs."""
        gates = len(cell_type.preactivations)
        hidden, inputs = self.hidden_size, self.input_size
        wanted: list[tuple[str, FloatArray | None, tuple[int, ...] | None]] = [
            ("input", self.input, (gates, hidden, inputs)),
            ("recurrent", self.recurrent, (gates, hidden, hidden)),
            ("bias", self.bias, (gates, hidden)),
            ("peephole", self.peephole, _peephole_shape(cell_type, hidden)),
        ]
        if self.recurrent_bias is not None:
            wanted.append(("recurrent_bias", self.recurrent_bias, (hidden,)))
        for name, array, shape in wanted:
            if (None if array is None else array.shape) != shape:
                found = "nothing" if array is None else f"shape {array.shape}"
                raise ValueError(f"{name} weights of a {cell_type} layer: {found}, expected {shape}")


def _peephole_shape(cell_type: CellType, hidden: int) -> tuple[int, ...] | None:
    if cell_type is CellType.PEEPHOLE:
        return (3, hidden)
    if cell_type is CellType.DENSE_PEEPHOLE:
        return (4, hidden, hidden)
    return None


def lstm_step(
    z: Number,
    z_i: Number,
    z_f: Number,
    z_o: Number,
    c: Number,
    f: Callable[[Number], Number],
    g: Callable[[Number], Number],
    h: Callable[[Number], Number],
    peephole: tuple[Number, Number, Number] | None = None,
) -> tuple[Number, ...]:
    """One step of the memory cell: c′ = g(z)·f(z_i) + c·f(z_f), a = h(c′)·f(z_o).

    Args: the four pre-activations and the memory c, numbers or arrays of one shape; the activations; the
    diagonal peephole weights p_i, p_f (times c) and p_o (times c′), or None.
    Returns: z, z_i, z_f, z_o (peepholes included), g, i, f, o, c′, h(c′), a.
    Source: Hochreiter & Schmidhuber 1997, Gers et al. 2000; the lecture's notation.
    """
    if peephole is not None:
        p_i, p_f, p_o = peephole
        z_i = z_i + p_i * c
        z_f = z_f + p_f * c
    candidate = g(z)
    input_gate = f(z_i)
    forget_gate = f(z_f)
    c_new = candidate * input_gate + c * forget_gate
    if peephole is not None:
        z_o = z_o + p_o * c_new
    output_gate = f(z_o)
    h_c = h(c_new)
    a = h_c * output_gate
    return z, z_i, z_f, z_o, candidate, input_gate, forget_gate, output_gate, c_new, h_c, a


def gru_step(
    z: Number,
    z_r: Number,
    z_u: Number,
    a: Number,
    f: Callable[[Number], Number],
    g: Callable[[Number], Number],
    recall: Callable[[Number], Number],
    reset_after: bool,
) -> tuple[Number, ...]:
    """One step of the GRU: a′ = (1 − u)·g(z + m) + u·a with r = f(z_r), u = f(z_u).

    m is what the candidate recalls of the previous output a: r·recall(a) when the reset comes after the
    recurrent product (torch, cuDNN), recall(r·a) when it comes before (Cho et al. 2014).
    Returns: z_r, z_u, r, u, m, z (m included), g(z), a′.
    """
    reset_gate = f(z_r)
    update_gate = f(z_u)
    m = reset_gate * recall(a) if reset_after else recall(reset_gate * a)
    z = z + m
    candidate = g(z)
    a_new = (1.0 - update_gate) * candidate + update_gate * a
    return z_r, z_u, reset_gate, update_gate, m, z, candidate, a_new


def rnn_step(z: Number, g: Callable[[Number], Number]) -> tuple[Number, ...]:
    """One step of the simple recurrent network (Elman 1990): a = g(z). Returns: z, a."""
    return z, g(z)


def empty_weights(cell_type: CellType, hidden_size: int, input_size: int) -> Weights:
    """All weights 0, in the shapes that `cell_type` needs."""
    gates = len(cell_type.preactivations)
    shape = _peephole_shape(cell_type, hidden_size)
    return Weights(
        input=np.zeros((gates, hidden_size, input_size)),
        recurrent=np.zeros((gates, hidden_size, hidden_size)),
        bias=np.zeros((gates, hidden_size)),
        peephole=None if shape is None else np.zeros(shape),
    )
