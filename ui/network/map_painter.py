"""Paints the heat maps: titles with their scales, cells, tokens and unit numbers, and what is looked at."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPolygonF

from ui.cell.trace_lanes import short_number
from ui.network.map_plan import Part, Place, Plan, Room, plan_of
from ui.network.shades import SHADES, Bytes, Span
from ui.network.token_axis import TokenAxis, elided
from ui.network.unit_maps import Map, UnitMaps
from ui.network.unit_words import quantity_name
from ui.style import Style, pen
from ui.symbol_text import draw_symbol, symbol_width
from ui.texts import symbol

Colours = NDArray[np.uint32]
_HAIRLINE = 5.0
"""Cells from this size on have a line between them, in pixels."""
_MARK = 7.0
"""Cells from this size on have a corner marked where they changed."""
_BEYOND = 4.0
"""Tokens may end so much to the right of a map."""
_MOST_RECTANGLES = 20_000
"""On paper, a map of more cells is an image."""
_PAPER = 3.0
"""Pixels of such an image for each of the figure's."""


class MapPainter:
    """Paints with the style's present colours and fonts, on a screen or on paper alike.

    `paint_titles` and `paint_cells` are all that stays while the mouse moves; `paint_present` and `paint_pointed` go
    over it.
    """

    def __init__(self, style: Style) -> None:
        self._style = style
        self.axis = TokenAxis(style)
        self.take_style()

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        style, theme = self._style, self._style.theme
        self.axis.take_style()
        self._symbol_font, self._name_font = style.font(0.9, bold=True), style.font(0.85)
        self._small, self._small_bold = style.font(0.75), style.font(0.75, bold=True)
        self._small_metrics = QFontMetricsF(self._small)
        self._tables: dict[object, Colours] = {}
        self._card = np.uint32(QColor(theme.card).rgba())

    # ------------------------------------------------------------ places

    def plan(self, shown: UnitMaps, rect: QRectF, part: Part | None) -> Plan:
        """Where everything stands in `rect`; `part`: what of the maps is visible, None for all."""
        scale, line = self._style.scale, self._small_metrics.height()
        widest = self._small_metrics.horizontalAdvance("0" * len(str(shown.units)))
        room = Room(QFontMetricsF(self._symbol_font).height() + 3 * scale, widest + 6 * scale, 14 * scale, scale)
        first = plan_of(len(shown.maps), shown.steps, shown.units, rect, room, line, part)
        axis = self.axis.height(shown.tokens, first.column) + 3 * scale
        return plan_of(len(shown.maps), shown.steps, shown.units, rect, room, axis, part)

    # ------------------------------------------------------------ what stays

    def paint(self, painter: QPainter, shown: UnitMaps, plan: Plan) -> None:
        """Every map on paper."""
        self.paint_titles(painter, shown, plan)
        self.paint_cells(painter, shown, plan, range(len(shown.maps)), on_paper=True)

    @staticmethod
    def titles_of(shown: UnitMaps, plan: Plan) -> object:
        """What is equal where `paint_titles` paints the same."""
        return (
            plan.part,
            plan.steps,
            plan.units,
            plan.places,
            [(one.quantity, one.low, one.high, one.difference) for one in shown.maps],
            shown.tokens,
            shown.is_by_number,
        )

    def paint_titles(self, painter: QPainter, shown: UnitMaps, plan: Plan) -> None:
        """What mostly stays when the values change: titles, scales, tokens, and which part of the maps is visible."""
        for one, place in zip(shown.maps, plan.places, strict=True):
            self._paint_title(painter, one, place)
            if not plan.is_whole:
                self._paint_part(painter, plan, place)
            if place.first and shown.is_by_number:
                self._paint_numbers(painter, shown, plan, place)
            if place.last:
                self._paint_tokens(painter, shown, plan, place)

    def paint_cells(self, painter: QPainter, shown: UnitMaps, plan: Plan, maps: range, on_paper: bool = False) -> None:
        """The cells of some of the maps, with the numbers of units that are sorted anew."""
        few = len(plan.visible_steps) * len(plan.visible_rows) <= _MOST_RECTANGLES
        ratio = _PAPER if on_paper else painter.device().devicePixelRatioF()
        across, down = _spans(plan, ratio)
        for one, place in ((shown.maps[k], plan.places[k]) for k in maps):
            if on_paper and few:
                self._paint_rectangles(painter, shown, one, plan, place)
            else:
                painter.drawImage(place.cells.topLeft(), self._image(shown, one, plan, across, down, ratio))
            if place.first and not shown.is_by_number:
                self._paint_numbers(painter, shown, plan, place)

    def _paint_title(self, painter: QPainter, one: Map, place: Place) -> None:
        theme, scale = self._style.theme, self._style.scale
        baseline = place.title.bottom() - 5 * scale
        mark = ("Δ" if one.difference else "") + symbol(one.quantity)
        left = place.title.left() + symbol_width(mark, self._symbol_font) + 5 * scale
        right = self._paint_scale(painter, one, place, baseline)
        draw_symbol(painter, QPointF(place.title.left(), baseline), mark, self._symbol_font, theme.ink(one.quantity))
        name = elided(quantity_name(one.quantity), self._name_font, right - left - 4 * scale)
        if len(name) > 2 or name == quantity_name(one.quantity):
            painter.setFont(self._name_font)
            painter.setPen(theme.ink(one.quantity))
            painter.drawText(QPointF(left, baseline), name)

    def _paint_scale(self, painter: QPainter, one: Map, place: Place, baseline: float) -> float:
        """The colours and the values at their ends, at the right of the title; where they begin."""
        theme, scale, metrics = self._style.theme, self._style.scale, self._small_metrics
        bounds = [short_number(v, brief=True) for v in (one.low, one.high)]
        if one.is_signed:
            bounds[1] = "+" + bounds[1]
        right = place.cells.right()
        widths = [metrics.horizontalAdvance(text) for text in bounds]
        bar = QRectF(0.0, 0.0, (40.0 if place.title.width() > 190 * scale else 24.0) * scale, 8.0 * scale)
        bar.moveTopLeft(QPointF(round(right - widths[1] - 4 - bar.width()), round(baseline - bar.height())))
        left = bar.left() - 4 - widths[0]
        if left < place.title.left() + symbol_width(symbol(one.quantity), self._symbol_font) + 12 * scale:
            return right
        image = QImage(self._table(one).tobytes(), SHADES, 1, 4 * SHADES, QImage.Format.Format_RGB32)
        painter.drawImage(bar, image)
        painter.setPen(pen(theme.border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar)
        painter.setFont(self._small)
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(left, baseline), bounds[0])
        painter.drawText(QPointF(right - widths[1], baseline), bounds[1])
        return left

    def _paint_numbers(self, painter: QPainter, shown: UnitMaps, plan: Plan, place: Place) -> None:
        """The units' numbers beside their rows; where rows are too low, every so many if that says something."""
        line, rows = self._small_metrics.ascent(), plan.visible_rows
        every = next((n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if n * plan.row >= line), 0)
        if not every or (every > 1 and not shown.is_by_number):
            return
        painter.setFont(self._small)
        painter.setPen(QColor(self._style.theme.muted))
        for row in range(rows.start + (every - 1 - rows.start) % every, rows.stop, every):
            middle = plan.y(place, row + 0.5)
            if place.cells.top() <= middle <= place.cells.bottom():
                self._paint_number(painter, shown.unit_in(row), place, middle)

    def _paint_number(self, painter: QPainter, unit: int, place: Place, middle: float, bold: bool = False) -> None:
        text = str(unit + 1)
        metrics = QFontMetricsF(self._small_bold) if bold else self._small_metrics
        x = place.cells.left() - 4 * self._style.scale - metrics.horizontalAdvance(text)
        if bold:
            behind = QRectF(x - 1, middle - metrics.height() / 2, place.cells.left() - 2 - x, metrics.height())
            painter.fillRect(behind, QColor(self._style.theme.card))
        painter.drawText(QPointF(x, middle + metrics.capHeight() / 2), text)

    def _paint_tokens(self, painter: QPainter, shown: UnitMaps, plan: Plan, place: Place) -> None:
        cells, part = place.cells, plan.part
        steps = range(round(part.step), min(round(part.step + part.steps), plan.steps))
        top, right = cells.bottom() + 2 * self._style.scale, cells.right() + _BEYOND
        self.axis.paint(painter, shown.tokens, steps, lambda t: plan.x(place, t + 0.5), plan.column, top, right)

    def _paint_part(self, painter: QPainter, plan: Plan, place: Place) -> None:
        """Which part of the map is visible: a thin bar below it and at its right."""
        cells, theme, part = place.cells, self._style.theme, plan.part
        for share, begin, bar in (
            (part.steps / plan.steps, part.step / plan.steps, QRectF(cells.left(), cells.bottom(), cells.width(), 2)),
            (part.rows / plan.units, part.row / plan.units, QRectF(cells.right(), cells.top(), 2, cells.height())),
        ):
            if share >= 1.0:
                continue
            painter.fillRect(bar, QColor(theme.well))
            if bar.width() > bar.height():
                thumb = QRectF(bar.left() + begin * bar.width(), bar.top(), max(3.0, share * bar.width()), 2)
            else:
                thumb = QRectF(bar.left(), bar.top() + begin * bar.height(), 2, max(3.0, share * bar.height()))
            painter.fillRect(thumb, QColor(theme.muted))

    # ------------------------------------------------------------ cells

    def _table(self, one: Map) -> Colours:
        """The map's 256 colours."""
        key: object = None if one.is_signed else one.quantity
        if key not in self._tables:
            theme = self._style.theme
            rgba = (theme.diverging() if one.is_signed else theme.sequential(one.quantity)).astype(np.uint32)
            argb: Colours = (0xFF << 24 | rgba[:, 0] << 16 | rgba[:, 1] << 8 | rgba[:, 2]).astype(np.uint32)
            self._tables[key] = argb
        return self._tables[key]

    def _image(self, shown: UnitMaps, one: Map, plan: Plan, across: Span, down: Span, ratio: float) -> QImage:
        """The visible cells, a pixel of the image for each of the screen's."""
        part = one.shades.part(shown.order, across, down)
        colours = self._table(one)[part]
        if one.changed is not None and min(plan.column, plan.row) >= _MARK:
            self._mark(colours, part, shown, one, plan, (across, down), ratio)
        if plan.column >= _HAIRLINE:
            colours[:, across.starts] = self._card
        if plan.row >= _HAIRLINE:
            colours[down.starts] = self._card
        image = QImage(colours.tobytes(), across.pixels, down.pixels, 4 * across.pixels, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        return image

    def _mark(
        self, colours: Colours, part: Bytes, shown: UnitMaps, one: Map, plan: Plan, spans: tuple[Span, Span],
        ratio: float,
    ) -> None:  # fmt: skip
        """A small triangle in the upper right corner of every cell that changed, in what stands out from its colour."""
        across, down = spans
        assert one.changed is not None
        ends = np.append(across.starts, across.pixels) - 1
        tops = np.append(0, down.starts)
        here = one.changed[np.ix_(across.cells[ends], shown.order[down.cells[tops]])].T
        row, column = np.nonzero(here)
        y, x = tops[row], ends[column]
        side = max(2, round(_mark_side(plan) * ratio))
        ink = self._inks(one)[part[y, x]]
        for down_by in range(side + 1):
            for left_by in range(side - down_by):
                at = (np.minimum(y + down_by + round(ratio), down.pixels - 1), np.maximum(x - left_by - 1, 0))
                colours[at] = ink

    def _inks(self, one: Map) -> Colours:
        """For each of the map's colours the text's or the card's, whichever stands out more."""
        key = ("ink", one.is_signed, one.quantity)
        if key not in self._tables:
            theme = self._style.theme
            grey = _lightness(self._table(one))
            text, card = (np.uint32(QColor(name).rgba()) for name in (theme.text, theme.card))
            lights = [float(_lightness(np.array([c], dtype=np.uint32))[0]) for c in (text, card)]
            self._tables[key] = np.where(np.abs(grey - lights[0]) >= np.abs(grey - lights[1]), text, card)
        return self._tables[key]

    def _paint_rectangles(self, painter: QPainter, shown: UnitMaps, one: Map, plan: Plan, place: Place) -> None:
        """The visible cells as rectangles: sharp on paper at any size."""
        steps, rows = plan.visible_steps, plan.visible_rows
        across = Span(steps.start, len(steps), len(steps), plan.steps)
        shades = one.shades.part(shown.order, across, Span(rows.start, len(rows), len(rows), plan.units))
        colours = [QColor.fromRgb(int(c)) for c in self._table(one)]
        inks = [QColor.fromRgb(int(c)) for c in self._inks(one)]
        gaps = [0.6 if size >= _HAIRLINE else 0.0 for size in (plan.column, plan.row)]
        side = _mark_side(plan)
        painter.setPen(Qt.PenStyle.NoPen)
        for j, row in enumerate(rows):
            for k, step in enumerate(steps):
                cell = QRectF(plan.x(place, step), plan.y(place, row), plan.column - gaps[0], plan.row - gaps[1])
                shade = int(shades[j, k])
                painter.fillRect(cell.intersected(place.cells), colours[shade])
                if one.changed is None or min(plan.column, plan.row) < _MARK:
                    continue
                if one.changed[step, shown.unit_in(row)]:
                    painter.setBrush(inks[shade])
                    corner = cell.topRight()
                    low, left = corner + QPointF(0.0, side), corner - QPointF(side, 0.0)
                    painter.drawPolygon(QPolygonF([corner, low, left]))

    # ------------------------------------------------------------ what is looked at

    def paint_present(self, painter: QPainter, shown: UnitMaps, plan: Plan, step: int, unit: int) -> None:
        """A frame about the unit's row, dashed lines beside the step's column, and both their names in bold."""
        theme, row = self._style.theme, shown.row_of(unit)
        dashes, frame = pen(theme.text, 1.0, (4.0, 3.0)), pen(theme.text, 1.5)
        for place in plan.places:
            cells = place.cells
            painter.save()
            painter.setClipRect(cells.adjusted(-3, -3, 3, 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(dashes)
            x = plan.x(place, step)
            edges = (x, x + plan.column) if plan.column >= _MARK else (x + plan.column / 2,)
            for edge in edges:
                if cells.left() - 1 <= edge <= cells.right() + 1:
                    snapped = round(edge) - 0.5
                    painter.drawLine(QLineF(snapped, cells.top() - 3, snapped, cells.bottom() + 3))
            y, height = plan.y(place, row), max(plan.row, 4.0)
            y += (plan.row - height) / 2
            if cells.top() - 1 <= y + height / 2 <= cells.bottom() + 1:
                painter.setPen(frame)
                painter.drawRect(QRectF(cells.left() - 1, round(y) - 0.5, cells.width() + 1, round(height)))
            painter.restore()
            self._paint_names(painter, shown, plan, place, step, row)

    def _paint_names(self, painter: QPainter, shown: UnitMaps, plan: Plan, place: Place, step: int, row: int) -> None:
        theme, cells, scale = self._style.theme, place.cells, self._style.scale
        middle = plan.y(place, row + 0.5)
        if place.first and cells.top() <= middle <= cells.bottom():
            painter.setFont(self._small_bold)
            painter.setPen(QColor(theme.text))
            self._paint_number(painter, shown.unit_in(row), place, middle, bold=True)
        x = plan.x(place, step + 0.5)
        if place.last and cells.left() <= x <= cells.right():
            top, right = cells.bottom() + 2 * scale, cells.right() + _BEYOND
            self.axis.paint_present(painter, shown.tokens, step, x, plan.column, top, right)

    def paint_pointed(self, painter: QPainter, plan: Plan, step: int, row: int) -> None:
        """Thin lines through the cell under the mouse, on every map."""
        line = QColor(self._style.theme.text)
        line.setAlpha(150)
        painter.setPen(pen(line, 1.0))
        lines = []
        for place in plan.places:
            x, y = round(plan.x(place, step + 0.5)) - 0.5, round(plan.y(place, row + 0.5)) - 0.5
            cells = place.cells
            lines += [QLineF(x, cells.top(), x, cells.bottom()), QLineF(cells.left(), y, cells.right(), y)]
        painter.drawLines(lines)


def _spans(plan: Plan, ratio: float) -> tuple[Span, Span]:
    """The visible steps and rows on the pixels of a map; `ratio` pixels for each of the plan's."""
    part, cells = plan.part, plan.places[0].cells
    width, height = (max(1, round(side * ratio)) for side in (cells.width(), cells.height()))
    return Span(part.step, part.steps, width, plan.steps), Span(part.row, part.rows, height, plan.units)


def _mark_side(plan: Plan) -> float:
    """The side of the mark of a changed cell: it leaves most of the cell to its colour."""
    return min(max(min(plan.column, plan.row) / 3.0, 2.0), 6.0)


def _lightness(colours: Colours) -> NDArray[np.float64]:
    """How light colours look, 0 … 255."""
    red, green, blue = (colours >> 16) & 255, (colours >> 8) & 255, colours & 255
    lightness: NDArray[np.float64] = 0.299 * red + 0.587 * green + 0.114 * blue
    return lightness
