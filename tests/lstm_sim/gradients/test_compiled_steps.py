"""The compiled loops compute what the plain ones compute and autograd; nothing is missing without them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from lstm_sim.cell import Cell, CellType, Quantity
from lstm_sim.gradients import compiled_steps
from lstm_sim.gradients.drawn import Asked, Drawn, measure
from lstm_sim.gradients.lean_run import lean_run
from lstm_sim.gradients.scaled import ScaledRows
from lstm_sim.gradients.through_time import through_time
from lstm_sim.sequence import run
from tests.lstm_sim.reference import Case, random_case, reference, tensors

Q = Quantity
COMPARED = (Cell(CellType.RNN), Cell(), Cell(CellType.GRU))
has_compiler = pytest.mark.skipif(
    sys.platform == "win32" or not any(map(shutil.which, ("cc", "gcc", "clang"))), reason="no compiler"
)


@pytest.fixture(autouse=True)
def _compiles_anew() -> Iterator[None]:
    compiled_steps.compile_steps.cache_clear()
    yield
    compiled_steps.compile_steps.cache_clear()


def rows_of(rows: ScaledRows | None) -> list[np.ndarray]:
    return [] if rows is None else [rows.row(t) for t in range(len(rows.exponents))]


@has_compiler
@pytest.mark.parametrize("cell", COMPARED, ids=str)
@pytest.mark.parametrize(("hidden", "size", "steps"), [(1, 1, 1), (3, 2, 17), (5, 1, 200), (32, 1, 300)])
def test_they_equal_the_plain_loops(cell: Cell, hidden: int, size: int, steps: int) -> None:
    case = random_case(cell, hidden + steps, steps, 1, hidden, size)
    weights = replace(case.weights, recurrent=case.weights.recurrent / np.sqrt(hidden))
    wanted = run(cell, weights, case.inputs)
    every = np.random.default_rng(1).normal(size=(steps, hidden))
    last = np.where(np.arange(steps)[:, None] == steps - 1, every, 0.0)
    plainly = [through_time(wanted, seeds) for seeds in (every, last)]
    assert compiled_steps.compile_steps() is not None
    found = lean_run(cell, weights, case.inputs[:, 0])
    assert tuple(found.values) == cell.cell_type.quantities
    for quantity in cell.cell_type.quantities:
        np.testing.assert_allclose(found[quantity], wanted[quantity], rtol=1e-10, atol=1e-12, err_msg=quantity)
        assert not found[quantity].flags.writeable
    for plain, seeds in zip(plainly, (every, last), strict=True):
        back = through_time(wanted, seeds)
        for one, other in ((back.output, plain.output), (back.memory, plain.memory)):
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
@pytest.mark.parametrize("cell", COMPARED, ids=str)
@pytest.mark.parametrize("asked", list(Asked))
def test_over_a_thousand_steps_the_gradients_are_autograds(cell: Cell, asked: Asked, loops: str) -> None:
    """Cut the run behind a step and let the rest of it begin from a leaf."""
    if loops == "compiled":
        assert compiled_steps.compile_steps() is not None
    drawn = Drawn(32, 1000, 0.9, 2.0, asked)
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
        assert found.output.log_norms[step] == pytest.approx(np.log10(np.linalg.norm(wanted)), rel=1e-10)


def test_nobody_waits_for_the_compiler() -> None:
    assert compiled_steps.ready() is None
    compiled_steps.compile_steps()
    assert compiled_steps.ready() is compiled_steps.compile_steps()


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
