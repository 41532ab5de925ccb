"""A picture that changes from frame to frame is moving until it rests; thin pens keep their dashes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ui import motion
from ui.motion import Motion, hairline
from ui.style import pen


def test_many_pictures_in_a_row_move_until_they_rest(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Motion()
    monkeypatch.setattr(motion, "_PAUSE", 60.0)  # however slow the machine is
    found = []
    for _ in range(5):
        made.note()
        found.append(made.moving)
    assert found == [False, False, False, True, True]
    with qtbot.waitSignal(made.rested, timeout=5000):
        pass
    assert not made.moving


def test_pictures_with_a_pause_between_them_do_not_move(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter(range(0, 100, 10))
    monkeypatch.setattr(motion, "monotonic", lambda: float(next(now)))
    made = Motion()
    for _ in range(8):
        made.note()
        assert not made.moving


def test_while_it_is_dragged_it_moves_from_the_first_picture_on(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Motion()
    monkeypatch.setattr(motion, "_MANY", 100)
    rested: list[bool] = []
    made.rested.connect(lambda: rested.append(made.moving))
    made.note()
    assert not made.moving
    made.begin()
    made.note()
    assert made.moving
    qtbot.wait(200)  # a hand that pauses
    assert made.moving
    assert not rested
    made.end()
    assert made.moving
    qtbot.waitUntil(lambda: rested == [False], timeout=5000)
    made.begin()
    made.end()  # nothing was another
    assert not made.moving


def test_a_hairline_is_a_pixel_wide_and_its_dashes_as_long() -> None:
    wide = pen(QColor("#123456"), 2.0, (3.0, 1.0))
    thin = hairline(wide)
    assert (thin.widthF(), thin.dashPattern(), thin.color()) == (1.0, [6.0, 2.0], wide.color())
    assert thin.style() is Qt.PenStyle.CustomDashLine
    assert hairline(pen("#123456", 0.8)).widthF() == 0.8
    assert hairline(pen("#123456", 2.0)).style() is Qt.PenStyle.SolidLine
