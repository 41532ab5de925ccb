"""The nodes and valves of a cell's diagram: operations, activations, and gates as open as they are."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont

from lstm_sim.formula import number
from ui.cell.diagram_layout import Node, Valve
from ui.cell.diagram_sheet import DiagramSheet
from ui.style import pen
from ui.texts import symbol

translate = QCoreApplication.translate


def paint_node(sheet: DiagramSheet, node: Node) -> None:
    """An operation in a circle, or an activation in a box."""
    box, colour = sheet.node_box(node), sheet.theme.fill(node.colour)
    sheet.painter.setPen(pen(colour, 1.5))
    sheet.painter.setBrush(QColor(sheet.theme.card))
    if node.is_box:
        sheet.painter.drawRoundedRect(box, 5.0, 5.0)
    else:
        sheet.painter.drawEllipse(box)
    font = QFont(sheet.bold)
    font.setItalic(node.is_box)
    sheet.painter.setFont(font)
    sheet.painter.setPen(sheet.theme.ink(node.colour))
    sheet.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, node.text)


def paint_valve(sheet: DiagramSheet, valve: Valve, focused: bool) -> None:
    """A gate, filled as far as it is open, over its name, how far that is, and its gradient or the pinned value."""
    box, colour = sheet.valve_box(valve), sheet.theme.fill(valve.gate)
    opening = sheet.now[valve.gate]
    sheet.painter.setPen(pen(colour, 1.5))
    sheet.painter.setBrush(QColor(sheet.theme.card))
    sheet.painter.drawEllipse(box)
    _paint_sector(sheet, box.adjusted(2.5, 2.5, -2.5, -2.5), opening, colour)
    if sheet.frame.ghost is not None and valve.gate in sheet.frame.ghost.values:
        sheet.painter.setPen(pen(sheet.theme.muted, 1.5, (2.0, 1.5)))
        sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
        angle = -360.0 * min(max(sheet.frame.ghost[valve.gate], 0.0), 1.0)
        sheet.painter.drawArc(box.adjusted(-3, -3, 3, 3), 90 * 16, round(angle * 16))
    if focused:
        sheet.focus_ring(box.adjusted(-5, -5, 5, 5), sheet.radius + 5)
    label = sheet.valve_label(valve)
    centre = label.center().x()
    height = sheet.metrics.height()
    ink = sheet.theme.ink(valve.gate)
    sheet.text(QPointF(centre, label.top() + height * 0.5), sheet.valve_name(valve), sheet.bold, ink)
    sheet.text(
        QPointF(centre, label.top() + height * 1.5),
        _opening(sheet, valve),
        sheet.small,
        QColor(sheet.theme.muted),
    )
    line = 2.45
    ghost = sheet.frame.ghost
    if sheet.gradients is not None:
        text = f"∂/∂{symbol(valve.z)} {number(sheet.gradients[valve.z])}"
        sheet.text(QPointF(centre, label.top() + height * line), text, sheet.small, ink)
    elif ghost is not None and valve.gate in ghost.values:
        text = translate("Diagram", "pinned {value}").format(value=f"{ghost[valve.gate]:.3f}")
        sheet.text(QPointF(centre, label.top() + height * line), text, sheet.small, QColor(sheet.theme.muted))


def _opening(sheet: DiagramSheet, valve: Valve) -> str:
    opening = sheet.now[valve.gate]
    percent = f"{100.0 * opening:.0f}" if math.isfinite(opening) else "–"
    words = translate("Diagram", "keeps {percent}%") if valve.keeps else translate("Diagram", "{percent}% open")
    return f"{opening:.3f} · {words.format(percent=percent)}"


def _paint_sector(sheet: DiagramSheet, box: QRectF, opening: float, colour: QColor) -> None:
    sheet.painter.setPen(Qt.PenStyle.NoPen)
    sheet.painter.setBrush(colour)
    if opening >= 0.9995:
        sheet.painter.drawEllipse(box)
    elif opening > 0.0:
        sheet.painter.drawPie(box, 90 * 16, round(-360.0 * 16 * opening))
