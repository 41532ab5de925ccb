"""Everything that decides a training run. No torch here."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from lstm_sim.errors import InputError, Said, said
from lstm_sim.networks.architecture import Head, Kind

LARGEST_SEED = 2**32 - 1


class Task(StrEnum):
    """What is to be learnt; the value is its name on the command line and in files."""

    FILES = "files"
    TRAVEL = "travel"
    ADDING = "adding"
    TEMPORAL_ORDER = "temporal-order"
    COPY = "copy"
    PARITY = "parity"
    SERIES = "series"

    @property
    def tags_words(self) -> bool:
        """True for slot filling: a label for each word."""
        return self in (Task.FILES, Task.TRAVEL)


class Optimizer(StrEnum):
    """How a gradient becomes a step."""

    SGD = "sgd"
    RMSPROP = "rmsprop"
    ADAM = "adam"
    ADAMW = "adamw"


class Schedule(StrEnum):
    """How the learning rate falls from its value to 0 over the run, or that it stays."""

    CONSTANT = "constant"
    LINEAR = "linear"
    COSINE = "cosine"


@dataclass(frozen=True)
class Config:
    """A training run; the same config gives the same run.

    Attributes:
        task: what is learnt; `data` is the folder (files) or CSV file (series) it is read from.
        language: of the travel sentences: en, zh or en+zh.
        length: time steps of the sequence tasks.
        kind, hidden_size, layers, bidirectional, window, embedding_size, character_features, head, dropout: the network
            (networks.architecture); embedding and characters are for words only.
        seed: of the weights, the order of the data and everything left out.
        epochs, batch_size: how long, and how many sequences a step sees.
        least_steps: a run makes at least so many steps: where the data is small, it is gone through more often than
            `epochs` says; 0 is none.
        optimizer, learning_rate, momentum, weight_decay, schedule, warmup: `momentum` is SGD's; `warmup` the share of
            all steps over which the learning rate rises.
        clip_norm, clip_value: the largest norm of the gradient, the largest size of each of its components; 0 is none.
        average: decay of the exponential moving average of the weights, which is what is evaluated; 0 is none.
        label_smoothing: the share of the reference spread over all labels (softmax only).
        word_dropout: the share of words replaced by the unknown word while training.
        patience: epochs without a better score on dev (F1 of spans where there are any) after which training stops; 0
            is never, and so is a task without dev.
        device: auto, cpu, cuda, cuda:1, mps, xpu.
        mixed_precision: matrix products in bfloat16 on cuda and xpu; on other devices it changes nothing.
        threads: torch's threads on the CPU; 0 leaves them as they are.
        checkpoint_steps, checkpoint_seconds: how often a resumable checkpoint is written; 0 is not by that measure.
    """

    task: Task
    data: str = ""
    language: str = "en"
    length: int = 50
    kind: Kind = Kind.LSTM
    hidden_size: int = 32
    layers: int = 1
    bidirectional: bool = False
    window: int = 1
    embedding_size: int = 32
    character_features: int = 0
    head: Head = Head.SOFTMAX
    dropout: float = 0.0
    seed: int = 0
    epochs: int = 10
    least_steps: int = 0
    batch_size: int = 32
    optimizer: Optimizer = Optimizer.ADAM
    learning_rate: float = 0.001
    momentum: float = 0.9
    weight_decay: float = 0.0
    schedule: Schedule = Schedule.CONSTANT
    warmup: float = 0.0
    clip_norm: float = 0.0
    clip_value: float = 0.0
    average: float = 0.0
    label_smoothing: float = 0.0
    word_dropout: float = 0.0
    patience: int = 0
    device: str = "auto"
    mixed_precision: bool = False
    threads: int = 0
    checkpoint_steps: int = 0
    checkpoint_seconds: float = 30.0

    def __post_init__(self) -> None:
        for name, low in (
            ("length", 1), ("epochs", 1), ("least_steps", 0), ("batch_size", 1), ("character_features", 0), ("seed", 0),
            ("threads", 0), ("patience", 0), ("checkpoint_steps", 0),
        ):  # fmt: skip
            if getattr(self, name) < low:
                raise _refusal(name, getattr(self, name), said("It must be {0} or more.", low))
        if self.seed > LARGEST_SEED:
            raise _refusal("seed", self.seed, said("It must be {0} or less.", LARGEST_SEED))
        for name in ("dropout", "average", "label_smoothing", "word_dropout", "momentum", "warmup"):
            if not 0.0 <= getattr(self, name) < 1.0:
                raise _refusal(name, getattr(self, name), said("It must be at least 0 and less than 1."))
        for name in ("clip_norm", "clip_value", "weight_decay", "checkpoint_seconds"):
            if not 0.0 <= getattr(self, name) < math.inf:
                raise _refusal(name, getattr(self, name), said("It must be 0 or more."))
        if not 0.0 < self.learning_rate < math.inf:
            raise _refusal("learning_rate", self.learning_rate, said("It must be more than 0."))


def _refusal(name: str, value: object, remedy: Said) -> InputError:
    return InputError(said("{0} is {1}.", name, value), remedy=remedy)


def changed(config: Config, wanted: Mapping[str, Any]) -> Config:
    """The config with other values in the fields `wanted` names. Who says how many epochs gets no more than those."""
    settled = {"least_steps": 0} if "epochs" in wanted else {}
    return replace(config, **{**settled, **wanted})


def recipe(task: Task, kind: Kind = Kind.LSTM) -> Config:
    """The default config of a task and an architecture."""
    if task is Task.FILES:
        return Config(
            task, kind=kind, hidden_size=200, bidirectional=kind.is_recurrent, embedding_size=100,
            character_features=64, head=Head.CRF, dropout=0.5, epochs=40, least_steps=14_000, batch_size=32,
            optimizer=Optimizer.ADAMW, learning_rate=0.003, weight_decay=0.01, schedule=Schedule.COSINE, warmup=0.05,
            clip_norm=5.0, average=0.998, word_dropout=0.2,
        )  # fmt: skip
    if task is Task.TRAVEL:
        return Config(
            task, kind=kind, hidden_size=24, embedding_size=16, epochs=8, batch_size=32, learning_rate=0.01,
            schedule=Schedule.COSINE, clip_norm=5.0,
        )  # fmt: skip
    base = Config(task, kind=kind, batch_size=32, learning_rate=0.005, clip_norm=1.0, epochs=40, embedding_size=8)
    if task in (Task.ADDING, Task.SERIES):
        return replace(base, head=Head.REGRESSION)
    return base
