"""A small corpus on disk, the config of a run on it that uses all there is, and how two runs are compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from lstm_sim.data.sentences import Corpus
from lstm_sim.data.travel import travel_corpus
from lstm_sim.networks.architecture import Head, Kind
from lstm_sim.training.config import Config, Optimizer, Schedule, Task
from lstm_sim.training.loop import Progress, Run
from lstm_sim.training.problem import prepare


def write_corpus(folder: Path, corpus: Corpus | None = None) -> Path:
    """Thirteen sentences to train on and six of dev, or those of `corpus`, as files in `folder`."""
    corpus = corpus or travel_corpus(1, "en", 13, 6, 4)
    for split, sentences in corpus.splits.items():
        for ending, lines in (("in", [s.words for s in sentences]), ("out", [s.labels for s in sentences])):
            (folder / f"{split}.seq.{ending}").write_text("".join(" ".join(line) + "\n" for line in lines), "utf-8")
    return folder


def full_config(folder: Path, **changes: Any) -> Config:
    """A run of twelve steps in three epochs, its last batch of each epoch of one sentence."""
    config = Config(
        Task.FILES, data=str(folder), kind=Kind.LSTM, hidden_size=5, embedding_size=4, character_features=3,
        bidirectional=True, head=Head.CRF, dropout=0.3, word_dropout=0.2, average=0.9, seed=3, epochs=3, batch_size=4,
        optimizer=Optimizer.ADAMW, learning_rate=0.02, weight_decay=0.01, schedule=Schedule.COSINE, warmup=0.3,
        clip_norm=1.0, clip_value=0.5, device="cpu", checkpoint_seconds=0.0,
    )  # fmt: skip
    return replace(config, **changes)


def plain_config(folder: Path, **changes: Any) -> Config:
    """A run of twelve steps with nothing left out, averaged, smoothed or clipped."""
    config = Config(
        Task.FILES, data=str(folder), kind=Kind.LSTM, hidden_size=5, embedding_size=4, seed=3, epochs=3, batch_size=4,
        learning_rate=0.02, device="cpu", checkpoint_seconds=0.0,
    )  # fmt: skip
    return replace(config, **changes)


def begin(config: Config) -> Run:
    return Run(prepare(config))


def without_time(steps: Iterator[Progress]) -> list[Progress]:
    """Every Progress, its seconds left out."""
    return [replace(progress, seconds=0.0) for progress in steps]


def all_tensors(run: Run) -> dict[str, Tensor]:
    """Everything that a run holds: its state and, of a finished one, the weights it answers with."""
    tensors = dict(run.state().tensors)
    with run.best() as network:
        return tensors | {f"answers.{name}": p.detach().clone() for name, p in network.named_parameters()}


def assert_same(one: Run, other: Run) -> None:
    """Bit for bit."""
    first, second = all_tensors(one), all_tensors(other)
    assert first.keys() == second.keys()
    for name, tensor in first.items():
        assert torch.equal(tensor, second[name]), name
    assert one.state().values == other.state().values
