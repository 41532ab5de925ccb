"""The bars of a unit: parts that add up, one scale for the whole run, textures that tell the parts apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from lstm_sim.cell import Quantity
from lstm_sim.interventions import Intervention, Mode
from lstm_sim.laboratory.edits import add_what_if
from lstm_sim.laboratory.unit_run import UnitRun, unit_run
from lstm_sim.networks.architecture import Kind
from tests.ui.network.lab import StillLab, word_network
from ui.network.drives import DrivePainter, Part, bars_of, paint_texture, parts_of, reach_of
from ui.style import Style

Q = Quantity


def run_of(tmp_path: Path, kind: Kind = Kind.LSTM, *changes: Intervention) -> UnitRun:
    lab = StillLab(tmp_path, word_network(tmp_path, "a", kind), sentences=("arrive Taipei on November",))
    for change in changes:
        lab.store.edit(add_what_if(change))
    layer = lab.settle().layer
    assert layer is not None
    return unit_run(layer, 2)


@pytest.mark.parametrize("kind", list(Kind))
def test_the_parts_of_each_bar_add_up_to_its_value(qtbot: QtBot, tmp_path: Path, kind: Kind) -> None:
    run = run_of(tmp_path, kind)
    for step in range(4):
        bars = bars_of(run, step)
        assert [bar.quantity for bar in bars] == list(run.cell_type.preactivations)
        for bar in bars:
            assert sum(value for _, value in bar.parts) == pytest.approx(bar.total, abs=1e-5)
            assert not bar.by_hand and sum(abs(value) for _, value in bar.parts) <= 2 * reach_of(run) + 1e-9
    assert (Part.OTHERS in parts_of(run)) is kind.is_recurrent


def test_gates_are_told_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    z, z_i, z_f, z_o = bars_of(run_of(tmp_path), 1)
    assert z.words.startswith("g(z) ") and "open" not in z.words
    assert z_i.words == f"f(zᵢ) {z_i.reached:.3f} · {round(100 * z_i.reached)}% open"
    assert z_f.words == f"f(z_f) {z_f.reached:.3f} · keeps {round(100 * z_f.reached)}%"
    assert z_o.words.endswith("% open")
    (of_rnn,) = bars_of(run_of(tmp_path / "b", Kind.ELMAN), 1)
    assert of_rnn.words.startswith("a ")


def test_what_was_set_by_hand_is_known(qtbot: QtBot, tmp_path: Path) -> None:
    gate = Intervention(0, Q.FORGET_GATE, Mode.SET, 0.0, units=(2,), steps=(1, 2))
    before = Intervention(0, Q.Z_I, Mode.SET, -5.0, units=(2,), steps=(2, 3))
    run = run_of(tmp_path, Kind.LSTM, gate, before)
    assert [[bar.by_hand for bar in bars_of(run, step)] for step in range(4)] == [
        [False] * 4,
        [False, False, True, False],
        [False, True, False, False],
        [False] * 4,
    ]
    assert bars_of(run, 2)[1].total == -5.0 and bars_of(run, 1)[2].reached == 0.0


def test_every_part_has_a_texture_of_its_own(style: Style) -> None:
    seen = set()
    for part in Part:
        image = QImage(40, 12, QImage.Format.Format_RGB32)
        image.fill(QColor(style.theme.card))
        painter = QPainter(image)
        paint_texture(painter, QRectF(0, 0, 40, 12), style.theme.fill(Q.INPUT_GATE), part)
        painter.end()
        seen.add(tuple(image.pixel(x, y) for x in range(40) for y in range(12)))
    assert len(seen) == 4


def test_the_legend_takes_another_line_where_it_must(style: Style) -> None:
    painter = DrivePainter(style)
    parts = tuple(Part)
    assert painter.legend_height(parts, 110.0) > painter.legend_height(parts, 400.0)
