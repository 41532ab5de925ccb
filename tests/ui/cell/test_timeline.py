"""The timeline panel: stepping, playing, committing, lanes, table and figure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lstm_sim.cell import CellType
from lstm_sim.edits import go_to_step, set_cell_type, set_input
from lstm_sim.presets import PRESETS
from ui.cell.timeline import TimelinePanel
from ui.store import Store
from ui.style import Style

KEY = Qt.Key


def open_preset(store: Store, key: str) -> None:
    store.open(next(p for p in PRESETS if p.key == key).build())
    store.flush()


@pytest.fixture
def panel(qtbot: QtBot, store: Store, style: Style) -> TimelinePanel:
    made = TimelinePanel(store, style)
    made.resize(1100, 170)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def press(store: Store, panel: TimelinePanel, key: Qt.Key) -> None:
    QTest.keyClick(panel.view, key)
    store.flush()


def test_keys_step_through_the_lecture(store: Store, panel: TimelinePanel) -> None:
    open_preset(store, "lecture")
    seen = []
    for key in (KEY.Key_Right, KEY.Key_Right, KEY.Key_Left, KEY.Key_End, KEY.Key_Right, KEY.Key_Home):
        press(store, panel, key)
        seen.append(store.session.setup.step)
    assert seen == [1, 2, 1, 4, 4, 0]
    assert store.session.setup.steps == 5
    assert panel.position.text() == "step 1 of 5"


def test_fast_keys_lose_no_step(store: Store, panel: TimelinePanel) -> None:
    open_preset(store, "lecture-overview")
    for _ in range(6):
        QApplication.sendEvent(panel.view, key_event(KEY.Key_Right))
    assert store.session.setup.step == 6


def key_event(key: Qt.Key, repeated: bool = False) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", repeated)


def test_stepping_on_at_the_end_of_a_direct_sequence_commits(store: Store, panel: TimelinePanel) -> None:
    memory = store.frame.now[store.session.cell.cell_type.memory]
    QTest.mouseClick(panel.transport.step, Qt.MouseButton.LeftButton)
    store.flush()
    assert (store.session.setup.steps, store.session.setup.step) == (2, 1)
    assert store.frame.now[store.session.cell.cell_type.previous_memory] == memory
    assert panel.transport.step.isEnabled() and "c ← c′" in panel.transport.step.toolTip()
    store.undo()
    store.flush()
    assert store.session.setup.steps == 1


def test_a_key_held_down_does_not_commit(store: Store, panel: TimelinePanel) -> None:
    QApplication.sendEvent(panel.view, key_event(KEY.Key_Right, repeated=True))
    assert store.session.setup.steps == 1
    QApplication.sendEvent(panel.view, key_event(KEY.Key_Right))
    assert store.session.setup.steps == 2


def test_play_goes_to_the_end_and_stops(qtbot: QtBot, store: Store, panel: TimelinePanel) -> None:
    open_preset(store, "lecture")
    panel.transport.speed.setCurrentIndex(5)
    visited = []
    store.changed.connect(lambda _old, new: visited.append(new.now.step))
    QTest.mouseClick(panel.transport.play, Qt.MouseButton.LeftButton)
    assert panel.is_playing and panel.transport.play.accessibleName() == "Pause"
    qtbot.waitUntil(lambda: not panel.is_playing, timeout=3000)
    qtbot.waitUntil(lambda: store.frame.now.step == 4, timeout=500)
    assert visited == [1, 2, 3, 4]
    assert panel.transport.play.accessibleName() == "Play"
    press(store, panel, KEY.Key_Space)
    assert panel.is_playing and store.session.setup.step == 0
    press(store, panel, KEY.Key_Space)
    assert not panel.is_playing


def test_play_stops_when_the_user_goes_elsewhere(qtbot: QtBot, store: Store, panel: TimelinePanel) -> None:
    open_preset(store, "lecture-overview")
    panel.toggle_play()
    store.edit(go_to_step(7))
    store.flush()
    assert not panel.is_playing
    panel.toggle_play()
    QTest.mouseClick(panel.transport.back, Qt.MouseButton.LeftButton)
    assert not panel.is_playing


def test_an_edit_of_a_value_does_not_stop_playing(store: Store, panel: TimelinePanel) -> None:
    open_preset(store, "lecture-overview")
    panel.toggle_play()
    store.edit(set_input(0, 2.5, 3))
    store.flush()
    assert panel.is_playing
    panel.pause()


def test_hidden_panels_do_not_play(store: Store, panel: TimelinePanel) -> None:
    open_preset(store, "lecture")
    panel.toggle_play()
    panel.hide()
    assert not panel.is_playing


def test_playing_needs_more_than_one_step(store: Store, panel: TimelinePanel) -> None:
    assert not panel.transport.play.isEnabled()
    press(store, panel, KEY.Key_Space)
    assert not panel.is_playing


def test_scrubbing_goes_through_the_store(store: Store, panel: TimelinePanel) -> None:
    open_preset(store, "lecture-overview")
    at = QPoint(round(panel.view.plan.x(6.5)) + 4, 40)
    QTest.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=at)
    assert store.session.setup.step == 6
    assert store.undo_change is not None  # opening the preset; scrubbing itself leaves no entry
    store.undo()
    assert store.session.setup.steps == 1


def test_a_focused_button_that_goes_out_hands_the_focus_on(store: Store, panel: TimelinePanel) -> None:
    open_preset(store, "lecture")
    panel.activateWindow()
    panel.transport.last.setFocus()
    QTest.keyClick(panel.transport.last, KEY.Key_Space)
    store.flush()
    assert not panel.transport.last.isEnabled()
    assert panel.view.hasFocus() or QApplication.focusWidget() is panel.view


def test_lanes_can_be_switched(store: Store, panel: TimelinePanel) -> None:
    open_preset(store, "lecture")
    actions = {action.text(): action for action in panel.show_button.menu().actions()}
    assert [lane.key for lane in panel.view.lanes] == ["x", "gates", "memory"]
    actions["Pre-activations z"].trigger()
    actions["Inputs"].trigger()
    actions["Memory c′"].trigger()
    assert [lane.key for lane in panel.view.lanes] == ["z", "gates", "memory"]
    assert [s.symbol for s in panel.view.lanes[-1].series] == ["a"]
    assert not actions["Answer of the output layer y"].isVisible()
    for action in actions.values():
        action.setChecked(False)
    assert panel.view.lanes == ()
    panel.grab()


def test_what_a_cell_lacks_is_not_offered(store: Store, panel: TimelinePanel) -> None:
    open_preset(store, "rnn-by-hand")
    actions = {action.text(): action for action in panel.show_button.menu().actions()}
    assert actions["Answer of the output layer y"].isVisible()
    assert not actions["Gates"].isVisible() and not actions["Memory c′"].isVisible()
    store.edit(set_cell_type(CellType.LSTM))
    store.flush()
    assert actions["Gates"].isVisible() and actions["Memory c′"].isVisible()


def test_table_is_the_whole_run(store: Store, panel: TimelinePanel) -> None:
    open_preset(store, "lecture")
    table = panel.table()
    column = table.header.index("c")
    assert [row[column] for row in table.rows][:2] == [3.0, 7.0]
    assert len(table.rows) == 5


def test_figure_is_vectors(store: Store, panel: TimelinePanel) -> None:
    open_preset(store, "lecture-overview")
    data = QByteArray()
    buffer = QBuffer(data)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(800, 160))
    generator.setViewBox(QRect(0, 0, 800, 160))
    painter = QPainter(generator)
    panel.paint_figure(painter, QRectF(0, 0, 800, 160))
    painter.end()
    svg = bytes(data.data()).decode()
    assert "<image" not in svg and "non-scaling-stroke" not in svg
    assert svg.count("<rect") + svg.count("<path") + svg.count("<polygon") > 60
    assert ">7<" in svg and ">step<" in svg


def test_everything_is_named(panel: TimelinePanel) -> None:
    assert panel.accessibleName() == "Timeline" and panel.key == "timeline"
    for control in (panel.view, panel.show_button, panel.sequence_button):
        assert control.accessibleName()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert panel.view.accessibleDescription().startswith("step 1 of 1, c′ ")


def test_it_fits_its_strip(panel: TimelinePanel, style: Style) -> None:
    assert panel.minimumSizeHint().height() <= 150
    assert panel.minimumSizeHint().width() <= 800


def test_themes_and_type_sizes(panel: TimelinePanel, style: Style) -> None:
    light = panel.grab().toImage()
    style.choose("dark")
    dark = panel.grab().toImage()
    assert dark != light and dark.pixelColor(20, 100).lightness() < 90
    style.set_scale(1.5)
    assert panel.view.minimumHeight() > 60
    panel.grab()
    style.set_scale(1.0)
    style.choose("light")


def test_the_sequence_opens_once(qtbot: QtBot, panel: TimelinePanel) -> None:
    QTest.mouseClick(panel.sequence_button, Qt.MouseButton.LeftButton)
    dialogs = [w for w in QApplication.topLevelWidgets() if w.windowTitle() == "Sequence" and w.isVisible()]
    assert len(dialogs) == 1 and not dialogs[0].isModal()
    panel.open_sequence()
    shown = [w for w in QApplication.topLevelWidgets() if w.windowTitle() == "Sequence" and w.isVisible()]
    assert shown == dialogs
    dialogs[0].close()


def test_steps_that_stand_for_words_are_called_by_them(store: Store, panel: TimelinePanel) -> None:
    open_preset(store, "lecture")
    words = ("leave", "Taipei", "on", "November", "2nd")
    session = store.session
    store.settle(replace(session, weighted=replace(session.weighted, step_names=words, step=1)))
    store.flush()
    assert panel.position.text() == "step 2 of 5 · Taipei"
    assert panel.view.accessibleDescription().startswith("step 2 of 5 · Taipei")
    assert "November" in svg_of(panel)


def svg_of(panel: TimelinePanel) -> str:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(1100, 170))
    painter = QPainter(generator)
    panel.paint_figure(painter, QRectF(0, 0, 1100, 170))
    painter.end()
    return bytes(kept.data()).decode()
