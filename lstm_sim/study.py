"""The Study: everything the user has set in the Gradients workspace. It is part of the Session, and frozen like it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from lstm_sim.cell import CellType, Quantity
from lstm_sim.gradients.descent import LECTURE_THRESHOLD, Clipping, Rule
from lstm_sim.gradients.drawn import Drawn
from lstm_sim.gradients.one_unit import REGION, START
from lstm_sim.gradients.sizes import Sizes
from lstm_sim.gradients.surface import Point, Region
from lstm_sim.laboratory.lab import NetworkRef

CLIFF = REGION
"""Where the error surface of the one-unit network has its cliff (Pascanu, Mikolov & Bengio 2013, §2.3)."""
MOST_CELLS = 5
HELD_STEPS = 6
"""Over so many steps a run of one step is followed back."""
ANOTHER_SURFACE = ("source", "network", "weights", "directions", "seed")
"""What makes another surface of a slope: the region and the start of the one before mean nothing on it."""


class Source(StrEnum):
    """Whose error surface is shown."""

    ONE_UNIT = "one-unit"
    """Pascanu's network of one unit, over w and b."""
    WEIGHTS = "weights"
    """The chosen network, over two of its weights."""
    DIRECTIONS = "directions"
    """The chosen network, over two directions through its weights (Li et al. 2018)."""


class Directions(StrEnum):
    """Which two directions through a network's weights."""

    RANDOM = "random"
    """Random ones, scaled filter by filter."""
    PATH = "path"
    """Those in which its training moved most: the principal components of its path."""


class Over(StrEnum):
    """On which sequences the loss of a network is taken."""

    SENTENCE = "sentence"
    """The one that is looked at in Network."""
    SENTENCES = "sentences"
    """Every one that stands in Network."""
    EXAMPLES = "examples"
    """The first held-out ones of its own task."""


class Shown(StrEnum):
    """How a surface is shown."""

    MAP = "map"
    RELIEF = "relief"


class LeftTab(StrEnum):
    """What is seen at the left of Gradients: how the gradient goes back through time. The names are the figures'."""

    THROUGH_TIME = "through-time"
    BACKWARDS = "backwards"
    LOSS = "loss"


class RightTab(StrEnum):
    """What is seen at the right of it: what the gradient makes of a weight."""

    SURFACE = "surface"
    POWER = "power"
    CELLS = "cells"
    CLIPPING = "clipping"


Tab = LeftTab | RightTab
TABS: tuple[Tab, ...] = (*LeftTab, *RightTab)


@dataclass(frozen=True)
class Comparison:
    """Gradients through time: what is drawn, for which cells, and the step that is looked at.

    Attributes:
        drawn: sizes, scales and seed.
        cells: side by side, in this order.
        step: looked at, counted from 0.
        of_network: True for the network that is chosen in Network, over its sentence, in place of the drawn cells.
    """

    drawn: Drawn = field(default_factory=Drawn)
    cells: tuple[CellType, ...] = (CellType.RNN, CellType.LSTM, CellType.GRU)
    step: int = 0
    of_network: bool = False


@dataclass(frozen=True)
class Slope:
    """An error surface and the descents on it.

    Attributes:
        source: whose surface.
        network: whose loss it is; None for the one that is chosen in Network.
        over: on which sequences.
        weights: the places, among all weights of the network, of the two that are varied (WEIGHTS); None for those in
            which the loss is steepest.
        directions, seed: which ones (DIRECTIONS), and of what seed where they are random.
        region: what is shown; None where the source's own.
        start: where the descents begin; None for none.
        rule: how they go; the unclipped one goes by the same rule without its clipping.
        shown, turn, tilt: as a map, or as a relief turned and tilted by so many degrees.
        step: of the descents, replayed so far; None for all.
    """

    source: Source = Source.ONE_UNIT
    network: NetworkRef | None = None
    over: Over = Over.SENTENCE
    weights: tuple[int, int] | None = None
    directions: Directions = Directions.RANDOM
    seed: int = 0
    region: Region | None = None
    start: Point | None = START
    rule: Rule = field(default_factory=lambda: Rule(learning_rate=0.02, clipping=Clipping.NORM))
    shown: Shown = Shown.MAP
    turn: float = -60.0
    tilt: float = 35.0
    step: int | None = None


@dataclass(frozen=True)
class Wanted:
    """The labels that the user says a sentence should have been given, in place of those that are known.

    Attributes:
        tokens: the sentence; of any other nothing is said.
        labels: one for each token; "" for what is known, or what the network answers.
    """

    tokens: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Study:
    """The Gradients workspace as the user has set it.

    Attributes:
        comparison: gradients through time.
        power: the weight w of the one-unit linear network over 1,000 steps, y = w⁹⁹⁹.
        slope: the error surface.
        sizes: of the layers whose equations and parameters are compared.
        wanted: the references of the sentence whose loss is shown.
        back_of: what is followed backwards from the last step: the output a, or the memory c′ where the cell has one.
        back_step: how far that has come where the cell's run has one step only (gradients.followed.held).
        threshold: of the clipping in real training, more than 0.
        left, right: the tabs that are in front.
        lesson, lesson_step: the lesson that is open, by its name, and where it stands; "" for none.
    """

    comparison: Comparison = field(default_factory=Comparison)
    power: float = 1.01
    slope: Slope = field(default_factory=Slope)
    sizes: Sizes = field(default_factory=Sizes)
    wanted: Wanted = field(default_factory=Wanted)
    back_of: Quantity = Quantity.OUTPUT
    back_step: int = HELD_STEPS - 1
    threshold: float = LECTURE_THRESHOLD
    left: LeftTab = LeftTab.THROUGH_TIME
    right: RightTab = RightTab.SURFACE
    lesson: str = ""
    lesson_step: int = 0


def with_comparison(study: Study, **values: Any) -> Study:
    """The study with other values of its comparison; those of Drawn are taken there."""
    drawn = {k: v for k, v in values.items() if k in Drawn.__dataclass_fields__}
    rest = {k: v for k, v in values.items() if k not in drawn}
    comparison = replace(study.comparison, drawn=replace(study.comparison.drawn, **drawn), **rest)
    last = comparison.drawn.steps - 1
    return replace(study, comparison=replace(comparison, step=min(comparison.step, last)))


def with_tabs(study: Study, *tabs: Tab) -> Study:
    """The study with these tabs in front, each on its side."""
    for tab in tabs:
        study = replace(study, left=tab) if isinstance(tab, LeftTab) else replace(study, right=tab)
    return study


def with_slope(study: Study, **values: Any) -> Study:
    """The study with other values of its surface; those of Rule are taken there. Another surface is seen whole."""
    if any(values.get(name, getattr(study.slope, name)) != getattr(study.slope, name) for name in ANOTHER_SURFACE):
        start = START if values.get("source", study.slope.source) is Source.ONE_UNIT else None
        values = {"region": None, "start": start, "step": None, **values}
    rule = {k: v for k, v in values.items() if k in Rule.__dataclass_fields__}
    rest = {k: v for k, v in values.items() if k not in rule}
    return replace(study, slope=replace(study.slope, rule=replace(study.slope.rule, **rule), **rest))
