"""Each preset does what its sentence says."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from lstm_sim.cell import Quantity
from lstm_sim.errors import InputError
from lstm_sim.frame import run_session
from lstm_sim.presets import PRESETS, preset, start_session

Q = Quantity


def memory(key: str) -> list[float]:
    session = preset(key).build()
    return run_session(session)[session.cell.cell_type.memory][:, 0, 0].tolist()


def column(key: str, name: str) -> np.ndarray:
    setup = preset(key).build().setup
    return setup.inputs[:, setup.names.index(name)]


def test_the_lecture_has_the_exact_numbers() -> None:
    trace = run_session(preset("lecture").build())
    expected = [3.0, 7.0, 6.999773010656488, 6.999500633749107, 5.735399660523715e-39]
    np.testing.assert_allclose(trace[Q.MEMORY].ravel(), expected, rtol=1e-12)
    assert trace[Q.OUTPUT].ravel()[-1] == pytest.approx(2.6037492074442424e-43, rel=1e-12)


def test_the_overview_reads_seven_then_six() -> None:
    trace = run_session(preset("lecture-overview").build())
    assert np.round(trace[Q.OUTPUT].ravel()).tolist() == [0, 0, 0, 0, 0, 7, 0, 0, 6]


def test_the_rnn_by_hand_goes_two_six_sixteen_in_both_units() -> None:
    trace = run_session(preset("rnn-by-hand").build())
    assert trace[Q.OUTPUT][:, 0].tolist() == [[2.0, 2.0], [6.0, 6.0], [16.0, 16.0]]


def test_the_latch_holds_its_bit() -> None:
    held: float | None = None
    for bit, store, value in zip(column("latch", "x1"), column("latch", "x2"), memory("latch"), strict=True):
        if store == 1:
            held = 1.0 if bit == 1 else -1.0
        if held is not None:
            assert np.sign(value) == held and abs(value) > 0.9


def test_the_counter_counts_and_resets() -> None:
    count = 0
    for mark, reset, value in zip(column("counter", "x1"), column("counter", "x2"), memory("counter"), strict=True):
        count = 0 if reset else count + int(mark)
        assert value == pytest.approx(count, abs=0.01)


def test_the_leaky_average_keeps_four_fifths() -> None:
    value = 0.0
    for x, found in zip(column("leaky-average", "x1"), memory("leaky-average"), strict=True):
        value = 0.8 * value + 0.2 * x
        assert found == pytest.approx(value, rel=1e-12)


def test_the_oscillator_changes_sides_at_every_step() -> None:
    values = memory("oscillator")
    assert all(a * b < -0.5 for a, b in itertools.pairwise(values))


def test_pass_through_remembers_nothing() -> None:
    trace = run_session(preset("pass-through").build())
    np.testing.assert_allclose(trace[Q.OUTPUT].ravel(), column("pass-through", "x1"), atol=2e-3)


def test_always_forget_is_empty_where_the_input_gate_is_shut() -> None:
    trace = run_session(preset("always-forget").build())
    shut = trace[Q.INPUT_GATE].ravel() < 0.5
    assert shut.any() and not shut.all()
    assert np.abs(trace[Q.MEMORY].ravel()[shut]).max() < 1e-3


def test_keys_and_titles_are_unique_and_unknown_ones_are_named() -> None:
    assert len({p.key for p in PRESETS}) == len({p.title for p in PRESETS}) == 9
    with pytest.raises(InputError, match=r"no preset 'nope'.*lecture-overview"):
        preset("nope")


def test_a_new_window_opens_as_designed() -> None:
    session = start_session()
    assert session.direct.inputs.tolist() == [[1.2, 2.0, 1.1, -0.4]]
    trace = run_session(session)
    assert trace[Q.MEMORY].item() == pytest.approx(1.3344886263752003, rel=1e-14)
    assert trace[Q.OUTPUT].item() == pytest.approx(0.3492790276641044, rel=1e-14)
