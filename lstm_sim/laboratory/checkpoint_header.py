"""What stands in the header of a checkpoint, read without its tensors and without torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from lstm_sim.errors import InputError, said
from lstm_sim.networks.architecture import Architecture

HEADER = "lstm_sim"
"""The key of our header, and the version up to which it is known, as in checkpoints.checkpoint."""
VERSION = 1
_LARGEST = 32 * 2**20
_REMEDY = "The file is damaged; take an earlier copy of it."


@dataclass(frozen=True)
class CheckpointHeader:
    """What a checkpoint says of itself.

    Attributes:
        architecture: of its network.
        left_at: the step at which its training was left; None once it is finished.
        labels: the answers its network can give; none where it answers with numbers.
    """

    architecture: Architecture
    left_at: int | None
    labels: tuple[str, ...]


class _Tensor(msgspec.Struct):
    data_offsets: tuple[int, int]


class _Run(msgspec.Struct):
    step: int


class _Vocabulary(msgspec.Struct):
    labels: tuple[str, ...]


class _Content(msgspec.Struct):
    architecture: Architecture
    vocabulary: _Vocabulary | None = None
    run: _Run | None = None


class _Header(msgspec.Struct):
    version: int
    content: _Content


def read_checkpoint_header(path: Path) -> CheckpointHeader:
    """The header of one of our checkpoints. That the file is as long as it says is checked, its checksum is not.

    Raises InputError for a file that is not one or is cut off, OSError if it cannot be read.
    """
    with path.open("rb") as file:
        size = path.stat().st_size
        length = int.from_bytes(file.read(8), "little")
        if not 2 <= length <= min(_LARGEST, size - 8):
            raise InputError("This is no checkpoint, or it is cut off.", file=path, remedy=_REMEDY)
        text = file.read(length)
    try:
        parts = msgspec.json.decode(text, type=dict[str, Any])
        metadata = msgspec.convert(parts.pop("__metadata__", {}), type=dict[str, str])
        end = max((msgspec.convert(part, type=_Tensor).data_offsets[1] for part in parts.values()), default=0)
        version = msgspec.json.decode(metadata.get(HEADER, "{}"), type=dict[str, Any]).get("version")
        if isinstance(version, int) and version > VERSION:
            raise InputError(
                said("It was written by a later version (format {0}; this program knows {1}).", version, VERSION),
                file=path,
                remedy="Update LSTM Sim.",
            )
        header = msgspec.json.decode(metadata[HEADER], type=_Header)
    except (msgspec.MsgspecError, KeyError, UnicodeDecodeError, RecursionError):
        raise InputError("Its header cannot be read.", file=path, remedy=_REMEDY) from None
    if size != 8 + length + end:
        raise InputError(
            said("The file holds {0} bytes, its header speaks of {1}.", f"{size:,}", f"{8 + length + end:,}"),
            file=path,
            remedy=_REMEDY,
        )
    content = header.content
    labels = () if content.vocabulary is None else content.vocabulary.labels
    return CheckpointHeader(content.architecture, None if content.run is None else content.run.step, labels)
