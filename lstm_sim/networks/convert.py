"""Weights from one form into another: torch.nn's modules, our layers, and the numpy Weights of lstm_sim.cell."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Cell, CellType, Weights
from lstm_sim.errors import InputError, said
from lstm_sim.networks.architecture import Architecture, Kind
from lstm_sim.networks.layers import JordanLayer, KernelLayer, Layer, WindowLayer

# Where each of our rows (z, z_i, z_f, z_o; z, z_r, z_u) stands among torch's (i, f, g, o; r, z, n).
_FROM_TORCH = {CellType.GRU: [2, 0, 1], CellType.RNN: [0]}
_LSTM_FROM_TORCH = [2, 0, 1, 3]


@torch.no_grad()
def layer_weights(layer: Layer, cell: Cell) -> Weights:
    """The weights of one direction of a hidden layer as `lstm_sim.sequence.run` takes them, in the network's precision.

    A Jordan layer becomes the simple recurrent layer it equals (network_trace.LayerTrace).
    """
    if isinstance(layer, WindowLayer):
        hidden = layer.bias_ih_l0.shape[0]
        return Weights(
            _array(layer.weight_ih_l0)[None].copy(),  # the others below are copies too: training goes on in place
            np.zeros((1, hidden, hidden), dtype=_array(layer.weight_ih_l0).dtype),
            _array(layer.bias_ih_l0)[None].copy(),
        )
    if isinstance(layer, JordanLayer):
        fed_back = layer.weight_yh_l0 @ layer.weight_ho_l0
        constant = layer.weight_yh_l0 @ layer.bias_ho_l0
        return Weights(
            _array(torch.cat([layer.weight_ih_l0, constant[:, None]], dim=1))[None],
            _array(fed_back)[None],
            _array(layer.bias_ih_l0 + layer.bias_yh_l0)[None],
        )
    named = dict((layer.kernel if isinstance(layer, KernelLayer) else layer).named_parameters())
    return weights_from_torch(
        cell.cell_type,
        named["weight_ih_l0"],
        named["weight_hh_l0"],
        named.get("bias_ih_l0"),
        named.get("bias_hh_l0"),
        named.get("weight_ch_l0"),
    )


@torch.no_grad()
def weights_from_torch(
    cell_type: CellType,
    weight_ih: Tensor,
    weight_hh: Tensor,
    bias_ih: Tensor | None = None,
    bias_hh: Tensor | None = None,
    weight_ch: Tensor | None = None,
) -> Weights:
    """Our weights from torch's stacked ones: (G·H, I), (G·H, H), biases (G·H), and our peepholes (3, H) or (4H, H)."""
    hidden = weight_hh.shape[1]
    order = _FROM_TORCH.get(cell_type, _LSTM_FROM_TORCH)
    gates = len(order)

    def stacked(tensor: Tensor) -> FloatArray:
        return _array(tensor).reshape(gates, hidden, *tensor.shape[1:])[order]

    zero = weight_hh.new_zeros(gates * hidden)
    bias_ih, bias_hh = zero if bias_ih is None else bias_ih, zero if bias_hh is None else bias_hh
    recurrent_bias = peephole = None
    if cell_type is CellType.GRU:
        bias = stacked(bias_ih)
        added = stacked(bias_hh)
        recurrent_bias = added[0].copy()
        bias[1:] += added[1:]
    else:
        bias = stacked(bias_ih + bias_hh)
    if weight_ch is not None:
        peephole = _array(weight_ch).copy() if cell_type is CellType.PEEPHOLE else stacked(weight_ch)
    return Weights(stacked(weight_ih), stacked(weight_hh), bias, peephole, recurrent_bias)


_MODULES: dict[Kind, Any] = {Kind.ELMAN: nn.RNN, Kind.LSTM: nn.LSTM, Kind.GRU: nn.GRU}


def torch_parameters(architecture: Architecture) -> dict[str, str]:
    """The name that each parameter of the hidden layers has in torch.nn.RNN, LSTM or GRU → its name in our Network.

    Raises InputError for a kind that torch.nn has no equal of.
    """
    if architecture.kind not in _MODULES:
        raise InputError(
            said("torch.nn has no {0} layer.", architecture.kind),
            remedy=said("It has: {0}.", ", ".join(_MODULES)),
        )
    names = {}
    for layer in range(architecture.layers):
        for reverse in range(architecture.directions):
            half = "backwards" if reverse else "forwards"
            for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
                names[f"{part}_l{layer}{'_reverse' if reverse else ''}"] = f"{half}.{layer}.kernel.{part}_l0"
    return names


@torch.no_grad()
def to_torch(network: nn.Module, architecture: Architecture) -> nn.RNNBase:
    """The hidden layers as one torch.nn.RNN, LSTM or GRU with the same weights."""
    names = torch_parameters(architecture)
    own = dict(network.named_parameters())
    module: nn.RNNBase = _MODULES[architecture.kind](
        architecture.input_size(0),
        architecture.hidden_size,
        architecture.layers,
        bidirectional=architecture.bidirectional,
    ).to(next(network.parameters()).dtype)
    module.load_state_dict({theirs: own[ours] for theirs, ours in names.items()})
    return module


@torch.no_grad()
def from_torch(network: nn.Module, architecture: Architecture, module: nn.RNNBase) -> None:
    """Take over the weights of a torch.nn.RNN, LSTM or GRU of the same shape; a module without biases has biases 0."""
    own = dict(network.named_parameters())
    theirs = dict(module.named_parameters())
    for name, ours in torch_parameters(architecture).items():
        if name in theirs:
            own[ours].copy_(theirs[name])
        else:
            own[ours].zero_()


def _array(tensor: Tensor) -> FloatArray:
    array: FloatArray = tensor.detach().cpu().numpy()
    return array
