"""The trace view: mouse, wheel, keys, what is spoken and what the tooltip says."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lstm_sim.edits import go_to_step, set_input, set_memory, set_sequence
from lstm_sim.frame import Frame, compute_frame
from lstm_sim.presets import PRESETS
from lstm_sim.session import Session
from ui.cell.trace_view import LEAST_VISIBLE, TraceView
from ui.cell.trace_words import spoken, step_tooltip
from ui.style import Style


def overview() -> Session:
    return next(p for p in PRESETS if p.key == "lecture-overview").build()


def frame_at(step: int, session: Session | None = None) -> Frame:
    return compute_frame(go_to_step(step).apply(session or overview()))


@pytest.fixture
def view(qtbot: QtBot, style: Style) -> TraceView:
    made = TraceView(style)
    made.resize(1000, 120)
    made.show_frame(frame_at(2))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def middle_of(view: TraceView, step: int) -> QPoint:
    return QPoint(round(view.plan.x(step + 0.5)) + 4, 60)


def long_view(view: TraceView, steps: int = 2000, at: int = 900) -> Frame:
    session = set_sequence(np.random.default_rng(0).normal(size=(steps, 3))).apply(overview())
    frame = frame_at(at, session)
    view.show_frame(frame)
    return frame


NONE = Qt.KeyboardModifier.NoModifier


def turn(view: TraceView, at: QPoint, steps: int, modifier: Qt.KeyboardModifier = NONE) -> bool:
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
    return event.isAccepted()


@pytest.mark.parametrize("step", [0, 4, 8])
def test_a_click_chooses_the_step_under_it(qtbot: QtBot, view: TraceView, step: int) -> None:
    with qtbot.waitSignal(view.step_chosen, timeout=500) as said:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle_of(view, step))
    assert said.args == [step]


def test_dragging_scrubs_and_stops_at_the_ends(view: TraceView) -> None:
    chosen: list[int] = []
    view.step_chosen.connect(chosen.append)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle_of(view, 3))
    for step in (4, 5, 6):
        QTest.mouseMove(view, middle_of(view, step))
        QApplication.processEvents()
    QTest.mouseMove(view, QPoint(999, 60))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(999, 60))
    assert chosen[0] == 3 and chosen[-1] == 8 and set(chosen) >= {4, 5, 6}


def test_keys(view: TraceView) -> None:
    said: list[tuple[str, int]] = []
    view.step_moved.connect(lambda by: said.append(("moved", by)))
    view.step_chosen.connect(lambda step: said.append(("chosen", step)))
    view.step_taken.connect(lambda: said.append(("taken", 1)))
    view.play_toggled.connect(lambda: said.append(("play", 0)))
    keys = Qt.Key
    for key in (keys.Key_Left, keys.Key_Right, keys.Key_PageUp, keys.Key_PageDown):
        QTest.keyClick(view, key)
    QTest.keyClick(view, keys.Key_Home)
    QTest.keyClick(view, keys.Key_End)
    QTest.keyClick(view, keys.Key_Space)
    QTest.keyClick(view, keys.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert said == [
        ("moved", -1),
        ("taken", 1),
        ("moved", -10),
        ("moved", 10),
        ("chosen", 0),
        ("chosen", 8),
        ("play", 0),
    ]


def test_short_sequences_do_not_zoom(view: TraceView) -> None:
    view.show_frame(frame_at(0, set_sequence(np.zeros((4, 3))).apply(overview())))
    assert not turn(view, middle_of(view, 1), 3)
    assert view.visible_steps == range(4)


def test_the_wheel_zooms_about_the_mouse(view: TraceView) -> None:
    long_view(view)
    at = middle_of(view, 1200)
    before = view.plan.step_at(at.x() - 4)
    assert turn(view, at, 5)
    assert len(view.visible_steps) < 1000
    assert abs(view.plan.step_at(at.x() - 4) - before) <= 2
    first = view.visible_steps.start
    turn(view, at, -2, Qt.KeyboardModifier.ShiftModifier)
    assert view.visible_steps.start > first
    for _ in range(40):
        turn(view, at, 3)
    assert LEAST_VISIBLE <= len(view.visible_steps) <= LEAST_VISIBLE + 1
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert view.visible_steps == range(2000)


def test_the_zoomed_part_follows_the_step(view: TraceView) -> None:
    frame = long_view(view)
    for _ in range(15):
        QTest.keyClick(view, Qt.Key.Key_Plus)
    assert 900 in view.visible_steps and len(view.visible_steps) < 100
    view.show_frame(compute_frame(go_to_step(1500).apply(frame.session), frame))
    assert 1500 in view.visible_steps and 900 not in view.visible_steps
    view.show_frame(frame_at(2))
    assert view.visible_steps == range(9)


def test_moving_the_playhead_keeps_the_pictures(view: TraceView) -> None:
    frame = frame_at(2)
    view.show_frame(frame)
    plan = view.plan
    view.show_frame(compute_frame(go_to_step(5).apply(frame.session), frame))
    assert view.plan is plan
    view.show_frame(compute_frame(set_input(0, 2.0, 0).apply(frame.session), frame))
    assert view.plan is not plan


def test_a_painted_playhead_moves(view: TraceView) -> None:
    frame = frame_at(2)
    view.show_frame(frame)
    one = view.grab().toImage()
    view.show_frame(compute_frame(go_to_step(5).apply(frame.session), frame))
    assert view.grab().toImage() != one


def test_spoken_value(view: TraceView) -> None:
    view.show_frame(frame_at(5))
    assert view.accessibleDescription() == spoken(frame_at(5))
    assert view.accessibleDescription().startswith("step 6 of 9, c′ +7.000, a +7.000")


def test_tooltip_holds_every_value_of_the_step() -> None:
    frame = frame_at(0)
    text = step_tooltip(frame, 5, memory_is_set=False)
    for piece in ("step 6 of 9", "x₃", "c′", "z<sub>f</sub>", "+7.000", "+1.000"):
        assert piece in text
    assert "by hand" not in text and "by hand" in step_tooltip(frame, 5, memory_is_set=True)


def test_a_name_cannot_break_the_tooltip() -> None:
    session = set_sequence(np.zeros((2, 3)), ("<b>", "a&b", "c")).apply(overview())
    text = step_tooltip(compute_frame(session), 0, False)
    assert "&lt;b&gt;" in text and "a&amp;b" in text


def test_a_memory_set_by_hand_is_marked(view: TraceView) -> None:
    frame = frame_at(4)
    view.show_frame(frame)
    before = view.grab().toImage()
    same = float(frame.now[frame.session.cell.cell_type.previous_memory])
    marked = compute_frame(set_memory(same).apply(frame.session))
    assert np.allclose(list(marked.now.values.values()), list(frame.now.values.values()))
    view.show_frame(marked)
    assert view.grab().toImage() != before


def test_figure_shows_the_whole_sequence_even_when_zoomed(view: TraceView) -> None:
    long_view(view, 200, 20)

    def figure() -> QImage:
        image = QImage(600, 160, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        view.paint_figure(painter, QRectF(0, 0, 600, 160))
        painter.end()
        return image

    whole = figure()
    view.zoom(0.2)
    assert len(view.visible_steps) < 50
    assert figure() == whole
