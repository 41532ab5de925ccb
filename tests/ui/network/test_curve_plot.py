"""The plot of curves: what it shows, at the cursor and zoomed, by mouse and by keyboard, on screen and as vectors."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.test_style import contrast
from ui.network.curve_painter import CurvePainter
from ui.network.curve_picture import Corner, Curve, Picture
from ui.network.curve_plot import CurvePlot
from ui.style import DARK, LIGHT, RUN_DASHES, Style, Theme

STEPS = np.arange(1.0, 201.0)
KEY = Qt.Key


def picture(**changes: object) -> Picture:
    falling = Curve("LSTM 1", 0, STEPS, 2.0 / STEPS, points=(STEPS[49::50], 2.0 / STEPS[49::50]))
    flat = Curve("GRU 1", 1, STEPS[:100], np.full(100, 0.5))
    return Picture((falling, flat), "step", "loss", **changes)  # type: ignore[arg-type]


@pytest.fixture
def plot(qtbot: QtBot, style: Style) -> CurvePlot:
    made = CurvePlot(style)
    qtbot.addWidget(made)
    made.resize(400, 260)
    made.show_picture(picture())
    made.show()
    qtbot.waitExposed(made)
    made.grab()
    return made


def colours_in(image: QImage) -> set[str]:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(plain.constBits(), dtype=np.uint32)
    return {f"#{int(pixel) & 0xFFFFFF:06x}" for pixel in np.unique(pixels)}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_every_run_is_seen_and_told_apart_in_both_themes(theme: Theme) -> None:
    assert len(theme.runs) == len(RUN_DASHES) == len(set(theme.runs)) == len(set(RUN_DASHES))
    for mark in range(len(theme.runs)):
        assert contrast(theme.run(mark), QColor(theme.card)) >= 3.0, mark
    assert theme.run(len(theme.runs)) == theme.run(0)


def test_it_draws_each_run_in_its_colour(plot: CurvePlot, style: Style) -> None:
    found = colours_in(plot.grab().toImage())
    assert {style.theme.run(0).name(), style.theme.run(1).name()} <= found


def test_runs_that_stand_still_are_painted_once(plot: CurvePlot, style: Style) -> None:
    def still() -> object:
        kept = plot._painter._ground
        assert kept is not None
        return kept[2]

    shown = picture()
    first, (low, high) = shown.curves[0], (style.theme.run(mark).name() for mark in (0, 1))
    plot.show_picture(shown)
    plot.grab()
    kept = still()
    for end in (50, 80, 100):  # a run that grows beside it
        grown = Curve("GRU 1", 1, STEPS[:end], np.full(end, 0.5))
        plot.show_picture(replace(shown, curves=(first, grown)))
        assert {low, high} <= colours_in(plot.grab().toImage())
        assert still() is kept
    plot.show_picture(replace(shown, curves=(first, Curve("GRU 1", 1, STEPS[:100] * 4.0, np.full(100, 0.5)))))
    plot.grab()
    assert still() is not kept  # the axes are others
    plot.show_picture(replace(shown, curves=shown.curves[:1]))
    assert high not in colours_in(plot.grab().toImage())
    plot.show_picture(shown)
    plot.show_picture(replace(shown, curves=shown.curves[1:]))
    assert low not in colours_in(plot.grab().toImage())


def test_what_is_kept_is_what_would_be_painted(qtbot: QtBot, plot: CurvePlot, style: Style) -> None:
    """Whatever changes, the plot looks as one that is made anew."""
    still, ends = picture().curves[0], (30, 60, 100, 190, 600)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # no ring
    plot.clearFocus()
    for changes in (
        *({"curves": (still, Curve("GRU 1", 1, STEPS[:100] * end / 100, np.full(100, 0.5)))} for end in ends),
        {"curves": (still,)},
        {"curves": (Curve("GRU 2", 3, STEPS, np.full(200, 0.7)), still)},
        {"log": True},
        {"y_name": "gradient"},
        {"x_name": "时间步"},
        {"tick_text": lambda value: f"{value:.3f}"},
        {"legend": Corner.BOTTOM_LEFT},
    ):
        for theme in ("dark", "light"):
            style.choose(theme)
            style.set_scale(1.0 if theme == "light" else 1.2)
            plot.show_picture(replace(picture(), **changes))
            afresh = CurvePlot(style)
            qtbot.addWidget(afresh)
            afresh.show_picture(plot.picture)
            afresh.resize(plot.size())
            assert plot.grab().toImage() == afresh.grab().toImage(), changes
    style.set_scale(1.0)
    plot.resize(300, 200)
    assert plot.grab().toImage().size() == QSize(300, 200) != afresh.grab().toImage().size()


def test_the_mouse_says_the_values_of_every_run(qtbot: QtBot, plot: CurvePlot) -> None:
    assert plot.cursor_at is None
    QTest.mouseMove(plot, QPoint(215, 120))
    at = plot.cursor_at
    assert at is not None and 95 < at < 115
    value = 2.0 / at
    assert plot.accessibleDescription() == f"step {at:,.0f}, LSTM 1 {value:,.6g}, GRU 1 0.5"
    QTest.mouseMove(plot, QPoint(2, 2))
    assert plot.cursor_at is None


def test_the_keyboard_moves_the_cursor(plot: CurvePlot) -> None:
    plot.setFocus()
    for key, modifier, expected in (
        (KEY.Key_Home, Qt.KeyboardModifier.NoModifier, 0.0),
        (KEY.Key_Right, Qt.KeyboardModifier.ShiftModifier, 1.0),
        (KEY.Key_Right, Qt.KeyboardModifier.NoModifier, 5.0),
        (KEY.Key_Left, Qt.KeyboardModifier.ShiftModifier, 4.0),
        (KEY.Key_End, Qt.KeyboardModifier.NoModifier, 200.0),
        (KEY.Key_Right, Qt.KeyboardModifier.NoModifier, 200.0),
        (KEY.Key_Escape, Qt.KeyboardModifier.NoModifier, None),
    ):
        QTest.keyClick(plot, key, modifier)
        assert plot.cursor_at == expected


def test_before_the_first_step_there_is_no_value() -> None:
    shown = picture()
    assert shown.text_at(shown.curves[0], 0.0) == "–"
    assert shown.text_at(shown.curves[1], 150.0) == "0.5"  # the last one it has
    assert shown.curves[0].point_at(1.0) == (1.0, 2.0)


def test_zoom_pan_and_all_again(plot: CurvePlot) -> None:
    whole = plot.picture.window_shown
    assert whole == (0.0, 200.0)
    plot.set_cursor(100.0)
    QTest.keyClick(plot, KEY.Key_Plus)
    low, high = plot.picture.window_shown
    assert low == pytest.approx(20.0) and high == pytest.approx(180.0)
    QTest.mousePress(plot, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    QTest.mouseMove(plot, QPoint(180, 100))
    QTest.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=QPoint(180, 100))
    assert plot.picture.window_shown[0] > low
    plot.show_picture(picture())
    assert plot.picture.window_shown != whole  # what comes while training does not undo a zoom
    QTest.keyClick(plot, KEY.Key_A)
    assert plot.picture.window_shown == whole
    wheel = QWheelEvent(
        QPointF(200, 100), QPointF(200, 100), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    plot.wheelEvent(wheel)
    assert wheel.isAccepted() and plot.picture.window_shown != whole
    QTest.mouseDClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    assert plot.picture.window_shown == whole
    for _ in range(40):
        plot.zoom(0.5, 100.0)
    low, high = plot.picture.window_shown
    assert high - low >= 2.0
    for _ in range(60):
        plot.zoom(2.0, 100.0)
    assert plot.picture.window is None


def test_the_axis_fits_what_is_seen() -> None:
    shown = picture()
    low, high = shown.heights(100.0, 200.0)
    assert -0.1 < low <= 0.01 and 0.5 < high < 0.7
    assert picture(log=True).heights(1.0, 200.0)[0] > 0.0
    assert Picture().heights(0.0, 1.0) == (0.0, 1.0)
    threshold = Curve("a", 0, STEPS, np.full(200, 4.0), threshold=5.0)
    assert Picture((threshold,)).heights(0.0, 200.0)[1] >= 5.0
    far = Curve("a", 0, STEPS, np.full(200, 0.01), threshold=5.0)
    assert Picture((far,)).heights(0.0, 200.0)[1] < 1.0


def test_an_empty_plot_says_what_to_do(qtbot: QtBot, style: Style) -> None:
    plot = CurvePlot(style)
    qtbot.addWidget(plot)
    plot.show_picture(Picture(empty="Press Train"))
    plot.resize(300, 200)
    assert len(colours_in(plot.grab().toImage())) > 3


@pytest.mark.parametrize("corner", Corner)
@pytest.mark.parametrize("log", [False, True])
def test_it_is_painted_into_any_device_at_any_size(qtbot: QtBot, style: Style, corner: Corner, log: bool) -> None:
    clipped = Curve("c", 2, STEPS, 2.0 / STEPS, STEPS * 0.0, clipped=(STEPS % 3 == 0) * 1.0, threshold=0.5)
    many = tuple(Curve(f"a long name {k}", k, STEPS, STEPS * k) for k in range(12))
    painter_of = CurvePainter(style)
    for width, height in ((120, 70), (400, 260), (1600, 900)):
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(QColor(style.theme.card))
        painter = QPainter(image)
        shown = picture(legend=corner, log=log)
        painter_of.paint(painter, QSizeF(width, height), Picture((*shown.curves, clipped, *many), log=log), 50.0)
        painter.end()
        assert len(colours_in(image)) > 5 or width == 120


def test_as_vectors_each_curve_is_one_line(qtbot: QtBot, style: Style) -> None:
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(400, 260))
    painter = QPainter(generator)
    CurvePainter(style).paint(painter, QSizeF(400, 260), picture(), vector=True)
    painter.end()
    text = bytes(store.data()).decode()
    assert "<image" not in text
    lines = [line for line in text.splitlines() if "polyline" in line]
    assert max(line.count(",") for line in lines) >= 100


def test_a_curve_that_stands_still_is_not_computed_again(qtbot: QtBot, style: Style) -> None:
    painter_of = CurvePainter(style)
    image = QImage(400, 260, QImage.Format.Format_RGB32)
    shown = picture()

    def paint(what: Picture) -> dict[Curve, object]:
        painter = QPainter(image)
        painter_of.paint(painter, QSizeF(400, 260), what)
        painter.end()
        return dict(painter_of._kept)

    first, second = paint(shown), paint(shown)
    assert all(first[curve] is second[curve] for curve in shown.curves)
    third = paint(Picture(shown.curves[:1], window=(0.0, 50.0)))
    assert list(third) == [shown.curves[0]] and third[shown.curves[0]] is not first[shown.curves[0]]
