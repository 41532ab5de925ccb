"""The points of a plot: each shape is drawn around its place, and what is chosen or a ghost is told by its size."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from lstm_sim.cell import Quantity
from ui.handles import Handle, marker, paint_handles
from ui.style import MARKERS, Style

Q = Quantity
AT = QPointF(50, 40)


@pytest.mark.parametrize("shape", sorted(set(MARKERS.values())))
def test_every_shape_stands_around_its_point(shape: str) -> None:
    box = marker(shape, AT, 10.0).boundingRect()
    assert box.contains(AT) and abs(box.center().x() - AT.x()) < 0.5 and 15.0 < box.width() < 25.0


def test_a_shape_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="no marker 'heart'"):
        marker("heart", AT, 10.0)


def ink(style: Style, handle: Handle, chosen: Handle | None = None, at: QPointF = AT) -> int:
    """How many pixels a point takes."""
    image = QImage(100, 80, QImage.Format.Format_RGB32)
    image.fill(QColor(style.theme.card))
    ground = image.copy()
    painter = QPainter(image)
    paint_handles(painter, style, [(handle, at)], chosen, QSizeF(image.size()))
    painter.end()
    return sum(image.pixel(x, y) != ground.pixel(x, y) for x in range(100) for y in range(80))


def test_the_chosen_point_is_large_and_a_ghost_small(style: Style) -> None:
    point = Handle(3, Q.Z_F, 0.0, 0.0, movable=True)
    plain = ink(style, point)
    assert ink(style, replace(point, movable=False, ghost=True)) < plain < ink(style, point, chosen=point)
    assert ink(style, point, chosen=replace(point, key=4)) == plain
    assert ink(style, replace(point, text="z_f")) > plain  # its name beside it


def test_a_point_out_of_sight_has_no_name(style: Style) -> None:
    assert ink(style, Handle(3, Q.Z_F, 0.0, 0.0, movable=True, text="z_f"), at=QPointF(50, -20)) == 0
