"""Numbers typed or pasted: what cannot be used is said while it is typed."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from ui.network.numbers_dialog import NumbersDialog
from ui.style import Style

NUMBERS = np.array([[0.1, -2.0], [1.0 / 3.0, 40.0]])


@pytest.fixture
def dialog(qtbot: QtBot, style: Style) -> NumbersDialog:
    made = NumbersDialog(style, NUMBERS, 2)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def ok(dialog: NumbersDialog) -> bool:
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_it_begins_with_the_numbers_there_are(qtbot: QtBot, dialog: NumbersDialog) -> None:
    assert dialog.text.toPlainText() == "0.1\t-2\n0.333333333\t40"
    assert dialog.message.text() == "2 steps" and ok(dialog)
    with qtbot.assertNotEmitted(dialog.taken):  # digits that are not shown are not lost
        dialog.accept()
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "There are no numbers."),
        ("1 2\n3 x", "line 2, column 2: 'x' is not a number."),
        ("1 2 3", "There are 3 columns; the network reads 2."),
        ("1 2\n3", "line 2, column 2: The row has 1 columns, the first has 2."),
        ("1 1e16", "line 1, column 2: 1e16 is not usable."),
        ("1 2\n" * 2_001, "longer than 2,000 steps"),
    ],
)
def test_what_cannot_be_used_is_said_at_once(dialog: NumbersDialog, text: str, message: str) -> None:
    dialog.text.setPlainText(text)
    assert message in dialog.message.text()
    assert not ok(dialog)
    dialog.accept()
    assert dialog.isVisible()


@pytest.mark.parametrize("text", ["x,y\n1,2\n3,4.5", "1\t2\n\n3\t4,5\n", "1;2\n3;4,5", "  1 2\r\n3 4.5"])
def test_as_a_spreadsheet_gives_them(qtbot: QtBot, dialog: NumbersDialog, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    dialog.text.selectAll()
    dialog.text.paste()
    with qtbot.waitSignal(dialog.taken) as taken:
        QTest.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
    assert taken.args[0].tolist() == [[1.0, 2.0], [3.0, 4.5]]


def test_the_keyboard_goes_on_from_the_text(dialog: NumbersDialog) -> None:
    dialog.text.setFocus()
    QTest.keyClick(dialog.text, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in dialog.buttons.buttons()
    assert dialog.text.accessibleName() == "Numbers"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_without_numbers_it_begins_empty(qtbot: QtBot, style: Style) -> None:
    made = NumbersDialog(style, None, 3)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    assert made.text.toPlainText() == "" and not ok(made)
