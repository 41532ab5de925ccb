"""The numerical gradient beside the analytic one, of runs drawn by seed and of real networks."""

from __future__ import annotations

import numpy as np
import pytest

from lstm_sim.cell import Cell, CellType, Quantity
from lstm_sim.gradients.drawn import Asked, Drawn, measure
from lstm_sim.gradients.network_check import check_network_step
from lstm_sim.gradients.numerical import NumericalCheck, check_step
from lstm_sim.networks.architecture import Architecture, Head, Kind
from tests.lstm_sim.networks.samples import every_shape, random_batch, random_network
from tests.lstm_sim.reference import CELL_IDS, CELLS

Q = Quantity


@pytest.mark.parametrize("cell", CELLS, ids=CELL_IDS)
@pytest.mark.parametrize("asked", list(Asked))
def test_the_two_agree_at_every_step(cell: Cell, asked: Asked) -> None:
    found = measure(Drawn(6, 25, asked=asked, forget_bias=2.0, seed=1), cell)
    for step in (0, 12, 23, 24):
        for quantity, rows in ((Q.OUTPUT, found.gradients.output), (Q.MEMORY, found.gradients.memory)):
            if rows is None:
                continue
            check = check_step(found.trace, found.error, rows.row(step), step, quantity)
            assert check.resolvable
            length = np.linalg.norm(check.analytic)
            assert check.deviation * length < 1e-8 * length + 3 * check.resolution
            wrong = check_step(found.trace, found.error, 1.01 * rows.row(step), step, quantity)
            assert wrong.deviation == pytest.approx(0.0099, rel=0.01)


def test_a_gradient_that_has_vanished_cannot_be_checked() -> None:
    found = measure(Drawn(6, 300, weight_scale=0.2, seed=1), Cell(CellType.RNN))
    check = check_step(found.trace, found.error, found.gradients.output.row(0), 0, Q.OUTPUT)
    assert not check.resolvable
    assert found.gradients.output.log_norms[0] < -100


def test_deviations_of_nothing() -> None:
    nothing, something = np.zeros(2), np.array([3.0, 4.0])
    assert NumericalCheck(0, Q.OUTPUT, nothing, nothing, 0.0).deviation == 0.0
    assert NumericalCheck(0, Q.OUTPUT, something, nothing, 0.0).deviation == 1.0
    assert np.isnan(NumericalCheck(0, Q.OUTPUT, np.array([np.nan, 1.0]), something, 0.0).deviation)


def test_what_is_not_there_is_refused() -> None:
    found = measure(Drawn(3, 5), Cell(CellType.GRU))
    with pytest.raises(ValueError, match="no gradient with respect to c"):
        check_step(found.trace, found.error, np.zeros(3), 0, Q.MEMORY)
    with pytest.raises(IndexError, match="step 5 of 5"):
        check_step(found.trace, found.error, np.zeros(3), 5, Q.OUTPUT)


@every_shape
def test_a_real_networks_gradient(shape: Architecture) -> None:
    network, batch = random_network(shape).float(), random_batch(shape)
    for reverse in [False, True][: shape.directions]:
        for quantity in (Q.OUTPUT, Q.MEMORY):
            *steps, check = check_network_step(
                network, batch, shape.layers - 1, 1, quantity, reverse=reverse, sequence=1
            )
            assert steps == [None] * shape.hidden_size
            assert check is not None
            assert check.deviation < 1e-6
            assert check.resolvable


SERIES = Architecture(Kind.LSTM, 4, 3, 2, head=Head.REGRESSION)


def test_a_regressions_gradient() -> None:
    batch = random_batch(SERIES)
    *_, check = check_network_step(random_network(SERIES).float(), batch, 0, 2, Q.OUTPUT)
    assert check is not None
    assert check.deviation < 1e-6


def test_a_step_beyond_the_sequence_is_refused() -> None:
    with pytest.raises(IndexError, match="step 4 of 4"):
        next(check_network_step(random_network(SERIES), random_batch(SERIES), 0, 4, Q.OUTPUT, sequence=1))
