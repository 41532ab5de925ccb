"""What Help says, each in a dialog that blocks nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from lstm_sim import __version__
from tests.ui.window import problems, settle
from ui.main_window import MainWindow
from ui.shortcuts_dialog import ShortcutsDialog


def test_what_to_look_for_and_which_version_this_is(window: MainWindow) -> None:
    window.actions_["what_to_look_for"].trigger()
    assert problems() == [window.captions.hint.text()]
    settle()
    window.actions_["about"].trigger()
    (text,) = problems()
    assert __version__ in text
    settle()


def test_the_keys(window: MainWindow) -> None:
    window.actions_["shortcuts"].trigger()
    (dialog,) = window.findChildren(ShortcutsDialog)
    assert dialog.isVisible()
    dialog.close()
    settle()


def test_the_log_lies_in_the_data_folder(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    window.actions_["log_file"].trigger()
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]
