"""The loss of many weights over a plane: point by point with its gradient there, and coarse to fine over a region."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.frozen import frozen
from lstm_sim.gradients.plane import Plane
from lstm_sim.gradients.surface import Point, Region, Surface

COARSEST = 9
"""Points along each axis of the first grid; each finer one has twice as many spaces between them."""

_REMEMBERED = 10_000
"""Points whose gradient is, the oldest forgotten first."""


class FlatLoss(Protocol):
    """A loss of P weights in one vector."""

    def value(self, weights: FloatArray) -> float:
        """The loss at weights (P,); inf or nan, never an exception."""
        ...

    def value_and_gradient(self, weights: FloatArray) -> tuple[float, FloatArray]:
        """The loss and its gradient (P,)."""
        ...


@dataclass(frozen=True, eq=False)
class Landscape:
    """A loss on a plane: a function of two weights, to be drawn and descended on.

    Gradients that were asked for last are remembered: descents that begin at one place, or go one way for a while, ask
    for the same ones, and each is a pass of the whole network.
    """

    loss: FlatLoss
    plane: Plane
    _known: dict[Point, tuple[float, Point]] = field(default_factory=dict, init=False, repr=False)

    def value(self, point: Point) -> float:
        """The loss at a point."""
        return self.loss.value(self.plane.at(point))

    def value_and_gradient(self, point: Point) -> tuple[float, Point]:
        """The loss, and its derivatives along the two directions."""
        known = self._known.get(point)
        if known is None:
            value, gradient = self.loss.value_and_gradient(self.plane.at(point))
            known = self._known[point] = value, self.plane.along(gradient)
            if len(self._known) > _REMEMBERED:
                del self._known[next(iter(self._known))]
        return known

    def remembers(self, point: Point) -> bool:
        """True where the gradient costs nothing."""
        return point in self._known

    def values(self, x: FloatArray, y: FloatArray) -> FloatArray:
        """The loss at each pair of x and y, arrays of one shape; one after the other."""
        found = [self.value(point) for point in zip(x.ravel().tolist(), y.ravel().tolist(), strict=True)]
        return np.array(found).reshape(x.shape)

    def values_and_gradients(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        """The same with the derivatives along the two directions, (2, …)."""
        points = zip(x.ravel().tolist(), y.ravel().tolist(), strict=True)
        found = [(value, *gradient) for value, gradient in map(self.value_and_gradient, points)]
        values, d_x, d_y = (column.reshape(x.shape) for column in np.array(found).reshape(-1, 3).T)
        return values, np.stack([d_x, d_y])


def refine(value_at: Callable[[Point], float], region: Region, finest: int = 65) -> Iterator[Surface]:
    """Grids of the region, ever finer, one after each point that was computed; it can be left after any.

    From COARSEST points along each axis to `finest` (9, 17, 33, 65 …), each twice as fine as the one before, which it
    takes over: no point is computed twice. What is not `known` yet is filled in from the nearest point that is.
    Raises ValueError if the finest grid is none of these.
    """
    if finest < COARSEST or (finest - 1) % (COARSEST - 1) or ((finest - 1) // (COARSEST - 1)).bit_count() != 1:
        raise ValueError(f"{finest} points: not one of {COARSEST}, {2 * COARSEST - 1}, {4 * COARSEST - 3} …")
    points = COARSEST
    values, known = np.full((points, points), np.nan), np.zeros((points, points), dtype=bool)
    while True:
        x, y = region.axes(points)
        for row, column in np.argwhere(~known).tolist():
            values[row, column] = value_at((float(x[column]), float(y[row])))
            if points == COARSEST and not known.any():
                values[:] = values[row, column]
            known[row, column] = True
            computed = known.copy()
            computed.setflags(write=False)
            yield Surface(region, x, y, frozen(values), None, computed)
        if points == finest:
            return
        nearest = np.arange(2 * points - 1) // 2
        values = values[np.ix_(nearest, nearest)]
        points = len(nearest)
        known = np.zeros((points, points), dtype=bool)
        known[::2, ::2] = True
