"""What the author of a lesson is told about it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from lstm_sim.errors import InputError
from lstm_sim.lessons.review import review_file


def notes_of(tmp_path: Path, *steps: dict[str, Any], **fields: Any) -> list[str]:
    file = tmp_path / "mine.lesson.json"
    record = {"format": "lstm-sim-lesson", "version": 1, "title": "t", "about": "a", "steps": list(steps), **fields}
    file.write_text(json.dumps(record))
    return [str(note) for note in review_file(file).notes]


def shut(value: float) -> dict[str, Any]:
    return {"quantity": "f(z_f)", "is": "<", "value": value}


def test_a_complete_lesson_has_no_notes(tmp_path: Path) -> None:
    steps: tuple[dict[str, Any], ...] = ({"text": "x", "preset": "start"}, {"text": "y", "check": shut(0.1)})
    assert notes_of(tmp_path, *steps) == []


def test_missing_languages_are_named(tmp_path: Path) -> None:
    step = {"text": {"en": "x"}, "hint": {"zh_CN": "x", "zh_TW": "x"}}
    assert notes_of(tmp_path, step, title={"en": "t", "zh_CN": "t"}, about={"zh_TW": "a"}) == [
        "The title is not there in zh_TW.",
        "What it is about is not there in en.",
        "What it is about is not there in zh_CN.",
        "The text of step 1 is not there in zh_CN.",
        "The text of step 1 is not there in zh_TW.",
        "The hint of step 1 is not there in en.",
    ]


def test_a_task_that_asks_for_nothing_is_noticed(tmp_path: Path) -> None:
    assert notes_of(tmp_path, {"text": "x", "preset": "start", "check": shut(0.9)}) == [
        "Step 1 is passed before anything is done."
    ]


def test_a_task_about_what_is_not_there_is_noticed(tmp_path: Path) -> None:
    steps: tuple[dict[str, Any], ...] = ({"text": "x", "preset": "rnn-by-hand"}, {"text": "x", "check": shut(0.1)})
    assert notes_of(tmp_path, *steps) == ["Step 2 asks for f(z_f), which its session does not have."]


def test_a_task_without_a_session_is_noticed(tmp_path: Path) -> None:
    assert notes_of(tmp_path, {"text": "x", "check": shut(0.1)}) == [
        "Step 1 asks for something before any step has opened a session."
    ]


def test_what_is_no_lesson_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "mine.lesson.json"
    file.write_text("{}")
    with pytest.raises(InputError, match="no lesson file"):
        review_file(file)


def test_the_example_in_the_documentation_is_complete(tmp_path: Path) -> None:
    page = Path(__file__).resolve().parents[3] / "docs" / "lessons.md"
    example = re.search(r"```json\n(.*?)```", page.read_text(), re.DOTALL)
    assert example is not None
    file = tmp_path / "mine.lesson.json"
    file.write_text(example[1])
    assert review_file(file).notes == ()


def test_networks_that_do_not_come_with_the_program_are_named(tmp_path: Path) -> None:
    begins = {"text": "x", "networks": ["travel-lstm", "travel-lstmm"], "word": 9}
    asks = {"text": "y", "check": {"not": {"any": [{"setting": "network", "value": "mine"}, shut(0.1)]}}}
    first, second, third, *_ = notes_of(tmp_path, begins, asks)
    assert first.startswith("Step 1: no network travel-lstmm comes with the program. There are: ")
    assert "travel-lstm  " in first
    assert second == "Step 1: the first sentence has no word 9."
    assert third.startswith("Step 2: no network mine")


def test_a_name_the_window_does_not_take_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text('{"format": "lstm-sim-lesson", "version": 1, "title": "t", "about": "a", "steps": [{"text": "x"}]}')
    assert [str(note) for note in review_file(file).notes] == [
        "The name of the file does not end in .lesson.json: the window takes no other."
    ]


def test_an_answer_that_no_network_of_the_step_gives_is_named(tmp_path: Path) -> None:
    begins = {"text": "x", "networks": ["travel-lstm", "travel-elman"], "word": 5}
    asks = {"text": "y", "check": {"all": [{"answer": "departure", "at": 5}, {"answer": "B-departure", "at": 5}]}}
    assert notes_of(tmp_path, begins, asks) == [
        "Step 2: no network answers departure. The answers are: "
        "O  B-departure  B-destination  B-time  I-departure  I-destination  I-time."
    ]
