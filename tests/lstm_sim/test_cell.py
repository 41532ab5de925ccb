"""One step of each cell: torch's own cells are the oracle."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_sim.activations import Activation
from lstm_sim.cell import GATE_OF, Cell, CellType, Quantity, Weights, empty_weights, lstm_step
from lstm_sim.sequence import run

Q = Quantity
SIZES = st.tuples(st.integers(1, 7), st.integers(1, 7), st.integers(1, 4), st.integers(0, 10_000))


def stacked(rng: np.random.Generator, gates: int, hidden: int, size: int) -> list[np.ndarray]:
    """W_ih, W_hh, b_ih, b_hh as torch keeps them."""
    return [
        rng.normal(size=s) for s in ((gates * hidden, size), (gates * hidden, hidden), gates * hidden, gates * hidden)
    ]


def torch_cell(kind: type[torch.nn.RNNCellBase], size: int, hidden: int, arrays: list[np.ndarray]) -> torch.nn.Module:
    made = kind(size, hidden, dtype=torch.float64)  # type: ignore[call-arg]
    with torch.no_grad():
        for parameter, array in zip((made.weight_ih, made.weight_hh, made.bias_ih, made.bias_hh), arrays, strict=True):
            parameter.copy_(torch.tensor(array))
    return made


@settings(max_examples=40, deadline=None)
@given(SIZES)
def test_lstm_is_torchs(sizes: tuple[int, int, int, int]) -> None:
    hidden, size, batch, seed = sizes
    rng = np.random.default_rng(seed)
    arrays = stacked(rng, 4, hidden, size)
    x, h, c = (
        rng.normal(size=(batch, size)),
        rng.normal(size=(batch, hidden)),
        rng.normal(size=(batch, hidden)),
    )
    with torch.no_grad():
        h_new, c_new = torch_cell(torch.nn.LSTMCell, size, hidden, arrays)(
            torch.tensor(x), (torch.tensor(h), torch.tensor(c))
        )
    order = [2, 0, 1, 3]  # torch stacks i, f, g, o; we z, z_i, z_f, z_o
    w, u, b1, b2 = arrays
    weights = Weights(
        w.reshape(4, hidden, size)[order],
        u.reshape(4, hidden, hidden)[order],
        (b1 + b2).reshape(4, hidden)[order],
    )
    trace = run(Cell(), weights, x[None], h, c)
    np.testing.assert_allclose(trace[Q.OUTPUT][0], h_new.numpy(), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(trace[Q.MEMORY][0], c_new.numpy(), rtol=1e-12, atol=1e-12)


@settings(max_examples=40, deadline=None)
@given(SIZES)
def test_gru_is_torchs(sizes: tuple[int, int, int, int]) -> None:
    hidden, size, batch, seed = sizes
    rng = np.random.default_rng(seed)
    arrays = stacked(rng, 3, hidden, size)
    x, h = rng.normal(size=(batch, size)), rng.normal(size=(batch, hidden))
    with torch.no_grad():
        h_new = torch_cell(torch.nn.GRUCell, size, hidden, arrays)(torch.tensor(x), torch.tensor(h))
    order = [2, 0, 1]  # torch stacks r, z, n; we z (candidate), z_r, z_u
    w, u, b1, b2 = arrays
    bias, inside = b1.reshape(3, hidden)[order], b2.reshape(3, hidden)[order]
    bias[1:] += inside[1:]
    weights = Weights(
        w.reshape(3, hidden, size)[order], u.reshape(3, hidden, hidden)[order], bias, recurrent_bias=inside[0]
    )
    trace = run(Cell(CellType.GRU), weights, x[None], h)
    np.testing.assert_allclose(trace[Q.OUTPUT][0], h_new.numpy(), rtol=1e-12, atol=1e-12)


@settings(max_examples=40, deadline=None)
@given(SIZES, st.sampled_from([Activation.TANH, Activation.RELU]))
def test_rnn_is_torchs(sizes: tuple[int, int, int, int], activation: Activation) -> None:
    hidden, size, batch, seed = sizes
    rng = np.random.default_rng(seed)
    arrays = stacked(rng, 1, hidden, size)
    x, h = rng.normal(size=(batch, size)), rng.normal(size=(batch, hidden))
    cell = torch_cell(torch.nn.RNNCell, size, hidden, arrays)
    cell.nonlinearity = str(activation)
    with torch.no_grad():
        h_new = cell(torch.tensor(x), torch.tensor(h))
    w, u, b1, b2 = arrays
    weights = Weights(w[None], u[None], (b1 + b2)[None])
    trace = run(Cell(CellType.RNN, g=activation), weights, x[None], h)
    np.testing.assert_allclose(trace[Q.OUTPUT][0], h_new.numpy(), rtol=1e-12, atol=1e-12)


def test_the_lecture_equation_on_plain_numbers() -> None:
    f, g, h = Activation.SIGMOID.scalar, Activation.TANH.scalar, Activation.TANH.scalar
    values = lstm_step(1.2, 2.0, 1.1, -0.4, 0.8, f, g, h)
    assert values[8] == pytest.approx(g(1.2) * f(2.0) + 0.8 * f(1.1), rel=1e-15)
    assert values[10] == pytest.approx(h(values[8]) * f(-0.4), rel=1e-15)


@pytest.mark.parametrize("cell_type", CellType)
def test_weights_of_a_wrong_shape_are_refused(cell_type: CellType) -> None:
    good = empty_weights(cell_type, 3, 2)
    good.check(cell_type)
    bad = Weights(good.input, good.recurrent[:, :2], good.bias, good.peephole)
    with pytest.raises(ValueError, match="recurrent weights"):
        bad.check(cell_type)
    with pytest.raises(ValueError, match="expected"):
        empty_weights(CellType.PEEPHOLE if cell_type is CellType.LSTM else CellType.LSTM, 3, 2).check(cell_type)


def test_every_preactivation_opens_one_gate_that_the_trace_holds() -> None:
    for cell_type in CellType:
        held = set(cell_type.quantities)
        assert set(cell_type.preactivations) <= held
        assert cell_type is CellType.RNN or {GATE_OF[q] for q in cell_type.preactivations} <= held
        assert {cell_type.memory, cell_type.previous_memory} <= held
