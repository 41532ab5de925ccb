"""The ways into a cell's diagram: to every pre-activation, in weighted mode from a bus with the inputs beside it."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from lstm_sim.cell import Quantity
from lstm_sim.formula import number
from lstm_sim.session import Mode
from ui.cell.diagram_layout import BUS
from ui.cell.diagram_sheet import DiagramSheet
from ui.cell.diagram_wires import edge, moved, paint_line
from ui.style import pen
from ui.symbol_text import symbol_width
from ui.texts import subscripted, symbol

Q = Quantity


def paint_bus(sheet: DiagramSheet) -> None:
    """In weighted mode: the inputs, and the way they take to every pre-activation; z's written at each valve."""
    session = sheet.frame.session
    feeds_back = sheet.frame.local.recurrent.any() and (
        session.mode is Mode.WEIGHTED and session.cell.cell_type.has_memory_cell
    )
    weighted = session.mode is Mode.WEIGHTED
    neutral = sheet.theme.fill(Q.INPUT)
    if feeds_back and sheet.gradients is None:
        points = [sheet.at(p) for p in sheet.layout.feedback]
        paint_line(sheet, points, sheet.theme.fill(Q.OUTPUT), 1.2, (3.0, 2.5))
    for tap, quantity in zip(sheet.layout.taps, _tapped(sheet), strict=True):
        if quantity is Q.Z and not weighted:
            continue
        points = [sheet.at(p) for p in tap]
        if not weighted:  # only a short way in, with the value that the slider gives
            points = [moved(points[-1], points[-2], sheet.radius * 3.2), points[-1]]
        if quantity is not Q.Z:
            points[-1] = edge(sheet, tap[-1], points[-1], points[-2])
        colour = sheet.theme.fill(quantity) if sheet.gradients is None else QColor(sheet.theme.border)
        paint_line(sheet, points, colour, 1.2)
    _paint_preactivations(sheet)
    if weighted:
        _paint_inputs(sheet, neutral)


def _tapped(sheet: DiagramSheet) -> list[Quantity]:
    rest = {v.at: v.z for v in sheet.layout.valves}
    return [rest.get(tap[-1], Q.Z) for tap in sheet.layout.taps]


def _paint_preactivations(sheet: DiagramSheet) -> None:
    """zᵢ, z_f, z_o written over the way into their valves."""
    if sheet.gradients is not None:
        return
    for valve in sheet.layout.valves:
        box = sheet.valve_box(valve)
        text = f"{symbol(valve.z)} = {number(sheet.now[valve.z])}"
        ink, height = sheet.theme.ink(valve.z), sheet.metrics.height()
        left = sheet.at((BUS, 0.0)).x() + 4.0
        if valve.at[0] > 0.6:
            at = QPointF(sheet.target.right(), box.top() - height * 0.45)
            sheet.text(at, text, sheet.small, ink, "r")
        elif left + symbol_width(text, sheet.small) < box.left() + 0.3 * sheet.radius:
            at = QPointF(left, box.center().y() - max(sheet.radius * 0.75, height * 0.7) - 2.0)
            sheet.text(at, text, sheet.small, ink, "l")
        else:
            sheet.text(QPointF(box.center().x(), box.top() - height * 0.8), text, sheet.small, ink)


def _paint_inputs(sheet: DiagramSheet, colour: QColor) -> None:
    """The line from which the ways begin, and the first inputs beside it."""
    ys = [tap[0][1] for tap in sheet.layout.taps if tap[0][0] < 0.1]
    top, bottom = (
        sheet.at((sheet.layout.taps[0][0][0], min(ys))),
        sheet.at((sheet.layout.taps[0][0][0], max(ys))),
    )
    sheet.painter.setPen(pen(colour, 1.2))
    sheet.painter.drawLine(top, bottom)
    names = sheet.frame.session.setup.names
    shown = [f"{subscripted(n)} {number(float(v))}" for n, v in zip(names, sheet.now.inputs, strict=True)]
    rows = shown if len(shown) <= 3 else [*shown[:2], f"… {subscripted(names[-1])}"]
    begin, height = sheet.at(sheet.layout.inputs), sheet.metrics.height() * 0.95
    for k, text in enumerate(rows):
        at = QPointF(begin.x() + 5.0, begin.y() + height * (k + 0.25))
        sheet.text(at, text, sheet.small, QColor(sheet.theme.text), "l")
