"""What the Bench computes of an error surface: coarse, then fine, with contours; and the descents on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from contourpy import contour_generator

from lstm_sim.activations import FloatArray
from lstm_sim.errors import InputError
from lstm_sim.gradients.descent import Pair, side_by_side
from lstm_sim.gradients.one_unit import OneUnit
from lstm_sim.gradients.surface import Region, Section, Surface, section, tabulate
from lstm_sim.gradients.terrain import Terrain
from lstm_sim.gradients.training_path import Retraced
from lstm_sim.study import CLIFF, Slope

COARSE, FINE = 61, 201
FIELD = 16
"""Points along each axis of the field of gradients."""
_LEVELS = 9


@dataclass(frozen=True, eq=False)
class SlopeAnswer:
    """What is drawn of a slope; parts that are not there yet are empty.

    Attributes:
        slope: what was asked.
        surface, contours: the values, and lines of equal height.
        pair, sections: the descents, and the surface along each axis.
        field: the gradient at the points of a coarser grid, for the arrows.
        terrain: of a network; None for the one-unit network.
        gone: how far the way of a network's training has been gone once more, while that is what is waited for.
        problem: why there is no surface.
    """

    slope: Slope
    surface: Surface | None
    contours: tuple[FloatArray, ...] = ()
    pair: Pair | None = None
    sections: tuple[Section, ...] = ()
    field: Surface | None = None
    terrain: Terrain | None = None
    gone: Retraced | None = None
    problem: InputError | None = None


def region_of(slope: Slope, terrain: Terrain | None = None) -> Region:
    """The part of the surface that is shown."""
    return slope.region or (CLIFF if terrain is None else terrain.landscape.plane.region)


def one_unit_job(slope: Slope, old: SlopeAnswer | None) -> Iterator[SlopeAnswer]:
    """Pascanu's surface: the descents at once, on a coarse grid first; a grid that is still right is kept."""
    function, region = OneUnit(), region_of(slope)
    pair = None if slope.start is None else side_by_side(function, slope.start, slope.rule, region)
    if old is not None and old.terrain is None and old.slope.start == slope.start and region_of(old.slope) == region:
        sections = old.sections
    else:
        sections = () if slope.start is None else tuple(section(function, region, slope.start, k) for k in (0, 1))
    kept = None if old is None or old.terrain is not None else old.surface
    if old is not None and kept is not None and kept.region == region and len(kept.x) == FINE:
        yield SlopeAnswer(slope, kept, old.contours, pair, sections, old.field)
        return
    field = tabulate(function, region, FIELD, gradient=True)
    coarse = tabulate(function, region, COARSE, gradient=True)
    yield SlopeAnswer(slope, coarse, (), pair, sections, field)
    yield SlopeAnswer(slope, coarse, contours_of(coarse), pair, sections, field)
    fine = tabulate(function, region, FINE, gradient=True)
    yield SlopeAnswer(slope, fine, contours_of(fine), pair, sections, field)


def contours_of(surface: Surface) -> tuple[FloatArray, ...]:
    """Lines of equal height, evenly spaced in its square root, as the colours are; none where it is no number."""
    span = surface.range
    if span is None or span[0] == span[1]:
        return ()
    heights = contour_generator(surface.x, surface.y, np.ma.masked_invalid(surface.values))
    levels = span[0] + (np.arange(1, _LEVELS) / _LEVELS) ** 2 * (span[1] - span[0])
    return tuple(np.asarray(line) for level in levels.tolist() for line in heights.lines(level))
