"""Where the parts of a cell's diagram are, in the pixels of one target."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from lstm_sim.cell import Quantity
from lstm_sim.frame import Frame
from ui.cell.diagram_layout import Layout, Node, Point, Valve, layout
from ui.style import Style
from ui.symbol_text import symbol_width
from ui.texts import name, symbol

Q = Quantity
_HIT = 6.0
"""Pixels beside a wire that still count as on it."""


@dataclass(frozen=True)
class Part:
    """A part of the diagram that answers the mouse and the keyboard.

    Attributes:
        quantities: what it shows, the product of these.
        sets: the quantity that dragging it sets (a pre-activation or the previous memory), or None.
        area: where it is.
    """

    quantities: tuple[Quantity, ...]
    sets: Quantity | None
    area: QRectF


class DiagramGeometry:
    """The layout of a frame's cell in one target, and the fonts that fit it."""

    def __init__(self, target: QRectF, frame: Frame, style: Style) -> None:
        self.target = target
        self.frame = frame
        self.style = style
        self.layout: Layout = layout(frame.session.cell)
        zoom = min(target.width() / 480.0, target.height() / 470.0)
        self.zoom = min(max(zoom, 0.78), 1.5)
        self.radius = min(max(0.044 * min(target.width(), target.height()), 12.0), 34.0)
        self.font = style.font(0.95 * self.zoom / max(1.0, style.scale * 0.85))
        self.bold = QFont(self.font)
        self.bold.setBold(True)
        self.small = QFont(self.font)
        self.small.setPointSizeF(self.font.pointSizeF() * 0.88)
        self.large = QFont(self.bold)
        self.large.setPointSizeF(self.font.pointSizeF() * 1.15)
        self.metrics = QFontMetricsF(self.font)

    def at(self, point: Point) -> QPointF:
        """A point of the layout."""
        return QPointF(
            self.target.left() + point[0] * self.target.width(),
            self.target.top() + point[1] * self.target.height(),
        )

    @property
    def memory_box(self) -> QRectF:
        """The memory."""
        left, top, right, bottom = self.layout.memory
        return QRectF(self.at((left, top)), self.at((right, bottom)))

    def node_box(self, node: Node) -> QRectF:
        """A node: wider where it is an activation."""
        centre = self.at(node.at)
        half_width = self.radius * (1.35 if node.is_box else 0.85)
        half_height = self.radius * (0.72 if node.is_box else 0.85)
        return QRectF(centre.x() - half_width, centre.y() - half_height, 2 * half_width, 2 * half_height)

    def valve_box(self, valve: Valve) -> QRectF:
        """A valve's circle."""
        centre = self.at(valve.at)
        return QRectF(centre.x() - self.radius, centre.y() - self.radius, 2 * self.radius, 2 * self.radius)

    def valve_label(self, valve: Valve) -> QRectF:
        """The two (or three) lines under a valve, kept within the target."""
        box = self.valve_box(valve)
        width = max(symbol_width(self.valve_name(valve), self.bold), 9.0 * self.metrics.averageCharWidth())
        left = box.center().x() - width / 2.0
        left = min(max(left, self.target.left()), self.target.right() - width)
        return QRectF(left, box.bottom() + 2.0, width, 2.2 * self.metrics.height())

    def valve_name(self, valve: Valve) -> str:
        """The gate's name and symbol."""
        return f"{name(valve.gate)} {symbol(valve.gate)}"

    def entry_box(self) -> QRectF:
        """What comes in."""
        return self._around(self.layout.entry, 5.0)

    def exit_box(self) -> QRectF:
        """What goes out."""
        return self._around(self.layout.exit, 5.0)

    def _around(self, point: Point, half_letters: float) -> QRectF:
        half = half_letters * self.metrics.averageCharWidth() * 1.3
        height = self.metrics.height()
        centre = self.at(point)
        return QRectF(centre.x() - half, centre.y() - height * 0.65, 2 * half, height * 1.3)

    def parts(self) -> list[Part]:
        """Everything that answers, the one on top first."""
        shown = self.layout
        found = [Part((v.gate,), v.z, self.valve_box(v).united(self.valve_label(v))) for v in shown.valves]
        found.append(Part((Q.Z,), Q.Z, self.entry_box()))
        found.append(Part((shown.new,), shown.old, self.memory_box))
        found.append(Part((Q.OUTPUT,), None, self.exit_box()))
        for node in shown.nodes:
            into = [w for w in shown.wires if w.points[-1] == node.at and len(w.flow) == 1 and not w.dashed]
            out = [w for w in shown.wires if w.points[0] == node.at]
            if node.is_box and out:
                found.append(Part(out[0].flow, None, self.node_box(node)))
            elif len(into) >= 2 and node.text == "×":
                found.append(Part(tuple(w.flow[0] for w in into), None, self.node_box(node)))
            elif out:
                found.append(Part(out[0].flow, None, self.node_box(node)))
            else:
                found.append(
                    Part(
                        (Q.RECALL if Q.RECALL in self.frame.now.values else Q.PREVIOUS_OUTPUT,),
                        None,
                        self.node_box(node),
                    )
                )
        for wire in shown.wires:
            points = [self.at(p) for p in wire.points]
            for one, two in itertools.pairwise(points):
                area = QRectF(one, two).normalized().adjusted(-_HIT, -_HIT, _HIT, _HIT)
                found.append(Part(wire.flow, None, area))
        return found
