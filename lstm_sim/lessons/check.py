"""What a step of a lesson asks the reader to do: a condition on the session and its frames; nothing is executed.

A condition compares a number of the run, a setting, or what a network answers with a value; conditions are joined by
all, any and not.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.frame import Frame
from lstm_sim.laboratory.reading import LabFrame
from lstm_sim.lessons.settings import Setting, value_of
from lstm_sim.session import Session

Q = Quantity
SYMBOLS = {
    "z": Q.Z, "z_i": Q.Z_I, "z_f": Q.Z_F, "z_o": Q.Z_O, "z_r": Q.Z_R, "z_u": Q.Z_U, "g(z)": Q.CANDIDATE,
    "f(z_i)": Q.INPUT_GATE, "f(z_f)": Q.FORGET_GATE, "f(z_o)": Q.OUTPUT_GATE, "f(z_r)": Q.RESET_GATE,
    "f(z_u)": Q.UPDATE_GATE, "m": Q.RECALL, "c": Q.PREVIOUS_MEMORY, "c'": Q.MEMORY, "h(c')": Q.SQUASHED_MEMORY,
    "a-": Q.PREVIOUS_OUTPUT, "a": Q.OUTPUT,
}  # fmt: skip
"""How a condition names the quantities of a run: the lecture's symbols, c before the step and c' after it."""
WITHIN = 0.0005
"""How near two numbers are that the program shows alike: it shows three decimals."""


class Relation(StrEnum):
    """How a number stands to the value of a condition."""

    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    EQUAL = "=="
    OTHER = "!="


class Moment(StrEnum):
    """At which time step: the one that is looked at, the first, the last, at least one, or all of them."""

    NOW = "now"
    FIRST = "first"
    LAST = "last"
    ANY = "any"
    EVERY = "every"


@dataclass(frozen=True)
class Compared:
    """A number of the run against a value.

    Attributes:
        quantity: a key of SYMBOLS, the name of an input ("x1"), or "y1", "y2" … of the output layer.
        at: a moment, or a time step counted from 1.
        unit: counted from 1; None for the one that is shown.
        relation, value: what must hold.
        within: how far apart EQUAL numbers may be.
    """

    quantity: str
    at: Moment | int
    unit: int | None
    relation: Relation
    value: float
    within: float = WITHIN


@dataclass(frozen=True)
class Chosen:
    """A setting of the session against a value: a name, True or False, or a number."""

    setting: Setting
    relation: Relation
    value: str | bool | float


@dataclass(frozen=True)
class Answered:
    """The label that the chosen network gives to a word of the chosen sentence, with the changes that are on.

    Attributes:
        label: as the network writes it.
        at: a moment, or a word counted from 1.
        relation: EQUAL or OTHER.
    """

    label: str
    at: Moment | int
    relation: Relation


@dataclass(frozen=True)
class All:
    """Every one of the conditions."""

    of: tuple[Check, ...]


@dataclass(frozen=True)
class Any:
    """At least one of the conditions."""

    of: tuple[Check, ...]


@dataclass(frozen=True)
class Not:
    """The condition does not hold."""

    of: Check


Check = Compared | Chosen | Answered | All | Any | Not
_HOLDS: dict[Relation, Callable[[float, float], bool]] = {
    Relation.LESS: operator.lt,
    Relation.AT_MOST: operator.le,
    Relation.MORE: operator.gt,
    Relation.AT_LEAST: operator.ge,
}


def passed(check: Check, session: Session, frame: Frame, answers: LabFrame | None = None) -> bool:
    """True where the condition holds; False also where it speaks of what is not there, or not a number.

    Only `answers` to the session's own lab count: what a network answered to something else proves nothing.
    """
    if isinstance(check, All):
        return all(passed(part, session, frame, answers) for part in check.of)
    if isinstance(check, Any):
        return any(passed(part, session, frame, answers) for part in check.of)
    if isinstance(check, Not):
        return not passed(check.of, session, frame, answers)
    if isinstance(check, Chosen):
        return _chosen(check, session)
    if isinstance(check, Answered):
        return _answered(check, session, answers)
    numbers = _numbers(check, session, frame)
    if numbers is None or not len(numbers):
        return False
    holds = [_holds(check, number) for number in numbers.tolist()]
    return any(holds) if check.at is Moment.ANY else all(holds)


def missing(check: Check, session: Session, frame: Frame) -> Iterator[str]:
    """The quantities of a condition that the session's cell does not have, or not at that step or for that unit."""
    for part in parts(check):
        if isinstance(part, Compared) and _numbers(part, session, frame) is None:
            yield part.quantity


def parts(check: Check) -> Iterator[Check]:
    """The single conditions that a check is made of, in its order."""
    if isinstance(check, All | Any):
        for part in check.of:
            yield from parts(part)
    elif isinstance(check, Not):
        yield from parts(check.of)
    else:
        yield check


def _holds(check: Compared, number: float) -> bool:
    if number != number:
        return False
    if check.relation in (Relation.EQUAL, Relation.OTHER):
        return (abs(number - check.value) <= check.within) == (check.relation is Relation.EQUAL)
    return _HOLDS[check.relation](number, check.value)


def _numbers(check: Compared, session: Session, frame: Frame) -> FloatArray | None:
    """What a condition compares, one number for each time step it is about; None if there is no such thing."""
    series = _series(check, session, frame)
    if series is None:
        return None
    steps = _steps(check.at, session.setup.step, len(series))
    return series[steps] if len(series[steps]) else None


def _steps(at: Moment | int, now: int, count: int) -> slice:
    """Which of `count` steps a condition is about."""
    if at in (Moment.ANY, Moment.EVERY):
        return slice(count)
    step = {Moment.NOW: now, Moment.FIRST: 0, Moment.LAST: count - 1}[at] if isinstance(at, Moment) else at - 1
    return slice(step, step + 1)


def _series(check: Compared, session: Session, frame: Frame) -> FloatArray | None:
    """A quantity over all time steps (T,)."""
    name, setup = check.quantity, session.setup
    unit = session.shown_unit if check.unit is None else check.unit - 1
    quantity = SYMBOLS.get(name)
    if quantity is not None:
        there = quantity in session.cell.cell_type.quantities and 0 <= unit < frame.trace.weights.hidden_size
        return frame.trace[quantity][:, 0, unit] if there else None
    if name in setup.names:
        return np.asarray(setup.inputs[:, setup.names.index(name)])
    number = name.removeprefix("y")
    if frame.readout is not None and number.isdecimal() and 1 <= int(number) <= frame.readout.shape[1]:
        return np.asarray(frame.readout[:, int(number) - 1])
    return None


def _chosen(check: Chosen, session: Session) -> bool:
    value = value_of(check.setting, session)
    if value is None:
        return False
    if check.relation in (Relation.EQUAL, Relation.OTHER):
        if isinstance(value, frozenset):
            same = check.value in value
        elif isinstance(value, float) and isinstance(check.value, float):
            same = math.isclose(value, check.value, rel_tol=1e-9, abs_tol=1e-9)
        else:
            same = value == check.value
        return same == (check.relation is Relation.EQUAL)
    return isinstance(value, float | int) and _HOLDS[check.relation](float(value), float(check.value))


def _answered(check: Answered, session: Session, answers: LabFrame | None) -> bool:
    if answers is None or answers.lab is not session.lab or answers.after is None or answers.after.answers is None:
        return False
    reading = answers.after
    labels = [reading.label(step) for step in range(reading.steps)]
    asked = labels[_steps(check.at, session.lab.look.step, len(labels))]
    same = [(label == check.label) == (check.relation is Relation.EQUAL) for label in asked]
    return bool(same) and (any(same) if check.at is Moment.ANY else all(same))
