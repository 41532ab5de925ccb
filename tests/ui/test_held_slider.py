"""The HeldSlider: what is shown while a hand holds it is placed when it lets go, in every control that has one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.held_slider import HeldSlider
from ui.network.level_slider import LevelSlider
from ui.style import Style


def test_a_handle_that_is_held_is_the_hands_until_it_lets_go(qtbot: QtBot) -> None:
    slider = HeldSlider(Qt.Orientation.Horizontal)
    qtbot.addWidget(slider)
    said: list[int] = []
    slider.valueChanged.connect(said.append)
    slider.show_tick(20)
    assert (slider.value(), said) == (20, [])
    slider.setSliderDown(True)
    slider.setValue(60)
    slider.show_tick(30)
    assert (slider.value(), said) == (60, [60])
    slider.setSliderDown(False)
    qtbot.waitUntil(lambda: slider.value() == 30, timeout=5000)
    assert said == [60]


def test_so_is_that_of_a_level(qtbot: QtBot, style: Style) -> None:
    slider = LevelSlider(style)
    qtbot.addWidget(slider)
    slider.show_value(1.5)
    shown = slider.value()
    slider.setSliderDown(True)
    slider.setValue(0)
    slider.setSliderDown(False)
    qtbot.waitUntil(lambda: slider.value() == shown, timeout=5000)
