"""A file that nobody vouches for, read once and whole: what is checked is what is used."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lstm_sim.errors import InputError, said

LARGEST_FILE = 2 * 2**30
LONGEST_NAME = 1000
AT_ONCE = 2**20
"""Bytes that are read in one go: between two, a window beside which a large file is opened has its turn."""


def read_plain_file(path: Path, most: int | None = None) -> bytes:
    """Its bytes, or the first `most` of them.

    A pipe or a device, which could keep a reader waiting or never end, is not touched. Raises InputError for one, and
    for a file that is too large; OSError if it cannot be opened.
    """
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise InputError("This is a folder.", file=path, remedy="Choose a file in it.")
    if not stat.S_ISREG(found.st_mode):
        raise InputError("This is a pipe or a device.", file=path, remedy="Choose a file on a disk.")
    if found.st_size > LARGEST_FILE:
        raise InputError(
            said("It is larger than {0} GiB.", LARGEST_FILE // 2**30),
            file=path,
            remedy="Save its recurrent layers alone.",
        )
    size = found.st_size if most is None else min(most, found.st_size)
    pieces: list[bytes] = []
    left = size
    with path.open("rb", buffering=0) as file:
        while left and (piece := file.read(min(left, AT_ONCE))):
            pieces.append(piece)
            left -= len(piece)
    data = b"".join(pieces)  # which lets other threads go on, where a buffer that grows does not
    if len(data) != size:
        raise InputError("It changed while it was read.", file=path, remedy="Open it again.")
    return data


@contextmanager
def within_memory(path: Path) -> Iterator[None]:
    """Turn running out of memory while a file is opened into an InputError."""
    try:
        yield
    except (MemoryError, RuntimeError) as error:
        # torch says so by a plain RuntimeError.
        if isinstance(error, RuntimeError) and "memory" not in str(error):
            raise
        raise InputError(
            "There is not enough memory to open it.", file=path, remedy="Save its recurrent layers alone."
        ) from None


def is_name(text: str) -> bool:
    """True for what can be shown as the name of a tensor: printable and not endless."""
    return 0 < len(text) <= LONGEST_NAME and text.isprintable()


def shown(text: object, most: int = 80) -> str:
    """What a file says, fit for a message: its beginning, with a mark for whatever is not printable."""
    words = str(text)
    kept = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in words[:most])
    return kept + "…" if len(words) > most else kept
