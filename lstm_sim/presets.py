"""The named cells that come with the program: each a Session and a sentence on what to look for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from lstm_sim.activations import Activation
from lstm_sim.cell import Cell, CellType, Weights
from lstm_sim.errors import InputError, said
from lstm_sim.frozen import frozen
from lstm_sim.session import Mode, Session, Setup, View, blank_weights, default_names, direct_setup

LINEAR = Cell(g=Activation.IDENTITY, h=Activation.IDENTITY)
"""The lecture's hand-worked cell: f sigmoid, g and h the identity."""
OPEN, SHUT = 10.0, -10.0
"""Biases that hold a gate 99.995% open, or as far shut."""


@dataclass(frozen=True)
class Preset:
    """A named cell: its key in files and on the command line, its title, what to look for, its Session."""

    key: str
    title: str
    look_for: str
    make: Callable[[], Session]

    def build(self) -> Session:
        """The preset's Session, titled."""
        return replace(self.make(), title=self.title)


def start_session() -> Session:
    """What a new window opens: direct mode, every gate somewhere between open and shut."""
    direct = direct_setup([1.2, 2.0, 1.1, -0.4], memory=0.8)
    return Session(Cell(), Mode.DIRECT, direct, _setup(_lecture_weights(), _LECTURE_STEPS))


def preset(key: str) -> Preset:
    """The preset of that key; InputError names the keys there are."""
    for candidate in PRESETS:
        if candidate.key == key:
            return candidate
    raise InputError(
        said("There is no preset {0}.", f"{key!r}"),
        remedy=said("Choose one of: {0}.", ", ".join(p.key for p in PRESETS)),
    )


def _gates(z: ArrayLike, z_i: ArrayLike, z_f: ArrayLike, z_o: ArrayLike, bias: ArrayLike) -> Weights:
    """One unit's weights: a row of input weights for each of z, z_i, z_f, z_o, and their four biases."""
    matrix = np.stack([np.asarray(row, dtype=np.float64) for row in (z, z_i, z_f, z_o)])[:, None, :]
    return replace(
        blank_weights(1, matrix.shape[2]),
        input=frozen(matrix),
        bias=frozen(np.asarray(bias, dtype=np.float64)[:, None]),
    )


def _setup(weights: Weights, inputs: ArrayLike, memory: float = 0.0, readout: ArrayLike | None = None) -> Setup:
    rows = np.asarray(inputs, dtype=np.float64)
    hidden = weights.hidden_size
    return Setup(
        default_names(rows.shape[1]),
        weights,
        frozen(rows),
        frozen(np.full(hidden, memory)),
        frozen(np.full(hidden, memory)),
        readout=None if readout is None else frozen(readout),
    )


def _weighted(cell: Cell, setup: Setup) -> Session:
    last = len(setup.names) - 1
    view = View(map_x=0, map_y=1 if last >= 1 else -1)
    return Session(cell, Mode.WEIGHTED, start_session().direct, setup, view=view)


_LECTURE_STEPS = [[3, 1, 0], [4, 1, 0], [2, 0, 0], [1, 0, 1], [3, -1, 0]]
_OVERVIEW_STEPS = np.transpose([[1, 3, 2, 4, 2, 1, 3, 6, 1], [0, 1, 0, 1, 0, 0, -1, 1, 0], [0, 0, 0, 0, 0, 1, 0, 0, 1]])


def _lecture_weights() -> Weights:
    """z = x₁, z_i = 100x₂ − 10, z_f = 100x₂ + 10, z_o = 100x₃ − 10."""
    return _gates([1, 0, 0], [0, 100, 0], [0, 100, 0], [0, 0, 100], [0, -10, 10, -10])


def _lecture() -> Session:
    return _weighted(LINEAR, _setup(_lecture_weights(), _LECTURE_STEPS))


def _lecture_overview() -> Session:
    return _weighted(LINEAR, _setup(_lecture_weights(), _OVERVIEW_STEPS))


def _rnn_by_hand() -> Session:
    ones = replace(
        blank_weights(2, 2),
        input=frozen(np.concatenate([np.ones((1, 2, 2)), np.zeros((3, 2, 2))])),
        recurrent=frozen(np.concatenate([np.ones((1, 2, 2)), np.zeros((3, 2, 2))])),
    )
    setup = _setup(ones, [[1, 1], [1, 1], [2, 2]], readout=[[1, 1], [1, 1]])
    return _weighted(replace(LINEAR, cell_type=CellType.RNN), replace(setup, memory_range=20.0))


def _latch() -> Session:
    """x₁ is the bit, x₂ = 1 stores it; the forget gate shuts for that moment, so that the old bit goes."""
    weights = _gates([4, 0], [0, 20], [0, -20], [0, 0], [-2, SHUT, OPEN, OPEN])
    bits = [[0, 0], [1, 1], [0, 0], [1, 0], [0, 0], [0, 1], [1, 0], [0, 0], [1, 0], [1, 1], [0, 0], [0, 0]]
    return _weighted(Cell(), _setup(weights, bits))


def _counter() -> Session:
    """Every x₁ = 1 adds one, x₂ = 1 sets the count to 0."""
    weights = _gates([1, 0], [20, -40], [0, -20], [0, 0], [0, SHUT, OPEN, OPEN])
    marks = [[1, 0], [0, 0], [1, 0], [1, 0], [0, 0], [1, 0], [0, 0], [0, 1], [0, 0], [1, 0], [1, 0], [0, 0]]
    return _weighted(LINEAR, _setup(weights, marks))


def _leaky_average() -> Session:
    """f(z_f) = 0.8 keeps four fifths of the memory, f(z_i) = 0.2 adds one fifth of the input."""
    leak = float(np.log(0.8 / 0.2))
    weights = _gates([1], [0], [0], [0], [0, -leak, leak, OPEN])
    pulses = [[0], [0]] + [[1]] * 8 + [[0]] * 6 + [[1], [0]] * 4
    return _weighted(LINEAR, _setup(weights, pulses))


def _oscillator() -> Session:
    """z = −8a₋: the output, fed back with its sign turned, makes the next memory the other way round."""
    weights = replace(
        _gates([1], [0], [0], [0], [0, OPEN, SHUT, OPEN]),
        recurrent=frozen([[[-8.0]], [[0.0]], [[0.0]], [[0.0]]]),
    )
    return _weighted(Cell(), _setup(weights, [[1]] + [[0]] * 11))


def _pass_through() -> Session:
    weights = _gates([1], [0], [0], [0], [0, OPEN, SHUT, OPEN])
    return _weighted(LINEAR, _setup(weights, [[1], [-2], [3], [0], [2], [-1], [0], [4]]))


def _always_forget() -> Session:
    weights = _gates([1], [20], [0], [0], [0, SHUT, SHUT, OPEN])
    return _weighted(LINEAR, _setup(weights, [[1], [0], [0], [2], [0], [3], [3], [0]]))


PRESETS: tuple[Preset, ...] = (
    Preset(
        "lecture",
        "Lecture: worked by hand",
        "x₂ = 1 writes x₁ into the memory, x₂ = −1 resets it, x₃ = 1 lets it out: step through and do the sums.",
        _lecture,
    ),
    Preset(
        "lecture-overview",
        "Lecture: overview",
        "Nine steps in which 3 and 4 are added up to 7, read out, forgotten, and 6 is stored and read out.",
        _lecture_overview,
    ),
    Preset(
        "rnn-by-hand",
        "RNN by hand",
        "All weights are 1: the same input gives 2, then 6, because the memory is added; swap two inputs and every "
        "answer changes.",
        _rnn_by_hand,
    ),
    Preset(
        "latch",
        "Latch: remembers one bit",
        "The memory takes the bit x₁ when x₂ = 1 and holds it, whatever x₁ does, until the next x₂ = 1.",
        _latch,
    ),
    Preset(
        "counter",
        "Counter",
        "Each x₁ = 1 opens the input gate and adds one; x₂ = 1 shuts the forget gate and the count is 0 again.",
        _counter,
    ),
    Preset(
        "leaky-average",
        "Leaky average",
        "The forget gate is 80% open: the memory climbs towards the input and decays by a fifth at each step.",
        _leaky_average,
    ),
    Preset(
        "oscillator",
        "Oscillator",
        "The output feeds back with its sign turned: after one push the memory changes sides at every step.",
        _oscillator,
    ),
    Preset(
        "pass-through",
        "Pass-through",
        "Input and output gates open, forget gate shut: what goes in comes out, and nothing is remembered.",
        _pass_through,
    ),
    Preset(
        "always-forget",
        "Always forget",
        "The forget gate stays shut, so nothing outlives a step: the memory is empty wherever the input gate is shut.",
        _always_forget,
    ),
)
