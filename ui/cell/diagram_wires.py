"""The wires of a cell's diagram: as thick as what flows in them, or as its gradient, with what flows written beside."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath, QPolygonF

from lstm_sim.formula import number
from ui.cell.diagram_layout import Point, Wire
from ui.cell.diagram_sheet import DiagramSheet, smaller
from ui.style import pen
from ui.symbol_text import symbol_width


def paint_wire(sheet: DiagramSheet, wire: Wire) -> None:
    """A wire from where its value comes to where it goes; where there is a gradient, the other way round."""
    points = [sheet.at(p) for p in wire.points]
    backwards = sheet.gradients is not None and wire.gradient is not None
    if backwards:
        assert sheet.gradients is not None
        assert wire.gradient is not None
        size = abs(sheet.gradients[wire.gradient])
        width = 0.8 + 4.2 * size / (size + 0.25) if math.isfinite(size) else 5.0
        points = points[::-1]
    else:
        size = abs(_value(sheet, wire))
        width = 1.0 + 4.0 * size / (size + 1.0) if math.isfinite(size) else 5.0
    faded = wire.dashed or (sheet.gradients is not None and not backwards)
    if faded:
        width = min(width, 1.6)
    colour = sheet.theme.fill(wire.colour)
    if sheet.gradients is not None and not backwards:
        colour = QColor(sheet.theme.border)
    ends = wire.points[::-1] if backwards else wire.points
    points[0] = edge(sheet, ends[0], points[0], points[1])
    points[-1] = edge(sheet, ends[-1], points[-1], points[-2])
    paint_line(sheet, points, colour, width * min(sheet.zoom, 1.2), (3.0, 2.5) if wire.dashed else ())


def paint_label(sheet: DiagramSheet, wire: Wire) -> None:
    """What flows in a wire, or its gradient, where the layout has a place for it."""
    if wire.label is None:
        return
    if sheet.gradients is not None:
        if wire.gradient is None:
            return
        text = f"∂ {number(sheet.gradients[wire.gradient])}"
    else:
        value = number(_value(sheet, wire))
        text = f"{wire.symbol} = {value}" if wire.symbol else value
    bold = not wire.symbol and sheet.gradients is None
    ink = sheet.theme.ink(wire.colour) if wire.symbol or sheet.gradients is not None else QColor(sheet.theme.text)
    font = sheet.bold if bold else sheet.small
    if wire.align == "c":
        room = _room_beside_memory(sheet, sheet.at(wire.label), font)
        font = smaller(font, min(1.0, room / symbol_width(text, font)))
    sheet.text(wire.label, text, font, ink, wire.align)


def edge(sheet: DiagramSheet, place: Point, end: QPointF, towards: QPointF) -> QPointF:
    """The end of a wire moved out of the node or valve that stands at `place`."""
    node = sheet.node_at.get(place)
    if node is not None:
        box = sheet.node_box(node)
        horizontal = abs(towards.x() - end.x()) > abs(towards.y() - end.y())
        return moved(end, towards, (box.width() if horizontal else box.height()) / 2.0 + 1.0)
    return moved(end, towards, sheet.radius + 1.0) if place in sheet.valve_places else end


def paint_line(
    sheet: DiagramSheet, points: list[QPointF], colour: QColor, width: float, dash: tuple[float, ...] = ()
) -> None:
    """A line with an arrow head at its last point."""
    length = 5.0 + 1.1 * width
    tip, before = points[-1], points[-2]
    neck = moved(tip, before, min(length, max(0.0, _distance(tip, before) - 0.5)))
    path = QPainterPath(points[0])
    for point in points[1:-1]:
        path.lineTo(point)
    path.lineTo(neck)
    sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
    sheet.painter.setPen(pen(colour, width, dash))
    sheet.painter.drawPath(path)
    angle = math.atan2(tip.y() - before.y(), tip.x() - before.x())
    side = length * 0.5
    across = QPointF(-math.sin(angle) * side, math.cos(angle) * side)
    sheet.painter.setPen(Qt.PenStyle.NoPen)
    sheet.painter.setBrush(colour)
    sheet.painter.drawPolygon(QPolygonF([tip, neck + across, neck - across]))


def _value(sheet: DiagramSheet, wire: Wire) -> float:
    return sheet.now.flow(*wire.flow) * (sheet.now.renewal if wire.renews else 1.0)


def _room_beside_memory(sheet: DiagramSheet, middle: QPointF, font: QFont) -> float:
    """How wide a text may be that stands there, so that it does not reach into the memory."""
    box, half = sheet.memory_box, QFontMetricsF(font).height() / 2.0
    away = max(middle.x() - box.right(), box.left() - middle.x()) - 3.0
    beside = away > 0.0 and middle.y() + half > box.top() and middle.y() - half < box.bottom()
    return 2.0 * away if beside else sheet.target.width()


def _distance(one: QPointF, two: QPointF) -> float:
    return math.hypot(two.x() - one.x(), two.y() - one.y())


def moved(point: QPointF, towards: QPointF, by: float) -> QPointF:
    """`point` moved `by` pixels towards another."""
    distance = _distance(point, towards)
    return point if distance == 0.0 else point + (towards - point) * (by / distance)
