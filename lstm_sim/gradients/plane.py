"""A plane through a network's weights: an origin and two directions, in which a loss of many weights can be drawn.

The directions are two of the weights themselves, two random ones as large as the network's own filters, or the two in
which training moved most. Source: Li, Xu, Taylor, Studer & Goldstein 2018, §4 and §7.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray
from lstm_sim.errors import InputError, said
from lstm_sim.frozen import frozen
from lstm_sim.gradients.surface import Point, Region

HELD = -1
"""The filter of a number that random directions leave as it is: a bias."""


@dataclass(frozen=True, eq=False)
class Plane:
    """Where each point (x, y) stands among the P weights: origin + x·directions[0] + y·directions[1].

    Attributes:
        origin: (P,).
        directions: (2, P).
        region: what is worth showing of it.
    """

    origin: FloatArray
    directions: FloatArray
    region: Region

    def at(self, point: Point) -> FloatArray:
        """The weights (P,) at a point."""
        weights: FloatArray = self.origin + point[0] * self.directions[0] + point[1] * self.directions[1]
        return weights

    def along(self, gradient: FloatArray) -> Point:
        """A gradient (P,) as the derivatives along the two directions."""
        x, y = self.directions @ gradient
        return float(x), float(y)

    def nearest(self, weights: FloatArray) -> FloatArray:
        """The points (N, 2) of the plane nearest to weights (N, P)."""
        gram = self.directions @ self.directions.T
        return frozen(np.linalg.solve(gram, self.directions @ (weights - self.origin).T).T)


@dataclass(frozen=True, eq=False)
class Trajectory:
    """The plane in which a training path of N places moved most.

    Attributes:
        plane: its origin is the last place.
        points: (N, 2), the path, projected.
        explained: (2,), the share of the path's variance along each direction.
    """

    plane: Plane
    points: FloatArray
    explained: FloatArray


def weights_plane(origin: FloatArray, first: int, second: int) -> Plane:
    """The plane of two single weights, numbers `first` and `second` of P; its points are their values.

    Raises InputError unless they are two, and there.
    """
    for index in (first, second):
        if not 0 <= index < len(origin):
            raise InputError(
                said("There is no weight {0}.", index), remedy=said("There are 0 to {0}.", len(origin) - 1)
            )
    if first == second:
        raise InputError("The two weights are the same.", remedy="Choose another one.")
    rest = np.array(origin)
    rest[[first, second]] = 0.0
    directions = np.zeros((2, len(origin)))
    directions[[0, 1], [first, second]] = 1.0
    (x, wide), (y, high) = ((float(origin[k]), max(1.0, 2.0 * abs(float(origin[k])))) for k in (first, second))
    return Plane(frozen(rest), frozen(directions), Region((x - wide, x + wide), (y - high, y + high)))


def random_plane(origin: FloatArray, filters: NDArray[np.int64], seed: int = 0) -> Plane:
    """Two random directions through the origin, each filter of them as long as the network's own.

    `filters` (P,) says which filter each number belongs to, HELD for none. The same seed gives the same plane.
    """
    directions = np.random.default_rng(seed).normal(size=(2, len(origin)))
    directions[:, filters == HELD] = 0.0
    groups = filters + 1  # HELD is group 0
    with np.errstate(all="ignore"):  # of a network that has diverged, nothing is a number
        own = np.sqrt(np.bincount(groups, np.square(origin)))
        for direction in directions:
            drawn = np.sqrt(np.bincount(groups, np.square(direction)))
            direction *= np.divide(own, drawn, out=np.zeros_like(own), where=drawn > 0.0)[groups]
    return Plane(frozen(origin), frozen(directions), Region((-1.0, 1.0), (-1.0, 1.0)))


def trajectory_plane(path: FloatArray) -> Trajectory:
    """The two principal directions of a training path (N, P), through its last place.

    Raises InputError for a path that does not move in two directions.
    """
    differences = path - path[-1]
    centred = differences - differences.mean(axis=0)
    # N places are few beside P weights: the eigenvectors of the small N × N matrix give those of the large one.
    variances, places = np.linalg.eigh(centred @ centred.T)
    variances, places = np.maximum(variances[::-1], 0.0), places[:, ::-1]
    if len(path) < 3 or not variances[1] > 1e-12 * variances[0] > 0.0:
        raise InputError("The path does not move in two directions.", remedy="Train for more steps.")
    directions = places[:, :2].T @ centred / np.sqrt(variances[:2])[:, None]
    for direction in directions:  # an eigenvector has no sign of its own
        direction *= np.sign(direction[np.argmax(np.abs(direction))])
    points = differences @ directions.T
    low, high = points.min(axis=0), points.max(axis=0)
    margin = 0.25 * (high - low)
    (x0, y0), (x1, y1) = (low - margin).tolist(), (high + margin).tolist()
    plane = Plane(frozen(path[-1]), frozen(directions), Region((x0, x1), (y0, y1)))
    return Trajectory(plane, frozen(points), frozen(variances[:2] / variances.sum()))
