"""The hidden layers, x (T, B, I) → h (T, B, H): torch's own where it has them, ours where it does not.

Ours stay in the precision of their weights under mixed precision: their step loops are bound by calls, not by products.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from lstm_sim.networks.architecture import Architecture, Kind
from lstm_sim.networks.functions import JordanFunction, PeepholeFunction, peephole_states


class WindowLayer(nn.Module):
    """A feed-forward layer: h = tanh(W x + b) at each step by itself."""

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__()
        self.weight_ih_l0 = nn.Parameter(torch.empty(hidden_size, input_size))
        self.bias_ih_l0 = nn.Parameter(torch.empty(hidden_size))

    def forward(self, x: Tensor) -> Tensor:
        """x (T, B, I) → h (T, B, H)."""
        return torch.tanh(nn.functional.linear(x, self.weight_ih_l0, self.bias_ih_l0))


class KernelLayer(nn.Module):
    """A simple recurrent (Elman), LSTM or GRU layer on torch's own kernel."""

    def __init__(self, kind: Kind, input_size: int, hidden_size: int) -> None:
        super().__init__()
        made = {Kind.ELMAN: nn.RNN, Kind.LSTM: nn.LSTM, Kind.GRU: nn.GRU}[kind]
        self.kernel: nn.RNNBase = made(input_size, hidden_size)

    def forward(self, x: Tensor) -> Tensor:
        """x (T, B, I) → h (T, B, H)."""
        h: Tensor = self.kernel(x)[0]
        return h


class PeepholeLayer(nn.Module):
    """An LSTM layer with diagonal or dense peepholes; its parameters are named as torch names those of nn.LSTM."""

    def __init__(self, kind: Kind, input_size: int, hidden_size: int) -> None:
        super().__init__()
        self.weight_ih_l0 = nn.Parameter(torch.empty(4 * hidden_size, input_size))
        self.weight_hh_l0 = nn.Parameter(torch.empty(4 * hidden_size, hidden_size))
        self.bias_ih_l0 = nn.Parameter(torch.empty(4 * hidden_size))
        self.bias_hh_l0 = nn.Parameter(torch.empty(4 * hidden_size))
        rows = 3 if kind is Kind.PEEPHOLE else 4 * hidden_size
        self.weight_ch_l0 = nn.Parameter(torch.empty(rows, hidden_size))

    def forward(self, x: Tensor) -> Tensor:
        """x (T, B, I) → h (T, B, H)."""
        with torch.autocast(x.device.type, enabled=False):
            bias = self.bias_ih_l0 + self.bias_hh_l0
            h: Tensor = PeepholeFunction.apply(  # type: ignore[no-untyped-call]
                x.to(bias.dtype), self.weight_ih_l0, self.weight_hh_l0, bias, self.weight_ch_l0
            )
        return h

    def states(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """x (T, B, I) → h and the memory c, each (T, B, H); without a gradient."""
        bias = self.bias_ih_l0 + self.bias_hh_l0
        return peephole_states(x, self.weight_ih_l0, self.weight_hh_l0, bias, self.weight_ch_l0)


class JordanLayer(nn.Module):
    """A Jordan layer: its own output of the step before is fed back, not its hidden state."""

    def __init__(self, input_size: int, hidden_size: int, outputs: int) -> None:
        super().__init__()
        self.weight_ih_l0 = nn.Parameter(torch.empty(hidden_size, input_size))
        self.weight_yh_l0 = nn.Parameter(torch.empty(hidden_size, outputs))
        self.bias_ih_l0 = nn.Parameter(torch.empty(hidden_size))
        self.bias_yh_l0 = nn.Parameter(torch.empty(hidden_size))
        self.weight_ho_l0 = nn.Parameter(torch.empty(outputs, hidden_size))
        self.bias_ho_l0 = nn.Parameter(torch.empty(outputs))

    def forward(self, x: Tensor) -> Tensor:
        """x (T, B, I) → h (T, B, H)."""
        with torch.autocast(x.device.type, enabled=False):
            bias = self.bias_ih_l0 + self.bias_yh_l0
            h: Tensor = JordanFunction.apply(  # type: ignore[no-untyped-call]
                x.to(bias.dtype), self.weight_ih_l0, self.weight_yh_l0, bias, self.weight_ho_l0, self.bias_ho_l0
            )
        return h

    def put_out(self, h: Tensor) -> Tensor:
        """The output y (…, K) of hidden states (…, H)."""
        return nn.functional.linear(h, self.weight_ho_l0, self.bias_ho_l0)


Layer = WindowLayer | KernelLayer | PeepholeLayer | JordanLayer


def make_layer(architecture: Architecture, layer: int) -> Layer:
    """One direction of hidden layer `layer` (counted from 0) of an architecture."""
    kind, inputs, hidden = architecture.kind, architecture.input_size(layer), architecture.hidden_size
    if kind is Kind.FEED_FORWARD:
        return WindowLayer(inputs, hidden)
    if kind is Kind.JORDAN:
        return JordanLayer(inputs, hidden, architecture.outputs)
    if kind in (Kind.PEEPHOLE, Kind.DENSE_PEEPHOLE):
        return PeepholeLayer(kind, inputs, hidden)
    return KernelLayer(kind, inputs, hidden)
