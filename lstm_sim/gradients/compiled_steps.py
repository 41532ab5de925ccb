"""The step loops of a long run and of the way back over it in C (steps.c), where there is a compiler.

They compute what the loops in `lean_run` and `through_time` compute, and hold no lock of Python's meanwhile: a window
that asks for them beside itself is not slowed. Without a compiler, and until it has done its work, nothing is missing
but speed.
"""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Callable
from pathlib import Path

import numpy as np

from lstm_sim.activations import FloatArray

_SOURCE = Path(__file__).with_name("steps.c")
# What each function takes: so many arrays, then so many numbers.
_ARGUMENTS = {"rnn": (3, 2), "lstm": (6, 2), "gru": (7, 2), "back": (6, 3), "back_with_memory": (8, 2)}
_DOUBLE = 8

Inner = Callable[[slice, FloatArray, FloatArray | None], None]
"""Some steps back, from the last to the first: the last of the rows is ∂E/∂ the state of the last step, all but what E
asks of that step, which is given for each step (None: E asks nothing); it adds that and makes the row before it."""


class Steps:
    """The compiled loops. Their arrays are contiguous doubles, laid out as steps.c says."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._functions = {name: getattr(library, name) for name in _ARGUMENTS}
        for name, (arrays, numbers) in _ARGUMENTS.items():
            self._functions[name].argtypes = [ctypes.c_void_p] * arrays + [ctypes.c_long] * numbers
            self._functions[name].restype = None

    def run(self, cell: str, *arrays: FloatArray) -> None:
        """A run of "rnn", "lstm" or "gru"; the last array is U as (H, G·H), the first (T, G, H)."""
        assert all(array.flags.c_contiguous for array in arrays)
        steps, hidden = arrays[0].shape[0], arrays[-1].shape[0]
        self._functions[cell](*map(_address, arrays), steps, hidden)

    def back(self, through: FloatArray, kept: FloatArray | None, recurrent: FloatArray) -> Inner:
        """The way back over cells without a memory: `through` (T, B·H) meets U (B·H, H), `kept` (T, H) does not."""
        through, recurrent = np.ascontiguousarray(through), np.ascontiguousarray(recurrent)
        kept = None if kept is None else np.ascontiguousarray(kept)
        meeting, hidden = recurrent.shape
        function, deltas, row = self._functions["back"], np.empty(meeting), hidden * _DOUBLE

        def inner(steps: slice, rows: FloatArray, asked: FloatArray | None) -> None:
            first = steps.start * row
            function(
                _address(rows),
                _address(asked),
                None if kept is None else kept.ctypes.data + first,
                through.ctypes.data + first * (meeting // hidden),
                recurrent.ctypes.data,
                deltas.ctypes.data,
                meeting // hidden,
                len(rows) - 1,
                hidden,
            )

        return inner

    def back_with_memory(
        self,
        to_memory: FloatArray,
        to_z_o: FloatArray,
        from_memory: FloatArray,
        recurrent: FloatArray,
        memories: FloatArray,
        made: FloatArray,
    ) -> Inner:
        """The way back over an LSTM; the arrays are those of `through_time`."""
        recurrent = np.ascontiguousarray(recurrent)
        of_steps = (to_memory, to_z_o, from_memory)
        assert all(array.flags.c_contiguous for array in (*of_steps, memories, made))
        function, hidden = self._functions["back_with_memory"], recurrent.shape[1]
        row = hidden * _DOUBLE

        def inner(steps: slice, rows: FloatArray, asked: FloatArray | None) -> None:
            first = steps.start * row
            function(
                _address(rows),
                _address(asked),
                to_memory.ctypes.data + first,
                to_z_o.ctypes.data + first,
                from_memory.ctypes.data + 4 * first,
                recurrent.ctypes.data,
                memories.ctypes.data + first,
                made.ctypes.data,
                len(rows) - 1,
                hidden,
            )

        return inner


def _address(array: FloatArray | None) -> int | None:
    return None if array is None else int(array.ctypes.data)


@functools.cache
def compile_steps() -> Steps | None:
    """The loops, compiled for this very CPU, in about half a second; None where that cannot be done."""
    from lstm_sim.compiling import compiled  # it loads what starts a compiler: not while the program starts

    return compiled(_SOURCE, Steps)


def ready() -> Steps | None:
    """The loops, if they have been compiled; nobody waits for that."""
    return compile_steps() if compile_steps.cache_info().currsize else None
