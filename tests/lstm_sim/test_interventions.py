"""Reaching into a network: what comes out is what the changed network answers."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from lstm_sim.cell import CellType, Quantity, Weights
from lstm_sim.errors import InputError
from lstm_sim.interventions import Intervention, Mode, ReplacedUnit, run_changed
from lstm_sim.networks.architecture import Architecture, Kind
from lstm_sim.networks.tracing import trace
from tests.lstm_sim.networks.samples import every_shape, random_inputs, random_network

Q = Quantity


@every_shape
def test_a_change_that_changes_nothing(shape: Architecture) -> None:
    """The step-by-step run and the fast kernels are twins."""
    network, inputs = random_network(shape), random_inputs(shape)
    plain = trace(network, inputs)
    nothing = [Intervention(layer.layer, Q.OUTPUT, Mode.ADD, 0.0, layer.reverse, units=(0,)) for layer in plain.layers]
    same = trace(network, inputs, nothing)
    np.testing.assert_allclose(same.scores, plain.scores, rtol=1e-12, atol=1e-12)
    for one, other in zip(plain.layers, same.layers, strict=True):
        np.testing.assert_allclose(one.from_units, other.from_units, rtol=1e-12, atol=1e-12)
        np.testing.assert_allclose(one.from_input, other.from_input, rtol=1e-12, atol=1e-12)
        for quantity in shape.kind.cell.cell_type.quantities:
            np.testing.assert_allclose(one[quantity], other[quantity], rtol=1e-12, atol=1e-12)


def quantities(kind: Kind) -> list[Quantity]:
    cell_type = kind.cell.cell_type
    candidate = [] if cell_type is CellType.RNN else [Q.CANDIDATE]
    memory = [Q.MEMORY] if cell_type.has_memory_cell else []
    previous = [cell_type.previous_memory] if kind.is_recurrent else []  # nothing of it reaches the step
    return [*cell_type.preactivations, *candidate, *cell_type.gates, *previous, *memory, Q.OUTPUT]


@every_shape
@pytest.mark.parametrize("mode", list(Mode))
def test_only_what_was_asked_for_is_held(shape: Architecture, mode: Mode) -> None:
    network, inputs = random_network(shape), random_inputs(shape)
    plain = trace(network, inputs)
    for quantity in quantities(shape.kind):
        for layer in plain.layers:
            change = Intervention(layer.layer, quantity, mode, 0.25, layer.reverse, units=(1, 3), steps=(1, 3))
            changed = trace(network, inputs, [change])
            found = changed.layer(layer.layer, layer.reverse)
            values, before = found.in_time(found[quantity]), layer.in_time(layer[quantity])
            if mode is Mode.SET:
                assert (values[1:3, :, [1, 3]] == 0.25).all()
            first = (0 if not layer.reverse else 3, 0)  # steps the network came to before the changed ones
            if layer.layer == 0 and not layer.reverse:
                np.testing.assert_allclose(values[first], before[first], rtol=1e-12, atol=1e-12)
            assert not np.allclose(changed.scores[:, 0], plain.scores[:, 0])


def test_a_shut_forget_gate_against_torch() -> None:
    """An LSTM run by hand in torch with one unit's forget gate at 0 from the third step on."""
    shape = Architecture(Kind.LSTM, 4, 3, 5)
    network, inputs = random_network(shape), random_inputs(shape)
    change = Intervention(0, Q.FORGET_GATE, Mode.SET, 0.0, units=(2,), steps=(2, 6))
    found = trace(network, inputs, [change])
    kernel = network.forwards[0].kernel
    h = c = torch.zeros(3, 4, dtype=torch.float64)
    for t, x in enumerate(inputs.values):
        z = x @ kernel.weight_ih_l0.T + h @ kernel.weight_hh_l0.T + kernel.bias_ih_l0 + kernel.bias_hh_l0
        i, f, g, o = z.chunk(4, dim=1)
        f = torch.sigmoid(f)
        if t >= 2:
            f = f * torch.tensor([1.0, 1.0, 0.0, 1.0], dtype=torch.float64)
        c = f * c + torch.sigmoid(i) * torch.tanh(g)
        h = torch.sigmoid(o) * torch.tanh(c)
        np.testing.assert_allclose(found.scores[t], network.put_out(h).detach(), rtol=1e-12, atol=1e-12)


@every_shape
def test_replaced_weights_are_those_of_a_changed_network(shape: Architecture) -> None:
    network, inputs = random_network(shape), random_inputs(shape)
    layer = trace(network, inputs).layers[-1]
    old, unit = layer.run.weights, 1
    keep = slice(unit, unit + 1)
    row = Weights(
        2.0 * old.input[:, keep],
        old.recurrent[:, keep] - 0.1,
        old.bias[:, keep] + 0.3,
        None if old.peephole is None else -old.peephole[:, keep],
        None if old.recurrent_bias is None else old.recurrent_bias[keep] + 0.2,
    )
    changed = trace(network, inputs, [ReplacedUnit(layer.layer, unit, row, layer.reverse)])
    weights = changed.layers[-1].run.weights
    np.testing.assert_array_equal(weights.input[:, unit], 2.0 * old.input[:, unit])
    np.testing.assert_array_equal(np.delete(weights.input, unit, 1), np.delete(old.input, unit, 1))
    if shape.kind not in (Kind.ELMAN, Kind.LSTM, Kind.GRU):
        return
    from lstm_sim.networks.convert import layer_weights

    half = network.directions(layer.layer)[int(layer.reverse)].kernel
    order = {Kind.GRU: [1, 2, 0], Kind.ELMAN: [0]}.get(shape.kind, [1, 2, 0, 3])  # ours → torch's
    with torch.no_grad():
        for name, array in (("weight_ih_l0", weights.input), ("weight_hh_l0", weights.recurrent)):
            getattr(half, name).copy_(torch.from_numpy(array[order].reshape(-1, array.shape[2])))
        half.bias_hh_l0.zero_()
        half.bias_ih_l0.copy_(torch.from_numpy(weights.bias[order].ravel()))
        if weights.recurrent_bias is not None:
            half.bias_hh_l0[-shape.hidden_size :] = torch.from_numpy(weights.recurrent_bias)
    np.testing.assert_allclose(trace(network, inputs).scores, changed.scores, rtol=1e-12, atol=1e-12)
    assert layer_weights(network.directions(layer.layer)[int(layer.reverse)], shape.kind.cell) is not None


def test_what_is_not_there_is_refused() -> None:
    shape = Architecture(Kind.GRU, 4, 3, 5)
    network, inputs = random_network(shape), random_inputs(shape)
    with pytest.raises(InputError, match="no f that can be changed"):
        trace(network, inputs, [Intervention(0, Q.FORGET_GATE, Mode.SET, 0.0)])
    with pytest.raises(InputError, match="no unit 5"):
        trace(network, inputs, [Intervention(0, Q.OUTPUT, Mode.SET, 0.0, units=(4,))])
    layer = trace(network, inputs).layers[0]
    with pytest.raises(InputError, match="no unit 10"):
        run_changed(
            shape.kind.cell,
            layer.run.weights,
            layer.run.inputs,
            layer.lengths,
            [ReplacedUnit(0, 9, layer.run.weights)],
        )


def test_setting_the_memory_of_a_cell_without_one_sets_its_output() -> None:
    shape = Architecture(Kind.ELMAN, 4, 3, 5)
    network, inputs = random_network(shape), random_inputs(shape)
    found = trace(network, inputs, [Intervention(0, Q.MEMORY, Mode.SET, 0.5, units=(0,))])
    assert (found.layers[0][Q.OUTPUT][:, :, 0] == 0.5).all()
