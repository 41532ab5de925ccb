"""Paints the timeline: the lanes' shapes, their symbols, scales and numbers, and the playhead."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF, QStaticText

from ui.cell.trace_lanes import Lane, short_number
from ui.cell.trace_plan import Place, Plan, Room, plan_of
from ui.cell.trace_shapes import paint_shapes
from ui.icons import drawing
from ui.style import Style, pen
from ui.symbol_text import draw_symbol, symbol_width

_COLUMN = 150.0
"""The widest column, at type size 1."""
_NARROW = 12.0
"""In columns narrower than this the playhead is a line."""
_INTERVALS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
"""Steps between two numbers of the axis."""
_VEIL = 176
"""How much the steps to come are covered, of 255."""
_LEAST_NAME = 34.0
"""The room, in pixels, under which a step's word is not worth writing."""
_MOST_STATIC = 2_000
"""Laid-out numbers that are kept."""


class TracePainter:
    """Paints with the style's present colours and fonts, on a screen or on paper alike.

    `paint` is the whole figure. Its parts are apart, so that the screen can keep `paint_shapes` and
    `paint_texts` as pictures and draw the playhead anew between and above them.
    """

    def __init__(self, style: Style) -> None:
        self._style = style
        self._static: dict[str, QStaticText] = {}
        self._widths: dict[str, float] = {}
        self.axis_name = ""
        self.hint = ""
        self.step_names: tuple[str, ...] = ()
        self.take_style()

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        style = self._style
        self._symbol_font = style.font(0.95, bold=True, italic=True)
        self._number_font = style.font(0.8)
        self._present_font = style.font(0.8, bold=True)
        self._cap_height = QFontMetricsF(self._symbol_font).capHeight()
        self._metrics = QFontMetricsF(self._number_font)
        self._pin = drawing("pin", style.theme.accent)
        self._static.clear()
        self._widths.clear()

    def room(self, lanes: tuple[Lane, ...]) -> Room:
        """The room that the writing takes in the present fonts."""
        scale, digit = self._style.scale, self._metrics.horizontalAdvance("0")
        line = self._metrics.ascent()
        names = max((sum(self._width(name) for name, _ in self._names(lane)) for lane in lanes), default=0.0)
        return Room(
            gutter=max(names, self._metrics.horizontalAdvance(self.axis_name)) + 5 * digit + 8 * scale,
            above=8 * scale,
            below=line + 5 * scale,
            line=line,
            digit=digit,
            gap=5 * scale,
            column=_COLUMN * scale,
        )

    def least_height(self, lanes: tuple[Lane, ...]) -> int:
        """The height under which the lanes can no longer be read."""
        room = self.room(lanes)
        shares = sum(lane.share for lane in lanes)
        return math.ceil(room.above + room.below + shares * 1.25 * room.line + 2 * room.gap)

    def plan(
        self, lanes: tuple[Lane, ...], steps: int, rect: QRectF, window: tuple[float, float] | None = None
    ) -> Plan:
        """Where everything stands in `rect`; `window`: the first visible step and how many, None for all."""
        return plan_of(lanes, steps, rect, self.room(lanes), window)

    def paint(self, painter: QPainter, plan: Plan, present: int, pins: tuple[int, ...]) -> None:
        """The whole figure, as vectors."""
        self.paint_ground(painter, plan, present)
        self.paint_shapes(painter, plan)
        self.paint_coming(painter, plan, present)
        self.paint_texts(painter, plan, pins)
        self.paint_head(painter, plan, present)

    def paint_ground(self, painter: QPainter, plan: Plan, present: int) -> None:
        """The present step's column, below everything."""
        theme, x = self._style.theme, plan.x(present)
        if x + plan.column <= plan.left or x >= plan.right:
            return
        left, right = max(x, plan.left), min(x + plan.column, plan.right)
        column = QRectF(left, plan.top - 2, right - left, plan.axis - plan.top + 2)
        painter.fillRect(column, QColor(theme.background))
        if plan.column >= _NARROW:
            painter.setPen(pen(theme.border))
            painter.drawLines([QLineF(edge, plan.top - 2, edge, plan.axis) for edge in (left, right)])

    def paint_shapes(self, painter: QPainter, plan: Plan) -> None:
        """Bars, lines and heat maps."""
        paint_shapes(painter, plan, self._style.theme)

    def paint_coming(self, painter: QPainter, plan: Plan, present: int) -> None:
        """Make the steps after the present one pale; where columns are narrow, add the playhead's line."""
        theme, left = self._style.theme, max(plan.left, plan.x(present + 1))
        if left < plan.right:
            veil = QColor(theme.card)
            veil.setAlpha(_VEIL)
            rest = QRectF(left, plan.top - 2, plan.right - left, plan.axis - plan.top + 2)
            painter.fillRect(rest, veil)
        middle = plan.x(present + 0.5)
        if plan.column < _NARROW and plan.left <= middle <= plan.right:
            painter.setPen(pen(theme.text))
            painter.drawLine(QLineF(middle, plan.top - 2, middle, plan.axis))

    def paint_head(self, painter: QPainter, plan: Plan, present: int) -> None:
        """The playhead's triangle and the present step's number."""
        middle, theme = plan.x(present + 0.5), self._style.theme
        if not plan.left - 1 <= middle <= plan.right + 1:
            return
        half, top = 5.0 * self._style.scale, plan.top - 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text))
        left, right = QPointF(middle - half, top - half), QPointF(middle + half, top - half)
        painter.drawPolygon(QPolygonF([left, right, QPointF(middle, top + 1)]))
        text = self._step_name(present, max(plan.column * 1.6, 60.0 * self._style.scale))
        width = QFontMetricsF(self._present_font).horizontalAdvance(text)
        line = self._metrics.ascent()
        behind = QRectF(middle - width / 2 - 3, plan.axis + 1, width + 6, line + 3)
        painter.fillRect(behind, QColor(theme.card))
        painter.setFont(self._present_font)
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(middle - width / 2, plan.axis + 1 + line), text)

    # ------------------------------------------------------------ writing

    def paint_texts(self, painter: QPainter, plan: Plan, pins: tuple[int, ...]) -> None:
        """Symbols, scales, numbers, and a pin at each step whose memory was set by hand."""
        painter.setFont(self._number_font)
        taken: list[float] = []
        for place in plan.places:
            self._paint_scale(painter, plan, place, taken)
            if place.numbers:
                self._paint_numbers(painter, plan, place)
        self._paint_axis(painter, plan)
        for place in plan.places:
            self._paint_names(painter, place)
            if place.lane.key == "memory":
                self._paint_pins(painter, plan, place, pins)
        if self.hint:
            painter.setFont(self._number_font)
            painter.setPen(QColor(self._style.theme.muted))
            left = plan.right + 14 * self._style.scale
            baseline = (plan.top + plan.axis + self._metrics.ascent()) / 2
            painter.drawText(QPointF(left, baseline), self.hint)

    def _draw(self, painter: QPainter, x: float, baseline: float, text: str, align: float) -> None:
        """`text` with its left end (align 0), middle (½) or right end (1) at `x`."""
        static = self._static.get(text)
        if static is None:
            if len(self._static) > _MOST_STATIC:
                self._static.clear()
            static = self._static[text] = QStaticText(text)
            static.setTextFormat(Qt.TextFormat.PlainText)
            static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            static.prepare(font=self._number_font)
        left = x - static.size().width() * align
        painter.drawStaticText(QPointF(left, baseline - self._metrics.ascent()), static)

    def _paint_numbers(self, painter: QPainter, plan: Plan, place: Place) -> None:
        for k, series in enumerate(place.lane.series):
            painter.setPen(self._style.theme.ink(series.quantity))
            middle = plan.bar_left(place, k) + place.slot / 2 - 1.0
            for t, value in zip(plan.visible, plan.shown(series.values).tolist(), strict=True):
                height = min(value, place.lane.high) * place.per_unit
                top = place.zero - max(height, 1.0) if math.isfinite(value) else place.top
                self._draw(painter, middle + t * plan.column, top - 1.5, short_number(value), 0.5)

    def _paint_scale(self, painter: QPainter, plan: Plan, place: Place, taken: list[float]) -> None:
        """The lane's bounds and its zero, where none of `taken` (places already written on) is too near."""
        lane = place.lane
        painter.setPen(QColor(self._style.theme.muted))
        x, half = plan.left - 5 * self._style.scale, self._metrics.ascent() * 0.42
        if lane.is_heat_map:
            bound = short_number(max(-lane.low, lane.high), brief=True)
            self._draw(painter, x, place.rect.center().y() + half, f"±{bound}", 1.0)
            return
        for value in (0.0, *(bound for bound in (lane.high, lane.low) if bound != 0.0)):
            y = place.zero - value * place.per_unit
            if all(abs(y - other) >= 2.3 * half for other in taken):
                taken.append(y)
                self._draw(painter, x, y + half, short_number(value, brief=True), 1.0)
                painter.drawLine(QLineF(plan.left - 3, y, plan.left, y))

    def _paint_axis(self, painter: QPainter, plan: Plan) -> None:
        painter.setPen(QColor(self._style.theme.muted))
        baseline = plan.axis + 1 + self._metrics.ascent()
        widest = self._metrics.horizontalAdvance(str(plan.steps)) + 8
        if self.step_names:
            widest = max(widest, _LEAST_NAME * self._style.scale)
        every = next(n for n in _INTERVALS if n * plan.column >= widest)
        for t in plan.visible:
            middle = plan.x(t + 0.5)
            if ((t + 1) % every == 0 or t == 0) and plan.left <= middle <= plan.right:
                self._draw(painter, middle, baseline, self._step_name(t, every * plan.column - 4.0), 0.5)
        self._draw(painter, 0.0, baseline, self.axis_name, 0.0)

    def _step_name(self, step: int, room: float) -> str:
        """What stands below a step: its number, or the word it stands for, as much of it as there is room for."""
        if not self.step_names:
            return str(step + 1)
        return self._metrics.elidedText(self.step_names[step], Qt.TextElideMode.ElideRight, room)

    def _names(self, lane: Lane) -> list[tuple[str, QColor]]:
        """What is written beside a lane: its symbols; of a heat map the first and the last."""
        ink = self._style.theme.ink
        if lane.is_heat_map:
            first, last = lane.series[0], lane.series[-1]
            ends = ((first.symbol, first.quantity), ("…", first.quantity), (last.symbol, last.quantity))
            return [(name, ink(quantity)) for name, quantity in ends]
        return [(s.symbol, ink(s.quantity)) for s in lane.series]

    def _width(self, name: str) -> float:
        if name not in self._widths:
            self._widths[name] = symbol_width(name, self._symbol_font) + 5.0
        return self._widths[name]

    def _paint_names(self, painter: QPainter, place: Place) -> None:
        x, baseline = 0.0, place.rect.center().y() + self._cap_height / 2
        for name, colour in self._names(place.lane):
            draw_symbol(painter, QPointF(x, baseline), name, self._symbol_font, colour)
            x += self._width(name)

    def _paint_pins(self, painter: QPainter, plan: Plan, place: Place, pins: tuple[int, ...]) -> None:
        side = 14.0 * self._style.scale
        for step in pins:
            middle = plan.x(step) + min(side / 2, plan.column / 2)
            if plan.left <= middle <= plan.right:
                self._pin.render(painter, QRectF(middle - side / 2, place.rect.top() - 2, side, side))
