"""A function of two weights over a region: values, gradients, where they are numbers, and sections along each axis."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray
from lstm_sim.errors import InputError, said
from lstm_sim.frozen import frozen

Point = tuple[float, float]
"""The two weights, or the places along two directions."""
COARSE, FINE = 50, 200
"""Points along each axis while something is dragged, and when it rests."""
ARROWS = 21
"""Points along each axis of a gradient field."""
SECTION_POINTS = 401


class TwoWeights(Protocol):
    """A differentiable function of two weights, as descent needs it: one point at a time."""

    def value_and_gradient(self, point: Point) -> tuple[float, Point]:
        """The function's value at a point and its two partial derivatives there; inf or nan, never an exception."""
        ...


class OverArrays(Protocol):
    """A differentiable function of two weights that takes many points at once."""

    def values(self, x: FloatArray, y: FloatArray) -> FloatArray:
        """The value at each pair of x and y, arrays of one shape."""
        ...

    def values_and_gradients(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        """The same, and the partial derivatives (2, …)."""
        ...


@dataclass(frozen=True)
class Region:
    """The part of the plane that is shown: each axis from its lower to its upper end.

    Raises InputError unless both are finite and the lower one is lower.
    """

    x: tuple[float, float]
    y: tuple[float, float]

    def __post_init__(self) -> None:
        for low, high in (self.x, self.y):
            if not (np.isfinite(low) and np.isfinite(high) and low < high):
                raise InputError(
                    said("An axis cannot go from {0} to {1}.", f"{low:g}", f"{high:g}"),
                    remedy="Give two numbers, the lower one first.",
                )

    def axes(self, points: int) -> tuple[FloatArray, FloatArray]:
        """`points` evenly spaced values of each axis, its ends included."""
        return frozen(np.linspace(*self.x, points)), frozen(np.linspace(*self.y, points))

    def contains(self, point: Point) -> bool:
        """True for a point inside or on the edge; False for one that is not a number."""
        return self.x[0] <= point[0] <= self.x[1] and self.y[0] <= point[1] <= self.y[1]


@dataclass(frozen=True, eq=False)
class Surface:
    """A function over a grid of a region.

    Attributes:
        region: what is shown.
        x, y: (X,) and (Y,), the axes' values.
        values: (Y, X), values[row of y, column of x]; inf and nan where the function overflows.
        gradient: (2, Y, X), ∂/∂x and ∂/∂y; None if not asked for.
        known: (Y, X), False where the value is only filled in from its neighbours and still to be computed.
    """

    region: Region
    x: FloatArray
    y: FloatArray
    values: FloatArray
    gradient: FloatArray | None
    known: NDArray[np.bool_]

    @cached_property
    def finite(self) -> NDArray[np.bool_]:
        """(Y, X), True where the value, and the gradient where there is one, are numbers."""
        found: NDArray[np.bool_] = np.isfinite(self.values)
        if self.gradient is not None:
            found &= np.isfinite(self.gradient).all(axis=0)
        found.setflags(write=False)
        return found

    @cached_property
    def range(self) -> tuple[float, float] | None:
        """The smallest and the largest finite value; None where there is none."""
        finite = self.values[np.isfinite(self.values)]
        return (float(finite.min()), float(finite.max())) if finite.size else None

    @cached_property
    def gradient_norms(self) -> FloatArray | None:
        """(Y, X), the length of the gradient; None if it was not asked for."""
        if self.gradient is None:
            return None
        with np.errstate(all="ignore"):
            return frozen(np.hypot(self.gradient[0], self.gradient[1]))


@dataclass(frozen=True, eq=False)
class Section:
    """The function along one axis through a point.

    Attributes:
        axis: 0 along x, 1 along y; at: where the other axis is held.
        places: (N,), along the axis.
        values, slopes: (N,), the function and its derivative along the axis.
    """

    axis: int
    at: float
    places: FloatArray
    values: FloatArray
    slopes: FloatArray


def tabulate(function: OverArrays, region: Region, points: int = FINE, gradient: bool = False) -> Surface:
    """The function on a grid of `points` × `points` over the region; with `points` = ARROWS a field of gradients."""
    x, y = region.axes(points)
    columns, rows = np.meshgrid(x, y)
    slopes = None
    if gradient:
        values, found = function.values_and_gradients(columns, rows)
        slopes = frozen(found)
    else:
        values = function.values(columns, rows)
    known = np.ones(values.shape, dtype=bool)
    known.setflags(write=False)
    return Surface(region, x, y, frozen(values), slopes, known)


def section(function: OverArrays, region: Region, point: Point, axis: int, points: int = SECTION_POINTS) -> Section:
    """The function from edge to edge of the region along `axis` (0 is x, 1 is y), through `point`."""
    places = region.axes(points)[axis]
    held = np.full(points, point[1 - axis])
    values, gradients = function.values_and_gradients(*((places, held) if axis == 0 else (held, places)))
    return Section(axis, point[1 - axis], places, frozen(values), frozen(gradients[axis]))
