"""What can be opened (session files, sequences and networks, told apart by their names), and where to save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from lstm_sim.errors import InputError, said
from lstm_sim.inputs import Sequence, read_sequence_csv
from lstm_sim.limits import LARGEST
from lstm_sim.session import Session

SESSION_SUFFIX = ".lstmsim"
"""What session files end in."""
SEQUENCE_SUFFIXES = (".csv", ".tsv", ".txt")
NETWORK_SUFFIXES = (".safetensors", ".pt", ".pth", ".bin", ".ckpt")
LARGEST_SESSION = 64 * 1024 * 1024
"""Bytes; no session that the program saves comes near it."""
LARGEST_AT_ONCE = 100_000
"""Bytes; a file up to this size is read within a frame, a larger one beside the window."""


def read_any(path: Path, largest: float = LARGEST) -> Session | Sequence:
    """The session or the sequence in a file; `largest` is the largest magnitude of the sequence's numbers.

    Raises InputError, naming file, place and remedy, for what cannot be used; OSError for what cannot be read.
    """
    if path.suffix.lower() in SEQUENCE_SUFFIXES:
        return read_sequence_csv(path, largest=largest)
    size = path.stat().st_size
    if size > LARGEST_SESSION:
        raise InputError(
            said("The file holds {0} bytes; a session holds at most {1}.", f"{size:,}", f"{LARGEST_SESSION:,}"),
            file=path,
            remedy="Choose a session that LSTM Sim saved.",
        )
    from lstm_sim.session_file import load_session

    return load_session(path.read_bytes(), path)


def is_small(path: Path) -> bool:
    """True where a file is read (or found missing) within a frame."""
    try:
        return path.stat().st_size <= LARGEST_AT_ONCE
    except OSError:
        return True


def ask_where(
    window: QWidget, title: str, suggestion: Path, filters: list[str], endings: tuple[str, ...]
) -> Path | None:
    """Ask for the name of a file to save; None if the user wants none.

    A name with none of the `endings` gets that of the filter that was chosen, or the first; the dialog has not seen
    that name, so that a file which is already there is asked about here.
    """
    name, chosen = QFileDialog.getSaveFileName(window, title, str(suggestion), ";;".join(filters))
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() in endings:
        return path
    ending = next((ending for ending in endings if f"*{ending}" in chosen), endings[0])
    path = path.with_name(path.name + ending)
    return path if not path.exists() or _may_replace(window, title, path) else None


def _may_replace(window: QWidget, title: str, path: Path) -> bool:
    text = QCoreApplication.translate("files", "{file} is already there. Replace it?").format(file=path)
    buttons = QMessageBox.StandardButton
    answer = QMessageBox.question(window, title, text, buttons.Yes | buttons.Cancel, buttons.Cancel)
    return bool(answer == buttons.Yes)
