"""Sorting the units of a layer, so that what belongs together is seen together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray


def by_change(values: FloatArray, step: int) -> NDArray[np.int64]:
    """The units of values (T, H) whose value changes most from the step before `step`, the largest change first."""
    after = _finite(values[step])  # of two steps, not of all
    before = _finite(values[step - 1]) if step else np.zeros_like(after)
    return _falling(np.abs(after - before))


def by_mean(values: FloatArray) -> NDArray[np.int64]:
    """The units of values (T, H) by their mean, the largest first."""
    return _falling(_finite(values).mean(axis=0))


def by_selectivity(values: FloatArray, chosen: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The units of values (N, H) that differ most between the chosen (N,) places and the others.

    Measured as the difference of the two means over the pooled standard deviation (Cohen's d), largest size first.
    """
    return _falling(np.abs(selectivity(values, chosen)))


def selectivity(values: FloatArray, chosen: NDArray[np.bool_]) -> FloatArray:
    """Cohen's d of each unit (H,); 0 where there is nothing to compare."""
    values = _finite(values)
    inside, outside = values[chosen], values[~chosen]
    if not len(inside) or not len(outside):
        return np.zeros(values.shape[1])
    spread = np.sqrt((inside.var(axis=0) * len(inside) + outside.var(axis=0) * len(outside)) / len(values))
    apart: FloatArray = inside.mean(axis=0) - outside.mean(axis=0)
    distance: FloatArray = np.divide(apart, spread, out=np.zeros_like(apart), where=spread > 1e-12)
    return distance


def by_similarity(values: FloatArray) -> NDArray[np.int64]:
    """The units of values (T, H) in a row in which each is followed by the one most like it of those that are left.

    Alike is a correlation near 1. The row begins with the unit that varies most.
    """
    values = _finite(values)
    centred = values - values.mean(axis=0)
    size = np.linalg.norm(centred, axis=0)
    unit = np.divide(centred, size, out=np.zeros_like(centred), where=size > 1e-12)
    alike = unit.T @ unit
    place = int(size.argmax())
    left = np.ones(values.shape[1], dtype=bool)
    order = np.empty(values.shape[1], dtype=np.int64)
    for k in range(len(order)):
        order[k] = place
        left[place] = False
        place = int(np.where(left, alike[place], -np.inf).argmax())
    return order


def _finite(values: FloatArray) -> FloatArray:
    """The values, with 0 for what a diverged network gives, which is no number."""
    usable = np.isfinite(values)
    return values if usable.all() else np.where(usable, values, 0.0)


def _falling(sizes: FloatArray) -> NDArray[np.int64]:
    return np.argsort(-sizes, kind="stable")
