"""Another task or architecture: its recipe, with what the user changed, and nothing it cannot have."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from lstm_sim.laboratory.choices import applies, fitting, heads_of, switched
from lstm_sim.laboratory.survey import DataFacts, architecture_for
from lstm_sim.networks.architecture import Head, Kind
from lstm_sim.training.config import Config, Optimizer, Task, recipe

PAIRS = list(itertools.product(Task, Kind))


@pytest.mark.parametrize(("task", "kind"), PAIRS)
def test_an_unchanged_recipe_becomes_the_other_recipe(task: Task, kind: Kind) -> None:
    assert switched(recipe(Task.TRAVEL, Kind.LSTM), task, kind) == fitting(recipe(task, kind))


def test_what_the_user_changed_is_kept() -> None:
    changed = replace(recipe(Task.TRAVEL, Kind.LSTM), hidden_size=7, seed=5, learning_rate=0.3, device="cuda:1")
    for task, kind in PAIRS:
        new = switched(changed, task, kind)
        assert (new.hidden_size, new.seed, new.learning_rate, new.device) == (7, 5, 0.3, "cuda:1")
        assert new.epochs == recipe(task, kind).epochs  # was not changed


def test_there_and_back_is_the_same() -> None:
    changed = replace(recipe(Task.TRAVEL, Kind.LSTM), epochs=3, dropout=0.2)
    assert switched(switched(changed, Task.ADDING), Task.TRAVEL) == changed
    assert switched(switched(changed, kind=Kind.GRU), kind=Kind.LSTM) == changed


def test_the_data_of_another_task_is_left() -> None:
    files = replace(recipe(Task.FILES), data="/somewhere")
    assert switched(files, Task.SERIES).data == ""
    assert switched(files, kind=Kind.GRU).data == "/somewhere"


@pytest.mark.parametrize(("task", "kind"), PAIRS)
def test_every_switch_makes_a_network_that_can_be(task: Task, kind: Kind) -> None:
    odd = replace(recipe(Task.TRAVEL, Kind.LSTM), head=Head.CRF, bidirectional=True)
    window = replace(recipe(Task.TRAVEL, Kind.FEED_FORWARD), window=5)
    numbers = task in (Task.ADDING, Task.SERIES)
    facts = DataFacts(0, 0, 2, 1) if numbers else DataFacts(20, 30, 0, 4)
    for config in (odd, window):
        new = switched(config, task, kind)
        architecture_for(new, facts)  # refuses what cannot be
        assert (new.head is Head.REGRESSION) is numbers
        assert new.head in heads_of(task)


@pytest.mark.parametrize(
    ("option", "changes", "on"),
    [
        ("language", {}, True),
        ("data", {}, False),
        ("data", {"task": Task.SERIES}, True),
        ("length", {}, False),
        ("length", {"task": Task.COPY}, True),
        ("window", {}, False),
        ("window", {"kind": Kind.FEED_FORWARD}, True),
        ("bidirectional", {"kind": Kind.FEED_FORWARD}, False),
        ("momentum", {}, False),
        ("momentum", {"optimizer": Optimizer.SGD}, True),
        ("embedding_size", {"task": Task.ADDING}, False),
        ("embedding_size", {"task": Task.COPY}, True),
        ("character_features", {"task": Task.COPY}, False),
        ("word_dropout", {"task": Task.COPY}, True),
        ("word_dropout", {"task": Task.SERIES}, False),
        ("label_smoothing", {"head": Head.CRF}, False),
        ("mixed_precision", {"device": "cpu"}, False),
        ("mixed_precision", {"device": "cuda"}, True),
        ("hidden_size", {}, True),
    ],
)
def test_which_options_have_a_meaning(option: str, changes: dict[str, object], on: bool) -> None:
    config: Config = replace(recipe(Task.TRAVEL, Kind.LSTM), **changes)  # type: ignore[arg-type]
    assert applies(option, config) is on
