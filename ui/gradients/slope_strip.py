"""The SlopeStrip: sections of the surface along each axis, and loss and gradient norm of both descents step by step."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.gradients.descent import Descent, Pair
from lstm_sim.gradients.surface import Section
from ui.style import Style, pen

_HEIGHT, _LEAST = 104.0, 66.0
_GAP = 14.0
_LOWEST = 1e-8
"""Of the logarithmic axis."""


@dataclass(frozen=True, eq=False)
class Strip:
    """What the strip shows.

    Attributes:
        sections: along x and along y, through the start or where the network stands; empty where there is none.
        pair, step: the descents, and how far they are replayed; None for all.
        names: what stands above the three charts.
    """

    sections: tuple[Section, ...]
    pair: Pair | None
    step: int | None
    names: tuple[str, str, str]


@dataclass(frozen=True)
class _Axes:
    """The range of one chart and where it stands."""

    x: tuple[float, float]
    y: tuple[float, float]
    area: QRectF

    def place(self, x: float, y: float) -> QPointF:
        (x_low, x_high), (y_low, y_high) = self.x, self.y
        return QPointF(
            self.area.left() + (x - x_low) / (x_high - x_low or 1.0) * self.area.width(),
            self.area.bottom() - (y - y_low) / (y_high - y_low or 1.0) * self.area.height(),
        )

    def line(self, x: FloatArray, y: FloatArray) -> QPolygonF:
        apart = max(int(len(x) / max(self.area.width(), 1.0)), 1)  # none nearer to each other than a pixel
        x, y = x[::apart], y[::apart]
        finite = np.isfinite(y)
        (x_low, x_high), (y_low, y_high) = self.x, self.y
        across = self.area.left() + (x[finite] - x_low) / (x_high - x_low or 1.0) * self.area.width()
        down = self.area.bottom() - (y[finite] - y_low) / (y_high - y_low or 1.0) * self.area.height()
        polygon: QPolygonF = arrayToQPolygonF(across, down)
        return polygon


class SlopeStrip(QWidget):
    """Three small charts beside each other; nothing in them is set by hand."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.strip: Strip | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """Low: the surface is what is looked at."""
        return QSize(300, round(_HEIGHT * self._style.scale))

    def minimumSizeHint(self) -> QSize:
        """Lower still, where the window is low."""
        return QSize(200, round(_LEAST * self._style.scale))

    def show_strip(self, strip: Strip) -> None:
        """Show other sections or descents."""
        self.strip = strip
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The charts."""
        painter = QPainter(self)
        self.paint(painter, QRectF(self.rect()))
        painter.end()

    def paint(self, painter: QPainter, target: QRectF) -> None:
        """Paint the charts into a rectangle of any painter."""
        strip = self.strip
        if strip is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        each = (target.width() - 2 * _GAP) / 4.0
        left = target.left()
        for section, name in zip(strip.sections, strip.names, strict=False):
            box = QRectF(left, target.top(), each, target.height())
            self._paint_section(painter, box, section, name, strip.pair)
            left += each + _GAP
        left = target.left() + 2 * (each + _GAP)
        if strip.pair is not None:
            rest = QRectF(left, target.top(), target.right() - left, target.height())
            self._paint_course(painter, rest, strip.pair, strip.step, strip.names[2])

    def _chart(
        self, painter: QPainter, box: QRectF, name: str, x: tuple[float, float], y: tuple[float, float], log: bool
    ) -> _Axes:
        """The frame of a chart with the ends of its axes."""
        theme, font = self._style.theme, self._style.font(0.75)
        metrics = QFontMetricsF(font)
        ends = [_power(v) if log else _short(v) for v in y]
        left = max(metrics.horizontalAdvance(text) for text in ends) + 4.0
        area = box.adjusted(left, metrics.height() + 2.0, -2.0, -metrics.height() - 1.0)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        title = metrics.elidedText(name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QPointF(box.left(), box.top() + metrics.ascent()), title)
        for text, baseline in ((ends[0], area.bottom()), (ends[1], area.top() + metrics.capHeight())):
            at = QPointF(area.left() - 4.0 - metrics.horizontalAdvance(text), baseline)
            painter.drawText(at, text)
        below = area.bottom() + metrics.ascent() + 1.0
        first, last = _short(x[0]), _short(x[1])
        if metrics.horizontalAdvance(first + last) + 4.0 > area.width():
            first, last = (f"{end:.1g}".replace("-", "−") for end in x)
        painter.drawText(QPointF(area.left(), below), first)
        painter.drawText(QPointF(area.right() - metrics.horizontalAdvance(last), below), last)
        painter.setPen(pen(theme.border, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        return _Axes(x, y, area)

    def _paint_section(self, painter: QPainter, box: QRectF, section: Section, name: str, pair: Pair | None) -> None:
        theme = self._style.theme
        finite = section.values[np.isfinite(section.values)]
        if not len(finite):
            return
        x = (float(section.places[0]), float(section.places[-1]))
        axes = self._chart(painter, box, name, x, (0.0, max(float(finite.max()), 1e-12) * 1.05), log=False)
        painter.setPen(pen(theme.fill(Quantity.MEMORY), 1.4))
        painter.drawPolyline(axes.line(section.places, section.values))
        if pair is None:
            return
        start = axes.place(float(pair.clipped.points[0][section.axis]), float(pair.clipped.losses[0]))
        if axes.area.contains(start):
            painter.setPen(pen(theme.card, 1.0))
            painter.setBrush(QColor(theme.text))
            painter.drawEllipse(start, 3.0, 3.0)

    def _paint_course(self, painter: QPainter, box: QRectF, pair: Pair, step: int | None, name: str) -> None:
        """Loss (bold) and gradient norm (thin) on one logarithmic axis; the threshold across."""
        theme = self._style.theme
        both = (pair.clipped, pair.unclipped)
        every = np.concatenate([_logs(values) for d in both for values in (d.losses, d.gradient_norms)])
        finite = every[np.isfinite(every)]
        if not len(finite):
            return
        threshold = math.log10(pair.clipped.rule.threshold)
        y = (math.floor(float(finite.min())), math.ceil(max(float(finite.max()), threshold)))
        steps = max(pair.clipped.steps, pair.unclipped.steps, 1)
        axes = self._chart(painter, box, name, (0.0, float(steps)), y, log=True)
        painter.save()
        painter.setClipRect(axes.area)
        painter.setPen(pen(theme.muted, 1.0, (1.0, 2.0)))
        painter.drawLine(axes.place(0.0, threshold), axes.place(float(steps), threshold))
        looks = (
            (pair.unclipped, theme.warning, (4.0, 2.5)),
            (pair.clipped, theme.fills[Quantity.OUTPUT_GATE], ()),
        )
        for descent, colour, dash in looks:
            self._paint_lines(painter, axes, descent, QColor(colour), dash)
        if step is not None:
            painter.setPen(pen(theme.muted, 1.0, (3.0, 3.0)))
            painter.drawLine(axes.place(float(step), y[0]), axes.place(float(step), y[1]))
        painter.restore()

    def _paint_lines(
        self, painter: QPainter, axes: _Axes, descent: Descent, colour: QColor, dash: tuple[float, ...]
    ) -> None:
        steps = np.arange(len(descent.losses), dtype=np.float64)
        for values, width in ((descent.losses, 1.8), (descent.gradient_norms, 0.8)):
            painter.setPen(pen(colour, width, dash))
            painter.drawPolyline(axes.line(steps, _logs(values)))


def _logs(values: FloatArray) -> FloatArray:
    with np.errstate(all="ignore"):
        logs: FloatArray = np.log10(np.maximum(values, _LOWEST))
    return logs


def _short(value: float) -> str:
    return f"{value:.3g}".replace("-", "−")


def _power(log: float) -> str:
    digits = str(round(log)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"10{digits}"
