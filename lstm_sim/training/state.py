"""Where a training run stands, as tensors and plain values: what a checkpoint keeps so that a run can go on."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor


@dataclass(frozen=True)
class Position:
    """Where in a run a state was taken.

    Attributes:
        step: steps made.
        epoch, place: whole epochs made, and batches of the one begun.
        best_score: the best on dev so far; −∞ before the first evaluation and where there is no dev.
        epochs_without_better: how many epochs that score stands.
    """

    step: int
    epoch: int
    place: int
    best_score: float
    epochs_without_better: int


@dataclass(frozen=True, eq=False)
class RunState:
    """A run between two steps.

    Attributes:
        tensors: current.*, average.* and best.* are weights by their names in the network; optimizer.n.* what the
            optimizer remembers of the n-th of them; generator.* the state of each source of randomness, that of the
            order of the data as it was when the epoch began.
        values: those of Position (`best_score` None for −∞), and `data`, the fingerprint of what is learnt from.
    """

    tensors: dict[str, Tensor]
    values: dict[str, Any] = field(default_factory=dict)

    def position(self, steps_per_epoch: int, epochs: int) -> Position:
        """Where it was taken. Raises KeyError or ValueError if that is no place in a run of so many steps."""
        step, epoch, place, waited = (self._count(n) for n in ("step", "epoch", "place", "epochs_without_better"))
        if epoch > epochs or place >= steps_per_epoch or step != epoch * steps_per_epoch + place or waited > epoch:
            raise ValueError(f"step {step} is not batch {place} of epoch {epoch}")
        best = self.values["best_score"]
        if best is not None and not (isinstance(best, int | float) and math.isfinite(best)):
            raise ValueError(f"best_score is {best}")
        return Position(step, epoch, place, -math.inf if best is None else float(best), waited)

    def _count(self, name: str) -> int:
        value = self.values[name]
        if type(value) is not int or value < 0:
            raise ValueError(f"{name} is {value}")
        return value

    def tensor(self, name: str, shape: tuple[int, ...]) -> Tensor:
        """A copy of one tensor. Raises KeyError if it is missing, ValueError if its shape or its values cannot be."""
        found = self.tensors[name]
        if tuple(found.shape) != shape or not found.is_floating_point() or not bool(torch.isfinite(found).all()):
            raise ValueError(f"{name} does not fit")
        return found.clone()

    def generator(self, name: str) -> torch.Generator:
        """A source of randomness as it was. Raises KeyError, TypeError or RuntimeError if there is none."""
        made = torch.Generator()
        made.set_state(self.tensors[f"generator.{name}"].clone())
        return made
