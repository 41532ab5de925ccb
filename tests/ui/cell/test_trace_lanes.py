"""The timeline's lanes: the right quantities of each cell, on scales that hold them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from lstm_sim.activations import Activation
from lstm_sim.cell import CellType, Quantity
from lstm_sim.edits import pin, set_activation, set_cell_type, set_input, set_mode, set_sequence
from lstm_sim.frame import Frame, compute_frame
from lstm_sim.presets import PRESETS, start_session
from lstm_sim.session import Mode, Session
from ui.cell.trace_lanes import LANES, lanes_of, nice_bound, short_number

X = ["x₁", "x₂", "x₃"]


def preset(key: str) -> Session:
    return next(p for p in PRESETS if p.key == key).build()


def symbols(frame: Frame, shown: frozenset[str] = frozenset(LANES)) -> dict[str, list[str]]:
    return {lane.key: [s.symbol for s in lane.series] for lane in lanes_of(frame, shown)}


@pytest.mark.parametrize(
    ("cell_type", "expected"),
    [
        (
            CellType.LSTM,
            {"x": X, "z": ["z", "zᵢ", "z_f", "z_o"], "gates": ["i", "f", "o"], "memory": ["c′", "a"]},
        ),
        (CellType.GRU, {"x": X, "z": ["z", "zᵣ", "zᵤ"], "gates": ["r", "u"], "memory": ["a"]}),
        (CellType.RNN, {"x": X, "z": ["z"], "memory": ["a"]}),
    ],
)
def test_lanes_follow_the_cell(cell_type: CellType, expected: dict[str, list[str]]) -> None:
    frame = compute_frame(set_cell_type(cell_type).apply(preset("lecture")))
    assert symbols(frame) == expected


def test_direct_inputs_are_the_cells_own_preactivations() -> None:
    session = start_session()
    assert symbols(compute_frame(session))["x"] == ["z", "zᵢ", "z_f", "z_o"]
    gru = compute_frame(set_cell_type(CellType.GRU).apply(session))
    assert sorted(symbols(gru)["x"]) == sorted(["z", "zᵣ", "zᵤ"])


def test_lecture_values_and_scales() -> None:
    lanes = {lane.key: lane for lane in lanes_of(compute_frame(preset("lecture")))}
    c, a = lanes["memory"].series
    assert [short_number(v) for v in c.values] == ["3", "7", "7", "7", "0"]
    assert [short_number(v) for v in a.values] == ["0", "0", "0", "7", "0"]
    assert (lanes["memory"].low, lanes["memory"].high) == (0.0, 8.0)
    assert (lanes["gates"].low, lanes["gates"].high) == (0.0, 1.0)
    assert (lanes["x"].low, lanes["x"].high) == (-1.0, 4.0)


def test_readout_has_a_lane_of_its_own() -> None:
    frame = compute_frame(preset("rnn-by-hand"))
    lane = next(lane for lane in lanes_of(frame) if lane.key == "readout")
    assert [s.symbol for s in lane.series] == ["y₁", "y₂"]
    assert lane.series[0].values.tolist() == [4.0, 12.0, 32.0]


def test_pinned_run_is_the_ghost_of_every_series() -> None:
    session = set_input(0, 6.0, 2).apply(pin().apply(preset("lecture")))
    lanes = {lane.key: lane for lane in lanes_of(compute_frame(session))}
    x = lanes["x"].series[0]
    assert x.ghost is not None and (x.ghost[2], x.values[2]) == (2.0, 6.0)
    assert all(s.ghost is not None for lane in lanes.values() for s in lane.series)


def test_a_pin_of_the_other_way_in_gives_inputs_no_ghost() -> None:
    session = set_mode(Mode.WEIGHTED).apply(pin().apply(start_session()))
    lanes = {lane.key: lane for lane in lanes_of(compute_frame(session))}
    assert all(s.ghost is None for s in lanes["x"].series)
    assert all(s.ghost is not None for s in lanes["memory"].series)


def test_many_inputs_are_a_heat_map() -> None:
    session = set_sequence(np.ones((4, 20))).apply(preset("lecture"))
    lane = lanes_of(compute_frame(session))[0]
    assert lane.is_heat_map and len(lane.series) == 20


def test_infinite_and_missing_values_leave_a_finite_scale() -> None:
    session = preset("lecture")
    for role in "fgh":
        session = set_activation(role, Activation.IDENTITY).apply(session)
    session = set_sequence(np.full((60, 3), 1e6)).apply(session)
    frame = compute_frame(session)
    assert not np.isfinite(frame.trace[Quantity.MEMORY]).all()
    for lane in lanes_of(frame, frozenset(LANES)):
        assert math.isfinite(lane.low) and math.isfinite(lane.high) and lane.low < lane.high


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (6.999500633749107, "7"),
        (1.36e-4, "0"),
        (-1.36e-4, "0"),
        (-1.0, "−1"),
        (0.5, "0.50"),
        (-0.346, "−0.35"),
        (123.4, "123"),
        (1e6, "1e6"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "NaN"),
    ],
)
def test_short_number(value: float, text: str) -> None:
    assert short_number(value) == text


def test_scale_numbers_end_without_zeros() -> None:
    assert short_number(1.5, brief=True) == "1.5"


@pytest.mark.parametrize(
    ("value", "bound"),
    [(0.0, 0.0), (-3.0, 0.0), (0.7, 0.8), (7.0, 8.0), (9.1, 10.0), (1.2e270, 1.5e270), (1.7e308, 1e300)],
)
def test_nice_bound(value: float, bound: float) -> None:
    assert nice_bound(value) == pytest.approx(bound)
