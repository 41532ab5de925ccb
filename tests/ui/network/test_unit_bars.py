"""The bars of a unit: what is kept of them while steps and units change, and what is painted ahead."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lstm_sim.laboratory.unit_run import UnitRun, unit_run
from lstm_sim.networks.architecture import Kind
from tests.ui.network.lab import StillLab, word_network
from ui.network.unit_bars import UnitBars
from ui.style import Style

ROOM = QRectF(3, 3, 294, 394)


def runs(folder: Path, kind: Kind = Kind.LSTM) -> list[UnitRun]:
    frame = StillLab(folder, word_network(folder, "a", kind), sentences=("leave Taipei on November",)).settle()
    assert frame.layer is not None
    return [unit_run(frame.layer, unit) for unit in range(2)]


@pytest.fixture
def bars(qtbot: QtBot, style: Style) -> UnitBars:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(300, 400)
    made = UnitBars(style, widget)
    made.take_caption("What drives each gate")
    return made


def painted(bars: UnitBars, step: int) -> QImage:
    image = QImage(300, 400, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    bars.paint_kept(painter, ROOM, step)
    painter.end()
    return image


def test_caption_and_legend_stay_while_units_of_a_kind_follow_each_other(bars: UnitBars, tmp_path: Path) -> None:
    one, other = runs(tmp_path)
    bars.show(one)
    painted(bars, 1)
    ground = bars._ground
    assert ground is not None
    bars.show(other)
    painted(bars, 2)
    assert bars._ground is ground
    bars.show(runs(tmp_path / "gru", Kind.GRU)[0])
    painted(bars, 0)
    assert bars._ground is not ground and len(bars.at(0)) == 3


def test_what_is_painted_ahead_is_what_would_be_painted(bars: UnitBars, tmp_path: Path) -> None:
    one, other = runs(tmp_path)
    bars.show(one)
    first = painted(bars, 1)
    prepared = bars.prepare(other, ROOM, 2)
    assert bars.run is one and painted(bars, 1) == first
    bars.show(other, prepared)
    assert bars.at(2) is prepared.bars
    ahead = painted(bars, 2)
    bars.show(other)
    assert painted(bars, 2) == ahead != first
    bars.show(other, prepared)
    assert painted(bars, 3) != ahead  # another step than the one that was prepared
    assert painted(bars, 2) == ahead


def test_a_point_is_on_its_bar(bars: UnitBars, tmp_path: Path) -> None:
    bars.show(runs(tmp_path)[0])
    place, legend = bars.places(ROOM)
    row = place.height() / 4
    found = [bars.bar_at(ROOM, 0, QPointF(50, place.top() + (k + 0.5) * row)) for k in range(4)]
    assert tuple(found) == bars.at(0)
    assert bars.bar_at(ROOM, 0, legend.center()) is None


def test_without_a_unit_there_are_none(bars: UnitBars, tmp_path: Path) -> None:
    bars.show(runs(tmp_path)[0])
    bars.show(None)
    assert bars.run is None and bars.at(0) == ()
