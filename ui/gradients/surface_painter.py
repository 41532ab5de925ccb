"""The SurfacePainter: an error surface as a map with contours or as a relief, with the descents on it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QImage,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPixmap,
    QPolygonF,
)

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.gradients.descent import Descent, Pair
from lstm_sim.gradients.surface import Point, Region, Surface
from lstm_sim.study import Shown
from ui.style import Style, pen

_RELIEF_POINTS = 48
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
        field: the gradient at the points of a grid of its own; None while it is not known.
        own: where the network itself stands; None for what is no network.
        way: (N, 2), how it came there in training; None where that is not followed.
    """

    surface: Surface
    contours: tuple[FloatArray, ...]
    pair: Pair | None
    start: Point | None
    step: int | None
    field: Surface | None = None
    own: Point | None = None
    way: FloatArray | None = None


class SurfacePainter:
    """Knows where each point of the surface stands in a figure of `size`, and paints it.

    Attributes:
        picture: what is painted; None for nothing.
        shown, turn, tilt: as a map, or as a relief seen from there.
        names: of the two axes.
        arrows: True with the gradient field.
        size: of the figure.
    """

    def __init__(self, style: Style) -> None:
        self._style = style
        self._image: QImage | None = None
        self._heights: FloatArray | None = None
        self._margins: tuple[float, float] | None = None
        self._ground: QPixmap | None = None
        self._grounded: tuple[object, ...] = ()
        self.picture: Picture | None = None
        self.shown = Shown.MAP
        self.turn, self.tilt = -60.0, 35.0
        self.names = ("x", "y")
        self.arrows = False
        self.size = QSizeF(400.0, 300.0)

    def show_picture(self, picture: Picture | None) -> None:
        """Paint another surface from now on; what is kept of the same one stays."""
        old, self.picture = self.picture, picture
        if picture is None or old is None or old.surface is not picture.surface:
            self._image, self._heights = None, None

    def take_style(self) -> None:
        """Take the colours and fonts anew."""
        self._image = self._margins = self._ground = None

    def area(self) -> QRectF:
        """Where the map stands."""
        if self._margins is None:
            metrics = QFontMetricsF(self._style.font(0.78))
            self._margins = metrics.horizontalAdvance("−0.0000") + metrics.height() + 8.0, 2.0 * metrics.height() + 6.0
        left, below = self._margins
        return QRectF(
            left, 8.0, max(self.size.width() - left - 12.0, 20.0), max(self.size.height() - below - 12.0, 20.0)
        )

    def point_at(self, position: QPointF) -> Point:
        """The surface's coordinates at a place of the map."""
        assert self.picture is not None
        area, region = self.area(), self.picture.surface.region
        x = region.x[0] + (position.x() - area.left()) / area.width() * (region.x[1] - region.x[0])
        y = region.y[1] - (position.y() - area.top()) / area.height() * (region.y[1] - region.y[0])
        return x, y

    def place_of(self, x: float, y: float) -> QPointF:
        """Where a point of the surface is on the map."""
        assert self.picture is not None
        area, region = self.area(), self.picture.surface.region
        return QPointF(
            area.left() + (x - region.x[0]) / (region.x[1] - region.x[0]) * area.width(),
            area.bottom() - (y - region.y[0]) / (region.y[1] - region.y[0]) * area.height(),
        )

    def _project(self, x: FloatArray, y: FloatArray, z: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Points of the unit cube, −1 … 1, as places on the screen and their depth (near is large)."""
        turn, tilt = math.radians(self.turn), math.radians(self.tilt)
        across = x * math.cos(turn) - y * math.sin(turn)
        away = x * math.sin(turn) + y * math.cos(turn)
        up = z * math.cos(tilt) + away * math.sin(tilt)
        area = self.area()
        size = min(area.width() / 2.9, area.height() / 2.2)
        return (
            area.center().x() + across * size,
            area.center().y() - up * size,
            -away * math.cos(tilt) + z * math.sin(tilt),
        )

    def paint(self, painter: QPainter) -> None:
        """The surface and the descents into any painter."""
        if self.picture is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.shown is Shown.RELIEF:
            self._paint_relief(painter, self.picture)
        else:
            self._paint_map(painter, self.picture)

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
        theme, area = self._style.theme, self.area()
        painter.save()
        painter.setClipRect(area)
        ratio = painter.device().devicePixelRatioF()
        on_screen = painter.paintEngine().type() is QPaintEngine.Type.Raster
        if on_screen and painter.deviceTransform().m11() == ratio:
            painter.drawPixmap(0, 0, self._kept_ground(picture, ratio))
        else:
            self._paint_ground(painter, picture)
        if self.arrows and picture.field is not None:
            self._paint_arrows(painter, picture.field)
        self._paint_paths(painter, picture, lambda x, y: self.place_of(x, y))
        painter.restore()
        painter.setPen(pen(theme.border, 1.0))
        painter.drawRect(area)
        self._paint_axes(painter, area, picture.surface.region)

    def _kept_ground(self, picture: Picture, ratio: float) -> QPixmap:
        """The map and its contours as pixels, for the screen: they stay while the descents on them change."""
        grounded = picture.surface, picture.contours, self.size, ratio
        if self._ground is None or any(a is not b and a != b for a, b in zip(grounded, self._grounded, strict=True)):
            self._grounded = grounded
            self._ground = QPixmap((self.size * ratio).toSize())
            self._ground.setDevicePixelRatio(ratio)
            self._ground.fill(Qt.GlobalColor.transparent)
            into = QPainter(self._ground)
            into.setRenderHint(QPainter.RenderHint.Antialiasing)
            into.setClipRect(self.area())
            self._paint_ground(into, picture)
            into.end()
        return self._ground

    def _paint_ground(self, painter: QPainter, picture: Picture) -> None:
        surface = picture.surface
        if self._image is None:
            self._image = self._map_image(surface)
        cells = _cells(self.area(), surface)
        painter.drawImage(cells, self._image)
        bad = ~np.isfinite(surface.values)
        if bad.any():
            self._hatch(painter, cells, bad)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(self._style.theme.muted, 0.7))
        for line in picture.contours:
            painter.drawPolyline(QPolygonF([self.place_of(x, y) for x, y in line.tolist()]))

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
        rows, columns = (np.arange(1, count - 1) for count in surface.values.shape)  # none on the edge
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
        if picture.way is not None:
            points = QPolygonF([place(x, y) for x, y in picture.way.tolist()])  # type: ignore[operator]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in ((theme.card, 3.2), (theme.text, 1.4)):
                painter.setPen(pen(QColor(colour), width))
                painter.drawPolyline(points)
        if picture.own is not None:
            self._paint_own(painter, place(*picture.own))  # type: ignore[operator]
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

    def _paint_own(self, painter: QPainter, at: QPointF) -> None:
        """A cross where the network itself stands."""
        for colour, width in ((self._style.theme.card, 4.0), (self._style.theme.text, 1.8)):
            painter.setPen(pen(QColor(colour), width))
            for up in (-5.0, 5.0):
                painter.drawLine(QPointF(at.x() - 5.0, at.y() - up), QPointF(at.x() + 5.0, at.y() + up))

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
        name = metrics.elidedText(self.names[0], Qt.TextElideMode.ElideMiddle, area.width())
        middle = area.center().x() - metrics.horizontalAdvance(name) / 2
        painter.drawText(QPointF(middle, area.bottom() + metrics.height() + metrics.ascent() + 3), name)
        painter.save()
        name = metrics.elidedText(self.names[1], Qt.TextElideMode.ElideMiddle, area.height())
        painter.translate(metrics.ascent() + 1, area.center().y() + metrics.horizontalAdvance(name) / 2)
        painter.rotate(-90)
        painter.drawText(QPointF(0, 0), name)
        painter.restore()

    def _paint_relief(self, painter: QPainter, picture: Picture) -> None:
        """The surface as a mesh, the far parts first."""
        theme, surface = self._style.theme, picture.surface
        heights = self._shares(surface)
        rows = np.linspace(0, heights.shape[0] - 1, min(_RELIEF_POINTS, heights.shape[0])).round().astype(int)
        columns = np.linspace(0, heights.shape[1] - 1, min(_RELIEF_POINTS, heights.shape[1])).round().astype(int)
        z = heights[np.ix_(rows, columns)]
        bad = ~np.isfinite(surface.values[np.ix_(rows, columns)])
        z = np.where(bad, 1.0, z)
        grid_x, grid_y = np.meshgrid(np.linspace(-1, 1, len(columns)), np.linspace(-1, 1, len(rows)))
        across, down, depth = self._project(grid_x, grid_y, 1.2 * z - 0.6)
        centres = (depth[:-1, :-1] + depth[1:, 1:]) / 2
        table = theme.sequential(Quantity.MEMORY)
        edge = pen(theme.border, 0.6)
        hatching = QBrush(QColor(theme.warning), Qt.BrushStyle.BDiagPattern)
        for index in np.argsort(centres, axis=None).tolist():
            row, column = divmod(index, centres.shape[1])
            corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)]
            height = float(np.mean([z[c] for c in corners]))
            shape = QPolygonF([QPointF(across[c], down[c]) for c in corners])
            painter.setPen(edge)
            painter.setBrush(QColor(*(int(v) for v in table[min(round(255 * height), 255)][:3])))
            painter.drawPolygon(shape)
            if any(bad[c] for c in corners):  # what is no number stands as high as the highest, and is hatched
                painter.setBrush(hatching)
                painter.drawPolygon(shape)
        self._paint_paths(painter, picture, self._on_relief)
        self._paint_corner_names(painter, surface.region)

    def _on_relief(self, x: float, y: float) -> QPointF:
        """Where a point of the surface is on the relief, at the height of the nearest value."""
        assert self.picture is not None
        surface = self.picture.surface
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
        font = self._style.font(0.8)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(self._style.theme.muted))
        wide, high = self.size.width(), metrics.height()
        for x, y, name, (low, end) in (
            (0.0, -1.2, self.names[0], region.x),
            (1.2, 0.0, self.names[1], region.y),
        ):
            across, down, _ = self._project(np.array(x), np.array(y), np.array(-0.65))
            ends = f"  {low:.3g} … {end:.3g}".replace("-", "−")
            text = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, 0.45 * wide) + ends
            needed = metrics.horizontalAdvance(text)
            left = min(max(float(across) - needed / 2, 2.0), max(wide - needed - 2.0, 2.0))
            painter.drawText(QPointF(left, min(float(down) + high / 2, self.size.height() - 3.0)), text)


def _cells(area: QRectF, surface: Surface) -> QRectF:
    """Where the cells about the points of a grid lie whose outermost points stand on the edges of the area."""
    wide, high = area.width() / (len(surface.x) - 1) / 2, area.height() / (len(surface.y) - 1) / 2
    return area.adjusted(-wide, -high, wide, high)


def _apart(places: list[QPointF]) -> list[QPointF]:
    """The places that are far enough from the one before for a marker of their own."""
    found: list[QPointF] = []
    for at in places:
        if not found or (at - found[-1]).manhattanLength() >= _APART:
            found.append(at)
    return found
