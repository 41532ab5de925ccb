"""The one way in for a file with a network: it is recognised, checked and described, or refused in words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lstm_sim.checkpoints.checkpoint import HEADER, Checkpoint, checkpoint_in
from lstm_sim.checkpoints.foreign import Recognised, recognise
from lstm_sim.checkpoints.plain_file import read_plain_file, within_memory
from lstm_sim.checkpoints.tensor_file import load_tensors
from lstm_sim.checkpoints.torch_file import load_state_dict
from lstm_sim.errors import InputError, said

ENDINGS = (".safetensors", ".pt", ".pth", ".bin", ".ckpt")


@dataclass(frozen=True, eq=False)
class Opened:
    """What was found in a file.

    Attributes:
        path: of the file.
        form: "LSTM Sim checkpoint", "safetensors" or "torch state dict".
        checkpoint: ours; None for another program's file.
        recognised: what another program's file holds; None for ours.
    """

    path: Path
    form: str
    checkpoint: Checkpoint | None = None
    recognised: Recognised | None = None

    def choose(self, prefix: str | None = None) -> Checkpoint:
        """The network with that prefix, or the only one there is. Raises InputError if there are several.

        Cells on top of each other are the only one, if there is nothing beside them.
        """
        if self.checkpoint is not None:
            return self.checkpoint
        assert self.recognised is not None
        networks = self.recognised.networks
        if prefix is None:
            parts = {cell for found in networks for cell in found.cells}
            chosen = [found for found in networks if found.prefix not in parts]
        else:
            chosen = [found for found in networks if found.prefix == prefix][:1]
        if len(chosen) == 1:
            return chosen[0].checkpoint
        names = ", ".join(found.prefix or "(no prefix)" for found in networks)
        raise InputError(
            said("It holds {0} recurrent networks: {1}.", len(networks), names),
            file=self.path,
            remedy="Choose one of them by its name.",
        )


def open_file(path: Path) -> Opened:
    """Open a checkpoint of ours, a torch state dict or a safetensors file.

    Nothing in it is ever run, and no more memory is used than a few times its size. Raises InputError for a file in
    which there is no network that can be used, saying why and what to do; OSError if it cannot be opened.
    """
    return _usable(look_into(path))


def look_into(path: Path) -> Opened:
    """The same, but that a file with nothing but other tensors is described as well."""
    start = read_plain_file(path, 16)
    with within_memory(path):
        return _look_into(read_plain_file(path) if _is_archive(start) or _is_safetensors(start) else start, path)


def open_bytes(data: bytes, path: Path) -> Opened:
    """What `open_file` does, of the bytes of a file that is already read. Raises InputError, naming `path`."""
    return _usable(_look_into(data, path))


def _look_into(data: bytes, path: Path) -> Opened:
    if _is_archive(data):
        return Opened(path, "torch state dict", recognised=recognise(load_state_dict(data, path)))
    if _is_safetensors(data):
        found = load_tensors(data, path)
        if HEADER in found.metadata:
            return Opened(path, "LSTM Sim checkpoint", checkpoint_in(found))
        return Opened(path, "safetensors", recognised=recognise(found.tensors))
    if not data:
        raise InputError("It is empty.", file=path, remedy="Get it again from where it came.")
    if data.startswith(b"\x80"):
        raise InputError(
            "It is a bare pickle, as torch.save wrote it before PyTorch 1.6: opening it would run it.",
            file=path,
            remedy="Load it where you trust it, and save its weights again with a later PyTorch: "
            "torch.save(model.state_dict(), file).",
        )
    raise InputError(
        "This is neither a checkpoint of LSTM Sim nor a torch or safetensors file.",
        file=path,
        remedy="Open a .safetensors file, or a state dict saved by torch.save(model.state_dict(), file) with "
        "PyTorch 1.6 or later.",
    )


def _is_archive(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04")


def _is_safetensors(data: bytes) -> bool:
    return data[8:9] == b"{"


def _usable(opened: Opened) -> Opened:
    """The file, if there is a network in it."""
    recognised = opened.recognised
    if recognised is not None and not recognised.networks:
        reasons = [f"{prefix or 'the file'}: {str(why).rstrip('.')}" for prefix, why in recognised.problems[:3]]
        raise InputError(
            said("There is no recurrent network in it that can be used ({0}).", "; ".join(reasons) or "no such names"),
            file=opened.path,
            remedy="It must hold the parameters of a torch.nn RNN, LSTM or GRU (weight_ih_l0, weight_hh_l0 …).",
        )
    return opened
