"""Back-propagation through time for the layers torch has no kernel for: peephole LSTMs and the Jordan network.

Each is one autograd.Function. Its forward pass keeps what the way back needs; its backward pass first computes, for
all steps at once, every factor that does not depend on a later step, so that the loop over time is left with a
handful of in-place operations. Shapes: T steps, B sequences, I inputs, H units, K outputs. Gates are stacked i, f, g,
o, as in torch. Inside, the sequences stand side by side in columns, (H, B): then each gate of a step is one piece of
memory, and a product is added where it belongs without being turned round.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.autograd.function import once_differentiable

from lstm_sim.networks import compiled, plain
from lstm_sim.networks.cuda_graphs import play
from lstm_sim.networks.plain import BLOCKS
from lstm_sim.networks.products import linear


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
        h = _in_rows(tape, BLOCKS, x)
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
        way = x.new_empty(BLOCKS * steps + 1, hidden, columns)
        of_step = way[1:].view(steps, BLOCKS, hidden, columns)
        of_step[:, 5, :, :batch] = d_out.transpose(1, 2)
        if columns > batch:
            of_step[:, 5, :, batch:] = 0.0
        way[-1] = 0.0
        if ctx.loops is None:
            play(plain.run_back, (1,), tape, way, steps, fed_back.t().contiguous(), diagonal)
        else:
            ctx.loops.run_back(tape, way, steps, fed_back, diagonal)
        delta = of_step[:, :4, :, :batch].permute(1, 2, 0, 3).reshape(4 * hidden, steps * batch)
        if diagonal is not None:
            d_peephole = plain.peephole_gradient(tape, way, steps)
        else:
            c_before = tape[1 + BLOCKS : -BLOCKS : BLOCKS, :, :batch]  # each step but the first, when it was 0
            d_peephole = linear(delta[:, batch:], c_before.transpose(0, 1).reshape(hidden, -1))
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
    return _in_rows(tape, BLOCKS, x), _in_rows(tape, BLOCKS + 1, x)


def _taped(
    x: Tensor, weight_ih: Tensor, weight_hh: Tensor, bias: Tensor, peephole: Tensor
) -> tuple[Tensor, Tensor, Tensor | None, compiled.Loops | None]:
    """The run of PeepholeFunction; then `fed_back` and `peephole` as `plain.run` takes them, and what ran it."""
    steps, batch, inputs = x.shape
    hidden = weight_hh.shape[1]
    diagonal = peephole.contiguous() if peephole.shape[0] == 3 else None
    fed_back = weight_hh.contiguous() if diagonal is not None else torch.cat([weight_hh, peephole], dim=1)
    loops = compiled.loops_for(x)
    columns = batch if loops is None else compiled.padded(batch)
    # Blocks of each step: h, c, i, f, g, o, tanh c′; then those of the next, which begins with h′ and c′.
    tape = x.new_empty(BLOCKS * steps + 2, hidden, columns)
    tape[:2] = 0.0
    if loops is None:
        gates = tape[:-2].view(steps, BLOCKS, hidden, columns)[:, 2:6]
        driven = linear(weight_ih, x.reshape(steps * batch, inputs)).view(4, hidden, steps, batch).permute(2, 0, 1, 3)
        torch.add(driven, bias.view(4, hidden, 1), out=gates)
        play(plain.run, (0,), tape, steps, fed_back, diagonal)
    else:
        loops.run(tape, x, weight_ih.contiguous(), bias.contiguous(), fed_back, diagonal)
    return tape, fed_back, diagonal, loops


def _in_rows(tape: Tensor, first: int, x: Tensor) -> Tensor:
    """Every seventh block from `first` on, as (T, B, H)."""
    return tape[first::BLOCKS, :, : x.shape[1]].transpose(1, 2).contiguous()


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
        driven = linear(weight_ih, x.reshape(steps * batch, inputs)).view(hidden, steps, batch).transpose(0, 1)
        inside = torch.add(driven, bias[:, None], out=x.new_empty(steps, hidden, batch))
        y = bias_o[:, None].expand(steps, outputs, batch).contiguous()
        play(plain.run_jordan, (0, 1), inside, y, weight_yh, weight_ho)
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
        # A copy even of one sequence, which is contiguous either way: what comes from above is not ours to write over.
        z = d_out.transpose(1, 2).clone(memory_format=torch.contiguous_format)
        d_y = x.new_zeros(steps, outputs, batch)
        turned = weight_yh.t().contiguous(), weight_ho.t().contiguous()
        play(plain.run_jordan_back, (1, 2), inside, z, d_y, *turned)
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
