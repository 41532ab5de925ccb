"""Small training runs for the tests of what is kept of them and told about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from lstm_sim.laboratory.runs import RunRecord
from lstm_sim.laboratory.told import Told, Wishes
from lstm_sim.training.config import Config
from tests.lstm_sim.training.samples import plain_config, write_corpus

CREATED = 1_753_000_000.0


def small_config(folder: Path, **changes: Any) -> Config:
    """Twelve steps in three epochs over a corpus in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    return plain_config(write_corpus(folder), **changes)


def record(config: Config, **changes: Any) -> RunRecord:
    return replace(RunRecord("LSTM 1", CREATED, config), **changes)


def until(told: Iterator[Told], step: int, wishes: Wishes) -> list[Told]:
    """Everything told, the run being ended once it has come to `step`; one step at a time, so that none is left out."""
    found = []
    for one in told:
        found.append(one)
        if one.course.step >= step:
            wishes.end()
        elif one.architecture is not None:
            wishes.step()
    return found
