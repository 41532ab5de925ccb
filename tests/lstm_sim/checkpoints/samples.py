"""Checkpoints, state dicts and the raw forms of both files, sound and unsound."""

from __future__ import annotations

import io
import json
import pickle
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from lstm_sim.checkpoints.checkpoint import Checkpoint
from lstm_sim.data.vocabulary import UNKNOWN, Vocabulary
from lstm_sim.networks.architecture import Architecture, Kind
from lstm_sim.networks.network import Inputs, Network
from lstm_sim.training.config import Config, Task
from lstm_sim.training.metrics import Scores, SpanScores
from lstm_sim.training.state import RunState
from tests.lstm_sim.networks.samples import random_network

FILE = Path("x.file")
"""The name in every message about bytes that were never in a file."""


def vocabulary_for(architecture: Architecture) -> Vocabulary | None:
    """As many words, characters and labels as the architecture has, in several scripts."""
    if not architecture.reads_words:
        return None
    words = (UNKNOWN, *(f'到達 {k}\u2028\\"' for k in range(architecture.vocabulary_size - 1)))
    characters = ("", UNKNOWN, *(chr(0x4E00 + k) for k in range(max(architecture.character_count - 2, 0))))
    return Vocabulary(words, characters, ("O", *(f"B-{k}" for k in range(architecture.outputs - 1))))


def sample_checkpoint(network: Network, run: bool = True) -> Checkpoint:
    """A checkpoint with everything a checkpoint can have."""
    architecture = network.architecture
    spans = SpanScores(1 / 3, 0.1, 2 / 7, 11)
    generator = torch.Generator().manual_seed(4)
    state = RunState(
        {
            "current.a": torch.randn(3, 2, generator=generator),
            "optimizer.0.step": torch.tensor(7.0),
            "generator.order": generator.get_state(),
        },
        {"step": 7, "epoch": 1, "place": 3, "best_score": 2 / 7, "epochs_without_better": 0, "data": "abc"},
    )
    return Checkpoint(
        architecture,
        {name: parameter.detach().clone() for name, parameter in network.named_parameters()},
        Config(Task.FILES, "some/folder", kind=architecture.kind, head=architecture.head, learning_rate=1 / 3),
        vocabulary_for(architecture),
        Scores(0.1 + 0.2, 0.9, spans, {"city": spans}, {"O": {"O": 5, "B-0": 1}}),
        state if run else None,
    )


def tiny_network() -> Network:
    """One LSTM layer of two units over three words, in float32."""
    return random_network(Architecture(Kind.LSTM, 2, 2, 2, vocabulary_size=3)).float()


def safetensors_bytes(header: object, body: bytes = b"", length: int | None = None) -> bytes:
    """A safetensors file with that header (as JSON, or bytes as they are), whatever it says."""
    raw = header if isinstance(header, bytes) else json.dumps(header).encode()
    return (len(raw) if length is None else length).to_bytes(8, "little") + raw + body


def header_and_body(data: bytes) -> tuple[dict[str, Any], bytes]:
    """The parts of a safetensors file."""
    length = int.from_bytes(data[:8], "little")
    return json.loads(data[8 : 8 + length]), data[8 + length :]


def torch_bytes(whole: object, **options: Any) -> bytes:
    """What torch.save writes."""
    file = io.BytesIO()
    torch.save(whole, file, **options)
    return file.getvalue()


def archive_bytes(program: bytes, parts: Mapping[str, bytes] | None = None, folder: str = "archive") -> bytes:
    """An archive as torch.save makes it, with that pickle."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in {"data.pkl": program, "byteorder": b"little", "version": b"3\n", **(parts or {})}.items():
            archive.writestr(f"{folder}/{name}", data)
    return file.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of an archive, by their names within its folder."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


class Calls:
    """What pickles as a call of `called`."""

    def __init__(self, called: Any, *arguments: Any) -> None:
        self.call = called, arguments

    def __reduce__(self) -> Any:
        return self.call


def pickled(value: object, protocol: int = 2) -> bytes:
    """A pickle of plain Python."""
    return pickle.dumps(value, protocol)


def text(value: str) -> bytes:
    """The instruction that puts text on a pickle's stack."""
    raw = value.encode("utf-8", "surrogatepass")
    return b"X" + len(raw).to_bytes(4, "little") + raw


def number(value: int) -> bytes:
    """The instruction that puts a number on a pickle's stack."""
    return b"\x8a\x08" + value.to_bytes(8, "little", signed=True)


def tensor_program(
    size: tuple[int, ...] = (2,),
    stride: tuple[int, ...] = (1,),
    offset: int = 0,
    count: int = 2,
    key: str = "0",
    kind: str = "FloatStorage",
) -> bytes:
    """The part of a pickle that makes one tensor, whatever it claims."""
    storage = b"(" + text("storage") + f"ctorch\n{kind}\n".encode() + text(key) + text("cpu") + number(count) + b"tQ"
    shape = b"".join(b"(" + b"".join(map(number, numbers)) + b"t" for numbers in (size, stride))
    arguments = b"(" + storage + number(offset) + shape + b"\x89ccollections\nOrderedDict\n)Rt"
    return b"ctorch._utils\n_rebuild_tensor_v2\n" + arguments + b"R"


def program(**values: bytes) -> bytes:
    """A whole pickle: a dictionary of what those parts make."""
    return b"\x80\x02}" + b"".join(text(name) + part + b"s" for name, part in values.items()) + b"."


def answers(network: Network, x: Tensor) -> Tensor:
    """What a network answers to (T, B, I)."""
    return network(Inputs(x, torch.full((x.shape[1],), x.shape[0])))


def randomised(module: nn.Module, seed: int = 0) -> Any:
    """The module with every weight drawn anew."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(0.7 * torch.randn(parameter.shape, generator=generator, dtype=torch.float64))
    return module
