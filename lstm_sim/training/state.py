"""Where a training run stands, as tensors and plain values: what a checkpoint keeps so that a run can go on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from torch import Tensor


@dataclass(frozen=True, eq=False)
class RunState:
    """A run between two steps.

    Attributes:
        tensors: current.* and average.* are weights, optimizer.* its moments, generator.* the state of each source of
            randomness.
        values: step, epoch, the batch within it, the best score and since how many epochs it stands.
    """

    tensors: dict[str, Tensor]
    values: dict[str, Any] = field(default_factory=dict)
