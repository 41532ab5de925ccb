"""The NetworkFiles: the network that is looked into, and the values of its run, written to files beside the window."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from lstm_sim.atomic import write_atomically
from lstm_sim.errors import InputError
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.networks.architecture import Head
from ui.files import ask_where
from ui.network.laboratory import Laboratory
from ui.problems import in_words
from ui.worker import Worker

if TYPE_CHECKING:
    from lstm_sim.laboratory.loading import Live
    from lstm_sim.laboratory.reading import Known, Reading


NETWORK_ENDINGS = (".safetensors", ".pt", ".py")
TRACE_ENDINGS = (".csv", ".npz")


class NetworkFiles(QObject):
    """Asks for a file, writes it in a thread, and tells what came of it."""

    problem_found = Signal(str)
    told = Signal(str, int)

    def __init__(self, laboratory: Laboratory, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._laboratory = laboratory
        self._settings = settings
        self._window = window
        self._path = Path()
        self._worker = Worker(self)
        self._worker.finished.connect(self._on_written)
        self._worker.failed.connect(self._on_failed)

    def close(self) -> None:
        """Wait for what is being written."""
        self._worker.stop_and_wait()

    def save_network(self) -> None:
        """Ask where the network that is looked into goes, and in which form."""
        frame = self._laboratory.frame
        if frame is None or frame.before is None:
            self.problem_found.emit(self.tr("No network is looked into. Choose one in Network first."))
            return
        ref = frame.before.network.ref
        filters = [
            self.tr("Checkpoint of LSTM Sim ({pattern})").format(pattern="*.safetensors"),
            self.tr("PyTorch state dict ({pattern})").format(pattern="*.pt"),
            self.tr("Python script with its weights beside it ({pattern})").format(pattern="*.py"),
        ]
        path = self._ask(self.tr("Save Network As"), _name_of(frame.before.network), filters, NETWORK_ENDINGS)
        if path is not None:
            folders, live = self._laboratory.folders, self._laboratory.live_of(ref)
            self._start(path, lambda: _write_network(path, ref, folders, live))

    def save_traces(self) -> None:
        """Ask where every value of the run that is shown goes: CSV or NPZ."""
        frame = self._laboratory.frame
        reading = None if frame is None else frame.after
        if reading is None or reading.trace is None:
            self.problem_found.emit(self.tr("No network is looked into. Choose one in Network first."))
            return
        filters = [
            self.tr("Table ({pattern})").format(pattern="*.csv"),
            self.tr("NumPy arrays ({pattern})").format(pattern="*.npz"),
        ]
        path = self._ask(self.tr("Export Traces"), f"{_name_of(reading.network)}-trace", filters, TRACE_ENDINGS)
        if path is not None:
            self._start(path, lambda: _write_traces(path, reading))

    def _ask(self, title: str, name: str, filters: list[str], endings: tuple[str, ...]) -> Path | None:
        if self._worker.running:
            self.problem_found.emit(self.tr("{file} is still being written. Wait for it.").format(file=self._path))
            return None
        folder = Path(str(self._settings.value("folder", str(Path.home()))))
        path = ask_where(self._window, title, folder / f"{name}{endings[0]}", filters, endings)
        if path is not None:
            self._settings.setValue("folder", str(path.parent))
        return path

    def _start(self, path: Path, make: Callable[[], Iterator[object]]) -> None:
        self.told.emit(self.tr("Writing {file}…").format(file=path), 0)
        self._path = path
        self._worker.start(make)

    def _on_written(self, files: object) -> None:
        names = ", ".join(str(file) for file in files) if isinstance(files, tuple) else str(self._path)
        self.told.emit(self.tr("Saved to {file}").format(file=names), 4_000)

    def _on_failed(self, error: Exception) -> None:
        self.told.emit("", 0)
        if isinstance(error, InputError):
            self.problem_found.emit(in_words(error))
            return
        reason = error.strerror if isinstance(error, OSError) else error
        self.problem_found.emit(
            self.tr("{file} cannot be written: {reason}. Choose another folder.").format(file=self._path, reason=reason)
        )


def _write_network(path: Path, ref: NetworkRef, folders: Folders, live: Live | None) -> Iterator[tuple[Path, ...]]:
    """In the thread: the network of `ref` (as it is being trained, where it is) into a file."""
    from lstm_sim.checkpoints.exporting import export_network
    from lstm_sim.laboratory.loading import checkpoint_of

    yield export_network(path, live.checkpoint if live is not None else checkpoint_of(ref, folders))


def _write_traces(path: Path, reading: Reading) -> Iterator[tuple[Path, ...]]:
    """In the thread: every value of a reading into a file."""
    from lstm_sim.network_table import Named, npz_bytes, trace_arrays, trace_csv

    assert reading.trace is not None
    network = reading.network
    outputs = [f"y{k + 1}" for k in range(network.architecture.outputs)]
    if network.labels or network.architecture.head is Head.HIDDEN:  # hidden states stand in the table as such
        outputs = []
    named = Named(reading.tokens if network.reads_words or network.labels else (), network.labels, outputs)
    if path.suffix.lower() == ".npz":
        write_atomically(path, npz_bytes(trace_arrays(reading.trace, named)))
    else:
        write_atomically(path, trace_csv(reading.trace, named))
    yield (path,)


def _name_of(network: Known) -> str:
    """What a file with this network may be called, without an ending: as the network, but for what no name may have."""
    ref = network.ref
    name = network.title
    if ref.where is Where.FILE:
        name = "-".join(filter(None, (Path(ref.name).stem, ref.prefix)))
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "-", name).strip(". ") or "network"
