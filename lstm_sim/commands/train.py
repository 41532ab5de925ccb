"""The command `train`: a network learns a task or a folder of labelled sentences, and is kept in a file."""

from __future__ import annotations

import contextlib
import os
import shlex
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lstm_sim.commands import options as o
from lstm_sim.commands.display import Display, clock
from lstm_sim.commands.stopping import STOPPED, Stopping
from lstm_sim.commands.wording import (
    data_described,
    described,
    headline,
    print_json,
    scores_as_json,
    sequences_called,
    split_table,
)
from lstm_sim.errors import InputError

if TYPE_CHECKING:
    from lstm_sim.training.log import JsonLog, TensorBoardLog
    from lstm_sim.training.loop import Run
    from lstm_sim.training.metrics import Scores
    from lstm_sim.training.parallel import Parallel

NOTES_SHOWN = 5


def train(
    context: typer.Context,
    output: Annotated[Path, typer.Option("--output", metavar="FILE", help="Where the network is kept.")],
    task: o.TaskOption = None,
    data: o.DataOption = None,
    language: o.LanguageOption = None,
    length: o.LengthOption = None,
    architecture: o.ArchitectureOption = None,
    hidden_size: o.HiddenSizeOption = None,
    layers: o.LayersOption = None,
    bidirectional: o.BidirectionalOption = None,
    window: o.WindowOption = None,
    embedding_size: o.EmbeddingSizeOption = None,
    character_features: o.CharacterFeaturesOption = None,
    output_layer: o.OutputLayerOption = None,
    dropout: o.DropoutOption = None,
    epochs: o.EpochsOption = None,
    least_steps: o.LeastStepsOption = None,
    seed: o.SeedOption = None,
    batch_size: o.BatchSizeOption = None,
    optimizer: o.OptimizerOption = None,
    learning_rate: o.LearningRateOption = None,
    momentum: o.MomentumOption = None,
    weight_decay: o.WeightDecayOption = None,
    schedule: o.ScheduleOption = None,
    warmup: o.WarmupOption = None,
    clip_norm: o.ClipNormOption = None,
    clip_value: o.ClipValueOption = None,
    average: o.AverageOption = None,
    label_smoothing: o.LabelSmoothingOption = None,
    word_dropout: o.WordDropoutOption = None,
    patience: o.PatienceOption = None,
    device: o.DeviceOption = None,
    mixed_precision: o.MixedPrecisionOption = None,
    threads: o.ThreadsOption = None,
    checkpoint_steps: o.CheckpointStepsOption = None,
    checkpoint_seconds: o.CheckpointSecondsOption = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the run that is kept in --output.")] = False,
    log: Annotated[
        Path | None, typer.Option("--log", "--json-log", metavar="FILE.jsonl", help="A line of JSON a step.")
    ] = None,
    tensorboard: Annotated[
        Path | None, typer.Option("--tensorboard", metavar="DIR", help="TensorBoard's event files.")
    ] = None,
    as_json: o.JsonOption = False,
) -> None:
    """Train a network. What is left out comes from the recipe of its task.

    Ctrl+C stops between two steps and keeps the run.
    --resume goes on with it as if it had never been stopped.
    """
    given = o.given_fields(context.params)
    going_on = _check_files(output, log, resume)
    if not going_on:
        config = o.config_from(given)
    from lstm_sim.checkpoints import keeping
    from lstm_sim.checkpoints.checkpoint import read_checkpoint
    from lstm_sim.training.parallel import join, leave

    if going_on:
        kept = read_checkpoint(output)
        if kept.config is None:
            raise InputError("It was not trained here.", file=output, remedy="Begin a new run in another file.")
        config = replace(kept.config, **given)
    parallel = join(config.device)
    try:
        run = keeping.resume(output, config, parallel) if going_on else keeping.begin(config, parallel)
        if run is None:
            if parallel.leads:
                _say_finished(output, kept.scores, as_json)
            return
        code = _train(run, parallel, output, log, tensorboard, as_json)
    finally:
        leave()
    if code:
        raise typer.Exit(code)


def _check_files(output: Path, log: Path | None, resume: bool) -> bool:
    """Whether there is a run to go on with. Raises InputError rather than lose anything the user made."""
    for path in (output, log):
        if path is None:
            continue
        if path.is_dir():
            raise InputError("This is a folder.", file=path, remedy="Give the name of a file in it.")
        if not path.absolute().parent.is_dir():
            raise InputError("Its folder does not exist.", file=path, remedy="Make the folder first.")
        if path.exists() and not resume:
            raise InputError(
                "This file is there already.",
                file=path,
                remedy="Add --resume to go on with it, or choose another name.",
            )
    if not os.access(output.absolute().parent, os.W_OK):
        raise InputError("Nothing can be written in its folder.", file=output, remedy="Choose another folder.")
    return output.exists()


def _train(
    run: Run, parallel: Parallel, output: Path, log: Path | None, tensorboard: Path | None, as_json: bool
) -> int:
    logs = _open_logs(log, tensorboard, run.step) if parallel.leads else []
    display = Display(sequences_called(run.config), quiet=not parallel.leads)
    display.say(described(run.problem.architecture))
    display.say(_what_begins(run, parallel))
    for note in run.problem.notes[:NOTES_SHOWN]:
        display.say(str(note))
    if len(run.problem.notes) > NOTES_SHOWN:
        display.say(f"… and {len(run.problem.notes) - NOTES_SHOWN} more of the kind.")
    finished = follow(run, output, logs, display, parallel)
    if not parallel.leads:
        return 0 if finished else STOPPED
    if finished:
        _say_result(run, output, display, as_json)
        return 0
    if as_json:
        print_json({"checkpoint": output, "finished": False, "step": run.step, "steps": run.steps})
    display.say(f"Stopped after step {run.step:,} of {run.steps:,}; the run is kept in {output}.")
    again = ["lstm-sim", "train", "--resume", "--output", str(output)]
    again += ["--log", str(log)] if log else []
    again += ["--tensorboard", str(tensorboard)] if tensorboard else []
    display.say(f"To go on: {shlex.join(again)}")
    return STOPPED


def follow(
    run: Run, output: Path, logs: Sequence[JsonLog | TensorBoardLog], display: Display, parallel: Parallel
) -> bool:
    """Train to the end, or until asked to stop; True at the end. The run is kept at `output` either way."""
    from lstm_sim.checkpoints import keeping
    from lstm_sim.laboratory.training_run import explained

    finished = False
    with Stopping() as stopping, contextlib.ExitStack() as stack:
        for log in logs:
            stack.callback(log.close)
        stack.enter_context(display)
        steps = explained(keeping.train(run, output), run.config, output)
        stack.callback(steps.close)
        for progress in steps:
            display.show(progress)
            for log in logs:
                log.write(progress)
            finished = progress.finished
            if _agreed(stopping.asked, run, parallel):
                break
    return finished


def _open_logs(log: Path | None, tensorboard: Path | None, after: int) -> list[JsonLog | TensorBoardLog]:
    from lstm_sim.training.log import JsonLog, TensorBoardLog

    logs: list[JsonLog | TensorBoardLog] = []
    if log is not None:
        logs.append(JsonLog(log, after))
    if tensorboard is not None:
        logs.append(TensorBoardLog(tensorboard, after))
    return logs


def _agreed(asked: bool, run: Run, parallel: Parallel) -> bool:
    """Whether to stop; processes that train together must all stop after the same step."""
    if parallel.processes == 1:
        return asked
    import torch

    return parallel.mean(torch.tensor(float(asked), device=run.device)).item() > 0.0


def _what_begins(run: Run, parallel: Parallel) -> str:
    config = run.config
    count = len(run.problem.training_data(0))
    parts = [
        f"{data_described(config)}: {count:,} {sequences_called(config)}",
        f"on {run.device}" + (f" in {parallel.processes} processes" if parallel.processes > 1 else ""),
    ]
    if run.step:
        parts.append(f"from step {run.step:,} of {run.steps:,}")
    return ", ".join(parts)


def _say_finished(output: Path, dev: Scores | None, as_json: bool) -> None:
    if as_json:
        print_json({"checkpoint": output, "finished": True, "dev": scores_as_json(dev)})
        return
    typer.echo(f"{output}: this run has finished; there is nothing to go on with.")
    if dev is not None:
        typer.echo(f"dev {headline(dev)}")


def _say_result(run: Run, output: Path, display: Display, as_json: bool) -> None:
    from lstm_sim.training.metrics import evaluate

    scores: dict[str, Scores] = {}
    if run.best_scores is not None:
        scores["dev"] = run.best_scores
    if run.problem.test is not None:
        with run.best() as network:
            scores["test"] = evaluate(network, run.problem.test, run.problem.vocabulary)
    if as_json:
        print_json(
            {
                "checkpoint": output,
                "finished": True,
                "step": run.step,
                "steps": run.steps,
                "seconds": display.seconds,
                "sequences_per_second": display.speed,
                "parameters": sum(run.problem.architecture.parameter_counts().values()),
                "config": run.config,
                **{split: scores_as_json(found) for split, found in scores.items()},
            }
        )
        return
    if scores:
        typer.echo(split_table(scores))
    if "test" in scores:
        typer.echo(headline(scores["test"]))
    typer.echo(
        f"{display.steps:,} steps in {clock(display.seconds)}, {display.speed:,.0f} {sequences_called(run.config)}/s; "
        f"the network is kept in {output}."
    )
