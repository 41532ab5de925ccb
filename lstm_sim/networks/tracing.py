"""One more pass over a trained network that shows every gate of every step, and the gradients through them.

The network itself runs on its fast kernels. What they do not tell is computed from their outputs: once the output of
each step is known, the pre-activations of *all* steps are two matrix products, and only the memory of an LSTM has to be
followed step by step.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Cell, CellType, Quantity, Weights
from lstm_sim.data.batches import Batch
from lstm_sim.interventions import Change, changes_of, run_changed
from lstm_sim.network_trace import LayerTrace, NetworkTrace
from lstm_sim.networks.convert import layer_weights
from lstm_sim.networks.layers import JordanLayer, Layer, PeepholeLayer, WindowLayer
from lstm_sim.networks.loss import loss_sum
from lstm_sim.networks.network import Inputs, Network, turn, turning
from lstm_sim.networks.products import linear
from lstm_sim.sequence import Gradients, Trace, backpropagate

Q = Quantity


@torch.no_grad()
def trace(network: Network, inputs: Inputs, changes: Sequence[Change] = ()) -> NetworkTrace:
    """Everything the network computes over `inputs`, with `changes` made to it while it runs.

    Raises InputError for a change to a unit or a quantity that is not there.
    """
    was_training = network.training
    network.eval()
    try:
        return _trace(network, inputs, changes)
    finally:
        network.train(was_training)


def _trace(network: Network, inputs: Inputs, changes: Sequence[Change]) -> NetworkTrace:
    lengths = _array(inputs.lengths)
    x = network.embed(inputs)
    indices = turning(inputs.lengths, x.shape[0])
    layers: list[LayerTrace] = []
    for k in range(network.architecture.layers):
        joined = []
        for reverse, half in enumerate(network.directions(k)):
            read = turn(x, indices) if reverse else x
            concerned = changes_of(changes, k, bool(reverse))
            cell = network.architecture.kind.cell
            if concerned:
                seen = _with_constant(half, read)
                found = run_changed(cell, layer_weights(half, cell), _array(seen), lengths, concerned, k, bool(reverse))
                h = torch.from_numpy(np.ascontiguousarray(found[Q.OUTPUT])).to(x)
            else:
                h, c = half.states(read) if isinstance(half, PeepholeLayer) else (half(read), None)
                found = _layer_trace(cell, half, read, h, c, lengths, k, bool(reverse))
            layers.append(found)
            joined.append(turn(h, indices) if reverse else h)
        x = torch.cat(joined, dim=2)
    scores = network.put_out(x)
    labels = network.architecture.head.answers_labels
    return NetworkTrace(
        tuple(layers),
        _array(scores),
        _array(network.probabilities(scores, inputs.lengths)) if labels else None,
        _array(network.decode(scores, inputs.lengths)) if labels else None,
        lengths,
    )


def _layer_trace(
    cell: Cell, layer: Layer, x: Tensor, h: Tensor, c: Tensor | None, lengths: Any, number: int, reverse: bool
) -> LayerTrace:
    """The trace of one direction of a layer that read x (T, B, I) and gave h and, if it tells, c (T, B, H)."""
    weights = layer_weights(layer, cell)
    x = _with_constant(layer, x)
    steps, batch, _ = x.shape
    gates, hidden, _ = weights.input.shape

    def as_tensor(array: FloatArray) -> Tensor:
        return torch.from_numpy(array).to(x)

    before = _shifted(h)
    shape = (steps, batch, gates, hidden)
    from_input = linear(x.reshape(steps * batch, -1), as_tensor(weights.input).flatten(0, 1)).view(shape)
    rows = before.reshape(steps * batch, -1)
    if isinstance(layer, WindowLayer):
        from_units = torch.zeros_like(from_input)
    elif isinstance(layer, JordanLayer):  # through the outputs, which are few
        from_units = linear(linear(rows, layer.weight_ho_l0), layer.weight_yh_l0).view(shape)
    else:
        from_units = linear(rows, as_tensor(weights.recurrent).flatten(0, 1)).view(shape)
    if cell.cell_type is CellType.DENSE_PEEPHOLE and c is not None and weights.peephole is not None:
        seen = _shifted(c).reshape(steps * batch, -1)
        from_units += linear(seen, as_tensor(weights.peephole).flatten(0, 1)).view(shape)
    driven, fed_back = _array(from_input + as_tensor(weights.bias)), _array(from_units)
    a, a_prev = _array(h), _array(before)
    if cell.cell_type is CellType.GRU:
        values = _gru(cell, weights, driven, fed_back, a, a_prev)
        fed_back[:, :, 0] *= values[Q.RESET_GATE]
    elif cell.cell_type is CellType.RNN:
        values = {Q.PREVIOUS_OUTPUT: a_prev, Q.Z: driven[:, :, 0] + fed_back[:, :, 0], Q.OUTPUT: a}
    else:
        values = _lstm(cell, weights, driven, fed_back, a, a_prev, None if c is None else _array(c))
    found = _array(from_input)
    for array in (*values.values(), found, fed_back):
        array.setflags(write=False)
    return LayerTrace(number, reverse, Trace(cell, weights, _array(x), values, {}), found, fed_back, lengths)


def _gru(
    cell: Cell, weights: Weights, driven: FloatArray, fed_back: FloatArray, a: FloatArray, a_prev: FloatArray
) -> dict[Quantity, FloatArray]:
    f, g = cell.f.value_of, cell.g.value_of
    z_r, z_u = driven[:, :, 1] + fed_back[:, :, 1], driven[:, :, 2] + fed_back[:, :, 2]
    r = f(z_r)
    m = r * (fed_back[:, :, 0] if weights.recurrent_bias is None else fed_back[:, :, 0] + weights.recurrent_bias)
    z = driven[:, :, 0] + m
    return {
        Q.PREVIOUS_OUTPUT: a_prev, Q.Z_R: z_r, Q.Z_U: z_u, Q.RESET_GATE: r, Q.UPDATE_GATE: f(z_u), Q.RECALL: m,
        Q.Z: z, Q.CANDIDATE: g(z), Q.OUTPUT: a,
    }  # fmt: skip


def _lstm(
    cell: Cell,
    weights: Weights,
    driven: FloatArray,
    fed_back: FloatArray,
    a: FloatArray,
    a_prev: FloatArray,
    told: FloatArray | None,
) -> dict[Quantity, FloatArray]:
    """`told` is the memory after each step, if the layer tells it."""
    f, g, h = cell.f.value_of, cell.g.value_of, cell.h.value_of
    z = np.ascontiguousarray(np.moveaxis(driven + fed_back, 2, 0))
    c = np.zeros((len(a) + 1, *a.shape[1:]), dtype=a.dtype)
    if told is not None:
        c[1:] = told
    if cell.cell_type is CellType.PEEPHOLE and weights.peephole is not None:
        for k, memory in enumerate((c[:-1], c[:-1], c[1:])):
            z[1 + k] += weights.peephole[k] * memory
    candidate, i, forget = g(z[0]), f(z[1]), f(z[2])
    if told is None:
        written = candidate * i
        for t in range(len(a)):
            np.multiply(c[t], forget[t], out=c[t + 1])
            c[t + 1] += written[t]
    return {
        Q.PREVIOUS_MEMORY: c[:-1], Q.PREVIOUS_OUTPUT: a_prev, Q.Z: z[0], Q.Z_I: z[1], Q.Z_F: z[2], Q.Z_O: z[3],
        Q.CANDIDATE: candidate, Q.INPUT_GATE: i, Q.FORGET_GATE: forget, Q.OUTPUT_GATE: f(z[3]), Q.MEMORY: c[1:],
        Q.SQUASHED_MEMORY: h(c[1:]), Q.OUTPUT: a,
    }  # fmt: skip


def _shifted(values: Tensor) -> Tensor:
    """Values (T, B, H) of the step before each step, 0 before the first."""
    return torch.cat([torch.zeros_like(values[:1]), values[:-1]])


def _with_constant(layer: Layer, x: Tensor) -> Tensor:
    """The inputs of a layer; for Jordan's one more, 0 at the first step and 1 after it (network_trace.LayerTrace)."""
    if not isinstance(layer, JordanLayer):
        return x
    constant = torch.ones_like(x[:, :, :1])
    constant[0] = 0.0
    return torch.cat([x, constant], dim=2)


def _array(tensor: Tensor) -> Any:
    return tensor.detach().cpu().numpy()


def gradients(network: Network, batch: Batch) -> tuple[NetworkTrace, tuple[Gradients, ...]]:
    """∂L/∂ every value of every layer, with L the sum of the losses of a batch, and the trace they belong to.

    What reaches each layer's outputs from above is autograd's, as in training; the way back through time inside the
    layer is `sequence.backpropagate`, whose sums over the steps are the weight gradients that training uses. Gradients
    stand in the order of `NetworkTrace.layers`, in the order in which each layer read.
    """
    was_training = network.training
    network.eval()
    try:
        seeds: list[Tensor] = []
        x = network.embed(batch.inputs)
        indices = turning(batch.inputs.lengths, x.shape[0])
        for k in range(network.architecture.layers):
            joined = []
            for reverse, half in enumerate(network.directions(k)):
                h = half(turn(x, indices) if reverse else x)
                h.retain_grad()
                seeds.append(h)
                joined.append(turn(h, indices) if reverse else h)
            x = torch.cat(joined, dim=2)
        loss = loss_sum(network, network.put_out(x), batch)
        parameters = list(network.parameters())
        found = torch.autograd.grad(loss, [*seeds, *parameters], allow_unused=True)[: len(seeds)]
        traced = _trace_detached(network, batch.inputs)
    finally:
        network.train(was_training)
    arrays = [
        np.zeros(layer[Q.OUTPUT].shape) if g is None else _array(g)
        for layer, g in zip(traced.layers, found, strict=True)
    ]
    return traced, tuple(backpropagate(layer.run, seed) for layer, seed in zip(traced.layers, arrays, strict=True))


@torch.no_grad()
def _trace_detached(network: Network, inputs: Inputs) -> NetworkTrace:
    return _trace(network, inputs, ())
