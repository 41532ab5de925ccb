"""The one error a user can cause: what happened, in which file, where, and what to do."""

from __future__ import annotations

from pathlib import Path


class InputError(ValueError):
    """Something the user gave cannot be used.

    The message names the file, the place in it (line and column, counted from 1) and the remedy.
    """

    def __init__(
        self,
        problem: str,
        *,
        file: Path | str | None = None,
        line: int | None = None,
        column: int | None = None,
        remedy: str = "",
    ) -> None:
        self.problem = problem
        self.file = None if file is None else str(file)
        self.line = line
        self.column = column
        self.remedy = remedy
        super().__init__(self._text())

    def _text(self) -> str:
        place = self.file or ""
        if self.line is not None:
            place += f"{', ' if place else ''}line {self.line}"
        if self.column is not None:
            place += f"{', ' if place else ''}column {self.column}"
        text = f"{place}: {self.problem}" if place else self.problem
        return f"{text} {self.remedy}".strip()
