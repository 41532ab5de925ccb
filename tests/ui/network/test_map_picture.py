"""What is seen of the heat maps: kept while the crosshairs move, painted ahead a map at a time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.network.lab import StillLab, word_network
from ui.network.map_picture import MapPicture
from ui.network.map_plan import Part
from ui.network.unit_maps import UnitMaps, maps_of
from ui.style import Style


@pytest.fixture
def maps(qtbot: QtBot, tmp_path: Path) -> UnitMaps:
    lab = StillLab(tmp_path, word_network(tmp_path, "a", hidden_size=12), sentences=("I leave Taipei on November",))
    frame = lab.settle()
    assert frame.layer is not None and frame.after is not None
    return UnitMaps(maps_of(frame.layer, None, False), frame.after.tokens, frame.order)


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(720, 480)
    return made


@pytest.fixture
def picture(widget: QWidget, style: Style, maps: UnitMaps) -> MapPicture:
    made = MapPicture(style, widget)
    made.show(maps)
    return made


def painted(picture: MapPicture, step: int = 0, unit: int = 0, pointed: tuple[int, int] | None = None) -> QImage:
    image = QImage(picture._widget.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    assert picture.shown is not None
    picture.paint_kept(painter, picture.shown, step, unit, pointed)
    painter.end()
    return image


def turned(maps: UnitMaps) -> UnitMaps:
    """The same with the last unit first."""
    return replace(maps, order=np.ascontiguousarray(maps.order[::-1]))


def test_the_crosshairs_move_over_what_is_kept(picture: MapPicture) -> None:
    first, kept = painted(picture), picture._picture
    assert kept is not None
    assert first != painted(picture, 3, 4) != painted(picture, 3, 4, pointed=(1, 1))
    assert picture._picture is kept


def test_what_is_painted_ahead_is_what_would_be_painted(picture: MapPicture, maps: UnitMaps) -> None:
    first, other = painted(picture), turned(maps)
    assert sum(1 for _ in picture.prepare(other)) == 1 + len(maps.maps)
    assert painted(picture) == first
    picture.show(other)
    assert picture._picture is not None  # before it is painted
    ahead = painted(picture)
    picture.forget()
    assert painted(picture) == ahead != first


def test_what_was_painted_ahead_for_another_size_is_not_shown(
    picture: MapPicture, maps: UnitMaps, widget: QWidget
) -> None:
    other = turned(maps)
    pieces = picture.prepare(other)
    next(pieces)
    widget.resize(600, 400)
    picture.forget()
    assert list(pieces)
    picture.show(other)
    assert picture._picture is None and painted(picture).width() == 600


def test_the_same_part_stays_visible_of_maps_as_large(picture: MapPicture, maps: UnitMaps) -> None:
    picture.zoom(0.5, 2.0, 6.0, None)
    part = picture.part
    assert part is not None
    picture.show(turned(maps))
    assert picture.part == part
    picture.show(None)
    assert picture.part is None


def test_a_zoom_is_about_the_point_or_about_what_is_looked_at(picture: MapPicture) -> None:
    whole = painted(picture)
    at = picture.plan.places[0].cells.center()
    step, row = picture.plan.point_in(0, at)
    picture.zoom(0.5, 0.0, 0.0, at)
    assert picture.plan.point_in(0, at) == pytest.approx((step, row), abs=0.3)  # cells are of whole pixels
    picture.see(None)
    picture.zoom(0.5, 0.0, 0.0, QPointF(-5, -5))  # on no map
    assert picture.part is not None and (picture.part.step, picture.part.row) == (0.0, 0.0)
    assert painted(picture) != whole
    picture.see(Part(0.0, 5.0, 0.0, 12.0))
    picture.see(None)
    assert painted(picture) == whole
