"""The lanes of a unit: kept while the step changes, painted ahead a lane at a time."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lstm_sim.cell import Quantity
from lstm_sim.laboratory.edits import set_numbers
from lstm_sim.laboratory.unit_run import UnitRun, unit_run
from tests.ui.network.lab import StillLab, number_network
from ui.network.unit_lanes import PreparedLanes, UnitLanes
from ui.style import Style

Q = Quantity
STEPS = 900
TOKENS = tuple(str(step + 1) for step in range(STEPS))
PLACE = QRectF(3, 100, 294, 297)


@pytest.fixture
def runs(qtbot: QtBot, tmp_path: Path) -> list[UnitRun]:
    lab = StillLab(tmp_path, number_network(tmp_path, "n"))
    lab.store.edit(set_numbers(np.random.default_rng(0).standard_normal((STEPS, 2))))
    frame = lab.settle()
    assert frame.layer is not None
    return [unit_run(frame.layer, unit) for unit in range(2)]


@pytest.fixture
def lanes(qtbot: QtBot, style: Style) -> UnitLanes:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(300, 400)
    return UnitLanes(style, widget)


def painted(lanes: UnitLanes, step: int) -> QImage:
    image = QImage(300, 400, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    lanes.paint_kept(painter, PLACE, QRectF(0, 95, 300, 305), step)
    painter.end()
    return image


def test_no_lane_is_painted_anew_for_another_step(lanes: UnitLanes, runs: list[UnitRun]) -> None:
    lanes.show(runs[0], None, TOKENS, coarse=False)
    first, kept = painted(lanes, 10), lanes._picture
    assert painted(lanes, 700) != first and lanes._picture is kept is not None


def test_what_is_painted_ahead_is_what_would_be_painted(lanes: UnitLanes, runs: list[UnitRun]) -> None:
    lanes.show(runs[0], None, TOKENS, coarse=False)
    first, found = painted(lanes, 10), []

    def prepare() -> Generator[None, None, None]:
        found.append((yield from lanes.prepare(runs[1], runs[0], TOKENS, PLACE, coarse=False)))

    assert sum(1 for _ in prepare()) == 2  # gates, then memory and output
    prepared: PreparedLanes = found[0]
    assert painted(lanes, 10) == first
    lanes.show_prepared(prepared, PLACE, TOKENS)
    assert lanes.kept_picture(PLACE) is prepared.picture and lanes.room(PLACE) is prepared.room
    ahead = painted(lanes, 10)
    lanes.show(runs[1], runs[0], TOKENS, coarse=False)
    assert painted(lanes, 10) == ahead != first


def test_coarse_lanes_are_refined(lanes: UnitLanes, runs: list[UnitRun]) -> None:
    lanes.show(runs[0], None, TOKENS, coarse=False)
    fine = painted(lanes, 10)
    lanes.show(runs[0], None, TOKENS, coarse=True)
    assert painted(lanes, 10) != fine
    lanes.refine()
    assert painted(lanes, 10) == fine


def test_the_values_are_those_of_the_step(lanes: UnitLanes, runs: list[UnitRun]) -> None:
    lanes.show(runs[1], None, TOKENS, coarse=False)
    values = dict(lanes.values_at(5))
    assert list(values) == [Q.INPUT_GATE, Q.FORGET_GATE, Q.OUTPUT_GATE, Q.MEMORY, Q.OUTPUT]
    assert values == {quantity: float(runs[1].values[quantity][5]) for quantity in values}
