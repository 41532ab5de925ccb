"""Back-propagation through time for the layers torch has no kernel for: peephole LSTMs and the Jordan network.

Each is one autograd.Function. Its forward pass keeps what the way back needs; its backward pass first computes, for
all steps at once, every factor that does not depend on a later step, so that the loop over time is left with a
handful of in-place products. Shapes: T steps, B sequences, I inputs, H units, K outputs. Gates are stacked i, f, g, o,
as in torch.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.autograd.function import once_differentiable

from lstm_sim.networks.products import linear, multiplier, outer


class _Arithmetic:
    """The elementwise functions of the step loops, under the names that numpy and torch share.

    On the CPU they are numpy's, on views of the tensors' own memory: a third of torch's cost a call, and a tanh that
    is vectorised. Elsewhere they are torch's.
    """

    def __init__(self, like: Tensor) -> None:
        self._numpy = like.device.type == "cpu"
        module: Any = np if self._numpy else torch
        self.multiply, self.add, self.subtract, self.tanh = module.multiply, module.add, module.subtract, module.tanh

    def view(self, tensor: Tensor) -> Any:
        """The same memory, in the form that the functions take."""
        return tensor.detach().numpy() if self._numpy else tensor

    def steps(self, tensor: Tensor) -> list[Any]:
        """The T slices of a (T, …) tensor, in that form."""
        return list(self.view(tensor))

    def gates(self, rows: Tensor, hidden: int) -> Any:
        """Rows (B, 4H) seen as (4, B, H)."""
        split = self.view(rows).reshape(-1, 4, hidden)
        return split.transpose(1, 0, 2) if self._numpy else split.transpose(0, 1)


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
        steps, batch, _ = x.shape
        hidden = weight_hh.shape[1]
        diagonal = peephole.shape[0] == 3
        op = _Arithmetic(x)
        # σ(x) = ½ + ½ tanh ½x: with the rows of i, f, o halved beforehand, one tanh does for gates and candidate alike.
        half = x.new_full((4, hidden), 0.5)
        half[2] = 1.0
        rows = half.view(-1, 1)
        driven = linear(x.reshape(steps * batch, -1), weight_ih * rows, bias * rows[:, 0])
        # Gate by gate, so that every elementwise operation runs over one piece of memory.
        gates = driven.view(steps, batch, 4, hidden).transpose(1, 2).contiguous()
        c, h = x.new_zeros(steps + 1, batch, hidden), x.new_zeros(steps + 1, batch, hidden)
        squashed = x.new_empty(steps, batch, hidden)
        feed_back = multiplier(weight_hh * rows)
        see_all = None if diagonal else multiplier(peephole * rows)
        all_z, all_c, all_h, all_tanh = op.steps(gates), op.steps(c), op.steps(h), op.steps(squashed)
        h_rows, c_rows = h.unbind(0), c.unbind(0)
        pair, part = op.view(x.new_empty(2, batch, hidden)), op.view(x.new_empty(batch, hidden))
        if diagonal:
            see, see_new = op.view(0.5 * peephole[:2, None]), op.view(0.5 * peephole[2])
        for t in range(steps):
            z = all_z[t]
            if t:
                op.add(z, op.gates(feed_back(h_rows[t]), hidden), out=z)
                if see_all is not None:
                    op.add(z, op.gates(see_all(c_rows[t]), hidden), out=z)
            first, g, o, new = z[:2], z[2], z[3], all_c[t + 1]
            if diagonal:
                op.multiply(all_c[t], see, out=pair)
                op.add(first, pair, out=first)
                op.tanh(z[:3], out=z[:3])
            else:
                op.tanh(z, out=z)
                op.multiply(o, 0.5, out=o)
                op.add(o, 0.5, out=o)
            op.multiply(first, 0.5, out=first)
            op.add(first, 0.5, out=first)
            op.multiply(z[1], all_c[t], out=new)
            op.multiply(z[0], g, out=part)
            op.add(new, part, out=new)
            if diagonal:
                op.multiply(new, see_new, out=part)
                op.add(o, part, out=o)
                op.tanh(o, out=o)
                op.multiply(o, 0.5, out=o)
                op.add(o, 0.5, out=o)
            op.tanh(new, out=all_tanh[t])
            op.multiply(o, all_tanh[t], out=all_h[t + 1])
        ctx.save_for_backward(x, weight_ih, weight_hh, peephole, gates, c, squashed, h)
        return h[1:]

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, d_out: Tensor) -> tuple[Tensor | None, ...]:
        """∂L/∂ every argument, from ∂L/∂h (T, B, H)."""
        x, weight_ih, weight_hh, peephole, gates, c, squashed, h = ctx.saved_tensors
        steps, batch, inputs = x.shape
        hidden = weight_hh.shape[1]
        diagonal = peephole.shape[0] == 3
        op = _Arithmetic(x)
        # What ∂L/∂c′ (for i, f, g) and ∂L/∂h (for o) are multiplied by to give ∂L/∂ each pre-activation.
        delta = x.new_empty(steps, batch, 4, hidden)
        i, f, g, o = (op.view(gates[:, k]) for k in range(4))
        k_i, k_f, k_g, k_o = (op.view(delta[:, :, k]) for k in range(4))
        c_before, tanh_c = op.view(c[:-1]), op.view(squashed)
        held, through_o, through_c = (op.view(torch.empty_like(squashed)) for _ in range(3))
        for gate, factor, out in ((i, g, k_i), (f, c_before, k_f), (o, tanh_c, k_o)):
            op.multiply(gate, gate, out=held)
            op.subtract(gate, held, out=held)
            op.multiply(held, factor, out=out)
        op.multiply(g, g, out=held)
        op.multiply(held, i, out=held)
        op.subtract(i, held, out=k_g)
        # ∂h/∂c′ = o·(1 − tanh² c′), and through the output gate's peephole; ∂c′/∂c = f, and through those of i and f.
        op.multiply(tanh_c, tanh_c, out=held)
        op.multiply(held, o, out=held)
        op.subtract(o, held, out=through_o)
        to_h, to_c = multiplier(weight_hh.t()), None
        if diagonal:
            p_i, p_f, p_o = op.steps(peephole)
            op.multiply(k_o, p_o, out=held)
            op.add(through_o, held, out=through_o)
            op.multiply(k_i, p_i, out=through_c)
            op.multiply(k_f, p_f, out=held)
            op.add(through_c, held, out=through_c)
            op.add(through_c, f, out=through_c)
        else:
            through_c = f
            to_c = multiplier(peephole.t())
        d_hs = d_out.clone(memory_format=torch.contiguous_format)
        d_c, part = op.view(x.new_zeros(batch, hidden)), op.view(x.new_empty(batch, hidden))
        d_c_row = d_c[:, None]
        flat = delta.view(steps, batch, 4 * hidden)
        all_rows, all_dh = flat.unbind(0), op.steps(d_hs)
        all_first, all_o = op.steps(delta[:, :, :3]), op.steps(delta[:, :, 3])
        for t in range(steps - 1, -1, -1):
            d_h, first, d_o = all_dh[t], all_first[t], all_o[t]
            op.multiply(d_h, through_o[t], out=part)
            op.add(d_c, part, out=d_c)
            op.multiply(first, d_c_row, out=first)
            op.multiply(d_o, d_h, out=d_o)
            if t:
                op.multiply(d_c, through_c[t], out=d_c)
                op.add(all_dh[t - 1], op.view(to_h(all_rows[t])), out=all_dh[t - 1])
                if to_c is not None:
                    op.add(d_c, op.view(to_c(all_rows[t])), out=d_c)
        rows = flat.view(steps * batch, 4 * hidden)
        d_x = linear(rows, weight_ih.t()).view(steps, batch, inputs) if ctx.needs_input_grad[0] else None
        d_ih = outer(rows, x.reshape(steps * batch, inputs))
        d_hh = outer(rows, h[:-1].reshape(steps * batch, hidden))
        if diagonal:
            seen = [(delta[:, :, 0], c[:-1]), (delta[:, :, 1], c[:-1]), (delta[:, :, 3], c[1:])]
            d_peephole = torch.stack([(d * memory).sum((0, 1)) for d, memory in seen])
        else:
            d_peephole = outer(rows, c[:-1].reshape(steps * batch, hidden))
        return d_x, d_ih, d_hh, rows.sum(0), d_peephole


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
        steps, batch, _ = x.shape
        op = _Arithmetic(x)
        h = linear(x.reshape(steps * batch, -1), weight_ih, bias).view(steps, batch, -1)
        y = x.new_empty(steps, batch, weight_ho.shape[0])
        feed_back, put_out = multiplier(weight_yh), multiplier(weight_ho)
        shift = op.view(bias_o)
        all_h, all_y, h_rows, y_rows = op.steps(h), op.steps(y), h.unbind(0), y.unbind(0)
        for t in range(steps):
            z = all_h[t]
            if t:
                op.add(z, op.view(feed_back(y_rows[t - 1])), out=z)
            op.tanh(z, out=z)
            op.add(op.view(put_out(h_rows[t])), shift, out=all_y[t])
        ctx.save_for_backward(x, weight_ih, weight_yh, weight_ho, h, y)
        return h

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, d_out: Tensor) -> tuple[Tensor | None, ...]:
        """∂L/∂ every argument, from ∂L/∂h (T, B, H)."""
        x, weight_ih, weight_yh, weight_ho, h, y = ctx.saved_tensors
        steps, batch, inputs = x.shape
        op = _Arithmetic(x)
        slope = op.steps(1.0 - h * h)
        delta, d_y = d_out.clone(memory_format=torch.contiguous_format), torch.zeros_like(y)
        to_y, to_h = multiplier(weight_yh.t()), multiplier(weight_ho.t())
        all_delta, rows, y_rows = op.steps(delta), delta.unbind(0), d_y.unbind(0)
        for t in range(steps - 1, -1, -1):
            z = all_delta[t]
            if t < steps - 1:
                y_rows[t].copy_(to_y(rows[t + 1]))
                op.add(z, op.view(to_h(y_rows[t])), out=z)
            op.multiply(z, slope[t], out=z)
        flat, flat_y = delta.view(steps * batch, -1), d_y.view(steps * batch, -1)
        later = delta[1:].reshape((steps - 1) * batch, delta.shape[2])
        return (
            linear(flat, weight_ih.t()).view(steps, batch, inputs) if ctx.needs_input_grad[0] else None,
            outer(flat, x.reshape(steps * batch, inputs)),
            outer(later, y[:-1].reshape((steps - 1) * batch, y.shape[2])),
            flat.sum(0),
            outer(flat_y, h.view(steps * batch, -1)),
            flat_y.sum(0),
        )
