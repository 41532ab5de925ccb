"""Our own back-propagation through time against an autograd loop, and against a numerical gradient."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from lstm_sim.networks.functions import JordanFunction, PeepholeFunction


def peephole_loop(x: Tensor, w_ih: Tensor, w_hh: Tensor, bias: Tensor, p: Tensor) -> Tensor:
    """The equations of Gers & Schmidhuber 2000 (or all four gates seeing every memory), one step after another."""
    hidden = w_hh.shape[1]
    h = c = x.new_zeros(x.shape[1], hidden)
    outputs = []
    for step in x:
        z = step @ w_ih.T + h @ w_hh.T + bias
        if p.shape[0] != 3:
            z = z + c @ p.T
        i, f, g, o = z.chunk(4, dim=1)
        if p.shape[0] == 3:
            i, f = i + p[0] * c, f + p[1] * c
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        if p.shape[0] == 3:
            o = o + p[2] * c
        h = torch.sigmoid(o) * torch.tanh(c)
        outputs.append(h)
    return torch.stack(outputs)


def jordan_loop(x: Tensor, w_ih: Tensor, w_yh: Tensor, bias: Tensor, w_ho: Tensor, bias_o: Tensor) -> Tensor:
    """Jordan 1986: the output of the step before is fed back, 0 before the first."""
    y = x.new_zeros(x.shape[1], w_ho.shape[0])
    outputs = []
    for step in x:
        h = torch.tanh(step @ w_ih.T + y @ w_yh.T + bias)
        y = h @ w_ho.T + bias_o
        outputs.append(h)
    return torch.stack(outputs)


def arguments(form: str, steps: int, batch: int, inputs: int, hidden: int, seed: int = 0) -> list[Tensor]:
    generator = torch.Generator().manual_seed(seed)
    shapes: list[tuple[int, ...]] = [(steps, batch, inputs)]
    if form == "jordan":
        shapes += [(hidden, inputs), (hidden, 3), (hidden,), (3, hidden), (3,)]
    else:
        peephole = (3, hidden) if form == "diagonal" else (4 * hidden, hidden)
        shapes += [(4 * hidden, inputs), (4 * hidden, hidden), (4 * hidden,), peephole]
    return [torch.randn(s, generator=generator, dtype=torch.float64).requires_grad_() for s in shapes]


FORMS: dict[str, tuple[Callable[..., Tensor], Callable[..., Tensor]]] = {
    "diagonal": (PeepholeFunction.apply, peephole_loop),
    "dense": (PeepholeFunction.apply, peephole_loop),
    "jordan": (JordanFunction.apply, jordan_loop),
}


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25, deadline=None)
@given(
    steps=st.integers(1, 7),
    batch=st.integers(1, 4),
    inputs=st.integers(1, 4),
    hidden=st.integers(1, 6),
    seed=st.integers(0, 10**6),
)
def test_it_equals_the_loop(form: str, steps: int, batch: int, inputs: int, hidden: int, seed: int) -> None:
    ours, loop = FORMS[form]
    given_arguments = arguments(form, steps, batch, inputs, hidden, seed)
    seeds = torch.randn(steps, batch, hidden, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
    mine, reference = ours(*given_arguments), loop(*given_arguments)
    torch.testing.assert_close(mine, reference, rtol=1e-12, atol=1e-12)
    mine_gradients = torch.autograd.grad((mine * seeds).sum(), given_arguments, allow_unused=True)
    wanted = torch.autograd.grad((reference * seeds).sum(), given_arguments, allow_unused=True)
    for found, want in zip(mine_gradients, wanted, strict=True):
        want = torch.zeros_like(found) if want is None else want
        torch.testing.assert_close(found, want, rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("form", FORMS)
def test_gradcheck(form: str) -> None:
    assert torch.autograd.gradcheck(FORMS[form][0], arguments(form, 4, 2, 3, 3))


@pytest.mark.parametrize("form", FORMS)
def test_inputs_that_need_no_gradient_get_none(form: str) -> None:
    given_arguments = arguments(form, 3, 2, 3, 3)
    given_arguments[0] = given_arguments[0].detach()
    FORMS[form][0](*given_arguments).sum().backward()
    assert given_arguments[0].grad is None
    assert all(a.grad is not None for a in given_arguments[1:])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("hidden", [5, 128])
def test_float32_on_either_side_of_the_fast_product(form: str, hidden: int) -> None:
    given_arguments = [(0.2 * a).detach().float() for a in arguments(form, 4, 3, 20, hidden)]
    ours, loop = FORMS[form]
    torch.testing.assert_close(ours(*given_arguments), loop(*given_arguments), rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("form", FORMS)
def test_the_plain_product_gives_the_same(form: str) -> None:
    given_arguments = [(0.2 * a).detach().float().requires_grad_() for a in arguments(form, 4, 3, 20, 128)]
    results = []
    for fast in (True, False):
        torch.backends.mkldnn.enabled = fast
        try:
            output = FORMS[form][0](*given_arguments)
            results.append([output, *torch.autograd.grad(output.square().sum(), given_arguments)])
        finally:
            torch.backends.mkldnn.enabled = True
    for fast_result, plain in zip(*results, strict=True):
        torch.testing.assert_close(fast_result, plain, rtol=1e-4, atol=1e-4)
