"""The command `compare`: several architectures on one task, each with several seeds, in one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, stdev
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from lstm_sim.atomic import write_atomically
from lstm_sim.commands import options as o
from lstm_sim.commands.display import Display
from lstm_sim.commands.stopping import STOPPED
from lstm_sim.commands.train import follow
from lstm_sim.commands.wording import data_described, headline, in_columns, percent, print_json, sequences_called
from lstm_sim.errors import InputError, said
from lstm_sim.networks.architecture import Kind
from lstm_sim.training.config import Config

if TYPE_CHECKING:
    from lstm_sim.training.metrics import Scores

MAY_DIFFER = ("device", "threads", "checkpoint_steps", "checkpoint_seconds")
"""What a run may have been made with otherwise than is asked for now."""
RESULT_VERSION = 1
"""Of the files in which the results of single runs are kept."""


@dataclass(frozen=True)
class Result:
    """One run of a comparison, as it is kept in the folder.

    Attributes:
        config: of the run.
        parameters: of its network.
        epochs: it took until it ended, early or not.
        seconds: the training steps took.
        sequences_per_second: in those seconds.
        measure: what `score` is: span F1, accuracy or error.
        score: on test, of the best weights by dev; F1 and accuracy as shares of 1.
        scores: every other score on test.
        version: of this file.
    """

    config: Config
    parameters: int
    epochs: int
    seconds: float
    sequences_per_second: float
    measure: str
    score: float
    scores: dict[str, Any]
    version: int = RESULT_VERSION


def compare(
    context: typer.Context,
    architectures: Annotated[
        str, typer.Option("--architectures", metavar="NAME,NAME,…", show_default=False, help="Which; all if left out.")
    ] = ",".join(Kind),
    seeds: Annotated[int, typer.Option("--seeds", min=1, help="Runs of each, with the seeds 0, 1, 2 …")] = 3,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FOLDER", help="Where runs and results are kept; named by the task."),
    ] = None,
    task: o.TaskOption = None,
    data: o.DataOption = None,
    language: o.LanguageOption = None,
    length: o.LengthOption = None,
    hidden_size: o.HiddenSizeOption = None,
    layers: o.LayersOption = None,
    bidirectional: o.BidirectionalOption = None,
    embedding_size: o.EmbeddingSizeOption = None,
    character_features: o.CharacterFeaturesOption = None,
    output_layer: o.OutputLayerOption = None,
    dropout: o.DropoutOption = None,
    epochs: o.EpochsOption = None,
    least_steps: o.LeastStepsOption = None,
    batch_size: o.BatchSizeOption = None,
    learning_rate: o.LearningRateOption = None,
    clip_norm: o.ClipNormOption = None,
    patience: o.PatienceOption = None,
    device: o.DeviceOption = None,
    threads: o.ThreadsOption = None,
    as_json: o.JsonOption = False,
) -> None:
    """Compare architectures: mean ± standard deviation of the score on test, parameters, speed and time.

    What is left out comes from each architecture's recipe.
    Every run is kept in a folder: the same command goes on where it was cut off.
    """
    kinds = _kinds(architectures)
    given = o.given_fields(context.params)
    configs = [
        o.config_from({**_fitting(given, kind), "kind": kind, "seed": k}) for kind in kinds for k in range(seeds)
    ]
    folder = output if output is not None else _folder(configs[0])
    folder.mkdir(parents=True, exist_ok=True)
    results = []
    for place, config in enumerate(configs, start=1):
        name = f"{config.kind}-seed{config.seed}"
        result = _kept_result(folder / f"{name}.json", config)
        if result is None:
            result = _run(config, folder / name, f"[{place}/{len(configs)}] {config.kind}, seed {config.seed}")
        if result is None:
            typer.echo(f"Stopped; the same command goes on with what is kept in {folder}.", err=True)
            raise typer.Exit(STOPPED)
        results.append(result)
    rows = [_row(kind, [result for result in results if result.config.kind is kind]) for kind in kinds]
    if as_json:
        print_json({"folder": folder, "data": data_described(configs[0]), "architectures": rows, "runs": results})
        return
    plural = "1 seed" if seeds == 1 else f"{seeds} seeds"
    typer.echo(f"{data_described(configs[0])}; {plural}; on test; kept in {folder}\n")
    typer.echo(_table(rows, sequences_called(configs[0])))


def _kinds(names: str) -> list[Kind]:
    chosen = [name.strip() for name in names.split(",") if name.strip()]
    for name in chosen:
        if name not in list(Kind):
            raise InputError(
                said("There is no architecture {0}.", name), remedy=said("Use some of: {0}.", ", ".join(Kind))
            )
    if not chosen:
        raise InputError("No architecture is named.", remedy=said("Use some of: {0}.", ", ".join(Kind)))
    return [Kind(name) for name in dict.fromkeys(chosen)]


def _fitting(given: Mapping[str, Any], kind: Kind) -> dict[str, Any]:
    """What was given, but for the second direction where there can be none."""
    return {name: value for name, value in given.items() if name != "bidirectional" or kind.is_recurrent}


def _folder(config: Config) -> Path:
    return Path(f"compare-{Path(config.data).resolve().stem if config.data else config.task}")


def _kept_result(path: Path, config: Config) -> Result | None:
    """The result of a run that was made before; None if it was not. Raises InputError if it is of another run."""
    if not path.exists():
        return None
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=Result)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(
            said("It is no result of a run: {0}.", str(error).rstrip(".")),
            file=path,
            remedy="Move it away, or give another --output.",
        ) from None
    for name in Config.__dataclass_fields__:
        before, now = getattr(kept.config, name), getattr(config, name)
        if before != now and name not in MAY_DIFFER:
            raise InputError(
                said("It was made with {0} = {1}, not {2}.", name, before, now),
                file=path,
                remedy="Give another --output, or leave that option out.",
            )
    return kept


def _run(config: Config, path: Path, title: str) -> Result | None:
    """Make one run, or go on with it, and keep its result; None if it was asked to stop."""
    from lstm_sim.checkpoints import keeping
    from lstm_sim.checkpoints.checkpoint import read_checkpoint
    from lstm_sim.training.log import JsonLog
    from lstm_sim.training.metrics import evaluate
    from lstm_sim.training.parallel import Parallel
    from lstm_sim.training.problem import held_out

    checkpoint, log = path.with_name(f"{path.name}.safetensors"), path.with_name(f"{path.name}.jsonl")
    display = Display(sequences_called(config))
    run = keeping.resume(checkpoint, config) if checkpoint.exists() else keeping.begin(config)
    if run is not None:
        display.say(title + (f", from step {run.step:,} of {run.steps:,}" if run.step else ""))
        if not follow(run, checkpoint, [JsonLog(log, run.step)], display, Parallel()):
            return None
    kept = read_checkpoint(checkpoint)
    network = kept.network()
    scores = evaluate(network, held_out(config, kept.vocabulary, "test"), kept.vocabulary)
    measure, score = _measure(scores)
    lines = [msgspec.json.decode(line, type=_Line) for line in log.read_bytes().splitlines()]
    seconds = sum(line.seconds for line in lines)
    result = Result(
        config,
        sum(kept.architecture.parameter_counts().values()),
        lines[-1].epoch,
        seconds,
        sum(line.sequences for line in lines) / seconds,
        measure,
        score,
        msgspec.to_builtins(scores),
    )
    write_atomically(path.with_name(f"{path.name}.json"), msgspec.json.encode(result))
    display.say(f"{title}: test {headline(scores)}")
    return result


class _Line(msgspec.Struct):
    """What is needed of a line of a run's log."""

    epoch: int
    sequences: int
    seconds: float


def _measure(scores: Scores) -> tuple[str, float]:
    if scores.spans is not None:
        return "span F1", scores.spans.f1
    return ("accuracy", scores.accuracy) if scores.error is None else ("error", scores.error)


def _row(kind: Kind, results: Sequence[Result]) -> dict[str, Any]:
    scores = [result.score for result in results]
    return {
        "architecture": kind,
        "measure": results[0].measure,
        "mean": fmean(scores),
        "deviation": stdev(scores) if len(scores) > 1 else None,
        "parameters": results[0].parameters,
        "sequences_per_second": fmean(result.sequences_per_second for result in results),
        "seconds": fmean(result.seconds for result in results),
    }


def _table(rows: Sequence[Mapping[str, Any]], sequences: str) -> str:
    def score(row: Mapping[str, Any]) -> str:
        written = (lambda value: f"{value:.4f}") if row["measure"] == "error" else percent
        mean = written(row["mean"])
        return mean if row["deviation"] is None else f"{mean} ± {written(row['deviation']):>5}"

    return in_columns(
        ["architecture", rows[0]["measure"], "parameters", f"{sequences}/s", "seconds"],
        [
            [
                str(row["architecture"]),
                score(row),
                f"{row['parameters']:,}",
                f"{row['sequences_per_second']:,.0f}",
                f"{row['seconds']:,.1f}",
            ]
            for row in rows
        ],
    )
