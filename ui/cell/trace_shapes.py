"""The timeline's bars, lines and heat maps: what is drawn of the numbers, without any writing."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.functions import arrayToQPath
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from ui.cell.trace_lanes import Series
from ui.cell.trace_plan import Place, Plan
from ui.style import DASHES, Theme, family, pen

_SMOOTH_POINTS = 400
"""Lines of more points are drawn without smoothing."""
_GHOST_DASH = (3.0, 2.0)
_HATCH = 4.0
"""Between two slanted lines."""


def paint_shapes(painter: QPainter, plan: Plan, theme: Theme) -> None:
    """Bars or lines of every lane, and the line that each stands on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setClipRect(
        QRectF(plan.left, plan.top - 2, plan.right - plan.left, plan.axis - plan.top + 3),
        Qt.ClipOperation.IntersectClip,
    )
    for place in plan.places:
        if place.lane.is_heat_map:
            _paint_heat_map(painter, plan, place, theme)
            continue
        if place.bars:
            _paint_bars(painter, plan, place, theme)
        else:
            for series in place.lane.series:
                _paint_line(painter, plan, place, series, theme)
        painter.setPen(pen(theme.border))
        painter.drawLine(QLineF(plan.left, place.zero, plan.right, place.zero))
    painter.restore()


def _paint_bars(painter: QPainter, plan: Plan, place: Place, theme: Theme) -> None:
    width = max(1.0, place.slot - (2.0 if place.slot >= 6.0 else 0.5))
    if place.lane.key == "gates":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.well))
        for k in range(len(place.lane.series)):
            left = plan.bar_left(place, k)
            height = place.bottom - place.top
            painter.drawRects([QRectF(left + t * plan.column, place.top, width, height) for t in plan.visible])
    for k, series in enumerate(place.lane.series):
        left = plan.bar_left(place, k)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.fill(series.quantity))
        painter.drawRects(_rects(plan, place, series.values, left, width))
        for t in plan.visible:
            if not math.isfinite(series.values[t]):
                broken = QRectF(left + t * plan.column, place.top, width, place.bottom - place.top)
                _hatch(painter, broken, theme, series.quantity)
        if series.ghost is not None:
            painter.setPen(pen(theme.text, 1.0, _GHOST_DASH))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRects(_rects(plan, place, _where_other(series), left, width))


def _rects(plan: Plan, place: Place, values: FloatArray, left: float, width: float) -> list[QRectF]:
    """A bar for each visible finite value, at least one pixel high."""
    made, zero, per_unit, column, start = [], place.zero, place.per_unit, plan.column, plan.visible.start
    low, high = place.lane.low, place.lane.high
    for k, value in enumerate(plan.shown(values).tolist()):
        if math.isfinite(value):
            height = min(max(value, low), high) * per_unit
            if -1.0 < height < 1.0:
                height = 1.0
            made.append(QRectF(left + (start + k) * column, zero - max(height, 0.0), width, abs(height)))
    return made


def _where_other(series: Series) -> FloatArray:
    """The pinned values where they differ from the present ones; nan elsewhere."""
    assert series.ghost is not None
    steps = min(len(series.ghost), len(series.values))
    ghost, values = series.ghost[:steps], series.values[:steps]
    return np.where(np.abs(ghost - values) > 1e-3 * np.abs(values), ghost, np.nan)


def _hatch(painter: QPainter, rect: QRectF, theme: Theme, quantity: Quantity) -> None:
    """Slanted lines where there is no number that could be drawn."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(pen(theme.fill(quantity)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    height = rect.height()
    count = int((rect.width() + height) / _HATCH) + 1
    lefts = (rect.left() - height + _HATCH * k for k in range(count))
    painter.drawLines([QLineF(x, rect.bottom(), x + height, rect.top()) for x in lefts])
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


def _paint_line(painter: QPainter, plan: Plan, place: Place, series: Series, theme: Theme) -> None:
    if series.ghost is not None:
        _stroke(painter, plan, place, series.ghost, pen(theme.muted))
    dash = DASHES[family(series.quantity)] if len(plan.visible) <= _SMOOTH_POINTS else ()
    _stroke(painter, plan, place, series.values, pen(theme.fill(series.quantity), 1.0, dash))
    start = plan.visible.start
    for first, last in _runs(~np.isfinite(plan.shown(series.values))):
        left, right = plan.x(start + first), plan.x(start + last)
        _hatch(
            painter,
            QRectF(left, place.top, max(1.0, right - left), place.bottom - place.top),
            theme,
            series.quantity,
        )


def _runs(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The stretches, first and one past the last, in which `mask` is true."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(np.int8)))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def _stroke(painter: QPainter, plan: Plan, place: Place, values: FloatArray, stroke: QPen) -> None:
    shown = plan.shown(values)
    if not len(shown):
        return
    steps, heights = thinned(shown, int(plan.right - plan.left))
    x = plan.x(plan.visible.start + 0.5) + steps * plan.column
    heights = np.where(np.isfinite(heights), np.clip(heights, place.lane.low, place.lane.high), np.nan)
    path = arrayToQPath(x, place.zero - heights * place.per_unit, connect="finite")
    painter.setPen(stroke)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(x) <= _SMOOTH_POINTS)
    painter.drawPath(path)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def thinned(values: FloatArray, width: int) -> tuple[FloatArray, FloatArray]:
    """At most two points for each pixel of `width`, the least and the greatest there: no peak is lost.

    Returns the points' places, in steps from the first, and their values.
    """
    count = len(values)
    size = math.ceil(2 * count / max(1, width))
    if size < 3:
        return np.arange(count, dtype=np.float64), values
    starts = np.arange(0, count, size)
    both = np.stack([np.fmin.reduceat(values, starts), np.fmax.reduceat(values, starts)], axis=1)
    both[1::2] = both[1::2, ::-1]
    return np.repeat(starts + (size - 1) / 2, 2), both.ravel()


def _paint_heat_map(painter: QPainter, plan: Plan, place: Place, theme: Theme) -> None:
    """A row for each series, a cell for each step."""
    values = np.stack([plan.shown(s.values) for s in place.lane.series])
    half = max(-place.lane.low, place.lane.high)
    levels = np.clip(np.nan_to_num(values) / half * 127.5 + 127.5, 0, 255).astype(np.uint8)
    cells = np.ascontiguousarray(theme.diverging()[levels])
    rows, columns, _ = cells.shape
    image = QImage(cells.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888)
    left, width = plan.x(plan.visible.start), plan.column * columns
    target = QRectF(left, place.rect.top(), width, place.rect.height())
    painter.drawImage(target, image.copy())
