"""Lesson files: what a teacher may write, and every mistake told with its place."""

from __future__ import annotations

import copy
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lstm_sim.cell import CellType
from lstm_sim.errors import InputError
from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.lessons.check import All, Answered, Chosen, Compared, Moment, Not, Relation
from lstm_sim.lessons.check import Any as AnyOf
from lstm_sim.lessons.lesson import Lesson
from lstm_sim.lessons.lesson_file import load_lesson, read_lesson, shipped_lessons
from lstm_sim.lessons.settings import Setting
from lstm_sim.presets import preset, start_session
from lstm_sim.session import Workspace
from lstm_sim.session_file import dump_session
from lstm_sim.study_edits import open_lesson, set_power

FILE = Path("mine.lesson.json")
SOUND: dict[str, Any] = {
    "format": "lstm-sim-lesson",
    "version": 1,
    "title": {"en": "One", "zh_CN": "一", "zh_TW": "壹"},
    "about": "The same in every language",
    "steps": [
        {"text": {"en": "Read"}, "preset": "lecture", "at": 2, "workspace": "cell"},
        {
            "text": "Do",
            "hint": {"zh_CN": "提示"},
            "check": {"quantity": "f(z_f)", "at": "now", "is": "<", "value": 0.1},
        },
    ],
}


def load(record: Any) -> Lesson:
    return load_lesson(json.dumps(record).encode(), FILE)


def with_check(check: Any) -> dict[str, Any]:
    record = copy.deepcopy(SOUND)
    record["steps"][1]["check"] = check
    return record


def with_step(**fields: Any) -> dict[str, Any]:
    record = copy.deepcopy(SOUND)
    record["steps"][0] = {"text": "Read", **fields}
    return record


def test_a_sound_file() -> None:
    lesson = load(SOUND)
    assert lesson.key == "mine"
    assert [lesson.title.in_language(name) for name in ("en", "zh_CN", "zh_TW")] == ["One", "一", "壹"]
    assert lesson.title.missing == ()
    assert lesson.about.in_language("zh_TW") == "The same in every language"
    first, second = lesson.steps
    assert first.text.in_language("zh_CN") == "Read"
    assert first.text.missing == ("zh_CN", "zh_TW")
    assert first.opens is not None
    assert first.opens.setup.step == 1
    assert first.check is None
    assert second.opens is None
    assert second.hint is not None
    assert second.hint.in_language("en") == "提示"
    assert second.check == Compared("f(z_f)", Moment.NOW, None, Relation.LESS, 0.1)


def test_entering_a_step() -> None:
    first, second = load(SOUND).steps
    session = start_session()
    entered = first.enter(session)
    assert entered.title == preset("lecture").title
    assert entered.lab is session.lab
    assert second.enter(entered) is entered
    away = load(with_step(workspace="network")).steps[0].enter(session)
    assert away.workspace is Workspace.NETWORK
    assert away.direct is session.direct


def test_a_whole_session_inside() -> None:
    session = preset("counter").build()
    lesson = load(with_step(session=json.loads(dump_session(session)), at=3))
    step = lesson.steps[0]
    assert step.opens is not None
    assert step.opens.setup.step == 2
    assert step.opens.weighted.inputs.tolist() == session.weighted.inputs.tolist()
    assert step.enter(start_session()) is step.opens


def test_every_kind_of_condition() -> None:
    check = {
        "all": [
            {"quantity": "f(zᵢ)", "at": "every", "unit": 2, "is": ">=", "value": 1, "within": 0.5},
            {"any": [{"quantity": "c′", "at": 4, "is": "==", "value": 7}, {"setting": "cell", "value": "gru"}]},
            {"not": {"setting": "step", "is": ">", "value": 3}},
            {"setting": "gradients", "is": "!=", "value": True},
        ]
    }
    assert load(with_check(check)).steps[1].check == All(
        (
            Compared("f(z_i)", Moment.EVERY, 2, Relation.AT_LEAST, 1.0, 0.5),
            AnyOf((Compared("c'", 4, None, Relation.EQUAL, 7.0), Chosen(Setting.CELL, Relation.EQUAL, "gru"))),
            Not(Chosen(Setting.STEP, Relation.MORE, 3)),
            Chosen(Setting.GRADIENTS, Relation.OTHER, True),
        )
    )


def test_what_the_networks_and_the_study_begin_with() -> None:
    step = load(with_step(networks=["travel-gru"], sentences=["a b"], word=2, study={"power": 0.5})).steps[0]
    session = open_lesson("mine", 3).apply(start_session())
    entered = step.enter(session)
    assert entered.lab.networks == (NetworkRef(Where.SHIPPED, "travel-gru"),)
    assert (entered.lab.sentences, entered.lab.look.step) == (("a b",), 1)
    assert entered.lab.config is session.lab.config
    assert entered.study == replace(session.study, power=0.5)
    assert (entered.study.lesson, entered.study.lesson_step) == ("mine", 3)
    assert entered.direct is session.direct


def test_a_preset_leaves_the_other_workspaces_alone() -> None:
    session = set_power(0.3).apply(open_lesson("mine", 1).apply(start_session()))
    entered = load(with_step(preset="lecture", cell="gru")).steps[0].enter(session)
    assert entered.study is session.study and entered.lab is session.lab
    assert entered.cell.cell_type is CellType.GRU


def test_an_answer_of_a_network() -> None:
    check = {"all": [{"answer": "O", "at": 2}, {"answer": "B-time", "is": "!="}]}
    assert load(with_check(check)).steps[1].check == All(
        (Answered("O", 2, Relation.EQUAL), Answered("B-time", Moment.NOW, Relation.OTHER))
    )


def test_a_task_in_words() -> None:
    record = with_check(NUMBER)
    record["steps"][1]["task"] = "Make the cell forget."
    task = load(record).steps[1].task
    assert task is not None and task.in_language("en") == "Make the cell forget."


NUMBER = {"quantity": "a", "is": "<", "value": 1}


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ({}, "no lesson file"),
        ([], "no lesson file"),
        ({**SOUND, "format": "lstm-sim-session"}, "no lesson file"),
        ({**SOUND, "version": 0}, "0 is not a version"),
        ({**SOUND, "version": True}, "True is not a version"),
        ({**SOUND, "version": 2}, "version 2, made for a newer"),
        ({**SOUND, "steps": []}, r"steps does not fit: Expected `array` of length >= 1"),
        ({**SOUND, "extra": 1}, "has no option extra"),
        ({**SOUND, "title": {}}, "title is there in no language"),
        ({**SOUND, "title": {"fr": "Un"}}, "has no option fr"),
        ({**SOUND, "title": ""}, "title"),
        (with_step(preset="lektion"), r"steps\[0\]: there is no preset 'lektion'.*start, lecture"),
        (with_step(preset="lecture", session={}), r"steps\[0\] has a preset and a session"),
        (with_step(preset="lecture", at=6), r"steps\[0\].at is 6, but there are 5 steps"),
        (with_step(at=1), r"steps\[0\] has at, but opens nothing"),
        (with_step(cell="gru"), r"steps\[0\] has cell, but opens nothing"),
        (with_step(preset="start", cell="vanilla"), r"steps\[0\].cell"),
        (with_step(networks=["../secret"]), r"steps\[0\].networks"),
        (with_step(networks=[]), ">= 1"),
        (with_step(sentences=["x"]), r"steps\[0\] has sentences, but no networks.*Give networks"),
        (with_step(word=2), r"steps\[0\] has sentences, but no networks"),
        (with_step(session={"format": "no"}, networks=["a"]), r"steps\[0\] has a session and networks"),
        (with_step(session={"format": "no"}, study={}), r"steps\[0\] has a session and a study"),
        (with_step(study={"power": "much"}), r"steps\[0\].study cannot be opened.*power"),
        (with_step(study={"powder": 1}), r"steps\[0\].study has no option powder|no option powder"),
        (with_step(study={"comparison": {"drawn": {"steps": 0}}}), r"steps\[0\].study cannot be opened"),
        (with_step(task="Do it"), r"steps\[0\] has a task, but nothing that checks it"),
        (with_step(session={"format": "no"}), r"steps\[0\].session cannot be opened: This is no session file"),
        (with_step(workspace="garden"), r"steps\[0\].workspace"),
        (with_check({}), r"steps\[1\].check asks nothing"),
        (with_check({**NUMBER, "setting": "cell"}), r"steps\[1\].check asks for quantity, setting at once"),
        (with_check({"quantity": "a", "value": 1}), r"steps\[1\].check.is is missing"),
        (with_check({**NUMBER, "is": "about"}), r"steps\[...\].check.is|steps\[1\].check.is"),
        (with_check({**NUMBER, "value": "much"}), r'check.value is "much"'),
        (with_check({**NUMBER, "value": True}), "check.value is true"),
        (with_check({"quantity": "a", "is": "<"}), "check.value is missing"),
        (with_check({**NUMBER, "at": "soon"}), r"check.at: there is no moment 'soon'.*now, first"),
        (with_check({**NUMBER, "at": 0}), ">= 1"),
        (with_check({**NUMBER, "unit": 0}), ">= 1"),
        (with_check({"setting": "cell", "value": "vanilla"}), r'check.value is "vanilla".*Choose one of: lstm'),
        (with_check({"setting": "cell"}), "check.value is missing"),
        (with_check({"setting": "clipping", "value": "hard"}), r'check.value is "hard".*Choose one of: off, norm'),
        (with_check({"setting": "network", "value": 3}), r"check.value is 3.0.*Put a name there"),
        (with_check({"setting": "power", "value": "w"}), r'check.value is "w".*Put a number there'),
        (with_check({"answer": "O", "value": 1}), "asks for an answer, which is its own value.*Leave out: value"),
        (with_check({"answer": "O", "is": "<"}), "only numbers are more or less"),
        (with_check({"answer": "O", "at": "soon"}), r"check.at: there is no moment 'soon'"),
        (with_check({"answer": "O", "unit": 1}), "asks for no quantity.*Leave out: unit, within"),
        (with_check({"setting": "pinned", "value": 1}), r"check.value is 1.0.*true or false"),
        (with_check({"setting": "step", "value": "two"}), r'check.value is "two"'),
        (with_check({"setting": "cell", "is": "<", "value": "gru"}), "only numbers are more or less"),
        (with_check({"setting": "cell", "value": "gru", "at": "now"}), "asks for no quantity and no answer"),
        (with_check({"all": [NUMBER], "value": 1}), "no quantity and no setting.*Leave out: is, value"),
        (with_check({"all": []}), ">= 1"),
        (with_check({"all": [NUMBER, {"not": {}}]}), r"steps\[1\].check.all\[1\].not asks nothing"),
        (with_check({"exec": "import os"}), "has no option exec"),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_its_place(record: Any, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        load(record)
    assert caught.value.file == str(FILE)
    assert str(caught.value.remedy)


def test_conditions_nested_without_end_are_refused() -> None:
    check: dict[str, Any] = NUMBER
    for _ in range(12):
        check = {"not": check}
    with pytest.raises(InputError, match="nested too deeply"):
        load(with_check(check))
    with pytest.raises(InputError, match="nested too deeply"):
        load_lesson(b"[" * 200_000, FILE)


def test_broken_json_is_told_with_line_and_column() -> None:
    with pytest.raises(InputError) as caught:
        load_lesson(b'{\n "format": "lstm-sim-lesson",\n "version" 1}', FILE)
    assert (caught.value.line, caught.value.column) == (3, 12)
    with pytest.raises(InputError, match="not UTF-8") as caught:
        load_lesson(b'{\n"\xff": 1}', FILE)
    assert caught.value.line == 2


def test_what_is_no_number_in_json_is_refused() -> None:
    text = json.dumps(with_check({**NUMBER, "value": 7.5}))
    for bad in ("NaN", "Infinity", "1e999"):
        with pytest.raises(InputError, match="value is"):
            load_lesson(text.replace("7.5", bad).encode(), FILE)


def test_a_byte_order_mark_does_no_harm() -> None:
    assert load_lesson(b"\xef\xbb\xbf" + json.dumps(SOUND).encode(), FILE).key == "mine"


def test_reading_from_a_folder(tmp_path: Path) -> None:
    for name in ("20-b", "03-a"):
        (tmp_path / f"{name}.lesson.json").write_text(json.dumps(SOUND))
    (tmp_path / "other.json").write_text("{}")
    assert [lesson.key for lesson in shipped_lessons(tmp_path)] == ["03-a", "20-b"]
    large = tmp_path / "large.lesson.json"
    large.write_bytes(b" " * 8_000_001)
    with pytest.raises(InputError, match="too large"):
        read_lesson(large)
    with pytest.raises(OSError, match="missing"):
        read_lesson(tmp_path / "missing.lesson.json")


def test_mutated_files_raise_nothing_but_input_errors() -> None:
    rng = random.Random(5)
    record = with_step(session=json.loads(dump_session(preset("lecture").build())))
    sound = json.dumps(record, ensure_ascii=False).encode()
    refused = 0
    for _ in range(1500):
        data = bytearray(sound)
        for _ in range(rng.randint(1, 4)):
            place = rng.randrange(len(data))
            choice = rng.random()
            if choice < 0.4:
                data[place] = rng.randrange(256)
            elif choice < 0.7:
                del data[place : place + rng.randint(1, 30)]
            else:
                data[place:place] = rng.choice([b"null", b"1e400", b"-", b'"', b"[", b"}", b"NaN", b"true", b"9" * 400])
        try:
            load_lesson(bytes(data), FILE)
        except InputError:
            refused += 1
    assert refused > 500


def test_a_step_brings_tabs_to_the_front_and_shows_them() -> None:
    steps = ({"tabs": ["power", "loss"]}, {}, {"tabs": ["cells"], "workspace": "cell"})
    shown, read, behind = (load(with_step(**step)).steps[0] for step in steps)
    session = set_power(0.5).apply(start_session())
    entered = shown.enter(session)
    assert (entered.workspace, entered.study.left, entered.study.right) == (Workspace.GRADIENTS, "loss", "power")
    assert entered.study.power == 0.5
    assert shown.enter(entered) is entered
    assert shown.shows and not shown.sets_up and not read.shows
    assert read.enter(entered) is entered
    again = behind.enter(entered)
    assert (again.workspace, again.study.left, again.study.right) == (Workspace.CELL, "loss", "cells")
    whole = load(with_step(study={"left": "backwards"}, tabs=["clipping"])).steps[0].enter(entered)
    assert (whole.study.left, whole.study.right, whole.study.power) == ("backwards", "clipping", 1.01)


@pytest.mark.parametrize(
    ("tabs", "problem", "remedy"),
    [
        (["lose"], 'steps[0].tabs[0]: there is no tab "lose"', "Choose one of: through-time  backwards  loss  surface"),
        (["loss", ""], 'steps[0].tabs[1]: there is no tab ""', "Choose one of: "),
        (
            ["loss", "backwards"],
            "steps[0].tabs: loss, backwards stand on the same side",
            "one of surface, power, cells, clipping",
        ),
        ([], "steps[0].tabs does not fit", "docs/lessons.md"),
        ("loss", "steps[0].tabs does not fit", "docs/lessons.md"),
        (["loss", "power", "cells"], "steps[0].tabs does not fit", "docs/lessons.md"),
        ([3], "steps[0].tabs[0] does not fit", "docs/lessons.md"),
    ],
)
def test_unsound_tabs_are_told_with_their_place(tabs: object, problem: str, remedy: str) -> None:
    with pytest.raises(InputError) as caught:
        load(with_step(tabs=tabs))
    assert problem in str(caught.value.problem)
    assert remedy in str(caught.value.remedy)
    assert caught.value.file == str(FILE)


def test_a_study_with_a_tab_of_the_other_side_is_refused() -> None:
    with pytest.raises(InputError, match=r"left"):
        load(with_step(study={"left": "power"}))
