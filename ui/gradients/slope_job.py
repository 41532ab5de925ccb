"""What the Bench computes of an error surface: coarse, then fine, with contours; and the descents on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from pyqtgraph import isocurve

from lstm_sim.activations import FloatArray
from lstm_sim.gradients.descent import Pair, side_by_side
from lstm_sim.gradients.one_unit import OneUnit
from lstm_sim.gradients.surface import Region, Section, Surface, section, tabulate
from lstm_sim.study import CLIFF, Slope

COARSE, FINE = 61, 201
_LEVELS = 9
_CONTOUR_POINTS = 61


@dataclass(frozen=True, eq=False)
class SlopeAnswer:
    """What is drawn of a slope; parts that are not there yet are empty."""

    slope: Slope
    surface: Surface
    contours: tuple[FloatArray, ...]
    pair: Pair | None
    sections: tuple[Section, ...]


def region_of(slope: Slope) -> Region:
    """The part of the surface that is shown."""
    return slope.region or CLIFF


def one_unit_job(slope: Slope, old: SlopeAnswer | None) -> Iterator[SlopeAnswer]:
    """Pascanu's surface: the descents at once, on a coarse grid first; a grid that is still right is kept."""
    function, region = OneUnit(), region_of(slope)
    pair = None if slope.start is None else side_by_side(function, slope.start, slope.rule)
    sections = () if slope.start is None else tuple(section(function, region, slope.start, axis) for axis in (0, 1))
    if old is not None and old.surface.region == region and len(old.surface.x) == FINE:
        yield SlopeAnswer(slope, old.surface, old.contours, pair, sections)
        return
    coarse = tabulate(function, region, COARSE, gradient=True)
    yield SlopeAnswer(slope, coarse, (), pair, sections)
    contours = contours_of(coarse)
    yield SlopeAnswer(slope, coarse, contours, pair, sections)
    yield SlopeAnswer(slope, tabulate(function, region, FINE, gradient=True), contours, pair, sections)


def contours_of(surface: Surface) -> tuple[FloatArray, ...]:
    """Lines of equal height, evenly spaced in the square root of the height, as the colours are."""
    span = surface.range
    if span is None or span[0] == span[1]:
        return ()
    step = max(len(surface.x) // _CONTOUR_POINTS, 1)
    values = np.nan_to_num(surface.values[::step, ::step], nan=span[1], posinf=span[1], neginf=span[0])
    x, y = surface.x[::step], surface.y[::step]
    places = (np.arange(1, _LEVELS) / _LEVELS) ** 2
    lines = []
    for level in (span[0] + places * (span[1] - span[0])).tolist():
        for line in isocurve(values.T, level, connected=True):
            at = np.asarray(line) - 0.5
            columns, rows = np.interp(at[:, 0], np.arange(len(x)), x), np.interp(at[:, 1], np.arange(len(y)), y)
            lines.append(np.stack([columns, rows], axis=1))
    return tuple(lines)
