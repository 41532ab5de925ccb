"""The unrolled network: its levels hold what the network computed, and its wires are as strong as what flows."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch

from lstm_sim.cell import CellType, Quantity
from lstm_sim.edits import reverse_steps, set_cell_type, set_input, set_mode, set_readout, set_weight, swap_steps
from lstm_sim.frame import compute_frame
from lstm_sim.laboratory.edits import set_numbers
from lstm_sim.laboratory.engine import Engine
from lstm_sim.laboratory.lab import Lab
from lstm_sim.laboratory.reading import Reading
from lstm_sim.laboratory.wiring import Feedback, Level, Wiring, wiring_of, wiring_of_cell
from lstm_sim.networks.architecture import Architecture, Kind
from lstm_sim.presets import preset, start_session
from lstm_sim.session import Mode, Session
from tests.lstm_sim.laboratory.kept import folders, keep, of_numbers
from tests.lstm_sim.networks.samples import every_shape, random_network

Q = Quantity


def reading_of(folder: Path, shape: Architecture, session: Session | None = None) -> Reading:
    ref, _ = keep(folder, "n", shape)
    lab = replace((session or start_session()).lab, networks=(ref,), sentences=("a b 到 c",))
    reading = Engine(folders(folder)).answer(lab).before
    assert reading is not None
    return reading


@every_shape
def test_the_levels_of_a_network(tmp_path: Path, shape: Architecture) -> None:
    reading = reading_of(tmp_path, shape)
    wiring = wiring_of(reading)
    parts = [(level.part, level.layer, level.reverse) for level in wiring.levels]
    hidden = [("hidden", k, r) for k in range(shape.layers) for r in (False, True)[: shape.directions]]
    assert parts == [("input", 0, False), *hidden, ("output", 0, False)]
    assert wiring.tokens == ("a", "b", "到", "c") and wiring.steps == 4 and not wiring.is_tiny
    assert wiring.answers == tuple(reading.label(t) for t in range(4))
    assert wiring.levels[0].values.shape == (4, 0)  # a word has no numbers worth showing
    np.testing.assert_array_equal(wiring.levels[-1].values, reading.probabilities)
    assert reading.trace is not None
    for level, layer in zip(wiring.levels[1:-1], reading.trace.layers, strict=True):
        order = slice(None, None, -1) if level.reverse else slice(None)
        np.testing.assert_array_equal(level.values, layer[Q.OUTPUT][order, 0])
        weights, x = layer.run.weights, layer.run.inputs[order, 0]
        driven = np.tensordot(x, weights.input, axes=(1, 2))
        np.testing.assert_allclose(level.from_below, np.sqrt((driven**2).sum(axis=(1, 2))), rtol=1e-12)
        assert (level.memory is not None) is shape.kind.cell.cell_type.has_memory_cell
        if level.memory is not None:
            np.testing.assert_array_equal(level.memory, layer[Q.MEMORY][order, 0])
        first = 3 if level.reverse else 0
        assert level.from_before[first] == 0.0  # nothing came before
        assert (np.delete(level.from_before, first) > 0.0).all() == shape.kind.is_recurrent
        assert level.most_from_below == level.from_below.max()
        np.testing.assert_allclose(level.strip, level.values / np.abs(level.values).max(), rtol=1e-12)
        assert level.memory_strip.shape == (4, 0 if level.memory is None else 4)


@pytest.mark.parametrize(
    ("kind", "feedback", "peephole"),
    [
        (Kind.FEED_FORWARD, Feedback.NONE, ""),
        (Kind.ELMAN, Feedback.HIDDEN, ""),
        (Kind.JORDAN, Feedback.OUTPUT, ""),
        (Kind.GRU, Feedback.HIDDEN, ""),
        (Kind.LSTM, Feedback.MEMORY, ""),
        (Kind.PEEPHOLE, Feedback.MEMORY, "diagonal"),
        (Kind.DENSE_PEEPHOLE, Feedback.MEMORY, "dense"),
    ],
)
def test_what_tells_architectures_apart(tmp_path: Path, kind: Kind, feedback: Feedback, peephole: str) -> None:
    shape = Architecture(kind, 4, 3, 5, vocabulary_size=7)
    wiring = wiring_of(reading_of(tmp_path, shape))
    assert (wiring.feedback, wiring.peephole) == (feedback, peephole)
    assert wiring.shares_output is (kind is Kind.JORDAN)
    if kind is Kind.JORDAN:
        deep = wiring_of(reading_of(tmp_path, replace(shape, layers=2)))
        assert deep.feedback is Feedback.OUTPUT and not deep.shares_output


def test_numbers_stand_at_the_bottom(tmp_path: Path) -> None:
    values = np.array([[1.0, -2.0], [0.5, 3.0]])
    session = set_numbers(values).apply(start_session())
    wiring = wiring_of(reading_of(tmp_path, of_numbers(outputs=3), session))
    np.testing.assert_array_equal(wiring.levels[0].values, values)
    assert wiring.levels[-1].values.shape == (2, 3) and wiring.answers == () and wiring.tokens == ("1", "2")


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_diverged_network_has_a_wiring(tmp_path: Path, bad: float) -> None:
    shape = Architecture(Kind.LSTM, 4, 3, 5, vocabulary_size=7)
    network = random_network(shape)
    with torch.no_grad():
        network.forwards[0].kernel.weight_ih_l0[0] = bad
    ref, _ = keep(tmp_path, "n", shape, network=network)
    reading = Engine(folders(tmp_path)).answer(Lab(networks=(ref,), sentences=("a b",))).before
    assert reading is not None
    for level in wiring_of(reading).levels:
        assert np.isfinite([level.most_from_below, level.most_from_before]).all()
        assert level.strip.shape == level.values.shape


def test_a_wide_level_is_shown_by_the_means_of_neighbours() -> None:
    values = np.random.default_rng(0).normal(size=(3, 200))
    level = Level("hidden", 0, False, values, None, np.zeros(3), np.zeros(3))
    begins = [k * 200 // 64 for k in range(65)]
    means = [values[:, one:other].mean(axis=1) for one, other in pairwise(begins)]
    np.testing.assert_allclose(level.strip, np.stack(means, axis=1) / np.abs(values).max(), rtol=1e-12)
    nothing = Level("hidden", 0, False, np.zeros((2, 3)), None, np.zeros(2), np.zeros(2))
    assert (nothing.strip == 0.0).all()


# ---------------------------------------------------------------- the layer in Cell


def cell_wiring(session: Session) -> Wiring:
    return wiring_of_cell(compute_frame(session))


def outputs(session: Session) -> list[list[float]]:
    return cell_wiring(session).levels[-1].values.tolist()


def test_the_rnn_by_hand_with_every_weight() -> None:
    """The lecture's network: outputs [4,4] [12,12] [32,32]; another order of the inputs gives others."""
    session = preset("rnn-by-hand").build()
    wiring = cell_wiring(session)
    assert [level.part for level in wiring.levels] == ["input", "hidden", "output"] and wiring.is_tiny
    assert wiring.levels[0].values.tolist() == [[1, 1], [1, 1], [2, 2]]
    assert wiring.levels[1].values.tolist() == [[2, 2], [6, 6], [16, 16]]
    assert outputs(session) == [[4, 4], [12, 12], [32, 32]]
    assert [m.kind for m in wiring.matrices] == ["input", "recurrent", "readout"]
    assert all(m.values.tolist() == [[1, 1], [1, 1]] for m in wiring.matrices)
    assert wiring.feedback is Feedback.HIDDEN and wiring.tokens == ("1", "2", "3")
    assert outputs(reverse_steps().apply(session)) == [[8, 8], [20, 20], [44, 44]]
    assert outputs(swap_steps(1, 2).apply(session)) == [[4, 4], [16, 16], [36, 36]]
    changed = set_weight("recurrent", 0, 0.0, 1, 0).apply(session)
    assert outputs(changed) == [[4, 4], [10, 10], [22, 22]]
    assert cell_wiring(changed).matrices[1].values.tolist() == [[1, 0], [1, 1]]
    assert outputs(set_readout(1, 0, 3.0).apply(session))[2] == [32, 64]
    np.testing.assert_allclose(wiring.levels[1].from_below, [8**0.5, 8**0.5, 32**0.5], rtol=1e-15)
    np.testing.assert_allclose(wiring.levels[1].from_before, [0.0, 32**0.5, 288**0.5], rtol=1e-15)


def test_a_layer_without_weights_to_choose() -> None:
    """In direct mode the inputs are the pre-activations; of an LSTM there are too many to be read."""
    direct = set_cell_type(CellType.RNN).apply(start_session())
    assert direct.mode is Mode.DIRECT and cell_wiring(direct).matrices == ()
    weighted = set_mode(Mode.WEIGHTED).apply(direct)
    assert cell_wiring(weighted).is_tiny
    lstm = set_cell_type(CellType.LSTM).apply(weighted)
    wiring = cell_wiring(lstm)
    assert not wiring.is_tiny and wiring.feedback is Feedback.MEMORY and wiring.levels[1].memory is not None
    for cell_type, peephole in ((CellType.PEEPHOLE, "diagonal"), (CellType.DENSE_PEEPHOLE, "dense")):
        assert cell_wiring(set_cell_type(cell_type).apply(lstm)).peephole == peephole


def test_the_layer_in_cell_follows_its_inputs() -> None:
    session = start_session()
    before = cell_wiring(session).levels[1].values
    after = cell_wiring(set_input(1, 5.0).apply(session)).levels[1].values
    assert not np.array_equal(before, after)
