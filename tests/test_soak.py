"""A short soak of the real window; `make soak` is the long one."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.soak import soak


def test_six_hundred_random_events(qtbot: QtBot) -> None:
    found = soak(600, seed=5)
    assert found.errors == []
    assert found.warnings == []
    assert found.none_drift > -50  # losing references to None is what aborts the interpreter
    assert found.megabytes_last < found.megabytes_first + 60


def test_a_hundred_thousand_calls_into_qt_lose_no_reference_to_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for k in range(100_000):
        widget.setMinimumWidth(k % 100)
        widget.update()
    QApplication.processEvents()
    assert abs(sys.getrefcount(None) - before) < 100
