"""Networks found where they are kept, loaded once and kept while they are in use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch

from lstm_sim.checkpoints.checkpoint import Checkpoint
from lstm_sim.checkpoints.opening import open_file
from lstm_sim.data.vocabulary import Vocabulary
from lstm_sim.errors import InputError, said
from lstm_sim.laboratory.folders import Folders, hash_of
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


class Loading:
    """Loads each network when it is first asked for, and again when its file or its training has gone on."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self._kept: dict[NetworkRef, tuple[tuple[object, ...], Loaded]] = {}
        self._version = 0

    def load(self, ref: NetworkRef, live: Mapping[str, Live]) -> Loaded:
        """The network of `ref`; the same object as long as its weights are the same.

        Raises InputError if there is no such file, if it is another than it was, or if it cannot be used.
        """
        followed = live.get(ref.name) if ref.where is Where.RUN else None
        path = self.folders.file_of(ref)
        try:
            state: tuple[object, ...] = ("live", followed)
            if not followed:
                state = ("file", path.stat().st_mtime_ns, path.stat().st_size, self._title(ref))
            if ref in self._kept and self._kept[ref][0] == state:
                return self._kept[ref][1]
            checkpoint = followed.checkpoint if followed else self._read(path, ref)
        except OSError as error:
            raise InputError(
                said("The file cannot be opened: {0}.", error.strerror or error),
                file=path,
                remedy="Open the network again from where it is now.",
            ) from None
        old = self._kept.get(ref)
        loaded = self._loaded(ref, checkpoint, followed, old[1] if old else None)
        self._kept[ref] = (state, loaded)
        return loaded

    def keep_only(self, refs: tuple[NetworkRef, ...]) -> None:
        """Let the networks go that are no longer asked for."""
        self._kept = {ref: kept for ref, kept in self._kept.items() if ref in refs}

    def _read(self, path: Path, ref: NetworkRef) -> Checkpoint:
        if ref.sha256 and hash_of(path) != ref.sha256:
            raise InputError(
                "The file is not the one it was when this session was saved.",
                file=path,
                remedy="Open the network again to use it as it is now.",
            )
        return open_file(path).choose(ref.prefix)

    def _title(self, ref: NetworkRef) -> str:
        """What a network is called on screen: a run by its name, which the user may change."""
        if ref.where is Where.RUN:
            return name_of(self.folders.runs / ref.name)
        return ref.name if ref.where is Where.SHIPPED else Path(ref.name).name

    def _loaded(self, ref: NetworkRef, checkpoint: Checkpoint, followed: Live | None, old: Loaded | None) -> Loaded:
        self._version += 1
        architecture, vocabulary = checkpoint.architecture, checkpoint.vocabulary
        if old is not None and old.known.architecture == architecture and followed is not None:
            network = old.network
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
            frozenset(vocabulary.words if vocabulary else ()),
            vocabulary.labels if vocabulary else (),
            architecture.parameter_counts(),
            None if scores is None else scores.spans.f1 if scores.spans else scores.accuracy,
            followed.step if followed else 0,
            self._version,
        )
        return Loaded(known, network, vocabulary)
