"""What every test shares: no screen unless there is one, settings of its own, and nothing left behind."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if os.environ.get("CI") or not os.environ.get("DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QApplication

from lstm_sim.presets import start_session
from ui.store import Store
from ui.style import Style

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and application data of this test alone."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    QStandardPaths.setTestModeEnabled(False)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "config"))


@pytest.fixture(autouse=True)
def _no_widget_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test after which a visible top-level widget is still there."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    before = set(QApplication.topLevelWidgets())
    yield
    _check_widgets(before)


def _check_widgets(before: set[object]) -> None:
    QApplication.processEvents()
    gc.collect()
    left = [w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible()]
    assert not left, f"left on screen: {left}"


@pytest.fixture
def style(qapp: QApplication) -> Iterator[Style]:
    """The light theme, applied."""
    made = Style("light")
    made.apply()
    yield made
    made.deleteLater()


@pytest.fixture
def store(qapp: QApplication) -> Iterator[Store]:
    """A store on the session a new window opens."""
    made = Store(start_session())
    yield made
    made.deleteLater()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings in a file of their own."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The whole window, as after a start in an empty folder."""
    from tests.ui.window import finish, open_window  # what needs no window does not load it

    made = open_window(tmp_path)
    yield made
    finish(made)
