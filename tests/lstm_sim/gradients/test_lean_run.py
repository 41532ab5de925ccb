"""The short way through a long run: it is `sequence.run`, value for value."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lstm_sim.activations import Activation
from lstm_sim.cell import Cell
from lstm_sim.gradients.lean_run import lean_run
from lstm_sim.sequence import run
from tests.lstm_sim.reference import CELL_IDS, CELLS, random_case


@pytest.mark.parametrize("cell", CELLS, ids=CELL_IDS)
@pytest.mark.parametrize(("hidden", "size", "steps"), [(1, 1, 1), (1, 2, 30), (5, 3, 200), (32, 1, 300)])
def test_every_value_is_that_of_the_plain_run(cell: Cell, hidden: int, size: int, steps: int) -> None:
    case = random_case(cell, hidden + steps, steps, 1, hidden, size)
    weights = replace(case.weights, recurrent=case.weights.recurrent / np.sqrt(hidden))
    found, wanted = lean_run(cell, weights, case.inputs[:, 0]), run(cell, weights, case.inputs)
    assert tuple(found.values) == cell.cell_type.quantities
    for quantity in cell.cell_type.quantities:
        np.testing.assert_allclose(found[quantity], wanted[quantity], rtol=1e-10, atol=1e-12, err_msg=quantity)
        assert not found[quantity].flags.writeable
    np.testing.assert_array_equal(found.inputs, case.inputs)


@pytest.mark.parametrize("cell", CELLS, ids=CELL_IDS)
def test_without_a_recurrent_bias_too(cell: Cell) -> None:
    case = random_case(cell, 3, 20, 1)
    weights = replace(case.weights, recurrent_bias=None)
    found, wanted = lean_run(cell, weights, case.inputs[:, 0]), run(cell, weights, case.inputs)
    for quantity in cell.cell_type.quantities:
        np.testing.assert_allclose(found[quantity], wanted[quantity], rtol=1e-10, atol=1e-12, err_msg=quantity)


def test_gates_all_but_shut_keep_their_precision() -> None:
    case = random_case(Cell(), 1, 40, 1)
    weights = replace(case.weights, bias=case.weights.bias - 60.0)
    found, wanted = lean_run(Cell(), weights, case.inputs[:, 0]), run(Cell(), weights, case.inputs)
    for quantity in ("i", "f", "o"):
        assert wanted.values[quantity].max() < 1e-20
        np.testing.assert_allclose(found.values[quantity], wanted.values[quantity], rtol=1e-10)


def test_saturated_gates_raise_nothing() -> None:
    for cell in CELLS:
        case = random_case(cell, 2, 10, 1)
        weights = replace(case.weights, recurrent=1e4 * case.weights.recurrent, bias=1e4 * case.weights.bias)
        found, wanted = lean_run(cell, weights, case.inputs[:, 0]), run(cell, weights, case.inputs)
        np.testing.assert_allclose(found.values["a"], wanted.values["a"], rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("cell", CELLS, ids=CELL_IDS)
def test_other_activations_are_the_plain_runs(cell: Cell) -> None:
    other = replace(cell, g=Activation.IDENTITY, h=Activation.SOFTSIGN, f=Activation.HARD_SIGMOID)
    case = random_case(other, 4, 6, 1)
    found, wanted = lean_run(other, case.weights, case.inputs[:, 0]), run(other, case.weights, case.inputs)
    np.testing.assert_array_equal(found.values["a"], wanted.values["a"])


def test_shapes_that_do_not_fit_are_refused() -> None:
    case = random_case(Cell(), 0)
    with pytest.raises(ValueError, match="expected"):
        lean_run(Cell(), case.weights, np.zeros((5, 9)))
