"""What training makes small: cross-entropy, the CRF's negative log-likelihood, or squared error."""

from __future__ import annotations

import torch
from torch import Tensor

from lstm_sim.data.batches import Batch
from lstm_sim.networks.architecture import Head
from lstm_sim.networks.network import Network

_NOT_ASKED = -100


def loss_sum(network: Network, scores: Tensor, batch: Batch, label_smoothing: float = 0.0) -> Tensor:
    """The sum of the losses of every answer asked for in a batch; scores (T, B, K).

    Softmax: Σ cross-entropy between each step's distribution and its reference, as in the lecture. CRF: −Σ log P of
    each reference sequence. Regression: ½ Σ squared error.
    """
    head = network.architecture.head
    if head is Head.CRF:
        likelihood = network.crf.log_likelihood(scores, batch.targets, batch.inputs.lengths)
        # A sequence in which nothing is asked for stands there only so that no part of a batch is empty.
        return -(likelihood * batch.counted.any(0)).sum()
    if head is Head.REGRESSION:
        squares = (scores - batch.targets.to(scores.dtype)).square().sum(2)
        return 0.5 * (squares * batch.counted).sum()
    asked = batch.targets.masked_fill(~batch.counted, _NOT_ASKED)
    return torch.nn.functional.cross_entropy(
        scores.flatten(0, 1), asked.flatten(), ignore_index=_NOT_ASKED, reduction="sum", label_smoothing=label_smoothing
    )
