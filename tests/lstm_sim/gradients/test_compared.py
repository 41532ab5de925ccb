"""The cells side by side: parameters against torch, one input for both."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from lstm_sim.cell import CellType
from lstm_sim.errors import InputError
from lstm_sim.gradients.compared import COMPARED, compare, on_same_input
from lstm_sim.gradients.sizes import Sizes
from lstm_sim.networks.architecture import Kind
from lstm_sim.presets import start_session

MODULES = {Kind.ELMAN: torch.nn.RNN, Kind.LSTM: torch.nn.LSTM, Kind.GRU: torch.nn.GRU}


@pytest.mark.parametrize(("inputs", "hidden"), [(1, 1), (7, 5), (100, 128)])
def test_as_many_parameters_as_torch_has(inputs: int, hidden: int) -> None:
    for facts in compare(Sizes(inputs, hidden)):
        if facts.kind in MODULES:
            module = MODULES[facts.kind](inputs, hidden)
            assert facts.parameters == sum(p.numel() for p in module.parameters())
            assert facts.ratio == facts.matrices


def test_the_lecture_s_ratios_and_peepholes_three_weights_a_unit_more() -> None:
    facts = {f.kind: f for f in compare(Sizes(32, 16))}
    assert tuple(facts) == COMPARED
    assert [facts[k].matrices for k in COMPARED] == [1, 4, 4, 3]
    assert facts[Kind.PEEPHOLE].parameters == facts[Kind.LSTM].parameters + 3 * 16


def test_an_lstm_and_a_gru_read_the_same_input() -> None:
    session = start_session()
    lstm, gru = on_same_input(session)
    assert lstm.session.cell.cell_type is CellType.LSTM
    assert gru.session.cell.cell_type is CellType.GRU
    np.testing.assert_array_equal(lstm.session.setup.inputs, gru.session.setup.inputs)
    np.testing.assert_array_equal(lstm.session.setup.inputs, session.setup.inputs)


@pytest.mark.parametrize("wrong", [{"inputs": 0}, {"hidden": 5000}])
def test_a_size_outside_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(InputError):
        Sizes(**wrong)
