"""Where the quantities stand: every wire of every cell has both its ends, none on top of another."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from lstm_sim.cell import CellType, Quantity
from lstm_sim.frame import run_session
from lstm_sim.gradients.followed import follow
from lstm_sim.presets import start_session
from ui.gradients.stepper_plan import label_at, places, strip


@pytest.mark.parametrize("cell", CellType)
def test_every_wire_has_both_its_ends(cell: CellType) -> None:
    session = start_session()
    session = replace(session, cell=replace(session.cell, cell_type=cell))
    where = places(cell)
    for link in follow(run_session(session), Quantity.OUTPUT).links[0]:
        assert link.wire.target in where
        assert link.wire.source in where
        assert 0.0 < label_at(link.wire.target, link.wire.source) < 1.0


@pytest.mark.parametrize("cell", CellType)
def test_no_quantity_stands_on_another(cell: CellType) -> None:
    for one, two in itertools.combinations(places(cell).values(), 2):
        assert abs(one[0] - two[0]) >= 0.18 or abs(one[1] - two[1]) >= 0.14


def test_the_strip_shows_the_step_and_those_around_it() -> None:
    assert strip(0, 5, 9) == range(5)
    assert strip(0, 100, 5) == range(5)
    assert strip(50, 100, 5) == range(48, 53)
    assert strip(99, 100, 5) == range(95, 100)
    assert strip(3, 5, 0) == range(3, 4)
