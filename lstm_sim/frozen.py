"""Arrays that nobody can change."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from lstm_sim.activations import FloatArray


def frozen(values: ArrayLike) -> FloatArray:
    """A read-only float64 copy of `values`."""
    array = np.array(values, dtype=np.float64)
    array.setflags(write=False)
    return array
