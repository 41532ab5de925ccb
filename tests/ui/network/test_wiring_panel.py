"""The Wiring panel: the network that is looked into or the layer in Cell, and the lecture's RNN by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lstm_sim.cell import Quantity
from lstm_sim.edits import go_to_step, set_input
from lstm_sim.interventions import Intervention, Mode
from lstm_sim.laboratory.edits import add_what_if, drop_network, look_at, set_sentence
from lstm_sim.laboratory.opening import open_unit
from lstm_sim.networks.architecture import Kind
from lstm_sim.session import Workspace
from tests.ui.network.lab import StillLab, number_network, word_network
from ui.network.wiring_panel import WiringPanel
from ui.style import Style

LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def lab(qapp: object, tmp_path: Path) -> StillLab:
    return StillLab(tmp_path, word_network(tmp_path, "a"), sentences=("I arrive Taipei",))


def shown(qtbot: QtBot, lab: StillLab, style: Style, size: tuple[int, int] = (700, 420)) -> WiringPanel:
    lab.settle()
    panel = WiringPanel(lab.store, style, lab.laboratory)
    qtbot.addWidget(panel)
    panel.resize(*size)
    with qtbot.waitActive(panel):
        panel.show()
    return panel


def outputs(lab: StillLab, panel: WiringPanel) -> list[list[float]]:
    """Of the layer in Cell, as they are drawn."""
    lab.store.flush()
    assert panel._wiring is not None
    return panel._wiring.levels[-1].values.tolist()


def edit_weight(panel: WiringPanel, key: tuple[str, int, int], typed: str) -> None:
    view = panel.view
    assert view.plan is not None
    at = view.painter.weights.places(view.plan, view._step)[key][1].toPoint()
    QTest.mouseClick(view, LEFT, pos=at)
    QTest.keyClicks(view.field, typed)
    QTest.keyClick(view.field, Key.Key_Return)


def test_the_lectures_rnn_by_mouse_and_keys(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    """Outputs [4,4] [12,12] [32,32]; a weight and the order of the inputs change them; undo brings everything back."""
    panel = shown(qtbot, lab, style)
    before = lab.store.session
    assert not panel.example_button.isVisible()
    panel.of_cell.click()
    assert panel.example_button.isVisible()
    QTest.keyClick(panel.example_button, Key.Key_Space)
    assert outputs(lab, panel) == [[4, 4], [12, 12], [32, 32]]
    assert lab.store.session.workspace is Workspace.NETWORK and lab.lab is before.lab
    assert not panel.example_button.isVisible() and panel.reverse_button.isVisible()
    edit_weight(panel, ("input", 0, 1), "3")
    assert outputs(lab, panel) == [[6, 6], [18, 18], [48, 48]]
    panel.view.setFocus()
    QTest.keyClick(panel.view, Key.Key_Right)
    assert lab.store.session.setup.step == 1
    lab.store.flush()
    for _ in range(5):
        QTest.keyClick(panel.view, Key.Key_Space)
    weight = panel.view._weight
    assert weight is not None and weight[0] == "recurrent"
    QTest.keyClick(panel.view, Key.Key_Return)
    QTest.keyClicks(panel.view.field, "0")
    QTest.keyClick(panel.view.field, Key.Key_Return)
    assert outputs(lab, panel) == [[6, 6], [14, 14], [30, 30]]
    for _ in range(2):
        lab.store.undo()
    assert outputs(lab, panel) == [[4, 4], [12, 12], [32, 32]]
    panel.reverse_button.click()
    assert outputs(lab, panel) == [[8, 8], [20, 20], [44, 44]]
    lab.store.undo()
    lab.store.edit(go_to_step(2))
    lab.store.flush()
    panel.earlier_button.click()
    assert outputs(lab, panel) == [[4, 4], [16, 16], [36, 36]] and lab.store.session.setup.step == 1
    panel.view.setFocus()
    QTest.keyClick(panel.view, Key.Key_Right, Control)
    assert outputs(lab, panel) == [[4, 4], [12, 12], [32, 32]] and lab.store.session.setup.step == 2
    edit_weight(panel, ("readout", 1, 0), "2")
    assert outputs(lab, panel) == [[4, 6], [12, 18], [32, 48]]
    for _ in range(4):
        lab.store.undo()
    assert lab.store.session is before


def test_the_network_follows_its_answers(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    assert panel._wiring is not None and panel._wiring.tokens == ("I", "arrive", "Taipei")
    first = panel._wiring
    lab.store.edit(look_at(step=1))
    lab.settle()
    assert panel._wiring is first and panel.view._step == 1
    QTest.keyClick(panel.view, Key.Key_End)
    assert lab.lab.look.step == 2
    lab.store.edit(set_sentence(0, "I"))
    lab.settle()
    assert panel._wiring.tokens == ("I",) and panel.view._step == 0
    lab.store.edit(add_what_if(Intervention(0, Quantity.OUTPUT, Mode.SET, 0.5)))
    lab.settle()
    assert (panel._wiring.levels[1].values == 0.5).all()
    lab.store.edit(drop_network(0))
    lab.settle()
    assert panel._wiring is None and panel.table() is None and panel.caption.text() == ""


@pytest.mark.parametrize(
    ("kind", "more", "words"),
    [
        (Kind.FEED_FORWARD, {}, "Nothing goes from one step to the next: the network has no memory."),
        (Kind.ELMAN, {}, "The hidden state goes on to the next step (Elman)."),
        (Kind.JORDAN, {}, "The answer of each step goes into the next one (Jordan, dashed)."),
        (Kind.LSTM, {}, "The memory c (above) and the hidden state (below) go on to the next step."),
        (Kind.PEEPHOLE, {}, "each gate sees its own unit's memory."),
        (Kind.DENSE_PEEPHOLE, {}, "every gate sees every memory."),
        (Kind.GRU, {"bidirectional": True}, "One direction reads from the front, the other from the end."),
    ],
)
def test_the_caption_says_what_the_wires_mean(
    qtbot: QtBot, qapp: object, tmp_path: Path, style: Style, kind: Kind, more: dict[str, object], words: str
) -> None:
    lab = StillLab(tmp_path, word_network(tmp_path, "a", kind, **more))
    panel = shown(qtbot, lab, style)
    assert words in panel.caption.text()


def test_a_block_is_looked_into(qtbot: QtBot, qapp: object, tmp_path: Path, style: Style) -> None:
    lab = StillLab(tmp_path, word_network(tmp_path, "a", layers=2, bidirectional=True), sentences=("I arrive",))
    panel = shown(qtbot, lab, style)
    plan = panel.view.plan
    assert plan is not None and len(plan.tops) == 6
    assert panel._level_names() == (
        "input", "layer 1", "layer 1, backwards", "layer 2", "layer 2, backwards", "output",
    )  # fmt: skip
    QTest.mouseDClick(panel.view, LEFT, pos=plan.block(4, 1).center().toPoint())
    look = lab.lab.look
    assert (look.layer, look.reverse, look.step) == (1, True, 1)
    panel.of_cell.click()
    lab.store.edit(look_at(layer=0, reverse=False))
    plan = panel.view.plan
    assert plan is not None
    QTest.mouseDClick(panel.view, LEFT, pos=plan.block(1, 0).center().toPoint())
    assert lab.lab.look.layer == 0  # that is the layer in Cell


def test_the_layer_in_cell_is_live(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    panel.of_cell.click()
    assert panel._wiring is not None
    before = panel._wiring.levels[1].values.copy()
    lab.store.edit(set_input(1, 5.0))
    lab.store.flush()
    assert panel._wiring is not None and (panel._wiring.levels[1].values != before).any()
    panel.of_network.click()
    assert panel._wiring is not None and panel._wiring.tokens == ("I", "arrive", "Taipei")
    assert not panel.reverse_button.isVisible()


def test_the_steps_of_an_opened_unit_stay_in_their_order(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    frame = lab.laboratory.frame
    assert frame is not None
    lab.store.edit(open_unit(frame, 2))
    lab.settle()
    panel.of_cell.click()
    assert panel._wiring is not None and panel._wiring.tokens == ("I", "arrive", "Taipei")
    assert not panel.reverse_button.isVisible() and not panel.earlier_button.isVisible()


def test_the_step_is_scrolled_to_once(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    lab.store.edit(set_sentence(0, "arrive Taipei " * 30))
    panel = shown(qtbot, lab, style)
    bar = panel.area.horizontalScrollBar()
    lab.store.edit(look_at(step=50))
    lab.settle()
    assert bar.value() > 1_000
    bar.setValue(0)
    lab.settle()
    assert bar.value() == 0


def test_the_table(qtbot: QtBot, qapp: object, tmp_path: Path, style: Style) -> None:
    lab = StillLab(tmp_path, number_network(tmp_path, "n", hidden_size=3))
    panel = shown(qtbot, lab, style)
    table = panel.table()
    assert table is not None and panel._wiring is not None
    assert table.header == ("step", "token", "level", "from_below", "from_before", "value1", "value2", "value3")
    assert len(table.rows) == 40 * 3
    hidden = panel._wiring.levels[1]
    assert table.rows[4] == (
        2, "2", "hidden", hidden.from_below[1], hidden.from_before[1], *hidden.values[1].tolist(),
    )  # fmt: skip
    assert table.rows[5][-2:] == ("", "")


def test_controls_are_reached_in_order_and_named(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    panel.of_cell.click()
    panel.example_button.click()
    lab.store.flush()
    wanted = [panel.of_cell, panel.view, panel.earlier_button, panel.later_button, panel.reverse_button]
    panel.of_cell.setFocus()
    for widget in wanted:
        assert QApplication.focusWidget() is widget
        assert widget.accessibleName() or widget.text()  # type: ignore[attr-defined]
        QTest.keyClick(widget, Key.Key_Tab)


def test_texts_colours_and_size_follow(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    for theme, scale in (("dark", 1.5), ("light", 1.0)):
        style.choose(theme)
        style.set_scale(scale)
        QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
        assert panel.view.grab().toImage().pixelColor(2, 2).name() == style.theme.card.lower()
        image = QImage(400, 300, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        panel.paint_figure(painter, QRectF(0, 0, 400, 300))
        painter.end()
    panel.resize(500, 300)
    QApplication.processEvents()
    assert panel.view.plan is not None and panel.view.plan.width <= panel.area.viewport().width() + 1
