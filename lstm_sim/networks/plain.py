"""The step loops of the layers torch has no kernel for, one call of numpy or torch after another: they run everywhere.

`functions` says how the steps lie in memory. In a small layer a call costs more than its numbers, and so does the view
of one step's piece of memory; so views are made once for all steps, and numpy's, a tenth of the cost of torch's,
wherever numpy computes.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from lstm_sim.networks.products import adder

BLOCKS = 7
"""Blocks (H, B) of each step of a peephole layer, one after the other in memory."""


class _Arithmetic:
    """The elementwise functions of the step loops, under the names that numpy and torch share.

    On the CPU they are numpy's, on views of the tensors' own memory: a third of torch's cost a call, and a faster tanh.
    Elsewhere they are torch's.
    """

    def __init__(self, like: Tensor) -> None:
        self._numpy = like.device.type == "cpu"
        module: Any = np if self._numpy else torch
        self.multiply, self.add, self.tanh = module.multiply, module.add, module.tanh

    def pieces(self, tensor: Tensor) -> list[Any]:
        """The slices of a tensor along its first axis, in the form that the functions take."""
        return list(tensor.detach().numpy()) if self._numpy else list(tensor.unbind(0))


def run(tape: Tensor, steps: int, fed_back: Tensor, peephole: Tensor | None) -> None:
    """The steps of PeepholeFunction.

    `fed_back` is what is multiplied by the h before, (4H, H), and `peephole` the diagonal form's (3, H); or `fed_back`
    is what is multiplied by the h and the c before, (4H, 2H), and `peephole` None.
    """
    hidden, batch = tape.shape[1:]
    op, (add_fed_back, cut), sigmoid = _Arithmetic(tape), adder(fed_back, batch), torch.sigmoid_
    multiply, add, tanh = op.multiply, op.add, op.tanh
    of_step = tape[:-2].view(steps, BLOCKS * hidden, batch)
    z, seen = cut(of_step[:, 2 * hidden : 6 * hidden]), cut(of_step[:, : fed_back.shape[1]])
    both, last = of_step[:, 2 * hidden : 4 * hidden].unbind(0), of_step[:, 5 * hidden : 6 * hidden].unbind(0)
    blocks = op.pieces(tape)
    c, i, f, g, o, squashed, h_after, c_after = (blocks[k::BLOCKS] for k in range(1, 9))
    (part,) = op.pieces(tape.new_empty(1, hidden, batch))
    if peephole is not None:
        p_i, p_f, p_o = op.pieces(peephole[:, :, None].expand(-1, -1, batch).contiguous())
    for t in range(steps):
        if t:
            add_fed_back(z[t], seen[t])
            if peephole is not None:
                multiply(p_i, c[t], out=part)
                add(i[t], part, out=i[t])
                multiply(p_f, c[t], out=part)
                add(f[t], part, out=f[t])
        sigmoid(both[t])
        tanh(g[t], out=g[t])
        multiply(f[t], c[t], out=c_after[t])
        multiply(i[t], g[t], out=part)
        add(c_after[t], part, out=c_after[t])
        if peephole is not None:
            multiply(p_o, c_after[t], out=part)
            add(o[t], part, out=o[t])
        sigmoid(last[t])
        tanh(c_after[t], out=squashed[t])
        multiply(o[t], squashed[t], out=h_after[t])


def run_back(tape: Tensor, way: Tensor, steps: int, turned: Tensor, peephole: Tensor | None) -> None:
    """The steps of PeepholeFunction from the last to the first; `turned` is the transpose of `fed_back`."""
    hidden, batch = way.shape[1:]
    op, aten, (add_back, cut) = _Arithmetic(tape), torch.ops.aten, adder(turned, batch)
    multiply, add = op.multiply, op.add
    of_step, run = way[1:].view(steps, BLOCKS, hidden, batch), tape[:-2].view(steps, BLOCKS, hidden, batch)
    # Until a step is reached its blocks hold what ∂L/∂c′ (for i, f, g) and ∂L/∂h (for o) will be multiplied by: the
    # gate's slope, times what the gate multiplies. i and o lie as far apart as g and tanh c′: one call serves both.
    i_and_o, g_and_squashed = run[:, 2:6:3], run[:, 4:7:2]
    aten.sigmoid_backward.grad_input(g_and_squashed, i_and_o, grad_input=of_step[:, 0:4:3])
    aten.sigmoid_backward.grad_input(run[:, 1], run[:, 3], grad_input=of_step[:, 1])
    # For ∂L/∂c′ there is ∂h/∂c′ = o·(1 − tanh² c′), and through the output gate's peephole; ∂c′/∂c = f, and through
    # those of i and f.
    aten.tanh_backward.grad_input(i_and_o, g_and_squashed, grad_input=of_step[:, 2:5:2])
    way[:-1:BLOCKS] = run[:, 3]
    if peephole is not None:
        whole = way[:-1].view(of_step.shape)
        whole[:, 0:6:5].addcmul_(whole[:, 1:5:3], peephole[0:3:2, :, None])
        whole[:, 0].addcmul_(whole[:, 2], peephole[1, :, None])
    rows = of_step.flatten(1, 2)
    reached, delta = cut(rows[:, 5 * hidden : 5 * hidden + turned.shape[0]]), cut(rows[:, : 4 * hidden])
    blocks = op.pieces(way)
    through_c, d_i, d_f, d_g, d_o, through_h, d_h, d_c = (blocks[k::BLOCKS] for k in range(8))
    for t in range(steps - 1, -1, -1):
        multiply(d_o[t], d_h[t], out=d_o[t])
        multiply(through_h[t], d_h[t], out=through_h[t])
        add(d_c[t], through_h[t], out=d_c[t])
        for by_c in (through_c[t], d_i[t], d_f[t], d_g[t]):
            multiply(by_c, d_c[t], out=by_c)
        if t:
            add_back(reached[t - 1], delta[t])


def peephole_gradient(tape: Tensor, way: Tensor, steps: int) -> Tensor:
    """∂L/∂ the diagonal peephole weights (3, H), once the steps back are made.

    i and f saw the memory before each step, o the one after it.
    """
    hidden, columns = way.shape[1:]
    of_step, c = way[1:].view(steps, BLOCKS, hidden, columns), tape[1::BLOCKS]
    seen = ((of_step[:, :2], c[:-1, None]), (of_step[:, 3:4], c[1:, None]))
    return torch.cat([(delta * memory).sum((0, 3)) for delta, memory in seen])


def run_jordan(inside: Tensor, y: Tensor, weight_yh: Tensor, weight_ho: Tensor) -> None:
    """The steps of JordanFunction: `inside` (T, H, B) holds what drives h from below, `y` (T, K, B) its bias."""
    op, batch = _Arithmetic(inside), inside.shape[2]
    (add_fed_back, cut), (add_output, cut_output) = adder(weight_yh, batch), adder(weight_ho, batch)
    z, fed_h, fed_y = op.pieces(inside), cut(inside), cut(y)
    put_h, put_y = cut_output(inside), cut_output(y)
    for t in range(len(z)):
        if t:
            add_output(put_y[t - 1], put_h[t - 1])
            add_fed_back(fed_h[t], fed_y[t - 1])
        op.tanh(z[t], out=z[t])


def run_jordan_back(inside: Tensor, d_z: Tensor, d_y: Tensor, turned_yh: Tensor, turned_ho: Tensor) -> None:
    """The steps of JordanFunction from the last to the first.

    `d_z` (T, H, B) holds ∂L/∂h from above, `d_y` (T, K, B) nothing; the weights are the transposes of those there.
    """
    op, batch = _Arithmetic(inside), inside.shape[2]
    (to_y, cut), (to_h, cut_h) = adder(turned_yh, batch), adder(turned_ho, batch)
    z, slope = op.pieces(d_z), op.pieces(1.0 - inside * inside)
    from_z, reached_y, from_y, reached_z = cut(d_z), cut(d_y), cut_h(d_y), cut_h(d_z)
    for t in range(len(z) - 1, -1, -1):
        if t < len(z) - 1:
            to_y(reached_y[t], from_z[t + 1])
            to_h(reached_z[t], from_y[t])
        op.multiply(z[t], slope[t], out=z[t])
