"""Gradients through time on the screen: the lines are the core's, every control makes its edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lstm_sim.cell import Cell, CellType
from lstm_sim.gradients.drawn import Asked, measure
from lstm_sim.laboratory.edits import look_at
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.lab import NetworkRef
from lstm_sim.networks.architecture import Kind
from lstm_sim.study import Comparison
from lstm_sim.study_edits import set_comparison
from tests.ui.network.lab import StillLab, word_network
from ui.gradients.bench import Bench
from ui.gradients.through_time_lines import CellLines, _give_way_to
from ui.gradients.through_time_panel import ThroughTimePanel
from ui.network.laboratory import Laboratory
from ui.store import Store
from ui.style import Style


@pytest.fixture
def panel(qtbot: QtBot, store: Store, style: Style, tmp_path: Path) -> Iterator[ThroughTimePanel]:
    store.edit(set_comparison(steps=20, hidden_size=4))
    store.flush()
    bench, laboratory = Bench(), Laboratory(store, Folders(tmp_path, tmp_path / "runs"))
    made = ThroughTimePanel(store, style, bench, laboratory)
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: len(drawn(made)) == 3, timeout=10000)
    yield made
    bench.close()
    laboratory.close()


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
    panel.bar.steps.field.setValue(30)
    panel.bar.bias.field.setValue(2.0)
    panel.bar.asked.setCurrentIndex(1)
    panel.bar.asked.activated.emit(1)
    panel.bar.seed_button.click()
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


def test_the_step_and_its_values_come_with_the_lines_they_belong_to(
    qtbot: QtBot, store: Store, panel: ThroughTimePanel
) -> None:
    QTest.keyClick(panel.plot, Qt.Key.Key_End)
    store.flush()
    before = panel._values[CellType.RNN].text()
    panel.bar.steps.field.setValue(10)
    store.flush()
    assert (panel.plot._step, panel.plot._steps) == (19, 20)
    assert panel._values[CellType.RNN].text() == before
    qtbot.waitUntil(lambda: (panel.plot._step, panel.plot._steps) == (9, 10), timeout=10000)
    assert panel._values[CellType.RNN].text() != before


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


def longer(store: Store, steps: int) -> Comparison:
    now = store.session.study.comparison
    return replace(now, drawn=replace(now.drawn, steps=steps))


def test_where_each_move_overtakes_the_last_every_cell_has_its_turn(store: Store) -> None:
    lines = CellLines()
    list(lines.job(longer(store, 20)))
    for steps in range(21, 40):
        answer = next(lines.job(longer(store, steps)))
        assert answer is not None
        lengths = {cell: group.steps for cell, group in answer.lines.items()}
        assert answer.older == {cell for cell, length in lengths.items() if length != steps}
        assert len(answer.older) == 2
        assert steps - min(lengths.values()) < 6


def test_the_first_line_is_that_of_the_cell_that_takes_least(store: Store) -> None:
    lines = CellLines()
    list(lines.job(longer(store, 20)))
    lines._took = {CellType.RNN: 3.0, CellType.LSTM: 2.0, CellType.GRU: 1.0}
    for steps in (21, 22):
        answer = next(lines.job(longer(store, steps)))
        assert answer is not None
        assert answer.older == {CellType.RNN, CellType.LSTM}
        lines._took[CellType.GRU] = 1.0


def test_what_was_found_before_it_was_overtaken_comes_with_the_next_picture(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.gradients.through_time_lines._PAUSE", 1e9)
    lines = CellLines()
    job = lines.job(longer(store, 21))
    assert next(job) is not None
    while len(lines._groups) < 3:
        assert next(job) is None  # all are found, one is told
    answer = next(lines.job(longer(store, 22)))
    assert answer is not None
    assert sorted(group.steps for group in answer.lines.values()) == [21, 21, 22]


def test_no_work_is_under_way_when_the_next_place_is_due() -> None:
    due = monotonic() + 0.05
    assert list(_give_way_to(due, 0.001)) == [None]
    assert monotonic() < due
    waited = list(_give_way_to(due, 10.0))
    assert monotonic() > due and set(waited) == {None}  # and heard of other questions meanwhile
    assert list(_give_way_to(due, 10.0)) == [None]  # it did not come


@pytest.mark.parametrize("cells", [(), (CellType.GRU,), (CellType.RNN, CellType.LSTM, CellType.GRU)])
def test_the_last_answer_is_complete_and_told_once(store: Store, cells: tuple[CellType, ...]) -> None:
    comparison = replace(longer(store, 30), cells=cells)
    answers = [answer for answer in CellLines().job(comparison) if answer is not None]
    assert [len(answer.older) for answer in answers][-1] == 0
    assert tuple(answers[-1].lines) == cells
    assert len(answers) == (2 if len(cells) > 1 else 1)


def test_what_a_network_has_overtaken_is_not_shown(store: Store, panel: ThroughTimePanel) -> None:
    overtaken = next(CellLines().job(store.session.study.comparison))
    store.edit(set_comparison(of_network=True))
    store.flush()
    panel._on_bench_answered("through time", overtaken)
    assert panel._answer is None or panel._answer.comparison.of_network


def test_no_line_vanishes_while_another_length_is_computed(store: Store, panel: ThroughTimePanel) -> None:
    panel._cell_lines._took = {CellType.LSTM: 1.0, CellType.GRU: 1.0}
    first = next(panel._cell_lines.job(longer(store, 30)))
    panel._on_bench_answered("through time", first)
    assert len(drawn(panel)) == 3
    assert len(panel.plot.line(f"{CellType.RNN} dL_dh")[0]) == 30
    assert len(panel.plot.line(f"{CellType.LSTM} dL_dc")[0]) == 20
    table = panel.table()
    assert table is not None
    assert table.header == ("step", f"log10_{CellType.RNN}_dL_dh")


def test_while_a_slider_is_held_the_axes_only_grow(qtbot: QtBot, store: Store, panel: ThroughTimePanel) -> None:
    def right_after(steps: int) -> float:
        panel.bar.steps.slider.setValue(panel.bar.steps.slider.minimum())
        panel.bar.steps.field.setValue(steps)
        store.flush()
        qtbot.waitUntil(lambda: len(panel.plot.line(f"{CellType.GRU} dL_dh")[0]) == steps, timeout=10000)
        assert panel.plot._home is not None
        return panel.plot._home[1]

    assert right_after(20) == 20.5
    panel.bar.gesture_began.emit()
    assert right_after(30) == 125.5
    assert right_after(130) == 250.5
    assert right_after(40) == 250.5
    low, high = panel.plot._home[2:] if panel.plot._home else (0.0, 0.0)
    assert ((low + 0.5) % 20.0, (high - 0.5) % 10.0) == (0.0, 0.0)
    panel.bar.gesture_ended.emit()
    assert panel.plot._home is not None and panel.plot._home[1] == 40.5


def test_the_cells_are_asked_before_the_frame(store: Store, panel: ThroughTimePanel) -> None:
    asked: list[str] = []
    panel.bench.ask = lambda key, *_args, **_kw: asked.append(key)  # type: ignore[method-assign]
    step = panel.plot._steps
    store.edit(set_comparison(steps=55))
    assert asked == ["through time"]
    store.flush()
    assert asked == ["through time"]
    assert panel.plot._steps == step  # until the lines come that have so many
    panel.hide()
    store.edit(set_comparison(steps=56))
    assert asked == ["through time"]


def test_after_an_edit_that_is_undone_in_one_turn_the_step_is_shown(
    qtbot: QtBot, store: Store, panel: ThroughTimePanel
) -> None:
    store.edit(set_comparison(steps=30))
    store.undo()
    qtbot.waitUntil(lambda: not panel.bench.busy, timeout=10000)
    QTest.keyClick(panel.plot, Qt.Key.Key_End)
    store.flush()
    assert (panel.plot._step, panel.plot._steps) == (19, 20)


def test_a_handle_that_an_undo_has_left_behind_comes_when_it_is_let_go(
    qtbot: QtBot, store: Store, panel: ThroughTimePanel
) -> None:
    row = panel.bar.bias
    stood = row.slider.value()
    row.slider.setSliderDown(True)
    row.slider.setValue(stood + 200)
    store.flush()
    store.undo()
    store.flush()
    assert row.slider.value() == stood + 200  # the hand has it
    row.slider.setSliderDown(False)
    qtbot.waitUntil(lambda: row.slider.value() == stood, timeout=5000)


# ------------------------------------------------------------ the network of Network


def network_panel(
    qtbot: QtBot, tmp_path: Path, style: Style, monkeypatch: pytest.MonkeyPatch, *refs: NetworkRef
) -> tuple[StillLab, ThroughTimePanel, Bench]:
    still = StillLab(tmp_path, *refs, sentences=("arrive Taipei on November 2nd", "leave Taipei"))
    monkeypatch.setattr(still.laboratory, "wake", lambda: None)  # the fixture answers, in this thread
    still.settle()
    still.store.edit(set_comparison(of_network=True, asked=Asked.EVERY))
    still.store.flush()
    bench = Bench()
    made = ThroughTimePanel(still.store, style, bench, still.laboratory)
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    qtbot.waitExposed(made)
    return still, made, bench


def test_the_lines_are_those_of_the_network_and_the_sentence_of_network(
    qtbot: QtBot, tmp_path: Path, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = word_network(tmp_path, "both", bidirectional=True)
    still, panel, bench = network_panel(qtbot, tmp_path, style, monkeypatch, ref)
    qtbot.waitUntil(lambda: drawn(panel) == {"layer_1", "layer_1_reversed"}, timeout=20000)
    assert len(panel.plot.line("layer_1 dL_dc")[0]) == 5
    assert "both" in panel.where.text()
    assert not panel.bar.steps.isVisible()
    still.store.edit(look_at(sentence=1))
    still.store.flush()
    qtbot.waitUntil(lambda: len(panel.plot.line("layer_1 dL_dc")[0]) == 2, timeout=20000)
    QTest.keyClick(panel.plot, Qt.Key.Key_Home)
    still.store.flush()
    assert still.lab.look.step == 0
    assert "leave" in panel.layers.text()
    panel.check_button.click()
    qtbot.waitUntil(lambda: panel.check_label.text().count("e-") == 2, timeout=20000)
    for part in panel.check_label.text().split("layer")[1:]:
        assert float(part.split()[-1].rstrip(",")) < 1e-6
    table = panel.table()
    assert table is not None
    assert table.header[:2] == ("step", "word")
    assert [row[1] for row in table.rows] == ["leave", "Taipei"]
    bench.close()


def test_the_cells_come_back_by_the_choice_and_by_undo(
    qtbot: QtBot, tmp_path: Path, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = word_network(tmp_path, "gru", kind=Kind.GRU)
    still, panel, bench = network_panel(qtbot, tmp_path, style, monkeypatch, ref)
    qtbot.waitUntil(lambda: drawn(panel) == {"layer_1"}, timeout=20000)
    panel.bar.of.setCurrentIndex(0)
    panel.bar.of.activated.emit(0)
    still.store.flush()
    assert not still.store.session.study.comparison.of_network
    qtbot.waitUntil(lambda: len(drawn(panel)) == 3, timeout=20000)
    still.store.undo()
    still.store.flush()
    qtbot.waitUntil(lambda: drawn(panel) == {"layer_1"}, timeout=20000)
    bench.close()


def test_without_a_network_it_says_so(
    qtbot: QtBot, tmp_path: Path, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, panel, bench = network_panel(qtbot, tmp_path, style, monkeypatch)
    qtbot.waitUntil(lambda: "Open one in Network" in panel.layers.text(), timeout=20000)
    assert panel.table() is None
    bench.close()
