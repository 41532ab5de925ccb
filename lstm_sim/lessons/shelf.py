"""The Shelf: the lessons that come with the program, and those that teachers have in files of their own."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from lstm_sim.errors import InputError, said
from lstm_sim.lessons.lesson import Lesson
from lstm_sim.lessons.lesson_file import ENDING, read_lesson

SHIPPED = Path(__file__).resolve().parent.parent.parent / "assets" / "lessons"
"""Where the program's own lessons lie."""


class Shelf:
    """Lessons by their names; each file is read once. A lesson of a teacher's goes by the path of its file."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        self._folder = folder
        self._read: dict[str, Lesson] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The lessons of the program, in the order they are to be read in."""
        return tuple(sorted(file.name.removesuffix(ENDING) for file in self._folder.glob(f"*{ENDING}")))

    def lesson(self, name: str) -> Lesson:
        """The lesson of that name. Raises InputError if there is none or it is not sound, OSError if unreadable."""
        if name not in self._read:
            if name in self.names:
                file = self._folder / f"{name}{ENDING}"
            elif name.endswith(ENDING):
                file = Path(name)
            else:
                raise InputError(
                    said("There is no lesson {0}.", f"{name!r}"), remedy="`lstm-sim lesson list` names them."
                )
            self._read[name] = read_lesson(file)
        return self._read[name]

    def read_anew(self, file: Path) -> str:
        """Take a teacher's file, as it stands now; the name it goes by. Raises as `lesson` does."""
        name = str(file.absolute())
        self._read[name] = read_lesson(file)
        return name

    def after(self, name: str) -> str | None:
        """The next of the program's lessons; None after the last and after a teacher's."""
        names = self.names
        return next((later for one, later in pairwise(names) if one == name), None)
