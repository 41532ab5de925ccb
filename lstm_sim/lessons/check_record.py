"""A condition of a lesson as a record of the lesson file, checked before anything of it is believed."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated, NoReturn

import msgspec

from lstm_sim.errors import InputError, Said, said
from lstm_sim.lessons import check as checks
from lstm_sim.lessons.check import Answered, Check, Chosen, Compared, Moment, Not, Relation
from lstm_sim.lessons.settings import FREE_NAMES, MOST_NAME, NAMES, SWITCHES, Setting

REMEDY = "docs/lessons.md describes the format."
_DEEPEST = 8
# How symbols are written on screen, and how conditions name them.
_PLAIN = {"′": "'", "₋": "-", "−": "-", "zᵢ": "z_i", "zᵣ": "z_r", "zᵤ": "z_u"}

Count = Annotated[int, msgspec.Meta(ge=1, le=100_000)]


class Strict(msgspec.Struct, forbid_unknown_fields=True):
    """Unknown fields are refused: a misspelt name must not be taken for its default."""


class CheckRecord(Strict, rename={"relation": "is", "all_of": "all", "any_of": "any", "not_of": "not"}):
    """Check: a quantity or a setting with a relation and a value, an answer, or one of all, any, not."""

    quantity: Annotated[str, msgspec.Meta(min_length=1, max_length=40)] | None = None
    setting: Setting | None = None
    answer: Annotated[str, msgspec.Meta(min_length=1, max_length=MOST_NAME)] | None = None
    at: Count | str | None = None
    unit: Count | None = None
    relation: Relation | None = None
    value: float | bool | str | None = None
    within: Annotated[float, msgspec.Meta(ge=0)] | None = None
    all_of: Annotated[list[CheckRecord], msgspec.Meta(min_length=1, max_length=50)] | None = None
    any_of: Annotated[list[CheckRecord], msgspec.Meta(min_length=1, max_length=50)] | None = None
    not_of: CheckRecord | None = None


def refuse(problem: Said, file: Path, remedy: str | Said = REMEDY) -> NoReturn:
    """Raise InputError for something in a lesson file."""
    raise InputError(problem, file=file, remedy=remedy)


def check_of(record: CheckRecord, place: str, file: Path, depth: int = 0) -> Check:
    """The condition in a record that stands at `place` in the file. Raises InputError if it is none."""
    if depth > _DEEPEST:
        refuse(said("{0}: the conditions are nested too deeply.", place), file)
    asked = {
        "quantity": record.quantity, "setting": record.setting, "answer": record.answer, "all": record.all_of,
        "any": record.any_of, "not": record.not_of,
    }  # fmt: skip
    given = [name for name, value in asked.items() if value is not None]
    if len(given) != 1:
        problem = (
            said("{0} asks for {1} at once.", place, ", ".join(given)) if given else said("{0} asks nothing.", place)
        )
        refuse(problem, file, "Give one of: quantity, setting, answer, all, any, not.")
    if record.quantity is not None:
        return _compared(record, record.quantity, place, file)
    _belongs(record, ("unit", "within"), place, file, said("{0} asks for no quantity.", place))
    if record.answer is not None:
        return _answered(record, record.answer, place, file)
    _belongs(record, ("at",), place, file, said("{0} asks for no quantity and no answer.", place))
    if record.setting is not None:
        return _chosen(record, record.setting, place, file)
    _belongs(record, ("relation", "value"), place, file, said("{0} asks for no quantity and no setting.", place))
    if record.not_of is not None:
        return Not(check_of(record.not_of, f"{place}.not", file, depth + 1))
    parts = tuple(
        check_of(part, f"{place}.{given[0]}[{k}]", file, depth + 1)
        for k, part in enumerate(record.all_of or record.any_of or [])
    )
    return checks.All(parts) if record.all_of else checks.Any(parts)


def _belongs(record: CheckRecord, names: tuple[str, ...], place: str, file: Path, problem: Said) -> None:
    if any(getattr(record, name) is not None for name in names):
        shown = ", ".join("is" if name == "relation" else name for name in names)
        refuse(problem, file, said("Leave out: {0}.", shown))


def _compared(record: CheckRecord, quantity: str, place: str, file: Path) -> Compared:
    if record.relation is None:
        refuse(said("{0}.is is missing.", place), file, said("Give one of: {0}.", "  ".join(Relation)))
    if not _is_number(record.value):
        refuse(said("{0}.value is {1}.", place, _shown(record.value)), file, "Put a number there.")
    at = _at(record, place, file)
    for shown, plain in _PLAIN.items():
        quantity = quantity.replace(shown, plain)
    within = checks.WITHIN if record.within is None else record.within
    return Compared(quantity, at, record.unit, record.relation, float(record.value or 0.0), within)


def _at(record: CheckRecord, place: str, file: Path) -> Moment | int:
    if record.at is None or isinstance(record.at, int):
        return Moment.NOW if record.at is None else record.at
    if record.at not in list(Moment):
        refuse(
            said("{0}.at: there is no moment {1}.", place, f"{record.at!r}"),
            file,
            said("Give a time step, counted from 1, or one of: {0}.", ", ".join(Moment)),
        )
    return Moment(record.at)


def _answered(record: CheckRecord, label: str, place: str, file: Path) -> Answered:
    _belongs(record, ("value",), place, file, said("{0} asks for an answer, which is its own value.", place))
    relation = record.relation or Relation.EQUAL
    if relation not in (Relation.EQUAL, Relation.OTHER):
        refuse(said("{0}.is: only numbers are more or less.", place), file, "Use == or !=.")
    return Answered(label, _at(record, place, file), relation)


def _chosen(record: CheckRecord, setting: Setting, place: str, file: Path) -> Chosen:
    relation, value = record.relation or Relation.EQUAL, record.value
    if setting in NAMES:
        good, remedy = value in NAMES[setting], said("Choose one of: {0}.", ", ".join(NAMES[setting]))
    elif setting in FREE_NAMES:
        good, remedy = isinstance(value, str) and 0 < len(value) <= MOST_NAME, said("Put a name there.")
    elif setting in SWITCHES:
        good, remedy = isinstance(value, bool), said("Give true or false.")
    else:
        good, remedy = _is_number(value), said("Put a number there.")
    if value is None or not good:
        refuse(said("{0}.value is {1}.", place, _shown(value)), file, remedy)
    if not _is_number(value) and relation not in (Relation.EQUAL, Relation.OTHER):
        refuse(said("{0}.is: only numbers are more or less.", place), file, "Use == or !=.")
    return Chosen(setting, relation, value)


def _is_number(value: float | bool | str | None) -> bool:
    return isinstance(value, float | int) and not isinstance(value, bool) and math.isfinite(value)


def _shown(value: float | bool | str | None) -> str:
    """A value as it stands in the file."""
    return "missing" if value is None else msgspec.json.encode(value).decode()
