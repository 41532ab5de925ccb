"""Gradients through time on the screen: the lines are the core's, every control makes its edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lstm_sim.cell import Cell, CellType
from lstm_sim.gradients.drawn import Asked, measure
from lstm_sim.study_edits import set_comparison
from ui.gradients.bench import Bench
from ui.gradients.through_time_panel import ThroughTimePanel, _measured
from ui.store import Store
from ui.style import Style


@pytest.fixture
def panel(qtbot: QtBot, store: Store, style: Style) -> Iterator[ThroughTimePanel]:
    store.edit(set_comparison(steps=20, hidden_size=4))
    store.flush()
    bench = Bench()
    made = ThroughTimePanel(store, style, bench)
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: len(drawn(made)) == 3, timeout=10000)
    yield made
    bench.close()


def drawn(panel: ThroughTimePanel) -> set[str]:
    return {key.split()[0] for key in panel.plot.line_keys()}


def test_the_lines_are_the_norms_of_the_gradients(store: Store, panel: ThroughTimePanel) -> None:
    measured = measure(store.session.study.comparison.drawn, Cell(CellType.LSTM))
    assert measured.gradients.memory is not None
    x, y = panel.plot.line(f"{CellType.LSTM} dL_dc")
    np.testing.assert_array_equal(x, np.arange(1, 21))
    np.testing.assert_allclose(y, measured.gradients.memory.log_norms, rtol=1e-12)


def test_a_cell_switched_off_leaves_the_axis(qtbot: QtBot, store: Store, panel: ThroughTimePanel) -> None:
    panel._boxes[CellType.GRU].click()
    store.flush()
    assert store.session.study.comparison.cells == (CellType.RNN, CellType.LSTM)
    qtbot.waitUntil(lambda: len(drawn(panel)) == 2, timeout=10000)


def test_controls_make_their_edits(store: Store, panel: ThroughTimePanel) -> None:
    panel.steps.field.setValue(30)
    panel.bias.field.setValue(2.0)
    panel.asked.setCurrentIndex(1)
    panel.asked.activated.emit(1)
    panel.seed_button.click()
    store.flush()
    now = store.session.study.comparison.drawn
    assert (now.steps, now.forget_bias, now.asked, now.seed) == (30, 2.0, Asked.EVERY, 1)


def test_the_keys_look_at_another_step_and_the_values_follow(store: Store, panel: ThroughTimePanel) -> None:
    before = panel._values[CellType.RNN].text()
    QTest.keyClick(panel.plot, Qt.Key.Key_End)
    store.flush()
    assert store.session.study.comparison.step == 19
    assert panel._values[CellType.RNN].text() != before
    assert panel._boxes[CellType.RNN].text() == "RNN"


def test_the_check_agrees_with_the_numerical_gradient(qtbot: QtBot, store: Store, panel: ThroughTimePanel) -> None:
    QTest.keyClick(panel.plot, Qt.Key.Key_End)
    store.flush()
    panel.check_button.click()
    qtbot.waitUntil(
        lambda: panel.check_label.text().count("e−") + panel.check_label.text().count("e-") == 3, timeout=10000
    )


def test_the_table_has_a_column_for_each_line(panel: ThroughTimePanel) -> None:
    table = panel.table()
    assert table is not None
    assert len(table.rows) == 20
    assert len(table.header) == 1 + len(panel.plot.line_keys())


def test_no_line_vanishes_while_another_length_is_computed(store: Store, panel: ThroughTimePanel) -> None:
    drawn_now = replace(store.session.study.comparison, drawn=replace(store.session.study.comparison.drawn, steps=30))
    first = next(_measured(drawn_now))
    assert set(first.lines) == {CellType.RNN}
    panel._on_answered("through time", first)
    assert len(drawn(panel)) == 3
    assert len(panel.plot.line(f"{CellType.RNN} dL_dh")[0]) == 30
    assert len(panel.plot.line(f"{CellType.LSTM} dL_dc")[0]) == 20
    table = panel.table()
    assert table is not None
    assert table.header == ("step", f"log10_{CellType.RNN}_dL_dh")
