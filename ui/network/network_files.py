"""The NetworkFiles: the network that is looked into, and the values of its run, written to files beside the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from lstm_sim.atomic import write_atomically
from lstm_sim.errors import InputError
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.lab import NetworkRef
from lstm_sim.laboratory.reading import Reading
from lstm_sim.network_table import Named, npz_bytes, trace_arrays, trace_rows
from ui.network.laboratory import Laboratory
from ui.problems import in_words
from ui.worker import Worker

if TYPE_CHECKING:
    from lstm_sim.laboratory.loading import Live


class NetworkFiles(QObject):
    """Asks for a file, writes it in a thread, and tells what came of it."""

    problem_found = Signal(str)
    told = Signal(str, int)

    def __init__(self, laboratory: Laboratory, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._laboratory = laboratory
        self._settings = settings
        self._window = window
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
        path = self._ask(self.tr("Save Network As"), f"{Path(frame.before.network.title).stem}.safetensors", filters)
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
        path = self._ask(self.tr("Export Traces"), f"{Path(reading.network.title).stem}-trace.csv", filters)
        if path is not None:
            self._start(path, lambda: _write_traces(path, reading))

    def _ask(self, title: str, name: str, filters: list[str]) -> Path | None:
        folder = Path(str(self._settings.value("folder", str(Path.home()))))
        chosen, pattern = QFileDialog.getSaveFileName(self._window, title, str(folder / name), ";;".join(filters))
        if not chosen:
            return None
        path = Path(chosen)
        if not path.suffix and "*." in pattern:
            path = path.with_suffix("." + pattern.rsplit("*.", 1)[1].rstrip(")"))
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
    from lstm_sim.checkpoints.opening import open_file

    checkpoint = live.checkpoint if live is not None else open_file(folders.file_of(ref)).choose(ref.prefix)
    yield export_network(path, checkpoint)


def _write_traces(path: Path, reading: Reading) -> Iterator[tuple[Path, ...]]:
    """In the thread: every value of a reading into a file."""
    assert reading.trace is not None
    labels = reading.network.labels
    words = reading.tokens if reading.network.reads_words else ()
    outputs = () if labels else tuple(f"y{k + 1}" for k in range(reading.scores.shape[1]))
    named = Named(words, labels, outputs)
    if path.suffix.lower() == ".npz":
        write_atomically(path, npz_bytes(trace_arrays(reading.trace, named)))
    else:
        write_atomically(path, trace_rows(reading.trace, named).to_csv().encode())
    yield (path,)
