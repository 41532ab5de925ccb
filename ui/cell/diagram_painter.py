"""Paints the diagram of a cell: wires as thick as what flows in them, valves as open as their gates."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPolygonF

from lstm_sim.cell import Quantity
from lstm_sim.formula import number
from lstm_sim.frame import Frame, Now
from lstm_sim.session import Mode
from ui.cell.diagram_layout import BUS, Node, Point, Valve, Wire
from ui.cell.diagram_parts import DiagramGeometry, Part
from ui.style import Style, Theme, pen
from ui.symbol_text import draw_symbol, symbol_width
from ui.texts import subscripted, symbol

Q = Quantity
Align = Qt.AlignmentFlag
_ALIGN = {"l": Align.AlignLeft, "c": Align.AlignHCenter, "r": Align.AlignRight}

translate = QCoreApplication.translate


class DiagramPainter:
    """Paints into any painter and any rectangle: the window, an SVG, a PDF."""

    def __init__(self, style: Style) -> None:
        self._style = style

    def paint(self, painter: QPainter, target: QRectF, frame: Frame, focus: Quantity | None = None) -> None:
        """Paint the frame's cell into `target`; `focus` is the quantity that keyboard edits set, or None."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _Painting(painter, target, frame, self._style).everything(focus)
        painter.restore()

    def parts(self, target: QRectF, frame: Frame) -> list[Part]:
        """The parts of what `paint` paints, the one on top first."""
        return DiagramGeometry(target, frame, self._style).parts()


class _Painting(DiagramGeometry):
    """One painting of one frame."""

    def __init__(self, painter: QPainter, target: QRectF, frame: Frame, style: Style) -> None:
        super().__init__(target, frame, style)
        self.painter = painter
        self.theme: Theme = style.theme
        self.now: Now = frame.now
        self.gradients = self._gradient_values()
        self._nodes = {node.at: node for node in self.layout.nodes}
        self._valves = {valve.at for valve in self.layout.valves}

    def _gradient_values(self) -> dict[Quantity, float] | None:
        if self.frame.gradients is None:
            return None
        step, unit = self.now.step, self.frame.session.shown_unit
        return {q: float(v[step, 0, unit]) for q, v in self.frame.gradients.values.items()}

    def everything(self, focus: Quantity | None) -> None:
        self._bus()
        for wire in self.layout.wires:
            self._wire(wire)
        self._memory(focus is not None and focus is self.layout.old)
        for node in self.layout.nodes:
            self._node(node)
        for valve in self.layout.valves:
            self._valve(valve, focus is valve.z)
        for wire in self.layout.wires:
            self._wire_label(wire)
        self._ends(focus is Q.Z)
        self._caption()

    # ---------------------------------------------------------------- wires

    def _value(self, wire: Wire) -> float:
        return self.now.flow(*wire.flow) * (self.now.renewal if wire.renews else 1.0)

    def _wire(self, wire: Wire) -> None:
        points = [self.at(p) for p in wire.points]
        backwards = self.gradients is not None and wire.gradient is not None
        if backwards:
            assert self.gradients is not None
            assert wire.gradient is not None
            size = abs(self.gradients[wire.gradient])
            width = 0.8 + 4.2 * size / (size + 0.25) if math.isfinite(size) else 5.0
            points = points[::-1]
        else:
            size = abs(self._value(wire))
            width = 1.0 + 4.0 * size / (size + 1.0) if math.isfinite(size) else 5.0
        faded = wire.dashed or (self.gradients is not None and not backwards)
        if faded:
            width = min(width, 1.6)
        colour = self.theme.fill(wire.colour)
        if self.gradients is not None and not backwards:
            colour = QColor(self.theme.border)
        ends = wire.points[::-1] if backwards else wire.points
        points[0] = self._edge(ends[0], points[0], points[1])
        points[-1] = self._edge(ends[-1], points[-1], points[-2])
        self._line(points, colour, width * min(self.zoom, 1.2), (3.0, 2.5) if wire.dashed else ())

    def _edge(self, place: Point, end: QPointF, towards: QPointF) -> QPointF:
        """The end of a wire moved out of the node or valve that stands at `place`."""
        node = self._nodes.get(place)
        if node is not None:
            box = self.node_box(node)
            horizontal = abs(towards.x() - end.x()) > abs(towards.y() - end.y())
            return _moved(end, towards, (box.width() if horizontal else box.height()) / 2.0 + 1.0)
        return _moved(end, towards, self.radius + 1.0) if place in self._valves else end

    def _line(self, points: list[QPointF], colour: QColor, width: float, dash: tuple[float, ...] = ()) -> None:
        """A line with an arrow head at its last point."""
        length = 5.0 + 1.1 * width
        tip, before = points[-1], points[-2]
        neck = _moved(tip, before, min(length, max(0.0, _distance(tip, before) - 0.5)))
        path = QPainterPath(points[0])
        for point in points[1:-1]:
            path.lineTo(point)
        path.lineTo(neck)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(pen(colour, width, dash))
        self.painter.drawPath(path)
        angle = math.atan2(tip.y() - before.y(), tip.x() - before.x())
        side = length * 0.5
        across = QPointF(-math.sin(angle) * side, math.cos(angle) * side)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        self.painter.drawPolygon(QPolygonF([tip, neck + across, neck - across]))

    def _wire_label(self, wire: Wire) -> None:
        if wire.label is None:
            return
        if self.gradients is not None:
            if wire.gradient is None:
                return
            text = f"∂ {number(self.gradients[wire.gradient])}"
        else:
            value = number(self._value(wire))
            text = f"{wire.symbol} = {value}" if wire.symbol else value
        bold = not wire.symbol and self.gradients is None
        ink = self.theme.ink(wire.colour) if wire.symbol or self.gradients is not None else QColor(self.theme.text)
        font = self.bold if bold else self.small
        if wire.align == "c":
            room = self._room_beside_memory(self.at(wire.label), font)
            font = _smaller(font, min(1.0, room / symbol_width(text, font)))
        self._text(wire.label, text, font, ink, wire.align)

    def _room_beside_memory(self, middle: QPointF, font: QFont) -> float:
        """How wide a text may be that stands there, so that it does not reach into the memory."""
        box, half = self.memory_box, QFontMetricsF(font).height() / 2.0
        away = max(middle.x() - box.right(), box.left() - middle.x()) - 3.0
        beside = away > 0.0 and middle.y() + half > box.top() and middle.y() - half < box.bottom()
        return 2.0 * away if beside else self.target.width()

    def _text(self, at: Point | QPointF, text: str, font: QFont, ink: QColor, align: str = "c") -> None:
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

    # ---------------------------------------------------------------- nodes, valves, memory

    def _node(self, node: Node) -> None:
        box, colour = self.node_box(node), self.theme.fill(node.colour)
        self.painter.setPen(pen(colour, 1.5))
        self.painter.setBrush(QColor(self.theme.card))
        if node.is_box:
            self.painter.drawRoundedRect(box, 5.0, 5.0)
        else:
            self.painter.drawEllipse(box)
        font = QFont(self.bold)
        font.setItalic(node.is_box)
        self.painter.setFont(font)
        self.painter.setPen(self.theme.ink(node.colour))
        self.painter.drawText(box, Align.AlignCenter, node.text)

    def _valve(self, valve: Valve, focused: bool) -> None:
        box, colour = self.valve_box(valve), self.theme.fill(valve.gate)
        opening = self.now[valve.gate]
        self.painter.setPen(pen(colour, 1.5))
        self.painter.setBrush(QColor(self.theme.card))
        self.painter.drawEllipse(box)
        self._sector(box.adjusted(2.5, 2.5, -2.5, -2.5), opening, colour)
        if self.frame.ghost is not None and valve.gate in self.frame.ghost.values:
            self.painter.setPen(pen(self.theme.muted, 1.5, (2.0, 1.5)))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            angle = -360.0 * min(max(self.frame.ghost[valve.gate], 0.0), 1.0)
            self.painter.drawArc(box.adjusted(-3, -3, 3, 3), 90 * 16, round(angle * 16))
        if focused:
            self._focus_ring(box.adjusted(-5, -5, 5, 5), self.radius + 5)
        label = self.valve_label(valve)
        centre = label.center().x()
        height = self.metrics.height()
        ink = self.theme.ink(valve.gate)
        self._text(QPointF(centre, label.top() + height * 0.5), self.valve_name(valve), self.bold, ink)
        self._text(
            QPointF(centre, label.top() + height * 1.5),
            self._opening(valve),
            self.small,
            QColor(self.theme.muted),
        )
        line = 2.45
        ghost = self.frame.ghost
        if self.gradients is not None:
            text = f"∂/∂{symbol(valve.z)} {number(self.gradients[valve.z])}"
            self._text(QPointF(centre, label.top() + height * line), text, self.small, ink)
        elif ghost is not None and valve.gate in ghost.values:
            text = translate("Diagram", "pinned {value}").format(value=f"{ghost[valve.gate]:.3f}")
            self._text(QPointF(centre, label.top() + height * line), text, self.small, QColor(self.theme.muted))

    def _opening(self, valve: Valve) -> str:
        opening = self.now[valve.gate]
        percent = f"{100.0 * opening:.0f}" if math.isfinite(opening) else "–"
        words = translate("Diagram", "keeps {percent}%") if valve.keeps else translate("Diagram", "{percent}% open")
        return f"{opening:.3f} · {words.format(percent=percent)}"

    def _sector(self, box: QRectF, opening: float, colour: QColor) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        if opening >= 0.9995:
            self.painter.drawEllipse(box)
        elif opening > 0.0:
            self.painter.drawPie(box, 90 * 16, round(-360.0 * 16 * opening))

    def _memory(self, focused: bool) -> None:
        box, shown = self.memory_box, self.layout
        tint = self.theme.fill(shown.new)
        tint.setAlpha(22)
        self.painter.setPen(pen(self.theme.fill(shown.new), 1.5))
        self.painter.setBrush(QColor(self.theme.card))
        self.painter.drawRoundedRect(box, 8.0, 8.0)
        self.painter.setBrush(tint)
        self.painter.drawRoundedRect(box, 8.0, 8.0)
        if focused:
            self._focus_ring(box.adjusted(-4, -4, 4, 4), 11.0)
        caption = (
            translate("Diagram", "memory, set by hand") if self.now.memory_is_set else translate("Diagram", "memory")
        )
        ink = self.theme.ink(shown.new)
        metrics = self.metrics
        painter = self.painter
        line = box.center().y() + metrics.ascent() * 0.75
        painter.setFont(self.small)
        painter.setPen(QColor(self.theme.muted))
        top = QRectF(box.left(), box.top() + 0.06 * box.height(), box.width(), metrics.height())
        painter.drawText(top, Align.AlignCenter, caption)
        before = f"{symbol(shown.old)} {number(self.now[shown.old])}"
        after = f"{symbol(shown.new)} {number(self.now[shown.new])}"
        regular, strong = QFont(self.large), QFont(self.large)
        regular.setBold(False)
        arrow = "  →  "
        width, room = _width((before, regular), (arrow, regular), (after, strong)), box.width() - 10.0
        if width > room:
            regular, strong = _smaller(regular, room / width), _smaller(strong, room / width)
            width = _width((before, regular), (arrow, regular), (after, strong))
        x = box.center().x() - width / 2.0
        draw_symbol(painter, QPointF(x, line), before, regular, ink)
        x += symbol_width(before, regular)
        draw_symbol(painter, QPointF(x, line), arrow, regular, QColor(self.theme.muted))
        x += symbol_width(arrow, regular)
        draw_symbol(painter, QPointF(x, line), after, strong, ink)
        below = self._below_memory()
        if below:
            bottom = QRectF(box.left(), line + metrics.descent(), box.width(), box.bottom() - line - metrics.descent())
            painter.setFont(self.small)
            painter.setPen(QColor(self.theme.muted))
            painter.drawText(bottom, Align.AlignCenter, below)

    def _below_memory(self) -> str:
        new = self.layout.new
        if self.gradients is not None:
            return f"∂/∂{symbol(new)} {number(self.gradients[new])}"
        ghost = self.frame.ghost
        if ghost is not None and new in ghost.values:
            return translate("Diagram", "pinned {value}").format(value=number(ghost[new]))
        return ""

    def _focus_ring(self, box: QRectF, radius: float) -> None:
        self.painter.setPen(pen(self.theme.accent, 2.0))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(box, radius, radius)

    # ---------------------------------------------------------------- the ends and the bus

    def _ends(self, focused: bool) -> None:
        z, a = Q.Z, Q.OUTPUT
        if self.gradients is not None:
            z_text = f"∂/∂z = {number(self.gradients[z])}"
            a_text = f"∂/∂a = {number(self.gradients[a])}"
        else:
            z_text, a_text = f"z = {number(self._entering())}", f"a = {number(self.now[a])}"
        self._text(self.layout.entry, z_text, self.bold, self.theme.ink(z))
        self._text(self.layout.exit, a_text, self.large, self.theme.ink(a))
        ghost = self.frame.ghost
        if ghost is not None and self.gradients is None:
            at = self.at(self.layout.exit) + QPointF(symbol_width(a_text, self.large) / 2.0 + 8.0, 0.0)
            text = translate("Diagram", "pinned {value}").format(value=number(ghost[a]))
            self._text(at, text, self.small, QColor(self.theme.muted), "l")
        if focused:
            self._focus_ring(self.entry_box(), 6.0)

    def _entering(self) -> float:
        """z as it enters, before what the memory adds to it."""
        return self.now[Q.Z] - self.now.values.get(Q.RECALL, 0.0)

    def _bus(self) -> None:
        """In weighted mode: the inputs, and the way they take to every pre-activation; z's written at each valve."""
        session = self.frame.session
        feeds_back = self.frame.local.recurrent.any() and (
            session.mode is Mode.WEIGHTED and session.cell.cell_type.has_memory_cell
        )
        weighted = session.mode is Mode.WEIGHTED
        neutral = self.theme.fill(Q.INPUT)
        if feeds_back and self.gradients is None:
            points = [self.at(p) for p in self.layout.feedback]
            self._line(points, self.theme.fill(Q.OUTPUT), 1.2, (3.0, 2.5))
        for tap, quantity in zip(self.layout.taps, self._tapped(), strict=True):
            if quantity is Q.Z and not weighted:
                continue
            points = [self.at(p) for p in tap]
            if not weighted:  # only a short way in, with the value that the slider gives
                points = [_moved(points[-1], points[-2], self.radius * 3.2), points[-1]]
            if quantity is not Q.Z:
                points[-1] = self._edge(tap[-1], points[-1], points[-2])
            colour = self.theme.fill(quantity) if self.gradients is None else QColor(self.theme.border)
            self._line(points, colour, 1.2)
        self._preactivations()
        if weighted:
            self._bus_line(neutral)

    def _tapped(self) -> list[Quantity]:
        rest = {v.at: v.z for v in self.layout.valves}
        return [rest.get(tap[-1], Q.Z) for tap in self.layout.taps]

    def _preactivations(self) -> None:
        """zᵢ, z_f, z_o written over the way into their valves."""
        if self.gradients is not None:
            return
        for valve in self.layout.valves:
            box = self.valve_box(valve)
            text = f"{symbol(valve.z)} = {number(self.now[valve.z])}"
            ink, height = self.theme.ink(valve.z), self.metrics.height()
            left = self.at((BUS, 0.0)).x() + 4.0
            if valve.at[0] > 0.6:
                at = QPointF(self.target.right(), box.top() - height * 0.45)
                self._text(at, text, self.small, ink, "r")
            elif left + symbol_width(text, self.small) < box.left() + 0.3 * self.radius:
                at = QPointF(left, box.center().y() - max(self.radius * 0.75, height * 0.7) - 2.0)
                self._text(at, text, self.small, ink, "l")
            else:
                self._text(QPointF(box.center().x(), box.top() - height * 0.8), text, self.small, ink)

    def _bus_line(self, colour: QColor) -> None:
        ys = [tap[0][1] for tap in self.layout.taps if tap[0][0] < 0.1]
        top, bottom = (
            self.at((self.layout.taps[0][0][0], min(ys))),
            self.at((self.layout.taps[0][0][0], max(ys))),
        )
        self.painter.setPen(pen(colour, 1.2))
        self.painter.drawLine(top, bottom)
        names = self.frame.session.setup.names
        shown = [f"{subscripted(n)} {number(float(v))}" for n, v in zip(names, self.now.inputs, strict=True)]
        rows = shown if len(shown) <= 3 else [*shown[:2], f"… {subscripted(names[-1])}"]
        begin, height = self.at(self.layout.inputs), self.metrics.height() * 0.95
        for k, text in enumerate(rows):
            at = QPointF(begin.x() + 5.0, begin.y() + height * (k + 0.25))
            self._text(at, text, self.small, QColor(self.theme.text), "l")

    def _caption(self) -> None:
        if self.gradients is None:
            return
        view, session = self.frame.session.view, self.frame.session
        step = session.setup.steps if view.gradient_at_last else self.now.step + 1
        text = translate("Diagram", "∂ of {what} at step {step}").format(what=symbol(view.gradient_of), step=step)
        self._text(
            self.target.topLeft() + QPointF(0.0, self.metrics.height() * 0.6),
            text,
            self.small,
            QColor(self.theme.muted),
            "l",
        )


def _distance(one: QPointF, two: QPointF) -> float:
    return math.hypot(two.x() - one.x(), two.y() - one.y())


def _width(*texts: tuple[str, QFont]) -> float:
    return sum(symbol_width(text, font) for text, font in texts)


def _smaller(font: QFont, share: float) -> QFont:
    """The font at a share of its size; another object, since what a text measures is kept for its font."""
    if share >= 1.0:
        return font
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * share)
    return made


def _moved(point: QPointF, towards: QPointF, by: float) -> QPointF:
    """`point` moved `by` pixels towards another."""
    distance = _distance(point, towards)
    return point if distance == 0.0 else point + (towards - point) * (by / distance)
