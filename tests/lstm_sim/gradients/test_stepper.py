"""Back-propagation one step at a time: the products along the wires are the gradients, and each is what it says."""

from __future__ import annotations

import numpy as np
import pytest

from lstm_sim.cell import Cell, CellType, Quantity, Weights
from lstm_sim.frame import run_session
from lstm_sim.gradients.stepper import BackwardStep, steps_back
from lstm_sim.presets import PRESETS, preset
from lstm_sim.sequence import Trace, backpropagate, run
from tests.lstm_sim.reference import CELL_IDS, CELLS, Case, random_case

Q = Quantity
every_cell = pytest.mark.parametrize("cell", CELLS, ids=CELL_IDS)


def trace_of(case: Case) -> Trace:
    return run(case.cell, case.weights, case.inputs, case.output, case.memory)


def check_against(trace: Trace, steps: tuple[BackwardStep, ...], seeds: list[np.ndarray | None]) -> None:
    whole = backpropagate(trace, *(None if s is None else s[:, None] for s in seeds))
    assert [s.step for s in steps] == list(range(trace.steps - 1, -1, -1))
    close = {"rtol": 1e-10, "atol": 1e-300}
    for step in steps:
        for quantity, found in step.gradients.items():
            wanted = whole.inputs if quantity is Q.INPUT else whole[quantity]
            np.testing.assert_allclose(found, wanted[step.step, 0], **close, err_msg=quantity)
        assert set(step.gradients) >= {*trace.cell.cell_type.preactivations, Q.INPUT, Q.OUTPUT, Q.PREVIOUS_OUTPUT}


@every_cell
@pytest.mark.parametrize("hidden", [1, 3])
def test_the_products_are_back_propagations(cell: Cell, hidden: int) -> None:
    case = random_case(cell, hidden, 6, 1, hidden)
    rng = np.random.default_rng(hidden)
    seeds: list[np.ndarray | None] = [rng.normal(size=(6, hidden)), None]
    if cell.cell_type.has_memory_cell:
        seeds[1] = rng.normal(size=(6, hidden))
    trace = trace_of(case)
    assert seeds[0] is not None
    check_against(trace, steps_back(trace, seeds[0], seeds[1]), seeds)


@every_cell
def test_what_leaves_the_wires_adds_up(cell: Cell) -> None:
    trace = trace_of(random_case(cell, 2, 4, 1))
    steps = steps_back(trace, np.ones((4, 3)))
    for k, step in enumerate(steps):
        for quantity, whole in step.gradients.items():
            parts = [wire.outgoing for wire in step.wires if wire.source is quantity]
            parts += [step.asked[quantity], step.later[quantity]] if quantity in step.asked else []
            np.testing.assert_allclose(whole, np.sum(parts, axis=0), rtol=1e-12, atol=1e-15)
        for wire in step.wires:
            np.testing.assert_array_equal(wire.incoming, step.gradients[wire.target])
            product = wire.local * wire.incoming if wire.local.ndim == 1 else wire.incoming @ wire.local
            np.testing.assert_allclose(wire.outgoing, product, rtol=1e-14)
        if k:
            np.testing.assert_array_equal(step.later[Q.OUTPUT], steps[k - 1].gradients[Q.PREVIOUS_OUTPUT])
    assert not steps[0].later[Q.OUTPUT].any()


@every_cell
def test_each_local_derivative_is_the_numerical_one(cell: Cell) -> None:
    """Move the source alone, hold what else enters the target, and look at the target: one step, three units."""
    case = random_case(cell, 4, 1, 1)
    trace = trace_of(case)
    (step,) = steps_back(trace, np.ones((1, 3)))
    size = 1e-6
    before = (Q.INPUT, Q.PREVIOUS_OUTPUT, Q.PREVIOUS_MEMORY)
    checked = 0
    for wire in step.wires:
        if wire.source not in before or wire.target not in cell.cell_type.preactivations:
            continue
        if (cell.cell_type, wire.target) in ((CellType.GRU, Q.Z), (CellType.PEEPHOLE, Q.Z_O)):
            continue  # another way leads there, too: through the reset gate, through the new memory
        local = np.diag(wire.local) if wire.local.ndim == 1 else wire.local
        for k in range(local.shape[1]):
            moved = []
            for sign in (size, -size):
                inputs, output, memory = case.inputs.copy(), case.output.copy(), case.memory.copy()
                {Q.INPUT: inputs[0], Q.PREVIOUS_OUTPUT: output, Q.PREVIOUS_MEMORY: memory}[wire.source][0, k] += sign
                moved.append(run(cell, case.weights, inputs, output, memory)[wire.target][0, 0])
            np.testing.assert_allclose(local[:, k], (moved[0] - moved[1]) / (2 * size), rtol=1e-6, atol=1e-8)
            checked += 1
    assert checked


def test_each_gates_local_derivative_is_the_numerical_one() -> None:
    """One unit whose four inputs are its pre-activations, as in direct mode."""
    weights = Weights(np.eye(4)[:, None], np.zeros((4, 1, 1)), np.zeros((4, 1)))
    z, memory, size = np.array([0.4, -0.3, 0.7, 0.2]), np.array([[0.9]]), 1e-6

    def after(inputs: np.ndarray, memory: np.ndarray) -> Trace:
        return run(Cell(), weights, inputs[None, None], None, memory)

    (step,) = steps_back(after(z, memory), np.ones((1, 1)))
    local = {(wire.target, wire.source): wire.local.item() for wire in step.wires if wire.local.size == 1}
    numerical = {}
    for k, source in enumerate(CellType.LSTM.preactivations):
        move = size * np.eye(4)[k]
        up, down = after(z + move, memory), after(z - move, memory)
        for target in (Q.MEMORY, Q.OUTPUT):
            numerical[target, source] = (up[target] - down[target]).item() / (2 * size)
    up, down = after(z, memory + size), after(z, memory - size)
    for target in (Q.MEMORY, Q.OUTPUT):
        numerical[target, Q.PREVIOUS_MEMORY] = (up[target] - down[target]).item() / (2 * size)
    for edge in [(Q.MEMORY, q) for q in (Q.Z, Q.Z_I, Q.Z_F, Q.PREVIOUS_MEMORY)] + [(Q.OUTPUT, Q.Z_O)]:
        assert local[edge] == pytest.approx(numerical[edge], rel=1e-8)
    through = numerical[Q.OUTPUT, Q.PREVIOUS_MEMORY] / numerical[Q.MEMORY, Q.PREVIOUS_MEMORY]
    assert local[Q.OUTPUT, Q.MEMORY] == pytest.approx(through, rel=1e-8)


def test_the_lectures_local_derivatives() -> None:
    """facts: ∂c′/∂z = g′(z)f(zᵢ) and so on, with their values at hand."""
    session = preset("lecture").build()
    trace = run_session(session)
    last, *_, first = steps_back(trace, np.eye(5)[:, 4:])
    assert (last.step, first.step) == (4, 0)
    formulas = {wire.symbol: wire.formula for wire in last.wires}
    assert (
        formulas
        | {
            "∂c′/∂z": "g′(z)·f(zᵢ)",
            "∂c′/∂zᵢ": "g(z)·f′(zᵢ)",
            "∂c′/∂z_f": "c·f′(z_f)",
            "∂c′/∂c": "f(z_f)",
            "∂a/∂z_o": "h(c′)·f′(z_o)",
            "∂a/∂c′": "h′(c′)·f(z_o)",
        }
        == formulas
    )
    local = {wire.symbol: wire.local for wire in first.wires}
    assert local["∂c′/∂c"].item() == pytest.approx(1.0, rel=1e-12)
    assert local["∂c′/∂z"].item() == pytest.approx(1.0, rel=1e-12)
    assert local["∂a/∂c′"].item() == pytest.approx(4.5397868702434395e-05, rel=1e-9)
    assert local["∂c′/∂z_f"].item() == 0.0  # nothing was in the memory
    assert not any(wire.source is Q.PREVIOUS_OUTPUT for wire in first.wires)  # nothing is fed back


@pytest.mark.parametrize("key", [p.key for p in PRESETS])
def test_every_preset_can_be_gone_back_through(key: str) -> None:
    trace = run_session(preset(key).build())
    seeds = np.zeros((trace.steps, trace.weights.hidden_size))
    seeds[-1] = 1.0
    check_against(trace, steps_back(trace, seeds), [seeds, None])


def test_a_memory_set_by_hand_stops_it() -> None:
    for cell in CELLS:
        case = random_case(cell, 5, 5, 1)
        override = {2: np.array([[0.3, np.nan, -0.2]])}
        trace = run(cell, case.weights, case.inputs, case.output, case.memory, override)
        seeds = np.ones((5, 3))
        steps = steps_back(trace, seeds)
        check_against(trace, steps, [seeds, None])
        memory = cell.cell_type.memory
        assert steps[3].later[memory][0] == 0.0
        assert steps[3].later[memory][1] != 0.0


def test_what_it_cannot_go_back_through_is_refused() -> None:
    case = random_case(Cell(CellType.GRU), 0, batch=1)
    trace = trace_of(case)
    with pytest.raises(ValueError, match="seeds of shape"):
        steps_back(trace, np.ones((4, 3)))
    with pytest.raises(ValueError, match="no memory c"):
        steps_back(trace, np.ones((5, 3)), np.ones((5, 3)))
    with pytest.raises(ValueError, match="one sequence"):
        steps_back(trace_of(random_case(Cell(), 0)), np.ones((5, 3)))
    with pytest.raises(ValueError, match="read-only"):
        steps_back(trace, np.ones((5, 3)))[0].wires[0].local[0] = 1.0
