"""`lstm-sim lesson`: what is not finished in a lesson file, and which lessons there are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lstm_sim.cli import run
from lstm_sim.lessons.shelf import SHIPPED, Shelf

STEP = {"text": "x", "preset": "start", "check": {"quantity": "f(z_f)", "is": "<", "value": 0.9}}


def written(folder: Path, **fields: object) -> Path:
    file = folder / "mine.lesson.json"
    record = {"format": "lstm-sim-lesson", "version": 1, "title": {"en": "t"}, "about": "a", "steps": [STEP], **fields}
    file.write_text(json.dumps(record))
    return file


def test_what_is_not_finished_is_said_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path)
    assert run(["lesson", "check", str(file)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{file}: The title is not there in zh_CN.",
        f"{file}: The title is not there in zh_TW.",
        f"{file}: Step 1 is passed before anything is done.",
    ]


def test_a_complete_lesson(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, title="t", steps=[{"text": "x"}])
    assert run(["lesson", "check", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}: complete, 1 step, 0 tasks\n"


def test_what_is_no_lesson_is_told_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, steps=[{**STEP, "preset": "lektion"}])
    assert run(["lesson", "check", str(file)]) == 2
    told = capsys.readouterr()
    assert not told.out and told.err.startswith(f"lstm-sim: {file}: steps[0]: there is no preset 'lektion'.")
    assert run(["lesson", "check", str(tmp_path / "gone")]) == 2
    assert "No such file" in capsys.readouterr().err


@pytest.mark.parametrize("name", Shelf().names)
def test_the_programs_own_are_complete(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lesson", "check", str(SHIPPED / f"{name}.lesson.json")]) == 0
    assert ": complete, " in capsys.readouterr().out


def test_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lesson", "list", "--language", "zh_TW"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 * len(Shelf().names)
    assert lines[0].split() == ["01-why-memory", "為什麼需要記憶"]
    assert run(["lesson", "list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["name"] for row in rows] == list(Shelf().names)
    assert rows[0]["title"] == "Why memory?" and rows[0]["steps"] == 5
