"""Tiny networks, written once for all tests of error surfaces, and grids no finer than such a test needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstm_sim.checkpoints.checkpoint import write_checkpoint
from lstm_sim.networks.architecture import Kind
from lstm_sim.training.config import Config, Task
from tests.ui.network.lab import word_network
from ui.gradients import network_slope_job


@pytest.fixture(scope="session")
def tiny_networks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with "a", an LSTM, "b", a GRU, and "trained", which was trained for four steps."""
    from lstm_sim.checkpoints.keeping import begin, checkpoint_of

    made = tmp_path_factory.mktemp("tiny")
    word_network(made, "a", hidden_size=3)
    word_network(made, "b", kind=Kind.GRU, hidden_size=3)
    run = begin(Config(task=Task.PARITY, length=6, hidden_size=3, embedding_size=2, epochs=1, batch_size=500))
    for _ in run.advance():
        pass
    write_checkpoint(made / "trained.safetensors", checkpoint_of(run))
    return made


@pytest.fixture
def coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Surfaces of 17 × 17 points, and fields and sections of few."""
    monkeypatch.setattr(network_slope_job, "FINEST", 17)
    monkeypatch.setattr(network_slope_job, "FIELD", 8)
    monkeypatch.setattr(network_slope_job, "SECTION", 9)
