"""Descent: torch's SGD step for step, clipping as the lecture has it, and every way it can end."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from lstm_sim.errors import InputError
from lstm_sim.gradients.descent import Clipping, End, Rule, descend, length_of, side_by_side, walk
from lstm_sim.gradients.one_unit import REGION, START, OneUnit
from lstm_sim.gradients.surface import Point, Region


class Bowl:
    """x² + 10 y²."""

    def value_and_gradient(self, point: Point) -> tuple[float, Point]:
        x, y = point
        return x * x + 10.0 * y * y, (2.0 * x, 20.0 * y)


class Broken(Bowl):
    """A bowl whose gradient is no number to the left of 0."""

    def value_and_gradient(self, point: Point) -> tuple[float, Point]:
        return super().value_and_gradient(point) if point[0] >= 0 else (1.0, (math.nan, 0.0))


def torch_path(rule: Rule, start: Point, unit: OneUnit, steps: int) -> np.ndarray:
    weights = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([weights], lr=rule.learning_rate, momentum=rule.momentum)
    path = [weights.detach().numpy().copy()]
    for _ in range(steps):
        x = torch.tensor(unit.start, dtype=torch.float64)
        for _ in range(unit.steps):
            x = weights[0] * torch.sigmoid(x) + weights[1]
        optimizer.zero_grad()
        ((torch.sigmoid(x) - unit.target) ** 2).backward()
        assert weights.grad is not None
        if rule.clipping is Clipping.VALUE:
            torch.nn.utils.clip_grad_value_([weights], rule.threshold)
        elif rule.clipping is Clipping.NORM and weights.grad.norm() >= rule.threshold:
            weights.grad.mul_(rule.threshold / weights.grad.norm())
        optimizer.step()
        path.append(weights.detach().numpy().copy())
    return np.array(path)


@pytest.mark.parametrize("momentum", [0.0, 0.6])
@pytest.mark.parametrize("clipping", list(Clipping))
def test_it_is_torchs_sgd(clipping: Clipping, momentum: float) -> None:
    rule = Rule(0.2, momentum, clipping, 0.02, 40)
    found = descend(OneUnit(), (5.2, -2.2), rule)
    np.testing.assert_allclose(
        found.points, torch_path(rule, (5.2, -2.2), OneUnit(), found.steps), rtol=1e-9, atol=1e-9
    )
    assert found.clipped.any() == (clipping is not Clipping.OFF)


def test_the_same_start_gives_the_same_path() -> None:
    rule = Rule(momentum=0.5, clipping=Clipping.NORM)
    one, two = (descend(OneUnit(), START, rule, REGION) for _ in range(2))
    assert one.points.tolist() == two.points.tolist()
    assert one.losses.tolist() == two.losses.tolist()


def test_the_cliff_throws_out_what_is_not_clipped() -> None:
    pair = side_by_side(OneUnit(), START, Rule(), REGION)
    assert pair.unclipped.end is End.LEFT
    assert pair.unclipped.largest_jump == pair.unclipped.steps
    assert not REGION.contains(tuple(pair.unclipped.points[-1]))
    assert all(REGION.contains(tuple(point)) for point in pair.unclipped.points[:-1])
    assert pair.clipped.end is End.STEPS
    assert pair.clipped.clipped.any()
    jumps = np.linalg.norm(np.diff(pair.clipped.points, axis=0), axis=1)
    assert jumps.max() <= 0.02 * 15.0 * (1 + 1e-12)
    first = int(pair.clipped.clipped.argmax())
    assert pair.clipped.points[: first + 1].tolist() == pair.unclipped.points[: first + 1].tolist()


def test_each_place_has_its_own_loss_and_gradient() -> None:
    found = descend(Bowl(), (3.0, 1.0), Rule(0.01, steps=5))
    assert found.points.shape == (6, 2)
    for point, loss, gradient, norm in zip(
        found.points, found.losses, found.gradients, found.gradient_norms, strict=True
    ):
        wanted = Bowl().value_and_gradient(tuple(point))
        assert (loss, *gradient) == (wanted[0], *wanted[1])
        assert norm == pytest.approx(math.hypot(*wanted[1]), rel=1e-15)


@given(st.floats(), st.floats())
def test_the_length_of_a_gradient(x: float, y: float) -> None:
    assert length_of(x, y) == pytest.approx(math.hypot(x, y), rel=1e-15, abs=1e-323, nan_ok=True)


def test_it_converges() -> None:
    found = descend(Bowl(), (3.0, 1.0), Rule(0.04, steps=1000))
    assert found.end is End.CONVERGED
    assert found.steps < 1000
    assert found.losses[-1] < 1e-15
    resting = descend(Bowl(), (0.0, 0.0), Rule())
    assert (resting.end, resting.steps, resting.largest_jump) == (End.CONVERGED, 0, 0)


def test_with_momentum_it_does_not_stop_where_it_only_passes() -> None:
    """At the bottom of the bowl the gradient is 0, but not the velocity."""
    through = descend(Bowl(), (1.0, 0.0), Rule(0.5, 0.9, steps=1))
    assert through.points[-1].tolist() == [0.0, 0.0]
    assert descend(Bowl(), (1.0, 0.0), Rule(0.5, 0.9, steps=3)).steps == 3


def test_it_diverges_and_says_when() -> None:
    found = descend(Bowl(), (1.0, 1.0), Rule(1e30, steps=100))
    assert found.end is End.DIVERGED
    assert 1 < found.steps < 100
    assert np.isfinite(found.losses[:-1]).all()
    assert not np.isfinite(found.losses[-1])
    assert np.isfinite(found.points[:-1]).all()
    far = descend(Bowl(), (1e300, 1.0), Rule(1e300, steps=9))
    assert (far.end, far.steps) == (End.DIVERGED, 0)
    flung = descend(Bowl(), (1e150, 1.0), Rule(1e300, steps=9))
    assert (flung.end, flung.steps) == (End.DIVERGED, 1)
    assert np.isnan(flung.losses[-1])


@pytest.mark.parametrize("clipping", list(Clipping))
def test_a_gradient_that_is_no_number_ends_it(clipping: Clipping) -> None:
    found = descend(Broken(), (1.0, 0.0), Rule(1.0, clipping=clipping, threshold=1.5))
    assert (found.end, found.steps) == (End.DIVERGED, 1)
    assert np.isnan(found.gradients[-1, 0])
    assert not found.clipped[-1]


def test_clipping_by_norm_keeps_the_direction_and_by_value_does_not() -> None:
    by_norm, by_value = (Rule(clipping=c, threshold=15.0) for c in (Clipping.NORM, Clipping.VALUE))
    assert by_norm.clip((30.0, 40.0)) == pytest.approx((9.0, 12.0), rel=1e-15)
    assert by_value.clip((30.0, -40.0)) == (15.0, -15.0)
    assert by_norm.clip((3.0, 4.0)) == by_value.clip((3.0, 4.0)) == (3.0, 4.0)
    assert by_norm.clip((1.5e308, 0.0)) == (15.0, 0.0)
    assert Rule().clip((1e9, 0.0)) == (1e9, 0.0)


def test_a_start_outside_is_left_at_once() -> None:
    found = descend(Bowl(), (9.0, 0.0), Rule(), Region((-1.0, 1.0), (-1.0, 1.0)))
    assert (found.end, found.steps) == (End.LEFT, 0)


def test_it_can_be_left_at_any_step() -> None:
    steps = walk(Bowl(), (3.0, 1.0), Rule())
    assert [next(steps).end for _ in range(3)] == [None] * 3


@pytest.mark.parametrize(
    ("name", "value"),
    [("learning_rate", 0.0), ("learning_rate", math.nan), ("momentum", 1.0), ("threshold", -1.0), ("steps", -1)],
)
def test_a_rule_that_is_none_is_refused(name: str, value: float) -> None:
    with pytest.raises(InputError, match=f"{name} is"):
        replace(Rule(), **{name: value})
