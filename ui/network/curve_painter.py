"""The CurvePainter: puts a Picture of training curves on the screen, into SVG or into PDF alike."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shiboken6
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from lstm_sim.activations import FloatArray
from ui.network.curve_axes import Axes, draw_axes, ranges_of
from ui.network.curve_picture import Corner, Curve, Picture
from ui.network.curve_shapes import (
    Scale,
    band,
    column_starts,
    is_crowded,
    line_points,
    shares,
    strokes_of,
)
from ui.style import RUN_DASHES, Style, pen

_WIDTH = 1.5
_RUG = 6.0
_NO_STROKES = np.empty((0, 4))
_FAINT = 70
"""How opaque the unsmoothed values are, of 255."""
_LONGEST_DASHED = 8.0
"""A line is drawn with its dash unless it is so many times as long as the plot is wide: then dashes are only noise."""


class CurvePainter:
    """Paints Pictures in the program's looks."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._kept: dict[Curve, tuple[Axes, _Shape]] = {}
        self._ground: tuple[object, Axes, QPixmap] | None = None

    def paint(
        self, painter: QPainter, size: QSizeF, picture: Picture, cursor: float | None = None, vector: bool = False
    ) -> Axes:
        """Paint the picture over all of (0, 0, width, height), with the values at a step (None: the last ones).

        `vector`: for a file that is made of lines, in which each curve is to be one.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._kept = {curve: self._kept[curve] for curve in picture.curves if curve in self._kept}
        if vector:
            newest, axes = picture.curves, draw_axes(painter, self._style, size, picture, ranges_of(picture))
        else:
            newest, axes = picture.curves[-1:], self._draw_ground(painter, size, picture)
        painter.save()
        painter.setClipRect(_inside(axes))
        for curve in newest:
            self._draw_curve(painter, curve, axes, vector)
        self._draw_thresholds(painter, picture, axes)
        self._draw_rugs(painter, picture, axes)
        painter.restore()
        if not picture.curves:
            painter.setPen(QColor(self._style.theme.muted))
            painter.setFont(self._style.font(0.9))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(axes.box.adjusted(6, 0, -6, 0), int(flags), picture.empty)
            return axes
        if cursor is not None:
            self._draw_cursor(painter, picture, axes, cursor)
        self._draw_legend(painter, picture, axes, cursor)
        return axes

    def _shape(self, curve: Curve, axes: Axes) -> _Shape:
        """A curve in pixels: the one from the last paint, if neither it nor the axes are others."""
        kept = self._kept.get(curve)
        if kept is None or kept[0] != axes:
            kept = self._kept[curve] = (axes, _shape_of(curve, axes))
        return kept[1]

    def _draw_ground(self, painter: QPainter, size: QSizeF, picture: Picture) -> Axes:
        """The card, the axes, and all but the newest run, which may grow: kept until one of them is another."""
        style, still, ranges = self._style, picture.curves[:-1], ranges_of(picture)
        ratio = painter.device().devicePixelRatioF()
        texts = (picture.log, picture.x_name, picture.y_name, picture.tick_text)
        key = (ranges, still, texts, size, ratio, style.theme, style.font(0.78))
        if self._ground is None or self._ground[0] != key:
            made = QPixmap((size * ratio).toSize())
            made.setDevicePixelRatio(ratio)
            made.fill(QColor(style.theme.card))
            inside = QPainter(made)
            inside.setRenderHint(QPainter.RenderHint.Antialiasing)
            axes = draw_axes(inside, style, size, picture, ranges)
            inside.setClipRect(_inside(axes))
            for curve in still:
                self._draw_curve(inside, curve, axes, vector=False)
            inside.end()
            self._ground = key, axes, made
        painter.drawPixmap(QPointF(), self._ground[2])
        return self._ground[1]

    def _draw_curve(self, painter: QPainter, curve: Curve, axes: Axes, vector: bool) -> None:
        colour, shape = self._style.theme.run(curve.mark), self._shape(curve, axes)
        faint = QColor(colour)
        faint.setAlpha(_FAINT)
        _draw_strokes(painter, pen(faint), shape.raw, smooth=not shape.is_band)
        dash = _dash(curve)
        if vector:
            painter.setPen(pen(colour, _WIDTH, () if shape.is_long else dash))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(_polygon(shape.x, shape.y))
        else:
            _draw_strokes(painter, pen(colour, 1.0 if shape.is_long else _WIDTH), shape.line)
        if shape.point_x.size:
            faint.setAlpha(2 * _FAINT)
            line = pen(faint, 0.8) if curve.x.size else pen(colour, _WIDTH)
            _draw_strokes(painter, line, shape.between)
            if len(shape.point_x) <= axes.box.width() / 8.0:
                self._draw_rings(painter, colour, shape, vector)

    def _draw_rings(self, painter: QPainter, colour: QColor, shape: _Shape, vector: bool) -> None:
        """A ring at each point: on the screen a dot on a dot, all at once."""
        good = np.isfinite(shape.point_y)
        at = np.ascontiguousarray(np.stack([shape.point_x[good], shape.point_y[good]], axis=1))
        card = QColor(self._style.theme.card)
        if vector:
            painter.setPen(pen(colour, 1.3))
            painter.setBrush(card)
            for x, y in at.tolist():
                painter.drawEllipse(QPointF(x, y), 2.6, 2.6)
        elif len(at):
            first = shiboken6.wrapInstance(at.ctypes.data, QPointF)
            assert isinstance(first, QPointF)
            for dot in (pen(colour, 6.5), pen(card, 3.9)):
                painter.setPen(dot)
                painter.drawPoints(first, len(at))

    def _draw_thresholds(self, painter: QPainter, picture: Picture, axes: Axes) -> None:
        """A line at each norm to which a gradient is clipped."""
        box, font = axes.box, self._style.font(0.75)
        painter.setFont(font)
        painter.setPen(pen(self._style.theme.muted, 1.0, (4, 3)))
        for threshold in sorted({curve.threshold for curve in picture.curves if curve.threshold is not None}):
            y = axes.up.pixel(threshold)
            if box.top() < y < box.bottom():
                painter.drawLine(QLineF(box.left(), y, box.right(), y))
                above = QRectF(box.left(), y - 20.0, box.width() - 3.0, 19.0)
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
                painter.drawText(above, int(flags), f"θ = {threshold:g}")

    def _draw_rugs(self, painter: QPainter, picture: Picture, axes: Axes) -> None:
        """How many of the steps in each column of pixels were clipped: a bar of its height for each run."""
        top = axes.box.top() + 1.0
        for curve in picture.curves:
            rug = self._shape(curve, axes).rug
            if len(rug):
                strokes = rug + np.array([0.0, top, 0.0, top])
                _draw_strokes(painter, pen(self._style.theme.run(curve.mark)), strokes, smooth=False)
                top += _RUG + 2.0

    def _draw_cursor(self, painter: QPainter, picture: Picture, axes: Axes, cursor: float) -> None:
        x = axes.across.pixel(cursor)
        if not axes.box.left() - 1 <= x <= axes.box.right() + 1:
            return
        theme = self._style.theme
        painter.setPen(pen(theme.muted, 1.0, (3, 2)))
        painter.drawLine(QLineF(x, axes.box.top(), x, axes.box.bottom()))
        for curve in picture.curves:
            point = curve.point_at(cursor)
            if point is None:
                continue
            at = QPointF(axes.across.pixel(point[0]), axes.up.pixel(point[1]))
            if math.isfinite(at.y()) and axes.box.contains(at):
                painter.setPen(pen(theme.card, 1.0))
                painter.setBrush(theme.run(curve.mark))
                painter.drawEllipse(at, 3.2, 3.2)

    def _draw_legend(self, painter: QPainter, picture: Picture, axes: Axes, cursor: float | None) -> None:
        """A line for each run: how it is drawn, its name, its value at the cursor (its last one without)."""
        theme, font = self._style.theme, self._style.font(0.8)
        metrics, box = QFontMetricsF(font), axes.box
        height = metrics.height() + 1.0
        room = max(1, int((box.height() * 0.62) / height) - (cursor is not None))
        shown = picture.curves if len(picture.curves) <= room else picture.curves[: max(room - 1, 1)]
        rows = [(c, c.name, picture.text_at(c, cursor)) for c in shown]
        value_width = max([metrics.horizontalAdvance(value) for _, _, value in rows] or [0.0])
        most = max(box.width() * 0.72 - 40.0 - value_width, 30.0)
        names = [metrics.elidedText(name, Qt.TextElideMode.ElideRight, most) for _, name, _ in rows]
        name_width = max(metrics.horizontalAdvance(name) for name in names)
        lines = len(rows) + (len(shown) < len(picture.curves)) + (cursor is not None)
        width = 34.0 + name_width + 8.0 + value_width + 6.0
        corner = picture.legend
        left = box.left() + 4.0 if corner is Corner.BOTTOM_LEFT else box.right() - width - 2.0
        top = box.top() + 2.0 if corner is Corner.TOP_RIGHT else box.bottom() - lines * height - 6.0
        ground = QColor(theme.card)
        ground.setAlpha(215)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(left, top, width, lines * height + 4.0), 4.0, 4.0)
        painter.setFont(font)
        y = top + 2.0
        right, middle = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter
        if cursor is not None:
            painter.setPen(QColor(theme.muted))
            painter.drawText(
                QRectF(left, y, width - 6.0, height), int(right | middle), f"{picture.x_name} {cursor:,.0f}"
            )
            y += height
        for (curve, _, value), name in zip(rows, names, strict=True):
            painter.setPen(pen(theme.run(curve.mark), 2.0, RUN_DASHES[curve.mark % len(RUN_DASHES)]))
            painter.drawLine(QLineF(left + 6.0, y + height / 2, left + 28.0, y + height / 2))
            painter.setPen(QColor(theme.text))
            painter.drawText(QRectF(left + 34.0, y, name_width + 2.0, height), int(middle), name)
            painter.drawText(QRectF(left, y, width - 6.0, height), int(right | middle), value)
            y += height
        if len(shown) < len(picture.curves):
            painter.setPen(QColor(theme.muted))
            more = picture.more.format(count=len(picture.curves) - len(shown))
            painter.drawText(QRectF(left + 34.0, y, width, height), int(middle), more)


@dataclass(frozen=True, eq=False)
class _Shape:
    """A curve in pixels: the strokes (M, 4) of its raw values, of its line, and so on."""

    raw: FloatArray
    is_band: bool
    line: FloatArray
    is_long: bool
    x: FloatArray
    y: FloatArray
    point_x: FloatArray
    point_y: FloatArray
    between: FloatArray
    rug: FloatArray


def _inside(axes: Axes) -> QRectF:
    """Where curves may be seen."""
    return axes.box.adjusted(-1, -1, 1, 1)


def _dash(curve: Curve) -> tuple[float, ...]:
    return RUN_DASHES[curve.mark % len(RUN_DASHES)]


def _shape_of(curve: Curve, axes: Axes) -> _Shape:
    across, up = axes.across, axes.up
    starts = column_starts(curve.x, across)
    is_band, raw = is_crowded(starts), _NO_STROKES
    if curve.raw is not None and is_band:
        raw = band(curve.x, curve.raw, across, up, starts)
    elif curve.raw is not None and curve.x.size:
        raw = strokes_of(*line_points(curve.x, curve.raw, across, up, starts)[:2], ())
    dash = tuple(length * _WIDTH for length in _dash(curve))
    x, y, thinned = line_points(curve.x, curve.y, across, up, starts)
    is_long = thinned and float(np.nansum(np.abs(np.diff(y)))) > _LONGEST_DASHED * axes.box.width()
    point_x, point_y, between = x[:0], y[:0], _NO_STROKES
    if curve.points is not None:
        point_x, point_y, _ = line_points(*curve.points, across, up)
        between = strokes_of(point_x, point_y, () if curve.x.size else dash)
    line = strokes_of(x, y, () if is_long else dash)
    return _Shape(raw, is_band, line, is_long, x, y, point_x, point_y, between, _rug_of(curve, across))


def _rug_of(curve: Curve, across: Scale) -> FloatArray:
    """The strokes of the bars that say where a gradient was clipped, from 0 downwards."""
    if curve.clipped is None or not curve.clipped.any():
        return _NO_STROKES
    at, share = shares(curve.x, curve.clipped, across)
    at, share = at[share > 0.0], share[share > 0.0]
    return np.stack([at, np.zeros(len(at)), at, np.maximum(_RUG * share, 1.5)], axis=1)


def _polygon(x: FloatArray, y: FloatArray) -> QPolygonF:
    points = zip(x.tolist(), y.tolist(), strict=True)
    return QPolygonF([QPointF(*point) for point in points if math.isfinite(point[1])])


def _draw_strokes(painter: QPainter, line_pen: QPen, strokes: FloatArray, smooth: bool = True) -> None:
    """Draw (M, 4) strokes x₁, y₁, x₂, y₂: Qt takes ten times as long for a polyline that is wider than a pixel.

    A QLineF is four doubles, so the array is an array of them as it stands.
    """
    if not len(strokes):
        return
    line_pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(line_pen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
    held = np.ascontiguousarray(strokes, dtype=np.float64)
    first = shiboken6.wrapInstance(held.ctypes.data, QLineF)
    assert isinstance(first, QLineF)
    painter.drawLines(first, len(held))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
