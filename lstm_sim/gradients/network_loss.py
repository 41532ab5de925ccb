"""The loss of a real network over a batch, as a function of all its weights in one vector."""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray
from lstm_sim.frozen import frozen
from lstm_sim.gradients.plane import HELD

if TYPE_CHECKING:
    import torch

    from lstm_sim.data.batches import Batch
    from lstm_sim.networks.network import Network


@dataclass(frozen=True)
class Place:
    """Where one of the network's tensors stands in the vector: from number `first` on, row by row."""

    name: str
    first: int
    shape: tuple[int, ...]

    def index(self, *indices: int) -> int:
        """The number in the vector of one of its entries. Raises ValueError if there is none such."""
        return self.first + int(np.ravel_multi_index(indices, self.shape))


class NetworkLoss:
    """The mean loss per answer of a network over a batch, in double precision, on a copy of the network.

    Attributes:
        weights: (P,), the network's own.
        places: where each of its tensors stands in them.
        filters: (P,), the filter each number belongs to: a row of a matrix, all that enters one unit's gate or makes
            one word's vector; HELD for biases (plane.random_plane).
    """

    def __init__(self, network: Network, batch: Batch) -> None:
        self._network = copy.deepcopy(network).cpu().double().eval()  # not every device knows double precision
        batch = batch.to("cpu")
        if batch.inputs.values.is_floating_point():
            batch = replace(batch, inputs=replace(batch.inputs, values=batch.inputs.values.double()))
        if batch.targets.is_floating_point():
            batch = replace(batch, targets=batch.targets.double())
        self._batch = batch
        self._answers = max(int(batch.counted.sum()), 1)
        places, filters, first, rows = [], [], 0, 0
        for name, parameter in self._network.named_parameters():
            places.append(Place(name, first, tuple(parameter.shape)))
            size = parameter.numel()
            if parameter.dim() > 1:
                count = parameter.shape[0]
                filters.append(rows + np.arange(size) // (size // count))
                rows += count
            else:
                filters.append(np.full(size, HELD))
            first += size
        self.places = tuple(places)
        self.filters: NDArray[np.int64] = np.concatenate(filters)
        self.filters.setflags(write=False)
        self.weights = flat_weights(self._network)

    def value(self, weights: FloatArray) -> float:
        """The loss at weights (P,)."""
        import torch

        with torch.no_grad():
            self._set(weights)
            return self._loss().item()

    def value_and_gradient(self, weights: FloatArray) -> tuple[float, FloatArray]:
        """The loss at weights (P,) and its gradient (P,), by the back-propagation that trains."""
        import torch

        self._set(weights)
        parameters = list(self._network.parameters())
        loss = self._loss()
        found = torch.autograd.grad(loss, parameters, allow_unused=True)
        parts = [
            np.zeros(parameter.numel()) if gradient is None else gradient.numpy().ravel()
            for parameter, gradient in zip(parameters, found, strict=True)
        ]
        return loss.item(), np.concatenate(parts)

    def _set(self, weights: FloatArray) -> None:
        import torch

        with torch.no_grad():
            for place, parameter in zip(self.places, self._network.parameters(), strict=True):
                part = np.array(weights[place.first : place.first + parameter.numel()])
                parameter.copy_(torch.from_numpy(part).view(place.shape))

    def _loss(self) -> torch.Tensor:
        from lstm_sim.networks.loss import loss_sum

        return loss_sum(self._network, self._network(self._batch.inputs), self._batch) / self._answers


def flat_weights(network: Network) -> FloatArray:
    """All weights of a network in one vector (P,), in the order of its parameters: one place of a training path."""
    return frozen(np.concatenate([p.detach().cpu().double().numpy().ravel() for p in network.parameters()]))
