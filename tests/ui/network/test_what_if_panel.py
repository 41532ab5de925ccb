"""What if: changes are added, altered at once, switched, taken away and undone, and the answers follow."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from lstm_sim.cell import Quantity
from lstm_sim.edits import set_input, set_mode, set_weight
from lstm_sim.interventions import Intervention, Mode, ReplacedUnit
from lstm_sim.laboratory.edits import add_what_if, look_at, set_numbers, set_sentence, show_workspace
from lstm_sim.laboratory.opening import leave_unit, open_unit
from lstm_sim.laboratory.reach import TO_THE_END
from lstm_sim.networks.architecture import Kind
from lstm_sim.session import Mode as Way
from lstm_sim.session import Workspace
from tests.ui.network.lab import StillLab, number_network, word_network
from ui.export import export_figure
from ui.network.what_if_editor import changeable
from ui.network.what_if_panel import MOST_ROWS, WhatIfPanel
from ui.style import Style

Q = Quantity
LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key


@pytest.fixture
def lab(qtbot: QtBot, tmp_path: Path) -> StillLab:
    made = StillLab(tmp_path, word_network(tmp_path, "a", hidden_size=12), sentences=("I leave Taipei on November",))
    made.store.edit(look_at(step=1, unit=4))
    made.settle()
    return made


def shown(qtbot: QtBot, lab: StillLab, style: Style, size: tuple[int, int] = (330, 560)) -> WhatIfPanel:
    panel = WhatIfPanel(lab.store, style, lab.laboratory)
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def only(lab: StillLab) -> Intervention:
    (entry,) = lab.lab.what_if
    assert isinstance(entry.change, Intervention)
    return entry.change


def choose(box: QComboBox, text: str) -> None:
    place = box.findText(text)
    assert place >= 0, [box.itemText(k) for k in range(box.count())]
    box.setCurrentIndex(place)
    box.activated.emit(place)


def added(qtbot: QtBot, lab: StillLab, style: Style) -> WhatIfPanel:
    panel = shown(qtbot, lab, style)
    QTest.mouseClick(panel.add_button, LEFT)
    lab.settle()
    return panel


def test_add_makes_the_unit_forget_from_here_on_and_opens_its_editor(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    assert panel.bars._note.startswith("Add a change")
    QTest.mouseClick(panel.add_button, LEFT)
    frame = lab.settle()
    assert only(lab) == Intervention(0, Q.FORGET_GATE, Mode.SET, 0.0, units=(4,), steps=(1, TO_THE_END))
    assert frame.after is not frame.before and panel.bars._compared
    (row,) = panel.rows
    assert row.button.isChecked() and panel.editor.isVisible()
    assert row.button.accessibleName() == "Alter: f(z_f) Forget gate · unit 5: shut from “leave” on"
    assert [panel.editor.how.currentText(), panel.editor.units.currentText()] == ["shut", "this unit (5)"]
    assert panel.editor.first.currentText() == "2  “leave”" and not panel.editor.last.isVisible()
    lab.store.undo()
    lab.settle()
    assert not lab.lab.what_if and not panel.editor.isVisible() and not panel.rows


def test_every_alteration_runs_the_network_with_it(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = added(qtbot, lab, style)
    editor = panel.editor
    choose(editor.how, "open")
    assert only(lab).value == 1.0
    editor.slider.setSliderPosition(editor.slider.maximum() // 2)
    assert only(lab).value == 0.5 and editor.how.currentText() == "set to"
    editor.field.entered.emit(0.25)
    assert only(lab).value == 0.25
    choose(editor.quantity, "c  Memory before the step")
    assert (only(lab).quantity, only(lab).value) == (Q.PREVIOUS_MEMORY, 0.0)
    assert editor.how.currentText() == "emptied"
    choose(editor.how, "set to")
    assert only(lab).value == 0.5
    choose(editor.how, "add")
    assert only(lab).mode is Mode.ADD
    choose(editor.units, "all units of the layer")
    assert only(lab).units is None and not editor.list.isVisible()
    choose(editor.reach, "at every step")
    assert only(lab).steps is None and not editor.first.isVisible()
    choose(editor.reach, "from … to …")
    assert only(lab).steps == (1, 5) and editor.last.isVisible()
    choose(editor.last, "3  “Taipei”")
    assert only(lab).steps == (1, 3)
    choose(editor.first, "5  “November”")  # the ends change places
    assert only(lab).steps == (2, 5)
    choose(editor.reach, "at one token")
    assert only(lab).steps == (2, 3)
    frame = lab.settle()
    assert frame.layer is not None and frame.layer_before is not None
    moved = frame.layer[Q.PREVIOUS_MEMORY][2, 0] - frame.layer_before[Q.MEMORY][1, 0]
    assert np.abs(moved - 0.5).max() < 1e-6
    assert not frame.problems


def test_units_are_typed(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = added(qtbot, lab, style)
    editor = panel.editor
    choose(editor.units, "units …")
    assert editor.list.isVisible() and editor.list.text() == "5"
    editor.list.clear()
    QTest.keyClicks(editor.list, "3, 5-7")
    assert only(lab).units == (2, 4, 5, 6)
    lab.settle()
    assert editor.list.text() == "3, 5-7" and editor.units.currentText() == "units …"
    QTest.keyClicks(editor.list, ", 99")
    assert editor.problem.isVisible() and "no unit 99" in editor.problem.text()
    assert only(lab).units == (2, 4, 5, 6, 8)  # while 9 was all that stood there
    choose(editor.units, "this unit (5)")
    assert only(lab).units == (4,) and not editor.list.isVisible()


def test_a_drag_of_the_slider_is_one_undo(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = added(qtbot, lab, style)
    slider = panel.editor.slider
    middle = slider.height() // 2
    QTest.mousePress(slider, LEFT, pos=QPoint(slider.width() // 4, middle))
    for x in range(slider.width() // 4, slider.width() // 2, 5):
        QTest.mouseMove(slider, QPoint(x, middle))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(slider.width() // 2, middle))
    assert 0.2 < only(lab).value < 0.6
    lab.settle()
    lab.store.undo()
    lab.settle()
    assert only(lab).value == 0.0
    slider.setFocus()
    QTest.keyClick(slider, Key.Key_Right)
    assert 0.0 < only(lab).value <= 0.02
    lab.store.flush()
    QTest.keyClick(slider, Key.Key_End)
    assert only(lab).value == 1.0


def test_it_is_switched_altered_and_taken_away(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    assert not panel.clear_button.isVisible()
    for quantity in (Q.FORGET_GATE, Q.INPUT_GATE, Q.OUTPUT):
        lab.store.edit(add_what_if(Intervention(0, quantity, Mode.SET, 0.0, units=(4,))))
    lab.settle()
    assert len(panel.rows) == 3 and panel.clear_button.isVisible() and not panel.editor.isVisible()
    QTest.mouseClick(panel.rows[1].box, LEFT, pos=QPoint(8, panel.rows[1].box.height() // 2))
    assert [entry.on for entry in lab.lab.what_if] == [True, False, True]
    frame = lab.settle()
    assert frame.layer is not None and (frame.layer[Q.INPUT_GATE][:, 0, 4] != 0.0).all()
    QTest.mouseClick(panel.rows[2].button, LEFT)
    assert panel.editor.isVisible() and panel.editor.how.currentText() == "silent"
    QTest.mouseClick(panel.rows[0].cross, LEFT)
    lab.store.flush()
    assert [e.change.quantity for e in lab.lab.what_if if isinstance(e.change, Intervention)] == [
        Q.INPUT_GATE,
        Q.OUTPUT,
    ]
    assert panel.rows[1].button.isChecked() and panel.editor._change.quantity is Q.OUTPUT  # it went along
    QTest.mouseClick(panel.rows[1].button, LEFT)
    assert not panel.editor.isVisible()
    QTest.mouseClick(panel.clear_button, LEFT)
    lab.settle()
    assert not lab.lab.what_if and not panel.rows
    lab.store.undo()
    lab.settle()
    assert len(panel.rows) == 2


def test_what_was_changed_in_cell_is_told_in_words(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    frame = lab.laboratory.frame
    assert frame is not None
    lab.store.edit(open_unit(frame, 4))
    lab.settle()
    lab.store.edit(set_input(2, -9.0))
    lab.settle()
    lab.store.edit(set_mode(Way.WEIGHTED))
    lab.store.edit(set_weight("bias", (1, 0), 2.0))
    lab.settle()
    lab.store.edit(leave_unit())
    lab.store.edit(show_workspace(Workspace.NETWORK))
    lab.settle()
    assert [type(e.change) for e in lab.lab.what_if] == [Intervention, ReplacedUnit]
    texts = [row.button.toolTip() for row in panel.rows]
    assert texts[0].startswith("z_f Forget gate · unit 5: set to ") and texts[0].endswith(" at “leave”")
    assert texts[1] == "Weights of unit 5: changed by hand in Cell"
    assert panel.rows[0].button.isCheckable() and not panel.rows[1].button.isCheckable()
    QTest.mouseClick(panel.rows[1].button, LEFT)
    assert not panel.editor.isVisible()
    QTest.mouseClick(panel.rows[0].button, LEFT)
    assert panel.editor.quantity.currentText() == "z_f  Forget gate"


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_offers_what_it_has(qtbot: QtBot, tmp_path: Path, style: Style, kind: Kind) -> None:
    lab = StillLab(tmp_path, word_network(tmp_path, "b", kind), sentences=("leave Taipei",))
    frame = lab.settle()
    panel = added(qtbot, lab, style)
    assert frame.layer is not None
    offered = changeable(frame.layer.run.cell.cell_type)
    for quantity in offered:
        panel.editor.quantity.activated.emit(offered.index(quantity))
        assert only(lab).quantity is quantity
        assert not lab.settle().problems
        for place in range(panel.editor.how.count()):
            panel.editor.how.activated.emit(place)
            assert not lab.settle().problems


def test_a_change_keeps_to_its_layer(qtbot: QtBot, tmp_path: Path, style: Style) -> None:
    lab = StillLab(tmp_path, word_network(tmp_path, "b", layers=2, bidirectional=True), sentences=("leave Taipei",))
    lab.store.edit(look_at(layer=1, reverse=True))
    lab.settle()
    panel = added(qtbot, lab, style)
    assert (only(lab).layer, only(lab).reverse) == (1, True)
    assert panel.rows[0].button._title.endswith("· layer 2, backwards")


def test_an_engines_refusal_stands_in_its_place(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    lab.store.edit(add_what_if(Intervention(0, Q.RESET_GATE, Mode.SET, 0.0)))
    lab.settle()
    assert panel.problem.isVisible() and "has no r that can be changed" in panel.problem.text()
    lab.store.undo()
    lab.settle()
    assert not panel.problem.isVisible()


def test_the_answers_follow_the_step_that_is_looked_at(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = added(qtbot, lab, style)
    lab.store.edit(look_at(step=3))
    lab.store.flush()
    assert panel.bars._title == "Prediction at “on”"
    panel.bars.step_chosen.emit(2)
    assert lab.lab.look.step == 2


def test_a_shorter_sentence_keeps_the_changes(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = added(qtbot, lab, style)
    lab.store.edit(look_at(step=4))
    lab.store.edit(set_sentence(0, "Taipei"))
    lab.settle()
    assert panel.rows[0].button._detail == "shut from step 2 on"
    assert panel.editor.first.currentText() == "2  step 2"
    lab.store.edit(set_sentence(0, " "))
    lab.settle()
    assert len(panel.rows) == 1 and not panel.add_button.isEnabled() and not panel.editor.isVisible()


def test_thousands_of_changes_are_counted(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    for step in range(MOST_ROWS + 7):
        lab.store.edit(add_what_if(Intervention(0, Q.FORGET_GATE, Mode.SET, 0.0, units=(4,), steps=(step, step + 1))))
    lab.settle()
    panel = shown(qtbot, lab, style)
    assert sum(row.isVisible() for row in panel._rows) == MOST_ROWS
    assert panel.more.isVisible() and panel.more.text() == "and 7 more"


def test_numbers_have_answers_too(qtbot: QtBot, tmp_path: Path, style: Style) -> None:
    lab = StillLab(tmp_path, number_network(tmp_path, "n", Kind.GRU))
    lab.store.edit(set_numbers(np.random.default_rng(0).standard_normal((30, 2))))
    lab.settle()
    panel = added(qtbot, lab, style)
    assert only(lab).quantity is Q.UPDATE_GATE
    assert panel.bars._note.startswith("Moved most at “")
    table = panel.table()
    assert table is not None and table.rows[0][:3] == (1, "1", "y1")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(210, 230), (330, 560)])
def test_every_size_and_theme_paints(
    qtbot: QtBot, lab: StillLab, theme: str, size: tuple[int, int], tmp_path: Path
) -> None:
    style = Style(theme)
    style.apply()
    panel = shown(qtbot, lab, style, size)
    QTest.mouseClick(panel.add_button, LEFT)
    lab.settle()
    panel.grab()
    for suffix in ("svg", "pdf", "png", "csv"):
        export_figure(panel, tmp_path / f"what-if.{suffix}")
    panel.rows[0].button.setFocus()
    panel.grab()
    style.deleteLater()
