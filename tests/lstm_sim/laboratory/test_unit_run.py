"""One unit's run in the order of the sequence: its values and what drove them, in every network."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from lstm_sim.cell import CellType, Quantity
from lstm_sim.laboratory.reading import in_sequence
from lstm_sim.laboratory.unit_run import unit_run
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.network import Inputs, Network
from lstm_sim.networks.tracing import trace

STEPS = 6


@pytest.mark.parametrize("kind", list(Kind))
def test_a_units_run_is_its_part_of_the_layer(kind: Kind) -> None:
    both = kind.is_recurrent
    network = Network(Architecture(kind, 4, 3, 2, bidirectional=both, head=Head.REGRESSION), seed=1).double()
    values = torch.randn(STEPS, 1, 3, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
    for layer in trace(network, Inputs(values, torch.tensor([STEPS]))).layers:
        for unit in (0, 3):
            run = unit_run(layer, unit)
            assert (run.unit, run.steps) == (unit, STEPS)
            for quantity in layer.run.values:
                expected = layer[quantity][::-1, 0, unit] if layer.reverse else layer[quantity][:, 0, unit]
                assert np.array_equal(run.values[quantity], expected)
            for quantity, drive in run.drives.items():
                whole = layer.drive(quantity)
                for name in ("from_input", "from_itself", "from_others", "bias"):
                    of_all = in_sequence(layer, np.asarray(getattr(whole, name)))[:, unit]
                    assert np.abs(getattr(drive, name) - of_all).max() < 1e-15
                shown = run.values[quantity]
                assert np.abs(drive.total - shown).max() < 1e-12
            assert tuple(run.drives) == layer.run.cell.cell_type.preactivations


def test_a_unit_that_is_not_there_is_refused() -> None:
    network = Network(Architecture(Kind.ELMAN, 4, 3, 2, head=Head.REGRESSION), seed=1)
    layer = trace(network, Inputs(torch.zeros(2, 1, 3), torch.tensor([2]))).layers[0]
    assert unit_run(layer, 3).cell_type is CellType.RNN and Quantity.Z in unit_run(layer, 3).drives
    for unit in (4, -1):
        with pytest.raises(IndexError, match=f"unit {unit} of 4"):
            unit_run(layer, unit)
