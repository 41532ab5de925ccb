"""Tiny networks for the tests of panels, and a Laboratory that answers without a thread."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lstm_sim.checkpoints.checkpoint import Checkpoint, write_checkpoint
from lstm_sim.data.vocabulary import Vocabulary
from lstm_sim.laboratory.engine import Engine
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.lab import Lab, Look, NetworkRef, Where
from lstm_sim.laboratory.opening import settle
from lstm_sim.laboratory.reading import LabFrame
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.network import Network
from lstm_sim.presets import start_session
from lstm_sim.session import Workspace
from ui.network.laboratory import Laboratory
from ui.store import Store

WORDS = ("<unknown>", "i", "arrive", "leave", "to", "taipei", "on", "november", "0nd", "明天", "到", "台北")
LABELS = ("other", "departure", "destination", "time")


def word_network(folder: Path, name: str, kind: Kind = Kind.LSTM, hidden_size: int = 6, **more: object) -> NetworkRef:
    """An untrained network of words under `name` among those that are shipped in `folder`."""
    vocabulary = Vocabulary(WORDS, (), LABELS)
    shape = Architecture(kind, hidden_size, 4, len(LABELS), vocabulary_size=len(WORDS), **more)  # type: ignore[arg-type]
    return _written(folder, name, shape, vocabulary)


def number_network(
    folder: Path, name: str, kind: Kind = Kind.LSTM, hidden_size: int = 6, inputs: int = 2, **more: object
) -> NetworkRef:
    """An untrained network of numbers."""
    shape = Architecture(kind, hidden_size, inputs, 1, head=Head.REGRESSION, **more)  # type: ignore[arg-type]
    return _written(folder, name, shape, None)


def _written(folder: Path, name: str, shape: Architecture, vocabulary: Vocabulary | None) -> NetworkRef:
    network = Network(shape, seed=3)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.safetensors"
    write_checkpoint(path, Checkpoint(shape, dict(network.named_parameters()), vocabulary=vocabulary))
    return NetworkRef(Where.SHIPPED, name)


class StillLab:
    """A session in the Network workspace, and a Laboratory that answers when `settle` is called, in this thread."""

    def __init__(self, folder: Path, *networks: NetworkRef, sentences: tuple[str, ...] = ("arrive Taipei",)) -> None:
        lab = Lab(networks=networks, sentences=sentences, look=Look())
        self.store = Store(replace(start_session(), lab=lab, workspace=Workspace.NETWORK))
        folders = Folders(folder, folder / "runs")
        self.laboratory = Laboratory(self.store, folders)
        self.store.changed.disconnect(self.laboratory._on_changed)  # an opened unit would start the thread
        self.engine = Engine(folders)

    @property
    def lab(self) -> Lab:
        """What the session asks."""
        return self.store.session.lab

    def settle(self) -> LabFrame:
        """Show every edit, and let the network answer as it is asked now; the answer."""
        self.store.flush()
        old, new = self.laboratory.frame, self.engine.answer(self.lab)
        self.laboratory.frame = new
        self.store.settle(settle(self.store.session, new))
        self.laboratory.answered.emit(old, new)
        self.store.flush()
        return new
