"""The menus: every command stands in one of them, the choices are marked, and files and networks are opened by them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from lstm_sim.edits import set_input
from lstm_sim.laboratory.edits import show_workspace
from lstm_sim.laboratory.folders import shipped_networks
from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.session import Workspace
from tests.ui.window import answered, settle
from ui.actions import COMMANDS
from ui.language import LANGUAGES
from ui.main_window import MainWindow
from ui.paths import CHECKPOINTS


def standing(menu: QMenu) -> list[QAction]:
    return [action for action in menu.actions() if not action.isSeparator()]


def test_every_command_stands_in_one_menu(window: MainWindow, tmp_path: Path) -> None:
    menus = ("file", "edit", "step", "view", "help", "recent")
    window.documents.write(tmp_path / "a.lstmsim")
    window.menus["recent"].aboutToShow.emit()
    placed = [action for name in menus for action in standing(window.menus[name])]
    for command in COMMANDS:
        assert placed.count(window.actions_[command.key]) == 1, command.key
    for menu in menus[:-1]:
        assert all(action.text() or action.menu() for action in standing(window.menus[menu]))


def test_shipped_networks_are_opened_by_their_menu(qtbot: QtBot, window: MainWindow) -> None:
    names = shipped_networks(CHECKPOINTS)
    window.menus["networks"].aboutToShow.emit()
    actions = standing(window.menus["networks"])
    assert [action.text() for action in actions[:-1]] == list(names) and len(names) > 5
    assert actions[-1] is window.actions_["open"]
    assert window.bar.document.menu() is window.menus["presets"]
    actions[names.index("travel-gru")].trigger()
    frame = answered(qtbot, window)
    assert window.store.session.workspace is Workspace.NETWORK
    assert window.store.session.lab.network == NetworkRef(Where.SHIPPED, "travel-gru")
    assert frame.chosen is not None and frame.chosen.title == "travel-gru"
    assert window.bar.document.menu() is window.menus["networks"] and window.bar.document.text() == "travel-gru"
    window.store.edit(show_workspace(Workspace.CELL))
    settle()
    assert window.bar.document.menu() is window.menus["presets"]


def test_choices_are_marked_and_speak_their_own_language(window: MainWindow) -> None:
    try:
        for code in ("zh_TW", "zh_CN", "en"):
            action = next(a for a in standing(window.menus["language"]) if a.data() == code)
            action.trigger()
            settle()
            marked = [a.data() for a in standing(window.menus["language"]) if a.isChecked()]
            assert marked == [code]
            assert [a.text() for a in standing(window.menus["language"])] == list(LANGUAGES.values())
            theme = [a.data() for a in standing(window.menus["theme"]) if a.isChecked()]
            assert theme == ["light"]
        assert window.bar.document.accessibleName() == "What to begin with"
    finally:
        window.choose_language("en")
        settle()


def test_recent_files_by_their_whole_name(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    recent = window.menus["recent"]
    recent.aboutToShow.emit()
    (nothing,) = standing(recent)
    assert nothing.text() == "No files yet" and not nothing.isEnabled()
    file = tmp_path / "a & b.lstmsim"
    window.store.edit(set_input(0, 3.0))
    window.documents.write(file)
    window.documents.new()
    recent.aboutToShow.emit()
    first, forget = standing(recent)
    assert first.text() == str(file).replace("&", "&&")  # a single one would be a mnemonic
    first.trigger()
    assert window.store.session.direct.inputs[0, 0] == 3.0 and window.store.path == file
    forget.trigger()
    recent.aboutToShow.emit()
    assert not standing(recent)[0].isEnabled()
