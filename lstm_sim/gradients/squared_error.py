"""The loss of a run drawn by seed: half the squared distance of its outputs from a reference, at some of its steps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray


@dataclass(frozen=True, eq=False)
class SquaredError:
    """E = ½ Σ_t ‖a_t − y_t‖² over the steps at which an answer is asked for.

    Attributes:
        targets: (T, H), y_t.
        counted: (T,), True where an answer is asked for.
    """

    targets: FloatArray
    counted: NDArray[np.bool_]

    def terms(self, outputs: FloatArray, first: int = 0) -> FloatArray:
        """½‖a_t − y_t‖² of the steps from `first` on, (T − first, B), of their outputs (T − first, B, H).

        0 where no answer is asked for.
        """
        squares = 0.5 * np.square(outputs - self.targets[first:, None]).sum(axis=2)
        return np.where(self.counted[first:, None], squares, 0.0)

    def seeds(self, outputs: FloatArray) -> FloatArray:
        """What E asks of each output directly, a_t − y_t where an answer is asked for and 0 elsewhere, (T, H)."""
        return np.where(self.counted[:, None], outputs - self.targets, 0.0)
