"""The transport: what it says, and what it offers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.cell.transport import SPEEDS, Transport
from ui.style import Style


@pytest.fixture
def transport(qtbot: QtBot, style: Style) -> Transport:
    made = Transport(style)
    made.retranslate()
    made.restyle()
    made.show_state(3, 9, False, False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("name", ["first", "back", "play", "step", "last"])
def test_each_button_says_that_it_was_pressed(qtbot: QtBot, transport: Transport, name: str) -> None:
    button = getattr(transport, name)
    with qtbot.waitSignal(getattr(transport, f"{name}_pressed"), timeout=500):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    with qtbot.waitSignal(getattr(transport, f"{name}_pressed"), timeout=500):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_every_control_is_named_and_reached_by_tab(transport: Transport) -> None:
    for control in (*transport.buttons, transport.speed):
        assert control.accessibleName() and control.toolTip()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert all(not button.icon().isNull() for button in transport.buttons)


@pytest.mark.parametrize(
    ("step", "steps", "commits", "expected"),
    [
        (0, 9, False, (False, False, True, True, True)),
        (4, 9, False, (True, True, True, True, True)),
        (8, 9, False, (True, True, True, False, False)),
        (8, 9, True, (True, True, True, True, False)),
        (0, 1, True, (False, False, False, True, False)),
        (0, 1, False, (False, False, False, False, False)),
    ],
)
def test_only_what_can_be_done_is_offered(
    transport: Transport, step: int, steps: int, commits: bool, expected: tuple[bool, ...]
) -> None:
    transport.show_state(step, steps, False, commits)
    assert tuple(button.isEnabled() for button in transport.buttons) == expected


def test_play_turns_into_pause_and_step_into_commit(transport: Transport) -> None:
    assert transport.play.accessibleName() == "Play"
    transport.show_state(3, 9, True, False)
    assert transport.play.accessibleName() == "Pause"
    transport.show_state(8, 9, False, True)
    assert transport.play.accessibleName() == "Play"
    assert "c ← c′" in transport.step.accessibleName()


def test_speeds(qtbot: QtBot, transport: Transport) -> None:
    assert transport.steps_per_second == 1.0
    transport.speed.setFocus()
    with qtbot.waitSignal(transport.speed_changed, timeout=500) as said:
        QTest.keyClick(transport.speed, Qt.Key.Key_Down)
    assert said.args == [2.0] == [transport.steps_per_second]
    assert SPEEDS == (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
    assert transport.speed.currentText() == "2 steps/s"
