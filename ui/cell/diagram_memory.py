"""The memory of a cell's diagram: a box with its value before the step and after it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont

from lstm_sim.formula import number
from ui.cell.diagram_sheet import DiagramSheet, smaller
from ui.style import pen
from ui.symbol_text import draw_symbol, symbol_width
from ui.texts import symbol

translate = QCoreApplication.translate


def paint_memory(sheet: DiagramSheet, focused: bool) -> None:
    """The box, the value before the step and after it, and below them its gradient or the pinned value."""
    box, shown = sheet.memory_box, sheet.layout
    tint = sheet.theme.fill(shown.new)
    tint.setAlpha(22)
    sheet.painter.setPen(pen(sheet.theme.fill(shown.new), 1.5))
    sheet.painter.setBrush(QColor(sheet.theme.card))
    sheet.painter.drawRoundedRect(box, 8.0, 8.0)
    sheet.painter.setBrush(tint)
    sheet.painter.drawRoundedRect(box, 8.0, 8.0)
    if focused:
        sheet.focus_ring(box.adjusted(-4, -4, 4, 4), 11.0)
    caption = translate("Diagram", "memory, set by hand") if sheet.now.memory_is_set else translate("Diagram", "memory")
    ink = sheet.theme.ink(shown.new)
    metrics = sheet.metrics
    painter = sheet.painter
    line = box.center().y() + metrics.ascent() * 0.75
    painter.setFont(sheet.small)
    painter.setPen(QColor(sheet.theme.muted))
    top = QRectF(box.left(), box.top() + 0.06 * box.height(), box.width(), metrics.height())
    painter.drawText(top, Qt.AlignmentFlag.AlignCenter, caption)
    before = f"{symbol(shown.old)} {number(sheet.now[shown.old])}"
    after = f"{symbol(shown.new)} {number(sheet.now[shown.new])}"
    regular, strong = QFont(sheet.large), QFont(sheet.large)
    regular.setBold(False)
    arrow = "  →  "
    width, room = _width((before, regular), (arrow, regular), (after, strong)), box.width() - 10.0
    if width > room:
        regular, strong = smaller(regular, room / width), smaller(strong, room / width)
        width = _width((before, regular), (arrow, regular), (after, strong))
    x = box.center().x() - width / 2.0
    draw_symbol(painter, QPointF(x, line), before, regular, ink)
    x += symbol_width(before, regular)
    draw_symbol(painter, QPointF(x, line), arrow, regular, QColor(sheet.theme.muted))
    x += symbol_width(arrow, regular)
    draw_symbol(painter, QPointF(x, line), after, strong, ink)
    below = _below_memory(sheet)
    if below:
        bottom = QRectF(box.left(), line + metrics.descent(), box.width(), box.bottom() - line - metrics.descent())
        painter.setFont(sheet.small)
        painter.setPen(QColor(sheet.theme.muted))
        painter.drawText(bottom, Qt.AlignmentFlag.AlignCenter, below)


def _below_memory(sheet: DiagramSheet) -> str:
    new = sheet.layout.new
    if sheet.gradients is not None:
        return f"∂/∂{symbol(new)} {number(sheet.gradients[new])}"
    ghost = sheet.frame.ghost
    if ghost is not None and new in ghost.values:
        return translate("Diagram", "pinned {value}").format(value=number(ghost[new]))
    return ""


def _width(*texts: tuple[str, QFont]) -> float:
    return sum(symbol_width(text, font) for text, font in texts)
