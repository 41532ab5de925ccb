"""Every field of a Config can be given on the command line; what is not given comes from the recipe."""

from __future__ import annotations

import inspect
from dataclasses import replace
from pathlib import Path

import pytest

from lstm_sim.commands.options import config_from, given_fields
from lstm_sim.commands.train import train
from lstm_sim.errors import InputError
from lstm_sim.networks.architecture import Head, Kind
from lstm_sim.training.config import Config, Optimizer, Task, recipe


def test_every_field_of_a_config_is_an_option_of_train() -> None:
    called = {"kind": "architecture", "head": "output_layer"}
    missing = {called.get(name, name) for name in Config.__dataclass_fields__} - set(
        inspect.signature(train).parameters
    )
    assert not missing


def test_what_is_given_has_the_types_of_a_config() -> None:
    given = given_fields(
        {
            "task": "travel", "architecture": "gru", "output_layer": "crf", "optimizer": "sgd", "hidden_size": 5,
            "dropout": 0.25, "bidirectional": False, "epochs": None, "output": Path("x"), "as_json": True,
        }
    )  # fmt: skip
    assert given == {
        "task": Task.TRAVEL, "kind": Kind.GRU, "head": Head.CRF, "optimizer": Optimizer.SGD, "hidden_size": 5,
        "dropout": 0.25, "bidirectional": False,
    }  # fmt: skip
    assert all(isinstance(given[name], kind) for name, kind in (("kind", Kind), ("head", Head), ("task", Task)))
    assert given_fields({"data": Path("a/b")}) == {"data": str(Path.cwd() / "a/b")}


def test_what_is_not_given_comes_from_the_recipe() -> None:
    config = config_from({"task": Task.TRAVEL, "kind": Kind.GRU, "epochs": 3})
    assert config.epochs == 3 and config.kind is Kind.GRU
    assert config.learning_rate == recipe(Task.TRAVEL, Kind.GRU).learning_rate
    assert config_from({"data": "somewhere"}).task is Task.FILES
    expected = replace(recipe(Task.FILES, Kind.FEED_FORWARD), data="somewhere", seed=4)
    assert config_from({"data": "somewhere", "kind": Kind.FEED_FORWARD, "seed": 4}) == expected


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({}, "--task NAME"),
        ({"task": Task.FILES}, "--data DIR"),
        ({"task": Task.SERIES}, "--data FILE.csv"),
        ({"task": Task.TRAVEL, "data": "x"}, "Leave out --data"),
        ({"task": Task.TRAVEL, "dropout": 1.0}, "dropout is 1.0"),
    ],
)
def test_what_does_not_fit_is_refused(given: dict[str, object], word: str) -> None:
    with pytest.raises(InputError, match=word):
        config_from(given)
