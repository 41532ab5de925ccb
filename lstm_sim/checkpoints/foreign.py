"""Recognising recurrent layers among the tensors of somebody else's file, by their names and shapes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from lstm_sim.checkpoints.checkpoint import Checkpoint
from lstm_sim.errors import Said, said
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.convert import torch_parameters

_NAME = re.compile(
    r"(?P<prefix>.*?)(?P<part>weight_ih|weight_hh|bias_ih|bias_hh|weight_hr|weight_ch)"
    r"(?P<place>_l[0-9]{1,4}(_reverse)?)?",
    re.DOTALL,
)
_NUMBERED = re.compile(r"(?P<before>.*?)(?P<number>[0-9]{1,4})(?P<after>[^0-9]*)", re.DOTALL)
_KINDS = {1: Kind.ELMAN, 3: Kind.GRU, 4: Kind.LSTM}
_FLOATS = (torch.float16, torch.bfloat16, torch.float32, torch.float64)


@dataclass(frozen=True, eq=False)
class FoundNetwork:
    """A torch.nn.RNN, LSTM, GRU, RNNCell, LSTMCell or GRUCell found in a file.

    Attributes:
        prefix: what its parameters' names begin with, without the last dot; empty if nothing.
        architecture: what it is. It reads numbers and answers with its hidden state: no name tells an output layer.
        checkpoint: the same as a checkpoint of ours, in memory of its own.
        is_cell: True for one of the Cell modules, and for several of them on top of each other.
        notes: what had to be assumed.
        cells: of several cells taken as one network, the prefix of each; empty for everything else.
    """

    prefix: str
    architecture: Architecture
    checkpoint: Checkpoint
    is_cell: bool
    notes: tuple[Said, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Recognised:
    """What a file's tensors are.

    Attributes:
        networks: the recurrent ones. Cells that fit on top of each other are there as one network and each by itself.
        unused: the names and shapes of all other tensors.
        problems: why something that looks recurrent could not be used, by prefix.
    """

    networks: tuple[FoundNetwork, ...]
    unused: tuple[tuple[str, tuple[int, ...]], ...]
    problems: tuple[tuple[str, Said], ...]


def recognise(tensors: Mapping[str, Tensor]) -> Recognised:
    """Find every recurrent network under any prefix."""
    groups: dict[tuple[str, bool], dict[str, Tensor]] = {}
    for name, tensor in tensors.items():
        match = _NAME.fullmatch(name)
        if match:
            is_cell = match["place"] is None
            groups.setdefault((match["prefix"], is_cell), {})[match["part"] + (match["place"] or "")] = tensor
    networks: list[FoundNetwork] = []
    problems: list[tuple[str, Said]] = []
    used: set[str] = set()
    for (prefix, is_cell), parts in groups.items():
        found = _network(prefix.removesuffix("."), is_cell, parts)
        if isinstance(found, Said):
            problems.append((prefix.removesuffix("."), found))
        else:
            networks.append(found)
            used.update(prefix + part for part in parts)
    unused = tuple((name, tuple(tensor.shape)) for name, tensor in tensors.items() if name not in used)
    return Recognised((*_stacks(networks), *networks), unused, tuple(problems))


def _network(prefix: str, is_cell: bool, parts: Mapping[str, Tensor]) -> FoundNetwork | Said:
    """The network of these parts, or in words why they are none."""
    if is_cell:
        parts = {f"{part}_l0": tensor for part, tensor in parts.items()}
    architecture = _architecture(parts)
    if isinstance(architecture, Said):
        return architecture
    biased = any(part.startswith("bias") for part in parts)
    precision = torch.float64 if all(t.dtype is torch.float64 for t in parts.values()) else torch.float32
    names = torch_parameters(architecture)
    weights: dict[str, Tensor] = {}
    for name, shape in _shapes(architecture).items():
        tensor = parts.get(name)
        if tensor is None and name.startswith("bias") and not biased:
            tensor = torch.zeros(shape)
        if tensor is None:
            return said("{0} is missing.", name)
        if tuple(tensor.shape) != shape:
            return said("{0} has the shape {1}, expected {2}.", name, tuple(tensor.shape), shape)
        weights[names[name]] = torch.empty(shape, dtype=precision).copy_(tensor)
    strange = sorted(parts.keys() - names.keys())
    if strange:
        return said("{0} does not belong to it.", strange[0])
    notes = []
    if architecture.kind is Kind.ELMAN:
        notes.append(said("The file does not say which activation it uses; tanh is assumed."))
    if not biased:
        notes.append(said("It has no biases; they are 0."))
    if not all(bool(tensor.isfinite().all()) for tensor in weights.values()):
        notes.append(said("Some of its weights are not finite numbers."))
    return FoundNetwork(prefix, architecture, Checkpoint(architecture, weights), is_cell, tuple(notes))


def _architecture(parts: Mapping[str, Tensor]) -> Architecture | Said:
    """What the names and the shapes of the first layer speak of, or in words why it is nothing we have."""
    if any(part.startswith("weight_hr") for part in parts):
        return said("An LSTM with a projection (proj_size) is not supported.")
    if any(part.startswith("weight_ch") for part in parts):
        return said("Peepholes are read from LSTM Sim's own checkpoints only.")
    if any(tensor.dtype not in _FLOATS for tensor in parts.values()):
        return said("Its weights are not floating-point numbers (quantised?).")
    for name in ("weight_ih_l0", "weight_hh_l0"):
        if name not in parts:
            return said("{0} is missing.", name)
        if parts[name].dim() != 2 or not parts[name].numel():
            return said("{0} has the shape {1}.", name, tuple(parts[name].shape))
    rows, hidden = parts["weight_hh_l0"].shape
    kind = _KINDS.get(rows // hidden) if rows % hidden == 0 else None
    if kind is None:
        return said("weight_hh_l0 has the shape {0}: neither 1, 3 nor 4 times {1} rows.", (rows, hidden), hidden)
    layers = 1 + max(int(re.findall(r"_l([0-9]+)", part)[0]) for part in parts)
    if layers > len(parts):
        return said("Of {0} layers it has only {1} tensors.", layers, len(parts))
    both = any(part.endswith("_reverse") for part in parts)
    inputs = parts["weight_ih_l0"].shape[1]
    return Architecture(kind, hidden, inputs, hidden * (2 if both else 1), layers, both, head=Head.HIDDEN)


def _shapes(architecture: Architecture) -> dict[str, tuple[int, ...]]:
    """The shape of each of its parameters, by the name it has in torch.nn.RNN, LSTM or GRU."""
    hidden = architecture.hidden_size
    rows = hidden * {kind: gates for gates, kind in _KINDS.items()}[architecture.kind]
    shapes: dict[str, tuple[int, ...]] = {}
    for layer in range(architecture.layers):
        for place in (f"_l{layer}", f"_l{layer}_reverse")[: architecture.directions]:
            shapes[f"weight_ih{place}"] = (rows, architecture.input_size(layer))
            shapes[f"weight_hh{place}"] = (rows, hidden)
            shapes[f"bias_ih{place}"] = shapes[f"bias_hh{place}"] = (rows,)
    return shapes


def _stacks(networks: Sequence[FoundNetwork]) -> list[FoundNetwork]:
    """The networks that cells make whose prefixes are numbered and each of which reads what the one before it gives."""
    rows: dict[tuple[str, str], dict[int, FoundNetwork]] = {}
    for found in networks:
        match = _NUMBERED.fullmatch(found.prefix) if found.is_cell else None
        if match:
            rows.setdefault((match["before"], match["after"]), {})[int(match["number"])] = found
    taken = {found.prefix for found in networks}
    stacks = []
    for (before, after), numbered in rows.items():
        cells = [numbered[number] for number in sorted(numbered)]
        prefix = before.rstrip("._") + after
        if len(cells) > 1 and prefix not in taken and _fit(cells, sorted(numbered)):
            stacks.append(_stack(prefix, cells))
    return stacks


def _fit(cells: Sequence[FoundNetwork], numbers: Sequence[int]) -> bool:
    first = cells[0].architecture
    return (
        numbers[0] in (0, 1)
        and numbers[-1] - numbers[0] == len(numbers) - 1
        and all(
            replace(cell.architecture, embedding_size=first.hidden_size)
            == replace(first, embedding_size=first.hidden_size)
            for cell in cells
        )
        and all(cell.architecture.embedding_size == first.hidden_size for cell in cells[1:])
        and len({weight.dtype for cell in cells for weight in cell.checkpoint.weights.values()}) == 1
    )


def _stack(prefix: str, cells: Sequence[FoundNetwork]) -> FoundNetwork:
    weights = {
        name.replace("forwards.0.", f"forwards.{layer}.", 1): weight
        for layer, cell in enumerate(cells)
        for name, weight in cell.checkpoint.weights.items()
    }
    architecture = replace(cells[0].architecture, layers=len(cells))
    names = tuple(cell.prefix for cell in cells)
    notes = [note for cell in cells for note in cell.notes]
    assumed = said("Its cells are taken as layers on top of each other: {0}.", ", ".join(names))
    unique = tuple(dict.fromkeys([assumed, *notes]))
    return FoundNetwork(prefix, architecture, Checkpoint(architecture, weights), True, unique, names)
