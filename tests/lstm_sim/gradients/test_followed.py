"""One gradient followed backwards: against back-propagation, and along the memory alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lstm_sim.cell import CellType, Quantity
from lstm_sim.frame import run_session
from lstm_sim.gradients.followed import follow, held
from lstm_sim.presets import PRESETS, start_session
from lstm_sim.sequence import backpropagate
from lstm_sim.session import Session
from lstm_sim.study import HELD_STEPS

Q = Quantity


def lecture() -> Session:
    """The lecture's hand-worked run: five steps of one unit."""
    return next(p for p in PRESETS if p.key == "lecture").build()


@pytest.mark.parametrize("cell_type", list(CellType))
@pytest.mark.parametrize("of", [Q.OUTPUT, Q.MEMORY])
def test_what_arrives_is_what_back_propagation_gives(cell_type: CellType, of: Quantity) -> None:
    session = lecture()
    session = replace(session, cell=replace(session.cell, cell_type=cell_type))
    trace = run_session(session)
    followed = follow(trace, of)
    seeds = np.zeros(trace[Q.OUTPUT].shape)
    seeds[-1, 0, 0] = 1.0
    of_memory = of is Q.MEMORY and cell_type.has_memory_cell
    gradients = backpropagate(trace, *((None, seeds) if of_memory else (seeds, None)))
    for quantity, totals in followed.totals.items():
        np.testing.assert_allclose(totals, gradients[quantity][:, 0, 0], rtol=1e-12, atol=1e-300)
    assert len(followed.steps) == trace.steps
    assert (followed.path is not None) == cell_type.has_memory_cell


def test_links_multiply_and_the_memory_alone_is_the_product_of_the_forget_gates() -> None:
    trace = run_session(lecture())
    followed = follow(trace, Q.MEMORY)
    for links in followed.links:
        assert all(link.wire.source is not Q.INPUT for link in links)
        for link in links:
            assert link.local is not None
            assert link.outgoing == pytest.approx(link.local * link.incoming, rel=1e-12)
    assert followed.path is not None
    gates = trace[Q.FORGET_GATE][:, 0, 0]
    assert followed.path[1] == pytest.approx(np.prod(gates[2:]), rel=1e-12)
    assert followed.path[-1] == 1.0


def test_of_several_units_one_is_followed() -> None:
    session = next(p for p in PRESETS if p.key == "rnn-by-hand").build()
    trace = run_session(session)
    followed = follow(trace, Q.OUTPUT, 1)
    assert followed.totals[Q.OUTPUT].tolist() == [2.0, 1.0, 1.0]  # all weights 1, linear: 2² / 2 ways back, then one
    assert any(link.local is None for links in followed.links for link in links)


@pytest.mark.parametrize("cell_type", list(CellType))
def test_a_run_of_one_step_is_held_and_a_longer_one_is_not(cell_type: CellType) -> None:
    session = start_session()
    session = replace(session, cell=replace(session.cell, cell_type=cell_type))
    trace = run_session(session)
    assert trace.steps == 1
    longer = held(trace)
    assert longer.steps == HELD_STEPS
    assert held(longer) is longer
    for quantity in cell_type.quantities:
        np.testing.assert_allclose(longer[quantity][0], trace[quantity][0], rtol=1e-12)
    np.testing.assert_array_equal(longer.inputs, np.repeat(trace.inputs, HELD_STEPS, axis=0))
