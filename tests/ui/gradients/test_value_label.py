"""A line of rich text that changes from frame to frame: as a QLabel paints it, and painted once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.gradients.value_label import ValueLabel
from ui.style import Style


def test_it_is_painted_as_a_label_paints_it(qtbot: QtBot, style: Style) -> None:
    ours, theirs = ValueLabel(), QLabel()
    colours = QPalette()
    colours.setColor(QPalette.ColorRole.WindowText, QColor("#123456"))
    for label in (ours, theirs):
        qtbot.addWidget(label)
        label.setPalette(colours)
        label.setFont(style.font(0.9))
        label.setText("10<sup>−22.9</sup>")
        label.setIndent(20)
    assert ours.sizeHint().height() == theirs.sizeHint().height()
    for label in (ours, theirs):
        label.resize(120, theirs.sizeHint().height())
    assert ours.grab().toImage() == theirs.grab().toImage()
    assert ours.accessibleName() == "10^−22.9"


def test_another_text_lays_nothing_out_and_is_painted_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = ValueLabel(window)
    label.resize(120, 30)
    label.setText("10<sup>−1.0</sup>")
    window.show()
    qtbot.waitExposed(window)
    qtbot.wait(20)
    events = Events(label)
    label.setText("0")
    qtbot.wait(50)
    assert events.found.count(QEvent.Type.Paint) == 1
    assert QEvent.Type.LayoutRequest not in events.found
    label.setText("0")
    qtbot.wait(50)
    assert events.found.count(QEvent.Type.Paint) == 1


class Events(QObject):
    """The types of those that a widget receives."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.found: list[QEvent.Type] = []
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.found.append(event.type())
        return False
