"""A weight is chosen by the field's names, by keyboard too; the range of the axes by four numbers."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lstm_sim.cell import Quantity
from lstm_sim.gradients.surface import Region
from lstm_sim.gradients.survey import Survey
from lstm_sim.gradients.terrain import Terrain
from lstm_sim.gradients.weight_parts import What
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.lab import Lab, Look
from lstm_sim.networks.architecture import Kind
from lstm_sim.study import Over, Slope, Source, Wanted
from tests.ui.network.lab import word_network
from ui.gradients.range_dialog import RangeDialog
from ui.gradients.weight_dialog import WeightDialog
from ui.gradients.weight_text import weight_text
from ui.style import Style

Key = Qt.Key


@pytest.fixture(scope="module")
def terrain(tmp_path_factory: pytest.TempPathFactory) -> Terrain:
    folder = tmp_path_factory.mktemp("peephole")
    ref = word_network(folder, "a", kind=Kind.PEEPHOLE, layers=2, bidirectional=True)
    lab = Lab(networks=(ref,), sentences=("arrive Taipei",), look=Look())
    survey = Survey(Folders(folder, folder / "runs"))
    question = survey.question(lab, Wanted(), None, Over.SENTENCE, {})
    (found,) = survey.terrain(question, Slope(source=Source.WEIGHTS))
    assert isinstance(found, Terrain)
    return found


def dialog(qtbot: QtBot, terrain: Terrain, index: int = 0) -> WeightDialog:
    question = terrain.question
    made = WeightDialog(terrain.parts, terrain.own_weights, question.words, question.known.labels, 2, index)
    qtbot.addWidget(made)
    return made


def test_every_weight_has_a_name_of_its_own(qtbot: QtBot, terrain: Terrain, style: Style) -> None:
    question = terrain.question
    count = len(terrain.own_weights)
    names = {weight_text(terrain.parts, k, question.words, question.known.labels, 2) for k in range(count)}
    assert len(names) == count
    gate = next(
        p for p in terrain.parts if (p.what, p.gate, p.layer, p.reverse) == (What.RECURRENT, Quantity.Z_F, 1, True)
    )
    text = weight_text(terrain.parts, gate.index(2, 4), question.words, question.known.labels, 2)
    assert text == "Forget gate, from unit to unit, layer 2, backwards: unit 5 → unit 3"
    assert "Taipei" in weight_text(terrain.parts, 5 * 4, ("",) * 5 + ("Taipei",) + ("",) * 6, (), 2)


@pytest.mark.parametrize("index", [0, 37, 250, 700])
def test_it_opens_at_the_weight_that_is_chosen(qtbot: QtBot, terrain: Terrain, style: Style, index: int) -> None:
    made = dialog(qtbot, terrain, index)
    assert made.index == index
    assert float(made.value.text().replace("−", "-")) == pytest.approx(terrain.own_weights[index], abs=0.006)


def test_part_row_and_column_are_found_by_typing(qtbot: QtBot, terrain: Terrain, style: Style) -> None:
    made = dialog(qtbot, terrain)
    made.show()
    for box, typed, text in (
        (made.part, "Forget gate, from unit to unit, layer 1", "Forget gate, from unit to unit, layer 1"),
        (made.row, "unit 4", "unit 4"),
        (made.column, "unit 2", "unit 2"),
    ):
        edit = box.lineEdit()
        assert edit is not None
        edit.selectAll()
        QTest.keyClicks(edit, typed)
        QTest.keyClick(edit, Key.Key_Return)
        found = box.completer()
        assert found is not None
        found.popup().hide()  # offscreen there is nothing that would
        assert box.currentText() == text
    part = next(p for p in terrain.parts if (p.what, p.gate, p.layer) == (What.RECURRENT, Quantity.Z_F, 0))
    assert made.index == part.index(3, 1)
    completer = made.part.completer()
    assert completer is not None
    completer.setCompletionPrefix("output gate, pee")
    assert completer.completionCount() == 4
    made.close()


def test_what_is_no_entry_goes_back_to_the_chosen_one(qtbot: QtBot, terrain: Terrain, style: Style) -> None:
    made = dialog(qtbot, terrain, 37)
    edit = made.part.lineEdit()
    assert edit is not None
    before = made.part.currentText()
    edit.setText("nothing of the kind")
    edit.editingFinished.emit()
    assert made.part.currentText() == before
    assert made.index == 37


def test_a_bias_has_no_column(qtbot: QtBot, terrain: Terrain, style: Style) -> None:
    made = dialog(qtbot, terrain)
    place = next(k for k, p in enumerate(terrain.parts) if p.what is What.BIAS)
    made.part.setCurrentIndex(place)
    assert not made.form.isRowVisible(made.column)
    made.part.setCurrentIndex(0)
    assert made.form.isRowVisible(made.column)


def test_the_range_is_four_numbers_in_order(qtbot: QtBot, style: Style) -> None:
    made = RangeDialog(Region((-1.0, 1.0), (0.0, 2.0)), ("x", "y"))
    qtbot.addWidget(made)
    np.testing.assert_allclose([field.value() for field in made.fields], [-1.0, 1.0, 0.0, 2.0])
    made.fields[0].setValue(3.0)
    made._on_accepted()
    assert made.result() == 0
    assert "cannot go" in made.problem.text()
    made.fields[1].setValue(4.0)
    made._on_accepted()
    assert made.result() == 1
    assert made.region() == Region((3.0, 4.0), (0.0, 2.0))
    assert all(field.accessibleName() for field in made.fields)
