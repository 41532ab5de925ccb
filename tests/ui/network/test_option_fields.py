"""Fields of options: typed, stepped, kept exactly; nothing is said that the user did not do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.network.option_fields import ChoiceField, Field, RealField, SeedField, WholeField

KEY = Qt.Key


def shown(qtbot: QtBot, field: Field) -> list[object]:
    """What the field says from now on."""
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    field.setFocus()
    heard: list[object] = []
    field.entered.connect(heard.append)
    return heard


def typed(field: QWidget, text: str) -> None:
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(field, text)
    QTest.keyClick(field, KEY.Key_Return)


@pytest.mark.parametrize(
    ("text", "value"), [("2e-3", 0.002), ("0,25", 0.25), ("5", 5.0), ("1E-4", 0.0001), (" 3.5 ", 3.5)]
)
def test_a_real_number_is_typed(qtbot: QtBot, text: str, value: float) -> None:
    field = RealField(1e-12)
    heard = shown(qtbot, field)
    typed(field, text)
    assert heard == [value]


def test_a_negative_number_cannot_be_typed(qtbot: QtBot) -> None:
    field = RealField()
    field.show_value(0.5)
    heard = shown(qtbot, field)
    typed(field, "-3")
    assert heard == [3.0]  # the sign is not taken


def test_a_rate_goes_along_one_two_five(qtbot: QtBot) -> None:
    field = RealField(1e-12)
    field.show_value(0.002)
    heard = shown(qtbot, field)
    for key in (KEY.Key_Up, KEY.Key_Up, KEY.Key_Up, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down):
        QTest.keyClick(field, key)
    assert heard == [0.005, 0.01, 0.02, 0.01, 0.005, 0.002, 0.001]


def test_a_number_between_goes_to_the_next_round_one(qtbot: QtBot) -> None:
    field = RealField()
    field.show_value(0.003)
    heard = shown(qtbot, field)
    QTest.keyClick(field, KEY.Key_Up)
    field.show_value(0.003)
    QTest.keyClick(field, KEY.Key_Down)
    field.show_value(0.0)
    QTest.keyClick(field, KEY.Key_Down)
    QTest.keyClick(field, KEY.Key_Up)
    assert heard == [0.005, 0.002, 0.001]


def test_a_share_steps_evenly_and_stays_below_one(qtbot: QtBot) -> None:
    field = RealField(most=0.999999, step=0.05)
    field.show_value(0.9)
    heard = shown(qtbot, field)
    QTest.keyClick(field, KEY.Key_Up)
    QTest.keyClick(field, KEY.Key_PageUp)
    assert heard == [0.95, 0.999999]


def test_leaving_a_field_changes_nothing(qtbot: QtBot) -> None:
    field = RealField()
    field.show_value(1.0 / 3.0)
    heard = shown(qtbot, field)
    field.clearFocus()
    field.setFocus()
    QTest.keyClick(field, KEY.Key_Return)
    assert set(heard) <= {1.0 / 3.0} and field.value_shown() == 1.0 / 3.0


def test_showing_says_nothing(qtbot: QtBot) -> None:
    for field, value in ((WholeField(), 7), (RealField(), 0.25), (SeedField(99), 7), (ChoiceField("ab"), "b")):
        heard = shown(qtbot, field)
        field.show_value(value)  # type: ignore[arg-type]
        assert heard == []


def test_a_whole_number(qtbot: QtBot) -> None:
    field = WholeField(1)
    field.show_value(24)
    heard = shown(qtbot, field)
    typed(field, "128")
    QTest.keyClick(field, KEY.Key_Up)
    QTest.keyClick(field, KEY.Key_PageDown)
    assert heard == [128, 129, 119]


def test_a_seed_is_as_large_as_a_seed_may_be(qtbot: QtBot) -> None:
    field = SeedField(2**32 - 1)
    field.show_value(4_294_967_294)
    heard = shown(qtbot, field)
    assert field.text() == "4294967294"
    QTest.keyClick(field, KEY.Key_Up)
    QTest.keyClick(field, KEY.Key_Up)
    typed(field, "12")
    typed(field, "99999999999")  # the digits that go too far are not taken
    assert heard == [4_294_967_295.0, 12.0, 999_999_999.0]


def test_a_choice_by_keys(qtbot: QtBot) -> None:
    field = ChoiceField(("a", "b", "c"))
    field.offer(("a", "b", "c"), ["A", "B", "C"])
    field.show_value("a")
    heard = shown(qtbot, field)
    QTest.keyClick(field, KEY.Key_Down)
    QTest.keyClick(field, KEY.Key_Down)
    assert heard == ["b", "c"]


def test_another_offer_keeps_what_is_chosen(qtbot: QtBot) -> None:
    field = ChoiceField(("a", "b"))
    heard = shown(qtbot, field)
    field.show_value("b")
    field.offer(("b", "c"), ["B", "C"])
    assert field.currentText() == "B"
    field.offer(("c", "d"), ["C", "D"])
    field.show_value("gone")
    assert field.currentIndex() == -1 and heard == []


def test_the_wheel_changes_only_where_the_keyboard_is(qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    for field, value in ((WholeField(), 7), (RealField(), 0.25), (ChoiceField("abc"), "b")):
        heard = shown(qtbot, field)
        field.show_value(value)  # type: ignore[arg-type]
        field.clearFocus()
        wheel = QWheelEvent(
            QPointF(3, 3), QPointF(3, 3), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        field.wheelEvent(wheel)
        assert heard == [] and not wheel.isAccepted()
