"""Reading a torch state dict (.pt, .pth) that nobody vouches for.

torch.save writes a zip archive of a pickle and the raw numbers. A pickle is a program: it is read through with
pickletools, which runs nothing, and refused unless it does nothing but put tensors into dictionaries and lists. Sizes
are added up before anything is unpacked. Only then torch.load opens it, with weights_only=True; there is no other way
in.
"""

from __future__ import annotations

import io
import pickletools
import zipfile
import zlib
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from lstm_sim.errors import InputError, Said, said

LARGEST_PICKLE = 16 * 2**20
DEEPEST = 8
"""How far dictionaries in dictionaries are followed."""

_STORAGES = ("Float", "Double", "Half", "BFloat16", "Long", "Int", "Short", "Char", "Byte", "Bool")
_NAMES = {
    "collections OrderedDict", "torch._utils _rebuild_tensor_v2", "torch._utils _rebuild_parameter", "torch Size",
    *(f"torch {name}Storage" for name in _STORAGES),
}  # fmt: skip
_OPCODES = {
    "PROTO", "FRAME", "STOP", "MARK", "POP", "POP_MARK", "NONE", "NEWTRUE", "NEWFALSE", "INT", "BININT", "BININT1",
    "BININT2", "LONG1", "BINFLOAT", "BINUNICODE", "SHORT_BINUNICODE", "EMPTY_DICT", "EMPTY_LIST", "EMPTY_TUPLE", "DICT",
    "LIST", "TUPLE", "TUPLE1", "TUPLE2", "TUPLE3", "APPEND", "APPENDS", "SETITEM", "SETITEMS", "BINPUT", "LONG_BINPUT",
    "MEMOIZE", "BINGET", "LONG_BINGET", "GLOBAL", "REDUCE", "BINPERSID", "BUILD",
}  # fmt: skip


def read_torch_file(path: Path) -> dict[str, Tensor]:
    """The tensors of a file that torch.save wrote, by name; nested dictionaries' names are joined by dots.

    Raises InputError, and nothing else, if it is anything but tensors in dictionaries; OSError if it cannot be opened.
    """
    data = path.read_bytes()
    _check_archive(path, data)
    try:
        loaded = torch.load(io.BytesIO(data), map_location="cpu", weights_only=True)
    except Exception as error:
        # torch raises whatever its reader met: RuntimeError, UnpicklingError, KeyError, TypeError, AssertionError …
        reason = str(error).strip().split("\n")[0].rstrip(".")[:200]
        raise _refused(path, said("torch cannot read it: {0}.", reason or type(error).__name__)) from None
    tensors: dict[str, Tensor] = {}
    _collect(path, loaded, "", tensors, 0)
    if not tensors:
        raise _refused(path, said("There is no tensor in it."))
    return tensors


def _check_archive(path: Path, data: bytes) -> None:
    if not data.startswith(b"PK\x03\x04"):
        raise _refused(path, said("It is not an archive as torch.save writes it."))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len({member.filename for member in members}) != len(members):
                raise _refused(path, said("A name occurs twice in it."))
            if sum(member.file_size for member in members) > len(data):
                raise _refused(path, said("It would unpack to more than the file's own size."))
            if any(member.flag_bits & 1 or member.compress_type != zipfile.ZIP_STORED for member in members):
                raise _refused(path, said("It is compressed or encrypted, which torch.save never does."))
            damaged = archive.testzip()
            if damaged is not None:
                raise _refused(path, said("Its part {0} is damaged.", damaged))
            pickles = [member for member in members if member.filename.endswith("data.pkl")]
            if len(pickles) != 1 or pickles[0].file_size > LARGEST_PICKLE:
                raise _refused(path, said("It holds no data.pkl as torch.save writes it."))
            _check_pickle(path, archive.read(pickles[0]))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError, OSError, KeyError) as error:
        if isinstance(error, InputError):
            raise
        raise _refused(path, said("Its archive cannot be read: {0}.", str(error).rstrip("."))) from None


def _check_pickle(path: Path, program: bytes) -> None:
    """Raise InputError unless the pickle only builds dictionaries, lists and tensors. Nothing of it is run."""
    try:
        for opcode, argument, _place in pickletools.genops(program):
            if opcode.name == "GLOBAL" and argument not in _NAMES:
                raise InputError(
                    said("It would call {0}, which is no tensor.", str(argument).replace(" ", ".")),
                    file=path,
                    remedy="Save the weights alone, with torch.save(model.state_dict(), file).",
                )
            if opcode.name not in _OPCODES:
                raise _refused(path, said("Its pickle does what no state dict does ({0}).", opcode.name))
    except (ValueError, IndexError, UnicodeDecodeError, RecursionError, OverflowError, MemoryError) as error:
        if isinstance(error, InputError):
            raise
        raise _refused(path, said("Its pickle cannot be read: {0}.", str(error).rstrip("."))) from None


def _collect(path: Path, value: Any, name: str, tensors: dict[str, Tensor], depth: int) -> None:
    """Every tensor in dictionaries and lists, under the names that lead to it."""
    if isinstance(value, Tensor):
        if value.layout is not torch.strided or value.is_meta:
            raise _refused(path, said("The tensor {0} is not a plain one.", name))
        if value.numel() * value.element_size() > value.untyped_storage().nbytes():
            raise _refused(path, said("The tensor {0} is larger than what is stored of it.", name))
        tensors[name or "tensor"] = value.detach()
    elif isinstance(value, dict) and depth < DEEPEST:
        for key, inner in value.items():
            _collect(path, inner, f"{name}.{key}" if name else str(key), tensors, depth + 1)
    elif isinstance(value, (list, tuple)) and depth < DEEPEST:
        for place, inner in enumerate(value):
            _collect(path, inner, f"{name}.{place}" if name else str(place), tensors, depth + 1)


def _refused(path: Path, problem: Said) -> InputError:
    return InputError(
        problem,
        file=path,
        remedy="Save the weights again, with torch.save(model.state_dict(), file) or as safetensors.",
    )
