"""The SurfacePainter: an error surface as a map with contours or as a relief, with the descents on it."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPaintEngine, QPainter, QPainterPath, QPixmap

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.gradients.surface import Point, Region, Surface
from lstm_sim.study import Shown
from ui.gradients.path_painter import PathPainter, polygon
from ui.gradients.picture import Picture
from ui.gradients.relief import Relief
from ui.style import Style, pen


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
        self._paths = PathPainter(style)
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
        return QPointF(*self._on_map(np.array([(x, y)]))[0].tolist())

    def _on_map(self, points: FloatArray) -> FloatArray:
        """Where points of the surface, (N, 2), are on the map, (N, 2)."""
        assert self.picture is not None
        area, region = self.area(), self.picture.surface.region
        across, up = (
            (values - low) / (high - low) for values, (low, high) in zip(points.T, (region.x, region.y), strict=True)
        )
        return np.stack([area.left() + across * area.width(), area.bottom() - up * area.height()], axis=1)

    def paint(self, painter: QPainter, thin: bool = False) -> None:
        """The surface and the descents into any painter; `thin` while the descents move."""
        picture = self.picture
        if picture is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = painter.device().devicePixelRatioF()
        on_screen = painter.paintEngine().type() is QPaintEngine.Type.Raster
        if on_screen and painter.deviceTransform().m11() == ratio:
            painter.drawPixmap(0, 0, self._kept_ground(picture, ratio))
        else:
            self._paint_ground(painter, picture)
        if self.shown is Shown.RELIEF:
            relief = self._relief(picture.surface)
            self._paths.paint(painter, picture, relief.places, QRectF(QPointF(), self.size), thin)
            relief.paint_names(painter, self._style, self.names, self.size)
            return
        painter.save()
        painter.setClipRect(self.area())
        self._paths.paint(painter, picture, self._on_map, self.area().adjusted(-9.0, -9.0, 9.0, 9.0), thin)
        painter.restore()
        painter.setPen(pen(self._style.theme.border, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.area())

    def _shares(self, surface: Surface) -> FloatArray:
        """The values as heights 0 … 1, small values spread out: a cliff would hide all else on an even scale."""
        if self._heights is None:
            span = surface.range or (0.0, 1.0)
            low, high = span
            scale = max(high - low, 1e-300)
            with np.errstate(all="ignore"):
                self._heights = np.sqrt(np.clip((surface.values - low) / scale, 0.0, 1.0))
        return self._heights

    def _relief(self, surface: Surface) -> Relief:
        return Relief(surface, self._shares(surface), self.turn, self.tilt, self.area())

    def _kept_ground(self, picture: Picture, ratio: float) -> QPixmap:
        """What the descents stand on as pixels, for the screen: it stays while they change."""
        looks = self.shown, self.arrows, self.turn, self.tilt, self.names
        grounded = picture.surface, picture.contours, picture.field, self.size, ratio, looks
        if self._ground is None or any(a is not b and a != b for a, b in zip(grounded, self._grounded, strict=True)):
            self._grounded = grounded
            self._ground = QPixmap((self.size * ratio).toSize())
            self._ground.setDevicePixelRatio(ratio)
            self._ground.fill(QColor(self._style.theme.card))
            into = QPainter(self._ground)
            into.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(into, picture)
            into.end()
        return self._ground

    def _paint_ground(self, painter: QPainter, picture: Picture) -> None:
        """The mesh; or the map, its contours, the field and the axes."""
        surface, area = picture.surface, self.area()
        if self.shown is Shown.RELIEF:
            self._relief(surface).paint(painter, self._style)
            return
        painter.save()
        painter.setClipRect(area)
        if self._image is None:
            self._image = self._map_image(surface)
        cells = _cells(area, surface)
        painter.drawImage(cells, self._image)
        bad = ~np.isfinite(surface.values)
        if bad.any():
            self._hatch(painter, cells, bad)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(self._style.theme.muted, 0.7))
        for line in picture.contours:
            painter.drawPolyline(polygon(self._on_map(line)))
        if self.arrows and picture.field is not None:
            self._paint_arrows(painter, picture.field)
        painter.restore()
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


def _cells(area: QRectF, surface: Surface) -> QRectF:
    """Where the cells about the points of a grid lie whose outermost points stand on the edges of the area."""
    wide, high = area.width() / (len(surface.x) - 1) / 2, area.height() / (len(surface.y) - 1) / 2
    return area.adjusted(-wide, -high, wide, high)
