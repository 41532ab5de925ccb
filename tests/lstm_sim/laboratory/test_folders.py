"""Where networks are kept."""

from __future__ import annotations

from pathlib import Path

from lstm_sim.laboratory.folders import Folders, shipped_networks
from lstm_sim.laboratory.lab import NetworkRef, Where


def test_each_sort_of_network_has_its_place(tmp_path: Path) -> None:
    folders = Folders(tmp_path / "shipped", tmp_path / "runs")
    assert folders.file_of(NetworkRef(Where.SHIPPED, "a.b")) == tmp_path / "shipped" / "a.b.safetensors"
    assert folders.file_of(NetworkRef(Where.RUN, "r 1")) == tmp_path / "runs" / "r 1" / "checkpoint.safetensors"
    assert folders.file_of(NetworkRef(Where.FILE, "/x/y.pt")) == Path("/x/y.pt")


def test_shipped_networks_by_name(tmp_path: Path) -> None:
    for name in ("b.safetensors", "a.safetensors", "c.txt"):
        (tmp_path / name).touch()
    assert shipped_networks(tmp_path) == ("a", "b")
    assert shipped_networks(tmp_path / "none") == ()
