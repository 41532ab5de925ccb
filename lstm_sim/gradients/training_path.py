"""The way a network came through its weights while it was trained: gone once more, for nobody wrote it down.

A config decides every step of its run (training.loop.Run), so training again by it on the CPU is the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.frozen import frozen
from lstm_sim.training.config import Config

PLACES = 100
"""Along the way that are kept, at most about so many."""
MOST_NUMBERS = 10_000_000
"""That are kept of all places together: 80 MB. Of a large network fewer places are kept, but never less than ten."""


@dataclass(frozen=True, eq=False)
class Retraced:
    """A way as far as it has been gone: step `step` of `steps`; the places (N, P) are there at its end."""

    step: int
    steps: int
    places: FloatArray | None = None


def retrace(config: Config) -> Iterator[Retraced]:
    """Train by `config` once more, one Retraced for each step; it can be left after any.

    Raises InputError where the data is gone or training diverges.
    """
    from lstm_sim.checkpoints.keeping import begin
    from lstm_sim.gradients.network_loss import flat_weights

    run = begin(replace(config, device="cpu"))
    start = flat_weights(run.network)
    count = min(PLACES, max(MOST_NUMBERS // len(start), 10))
    every = max(run.steps // count, 1)
    places = [start.astype(np.float32)]
    yield Retraced(0, run.steps)
    for progress in run.advance():
        if progress.step % every == 0 or progress.finished:
            places.append(flat_weights(run.network).astype(np.float32))
        yield Retraced(progress.step, progress.steps)
    yield Retraced(run.step, run.steps, frozen(np.stack(places)))
