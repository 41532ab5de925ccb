"""Recognising recurrent layers among the tensors of somebody else's file, by their names and shapes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

from lstm_sim.checkpoints.checkpoint import Checkpoint
from lstm_sim.networks.architecture import Architecture, Head, Kind

_NAME = re.compile(
    r"^(?P<prefix>.*?)(?P<part>weight_ih|weight_hh|bias_ih|bias_hh|weight_hr)(?P<place>_l\d+(_reverse)?)?$"
)
_KINDS = {1: Kind.ELMAN, 3: Kind.GRU, 4: Kind.LSTM}
_FLOATS = (torch.float16, torch.bfloat16, torch.float32, torch.float64)


@dataclass(frozen=True, eq=False)
class FoundNetwork:
    """A torch.nn.RNN, LSTM, GRU, RNNCell, LSTMCell or GRUCell found in a file.

    Attributes:
        prefix: what its parameters' names begin with, without the last dot; empty if nothing.
        architecture: what it is. It reads numbers and answers with its hidden state: no name tells an output layer.
        checkpoint: the same as a checkpoint of ours.
        is_cell: True for one of the Cell modules.
        notes: what had to be assumed.
    """

    prefix: str
    architecture: Architecture
    checkpoint: Checkpoint
    is_cell: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Recognised:
    """What a file's tensors are.

    Attributes:
        networks: the recurrent ones.
        unused: the names and shapes of all other tensors.
        problems: why something that looks recurrent could not be used, by prefix.
    """

    networks: tuple[FoundNetwork, ...]
    unused: tuple[tuple[str, tuple[int, ...]], ...]
    problems: tuple[tuple[str, str], ...]


def recognise(tensors: Mapping[str, Tensor]) -> Recognised:
    """Find every recurrent network under any prefix."""
    groups: dict[str, dict[str, Tensor]] = {}
    for name, tensor in tensors.items():
        match = _NAME.match(name)
        if match:
            groups.setdefault(match["prefix"], {})[match["part"] + (match["place"] or "")] = tensor
    networks, problems = [], []
    used: set[str] = set()
    for prefix, parts in groups.items():
        found = _network(prefix, parts)
        if isinstance(found, str):
            problems.append((prefix.rstrip("."), found))
        else:
            networks.append(found)
            used.update(prefix + part for part in parts)
    unused = tuple((name, tuple(tensor.shape)) for name, tensor in tensors.items() if name not in used)
    return Recognised(tuple(networks), unused, tuple(problems))


def _network(prefix: str, parts: Mapping[str, Tensor]) -> FoundNetwork | str:
    """The network of these parts, or in words why they are none."""
    if any(part.startswith("weight_hr") for part in parts):
        return "An LSTM with a projection (proj_size) is not supported."
    is_cell = "weight_hh" in parts
    if is_cell:
        parts = {f"{part}_l0" if "_l" not in part else part: tensor for part, tensor in parts.items()}
    if "weight_hh_l0" not in parts:
        return "weight_hh_l0 is missing."
    if any(tensor.dtype not in _FLOATS for tensor in parts.values()):
        return "Its weights are not floating-point numbers (quantised?)."
    recurrent = parts["weight_hh_l0"]
    if recurrent.dim() != 2 or not recurrent.shape[1]:
        return f"weight_hh_l0 has the shape {tuple(recurrent.shape)}."
    hidden = recurrent.shape[1]
    kind = _KINDS.get(recurrent.shape[0] // hidden) if recurrent.shape[0] % hidden == 0 else None
    if kind is None:
        return f"weight_hh_l0 has the shape {tuple(recurrent.shape)}: neither 1, 3 nor 4 times {hidden} rows."
    layers = 1 + max(int(re.findall(r"_l(\d+)", part)[0]) for part in parts)
    both = any(part.endswith("_reverse") for part in parts)
    biased = any(part.startswith("bias") for part in parts)
    if layers > len(parts):
        return f"Of {layers} layers it has only {len(parts)} tensors."
    first = parts.get("weight_ih_l0")
    if first is None or first.dim() != 2 or not first.shape[1]:
        return "weight_ih_l0 is missing or not a matrix."
    architecture = Architecture(
        kind, hidden, first.shape[1], hidden * (2 if both else 1), layers, both, head=Head.HIDDEN
    )
    weights: dict[str, Tensor] = {}
    precision = torch.float64 if all(t.dtype is torch.float64 for t in parts.values()) else torch.float32
    rows = recurrent.shape[0]
    expected = set()
    for layer in range(layers):
        for reverse in range(architecture.directions):
            place = f"_l{layer}{'_reverse' if reverse else ''}"
            shapes: dict[str, tuple[int, ...]] = {
                "weight_ih": (rows, architecture.input_size(layer)), "weight_hh": (rows, hidden),
                "bias_ih": (rows,), "bias_hh": (rows,),
            }  # fmt: skip
            for part, shape in shapes.items():
                tensor = parts.get(part + place)
                expected.add(part + place)
                if tensor is None and part.startswith("bias") and not biased:
                    tensor = torch.zeros(shape)
                if tensor is None:
                    return f"{part}{place} is missing."
                if tuple(tensor.shape) != shape:
                    return f"{part}{place} has the shape {tuple(tensor.shape)}, expected {shape}."
                half = "backwards" if reverse else "forwards"
                weights[f"{half}.{layer}.kernel.{part}_l0"] = tensor.to(precision).contiguous()
    if set(parts) - expected:
        return f"{sorted(set(parts) - expected)[0]} does not belong to it."
    notes = ["The file does not say which activation it uses; tanh is assumed."] if kind is Kind.ELMAN else []
    if not biased:
        notes.append("It has no biases; they are 0.")
    return FoundNetwork(prefix.rstrip("."), architecture, Checkpoint(architecture, weights), is_cell, tuple(notes))
