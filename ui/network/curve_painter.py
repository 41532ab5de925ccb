"""The picture of training curves, and the painter that puts it on the screen, into SVG or into PDF alike."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from lstm_sim.activations import FloatArray
from ui.network.curve_shapes import Scale, band, line_points, log_ticks, padded, shares, tick_text, ticks
from ui.style import RUN_DASHES, Style, pen

_WIDTH = 1.5
_RUG = 6.0
_FAINT = 70
"""How opaque the unsmoothed values are, of 255."""
_LONGEST_DASHED = 8.0
"""A line is drawn with its dash unless it is so many times as long as the plot is wide: then dashes are only noise."""


class Corner(Enum):
    """Where the legend stands."""

    TOP_RIGHT = auto()
    BOTTOM_RIGHT = auto()
    BOTTOM_LEFT = auto()


@dataclass(frozen=True, eq=False)
class Curve:
    """One run on the plot.

    Attributes:
        name, mark: what it is called, and which colour and dash it has.
        x, y: its line.
        raw: the values that were smoothed, drawn faintly; None where the line is those.
        points: what was measured after some of the steps, drawn with circles; the line itself where there is no other.
        clipped: the share of each step's gradient that was clipped.
        threshold: a line across the plot.
    """

    name: str
    mark: int
    x: FloatArray
    y: FloatArray
    raw: FloatArray | None = None
    points: tuple[FloatArray, FloatArray] | None = None
    clipped: FloatArray | None = None
    threshold: float | None = None

    def point_at(self, x: float) -> tuple[float, float] | None:
        """The last point of the line that is not after x; None before the first."""
        x_values, y_values = (self.x, self.y) if self.x.size or self.points is None else self.points
        place = int(np.searchsorted(x_values, x, side="right")) - 1
        return (float(x_values[place]), float(y_values[place])) if place >= 0 else None


@dataclass(frozen=True, eq=False)
class Picture:
    """What a plot shows.

    Attributes:
        curves: those on it.
        x_name, y_name: of the axes.
        log: whether the values stand by their logarithms.
        value_text, tick_text: how a value is written in the legend, and at the axis.
        legend: the corner where its curves are not.
        window: the steps from and to which it shows; None for all.
        empty, more: what is said where there is no curve; "{count} more".
    """

    curves: tuple[Curve, ...] = ()
    x_name: str = ""
    y_name: str = ""
    log: bool = False
    value_text: Callable[[float], str] = tick_text
    tick_text: Callable[[float], str] = tick_text
    legend: Corner = Corner.TOP_RIGHT
    window: tuple[float, float] | None = None
    empty: str = ""
    more: str = "{count}"

    @property
    def window_shown(self) -> tuple[float, float]:
        """The steps from and to which it shows."""
        return self.window or self.whole()

    def whole(self) -> tuple[float, float]:
        """From step 0 to the last step of the longest run."""
        ends = [float(x[-1]) for c in self.curves for x in (c.x, *([c.points[0]] if c.points else [])) if x.size]
        return 0.0, max([1.0, *ends])

    def heights(self, low: float, high: float) -> tuple[float, float]:
        """The smallest and the largest value between two steps."""
        found: list[FloatArray] = []
        for curve in self.curves:
            for x, y in ((curve.x, curve.y), curve.points or (np.empty(0), np.empty(0))):
                part = y[np.searchsorted(x, low) : np.searchsorted(x, high, side="right")]
                part = part[part > 0.0] if self.log else part[np.isfinite(part)]
                if part.size:
                    found.append(np.array([part.min(), part.max()]))
        if not found:
            return (0.1, 1.0) if self.log else (0.0, 1.0)
        values = np.concatenate(found)
        least, most = float(values.min()), float(values.max())
        near = [c.threshold for c in self.curves if c.threshold is not None and least / 2 <= c.threshold <= 2 * most]
        return padded(min([least, *near]), max([most, *near]), self.log)

    def text_at(self, curve: Curve, cursor: float | None) -> str:
        """A curve's value at a step; its last one where none is given."""
        point = curve.point_at(math.inf if cursor is None else cursor)
        return "–" if point is None or not math.isfinite(point[1]) else self.value_text(point[1])


@dataclass(frozen=True)
class Axes:
    """Where the axes of a painted picture stand."""

    box: QRectF
    across: Scale
    up: Scale


class CurvePainter:
    """Paints Pictures in the program's looks."""

    def __init__(self, style: Style) -> None:
        self._style = style

    def paint(self, painter: QPainter, size: QSizeF, picture: Picture, cursor: float | None = None) -> Axes:
        """Paint the picture into (0, 0, width, height) of any painter, with the values at a step (the last ones)."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axes = self._draw_axes(painter, size, picture)
        painter.save()
        painter.setClipRect(axes.box.adjusted(-1, -1, 1, 1))
        for curve in picture.curves:
            self._draw_curve(painter, curve, axes)
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

    def _draw_axes(self, painter: QPainter, size: QSizeF, picture: Picture) -> Axes:
        theme, font = self._style.theme, self._style.font(0.78)
        metrics = QFontMetricsF(font)
        height = metrics.height()
        x0, x1 = picture.window_shown
        y0, y1 = picture.heights(x0, x1)
        top, bottom = height + 5.0, size.height() - height - 4.0
        most = max(2, int((bottom - top) / (2.2 * height)))
        marks = log_ticks(y0, y1, most) if picture.log else ticks(y0, y1, most)
        left = 8.0 + max([metrics.horizontalAdvance(picture.tick_text(v)) for v in marks] or [20.0])
        box = QRectF(QPointF(left, top), QPointF(max(size.width() - 6.0, left + 10.0), max(bottom, top + 10.0)))
        axes = Axes(box, Scale(x0, x1, box.left(), box.right()), Scale(y0, y1, box.bottom(), box.top(), picture.log))
        painter.setFont(font)
        for value in marks:
            y = axes.up.pixel(value)
            painter.setPen(pen(theme.grid))
            painter.drawLine(QLineF(box.left(), y, box.right(), y))
            painter.setPen(QColor(theme.muted))
            place = QRectF(0.0, y - height / 2, left - 5.0, height)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, picture.tick_text(value)
            )
        name = picture.x_name
        name_width = metrics.horizontalAdvance(name) + 8.0
        for value in ticks(x0, x1, max(2, int(box.width() / (7.5 * height)) + 2)):
            x, text = axes.across.pixel(value), tick_text(value)
            wide = metrics.horizontalAdvance(text)
            if x + wide / 2 > box.right() - name_width:
                continue
            painter.drawText(
                QRectF(x - wide / 2 - 2, box.bottom() + 2, wide + 4, height), int(Qt.AlignmentFlag.AlignCenter), text
            )
        painter.drawText(
            QRectF(box.left(), box.bottom() + 2, box.width(), height), int(Qt.AlignmentFlag.AlignRight), name
        )
        painter.drawText(QRectF(2.0, 0.0, box.right() - 2.0, height), int(Qt.AlignmentFlag.AlignLeft), picture.y_name)
        painter.setPen(pen(theme.border))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        return axes

    def _draw_curve(self, painter: QPainter, curve: Curve, axes: Axes) -> None:
        colour, dash = self._style.theme.run(curve.mark), RUN_DASHES[curve.mark % len(RUN_DASHES)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if curve.raw is not None and curve.x.size:
            faint = QColor(colour)
            faint.setAlpha(_FAINT)
            x, y, thinned = line_points(curve.x, curve.raw, axes.across, axes.up)
            if thinned:
                _draw_band(painter, pen(faint), *band(curve.x, curve.raw, axes.across, axes.up))
            else:
                painter.setPen(pen(faint))
                _draw_line(painter, x, y)
        if curve.x.size:
            x, y, thinned = line_points(curve.x, curve.y, axes.across, axes.up)
            long = thinned and float(np.abs(np.diff(y)).sum()) > _LONGEST_DASHED * axes.box.width()
            painter.setPen(pen(colour, 1.0 if long else _WIDTH, () if long else dash))
            _draw_line(painter, x, y)
        if curve.points is not None:
            faint = QColor(colour)
            faint.setAlpha(2 * _FAINT)
            line = pen(faint, 0.8) if curve.x.size else pen(colour, _WIDTH, dash)
            self._draw_points(painter, curve.points, axes, colour, line)

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

    def _draw_points(
        self, painter: QPainter, points: tuple[FloatArray, FloatArray], axes: Axes, colour: QColor, line: QPen
    ) -> None:
        x, y, _ = line_points(*points, axes.across, axes.up)
        painter.setPen(line)
        _draw_line(painter, x, y)
        if len(x) <= axes.box.width() / 8.0:
            painter.setPen(pen(colour, 1.3))
            painter.setBrush(QColor(self._style.theme.card))
            for at_x, at_y in zip(x.tolist(), y.tolist(), strict=True):
                if math.isfinite(at_y):
                    painter.drawEllipse(QPointF(at_x, at_y), 2.6, 2.6)
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_rugs(self, painter: QPainter, picture: Picture, axes: Axes) -> None:
        """How many of the steps in each column of pixels were clipped: a bar of its height for each run."""
        top = axes.box.top()
        for curve in picture.curves:
            if curve.clipped is None or not curve.x.size:
                continue
            at, share = shares(curve.x, curve.clipped, axes.across)
            on = share > 0.0
            if not on.any():
                continue
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            low = top + 1.0 + np.maximum(_RUG * share[on], 1.5)
            _draw_band(painter, pen(self._style.theme.run(curve.mark)), at[on], np.full(int(on.sum()), top + 1.0), low)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
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
            if axes.box.contains(at):  # which nan is not
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


def _draw_line(painter: QPainter, x: FloatArray, y: FloatArray) -> None:
    """A line through points in pixels, with a gap where one is not finite."""
    good = np.isfinite(y)
    if good.all():
        painter.drawPolyline(_polygon(x, y))
        return
    for part in np.split(np.arange(len(x)), np.flatnonzero(~good)):
        part = part[good[part]]
        if len(part):
            painter.drawPolyline(_polygon(x[part], y[part]))


def _polygon(x: FloatArray, y: FloatArray) -> QPolygonF:
    made: QPolygonF = pg.functions.arrayToQPolygonF(np.ascontiguousarray(x), np.clip(y, -1e5, 1e5))
    return made


def _draw_band(painter: QPainter, line_pen: QPen, x: FloatArray, low: FloatArray, high: FloatArray) -> None:
    """A vertical stroke in each column of pixels."""
    good = np.isfinite(low) & np.isfinite(high)
    painter.setPen(line_pen)
    strokes = zip(x[good].tolist(), low[good].tolist(), high[good].tolist(), strict=True)
    painter.drawLines([QLineF(at, a, at, b) for at, a, b in strokes])
