"""Units as a person writes them, counted from 1: “3, 5-8”."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lstm_sim.errors import InputError, said

_PARTS = re.compile(r"[,;，、；\s]+")
_RANGE = re.compile(r"(\d{1,9})(?:[-–−—~～](\d{1,9}))?")
_LOOSE_DASH = re.compile(r"\s*([-–−—~～])\s*")


def units_of(text: str, hidden_size: int) -> tuple[int, ...]:
    """The units named in a text, counted from 0, in rising order, each once.

    Raises InputError for a text that names none, for a piece that is neither a number nor a range, and for a unit that
    a layer of `hidden_size` units does not have.
    """
    found: set[int] = set()
    for piece in filter(None, _PARTS.split(_LOOSE_DASH.sub(r"\1", text))):
        match = _RANGE.fullmatch(piece)
        if match is None:
            raise InputError(
                said("{0} is neither a unit nor a range of units.", f"“{piece}”"),
                remedy="Write numbers and ranges, such as 3, 5-8.",
            )
        first, last = sorted(int(end) for end in (match[1], match[2] or match[1]))
        for end in (first, last):
            if not 1 <= end <= hidden_size:
                raise InputError(
                    said("There is no unit {0}.", end), remedy=said("The layer has units 1 to {0}.", hidden_size)
                )
        found.update(range(first - 1, last))
    if not found:
        raise InputError("No unit is named.", remedy="Write numbers and ranges, such as 3, 5-8.")
    return tuple(sorted(found))


def text_of(units: Iterable[int]) -> str:
    """Units counted from 0 as they are written: neighbours as a range."""
    runs: list[tuple[int, int]] = []
    for unit in sorted(set(units)):
        if runs and runs[-1][1] == unit - 1:
            runs[-1] = (runs[-1][0], unit)
        else:
            runs.append((unit, unit))
    return ", ".join(
        str(a + 1) if a == b else f"{a + 1}, {b + 1}" if b == a + 1 else f"{a + 1}-{b + 1}" for a, b in runs
    )
