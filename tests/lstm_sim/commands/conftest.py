"""A small corpus on disk and networks trained on little, shared by the tests of all commands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from lstm_sim.cli import run
from lstm_sim.data.travel import travel_corpus
from tests.lstm_sim.training.samples import write_corpus

SHIPPED = Path(__file__).resolve().parents[3] / "assets" / "checkpoints"


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> Iterator[None]:
    """Networks as small as these are faster on one, and do not wait for others on a busy machine."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of labelled sentences: 60 to train on, 20 of dev, 20 of test."""
    return write_corpus(tmp_path_factory.mktemp("corpus"), travel_corpus(1, "en", 60, 20, 20))


@pytest.fixture(scope="session")
def lstm() -> Path:
    """The LSTM that is shipped, which solves the travel task."""
    return SHIPPED / "travel-lstm.safetensors"


@pytest.fixture(scope="session")
def adding(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bidirectional GRU of two layers that has seen little of the adding problem."""
    file = tmp_path_factory.mktemp("adding") / "adding.safetensors"
    options = {"--length": 6, "--epochs": 1, "--architecture": "gru", "--layers": 2, "--hidden-size": 3}
    given = [str(word) for option in options.items() for word in option]
    assert run(["train", "--task", "adding", *given, "--bidirectional", "--output", str(file)]) == 0
    return file
