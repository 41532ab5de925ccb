"""The step loops of the peephole layers in C (peephole.c), compiled when first needed where there is a compiler.

They compute what `functions` computes, in one pass over the memory for each step and with a matrix product made for few
columns. Without a compiler nothing is missing: the loops in `functions` are always there.
"""

from __future__ import annotations

import ctypes
import functools
import logging
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import torch
from torch import Tensor

_SOURCE = Path(__file__).with_name("peephole.c")
_FLAGS = ("-O3", "-march=native", "-fno-math-errno", "-fno-trapping-math", "-fno-thread-jumps", "-shared", "-fPIC")
_LONGEST = 60.0
"""Seconds that the compiler may take; it takes one."""
_COLUMNS = 16
"""The loops take multiples of so many columns."""


class Loops:
    """The compiled loops. Tensors are float32 on the CPU, contiguous, in the layout of `functions`."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._forward, self._backward = library.forward, library.backward
        self._forward.argtypes = [ctypes.c_void_p] * 3 + [ctypes.c_long] * 3
        self._backward.argtypes = [ctypes.c_void_p] * 4 + [ctypes.c_long] * 3
        self._forward.restype = self._backward.restype = None

    def run(self, tape: Tensor, fed_back: Tensor, peephole: Tensor | None) -> None:
        """`functions._run`."""
        self._forward(tape.data_ptr(), fed_back.data_ptr(), _address(peephole), tape.shape[0] // 7, *tape.shape[1:])

    def run_back(self, tape: Tensor, way: Tensor, turned: Tensor, peephole: Tensor | None) -> None:
        """`functions._run_back`."""
        pointers = tape.data_ptr(), way.data_ptr(), turned.data_ptr(), _address(peephole)
        self._backward(*pointers, way.shape[0] // 7, *way.shape[1:])


def _address(tensor: Tensor | None) -> int | None:
    return None if tensor is None else tensor.data_ptr()


def padded(batch: int) -> int:
    """The columns that the compiled loops need for B sequences."""
    return -(-batch // _COLUMNS) * _COLUMNS


def loops_for(x: Tensor, weight_hh: Tensor) -> Loops | None:
    """The compiled loops, if they are of use for x (T, B, I) and a layer with those weights (4H, H), or None."""
    if x.device.type != "cpu" or x.dtype != torch.float32 or x.shape[1] < _COLUMNS // 2:
        return None
    return _compile()


@functools.cache
def _compile() -> Loops | None:
    compiler = None if sys.platform == "win32" else shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "peephole.so"
        try:
            subprocess.run(
                [compiler, *_FLAGS, str(_SOURCE), "-o", str(made)], check=True, capture_output=True, timeout=_LONGEST
            )
            return Loops(ctypes.CDLL(str(made)))
        except (OSError, subprocess.SubprocessError) as error:
            logging.getLogger(__name__).info("The peephole layers' loops were not compiled: %s", error)
            return None
