"""Training in several processes at once, as torchrun starts them."""

from __future__ import annotations

import os
from dataclasses import dataclass

import torch
from torch import Tensor, distributed, nn


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
        if self.processes > 1:
            distributed.all_reduce(value)
            value = value / self.processes
        return value


def join(device: str) -> Parallel:
    """Join the processes that torchrun started, over nccl on CUDA and gloo elsewhere; alone if it started none."""
    if "LOCAL_RANK" not in os.environ or int(os.environ.get("WORLD_SIZE", "1")) == 1:
        return Parallel()
    local = int(os.environ["LOCAL_RANK"])
    on_cuda = torch.cuda.is_available() and device in ("auto", "cuda")
    distributed.init_process_group("nccl" if on_cuda else "gloo")
    chosen = torch.device("cuda", local) if on_cuda else torch.device("cpu")
    return Parallel(distributed.get_rank(), distributed.get_world_size(), chosen)


def leave() -> None:
    """Part from the other processes, if there are any."""
    if distributed.is_available() and distributed.is_initialized():
        distributed.destroy_process_group()
