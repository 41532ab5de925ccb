"""Every text on screen is translated, and nothing in a translation is broken."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from lstm_sim.cell import CellType, Quantity
from lstm_sim.edits import Change
from lstm_sim.presets import PRESETS
from ui import texts
from ui.language import LANGUAGES, Language
from ui.paths import TRANSLATIONS

ROOT = Path(__file__).resolve().parent.parent.parent
CODES = [code for code in LANGUAGES if code != "en"]


def messages(file: Path) -> dict[tuple[str, str], tuple[str, str | None]]:
    """(context, source) → (translation, type) of a .ts file."""
    found = {}
    for context in ET.parse(file).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            found[name, message.findtext("source") or ""] = (translation.text or "", translation.get("type"))
    return found


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """Every text that the code as it is now says."""
    file = tmp_path_factory.mktemp("ts") / "now.ts"
    lupdate = Path(sys.executable).parent / "pyside6-lupdate"
    sources = [str(p) for p in sorted((ROOT / "ui").rglob("*.py"))]
    subprocess.run([str(lupdate), *sources, "-ts", str(file)], check=True, capture_output=True)
    return set(messages(file))


@pytest.mark.parametrize("code", CODES)
def test_no_text_is_without_translation(extracted: set[tuple[str, str]], code: str) -> None:
    translated = messages(TRANSLATIONS / f"lstm_sim_{code}.ts")
    missing = {key for key in extracted if key not in translated or translated[key][1] or not translated[key][0]}
    assert not missing, f"run `make translations` and translate: {sorted(missing)}"


@pytest.mark.parametrize("code", CODES)
def test_placeholders_and_mnemonics_survive(code: str) -> None:
    for (_, source), (translation, _) in messages(TRANSLATIONS / f"lstm_sim_{code}.ts").items():
        assert sorted(re.findall(r"\{\w+\}", source)) == sorted(re.findall(r"\{\w+\}", translation)), source
        assert source.count("&") == translation.count("&"), source


@pytest.mark.parametrize("code", CODES)
def test_the_compiled_files_are_those_of_the_sources(qtbot: QtBot, code: str) -> None:
    language = Language()
    language.install(code)
    try:
        for (context, source), (translation, _) in messages(TRANSLATIONS / f"lstm_sim_{code}.ts").items():
            assert QCoreApplication.translate(context, source) == translation, (context, source)
    finally:
        language.install("en")


def test_the_two_chineses_differ() -> None:
    one, two = (messages(TRANSLATIONS / f"lstm_sim_{code}.ts") for code in CODES)
    assert sum(one[key][0] != two[key][0] for key in one) > len(one) / 2


def test_unknown_languages_are_refused() -> None:
    with pytest.raises(ValueError, match="no language 'xx'"):
        Language().install("xx")


def test_the_cores_names_all_have_words() -> None:
    for quantity in Quantity:
        assert texts.name(quantity) and texts.symbol(quantity) and texts.rich_symbol(quantity)
    for change in Change:
        assert texts.change_name(change)
    for cell_type in CellType:
        assert texts.cell_name(cell_type)
    for entry in PRESETS:
        assert texts.preset_title(entry.key) == entry.title
        assert texts.preset_look_for(entry.key) == entry.look_for
