"""A trained network on disk: one safetensors file with a JSON header that says everything about it."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

import msgspec
import safetensors.torch
import torch
from torch import Tensor

from lstm_sim.atomic import write_atomically
from lstm_sim.checkpoints.plain_file import read_plain_file, shown, within_memory
from lstm_sim.checkpoints.tensor_file import TensorFile, load_tensors
from lstm_sim.data.series import Scaling
from lstm_sim.data.vocabulary import Vocabulary
from lstm_sim.errors import InputError, Said, said
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
        scaling: of the series it was trained on; None for another task.
    """

    architecture: Architecture
    weights: Mapping[str, Tensor]
    config: Config | None = None
    vocabulary: Vocabulary | None = None
    scores: Scores | None = None
    run: RunState | None = None
    scaling: Scaling | None = None

    def network(self) -> Network:
        """The network itself, ready to answer. It shares no memory with the checkpoint."""
        with torch.device("meta"):  # weights that are replaced at once take no room
            network = Network(self.architecture, seed=None)
        network.load_state_dict({name: weight.clone() for name, weight in self.weights.items()}, assign=True)
        return network.eval()

    @property
    def finished(self) -> bool:
        """True if there is nothing left to train."""
        return self.run is None


class _Vocabulary(msgspec.Struct):
    words: tuple[str, ...]
    characters: tuple[str, ...]
    labels: tuple[str, ...]


class _Content(msgspec.Struct):
    """What is written beside the tensors. Later versions may add fields; this one ignores what it does not know."""

    architecture: Architecture
    config: Config | None = None
    vocabulary: _Vocabulary | None = None
    scores: msgspec.Raw = msgspec.Raw(b"null")
    run: dict[str, int | float | str | None] | None = None
    scaling: Scaling | None = None


class _Version(msgspec.Struct):
    version: int


class _Header(_Version):
    """The content as it stands in the file, so that the checksum is that of its very letters."""

    sha256: str
    content: msgspec.Raw


def write_checkpoint(path: Path, checkpoint: Checkpoint) -> None:
    """Write a checkpoint; the file that was there is replaced as a whole or not at all. Raises OSError."""
    tensors = {_NETWORK + name: t.detach().cpu().contiguous() for name, t in checkpoint.weights.items()}
    if checkpoint.run is not None:
        tensors |= {_RUN + name: tensor.contiguous() for name, tensor in checkpoint.run.tensors.items()}
    vocabulary = checkpoint.vocabulary
    content = msgspec.json.encode(
        _Content(
            checkpoint.architecture,
            checkpoint.config,
            None if vocabulary is None else _Vocabulary(vocabulary.words, vocabulary.characters, vocabulary.labels),
            msgspec.Raw(_scores_as_json(checkpoint.scores)),
            None if checkpoint.run is None else checkpoint.run.values,
            checkpoint.scaling,
        )
    )
    header = _Header(VERSION, checksum(content, tensors), msgspec.Raw(content))
    metadata = {HEADER: msgspec.json.encode(header).decode()}
    write_atomically(path, safetensors.torch.save(tensors, metadata))


def read_checkpoint(path: Path) -> Checkpoint:
    """Read one of our checkpoints.

    Raises InputError, and nothing else, for a file that is not one or is damaged; OSError if it cannot be opened.
    """
    with within_memory(path):
        return checkpoint_in(load_tensors(read_plain_file(path), path))


def checkpoint_in(file: TensorFile) -> Checkpoint:
    """The checkpoint in a safetensors file that is already read and checked as such."""
    if HEADER not in file.metadata:
        raise InputError(
            "This is not a checkpoint of LSTM Sim.", file=file.path, remedy="Open it as a network of another program."
        )
    try:
        header = _read_header(file)
        content = msgspec.json.decode(header.content, type=_Content)
        scores = msgspec.json.decode(content.scores, type=Scores | None, strict=False)
    except (msgspec.MsgspecError, RecursionError, OverflowError, UnicodeDecodeError) as error:
        raise _damaged(file, said("Its header cannot be read: {0}.", shown(error, 200).rstrip("."))) from None
    weights = {n.removeprefix(_NETWORK): t for n, t in file.tensors.items() if n.startswith(_NETWORK)}
    rest = {n.removeprefix(_RUN): t for n, t in file.tensors.items() if n.startswith(_RUN)}
    known = content.vocabulary
    vocabulary = None if known is None else Vocabulary(known.words, known.characters, known.labels)
    _check_weights(file, content.architecture, vocabulary, weights)
    scaling = content.scaling
    if scaling is not None and not _fits(scaling, content.architecture):
        raise _damaged(file, said("Its scaling does not fit its network."))
    run = None if content.run is None else RunState(rest, dict(content.run))
    return Checkpoint(content.architecture, weights, content.config, vocabulary, scores, run, scaling)


def _read_header(file: TensorFile) -> _Header:
    """The header, of a version that is known and with the right checksum.

    Raises InputError if it has not, MsgspecError if it is no header.
    """
    text = file.metadata[HEADER]
    version = msgspec.json.decode(text, type=_Version).version
    if version > VERSION:
        raise InputError(
            said("It was written by a later version (format {0}; this program knows {1}).", shown(version), VERSION),
            file=file.path,
            remedy="Update LSTM Sim.",
        )
    header = msgspec.json.decode(text, type=_Header)
    if version < 1 or checksum(bytes(header.content), file.tensors) != header.sha256:
        raise _damaged(file, said("What it holds does not agree with its checksum."))
    return header


def _scores_as_json(scores: Scores | None) -> bytes:
    """JSON has no word for a loss that is not finite: it is written as text, "nan" or "inf"."""

    def finite(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: finite(inner) for key, inner in value.items()}
        return str(value) if isinstance(value, float) and not math.isfinite(value) else value

    return msgspec.json.encode(finite(msgspec.to_builtins(scores)))


def _check_weights(
    file: TensorFile, architecture: Architecture, vocabulary: Vocabulary | None, weights: Mapping[str, Tensor]
) -> None:
    """Raise InputError unless the weights are those of the architecture; nothing large is made before that is known."""
    held = sum(tensor.numel() for tensor in weights.values())
    sizes = [size for size in astuple(architecture) if type(size) is int]
    if min(sizes) < 0 or max(sizes) > held or architecture.layers * architecture.directions > len(weights):
        raise _damaged(file, said("Its header speaks of a network of another size than it holds."))
    declared = sum(architecture.parameter_counts().values())
    if declared != held:
        raise _damaged(file, said("Its header speaks of {0} parameters, it holds {1}.", declared, held))
    if {tensor.dtype for tensor in weights.values()} not in ({torch.float32}, {torch.float64}):
        raise _damaged(file, said("Its weights are neither float32 nor float64."))
    if architecture.reads_words != (vocabulary is not None) or (
        vocabulary is not None
        and (
            len(vocabulary.words) != architecture.vocabulary_size
            or len(vocabulary.labels) != architecture.outputs
            or (architecture.character_features and len(vocabulary.characters) != architecture.character_count)
        )
    ):
        raise _damaged(file, said("Its vocabulary does not fit its network."))
    try:
        with torch.device("meta"):
            wanted = {name: tuple(p.shape) for name, p in Network(architecture, None).named_parameters()}
    except (RuntimeError, ValueError, AssertionError, IndexError):
        raise _damaged(file, said("Its header speaks of a network that cannot be.")) from None
    found = {name: tuple(t.shape) for name, t in weights.items()}
    wrong = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    if wrong:
        raise _damaged(file, said("Its tensor {0} does not fit its network.", wrong[0]))


def _fits(scaling: Scaling, architecture: Architecture) -> bool:
    """True for one number of each sort for each column that the network reads."""
    columns = {len(scaling.names), len(scaling.mean), len(scaling.deviation)}
    return columns == {architecture.embedding_size} and not architecture.reads_words and all(scaling.deviation)


def _damaged(file: TensorFile, problem: Said) -> InputError:
    return InputError(problem, file=file.path, remedy="The file is damaged; take an earlier copy of it.")


def checksum(content: bytes, tensors: Mapping[str, Tensor]) -> str:
    """SHA-256 over the header's content and then the name, type, shape and bytes of each tensor, in order of names."""
    digest = hashlib.sha256(content)
    for name in sorted(tensors):
        tensor = tensors[name].contiguous()
        digest.update(f"\n{name} {tensor.dtype} {tuple(tensor.shape)}\n".encode())
        raw: Any = tensor.view(-1).view(torch.uint8).numpy()
        digest.update(raw)
    return digest.hexdigest()
