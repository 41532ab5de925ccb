"""A lesson: a few steps of text, some of which set the program up, and some of which ask for something to be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lstm_sim.lessons.check import Check
from lstm_sim.session import Session, Workspace

LANGUAGES = ("en", "zh_CN", "zh_TW")
"""The languages of the program; a text that is not there in one is shown in the first one it is there in."""


@dataclass(frozen=True)
class Text:
    """A text in one or more of LANGUAGES."""

    languages: Mapping[str, str]

    def in_language(self, language: str) -> str:
        """The text in `language`, or else in the first language that it has."""
        order = (language, *LANGUAGES)
        return next(self.languages[name] for name in order if name in self.languages)

    @property
    def missing(self) -> tuple[str, ...]:
        """The languages that it is not there in."""
        return tuple(name for name in LANGUAGES if name not in self.languages)


@dataclass(frozen=True, eq=False)
class LessonStep:
    """One step.

    Attributes:
        text: what is said.
        hint: what helps if the task is not done; None if nothing.
        opens: the session the step begins with; None leaves it as it is.
        whole: `opens` replaces the Network workspace's part of the session, too.
        workspace: which workspace is shown; None leaves it as it is.
        check: what is to be done; None if the step is only to be read.
    """

    text: Text
    hint: Text | None = None
    opens: Session | None = None
    whole: bool = False
    workspace: Workspace | None = None
    check: Check | None = None

    def enter(self, session: Session) -> Session:
        """The session once the step is entered; the same object where the step changes nothing."""
        if self.opens is not None:
            session = self.opens if self.whole else replace(self.opens, lab=session.lab)
        if self.workspace is not None and session.workspace is not self.workspace:
            session = replace(session, workspace=self.workspace)
        return session


@dataclass(frozen=True, eq=False)
class Lesson:
    """A whole lesson.

    Attributes:
        key: its name among the lessons: that of its file.
        title: what it is called; about: one sentence on what it shows.
        steps: at least one.
    """

    key: str
    title: Text
    about: Text
    steps: tuple[LessonStep, ...]
