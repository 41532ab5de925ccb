"""Paints the diagram of a cell: wires as thick as what flows in them, valves as open as their gates."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from lstm_sim.cell import Quantity
from lstm_sim.formula import number
from lstm_sim.frame import Frame
from ui.cell.diagram_bus import paint_bus
from ui.cell.diagram_memory import paint_memory
from ui.cell.diagram_nodes import paint_node, paint_valve
from ui.cell.diagram_parts import DiagramGeometry, Part
from ui.cell.diagram_sheet import DiagramSheet
from ui.cell.diagram_wires import paint_label, paint_wire
from ui.style import Style
from ui.symbol_text import symbol_width
from ui.texts import symbol

Q = Quantity

translate = QCoreApplication.translate


class DiagramPainter:
    """Paints into any painter and any rectangle: the window, an SVG, a PDF."""

    def __init__(self, style: Style) -> None:
        self._style = style

    def paint(self, painter: QPainter, target: QRectF, frame: Frame, focus: Quantity | None = None) -> None:
        """Paint the frame's cell into `target`; `focus` is the quantity that keyboard edits set, or None."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_everything(DiagramSheet(painter, target, frame, self._style), focus)
        painter.restore()

    def parts(self, target: QRectF, frame: Frame) -> list[Part]:
        """The parts of what `paint` paints, the one on top first."""
        return DiagramGeometry(target, frame, self._style).parts()


def _paint_everything(sheet: DiagramSheet, focus: Quantity | None) -> None:
    paint_bus(sheet)
    for wire in sheet.layout.wires:
        paint_wire(sheet, wire)
    paint_memory(sheet, focus is not None and focus is sheet.layout.old)
    for node in sheet.layout.nodes:
        paint_node(sheet, node)
    for valve in sheet.layout.valves:
        paint_valve(sheet, valve, focus is valve.z)
    for wire in sheet.layout.wires:
        paint_label(sheet, wire)
    _paint_ends(sheet, focus is Q.Z)
    _paint_caption(sheet)


def _paint_ends(sheet: DiagramSheet, focused: bool) -> None:
    z, a = Q.Z, Q.OUTPUT
    if sheet.gradients is not None:
        z_text = f"∂/∂z = {number(sheet.gradients[z])}"
        a_text = f"∂/∂a = {number(sheet.gradients[a])}"
    else:
        z_text, a_text = f"z = {number(_entering(sheet))}", f"a = {number(sheet.now[a])}"
    sheet.text(sheet.layout.entry, z_text, sheet.bold, sheet.theme.ink(z))
    sheet.text(sheet.layout.exit, a_text, sheet.large, sheet.theme.ink(a))
    ghost = sheet.frame.ghost
    if ghost is not None and sheet.gradients is None:
        at = sheet.at(sheet.layout.exit) + QPointF(symbol_width(a_text, sheet.large) / 2.0 + 8.0, 0.0)
        text = translate("Diagram", "pinned {value}").format(value=number(ghost[a]))
        sheet.text(at, text, sheet.small, QColor(sheet.theme.muted), "l")
    if focused:
        sheet.focus_ring(sheet.entry_box(), 6.0)


def _entering(sheet: DiagramSheet) -> float:
    """z as it enters, before what the memory adds to it."""
    return sheet.now[Q.Z] - sheet.now.values.get(Q.RECALL, 0.0)


def _paint_caption(sheet: DiagramSheet) -> None:
    if sheet.gradients is None:
        return
    view, session = sheet.frame.session.view, sheet.frame.session
    step = session.setup.steps if view.gradient_at_last else sheet.now.step + 1
    text = translate("Diagram", "∂ of {what} at step {step}").format(what=symbol(view.gradient_of), step=step)
    sheet.text(
        sheet.target.topLeft() + QPointF(0.0, sheet.metrics.height() * 0.6),
        text,
        sheet.small,
        QColor(sheet.theme.muted),
        "l",
    )
