"""The lessons that come with the program: whole in three languages, passed by doing what they ask and not before."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from lstm_sim.cell import Quantity
from lstm_sim.edits import go_to_step, set_input
from lstm_sim.frame import compute_frame
from lstm_sim.lessons.check import passed
from lstm_sim.lessons.lesson import LANGUAGES, Lesson, LessonStep
from lstm_sim.lessons.lesson_file import shipped_lessons
from lstm_sim.lessons.review import review
from lstm_sim.presets import preset, start_session
from lstm_sim.session import Session

FOLDER = Path(__file__).resolve().parents[3] / "assets" / "lessons"
LESSONS = {lesson.key: lesson for lesson in shipped_lessons(FOLDER)}
every_lesson = pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS)
Deed = Callable[[Session], Session]


def put(*values: tuple[int, float], step: int | None = None) -> Deed:
    """Set inputs, each (column, value), at a step counted from 1; None is the one looked at."""

    def deed(session: Session) -> Session:
        for column, value in values:
            session = set_input(column, value, None if step is None else step - 1).apply(session)
        return session

    return deed


def to(step: int) -> Deed:
    return go_to_step(step - 1).apply


# What is done at each step that asks for something, in order.
DEEDS: dict[str, Sequence[Deed]] = {
    "02-rnn-by-hand": (
        to(2),
        to(3),
        lambda session: put((0, 2), (1, 2), step=1)(put((0, 1), (1, 1), step=3)(session)),
    ),
    "05-memory-cell": (
        put((1, -4.0)),
        put((2, -4.0)),
        put((2, 4.0)),
        put((3, -4.0)),
        put((1, 4.0), (2, -4.0), (3, 4.0)),
    ),
    "06-hand-worked-run": (
        to(2),
        to(3),
        to(4),
        to(5),
        put((2, 1.0), step=3),
        put((1, -1.0), step=2),
    ),
}


def is_done(step: LessonStep, session: Session) -> bool:
    assert step.check is not None
    return passed(step.check, session, compute_frame(session))


@every_lesson
def test_it_is_complete(lesson: Lesson) -> None:
    assert review(lesson).notes == ()


@every_lesson
def test_it_is_passed_by_doing_what_it_asks_and_not_before(lesson: Lesson) -> None:
    session, deeds = start_session(), list(DEEDS[lesson.key])
    for step in lesson.steps:
        session = step.enter(session)
        if step.check is not None:
            assert not is_done(step, session)
            session = deeds.pop(0)(session)
            assert is_done(step, session)
    assert not deeds


@every_lesson
def test_each_language_says_the_same_numbers(lesson: Lesson) -> None:
    for step in lesson.steps:
        for text in (step.text, *([step.hint] if step.hint else [])):
            found = {
                language: sorted(re.findall(r"[−+]?\d+(?:\.\d+)?", text.in_language(language)))
                for language in LANGUAGES
            }
            assert len({tuple(numbers) for numbers in found.values()}) == 1, found
        assert len({step.text.in_language(language) for language in LANGUAGES}) == len(LANGUAGES)


@every_lesson
def test_chinese_is_written_in_its_own_characters(lesson: Lesson) -> None:
    """A few characters that are written in one of the two ways only."""
    for text in [lesson.title, lesson.about, *(step.text for step in lesson.steps)]:
        assert not re.search("[門憶閘輸寫個這時網權遺樣為讓幾數話]", text.in_language("zh_CN"))
        assert not re.search("[门忆闸输写个这时网权遗样为让几数话]", text.in_language("zh_TW"))


def test_the_sums_in_the_texts_are_those_of_the_program() -> None:
    lecture = compute_frame(preset("lecture").build()).trace
    assert np.round(lecture[Quantity.MEMORY].ravel(), 2).tolist() == [3, 7, 7, 7, 0]
    assert np.round(lecture[Quantity.OUTPUT].ravel(), 2).tolist() == [0, 0, 0, 7, 0]
    first, *_, last = lecture[Quantity.Z_F].ravel().tolist()
    assert (first, last) == (110.0, -90.0)
    assert lecture[Quantity.Z_I].ravel().tolist() == [90.0, 90.0, -10.0, -10.0, -110.0]
    assert lecture[Quantity.Z_O].ravel().tolist() == [-10.0, -10.0, -10.0, 90.0, -10.0]
    assert str(lecture[Quantity.MEMORY][2].item()).startswith("6.99977")
    assert f"{lecture[Quantity.OUTPUT][0].item():.2e}" == "1.36e-04"
    by_hand = preset("rnn-by-hand").build()
    other = put((0, 2), (1, 2), step=1)(put((0, 1), (1, 1), step=3)(by_hand))
    for session, wanted in ((by_hand, [4, 12, 32]), (other, [8, 20, 44])):
        readout = compute_frame(session).readout
        assert readout is not None
        assert readout.tolist() == [[y, y] for y in wanted]
