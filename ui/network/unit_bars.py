"""The UnitBars: what drives a unit's gates at one step, below a caption and above the legend of the textures."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from lstm_sim.laboratory.unit_run import UnitRun
from ui.blank_picture import blank_picture
from ui.network.drives import Bar, DrivePainter, Part, bars_of, parts_of, reach_of
from ui.style import Style


@dataclass(frozen=True, eq=False)
class PreparedBars:
    """The bars of a unit at a step, painted before they are shown; `picture` has caption and legend, too."""

    run: UnitRun
    step: int
    reach: float
    bars: tuple[Bar, ...]
    picture: QPixmap


class UnitBars:
    """The upper picture of a unit's widget. Caption and legend are kept while steps and units change.

    Rectangles are in the widget's pixels: `room` is all that bars and traces share.

    Attributes:
        run: the unit that is shown; None where there is none.
        parts: what its bars can be made of.
    """

    def __init__(self, style: Style, widget: QWidget) -> None:
        self._style, self._widget = style, widget
        self._painter = DrivePainter(style)
        self._caption = ""
        self.run: UnitRun | None = None
        self.parts: tuple[Part, ...] = ()
        self._reach = 1.0
        self._bars: tuple[int, tuple[Bar, ...]] | None = None
        self._ground: QPixmap | None = None
        self._picture: QPixmap | None = None
        self._places: tuple[QRectF, tuple[QRectF, QRectF]] | None = None

    # ------------------------------------------------------------ what is shown

    def show(self, run: UnitRun | None, prepared: PreparedBars | None = None) -> None:
        """Show a unit, as it was prepared if it was."""
        if run is not None:
            if not self.are_alike(run):
                self._ground = self._places = None
            self.parts = parts_of(run)
            self._reach = reach_of(run) if prepared is None else prepared.reach
        self.run = run
        self._bars = None if prepared is None else (prepared.step, prepared.bars)
        self._picture = None if prepared is None else prepared.picture

    def are_alike(self, run: UnitRun) -> bool:
        """True where the bars of another unit stand as those that are shown do, with the same legend."""
        return self.run is not None and len(self.run.drives) == len(run.drives) and parts_of(run) == self.parts

    def at(self, step: int) -> tuple[Bar, ...]:
        """The bars at a step."""
        if self._bars is None or self._bars[0] != step:
            self._bars = step, () if self.run is None else bars_of(self.run, step)
            self._picture = None
        return self._bars[1]

    def take_caption(self, caption: str) -> None:
        """The words above the bars."""
        self._caption = caption
        self.forget()

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        self._painter.take_style()
        self.forget()

    def forget(self) -> None:
        """Place and paint everything anew, as in another size."""
        self._ground = self._picture = self._places = None

    # ------------------------------------------------------------ places

    def row_height(self) -> float:
        """The least height of a bar."""
        return self._painter.row_height()

    def places(self, room: QRectF) -> tuple[QRectF, QRectF]:
        """Where the bars and their legend stand; the traces have what is below."""
        assert self.run is not None
        if self._places is not None and self._places[0] == room:
            return self._places[1]
        caption = QFontMetricsF(self._style.font(0.82)).height() + 3.0
        least, count = self.row_height(), len(self.run.drives)
        height = self._painter.legend_height(self.parts, room.width()) + 2.0
        free = room.height() - caption - height
        row = min(max(least, free * 0.5 / count), least * 1.3)
        bars = QRectF(room.left(), room.top() + caption, room.width(), row * count)
        legend = QRectF(room.left(), bars.bottom() + 2.0, room.width(), height)
        self._places = room, (bars, legend)
        return self._places[1]

    def bar_at(self, room: QRectF, step: int, at: QPointF) -> Bar | None:
        """The bar at a point."""
        place, bars = self.places(room)[0], self.at(step)
        if not place.contains(at):
            return None
        return bars[min(int((at.y() - place.top()) / place.height() * len(bars)), len(bars) - 1)]

    # ------------------------------------------------------------ painting

    def paint(self, painter: QPainter, room: QRectF, step: int) -> None:
        """Paint into any painter, as vectors."""
        self._paint_ground(painter, room)
        self._painter.paint(painter, self.places(room)[0], self.at(step), self._reach)

    def paint_kept(self, painter: QPainter, room: QRectF, step: int) -> None:
        """Paint on the screen, over what is kept."""
        bars = self.at(step)
        painter.drawPixmap(0, 0, self._picture or self._kept_ground(room))
        if self._picture is None:
            self._painter.paint(painter, self.places(room)[0], bars, self._reach)

    def prepare(self, run: UnitRun, room: QRectF, step: int) -> PreparedBars:
        """Paint another unit at a step, whose bars stand as those that are shown."""
        reach, bars, picture = reach_of(run), bars_of(run, step), self._kept_ground(room).copy()
        painter = QPainter(picture)
        self._painter.paint(painter, self.places(room)[0], bars, reach)
        painter.end()
        return PreparedBars(run, step, reach, bars, picture)

    def _paint_ground(self, painter: QPainter, room: QRectF) -> None:
        """What is said above the bars, and their legend."""
        bars, legend = self.places(room)
        font = self._style.font(0.82)
        painter.setFont(font)
        painter.setPen(QColor(self._style.theme.muted))
        painter.drawText(QPointF(bars.left(), room.top() + QFontMetricsF(font).ascent()), self._caption)
        self._painter.paint_legend(painter, legend, self.parts)

    def _kept_ground(self, room: QRectF) -> QPixmap:
        if self._ground is None:
            size = QSize(self._widget.width(), math.ceil(self.places(room)[1].bottom()))
            self._ground = blank_picture(self._widget, size, self._style.theme.card)
            painter = QPainter(self._ground)
            self._paint_ground(painter, room)
            painter.end()
        return self._ground
