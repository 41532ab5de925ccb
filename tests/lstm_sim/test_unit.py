"""A unit opened as a cell answers as it did in its layer."""

from __future__ import annotations

import numpy as np
import pytest

from lstm_sim.cell import Cell, Quantity
from lstm_sim.sequence import run
from lstm_sim.unit import isolate
from tests.lstm_sim.reference import CELL_IDS, CELLS, random_case


@pytest.mark.parametrize("cell", CELLS, ids=CELL_IDS)
@pytest.mark.parametrize("unit", [0, 2])
def test_the_opened_unit_answers_as_in_its_layer(cell: Cell, unit: int) -> None:
    case = random_case(cell, 5)
    trace = run(cell, case.weights, case.inputs, case.output, case.memory)
    for step in range(trace.steps):
        alone = isolate(trace, step, unit, batch=1)
        assert alone.hidden_size == 1
        memory = None
        if cell.cell_type.has_memory_cell:
            memory = trace[Quantity.PREVIOUS_MEMORY][step, 1:2, unit : unit + 1]
        output = trace[Quantity.PREVIOUS_OUTPUT][step, 1:2, unit : unit + 1]
        again = run(cell, alone, case.inputs[step : step + 1, 1:2], output, memory)
        for quantity in cell.cell_type.quantities:
            if quantity is not Quantity.RECALL:  # what the others are recalled as has gone into the bias
                np.testing.assert_allclose(
                    again[quantity][0, 0, 0],
                    trace[quantity][step, 1, unit],
                    rtol=1e-12,
                    atol=1e-13,
                    err_msg=quantity,
                )


def test_a_layer_of_one_unit_comes_back_as_it_is() -> None:
    case = random_case(Cell(), 1, hidden=1)
    assert isolate(run(case.cell, case.weights, case.inputs), 0, 0) is case.weights
