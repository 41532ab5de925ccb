"""The Axis places the ticks and numbers that pyqtgraph's own places."""

from __future__ import annotations

import pyqtgraph as pg
import pytest
from PySide6.QtGui import QPainter, QPicture
from pytestqt.qtbot import QtBot

from ui.axis import Axis

RANGES = [
    (0.0, 1.0),
    (-0.02, 21.0),
    (0.98, 1.02),
    (-62.5, 2.5),
    (-1e6, 3e6),
    (3.0001, 3.0002),
    (-1e-5, 2e-5),
    (7.0, 993.0),
]


@pytest.mark.parametrize("side", ["left", "bottom"])
@pytest.mark.parametrize("finest", [1, 2])
@pytest.mark.parametrize(("low", "high"), RANGES)
def test_its_ticks_and_numbers_are_pyqtgraphs(qtbot: QtBot, side: str, finest: int, low: float, high: float) -> None:
    plot = pg.PlotWidget(axisItems={side: Axis(side)})
    qtbot.addWidget(plot)
    plot.resize(500, 380)
    axis = plot.getAxis(side)
    axis.setStyle(maxTickLevel=finest, tickLength=-3, tickTextOffset=3, autoExpandTextSpace=False)
    axis.enableAutoSIPrefix(False)
    if side == "left":
        axis.setWidth(90)  # room for every number
    plot.show()
    plot.getViewBox().setRange(xRange=(low, high), yRange=(low, high), padding=0.0)
    qtbot.wait(1)  # the layout is made
    picture = QPicture()
    painter = QPainter(picture)
    found, wanted = axis.generateDrawSpecs(painter), pg.AxisItem.generateDrawSpecs(axis, painter)
    painter.end()
    assert found is not None
    for (_, *ends), (_, *others) in ((found[0], wanted[0]), *zip(found[1], wanted[1], strict=True)):
        for one, other in zip(ends, others, strict=True):
            assert (one.x(), one.y()) == pytest.approx((other.x(), other.y()), abs=1e-6)
    assert [line.color().alpha() for line, *_ in found[1]] == [line.color().alpha() for line, *_ in wanted[1]]
    assert [text for *_, text in found[2]] == [text for *_, text in wanted[2]]
    assert len(found[2]) >= 2
    for (rect, flags, _), (other_rect, other_flags, _) in zip(found[2], wanted[2], strict=True):
        assert rect.center().x() == pytest.approx(other_rect.center().x(), abs=1.0)
        assert rect.center().y() == pytest.approx(other_rect.center().y(), abs=1.0)
        assert flags == int(other_flags)


def test_a_negative_number_has_the_minus_that_the_panels_write() -> None:
    assert Axis("left").tickStrings([-1.5, 0.0, 1.5], 1.0, 0.5) == ["−1.5", "0", "1.5"]
    assert Axis("left").tickStrings([-2e-7], 1.0, 1e-7) == ["−2e−07"]


def test_without_room_there_are_none(qtbot: QtBot) -> None:
    axis = Axis("left")
    axis.setRange(1.0, 1.0)
    picture = QPicture()
    painter = QPainter(picture)
    assert axis.generateDrawSpecs(painter) is None
    painter.end()
