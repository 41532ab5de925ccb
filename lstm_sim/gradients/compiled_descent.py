"""The descent over the error of the one-unit network in C (descent.c), where there is a compiler.

It makes the places that `descent.walk` makes, bit for bit, in a fifteenth of the time, and holds no lock of Python's
meanwhile: a window that asks for it beside itself is not slowed. Without a compiler, and until it has done its work,
nothing is missing but speed.
"""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from lstm_sim.activations import Activation, FloatArray
from lstm_sim.gradients.one_unit import OneUnit
from lstm_sim.gradients.surface import Point, Region, TwoWeights

if TYPE_CHECKING:
    from lstm_sim.gradients.descent import Rule

_SOURCE = Path(__file__).with_name("descent.c")
_EXACTLY = "-ffp-contract=off"
"""A product and a sum are rounded one after the other, as in Python."""
_EVERYWHERE = (-np.inf, np.inf)
_CLIPPINGS = {"off": 0, "norm": 1, "value": 2}
_COLUMNS = 8
_PIECE = 1024
"""Places made at a time: a descent of any length takes as much memory as it has places."""

Descending = Callable[[OneUnit, Point, "Rule", Region | None], FloatArray]
"""The places of a descent, (N + 1, 8): x, y, loss, ∂/∂x, ∂/∂y, ‖g‖, 1 where it is clipped, and 0 or why it ended, by
the place in descent.End and counted from 1."""


def _descending(library: ctypes.CDLL) -> Descending:
    function = library.descend
    function.argtypes = [ctypes.c_void_p] * 4 + [ctypes.c_long] * 5
    function.restype = ctypes.c_long

    def places(unit: OneUnit, start: Point, rule: Rule, region: Region | None) -> FloatArray:
        x, y = (_EVERYWHERE, _EVERYWHERE) if region is None else (region.x, region.y)
        rates = rule.learning_rate, rule.momentum, rule.threshold, rule.tolerance
        given = np.array([unit.activation.scalar(unit.start), unit.target, *rates, *x, *y], dtype=np.float64)
        state, states = np.array([*start, 0.0, 0.0], dtype=np.float64), np.empty(unit.steps + 1)
        pieces: list[FloatArray] = []
        first, made = 0, _PIECE
        while made == _PIECE and not (pieces and pieces[-1][-1, -1]):
            piece = np.empty((min(_PIECE, rule.steps + 1 - first), _COLUMNS))
            arrays = (array.ctypes.data for array in (given, state, states, piece))
            made = function(*arrays, unit.steps, _CLIPPINGS[rule.clipping], first, len(piece), rule.steps)
            pieces.append(piece[:made])
            first += made
        return pieces[0] if len(pieces) == 1 else np.concatenate(pieces)

    return places


@functools.cache
def compile_descent() -> Descending | None:
    """The descent, compiled for this very CPU, in a third of a second; None where that cannot be done."""
    from lstm_sim.compiling import compiled  # it loads what starts a compiler: not while the program starts

    return compiled(_SOURCE, _descending, ((_EXACTLY,),))


def ready(surface: TwoWeights) -> Callable[[Point, Rule, Region | None], FloatArray] | None:
    """The descent over this surface, if there is one and it has been compiled; nobody waits for that."""
    if not isinstance(surface, OneUnit) or surface.activation is not Activation.SIGMOID:
        return None
    compiled = compile_descent() if compile_descent.cache_info().currsize else None
    return None if compiled is None else functools.partial(compiled, surface)
