"""Plain values of a file as a frozen dataclass, nothing overlooked: a misspelt name is not taken for its default."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import msgspec

from lstm_sim.errors import InputError, said

T = TypeVar("T")
REMEDY = "Open a session that LSTM Sim saved, or correct the file by hand."


def converted(values: dict[str, Any], kind: type[T], place: str, file: Path | str | None) -> T:
    """The dataclass of these values. Raises InputError, naming the place, for one that does not fit or is not known."""
    try:
        made = msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        problem = said("{0} does not fit: {1}.", place, str(error).rstrip("."))
        raise InputError(problem, file=file, remedy=REMEDY) from None
    unknown = _unknown(values, msgspec.to_builtins(made))
    if unknown:
        raise InputError(said("{0} has no option {1}.", place, unknown), file=file, remedy=REMEDY)
    return made


def _unknown(given: Any, known: Any) -> str:
    """The first key that was given and that nothing stands for; "" if there is none."""
    if not isinstance(given, dict) or not isinstance(known, dict):
        return ""
    for key, value in given.items():
        if key not in known:
            return str(key)
        deeper = _unknown(value, known[key])
        if deeper:
            return f"{key}.{deeper}"
    return ""
