"""What is read at all, and how what it says is shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lstm_sim.checkpoints import plain_file
from lstm_sim.checkpoints.plain_file import is_name, read_plain_file, shown, within_memory
from lstm_sim.errors import InputError


def test_a_file_is_read_whole_or_its_beginning(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"0123456789")
    assert read_plain_file(file) == b"0123456789"
    assert read_plain_file(file, 4) == b"0123" and read_plain_file(file, 40) == b"0123456789"
    link = tmp_path / "link"
    link.symlink_to(file)
    assert read_plain_file(link) == b"0123456789"
    with pytest.raises(FileNotFoundError):
        read_plain_file(tmp_path / "none")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder") as caught:
        read_plain_file(tmp_path)
    assert caught.value.file == str(tmp_path) and str(caught.value.remedy)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="pipe"):
        read_plain_file(tmp_path / "pipe")
    with pytest.raises(InputError, match="device"):
        read_plain_file(Path("/dev/zero"))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "a"
    with file.open("wb") as opened:
        opened.truncate(plain_file.LARGEST_FILE + 1)  # takes no room on the disk
    with pytest.raises(InputError, match="larger than 2 GiB"):
        read_plain_file(file)


def test_a_file_that_shrinks_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"0123456789")
    longer = tmp_path / "b"
    longer.write_bytes(b"0" * 20)
    found = longer.stat()
    monkeypatch.setattr(Path, "stat", lambda self, **options: found)
    with pytest.raises(InputError, match="changed"):
        read_plain_file(file)


def test_running_out_of_memory_is_said() -> None:
    for error in (MemoryError(), RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried …")):
        with pytest.raises(InputError, match=r"a: There is not enough memory"), within_memory(Path("a")):
            raise error
    with pytest.raises(RuntimeError, match="other"), within_memory(Path("a")):
        raise RuntimeError("other")


def test_names() -> None:
    assert is_name("encoder.rnn.weight_ih_l0") and is_name("編碼器.weight_ih") and is_name("a b")
    for bad in ("", "a\nb", "\x1b[31mred", "\ud800", "a" * 1001, "a\u202eb", "a\0"):
        assert not is_name(bad)


def test_what_a_file_says_is_shown_without_harm() -> None:
    assert shown("os system") == "os system" and shown(3) == "3"
    assert shown("a\x1b[2J\n\ud800b") == "a\N{REPLACEMENT CHARACTER}[2J" + 2 * "\N{REPLACEMENT CHARACTER}" + "b"
    assert shown("x" * 100) == "x" * 80 + "…"
    shown("\ud800").encode()
