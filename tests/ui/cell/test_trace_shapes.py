"""The shapes: thinning keeps every peak, and what is no number is seen as such."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from lstm_sim.cell import Quantity
from ui.cell.trace_lanes import Lane, Series
from ui.cell.trace_plan import Room, plan_of
from ui.cell.trace_shapes import paint_shapes, thinned
from ui.style import LIGHT

ROOM = Room(gutter=60, above=8, below=16, line=10, digit=6, gap=5, column=100)


def painted(values: list[float], width: int = 400, ghost: list[float] | None = None) -> QImage:
    kept = None if ghost is None else np.array(ghost)
    series = Series("c′", Quantity.MEMORY, np.array(values), kept)
    lane = Lane("memory", (series,), 0.0, 10.0, 1.0)
    image = QImage(width, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    paint_shapes(painter, plan_of((lane,), len(values), QRectF(0, 0, width, 120), ROOM), LIGHT)
    painter.end()
    return image


def inked(image: QImage, colour: str) -> int:
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_thinning_leaves_short_series_alone() -> None:
    values = np.arange(100.0)
    steps, kept = thinned(values, 1000)
    assert kept is values and steps.tolist() == list(range(100))


@pytest.mark.parametrize("count", [2000, 1999, 777])
def test_thinning_keeps_every_peak(count: int) -> None:
    values = np.random.default_rng(1).normal(size=count)
    values[count // 3], values[count // 2] = 50.0, -60.0
    steps, kept = thinned(values, 200)
    assert len(kept) <= 2 * 200 + 2 and len(steps) == len(kept)
    assert kept.max() == 50.0 and kept.min() == -60.0
    assert (np.diff(steps) >= 0).all() and steps[0] >= 0 and steps[-1] <= count + 10


def test_thinning_passes_over_missing_values() -> None:
    values = np.full(1000, np.nan)
    values[500] = 3.0
    _, kept = thinned(values, 100)
    assert np.nanmax(kept) == 3.0


def test_bar_area_follows_the_value(qapp: QApplication) -> None:
    colour = LIGHT.fills[Quantity.MEMORY]
    small, large = inked(painted([2.0]), colour), inked(painted([8.0]), colour)
    assert large == pytest.approx(4 * small, rel=0.08)


@pytest.mark.parametrize("value", [np.inf, -np.inf, np.nan])
def test_what_is_no_number_is_hatched(qapp: QApplication, value: float) -> None:
    image, whole = painted([value]), painted([10.0])
    colour = LIGHT.fills[Quantity.MEMORY]
    assert 0.05 < inked(image, colour) / inked(whole, colour) < 0.75


def test_values_beyond_every_scale_are_drawn_without_a_warning(qapp: QApplication) -> None:
    with np.errstate(all="raise"):
        painted([1.7e308, -1.7e308, np.inf, np.nan, 0.0])
        painted([1.7e308, -1.7e308, np.inf, np.nan] * 300)


def test_hatching_in_lines(qapp: QApplication) -> None:
    values = [1.0] * 600
    values[200:300] = [np.nan] * 100
    colour = LIGHT.fills[Quantity.MEMORY]
    assert inked(painted(values), colour) > 2 * inked(painted([1.0] * 600), colour)


def test_ghost_is_drawn_only_where_it_differs(qapp: QApplication) -> None:
    plain, same = painted([5.0, 5.0]), painted([5.0, 5.0], ghost=[5.0, 5.0])
    other = painted([5.0, 5.0], ghost=[5.0, 9.0])
    assert plain == same
    assert inked(other, LIGHT.text) > 20
    assert inked(painted([5.0, 5.0], ghost=[9.0]), LIGHT.text) > 20
