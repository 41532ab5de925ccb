"""What a change to a network did to its answers: two Readings of one sequence beside each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lstm_sim.laboratory.reading import Reading


def changed_answers(before: Reading, after: Reading) -> NDArray[np.int64]:
    """The steps at which another label is answered; none for numbers."""
    if before is after or before.answers is None or after.answers is None:
        return np.empty(0, dtype=np.int64)
    return np.flatnonzero(before.answers != after.answers)


def telling_labels(before: Reading, after: Reading, step: int, count: int) -> tuple[int, ...]:
    """The labels that say most at a step: the likeliest of either reading, in the order they had before.

    That order does not change while an intervention is dragged. Empty for numbers.
    """
    if before.probabilities is None or after.probabilities is None:
        return ()
    old, new = before.probabilities[step], after.probabilities[step]
    chosen = np.argsort(-np.maximum(old, new), kind="stable")[:count]
    return tuple(int(k) for k in chosen[np.argsort(-old[chosen], kind="stable")])


def largest_shift(before: Reading, after: Reading) -> tuple[int, float]:
    """The step at which the answered numbers moved most, and how far."""
    moved = np.abs(after.scores - before.scores).max(axis=1)
    step = int(moved.argmax())
    return step, float(moved[step])
