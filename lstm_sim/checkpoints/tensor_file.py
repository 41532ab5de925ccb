"""Reading a safetensors file that nobody vouches for.

The format runs no code, but its usual readers take a name that occurs twice, and build whatever JSON a header holds
before they look at it. Here the header is read by its own small grammar, once, and the tensors are made from that same
reading: nothing is made that the file does not hold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import TypeVar, cast

import numpy as np
import torch
from torch import Tensor

from lstm_sim.checkpoints.plain_file import is_name, shown
from lstm_sim.errors import InputError, Said, said

LARGEST_HEADER = 32 * 2**20
MOST_TENSORS = 30_000
MOST_VALUES = 2**48
"""Of one tensor, sizes of 0 counted as 1, so that no product of sizes leaves 64 bits."""

_DTYPES = {
    "BOOL": torch.bool, "U8": torch.uint8, "I8": torch.int8, "F8_E4M3": torch.float8_e4m3fn,
    "F8_E5M2": torch.float8_e5m2, "I16": torch.int16, "U16": torch.uint16, "F16": torch.float16,
    "BF16": torch.bfloat16, "I32": torch.int32, "U32": torch.uint32, "F32": torch.float32, "F64": torch.float64,
    "I64": torch.int64, "U64": torch.uint64, "C64": torch.complex64,
}  # fmt: skip
_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = r"[ \t\n\r]*(?:0|[1-9][0-9]{0,14})[ \t\n\r]*"
_NUMBERS = re.compile(rf"\[(?:{_NUMBER}(?:,{_NUMBER}){{0,15}}|[ \t\n\r]*)\]")
_STRING = json.JSONDecoder()

_Value = TypeVar("_Value")


@dataclass(frozen=True, eq=False)
class TensorFile:
    """The tensors of a file, each in memory of its own, and its metadata (text by name)."""

    path: Path
    tensors: dict[str, Tensor]
    metadata: dict[str, str]


@dataclass(frozen=True)
class _Entry:
    """What the header says of one tensor; `begin` and `end` count from the end of the header."""

    dtype: str
    shape: tuple[int, ...]
    begin: int
    end: int


def load_tensors(data: bytes, path: Path) -> TensorFile:
    """The tensors of a safetensors file. Raises InputError, naming `path`, if anything in it does not hold."""
    length = int.from_bytes(data[:8], "little")
    if len(data) < 8:
        raise _refused(path, said("It is too short."))
    if length > len(data) - 8:
        raise _refused(path, said("It speaks of a header of {0} bytes, which it does not hold.", length))
    if length > LARGEST_HEADER:
        raise _refused(path, said("Its header has {0} bytes, more than the {1} it may have.", length, LARGEST_HEADER))
    try:
        metadata, entries = _read_header(data[8 : 8 + length].decode("utf-8"))
    except ValueError as error:
        raise _refused(path, said("Its header cannot be read: {0}.", shown(error, 200).rstrip("."))) from None
    _check_places(path, entries, len(data) - 8 - length)
    numbers = memoryview(data)[8 + length :]
    return TensorFile(path, {name: _tensor(entry, numbers) for name, entry in entries.items()}, metadata)


def _read_header(text: str) -> tuple[dict[str, str], dict[str, _Entry]]:
    """The metadata, and what is said of each tensor. Raises ValueError for anything else than a header."""
    reading = _Reading(text)
    table = reading.table(lambda name: reading.table(reading.text) if name == "__metadata__" else reading.entry())
    reading.end()
    metadata = cast("dict[str, str]", table.pop("__metadata__", {}))
    return metadata, cast("dict[str, _Entry]", table)


class _Reading:
    """Reads what a header may say in JSON, which is two tables deep; every name once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def table(self, value: Callable[[str], _Value]) -> dict[str, _Value]:
        """A table, the value of each name read by `value`."""
        made: dict[str, _Value] = {}
        self._expect("{")
        if self._take("}"):
            return made
        while True:
            name = self.text()
            if name in made:
                raise ValueError(f"the name {name} occurs twice")
            if len(made) > MOST_TENSORS:
                raise ValueError(f"it holds more than {MOST_TENSORS} names")
            self._expect(":")
            made[name] = value(name)
            if self._take("}"):
                return made
            self._expect(",")

    def text(self, _name: str = "") -> str:
        """A string."""
        self._expect('"')
        found, self._at = _STRING.raw_decode(self._text, self._at - 1)
        return cast("str", found)

    def entry(self) -> _Entry:
        """The table that describes a tensor."""
        table = self.table(lambda name: self.text() if name == "dtype" else self._numbers())
        dtype, shape, places = (table.pop(name, None) for name in ("dtype", "shape", "data_offsets"))
        if not isinstance(dtype, str) or not isinstance(shape, tuple) or not isinstance(places, tuple) or table:
            raise ValueError(f"a tensor is not described as it should be, before character {self._at}")
        if len(places) != 2:
            raise ValueError(f"a tensor has no beginning and end, before character {self._at}")
        return _Entry(dtype, shape, *places)

    def end(self) -> None:
        """Nothing but spaces may follow."""
        self._skip()
        if self._at != len(self._text):
            raise ValueError(f"something follows it, at character {self._at}")

    def _numbers(self) -> tuple[int, ...]:
        self._skip()
        found = _NUMBERS.match(self._text, self._at)
        if found is None:
            raise ValueError(f"there are no sizes at character {self._at}")
        self._at = found.end()
        return tuple(int(number) for number in found[0][1:-1].split(",") if number.strip())

    def _skip(self) -> None:
        space = _SPACE.match(self._text, self._at)
        assert space is not None
        self._at = space.end()

    def _take(self, mark: str) -> bool:
        self._skip()
        if not self._text.startswith(mark, self._at):
            return False
        self._at += 1
        return True

    def _expect(self, mark: str) -> None:
        if not self._take(mark):
            raise ValueError(f"{mark} is missing at character {self._at}")


def _check_places(path: Path, entries: dict[str, _Entry], held: int) -> None:
    """Raise InputError unless the tensors fill the bytes after the header, each in its place and none twice."""
    end = 0
    for name, entry in sorted(entries.items(), key=lambda item: (item[1].begin, item[1].end)):
        if not is_name(name):
            raise _refused(path, said("The name {0} of a tensor cannot be shown.", shown(name)))
        if entry.dtype not in _DTYPES:
            raise _refused(path, said("The tensor {0} has the type {1}, which is not known.", name, shown(entry.dtype)))
        if prod(max(size, 1) for size in entry.shape) > MOST_VALUES:
            raise _refused(path, said("The tensor {0} does not fill its place.", name))
        if prod(entry.shape) * _DTYPES[entry.dtype].itemsize != entry.end - entry.begin:
            raise _refused(path, said("The tensor {0} does not fill its place.", name))
        if entry.begin != end:
            raise _refused(path, said("The tensor {0} does not begin where the one before it ends.", name))
        end = entry.end
    if end != held:
        raise _refused(path, said("It speaks of {0} bytes of tensors and holds {1}.", end, held))


def _tensor(entry: _Entry, numbers: memoryview) -> Tensor:
    dtype = _DTYPES[entry.dtype]
    if entry.begin == entry.end:
        return torch.empty(entry.shape, dtype=dtype)
    copied = torch.empty(entry.end - entry.begin, dtype=torch.uint8)
    # NumPy copies beside the interpreter, so that a window goes on meanwhile.
    copied.numpy()[:] = np.frombuffer(numbers[entry.begin : entry.end], dtype=np.uint8)
    return copied.view(dtype).reshape(entry.shape)


def _refused(path: Path, problem: Said) -> InputError:
    return InputError(
        problem, file=path, remedy="The file is damaged or no safetensors file; get it again from where it came."
    )
