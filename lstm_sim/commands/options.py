"""The options of a training run on the command line: one for each field of a Config, unset ones from the recipe."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from lstm_sim.errors import InputError, said
from lstm_sim.networks.architecture import Head, Kind
from lstm_sim.training.config import Config, Optimizer, Schedule, Task, changed, recipe


class OutputLayer(StrEnum):
    """The output layers that can be trained."""

    SOFTMAX = Head.SOFTMAX.value
    CRF = Head.CRF.value
    REGRESSION = Head.REGRESSION.value


class Language(StrEnum):
    """The languages of the travel sentences."""

    EN = "en"
    ZH = "zh"
    BOTH = "en+zh"


def _option(*names: str, panel: str, **more: Any) -> Any:
    return typer.Option(*names, rich_help_panel=panel, show_default=False, **more)


_DATA, _NETWORK, _TRAINING, _MACHINE = "What is learnt", "The network", "How it is trained", "The machine"

TaskOption = Annotated[
    Task | None,
    _option(
        "--task",
        metavar="NAME",
        panel=_DATA,
        help="travel, adding, temporal-order, copy, parity or series; files, from --data, where it is left out.",
    ),
]
DataOption = Annotated[
    Path | None,
    _option("--data", metavar="DIR", panel=_DATA, help="Folder of labelled sentences; a CSV file for series."),
]
LanguageOption = Annotated[Language | None, _option("--language", panel=_DATA, help="Of the travel sentences.")]
LengthOption = Annotated[
    int | None, _option("--length", min=1, panel=_DATA, help="Time steps of the sequence tasks and of a series.")
]
ArchitectureOption = Annotated[
    Kind | None,
    _option(
        "--architecture",
        metavar="NAME",
        panel=_NETWORK,
        help="feed-forward, elman, jordan, lstm, peephole, dense-peephole or gru; lstm where it is left out.",
    ),
]
HiddenSizeOption = Annotated[
    int | None, _option("--hidden-size", min=1, panel=_NETWORK, help="Units of each layer and direction.")
]
LayersOption = Annotated[int | None, _option("--layers", min=1, panel=_NETWORK, help="Hidden layers.")]
BidirectionalOption = Annotated[
    bool | None,
    _option("--bidirectional/--one-direction", panel=_NETWORK, help="A second network reads from the end."),
]
WindowOption = Annotated[
    int | None, _option("--window", min=1, panel=_NETWORK, help="Words a feed-forward network sees at once; odd.")
]
EmbeddingSizeOption = Annotated[
    int | None, _option("--embedding-size", min=1, panel=_NETWORK, help="Length of a word's vector.")
]
CharacterFeaturesOption = Annotated[
    int | None, _option("--character-features", min=0, panel=_NETWORK, help="Features of a word's spelling; 0 is none.")
]
OutputLayerOption = Annotated[
    OutputLayer | None, _option("--output-layer", panel=_NETWORK, help="What gives the answer of each step.")
]
DropoutOption = Annotated[
    float | None, _option("--dropout", panel=_NETWORK, help="Share left out of embedding and layers while training.")
]
EpochsOption = Annotated[int | None, _option("--epochs", min=1, panel=_TRAINING, help="Times through the data.")]
LeastStepsOption = Annotated[
    int | None,
    _option(
        "--least-steps", min=0, panel=_TRAINING, help="Go through small data more often; 0 once --epochs is given."
    ),
]
SeedOption = Annotated[
    int | None, _option("--seed", min=0, panel=_TRAINING, help="Of everything random; the same seed, the same run.")
]
BatchSizeOption = Annotated[int | None, _option("--batch-size", min=1, panel=_TRAINING, help="Sequences a step sees.")]
OptimizerOption = Annotated[
    Optimizer | None, _option("--optimizer", panel=_TRAINING, help="How a gradient becomes a step.")
]
LearningRateOption = Annotated[
    float | None, _option("--learning-rate", panel=_TRAINING, help="The largest of the run.")
]
MomentumOption = Annotated[float | None, _option("--momentum", panel=_TRAINING, help="Of sgd.")]
WeightDecayOption = Annotated[
    float | None, _option("--weight-decay", panel=_TRAINING, help="Pull of all weights towards 0.")
]
ScheduleOption = Annotated[
    Schedule | None, _option("--schedule", panel=_TRAINING, help="How the learning rate falls over the run.")
]
WarmupOption = Annotated[
    float | None, _option("--warmup", panel=_TRAINING, help="Share of the run over which the learning rate rises.")
]
ClipNormOption = Annotated[
    float | None, _option("--clip-norm", min=0.0, panel=_TRAINING, help="Largest norm of the gradient; 0 is any.")
]
ClipValueOption = Annotated[
    float | None, _option("--clip-value", min=0.0, panel=_TRAINING, help="Largest component of the gradient; 0 is any.")
]
AverageOption = Annotated[
    float | None, _option("--average", panel=_TRAINING, help="Decay of the moving average of the weights; 0 is none.")
]
LabelSmoothingOption = Annotated[
    float | None, _option("--label-smoothing", panel=_TRAINING, help="Share of the reference spread over all labels.")
]
WordDropoutOption = Annotated[
    float | None, _option("--word-dropout", panel=_TRAINING, help="Share of words made unknown while training.")
]
PatienceOption = Annotated[
    int | None, _option("--patience", min=0, panel=_TRAINING, help="Epochs without a better score; 0 waits for ever.")
]
DeviceOption = Annotated[
    str | None, _option("--device", metavar="NAME", panel=_MACHINE, help="auto, cpu, cuda, cuda:1, mps, xpu.")
]
MixedPrecisionOption = Annotated[
    bool | None,
    _option("--mixed-precision/--full-precision", panel=_MACHINE, help="Products in bfloat16 on a GPU."),
]
ThreadsOption = Annotated[
    int | None, _option("--threads", min=0, panel=_MACHINE, help="Of torch on the CPU; 0 leaves them as they are.")
]
CheckpointStepsOption = Annotated[
    int | None, _option("--checkpoint-steps", min=0, panel=_MACHINE, help="Steps between checkpoints; 0 goes by time.")
]
CheckpointSecondsOption = Annotated[
    float | None,
    _option("--checkpoint-seconds", min=0.0, panel=_MACHINE, help="Seconds between checkpoints; 0 goes by steps."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, and nothing else, on standard output.")]

_TYPES = get_type_hints(Config)


def given_fields(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """What was set on the command line, by the names of Config's fields, of all the parameters of a command.

    Data is found again from another folder, too.
    """
    fields = {"kind": parameters.get("architecture"), "head": parameters.get("output_layer"), **parameters}
    if fields.get("data") is not None:
        fields["data"] = Path(fields["data"]).absolute()
    return {name: _TYPES[name](value) for name, value in fields.items() if name in _TYPES and value is not None}


def config_from(given: Mapping[str, Any]) -> Config:
    """The recipe of the task and architecture asked for, with every field that was given put in.

    Raises InputError if the task and its data do not fit each other, or a value is none that can be used.
    """
    task = given.get("task", Task.FILES if "data" in given else None)
    if task is None:
        raise InputError(
            "Say what is to be learnt.",
            remedy=said("Use --task NAME ({0}), or --data DIR.", ", ".join(t for t in Task if t is not Task.FILES)),
        )
    reads_files = task in (Task.FILES, Task.SERIES)
    if reads_files and "data" not in given:
        what = "--data FILE.csv" if task is Task.SERIES else "--data DIR"
        raise InputError(said("The task {0} needs its data.", task), remedy=said("Add {0}.", what))
    if not reads_files and "data" in given:
        raise InputError(
            said("The task {0} makes its own data.", task), remedy="Leave out --data, or leave out --task."
        )
    return changed(recipe(task, given.get("kind", Kind.LSTM)), {**given, "task": task})
