"""torch.nn's recurrent layers in somebody else's file: found, and answering exactly as in torch."""

from __future__ import annotations

import re
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from lstm_sim.checkpoints.foreign import FoundNetwork, recognise
from lstm_sim.networks.architecture import Architecture, Head, Kind
from tests.lstm_sim.checkpoints.samples import answers, randomised

KINDS: dict[type[nn.RNNBase], Kind] = {nn.RNN: Kind.ELMAN, nn.LSTM: Kind.LSTM, nn.GRU: Kind.GRU}
CELLS: dict[type[nn.RNNCellBase], Kind] = {nn.RNNCell: Kind.ELMAN, nn.LSTMCell: Kind.LSTM, nn.GRUCell: Kind.GRU}
X = torch.randn(7, 3, 5, generator=torch.Generator().manual_seed(1), dtype=torch.float64)


def only(tensors: Any) -> FoundNetwork:
    found = recognise(tensors)
    assert found.problems == () and len(found.networks) == 1
    return found.networks[0]


def named(module: nn.Module, prefix: str = "") -> dict[str, Tensor]:
    return {f"{prefix}{name}": tensor.detach() for name, tensor in module.state_dict().items()}


def joined(modules: dict[str, Any]) -> dict[str, Tensor]:
    """The state dict of a module that has those under those names."""
    return {name: t for prefix, module in modules.items() for name, t in named(module, f"{prefix}.").items()}


def run_cells(cells: list[Any], x: Tensor) -> Tensor:
    """What cells on top of each other answer, (T, B, H)."""
    for cell in cells:
        state: Any = None
        outputs = []
        for step in x:
            state = cell(step, state)
            outputs.append(state[0] if isinstance(state, tuple) else state)
        x = torch.stack(outputs)
    return x


def close(found: FoundNetwork, wanted: Tensor, x: Tensor = X) -> None:
    """Equal to 1e-12 in float64 and 1e-6 in float32."""
    tolerance = 1e-12 if wanted.dtype is torch.float64 else 1e-6
    torch.testing.assert_close(
        answers(found.checkpoint.network(), x.to(wanted.dtype)), wanted, rtol=tolerance, atol=tolerance
    )


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize("layers", [1, 2, 3])
@pytest.mark.parametrize("made", KINDS, ids=lambda made: made.__name__)
def test_every_module(made: Any, layers: int, both: bool, bias: bool, dtype: torch.dtype) -> None:
    module = randomised(made(5, 4, layers, bidirectional=both, bias=bias)).to(dtype)
    found = only(named(module, "encoder.rnn."))
    assert found.prefix == "encoder.rnn" and not found.is_cell and found.cells == ()
    assert found.architecture == Architecture(KINDS[made], 4, 5, 8 if both else 4, layers, both, head=Head.HIDDEN)
    assert {weight.dtype for weight in found.checkpoint.weights.values()} == {dtype}
    close(found, module(X.to(dtype))[0])
    notes = " ".join(map(str, found.notes))
    assert ("tanh is assumed" in notes) == (made is nn.RNN) and ("no biases" in notes) == (not bias)


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("made", CELLS, ids=lambda made: made.__name__)
def test_every_cell(made: Any, bias: bool) -> None:
    cell = randomised(made(5, 4, bias=bias).double())
    found = only(named(cell, "decoder."))
    assert found.prefix == "decoder" and found.is_cell and found.architecture.kind is CELLS[made]
    close(found, run_cells([cell], X))


@pytest.mark.parametrize(
    "prefix", ["", "lstm.", "module.lstm.", "a.b.3.c.", "編碼器.", "my_", "state_dict.module.rnn."]
)
def test_any_prefix(prefix: str) -> None:
    module = randomised(nn.LSTM(5, 4).double())
    found = only(named(module, prefix))
    assert found.prefix == prefix.removesuffix(".")
    close(found, module(X)[0])


@pytest.mark.parametrize("half", [torch.float16, torch.bfloat16], ids=str)
def test_halves_become_float32_exactly(half: torch.dtype) -> None:
    module = randomised(nn.GRU(5, 4)).to(half)
    found = only(named(module))
    assert {weight.dtype for weight in found.checkpoint.weights.values()} == {torch.float32}
    close(found, module.float()(X.float())[0])


def test_a_mixture_of_precisions_becomes_float32() -> None:
    module = randomised(nn.GRU(5, 4))
    tensors = named(module)
    tensors["bias_ih_l0"] = tensors["bias_ih_l0"].double()
    close(only(tensors), module(X.float())[0])


def test_views_of_one_storage() -> None:
    """As CUDA's flattened parameters are saved, and tied weights."""
    module = randomised(nn.LSTM(5, 4).double())
    flat = torch.cat([p.detach().reshape(-1) for p in module.parameters()])
    tensors, at = {}, 0
    for name, parameter in module.named_parameters():
        tensors[name] = flat[at : at + parameter.numel()].view(parameter.shape)
        at += parameter.numel()
    found = only(tensors)
    close(found, module(X)[0])
    flat.zero_()
    close(found, module(X)[0])  # it keeps nothing of the file
    tied = {**named(module, "a."), **named(module, "b.")}
    assert [network.prefix for network in recognise(tied).networks] == ["a", "b"]


def test_transposed_tensors() -> None:
    module = randomised(nn.LSTM(5, 4).double())
    close(only({name: t.t().contiguous().t() for name, t in named(module).items()}), module(X)[0])


def test_several_in_one_file_and_what_is_not_used() -> None:
    encoder, decoder = randomised(nn.LSTM(5, 4).double()), randomised(nn.GRU(5, 3).double())
    head = nn.Linear(3, 2)
    found = recognise(
        {**named(encoder, "encoder."), **named(head, "head."), **named(decoder, "decoder."), "step": torch.tensor(1)}
    )
    assert [network.prefix for network in found.networks] == ["encoder", "decoder"] and found.problems == ()
    assert found.unused == (("head.weight", (2, 3)), ("head.bias", (2,)), ("step", ()))
    close(found.networks[0], encoder(X)[0])
    close(found.networks[1], decoder(X)[0])


@pytest.mark.parametrize(
    ("pattern", "first", "together"),
    [("cells.{}", 0, "cells"), ("cell{}", 0, "cell"), ("cell_{}", 1, "cell"), ("layers.{}.cell", 0, "layers.cell")],
)
@pytest.mark.parametrize("made", CELLS, ids=lambda made: made.__name__)
def test_cells_on_top_of_each_other(made: Any, pattern: str, first: int, together: str) -> None:
    cells = {pattern.format(k + first): randomised(made(4 if k else 5, 4).double(), k) for k in range(3)}
    stack, *single = recognise(joined(cells)).networks
    assert stack.prefix == together and stack.cells == tuple(cells)
    assert stack.is_cell and stack.architecture.layers == 3
    assert "layers on top of each other" in str(stack.notes[0])
    close(stack, run_cells(list(cells.values()), X))
    assert [network.prefix for network in single] == list(cells)
    x = torch.ones(2, 1, 4, dtype=torch.float64)
    close(single[1], run_cells([list(cells.values())[1]], x), x)


def test_twelve_cells_are_in_the_order_of_their_numbers() -> None:
    cells = {f"c.{k}": randomised(nn.GRUCell(4 if k else 5, 4).double(), k) for k in range(12)}
    shuffled = {prefix: cells[prefix] for prefix in sorted(cells)}
    close(recognise(joined(shuffled)).networks[0], run_cells(list(cells.values()), X))


@pytest.mark.parametrize(
    "cells",
    [
        {"c.0": nn.LSTMCell(5, 4), "c.1": nn.LSTMCell(5, 4)},
        {"c.0": nn.LSTMCell(5, 4), "c.1": nn.GRUCell(4, 4)},
        {"c.0": nn.LSTMCell(5, 4), "c.1": nn.LSTMCell(4, 3)},
        {"c.0": nn.LSTMCell(5, 4), "c.2": nn.LSTMCell(4, 4)},
        {"c.3": nn.LSTMCell(5, 4), "c.4": nn.LSTMCell(4, 4)},
        {"c.0": nn.LSTMCell(5, 4), "c.1": nn.LSTMCell(4, 4).double()},
        {"encoder": nn.LSTMCell(5, 4), "decoder": nn.LSTMCell(4, 4)},
    ],
    ids=["other inputs", "another kind", "another size", "a gap", "begins at 3", "another precision", "no number"],
)
def test_cells_that_do_not_fit_stay_apart(cells: dict[str, nn.Module]) -> None:
    assert [network.prefix for network in recognise(joined(cells)).networks] == list(cells)


def test_a_cell_and_a_layer_of_the_same_name() -> None:
    found = recognise({**named(nn.LSTMCell(5, 4), "a."), **named(nn.GRU(5, 4), "a.")})
    assert [(n.architecture.kind, n.is_cell) for n in found.networks] == [(Kind.LSTM, True), (Kind.GRU, False)]


def without(name: str) -> dict[str, Tensor]:
    tensors = named(nn.LSTM(3, 4, 2))
    del tensors[name]
    return tensors


def with_tensor(name: str, tensor: Tensor) -> dict[str, Tensor]:
    return {**named(nn.LSTM(3, 4, 2)), name: tensor}


PROBLEMS: dict[str, tuple[Any, str]] = {
    "projection": (named(nn.LSTM(3, 4, proj_size=2)), r"projection \(proj_size\) is not supported"),
    "peepholes": (with_tensor("weight_ch_l0", torch.zeros(3, 4)), "Peepholes"),
    "quantised": (with_tensor("weight_ih_l0", torch.zeros(16, 3, dtype=torch.int8)), "quantised"),
    "complex": (with_tensor("weight_ih_l0", torch.zeros(16, 3, dtype=torch.complex64)), "floating-point"),
    "no weight_hh_l0": (without("weight_hh_l0"), "weight_hh_l0 is missing"),
    "no weight_ih_l0": (without("weight_ih_l0"), "weight_ih_l0 is missing"),
    "no weight_ih_l1": (without("weight_ih_l1"), "weight_ih_l1 is missing"),
    "no bias_hh_l1": (without("bias_hh_l1"), "bias_hh_l1 is missing"),
    "half a direction": (with_tensor("weight_ih_l0_reverse", torch.zeros(16, 3)), "weight_hh_l0_reverse is missing"),
    "a layer of 10,000": (with_tensor("weight_ih_l9999", torch.zeros(16, 4)), "Of 10000 layers it has only 9"),
    "a layer too many": (with_tensor("weight_ih_l2", torch.zeros(16, 4)), "weight_hh_l2 is missing"),
    "a strange number": (with_tensor("weight_ih_l00", torch.zeros(16, 4)), "weight_ih_l00 does not belong"),
    "two gates": ({"weight_hh_l0": torch.zeros(8, 4), "weight_ih_l0": torch.zeros(8, 3)}, "neither 1, 3 nor 4 times"),
    "half a gate": ({"weight_hh_l0": torch.zeros(6, 4), "weight_ih_l0": torch.zeros(6, 3)}, "neither 1, 3 nor 4"),
    "a vector": (with_tensor("weight_hh_l0", torch.zeros(16)), r"has the shape \(16,\)"),
    "nothing at all": (with_tensor("weight_hh_l0", torch.zeros(16, 0)), r"has the shape \(16, 0\)"),
    "no units": (with_tensor("weight_hh_l0", torch.zeros(0, 0)), r"has the shape \(0, 0\)"),
    "no inputs": (with_tensor("weight_ih_l0", torch.zeros(16, 0)), r"has the shape \(16, 0\)"),
    "other rows": (with_tensor("weight_ih_l0", torch.zeros(12, 3)), r"has the shape \(12, 3\), expected \(16, 3\)"),
    "other inputs": (with_tensor("weight_ih_l1", torch.zeros(16, 3)), r"expected \(16, 4\)"),
    "another bias": (with_tensor("bias_hh_l1", torch.zeros(4)), r"expected \(16,\)"),
}


@pytest.mark.parametrize("case", PROBLEMS)
def test_what_cannot_be_used_is_said(case: str) -> None:
    tensors, words = PROBLEMS[case]
    good = named(nn.GRU(2, 2), "good.")
    found = recognise({**{f"bad.{name}": tensor for name, tensor in tensors.items()}, **good})
    assert [network.prefix for network in found.networks] == ["good"]
    ((prefix, why),) = found.problems
    assert prefix == "bad"
    assert [name for name, _ in found.unused] == [f"bad.{name}" for name in tensors]
    assert re.search(words, str(why))


def test_names_that_only_look_alike() -> None:
    strange = ["weight_ih_l0_raw", "weight_ih_l٣", "weight_ih_l12345", "weight_hh_l0.original", "weight_ihx", "ih_l0"]
    found = recognise({name: torch.zeros(4, 4) for name in strange})
    assert found.networks == () and found.problems == () and [name for name, _ in found.unused] == strange


def test_weights_that_are_not_finite_are_said() -> None:
    tensors = named(nn.LSTM(3, 4))
    tensors["bias_hh_l0"] = torch.full((16,), float("nan"))
    assert "not finite" in str(only(tensors).notes[0])
