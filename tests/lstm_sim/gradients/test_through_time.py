"""The gradient at every step: autograd's, back-propagation's, and beyond the range of a double."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
import torch

from lstm_sim.activations import Activation
from lstm_sim.cell import Cell, CellType, Quantity, Weights
from lstm_sim.gradients.lean_run import lean_run
from lstm_sim.gradients.through_time import ThroughTime, layer_through_time, through_time
from lstm_sim.networks.architecture import Architecture
from lstm_sim.networks.tracing import gradients
from lstm_sim.sequence import backpropagate, run
from tests.lstm_sim.networks.samples import every_shape, random_batch, random_network
from tests.lstm_sim.reference import CELL_IDS, CELLS, Case, random_case, reference, tensors

Q = Quantity
every_cell = pytest.mark.parametrize("cell", CELLS, ids=CELL_IDS)


def plain(rows: object) -> np.ndarray:
    """Scaled rows as the doubles they are."""
    return np.array([rows.row(t) for t in range(len(rows.exponents))])  # type: ignore[attr-defined]


def seeds_for(case: Case, last_only: bool) -> np.ndarray:
    steps, _, _ = case.inputs.shape
    seeds = np.random.default_rng(9).normal(size=(steps, case.weights.hidden_size))
    if last_only:
        seeds[:-1] = 0.0
    return seeds


def from_empty(cell: Cell, seed: int, steps: int, hidden: int) -> Case:
    case = random_case(cell, seed, steps, 1, hidden)
    return replace(case, output=np.zeros((1, hidden)), memory=np.zeros((1, hidden)))


@every_cell
@pytest.mark.parametrize("last_only", [True, False])
def test_it_is_autograds(cell: Cell, last_only: bool) -> None:
    case = from_empty(cell, 5, 40, 3)
    case.weights = replace(case.weights, recurrent=0.5 * case.weights.recurrent)
    leaf = tensors(case)
    outputs, memories = reference(case, leaf)
    seeds = seeds_for(case, last_only)
    # The states themselves are leaves' children: autograd keeps their gradients if it is asked before going back.
    per_step = [torch.autograd.grad((outputs[:, 0] * torch.tensor(seeds)).sum(), leaf["inputs"], retain_graph=True)[0]]
    found = through_time(lean_run(cell, case.weights, case.inputs[:, 0]), seeds)
    back = backpropagate(run(cell, case.weights, case.inputs), seeds[:, None])
    np.testing.assert_allclose(back.inputs[:, 0], per_step[0][:, 0].numpy(), rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(plain(found.output), back[Q.OUTPUT][:, 0], rtol=1e-10, atol=1e-14)
    if found.memory is not None:
        np.testing.assert_allclose(plain(found.memory), back[Q.MEMORY][:, 0], rtol=1e-10, atol=1e-14)
    assert memories.shape == outputs.shape


@every_cell
@pytest.mark.parametrize("step", [0, 3, 9])
def test_the_gradient_of_a_state_is_autograds(cell: Cell, step: int) -> None:
    """Cut the run behind a step and let the rest of it begin from a leaf."""
    case = from_empty(cell, 6, 10, 4)
    trace = run(cell, case.weights, case.inputs)
    seeds = seeds_for(case, False)
    found = through_time(trace, seeds)
    memory = trace[Q.MEMORY][step] if cell.cell_type.has_memory_cell else trace[Q.OUTPUT][step]
    rest = replace(case, inputs=case.inputs[step + 1 :], output=trace[Q.OUTPUT][step], memory=memory)
    leaf = tensors(rest)
    loss = (leaf["output"][0] * torch.tensor(seeds[step])).sum()
    if step < 9:
        outputs, _ = reference(rest, leaf)
        loss = loss + (outputs[:, 0] * torch.tensor(seeds[step + 1 :])).sum()
    loss.backward()
    assert leaf["output"].grad is not None
    np.testing.assert_allclose(found.output.row(step), leaf["output"].grad[0].numpy(), rtol=1e-10, atol=1e-13)


@every_cell
@pytest.mark.parametrize("last_only", [True, False])
@pytest.mark.parametrize(("steps", "hidden"), [(1, 2), (16, 1), (17, 3), (250, 8)])
def test_it_is_back_propagations(cell: Cell, last_only: bool, steps: int, hidden: int) -> None:
    case = from_empty(cell, steps, steps, hidden)
    case.weights = replace(case.weights, recurrent=case.weights.recurrent / np.sqrt(hidden))
    seeds = seeds_for(case, last_only)
    found = through_time(lean_run(cell, case.weights, case.inputs[:, 0]), seeds)
    back = backpropagate(run(cell, case.weights, case.inputs), seeds[:, None])
    for rows, quantity in ((found.output, Q.OUTPUT), (found.memory, Q.MEMORY)):
        if rows is None:
            assert not cell.cell_type.has_memory_cell
            continue
        wanted = back[quantity][:, 0]
        lengths = np.linalg.norm(wanted, axis=1, keepdims=True)
        assert np.all(np.abs(plain(rows) - wanted) <= 1e-10 * lengths)
        np.testing.assert_allclose(rows.log_norms, np.log10(lengths[:, 0]), rtol=1e-10, atol=1e-10)
    assert found.memory_or_output is (found.memory if cell.cell_type.has_memory_cell else found.output)


@pytest.mark.parametrize("w", [0.25, -0.1, 4.0, 7.5])
@pytest.mark.parametrize("asked", ["last", "two", "every"])
def test_beyond_the_range_of_a_double(w: float, asked: str) -> None:
    """A linear unit: ∂E/∂a_t = Σ_{s≥t} w^(s−t) of the asked steps s, as exact fractions."""
    steps = 900
    cell = Cell(CellType.RNN, g=Activation.IDENTITY)
    weights = Weights(np.zeros((1, 1, 1)), np.full((1, 1, 1), w), np.zeros((1, 1)))
    seeds = np.zeros((steps, 1))
    seeds[{"last": slice(-1, None), "two": slice(50, None, 849), "every": slice(None)}[asked]] = 1.0
    found = through_time(run(cell, weights, np.zeros((steps, 1, 1))), seeds).output
    exact, total = [], Fraction(0)
    for t in range(steps - 1, -1, -1):
        total = total * Fraction(w) + Fraction(seeds[t, 0])
        exact.append(total)
    for t in (0, 50, 51, 300, 883, 884, 899):
        value = exact[steps - 1 - t]
        mantissa = Fraction(found.mantissas[t, 0]) * Fraction(2) ** int(found.exponents[t])
        assert abs(mantissa - value) <= abs(value) * Fraction(1, 10**11)
    assert np.isfinite(found.log_norms).all()


@pytest.mark.parametrize("cell", [c for c in CELLS if c.cell_type is not CellType.RNN], ids=str)
def test_the_way_along_the_memory(cell: Cell) -> None:
    """Without recurrent weights and peepholes it is the whole gradient of the memory."""
    case = from_empty(cell, 8, 60, 4)
    weights = replace(case.weights, recurrent=np.zeros_like(case.weights.recurrent))
    if weights.peephole is not None:
        weights = replace(weights, peephole=np.zeros_like(weights.peephole))
    gate = Q.FORGET_GATE if cell.cell_type.has_memory_cell else Q.UPDATE_GATE
    for last_only in (True, False):
        trace = lean_run(cell, weights, case.inputs[:, 0])
        found = through_time(trace, seeds_for(case, last_only))
        assert found.path is not None
        np.testing.assert_allclose(plain(found.path.gradient), plain(found.memory_or_output), rtol=1e-10, atol=1e-300)
        opening = trace[gate][:, 0]
        for t in (0, 7, 58, 59):
            product = np.prod(opening[t + 1 :], axis=0)
            np.testing.assert_allclose(10.0 ** found.path.retention[t], product, rtol=1e-10)
            assert found.path.mean_retention[t] == pytest.approx(np.log10(product).mean(), rel=1e-10, abs=1e-12)


def test_at_the_last_step_the_memory_path_is_the_whole_gradient() -> None:
    for cell in CELLS:
        case = from_empty(cell, 3, 5, 3)
        found = through_time(lean_run(cell, case.weights, case.inputs[:, 0]), seeds_for(case, True))
        if found.path is not None:
            np.testing.assert_allclose(found.path.gradient.row(4), found.memory_or_output.row(4), rtol=1e-12)


def test_an_open_forget_gate_keeps_the_gradient_and_a_shut_one_loses_it() -> None:
    case = from_empty(Cell(), 1, 1000, 4)
    found: dict[float, ThroughTime] = {}
    for bias in (20.0, -20.0):
        weights = replace(case.weights, recurrent=np.zeros((4, 4, 4)), bias=np.full((4, 4), bias))
        found[bias] = through_time(lean_run(Cell(), weights, case.inputs[:, 0]), seeds_for(case, True))
    kept, lost = (found[b].path for b in (20.0, -20.0))
    assert kept is not None
    assert lost is not None
    assert kept.mean_retention[0] > -1e-4
    assert lost.mean_retention[0] < -8000


def test_a_run_that_overflowed_is_masked() -> None:
    cell = Cell(CellType.RNN, g=Activation.IDENTITY)
    weights = Weights(np.ones((1, 2, 1)), np.full((1, 2, 2), 5.0), np.zeros((1, 2)))
    trace = run(cell, weights, np.ones((500, 1, 1)))
    seeds = np.where(np.arange(500)[:, None] == 499, trace[Q.OUTPUT][:, 0], 0.0)
    with np.errstate(all="ignore"):
        found = through_time(trace, seeds).output
    assert not found.finite.any()
    assert np.isnan(found.log_norms).all()


def test_what_it_cannot_go_back_over_is_refused() -> None:
    case = random_case(Cell(), 0)
    with pytest.raises(ValueError, match="one sequence"):
        through_time(run(Cell(), case.weights, case.inputs), np.zeros((5, 3)))
    single = run(Cell(), case.weights, case.inputs[:, :1])
    with pytest.raises(ValueError, match="seeds of shape"):
        through_time(single, np.zeros((4, 3)))
    held = run(Cell(), case.weights, case.inputs[:, :1], memory_overrides={2: np.zeros((1, 3))})
    with pytest.raises(ValueError, match="set by hand"):
        through_time(held, np.zeros((5, 3)))


@every_shape
def test_a_real_networks(shape: Architecture) -> None:
    network, batch = random_network(shape), random_batch(shape)
    traced, found = gradients(network, batch)
    for layer, gradient in zip(traced.layers, found, strict=True):
        for sequence, length in enumerate(layer.lengths):
            one = layer_through_time(layer, gradient, sequence)
            wanted = gradient[Q.OUTPUT][:length, sequence]
            np.testing.assert_allclose(plain(one.output), wanted, rtol=1e-9, atol=1e-13)
            if one.memory is not None:
                wanted = gradient[Q.MEMORY][:length, sequence]
                np.testing.assert_allclose(plain(one.memory), wanted, rtol=1e-9, atol=1e-13)
            assert len(one.output.exponents) == length


def test_a_real_network_in_single_precision() -> None:
    from tests.lstm_sim.networks.samples import SHAPES

    for shape in SHAPES:
        network, batch = random_network(shape).float(), random_batch(shape)
        traced, found = gradients(network, batch)
        one = layer_through_time(traced.layers[0], found[0])
        assert one.output.mantissas.dtype == np.float64
        np.testing.assert_allclose(plain(one.output), found[0][Q.OUTPUT][:, 0], rtol=1e-4, atol=1e-5)
