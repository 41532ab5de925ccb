"""Whole networks: against torch.nn, padding, directions, seeds."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import nn

from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.network import Inputs, Network, turn, turning
from tests.lstm_sim.networks.samples import every_shape, random_inputs, random_network


@every_shape
def test_padding_changes_nothing(shape: Architecture) -> None:
    whole = replace(shape, window=3 if shape.kind is Kind.FEED_FORWARD else 1)
    network, inputs = random_network(whole), random_inputs(whole)
    together = network(inputs)
    for b, length in enumerate(inputs.lengths.tolist()):
        alone = network(Inputs(inputs.values[:length, b : b + 1], inputs.lengths[b : b + 1]))
        torch.testing.assert_close(together[:length, b], alone[:, 0], rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("kind", [Kind.ELMAN, Kind.LSTM, Kind.GRU])
def test_both_directions_and_two_layers_equal_torch(kind: Kind) -> None:
    shape = Architecture(kind, 4, 3, 5, layers=2, bidirectional=True)
    network, inputs = random_network(shape), random_inputs(shape)
    module = {Kind.ELMAN: nn.RNN, Kind.LSTM: nn.LSTM, Kind.GRU: nn.GRU}[kind](3, 4, 2, bidirectional=True).double()
    from lstm_sim.networks.convert import from_torch

    from_torch(network, shape, module)
    packed = nn.utils.rnn.pack_padded_sequence(inputs.values, inputs.lengths)
    h, _ = nn.utils.rnn.pad_packed_sequence(module(packed)[0])
    wanted = network.put_out(h)
    torch.testing.assert_close(network(inputs)[inputs.real], wanted[inputs.real], rtol=1e-12, atol=1e-12)


def test_a_window_sees_its_neighbours_and_no_more() -> None:
    shape = Architecture(Kind.FEED_FORWARD, 4, 3, 5, window=3)
    network = random_network(shape)
    values = torch.randn(7, 1, 3, dtype=torch.float64, requires_grad=True)
    network(Inputs(values, torch.tensor([7])))[3].sum().backward()
    reached = values.grad.abs().sum((1, 2)) > 0
    assert reached.tolist() == [False, False, True, True, True, False, False]


def test_turning_keeps_the_padding() -> None:
    x = torch.arange(5)[:, None, None].repeat(1, 2, 1)
    turned = turn(x, turning(torch.tensor([5, 3]), 5))
    assert turned[:, 0, 0].tolist() == [4, 3, 2, 1, 0]
    assert turned[:, 1, 0].tolist() == [2, 1, 0, 3, 4]


@every_shape
def test_the_same_seed_gives_the_same_weights(shape: Architecture) -> None:
    state = torch.random.get_rng_state()
    one, same, other = Network(shape, 1), Network(shape, 1), Network(shape, 2)
    assert torch.equal(torch.random.get_rng_state(), state), "the global generator was touched"
    for a, b in zip(one.parameters(), same.parameters(), strict=True):
        assert torch.equal(a, b)
    assert any(not torch.equal(a, b) for a, b in zip(one.parameters(), other.parameters(), strict=True))
    assert all(torch.isfinite(p).all() for p in one.parameters())


def test_forget_gates_start_open() -> None:
    for kind in (Kind.LSTM, Kind.PEEPHOLE):
        named = dict(Network(Architecture(kind, 3, 2, 2)).named_parameters())
        bias = next(p for name, p in named.items() if name.endswith("bias_ih_l0"))
        assert bias.tolist() == [0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0]


def test_characters_tell_words_apart_and_their_padding_does_not_count() -> None:
    shape = Architecture(
        Kind.LSTM, 4, 3, 5, vocabulary_size=7, character_count=6, character_size=3, character_features=4
    )
    network, inputs = random_network(shape), random_inputs(shape)
    wider = Inputs(inputs.values, inputs.lengths, nn.functional.pad(inputs.characters, (0, 3)), inputs.word_of)
    torch.testing.assert_close(network(inputs), network(wider), rtol=0, atol=0)
    changed = inputs.characters.clone()
    changed[:, 0] = changed[:, 0] % 5 + 1
    other = network(Inputs(inputs.values, inputs.lengths, changed, inputs.word_of))
    assert not torch.allclose(network(inputs), other)


def test_dropout_is_locked_over_time_and_seeded() -> None:
    network = Network(Architecture(Kind.LSTM, 4, 50, 2, dropout=0.5))
    network.train()
    network.dropout.generator = torch.Generator().manual_seed(3)
    x = torch.ones(6, 2, 50)
    first = network.dropout(x)
    assert (first == first[0]).all()
    assert 0.2 < (first == 0).float().mean() < 0.8
    assert set(first.unique().tolist()) == {0.0, 2.0}
    network.dropout.generator.manual_seed(3)
    assert torch.equal(network.dropout(x), first)
    network.dropout.generator.manual_seed(3)
    network.dropout.whole, network.dropout.part = 2, slice(1, None, 2)
    assert torch.equal(network.dropout(x[:, 1:]), first[:, 1:])


def test_probabilities_add_up_to_one() -> None:
    for head in (Head.SOFTMAX, Head.CRF):
        shape = Architecture(Kind.GRU, 4, 3, 5, head=head, vocabulary_size=7)
        network, inputs = random_network(shape), random_inputs(shape)
        chances = network.probabilities(network(inputs).detach(), inputs.lengths)
        torch.testing.assert_close(
            chances.sum(2)[inputs.real], torch.ones_like(chances.sum(2)[inputs.real]), rtol=1e-10, atol=1e-10
        )


def test_our_own_layers_run_under_autocast() -> None:
    """Torch's kernels are left out: on the CPU, where no training mixes precisions, not every processor has them."""
    for kind in (Kind.FEED_FORWARD, Kind.JORDAN, Kind.PEEPHOLE, Kind.DENSE_PEEPHOLE):
        network = Network(Architecture(kind, 4, 3, 5, vocabulary_size=7))
        inputs = random_inputs(network.architecture)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = network(inputs).float().square().sum()
        loss.backward()
        assert all(p.grad is None or torch.isfinite(p.grad).all() for p in network.parameters())


@pytest.mark.parametrize("kind", [Kind.JORDAN, Kind.PEEPHOLE, Kind.DENSE_PEEPHOLE])
def test_our_own_layers_keep_their_precision_under_autocast(kind: Kind) -> None:
    """What goes in is rounded to bfloat16 by whatever made it; the layer and its gradients are float32's own."""
    layer = Network(Architecture(kind, 4, 3, 5, vocabulary_size=7)).directions(0)[0]
    x = torch.randn(6, 3, 3, generator=torch.Generator().manual_seed(0)).to(torch.bfloat16)
    found = []
    for mixed in (True, False):
        read = x.clone().float().requires_grad_() if not mixed else x.clone().requires_grad_()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=mixed):
            h = layer(read)
        layer.zero_grad()
        h.square().sum().backward()
        assert h.dtype == torch.float32
        found.append([h.detach(), *(p.grad.clone() for p in layer.parameters() if p.grad is not None)])
    assert len(found[0]) > 4
    for one, two in zip(*found, strict=True):
        assert torch.equal(one, two)
