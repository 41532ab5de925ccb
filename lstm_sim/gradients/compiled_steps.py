"""The step loops of a long run and of the way back over it in C (steps.c), where there is a compiler.

They compute what the loops in `lean_run` and `through_time` compute, and hold no lock of Python's meanwhile: a window
that asks for them beside itself is not slowed. Without a compiler, and until it has done its work, nothing is missing
but speed.
"""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import Activation, FloatArray
from lstm_sim.cell import Cell, CellType

_SOURCE = Path(__file__).with_name("steps.c")
# What each function takes: so many arrays, then so many numbers.
_ARGUMENTS = {
    "rnn": (6, 3), "lstm": (11, 3), "gru": (11, 3), "back_rnn": (8, 2), "back_gru": (8, 2), "back_lstm": (12, 2),
    "back_along": (6, 2), "log_norms": (3, 2),
}  # fmt: skip
_DOUBLE = 8

Exponents = NDArray[np.int64]
_Given = NDArray[Any] | None


class Steps:
    """The compiled loops. Their arrays are laid out as steps.c says; what is only read is copied if it is not."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._functions = {name: getattr(library, name) for name in _ARGUMENTS}
        for name, (arrays, numbers) in _ARGUMENTS.items():
            self._functions[name].argtypes = [ctypes.c_void_p] * arrays + [ctypes.c_long] * numbers
            self._functions[name].restype = None

    def run(self, cell: str, made: Sequence[FloatArray], read: Sequence[FloatArray | None]) -> None:
        """A run of "rnn", "lstm" or "gru" that fills what is `made`, first z (T, G, H), from what is `read`.

        That begins with the inputs (T, I), W as (I, G·H), the bias (G·H) and U as (H, G·H).
        """
        held = _contiguous(*read)
        assert held[0] is not None
        assert all(array.flags.c_contiguous for array in made)
        steps, _, hidden = made[0].shape
        self._call(cell, (*made, *held), steps, hidden, held[0].shape[1])

    def back(
        self, cell: str, seeds: FloatArray, values: Sequence[FloatArray], recurrent: FloatArray
    ) -> tuple[FloatArray, Exponents]:
        """The way back over an "rnn" or a "gru": the rows (T, H) and their exponents (T,), of the seeds (T, H)."""
        rows, exponents = _room(seeds)
        read, made = _contiguous(recurrent), np.empty(len(recurrent))
        self._go_back(cell, rows, seeds, exponents, values, (*read, made))
        return rows[1:], exponents

    def back_lstm(
        self,
        seeds: FloatArray,
        values: Sequence[FloatArray],
        recurrent: FloatArray,
        diagonal: FloatArray | None,
        dense: FloatArray | None,
    ) -> tuple[FloatArray, FloatArray, Exponents, FloatArray]:
        """The same over an LSTM: the rows of output and memory, their exponents, and what E puts into the memory."""
        rows, exponents = _room(seeds)
        memories, entering = np.empty(seeds.shape), np.empty(seeds.shape)
        (weights, *peepholes), made = _contiguous(recurrent, diagonal, dense), np.zeros(5 * seeds.shape[1])
        self._go_back("lstm", rows, seeds, exponents, values, (weights, made, *peepholes, memories, entering))
        return rows[1:], memories, exponents, entering

    def back_along(self, seeds: FloatArray, gate: FloatArray) -> tuple[FloatArray, Exponents]:
        """Along the memory alone, through the gate (T, H): the rows (T, H) and their exponents (T,)."""
        rows, exponents = _room(seeds)
        self._go_back("along", rows, seeds, exponents, (gate,), ())
        return rows[1:], exponents

    def log_norms(self, rows: FloatArray, exponents: Exponents) -> FloatArray:
        """log₁₀ of the length of each row, those of `ScaledRows`."""
        found = np.empty(len(rows))
        held = (*_contiguous(rows), np.ascontiguousarray(exponents, dtype=np.int64))
        self._call("log_norms", (*held, found), *rows.shape)
        return found

    def _go_back(
        self,
        cell: str,
        rows: FloatArray,
        seeds: FloatArray,
        exponents: Exponents,
        values: Sequence[FloatArray],
        more: Iterable[_Given],
    ) -> None:
        """The rows of the values (T, H) may stand apart: a run has those of all gates side by side."""
        held = [value if value.strides[1] == _DOUBLE else np.ascontiguousarray(value) for value in values]
        places = np.array([value.ctypes.data for value in held], dtype=np.uintp)
        apart = np.array([value.strides[0] // _DOUBLE for value in held], dtype=np.int64)
        asked = np.asarray(seeds.any(axis=1))
        self._call(f"back_{cell}", (rows, *_contiguous(seeds), asked, exponents, places, apart, *more), *seeds.shape)

    def _call(self, name: str, arrays: Iterable[_Given], *numbers: int) -> None:
        self._functions[name](*map(_address, arrays), *numbers)


def _room(seeds: FloatArray) -> tuple[FloatArray, Exponents]:
    """For the rows of a way back (T + 1, H), the last of which is 0, and their exponents (T,)."""
    steps, hidden = seeds.shape
    return np.zeros((steps + 1, hidden)), np.empty(steps, dtype=np.int64)


def _contiguous(*arrays: FloatArray | None) -> list[FloatArray | None]:
    return [None if array is None else np.ascontiguousarray(array, dtype=np.float64) for array in arrays]


def _address(array: _Given) -> int | None:
    return None if array is None else int(array.ctypes.data)


def is_usual(cell: Cell) -> bool:
    """True for the activations of the field's standard cells, and the GRU's reset after the product: the loops' own."""
    if cell.cell_type is CellType.RNN:
        return cell.g is Activation.TANH
    usual = (cell.f, cell.g, cell.h) == (Activation.SIGMOID, Activation.TANH, Activation.TANH)
    return usual and (cell.cell_type is not CellType.GRU or cell.reset_after)


@functools.cache
def compile_steps() -> Steps | None:
    """The loops, compiled for this very CPU, in about half a second; None where that cannot be done."""
    from lstm_sim.compiling import compiled  # it loads what starts a compiler: not while the program starts

    return compiled(_SOURCE, Steps)


def ready() -> Steps | None:
    """The loops, if they have been compiled; nobody waits for that."""
    return compile_steps() if compile_steps.cache_info().currsize else None
