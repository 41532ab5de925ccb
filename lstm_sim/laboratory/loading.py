"""Networks found where they are kept, loaded once and kept while they are in use."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch

from lstm_sim.checkpoints.checkpoint import Checkpoint
from lstm_sim.checkpoints.opening import Opened, open_bytes
from lstm_sim.checkpoints.plain_file import read_plain_file, within_memory
from lstm_sim.data.series import Scaling
from lstm_sim.data.vocabulary import Vocabulary
from lstm_sim.errors import InputError, said
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.laboratory.reading import Known
from lstm_sim.laboratory.runs import name_of
from lstm_sim.networks.network import Network


@dataclass(frozen=True, eq=False)
class Live:
    """A run that is being trained in this program, as it stands now.

    Attributes:
        run: its name.
        checkpoint: its present weights; they belong to whoever holds this and never change.
        step: of the training.
    """

    run: str
    checkpoint: Checkpoint
    step: int


@dataclass(frozen=True, eq=False)
class Loaded:
    """A network in memory, ready to answer."""

    known: Known
    network: Network
    vocabulary: Vocabulary | None
    scaling: Scaling | None


class Loading:
    """Loads each network when it is first asked for, and again when its file or its training has gone on."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self._kept: dict[NetworkRef, tuple[tuple[object, ...], Loaded | InputError]] = {}
        self._version = 0

    def load(self, ref: NetworkRef, live: Mapping[str, Live]) -> Loaded:
        """The network of `ref`; the same object as long as its weights are the same.

        A file that was refused is not read again before it changes. Raises InputError if there is no such file, if it
        is another than it was, or if it cannot be used.
        """
        followed = live.get(ref.name) if ref.where is Where.RUN else None
        old = self._kept.get(ref)
        try:
            state = ("live", followed) if followed else self._state_of(ref)
            if old is None or old[0] != state:
                before = old[1] if old is not None and isinstance(old[1], Loaded) else None
                self._kept[ref] = old = (state, self._load(ref, followed, before))
        except OSError as error:
            raise InputError(
                said("The file cannot be opened: {0}.", error.strerror or error),
                file=self.folders.file_of(ref),
                remedy="Open the network again from where it is now.",
            ) from None
        if isinstance(old[1], InputError):
            raise old[1]
        return old[1]

    def keep_only(self, refs: tuple[NetworkRef, ...]) -> None:
        """Let the networks go that are no longer asked for."""
        self._kept = {ref: kept for ref, kept in self._kept.items() if ref in refs}

    def _state_of(self, ref: NetworkRef) -> tuple[object, ...]:
        """What is another once the file is. Raises OSError."""
        found = self.folders.file_of(ref).stat()
        return "file", found.st_mtime_ns, found.st_size, found.st_ino, self._title(ref)

    def _load(self, ref: NetworkRef, followed: Live | None, old: Loaded | None) -> Loaded | InputError:
        try:
            checkpoint = followed.checkpoint if followed else checkpoint_of(ref, self.folders)
            return self._loaded(ref, checkpoint, followed, old)
        except InputError as error:
            return error

    def _title(self, ref: NetworkRef) -> str:
        """What a network is called on screen: a run by its name, which the user may change."""
        if ref.where is Where.RUN:
            return name_of(self.folders.runs / ref.name)
        if ref.where is Where.SHIPPED:
            return ref.name
        name = Path(ref.name).name
        return f"{name} · {ref.prefix}" if ref.prefix else name

    def _loaded(self, ref: NetworkRef, checkpoint: Checkpoint, followed: Live | None, old: Loaded | None) -> Loaded:
        self._version += 1
        architecture, vocabulary = checkpoint.architecture, checkpoint.vocabulary
        if old is not None and old.known.architecture == architecture and followed is not None:
            network = old.network  # no trace of it shares its memory
            with torch.no_grad():
                for name, parameter in network.named_parameters():
                    parameter.copy_(checkpoint.weights[name])
        else:
            network = checkpoint.network()
        scores = checkpoint.scores
        known = Known(
            ref,
            self._title(ref) if old is None or followed is None else old.known.title,
            architecture,
            checkpoint.config,
            old.known.words
            if old is not None and old.vocabulary is vocabulary
            else frozenset(vocabulary.words if vocabulary else ()),
            _labels(checkpoint),
            architecture.parameter_counts(),
            None if scores is None else scores.spans.f1 if scores.spans else scores.accuracy,
            followed.step if followed else 0,
            self._version,
        )
        return Loaded(known, network, vocabulary, checkpoint.scaling)


def checkpoint_of(ref: NetworkRef, folders: Folders) -> Checkpoint:
    """The network of `ref` as its file has it; the file is read once, so that what is checked is what is used.

    Raises InputError if it is another file than it was, or if it cannot be used; OSError if it cannot be opened.
    """
    path = folders.file_of(ref)
    with within_memory(path):
        data = read_plain_file(path)
        if ref.sha256 and hashlib.sha256(data).hexdigest() != ref.sha256:
            raise InputError(
                "The file is not the one it was when this session was saved.",
                file=path,
                remedy="Open the network again to use it as it is now.",
            )
        return open_bytes(data, path).choose(ref.prefix)


def open_reference(path: Path) -> tuple[Opened, NetworkRef]:
    """What is in a file, and the file as a network by path and hash; it is read once.

    Raises InputError if there is no network in it that can be used; OSError if it cannot be opened.
    """
    with within_memory(path):
        data = read_plain_file(path)
        opened = open_bytes(data, path)
    return opened, NetworkRef(Where.FILE, str(path.resolve()), hashlib.sha256(data).hexdigest())


def _labels(checkpoint: Checkpoint) -> tuple[str, ...]:
    """What is answered; classes without names by their numbers."""
    shape = checkpoint.architecture
    if checkpoint.vocabulary is not None:
        return checkpoint.vocabulary.labels
    return tuple(str(k + 1) for k in range(shape.outputs)) if shape.head.answers_labels else ()
