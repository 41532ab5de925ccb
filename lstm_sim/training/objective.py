"""What a step makes smaller: the loss of a network on a batch, some of its words forgotten."""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Tensor, nn

from lstm_sim.data.batches import Batch
from lstm_sim.networks.loss import loss_sum
from lstm_sim.networks.network import Inputs, Network


class Objective(nn.Module):
    """A network and its loss in one module, which is what DDP wraps.

    Only a softmax is smoothed (networks.loss). With `mixed_precision` matrix products are in bfloat16, never the loss.
    """

    def __init__(self, network: Network, label_smoothing: float = 0.0, mixed_precision: bool = False) -> None:
        super().__init__()
        self.network = network
        self._label_smoothing = label_smoothing
        self._mixed = mixed_precision

    def forward(self, batch: Batch) -> Tensor:
        """The sum of the losses of a batch."""
        if not self._mixed:
            return loss_sum(self.network, self.network(batch.inputs), batch, self._label_smoothing)
        with torch.autocast(self.network.device.type, dtype=torch.bfloat16):
            scores = self.network(batch.inputs)
        return loss_sum(self.network, scores.float(), batch, self._label_smoothing)


def forget_words(batch: Batch, share: float, generator: torch.Generator) -> Batch:
    """The batch with a share of its words, drawn one by one, replaced by the unknown one; their characters stay."""
    inputs = batch.inputs
    forgotten = torch.rand(inputs.values.shape, generator=generator) < share
    return replace(
        batch,
        inputs=Inputs(inputs.values.masked_fill(forgotten, 0), inputs.lengths, inputs.characters, inputs.word_of),
    )
