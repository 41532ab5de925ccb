"""The DiagramSheet: what one frame's diagram is painted on, and how its parts write on it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from lstm_sim.cell import Quantity
from lstm_sim.frame import Frame, Now
from ui.cell.diagram_layout import Point
from ui.cell.diagram_parts import DiagramGeometry
from ui.style import Style, Theme, pen
from ui.symbol_text import draw_symbol, symbol_width


class DiagramSheet(DiagramGeometry):
    """One painting of one frame.

    Attributes:
        gradients: of every quantity at the step shown, where they are asked for.
        node_at, valve_places: what stands at the ends of wires.
    """

    def __init__(self, painter: QPainter, target: QRectF, frame: Frame, style: Style) -> None:
        super().__init__(target, frame, style)
        self.painter = painter
        self.theme: Theme = style.theme
        self.now: Now = frame.now
        self.gradients = self._gradient_values()
        self.node_at = {node.at: node for node in self.layout.nodes}
        self.valve_places = {valve.at for valve in self.layout.valves}

    def _gradient_values(self) -> dict[Quantity, float] | None:
        if self.frame.gradients is None:
            return None
        step, unit = self.now.step, self.frame.session.shown_unit
        return {q: float(v[step, 0, unit]) for q, v in self.frame.gradients.values.items()}

    def text(self, at: Point | QPointF, text: str, font: QFont, ink: QColor, align: str = "c") -> None:
        """Text with its middle height at `at`, on a patch of the card's colour so that no wire runs through it."""
        point = at if isinstance(at, QPointF) else self.at(at)
        metrics = QFontMetricsF(font)
        width = symbol_width(text, font)
        left = {"l": point.x(), "c": point.x() - width / 2.0, "r": point.x() - width}[align]
        left = min(max(left, self.target.left()), max(self.target.left(), self.target.right() - width))
        height = metrics.ascent() + metrics.descent()
        patch = QRectF(left - 2.0, point.y() - height / 2.0, width + 4.0, height)
        self.painter.fillRect(patch, QColor(self.theme.card))
        baseline = point.y() + (metrics.ascent() - metrics.descent()) / 2.0
        draw_symbol(self.painter, QPointF(left, baseline), text, font, ink)

    def focus_ring(self, box: QRectF, radius: float) -> None:
        """A ring around the part that keyboard edits set."""
        self.painter.setPen(pen(self.theme.accent, 2.0))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(box, radius, radius)


def smaller(font: QFont, share: float) -> QFont:
    """The font at a share of its size; another object, since what a text measures is kept for its font."""
    if share >= 1.0:
        return font
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * share)
    return made
