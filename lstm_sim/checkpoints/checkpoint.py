"""A trained network on disk: one safetensors file with a JSON header that says everything about it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import safetensors.torch
import torch
from torch import Tensor

from lstm_sim.atomic import write_atomically
from lstm_sim.checkpoints.tensor_file import TensorFile, read_tensor_file
from lstm_sim.data.vocabulary import Vocabulary
from lstm_sim.errors import InputError, said
from lstm_sim.networks.architecture import Architecture
from lstm_sim.networks.network import Network
from lstm_sim.training.config import Config
from lstm_sim.training.metrics import Scores
from lstm_sim.training.state import RunState

VERSION = 1
"""Of the format; a file of every past version stays in the tests."""
HEADER = "lstm_sim"
"""The key of the header among the file's metadata."""
_NETWORK, _RUN = "network.", "run."


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """A network, and how it came to be.

    Attributes:
        architecture, weights: the network; `weights` by the names of networks.Network.
        config: what trained it; None for a network that was not trained here.
        vocabulary: of words and labels; None where the network reads and answers numbers.
        scores: on dev, of these weights; None if never evaluated.
        run: where its training stands, to go on from; None once it is finished.
    """

    architecture: Architecture
    weights: Mapping[str, Tensor]
    config: Config | None = None
    vocabulary: Vocabulary | None = None
    scores: Scores | None = None
    run: RunState | None = None

    def network(self) -> Network:
        """The network itself, ready to answer. It shares no memory with the checkpoint."""
        network = Network(self.architecture)
        dtypes = {tensor.dtype for tensor in self.weights.values()}
        if dtypes == {torch.float64}:
            network = network.double()
        network.load_state_dict(dict(self.weights))
        return network.eval()

    @property
    def finished(self) -> bool:
        """True if there is nothing left to train."""
        return self.run is None


class _Vocabulary(msgspec.Struct, forbid_unknown_fields=True):
    words: tuple[str, ...]
    characters: tuple[str, ...]
    labels: tuple[str, ...]


class _Header(msgspec.Struct):
    """What is written beside the tensors. Later versions may add fields; this one ignores what it does not know."""

    version: int
    sha256: str
    architecture: Architecture
    config: Config | None = None
    vocabulary: _Vocabulary | None = None
    scores: Scores | None = None
    run: dict[str, Any] | None = None


def write_checkpoint(path: Path, checkpoint: Checkpoint) -> None:
    """Write a checkpoint; the file that was there is replaced as a whole or not at all. Raises OSError."""
    tensors = {_NETWORK + name: t.detach().cpu().contiguous() for name, t in checkpoint.weights.items()}
    if checkpoint.run is not None:
        tensors |= {_RUN + name: tensor.contiguous() for name, tensor in checkpoint.run.tensors.items()}
    vocabulary = checkpoint.vocabulary
    header = _Header(
        VERSION,
        checksum(tensors),
        checkpoint.architecture,
        checkpoint.config,
        None if vocabulary is None else _Vocabulary(vocabulary.words, vocabulary.characters, vocabulary.labels),
        checkpoint.scores,
        None if checkpoint.run is None else checkpoint.run.values,
    )
    metadata = {HEADER: msgspec.json.encode(header).decode()}
    write_atomically(path, safetensors.torch.save(tensors, metadata))


def read_checkpoint(path: Path) -> Checkpoint:
    """Read one of our checkpoints. Raises InputError, and nothing else, for a file that is not one or is damaged."""
    return checkpoint_in(read_tensor_file(path))


def checkpoint_in(file: TensorFile) -> Checkpoint:
    """The checkpoint in a safetensors file that is already read and checked as such."""
    if HEADER not in file.metadata:
        raise InputError(
            "This is not a checkpoint of LSTM Sim.", file=file.path, remedy="Open it as a network of another program."
        )
    header = _read_header(file)
    weights = {n.removeprefix(_NETWORK): t for n, t in file.tensors.items() if n.startswith(_NETWORK)}
    rest = {n.removeprefix(_RUN): t for n, t in file.tensors.items() if n.startswith(_RUN)}
    if checksum(file.tensors) != header.sha256:
        raise InputError(
            "Its numbers do not agree with their checksum: the file is damaged.",
            file=file.path,
            remedy="Take an earlier copy of it.",
        )
    known = header.vocabulary
    vocabulary = None if known is None else Vocabulary(known.words, known.characters, known.labels)
    _check_weights(file, header.architecture, vocabulary, weights)
    run = None if header.run is None else RunState(rest, header.run)
    return Checkpoint(header.architecture, weights, header.config, vocabulary, header.scores, run)


def _read_header(file: TensorFile) -> _Header:
    text = file.metadata[HEADER]
    try:
        version = msgspec.json.decode(text, type=_OnlyVersion).version
        if version > VERSION:
            raise InputError(
                said("It was written by a later version (format {0}; this program knows {1}).", version, VERSION),
                file=file.path,
                remedy="Update LSTM Sim.",
            )
        return msgspec.json.decode(text, type=_Header)
    except (msgspec.MsgspecError, RecursionError, OverflowError) as error:
        raise InputError(
            said("Its header cannot be read: {0}.", str(error).rstrip(".")),
            file=file.path,
            remedy="The file is damaged; take an earlier copy of it.",
        ) from None


class _OnlyVersion(msgspec.Struct):
    version: int


def _check_weights(
    file: TensorFile, architecture: Architecture, vocabulary: Vocabulary | None, weights: Mapping[str, Tensor]
) -> None:
    """Raise InputError unless the weights are those of the architecture; nothing large is made before that is known."""
    declared = sum(architecture.parameter_counts().values())
    held = sum(tensor.numel() for tensor in weights.values())
    problem = None
    if declared != held:
        problem = said("Its header speaks of {0} parameters, it holds {1}.", declared, held)
    elif len({t.dtype for t in weights.values()} | {torch.float32, torch.float64}) > 2:
        problem = said("Its weights are neither float32 nor float64.")
    elif vocabulary is not None and (
        len(vocabulary.words) != architecture.vocabulary_size
        or len(vocabulary.labels) != architecture.outputs
        or (architecture.character_features and len(vocabulary.characters) != architecture.character_count)
    ):
        problem = said("Its vocabulary does not fit its network.")
    else:
        wanted = {name: tuple(p.shape) for name, p in Network(architecture).named_parameters()}
        found = {name: tuple(t.shape) for name, t in weights.items()}
        wrong = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
        if wrong:
            problem = said("Its tensor {0} does not fit its network.", wrong[0])
    if problem is not None:
        raise InputError(problem, file=file.path, remedy="The file is damaged; take an earlier copy of it.")


def checksum(tensors: Mapping[str, Tensor]) -> str:
    """SHA-256 over the names, types, shapes and bytes of tensors, in the order of their names."""
    digest = hashlib.sha256()
    for name in sorted(tensors):
        tensor = tensors[name].contiguous()
        digest.update(f"{name} {tensor.dtype} {tuple(tensor.shape)}\n".encode())
        raw: Any = tensor.view(-1).view(torch.uint8).numpy()
        digest.update(raw)
    return digest.hexdigest()
