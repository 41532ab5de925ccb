"""What the Bench computes of gradients through time: the lines of each cell, or of each layer of a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Cell, Quantity
from lstm_sim.errors import InputError
from lstm_sim.gradients.drawn import Asked, go_back, measure, run_layer
from lstm_sim.gradients.network_check import check_network_step
from lstm_sim.gradients.network_through_time import network_through_time
from lstm_sim.gradients.numerical import NumericalCheck, check_step
from lstm_sim.gradients.question import Question
from lstm_sim.gradients.scaled import ScaledRows
from lstm_sim.gradients.survey import Survey
from lstm_sim.gradients.through_time import ThroughTime
from lstm_sim.laboratory.lab import Lab
from lstm_sim.networks.architecture import Head
from lstm_sim.study import Comparison, Over, Study
from ui.gradients.bench import PAINTING, rest

if TYPE_CHECKING:
    from lstm_sim.laboratory.loading import Live


_PAUSE = 0.025
"""Seconds between two pictures of one place of a slider: the next place would come sooner."""
_OLD = 4
"""Places of a slider after which a cell goes before those that take less."""
LOWEST = -60.0
"""Of the axis, in powers of ten: below it nothing of a gradient is left for any step of learning."""


@dataclass(frozen=True, eq=False)
class Curve:
    """One line: its name in tables, log₁₀ of the norm at each step, its width, its dash or none of its own.

    The rest follows from that, and is counted where the Curve is made, in the thread of the Bench.

    Attributes:
        shown: the values, none below LOWEST.
        span: the least and the greatest of them that are numbers; None where there is none.
    """

    name: str
    values: FloatArray
    width: float
    dash: tuple[float, ...] = ()
    shown: FloatArray = field(init=False)
    span: tuple[float, float] | None = field(init=False)

    def __post_init__(self) -> None:
        shown = np.maximum(self.values, LOWEST)
        finite = shown[np.isfinite(self.values)]
        object.__setattr__(self, "shown", shown)
        object.__setattr__(self, "span", (float(finite.min()), float(finite.max())) if len(finite) else None)


@dataclass(frozen=True, eq=False)
class Group:
    """The lines of one cell, or of one direction of a layer.

    Attributes:
        curves: the bold one first.
        layer, reverse: of a network; None for a cell.
    """

    curves: tuple[Curve, ...]
    layer: int | None = None
    reverse: bool = False

    @property
    def steps(self) -> int:
        """T."""
        return len(self.curves[0].values)


@dataclass(frozen=True, eq=False)
class Answer:
    """All lines of a comparison.

    Attributes:
        comparison: what was asked.
        lines: by the cell's name, or the layer's; each with the lines that belong to it.
        question: of the network; None for the cells.
        problem: why there are none.
        older: the cells whose lines answer a question before this one; their own are still to come.
    """

    comparison: Comparison
    lines: Mapping[str, Group]
    question: Question | None = None
    problem: InputError | None = None
    older: frozenset[str] = frozenset()

    @property
    def steps(self) -> int:
        """T: those of the sequence that is drawn."""
        return len(self.question.texts[0]) if self.question is not None else self.comparison.drawn.steps

    @property
    def asks_for_whole(self) -> bool:
        """True for a network whose loss is one of the whole sequence (CRF), whatever is asked for."""
        return self.question is not None and self.question.known.architecture.head is Head.CRF


class CellLines:
    """The lines of cells that are compared, kept from job to job: each place of a slider is a job of its own.

    The first picture of a job has the line of one cell that is new, so that it comes soon, and those of the others as
    they were found last: none vanishes while a slider moves. That cell is the one that takes least, unless another has
    grown old, since where each place of the slider overtakes the one before all must have their turn. A second picture
    waits until it has been seen that no other place follows.
    """

    def __init__(self) -> None:
        self._groups: dict[str, Group] = {}
        self._told_at = self._began = -_PAUSE
        self._ages: dict[str, int] = {}
        """Jobs since each cell was computed last."""
        self._took: dict[str, float] = {}
        """Seconds."""

    def job(self, comparison: Comparison) -> Iterator[Answer | None]:
        """In the thread of the Bench: the answers, the last one complete; None where there is nothing to tell yet."""
        cells = comparison.cells
        start = monotonic()
        next_place = start + min(start - self._began, _PAUSE)  # if it comes as soon after this one
        self._began = start
        self._groups = {cell: self._groups[cell] for cell in cells if cell in self._groups}
        self._ages = {cell: self._ages.get(cell, 0) + 1 for cell in cells}
        order = sorted(cells, key=lambda cell: (self._ages[cell] < _OLD, self._took.get(cell, 0.0)))
        told = 0
        for count, cell in enumerate(order, 1):
            if told:
                yield from _give_way_to(next_place, self._took.get(cell, 0.0) / 2)
            began = monotonic()
            trace = run_layer(comparison.drawn, Cell(cell))
            took = monotonic() - began
            if told:
                yield from _give_way_to(next_place, took)
            began = monotonic()
            self._groups[cell] = Group(_curves(go_back(comparison.drawn, trace).gradients))
            self._ages[cell], self._took[cell] = 0, took + monotonic() - began
            if told and monotonic() - self._told_at < _PAUSE:
                yield None
                continue
            first, told = not told, count
            yield self._answer(comparison, order[count:])
            if first:
                yield from rest(PAINTING)
        if 0 < told < len(cells):
            yield from rest(self._told_at + _PAUSE - monotonic())
        if told < len(cells) or not cells:
            yield self._answer(comparison)

    def _answer(self, comparison: Comparison, still_to_come: Sequence[str] = ()) -> Answer:
        self._told_at = monotonic()
        lines: dict[str, Group] = {cell: self._groups[cell] for cell in comparison.cells if cell in self._groups}
        return Answer(comparison, lines, older=frozenset(cell for cell in still_to_come if cell in lines))


def _give_way_to(next_place: float, seconds: float) -> Iterator[None]:
    """Before a piece of work of so many seconds that would still be under way at the next place of a slider: wait."""
    now = monotonic()
    if now < next_place < now + seconds:
        yield from rest(next_place - now + PAINTING)
    else:
        yield None


def network_job(survey: Survey, lab: Lab, study: Study, live: Mapping[str, Live]) -> Iterator[Answer]:
    """Every layer of the network that is chosen in Network, over its sentence; or why there are no lines."""
    comparison = study.comparison
    try:
        question = _asked(survey, lab, study, live)
    except InputError as error:
        yield Answer(comparison, {}, problem=error)
        return
    lines = {}
    for found in network_through_time(question):
        name = f"layer_{found.layer + 1}" + ("_reversed" if found.reverse else "")
        lines[name] = Group(_curves(found.gradients, found.in_order), found.layer, found.reverse)
    yield Answer(comparison, lines, question)


def _asked(survey: Survey, lab: Lab, study: Study, live: Mapping[str, Live]) -> Question:
    question = survey.question(lab, study.wanted, None, Over.SENTENCE, live)
    return question if study.comparison.drawn.asked is Asked.EVERY else question.asked_at_last()


def _curves(gradients: ThroughTime, in_order: Callable[[ScaledRows], FloatArray] | None = None) -> tuple[Curve, ...]:
    norms = in_order or (lambda rows: rows.log_norms)
    bold = gradients.memory_or_output
    lines = [Curve("dL_dh" if gradients.memory is None else "dL_dc", norms(bold), 2.2)]
    if gradients.memory is not None:
        lines.append(Curve("dL_dh", norms(gradients.output), 1.0))
    if gradients.path is not None:
        lines.append(Curve("kept", norms(gradients.path.gradient), 1.2, (1.0, 2.0)))
    return tuple(lines)


def cells_check(comparison: Comparison) -> Iterator[dict[str, NumericalCheck]]:
    """The numerical gradient at the step looked at, cell by cell."""
    checks: dict[str, NumericalCheck] = {}
    for cell_type in comparison.cells:
        measured = measure(comparison.drawn, Cell(cell_type))
        rows = measured.gradients.memory_or_output
        check = check_step(measured.trace, measured.error, rows.row(comparison.step), comparison.step, cell_type.memory)
        checks = {**checks, cell_type: check}
        yield checks


def network_check(question: Question, answer: Answer, step: int) -> Iterator[dict[str, NumericalCheck]]:
    """The same of each layer of a network, unit by unit: what is there is told after each."""
    checks: dict[str, NumericalCheck] = {}
    for name, group in answer.lines.items():
        assert group.layer is not None
        found = check_network_step(
            question.network, question.batch, group.layer, step, Quantity.MEMORY, reverse=group.reverse
        )
        for check in found:
            if check is not None:
                checks = {**checks, name: check}
            yield checks


def bold_values(group: Group, step: int) -> float:
    """log₁₀ of the gradient of the memory, or of the output where there is none, at a step; nan beyond the last."""
    values = group.curves[0].values
    return float(values[step]) if step < len(values) else float(np.nan)
