"""The unit panel: it follows step, unit and run, steps with the keys, names what pushes, and opens the unit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lstm_sim.cell import Quantity
from lstm_sim.formula import number
from lstm_sim.interventions import Intervention, Mode
from lstm_sim.laboratory.edits import add_what_if, look_at, set_numbers, set_sentence
from lstm_sim.laboratory.unit_run import unit_run
from lstm_sim.networks.architecture import Kind
from lstm_sim.session import Workspace
from tests.ui.network.lab import StillLab, number_network, word_network
from ui.export import export_figure
from ui.network.unit_panel import UnitPanel
from ui.network.unit_traces import lanes_of, spread
from ui.style import Style

Q = Quantity
LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key


@pytest.fixture
def lab(qtbot: QtBot, tmp_path: Path) -> StillLab:
    made = StillLab(tmp_path, word_network(tmp_path, "a"), sentences=("leave Taipei on November",))
    made.settle()
    return made


def shown(qtbot: QtBot, lab: StillLab, style: Style, size: tuple[int, int] = (330, 460)) -> UnitPanel:
    panel = UnitPanel(lab.store, style, lab.laboratory)
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def places(panel: UnitPanel) -> tuple[QRectF, QRectF]:
    """Of the bars and of the traces."""
    room, traces = panel.picture._split(panel.picture.rect().toRectF())
    return panel.picture._bars.places(room)[0], traces


def lanes(panel: UnitPanel) -> QImage:
    return panel.picture._lanes.kept_picture(places(panel)[1]).toImage()


def test_it_is_named_after_the_unit_and_the_token(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    lab.store.edit(look_at(step=1, unit=4))
    lab.settle()
    assert panel.title_label.text() == "Unit 5 at “Taipei”" and panel.short_title() == "Unit"
    assert panel.picture.run is not None and panel.picture.run.unit == 4
    panel.resize(220, 460)
    assert panel.title_label.text() == "Unit 5" and panel.accessibleName() == "Unit 5 at “Taipei”"


def test_the_bars_are_those_of_the_step(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    lab.store.edit(look_at(step=2, unit=3))
    frame = lab.settle()
    assert frame.layer is not None
    totals = [bar.total for bar in panel.picture.bars]
    assert totals == [float(frame.layer[q][2, 0, 3]) for q in (Q.Z, Q.Z_I, Q.Z_F, Q.Z_O)]
    assert panel.picture.accessibleDescription().startswith(f"z {number(totals[0])}, g(z) ")
    assert "z_f " in panel.picture.accessibleDescription()


def test_moving_on_computes_the_unit_only_once(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    run = panel.picture.run
    lab.store.edit(look_at(step=2))
    lab.settle()
    assert panel.picture.run is run


def test_of_units_that_follow_each_other_fast_the_last_is_shown(
    qtbot: QtBot, lab: StillLab, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = shown(qtbot, lab, style)
    now = [100.0]
    monkeypatch.setattr("ui.network.unit_panel.monotonic", lambda: now[0])
    for unit, shows in ((2, 2), (3, 2), (4, 2)):
        lab.store.edit(look_at(step=unit - 1, unit=unit))
        lab.store.flush()
        assert panel.picture.run is not None and panel.picture.run.unit == shows
        now[0] += 0.01
    qtbot.waitUntil(lambda: panel.picture.run is not None and panel.picture.run.unit == 4)
    assert panel.title_label.text() == "Unit 5 at “November”" and panel.picture._step == 3
    now[0] += 1.0
    lab.store.edit(look_at(unit=1))
    lab.store.flush()
    assert panel.picture.run is not None and panel.picture.run.unit == 1  # at once


def test_among_many_one_is_shown_in_pieces_and_then_the_next(
    qtbot: QtBot, lab: StillLab, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = shown(qtbot, lab, style)
    monkeypatch.setattr("ui.network.unit_panel.monotonic", lambda: 100.0)

    def unit() -> int:
        assert panel.picture.run is not None
        return panel.picture.run.unit

    lab.store.edit(look_at(step=1, unit=1))
    lab.store.flush()
    assert unit() == 1
    lab.store.edit(look_at(step=2, unit=2))
    lab.store.flush()
    panel._on_later()
    lab.store.edit(look_at(step=4, unit=99))  # more than there are: the last
    lab.settle()
    assert unit() == 1
    while unit() == 1:
        panel._on_later()
    assert unit() == 2 and panel.title_label.text() == "Unit 3 at “on”"  # unit, step, name, bars and traces are one
    last, seen = panel.picture.run, panel.picture.grab().toImage()
    panel.picture._on_rested()
    panel.picture._paint_anew()
    assert panel.picture.grab().toImage() == seen and panel.picture.run is last
    qtbot.waitUntil(lambda: unit() > 2)
    assert unit() == lab.settle().layer.run.weights.hidden_size - 1  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not panel._later.isActive())
    assert panel.title_label.text() == "Unit 6 at “November”" and panel.picture._step == 3  # the last of both
    seen = panel.picture.grab().toImage()
    panel.picture._paint_anew()
    assert panel.picture.grab().toImage() == seen


def test_dense_lanes_are_drawn_finely_once_a_unit_stays(
    qtbot: QtBot, tmp_path: Path, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab = StillLab(tmp_path, number_network(tmp_path, "n"))
    lab.store.edit(set_numbers(np.random.default_rng(0).standard_normal((900, 2))))
    lab.settle()
    panel = shown(qtbot, lab, style)
    fine = lanes(panel)
    monkeypatch.setattr("ui.network.unit_picture.monotonic", lambda: 100.0)  # each follows the other at once
    for unit in (1, 0):
        lab.store.edit(look_at(unit=unit))
        lab.store.flush()
        panel._on_later()
    assert lanes(panel) != fine
    qtbot.waitUntil(lambda: not panel._later.isActive() and not panel.picture._rested.isActive())
    assert lanes(panel) == fine


def test_keys_step_and_go_from_unit_to_unit(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    for key, expected in (
        (Key.Key_Right, (1, 0)),
        (Key.Key_Down, (1, 1)),
        (Key.Key_End, (3, 1)),
        (Key.Key_Right, (3, 1)),
        (Key.Key_Up, (3, 0)),
        (Key.Key_Up, (3, 0)),
        (Key.Key_Home, (0, 0)),
        (Key.Key_Left, (0, 0)),
    ):
        QTest.keyClick(panel.picture, key)
        assert (lab.lab.look.step, lab.lab.look.unit) == expected


def test_a_click_on_the_traces_looks_at_its_step(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    room = panel.picture.room
    at = QPoint(round(room.middle(2)), round(room.tops[0] + 10))
    QTest.mouseClick(panel.picture, LEFT, pos=at)
    assert lab.lab.look.step == 2
    QTest.mousePress(panel.picture, LEFT, pos=at)
    QTest.mouseMove(panel.picture, QPoint(round(room.middle(9)), at.y()))
    QTest.mouseRelease(panel.picture, LEFT)
    assert lab.lab.look.step == 3
    QTest.mouseClick(panel.picture, LEFT, pos=QPoint(100, 30))  # on the bars
    assert lab.lab.look.step == 3


def test_it_opens_in_cell(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    lab.store.edit(look_at(step=1, unit=4))
    lab.store.flush()
    QTest.mouseClick(panel.open_button, LEFT)
    opened = lab.store.session.opened
    assert opened is not None and opened.unit == 4
    assert lab.store.session.workspace is Workspace.CELL and lab.store.session.setup.step == 1
    lab.store.undo()
    lab.store.flush()
    QTest.keyClick(panel.picture, Key.Key_Return)
    assert lab.store.session.opened is not None


def test_it_reads_the_changed_run_and_dots_the_other(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    lab.store.edit(look_at(step=1, unit=4))
    lab.store.edit(add_what_if(Intervention(0, Q.FORGET_GATE, Mode.SET, 0.0, units=(4,), steps=(1, 2))))
    frame = lab.settle()
    assert panel.picture.bars[2].reached == 0.0 and panel.picture.bars[2].by_hand
    assert frame.layer is not None and frame.layer_before is not None
    gates, memory = lanes_of(unit_run(frame.layer, 4), unit_run(frame.layer_before, 4))
    assert gates.quantities == (Q.INPUT_GATE, Q.FORGET_GATE, Q.OUTPUT_GATE) and (gates.low, gates.high) == (0.0, 1.0)
    assert memory.quantities == (Q.MEMORY, Q.OUTPUT) and gates.values[1][1] == 0.0 != gates.before[1][1]
    plain = lanes(panel)
    lab.store.undo()
    lab.settle()
    assert lanes(panel) != plain and not panel.picture.bars[2].by_hand


def test_a_bar_tells_which_units_push(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    lab.store.edit(look_at(step=2, unit=1))
    lab.settle()
    bars, traces = places(panel)
    text = panel.picture.tooltip_at(bars.center())
    assert "other units" in text and "unit " in text and "z<sub>f</sub>" in text
    assert "f(z<sub>f</sub>)" in panel.picture.tooltip_at(traces.center())
    assert panel.picture.tooltip_at(bars.topLeft() - QPoint(50, 50)) == ""


@pytest.mark.parametrize("kind", [Kind.FEED_FORWARD, Kind.JORDAN, Kind.GRU, Kind.DENSE_PEEPHOLE])
def test_every_kind_shows_what_it_has(qtbot: QtBot, tmp_path: Path, style: Style, kind: Kind) -> None:
    lab = StillLab(tmp_path, word_network(tmp_path, "b", kind), sentences=("leave Taipei",))
    lab.settle()
    panel = shown(qtbot, lab, style, (240, 330))
    assert len(panel.picture.bars) == {Kind.FEED_FORWARD: 1, Kind.JORDAN: 1, Kind.GRU: 3}.get(kind, 4)
    panel.grab()
    bars, _ = places(panel)
    assert "input" in panel.picture.tooltip_at(bars.center())


def test_the_direction_that_reads_from_the_end(qtbot: QtBot, tmp_path: Path, style: Style) -> None:
    lab = StillLab(tmp_path, word_network(tmp_path, "b", bidirectional=True), sentences=("leave Taipei on",))
    lab.store.edit(look_at(reverse=True, step=2, unit=1))
    frame = lab.settle()
    panel = shown(qtbot, lab, style)
    assert frame.layer is not None
    assert panel.picture.bars[0].total == float(frame.layer[Q.Z][0, 0, 1])  # what it read first is the last word
    bars, _ = places(panel)
    assert "unit " not in panel.picture.tooltip_at(bars.center())  # nothing came before


def test_a_long_sequence_of_numbers(qtbot: QtBot, tmp_path: Path, style: Style) -> None:
    lab = StillLab(tmp_path, number_network(tmp_path, "n"))
    lab.store.edit(set_numbers(np.random.default_rng(0).standard_normal((500, 2))))
    lab.store.edit(look_at(step=499))
    lab.settle()
    panel = shown(qtbot, lab, style)
    panel.grab()
    assert panel.title_label.text() == "Unit 1 at “500”"


def test_low_traces_write_only_the_token_that_is_looked_at(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    lab.store.edit(set_sentence(0, "I leave Taipei on November 2nd to arrive"))
    lab.settle()
    panel = shown(qtbot, lab, style, (240, 900))
    tall = panel.picture.height() - panel.picture.room.axis
    assert not panel.picture.room.is_low
    panel.resize(240, 290)
    low = panel.picture.room
    assert low.is_low and low.height >= 12.0 and panel.picture.height() - low.axis < tall / 2
    panel.grab()
    panel.resize(240, 150)
    panel.grab()


def test_without_a_sentence_it_says_so(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    lab.store.edit(set_sentence(0, ""))
    lab.settle()
    assert panel.picture.run is None and not panel.open_button.isEnabled() and panel.table() is None
    panel.grab()
    QTest.keyClick(panel.picture, Key.Key_Right)
    QTest.mouseClick(panel.picture, LEFT, pos=QPoint(20, 200))
    assert panel.title_label.text() == "Unit"


def test_figure_and_table(qtbot: QtBot, lab: StillLab, style: Style, tmp_path: Path) -> None:
    panel = shown(qtbot, lab, style)
    table = panel.table()
    assert table is not None and table.header[:3] == ("step", "token", "c_prev") and len(table.rows) == 4
    row = dict(zip(table.header, table.rows[2], strict=True))
    parts = sum(float(row[f"z_f.{name}"]) for name in ("from_input", "from_itself", "from_others", "bias"))
    assert parts == pytest.approx(float(row["z_f"]), abs=1e-5)
    for suffix in ("svg", "pdf", "png", "csv"):
        export_figure(panel, tmp_path / f"unit.{suffix}")
    assert "pattern" not in (tmp_path / "unit.svg").read_text()


def test_names_at_the_ends_of_lines_stay_apart() -> None:
    ends = [(10.0, Q.INPUT_GATE), (11.0, Q.FORGET_GATE), (90.0, Q.OUTPUT_GATE)]
    placed = [y for y, _ in spread(ends, 12.0, 5.0, 92.0)]
    assert placed == [10.0, 22.0, 90.0]
    low = [y for y, _ in spread([(88.0, Q.INPUT_GATE), (90.0, Q.FORGET_GATE)], 12.0, 5.0, 92.0)]
    assert low[1] - low[0] >= 12.0 - 1e-9 and low[1] <= 92.0
