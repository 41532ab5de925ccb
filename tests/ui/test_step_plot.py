"""The plot over time steps: its lines are drawn once, while the step that is looked at moves."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui import motion
from ui.kept_plot import KeptPlot
from ui.plot import Plot
from ui.plot_line import PlotLine
from ui.step_plot import StepPlot
from ui.style import Style, pen


@pytest.fixture
def plot(qtbot: QtBot, style: Style) -> StepPlot:
    made = StepPlot(style)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.restyle()
    made.set_pen("a", pen(style.theme.text, 2.0, (2.0, 2.0)))
    made.set_line("a", np.arange(1.0, 51.0), np.sin(np.arange(50.0)))
    made.show_range((0.5, 50.5), (-1.1, 1.1))
    made.show_step(3, 50)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_moving_the_step_draws_no_line_anew(plot: StepPlot) -> None:
    before = plot.grab().toImage()
    picture = plot._picture
    assert picture is not None
    plot.show_step(20, 50)
    assert plot.grab().toImage() != before and plot._picture is picture


def test_the_picture_is_what_the_lines_are(plot: StepPlot) -> None:
    kept = plot.grab().toImage()
    plot._picture = None
    assert plot.grab().toImage() == kept


def test_another_line_pen_or_size_is_drawn_anew(plot: StepPlot, style: Style) -> None:
    plot.grab()
    changes = (
        lambda: plot.set_line("a", np.arange(1.0, 51.0), np.cos(np.arange(50.0))),
        lambda: plot.set_pen("a", pen(style.theme.warning, 2.0)),
        lambda: plot.remove_line("a"),
        lambda: plot.resize(420, 210),
        lambda: plot.show_range((0.5, 30.5), (-1.1, 1.1)),
    )
    for change in changes:
        drawn = plot._drawn
        change()
        plot.grab()
        assert plot._drawn != drawn


def test_an_export_has_the_lines_themselves(plot: StepPlot) -> None:
    plot.set_pen("a", pen("#ff0000", 2.0))
    plot.grab()
    assert plot._picture is not None
    plot._picture.fill(Qt.GlobalColor.transparent)  # whoever takes it has no line
    assert not reds(plot.grab().toImage())
    assert b"<polyline" in svg(plot)
    large = QImage(800, 400, QImage.Format.Format_RGB32)
    large.setDevicePixelRatio(2.0)
    render(plot, QPainter(large))
    assert reds(large)


def test_an_export_while_lines_move_has_its_axes_as_text(plot: StepPlot) -> None:
    x = plot.line("a")[0]
    plot.motion.begin()
    for k in range(3):
        plot.set_line("a", x, np.cos(x + k))
        plot.grab()
    assert plot._ground is not None
    written = svg(plot)
    assert written.count(b"<text") > 5
    assert b"<image" not in written


def svg(plot: StepPlot) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(400, 200))
    render(plot, QPainter(generator))
    return bytes(buffer.data().data())


def render(plot: StepPlot, painter: QPainter) -> None:
    QWidget.render(plot, painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    painter.end()


def reds(image: QImage) -> int:
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y) == QColor("#ff0000") for x, y in points)


def test_lines_that_are_dragged_are_thin_until_they_rest(
    plot: StepPlot, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(motion, "_PAUSE", 60.0)  # however slow the machine is

    def drawn_anew(thin: bool) -> QImage:
        plot._picture = plot._ground = None
        plot.motion.moving = thin
        return plot.grab().toImage()

    qtbot.wait(1)  # the axes take their place with the first frame
    for k in range(4):
        plot.set_line("a", np.arange(1.0, 51.0), np.cos(np.arange(50.0) + k))
        plot.grab()
    moving = plot.grab().toImage()
    assert moving == drawn_anew(thin=True) != drawn_anew(thin=False)
    assert drawn_anew(thin=True) == moving
    qtbot.waitUntil(lambda: plot.grab().toImage() != moving)
    assert plot.grab().toImage() == drawn_anew(thin=False)


def test_while_lines_move_their_axes_are_a_picture(plot: StepPlot, monkeypatch: pytest.MonkeyPatch) -> None:
    """It looks as the axes themselves, and is painted anew for another range, name or theme only."""
    x, render, painted = plot.line("a")[0], plot.render, []
    monkeypatch.setattr(plot, "render", lambda *args: (painted.append(True), render(*args)))

    def moved(k: int) -> QImage:
        plot.set_line("a", x, np.cos(np.arange(50.0) + k))
        return plot.grab().toImage()

    plot.motion.begin()
    moved(0)
    for count, change in enumerate(
        (
            lambda: None,
            lambda: plot.show_range((0.5, 40.5), (-1.1, 1.1)),
            lambda: plot.name_axes("time", "value"),
            plot.restyle,
        ),
        1,
    ):
        change()
        for k in range(1, 4):
            found = moved(k)
        assert len(painted) == count
        with monkeypatch.context() as patch:
            patch.setattr(KeptPlot, "_draw_ground", Plot._draw_ground)
            assert moved(3) == found


def test_a_line_that_moves_is_where_a_new_one_would_be(plot: StepPlot) -> None:
    x, place = plot.line("a")[0], plot._place()
    for y in (np.cos(x), np.full(50, 5.0), np.where(x == 9.0, np.nan, 0.5), np.sin(x)):
        plot.set_line("a", x, y)
        moved, new = plot._lines["a"].polygons(place), PlotLine(x.copy(), y).polygons(place)
        assert [polygon.toList() for polygon in moved] == [polygon.toList() for polygon in new]
