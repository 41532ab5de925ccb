"""Rows of numbers that each carry a power of two of their own: no gradient is too large or too small for them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray
from lstm_sim.frozen import frozen
from lstm_sim.gradients.compiled_steps import ready


@dataclass(frozen=True, eq=False)
class ScaledRows:
    """T rows of H numbers: row t is mantissas[t] · 2**exponents[t].

    Attributes:
        mantissas: (T, H).
        exponents: (T,).
    """

    mantissas: FloatArray
    exponents: NDArray[np.int64]

    def row(self, step: int) -> FloatArray:
        """The numbers of row `step` (H,) as doubles: inf beyond their range, 0 below it."""
        with np.errstate(all="ignore"):
            return frozen(np.ldexp(self.mantissas[step], int(self.exponents[step])))

    @cached_property
    def log_norms(self) -> FloatArray:
        """(T,), log10 of the length of each row; −inf for a row of zeros, nan for one that holds something else."""
        loops = ready()
        if loops is not None:
            return frozen(loops.log_norms(self.mantissas, self.exponents))
        with np.errstate(all="ignore"):
            largest = np.abs(self.mantissas).max(axis=1)
            # Divided by the largest first: squares of what is below 1e-154 or above 1e154 would be 0 or inf.
            scaled = self.mantissas / np.where(largest > 0.0, largest, 1.0)[:, None]
            logs = np.log10(largest) + np.log10(np.linalg.norm(scaled, axis=1)) + self.exponents * math.log10(2.0)
        return frozen(np.where(largest == 0.0, -np.inf, np.where(np.isfinite(largest), logs, np.nan)))

    @cached_property
    def finite(self) -> NDArray[np.bool_]:
        """(T,), True where every number of the row is one."""
        found = np.asarray(np.isfinite(self.mantissas).all(axis=1))
        found.setflags(write=False)
        return found
