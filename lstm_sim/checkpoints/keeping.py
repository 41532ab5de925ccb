"""Training that keeps itself on disk: a checkpoint every so often, and going on from one as if nothing had happened."""

from __future__ import annotations

import contextlib
import glob
import os
import time
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from lstm_sim.checkpoints.checkpoint import Checkpoint, read_checkpoint, write_checkpoint
from lstm_sim.checkpoints.plain_file import shown
from lstm_sim.errors import InputError, said
from lstm_sim.training.config import Config
from lstm_sim.training.loop import Progress, Run
from lstm_sim.training.parallel import Parallel
from lstm_sim.training.problem import prepare

MAY_DIFFER = ("data", "device", "threads", "checkpoint_steps", "checkpoint_seconds")
"""What a run may be resumed with otherwise than it was begun: none of it changes what is learnt.

Data may have been moved; that it is the same is seen from its fingerprint.
"""


def checkpoint_of(run: Run) -> Checkpoint:
    """A run between two steps: the best weights so far to answer with, and all that is needed to go on."""
    with run.best() as network:
        weights = {name: p.detach().cpu().clone() for name, p in network.named_parameters()}
    return Checkpoint(
        run.problem.architecture,
        weights,
        run.config,
        run.problem.vocabulary,
        run.best_scores,
        None if run.finished else run.state(),
        None if run.problem.series is None else run.problem.series.scaling,
    )


def begin(config: Config, parallel: Parallel | None = None) -> Run:
    """A new run. Raises InputError where the data or the config cannot be used."""
    return Run(prepare(config), parallel)


def resume(path: Path, config: Config | None = None, parallel: Parallel | None = None) -> Run | None:
    """The run of a checkpoint, standing where it was left; None if it had finished.

    `config` may change the device, how often checkpoints are written and where the data is, nothing else. Raises
    InputError if the file is no checkpoint of a run, if `config` asks for another run, or if the data is no longer what
    it was.
    """
    checkpoint = read_checkpoint(path)
    if checkpoint.config is None:
        raise InputError("It was not trained here.", file=path, remedy="Begin a new run.")
    chosen = checkpoint.config
    if config is not None:
        chosen = replace(chosen, **{name: getattr(config, name) for name in MAY_DIFFER})
        for name in Config.__dataclass_fields__:
            if getattr(chosen, name) != getattr(config, name):
                raise InputError(
                    said("It was begun with {0} = {1}, not {2}.", name, getattr(chosen, name), getattr(config, name)),
                    file=path,
                    remedy="Leave that option out, or write the new run to another file.",
                )
    if checkpoint.run is None:
        return None
    problem = prepare(chosen)
    if problem.architecture != checkpoint.architecture or problem.vocabulary != checkpoint.vocabulary:
        raise InputError(
            "The data has changed since this run was begun.", file=path, remedy="Restore the data, or begin a new run."
        )
    run = Run(problem, parallel)
    try:
        run.restore(checkpoint.run, checkpoint.scores)
    except InputError as error:
        raise InputError(error.problem, file=path, remedy=error.remedy) from None
    except (KeyError, RuntimeError, ValueError, IndexError, TypeError) as error:
        raise InputError(
            said("What it keeps of its run is incomplete: {0}.", shown(error).rstrip(".")),
            file=path,
            remedy="Take an earlier copy of it, or begin a new run.",
        ) from None
    return run


def _sweep(path: Path) -> None:
    """Remove what writes that were cut off left beside the checkpoint (atomic.py)."""
    target = Path(os.path.realpath(path))
    for left in target.parent.glob(f".{glob.escape(target.name[:100])}.*.part"):
        with contextlib.suppress(OSError):
            left.unlink()


def train(run: Run, output: Path | None) -> Generator[Progress, None, None]:
    """Make one step after another and yield its Progress; keep a checkpoint at `output`.

    It is written every `checkpoint_steps` steps or `checkpoint_seconds` seconds, at the end of the run, and when the
    generator is closed or fails before it: whoever stops asking has stopped the run, and can resume it. A state that is
    not whole is not kept; what is on disk then is the checkpoint before it.
    """
    config = run.config
    written = time.monotonic()
    kept_step = run.step
    if output is not None and run.parallel.leads:
        _sweep(output)

    def keep() -> None:
        nonlocal written, kept_step
        if output is not None and run.parallel.leads:
            write_checkpoint(output, checkpoint_of(run))
        written, kept_step = time.monotonic(), run.step

    try:
        for progress in run.advance():
            by_steps = config.checkpoint_steps and run.step % config.checkpoint_steps == 0
            by_time = config.checkpoint_seconds and time.monotonic() - written >= config.checkpoint_seconds
            if by_steps or by_time or progress.finished:
                keep()
            yield progress
    finally:
        if run.step != kept_step and run.intact:
            keep()
