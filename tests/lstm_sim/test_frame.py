"""Frames: every part is what the equations say, and nothing that is reused is ever stale."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_sim.activations import Activation
from lstm_sim.cell import CellType, Quantity
from lstm_sim.edits import (
    Edit,
    commit_step,
    delete_step,
    go_to_step,
    insert_step,
    open_session,
    pin,
    release_memory,
    set_activation,
    set_cell_type,
    set_input,
    set_memory,
    set_mode,
    set_sequence,
    set_view,
    set_weight,
    show_unit,
    unpin,
)
from lstm_sim.frame import Frame, Part, compute_frame, run_session
from lstm_sim.laboratory.edits import set_sentence, show_workspace
from lstm_sim.presets import PRESETS, preset, start_session
from lstm_sim.sequence import Trace
from lstm_sim.session import MEMORY_AXIS, Mode, Session, Workspace

Q = Quantity
SESSIONS = [start_session(), *(p.build() for p in PRESETS)]


def same(one: object, two: object, place: str = "frame") -> None:
    """Fail unless two parts of frames hold equal numbers."""
    if isinstance(one, Part):
        assert isinstance(two, Part)
        same(one.value, two.value, place)
    elif isinstance(one, np.ndarray):
        np.testing.assert_array_equal(one, two, err_msg=place)
    elif isinstance(one, Session):
        return
    elif is_dataclass(one) and not isinstance(one, type):
        for field in fields(one):
            same(getattr(one, field.name), getattr(two, field.name), f"{place}.{field.name}")
    elif hasattr(one, "items"):
        assert list(one) == list(two), place  # type: ignore[call-overload]
        for key in one:
            same(one[key], two[key], f"{place}[{key}]")  # type: ignore[index]
    elif isinstance(one, float) and one != one:
        assert two != two, place
    else:
        assert one == two, place


NUMBER = st.floats(-8.0, 8.0).map(lambda v: round(v, 2))
SMALL = st.integers(0, 3)
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(set_input, st.just(0), NUMBER),
    st.builds(set_memory, NUMBER),
    st.just(release_memory()),
    st.builds(lambda row, v: set_weight("input", row, v), SMALL, NUMBER),
    st.builds(lambda row, v: set_weight("recurrent", row, v), SMALL, NUMBER),
    st.builds(lambda row, v: set_weight("peephole", row, v), SMALL, NUMBER),
    st.builds(set_activation, st.sampled_from("fgh"), st.sampled_from(Activation)),
    st.builds(set_cell_type, st.sampled_from(CellType), st.booleans()),
    st.builds(set_mode, st.sampled_from(Mode)),
    st.builds(go_to_step, st.integers(0, 12)),
    st.just(commit_step()),
    st.builds(insert_step, SMALL),
    st.builds(delete_step, st.just(0)),
    st.just(pin()),
    st.just(unpin()),
    st.builds(show_unit, st.integers(0, 2)),
    st.builds(lambda g, last: set_view(gradients=g, gradient_at_last=last), st.booleans(), st.booleans()),
    st.builds(lambda q: set_view(map_of=q, gradient_of=q), st.sampled_from([Q.MEMORY, Q.OUTPUT])),
    st.builds(lambda x: set_view(map_x=x, map_y=MEMORY_AXIS), st.integers(0, 3)),
    st.builds(open_session, st.sampled_from(SESSIONS)),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(EDITS, st.booleans()), min_size=1, max_size=12))
def test_a_reused_part_is_never_stale(edits: list[tuple[Edit, bool]]) -> None:
    session = start_session()
    frame = compute_frame(session)
    for edit, look in edits:
        session = edit.apply(session)
        frame = compute_frame(session, frame)
        if look:  # parts are computed when looked at, so what is looked at when must not matter
            assert frame.response is not None and frame.phase is not None
    same(frame, compute_frame(session))


def test_what_did_not_change_is_the_same_object() -> None:
    session = start_session()
    frame = compute_frame(session)
    moved = compute_frame(set_input(1, 0.5).apply(session), frame)
    assert moved.response is frame.response  # z_i is the map's own axis
    assert moved.curves is frame.curves
    assert moved.now is not frame.now
    other = compute_frame(set_input(0, 0.5).apply(session), frame)
    assert other.response is not frame.response
    looked = compute_frame(set_view(exact=True).apply(session), frame)
    assert looked.trace is frame.trace and looked.now is frame.now and looked.phase is frame.phase


def test_what_stands_beside_the_cell_leaves_all_of_it_as_it_was() -> None:
    session = start_session()
    frame = compute_frame(session)
    for edit in (set_sentence(0, "arrive"), show_workspace(Workspace.NETWORK)):
        session = edit.apply(session)
        other = compute_frame(session, frame)
        assert other.session is session
        assert all(getattr(other, f.name) is getattr(frame, f.name) for f in fields(Frame) if f.name != "session")


def variants() -> list[Session]:
    base = [*SESSIONS]
    base += [set_cell_type(t).apply(start_session()) for t in CellType]
    base += [go_to_step(2).apply(set_cell_type(t).apply(preset("lecture").build())) for t in CellType]
    return base


@pytest.mark.parametrize("session", variants())
def test_sensitivities_are_numerical_derivatives(session: Session) -> None:
    frame = compute_frame(session)
    kind = session.cell.cell_type
    step = 1e-6

    def pushed(change: Callable[[float], dict[str, object]], by: float) -> Trace:
        from lstm_sim.sequence import run

        now, weights = frame.now, frame.local
        state = change(by)
        bias = weights.bias + np.asarray(state.get("bias", 0.0))
        memory = now[kind.previous_memory] + float(state.get("memory", 0.0))  # type: ignore[arg-type]
        output = now[Q.PREVIOUS_OUTPUT] if kind.has_memory_cell else memory
        return run(
            session.cell,
            replace(weights, bias=bias),
            now.inputs[None, None],
            np.array([[output]]),
            np.array([[memory]]),
        )

    def numerical(change: Callable[[float], dict[str, object]], target: Quantity) -> float:
        return float((pushed(change, step)[target] - pushed(change, -step)[target]).item() / (2 * step))

    for target, of in frame.sensitivity.of.items():
        for k, quantity in enumerate(kind.preactivations):
            unit_push = np.zeros((len(kind.preactivations), 1))
            unit_push[k] = 1.0
            expected = numerical(lambda by, u=unit_push: {"bias": by * u}, target)
            assert of[quantity] == pytest.approx(expected, rel=1e-6, abs=1e-8), (target, quantity)
        expected = numerical(lambda by: {"memory": by}, target)
        assert of[kind.previous_memory] == pytest.approx(expected, rel=1e-6, abs=1e-8), target


def test_the_lectures_local_derivatives() -> None:
    frame = compute_frame(start_session())
    n, of = frame.now, frame.sensitivity.of
    f, g = Activation.SIGMOID.derivative_of, Activation.TANH.derivative_of

    def at(slope: Callable[[np.ndarray], np.ndarray], q: Quantity) -> float:
        return float(slope(np.array([n[q]]))[0])

    expected = {
        Q.Z: at(g, Q.Z) * n[Q.INPUT_GATE],
        Q.Z_I: n[Q.CANDIDATE] * at(f, Q.Z_I),
        Q.Z_F: n[Q.PREVIOUS_MEMORY] * at(f, Q.Z_F),
        Q.Z_O: 0.0,
        Q.PREVIOUS_MEMORY: n[Q.FORGET_GATE],
    }
    for source, value in expected.items():
        assert of[Q.MEMORY][source] == pytest.approx(value, rel=1e-12), source
    assert of[Q.OUTPUT][Q.Z_O] == pytest.approx(n[Q.SQUASHED_MEMORY] * at(f, Q.Z_O), rel=1e-12)


@pytest.mark.parametrize("session", variants())
def test_the_map_is_the_cell_run_point_by_point(session: Session) -> None:
    frame = compute_frame(session)
    response = frame.response
    if session.setup.weights.hidden_size > 1:
        return  # the map of one unit holds the others; a whole run would move them
    for row, column in ((0, 0), (10, 30), (48, 7)):
        changed = session
        for axis, value in ((response.x_axis, response.x[column]), (response.y_axis, response.y[row])):
            edit = set_memory(float(value)) if axis == MEMORY_AXIS else set_input(axis, float(value))
            changed = edit.apply(changed)
        expected = run_session(changed)[response.of][session.setup.step, 0, 0]
        assert response.values[row, column] == pytest.approx(expected, rel=1e-12, abs=1e-300)


@pytest.mark.parametrize("session", variants())
def test_fixed_points_stay_and_their_slope_tells_if_they_are_stable(session: Session) -> None:
    from lstm_sim.frame import _phase

    frame = compute_frame(session)
    phase = frame.phase

    def after(memory: float) -> float:
        now = replace(frame.now, values={**frame.now.values, session.cell.cell_type.previous_memory: memory})
        return float(_phase(session, frame.local, now).cobweb[1])

    # the curve crosses the diagonal exactly as often as there are fixed points
    gap = phase.next_memory - phase.memory
    if not phase.everywhere:
        assert len(phase.fixed_points) >= int(np.sum(np.sign(gap[:-1]) * np.sign(gap[1:]) < 0))
    for point in phase.fixed_points:
        assert after(point.memory) == pytest.approx(point.memory, rel=1e-9, abs=1e-9)
        slope = (after(point.memory + 1e-5) - after(point.memory - 1e-5)) / 2e-5
        assert point.slope == pytest.approx(slope, rel=1e-5, abs=1e-7)
        assert point.stable is (abs(slope) < 1.0)


def test_the_cobweb_is_the_cell_really_stepped() -> None:
    session = start_session()
    cobweb = compute_frame(session).phase.cobweb
    for k in range(5):
        assert cobweb[k] == pytest.approx(compute_frame(session).now[Q.PREVIOUS_MEMORY], rel=1e-12)
        session = commit_step().apply(session)


def test_a_memory_that_everything_keeps_is_said_to_stay() -> None:
    session = set_activation("f", Activation.HARD_SIGMOID).apply(start_session())
    for column, value in ((1, -5.0), (2, 5.0)):
        session = set_input(column, value).apply(session)
    phase = compute_frame(session).phase
    assert phase.everywhere and not phase.fixed_points


def test_gradients_come_with_the_mode_and_are_of_the_chosen_value() -> None:
    session = go_to_step(1).apply(preset("leaky-average").build())
    assert compute_frame(session).gradients is None
    here = compute_frame(set_view(gradients=True).apply(session)).gradients
    assert here is not None and here[Q.OUTPUT][1, 0, 0] == 1.0 and not here[Q.OUTPUT][2:].any()
    last = compute_frame(set_view(gradients=True, gradient_at_last=True, gradient_of=Q.MEMORY).apply(session)).gradients
    assert last is not None and last[Q.MEMORY][1, 0, 0] == pytest.approx(0.8 ** (session.setup.steps - 2), rel=1e-9)


def test_the_readout_is_the_lectures() -> None:
    frame = compute_frame(preset("rnn-by-hand").build())
    assert frame.readout is not None
    assert frame.readout.tolist() == [[4.0, 4.0], [12.0, 12.0], [32.0, 32.0]]
    swapped = set_sequence([[2.0, 2.0], [1.0, 1.0], [1.0, 1.0]]).apply(preset("rnn-by-hand").build())
    again = compute_frame(swapped).readout
    assert again is not None and again.tolist() != frame.readout.tolist()


def test_overflowing_values_are_shown_not_raised() -> None:
    session = preset("rnn-by-hand").build()
    for k in range(20):
        session = insert_step(k).apply(session)
    for row in range(1):
        session = set_weight("recurrent", row, 1e6).apply(session)
    session = go_to_step(session.setup.steps - 1).apply(session)
    for _ in range(60):
        session = insert_step(0, [1e6, 1e6]).apply(session)
    session = go_to_step(session.setup.steps - 1).apply(session)
    frame = compute_frame(session)
    assert not np.isfinite(frame.now[Q.OUTPUT])
    assert frame.response is not None and frame.phase is not None and frame.sensitivity is not None


def test_the_core_needs_no_screen_and_no_torch() -> None:
    heavy = "('torch', 'PySide6', 'typer')"
    code = f"import sys, lstm_sim.frame, lstm_sim.presets; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_frames_hold_the_session_they_are_of() -> None:
    session = start_session()
    frame: Frame = compute_frame(session)
    assert frame.session is session
