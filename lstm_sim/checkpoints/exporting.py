"""A trained network for other programs: as our checkpoint, as a torch state dict, as a script that runs it alone."""

from __future__ import annotations

import io
import pprint
from dataclasses import replace
from pathlib import Path

import msgspec
import torch

from lstm_sim.atomic import write_atomically
from lstm_sim.checkpoints import standalone
from lstm_sim.checkpoints.checkpoint import Checkpoint, write_checkpoint
from lstm_sim.data.vocabulary import LONGEST_SPELLING
from lstm_sim.errors import InputError, said

SUFFIXES = (".safetensors", ".pt", ".py")
"""Our checkpoint, without what is only needed to train on; the weights by their names; a script with the weights."""
_PLACE = "ABOUT: dict[str, Any] = {}"


def export_network(path: Path, checkpoint: Checkpoint) -> tuple[Path, ...]:
    """Write a network in the form that the suffix names; the files that were written.

    A script has its weights in a .pt file beside it. Raises InputError for another suffix, OSError if a file cannot be
    written.
    """
    suffix = path.suffix.lower()
    if suffix == ".safetensors":
        write_checkpoint(path, replace(checkpoint, run=None))
        return (path,)
    if suffix == ".pt":
        write_atomically(path, state_dict_bytes(checkpoint))
        return (path,)
    if suffix == ".py":
        weights = path.with_suffix(".pt")
        write_atomically(weights, state_dict_bytes(checkpoint))
        write_atomically(path, script_of(checkpoint).encode())
        return path, weights
    raise InputError(
        said("{0} is no format that a network can be written in.", path.suffix or path.name),
        file=path,
        remedy=said("Use one of {0}.", ", ".join(SUFFIXES)),
    )


def state_dict_bytes(checkpoint: Checkpoint) -> bytes:
    """The weights by their names, as torch.save writes a dict of tensors."""
    buffer = io.BytesIO()
    torch.save({name: tensor.detach().cpu().clone() for name, tensor in checkpoint.weights.items()}, buffer)
    return buffer.getvalue()


def script_of(checkpoint: Checkpoint) -> str:
    """A Python file that needs torch only and answers with this network; its weights stand in a .pt file beside it."""
    vocabulary = checkpoint.vocabulary
    about = {
        "architecture": msgspec.to_builtins(checkpoint.architecture),
        "words": vocabulary.words if vocabulary else (),
        "characters": vocabulary.characters if vocabulary else (),
        "labels": vocabulary.labels if vocabulary else (),
        "longest_word": LONGEST_SPELLING,
    }
    code = Path(standalone.__file__).read_text(encoding="utf-8")
    # Literals, not code: repr of strings, numbers, tuples and dicts is read back as what it was and runs nothing.
    return code.replace(_PLACE, f"ABOUT: dict[str, Any] = {pprint.pformat(about, width=118, compact=True)}", 1)
