"""Weights that a network carries for a while, and its own that come back."""

from __future__ import annotations

import pytest
import torch

from lstm_sim.networks.architecture import Architecture, Kind
from lstm_sim.networks.network import Network
from lstm_sim.training.weights import Weights


def values_of(network: Network) -> set[float]:
    return {value for p in network.parameters() for value in p.flatten().tolist()}


def made(value: float) -> tuple[Network, Weights]:
    network = Network(Architecture(Kind.LSTM, 2, 2, 2))
    weights = Weights(network)
    weights.put([torch.full_like(p, value) for p in network.parameters()])
    return network, weights


def test_lent_weights_are_carried_and_given_back() -> None:
    network, weights = made(1.0)
    memory = [p.data_ptr() for p in network.parameters()]
    others = [torch.full_like(p, 2.0) for p in network.parameters()]
    with weights.lent(others) as carrying:
        assert carrying is network
        assert values_of(network) == {2.0}
        assert {value for w in weights.current for value in w.flatten().tolist()} == {1.0}
        assert weights.copied()[0].flatten()[0] == 2.0
    assert values_of(network) == {1.0}
    assert [p.data_ptr() for p in network.parameters()] == memory
    assert all((w == 2.0).all() for w in others)


def test_lending_can_be_nested_and_none_means_its_own() -> None:
    network, weights = made(1.0)
    two, three = ([torch.full_like(p, v) for p in network.parameters()] for v in (2.0, 3.0))
    with weights.lent(two):
        with weights.lent(three):
            assert values_of(network) == {3.0}
        assert values_of(network) == {2.0}
        with weights.lent(None):
            assert values_of(network) == {1.0}
        assert values_of(network) == {2.0}
    assert values_of(network) == {1.0}


def test_they_come_back_after_an_error_too() -> None:
    network, weights = made(1.0)
    with pytest.raises(KeyboardInterrupt), weights.lent([torch.full_like(p, 2.0) for p in network.parameters()]):
        raise KeyboardInterrupt
    assert values_of(network) == {1.0}
    assert weights.current[0].data_ptr() == next(network.parameters()).data_ptr()


def test_a_copy_shares_nothing() -> None:
    network, weights = made(1.0)
    copy = weights.copied()
    weights.put([torch.zeros_like(p) for p in network.parameters()])
    assert all((w == 1.0).all() for w in copy)
    assert values_of(network) == {0.0}
