"""Runs on disk and a Trainer for the tests of the panels that show them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from lstm_sim.laboratory.runs import RunRecord
from lstm_sim.laboratory.told import Wishes
from lstm_sim.laboratory.training_run import begin_run
from lstm_sim.networks.architecture import Kind
from lstm_sim.training.config import Config, Task

LONG = 30_000
"""Milliseconds: the machine may be busy, and torch is loaded once."""


def tiny(**changes: Any) -> Config:
    """Ten steps an epoch, two epochs, a millisecond or two each."""
    config = Config(
        Task.PARITY, length=3, kind=Kind.ELMAN, hidden_size=3, embedding_size=2, epochs=2, batch_size=200, device="cpu",
        clip_norm=0.05,
    )  # fmt: skip
    return replace(config, **changes)


def make_run(runs: Path, run: str, steps: int | None = None, name: str = "", mark: int = 0, **changes: Any) -> Config:
    """A run in `runs`, ended after so many steps or finished, made in this thread."""
    config, wishes = tiny(**changes), Wishes(held=steps is not None)
    created = 1_753_000_000.0 + len(list(runs.iterdir()) if runs.is_dir() else ())
    for told in begin_run(runs, run, RunRecord(name or run, created, config, mark), wishes):
        if steps is not None and told.course.step >= steps:
            wishes.end()
        elif steps is not None and told.architecture is not None:
            wishes.step()
    return config


def make_trash() -> Path:
    """The system's trash of this test: where it lies must be there, as a user's home is."""
    home = Path(os.environ["XDG_DATA_HOME"])
    home.mkdir(parents=True, exist_ok=True)
    return home / "Trash" / "files"


def wait(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=LONG)
