"""The SurfaceView: nothing happens without a surface; the map is dragged, the wheel zooms about the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lstm_sim.gradients.one_unit import REGION, START, OneUnit
from lstm_sim.gradients.surface import Region, tabulate
from ui.gradients.picture import Picture
from ui.gradients.surface_view import SurfaceView
from ui.style import Style

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(qtbot: QtBot, style: Style) -> SurfaceView:
    made = SurfaceView(style)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    made.show_picture(Picture(tabulate(OneUnit(), REGION, 21), (), None, START, None))
    return made


def test_a_drag_on_the_map_moves_the_start_and_stays_inside(view: SurfaceView) -> None:
    told: list[tuple[float, float]] = []
    view.start_chosen.connect(lambda x, y: told.append((x, y)))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=view.place_of(5.0, -2.0).toPoint())
    QTest.mouseMove(view, QPoint(2000, -500))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(390, 5))
    assert told[0] == pytest.approx((5.0, -2.0), abs=0.02)
    assert told[-1] == pytest.approx((7.0, -1.0), abs=1e-9)


def test_the_wheel_zooms_about_the_mouse(view: SurfaceView) -> None:
    told: list[Region] = []
    view.region_chosen.connect(told.append)
    at = view.place_of(5.0, -2.0)
    turn = QPoint(0, 120)
    view.wheelEvent(
        QWheelEvent(at, at, QPoint(), turn, Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False)
    )
    (region,) = told
    assert region.x[1] - region.x[0] == pytest.approx(0.8 * 3.5)
    assert (5.0 - region.x[0]) / (region.x[1] - region.x[0]) == pytest.approx(1.5 / 3.5)


def test_without_a_surface_keys_are_for_others(qtbot: QtBot, style: Style) -> None:
    view = SurfaceView(style)
    qtbot.addWidget(view)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Left, NONE)
    view.keyPressEvent(event)
    assert not event.isAccepted()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPointF(50, 50).toPoint())
