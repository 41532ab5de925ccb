"""The Documents: sessions, sequences and networks from and to the user's files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from lstm_sim.activations import FloatArray
from lstm_sim.atomic import write_atomically
from lstm_sim.edits import take_sequence
from lstm_sim.errors import InputError
from lstm_sim.inputs import Sequence, parse_sequence
from lstm_sim.laboratory.edits import set_numbers, show_network, show_workspace
from lstm_sim.laboratory.lab import NetworkRef
from lstm_sim.laboratory.opening import leave_unit
from lstm_sim.limits import LARGEST
from lstm_sim.presets import Preset, start_session
from lstm_sim.session import Session, Workspace
from ui.files import NETWORK_SUFFIXES, SEQUENCE_SUFFIXES, SESSION_SUFFIX, ask_where, is_small, read_any
from ui.network.file_dialog import FileDialog, is_plain
from ui.network.laboratory import Laboratory
from ui.problems import in_words
from ui.recent import remember_file
from ui.store import Store
from ui.worker import Worker

if TYPE_CHECKING:
    from lstm_sim.checkpoints.opening import Opened


class Documents(QObject):
    """Opens and saves for one window; what cannot be done is told, what takes long is done beside the window."""

    problem_found = Signal(str)
    """Something could not be done; a sentence that says why and what to do."""
    told = Signal(str, int)
    """A remark, and for how many milliseconds it stands (0: until the next)."""

    def __init__(self, store: Store, laboratory: Laboratory, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._store = store
        self._laboratory = laboratory
        self._settings = settings
        self._window = window
        self._reader = Worker(self)
        self._reader.finished.connect(self._on_read)
        self._reader.failed.connect(self._on_read_failed)
        self._reader.stopped.connect(self._read_next)
        self._reading = Path()
        self._take: Callable[[Path, object], bool] = self._take_content
        self._next: tuple[Path, Callable[[], Iterator[object]], Callable[[Path, object], bool]] | None = None

    def close(self) -> None:
        """Wait for what is being read."""
        self._next = None
        self._reader.stop_and_wait()

    # ------------------------------------------------------------ opening

    def new(self) -> None:
        """Begin anew with the cell of a first start; what the other workspaces hold stays."""
        self._show_cell(start_session())

    def open_preset(self, preset: Preset) -> None:
        """Show one of the named cells; what the other workspaces hold stays."""
        self._show_cell(preset.build())

    def _show_cell(self, session: Session) -> None:
        present = leave_unit().apply(self._store.session)
        self._store.open(replace(session, lab=present.lab, study=present.study))

    def choose_file(self) -> None:
        """Ask for a file and open it."""
        patterns = " ".join(f"*{s}" for s in (SESSION_SUFFIX, ".json", *SEQUENCE_SUFFIXES, *NETWORK_SUFFIXES))
        every = self.tr("Sessions, sequences and networks ({patterns})").format(patterns=patterns)
        networks = self.tr("Networks ({patterns})").format(patterns=" ".join(f"*{s}" for s in NETWORK_SUFFIXES))
        filters = f"{every};;{networks};;{self.tr('All files (*)')}"
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open"), str(self._folder), filters)
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> bool:
        """Open a session, take in a sequence, or look into a network; False if it could not be.

        A large file and a network are read beside the window; what comes of it is told then.
        """
        if path.suffix.lower() in NETWORK_SUFFIXES:
            self._read_beside(path, lambda: _opened(path), self._take_network)
            return True
        from lstm_sim.data.series import LARGEST_VALUE

        # What networks read may be prices or populations; a cell's numbers stay where its plots can show them.
        largest = LARGEST_VALUE if self._store.session.workspace is Workspace.NETWORK else LARGEST
        if not is_small(path):
            self._read_beside(path, lambda: iter([read_any(path, largest)]), self._take_content)
            return True
        try:
            content = read_any(path, largest)
        except (InputError, OSError) as error:
            self._on_unreadable(path, error)
            return False
        return self._take_content(path, content)

    def _read_beside(
        self, path: Path, make: Callable[[], Iterator[object]], take: Callable[[Path, object], bool]
    ) -> None:
        """Read when the reader is free; only the newest of several files is waited for."""
        self.told.emit(self.tr("Reading {file}…").format(file=path), 0)
        self._next = (path, make, take)
        if self._reader.running:
            self._reader.stop()
        else:
            self._read_next()

    def _read_next(self) -> bool:
        """Begin with the file that waits, if one does."""
        if self._next is None:
            return False
        (self._reading, make, self._take), self._next = self._next, None
        self._reader.start(make)
        return True

    def _take_content(self, path: Path, content: object) -> bool:
        """Show the session or the sequence that was read from a file."""
        if isinstance(content, Session):
            self._store.open(content, path)
        elif not self._take_sequence(cast(Sequence, content)):
            return False
        self._remember(path)
        return True

    def _take_sequence(self, sequence: Sequence) -> bool:
        """Give a sequence to the workspace that is shown."""
        names, rows = sequence
        try:
            if self._store.session.workspace is Workspace.NETWORK:
                return self._take_numbers(rows)
            return self._store.edit(take_sequence(rows, names))
        except InputError as error:
            self.problem_found.emit(in_words(error))
            return False

    def _take_numbers(self, rows: FloatArray) -> bool:
        """Let the network that is looked into read them. Raises InputError for what no network can read."""
        frame = self._laboratory.frame
        network = None if frame is None else frame.chosen
        if network is not None and network.reads_words:
            self.problem_found.emit(
                self.tr("{network} reads words. Look into a network that reads numbers, or go to Cell first.").format(
                    network=network.title
                )
            )
            return False
        return self._store.edit(set_numbers(rows))

    def _take_network(self, path: Path, content: object) -> bool:
        """Look into the network of a file; where there are several, or anything is to be said, ask first."""
        opened, ref = cast("tuple[Opened, NetworkRef]", content)
        recognised = opened.recognised
        if recognised is None or is_plain(recognised):
            self._show_network(path, ref)
            return True
        dialog = FileDialog(path, recognised, self._window)
        dialog.chosen.connect(lambda prefix: self._show_network(path, replace(ref, prefix=prefix)))
        dialog.open()
        return True

    def _show_network(self, path: Path, ref: NetworkRef) -> None:
        self._store.edit(show_network(ref))
        self._store.edit(show_workspace(Workspace.NETWORK))
        self._remember(path)

    def _on_read(self, content: object) -> None:
        if not self._read_next():
            self.told.emit("", 0)
            self._take(self._reading, content)

    def _on_read_failed(self, error: Exception) -> None:
        if not self._read_next():
            self.told.emit("", 0)
            self._on_unreadable(self._reading, error)

    def _on_unreadable(self, path: Path, error: Exception) -> None:
        if isinstance(error, OSError):
            text = self.tr("{file} cannot be opened: {reason}").format(file=path, reason=error.strerror)
        elif isinstance(error, InputError):
            text = in_words(error)
        else:
            text = self.tr("{file} cannot be opened: {reason}").format(file=path, reason=error)
        self.problem_found.emit(text)

    def paste_sequence(self) -> None:
        """Take the clipboard's text as the sequence."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.problem_found.emit(self.tr("The clipboard holds no text. Copy cells of a spreadsheet first."))
            return
        try:
            sequence = parse_sequence(text)
        except InputError as error:
            self.problem_found.emit(in_words(error))
            return
        self._take_sequence(sequence)

    # ------------------------------------------------------------ saving

    def save(self, suggestion: str) -> bool:
        """Save to the session's file, or ask for one; False if nothing was saved."""
        return self.write(self._store.path) if self._store.path else self.save_as(suggestion)

    def save_as(self, suggestion: str) -> bool:
        """Ask for a file and save to it; False if nothing was saved."""
        path = self._store.path or self._folder / f"{suggestion}{SESSION_SUFFIX}"
        pattern = self.tr("Sessions ({pattern})").format(pattern=f"*{SESSION_SUFFIX}")
        chosen = ask_where(self._window, self.tr("Save As"), path, [pattern], (SESSION_SUFFIX, ".json"))
        return chosen is not None and self.write(chosen)

    def write(self, path: Path) -> bool:
        """Save to `path`; False, and told, if that cannot be."""
        from lstm_sim.session_file import dump_session

        session = self._store.session
        try:
            write_atomically(path, dump_session(session))
        except (OSError, InputError) as error:
            reason = error.strerror if isinstance(error, OSError) else in_words(error)
            self.problem_found.emit(
                self.tr("{file} cannot be saved: {reason}. Choose another folder with File → Save As.").format(
                    file=path, reason=reason
                )
            )
            return False
        self._store.mark_saved(path, session)
        self._remember(path)
        self.told.emit(self.tr("Saved to {file}").format(file=path), 4_000)
        return True

    def may_close(self) -> bool:
        """Ask where a file has unsaved changes; False if the window is to stay."""
        if self._store.path is None or not self._store.modified:
            return True
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            "LSTM Sim",
            self.tr("{file} has changes that are not saved. Save them?").format(file=self._store.path.name),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )
        if answer == buttons.Save:
            return self.write(self._store.path)
        if answer == buttons.Discard:
            self._store.open(self._store.saved, self._store.path)
            return True
        return False

    @property
    def _folder(self) -> Path:
        return Path(str(self._settings.value("folder", str(Path.home()))))

    def _remember(self, path: Path) -> None:
        self._settings.setValue("folder", str(path.parent))
        remember_file(self._settings, path)


def _opened(path: Path) -> Iterator[tuple[Opened, NetworkRef]]:
    """In the reader's thread: what is in a file with networks, and the file by its hash."""
    from lstm_sim.laboratory.loading import open_reference

    yield open_reference(path)
