"""The shelf: the program's lessons in order, a teacher's by its path, and nothing else."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from lstm_sim.errors import InputError
from lstm_sim.lessons.shelf import SHIPPED, Shelf


def test_the_lessons_in_order_and_what_comes_after() -> None:
    shelf = Shelf()
    assert list(shelf.names) == sorted(shelf.names) and shelf.names[0] == "01-why-memory"
    assert shelf.after(shelf.names[0]) == shelf.names[1]
    assert shelf.after(shelf.names[-1]) is None and shelf.after("mine") is None
    assert shelf.lesson("12-gru") is shelf.lesson("12-gru")


def test_a_file_of_ones_own_is_read_as_it_stands(tmp_path: Path) -> None:
    shelf, file = Shelf(tmp_path / "none"), tmp_path / "mine.lesson.json"
    record = {"format": "lstm-sim-lesson", "version": 1, "title": "One", "about": "x", "steps": [{"text": "Read"}]}
    file.write_text(json.dumps(record))
    name = shelf.read_anew(file)
    assert shelf.lesson(name).title.in_language("en") == "One"
    file.write_text(json.dumps({**record, "title": "Two"}))
    assert shelf.lesson(name).title.in_language("en") == "One"
    assert shelf.lesson(shelf.read_anew(file)).title.in_language("en") == "Two"
    assert shelf.names == () and shelf.after(name) is None


@pytest.mark.parametrize("name", ["nothing", "../lessons/12-gru", "/etc/passwd"])
def test_what_is_no_lesson_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="no lesson"):
        Shelf().lesson(name)


def test_a_damaged_and_a_missing_file(tmp_path: Path) -> None:
    file = tmp_path / "12-gru.lesson.json"
    shutil.copy(SHIPPED / file.name, file)
    file.write_bytes(file.read_bytes()[:500])
    with pytest.raises(InputError, match=r"12-gru\.lesson\.json, line"):
        Shelf(tmp_path).lesson("12-gru")
    with pytest.raises(OSError, match="gone"):
        Shelf().lesson(str(tmp_path / "gone.lesson.json"))
