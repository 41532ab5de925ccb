"""The StepperView: the way back through one time step, with every local derivative written on its wire."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from lstm_sim.cell import CellType, Quantity
from lstm_sim.formula import number
from lstm_sim.gradients.followed import Followed, Link
from ui.gradients.stepper_plan import label_at, places, strip
from ui.style import Style, pen
from ui.symbol_text import draw_symbol, symbol_width
from ui.texts import symbol

Q = Quantity
_GAP = 6.0


@dataclass(frozen=True, eq=False)
class StepperPicture:
    """What the view shows: the gradient followed, of which cell, and the step it has come to (from 0)."""

    followed: Followed
    cell: CellType
    step: int


class StepperView(QWidget):
    """The steps above, the drawing in the middle, the products below. Left goes back in time, Right returns."""

    step_chosen = Signal(int)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.picture: StepperPicture | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(300, 300)

    def show_picture(self, picture: StepperPicture) -> None:
        """Show another step."""
        self.picture = picture
        links = picture.followed.links[picture.step]
        self.setAccessibleDescription("; ".join(f"{x.wire.symbol} = {x.wire.formula}: {_local(x)}" for x in links))
        self.update()

    # ------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Everything, and a ring where the keyboard is."""
        painter = QPainter(self)
        self.paint(painter, QRectF(self.rect()))
        if self.hasFocus():
            painter.setPen(pen(self._style.theme.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -2, -2), 4, 4)
        painter.end()

    def paint(self, painter: QPainter, target: QRectF) -> None:
        """Paint everything into a rectangle of any painter."""
        if self.picture is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        links = self.picture.followed.links[self.picture.step]
        above, below = self._strip_height(), (len(links) + 0.5) * self._line()
        self._paint_strip(painter, QRectF(target.left(), target.top(), target.width(), above))
        middle = QRectF(target.left(), target.top() + above, target.width(), target.height() - above - below)
        self._paint_step(painter, middle, links)
        self._paint_products(painter, QRectF(target.left(), target.bottom() - below, target.width(), below), links)

    def _line(self) -> float:
        return QFontMetricsF(self._style.font(0.9)).height() + 1.0

    def _strip_height(self) -> float:
        return 2.0 * self._line() + 14.0

    def _strip_boxes(self, width: float) -> list[tuple[int, QRectF]]:
        """The steps that are shown above, and where."""
        assert self.picture is not None
        least = QFontMetricsF(self._style.font(0.9)).horizontalAdvance("+0.00e−000") + 2 * _GAP
        shown = strip(self.picture.step, len(self.picture.followed.steps), int(width // least))
        each = min(width / len(shown), 1.6 * least)
        left = width - each * len(shown)
        height = self._strip_height() - 8.0
        return [(t, QRectF(left + k * each + 2.0, 2.0, each - 4.0, height)) for k, t in enumerate(shown)]

    def _paint_strip(self, painter: QPainter, area: QRectF) -> None:
        """Every step with what arrives at its memory, the one that is open filled."""
        assert self.picture is not None
        theme, followed = self._style.theme, self.picture.followed
        quantity = Q.MEMORY if Q.MEMORY in followed.totals else Q.OUTPUT
        for t, box in self._strip_boxes(area.width()):
            box.translate(area.topLeft())
            here = t == self.picture.step
            painter.setPen(pen(theme.accent if here else theme.border, 1.6 if here else 1.0))
            painter.setBrush(QColor(theme.well if here else theme.card))
            painter.drawRoundedRect(box, 4, 4)
            top = QPointF(box.center().x(), box.top() + 0.85 * self._line())
            name = f"∂{symbol(followed.of)}/∂{symbol(quantity)}  t = {t + 1}"
            small = self._style.font(0.8)
            if symbol_width(name, small) > box.width() - 4.0:
                name = f"t = {t + 1}"
            draw_symbol(painter, top, name, small, QColor(theme.muted), Qt.AlignmentFlag.AlignHCenter)
            value = number(float(followed.totals[quantity][t]))
            at = QPointF(box.center().x(), box.top() + 1.85 * self._line())
            draw_symbol(
                painter, at, value, self._style.font(0.9, bold=here), theme.ink(quantity), Qt.AlignmentFlag.AlignHCenter
            )

    def _node_box(self, place: tuple[float, float], area: QRectF) -> QRectF:
        width = QFontMetricsF(self._style.font(0.9)).horizontalAdvance("+0.00e−00") + 2 * _GAP
        height = 2.0 * self._line() + 4.0
        x = area.left() + place[0] * area.width()
        y = area.top() + place[1] * area.height()
        x = min(max(x, area.left() + width / 2 + 1.0), area.right() - width / 2 - 1.0)
        y = min(max(y, area.top() + height / 2 + 1.0), area.bottom() - height / 2 - 1.0)
        return QRectF(x - width / 2, y - height / 2, width, height)

    def _paint_step(self, painter: QPainter, area: QRectF, links: tuple[Link, ...]) -> None:
        """The quantities, and the wires between them as thick as what flows back in them."""
        assert self.picture is not None
        where = places(self.picture.cell)
        boxes = {q: self._node_box(place, area) for q, place in where.items()}
        for link in links:
            self._paint_wire(painter, link, boxes[link.wire.target], boxes[link.wire.source])
        step, unit = self.picture.followed.steps[self.picture.step], self.picture.followed.unit
        for quantity, box in boxes.items():
            if quantity in step.gradients:
                self._paint_node(painter, quantity, box, float(step.gradients[quantity][unit]))
        for link in links:
            self._paint_label(painter, link, boxes[link.wire.target], boxes[link.wire.source], area)

    def _paint_wire(self, painter: QPainter, link: Link, target: QRectF, source: QRectF) -> None:
        size = abs(link.outgoing)
        width = 0.8 + 4.2 * size / (size + 0.25) if math.isfinite(size) else 5.0
        colour = self._style.theme.fill(link.wire.source)
        begin, end = _leaving(target, source.center()), _leaving(source, target.center())
        angle = math.atan2(end.y() - begin.y(), end.x() - begin.x())
        length = 6.0 + width
        neck = end - QPointF(math.cos(angle), math.sin(angle)) * length
        painter.setPen(pen(colour, width))
        painter.drawLine(begin, neck)
        across = QPointF(-math.sin(angle), math.cos(angle)) * (0.5 * length)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([end, neck + across, neck - across]))

    def _paint_label(self, painter: QPainter, link: Link, target: QRectF, source: QRectF, area: QRectF) -> None:
        """The local derivative on its wire: what it is, and its value."""
        theme, plain, bold = self._style.theme, self._style.font(0.8), self._style.font(0.85, bold=True)
        begin, end = _leaving(target, source.center()), _leaving(source, target.center())
        at = begin + (end - begin) * label_at(link.wire.target, link.wire.source)
        width = max(symbol_width(link.wire.formula, plain), symbol_width(_local(link), bold))
        height = QFontMetricsF(plain).height() + QFontMetricsF(bold).height()
        left = min(max(at.x() - width / 2, area.left()), area.right() - width)
        patch = QRectF(left - 2.0, at.y() - height / 2, width + 4.0, height)
        card = QColor(theme.card)
        card.setAlpha(225)
        painter.fillRect(patch, card)
        middle, align = patch.center().x(), Qt.AlignmentFlag.AlignHCenter
        first = QPointF(middle, patch.top() + QFontMetricsF(plain).ascent())
        draw_symbol(painter, first, link.wire.formula, plain, QColor(theme.muted), align)
        second = QPointF(middle, patch.bottom() - QFontMetricsF(bold).descent())
        draw_symbol(painter, second, _local(link), bold, theme.ink(link.wire.source), align)

    def _paint_node(self, painter: QPainter, quantity: Quantity, box: QRectF, gradient: float) -> None:
        theme = self._style.theme
        painter.setPen(pen(theme.fill(quantity), 1.5))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(box, 6, 6)
        align = Qt.AlignmentFlag.AlignHCenter
        first = QPointF(box.center().x(), box.top() + 0.9 * self._line())
        draw_symbol(painter, first, symbol(quantity), self._style.font(0.95, bold=True), theme.ink(quantity), align)
        second = QPointF(box.center().x(), box.top() + 1.85 * self._line())
        draw_symbol(painter, second, number(gradient), self._style.font(0.9), QColor(theme.text), align)

    def _paint_products(self, painter: QPainter, area: QRectF, links: tuple[Link, ...]) -> None:
        """A line for each wire: its derivative, times what came, is what goes on."""
        assert self.picture is not None
        theme, font = self._style.theme, self._style.font(0.9)
        of = symbol(self.picture.followed.of)
        columns = [[link.wire.symbol, f"= {link.wire.formula}", f"= {_local(link)}"] for link in links]
        came = [f"× ∂{of}/∂{symbol(link.wire.target)} {number(link.incoming)}" for link in links]
        rows = [
            [*first, second, f"= {number(x.outgoing)}"] for first, second, x in zip(columns, came, links, strict=True)
        ]
        widths = [max(symbol_width(row[k], font) for row in rows) for k in range(5)]
        free = area.width() - sum(widths)
        drops_formula = free < 4 * _GAP  # it stands on the wire as well
        if drops_formula:
            free += widths[1]
        gap = min(max(free / 4.0, 4.0), 3 * _GAP)
        for line, (row, link) in enumerate(zip(rows, links, strict=True)):
            x, y = area.left(), area.top() + (line + 0.85) * self._line()
            for column, (text, width) in enumerate(zip(row, widths, strict=True)):
                if column == 1 and drops_formula:
                    continue
                ink = theme.ink(link.wire.source) if column in (0, 4) else QColor(theme.text)
                draw_symbol(painter, QPointF(x, y), text, font, ink)
                x += width + gap

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the step that is clicked on above."""
        if self.picture is not None:
            for step, box in self._strip_boxes(float(self.width())):
                if box.contains(event.position()):
                    self.step_chosen.emit(step)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left follows the gradient one step back, Right returns; Home and End go to the first and the last step."""
        if self.picture is None:
            event.ignore()
            return
        key, step, last = Qt.Key, self.picture.step, len(self.picture.followed.steps) - 1
        moves = {key.Key_Left: step - 1, key.Key_Right: step + 1, key.Key_Home: 0, key.Key_End: last}
        pressed = key(event.key())
        if pressed in moves:
            self.step_chosen.emit(min(max(moves[pressed], 0), last))
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it."""
        super().focusOutEvent(event)
        self.update()


def _local(link: Link) -> str:
    return "Σ" if link.local is None else number(link.local)


def _leaving(box: QRectF, towards: QPointF) -> QPointF:
    """Where the line from the box's centre towards a point crosses its edge."""
    centre = box.center()
    way = towards - centre
    shares = [half / abs(part) for half, part in ((box.width() / 2, way.x()), (box.height() / 2, way.y())) if part]
    return centre + way * min([*shares, 1.0]) if shares else centre
