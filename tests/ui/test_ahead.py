"""The workspaces loaded and built ahead: one piece in each turn, not while the user acts, never torch."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lstm_sim.laboratory.edits import show_workspace
from lstm_sim.session import Workspace
from tests.ui.window import answered, finish, open_window, settle
from ui import ahead
from ui.ahead import Ahead, modules


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(ahead, "import_module", found.append)
    monkeypatch.setattr(ahead, "FIRST", 1)
    return found


def shown(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 100)
    window.show()
    qtbot.waitExposed(window)
    return window


def nothing() -> Iterator[None]:
    yield from ()


def test_every_module_is_loaded_in_a_turn_of_its_own(
    qtbot: QtBot, loaded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "APART", 0)
    every = list(modules())
    assert {"ui.network.workspace", "ui.network.maps_panel", "ui.gradients.workspace"} <= set(every)
    window = shown(qtbot)
    made = Ahead(window, nothing)
    assert not loaded
    with qtbot.waitSignal(made.destroyed):
        made._on_turn()
        assert loaded == every[:1]
    assert loaded == every and not window.findChildren(Ahead)


@pytest.mark.parametrize("act", ["click", "key", "drag"])
def test_it_rests_while_the_user_acts(
    qtbot: QtBot, loaded: list[str], monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    window = shown(qtbot)
    made = Ahead(window, nothing)
    handle = window.windowHandle()
    QTest.mouseMove(handle, QPoint(20, 20))
    qtbot.waitUntil(lambda: len(loaded) > 2)
    monkeypatch.setattr(ahead, "REST", 60_000)
    if act == "key":
        QTest.keyClick(handle, Qt.Key.Key_A)
    else:
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    if act == "drag":
        QTest.mouseMove(handle, QPoint(40, 40))
    count = len(loaded)
    assert made._timer.remainingTime() > 50_000
    qtbot.wait(5 * ahead.APART)
    assert len(loaded) == count < len(list(modules()))


def test_the_workspaces_are_built_a_panel_in_each_turn(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "modules", nothing)
    window = open_window(tmp_path)
    try:
        made = Ahead(window, window.workspaces.build_ahead)
        for _ in range(6):
            made._on_turn()
        begun = window.workspaces._network
        assert begun is not None and begun.sentences.parent() is begun and not begun.isVisible()
        assert not hasattr(begun, "what_if") and window.workspaces.built_workspaces == [window.workspaces.cell]
        window.style_.choose("dark")
        window.store.edit(show_workspace(Workspace.NETWORK))  # half of it is there, and the rest is made now
        answered(qtbot, window)
        assert window.workspaces.shown is window.workspaces.network is begun and begun.what_if.isVisible()
        qtbot.waitUntil(lambda: not window.findChildren(Ahead))
        gradients = window.workspaces._gradients
        assert gradients is not None and gradients in window.workspaces.built_workspaces
        assert not gradients.isVisible() and begun.isVisible()
        assert [panel.isVisible() for panel in gradients.every_panel] == [False] * 7
        window.store.edit(show_workspace(Workspace.GRADIENTS))
        settle()
        assert window.workspaces.gradients is gradients and gradients.through_time.isVisible()
    finally:
        finish(window)


def test_nothing_is_built_once_the_window_is_closed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "modules", nothing)
    window = open_window(tmp_path)
    made = Ahead(window, window.workspaces.build_ahead)
    made._on_turn()
    window.store.path = None
    window.close()
    made._on_turn()
    assert window.workspaces._network is None and not made._timer.isActive()
    window.deleteLater()
    settle()


def test_a_layout_that_was_never_seen_is_none_to_keep(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = open_window(tmp_path, settings)
    for _ in window.workspaces.build_ahead():
        pass
    assert len(window.workspaces.built_workspaces) == 3
    finish(window)
    assert [key.split("/")[0] for key in settings.allKeys() if "layout" in key] == ["cell"] * 4


def test_what_is_loaded_ahead_needs_no_torch() -> None:
    code = (
        "import sys; from importlib import import_module; from ui.ahead import modules\n"
        "for name in modules(): import_module(name)\n"
        "sys.exit('torch' in sys.modules or 'ui.gradients.workspace' not in sys.modules)"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
