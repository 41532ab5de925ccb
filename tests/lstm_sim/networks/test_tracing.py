"""The trace of a network: it is what the network computed, it adds up, and its gradients are those that train."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from lstm_sim.cell import CellType, Quantity
from lstm_sim.interventions import Intervention, Mode
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.convert import layer_weights
from lstm_sim.networks.loss import loss_sum
from lstm_sim.networks.tracing import gradients, trace
from lstm_sim.sequence import run
from lstm_sim.unit import open_unit
from tests.lstm_sim.networks.samples import every_shape, random_batch, random_inputs, random_network, with_head

Q = Quantity


@every_shape
def test_every_value_is_that_of_the_numpy_run(shape: Architecture) -> None:
    network, inputs = random_network(shape), random_inputs(shape)
    traced = trace(network, inputs)
    np.testing.assert_allclose(traced.scores, network(inputs).detach().numpy(), rtol=1e-12, atol=1e-12)
    assert len(traced.layers) == shape.layers * shape.directions
    for layer in traced.layers:
        half = network.directions(layer.layer)[int(layer.reverse)]
        wanted = run(shape.kind.cell, layer_weights(half, shape.kind.cell), layer.run.inputs)
        for quantity in shape.kind.cell.cell_type.quantities:
            np.testing.assert_allclose(layer[quantity], wanted[quantity], rtol=1e-10, atol=1e-12)


@every_shape
def test_the_parts_of_a_pre_activation_add_up(shape: Architecture) -> None:
    network, inputs = random_network(shape), random_inputs(shape)
    for layer in trace(network, inputs).layers:
        for quantity in shape.kind.cell.cell_type.preactivations:
            drive = layer.drive(quantity)
            np.testing.assert_allclose(drive.total, layer[quantity], rtol=1e-12, atol=1e-12)


@every_shape
def test_the_parts_are_what_they_say(shape: Architecture) -> None:
    """From others: what is left of the recurrent product when the unit itself is silent."""
    network, inputs = random_network(shape), random_inputs(shape)
    unit = 2
    for layer in trace(network, inputs).layers:
        weights, values = layer.run.weights, layer.run
        for row, quantity in enumerate(shape.kind.cell.cell_type.preactivations):
            drive = layer.drive(quantity)
            np.testing.assert_allclose(
                drive.from_input[:, :, unit], values.inputs @ weights.input[row, unit], rtol=1e-12, atol=1e-12
            )
            others = values[Q.PREVIOUS_OUTPUT].copy()
            others[:, :, unit] = 0.0
            wanted = others @ weights.recurrent[row, unit]
            if shape.kind is Kind.GRU and row == 0:
                wanted = values[Q.RESET_GATE][:, :, unit] * wanted
            if shape.kind is Kind.DENSE_PEEPHOLE:
                memories = values[Q.PREVIOUS_MEMORY].copy()
                memories[:, :, unit] = 0.0
                wanted = wanted + memories @ weights.peephole[row, unit]
            np.testing.assert_allclose(drive.from_others[:, :, unit], wanted, rtol=1e-12, atol=1e-12)


@every_shape
@pytest.mark.parametrize(("precision", "tolerance"), [(torch.float64, 1e-12), (torch.float32, 1e-6)])
def test_an_opened_unit_replays(shape: Architecture, precision: torch.dtype, tolerance: float) -> None:
    network, inputs = random_network(shape).to(precision), random_inputs(shape)
    if precision is torch.float32:
        with torch.no_grad():
            for parameter in network.parameters():
                parameter.mul_(0.5)
    for layer in trace(network, inputs).layers:
        for unit in range(shape.hidden_size):
            for batch, length in enumerate(inputs.lengths.tolist()):
                opened = open_unit(layer, unit, batch)
                assert opened.trace.steps == length
                for quantity in shape.kind.cell.cell_type.quantities:
                    if quantity is Q.RECALL:
                        continue
                    np.testing.assert_allclose(
                        opened.trace[quantity][:, 0, 0],
                        layer[quantity][:length, batch, unit],
                        rtol=0,
                        atol=tolerance,
                        err_msg=quantity,
                    )


@every_shape
@pytest.mark.parametrize("head", list(Head))
def test_gradients_are_those_that_train(shape: Architecture, head: Head) -> None:
    whole = with_head(shape, head)
    network, batch = random_network(whole), random_batch(whole)
    loss = loss_sum(network, network(batch.inputs), batch)
    network.zero_grad()
    loss.backward()
    traced, found = gradients(network, batch)
    for layer, gradient in zip(traced.layers, found, strict=True):
        half = network.directions(layer.layer)[int(layer.reverse)]
        named = {name.rsplit(".", 1)[-1]: p.grad for name, p in half.named_parameters()}
        inputs = gradient.weights.input
        if shape.kind is Kind.JORDAN:
            inputs = inputs[:, :, :-1]
        rows = named["weight_ih_l0"].reshape(inputs.shape)
        order = {CellType.GRU: [2, 0, 1], CellType.RNN: [0]}.get(shape.kind.cell.cell_type, [2, 0, 1, 3])
        np.testing.assert_allclose(inputs, rows[order].numpy(), rtol=1e-9, atol=1e-11)
        if "weight_hh_l0" in named:
            recurrent = named["weight_hh_l0"].reshape(gradient.weights.recurrent.shape)
            np.testing.assert_allclose(gradient.weights.recurrent, recurrent[order].numpy(), rtol=1e-9, atol=1e-11)
        if shape.kind is Kind.PEEPHOLE:
            np.testing.assert_allclose(gradient.weights.peephole, named["weight_ch_l0"], rtol=1e-9, atol=1e-11)


@every_shape
def test_gradients_of_outputs_are_numerical_ones(shape: Architecture) -> None:
    """∂L/∂ the output of one unit at one step: add a little to it and run the network again."""
    network, batch = random_network(shape), random_batch(shape)
    traced, found = gradients(network, batch)
    size = 1e-5
    for layer, gradient in zip(traced.layers, found, strict=True):
        losses = []
        for sign in (1, -1):
            nudge = Intervention(layer.layer, Q.OUTPUT, Mode.ADD, sign * size, layer.reverse, (1,), (2, 3))
            scores = torch.from_numpy(np.array(trace(network, batch.inputs, [nudge]).scores))
            losses.append(loss_sum(network, scores, batch).item())
        numerical = (losses[0] - losses[1]) / (2 * size)
        at_that_step = layer.in_time(gradient[Q.OUTPUT])[2, :, 1].sum()
        assert at_that_step == pytest.approx(numerical, rel=1e-6, abs=1e-8)


def test_tracing_leaves_training_as_it_was() -> None:
    shape = Architecture(Kind.LSTM, 4, 3, 5, vocabulary_size=7, dropout=0.5)
    network = random_network(shape).train()
    trace(network, random_inputs(shape))
    assert network.training
    assert all(p.grad is None for p in network.parameters())
