"""The step loops of the peephole layers in C (peephole.c), compiled when first needed, where there is a compiler.

They compute what the loops in `plain` compute, each step in one pass over the memory, with a matrix product made
for few columns. Without a compiler nothing is missing but speed.
"""

from __future__ import annotations

import ctypes
import functools
from pathlib import Path

import torch
from torch import Tensor

from lstm_sim.compiling import compiled

_SOURCE = Path(__file__).with_name("peephole.c")
_COLUMNS = 16
"""The loops take multiples of so many columns; where more than half of them would stay empty they are of no use."""
_SMALLEST_SHARED = 64
"""Units from which on it pays to share them among torch's threads."""


class Loops:
    """The compiled loops. Their tensors are contiguous, in float32 and on the CPU, laid out as in `functions`."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._forward, self._backward = library.forward, library.backward
        self._forward.argtypes = [ctypes.c_void_p] * 7 + [ctypes.c_long] * 4 + [ctypes.c_int]
        self._backward.argtypes = [ctypes.c_void_p] * 5 + [ctypes.c_long] * 3 + [ctypes.c_int]
        self._forward.restype = self._backward.restype = None

    def run(
        self, tape: Tensor, x: Tensor, weight_ih: Tensor, bias: Tensor, fed_back: Tensor, peephole: Tensor | None
    ) -> None:
        """`plain.run`, with what drives the gates from below computed on the way: x (T, B, I), weight_ih and bias."""
        (steps, batch, inputs), (hidden, columns) = x.shape, tape.shape[1:]
        driving = x.new_zeros(steps, inputs, columns)
        driving[:, :, :batch] = x.transpose(1, 2)
        packed = x.new_empty(weight_ih.numel() + fed_back.numel())
        tensors = tape, driving, weight_ih, bias, fed_back, peephole, packed
        self._forward(*map(_address, tensors), steps, inputs, hidden, columns, _threads(tape))

    def run_back(self, tape: Tensor, way: Tensor, steps: int, fed_back: Tensor, peephole: Tensor | None) -> None:
        """`plain.run_back`, given `fed_back` as it is."""
        packed = torch.empty_like(fed_back)
        tensors = tape, way, fed_back, peephole, packed
        self._backward(*map(_address, tensors), steps, *way.shape[1:], _threads(way))


def _address(tensor: Tensor | None) -> int | None:
    return None if tensor is None else tensor.data_ptr()


def _threads(tape: Tensor) -> int:
    return torch.get_num_threads() if tape.shape[1] >= _SMALLEST_SHARED else 1


def padded(batch: int) -> int:
    """The columns that the compiled loops need for B sequences."""
    return -(-batch // _COLUMNS) * _COLUMNS


def loops_for(x: Tensor) -> Loops | None:
    """The compiled loops, if there are any and they are of use for x (T, B, I)."""
    if x.device.type != "cpu" or x.dtype != torch.float32 or x.shape[1] < _COLUMNS // 2:
        return None
    return compile_loops()


@functools.cache
def compile_loops() -> Loops | None:
    """The loops, compiled for this very CPU; None where that cannot be done."""
    return compiled(
        _SOURCE, Loops, (("-fno-thread-jumps", "-fopenmp"), ("-fno-thread-jumps",))
    )  # Apple's knows no OpenMP
