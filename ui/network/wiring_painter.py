"""Paints the unrolled network: blocks with their values, wires as thick as what flows, each feedback by its own way."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPolygonF

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.formula import number
from lstm_sim.laboratory.wiring import Feedback, Level, Wiring
from ui.network.answer_table import NOTHING, slot_of
from ui.network.weight_wires import WeightKey, WeightWires, wire_width
from ui.network.wiring_plan import WiringPlan
from ui.style import RADIUS, Style, pen

Q = Quantity


class WiringPainter:
    """Paints one plan; it keeps fonts and colours only."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self.weights = WeightWires(style)
        self.level_names: tuple[str, ...] = ()
        self.take_style()

    def take_style(self) -> None:
        """Take the fonts anew."""
        self.font = self._style.font(0.82)
        self.bold = self._style.font(0.82, bold=True)
        self.metrics = QFontMetricsF(self.font)
        self.weights.take_style()
        self._colours = [QColor(*rgba) for rgba in self._style.theme.diverging().tolist()]

    def gutter(self) -> float:
        """The room for the levels' names."""
        widest = max((self.metrics.horizontalAdvance(name) for name in self.level_names), default=40.0)
        return widest + 14.0 * self._style.scale

    def paint(
        self, painter: QPainter, plan: WiringPlan, step: int, steps: range, chosen: WeightKey | None = None
    ) -> None:
        """The steps of `steps`; `step` is looked at, `chosen` the weight that the keyboard is on."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wiring = plan.wiring
        self._paint_column(painter, plan, step)
        for level in range(1, len(wiring.levels)):
            self._paint_up(painter, plan, level, steps)
        for level, shown in enumerate(wiring.levels):
            if shown.part == "hidden":
                self._paint_feedback(painter, plan, level, steps)
        if wiring.is_tiny:
            self.weights.paint(painter, plan, step, steps, chosen)
        for level in range(len(wiring.levels)):
            for t in steps:
                self._paint_block(painter, plan, level, t, t == step)
        self._paint_words(painter, plan, step, steps)

    # ------------------------------------------------------------ wires

    def _paint_column(self, painter: QPainter, plan: WiringPlan, step: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._style.theme.well))
        column = QRectF(plan.left + step * plan.column, 0.0, plan.column, plan.height)
        painter.drawRoundedRect(column.adjusted(1, 0, -1, 0), RADIUS, RADIUS)

    def _width(self, strength: float, most: float) -> float:
        return wire_width(strength, most) * self._style.scale

    def _below(self, wiring: Wiring, level: int) -> list[int]:
        """The levels that a level reads from."""
        here = wiring.levels[level]
        if here.part == "output":
            top = max(x.layer for x in wiring.levels if x.part == "hidden")
            return [k for k, x in enumerate(wiring.levels) if x.part == "hidden" and x.layer == top]
        if here.layer == 0:
            return [0]
        return [k for k, x in enumerate(wiring.levels) if x.part == "hidden" and x.layer == here.layer - 1]

    def _paint_up(self, painter: QPainter, plan: WiringPlan, level: int, steps: range) -> None:
        if plan.wiring.is_tiny:
            return  # every weight is a wire of its own
        here = plan.wiring.levels[level]
        colour = QColor(self._style.theme.muted)
        most = here.most_from_below
        sources = self._below(plan.wiring, level)
        for t in steps:
            for k, source in enumerate(sources):
                offset = (k - (len(sources) - 1) / 2) * 12.0 * self._style.scale
                way = self._way_up(plan, source, level, t, offset)
                self._arrow(painter, way, colour, self._width(float(here.from_below[t]), most))

    def _way_up(self, plan: WiringPlan, source: int, level: int, t: int, offset: float) -> list[QPointF]:
        """Straight to the level above; past a level in between (the other direction) round its block."""
        origin, place = plan.block(source, t), plan.block(level, t)
        if source + 1 == level:
            x = origin.center().x() + offset
            return [QPointF(x, origin.top()), QPointF(x, place.bottom())]
        side = 1.0 if plan.wiring.levels[level].reverse else -1.0
        x = origin.center().x() + side * 0.3 * origin.width()
        # Each level begins in a lane of its own, so that no wire hides another.
        lane = plan.block(0, t).center().x() + side * (origin.width() / 2 + plan.inset * (0.3 + 0.2 * (source % 3)))
        gap = origin.top() - plan.block(source + 1, t).bottom()
        low, high = origin.top() - 0.3 * gap, place.bottom() + 0.5 * gap
        end = place.center().x() + side * 0.22 * place.width()
        corners = [(x, origin.top()), (x, low), (lane, low), (lane, high), (end, high), (end, place.bottom())]
        return [QPointF(*corner) for corner in corners]

    def _paint_feedback(self, painter: QPainter, plan: WiringPlan, level: int, steps: range) -> None:
        wiring, here, theme = plan.wiring, plan.wiring.levels[level], self._style.theme
        if wiring.feedback is Feedback.NONE or wiring.is_tiny:
            return
        most = here.most_from_before
        outgoing = theme.fill(Q.OUTPUT)
        for t in steps:
            after = t - 1 if here.reverse else t + 1
            if not 0 <= after < wiring.steps:
                continue
            width = self._width(float(here.from_before[after]), most)
            one, other = plan.block(level, t), plan.block(level, after)
            if wiring.feedback is Feedback.OUTPUT:
                self._paint_jordan(painter, plan, level, t, after, width)
                continue
            edge, begin = (other.right(), one.left()) if here.reverse else (other.left(), one.right())
            memory = wiring.feedback is Feedback.MEMORY
            low = one.top() + one.height() * (0.72 if memory else 0.5)
            self._arrow(painter, [QPointF(begin, low), QPointF(edge, low)], outgoing, width)
            if memory:
                high = one.top() + one.height() * 0.28
                self._arrow(painter, [QPointF(begin, high), QPointF(edge, high)], theme.fill(Q.MEMORY), width)
                if wiring.peephole:
                    self._paint_peephole(painter, QPointF(begin, high), QPointF(edge, low), wiring.peephole)

    def _paint_jordan(self, painter: QPainter, plan: WiringPlan, level: int, t: int, after: int, width: float) -> None:
        """From the answer of one step down to the hidden layer of the next: a dashed way of its own."""
        wiring = plan.wiring
        top = len(wiring.levels) - 1 if wiring.shares_output else level
        one, other = plan.block(top, t), plan.block(level, after)
        leftwards = after < t
        x = one.left() - plan.inset * 0.5 if leftwards else one.right() + plan.inset * 0.5
        start = QPointF(one.left() if leftwards else one.right(), one.center().y())
        foot = other.bottom() + min(plan.inset, 12.0)
        end = QPointF(other.center().x() + other.width() * (0.25 if leftwards else -0.25), other.bottom())
        way = [start, QPointF(x, start.y()), QPointF(x, foot), QPointF(end.x(), foot), end]
        self._arrow(painter, way, self._style.theme.fill(Q.OUTPUT), width, (4.0, 2.0))

    def _paint_peephole(self, painter: QPainter, start: QPointF, end: QPointF, form: str) -> None:
        """A dotted way from the memory to the gates of the next step; two dots wide where every memory is seen."""
        middle = (start.x() + end.x()) / 2
        width = (2.2 if form == "dense" else 1.2) * self._style.scale
        painter.setPen(pen(self._style.theme.fill(Q.MEMORY), width, (1.0, 1.6)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath(QPointF(middle, start.y()))
        path.lineTo(middle, end.y() - 3.0)
        painter.drawPath(path)

    def _arrow(
        self, painter: QPainter, points: list[QPointF], colour: QColor, width: float, dash: tuple[float, ...] = ()
    ) -> None:
        stroke = pen(colour, width, dash)
        painter.setPen(stroke)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        painter.drawPath(path)
        tip, before = points[-1], points[-2]
        dx, dy = tip.x() - before.x(), tip.y() - before.y()
        length = math.hypot(dx, dy)
        if length < 1.0:
            return
        dx, dy = dx / length, dy / length
        size = 3.0 * self._style.scale + width
        head = QPolygonF(
            [
                tip,
                QPointF(tip.x() - dx * size - dy * size * 0.5, tip.y() - dy * size + dx * size * 0.5),
                QPointF(tip.x() - dx * size + dy * size * 0.5, tip.y() - dy * size - dx * size * 0.5),
            ]
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(head)

    # ------------------------------------------------------------ blocks

    def _paint_block(self, painter: QPainter, plan: WiringPlan, level: int, t: int, present: bool) -> None:
        theme, shown, place = self._style.theme, plan.wiring.levels[level], plan.block(level, t)
        if plan.wiring.is_tiny:
            self._paint_units(painter, plan, level, t, present)
            return
        text = self._word(plan.wiring, shown, t)
        if text:
            place = self._wide_enough(plan, place, text)
        painter.setPen(pen(theme.accent if present else theme.border, 1.6 if present else 1.0))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(place, 5, 5)
        inner = place.adjusted(4, 4, -4, -4)
        if text:
            self._write(painter, inner, text, self.bold if present else self.font)
        elif shown.memory is not None:
            half = inner.height() / 2
            upper = QRectF(inner.left(), inner.top(), inner.width(), half - 1.5)
            self._strip(painter, upper, shown.memory_strip[t])
            self._strip(painter, upper.translated(0.0, half + 1.5), shown.strip[t])
        else:
            self._strip(painter, inner, shown.strip[t])

    def _word(self, wiring: Wiring, shown: Level, t: int) -> str:
        """What is written into a block that stands for a word, a label, or one number; empty for several numbers."""
        if shown.part == "input" and not shown.values.shape[1]:
            return wiring.tokens[t]
        if shown.part == "output" and wiring.answers:
            return slot_of(wiring.answers[t]) or NOTHING
        return number(float(shown.values[t, 0])) if shown.values.shape[1] == 1 else ""

    def _wide_enough(self, plan: WiringPlan, place: QRectF, text: str) -> QRectF:
        """A block as wide as its text, as far as its column has room; it is as wide in bold, so that nothing jumps."""
        width = QFontMetricsF(self.bold).horizontalAdvance(text) + 10.0
        more = (min(width, plan.column - 4.0 * self._style.scale) - place.width()) / 2
        return place.adjusted(-more, 0.0, more, 0.0) if more > 0.0 else place

    def _strip(self, painter: QPainter, place: QRectF, row: FloatArray) -> None:
        """The values (N,) of one step side by side, −1 to 1, as colours; what is no number is as 0."""
        width = place.width() / len(row)
        painter.setPen(Qt.PenStyle.NoPen)
        shades = np.nan_to_num(127.5 + 127.5 * row, nan=127.5).round().clip(0, 255).astype(int).tolist()
        for k, shade in enumerate(shades):
            painter.setBrush(self._colours[shade])
            painter.drawRect(QRectF(place.left() + k * width, place.top(), max(width - 0.4, 0.5), place.height()))

    def _paint_units(self, painter: QPainter, plan: WiringPlan, level: int, t: int, present: bool) -> None:
        theme, radius = self._style.theme, plan.radius
        shown: Level = plan.wiring.levels[level]
        for unit in range(shown.values.shape[1]):
            at = plan.node(level, t, unit)
            painter.setPen(pen(theme.accent if present else theme.border, 1.6 if present else 1.0))
            painter.setBrush(QColor(theme.card))
            painter.drawEllipse(at, radius, radius)
            text = f"{float(shown.values[t, unit]):.4g}".replace("-", "−")
            place = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
            self._write(painter, place, text, self.bold if present else self.font)

    def _write(self, painter: QPainter, place: QRectF, text: str, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(QColor(self._style.theme.text))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)

    # ------------------------------------------------------------ words

    def _paint_words(self, painter: QPainter, plan: WiringPlan, step: int, steps: range) -> None:
        theme, wiring = self._style.theme, plan.wiring
        for level, name in enumerate(self.level_names):
            place = plan.block(level, 0)
            painter.setFont(self.font)
            painter.setPen(QColor(theme.muted))
            painter.drawText(QPointF(2.0, place.center().y() + self.metrics.capHeight() / 2), name)
        if not wiring.levels[0].values.shape[1]:
            return  # the inputs are the words themselves
        for t in steps:
            column = QRectF(plan.left + t * plan.column, plan.axis, plan.column, self.metrics.height())
            self._write(painter, column.adjusted(2, 0, -2, 0), wiring.tokens[t], self.bold if t == step else self.font)
