"""A session that was left behind: written and read back; what cannot be read stays where it is, and the log says so."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from lstm_sim.presets import start_session
from ui.left import packed, read_left


@pytest.mark.parametrize(("path", "modified"), [(None, False), (Path("/some/where.lstmsim"), True)])
def test_what_was_left_is_read_back(tmp_path: Path, path: Path | None, modified: bool) -> None:
    file, session = tmp_path / "last.json", start_session()
    file.write_bytes(packed(session, path, modified))
    left = read_left(file)
    assert left is not None and left.session.setup.steps == session.setup.steps
    assert (left.path, left.modified, left.file, left.written) == (path, modified, file, file.stat().st_mtime)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]\n{}", b'{"path": 3}\nnot a session', b"\xff\n\xff"])
def test_what_cannot_be_read_stays_where_it_is(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "session-1.json"
    file.write_bytes(content)
    with caplog.at_level(logging.ERROR):
        assert read_left(file) is None
    assert file.read_bytes() == content and str(file) in caplog.text


def test_nothing_was_left(tmp_path: Path) -> None:
    assert read_left(tmp_path / "last.json") is None
