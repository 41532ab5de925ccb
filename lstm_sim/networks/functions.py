"""Back-propagation through time for the layers torch has no kernel for: peephole LSTMs and the Jordan network.

Each is one autograd.Function. Its forward pass keeps what the way back needs; its backward pass first computes, for
all steps at once, every factor that does not depend on a later step, so that the loop over time is left with a
handful of in-place operations. Shapes: T steps, B sequences, I inputs, H units, K outputs. Gates are stacked i, f, g,
o, as in torch. Inside, the sequences stand side by side in columns, (H, B): then each gate of a step is one piece of
memory, and a product is added where it belongs without being turned round.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.autograd.function import once_differentiable

from lstm_sim.networks import compiled
from lstm_sim.networks.products import adder, linear

_BLOCKS = 7
"""Blocks (H, B) of each step, one after the other in memory."""


class _Arithmetic:
    """The elementwise functions of the step loops, under the names that numpy and torch share.

    On the CPU they are numpy's, on views of the tensors' own memory: a third of torch's cost a call, and a faster tanh.
    Elsewhere they are torch's.
    """

    def __init__(self, like: Tensor) -> None:
        self._numpy = like.device.type == "cpu"
        module: Any = np if self._numpy else torch
        self.multiply, self.add, self.tanh = module.multiply, module.add, module.tanh

    def steps(self, tensor: Tensor) -> list[Any]:
        """The T slices of a (T, …) tensor, in the form that the functions take."""
        return list(tensor.detach().numpy()) if self._numpy else list(tensor.unbind(0))


class PeepholeFunction(torch.autograd.Function):
    """An LSTM layer whose gates see the memory, run from h = c = 0.

    Takes x (T, B, I), weight_ih (4H, I), weight_hh (4H, H), bias (4H) and the peephole weights: (3, H) in the order
    i, f, o for the diagonal form, in which i and f see the memory before the step and o the memory after it (Gers &
    Schmidhuber 2000), or (4H, H) for the dense one, in which all four see all memories before the step. Gives
    h (T, B, H).
    """

    @staticmethod
    def forward(ctx: Any, x: Tensor, weight_ih: Tensor, weight_hh: Tensor, bias: Tensor, peephole: Tensor) -> Tensor:
        """The run."""
        tape, fed_back, diagonal, loops = _taped(x, weight_ih, weight_hh, bias, peephole)
        h = _in_rows(tape, _BLOCKS, x)
        ctx.save_for_backward(x, weight_ih, fed_back, diagonal, tape, h)
        ctx.loops = loops
        return h

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, d_out: Tensor) -> tuple[Tensor | None, ...]:
        """∂L/∂ every argument, from ∂L/∂h (T, B, H)."""
        x, weight_ih, fed_back, diagonal, tape, h = ctx.saved_tensors
        steps, batch, inputs = x.shape
        hidden, columns = tape.shape[1:]
        # ∂L/∂c before the first step; then, for each: ∂L/∂ the pre-activations of i, f, g, o, one for use on the way,
        # ∂L/∂h, ∂L/∂c.
        way = x.new_empty(_BLOCKS * steps + 1, hidden, columns)
        of_step = way[1:].view(steps, _BLOCKS, hidden, columns)
        of_step[:, 5, :, :batch] = d_out.transpose(1, 2)
        of_step[:, 5, :, batch:] = 0.0
        way[-1] = 0.0
        run_back = _run_back if ctx.loops is None else ctx.loops.run_back
        run_back(tape, way, steps, fed_back.t().contiguous(), diagonal)
        delta = of_step[:, :4, :, :batch].permute(1, 2, 0, 3).reshape(4 * hidden, steps * batch)
        c_before, c = (
            tape[first : first + _BLOCKS * (steps - 1) + 1 : _BLOCKS, :, :batch].transpose(0, 1).reshape(hidden, -1)
            for first in (1, _BLOCKS + 1)
        )
        if diagonal is not None:
            d_i, d_f, _, d_o = delta.view(4, hidden, -1)
            seen = ((d_i, c_before), (d_f, c_before), (d_o, c))
            d_peephole = torch.stack([(d * memory).sum(1) for d, memory in seen])
        else:
            d_peephole = linear(delta, c_before)
        return (
            torch.mm(delta.t(), weight_ih).view(steps, batch, inputs) if ctx.needs_input_grad[0] else None,
            linear(delta, x.reshape(steps * batch, inputs).t()),
            linear(delta[:, batch:], h[:-1].reshape(-1, hidden).t()),
            delta.sum(1),
            d_peephole,
        )


@torch.no_grad()
def peephole_states(
    x: Tensor, weight_ih: Tensor, weight_hh: Tensor, bias: Tensor, peephole: Tensor
) -> tuple[Tensor, Tensor]:
    """What PeepholeFunction gives, h (T, B, H), and the memory c (T, B, H) beside it."""
    tape, *_ = _taped(x, weight_ih, weight_hh, bias, peephole)
    return _in_rows(tape, _BLOCKS, x), _in_rows(tape, _BLOCKS + 1, x)


def _taped(
    x: Tensor, weight_ih: Tensor, weight_hh: Tensor, bias: Tensor, peephole: Tensor
) -> tuple[Tensor, Tensor, Tensor | None, compiled.Loops | None]:
    """The run of PeepholeFunction; then `fed_back` and `peephole` as `_run` takes them, and what ran it."""
    steps, batch, inputs = x.shape
    hidden = weight_hh.shape[1]
    diagonal = peephole.contiguous() if peephole.shape[0] == 3 else None
    fed_back = weight_hh.contiguous() if diagonal is not None else torch.cat([weight_hh, peephole], dim=1)
    loops = compiled.loops_for(x)
    columns = batch if loops is None else compiled.padded(batch)
    # Blocks of each step: h, c, i, f, g, o, tanh c′; then those of the next, which begins with h′ and c′.
    tape = x.new_empty(_BLOCKS * steps + 2, hidden, columns)
    tape[:2] = 0.0
    gates = tape[:-2].view(steps, _BLOCKS, hidden, columns)[:, 2:6]
    driven = linear(weight_ih, x.reshape(steps * batch, inputs)).view(4, hidden, steps, batch).permute(2, 0, 1, 3)
    torch.add(driven, bias.view(4, hidden, 1), out=gates[..., :batch])
    gates[..., batch:] = 0.0
    (_run if loops is None else loops.run)(tape, steps, fed_back, diagonal)
    return tape, fed_back, diagonal, loops


def _in_rows(tape: Tensor, first: int, x: Tensor) -> Tensor:
    """Every seventh block from `first` on, as (T, B, H)."""
    return tape[first::_BLOCKS, :, : x.shape[1]].transpose(1, 2).contiguous()


def _run(tape: Tensor, steps: int, fed_back: Tensor, peephole: Tensor | None) -> None:
    """The steps of PeepholeFunction.

    `fed_back` is what is multiplied by the h before, (4H, H), and `peephole` the diagonal form's (3, H); or `fed_back`
    is what is multiplied by the h and the c before, (4H, 2H), and `peephole` None.
    """
    hidden, batch = tape.shape[1:]
    op = _Arithmetic(tape)
    of_step = tape[:-2].view(steps, _BLOCKS, hidden, batch)
    add_fed_back = adder(fed_back)
    z = of_step[:, 2:6].flatten(1, 2).unbind(0)
    seen = of_step[:, : 1 if peephole is not None else 2].flatten(1, 2).unbind(0)
    both, last = of_step[:, 2:4].unbind(0), of_step[:, 5].unbind(0)
    c, i, f, g, o, squashed = (op.steps(of_step[:, k]) for k in range(1, 7))
    h_after, c_after = op.steps(tape[_BLOCKS::_BLOCKS]), op.steps(tape[_BLOCKS + 1 :: _BLOCKS])
    (part,) = op.steps(tape.new_empty(1, hidden, batch))
    if peephole is not None:
        p = peephole[:, :, None].expand(-1, -1, batch).contiguous()
        before, after = of_step[:, 1:2].unbind(0), tape[_BLOCKS + 1 :: _BLOCKS].unbind(0)
    for t in range(steps):
        if t:
            add_fed_back(z[t], seen[t])
            if peephole is not None:
                both[t].addcmul_(p[:2], before[t])
        torch.sigmoid_(both[t])
        op.tanh(g[t], out=g[t])
        op.multiply(f[t], c[t], out=c_after[t])
        op.multiply(i[t], g[t], out=part)
        op.add(c_after[t], part, out=c_after[t])
        if peephole is not None:
            last[t].addcmul_(p[2], after[t])
        torch.sigmoid_(last[t])
        op.tanh(c_after[t], out=squashed[t])
        op.multiply(o[t], squashed[t], out=h_after[t])


def _run_back(tape: Tensor, way: Tensor, steps: int, turned: Tensor, peephole: Tensor | None) -> None:
    """The steps of PeepholeFunction from the last to the first; `turned` is the transpose of `fed_back`."""
    hidden, batch = way.shape[1:]
    op, aten = _Arithmetic(tape), torch.ops.aten
    of_step, run = way[1:].view(steps, _BLOCKS, hidden, batch), tape[:-2].view(steps, _BLOCKS, hidden, batch)
    d_i, d_f, d_g, d_o, through_h, d_h, d_c = of_step.unbind(1)
    _, c, i, f, g, o, squashed = run.unbind(1)
    # Until a step is reached its blocks hold what ∂L/∂c′ (for i, f, g) and ∂L/∂h (for o) will be multiplied by.
    aten.sigmoid_backward.grad_input(g, i, grad_input=d_i)
    aten.sigmoid_backward.grad_input(c, f, grad_input=d_f)
    aten.tanh_backward.grad_input(i, g, grad_input=d_g)
    aten.sigmoid_backward.grad_input(squashed, o, grad_input=d_o)
    # ∂h/∂c′ = o·(1 − tanh² c′), and through the output gate's peephole; ∂c′/∂c = f, and through those of i and f.
    aten.tanh_backward.grad_input(o, squashed, grad_input=through_h)
    through_c = way[:-1:_BLOCKS].copy_(f)
    if peephole is not None:
        p_i, p_f, p_o = peephole[:, :, None]
        through_h.addcmul_(d_o, p_o)
        through_c.addcmul_(d_i, p_i).addcmul_(d_f, p_f)
    add_back = adder(turned)
    reached = of_step[:, 5 : 6 if peephole is not None else 7].flatten(1, 2).unbind(0)
    delta = of_step[:, :4].flatten(1, 2).unbind(0)
    by_c, by_h = op.steps(way[:-1].view(of_step.shape)[:, :4]), op.steps(of_step[:, 3:5])
    all_through, all_h, all_c = op.steps(through_h), op.steps(d_h), op.steps(d_c)
    for t in range(steps - 1, -1, -1):
        op.multiply(by_h[t], all_h[t], out=by_h[t])
        op.add(all_c[t], all_through[t], out=all_c[t])
        op.multiply(by_c[t], all_c[t], out=by_c[t])
        if t:
            add_back(reached[t - 1], delta[t])


class JordanFunction(torch.autograd.Function):
    """A Jordan layer (Jordan 1986), run from y = 0: h = tanh(W x + U y_prev + b), y = V h + d.

    y is the output before any softmax, which belongs to the loss: probabilities that are all but 0 and 1 would have
    nothing left to remember with. Takes x (T, B, I), weight_ih (H, I), weight_yh (H, K), bias (H), weight_ho (K, H) and
    bias_o (K). Gives h (T, B, H); y is V h + d of it.
    """

    @staticmethod
    def forward(
        ctx: Any, x: Tensor, weight_ih: Tensor, weight_yh: Tensor, bias: Tensor, weight_ho: Tensor, bias_o: Tensor
    ) -> Tensor:
        """The run."""
        steps, batch, inputs = x.shape
        hidden, outputs = weight_yh.shape
        op = _Arithmetic(x)
        driven = linear(weight_ih, x.reshape(steps * batch, inputs)).view(hidden, steps, batch).transpose(0, 1)
        inside = torch.add(driven, bias[:, None], out=x.new_empty(steps, hidden, batch))
        y = bias_o[:, None].expand(steps, outputs, batch).contiguous()
        add_fed_back, add_output = adder(weight_yh), adder(weight_ho)
        z, all_h, all_y = op.steps(inside), inside.unbind(0), y.unbind(0)
        for t in range(steps):
            if t:
                add_output(all_y[t - 1], all_h[t - 1])
                add_fed_back(all_h[t], all_y[t - 1])
            op.tanh(z[t], out=z[t])
        h = inside.transpose(1, 2).contiguous()
        ctx.save_for_backward(x, weight_ih, weight_yh, weight_ho, y, inside, h)
        return h

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, d_out: Tensor) -> tuple[Tensor | None, ...]:
        """∂L/∂ every argument, from ∂L/∂h (T, B, H)."""
        x, weight_ih, weight_yh, weight_ho, y, inside, h = ctx.saved_tensors
        steps, batch, inputs = x.shape
        hidden, outputs = weight_yh.shape
        op = _Arithmetic(x)
        slope = op.steps(1.0 - inside * inside)
        # A copy even of one sequence, which is contiguous either way: what comes from above is not ours to write over.
        z = d_out.transpose(1, 2).clone(memory_format=torch.contiguous_format)
        d_y = x.new_zeros(steps, outputs, batch)
        to_y, to_h = adder(weight_yh.t().contiguous()), adder(weight_ho.t().contiguous())
        d_z, all_z, all_y = op.steps(z), z.unbind(0), d_y.unbind(0)
        for t in range(steps - 1, -1, -1):
            if t < steps - 1:
                to_y(all_y[t], all_z[t + 1])
                to_h(all_z[t], all_y[t])
            op.multiply(d_z[t], slope[t], out=d_z[t])
        delta, flat_y, y_before = (
            columns.transpose(0, 1).reshape(columns.shape[1], -1) for columns in (z, d_y, y[:-1])
        )
        return (
            torch.mm(delta.t(), weight_ih).view(steps, batch, inputs) if ctx.needs_input_grad[0] else None,
            linear(delta, x.reshape(steps * batch, inputs).t()),
            linear(delta[:, batch:], y_before),
            delta.sum(1),
            linear(flat_y, h.view(steps * batch, hidden).t()),
            flat_y.sum(1),
        )
