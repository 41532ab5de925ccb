"""The named cells that come with the program: each a Session and a sentence on what to look for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from lstm_sim.activations import Activation
from lstm_sim.cell import Cell, CellType, Weights
from lstm_sim.errors import InputError
from lstm_sim.session import Mode, Session, Setup, View, blank_weights, default_names, direct_setup, frozen

LINEAR = Cell(g=Activation.IDENTITY, h=Activation.IDENTITY)


@dataclass(frozen=True)
class Preset:
    """A named cell: its key in files and on the command line, its title, what to look for, its Session."""

    key: str
    title: str
    look_for: str
    build: Callable[[], Session]


def _gates(z: ArrayLike, z_i: ArrayLike, z_f: ArrayLike, z_o: ArrayLike, bias: ArrayLike) -> Weights:
    """One unit's weights: a row of input weights for each of z, z_i, z_f, z_o, and their four biases."""
    matrix = np.stack([np.asarray(row, dtype=np.float64) for row in (z, z_i, z_f, z_o)])[:, None, :]
    return replace(
        blank_weights(1, matrix.shape[2]),
        input=frozen(matrix),
        bias=frozen(np.asarray(bias, dtype=np.float64)[:, None]),
    )


def _weighted(
    cell: Cell, weights: Weights, inputs: ArrayLike, memory: float = 0.0, readout: ArrayLike | None = None
) -> Session:
    rows = np.asarray(inputs, dtype=np.float64)
    hidden = weights.hidden_size
    setup = Setup(
        default_names(rows.shape[1]),
        weights,
        frozen(rows),
        frozen(np.full(hidden, memory)),
        frozen(np.zeros(hidden)),
        readout=None if readout is None else frozen(readout),
    )
    return Session(cell, Mode.WEIGHTED, _start().direct, setup, view=View(map_x=0, map_y=min(1, rows.shape[1] - 1)))


def _lecture_weights() -> Weights:
    return _gates([1, 0, 0], [0, 100, 0], [0, 100, 0], [0, 0, 100], [0, -10, 10, -10])


def _start() -> Session:
    direct = direct_setup([1.2, 2.0, 1.1, -0.4], memory=0.8)
    rows = np.array([[3, 1, 0], [4, 1, 0], [2, 0, 0], [1, 0, 1], [3, -1, 0]], dtype=np.float64)
    weighted = Setup(default_names(3), _lecture_weights(), frozen(rows), frozen([0.0]), frozen([0.0]))
    return Session(Cell(), Mode.DIRECT, direct, weighted)
