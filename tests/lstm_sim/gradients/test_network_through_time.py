"""Gradients through a real network's sentence against torch autograd in double precision, layer by layer."""

from __future__ import annotations

import copy

import numpy as np
import pytest
import torch

from lstm_sim.gradients.network_through_time import network_through_time
from lstm_sim.gradients.question import question_of
from lstm_sim.laboratory.reading import Examples
from lstm_sim.networks.architecture import Kind
from lstm_sim.networks.loss import loss_sum
from lstm_sim.networks.network import turn, turning
from lstm_sim.study import Over, Wanted
from tests.lstm_sim.gradients.networks import lab, loaded


@pytest.mark.parametrize("at_last", [False, True])
@pytest.mark.parametrize("kind", [Kind.LSTM, Kind.PEEPHOLE, Kind.GRU, Kind.ELMAN])
def test_what_the_loss_asks_of_the_step_read_last_is_what_autograd_says(kind: Kind, at_last: bool) -> None:
    made = loaded(kind, layers=2, bidirectional=True)
    question = question_of(lab("i arrive to taipei on"), Wanted(), made, Examples(), Over.SENTENCE)
    question = question.asked_at_last() if at_last else question
    network, batch = copy.deepcopy(made.network).double().eval(), question.batch
    outputs = []
    x, turned = network.embed(batch.inputs), turning(batch.inputs.lengths, 5)
    for k in range(2):
        forwards, backwards = network.directions(k)
        halves = [forwards(x), backwards(turn(x, turned))]
        outputs += halves
        x = torch.cat([halves[0], turn(halves[1], turned)], dim=2)
    found = network_through_time(question)
    assert [(layer.layer, layer.reverse) for layer in found] == [(0, False), (0, True), (1, False), (1, True)]
    expected = loss_sum(network, network.put_out(x), batch)
    direct = torch.autograd.grad(expected, outputs[2:], retain_graph=True)
    for layer, grads in zip(found[2:], direct, strict=True):
        last = layer.gradients.output.row(4)  # nothing comes back to the last step it read but what E asks of it
        np.testing.assert_allclose(last, grads[4, 0].numpy(), rtol=1e-10, atol=1e-14)


def test_backwards_layers_are_told_in_the_order_of_the_sequence() -> None:
    made = loaded(bidirectional=True)
    question = question_of(lab("i arrive to taipei on"), Wanted(), made, Examples(), Over.SENTENCE).asked_at_last()
    forwards, backwards = network_through_time(question)
    rows = backwards.gradients.output
    np.testing.assert_array_equal(backwards.in_order(rows), rows.log_norms[::-1])
    assert np.isfinite(forwards.in_order(forwards.gradients.output)).all()
    # The loss is at the last word, which a layer that reads backwards has read first: nothing comes to the others.
    assert np.isneginf(backwards.in_order(rows)[:-1]).all()
