"""What each of the processes does that test_parallel.py starts, with the arguments FOLDER CASE."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from torch import distributed

from lstm_sim.checkpoints import keeping
from lstm_sim.errors import InputError
from lstm_sim.networks.architecture import Head, Kind
from lstm_sim.training import loop
from lstm_sim.training.config import Config, Optimizer
from lstm_sim.training.loop import Progress
from lstm_sim.training.metrics import Scores
from lstm_sim.training.parallel import Parallel, join, leave
from tests.lstm_sim.training.samples import full_config

STOP = 5
"""The step after which the run is left and gone on with: in the second of its epochs."""


def cases(folder: Path) -> dict[str, Config]:
    """What is trained together and alone."""
    return {
        "everything": full_config(folder, patience=2),
        "jordan": full_config(
            folder,
            kind=Kind.JORDAN,
            bidirectional=False,
            head=Head.SOFTMAX,
            optimizer=Optimizer.SGD,
            label_smoothing=0.1,
        ),
        "ones": full_config(folder, batch_size=1, epochs=1, layers=2),
    }


def plain(progress: Progress) -> dict[str, float]:
    """What must be the same whoever trains."""
    values = {"step": progress.step, "loss": progress.loss, "norm": progress.gradient_norm}
    values |= {"sequences": progress.sequences, "clipped": progress.clipped, "finished": progress.finished}
    if progress.scores is not None and progress.scores.spans is not None:
        values |= {"dev": progress.scores.loss, "f1": progress.scores.spans.f1}
    return values


def learn(parallel: Parallel, config: Config, output: Path) -> list[dict[str, float]]:
    """A run that is left after some steps, and gone on with from its checkpoint."""
    steps = keeping.train(keeping.begin(config, parallel), output)
    made = [plain(next(steps)) for _ in range(STOP)]
    steps.close()
    if parallel.processes > 1:
        distributed.barrier()  # until the checkpoint is there
    run = keeping.resume(output, parallel=parallel)
    assert run is not None
    return made + [plain(progress) for progress in keeping.train(run, output)]


def none_but_the_leader_evaluates(*_: object) -> Scores:
    """Two processes that found different scores would stop after different steps."""
    raise AssertionError


def main(folder: Path, case: str) -> None:
    """Leave in FOLDER what each case gave, a file for each process."""
    parallel = join("cpu")
    try:
        if case == "fails":
            for progress in keeping.train(keeping.begin(full_config(folder), parallel), folder / "failing"):
                if progress.step == 3 and parallel.rank == 1:
                    raise SystemExit("this process fails")
            return
        if not parallel.leads:
            loop.evaluate = none_but_the_leader_evaluates
        found: dict[str, Any] = {"agreed": parallel.agreed(lambda: parallel.rank)}
        for name, config in cases(folder).items():
            found[name] = learn(parallel, config, folder / f"{name}-together")
        try:
            config = replace(full_config(folder), learning_rate=1e38, clip_norm=0.0, clip_value=0.0)
            list(keeping.begin(config, parallel).advance())
        except InputError as error:
            found["diverged"] = str(error)
        (folder / f"process-{parallel.rank}.json").write_text(json.dumps(found))
    finally:
        leave()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
