"""The compiled loops compute what the plain ones compute, and nothing is missing without a compiler."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from torch import Tensor

from lstm_sim.networks import compiled
from lstm_sim.networks.functions import PeepholeFunction
from tests.lstm_sim.networks.test_functions import arguments, peephole_loop

has_compiler = pytest.mark.skipif(
    sys.platform == "win32" or not any(map(shutil.which, ("cc", "gcc", "clang"))), reason="no compiler"
)


@pytest.fixture
def compiles_anew() -> Iterator[None]:
    compiled.compile_loops.cache_clear()
    yield
    compiled.compile_loops.cache_clear()


def sequences(form: str, steps: int, batch: int, inputs: int, hidden: int) -> list[Tensor]:
    scale = 1.5 * hidden**-0.5
    return [(scale * a).detach() for a in arguments(form, steps, batch, inputs, hidden)]


def results(function: object, given: list[Tensor], dtype: torch.dtype) -> list[Tensor]:
    """h, and the gradient of Σ h² with respect to every argument."""
    leaves = [a.detach().to(dtype).requires_grad_() for a in given]
    h = function(*leaves)  # type: ignore[operator]
    return [h.detach(), *torch.autograd.grad(h.square().sum(), leaves)]


@has_compiler
@pytest.mark.parametrize("form", ["diagonal", "dense"])
@pytest.mark.parametrize(
    ("batch", "hidden"),
    # below, at and past what fits one tile of the product, one piece of it and one block of columns
    [(8, 1), (16, 3), (31, 13), (32, 24), (33, 50), (48, 130)],
)
def test_they_equal_the_loop_in_float64(form: str, batch: int, hidden: int) -> None:
    given = sequences(form, 6, batch, 5, hidden)
    assert compiled.loops_for(given[0].float()) is not None
    wanted = results(peephole_loop, given, torch.float64)
    for found, want in zip(results(PeepholeFunction.apply, given, torch.float32), wanted, strict=True):
        torch.testing.assert_close(found.double(), want, rtol=2e-5, atol=2e-5 * float(want.abs().max()))


@has_compiler
def test_one_step_is_one_step() -> None:
    given = sequences("diagonal", 1, 9, 4, 7)
    wanted = results(peephole_loop, given, torch.float64)
    for found, want in zip(results(PeepholeFunction.apply, given, torch.float32), wanted[:2], strict=False):
        torch.testing.assert_close(found.double(), want, rtol=1e-5, atol=1e-6)


def activations(z: Tensor) -> tuple[Tensor, Tensor]:
    """σ(z) and tanh z for so many numbers, as the compiled loops compute them."""
    loops = compiled.compile_loops()
    assert loops is not None
    found: list[Tensor] = []
    for bias in z.split(32):
        units = len(bias)
        tape = torch.zeros(9, units, 16)
        fed_back, peephole = torch.zeros(4 * units, units), torch.zeros(3, units)
        loops.run(tape, torch.zeros(1, 16, 1), torch.zeros(4 * units, 1), bias.repeat(4), fed_back, peephole)
        assert torch.equal(tape.isnan(), tape[:, :, :1].isnan().expand_as(tape))
        found.append(tape[2:5:2, :, 0])
    sigmoid, tanh = torch.cat(found, dim=1)
    return sigmoid, tanh


@has_compiler
def test_the_activations_keep_their_precision() -> None:
    z = torch.cat([torch.linspace(-80.0, 80.0, 16000), torch.logspace(-30, 0, 1600), -torch.logspace(-30, 0, 1600)])
    sigmoid, tanh = activations(z)
    torch.testing.assert_close(sigmoid.double(), torch.sigmoid(z.double()), rtol=4e-7, atol=0)
    torch.testing.assert_close(tanh.double(), torch.tanh(z.double()), rtol=4e-7, atol=0)


@has_compiler
def test_the_activations_saturate() -> None:
    z = torch.tensor([100.0, 1e4, 1e9, 3e38, float("inf")]).repeat(16)
    z = torch.cat([z, -z])
    sigmoid, tanh = activations(z)
    torch.testing.assert_close(sigmoid, torch.sigmoid(z), rtol=0, atol=1e-37)
    torch.testing.assert_close(tanh, torch.tanh(z), rtol=0, atol=0)


@has_compiler
def test_what_is_no_number_stays_none() -> None:
    z = torch.zeros(32)
    z[5] = float("nan")
    for found in activations(z):
        assert torch.equal(found.isnan(), z.isnan())


@has_compiler
def test_what_stands_beyond_the_batch_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sums over a batch of 20 are those over its first 8 and last 12."""
    given = sequences("dense", 5, 20, 4, 9)
    whole = results(PeepholeFunction.apply, given, torch.float32)
    parts = [
        results(PeepholeFunction.apply, [given[0][:, part], *given[1:]], torch.float32)
        for part in (slice(0, 8), slice(8, 20))
    ]
    for place in range(2, len(whole)):
        torch.testing.assert_close(parts[0][place] + parts[1][place], whole[place], rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize(
    "x",
    [torch.zeros(3, 16, 2, dtype=torch.float64), torch.zeros(3, 7, 2), torch.zeros(3, 16, 2, device="meta")],
    ids=["float64", "few-sequences", "another-device"],
)
def test_they_are_not_for_everything(x: Tensor) -> None:
    assert compiled.loops_for(x) is None


@has_compiler
@pytest.mark.parametrize("form", ["diagonal", "dense"])
def test_how_many_threads_there_are_changes_no_bit(form: str) -> None:
    loops, generator = compiled.compile_loops(), torch.Generator().manual_seed(1)
    assert loops is not None
    steps, hidden, columns = 5, 70, 16
    seen = hidden if form == "diagonal" else 2 * hidden
    tape, way, x, weight_ih, bias, fed_back, peephole = (
        0.3 * torch.randn(shape, generator=generator)
        for shape in (
            (7 * steps + 2, hidden, columns),
            (7 * steps + 1, hidden, columns),
            (steps, columns, 9),
            (4 * hidden, 9),
            (4 * hidden,),
            (4 * hidden, seen),
            (3, hidden),
        )
    )
    usual, found = torch.get_num_threads(), []
    try:
        for threads in (1, 2, 3):
            torch.set_num_threads(threads)
            there, back = tape.clone(), way.clone()
            diagonal = peephole if form == "diagonal" else None
            loops.run(there, x, weight_ih, bias, fed_back, diagonal)
            loops.run_back(there, back, steps, fed_back, diagonal)
            found.append((there, back))
    finally:
        torch.set_num_threads(usual)
    for there, back in found[1:]:
        assert torch.equal(there, found[0][0])
        assert torch.equal(back, found[0][1])


@pytest.mark.usefixtures("compiles_anew")
@pytest.mark.parametrize("missing", ["compiler", "source", "time", "symbols"])
def test_without_them_the_plain_loops_do_the_same(
    missing: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given = sequences("diagonal", 4, 16, 3, 5)
    usual = results(PeepholeFunction.apply, given, torch.float32)
    compiled.compile_loops.cache_clear()
    if missing == "compiler":
        monkeypatch.setattr(shutil, "which", lambda _name: None)
    elif missing == "time":

        def takes_long(*_: object, **__: object) -> None:
            raise subprocess.TimeoutExpired("cc", 60.0)

        monkeypatch.setattr(subprocess, "run", takes_long)
    else:
        source = tmp_path / "peephole.c"
        source.write_text("no C" if missing == "source" else "int nothing;")
        monkeypatch.setattr(compiled, "_SOURCE", source)
    assert compiled.loops_for(given[0].float()) is None
    for found, want in zip(results(PeepholeFunction.apply, given, torch.float32), usual, strict=True):
        torch.testing.assert_close(found, want, rtol=1e-5, atol=1e-5)
