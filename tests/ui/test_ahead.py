"""The panels loaded ahead: one module in each turn, not while the user acts, never torch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

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


def test_every_module_is_loaded_in_a_turn_of_its_own(
    qtbot: QtBot, loaded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "APART", 0)
    every = list(modules())
    assert {"ui.network.workspace", "ui.network.maps_panel", "ui.gradients.workspace"} <= set(every)
    window = shown(qtbot)
    made = Ahead(window)
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
    made = Ahead(window)
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


def test_what_is_loaded_ahead_needs_no_torch() -> None:
    code = (
        "import sys; from importlib import import_module; from ui.ahead import modules\n"
        "for name in modules(): import_module(name)\n"
        "sys.exit('torch' in sys.modules or 'ui.gradients.workspace' not in sys.modules)"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
