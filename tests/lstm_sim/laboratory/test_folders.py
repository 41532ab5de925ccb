"""Where networks are kept."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from lstm_sim.laboratory.folders import Folders, hash_of, reference_to, shipped_networks
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


def test_a_reference_says_which_file_and_what_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "网络.pt"
    file.write_bytes(b"abc")
    monkeypatch.chdir(tmp_path)
    found = reference_to(Path("网络.pt"), "encoder")
    assert found == NetworkRef(Where.FILE, str(file), hashlib.sha256(b"abc").hexdigest(), "encoder")
    assert hash_of(file) == found.sha256
    with pytest.raises(FileNotFoundError):
        reference_to(tmp_path / "gone.pt")
