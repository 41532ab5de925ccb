"""Everything a network computed over a sequence: each layer and direction as a Trace, with what drove every gate.

Shapes: T time steps, B sequences, G pre-activations, H units, I inputs, K outputs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray
from lstm_sim.cell import CellType, Quantity
from lstm_sim.sequence import Trace


@dataclass(frozen=True, eq=False)
class Drive:
    """Where one pre-activation comes from; the four add up to it. Each is (T, B, H).

    Attributes:
        from_input: the inputs of the layer, times their weights.
        from_itself: the unit's own output (and, through a peephole, its own memory) of the step before.
        from_others: those of the other units of the layer.
        bias: what is always there.
    """

    from_input: FloatArray
    from_itself: FloatArray
    from_others: FloatArray
    bias: FloatArray

    @property
    def total(self) -> FloatArray:
        """The pre-activation itself."""
        return self.from_input + self.from_itself + self.from_others + self.bias


@dataclass(frozen=True, eq=False)
class LayerTrace:
    """One direction of one hidden layer over B sequences.

    A direction that reads from the end stands here in the order in which it read: its step 0 is the last word of each
    sequence. `in_time` puts a quantity back into the order of the sequence. A Jordan layer stands here as the simple
    recurrent layer it equals: its recurrent weights are U·V, from hidden state to output and back; the constant of its
    output is one input more, 0 at the first step and 1 after it.

    Attributes:
        layer: counted from 0.
        reverse: True for the direction that reads from the end.
        run: every value, with the weights of the layer.
        from_input, from_units: (T, B, G, H): what the inputs, and what all units' outputs of the step before (in dense
            peepholes their memories too) put into each pre-activation; of a GRU's candidate after the reset.
        lengths: (B), the steps of each sequence that are real.
    """

    layer: int
    reverse: bool
    run: Trace
    from_input: FloatArray
    from_units: FloatArray
    lengths: NDArray[np.int64]

    def __getitem__(self, quantity: Quantity) -> FloatArray:
        """A quantity (T, B, H) in the order of reading."""
        return self.run[quantity]

    def in_time(self, values: NDArray[Any]) -> NDArray[Any]:
        """Values (T, B, …) of this layer in the order of the sequence, whichever way it was read."""
        return turned(values, self.lengths) if self.reverse else values

    def drive(self, quantity: Quantity, unit: int | None = None) -> Drive:
        """What put together the pre-activation `quantity`, in the order of reading; of one unit (H = 1), or of all."""
        run, weights = self.run, self.run.weights
        cell_type = run.cell.cell_type
        row = cell_type.preactivations.index(quantity)
        of = slice(None) if unit is None else slice(unit, unit + 1)
        itself = np.diagonal(weights.recurrent[row])[of] * run[Quantity.PREVIOUS_OUTPUT][..., of]
        bias = np.broadcast_to(weights.bias[row, of], itself.shape)
        if cell_type is CellType.GRU and row == 0:
            reset = run[Quantity.RESET_GATE][..., of]
            itself = reset * itself
            if weights.recurrent_bias is not None:
                bias = bias + reset * weights.recurrent_bias[of]
        units = self.from_units[:, :, row, of]
        if weights.peephole is not None and cell_type is CellType.DENSE_PEEPHOLE:
            itself = itself + np.diagonal(weights.peephole[row])[of] * run[Quantity.PREVIOUS_MEMORY][..., of]
        others = units - itself
        if weights.peephole is not None and cell_type is CellType.PEEPHOLE and row:
            seen = Quantity.MEMORY if quantity is Quantity.Z_O else Quantity.PREVIOUS_MEMORY
            itself = itself + weights.peephole[row - 1, of] * run[seen][..., of]
        return Drive(self.from_input[:, :, row, of], itself, others, bias)


@dataclass(frozen=True, eq=False)
class NetworkTrace:
    """A whole network over B sequences.

    Attributes:
        layers: each hidden layer and direction, from the bottom, forwards before backwards.
        scores: (T, B, K), what the output layer gave.
        probabilities: (T, B, K); None for a regression.
        answers: (T, B), the label of each step; None for a regression.
        lengths: (B).
    """

    layers: tuple[LayerTrace, ...]
    scores: FloatArray
    probabilities: FloatArray | None
    answers: NDArray[np.int64] | None
    lengths: NDArray[np.int64]

    def layer(self, layer: int, reverse: bool = False) -> LayerTrace:
        """One direction of one layer. Raises KeyError if the network has no such."""
        for found in self.layers:
            if found.layer == layer and found.reverse == reverse:
                return found
        raise KeyError(f"no layer {layer}{' reversed' if reverse else ''}")


def turned(values: NDArray[Any], lengths: NDArray[np.int64] | Sequence[int]) -> NDArray[Any]:
    """Values (T, B, …) with each sequence turned round within its own length."""
    steps = np.arange(len(values))[:, None]
    ends = np.asarray(lengths)[None, :]
    places = np.where(steps < ends, ends - 1 - steps, steps)
    return values[places, np.arange(values.shape[1])[None, :]]
