"""Schedules, clipping and optimizers, against their formulas and against torch."""

from __future__ import annotations

import math
import subprocess
import sys
from dataclasses import replace

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from lstm_sim.errors import said
from lstm_sim.training.config import Config, Optimizer, Schedule, Task
from lstm_sim.training.descent import are_finite, clip, diverged, learning_rate, make_optimizer, moments_kept

CONFIG = Config(Task.TRAVEL, learning_rate=0.4)


@pytest.mark.parametrize(
    ("schedule", "warmup", "rates"),
    [
        (Schedule.CONSTANT, 0.0, [0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4]),
        (Schedule.CONSTANT, 0.4, [0.1, 0.2, 0.3, 0.4, 0.4, 0.4, 0.4, 0.4]),
        (Schedule.LINEAR, 0.0, [0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.05]),
        (Schedule.LINEAR, 0.5, [0.08, 0.16, 0.24, 0.32, 0.4, 0.3, 0.2, 0.1]),
        (Schedule.COSINE, 0.0, [0.2 + 0.2 * math.cos(math.pi * k / 8) for k in range(8)]),
        (Schedule.COSINE, 0.5, [0.08, 0.16, 0.24, 0.32, 0.4, 0.2 + 0.1 * 2**0.5, 0.2, 0.2 - 0.1 * 2**0.5]),
    ],
)
def test_schedules_by_hand(schedule: Schedule, warmup: float, rates: list[float]) -> None:
    config = replace(CONFIG, schedule=schedule, warmup=warmup)
    assert [learning_rate(config, step, 8) for step in range(8)] == pytest.approx(rates, rel=1e-12)


@given(st.sampled_from(Schedule), st.floats(0.0, 0.999), st.integers(1, 60), st.floats(1e-6, 1e3))
def test_every_schedule_rises_then_falls_and_never_reaches_zero(
    schedule: Schedule, warmup: float, steps: int, rate: float
) -> None:
    config = replace(CONFIG, schedule=schedule, warmup=warmup, learning_rate=rate)
    rates = [learning_rate(config, step, steps) for step in range(steps)]
    top = int(warmup * steps)
    assert rates[top] == rate == max(rates)
    assert min(rates) > 0.0
    assert rates[: top + 1] == sorted(rates[: top + 1])
    assert rates[top:] == sorted(rates[top:], reverse=True)


def parameters_with(*gradients: torch.Tensor) -> list[nn.Parameter]:
    made = [nn.Parameter(torch.zeros_like(g)) for g in gradients]
    for parameter, gradient in zip(made, gradients, strict=True):
        parameter.grad = gradient.clone()
    return made


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 10_000), st.floats(0.01, 30.0))
def test_clipping_by_norm_is_the_formula(seed: int, threshold: float) -> None:
    generator = torch.Generator().manual_seed(seed)
    gradients = [3.0 * torch.randn(shape, generator=generator, dtype=torch.float64) for shape in ((4, 3), (5,), ())]
    joined = torch.cat([g.flatten() for g in gradients])
    norm = joined.norm()
    wanted = joined if norm < threshold else threshold * joined / norm
    parameters = parameters_with(*gradients)
    found, clipped = clip(parameters, threshold, 0.0)
    torch.testing.assert_close(torch.cat([p.grad.flatten() for p in parameters]), wanted, rtol=1e-12, atol=1e-12)
    assert found == pytest.approx(norm.item(), rel=1e-12)
    assert clipped == (norm >= threshold)
    reference = parameters_with(*gradients)
    nn.utils.clip_grad_norm_(reference, threshold)
    for mine, theirs in zip(parameters, reference, strict=True):
        torch.testing.assert_close(mine.grad, theirs.grad, rtol=2e-4, atol=1e-9)  # torch divides by ‖g‖ + 10⁻⁶


def test_a_norm_at_the_threshold_counts_as_clipped() -> None:
    parameters = parameters_with(torch.tensor([3.0, 4.0]))
    assert clip(parameters, 5.0, 0.0) == (5.0, 1.0)
    assert parameters[0].grad.tolist() == [3.0, 4.0]


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 10_000), st.floats(0.01, 5.0))
def test_clipping_by_value_is_torchs(seed: int, most: float) -> None:
    generator = torch.Generator().manual_seed(seed)
    gradients = [torch.randn(shape, generator=generator) for shape in ((4, 3), (5,), (2, 2))]
    parameters, reference = parameters_with(*gradients), parameters_with(*gradients)
    norm, clipped = clip(parameters, 0.0, most)
    nn.utils.clip_grad_value_(reference, most)
    for mine, theirs in zip(parameters, reference, strict=True):
        assert torch.equal(mine.grad, theirs.grad)
    joined = torch.cat([g.flatten() for g in gradients])
    assert clipped == pytest.approx((joined.abs() > torch.tensor(most)).double().mean().item())
    assert norm == pytest.approx(joined.norm().item(), rel=1e-6)


def test_by_norm_goes_before_by_value() -> None:
    parameters = parameters_with(torch.tensor([6.0, 8.0]))
    assert clip(parameters, 5.0, 3.5) == (10.0, 1.0)
    assert parameters[0].grad.tolist() == [3.0, 3.5]


def test_nothing_is_clipped_unless_asked() -> None:
    parameters = parameters_with(torch.tensor([6.0, 8.0]))
    assert clip(parameters, 0.0, 0.0) == (10.0, 0.0)
    assert parameters[0].grad.tolist() == [6.0, 8.0]
    assert clip([nn.Parameter(torch.zeros(2))], 1.0, 1.0) == (0.0, 0.0)


def test_an_exploding_gradient_is_clipped_even_where_its_squares_are_no_float32() -> None:
    parameters = parameters_with(torch.tensor([3e30, 4e30]))
    norm, clipped = clip(parameters, 1.0, 0.0)
    assert (norm, clipped) == (pytest.approx(5e30, rel=1e-6), 1.0)
    assert parameters[0].grad.tolist() == pytest.approx([0.6, 0.8], rel=1e-6)


@pytest.mark.parametrize("wrong", [math.nan, math.inf])
def test_a_gradient_that_is_no_number_is_left_for_the_loop_to_refuse(wrong: float) -> None:
    parameters = parameters_with(torch.tensor([wrong, 1.0]))
    norm, clipped = clip(parameters, 1.0, 1.0)
    assert not math.isfinite(norm) and clipped == 0.0
    assert parameters[0].grad[1] == 1.0


@pytest.mark.parametrize("momentum", [0.0, 0.8])
@pytest.mark.parametrize("optimizer", Optimizer)
def test_every_optimizer_is_torchs_plain_one(optimizer: Optimizer, momentum: float) -> None:
    config = replace(CONFIG, optimizer=optimizer, learning_rate=0.03, momentum=momentum, weight_decay=0.1)
    generator = torch.Generator().manual_seed(0)
    start = torch.randn(7, 3, generator=generator, dtype=torch.float64)
    mine, theirs = nn.Parameter(start.clone()), nn.Parameter(start.clone())
    plain = {
        Optimizer.SGD: lambda p: torch.optim.SGD(p, 0.03, momentum=momentum, weight_decay=0.1),
        Optimizer.RMSPROP: lambda p: torch.optim.RMSprop(p, 0.03, weight_decay=0.1),
        Optimizer.ADAM: lambda p: torch.optim.Adam(p, 0.03, weight_decay=0.1, foreach=False, fused=False),
        Optimizer.ADAMW: lambda p: torch.optim.AdamW(p, 0.03, weight_decay=0.1, foreach=False, fused=False),
    }[optimizer]([theirs])
    made = make_optimizer(config, [mine])
    for _ in range(5):
        gradient = torch.randn(7, 3, generator=generator, dtype=torch.float64)
        mine.grad, theirs.grad = gradient.clone(), gradient.clone()
        made.step()
        plain.step()
        torch.testing.assert_close(mine, theirs, rtol=1e-12, atol=1e-12)
    kept = {key for key, value in made.state[mine].items() if isinstance(value, torch.Tensor)}
    assert kept == set(moments_kept(config))


def test_no_optimizer_loads_torchs_compiler() -> None:
    """It takes seconds, in which a run can neither begin nor be ended."""
    made = """
import sys, torch
from lstm_sim.training.config import Config, Optimizer, Task
from lstm_sim.training.descent import make_optimizer
for kind in Optimizer:
    weight = torch.nn.Parameter(torch.ones(3))
    optimizer = make_optimizer(Config(Task.TRAVEL, optimizer=kind, momentum=0.5), [weight])
    weight.grad = torch.ones(3)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    optimizer.load_state_dict(optimizer.state_dict())
    assert weight.grad is None and weight.requires_grad and weight[0] < 1.0
assert "torch._dynamo" not in sys.modules
"""
    done = subprocess.run([sys.executable, "-c", made], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_finite_is_told_from_what_is_not() -> None:
    good = torch.ones(2)
    assert are_finite([]) and are_finite([good, torch.tensor([3e38, -3e38])])
    for wrong in (math.nan, math.inf, -math.inf):
        assert not are_finite([good, torch.tensor([0.0, wrong])])


def test_what_to_do_depends_on_what_was_tried() -> None:
    problem = said("It went wrong at step {0}.", 7)
    assert str(diverged(CONFIG, problem)) == (
        "It went wrong at step 7. Train anew with a learning rate smaller than 0.4, or clip the gradient, for instance "
        "to a norm of 1."
    )
    for tried in ({"clip_norm": 1.0}, {"clip_value": 1.0}):
        assert str(diverged(replace(CONFIG, **tried), problem)).endswith("with a learning rate smaller than 0.4.")
