"""The error surface on the screen: a click descends, the relief turns, the jump is found, all of it by keyboard too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lstm_sim.gradients.descent import Clipping
from lstm_sim.laboratory.folders import Folders
from lstm_sim.study import Shown
from lstm_sim.study_edits import set_slope
from ui.gradients.bench import Bench
from ui.gradients.picture import Picture
from ui.gradients.slope_job import FINE
from ui.gradients.surface_panel import SurfacePanel
from ui.network.laboratory import Laboratory
from ui.store import Store
from ui.style import Style

Key = Qt.Key


@pytest.fixture
def panel(qtbot: QtBot, store: Store, style: Style, tmp_path: Path) -> Iterator[SurfacePanel]:
    bench, laboratory = Bench(), Laboratory(store, Folders(tmp_path, tmp_path / "runs"))
    made = SurfacePanel(store, style, bench, laboratory)
    qtbot.addWidget(made)
    made.resize(560, 640)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made._answer is not None and len(made._answer.surface.x) == FINE, timeout=20000)
    yield made
    bench.close()
    laboratory.close()


def test_a_click_descends_from_there(qtbot: QtBot, store: Store, panel: SurfacePanel) -> None:
    at = panel.view.place_of(4.5, -2.0).toPoint()
    QTest.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=at)
    store.flush()
    start = store.session.study.slope.start
    assert start is not None
    assert start == pytest.approx((4.5, -2.0), abs=0.02)
    qtbot.waitUntil(lambda: panel._answer is not None and panel._answer.slope.start == start, timeout=10000)
    assert panel._answer is not None
    assert panel._answer.pair is not None
    assert tuple(panel._answer.pair.clipped.points[0]) == start


def test_places_and_points_are_each_other_s_inverse(panel: SurfacePanel) -> None:
    assert panel.view.point_at(panel.view.place_of(5.0, -3.0)) == pytest.approx((5.0, -3.0), abs=1e-12)
    assert panel.view.point_at(panel.view.place_of(3.5, -1.0)) == pytest.approx((3.5, -1.0), abs=1e-12)


def test_the_jump_is_the_step_that_carried_furthest(store: Store, panel: SurfacePanel) -> None:
    panel.jump_button.click()
    store.flush()
    assert panel._answer is not None
    assert panel._answer.pair is not None
    points = panel._answer.pair.unclipped.points
    lengths = np.linalg.norm(np.diff(points, axis=0), axis=1)
    assert store.session.study.slope.step == 1 + int(lengths.argmax())
    assert panel.replay.value() == store.session.study.slope.step


def test_keys_move_the_start_zoom_and_turn(store: Store, panel: SurfacePanel) -> None:
    QTest.keyClick(panel.view, Key.Key_Right)
    store.flush()
    assert store.session.study.slope.start == pytest.approx((5.5 + 0.035, -3.0))
    QTest.keyClick(panel.view, Key.Key_Plus)
    store.flush()
    region = store.session.study.slope.region
    assert region is not None
    assert region.x[1] - region.x[0] == pytest.approx(0.8 * 3.5)
    QTest.keyClick(panel.view, Key.Key_A)
    panel.relief_button.click()
    store.flush()
    assert store.session.study.slope.region is None
    assert store.session.study.slope.shown is Shown.RELIEF
    turn = store.session.study.slope.turn
    QTest.keyClick(panel.view, Key.Key_Left)
    store.flush()
    assert store.session.study.slope.turn == turn - 5.0


def test_dragging_turns_the_relief(store: Store, panel: SurfacePanel) -> None:
    store.edit(set_slope(shown=Shown.RELIEF))
    store.flush()
    turn, tilt = store.session.study.slope.turn, store.session.study.slope.tilt
    QTest.mousePress(panel.view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    QTest.mouseMove(panel.view, QPoint(140, 110))
    QTest.mouseRelease(panel.view, Qt.MouseButton.LeftButton, pos=QPoint(140, 110))
    store.flush()
    assert store.session.study.slope.turn == pytest.approx(turn + 20.0)
    assert store.session.study.slope.tilt == pytest.approx(tilt + 4.0)


def test_settings_make_their_edits(store: Store, panel: SurfacePanel) -> None:
    panel.rule.rate.field.setValue(0.05)
    panel.rule.threshold.field.setValue(3.0)
    panel.rule.clipping.setCurrentIndex(1)
    panel.rule.clipping.activated.emit(1)
    store.flush()
    rule = store.session.study.slope.rule
    assert (rule.learning_rate, rule.threshold, rule.clipping) == (0.05, 3.0, Clipping.VALUE)


def test_another_rule_is_drawn_when_its_descents_are_there(
    qtbot: QtBot, store: Store, panel: SurfacePanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Picture | None] = []
    monkeypatch.setattr(panel.view, "show_picture", drawn.append)
    panel.rule.rate.field.setValue(0.05)
    store.flush()
    assert drawn == []
    qtbot.waitUntil(lambda: len(drawn) > 0, timeout=10000)
    picture = drawn[-1]
    assert picture is not None
    assert picture.pair is not None
    assert picture.pair.clipped.rule.learning_rate == 0.05


def test_map_and_relief_are_painted_and_told_apart(store: Store, panel: SurfacePanel) -> None:
    def picture() -> QImage:
        image = QImage(400, 300, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        panel.paint_figure(painter, QRectF(0, 0, 400, 300))
        painter.end()
        return image

    as_map = picture()
    panel.arrows.click()
    with_arrows = picture()
    store.edit(set_slope(shown=Shown.RELIEF))
    store.flush()
    assert as_map != with_arrows
    assert with_arrows != picture()
    assert panel.view.place_of(7.0, -4.0) != QPointF()


def test_the_table_has_every_step_of_both_descents(panel: SurfacePanel) -> None:
    table = panel.table()
    assert table is not None
    assert panel._answer is not None
    assert panel._answer.pair is not None
    pair = panel._answer.pair
    assert len(table.rows) == pair.clipped.steps + pair.unclipped.steps + 2
    assert "clipped" in panel.words.text()
