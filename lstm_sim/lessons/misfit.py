"""What does not fit in a lesson file: the reader's complaint in words that name the place and what may stand there."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from lstm_sim.cell import CellType
from lstm_sim.errors import InputError, Said, said
from lstm_sim.lessons.check import Relation
from lstm_sim.lessons.check_record import REMEDY, CheckRecord
from lstm_sim.lessons.lesson_record import LessonRecord, StepRecord, TextRecord
from lstm_sim.lessons.settings import Setting
from lstm_sim.session import Workspace

_PLACE = re.compile(r"^(?P<what>.*?)(?: - at `\$\.?(?P<place>.*)`)?$", re.DOTALL)
_CHOICES = {"workspace": Workspace, "cell": CellType, "is": Relation, "setting": Setting}
"""The fields whose value is one of a few names."""


def misfit(error: msgspec.ValidationError, file: Path) -> InputError:
    """The complaint of msgspec as an InputError."""
    found = _PLACE.match(str(error))
    what, place = (str(error), "") if found is None else (found["what"], found["place"] or "")
    where = place or "lesson"
    name = _quoted(what)
    if what.startswith("Object missing required field"):
        return InputError(said("{0} is missing.", f"{place}.{name}" if place else name), file=file, remedy=REMEDY)
    if what.startswith("Object contains unknown field"):
        return InputError(said("{0} has no option {1}.", where, name), file=file, remedy=_one_of(_fields(place)))
    last = place.rpartition(".")[2]
    if what.startswith("Invalid enum value") and last in _CHOICES:
        names = tuple(map(str, _CHOICES[last]))
        return InputError(said("{0} is {1}.", where, f'"{name}"'), file=file, remedy=_one_of(names))
    return InputError(said("{0} does not fit: {1}.", where, what), file=file, remedy=REMEDY)


def _quoted(what: str) -> str:
    """What stands between marks in the complaint."""
    found = re.search(r"[`'](.*?)[`']", what)
    return "" if found is None else found[1]


def _one_of(names: tuple[str, ...]) -> Said:
    return said("Choose one of: {0}.", "  ".join(names))


def _fields(place: str) -> tuple[str, ...]:
    """The fields of the part of the file that a place is in."""
    part: type[msgspec.Struct] = TextRecord
    if not place:
        part = LessonRecord
    elif re.fullmatch(r"steps\[\d+\]", place):
        part = StepRecord
    elif re.fullmatch(r"steps\[\d+\]\.check(\..*)?", place):
        part = CheckRecord
    return tuple(field.encode_name for field in msgspec.structs.fields(part))
