"""The Wiring: a network unrolled over its sequence, level by level, and what flows between. Nothing is drawn here.

A level is what stands at one height: the inputs, each direction of each hidden layer, the outputs. What flows along a
wire is measured by its norm: ‖W x‖ of what comes from below, ‖U a‖ of what comes from the step before, ‖a‖ of what goes
into the outputs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray
from lstm_sim.cell import CellType, Quantity, Weights
from lstm_sim.frame import Frame
from lstm_sim.laboratory.reading import Reading, in_sequence
from lstm_sim.network_trace import LayerTrace
from lstm_sim.networks.architecture import Kind
from lstm_sim.session import Mode

TINY = 4
"""Units up to which every unit, and every weight, is shown by itself."""
MOST_CELLS = 64
"""Cells in a strip; of wider levels, each is the mean of neighbours."""


class Feedback(StrEnum):
    """What goes from one step to the next."""

    NONE = "none"
    HIDDEN = "hidden"
    """The hidden state (Elman), of a GRU too."""
    OUTPUT = "output"
    """The network's answer (Jordan)."""
    MEMORY = "memory"
    """The memory, and the hidden state beside it (LSTM)."""


@dataclass(frozen=True, eq=False)
class Level:
    """What stands at one height.

    Attributes:
        part: "input", "hidden" or "output".
        layer, reverse: of a hidden level.
        values: (T, N), the numbers at each step; (T, 0) for words, which have none worth showing.
        memory: (T, N) of an LSTM, or None.
        from_below, from_before: (T,), what flows in; 0 where nothing does.
    """

    part: str
    layer: int
    reverse: bool
    values: FloatArray
    memory: FloatArray | None
    from_below: FloatArray
    from_before: FloatArray

    @cached_property
    def strip(self) -> FloatArray:
        """(T, ≤ MOST_CELLS): the values about 0, of the largest size among them 1."""
        return _strip(self.values)

    @cached_property
    def memory_strip(self) -> FloatArray:
        """The same of the memory; empty where there is none."""
        return np.empty((len(self.values), 0)) if self.memory is None else _strip(self.memory)

    @cached_property
    def most_from_below(self) -> float:
        """The most that flows in from below."""
        return _largest(self.from_below)

    @cached_property
    def most_from_before(self) -> float:
        """The most that flows in from the step before."""
        return _largest(self.from_before)


@dataclass(frozen=True, eq=False)
class Matrix:
    """Weights that can be read one by one: of a tiny network.

    Attributes:
        kind: "input", "recurrent" or "readout".
        values: (to, from).
    """

    kind: str
    values: FloatArray


@dataclass(frozen=True, eq=False)
class Wiring:
    """A network unrolled.

    Attributes:
        tokens: (T), what is read at each step.
        levels: from the bottom; the directions of a layer follow each other, forwards first.
        feedback: what goes from step to step.
        peephole: "" for none, "diagonal" or "dense".
        shares_output: True where the output that Jordan feeds back is the network's own.
        matrices: of a tiny network; none for others.
        answers: (T), the label of each step, or none.
    """

    tokens: tuple[str, ...]
    levels: tuple[Level, ...]
    feedback: Feedback
    peephole: str
    shares_output: bool
    matrices: tuple[Matrix, ...] = ()
    answers: tuple[str, ...] = ()

    @property
    def steps(self) -> int:
        """T."""
        return len(self.tokens)

    @property
    def is_tiny(self) -> bool:
        """True where every unit is shown by itself."""
        return bool(self.matrices)


_FEEDBACK = {
    Kind.FEED_FORWARD: Feedback.NONE,
    Kind.ELMAN: Feedback.HIDDEN,
    Kind.JORDAN: Feedback.OUTPUT,
    Kind.GRU: Feedback.HIDDEN,
}


def wiring_of(reading: Reading) -> Wiring:
    """The wiring of a network over one sequence. Its reading must be traced."""
    assert reading.trace is not None
    shape = reading.network.architecture
    steps = reading.steps
    inputs = np.zeros((steps, 0)) if reading.inputs is None else reading.inputs
    nothing = np.zeros(steps)
    levels = [Level("input", 0, False, inputs, None, nothing, nothing)]
    for layer in reading.trace.layers:
        levels.append(_hidden(layer, shape.kind.is_recurrent))
    outputs = reading.scores if reading.probabilities is None else reading.probabilities
    below = np.concatenate([in_sequence(x, x[Quantity.OUTPUT]) for x in _last(reading)], axis=1)
    levels.append(Level("output", 0, False, outputs, None, np.linalg.norm(below, axis=1), nothing))
    labels = () if reading.answers is None else tuple(reading.label(t) for t in range(steps))
    peephole = {Kind.PEEPHOLE: "diagonal", Kind.DENSE_PEEPHOLE: "dense"}.get(shape.kind, "")
    feedback = _FEEDBACK.get(shape.kind, Feedback.MEMORY)
    return Wiring(reading.tokens, tuple(levels), feedback, peephole, shape.shares_output, (), labels)


def wiring_of_cell(frame: Frame) -> Wiring:
    """The wiring of the layer in the Cell workspace, with every weight of a tiny simple recurrent one."""
    session, trace = frame.session, frame.trace
    setup, cell_type = session.setup, session.cell.cell_type
    steps = setup.steps
    weights: Weights = trace.weights
    nothing = np.zeros(steps)
    outputs = trace[Quantity.OUTPUT][:, 0]
    memory = trace[Quantity.MEMORY][:, 0] if cell_type.has_memory_cell else None
    driven = np.tensordot(setup.inputs, weights.input, axes=(1, 2))
    fed_back = np.tensordot(trace[Quantity.PREVIOUS_OUTPUT][:, 0], weights.recurrent, axes=(1, 2))
    levels = [
        Level("input", 0, False, setup.inputs, None, nothing, nothing),
        Level("hidden", 0, False, outputs, memory, _norms(driven), _norms(fed_back)),
    ]
    if frame.readout is not None:
        levels.append(Level("output", 0, False, frame.readout, None, np.linalg.norm(outputs, axis=1), nothing))
    tokens = setup.step_names or tuple(str(t + 1) for t in range(steps))
    feedback = Feedback.MEMORY if cell_type.has_memory_cell else Feedback.HIDDEN
    peephole = {CellType.PEEPHOLE: "diagonal", CellType.DENSE_PEEPHOLE: "dense"}.get(cell_type, "")
    return Wiring(tokens, tuple(levels), feedback, peephole, False, _matrices(frame, weights))


def _matrices(frame: Frame, weights: Weights) -> tuple[Matrix, ...]:
    """Every weight of a simple recurrent layer of few units and inputs; in direct mode there is none to choose."""
    session = frame.session
    if session.mode is Mode.DIRECT or session.cell.cell_type is not CellType.RNN:
        return ()
    if max(weights.hidden_size, weights.input_size) > TINY:
        return ()
    found = [Matrix("input", weights.input[0]), Matrix("recurrent", weights.recurrent[0])]
    readout = session.setup.readout
    if readout is not None and len(readout) <= TINY:
        found.append(Matrix("readout", readout))
    return tuple(found)


def _hidden(layer: LayerTrace, recurrent: bool) -> Level:
    memory = None
    if layer.run.cell.cell_type.has_memory_cell:
        memory = in_sequence(layer, layer[Quantity.MEMORY])
    before = in_sequence(layer, layer.from_units)
    return Level(
        "hidden",
        layer.layer,
        layer.reverse,
        in_sequence(layer, layer[Quantity.OUTPUT]),
        memory,
        _norms(in_sequence(layer, layer.from_input)),
        _norms(before) if recurrent else np.zeros(len(before)),
    )


def _last(reading: Reading) -> list[LayerTrace]:
    assert reading.trace is not None
    top = max(layer.layer for layer in reading.trace.layers)
    return [layer for layer in reading.trace.layers if layer.layer == top]


def _norms(values: NDArray[np.float64]) -> FloatArray:
    """The norm over everything but the steps, (T,)."""
    rows = values.reshape(len(values), -1)
    norms: FloatArray = np.sqrt(np.einsum("tk,tk->t", rows, rows, dtype=np.float64))
    return norms


def _strip(values: FloatArray) -> FloatArray:
    found: FloatArray = np.asarray(values, dtype=np.float64) / (_largest(values) or 1.0)
    count = found.shape[1]
    if count <= MOST_CELLS:
        return found
    begins = np.arange(MOST_CELLS) * count // MOST_CELLS
    sums: FloatArray = np.add.reduceat(found, begins, axis=1)
    means: FloatArray = sums / np.diff(begins, append=count)
    return means


def _largest(values: FloatArray) -> float:
    """The largest size among values; what is no number (of a diverged network) does not count."""
    return float(np.abs(values).max(initial=0.0, where=np.isfinite(values)))
