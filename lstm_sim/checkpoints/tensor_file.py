"""Reading a safetensors file that nobody vouches for.

The format runs no code, but its readers accept duplicate keys and believe sizes: everything the header declares is
checked here against what the file holds before a tensor is made.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any, cast

import safetensors
import safetensors.torch
from torch import Tensor

from lstm_sim.errors import InputError, Said, said

LARGEST_HEADER = 64 * 2**20
MOST_DIMENSIONS = 16
_BYTES = {
    "BOOL": 1, "U8": 1, "I8": 1, "F8_E4M3": 1, "F8_E5M2": 1, "I16": 2, "U16": 2, "F16": 2, "BF16": 2, "I32": 4,
    "U32": 4, "F32": 4, "F64": 8, "I64": 8, "U64": 8, "C64": 8,
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class TensorFile:
    """The tensors of a file, and its metadata (text by name)."""

    path: Path
    tensors: dict[str, Tensor]
    metadata: dict[str, str]


def read_tensor_file(path: Path) -> TensorFile:
    """Read a safetensors file. Raises InputError if anything in it does not hold; OSError if it cannot be opened."""
    data = path.read_bytes()
    metadata = check_header(path, data)
    try:
        tensors = safetensors.torch.load(data)
    except (safetensors.SafetensorError, KeyError, ValueError, RuntimeError, TypeError) as error:
        raise _refused(path, said("safetensors says: {0}.", str(error).rstrip("."))) from None
    return TensorFile(path, tensors, metadata)


def check_header(path: Path, data: bytes) -> dict[str, str]:
    """Raise InputError unless the header describes exactly the bytes that follow it. Gives the metadata."""
    if len(data) < 8:
        raise _refused(path, said("It is too short."))
    (length,) = struct.unpack("<Q", data[:8])
    if length > min(LARGEST_HEADER, len(data) - 8):
        raise _refused(path, said("It speaks of a header of {0} bytes, which it does not hold.", length))
    try:
        header = json.loads(data[8 : 8 + length].decode("utf-8"), object_pairs_hook=_no_duplicates)
    except (ValueError, RecursionError) as error:
        raise _refused(path, said("Its header cannot be read: {0}.", str(error).rstrip("."))) from None
    if not isinstance(header, dict):
        raise _refused(path, said("Its header is not a table."))
    metadata = header.pop("__metadata__", {})
    if not isinstance(metadata, dict) or not all(isinstance(value, str) for value in metadata.values()):
        raise _refused(path, said("Its metadata is not text."))
    spans = sorted(_span(path, name, entry) for name, entry in header.items())
    end = 0
    for start, stop, name in spans:
        if start != end:
            raise _refused(path, said("The tensor {0} does not begin where the one before it ends.", name))
        end = stop
    if end != len(data) - 8 - length:
        raise _refused(path, said("It speaks of {0} bytes of tensors and holds {1}.", end, len(data) - 8 - length))
    return metadata


def _span(path: Path, name: str, entry: Any) -> tuple[int, int, str]:
    """Where a tensor begins and ends, if its type and shape fill exactly that."""
    if not isinstance(entry, dict):
        raise _refused(path, said("The tensor {0} is not described.", name))
    dtype, shape, offsets = entry.get("dtype"), entry.get("shape"), entry.get("data_offsets")
    if not (isinstance(dtype, str) and dtype in _BYTES and _is_sizes(shape) and _is_sizes(offsets)):
        raise _refused(path, said("The tensor {0} has no proper type, shape or place.", name))
    sizes, ends = cast("list[int]", shape), cast("list[int]", offsets)
    if len(ends) != 2 or len(sizes) > MOST_DIMENSIONS or prod(sizes) * _BYTES[dtype] != ends[1] - ends[0]:
        raise _refused(path, said("The tensor {0} does not fill its place.", name))
    return ends[0], ends[1], name


def _is_sizes(value: object) -> bool:
    return isinstance(value, list) and all(type(number) is int and 0 <= number < 2**48 for number in value)


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a name occurs twice in it")
    return made


def _refused(path: Path, problem: Said) -> InputError:
    return InputError(
        problem, file=path, remedy="The file is damaged or no safetensors file; get it again from where it came."
    )
