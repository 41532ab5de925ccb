"""How many parameters each part of a network has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lstm_sim.errors import InputError
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.network import Network
from tests.lstm_sim.networks.samples import every_shape, with_head


def hidden_parameters(kind: Kind) -> int:
    return Architecture(kind, 37, 19, 4).parameter_counts()["layer 1"]


def test_lstm_has_four_times_and_gru_three_times_a_simple_layer() -> None:
    assert hidden_parameters(Kind.LSTM) == 4 * hidden_parameters(Kind.ELMAN)
    assert hidden_parameters(Kind.GRU) == 3 * hidden_parameters(Kind.ELMAN)
    assert hidden_parameters(Kind.PEEPHOLE) == hidden_parameters(Kind.LSTM) + 3 * 37
    assert hidden_parameters(Kind.DENSE_PEEPHOLE) == hidden_parameters(Kind.LSTM) + 4 * 37 * 37


@every_shape
def test_the_counts_are_those_of_the_network(shape: Architecture) -> None:
    for head in Head:
        whole = replace(with_head(shape, head), character_count=6, character_size=3, character_features=2)
        network = Network(whole)
        assert sum(whole.parameter_counts().values()) == sum(p.numel() for p in network.parameters())


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"hidden_size": 0}, "hidden_size is 0"),
        ({"layers": 0}, "layers is 0"),
        ({"kind": Kind.FEED_FORWARD, "window": 4}, "no middle"),
        ({"window": 3}, "Only feed-forward"),
        ({"kind": Kind.FEED_FORWARD, "bidirectional": True}, "no direction"),
        ({"dropout": 1.0}, "less than 1"),
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, object], says: str) -> None:
    with pytest.raises(InputError, match=says):
        replace(Architecture(Kind.LSTM, 3, 3, 3), **wrong)
