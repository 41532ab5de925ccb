"""The weights that are being trained, and others that their network carries for a while."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import torch
from torch import Tensor

from lstm_sim.networks.network import Network


class Weights:
    """The weights of one network, in the order of its parameters."""

    def __init__(self, network: Network) -> None:
        self.parameters = list(network.parameters())
        self._network = network
        self._own: list[Tensor] | None = None

    @property
    def current(self) -> list[Tensor]:
        """Those that are being trained, whichever the network carries at the moment; not a copy."""
        return self._carried() if self._own is None else self._own

    def copied(self) -> list[Tensor]:
        """A copy of those that the network carries at the moment."""
        return [weight.clone() for weight in self._carried()]

    @torch.no_grad()
    def put(self, weights: Sequence[Tensor]) -> None:
        """Overwrite those that the network carries."""
        for parameter, weight in zip(self.parameters, weights, strict=True):
            parameter.copy_(weight)

    @contextmanager
    def lent(self, weights: Sequence[Tensor] | None) -> Iterator[Network]:
        """While it lasts the network carries `weights`, or for None its own; then again what it carried before."""
        before, own = self.copied(), self._own
        self._own = before if own is None else own
        try:
            # Copied rather than swapped: cuDNN wants the weights to stay in their one piece of memory.
            self.put(self._own if weights is None else weights)
            yield self._network
        finally:
            self.put(before)
            self._own = own

    def _carried(self) -> list[Tensor]:
        return [parameter.detach() for parameter in self.parameters]
