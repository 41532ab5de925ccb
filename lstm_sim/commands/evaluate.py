"""The command `evaluate`: how well a kept network answers on data it was not trained on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lstm_sim.commands.options import JsonOption
from lstm_sim.commands.reading import open_network
from lstm_sim.commands.wording import (
    data_described,
    described,
    headline,
    label_table,
    print_json,
    scores_as_json,
    sequences_called,
    split_table,
)
from lstm_sim.data.readers import SPLITS
from lstm_sim.errors import InputError, said
from lstm_sim.training.config import Config, Task

if TYPE_CHECKING:
    from lstm_sim.checkpoints.checkpoint import Checkpoint


def evaluate(
    checkpoint: Annotated[Path, typer.Argument(metavar="CHECKPOINT", help="A network that was trained here.")],
    data: Annotated[
        Path | None,
        typer.Option("--data", metavar="DIR", help="Other data than what it was trained on."),
    ] = None,
    split: Annotated[str, typer.Option("--split", metavar="NAME", help="train, dev or test.")] = "test",
    device: Annotated[
        str, typer.Option("--device", metavar="NAME", help="auto, cpu, cuda, cuda:1, mps, xpu.")
    ] = "auto",
    as_json: JsonOption = False,
) -> None:
    """Evaluate a network: span F1 and a table of labels, or accuracy, or the error of its numbers."""
    name = split_named(split)
    from lstm_sim.training.devices import choose_device
    from lstm_sim.training.metrics import evaluate as evaluate_network
    from lstm_sim.training.problem import held_out

    kept = open_network(checkpoint)
    config = config_with(kept, checkpoint, data)
    network = kept.network().to(choose_device(device))
    sequences = held_out(config, kept.vocabulary, name)
    scores = evaluate_network(network, sequences, kept.vocabulary)
    if as_json:
        print_json(
            {
                "checkpoint": checkpoint,
                "data": data_described(config),
                "split": name,
                "count": len(sequences),
                **(scores_as_json(scores) or {}),
            }
        )
        return
    typer.echo(described(kept.architecture))
    typer.echo(f"{name} of {data_described(config)}: {len(sequences):,} {sequences_called(config)}\n")
    if scores.by_label:
        typer.echo(label_table(scores) + "\n")
    typer.echo(split_table({name: scores}))
    typer.echo(headline(scores))


def split_named(name: str) -> str:
    """train, dev or test, whichever of a split's names is given (valid is dev). Raises InputError for another."""
    for split, names in SPLITS.items():
        if name in names:
            return split
    raise InputError(said("There is no split {0}.", name), remedy=said("Use one of: {0}.", ", ".join(SPLITS)))


def config_with(kept: Checkpoint, path: Path, data: Path | None) -> Config:
    """The config of a checkpoint, reading `data` where it is given.

    Raises InputError for a network that was not trained here, or that cannot read such data.
    """
    config = kept.config
    if config is None:
        raise InputError(
            "It says nothing of the task it was trained on.", file=path, remedy="Give a network that was trained here."
        )
    if data is None:
        if config.data and not Path(config.data).exists():
            raise InputError(
                "The data it was trained on is no longer there.",
                file=config.data,
                remedy="Say with --data where it is.",
            )
        return config
    if config.task.tags_words:
        return replace(config, task=Task.FILES, data=str(data))
    if config.task is Task.SERIES:
        return replace(config, data=str(data))
    raise InputError(said("The task {0} makes its own data.", config.task), file=path, remedy="Leave out --data.")
