"""The unrolled network by mouse and keys: steps chosen and moved, weights edited, everything told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from lstm_sim.edits import set_cell_type, set_weight
from lstm_sim.frame import compute_frame
from lstm_sim.laboratory.wiring import Wiring, wiring_of, wiring_of_cell
from lstm_sim.networks.architecture import Kind
from lstm_sim.presets import preset
from tests.ui.network.lab import StillLab, word_network
from ui.network.weight_wires import WeightKey
from ui.network.wiring_view import WiringView
from ui.style import Style

LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
NAMES = ("input", "hidden", "output")


def by_hand() -> Wiring:
    return wiring_of_cell(compute_frame(preset("rnn-by-hand").build()))


def shown(qtbot: QtBot, style: Style, wiring: Wiring) -> WiringView:
    view = WiringView(style)
    qtbot.addWidget(view)
    view.room.setWidth(640)
    view.room.setHeight(360)
    view.show_wiring(wiring, NAMES)
    view.resize(640, 360)
    with qtbot.waitActive(view):
        view.show()
    return view


@pytest.fixture
def view(qtbot: QtBot, style: Style) -> WiringView:
    return shown(qtbot, style, by_hand())


def at(view: WiringView, key: WeightKey) -> QPoint:
    assert view.plan is not None
    return view.painter.weights.places(view.plan, view._step)[key][1].toPoint()


def test_a_click_chooses_a_step(qtbot: QtBot, view: WiringView) -> None:
    assert view.plan is not None
    with qtbot.waitSignal(view.step_chosen) as chosen:
        QTest.mouseClick(view, LEFT, pos=view.plan.block(1, 2).center().toPoint())
    assert chosen.args == [2]
    with qtbot.assertNotEmitted(view.step_chosen):
        QTest.mouseClick(view, LEFT, pos=QPoint(3, 20))
    with qtbot.assertNotEmitted(view.unit_chosen):  # there is nothing to look into in an input
        QTest.mouseDClick(view, LEFT, pos=view.plan.block(0, 1).center().toPoint())
    with qtbot.waitSignal(view.unit_chosen) as unit:
        QTest.mouseDClick(view, LEFT, pos=view.plan.block(1, 1).center().toPoint())
    assert unit.args == [0, False, 1]


def test_keys_choose_and_move_steps(qtbot: QtBot, view: WiringView) -> None:
    chosen: list[int] = []
    view.step_chosen.connect(chosen.append)
    view.step_chosen.connect(view.show_step)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_End, Key.Key_Home, Key.Key_Left):
        QTest.keyClick(view, key)
    assert chosen == [1, 2, 2, 1, 2, 0, 0]
    moved: list[int] = []
    view.step_moved.connect(moved.append)
    QTest.keyClick(view, Key.Key_Right, Control)
    QTest.keyClick(view, Key.Key_Left, Control)
    assert moved == [1, -1] and len(chosen) == 7


def test_space_goes_through_the_weights_and_enter_edits_one(qtbot: QtBot, view: WiringView) -> None:
    view.show_step(1)
    seen = []
    for _ in range(13):
        QTest.keyClick(view, Key.Key_Space)
        seen.append(view._weight)
    assert len(set(seen)) == 12 and seen[12] == seen[0] == ("input", 0, 0)
    assert view.accessibleDescription() == "2. weight from input 1 to unit 1: +1.000"
    QTest.keyClick(view, Key.Key_Return)
    assert view.field.isVisible() and view.field.hasFocus() and view.field.value() == 1.0
    assert view.field.accessibleName() == "weight from input 1 to unit 1"
    with qtbot.waitSignal(view.weight_edited) as edited:
        QTest.keyClicks(view.field, "-2.5")
        QTest.keyClick(view.field, Key.Key_Return)
    assert edited.args == [("input", 0, 0), -2.5] and not view.field.isVisible() and view.hasFocus()


def test_a_click_on_a_number_edits_it(qtbot: QtBot, view: WiringView) -> None:
    view.show_step(2)
    QTest.mouseClick(view, LEFT, pos=at(view, ("recurrent", 1, 0)))
    assert view.field.isVisible() and view.field.accessibleName() == "weight from unit 1 to unit 2 of the next step"
    with qtbot.waitSignal(view.weight_edited) as edited:
        QTest.keyClicks(view.field, "0.5")
        QTest.keyClick(view.field, Key.Key_Return)
    assert edited.args == [("recurrent", 1, 0), 0.5]
    QTest.mouseClick(view, LEFT, pos=at(view, ("readout", 0, 1)))
    with qtbot.waitSignal(view.weight_edited) as edited:  # elsewhere: what was typed is taken
        QTest.keyClicks(view.field, "7")
        QTest.mouseClick(view, LEFT, pos=QPoint(3, 3))
    assert edited.args == [("readout", 0, 1), 7.0] and not view.field.isVisible()


@pytest.mark.parametrize(
    "leave", [lambda view: QTest.keyClick(view.field, Key.Key_Escape), lambda view: view.show_step(0)]
)
def test_escape_and_another_step_take_nothing(
    qtbot: QtBot, view: WiringView, leave: Callable[[WiringView], None]
) -> None:
    view.show_step(1)
    QTest.mouseClick(view, LEFT, pos=at(view, ("input", 0, 1)))
    QTest.keyClicks(view.field, "3")
    with qtbot.assertNotEmitted(view.weight_edited):
        leave(view)
        assert not view.field.isVisible()
        QApplication.processEvents()


def test_the_same_value_again_is_no_edit(qtbot: QtBot, view: WiringView) -> None:
    QTest.mouseClick(view, LEFT, pos=at(view, ("input", 0, 1)))
    with qtbot.assertNotEmitted(view.weight_edited):
        QTest.keyClick(view.field, Key.Key_Return)
    assert not view.field.isVisible()


def test_the_chosen_weight_stays_while_there_is_one(qtbot: QtBot, view: WiringView) -> None:
    """Another network may have none, or fewer."""
    view.show_step(1)
    QTest.mouseClick(view, LEFT, pos=at(view, ("readout", 1, 1)))
    session = set_weight("input", 0, 3.0, 1, 1).apply(preset("rnn-by-hand").build())
    view.show_wiring(wiring_of_cell(compute_frame(session)), NAMES)
    assert view._weight == ("readout", 1, 1) and view.field.isVisible()
    weighted = preset("lecture").build()
    view.show_wiring(wiring_of_cell(compute_frame(weighted)), NAMES[:2])
    assert view._weight is None and not view.field.isVisible()
    view.show_step(1)
    QTest.keyClick(view, Key.Key_Space)
    QTest.keyClick(view, Key.Key_Return)
    assert not view.field.isVisible()
    other = wiring_of_cell(compute_frame(set_cell_type(preset("rnn-by-hand").build().cell.cell_type).apply(weighted)))
    view.show_wiring(other, NAMES[:2])
    view.show_step(0)
    assert view.grab().width() > 0


def test_the_step_is_beyond_a_shorter_sequence(qtbot: QtBot, style: Style, tmp_path: Path) -> None:
    lab = StillLab(tmp_path, word_network(tmp_path, "n", Kind.LSTM), sentences=("I",))
    reading = lab.settle().before
    assert reading is not None
    view = shown(qtbot, style, wiring_of(reading))
    view.show_step(40)
    assert view.accessibleDescription() == "I" and view.grab().width() > 0
    with qtbot.waitSignal(view.step_chosen) as chosen:
        QTest.keyClick(view, Key.Key_Left)
    assert chosen.args == [0]


def test_two_thousand_steps_are_wide_but_quick(qtbot: QtBot, style: Style, tmp_path: Path) -> None:
    lab = StillLab(tmp_path, word_network(tmp_path, "n", Kind.LSTM), sentences=("arrive Taipei " * 1_000,))
    reading = lab.settle().before
    assert reading is not None
    view = shown(qtbot, style, wiring_of(reading))
    assert view.minimumWidth() > 2_000 * 58
    painted: list[range] = []
    plain = view.painter.paint
    view.painter.paint = lambda *a: (painted.append(a[3]), plain(*a))  # type: ignore[method-assign]
    view.grab(view.rect_of(1_500).toRect())
    assert len(painted[-1]) <= 5 and 1_500 in painted[-1]


def test_a_tooltip_says_what_flows(qtbot: QtBot, view: WiringView, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, *_: said.append(text))
    assert view.plan is not None
    for level, step in ((1, 1), (0, 0), (2, 2)):
        point = view.plan.block(level, step).center().toPoint()
        QApplication.sendEvent(view, QHelpEvent(QHelpEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    assert said == [
        "hidden · 2\nfrom below: 2.828\nfrom the step before: 5.657",
        "input · 1",
        "output · 3\nfrom below: 22.627",
    ]


def test_without_a_network_there_is_nothing(qtbot: QtBot, style: Style) -> None:
    view = WiringView(style)
    qtbot.addWidget(view)
    view.show_wiring(None, ())
    view.show_step(3)
    view.show()
    QTest.keyClick(view, Key.Key_Right)
    QTest.mouseClick(view, LEFT, pos=QPoint(20, 20))
    QTest.mouseDClick(view, LEFT, pos=QPoint(20, 20))
    assert view.rect_of(0).isEmpty() and view.plan is None and view.grab().width() > 0
