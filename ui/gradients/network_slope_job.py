"""What the Bench computes of a network's error surface: point by point, ever finer; and the descents, step by step."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.errors import InputError, said
from lstm_sim.frozen import frozen
from lstm_sim.gradients.descent import Clipping, Pair, Rule, Step, descended, walk
from lstm_sim.gradients.landscape import COARSEST, Landscape, refine
from lstm_sim.gradients.surface import Point, Region, Section, Surface
from lstm_sim.gradients.survey import Survey
from lstm_sim.gradients.terrain import Terrain
from lstm_sim.laboratory.lab import Lab
from lstm_sim.study import Slope, Study
from ui.gradients.bench import PAINTING, rest
from ui.gradients.slope_job import FIELD, SlopeAnswer, contours_of, region_of

if TYPE_CHECKING:
    from lstm_sim.laboratory.loading import Live

FINEST = 65
"""Points along each axis when it rests: each is a pass of the whole network."""
SECTION = 33
_TURN = 0.004
"""Seconds of work in one piece: a newer question waits no longer than that, or than one pass of the network."""
_TOLD_AT_FIRST, _TOLD_EVERY = 0.03, 0.2
"""Seconds between two answers while a surface grows, on its coarsest grid and later: each is painted."""


@dataclass(frozen=True, eq=False)
class DescentAnswer:
    """The descents on a terrain as far as they have come, and the sections through their start."""

    terrain: Terrain
    slope: Slope
    pair: Pair | None
    sections: tuple[Section, ...]


def network_job(
    survey: Survey, lab: Lab, study: Study, live: Mapping[str, Live], old: SlopeAnswer | None
) -> Iterator[SlopeAnswer | None]:
    """The surface of a network; one that is still right is kept. It ends with the reason where there is none.

    None is no answer: it only lets a newer question in.
    """
    slope = study.slope
    try:
        yield from _surface(survey, lab, study, live, old)
    except InputError as error:
        yield SlopeAnswer(slope, None, problem=error)
    except MemoryError:
        ref = slope.network or lab.network
        problem = said("There is not enough memory to run {0}.", "" if ref is None else ref.name)
        yield SlopeAnswer(slope, None, problem=InputError(problem, remedy="Take a shorter sequence."))


def _surface(
    survey: Survey, lab: Lab, study: Study, live: Mapping[str, Live], old: SlopeAnswer | None
) -> Iterator[SlopeAnswer | None]:
    slope = study.slope
    question = survey.question(lab, study.wanted, slope.network, slope.over, live)
    terrain: Terrain | None = None
    told = time.monotonic()
    kept = None if old is None or old.terrain is None or old.terrain.question is not question else old
    if kept is not None and _directions(kept.slope) == _directions(slope):
        terrain = kept.terrain
    else:
        kept = None
        for found in survey.terrain(question, slope):
            if isinstance(found, Terrain):
                terrain = found
            elif time.monotonic() - told > _TOLD_EVERY or found.step == 0:
                told = time.monotonic()
                yield SlopeAnswer(slope, None, gone=found)
            else:
                yield None
    assert terrain is not None
    region = region_of(slope, terrain)
    drawn = None if kept is None else kept.surface
    if kept is not None and drawn is not None and drawn.region == region and _is_whole(drawn):
        yield replace(kept, slope=slope)
        return
    answer = SlopeAnswer(slope, None, terrain=terrain)
    yield answer
    function = terrain.landscape
    told = turned = time.monotonic()
    for surface in refine(function.value, region, FINEST):
        now = time.monotonic()
        whole = bool(surface.known.all())
        if not whole and now - told < (_TOLD_AT_FIRST if len(surface.x) == COARSEST else _TOLD_EVERY):
            if now - turned > _TURN:
                turned = now
                yield None
            continue
        answer = replace(answer, surface=surface, contours=contours_of(surface) if whole else answer.contours)
        yield answer
        if whole and answer.field is None and len(surface.x) >= 2 * FIELD:
            for field in _field(function, region):
                if field is not None:
                    answer = replace(answer, field=field)
                yield None if field is None else answer
        told = turned = time.monotonic()


def _is_whole(surface: Surface) -> bool:
    return len(surface.x) == FINEST and bool(surface.known.all())


def _directions(slope: Slope) -> tuple[object, ...]:
    """What the plane depends on, apart from the network and what it is asked."""
    return slope.source, slope.weights, slope.directions, slope.seed


def _field(function: Landscape, region: Region) -> Iterator[Surface | None]:
    """The gradients at FIELD × FIELD points, row by row: None after each, and all of them at the end."""
    x, y = region.axes(FIELD)
    rows = []
    for height in y.tolist():
        rows.append(function.values_and_gradients(x, np.full(FIELD, height)))
        yield None
    values = frozen([row[0] for row in rows])
    gradient = frozen(np.stack([row[1] for row in rows], axis=1))
    yield Surface(region, x, y, values, gradient, np.ones(values.shape, dtype=bool))


def descent_job(terrain: Terrain, slope: Slope, old: DescentAnswer | None = None) -> Iterator[DescentAnswer | None]:
    """Both descents from the start, side by side; then the sections through it, or through the network itself.

    Sections that are still right are kept.
    """
    region = region_of(slope, terrain)
    sections: tuple[Section, ...] = ()
    if old is not None and old.terrain is terrain and old.slope.start == slope.start:
        sections = old.sections if region_of(old.slope, terrain) == region else ()
    pair = None
    if slope.start is not None:
        for gone in _descents(terrain.landscape, slope, region):
            pair = gone or pair
            yield None if gone is None else DescentAnswer(terrain, slope, pair, sections)
    elif sections:
        yield DescentAnswer(terrain, slope, pair, sections)
    point = terrain.own if slope.start is None else slope.start
    for axis in range(len(sections), 2):
        for section in _section(terrain.landscape, region, point, axis):
            if section is None:
                yield None
            else:
                sections = (*sections, section)
                yield DescentAnswer(terrain, slope, pair, sections)


def _descents(function: Landscape, slope: Slope, region: Region) -> Iterator[Pair | None]:
    """The pair as far as it has come; it says "still going" until it has ended. None between two of them.

    What is remembered, and where the step after it leads, is told before anything is computed; what follows, each time
    that there is twice as much of it.
    """
    assert slope.start is not None
    clipping = Clipping.NORM if slope.rule.clipping is Clipping.OFF else slope.rule.clipping
    rules = replace(slope.rule, clipping=clipping), replace(slope.rule, clipping=Clipping.OFF)
    walks = [walk(function, slope.start, rule, region) for rule in rules]
    places = [[next(way)] for way in walks]
    began = told = time.monotonic()
    anything = False
    going = True
    while going:
        if not anything and any(_is_new(function, gone[-1]) for gone in places):
            anything = True
            yield _pair([[*gone, *filter(None, (gone[-1].ahead,))] for gone in places], rules, region)
            yield from rest(PAINTING)
        going = False
        for way, gone in zip(walks, places, strict=True):
            step = next(way, None)
            if step is not None:
                gone.append(step)
                going = True
            if anything:
                yield None
        now = time.monotonic()
        if not going or now - told > min(max(told - began, _TOLD_AT_FIRST), _TOLD_EVERY):
            told = now
            yield _pair(places, rules, region)
            if going:
                yield from rest(PAINTING)


def _is_new(function: Landscape, step: Step) -> bool:
    return step.leads_to is not None and not function.remembers(step.leads_to)


def _pair(places: Sequence[Sequence[Step]], rules: Sequence[Rule], region: Region) -> Pair:
    return Pair(*(descended(gone, rule, region) for gone, rule in zip(places, rules, strict=True)))


def _section(function: Landscape, region: Region, point: Point, axis: int) -> Iterator[Section | None]:
    """The function from edge to edge through a point, a few places at a time: None, and the whole at the end."""
    places = region.axes(SECTION)[axis]
    values: list[FloatArray] = []
    slopes: list[FloatArray] = []
    for part in np.array_split(places, SECTION // 4):
        held = np.full(len(part), point[1 - axis])
        found, gradient = function.values_and_gradients(*((part, held) if axis == 0 else (held, part)))
        values.append(found)
        slopes.append(gradient[axis])
        yield None
    yield Section(axis, point[1 - axis], places, frozen(np.concatenate(values)), frozen(np.concatenate(slopes)))
