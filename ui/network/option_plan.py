"""Which options of a training run there are, in which order they stand, and what each is set with."""

from __future__ import annotations

from lstm_sim.networks.architecture import Head, Kind
from lstm_sim.training.config import LARGEST_SEED, Optimizer, Schedule, Task
from ui.network.option_fields import ChoiceField, Field, RealField, SeedField, WholeField

TASKS = (
    Task.TRAVEL, Task.FILES, Task.ADDING, Task.TEMPORAL_ORDER, Task.COPY, Task.PARITY, Task.SERIES,
)  # fmt: skip
FAMILIES = (Kind.FEED_FORWARD, Kind.ELMAN, Kind.JORDAN, Kind.LSTM, Kind.GRU)
PEEPHOLES = (Kind.LSTM, Kind.PEEPHOLE, Kind.DENSE_PEEPHOLE)
LANGUAGES = ("en", "zh", "en+zh")
OFF_ON = (False, True)
AUTO = "auto"
FIRST_ROWS = (
    ("task",), ("language",), ("data",), ("length",), ("kind",), ("peepholes",), ("layers", "hidden_size"),
    ("bidirectional",), ("optimizer",), ("learning_rate",), ("clip_norm",), ("batch_size", "epochs"), ("seed",),
    ("device",),
)  # fmt: skip
"""What is always seen; two in a row stand side by side."""
MORE_ROWS = (
    ("head",), ("dropout",), ("embedding_size",), ("character_features",), ("window",), ("schedule",), ("warmup",),
    ("momentum",), ("weight_decay",), ("clip_value",), ("average",), ("label_smoothing",), ("word_dropout",),
    ("least_steps",), ("patience",), ("mixed_precision",), ("threads",), ("checkpoint_steps",), ("checkpoint_seconds",),
)  # fmt: skip
"""What is seen after a press on "More"."""

LARGEST_SHARE = 0.999999
"""A share of everything leaves nothing to train."""


def make_fields() -> dict[str, Field]:
    """A field for every option but the data."""
    return {
        "task": ChoiceField(TASKS),
        "language": ChoiceField(LANGUAGES),
        "length": WholeField(1, step=10),
        "kind": ChoiceField(FAMILIES),
        "peepholes": ChoiceField(PEEPHOLES),
        "layers": WholeField(1),
        "hidden_size": WholeField(1),
        "bidirectional": ChoiceField(OFF_ON),
        "optimizer": ChoiceField(Optimizer),
        "learning_rate": RealField(1e-12),
        "clip_norm": RealField(),
        "batch_size": WholeField(1),
        "epochs": WholeField(1),
        "seed": SeedField(LARGEST_SEED),
        "device": ChoiceField((AUTO,)),
        "head": ChoiceField((Head.SOFTMAX,)),
        "dropout": RealField(most=LARGEST_SHARE, step=0.05),
        "embedding_size": WholeField(1),
        "character_features": WholeField(),
        "window": WholeField(1, step=2),
        "schedule": ChoiceField(Schedule),
        "warmup": RealField(most=LARGEST_SHARE, step=0.05),
        "momentum": RealField(most=LARGEST_SHARE, step=0.05),
        "weight_decay": RealField(),
        "clip_value": RealField(),
        "average": RealField(most=LARGEST_SHARE, step=0.05),
        "label_smoothing": RealField(most=LARGEST_SHARE, step=0.05),
        "word_dropout": RealField(most=LARGEST_SHARE, step=0.05),
        "least_steps": WholeField(step=1000),
        "patience": WholeField(),
        "mixed_precision": ChoiceField(OFF_ON),
        "threads": WholeField(),
        "checkpoint_steps": WholeField(),
        "checkpoint_seconds": RealField(step=5.0),
    }
