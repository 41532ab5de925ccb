"""The SettingRow: slider and field show one value; only the user's changes are told."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.gradients.setting_row import SettingRow


def test_a_value_shown_is_not_told(qtbot: QtBot) -> None:
    row = SettingRow(0.0, 10.0, 2)
    qtbot.addWidget(row)
    told: list[float] = []
    row.changed.connect(told.append)
    row.show_value(2.5)
    assert row.field.value() == 2.5
    assert row.slider.value() == -500
    assert told == []


def test_the_slider_and_the_field_tell_what_the_user_wants(qtbot: QtBot) -> None:
    row = SettingRow(0.0, 10.0, 2)
    qtbot.addWidget(row)
    told: list[float] = []
    row.changed.connect(told.append)
    row.slider.setValue(1000)
    row.field.setValue(3.25)
    assert told == [10.0, 3.25]


def test_a_slider_may_be_finer_in_one_place(qtbot: QtBot) -> None:
    row = SettingRow(0.0, 100.0, 1, 1.0, lambda v: (v / 100.0) ** 0.5, lambda p: 100.0 * p * p)
    qtbot.addWidget(row)
    row.show_value(25.0)
    assert row.slider.value() == 500
    with qtbot.waitSignal(row.changed) as changed:
        row.slider.setValue(100)
    assert changed.args == [1.0]


def test_every_control_has_a_name(qtbot: QtBot) -> None:
    row = SettingRow(0.0, 1.0)
    qtbot.addWidget(row)
    row.set_name("rate", "How fast")
    assert row.slider.accessibleName() == row.field.accessibleName() == "rate"
    assert row.slider.toolTip() == "How fast"
