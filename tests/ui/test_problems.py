"""What the core refuses is said in every language, with its place and its values."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from lstm_sim.errors import InputError, Said, said
from lstm_sim.inputs import parse_sequence
from ui.language import Language
from ui.problem_sentences import SENTENCES
from ui.problems import in_words, sentence_in_words

ROOT = Path(__file__).resolve().parent.parent.parent
COMMAND_LINE = ("ui/cli.py", "ui/commands.py")
LOOKS_LIKE_A_SENTENCE = re.compile(r"[^\n]+ [^\n]+ [^\n]+\.")


def imported_by(file: Path) -> set[Path]:
    """The files of the core that a file imports, at once or when first needed."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    files = {ROOT.joinpath(*name.split(".")).with_suffix(".py") for name in names if name.startswith("lstm_sim.")}
    return {path for path in files if path.exists()}


def speakers() -> set[Path]:
    """Every file whose sentences can come up in the window: all of ui, and what it imports directly or not."""
    found: set[Path] = set()
    waiting = {path for path in (ROOT / "ui").rglob("*.py") if str(path.relative_to(ROOT)) not in COMMAND_LINE}
    while waiting:
        found |= waiting
        waiting = set().union(*map(imported_by, waiting)) - found
    return found


def sentences(file: Path) -> set[str]:
    """Every sentence that a file says in an InputError, or as a note."""
    tree, found, names = ast.parse(file.read_text()), set(), set()
    aside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Expr | ast.JoinedStr) for part in parts(node)}
    for node in ast.walk(tree):
        name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
        if not isinstance(node, ast.Call) or name not in ("InputError", "said"):
            continue
        waiting = [*node.args[:1], *(k.value for k in node.keywords if k.arg == "remedy")]
        while waiting:
            part = waiting.pop()
            assert not isinstance(part, ast.JoinedStr), f"{file}:{node.lineno}: use said()"
            if isinstance(part, ast.Constant):
                found.add(part.value)
            elif isinstance(part, ast.IfExp):
                waiting += [part.body, part.orelse]
            elif isinstance(part, ast.Name):
                names.add(part.id)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            found |= {node.value.value for target in node.targets if getattr(target, "id", "") in names}
    if names:  # some come from further away, as from a table of rules: what looks like a sentence is one
        words = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
        found |= {node.value for node in words if id(node) not in aside and LOOKS_LIKE_A_SENTENCE.fullmatch(node.value)}
    return found


def parts(node: ast.Expr | ast.JoinedStr) -> list[ast.expr]:
    """What is no sentence although it looks like one: a docstring, a piece of an f-string."""
    return [node.value] if isinstance(node, ast.Expr) else node.values


def test_every_sentence_is_there_to_be_translated() -> None:
    told = set().union(*map(sentences, speakers()))
    assert told - set(SENTENCES) == set(), "add them to ui/problem_sentences.py"
    assert set(SENTENCES) - told == set(), "nobody says them any more"


def test_the_sentences_are_in_order_and_each_is_there_once() -> None:
    assert list(SENTENCES) == sorted(set(SENTENCES))


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


def test_a_note_in_another_language(qtbot: QtBot) -> None:
    language = Language()
    language.install("zh_TW")
    try:
        assert sentence_in_words(said("There is no unit {0}.", 7)) == "沒有單元 7。"
    finally:
        language.install("en")
    assert sentence_in_words(Said("")) == ""
