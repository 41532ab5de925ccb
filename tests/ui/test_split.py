"""How panels share the window: by weight, as it was left, and as at the first start."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from ui.split import SplitLayout

VERTICAL, HORIZONTAL = Qt.Orientation.Vertical, Qt.Orientation.Horizontal


def made(qtbot: QtBot, key: str = "w", weights: tuple[int, ...] = (30, 30, 70)) -> tuple[SplitLayout, QSplitter]:
    layout = SplitLayout(key)
    inner = layout.split(VERTICAL, [QWidget() for _ in weights], weights)
    whole = layout.split(HORIZONTAL, [inner, QWidget()], [60, 40])
    qtbot.addWidget(whole)
    whole.resize(1_012, 712)
    whole.show()
    return layout, whole


def shares(splitter: QSplitter) -> list[float]:
    sizes = splitter.sizes()
    return [round(size / sum(sizes), 2) for size in sizes]


def test_parts_share_by_weight_and_nothing_is_collapsed(qtbot: QtBot) -> None:
    _, whole = made(qtbot)
    inner = whole.widget(0)
    assert isinstance(inner, QSplitter)
    assert shares(whole) == [0.6, 0.4] and shares(inner) == [0.23, 0.23, 0.54]
    assert not inner.childrenCollapsible() and not whole.childrenCollapsible()


def test_it_is_left_kept_and_reset(qtbot: QtBot, settings: QSettings) -> None:
    layout, whole = made(qtbot)
    inner = whole.widget(0)
    assert isinstance(inner, QSplitter)
    whole.setSizes([200, 800])
    inner.setSizes([100, 100, 500])
    left = (whole.sizes(), inner.sizes())
    layout.save(settings)
    made(qtbot, "another")[0].save(settings)  # of another workspace
    again, other = made(qtbot)
    again.restore(settings)
    second = other.widget(0)
    assert isinstance(second, QSplitter) and (other.sizes(), second.sizes()) == left
    again.reset()
    assert shares(other) == [0.6, 0.4] and shares(second) == [0.23, 0.23, 0.54]


def test_a_part_that_was_hidden_when_it_was_kept_has_its_room(qtbot: QtBot, settings: QSettings) -> None:
    """A sequence takes the place of the sentences, in the window that is opened next."""
    layout, whole = made(qtbot)
    inner = whole.widget(0)
    assert isinstance(inner, QSplitter)
    inner.widget(1).hide()
    layout.save(settings)
    again, other = made(qtbot)
    again.restore(settings)
    second = other.widget(0)
    assert isinstance(second, QSplitter)
    second.widget(0).hide()
    second.widget(1).show()
    QApplication.processEvents()
    assert second.widget(1).height() > 100 and not second.widget(0).isVisible()


def test_what_is_in_the_settings_may_be_anything(qtbot: QtBot, settings: QSettings) -> None:
    settings.setValue("w/0", "no layout")
    settings.setValue("w/1", b"neither")
    layout, whole = made(qtbot)
    layout.restore(settings)
    assert shares(whole) == [0.6, 0.4]
