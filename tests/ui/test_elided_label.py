"""One line of text that gives way."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.elided_label import ElidedLabel


def test_it_is_shortened_in_the_middle_and_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("Unit 4 of layer 1, reading backwards, in <b>travel</b>-lstm")
    whole = label.sizeHint().width()
    label.resize(whole, 20)
    label.show()
    label.grab()
    assert label.shown == label.text() and label.toolTip() == ""
    label.resize(whole // 2, 20)
    label.grab()
    assert "…" in label.shown and label.shown.startswith("Unit 4") and label.shown.endswith("-lstm")
    assert label.toolTip() == label.text()
    assert label.fontMetrics().horizontalAdvance(label.shown) <= whole // 2
    assert label.minimumSizeHint().width() < whole // 4
    label.setText("ab")
    assert label.minimumSizeHint() == label.sizeHint()
