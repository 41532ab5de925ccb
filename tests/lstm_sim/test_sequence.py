"""Runs and back-propagation through time, against torch, autograd and numerical differences."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_sim.activations import Activation
from lstm_sim.cell import Cell, CellType, Quantity, Weights
from lstm_sim.sequence import backpropagate, run
from tests.lstm_sim.reference import CELL_IDS, CELLS, random_case, reference, tensors, with_activations

Q = Quantity
LINEAR = Cell(g=Activation.IDENTITY, h=Activation.IDENTITY)


def lecture_weights() -> Weights:
    matrix = np.array([[1, 0, 0], [0, 100, 0], [0, 100, 0], [0, 0, 100]], dtype=float)[:, None, :]
    return Weights(matrix, np.zeros((4, 1, 1)), np.array([[0.0], [-10.0], [10.0], [-10.0]]))


def test_the_lectures_hand_worked_run() -> None:
    x = np.array([[3, 1, 0], [4, 1, 0], [2, 0, 0], [1, 0, 1], [3, -1, 0]], dtype=float)[:, None]
    trace = run(LINEAR, lecture_weights(), x)
    memory = [3.0, 7.0, 6.999773010656488, 6.999500633749107, 5.735399660523715e-39]
    output = [1.3619360610730318e-04, 3.1778508091704076e-04, 3.1777477608462717e-04, 6.999500633749107]
    output.append(2.6037492074442424e-43)
    np.testing.assert_allclose(trace[Q.MEMORY].ravel(), memory, rtol=1e-12)
    np.testing.assert_allclose(trace[Q.OUTPUT].ravel(), output, rtol=1e-12)


def test_the_lectures_overview_run() -> None:
    x = np.array(
        [[1, 3, 2, 4, 2, 1, 3, 6, 1], [0, 1, 0, 1, 0, 0, -1, 1, 0], [0, 0, 0, 0, 0, 1, 0, 0, 1]], dtype=float
    ).T[:, None]
    trace = run(LINEAR, lecture_weights(), x)
    assert np.round(trace[Q.OUTPUT].ravel()).tolist() == [0, 0, 0, 0, 0, 7, 0, 0, 6]


def test_the_rnn_by_hand() -> None:
    cell = Cell(CellType.RNN, g=Activation.IDENTITY)
    ones = Weights(np.ones((1, 2, 2)), np.ones((1, 2, 2)), np.zeros((1, 2)))

    def outputs(rows: list[list[float]]) -> list[list[float]]:
        trace = run(cell, ones, np.array(rows)[:, None])
        return (trace[Q.OUTPUT][:, 0] @ np.ones((2, 2))).tolist()

    assert outputs([[1, 1], [1, 1], [2, 2]]) == [[4, 4], [12, 12], [32, 32]]
    assert outputs([[2, 2], [1, 1], [1, 1]]) != [[4, 4], [12, 12], [32, 32]]


@pytest.mark.parametrize("cell", CELLS, ids=CELL_IDS)
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 100_000), batch=st.integers(1, 3), hidden=st.integers(1, 4), steps=st.integers(1, 6))
def test_runs_are_the_references(cell: Cell, seed: int, batch: int, hidden: int, steps: int) -> None:
    case = random_case(with_activations(cell, seed), seed, steps, batch, hidden)
    with torch.no_grad():
        outputs, memories = reference(case, tensors(case))
    trace = run(case.cell, case.weights, case.inputs, case.output, case.memory)
    np.testing.assert_allclose(trace[Q.OUTPUT], outputs.numpy(), rtol=1e-11, atol=1e-11)
    if cell.cell_type.has_memory_cell:
        np.testing.assert_allclose(trace[Q.MEMORY], memories.numpy(), rtol=1e-11, atol=1e-11)


@pytest.mark.parametrize("cell", CELLS, ids=CELL_IDS)
@pytest.mark.parametrize(("seed", "batch", "hidden"), [(1, 2, 3), (2, 2, 3), (3, 1, 1), (4, 1, 2)])
def test_gradients_are_autograds(cell: Cell, seed: int, batch: int, hidden: int) -> None:
    case = random_case(cell, seed, batch=batch, hidden=hidden)
    rng = np.random.default_rng(seed)
    leaf = tensors(case)
    outputs, memories = reference(case, leaf)
    seeds = rng.normal(size=outputs.shape), rng.normal(size=outputs.shape)
    loss = (outputs * torch.tensor(seeds[0])).sum()
    has_memory = cell.cell_type.has_memory_cell
    if has_memory:
        loss = loss + (memories * torch.tensor(seeds[1])).sum()
    loss.backward()
    trace = run(case.cell, case.weights, case.inputs, case.output, case.memory)
    found = backpropagate(trace, seeds[0], seeds[1] if has_memory else None)
    close = {"rtol": 1e-10, "atol": 1e-10}
    for field in fields(Weights):
        if getattr(case.weights, field.name) is not None:
            grad = leaf[field.name].grad
            assert grad is not None
            np.testing.assert_allclose(getattr(found.weights, field.name), grad.numpy(), **close, err_msg=field.name)
    for name, value in (("inputs", found.inputs), ("output", found.initial_output)):
        grad = leaf[name].grad
        assert grad is not None
        np.testing.assert_allclose(value, grad.numpy(), **close, err_msg=name)
    if has_memory:
        grad = leaf["memory"].grad
        assert grad is not None
        np.testing.assert_allclose(found.initial_memory, grad.numpy(), **close)
    parts = [found.weights_at(t) for t in range(trace.steps)]
    for field in fields(Weights):
        whole = getattr(found.weights, field.name)
        if whole is not None:
            np.testing.assert_allclose(sum(getattr(p, field.name) for p in parts), whole, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("cell", CELLS, ids=CELL_IDS)
def test_preactivation_gradients_are_numerical_ones(cell: Cell) -> None:
    """∂E/∂z at every step: a bias that acts at one step only is an input of its own."""
    case = random_case(cell, 3, steps=4, batch=1, hidden=2, size=2)
    gates, hidden = len(cell.cell_type.preactivations), 2
    extra = np.zeros((gates, hidden, gates * hidden))
    for k in range(gates):
        for unit in range(hidden):
            extra[k, unit, k * hidden + unit] = 1.0
    weights = replace(case.weights, input=np.concatenate([case.weights.input, extra], axis=2))
    seeds = np.random.default_rng(5).normal(size=(4, 1, hidden))

    def value(pushes: np.ndarray) -> float:
        inputs = np.concatenate([case.inputs, pushes], axis=2)
        trace = run(cell, weights, inputs, case.output, case.memory)
        return float((trace[Q.OUTPUT] * seeds).sum())

    zero = np.zeros((4, 1, gates * hidden))
    trace = run(cell, weights, np.concatenate([case.inputs, zero], axis=2), case.output, case.memory)
    found = backpropagate(trace, seeds)
    step = 1e-6
    for k, quantity in enumerate(cell.cell_type.preactivations):
        for t in range(4):
            for unit in range(hidden):
                push = zero.copy()
                push[t, 0, k * hidden + unit] = step
                numerical = (value(push) - value(-push)) / (2 * step)
                assert found[quantity][t, 0, unit] == pytest.approx(numerical, rel=1e-6, abs=1e-9), (
                    quantity,
                    t,
                )


@pytest.mark.parametrize("cell", CELLS, ids=CELL_IDS)
@pytest.mark.parametrize("recurrent", [True, False])
def test_the_scalar_loop_is_the_array_loop(cell: Cell, recurrent: bool) -> None:
    case = random_case(cell, 7, steps=30, batch=1, hidden=1, size=3)
    weights = case.weights
    if not recurrent:
        weights = replace(weights, recurrent=np.zeros_like(weights.recurrent))
    override = {4: np.array([[0.5]])}
    one = run(cell, weights, case.inputs, case.output, case.memory, override)
    twice = [np.repeat(a, 2, axis=-2) for a in (case.inputs, case.output, case.memory)]
    two = run(cell, weights, *twice, {4: np.array([[0.5], [0.5]])})
    for quantity in cell.cell_type.quantities:
        np.testing.assert_allclose(one[quantity][:, 0], two[quantity][:, 1], rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize("cell", CELLS, ids=CELL_IDS)
def test_the_way_back_is_the_same_for_numbers_and_arrays(cell: Cell) -> None:
    case = random_case(cell, 17, steps=9, batch=1, hidden=1)
    seeds = np.random.default_rng(3).normal(size=(9, 1, 1))
    given = {4: np.array([[0.5]])}
    one = backpropagate(run(cell, case.weights, case.inputs, case.output, case.memory, given), seeds)
    twice = [np.repeat(a, 2, axis=-2) for a in (case.inputs, case.output, case.memory)]
    two = backpropagate(run(cell, case.weights, *twice, {4: np.array([[0.5], [0.5]])}), np.repeat(seeds, 2, axis=1))
    for quantity in cell.cell_type.quantities:
        np.testing.assert_allclose(one[quantity][:, 0], two[quantity][:, 1], rtol=1e-12, atol=1e-14, err_msg=quantity)
    np.testing.assert_allclose(one.initial_output, two.initial_output[:1], rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("cell", CELLS, ids=CELL_IDS)
def test_a_memory_set_by_hand_cuts_the_past_off(cell: Cell) -> None:
    case = random_case(cell, 11, steps=5, batch=1, hidden=2)
    memory = cell.cell_type.previous_memory
    given = np.array([[0.25, np.nan]])
    free = run(cell, case.weights, case.inputs, case.output, case.memory)
    held = run(cell, case.weights, case.inputs, case.output, case.memory, {3: given})
    assert held[memory][3, 0, 0] == 0.25
    assert held[memory][3, 0, 1] == free[memory][3, 0, 1]
    lone = replace(case.weights, recurrent=np.zeros_like(case.weights.recurrent))
    if lone.peephole is not None and cell.cell_type is CellType.DENSE_PEEPHOLE:
        lone = replace(lone, peephole=np.zeros_like(lone.peephole))
    seeds = np.zeros((5, 1, 2))
    seeds[4] = 1.0
    cut = backpropagate(run(cell, lone, case.inputs, case.output, case.memory, {3: given}), seeds)
    past = cut[cell.cell_type.memory][2, 0]
    assert past[0] == 0.0
    if cell.cell_type is not CellType.RNN:
        assert past[1] != 0.0


def test_the_memory_path_is_the_product_of_forget_gates() -> None:
    case = random_case(Cell(), 13, steps=6, batch=1, hidden=1)
    weights = replace(case.weights, recurrent=np.zeros_like(case.weights.recurrent))
    trace = run(Cell(), weights, case.inputs, case.output, case.memory)
    seeds = np.zeros((6, 1, 1))
    seeds[-1] = 1.0
    found = backpropagate(trace, None, seeds)
    forget = trace[Q.FORGET_GATE].ravel()
    assert found.initial_memory[0, 0] == pytest.approx(np.prod(forget), rel=1e-12)


@pytest.mark.parametrize("steps", [1, 3])
def test_overflow_gives_numbers_and_no_warning(steps: int) -> None:
    weights = Weights(np.full((1, 1, 1), 1e200), np.full((1, 1, 1), 1e200), np.zeros((1, 1)))
    cell = Cell(CellType.RNN, g=Activation.IDENTITY)
    trace = run(cell, weights, np.full((steps, 1, 1), 1e200))
    assert not np.isfinite(trace[Q.OUTPUT]).any()
    backpropagate(trace, np.ones((steps, 1, 1)))


def test_traces_are_read_only_and_shapes_are_checked() -> None:
    case = random_case(Cell(), 1)
    trace = run(case.cell, case.weights, case.inputs)
    with pytest.raises(ValueError, match="read-only"):
        trace[Q.OUTPUT][0] = 1.0
    with pytest.raises(ValueError, match="inputs of shape"):
        run(case.cell, case.weights, case.inputs[:, :, :1])
    with pytest.raises(ValueError, match="initial output"):
        run(case.cell, case.weights, case.inputs, case.output[:1])
    with pytest.raises(ValueError, match="seeds"):
        backpropagate(trace, np.ones((1, 1, 1)))
    gru = random_case(Cell(CellType.GRU), 1)
    with pytest.raises(ValueError, match="no memory c"):
        backpropagate(run(gru.cell, gru.weights, gru.inputs), None, np.ones((5, 2, 3)))


def test_an_empty_sequence_has_an_empty_trace() -> None:
    case = random_case(Cell(), 1)
    assert run(case.cell, case.weights, np.zeros((0, 2, 2)))[Q.OUTPUT].shape == (0, 2, 3)
