"""What is still to be done on a lesson that can be opened: what its author would want to know before a class does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lstm_sim.errors import Said, said
from lstm_sim.frame import compute_frame
from lstm_sim.lessons.check import missing, passed
from lstm_sim.lessons.lesson import Lesson
from lstm_sim.lessons.lesson_file import read_lesson
from lstm_sim.presets import start_session


@dataclass(frozen=True, eq=False)
class Review:
    """A lesson that can be opened, and what was noticed in it, in the order of its steps; nothing if it is complete."""

    lesson: Lesson
    notes: tuple[Said, ...]


def review_file(path: Path) -> Review:
    """Read a lesson file and walk through it.

    Raises InputError if it is no lesson, OSError if it cannot be read.
    """
    return review(read_lesson(path))


def review(lesson: Lesson) -> Review:
    """Walk through a lesson, doing nothing but reading: no task may be done before anything is."""
    notes = [said("The title is not there in {0}.", language) for language in lesson.title.missing]
    notes += [said("What it is about is not there in {0}.", language) for language in lesson.about.missing]
    session = start_session()
    opened = False
    for number, step in enumerate(lesson.steps, start=1):
        notes += [said("The text of step {0} is not there in {1}.", number, name) for name in step.text.missing]
        if step.hint is not None:
            notes += [said("The hint of step {0} is not there in {1}.", number, name) for name in step.hint.missing]
        if step.task is not None:
            notes += [said("The task of step {0} is not there in {1}.", number, name) for name in step.task.missing]
        session = step.enter(session)
        opened = opened or step.sets_up
        if step.check is None:
            continue
        if not opened:
            notes.append(said("Step {0} asks for something before any step has opened a session.", number))
        frame = compute_frame(session)
        absent = list(dict.fromkeys(missing(step.check, session, frame)))
        if absent:
            notes.append(said("Step {0} asks for {1}, which its session does not have.", number, ", ".join(absent)))
        elif passed(step.check, session, frame):
            notes.append(said("Step {0} is passed before anything is done.", number))
    return Review(lesson, tuple(notes))
