"""Weights to and from torch.nn, numpy and ONNX."""

from __future__ import annotations

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import TensorProto, helper
from torch import nn

from lstm_sim.cell import Quantity
from lstm_sim.errors import InputError
from lstm_sim.networks.architecture import Architecture, Kind
from lstm_sim.networks.convert import from_torch, layer_weights, to_torch, weights_from_torch
from lstm_sim.networks.layers import make_layer
from lstm_sim.sequence import run
from tests.lstm_sim.networks.samples import every_shape, random_inputs, random_network


@every_shape
def test_there_and_back(shape: Architecture) -> None:
    network = random_network(shape)
    if shape.kind not in (Kind.ELMAN, Kind.LSTM, Kind.GRU):
        with pytest.raises(InputError, match=r"torch\.nn has no"):
            to_torch(network, shape)
        return
    module = to_torch(network, shape)
    inputs = random_inputs(shape)
    x = network.embed(inputs)
    alone = x[: int(inputs.lengths[0]), :1]
    torch.testing.assert_close(
        network.put_out(module(alone)[0]), network(inputs)[: len(alone), :1], rtol=1e-12, atol=1e-12
    )
    other = random_network(shape, seed=9)
    from_torch(other, shape, module)
    for name, parameter in network.named_parameters():
        if "wards" in name:
            assert torch.equal(dict(other.named_parameters())[name], parameter)


def test_a_module_without_biases() -> None:
    shape = Architecture(Kind.LSTM, 4, 3, 5)
    network = random_network(shape)
    module = nn.LSTM(3, 4, bias=False).double()
    from_torch(network, shape, module)
    inputs = random_inputs(shape)
    torch.testing.assert_close(
        network(inputs)[:, 0], network.put_out(module(inputs.values)[0])[:, 0], rtol=1e-12, atol=1e-12
    )
    weights = weights_from_torch(shape.kind.cell.cell_type, module.weight_ih_l0, module.weight_hh_l0)
    assert not weights.bias.any()


@pytest.mark.parametrize("kind", list(Kind))
def test_the_numpy_twin_agrees(kind: Kind) -> None:
    layer = make_layer(Architecture(kind, 4, 3, 5), 0).double()
    with torch.no_grad():
        for parameter in layer.parameters():
            parameter.normal_(0.0, 0.7, generator=torch.Generator().manual_seed(len(parameter.shape)))
    x = torch.randn(6, 2, 3, generator=torch.Generator().manual_seed(5), dtype=torch.float64)
    inputs = x.numpy()
    if kind is Kind.JORDAN:
        constant = np.ones((6, 2, 1))
        constant[0] = 0.0
        inputs = np.concatenate([inputs, constant], axis=2)
    trace = run(kind.cell, layer_weights(layer, kind.cell), inputs)
    np.testing.assert_allclose(trace[Quantity.OUTPUT], layer(x).detach().numpy(), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("peepholes", [False, True])
def test_onnxruntime_agrees(peepholes: bool) -> None:
    """ONNX's LSTM (gates i, o, f, c; peepholes i, o, f) in float32."""
    kind = Kind.PEEPHOLE if peepholes else Kind.LSTM
    shape = Architecture(kind, 5, 3, 2)
    network = random_network(shape).float()
    named = {name.rsplit(".", 1)[-1]: p.detach() for name, p in network.forwards[0].named_parameters()}

    def reorder(stacked: torch.Tensor) -> torch.Tensor:
        i, f, g, o = stacked.chunk(4)
        return torch.cat([i, o, f, g])

    w, r = reorder(named["weight_ih_l0"])[None], reorder(named["weight_hh_l0"])[None]
    b = torch.cat([reorder(named["bias_ih_l0"]), reorder(named["bias_hh_l0"])])[None]
    initial = {"W": w, "R": r, "B": b}
    names = ["X", "W", "R", "B"]
    if peepholes:
        p = named["weight_ch_l0"]
        initial["P"] = torch.cat([p[0], p[2], p[1]])[None]
        names += ["", "", "", "P"]
    node = helper.make_node("LSTM", names, ["Y"], hidden_size=5)
    graph = helper.make_graph(
        [node],
        "lstm",
        [helper.make_tensor_value_info("X", TensorProto.FLOAT, [6, 2, 3])],
        [helper.make_tensor_value_info("Y", TensorProto.FLOAT, [6, 1, 2, 5])],
        [onnx.numpy_helper.from_array(t.numpy(), name) for name, t in initial.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], ir_version=8)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    x = torch.randn(6, 2, 3, generator=torch.Generator().manual_seed(1))
    wanted = session.run(None, {"X": x.numpy()})[0][:, 0]
    with torch.no_grad():
        found = network.forwards[0](x).numpy()
    np.testing.assert_allclose(found, wanted, rtol=0, atol=1e-6)
