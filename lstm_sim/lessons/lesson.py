"""A lesson: a few steps of text, some of which set the program up, and some of which ask for something to be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lstm_sim.laboratory.lab import Lab
from lstm_sim.laboratory.opening import leave_unit
from lstm_sim.lessons.check import Check
from lstm_sim.session import Session, Workspace
from lstm_sim.study import Study, Tab, with_tabs

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
        opens: the session the step begins with; None leaves the cell as it is.
        whole: `opens` replaces what the other workspaces hold, too.
        lab, study: what the Network and the Gradients workspace begin with; None leaves them as they are.
        workspace: which workspace is shown; None leaves it as it is.
        tabs: of Gradients, brought to the front: at most one at the left and one at the right. Gradients is shown with
            them unless another workspace is.
        task: what is to be done, in a few words; check: whether it is. None if the step is only to be read.
    """

    text: Text
    hint: Text | None = None
    opens: Session | None = None
    whole: bool = False
    lab: Lab | None = None
    study: Study | None = None
    workspace: Workspace | None = None
    tabs: tuple[Tab, ...] = ()
    task: Text | None = None
    check: Check | None = None

    @property
    def sets_up(self) -> bool:
        """True where the step begins with a state of its own."""
        return self.opens is not None or self.lab is not None or self.study is not None

    @property
    def shown_workspace(self) -> Workspace | None:
        """The workspace that is shown; None leaves it as it is."""
        return Workspace.GRADIENTS if self.workspace is None and self.tabs else self.workspace

    @property
    def shows(self) -> bool:
        """True where there is something to be seen by entering it."""
        return self.sets_up or self.shown_workspace is not None

    def enter(self, session: Session) -> Session:
        """The session once the step is entered; the same object where the step changes nothing."""
        before = session
        if self.opens is not None or self.lab is not None:
            session = leave_unit(session.workspace).apply(session)
        if self.opens is not None:
            session = self.opens if self.whole else replace(self.opens, lab=session.lab, study=session.study)
        if self.lab is not None:
            session = replace(session, lab=replace(self.lab, config=before.lab.config, follow=before.lab.follow))
        if self.study is not None:
            session = replace(session, study=self.study)
        study, workspace = with_tabs(session.study, *self.tabs), self.shown_workspace
        if study != session.study:
            session = replace(session, study=study)
        if workspace is not None and session.workspace is not workspace:
            session = replace(session, workspace=workspace)
        return session if session is before else at_page_of(session, before)


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


def at_page_of(session: Session, other: Session) -> Session:
    """The session with the lesson open where `other` has it: a lesson's page is turned by nothing but its reader."""
    study, there = session.study, other.study
    if (study.lesson, study.lesson_step) == (there.lesson, there.lesson_step):
        return session
    return replace(session, study=replace(study, lesson=there.lesson, lesson_step=there.lesson_step))
