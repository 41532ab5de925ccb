"""Dropout that leaves out the same values at every step of a sequence (Gal & Ghahramani 2016)."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class LockedDropout(nn.Module):
    """Sets a share of the features of each sequence to 0 at all its steps while training, and scales the rest.

    It draws from a generator of its own. Where several processes share a batch, each draws for `whole` sequences and
    takes its `part`, so that what is left out does not depend on how many they are.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.generator: torch.Generator | None = None
        self.whole: int | None = None
        self.part = slice(None)

    def forward(self, x: Tensor) -> Tensor:
        """x (T, B, F) → (T, B, F)."""
        if not self.training or self.share == 0.0:
            return x
        kept = 1.0 - self.share
        whole = x.shape[1] if self.whole is None else self.whole
        mask = (
            torch.empty(whole, x.shape[2], dtype=x.dtype).bernoulli_(kept, generator=self.generator)[self.part] / kept
        )
        return x * (mask if len(mask) else torch.zeros(1, x.shape[2], dtype=x.dtype)).to(x.device)
