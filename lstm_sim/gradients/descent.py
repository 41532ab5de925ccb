"""Gradient descent over two weights, step by step, with clipping or without, and how it ended."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray
from lstm_sim.errors import InputError, said
from lstm_sim.frozen import frozen
from lstm_sim.gradients.compiled_descent import ready
from lstm_sim.gradients.surface import Point, Region, TwoWeights

LECTURE_THRESHOLD = 15.0
"""The threshold at which the lecture's example clips."""


class Clipping(StrEnum):
    """What is done to a large gradient: nothing, shortened to the threshold's length, or each part cut at it."""

    OFF = "off"
    NORM = "norm"
    VALUE = "value"


class End(StrEnum):
    """Why a descent ended."""

    CONVERGED = "converged"
    DIVERGED = "diverged"
    LEFT = "left"
    STEPS = "steps"


@dataclass(frozen=True)
class Rule:
    """How to descend.

    Attributes:
        learning_rate: η > 0.
        momentum: μ, 0 … 1; the velocity is v ← μ·v + g and the weights move by −η·v, as torch's SGD has it.
        clipping, threshold: θ > 0; by norm g ← θ·g/‖g‖ where ‖g‖ ≥ θ, by value each part into −θ … θ.
        steps: the most that are made.
        tolerance: it has converged where neither ‖g‖ nor ‖v‖ is larger.

    Raises InputError for a number that is none of these.
    """

    learning_rate: float = 0.02
    momentum: float = 0.0
    clipping: Clipping = Clipping.OFF
    threshold: float = LECTURE_THRESHOLD
    steps: int = 200
    tolerance: float = 1e-8

    def __post_init__(self) -> None:
        wanted = (
            ("learning_rate", self.learning_rate, 0.0 < self.learning_rate < math.inf, "It must be more than 0."),
            ("momentum", self.momentum, 0.0 <= self.momentum < 1.0, "It must be at least 0 and less than 1."),
            ("threshold", self.threshold, 0.0 < self.threshold < math.inf, "It must be more than 0."),
            ("steps", self.steps, self.steps >= 0, "It must be 0 or more."),
            ("tolerance", self.tolerance, self.tolerance >= 0.0, "It must be 0 or more."),
        )
        for name, value, good, remedy in wanted:
            if not good:
                raise InputError(said("{0} is {1}.", name, value), remedy=remedy)

    def clip(self, gradient: Point) -> Point:
        """The gradient as the rule lets it act."""
        if self.clipping is Clipping.NORM:
            norm = length_of(*gradient)
            if norm >= self.threshold:
                return gradient[0] / norm * self.threshold, gradient[1] / norm * self.threshold
        elif self.clipping is Clipping.VALUE:
            low, high = -self.threshold, self.threshold
            return min(max(gradient[0], low), high), min(max(gradient[1], low), high)
        return gradient


@dataclass(frozen=True)
class Step:
    """Where a descent stands before its next step.

    Attributes:
        point, loss, gradient: of this place; the gradient before clipping.
        gradient_norm: ‖g‖ before clipping.
        clipped: True where clipping changes the gradient.
        end: why it goes no further from here; None if it does.
        leads_to: the place of the next one; None where it goes no further.
    """

    point: Point
    loss: float
    gradient: Point
    gradient_norm: float
    clipped: bool
    end: End | None = None
    leads_to: Point | None = None

    @property
    def ahead(self) -> Step | None:
        """The next place before anything is known of it: what is nan there. None where it goes no further."""
        if self.leads_to is None:
            return None
        return Step(self.leads_to, math.nan, (math.nan, math.nan), math.nan, False)


@dataclass(frozen=True, eq=False)
class Descent:
    """A whole descent of N steps, N + 1 places with the start.

    A descent that diverged ends with the place whose weights, loss or gradient are no longer numbers; one that left the
    region with the first place outside it. Everything before those is finite and inside.

    Attributes:
        rule, region: how, and within what; None is everywhere.
        points: (N + 1, 2).
        losses, gradient_norms: (N + 1,), ‖g‖ before clipping.
        gradients: (N + 1, 2), before clipping.
        clipped: (N + 1,), True where the step from this place goes by a clipped gradient.
        end: why it ended, at step N.
    """

    rule: Rule
    region: Region | None
    points: FloatArray
    losses: FloatArray
    gradients: FloatArray
    gradient_norms: FloatArray
    clipped: NDArray[np.bool_]
    end: End

    @property
    def steps(self) -> int:
        """N, the steps made: "diverged at step N"."""
        return len(self.losses) - 1

    @property
    def largest_jump(self) -> int:
        """The step (1 … N) that carried furthest, the leap off the cliff; 0 where none was made."""
        lengths = np.linalg.norm(np.diff(self.points, axis=0), axis=1)
        return 1 + int(np.nanargmax(lengths)) if np.isfinite(lengths).any() else 0


@dataclass(frozen=True, eq=False)
class Pair:
    """Two descents from one start by one rule, but for the clipping."""

    clipped: Descent
    unclipped: Descent


def length_of(x: float, y: float) -> float:
    """√(x² + y²) without overflow, of operations that are rounded alike everywhere; inf or nan where one of them is."""
    a, b = abs(x), abs(y)
    if math.isinf(a) or math.isinf(b):
        return math.inf
    if a < b:
        a, b = b, a
    if a == 0.0:
        return b
    share = b / a
    return a * math.sqrt(1.0 + share * share)


def walk(surface: TwoWeights, start: Point, rule: Rule, region: Region | None = None) -> Iterator[Step]:
    """Descend from `start`, one Step for each place; the last one says why it ended. It can be left at any of them."""
    x, y = map(float, start)
    v_x = v_y = 0.0
    for k in range(rule.steps + 1):
        if not (math.isfinite(x) and math.isfinite(y)):
            yield Step((x, y), math.nan, (math.nan, math.nan), math.nan, False, End.DIVERGED)
            return
        loss, gradient = surface.value_and_gradient((x, y))
        norm = length_of(*gradient)
        if not (math.isfinite(loss) and math.isfinite(norm)):
            yield Step((x, y), loss, gradient, norm, False, End.DIVERGED)
            return
        used = rule.clip(gradient)
        end = None
        if region is not None and not region.contains((x, y)):
            end = End.LEFT
        elif norm <= rule.tolerance and length_of(v_x, v_y) <= rule.tolerance:
            end = End.CONVERGED
        elif k == rule.steps:
            end = End.STEPS
        if end is not None:
            yield Step((x, y), loss, gradient, norm, used != gradient, end)
            return
        v_x, v_y = rule.momentum * v_x + used[0], rule.momentum * v_y + used[1]
        here, x, y = (x, y), x - rule.learning_rate * v_x, y - rule.learning_rate * v_y
        yield Step(here, loss, gradient, norm, used != gradient, leads_to=(x, y))


def descend(surface: TwoWeights, start: Point, rule: Rule, region: Region | None = None) -> Descent:
    """The whole descent from `start`: the same start and rule always give the same path."""
    compiled = ready(surface)
    if compiled is not None:
        places = compiled(start, rule, region)
        clipped = places[:, 6] != 0.0
        clipped.setflags(write=False)
        points, losses, gradients, norms = (frozen(places[:, k]) for k in (slice(2), 2, slice(3, 5), 5))
        return Descent(rule, region, points, losses, gradients, norms, clipped, list(End)[int(places[-1, 7]) - 1])
    return descended(list(walk(surface, start, rule, region)), rule, region)


def descended(places: Sequence[Step], rule: Rule, region: Region | None) -> Descent:
    """The descent of the places that were walked, one or more; one that has not ended goes on for all that is known."""
    clipped = np.array([place.clipped for place in places])
    clipped.setflags(write=False)
    return Descent(
        rule,
        region,
        frozen([place.point for place in places]),
        frozen([place.loss for place in places]),
        frozen([place.gradient for place in places]),
        frozen([place.gradient_norm for place in places]),
        clipped,
        places[-1].end or End.STEPS,
    )


def side_by_side(surface: TwoWeights, start: Point, rule: Rule, region: Region | None = None) -> Pair:
    """Descend twice from `start`: by the rule, which clips by norm unless it says otherwise, and without clipping."""
    clipping = Clipping.NORM if rule.clipping is Clipping.OFF else rule.clipping
    return Pair(
        descend(surface, start, replace(rule, clipping=clipping), region),
        descend(surface, start, replace(rule, clipping=Clipping.OFF), region),
    )
