"""The one way in for a file with a network: it is recognised, checked and described, or refused in words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lstm_sim.checkpoints.checkpoint import HEADER, Checkpoint, checkpoint_in
from lstm_sim.checkpoints.foreign import Recognised, recognise
from lstm_sim.checkpoints.tensor_file import read_tensor_file
from lstm_sim.checkpoints.torch_file import read_torch_file
from lstm_sim.errors import InputError, said

LARGEST_FILE = 8 * 2**30
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
        """The network with that prefix, or the only one there is. Raises InputError if there are several."""
        if self.checkpoint is not None:
            return self.checkpoint
        assert self.recognised is not None
        networks = self.recognised.networks
        names = ", ".join(found.prefix or "(no prefix)" for found in networks)
        if prefix is None and len(networks) == 1:
            return networks[0].checkpoint
        for found in networks:
            if found.prefix == prefix:
                return found.checkpoint
        raise InputError(
            said("It holds {0} recurrent networks: {1}.", len(networks), names), file=self.path, remedy="Choose one."
        )


def open_file(path: Path) -> Opened:
    """Open a checkpoint of ours, a torch state dict or a safetensors file.

    Nothing in it is ever run, and no more memory is used than a few times its size. Raises InputError for a file in
    which there is no network that can be used, saying why and what to do; OSError if it cannot be opened.
    """
    with path.open("rb") as file:
        start = file.read(16)
    if path.stat().st_size > LARGEST_FILE:
        raise InputError(
            said("It is larger than {0} GiB.", LARGEST_FILE // 2**30),
            file=path,
            remedy="Save its recurrent layers alone.",
        )
    if start.startswith(b"PK\x03\x04"):
        form, tensors = "torch state dict", read_torch_file(path)
    elif start[8:9] == b"{":
        found = read_tensor_file(path)
        if HEADER in found.metadata:
            return Opened(path, "LSTM Sim checkpoint", checkpoint_in(found))
        form, tensors = "safetensors", found.tensors
    else:
        raise InputError(
            "This is neither a checkpoint of LSTM Sim nor a torch or safetensors file.",
            file=path,
            remedy="Open a .safetensors file, or a state dict saved by torch.save(model.state_dict(), file) "
            "with PyTorch 1.6 or later.",
        )
    recognised = recognise(tensors)
    if not recognised.networks:
        reasons = "; ".join(f"{prefix or 'the file'}: {why}" for prefix, why in recognised.problems[:3])
        raise InputError(
            said("There is no recurrent network in it that can be used ({0}).", reasons or "no such names"),
            file=path,
            remedy="It must hold the parameters of a torch.nn RNN, LSTM or GRU (weight_ih_l0, weight_hh_l0 …).",
        )
    return Opened(path, form, recognised=recognised)
