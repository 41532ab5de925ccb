"""The cells compared: counts follow the sizes, the diagrams follow the cell's input, everything is painted."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from lstm_sim.cell import CellType
from lstm_sim.edits import set_input
from ui import formula_image
from ui.export import svg_bytes
from ui.gradients.cells_panel import CellsPanel
from ui.store import Store
from ui.style import Style
from ui.typesetter import Typesetter


@pytest.fixture
def panel(qtbot: QtBot, store: Store, style: Style) -> CellsPanel:
    made = CellsPanel(store, style)
    qtbot.addWidget(made)
    made.resize(660, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_counts_follow_the_sizes(store: Store, panel: CellsPanel) -> None:
    panel.hidden.field.setValue(128)
    panel.inputs.field.setValue(100)
    store.flush()
    assert (store.session.study.sizes.inputs, store.session.study.sizes.hidden) == (100, 128)
    table = panel.table()
    assert table is not None
    counts = {row[0]: row[3] for row in table.rows}
    simple = 128 * (100 + 128 + 2)
    assert counts == {"elman": simple, "lstm": 4 * simple, "peephole": 4 * simple + 3 * 128, "gru": 3 * simple}
    assert f"{4 * simple:,}" in panel.view.accessibleDescription()


def test_the_slider_doubles(store: Store, panel: CellsPanel) -> None:
    panel.hidden.slider.setValue(1000)
    store.flush()
    assert store.session.study.sizes.hidden == 4096
    panel.hidden.slider.setValue(-1000)
    store.flush()
    assert store.session.study.sizes.hidden == 1


def test_both_diagrams_follow_the_cell_s_input(store: Store, panel: CellsPanel) -> None:
    before = panel.view.picture
    assert before is not None
    store.edit(set_input(0, -2.0))
    store.flush()
    after = panel.view.picture
    assert after is not None
    assert after.facts is before.facts
    assert after.lstm is not before.lstm
    assert after.lstm.session.cell.cell_type is CellType.LSTM
    assert after.gru.session.cell.cell_type is CellType.GRU
    assert after.lstm.now.inputs[0] == after.gru.now.inputs[0] == -2.0
    assert store.session.cell.cell_type is CellType.LSTM


def test_a_narrow_panel_stacks_what_a_wide_one_sets_side_by_side(panel: CellsPanel) -> None:
    assert panel.view.height_at(400.0) > panel.view.height_at(700.0) + 300.0


def test_the_figure_is_typeset_whether_or_not_the_window_is(
    qtbot: QtBot, store: Store, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formula_image, "_set", {})
    typesetter = Typesetter()
    panel = CellsPanel(store, style, typesetter)
    qtbot.addWidget(panel)
    panel.resize(700, 900)
    panel.show()
    plain = panel.view.grab().toImage()
    assert typesetter.busy
    assert svg_bytes(panel, "cells").count(b"<path") > 100
    with qtbot.waitSignal(typesetter.ready, timeout=20_000):
        pass
    assert panel.view.grab().toImage() != plain
    typesetter.close()
