"""The devices of this machine."""

from __future__ import annotations

import torch

from lstm_sim.laboratory.hardware import CPU, find_devices, memory_held
from lstm_sim.training.devices import available_devices


def test_every_device_is_found_the_cpu_last_and_with_its_memory() -> None:
    found = find_devices()
    assert [device.name for device in found] == available_devices()
    assert found[-1].name == CPU.name == "cpu"
    assert found[-1].memory is None or found[-1].memory > 2**28


def test_the_cpu_holds_nothing_of_its_own() -> None:
    assert memory_held(torch.device("cpu")) is None
