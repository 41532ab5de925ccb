"""What single units put into a pre-activation adds up to the part that comes from the others, in every cell."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from lstm_sim.laboratory.pushes import pushes, strongest
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.network import Inputs, Network
from lstm_sim.networks.tracing import trace

RECURRENT = [kind for kind in Kind if kind.is_recurrent]


@pytest.mark.parametrize("kind", RECURRENT)
def test_the_pushes_add_up_to_what_comes_from_others(kind: Kind) -> None:
    network = Network(Architecture(kind, 5, 3, 2, head=Head.REGRESSION), seed=1).double()
    values = torch.randn(6, 1, 3, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
    layer = trace(network, Inputs(values, torch.tensor([6]))).layers[0]
    for quantity in layer.run.cell.cell_type.preactivations:
        drive = layer.drive(quantity)
        for step in (0, 1, 5):
            for unit in range(5):
                found = pushes(layer, quantity, step, unit)
                assert found[unit] == 0.0
                assert found.sum() == pytest.approx(float(drive.from_others[step, 0, unit]), abs=1e-12)


def test_the_strongest_come_first_and_what_does_not_push_is_left_out() -> None:
    assert strongest(np.array([0.1, -0.5, 0.0, 0.3]), 2) == [(1, -0.5), (3, 0.3)]
    assert strongest(np.array([0.0, 0.2, 0.0]), 3) == [(1, 0.2)]
    assert strongest(np.zeros(4), 3) == []
