"""The devices of this machine with their names and memory. torch is loaded when one of these functions is called."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lstm_sim.laboratory.torch_library import load_torch_library

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True)
class Device:
    """Something that can compute.

    Attributes:
        name: as Config.device has it.
        title: what its maker calls it; empty where nobody says.
        memory: bytes; None where not known.
    """

    name: str
    title: str
    memory: int | None


CPU = Device("cpu", "", None)
"""What is always there, as far as it is known without asking."""


def find_devices() -> tuple[Device, ...]:
    """Every device torch can compute on here, the best first; the CPU is always the last."""
    load_torch_library()
    from lstm_sim.training.devices import available_devices

    return tuple(_described(name) for name in available_devices())


def _described(name: str) -> Device:
    import torch

    kind, _, number = name.partition(":")
    if kind in ("cuda", "xpu"):
        properties = getattr(torch, kind).get_device_properties(int(number or 0))
        return Device(name, str(properties.name), int(properties.total_memory))
    if kind == "mps":
        return Device(name, "", int(torch.mps.recommended_max_memory()))
    return Device(name, "", _main_memory())


def _main_memory() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None


def memory_held(device: torch.device) -> int | None:
    """Bytes of the device's memory that torch holds; None on the CPU."""
    import torch

    if device.type == "cuda":
        return torch.cuda.memory_reserved(device)
    if device.type == "mps":
        return torch.mps.driver_allocated_memory()
    if device.type == "xpu":
        return torch.xpu.memory_reserved(device)
    return None
