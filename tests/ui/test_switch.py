"""The switch between workspaces: by mouse, by arrows, in every language."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lstm_sim.session import Workspace
from ui.language import Language
from ui.style import Style
from ui.switch import Switch

Key = Qt.Key


def test_one_is_marked_and_each_is_asked_for_once(qtbot: QtBot, style: Style) -> None:
    switch = Switch(style)
    qtbot.addWidget(switch)
    asked: list[Workspace] = []
    switch.chosen.connect(asked.append)
    switch.show_workspace(Workspace.CELL)
    with qtbot.waitActive(switch):
        switch.show()
    assert asked == []  # what is shown is not asked for
    QTest.mouseClick(switch.segment(Workspace.GRADIENTS), Qt.MouseButton.LeftButton)
    assert asked == [Workspace.GRADIENTS]
    switch.segment(Workspace.GRADIENTS).setFocus()
    for key in (Key.Key_Left, Key.Key_Left, Key.Key_Left, Key.Key_Right):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert asked[1:] == [Workspace.NETWORK, Workspace.CELL, Workspace.NETWORK]
    assert [w for w in Workspace if switch.segment(w).isChecked()] == [Workspace.NETWORK]
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)  # one stop for all of them
    assert not any(switch.segment(w).hasFocus() for w in Workspace if w is not Workspace.NETWORK)


def test_its_names_and_its_size_follow(qtbot: QtBot, style: Style) -> None:
    switch = Switch(style)
    qtbot.addWidget(switch)
    switch.show()
    language, width = Language(), switch.sizeHint().width()
    try:
        language.install("zh_CN")
        QApplication.sendEvent(switch, QEvent(QEvent.Type.LanguageChange))
        assert [switch.segment(w).text() for w in Workspace] == ["单元", "网络", "梯度"]
    finally:
        language.install("en")
    QApplication.sendEvent(switch, QEvent(QEvent.Type.LanguageChange))
    assert [switch.segment(w).text() for w in Workspace] == ["Cell", "Network", "Gradients"]
    style.set_scale(1.5)
    QApplication.processEvents()
    assert switch.sizeHint().width() > 1.3 * width
    style.choose("dark")
    assert switch.grab().toImage().pixelColor(switch.width() // 2, 0).name() == style.theme.well.lower()
    style.set_scale(1.0)
