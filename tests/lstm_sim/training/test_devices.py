"""Devices: what auto takes, and a clear word when the asked one is missing."""

from __future__ import annotations

import pytest
import torch

from lstm_sim.errors import InputError
from lstm_sim.training.devices import available_devices, choose_device, mixes_precision


def pretend(monkeypatch: pytest.MonkeyPatch, cuda: int = 0, mps: bool = False, xpu: int = 0) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: cuda > 0)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: cuda)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: mps)
    monkeypatch.setattr(torch.xpu, "is_available", lambda: xpu > 0)
    monkeypatch.setattr(torch.xpu, "device_count", lambda: xpu)


def test_auto_takes_the_best(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch)
    assert choose_device("auto") == torch.device("cpu")
    pretend(monkeypatch, xpu=1)
    assert choose_device("auto") == torch.device("xpu:0")
    pretend(monkeypatch, mps=True, xpu=1)
    assert choose_device("auto") == torch.device("mps")
    pretend(monkeypatch, cuda=2, mps=True, xpu=1)
    assert choose_device("auto") == torch.device("cuda:0")
    assert available_devices() == ["cuda:0", "cuda:1", "mps", "xpu:0", "cpu"]


def test_a_device_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, cuda=2)
    assert choose_device("cuda") == torch.device("cuda:0")
    assert choose_device("cuda:1") == torch.device("cuda:1")
    assert choose_device("cpu") == torch.device("cpu")


@pytest.mark.parametrize("asked", ["cuda", "cuda:0", "mps", "xpu", "tpu", "", "cuda:one"])
def test_a_missing_device_is_named_beside_those_there_are(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch)
    with pytest.raises(InputError, match=r"Use one of: auto, cpu\.$") as caught:
        choose_device(asked)
    assert caught.value.problem.values == (asked,)
    pretend(monkeypatch, mps=True)
    with pytest.raises(InputError, match=r"There is no device cuda:7 here\. Use one of: auto, mps, cpu\."):
        choose_device("cuda:7")


def test_precision_is_mixed_on_gpus_only() -> None:
    mixing = {name: mixes_precision(torch.device(name)) for name in ("cpu", "cuda", "mps", "xpu")}
    assert mixing == {"cpu": False, "cuda": True, "mps": False, "xpu": True}
