"""The one error a user can cause: what happened, in which file, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Said:
    """A sentence with places {0}, {1} … for values, so that it can be said in another language."""

    template: str
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.template.format(*self.values) if self.values else self.template


def said(template: str, *values: object) -> Said:
    """A sentence and the values for its places."""
    return Said(template, tuple(str(value) for value in values))


class InputError(ValueError):
    """Something the user gave cannot be used.

    The message names the file, the place in it (line and column, counted from 1) and the remedy.
    """

    def __init__(
        self,
        problem: str | Said,
        *,
        file: Path | str | None = None,
        line: int | None = None,
        column: int | None = None,
        remedy: str | Said = "",
    ) -> None:
        self.problem = problem if isinstance(problem, Said) else Said(problem)
        self.file = None if file is None else str(file)
        self.line = line
        self.column = column
        self.remedy = remedy if isinstance(remedy, Said) else Said(remedy)
        super().__init__(self._text())

    def _text(self) -> str:
        place = self.file or ""
        if self.line is not None:
            place += f"{', ' if place else ''}line {self.line}"
        if self.column is not None:
            place += f"{', ' if place else ''}column {self.column}"
        text = f"{place}: {self.problem}" if place else str(self.problem)
        return f"{text} {self.remedy}".strip()
