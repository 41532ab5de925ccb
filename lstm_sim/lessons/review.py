"""What is still to be done on a lesson that can be opened: what its author would want to know before a class does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lstm_sim.errors import Said, said
from lstm_sim.frame import compute_frame
from lstm_sim.laboratory.checkpoint_header import read_checkpoint_header
from lstm_sim.laboratory.lab import Lab, Where
from lstm_sim.lessons.check import Answered, Check, Chosen, missing, parts, passed
from lstm_sim.lessons.lesson import Lesson, LessonStep
from lstm_sim.lessons.lesson_file import ENDING, read_lesson
from lstm_sim.lessons.settings import Setting
from lstm_sim.presets import start_session

NETWORKS = Path(__file__).resolve().parents[2] / "assets" / "checkpoints"
"""Where the networks that come with the program lie."""


@dataclass(frozen=True, eq=False)
class Review:
    """A lesson that can be opened, and what was noticed in it, in the order of its steps; nothing if it is complete."""

    lesson: Lesson
    notes: tuple[Said, ...]


def review_file(path: Path) -> Review:
    """Read a lesson file and walk through it.

    Raises InputError if it is no lesson, OSError if it cannot be read.
    """
    lesson = read_lesson(path)
    found = review(lesson)
    if path.name.endswith(ENDING):
        return found
    return Review(
        lesson, (said("The name of the file does not end in {0}: the window takes no other.", ENDING), *found.notes)
    )


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
        notes += _unknown_networks(number, step)
        opened = opened or step.sets_up
        if step.check is None:
            continue
        if not opened:
            notes.append(said("Step {0} asks for something before any step has opened a session.", number))
        notes += _unknown_answers(number, step.check, session.lab)
        frame = compute_frame(session)
        absent = list(dict.fromkeys(missing(step.check, session, frame)))
        if absent:
            notes.append(said("Step {0} asks for {1}, which its session does not have.", number, ", ".join(absent)))
        elif passed(step.check, session, frame):
            notes.append(said("Step {0} is passed before anything is done.", number))
    return Review(lesson, tuple(notes))


def _unknown_networks(number: int, step: LessonStep) -> Iterator[Said]:
    """Networks that a step begins with, or asks for, and that do not come with the program; words beyond a sentence."""
    lab = step.lab
    opened = () if lab is None else tuple(ref.name for ref in lab.networks if ref.where is Where.SHIPPED)
    for name in dict.fromkeys((*opened, *(() if step.check is None else _asked_networks(step.check)))):
        if not (NETWORKS / f"{name}.safetensors").is_file():
            known = "  ".join(sorted(file.stem for file in NETWORKS.glob("*.safetensors")))
            yield said("Step {0}: no network {1} comes with the program. There are: {2}.", number, name, known)
    if lab is not None and lab.look.step >= len(lab.sentences[0].split()):
        yield said("Step {0}: the first sentence has no word {1}.", number, lab.look.step + 1)


def _unknown_answers(number: int, check: Check, lab: Lab) -> Iterator[Said]:
    """Labels that are asked for, which no network of the step writes; what a user's own networks write is not known."""
    opened = {ref.name for ref in lab.networks if ref.where is Where.SHIPPED}
    files = [NETWORKS / f"{name}.safetensors" for name in sorted(opened | set(_asked_networks(check)))]
    labels = dict.fromkeys(label for file in files if file.is_file() for label in read_checkpoint_header(file).labels)
    if not labels or any(ref.where is not Where.SHIPPED for ref in lab.networks):
        return
    for part in parts(check):
        if isinstance(part, Answered) and part.label not in labels:
            yield said("Step {0}: no network answers {1}. The answers are: {2}.", number, part.label, "  ".join(labels))


def _asked_networks(check: Check) -> Iterator[str]:
    for part in parts(check):
        if isinstance(part, Chosen) and part.setting is Setting.NETWORK:
            yield str(part.value)
