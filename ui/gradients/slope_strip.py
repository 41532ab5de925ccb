"""The SlopeStrip: sections of the surface along each axis, and loss and gradient norm of both descents step by step."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.gradients.descent import Pair
from lstm_sim.gradients.surface import Section
from ui.blank_picture import blank_picture
from ui.motion import Motion, hairline
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
    """The range of one chart, where it stands in its box, and what stands at the ends of y."""

    x: tuple[float, float]
    y: tuple[float, float]
    area: QRectF
    box: QRectF
    ends: tuple[str, str]

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
        self._sections: QPixmap | None = None
        self._kept: tuple[object, ...] = ()
        """What they show."""
        self.motion = Motion(self)
        self.motion.rested.connect(self.update)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # the card behind it need not be painted
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
        self.motion.note()
        self.update()

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        self._sections = None
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The charts: what stays while the descents change is kept as pixels."""
        painter, target, strip = QPainter(self), QRectF(self.rect()), self.strip
        course = None if strip is None else self._course(strip, target)
        painter.drawPixmap(0, 0, self._kept_sections(strip))
        if strip is not None and course is not None:
            self._paint_course(painter, strip, course, thin=self.motion.moving)
        painter.end()

    def paint(self, painter: QPainter, target: QRectF) -> None:
        """Paint the charts into a rectangle of any painter."""
        if self.strip is None:
            return
        self._paint_sections(painter, target, self.strip)
        course = self._course(self.strip, target)
        if course is not None:
            self._paint_course(painter, self.strip, course)

    def _kept_sections(self, strip: Strip | None) -> QPixmap:
        """The sections as pixels."""
        shown = () if strip is None else (strip.names, _start(strip), *strip.sections)
        kept = (self.devicePixelRatioF(), self.size(), *shown)
        if self._sections is None or kept != self._kept:
            self._kept = kept
            self._sections = blank_picture(self, self.size(), self._style.theme.card)
            if strip is not None:
                into = QPainter(self._sections)
                self._paint_sections(into, QRectF(self.rect()), strip)
                into.end()
        return self._sections

    def _paint_sections(self, painter: QPainter, target: QRectF, strip: Strip) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        each = (target.width() - 2 * _GAP) / 4.0
        left = target.left()
        for section, name in zip(strip.sections, strip.names, strict=False):
            self._paint_section(
                painter, QRectF(left, target.top(), each, target.height()), section, name, _start(strip)
            )
            left += each + _GAP

    # ------------------------------------------------------------ the charts

    def _axes(self, box: QRectF, x: tuple[float, float], y: tuple[float, float], log: bool) -> _Axes:
        """Where a chart stands in its box: the ends of its axes beside and below it."""
        metrics = QFontMetricsF(self._style.font(0.75))
        ends = (_power(y[0]), _power(y[1])) if log else (_short(y[0]), _short(y[1]))
        left = max(metrics.horizontalAdvance(text) for text in ends) + 4.0
        area = box.adjusted(left, metrics.height() + 2.0, -2.0, -metrics.height() - 1.0)
        return _Axes(x, y, area, box, ends)

    def _paint_frame(self, painter: QPainter, axes: _Axes, name: str) -> None:
        """The frame of a chart with the ends of its axes."""
        theme, font = self._style.theme, self._style.font(0.75)
        metrics, area, box = QFontMetricsF(font), axes.area, axes.box
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        title = metrics.elidedText(name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QPointF(box.left(), box.top() + metrics.ascent()), title)
        for text, baseline in ((axes.ends[0], area.bottom()), (axes.ends[1], area.top() + metrics.capHeight())):
            painter.drawText(QPointF(area.left() - 4.0 - metrics.horizontalAdvance(text), baseline), text)
        below = area.bottom() + metrics.ascent() + 1.0
        first, last = _short(axes.x[0]), _short(axes.x[1])
        if metrics.horizontalAdvance(first + last) + 4.0 > area.width():
            first, last = (f"{end:.1g}".replace("-", "−") for end in axes.x)
        painter.drawText(QPointF(area.left(), below), first)
        painter.drawText(QPointF(area.right() - metrics.horizontalAdvance(last), below), last)
        painter.setPen(pen(theme.border, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)

    def _paint_section(
        self, painter: QPainter, box: QRectF, section: Section, name: str, start: tuple[float, float, float] | None
    ) -> None:
        theme = self._style.theme
        finite = section.values[np.isfinite(section.values)]
        if not len(finite):
            return
        x = (float(section.places[0]), float(section.places[-1]))
        axes = self._axes(box, x, (0.0, max(float(finite.max()), 1e-12) * 1.05), log=False)
        self._paint_frame(painter, axes, name)
        painter.setPen(pen(theme.fill(Quantity.MEMORY), 1.4))
        painter.drawPolyline(axes.line(section.places, section.values))
        if start is None:
            return
        at = axes.place(start[section.axis], start[2])
        if axes.area.contains(at):
            painter.setPen(pen(theme.card, 1.0))
            painter.setBrush(QColor(theme.text))
            painter.drawEllipse(at, 3.0, 3.0)

    def _course(self, strip: Strip, target: QRectF) -> _Axes | None:
        """The axes of loss and gradient norm, one logarithmic one for both; None where there is nothing."""
        pair = strip.pair
        if pair is None:
            return None
        both = (pair.clipped, pair.unclipped)
        every = np.concatenate([_logs(values) for d in both for values in (d.losses, d.gradient_norms)])
        finite = every[np.isfinite(every)]
        if not len(finite):
            return None
        threshold = math.log10(pair.clipped.rule.threshold)
        y = (math.floor(float(finite.min())), math.ceil(max(float(finite.max()), threshold)))
        left = target.left() + 2 * ((target.width() - 2 * _GAP) / 4.0 + _GAP)
        box = QRectF(left, target.top(), target.right() - left, target.height())
        return self._axes(box, (0.0, float(max(pair.clipped.steps, pair.unclipped.steps, 1))), y, log=True)

    def _paint_course(self, painter: QPainter, strip: Strip, axes: _Axes, thin: bool = False) -> None:
        """Loss (bold) and gradient norm (thin) of both descents, in a frame; the threshold across."""
        theme, pair, step = self._style.theme, strip.pair, strip.step
        assert pair is not None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter, axes, strip.names[2])
        painter.setClipRect(axes.area)
        threshold = math.log10(pair.clipped.rule.threshold)
        painter.setPen(pen(theme.muted, 1.0, (1.0, 2.0)))
        painter.drawLine(axes.place(axes.x[0], threshold), axes.place(axes.x[1], threshold))
        looks = (
            (pair.unclipped, theme.warning, (4.0, 2.5)),
            (pair.clipped, theme.fills[Quantity.OUTPUT_GATE], ()),
        )
        for descent, colour, dash in looks:
            steps = np.arange(len(descent.losses), dtype=np.float64)
            for values, width in ((descent.losses, 1.8), (descent.gradient_norms, 0.8)):
                line = pen(colour, width, dash)
                painter.setPen(hairline(line) if thin else line)
                painter.drawPolyline(axes.line(steps, _logs(values)))
        if step is not None:
            painter.setPen(pen(theme.muted, 1.0, (3.0, 3.0)))
            painter.drawLine(axes.place(float(step), axes.y[0]), axes.place(float(step), axes.y[1]))
        painter.restore()


def _start(strip: Strip) -> tuple[float, float, float] | None:
    """x, y and the loss where the descents begin."""
    if strip.pair is None:
        return None
    x, y = strip.pair.clipped.points[0].tolist()
    return x, y, float(strip.pair.clipped.losses[0])


def _logs(values: FloatArray) -> FloatArray:
    with np.errstate(all="ignore"):
        logs: FloatArray = np.log10(np.maximum(values, _LOWEST))
    return logs


def _short(value: float) -> str:
    return f"{value:.3g}".replace("-", "−")


def _power(log: float) -> str:
    digits = str(round(log)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"10{digits}"
