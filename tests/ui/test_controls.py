"""A value with a slider: keys, typing, dragging and digits that stay."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.controls import NumberField, ValueRow, parse_number, short_number
from ui.style import Style

Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def row(qtbot: QtBot, style: Style) -> ValueRow:
    made = ValueRow(style)
    qtbot.addWidget(made)
    made.set_texts("z", "Cell input", "Cell input z", "tip")
    made.restyle(QColor("#B5478A"), QColor("#A63C7C"))
    made.changed.connect(lambda value: made.show_value(value, made.slider.reach))
    made.show_value(1.2, 6.0)
    made.resize(280, 60)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize(
    ("key", "shift", "expected"),
    [
        (Key.Key_Right, False, 1.3),
        (Key.Key_Down, False, 1.1),
        (Key.Key_Up, True, 1.21),
        (Key.Key_Left, True, 1.19),
        (Key.Key_PageUp, False, 2.2),
        (Key.Key_PageDown, False, 0.2),
        (Key.Key_Home, False, -6.0),
        (Key.Key_End, False, 6.0),
    ],
)
def test_keys_on_the_slider(row: ValueRow, key: Qt.Key, shift: bool, expected: float) -> None:
    QTest.keyClick(row.slider, key, Shift if shift else Qt.KeyboardModifier.NoModifier)
    assert row.field.value_shown() == pytest.approx(expected, abs=1e-12)


def test_a_drag_is_one_gesture_and_follows_the_mouse(row: ValueRow) -> None:
    told: list[str] = []
    row.gesture_began.connect(lambda: told.append("begin"))
    row.gesture_ended.connect(lambda: told.append("end"))
    middle = row.slider.height() // 2
    QTest.mousePress(row.slider, Qt.MouseButton.LeftButton, pos=QPoint(row.slider.width() // 2, middle))
    assert row.field.value_shown() == pytest.approx(0.0, abs=0.1)
    QTest.mouseMove(row.slider, QPoint(row.slider.width() - 1, middle))
    QTest.mouseRelease(row.slider, Qt.MouseButton.LeftButton, pos=QPoint(row.slider.width() - 1, middle))
    assert row.field.value_shown() == 6.0
    assert told == ["begin", "end"]


@pytest.mark.parametrize(("typed", "value"), [("2.5", 2.5), ("-3", -3.0), ("1,25", 1.25), ("1e3", 1000.0)])
def test_typing(row: ValueRow, typed: str, value: float) -> None:
    row.field.setFocus()
    row.field.selectAll()
    QTest.keyClicks(row.field, typed)
    QTest.keyClick(row.field, Key.Key_Return)
    assert row.field.value_shown() == value


def test_digits_that_are_not_shown_are_not_lost(row: ValueRow) -> None:
    exact = 6.999773010656488
    row.show_value(exact, 10.0)
    heard: list[float] = []
    row.changed.connect(heard.append)
    row.field.setFocus()
    QTest.keyClick(row.field, Key.Key_Return)
    row.slider.setFocus()
    assert heard == [] or heard == [exact]
    assert row.field.value_shown() == exact


def test_double_click_asks_for_a_reset(qtbot: QtBot, row: ValueRow) -> None:
    for widget in (row.slider, row.symbol, row.name):
        with qtbot.waitSignal(row.reset_requested, timeout=500):
            QTest.mouseDClick(widget, Qt.MouseButton.LeftButton)


def test_it_speaks(row: ValueRow) -> None:
    assert row.slider.accessibleName() == row.field.accessibleName() == "Cell input z"
    row.show_value(-0.5, 6.0)
    assert row.slider.accessibleDescription() == "−0.500"


def test_the_pinned_value_stands_beside(row: ValueRow) -> None:
    row.show_value(1.0, 6.0, ghost=2.0)
    assert row.ghost_label.isVisible() and row.ghost_label.text() == "(+2.000)"
    row.show_value(1.0, 6.0)
    assert not row.ghost_label.isVisible()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.2, "+1.20"),
        (-0.4, "−0.40"),
        (0.0, "+0.00"),
        (1.234567, "+1.234567"),
        (1e-9, "+1.00e−09"),
        (250000.0, "+2.50e+05"),
    ],
)
def test_numbers_in_fields(value: float, text: str) -> None:
    assert short_number(value) == text


def test_minus_signs_and_commas_are_understood() -> None:
    assert (parse_number("−3"), parse_number("-3,5"), parse_number(" 2. ")) == (-3.0, -3.5, 2.0)


@pytest.mark.parametrize("text", ["", "abc", "--1", "1.2.3", "inf", "nan"])
def test_no_number(text: str) -> None:
    assert parse_number(text) is None


def test_the_wheel_moves_nothing_without_focus(qtbot: QtBot) -> None:
    field = NumberField()
    qtbot.addWidget(field)
    assert field.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_a_field_shows_three_decimals_and_all_where_the_keyboard_is(row: ValueRow) -> None:
    row.slider.setFocus()
    row.show_value(1.73549412, 6.0)
    assert row.field.text() == "+1.735"
    row.field.setFocus()
    assert row.field.text() == "+1.735494"
    QTest.keyClick(row.field, Key.Key_Return)
    row.slider.setFocus()
    assert row.field.text() == "+1.735" and row.field.value_shown() == 1.73549412
