"""The lesson file: versioned JSON that a person can write, checked before anything of it is believed.

docs/lessons.md describes the format for teachers.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from lstm_sim.edits import go_to_step, set_cell_type
from lstm_sim.errors import InputError, said
from lstm_sim.laboratory.lab import Lab, Look, NetworkRef, Where
from lstm_sim.lessons.check_record import REMEDY, check_of, refuse
from lstm_sim.lessons.lesson import LANGUAGES, Lesson, LessonStep, Text
from lstm_sim.lessons.lesson_record import LessonRecord, StepRecord, TextRecord
from lstm_sim.lessons.misfit import misfit
from lstm_sim.presets import PRESETS, preset, start_session
from lstm_sim.session import Session
from lstm_sim.session_file import load_session
from lstm_sim.strict import converted
from lstm_sim.study import TABS, LeftTab, RightTab, Study, Tab

FORMAT = "lstm-sim-lesson"
VERSION = 1
ENDING = ".lesson.json"
START = "start"
"""Stands among the presets' keys for what a new window opens."""
MAX_BYTES = 8_000_000


def read_lesson(path: Path) -> Lesson:
    """The lesson in a file. Raises InputError as `load_lesson` does, and OSError if it cannot be read."""
    if path.stat().st_size > MAX_BYTES:
        raise InputError("The file is too large for a lesson.", file=path, remedy=REMEDY)
    return load_lesson(path.read_bytes(), path)


def shipped_lessons(folder: Path) -> tuple[Lesson, ...]:
    """The lessons in a folder, by the order of their files' names."""
    return tuple(read_lesson(path) for path in sorted(folder.glob(f"*{ENDING}")))


def load_lesson(data: bytes, file: Path) -> Lesson:
    """The lesson in the bytes of a lesson file.

    Raises InputError, naming `file`, the place in it and the remedy, for anything that is not a whole, sound lesson of
    a version this program knows.
    """
    try:
        record = _decode(data, file)
        steps = tuple(_step(step, f"steps[{k}]", file) for k, step in enumerate(record.steps))
        return Lesson(
            file.name.removesuffix(ENDING),
            _text(record.title, "title", file),
            _text(record.about, "about", file),
            steps,
        )
    except RecursionError:
        raise InputError("The file is nested too deeply.", file=file, remedy=REMEDY) from None


def _decode(data: bytes, file: Path) -> LessonRecord:
    try:
        head = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once)
    except InputError as error:
        refuse(error.problem, file)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("The file is not UTF-8 text.", file=file, line=line, remedy=REMEDY) from None
    except json.JSONDecodeError as error:
        raise InputError(
            said("The JSON breaks: {0}.", error.msg), file=file, line=error.lineno, column=error.colno, remedy=REMEDY
        ) from None
    except ValueError:
        raise InputError("The file is not sound JSON.", file=file, remedy=REMEDY) from None
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise InputError(
            'This is no lesson file (it does not say "format": "lstm-sim-lesson").', file=file, remedy=REMEDY
        )
    version = head.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise InputError(said("The version {0} is not a version number.", f"{version!r}"), file=file, remedy=REMEDY)
    if version > VERSION:
        raise InputError(
            said(
                "The file has version {0}, made for a newer LSTM Sim; this one reads up to version {1}.",
                version,
                VERSION,
            ),
            file=file,
            remedy="Update LSTM Sim.",
        )
    try:
        record: LessonRecord = msgspec.convert(head, LessonRecord)
    except msgspec.ValidationError as error:
        raise misfit(error, file) from None
    return record


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of the file; of a field that stands there twice nobody knows which is meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InputError(said("The name {0} stands twice.", f'"{twice}"'), remedy=REMEDY)
    return found


def _text(record: TextRecord | str, place: str, file: Path) -> Text:
    if isinstance(record, str):
        return Text(MappingProxyType(dict.fromkeys(LANGUAGES, record)))
    found = {name: text for name in LANGUAGES if (text := getattr(record, name)) is not None}
    if not found:
        refuse(said("{0} is there in no language.", place), file, "Give it in en, zh_CN or zh_TW.")
    return Text(MappingProxyType(found))


def _step(record: StepRecord, place: str, file: Path) -> LessonStep:
    if record.task is not None and record.check is None:
        refuse(said("{0} has a task, but nothing that checks it.", place), file, "Give a check, or leave the task out.")
    lab, study = _lab(record, place, file), _study(record, place, file)
    return LessonStep(
        _text(record.text, f"{place}.text", file),
        None if record.hint is None else _text(record.hint, f"{place}.hint", file),
        _opens(record, place, file),
        record.session is not None,
        lab,
        study,
        record.workspace,
        _tabs(record, place, file),
        None if record.task is None else _text(record.task, f"{place}.task", file),
        None if record.check is None else check_of(record.check, f"{place}.check", file),
    )


def _lab(record: StepRecord, place: str, file: Path) -> Lab | None:
    if record.networks is None:
        if record.sentences is not None or record.word is not None:
            refuse(said("{0} has sentences, but no networks to read them.", place), file, "Give networks.")
        return None
    if record.session is not None:
        refuse(said("{0} has a session and networks.", place), file, "Give one of them.")
    lab = Lab(networks=tuple(NetworkRef(Where.SHIPPED, name) for name in record.networks))
    if record.sentences is not None:
        lab = replace(lab, sentences=tuple(record.sentences))
    return lab if record.word is None else replace(lab, look=Look(step=record.word - 1))


def _study(record: StepRecord, place: str, file: Path) -> Study | None:
    if record.study is None:
        return None
    if record.session is not None:
        refuse(said("{0} has a session and a study.", place), file, "Give one of them.")
    try:
        return converted(record.study, Study, f"{place}.study", file)
    except InputError as error:
        refuse(said("{0}.study cannot be opened: {1}", place, error.problem), file, error.remedy)


def _tabs(record: StepRecord, place: str, file: Path) -> tuple[Tab, ...]:
    found: list[Tab] = []
    for k, name in enumerate(record.tabs or ()):
        if name not in TABS:
            problem = said("{0}: there is no tab {1}.", f"{place}.tabs[{k}]", f'"{name}"')
            refuse(problem, file, said("Choose one of: {0}.", "  ".join(TABS)))
        found.append(next(tab for tab in TABS if tab == name))
    if len({type(tab) for tab in found}) < len(found):
        refuse(
            said("{0}.tabs: {1} stand on the same side.", place, ", ".join(found)),
            file,
            said("Give one of {0} and one of {1}.", ", ".join(LeftTab), ", ".join(RightTab)),
        )
    return tuple(found)


def _opens(record: StepRecord, place: str, file: Path) -> Session | None:
    if record.preset is not None and record.session is not None:
        refuse(said("{0} has a preset and a session.", place), file, "Give one of them.")
    if record.preset is not None:
        keys = (START, *(p.key for p in PRESETS))
        if record.preset not in keys:
            refuse(
                said("{0}: there is no preset {1}.", place, f"{record.preset!r}"),
                file,
                said("Choose one of: {0}.", ", ".join(keys)),
            )
        session = start_session() if record.preset == START else preset(record.preset).build()
    elif record.session is not None:
        try:
            session = load_session(msgspec.json.encode(record.session))
        except InputError as error:
            refuse(said("{0}.session cannot be opened: {1}", place, error.problem), file, error.remedy)
    elif record.at is not None or record.cell is not None:
        which = "at" if record.cell is None else "cell"
        refuse(said("{0} has {1}, but opens nothing.", place, which), file, "Give a preset or a session.")
    else:
        return None
    if record.cell is not None:
        session = set_cell_type(record.cell, session.cell.reset_after).apply(session)
    if record.at is None:
        return session
    if record.at > session.setup.steps:
        refuse(
            said("{0}.at is {1}, but there are {2} steps.", place, record.at, session.setup.steps),
            file,
            "Give one of them.",
        )
    return go_to_step(record.at - 1).apply(session)
