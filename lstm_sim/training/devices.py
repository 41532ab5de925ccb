"""Choosing the device that computes."""

from __future__ import annotations

import torch

from lstm_sim.errors import InputError, said


def available_devices() -> list[str]:
    """The names of every device torch can compute on here, the best first; cpu is always the last."""
    names = []
    if torch.cuda.is_available():
        names += [f"cuda:{k}" for k in range(torch.cuda.device_count())]
    if torch.backends.mps.is_available():
        names.append("mps")
    if hasattr(torch, "xpu") and torch.xpu.is_available():
        names += [f"xpu:{k}" for k in range(torch.xpu.device_count())]
    return [*names, "cpu"]


def choose_device(asked: str) -> torch.device:
    """The device of that name; `auto` is the best there is.

    Raises InputError if there is no such device here, naming those that there are.
    """
    available = available_devices()
    if asked == "auto":
        return torch.device(available[0])
    for name in available:
        if asked in (name, name.split(":")[0]):
            return torch.device(name)
    raise InputError(
        said("There is no device {0} here.", asked), remedy=said("Use one of: {0}.", ", ".join(["auto", *available]))
    )


def mixes_precision(device: torch.device) -> bool:
    """True where mixed precision is used if asked for; elsewhere all is computed in float32, as without it."""
    return device.type in ("cuda", "xpu")
