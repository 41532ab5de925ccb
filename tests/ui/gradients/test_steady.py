"""The Steady: a label's new text lays nothing out anew, but where it needs another height."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.gradients.steady import Steady


class Requests(QObject):
    """Counts how often a widget is laid out anew."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[tuple[QWidget, QLabel, Requests]]:
    made, label, requests = QWidget(), QLabel("one"), Requests()
    label.setWordWrap(True)
    column = QVBoxLayout(made)
    column.addWidget(Steady(label, made))
    column.addStretch(1)
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show()
    qtbot.waitExposed(made)
    QApplication.sendPostedEvents()
    made.installEventFilter(requests)
    yield made, label, requests
    made.removeEventFilter(requests)


def test_a_text_of_the_same_height_lays_nothing_out(window: tuple[QWidget, QLabel, Requests]) -> None:
    _, label, requests = window
    label.setText("two")
    QApplication.sendPostedEvents()
    assert requests.count == 0
    assert label.width() > 200


def test_a_longer_text_has_the_room_it_needs(window: tuple[QWidget, QLabel, Requests]) -> None:
    made, label, requests = window
    before = label.height()
    label.setText("many words " * 30)
    for _ in range(3):
        QApplication.sendPostedEvents()
    assert requests.count > 0
    assert label.height() >= label.heightForWidth(label.width()) > before
    label.setText("one")
    for _ in range(3):
        QApplication.sendPostedEvents()
    assert label.height() == before
    made.resize(150, 300)
    assert label.width() < 150
