"""What the cells are compared on: drawn from a seed, the same every time, continuous under its sliders."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch

from lstm_sim.cell import Cell, CellType, Quantity
from lstm_sim.errors import InputError
from lstm_sim.gradients.drawn import Asked, Drawn, measure
from lstm_sim.inputs import Signal
from lstm_sim.sequence import run
from tests.lstm_sim.reference import CELL_IDS, CELLS, Case, reference, tensors

Q = Quantity


def test_the_same_seed_gives_the_same() -> None:
    for cell in CELLS:
        one, two = (measure(Drawn(8, 30, seed=3), cell) for _ in range(2))
        assert one.loss == two.loss
        assert one.gradients.output.log_norms.tolist() == two.gradients.output.log_norms.tolist()
    assert measure(Drawn(8, 30, seed=4), Cell()).loss != measure(Drawn(8, 30, seed=3), Cell()).loss


def test_cells_share_what_they_have_in_common() -> None:
    drawn = Drawn(6, 10)
    lstm, gru, rnn = (drawn.weights(t) for t in (CellType.LSTM, CellType.GRU, CellType.RNN))
    np.testing.assert_array_equal(rnn.recurrent[0], lstm.recurrent[0])
    np.testing.assert_array_equal(gru.recurrent, lstm.recurrent[[0, 3, 2]])
    np.testing.assert_array_equal(gru.bias[2], lstm.bias[2])
    assert lstm.bias[2].tolist() == [1.0] * 6
    assert np.count_nonzero(lstm.bias) == 6


def test_a_longer_sequence_begins_with_the_shorter() -> None:
    short, long = Drawn(steps=20, seed=5), Drawn(steps=40, seed=5)
    np.testing.assert_array_equal(short.inputs(), long.inputs()[:20])
    np.testing.assert_array_equal(short.error().targets, long.error().targets[:20])
    np.testing.assert_array_equal(short.weights(CellType.LSTM).recurrent, long.weights(CellType.LSTM).recurrent)


def test_the_scale_is_the_radius_of_the_eigenvalues() -> None:
    weights = Drawn(256, 1, weight_scale=1.5).weights(CellType.RNN)
    assert np.abs(np.linalg.eigvals(weights.recurrent[0])).max() == pytest.approx(1.5, rel=0.1)
    one, two = (Drawn(weight_scale=s).weights(CellType.LSTM) for s in (1.0, 2.0))
    np.testing.assert_allclose(two.recurrent, 2.0 * one.recurrent, rtol=1e-15)
    np.testing.assert_array_equal(two.input, one.input)


@pytest.mark.parametrize("cell", CELLS, ids=CELL_IDS)
@pytest.mark.parametrize("asked", list(Asked))
def test_the_gradients_are_autograds_of_the_loss(cell: Cell, asked: Asked) -> None:
    """Through the inputs: ∂E/∂x_t is what the gradients of that step's pre-activations give."""
    drawn = Drawn(5, 30, 0.9, 1.5, asked, Signal.NOISE, 7)
    found = measure(drawn, cell)
    zero = np.zeros((1, 5))
    weights = drawn.weights(cell.cell_type)
    if cell.cell_type is CellType.GRU:
        weights = replace(weights, recurrent_bias=np.zeros(5))
    case = Case(cell, weights, drawn.inputs()[:, None], zero, zero)
    leaf = tensors(case)
    outputs, _ = reference(case, leaf)
    error = drawn.error()
    squares = 0.5 * ((outputs[:, 0] - torch.tensor(error.targets)) ** 2).sum(1)
    loss = squares[-1] if asked is Asked.LAST else squares.sum()
    assert found.loss == pytest.approx(loss.item(), rel=1e-12)
    assert np.count_nonzero(found.terms) == (1 if asked is Asked.LAST else 30)
    trace = run(cell, weights, case.inputs)
    rest = replace(
        case,
        inputs=case.inputs[11:],
        output=trace[Q.OUTPUT][10],
        memory=trace[Q.MEMORY][10] if cell.cell_type.has_memory_cell else zero,
    )
    leaf = tensors(rest)
    outputs, _ = reference(rest, leaf)
    wanted = torch.tensor(error.targets[10:])
    states = torch.cat([leaf["output"], outputs[:, 0]])
    squares = 0.5 * ((states - wanted) ** 2).sum(1)
    (squares[-1] if asked is Asked.LAST else squares.sum()).backward()
    assert leaf["output"].grad is not None
    np.testing.assert_allclose(found.gradients.output.row(10), leaf["output"].grad[0].numpy(), rtol=1e-10, atol=1e-13)


@pytest.mark.parametrize(
    "change",
    [{"hidden_size": 0}, {"steps": 0}, {"steps": 1001}, {"weight_scale": -1.0}, {"forget_bias": float("nan")}],
)
def test_numbers_outside_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=next(iter(change))):
        Drawn(**change)
