"""The Picture of an error surface: all that is painted of it."""

from __future__ import annotations

from dataclasses import dataclass

from lstm_sim.activations import FloatArray
from lstm_sim.gradients.descent import Pair
from lstm_sim.gradients.surface import Point, Surface


@dataclass(frozen=True, eq=False)
class Picture:
    """What the view shows.

    Attributes:
        surface: the values.
        contours: lines of equal height, each (N, 2) in the surface's own coordinates.
        pair: the descents, or None.
        start: where they begin, or None.
        step: of the descents, replayed so far; None for all.
        field: the gradient at the points of a grid of its own; None while it is not known.
        own: where the network itself stands; None for what is no network.
        way: (N, 2), how it came there in training; None where that is not followed.
    """

    surface: Surface
    contours: tuple[FloatArray, ...]
    pair: Pair | None
    start: Point | None
    step: int | None
    field: Surface | None = None
    own: Point | None = None
    way: FloatArray | None = None
