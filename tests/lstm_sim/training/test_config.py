"""The config: what it refuses, and that every recipe makes a network."""

from __future__ import annotations

import math
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

from lstm_sim.errors import InputError
from lstm_sim.networks.architecture import Kind
from lstm_sim.training.config import LARGEST_SEED, Config, Task, changed, recipe
from lstm_sim.training.problem import prepare
from tests.lstm_sim.training.samples import write_corpus


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, 0) for name in ("length", "epochs", "batch_size")),
        *(
            (name, -1)
            for name in ("character_features", "seed", "threads", "patience", "checkpoint_steps", "least_steps")
        ),
        ("seed", LARGEST_SEED + 1),
        *(
            (name, value)
            for name in ("dropout", "average", "label_smoothing", "word_dropout", "momentum", "warmup")
            for value in (-0.1, 1.0, math.nan)
        ),
        *(
            (name, value)
            for name in ("clip_norm", "clip_value", "weight_decay", "checkpoint_seconds")
            for value in (-0.1, math.inf, math.nan)
        ),
        *(("learning_rate", value) for value in (0.0, -1.0, math.inf, math.nan)),
    ],
)
def test_what_cannot_be_is_refused(name: str, value: float) -> None:
    with pytest.raises(InputError, match=rf"^{name} is .*It must be") as caught:
        Config(Task.TRAVEL, **{name: value})  # type: ignore[arg-type]
    assert caught.value.problem.values == (name, str(value))


def test_the_limits_themselves_can_be() -> None:
    Config(
        Task.TRAVEL, length=1, epochs=1, batch_size=1, seed=LARGEST_SEED, dropout=0.0, average=0.999, warmup=0.0,
        clip_norm=0.0, clip_value=0.0, learning_rate=1e-12, checkpoint_seconds=0.0,
    )  # fmt: skip


def test_who_says_how_many_epochs_gets_no_more() -> None:
    config = Config(Task.FILES, epochs=4, least_steps=1000)
    assert changed(config, {"epochs": 7}) == replace(config, epochs=7, least_steps=0)
    assert changed(config, {"epochs": 7, "least_steps": 50}) == replace(config, epochs=7, least_steps=50)
    assert changed(config, {"batch_size": 7}) == replace(config, batch_size=7)


def test_a_config_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Config(Task.TRAVEL).epochs = 3  # type: ignore[misc]


@pytest.mark.parametrize("kind", Kind)
def test_every_recipe_makes_a_network(kind: Kind, tmp_path: Path) -> None:
    (tmp_path / "series.csv").write_text("".join(f"{math.sin(k / 5)}\n" for k in range(120)))
    write_corpus(tmp_path)
    for task in Task:
        data = {Task.FILES: tmp_path, Task.SERIES: tmp_path / "series.csv"}.get(task, "")
        config = replace(recipe(task, kind), data=str(data), length=min(recipe(task, kind).length, 8 if data else 25))
        problem = prepare(config)
        assert problem.architecture.kind is kind
        assert problem.dev is not None
        assert (problem.vocabulary is None) == (task in (Task.ADDING, Task.SERIES))
