"""The header of a checkpoint read without torch says what reading it with torch says, and refuses what is no header."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from lstm_sim.checkpoints import checkpoint
from lstm_sim.checkpoints.checkpoint import read_checkpoint
from lstm_sim.checkpoints.keeping import begin, checkpoint_of
from lstm_sim.errors import InputError
from lstm_sim.laboratory import checkpoint_header
from lstm_sim.laboratory.checkpoint_header import read_checkpoint_header
from tests.lstm_sim.laboratory.samples import small_config


@pytest.fixture
def file(tmp_path: Path) -> Path:
    run = begin(small_config(tmp_path / "data"))
    next(run.advance())
    path = tmp_path / "checkpoint.safetensors"
    checkpoint.write_checkpoint(path, checkpoint_of(run))
    return path


def test_it_says_what_the_whole_checkpoint_says(file: Path) -> None:
    whole, header = read_checkpoint(file), read_checkpoint_header(file)
    assert header.architecture == whole.architecture and header.left_at == 1
    assert whole.vocabulary is not None and header.labels == whole.vocabulary.labels


def test_a_finished_one_was_left_nowhere(tmp_path: Path) -> None:
    run = begin(small_config(tmp_path, epochs=1))
    list(run.advance())
    checkpoint.write_checkpoint(tmp_path / "c", checkpoint_of(run))
    assert read_checkpoint_header(tmp_path / "c").left_at is None


def test_key_and_version_are_those_of_the_format() -> None:
    assert (checkpoint_header.HEADER, checkpoint_header.VERSION) == (checkpoint.HEADER, checkpoint.VERSION)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: b"", "cut off"),
        (lambda data: data[:5], "cut off"),
        (lambda data: data[:200], "cut off"),
        (lambda data: data[:-1], "holds"),
        (lambda data: data + b"x", "holds"),
        (lambda data: b"\xff" * 8 + data[8:], "cut off"),
        (lambda data: data[:8] + b"x" + data[9:], "header"),
        (lambda data: data.replace(b"lstm_sim", b"lstm_sin"), "header"),
        (lambda data: data.replace(b'\\"version\\":1', b'\\"version\\":7'), "later version"),
    ],
)
def test_what_is_damaged_is_refused(file: Path, spoil: Callable[[bytes], bytes], said: str) -> None:
    file.write_bytes(spoil(file.read_bytes()))
    with pytest.raises(InputError, match=said):
        read_checkpoint_header(file)


def test_mutated_files_are_refused_or_read(file: Path) -> None:
    whole, draw = file.read_bytes(), random.Random(1)
    length = int.from_bytes(whole[:8], "little")
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(draw.randint(1, 8)):
            data[draw.randrange(8 + length)] = draw.randrange(256)
        file.write_bytes(data)
        with contextlib.suppress(InputError):
            read_checkpoint_header(file)
