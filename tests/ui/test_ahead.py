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

from lstm_sim.edits import Edit
from lstm_sim.laboratory.edits import show_workspace
from lstm_sim.session import Workspace
from lstm_sim.study import Source
from lstm_sim.study_edits import set_comparison, set_slope
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


def test_what_is_loaded_and_built_ahead_needs_no_torch(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from importlib import import_module; from ui.ahead import modules\n"
        "for name in modules(): import_module(name)\n"
        "assert 'torch' not in sys.modules and 'ui.gradients.workspace' in sys.modules\n"
        "from PySide6.QtCore import QSettings; from ui.app import make_application, make_window\n"
        "from ui.language import Language; app = make_application()\n"
        f"settings = QSettings({str(tmp_path / 's.ini')!r}, QSettings.Format.IniFormat)\n"
        f"window = make_window(settings, Path({str(tmp_path)!r}), Language()); window.show()\n"
        "for _ in window.workspaces.build_ahead(): app.processEvents()\n"
        "assert len(window.workspaces.built_workspaces) == 3\n"
        "assert not window.workspaces.bench._worker.running\n"
        "assert 'torch' not in sys.modules and not window.laboratory.is_awake; window.close()"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False, timeout=120).returncode == 0


@pytest.mark.parametrize(
    "edit", [set_comparison(of_network=True), set_slope(source=Source.WEIGHTS)], ids=["comparison", "surface"]
)
def test_gradients_of_a_network_wait_until_they_are_looked_at(tmp_path: Path, edit: Edit) -> None:
    window = open_window(tmp_path)
    try:
        window.store.edit(edit)
        window.store.flush()
        for _ in window.workspaces.build_ahead():
            settle()
        assert window.workspaces._gradients is None and not window.laboratory.is_awake
    finally:
        finish(window)
