"""The SurfacePainter: what is no number is hatched, near steps share a marker."""

from __future__ import annotations

import itertools

import numpy as np
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from lstm_sim.gradients.surface import Region, Surface
from ui.gradients.path_painter import apart
from ui.gradients.picture import Picture
from ui.gradients.surface_view import SurfaceView
from ui.style import Style


def with_hole() -> Surface:
    axis = np.linspace(0.0, 1.0, 21)
    values = np.ones((21, 21))
    values[:10, :10] = np.nan
    values[0, 20] = 0.0
    return Surface(Region((0.0, 1.0), (0.0, 1.0)), axis, axis, values, None, np.ones((21, 21), dtype=bool))


def test_what_is_no_number_is_hatched_in_the_warning_s_colour(qtbot: QtBot, style: Style) -> None:
    view = SurfaceView(style)
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show_picture(Picture(with_hole(), (), None, None, None))
    image = view.grab().toImage()
    warning = QColor(style.theme.warning)

    def hatched(low: float, high: float) -> bool:
        one, two = view.place_of(low, high), view.place_of(high, low)
        return any(
            QColor(image.pixel(x, y)) == warning
            for x in range(int(one.x()), int(two.x()))
            for y in range(int(one.y()), int(two.y()))
        )

    assert hatched(0.05, 0.4)
    assert not hatched(0.6, 0.9)


def test_near_steps_share_a_marker() -> None:
    places = np.stack([0.5 * np.arange(41), np.zeros(41)], axis=1)
    kept = apart(places)
    assert kept[0] == (0.0, 0.0)
    assert all(b[0] - a[0] >= 7.0 for a, b in itertools.pairwise(kept))
    assert len(kept) == 3
