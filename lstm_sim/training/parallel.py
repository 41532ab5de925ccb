"""Training in several processes at once, as torchrun starts them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import Tensor, distributed, nn

from lstm_sim.errors import InputError, said

Value = TypeVar("Value")


@dataclass(frozen=True)
class Parallel:
    """This process among those that train together; the default is one that trains alone.

    Attributes:
        rank, processes: which one it is, and of how many.
        device: the one this process computes on; None leaves the choice to the config.
    """

    rank: int = 0
    processes: int = 1
    device: torch.device | None = None

    @property
    def leads(self) -> bool:
        """True for the one process that shows progress and writes checkpoints."""
        return self.rank == 0

    def part(self, sequences: int) -> slice:
        """Which of a batch's sequences this process computes."""
        return slice(self.rank, sequences, self.processes)

    def wrap(self, module: nn.Module) -> nn.Module:
        """The module, its gradients averaged over all processes."""
        if self.processes == 1:
            return module
        ids = [self.device.index] if self.device is not None and self.device.type == "cuda" else None
        return nn.parallel.DistributedDataParallel(module, device_ids=ids)

    def mean(self, value: Tensor) -> Tensor:
        """The mean of a number over all processes."""
        if self.processes == 1:
            return value
        total = value.clone()
        distributed.all_reduce(total)
        return total / self.processes

    def agreed(self, make: Callable[[], Value]) -> Value:
        """What `make` gives in the leading process, in all of them; it runs in that one only."""
        if self.processes == 1:
            return make()
        box = [make() if self.leads else None]
        distributed.broadcast_object_list(box)
        return box[0]  # type: ignore[return-value]


def join(device: str) -> Parallel:
    """Join the processes that torchrun started, over nccl on CUDA and gloo elsewhere; alone if it started none.

    Raises InputError if `device` is none that several processes can train on, or if there are too few GPUs.
    """
    if "LOCAL_RANK" not in os.environ or int(os.environ.get("WORLD_SIZE", "1")) == 1:
        return Parallel()
    if device not in ("auto", "cpu", "cuda"):
        raise InputError(
            said("Several processes cannot train on {0} together.", device), remedy="Use one of: auto, cpu, cuda."
        )
    local, here = int(os.environ["LOCAL_RANK"]), int(os.environ.get("LOCAL_WORLD_SIZE", os.environ["WORLD_SIZE"]))
    gpus = torch.cuda.device_count() if torch.cuda.is_available() else 0
    if device == "cuda" and gpus < here:
        raise InputError(
            said("{0} processes are to train on {1} GPUs.", here, gpus),
            remedy="Start one process for each GPU, or use --device cpu.",
        )
    on_cuda = device != "cpu" and gpus >= here
    if on_cuda:
        torch.cuda.set_device(local)  # objects go through the current device
    distributed.init_process_group("nccl" if on_cuda else "gloo")
    chosen = torch.device("cuda", local) if on_cuda else torch.device("cpu")
    return Parallel(distributed.get_rank(), distributed.get_world_size(), chosen)


def leave() -> None:
    """Part from the other processes, if there are any."""
    if distributed.is_available() and distributed.is_initialized():
        distributed.destroy_process_group()
