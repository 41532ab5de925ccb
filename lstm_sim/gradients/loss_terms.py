"""The loss of a sentence, word by word: each output's distribution, the reference, the sum of cross-entropies so far.

L = Σ_t −ln y^t[reference], as in the lecture: the cross-entropy between each step's distribution and its reference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray
from lstm_sim.errors import InputError
from lstm_sim.frozen import frozen
from lstm_sim.network_trace import NetworkTrace
from lstm_sim.networks.architecture import Head

UNKNOWN = -1
"""The reference of a step at which no answer is asked for, or whose label the network does not know."""


@dataclass(frozen=True, eq=False)
class LossTerms:
    """The loss of one sequence of T steps with K labels.

    Attributes:
        distribution: (T, K), P(label) at each step: the softmax; of a CRF the marginals.
        references: (T,), the label that should come out; UNKNOWN where none is asked for.
        terms: (T,), −ln of the reference's probability, however small that is; 0 where none is asked for.
        cumulative: (T,), the sum of the terms up to and with each step.
        is_training_loss: True for softmax, whose training makes exactly this sum small; a CRF's makes −ln P of the
            whole sequence small instead.
    """

    distribution: FloatArray
    references: NDArray[np.int64]
    terms: FloatArray
    cumulative: FloatArray
    is_training_loss: bool

    @property
    def total(self) -> float:
        """L, the loss of the whole sequence."""
        return float(self.cumulative[-1])


def loss_terms(trace: NetworkTrace, references: Sequence[int], head: Head, sequence: int = 0) -> LossTerms:
    """The terms of sequence `sequence` of a traced network with output layer `head`, its real steps only.

    Raises InputError for a network that answers with numbers instead of labels; ValueError for references that are not
    one label, or UNKNOWN, for each step.
    """
    if trace.probabilities is None:
        raise InputError("This network answers with numbers, not with labels.", remedy="Choose a network that labels.")
    steps = int(trace.lengths[sequence])
    wanted = np.array(references, dtype=np.int64)
    distribution = np.asarray(trace.probabilities[:steps, sequence], dtype=np.float64)
    labels = distribution.shape[1]
    if wanted.shape != (steps,) or wanted.min() < UNKNOWN or wanted.max() >= labels:
        raise ValueError(f"references {wanted} of a sequence of {steps} steps with {labels} labels")
    with np.errstate(divide="ignore"):
        logs = np.log(distribution)
    if head is Head.SOFTMAX:  # from the scores: a probability may be too small for its own number
        scores = np.asarray(trace.scores[:steps, sequence], dtype=np.float64)
        scores = scores - scores.max(axis=1, keepdims=True)
        logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        distribution = np.exp(logs)
    terms = np.where(wanted == UNKNOWN, 0.0, -logs[np.arange(steps), np.maximum(wanted, 0)])
    wanted.setflags(write=False)
    return LossTerms(frozen(distribution), wanted, frozen(terms), frozen(np.cumsum(terms)), head is Head.SOFTMAX)
