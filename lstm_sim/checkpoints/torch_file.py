"""Reading a torch state dict (.pt, .pth) that nobody vouches for.

torch.save writes a zip archive of a pickle and the raw numbers. The pickle is read without running it (pickled.py), the
numbers are taken from the archive as they lie there, and the tensors are made from both. It is stricter than torch.load
with weights_only=True, and there is no other way in.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from itertools import count
from math import prod
from pathlib import Path

import torch
from torch import Tensor

from lstm_sim.checkpoints.pickled import DescribedTensor, StoredNumbers, structure
from lstm_sim.checkpoints.plain_file import AT_ONCE, LONGEST_NAME, is_name, shown
from lstm_sim.checkpoints.tensor_file import MOST_TENSORS
from lstm_sim.errors import InputError, Said, said

LARGEST_PICKLE = 16 * 2**20
MOST_PARTS = 100_000
MOST_ENTRIES = 1_000_000
"""Of all dictionaries and lists together, each counted as often as it is referred to."""
DEEPEST = 32
"""Dictionaries within dictionaries."""
MOST_SHARED = 8
"""How many times the file's size all its tensors may be, seen as if each had its numbers to itself."""

_UNSOUND = (
    zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, RuntimeError, OverflowError, EOFError, OSError,
)  # fmt: skip
"""What zipfile raises over archives that are damaged."""
_DTYPES = {
    "Float": torch.float32, "Double": torch.float64, "Half": torch.float16, "BFloat16": torch.bfloat16,
    "Long": torch.int64, "Int": torch.int32, "Short": torch.int16, "Char": torch.int8, "Byte": torch.uint8,
    "Bool": torch.bool,
}  # fmt: skip


def load_state_dict(data: bytes, path: Path) -> dict[str, Tensor]:
    """The tensors of a file that torch.save wrote, by name; nested dictionaries' names are joined by dots.

    Tensors that share numbers in the file share memory. Raises InputError, naming `path`, if the file holds anything
    that could do more than be a number.
    """
    if not data.startswith(b"PK\x03\x04"):
        raise _refused(path, said("It is not an archive as torch.save writes it."))
    # Each entry of the archive's directory costs memory many times its size: they are counted before they are read,
    # a megabyte at a time, so that a window beside can be painted.
    if sum(data.count(b"PK\x01\x02", at, at + 2**20 + 3) for at in range(0, len(data), 2**20)) > MOST_PARTS:
        raise _refused(path, said("It has more than {0} parts.", MOST_PARTS))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            return _tensors(_Archive(path, opened, len(data)))
    except InputError:
        raise
    except _UNSOUND as error:
        raise _refused(path, said("Its archive cannot be read: {0}.", shown(error).rstrip("."))) from None


class _Archive:
    """The parts of a file that torch.save wrote, all in one folder."""

    def __init__(self, path: Path, opened: zipfile.ZipFile, size: int) -> None:
        self.path = path
        self.size = size
        self._opened = opened
        parts = opened.infolist()
        self._parts = {part.filename: part for part in parts}
        self._numbers: dict[str, tuple[StoredNumbers, Tensor]] = {}
        if len(self._parts) != len(parts):
            raise _refused(path, said("A name occurs twice in it."))
        if any(part.flag_bits & 1 or part.compress_type != zipfile.ZIP_STORED for part in parts):
            raise _refused(path, said("It is compressed or encrypted, which torch.save never does."))
        if any(part.compress_size != part.file_size for part in parts) or sum(p.file_size for p in parts) > size:
            raise _refused(path, said("It would unpack to more than the file's own size."))
        folders = [name.removesuffix("data.pkl") for name in self._parts if name.endswith("/data.pkl")]
        if len(folders) != 1:
            raise _refused(path, said("It holds no data.pkl as torch.save writes it."))
        self._folder = folders[0]
        if self._has("constants.pkl"):
            raise InputError(
                "It is a TorchScript program, not weights alone.",
                file=path,
                remedy="Load it with torch.jit.load(file) and save its weights, with torch.save(model.state_dict(), "
                "file).",
            )
        if self._has("byteorder") and self.read("byteorder", 16) != b"little":
            raise _refused(path, said("It was written on a computer with another order of bytes."))

    def read(self, name: str, most: int) -> bytes:
        """A part of at most `most` bytes."""
        part = self._parts.get(self._folder + name)
        if part is None or part.file_size > most:
            raise _refused(self.path, said("Its part {0} is missing or too large.", shown(name)))
        with self._opened.open(part) as file:
            data = b"".join(iter(lambda: file.read(AT_ONCE), b""))
        if len(data) != part.file_size:
            raise _refused(self.path, said("Its part {0} is cut off.", shown(name)))
        return data

    def numbers(self, stored: StoredNumbers) -> Tensor:
        """The numbers of one storage, which are read once."""
        if stored.key not in self._numbers:
            dtype = _DTYPES[stored.kind]
            data = self.read(f"data/{stored.key}", self.size)
            if len(data) != stored.count * dtype.itemsize:
                raise _refused(
                    self.path, said("Its part {0} does not hold what is said of it.", f"data/{shown(stored.key)}")
                )
            numbers = torch.frombuffer(bytearray(data), dtype=dtype) if data else torch.empty(0, dtype=dtype)
            self._numbers[stored.key] = stored, numbers
        known, numbers = self._numbers[stored.key]
        if known != stored:
            raise _refused(self.path, said("Two tensors take the same numbers for different kinds."))
        return numbers

    def _has(self, name: str) -> bool:
        return self._folder + name in self._parts


def _tensors(archive: _Archive) -> dict[str, Tensor]:
    tensors: dict[str, Tensor] = {}
    bytes_seen = 0
    whole = structure(archive.path, archive.read("data.pkl", LARGEST_PICKLE))
    for name, found in _described(archive.path, whole, count()):
        if name in tensors:
            raise _refused(archive.path, said("Two tensors in it have the name {0}.", name))
        numbers = archive.numbers(found.numbers)
        bytes_seen += prod(found.size) * numbers.element_size()
        if bytes_seen > MOST_SHARED * archive.size or len(tensors) == MOST_TENSORS:
            raise _refused(archive.path, said("Its tensors are more than the file can hold."))
        tensors[name] = torch.as_strided(numbers, found.size, found.stride, found.offset)
    if not tensors:
        raise _refused(archive.path, said("There is no tensor in it."))
    return tensors


def _described(
    path: Path, value: object, counted: Iterator[int], name: str = "", depth: int = 0
) -> Iterator[tuple[str, DescribedTensor]]:
    """Every tensor in dictionaries, lists and tuples, in their order, under the names that lead to it."""
    if isinstance(value, DescribedTensor):
        if not is_name(name or "tensor"):
            raise _refused(path, said("The name {0} of a tensor cannot be shown.", shown(name)))
        yield name or "tensor", value
        return
    if isinstance(value, dict):
        items = iter(value.items())
    elif isinstance(value, (list, tuple)):
        items = iter(enumerate(value))
    else:
        return
    for key, inner in items:
        # A dictionary may be referred to again and again, and by itself.
        if depth == DEEPEST or next(counted) > MOST_ENTRIES:
            raise _refused(path, said("Its dictionaries are nested without end."))
        inner_name = f"{name}.{key}" if name else str(key)
        if len(inner_name) > LONGEST_NAME:
            raise _refused(path, said("The name {0} of a tensor cannot be shown.", shown(inner_name)))
        yield from _described(path, inner, counted, inner_name, depth + 1)


def _refused(path: Path, problem: Said) -> InputError:
    return InputError(
        problem,
        file=path,
        remedy="Save the weights again, with torch.save(model.state_dict(), file) or as safetensors.",
    )
