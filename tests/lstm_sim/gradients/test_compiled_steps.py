"""The compiled loops compute what the plain ones compute and autograd; nothing is missing without them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lstm_sim.activations import Activation
from lstm_sim.cell import Cell, CellType, Quantity
from lstm_sim.gradients import compiled_steps
from lstm_sim.gradients.drawn import Asked, Drawn, measure
from lstm_sim.gradients.lean_run import lean_run
from lstm_sim.gradients.scaled import ScaledRows
from lstm_sim.gradients.through_time import through_time
from lstm_sim.sequence import run
from tests.lstm_sim.reference import Case, random_case, reference, tensors

Q = Quantity
COMPARED = tuple(Cell(t) for t in CellType)
IDS = [str(cell.cell_type) for cell in COMPARED]
has_compiler = pytest.mark.skipif(
    sys.platform == "win32" or not any(map(shutil.which, ("cc", "gcc", "clang"))), reason="no compiler"
)


@pytest.fixture
def compiles_anew() -> Iterator[None]:
    compiled_steps.compile_steps.cache_clear()
    yield
    compiled_steps.compile_steps.cache_clear()


@pytest.fixture(scope="module", autouse=True)
def _nothing_stays_compiled() -> Iterator[None]:
    yield
    compiled_steps.compile_steps.cache_clear()


@contextmanager
def plainly() -> Iterator[None]:
    """As without a compiler."""
    with ExitStack() as patches:
        for module in ("lean_run", "through_time", "scaled"):
            patches.enter_context(patch(f"lstm_sim.gradients.{module}.ready", return_value=None))
        yield


def rows_of(rows: ScaledRows | None) -> list[np.ndarray]:
    return [] if rows is None else [rows.row(t) for t in range(len(rows.exponents))]


@has_compiler
@pytest.mark.parametrize("cell", COMPARED, ids=IDS)
@pytest.mark.parametrize(("hidden", "size", "steps"), [(1, 1, 1), (3, 2, 17), (5, 1, 200), (32, 1, 300)])
def test_they_equal_the_plain_loops(cell: Cell, hidden: int, size: int, steps: int) -> None:
    case = random_case(cell, hidden + steps, steps, 1, hidden, size)
    quiet = 0.3 / np.sqrt(hidden)  # chaos would make any rounding large
    peephole = None if case.weights.peephole is None else case.weights.peephole * quiet
    weights = replace(case.weights, recurrent=case.weights.recurrent * quiet, peephole=peephole)
    wanted = run(cell, weights, case.inputs)
    every = np.random.default_rng(1).normal(size=(steps, hidden))
    last = np.where(np.arange(steps)[:, None] == steps - 1, every, 0.0)
    with plainly():
        plain_ones = [through_time(wanted, seeds) for seeds in (every, last)]
        for plain in plain_ones:
            assert plain.path is None or len(plain.path.gradient.mantissas) == steps
    assert compiled_steps.compile_steps() is not None
    found = lean_run(cell, weights, case.inputs[:, 0])
    assert tuple(found.values) == cell.cell_type.quantities
    for quantity in cell.cell_type.quantities:
        np.testing.assert_allclose(found[quantity], wanted[quantity], rtol=1e-10, atol=1e-12, err_msg=quantity)
        assert not found[quantity].flags.writeable
    for plain, seeds in zip(plain_ones, (every, last), strict=True):
        back = through_time(wanted, seeds)
        assert (back.path is None) == (plain.path is None)
        ways = [] if back.path is None or plain.path is None else [(back.path.gradient, plain.path.gradient)]
        for one, other in ((back.output, plain.output), (back.memory, plain.memory), *ways):
            for row, want in zip(rows_of(one), rows_of(other), strict=True):
                assert np.linalg.norm(row - want) <= 1e-11 * np.linalg.norm(want)


@has_compiler
def test_gates_all_but_shut_and_saturated_ones() -> None:
    for shift, scale in ((-60.0, 1.0), (0.0, 1e4)):
        case = random_case(Cell(), 1, 40, 1)
        weights = replace(
            case.weights, recurrent=scale * case.weights.recurrent, bias=scale * case.weights.bias + shift
        )
        compiled_steps.compile_steps()
        found, wanted = lean_run(Cell(), weights, case.inputs[:, 0]), run(Cell(), weights, case.inputs)
        for quantity in ("i", "f", "o", "a"):
            np.testing.assert_allclose(found.values[quantity], wanted.values[quantity], rtol=1e-10, atol=1e-300)


@pytest.mark.parametrize("loops", ["plain", pytest.param("compiled", marks=has_compiler)])
@pytest.mark.parametrize("cell", COMPARED, ids=IDS)
@pytest.mark.parametrize("asked", list(Asked))
def test_over_a_thousand_steps_the_gradients_are_autograds(
    cell: Cell, asked: Asked, loops: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut the run behind a step and let the rest of it begin from a leaf."""
    if loops == "compiled":
        assert compiled_steps.compile_steps() is not None
    else:
        monkeypatch.setattr("lstm_sim.gradients.lean_run.ready", lambda: None)
        monkeypatch.setattr("lstm_sim.gradients.through_time.ready", lambda: None)
    with_peepholes = cell.cell_type in (CellType.PEEPHOLE, CellType.DENSE_PEEPHOLE)
    drawn = Drawn(32, 1000, 0.3 if with_peepholes else 0.9, 2.0, asked)  # with more, rounding alone grows beyond 1e-10
    found = measure(drawn, cell).gradients
    weights = drawn.weights(cell.cell_type)
    if cell.cell_type is CellType.GRU:
        weights = replace(weights, recurrent_bias=np.zeros(32))
    zero = np.zeros((1, 32))
    trace, error = run(cell, weights, drawn.inputs()[:, None]), drawn.error()
    for step in (990, 600, 0 if asked is Asked.EVERY else 500):  # from the last step to the first autograd's is 0
        memory = trace[Q.MEMORY][step] if cell.cell_type.has_memory_cell else zero
        case = Case(cell, weights, drawn.inputs()[step + 1 :, None], trace[Q.OUTPUT][step], memory)
        leaf = tensors(case)
        outputs, _ = reference(case, leaf)
        states = torch.cat([leaf["output"], outputs[:, 0]])
        squares = 0.5 * ((states - torch.tensor(error.targets[step:])) ** 2).sum(1)
        (squares[-1] if asked is Asked.LAST else squares.sum()).backward()
        assert leaf["output"].grad is not None
        wanted = leaf["output"].grad[0].numpy()
        row = found.output.row(step)
        assert np.linalg.norm(row - wanted) <= 1e-10 * np.linalg.norm(wanted)
        assert found.output.log_norms[step] == pytest.approx(np.log10(np.linalg.norm(wanted)), rel=1e-10, abs=1e-10)


@has_compiler
@pytest.mark.parametrize("cell", COMPARED, ids=IDS)
@pytest.mark.parametrize(("scale", "bias"), [(0.05, -3.0), (4.0, 2.0)], ids=["vanishing", "exploding"])
@pytest.mark.parametrize("asked", list(Asked))
def test_what_leaves_the_range_of_a_double_is_the_plain_loops(
    cell: Cell, scale: float, bias: float, asked: Asked
) -> None:
    drawn = Drawn(8, 700, scale, bias, asked)
    with plainly():
        plain = measure(drawn, cell).gradients
        wanted = [rows.log_norms for rows in (plain.output, plain.memory, plain.path and plain.path.gradient) if rows]
    assert compiled_steps.compile_steps() is not None
    made = measure(drawn, cell).gradients
    found = [rows.log_norms for rows in (made.output, made.memory, made.path and made.path.gradient) if rows]
    for one, other in zip(found, wanted, strict=True):
        assert not one.flags.writeable
        np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-9)
    if asked is Asked.LAST and bias < 0.0:
        assert np.abs(wanted[0][np.isfinite(wanted[0])]).max() > 60.0


@has_compiler
@given(
    rows=arrays(
        np.float64,
        st.tuples(st.integers(1, 4), st.integers(1, 9)),
        elements=st.floats(width=64, allow_nan=True, allow_infinity=True),
    ),
    exponent=st.integers(-5000, 5000),
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_norms_are_numpys_whatever_the_rows_hold(rows: np.ndarray, exponent: int) -> None:
    exponents = np.full(len(rows), exponent)
    assert compiled_steps.compile_steps() is not None
    with plainly():
        wanted = ScaledRows(rows, exponents).log_norms
    np.testing.assert_allclose(ScaledRows(rows, exponents).log_norms, wanted, rtol=1e-12, atol=1e-12)


@has_compiler
def test_other_activations_and_the_reset_before_go_the_plain_way() -> None:
    for cell in (Cell(f=Activation.HARD_SIGMOID), Cell(g=Activation.RELU), Cell(CellType.GRU, reset_after=False)):
        case = random_case(cell, 3, 12, 1)
        trace, seeds = run(cell, case.weights, case.inputs), np.ones((12, case.weights.hidden_size))
        with plainly():
            wanted = through_time(trace, seeds).output
        assert compiled_steps.compile_steps() is not None
        np.testing.assert_array_equal(through_time(trace, seeds).output.mantissas, wanted.mantissas)


@has_compiler
@pytest.mark.parametrize("cell", COMPARED, ids=IDS)
def test_arrays_may_lie_in_memory_as_they_will(cell: Cell) -> None:
    case = random_case(cell, 1, 30, 1, 4, 2)
    inputs = np.round(4.0 * case.inputs[:, 0])
    assert compiled_steps.compile_steps() is not None
    trace, seeds = lean_run(cell, case.weights, inputs), np.ones((30, 4))
    small = lean_run(cell, case.weights, inputs.astype(np.float32))
    np.testing.assert_array_equal(small.values["a"], trace.values["a"])
    turned = {q: np.asfortranarray(value[:, 0])[:, None] for q, value in trace.values.items()}
    wanted = through_time(trace, seeds)
    found = through_time(replace(trace, values=turned), np.asfortranarray(seeds))
    np.testing.assert_array_equal(found.output.log_norms, wanted.output.log_norms)
    if found.path is not None and wanted.path is not None:
        np.testing.assert_array_equal(found.path.gradient.log_norms, wanted.path.gradient.log_norms)


@has_compiler
def test_what_is_no_number_stays_none() -> None:
    for cell in COMPARED:
        case = random_case(cell, 1, 6, 1)
        inputs = case.inputs[:, 0].copy()
        inputs[3] = np.nan
        assert compiled_steps.compile_steps() is not None
        found, wanted = lean_run(cell, case.weights, inputs), run(cell, case.weights, inputs[:, None])
        np.testing.assert_allclose(found.values["a"], wanted.values["a"], rtol=1e-10, atol=1e-12)
        assert np.isnan(through_time(found, np.ones(found.values["a"][:, 0].shape)).output.log_norms[:4]).all()


@pytest.mark.usefixtures("compiles_anew")
def test_nobody_waits_for_the_compiler() -> None:
    assert compiled_steps.ready() is None
    compiled_steps.compile_steps()
    assert compiled_steps.ready() is compiled_steps.compile_steps()


@pytest.mark.usefixtures("compiles_anew")
@pytest.mark.parametrize("missing", ["compiler", "source", "time", "symbols"])
def test_without_them_the_plain_loops_do_the_same(
    missing: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if missing == "compiler":
        monkeypatch.setattr(shutil, "which", lambda _name: None)
    elif missing == "time":

        def takes_long(*_: object, **__: object) -> None:
            raise subprocess.TimeoutExpired("cc", 60.0)

        monkeypatch.setattr(subprocess, "run", takes_long)
    else:
        source = tmp_path / "steps.c"
        source.write_text("no C" if missing == "source" else "int nothing;")
        monkeypatch.setattr(compiled_steps, "_SOURCE", source)
    before = measure(Drawn(4, 20), Cell()).gradients.output.log_norms
    assert compiled_steps.compile_steps() is None
    assert measure(Drawn(4, 20), Cell()).gradients.output.log_norms.tolist() == before.tolist()
