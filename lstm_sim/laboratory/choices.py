"""The choices of a training run: which options a config has, and what another task or architecture makes of them."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from lstm_sim.networks.architecture import Head, Kind
from lstm_sim.training.config import Config, Optimizer, Task, changed, recipe

SYMBOL_TASKS = (Task.TEMPORAL_ORDER, Task.COPY, Task.PARITY)
NUMBER_TASKS = (Task.ADDING, Task.SERIES)


def heads_of(task: Task) -> tuple[Head, ...]:
    """The output layers that a task can be learnt with."""
    if task in NUMBER_TASKS:
        return (Head.REGRESSION,)
    return (Head.SOFTMAX, Head.CRF) if task.tags_words else (Head.SOFTMAX,)


def applies(option: str, config: Config) -> bool:
    """True where an option, by the name of its field, changes anything about a run of this config."""
    task, kind = config.task, config.kind
    if option == "data":
        return task in (Task.FILES, Task.SERIES)
    if option == "language":
        return task is Task.TRAVEL
    if option == "length":
        return not task.tags_words
    if option == "window":
        return not kind.is_recurrent
    if option == "bidirectional":
        return kind.is_recurrent
    if option == "embedding_size":
        return task not in NUMBER_TASKS
    if option in ("character_features", "word_dropout"):
        return task.tags_words if option == "character_features" else task not in NUMBER_TASKS
    if option == "label_smoothing":
        return config.head is Head.SOFTMAX
    if option == "momentum":
        return config.optimizer is Optimizer.SGD
    if option == "mixed_precision":
        return config.device != "cpu"
    return True


def switched(config: Config, task: Task | None = None, kind: Kind | None = None) -> Config:
    """The config for another task or architecture: its recipe, but with everything in it that the user changed.

    What cannot be had there (a CRF for a series, a second direction without recurrence) is the recipe's again.
    """
    old = recipe(config.task, config.kind)
    new = recipe(task or config.task, kind or config.kind)
    kept = {f.name for f in fields(Config) if getattr(config, f.name) != getattr(old, f.name)} - {"task", "kind"}
    if new.task is not config.task:
        kept -= {"data"}
    return fitting(changed(new, {name: getattr(config, name) for name in kept}))


def fitting(config: Config) -> Config:
    """The config without what its task and architecture cannot have."""
    wrong: dict[str, Any] = {}
    if config.head not in heads_of(config.task):
        head = recipe(config.task, config.kind).head
        wrong["head"] = head if head in heads_of(config.task) else heads_of(config.task)[0]
    if config.bidirectional and not config.kind.is_recurrent:
        wrong["bidirectional"] = False
    if config.window > 1 and config.kind.is_recurrent:
        wrong["window"] = 1
    return replace(config, **wrong) if wrong else config
