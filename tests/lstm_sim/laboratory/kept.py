"""Small random networks kept in files, as the engine meets them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from lstm_sim.checkpoints.checkpoint import Checkpoint, write_checkpoint
from lstm_sim.data.vocabulary import UNKNOWN, Vocabulary
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.network import Network
from tests.lstm_sim.networks.samples import random_network

WORDS = Vocabulary((UNKNOWN, "a", "b", "c", "d", "e", "到"), ("", UNKNOWN), ("O", "B-to", "B-from", "B-day", "I-day"))
"""What the shapes of networks.samples read and answer."""


def folders(folder: Path) -> Folders:
    return Folders(folder, folder / "runs")


def keep(
    folder: Path,
    name: str,
    shape: Architecture,
    precision: torch.dtype = torch.float64,
    network: Network | None = None,
    **more: Any,
) -> tuple[NetworkRef, Network]:
    """A network of `shape` among the shipped ones, and the network itself."""
    made = network or random_network(shape).to(precision)
    if shape.reads_words:
        more.setdefault("vocabulary", WORDS)
    write_checkpoint(folder / f"{name}.safetensors", Checkpoint(shape, dict(made.named_parameters()), **more))
    return NetworkRef(Where.SHIPPED, name), made


def of_numbers(kind: Kind = Kind.LSTM, inputs: int = 2, outputs: int = 1, **more: Any) -> Architecture:
    return Architecture(kind, 4, inputs, outputs, head=Head.REGRESSION, **more)
