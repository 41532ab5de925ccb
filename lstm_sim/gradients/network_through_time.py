"""How much gradient reaches each step of a real network's sentence: every hidden layer, in both its directions."""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace

from lstm_sim.activations import FloatArray
from lstm_sim.frozen import frozen
from lstm_sim.gradients.question import Question
from lstm_sim.gradients.scaled import ScaledRows
from lstm_sim.gradients.through_time import ThroughTime, layer_through_time


@dataclass(frozen=True, eq=False)
class LayerGradients:
    """One direction of a hidden layer.

    Attributes:
        layer, reverse: which; layers are counted from 0.
        gradients: in the order in which the layer read: the last word first where it reads backwards.
    """

    layer: int
    reverse: bool
    gradients: ThroughTime

    def in_order(self, rows: ScaledRows) -> FloatArray:
        """(T,), log10 of the length of each row, in the order of the sequence."""
        return frozen(rows.log_norms[::-1] if self.reverse else rows.log_norms)


def network_through_time(question: Question) -> tuple[LayerGradients, ...]:
    """The gradient of the first sequence's loss (a sum, as in the lecture) at every step, in double precision."""
    from lstm_sim.networks.tracing import gradients

    network = copy.deepcopy(question.network).cpu().double().eval()
    batch = question.batch.part(slice(0, 1))
    if batch.inputs.values.is_floating_point():
        batch = replace(batch, inputs=replace(batch.inputs, values=batch.inputs.values.double()))
    traced, found = gradients(network, batch)
    return tuple(
        LayerGradients(layer.layer, layer.reverse, layer_through_time(layer, gradient))
        for layer, gradient in zip(traced.layers, found, strict=True)
    )
