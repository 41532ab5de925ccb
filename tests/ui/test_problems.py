"""What the core refuses is said in every language, with its place and its values."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from lstm_sim.errors import InputError
from lstm_sim.inputs import parse_sequence
from ui.language import Language
from ui.problems import SENTENCES, in_words

ROOT = Path(__file__).resolve().parent.parent.parent
SPEAKERS = (
    "lstm_sim/edits.py",
    "lstm_sim/inputs.py",
    "lstm_sim/session_file.py",
    "ui/export.py",
    "ui/files.py",
    "ui/studio.py",
)


def sentences(file: Path) -> set[str]:
    """Every sentence that a file says in an InputError."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("_REMEDY", "_TOO_LONG"):
            found.add(ast.literal_eval(node.value))
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", "")
        parts = node.args[:1] if name in ("InputError", "said") else []
        parts = parts + [k.value for k in node.keywords if k.arg == "remedy" and name == "InputError"]
        assert not any(isinstance(part, ast.JoinedStr) for part in parts), f"{file}:{node.lineno}: use said()"
        found |= {part.value for part in parts if isinstance(part, ast.Constant)}
    return found


def test_every_sentence_is_there_to_be_translated() -> None:
    said = set().union(*(sentences(ROOT / file) for file in SPEAKERS))
    assert said == set(SENTENCES)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "x.csv, line 2, column 2: 'q' is not a number. Put a number there."),
        ("zh_CN", "x.csv, 第 2 行, 第 2 列: 'q' 不是数。 请在该处填入一个数。"),
        ("zh_TW", "x.csv, 第 2 行, 第 2 欄: 'q' 不是數。 請在該處填入一個數。"),
    ],
)
def test_a_refusal_in_every_language(qtbot: QtBot, code: str, words: str) -> None:
    language = Language()
    language.install(code)
    try:
        with pytest.raises(InputError) as caught:
            parse_sequence("1,2\n3,q\n", file="x.csv")
        assert in_words(caught.value) == words
    finally:
        language.install("en")
    assert QCoreApplication.translate("problems", SENTENCES[0]) == SENTENCES[0]


def test_other_errors_say_what_they_say() -> None:
    assert in_words(OSError(2, "gone")) == "[Errno 2] gone"
    assert in_words(InputError("{braces} stay.")) == "{braces} stay."
