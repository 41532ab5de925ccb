"""The SurfaceView: an error surface as a map with contours or as a relief to turn, and the descents on it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.gradients.descent import Descent, Pair
from lstm_sim.gradients.surface import Point, Region, Surface
from lstm_sim.study import Shown
from ui.style import Style, pen

_RELIEF_POINTS = 48
_ARROWS = 14
_APART = 7.0
"""Pixels between the markers of two steps: nearer ones would hide the line and each other."""


@dataclass(frozen=True, eq=False)
class Picture:
    """What the view shows.

    Attributes:
        surface: the values.
        contours: lines of equal height, each (N, 2) in the surface's own coordinates.
        pair: the descents, or None.
        start: where they begin, or None.
        step: of the descents, replayed so far; None for all.
    """

    surface: Surface
    contours: tuple[FloatArray, ...]
    pair: Pair | None
    start: Point | None
    step: int | None


class SurfaceView(QWidget):
    """A click chooses the start; the relief is turned by dragging or by the arrow keys; the wheel zooms."""

    start_chosen = Signal(float, float)
    turned = Signal(float, float)
    """(turn, tilt) in degrees."""
    region_chosen = Signal(object)
    """The Region the user wants to see."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._picture: Picture | None = None
        self._image: QImage | None = None
        self._heights: FloatArray | None = None
        self._shown = Shown.MAP
        self._turn, self._tilt = -60.0, 35.0
        self._names = ("x", "y")
        self._arrows = False
        self._dragged: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(260, 170)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # ------------------------------------------------------------ what is shown

    def show_picture(self, picture: Picture | None) -> None:
        """Show a surface and the descents on it."""
        old, self._picture = self._picture, picture
        if picture is None or old is None or old.surface is not picture.surface:
            self._image, self._heights = None, None
        self.update()

    def show_as(self, shown: Shown, turn: float, tilt: float) -> None:
        """As a map, or as a relief seen from there."""
        if (shown, turn, tilt) != (self._shown, self._turn, self._tilt):
            self._shown, self._turn, self._tilt = shown, turn, tilt
            self.update()

    def show_arrows(self, on: bool) -> None:
        """Draw the gradient field, or not."""
        self._arrows = on
        self.update()

    def name_axes(self, x: str, y: str) -> None:
        """What the two axes are."""
        self._names = (x, y)
        self.update()

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        self._image = None
        self.update()

    # ------------------------------------------------------------ geometry

    def _area(self) -> QRectF:
        metrics = QFontMetricsF(self._style.font(0.78))
        left = metrics.horizontalAdvance("−0.000") + metrics.height() + 8.0
        below = 2.0 * metrics.height() + 6.0
        return QRectF(left, 8.0, max(self.width() - left - 12.0, 20.0), max(self.height() - below - 12.0, 20.0))

    def point_at(self, position: QPointF) -> Point:
        """The surface's coordinates at a place of the map."""
        assert self._picture is not None
        area, region = self._area(), self._picture.surface.region
        x = region.x[0] + (position.x() - area.left()) / area.width() * (region.x[1] - region.x[0])
        y = region.y[1] - (position.y() - area.top()) / area.height() * (region.y[1] - region.y[0])
        return x, y

    def place_of(self, x: float, y: float) -> QPointF:
        """Where a point of the surface is on the map."""
        assert self._picture is not None
        area, region = self._area(), self._picture.surface.region
        return QPointF(
            area.left() + (x - region.x[0]) / (region.x[1] - region.x[0]) * area.width(),
            area.bottom() - (y - region.y[0]) / (region.y[1] - region.y[0]) * area.height(),
        )

    def _project(self, x: FloatArray, y: FloatArray, z: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Points of the unit cube, −1 … 1, as places on the screen and their depth (near is large)."""
        turn, tilt = math.radians(self._turn), math.radians(self._tilt)
        across = x * math.cos(turn) - y * math.sin(turn)
        away = x * math.sin(turn) + y * math.cos(turn)
        up = z * math.cos(tilt) + away * math.sin(tilt)
        area = self._area()
        size = min(area.width() / 2.9, area.height() / 2.2)
        return (
            area.center().x() + across * size,
            area.center().y() - up * size,
            -away * math.cos(tilt) + z * math.sin(tilt),
        )

    # ------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surface, and a ring where the keyboard is."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._style.theme.card))
        self.paint(painter)
        if self.hasFocus():
            painter.setPen(pen(self._style.theme.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -2, -2), 4, 4)
        painter.end()

    def paint(self, painter: QPainter) -> None:
        """The surface and the descents into any painter."""
        if self._picture is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._shown is Shown.RELIEF:
            self._paint_relief(painter, self._picture)
        else:
            self._paint_map(painter, self._picture)

    def _shares(self, surface: Surface) -> FloatArray:
        """The values as heights 0 … 1, small values spread out: a cliff would hide all else on an even scale."""
        if self._heights is None:
            span = surface.range or (0.0, 1.0)
            low, high = span
            scale = max(high - low, 1e-300)
            with np.errstate(all="ignore"):
                self._heights = np.sqrt(np.clip((surface.values - low) / scale, 0.0, 1.0))
        return self._heights

    def _paint_map(self, painter: QPainter, picture: Picture) -> None:
        theme, area, surface = self._style.theme, self._area(), picture.surface
        if self._image is None:
            self._image = self._map_image(surface)
        painter.drawImage(area, self._image)
        bad = ~np.isfinite(surface.values)
        if bad.any():
            self._hatch(painter, area, bad)
        painter.save()
        painter.setClipRect(area)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(theme.muted, 0.7))
        for line in picture.contours:
            painter.drawPolyline(QPolygonF([self.place_of(x, y) for x, y in line.tolist()]))
        if self._arrows:
            self._paint_arrows(painter, surface)
        self._paint_paths(painter, picture, lambda x, y: self.place_of(x, y))
        painter.restore()
        painter.setPen(pen(theme.border, 1.0))
        painter.drawRect(area)
        self._paint_axes(painter, area, surface.region)

    def _map_image(self, surface: Surface) -> QImage:
        table = self._style.theme.sequential(Quantity.MEMORY)
        shares = np.nan_to_num(self._shares(surface), nan=0.0)
        rows = np.ascontiguousarray(table[np.round(255 * shares).astype(np.uint8)][::-1])
        height, width = shares.shape
        return QImage(rows.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()

    def _hatch(self, painter: QPainter, area: QRectF, bad: NDArray[np.bool_]) -> None:
        """What is no number is hatched, not left out."""
        height, width = bad.shape
        brush = QBrush(QColor(self._style.theme.warning), Qt.BrushStyle.BDiagPattern)
        path = QPainterPath()
        step_x, step_y = area.width() / width, area.height() / height
        for row in range(height):
            columns = np.flatnonzero(np.diff(np.concatenate([[False], bad[row], [False]]).astype(np.int8)))
            for start, end in zip(columns[::2].tolist(), columns[1::2].tolist(), strict=True):
                top = area.bottom() - (row + 1) * step_y
                path.addRect(QRectF(area.left() + start * step_x, top, (end - start) * step_x, step_y))
        painter.fillPath(path, brush)

    def _paint_arrows(self, painter: QPainter, surface: Surface) -> None:
        """The way down: −∇E at points of a grid, all of one length; the map tells how steep it is."""
        if surface.gradient is None:
            return
        rows = np.linspace(0, len(surface.y) - 1, _ARROWS + 2).round().astype(int)[1:-1]
        columns = np.linspace(0, len(surface.x) - 1, _ARROWS + 2).round().astype(int)[1:-1]
        painter.setPen(pen(self._style.theme.text, 1.0))
        for row in rows.tolist():
            for column in columns.tolist():
                d_x, d_y = surface.gradient[:, row, column].tolist()
                at = self.place_of(float(surface.x[column]), float(surface.y[row]))
                far = self.place_of(float(surface.x[column]) - d_x, float(surface.y[row]) - d_y)
                way = far - at
                length = math.hypot(way.x(), way.y())
                if length > 0.0 and math.isfinite(length):
                    tip = at + way * (9.0 / length)
                    painter.drawLine(at, tip)
                    painter.drawEllipse(tip, 1.2, 1.2)

    def _paint_paths(self, painter: QPainter, picture: Picture, place: object) -> None:
        theme = self._style.theme
        if picture.pair is not None:
            both = (
                (picture.pair.unclipped, theme.warning, (4.0, 2.5), "s"),
                (picture.pair.clipped, theme.fills[Quantity.OUTPUT_GATE], (), "o"),
            )
            for descent, colour, dash, marker in both:
                self._paint_path(painter, descent, picture.step, QColor(colour), dash, marker, place)
        if picture.start is not None:
            at = place(*picture.start)  # type: ignore[operator]
            painter.setPen(pen(theme.card, 2.0))
            painter.setBrush(QColor(theme.text))
            painter.drawEllipse(at, 5.5, 5.5)

    def _paint_path(
        self,
        painter: QPainter,
        descent: Descent,
        step: int | None,
        colour: QColor,
        dash: tuple[float, ...],
        marker: str,
        place: object,
    ) -> None:
        last = descent.steps if step is None else min(step, descent.steps)
        points = [p for p in descent.points[: last + 1].tolist() if all(map(math.isfinite, p))]
        places = [place(x, y) for x, y in points]  # type: ignore[operator]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(colour, 1.8, dash))
        painter.drawPolyline(QPolygonF(places))
        painter.setPen(pen(self._style.theme.card, 0.8))
        painter.setBrush(colour)
        for at in _apart(places[1:]):
            if marker == "o":
                painter.drawEllipse(at, 2.6, 2.6)
            else:
                painter.drawRect(QRectF(at.x() - 2.4, at.y() - 2.4, 4.8, 4.8))

    def _paint_axes(self, painter: QPainter, area: QRectF, region: Region) -> None:
        theme, font = self._style.theme, self._style.font(0.78)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        for k in range(5):
            share = k / 4
            x, y = (low + share * (high - low) for low, high in (region.x, region.y))
            text = f"{x:.3g}".replace("-", "−")
            at = area.left() + share * area.width() - metrics.horizontalAdvance(text) / 2
            painter.drawText(QPointF(at, area.bottom() + metrics.ascent() + 3), text)
            text = f"{y:.3g}".replace("-", "−")
            baseline = min(area.bottom() - share * area.height() + metrics.capHeight() / 2, area.bottom())
            painter.drawText(QPointF(area.left() - metrics.horizontalAdvance(text) - 4, baseline), text)
        name = self._names[0]
        middle = area.center().x() - metrics.horizontalAdvance(name) / 2
        painter.drawText(QPointF(middle, area.bottom() + metrics.height() + metrics.ascent() + 3), name)
        painter.save()
        painter.translate(metrics.ascent() + 1, area.center().y() + metrics.horizontalAdvance(self._names[1]) / 2)
        painter.rotate(-90)
        painter.drawText(QPointF(0, 0), self._names[1])
        painter.restore()

    def _paint_relief(self, painter: QPainter, picture: Picture) -> None:
        """The surface as a mesh, the far parts first."""
        theme, surface = self._style.theme, picture.surface
        heights = self._shares(surface)
        rows = np.linspace(0, heights.shape[0] - 1, min(_RELIEF_POINTS, heights.shape[0])).round().astype(int)
        columns = np.linspace(0, heights.shape[1] - 1, min(_RELIEF_POINTS, heights.shape[1])).round().astype(int)
        z = heights[np.ix_(rows, columns)]
        grid_x, grid_y = np.meshgrid(np.linspace(-1, 1, len(columns)), np.linspace(-1, 1, len(rows)))
        across, down, depth = self._project(grid_x, grid_y, 1.2 * z - 0.6)
        centres = (depth[:-1, :-1] + depth[1:, 1:]) / 2
        table = theme.sequential(Quantity.MEMORY)
        edge = pen(theme.border, 0.6)
        for index in np.argsort(centres, axis=None).tolist():
            row, column = divmod(index, centres.shape[1])
            corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)]
            height = float(np.mean([z[c] for c in corners]))
            if not math.isfinite(height):
                continue
            painter.setPen(edge)
            painter.setBrush(QColor(*(int(v) for v in table[min(round(255 * height), 255)][:3])))
            painter.drawPolygon(QPolygonF([QPointF(across[c], down[c]) for c in corners]))
        self._paint_paths(painter, picture, self._on_relief)
        self._paint_corner_names(painter, surface.region)

    def _on_relief(self, x: float, y: float) -> QPointF:
        """Where a point of the surface is on the relief, at the height of the nearest value."""
        assert self._picture is not None
        surface = self._picture.surface
        share_x, share_y = (
            (value - low) / (high - low) for value, (low, high) in ((x, surface.region.x), (y, surface.region.y))
        )
        heights = self._shares(surface)
        row = min(max(round(share_y * (heights.shape[0] - 1)), 0), heights.shape[0] - 1)
        column = min(max(round(share_x * (heights.shape[1] - 1)), 0), heights.shape[1] - 1)
        z = float(np.nan_to_num(heights[row, column], nan=1.0))
        across, down, _ = self._project(
            np.array(2 * share_x - 1), np.array(2 * share_y - 1), np.array(1.2 * z - 0.6 + 0.02)
        )
        return QPointF(float(across), float(down))

    def _paint_corner_names(self, painter: QPainter, region: Region) -> None:
        painter.setFont(self._style.font(0.8))
        painter.setPen(QColor(self._style.theme.muted))
        for x, y, text in (
            (0.0, -1.2, f"{self._names[0]}  {region.x[0]:.3g} … {region.x[1]:.3g}"),
            (1.2, 0.0, f"{self._names[1]}  {region.y[0]:.3g} … {region.y[1]:.3g}"),
        ):
            across, down, _ = self._project(np.array(x), np.array(y), np.array(-0.65))
            place = QRectF(float(across) - 80, float(down) - 10, 160, 20)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text.replace("-", "−"))

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On the map: begin to descend here; on the relief: begin to turn it."""
        if self._picture is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._dragged = event.position()
        if self._shown is Shown.MAP and self._area().contains(event.position()):
            self.start_chosen.emit(*self.point_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the start, or turn the relief."""
        if self._dragged is None or self._picture is None:
            return
        if self._shown is Shown.MAP:
            area = self._area()
            at = event.position()
            x = min(max(at.x(), area.left()), area.right())
            y = min(max(at.y(), area.top()), area.bottom())
            self.start_chosen.emit(*self.point_at(QPointF(x, y)))
        else:
            moved = event.position() - self._dragged
            self._dragged = event.position()
            self.turned.emit(self._turn + 0.5 * moved.x(), min(max(self._tilt + 0.4 * moved.y(), 5.0), 85.0))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._dragged = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse."""
        if self._picture is None or self._shown is Shown.RELIEF:
            event.ignore()
            return
        factor = 0.8 if event.angleDelta().y() > 0 else 1.25
        self._zoom(factor, self.point_at(event.position()))
        event.accept()

    def _zoom(self, factor: float, about: Point) -> None:
        assert self._picture is not None
        region = self._picture.surface.region
        axes = [
            (at - (at - low) * factor, at + (high - at) * factor)
            for at, (low, high) in zip(about, (region.x, region.y), strict=True)
        ]
        self.region_chosen.emit(Region(axes[0], axes[1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the start (Shift finer) or turn the relief; plus and minus zoom, A shows all."""
        if self._picture is None:
            event.ignore()
            return
        keys = Qt.Key
        ways = {keys.Key_Left: (-1, 0), keys.Key_Right: (1, 0), keys.Key_Up: (0, 1), keys.Key_Down: (0, -1)}
        key, region = event.key(), self._picture.surface.region
        if key in ways:
            x, y = ways[keys(key)]
            if self._shown is Shown.RELIEF:
                self.turned.emit(self._turn + 5.0 * x, min(max(self._tilt + 5.0 * y, 5.0), 85.0))
                return
            size = 0.001 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0.01
            start = self._picture.start or (sum(region.x) / 2, sum(region.y) / 2)
            self.start_chosen.emit(
                start[0] + size * x * (region.x[1] - region.x[0]), start[1] + size * y * (region.y[1] - region.y[0])
            )
        elif key in (keys.Key_Plus, keys.Key_Equal, keys.Key_Minus) and self._shown is Shown.MAP:
            about = self._picture.start or (sum(region.x) / 2, sum(region.y) / 2)
            self._zoom(1.25 if key == keys.Key_Minus else 0.8, about)
        elif key == keys.Key_A:
            self.region_chosen.emit(None)
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """See everything."""
        self.region_chosen.emit(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it."""
        super().focusOutEvent(event)
        self.update()


def _apart(places: list[QPointF]) -> list[QPointF]:
    """The places that are far enough from the one before for a marker of their own."""
    found: list[QPointF] = []
    for at in places:
        if not found or (at - found[-1]).manhattanLength() >= _APART:
            found.append(at)
    return found
