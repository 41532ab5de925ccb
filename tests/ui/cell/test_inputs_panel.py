"""The inputs panel with real keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lstm_sim.activations import Activation
from lstm_sim.cell import CellType
from lstm_sim.edits import commit_step, set_cell_type, set_memory
from lstm_sim.presets import preset
from lstm_sim.session import MEMORY_AXIS, Mode
from ui.cell.inputs_panel import InputsPanel
from ui.store import Store
from ui.style import Style

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot, store: Store, style: Style) -> InputsPanel:
    made = InputsPanel(store, style)
    qtbot.addWidget(made)
    made.resize(300, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize(
    ("cell_type", "columns"),
    [
        (CellType.LSTM, [0, 1, 2, 3, MEMORY_AXIS]),
        (CellType.PEEPHOLE, [0, 1, 2, 3, MEMORY_AXIS]),
        (CellType.GRU, [0, 3, 2, MEMORY_AXIS]),
        (CellType.RNN, [0, MEMORY_AXIS]),
    ],
)
def test_a_row_for_each_input_of_the_cell(
    panel: InputsPanel, store: Store, cell_type: CellType, columns: list[int]
) -> None:
    store.edit(set_cell_type(cell_type))
    store.flush()
    assert list(panel.rows) == columns
    shown = [k for k, (_, field) in enumerate(panel.wiring) if field.isVisible()]
    assert shown == {"lstm": [], "peephole": [1, 2, 3], "gru": [0], "rnn": [0]}[str(cell_type)]


def test_sliders_and_memory_change_the_session(panel: InputsPanel, store: Store) -> None:
    QTest.keyClick(panel.rows[1].slider, Qt.Key.Key_Right)
    QTest.keyClick(panel.rows[MEMORY_AXIS].slider, Qt.Key.Key_Home)
    assert store.session.direct.inputs[0, 1] == pytest.approx(2.1)
    assert store.session.direct.initial_memory[0] == -6.0
    store.flush()
    QTest.mouseDClick(panel.rows[MEMORY_AXIS].slider, LEFT)
    assert store.session.direct.initial_memory[0] == 0.8


def test_typing_outside_the_range_widens_it(panel: InputsPanel, store: Store) -> None:
    field = panel.rows[0].field
    field.selectAll()
    QTest.keyClicks(field, "42")
    QTest.keyClick(field, Qt.Key.Key_Return)
    store.flush()
    assert store.session.direct.inputs[0, 0] == 42.0
    assert panel.rows[0].slider.reach == 50.0


def test_the_two_ways_in(panel: InputsPanel, store: Store) -> None:
    QTest.mouseClick(panel.weighted, LEFT)
    store.flush()
    assert store.session.mode is Mode.WEIGHTED
    assert list(panel.rows) == [0, 1, 2, MEMORY_AXIS]
    assert panel.table_.isVisible()
    QTest.mouseClick(panel.direct, LEFT)
    store.flush()
    assert store.session.mode is Mode.DIRECT and not panel.table_.isVisible()


def test_stepping_pinning_and_releasing(panel: InputsPanel, store: Store) -> None:
    QTest.mouseClick(panel.commit, LEFT)
    store.flush()
    assert store.session.direct.step == 1
    store.edit(set_memory(3.0))
    store.flush()
    assert panel.release.isVisible()
    QTest.mouseClick(panel.release, LEFT)
    store.flush()
    assert not store.session.direct.memory_overrides and not panel.release.isVisible()
    QTest.mouseClick(panel.pin, LEFT)
    store.flush()
    assert store.session.pinned is not None and panel.rows[0].ghost_label.isVisible()
    QTest.mouseClick(panel.back, LEFT)
    store.flush()
    assert store.session.direct.step == 0 and not panel.back.isEnabled()


def test_activations_are_chosen_here(panel: InputsPanel, store: Store) -> None:
    place = tuple(Activation).index(Activation.IDENTITY)
    panel.activations["g"].setCurrentIndex(place)
    panel.activations["g"].activated.emit(place)
    assert store.session.cell.g is Activation.IDENTITY


def test_weights_are_typed_pasted_and_deleted(panel: InputsPanel, store: Store) -> None:
    store.open(preset("lecture").build())
    store.flush()
    table = panel.table_
    model = table.weights
    assert model.data(model.index(1, 1)) == "100"
    assert model.setData(model.index(0, 0), "2,5")
    store.flush()
    assert store.session.weighted.weights.input[0, 0, 0] == 2.5
    table.setCurrentIndex(model.index(0, 0))
    QGuiApplication.clipboard().setText("1\t2\n3\t4")
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    store.flush()
    assert store.session.weighted.weights.input[:2, 0, :2].tolist() == [[1, 2], [3, 4]]
    store.undo()
    store.flush()
    assert store.session.weighted.weights.input[0, 0, 0] == 2.5
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert not store.session.weighted.weights.input.any() and not store.session.weighted.weights.bias.any()


def test_refused_pastes_leave_the_weights(qtbot: QtBot, panel: InputsPanel, store: Store) -> None:
    store.open(preset("lecture").build())
    store.flush()
    before = store.session
    panel.table_.setCurrentIndex(panel.table_.weights.index(0, 0))
    with qtbot.waitSignal(store.refused):
        panel.table_.paste("1\tx")
    assert store.session is before


def test_more_and_fewer_inputs(panel: InputsPanel, store: Store) -> None:
    store.open(preset("lecture").build())
    store.flush()
    QTest.mouseClick(panel.more, LEFT)
    store.flush()
    assert store.session.weighted.names == ("x1", "x2", "x3", "x4") and 3 in panel.rows
    QTest.mouseClick(panel.fewer, LEFT)
    QTest.mouseClick(panel.fewer, LEFT)
    store.flush()
    assert store.session.weighted.inputs.shape == (5, 2)


def test_units_of_a_layer(panel: InputsPanel, store: Store) -> None:
    store.open(preset("rnn-by-hand").build())
    store.flush()
    assert panel.unit.isVisible() and panel.unit.maximum() == 2
    panel.unit.setValue(2)
    assert store.session.unit == 1


def test_a_held_step_keeps_later_ones(panel: InputsPanel, store: Store) -> None:
    store.edit(commit_step())
    store.flush()
    assert panel.rows[MEMORY_AXIS].field.value_shown() == pytest.approx(1.3344886263752003, rel=1e-15)


def test_everything_has_a_name_and_can_be_reached(panel: InputsPanel) -> None:
    for row in panel.rows.values():
        for widget in (row.field, row.slider):
            assert widget.accessibleName() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
