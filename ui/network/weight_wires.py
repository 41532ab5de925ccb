"""The weights of a tiny network: each a wire of its own, with its number on it."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath

from lstm_sim.cell import Quantity
from lstm_sim.laboratory.wiring import Matrix
from ui.network.wiring_plan import WiringPlan
from ui.style import Style, pen

WeightKey = tuple[str, int, int]
"""(kind of matrix, to, from)."""


def wire_width(strength: float, most: float) -> float:
    """A wire as thick as what flows in it, in pixels at type size 1; `most` is the most that flows in any."""
    share = strength / most if most > 0.0 and math.isfinite(strength) else 0.0
    return 0.8 + 3.2 * min(max(share, 0.0), 1.0)


class WeightWires:
    """Paints the weights of a plan; it keeps its font only."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self.take_style()

    def take_style(self) -> None:
        """Take the font anew."""
        self._font = self._style.font(0.74)
        self._metrics = QFontMetricsF(self._font)

    def places(self, plan: WiringPlan, step: int) -> dict[WeightKey, tuple[QPainterPath, QPointF]]:
        """For each weight at a step: its wire, and where its number stands. The first step has no recurrent ones."""
        places: dict[WeightKey, tuple[QPainterPath, QPointF]] = {}
        for matrix in plan.wiring.matrices:
            if matrix.kind == "recurrent" and not step:
                continue
            for to in range(matrix.values.shape[0]):
                for origin in range(matrix.values.shape[1]):
                    wire = self._wire(plan, matrix, step, to, origin)
                    share = 0.5 if matrix.kind == "recurrent" else 0.30 if (to + origin) % 2 else 0.62
                    places[matrix.kind, to, origin] = (wire, wire.pointAtPercent(share))
        return places

    def _wire(self, plan: WiringPlan, matrix: Matrix, step: int, to: int, origin: int) -> QPainterPath:
        """A straight wire upwards; from step to step a bow, each at a height of its own, so that none hides another."""
        radius = plan.radius
        if matrix.kind != "recurrent":
            below, above = (0, 1) if matrix.kind == "input" else (1, 2)
            path = QPainterPath(plan.node(below, step, origin) - QPointF(0.0, radius))
            path.lineTo(plan.node(above, step, to) + QPointF(0.0, radius))
            return path
        count = matrix.values.shape[1]
        start, end = plan.node(1, step - 1, origin), plan.node(1, step, to)
        # Wires into the first units bow upwards, those into the last downwards; a longer way is a higher bow.
        upwards = -1.0 if to < (count + 1) // 2 else 1.0
        rise = upwards * radius * (1.2 + 1.5 * (count - 1 - origin + (to if upwards < 0 else count - 1 - to)) / count)
        edge = QPointF(0.75 * radius, upwards * 0.66 * radius)
        path = QPainterPath(start + edge)
        path.cubicTo(
            QPointF(start.x() + (end.x() - start.x()) * 0.3, start.y() + rise * 1.6),
            QPointF(start.x() + (end.x() - start.x()) * 0.7, start.y() + rise * 1.6),
            end + QPointF(-edge.x(), edge.y()),
        )
        return path

    def paint(self, painter: QPainter, plan: WiringPlan, step: int, steps: range, chosen: WeightKey | None) -> None:
        """The wires of `steps`, and at `step`, which is looked at, their weights; `chosen` is marked."""
        theme = self._style.theme
        faint = QColor(theme.border)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for t in steps:
            if t != step:
                painter.setPen(pen(faint, 1.0))
                for wire, _ in self.places(plan, t).values():
                    painter.drawPath(wire)
        most = max(float(np.abs(m.values).max(initial=0.0)) for m in plan.wiring.matrices)
        matrices = {m.kind: m.values for m in plan.wiring.matrices}
        places = self.places(plan, step)
        for key, (wire, _) in places.items():
            value = float(matrices[key[0]][key[1], key[2]])
            colour = theme.fill(Quantity.OUTPUT) if key[0] == "recurrent" else QColor(theme.muted)
            painter.setPen(
                pen(colour, wire_width(abs(value), most) * self._style.scale, () if value >= 0.0 else (3.0, 2.0))
            )
            painter.drawPath(wire)
        for key, (_, at) in places.items():
            self._paint_number(painter, at, float(matrices[key[0]][key[1], key[2]]), key == chosen)

    def _paint_number(self, painter: QPainter, at: QPointF, value: float, chosen: bool) -> None:
        theme, text = self._style.theme, f"{value:.3g}".replace("-", "−")
        width = self._metrics.horizontalAdvance(text)
        height = self._metrics.height()
        box = QRectF(at.x() - width / 2 - 3, at.y() - height / 2, width + 6, height)
        painter.setPen(pen(theme.accent if chosen else theme.border, 1.6 if chosen else 0.8))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(theme.text))
        painter.setFont(self._font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
