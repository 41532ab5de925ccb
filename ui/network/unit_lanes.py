"""The UnitLanes: the traces of a unit over all steps, with the step that is looked at."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from lstm_sim.cell import Quantity
from lstm_sim.laboratory.unit_run import UnitRun
from ui.blank_picture import blank_picture
from ui.network.unit_traces import Lane, Room, TracePainter, lanes_of
from ui.style import Style

_LOWEST = 40.0
"""Traces in a place lower than this, in pixels at type size 1, are not painted."""


@dataclass(frozen=True, eq=False)
class PreparedLanes:
    """The lanes of a unit, painted before they are shown; `coarse`: with fewer points than there are."""

    lanes: tuple[Lane, ...]
    room: Room
    picture: QPixmap
    coarse: bool


class UnitLanes:
    """The lower picture of a unit's widget. The lanes are kept while the step changes.

    `place` is where they stand, in the widget's pixels.

    Attributes:
        tokens: the names of the steps.
    """

    def __init__(self, style: Style, widget: QWidget) -> None:
        self._style, self._widget = style, widget
        self._painter = TracePainter(style)
        self._lanes: tuple[Lane, ...] = ()
        self.tokens: tuple[str, ...] = ()
        self._coarse = False
        self._room: tuple[QRectF, Room] | None = None
        self._picture: QPixmap | None = None

    # ------------------------------------------------------------ what is shown

    def show(self, run: UnitRun, natural: UnitRun | None, tokens: tuple[str, ...], coarse: bool) -> None:
        """Show a unit (and dotted, what it did without the changes); `coarse`: another follows soon."""
        self._lanes, self.tokens, self._coarse = lanes_of(run, natural), tokens, coarse
        self.forget()

    def show_prepared(self, prepared: PreparedLanes, place: QRectF, tokens: tuple[str, ...]) -> None:
        """Show what was prepared for that place."""
        self._lanes, self.tokens, self._coarse = prepared.lanes, tokens, prepared.coarse
        self._room, self._picture = (place, prepared.room), prepared.picture

    def refine(self) -> None:
        """Draw the lanes as finely as they are."""
        self._coarse, self._picture = False, None

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        self._painter.take_style()
        self.forget()

    def forget(self) -> None:
        """Place and paint everything anew, as in another size."""
        self._room = self._picture = None

    def room(self, place: QRectF) -> Room:
        """Where the steps and the lanes stand."""
        if self._room is None or self._room[0] != place:
            self._room = place, self._painter.room(self._lanes, self.tokens, place)
        return self._room[1]

    def values_at(self, step: int) -> list[tuple[Quantity, float]]:
        """Every quantity that has a line, and its value at a step."""
        pairs = ((q, v) for lane in self._lanes for q, v in zip(lane.quantities, lane.values, strict=True))
        return [(quantity, float(values[step])) for quantity, values in pairs]

    # ------------------------------------------------------------ painting

    def paint(self, painter: QPainter, place: QRectF, step: int) -> None:
        """Paint into any painter, as vectors."""
        if self._has_room(place):
            room = self._painter.room(self._lanes, self.tokens, place)
            self._painter.paint(painter, room, self._lanes, self.tokens, step)

    def paint_kept(self, painter: QPainter, place: QRectF, below: QRectF, step: int) -> None:
        """Paint on the screen: all of the widget `below` the bars, with the kept lanes."""
        painter.fillRect(below, QColor(self._style.theme.card))
        if self._has_room(place):
            room = self.room(place)
            self._painter.paint_ground(painter, room, step)
            painter.drawPixmap(below, self.kept_picture(place), self._part_of(below))
            self._painter.paint_present(painter, room, self._lanes, self.tokens, step)

    def kept_picture(self, place: QRectF) -> QPixmap:
        """The lanes in a picture of the widget's size."""
        if self._picture is None:
            self._picture = blank_picture(self._widget, self._widget.size(), Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            self._painter.paint_lanes(painter, self.room(place), self._lanes, self.tokens, coarse=self._coarse)
            painter.end()
        return self._picture

    def prepare(
        self, run: UnitRun, natural: UnitRun | None, tokens: tuple[str, ...], place: QRectF, coarse: bool
    ) -> Generator[None, None, PreparedLanes]:
        """Paint another unit, a lane at a time."""
        lanes = lanes_of(run, natural)
        room = self._painter.room(lanes, tokens, place)
        picture = blank_picture(self._widget, self._widget.size(), Qt.GlobalColor.transparent)
        for k, lane in enumerate(lanes):
            painter = QPainter(picture)
            self._painter.paint_lane(painter, room, lane, k, coarse=coarse)
            if k == len(lanes) - 1:
                self._painter.paint_tokens(painter, room, tokens)
            painter.end()
            yield
        return PreparedLanes(lanes, room, picture, coarse)

    def _has_room(self, place: QRectF) -> bool:
        return place.height() > _LOWEST * self._style.scale

    def _part_of(self, rect: QRectF) -> QRectF:
        """A part of the widget in the pixels of its picture."""
        ratio = self._widget.devicePixelRatioF()
        return QRectF(rect.left() * ratio, rect.top() * ratio, rect.width() * ratio, rect.height() * ratio)
