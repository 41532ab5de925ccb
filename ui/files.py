"""What can be opened: session files, sequences and networks, told apart by their names."""

from __future__ import annotations

from pathlib import Path

from lstm_sim.errors import InputError, said
from lstm_sim.inputs import Sequence, read_sequence_csv
from lstm_sim.session import Session
from lstm_sim.session_file import load_session

SESSION_SUFFIX = ".lstmsim"
"""What session files end in."""
SEQUENCE_SUFFIXES = (".csv", ".tsv", ".txt")
NETWORK_SUFFIXES = (".safetensors", ".pt", ".pth", ".bin", ".ckpt")
LARGEST_SESSION = 64 * 1024 * 1024
"""Bytes; no session that the program saves comes near it."""
LARGEST_AT_ONCE = 100_000
"""Bytes; a file up to this size is read within a frame, a larger one beside the window."""


def read_any(path: Path) -> Session | Sequence:
    """The session or the sequence in a file.

    Raises InputError, naming file, place and remedy, for what cannot be used; OSError for what cannot be read.
    """
    if path.suffix.lower() in SEQUENCE_SUFFIXES:
        return read_sequence_csv(path)
    size = path.stat().st_size
    if size > LARGEST_SESSION:
        raise InputError(
            said("The file holds {0} bytes; a session holds at most {1}.", f"{size:,}", f"{LARGEST_SESSION:,}"),
            file=path,
            remedy="Choose a session that LSTM Sim saved.",
        )
    return load_session(path.read_bytes(), path)


def is_small(path: Path) -> bool:
    """True where a file is read (or found missing) within a frame."""
    try:
        return path.stat().st_size <= LARGEST_AT_ONCE
    except OSError:
        return True
