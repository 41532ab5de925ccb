"""Backwards, step by step: what is followed, the keys, the strip, the products, every cell painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lstm_sim.cell import CellType, Quantity
from lstm_sim.edits import go_to_step, open_session, set_cell_type
from lstm_sim.presets import PRESETS
from lstm_sim.study import HELD_STEPS
from ui.gradients.stepper_panel import StepperPanel
from ui.store import Store
from ui.style import Style

Q, Key = Quantity, Qt.Key


@pytest.fixture
def panel(qtbot: QtBot, store: Store, style: Style) -> StepperPanel:
    store.edit(open_session(next(p for p in PRESETS if p.key == "lecture").build()))
    store.flush()
    made = StepperPanel(store, style)
    qtbot.addWidget(made)
    made.resize(620, 620)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_keys_and_buttons_follow_the_gradient_back_and_forth(store: Store, panel: StepperPanel) -> None:
    QTest.keyClick(panel.view, Key.Key_End)
    store.flush()
    assert store.session.setup.step == 4
    assert not panel.forth.isEnabled()
    QTest.keyClick(panel.view, Key.Key_Left)
    store.flush()
    panel.back.click()
    store.flush()
    assert store.session.setup.step == 2
    assert panel.where.text() == "3 / 5"
    QTest.keyClick(panel.view, Key.Key_Home)
    store.flush()
    assert store.session.setup.step == 0
    assert not panel.back.isEnabled()


def test_a_click_on_the_strip_goes_there(store: Store, panel: StepperPanel) -> None:
    step, box = panel.view._strip_boxes(float(panel.view.width()))[3]
    assert step == 3
    QTest.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    store.flush()
    assert store.session.setup.step == 3


def test_the_memory_of_the_last_step_can_be_followed(store: Store, panel: StepperPanel) -> None:
    store.edit(go_to_step(4))
    panel.of_memory.click()
    store.flush()
    assert store.session.study.back_of is Q.MEMORY
    assert panel.of_memory.isChecked()
    assert "∂c′<sub>5</sub>/∂c′<sub>5</sub> = <b>+1.000</b>" in panel.words.text()
    store.edit(set_cell_type(CellType.GRU))
    store.flush()
    assert not panel.of_memory.isEnabled()
    assert panel.of_output.isChecked()


def test_the_reset_of_the_lecture_s_last_step_lets_nothing_through(store: Store, panel: StepperPanel) -> None:
    panel.of_memory.click()
    store.edit(go_to_step(3))
    store.flush()
    assert "+8.19e−40" in panel.words.text()  # σ(−90): the forget gate of the step that resets


@pytest.mark.parametrize("cell", CellType)
def test_every_cell_is_painted_within_the_view(store: Store, panel: StepperPanel, cell: CellType) -> None:
    store.edit(set_cell_type(cell))
    store.flush()
    assert panel.view.picture is not None
    assert panel.view.picture.cell is cell
    empty = panel.view.grab().toImage()
    store.edit(go_to_step(1))
    store.flush()
    assert panel.view.grab().toImage() != empty
    area = QRectF(0, 0, 300, 200)
    for place in ((0.0, 0.0), (1.0, 1.0)):
        assert area.contains(panel.view._node_box(place, area))


def test_the_table_has_every_wire_of_every_step(panel: StepperPanel) -> None:
    table = panel.table()
    assert table is not None
    steps = {row[0] for row in table.rows}
    assert steps == {1, 2, 3, 4, 5}
    for _, _, _, local, incoming, outgoing in table.rows:
        assert outgoing == pytest.approx(float(local) * float(incoming), rel=1e-12)


def test_a_run_of_one_step_is_followed_with_its_inputs_held_and_says_so(
    qtbot: QtBot, store: Store, style: Style
) -> None:
    made = StepperPanel(store, style)
    qtbot.addWidget(made)
    made.show()
    assert store.session.setup.steps == 1
    assert "one step" in made.words.text()
    assert made.where.text() == f"{HELD_STEPS} / {HELD_STEPS}"
    QTest.keyClick(made.view, Key.Key_Left)
    store.flush()
    made.back.click()
    store.flush()
    assert made.where.text() == f"{HELD_STEPS - 2} / {HELD_STEPS}"
    QTest.keyClick(made.view, Key.Key_Home)
    store.flush()
    assert store.session.study.back_step == 0
    assert store.session.setup.step == 0
    assert not made.back.isEnabled()
    followed = made._followed
    assert followed is not None
    assert followed.path is not None
    gate = float(store.frame.trace[Q.FORGET_GATE][0, 0, 0])
    assert followed.path[0] == pytest.approx(gate ** (HELD_STEPS - 1), rel=1e-12)
