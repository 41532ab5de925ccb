"""The CellsView: the cells' equations and parameters under each other, and the LSTM's diagram beside the GRU's."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from lstm_sim.cell import CellType
from lstm_sim.formula import Line
from lstm_sim.frame import Frame
from lstm_sim.gradients.compared import CellFacts
from ui.cell.diagram_painter import DiagramPainter
from ui.formula_image import is_typeset, typeset
from ui.style import Style, pen
from ui.symbol_text import draw_symbol, symbol_width
from ui.texts import cell_name
from ui.typesetter import Typesetter

_GAP = 12.0
_WIDE = 600.0
"""From this width on, at type size 1, the two diagrams stand beside each other."""
_LINES = 270.0
"""The least width of the equations beside the names."""
_DIAGRAM_HEIGHT = 340.0


@dataclass(frozen=True, eq=False)
class CellsPicture:
    """What the view shows: the facts of every cell, the two frames on the same input."""

    facts: tuple[CellFacts, ...]
    lstm: Frame
    gru: Frame


class CellsView(QWidget):
    """Paints everything in one widget; as high as it must be at its width."""

    def __init__(self, style: Style, typesetter: Typesetter | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._typesetter = typesetter
        self._diagram = DiagramPainter(style)
        self._diagrams: QPixmap | None = None
        self._drawn: tuple[object, ...] = ()
        self.picture: CellsPicture | None = None
        self.waits = typesetter is not None
        """True where a formula that is not typeset yet is painted as plain text; False where it is typeset first."""

    def show_picture(self, picture: CellsPicture) -> None:
        """Show other numbers."""
        self.picture = picture
        self.setAccessibleDescription("; ".join(f"{_name(f)}: {f.parameters:,}" for f in picture.facts))
        self.fit()
        self.update()

    def fit(self) -> None:
        """Ask for the height that everything needs."""
        needed = round(self.height_at(float(max(self.width(), 200))))
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)

    def sizeHint(self) -> QSize:
        """As high as needed."""
        return QSize(420, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        self.fit()

    def height_at(self, width: float) -> float:
        """The height of everything in a figure so wide."""
        scale = self._style.scale
        diagrams = 1 if width >= _WIDE * scale else 2
        return self._rows(None, QRectF(0.0, 0.0, width, 0.0)) + diagrams * (self._diagram_height() + _GAP)

    def _diagram_height(self) -> float:
        return _DIAGRAM_HEIGHT * self._style.scale + QFontMetricsF(self._style.font(1.0, bold=True)).height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Everything; the diagrams, which stay while the sizes change, from the pixels that are kept of them."""
        painter, target, picture = QPainter(self), QRectF(self.rect()), self.picture
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if picture is not None:
            room = self._room(target, self._rows(painter, target))
            painter.drawPixmap(room.topLeft(), self._kept_diagrams(picture, room.size()))
        painter.end()

    def _kept_diagrams(self, picture: CellsPicture, size: QSizeF) -> QPixmap:
        ratio = self.devicePixelRatioF()
        drawn = (picture.lstm, picture.gru, size, ratio)
        if self._diagrams is None or any(a is not b and a != b for a, b in zip(drawn, self._drawn, strict=True)):
            self._drawn = drawn
            self._diagrams = QPixmap((size * ratio).toSize())
            self._diagrams.setDevicePixelRatio(ratio)
            self._diagrams.fill(Qt.GlobalColor.transparent)
            into = QPainter(self._diagrams)
            into.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_diagrams(into, QRectF(QPointF(0.0, 0.0), size), picture)
            into.end()
        return self._diagrams

    def take_style(self) -> None:
        """Take colours, fonts and texts anew."""
        self._diagrams = None
        self.fit()
        self.update()

    def paint(self, painter: QPainter, target: QRectF) -> None:
        """Paint everything into a rectangle of any painter."""
        if self.picture is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_diagrams(painter, self._room(target, self._rows(painter, target)), self.picture)

    def _room(self, target: QRectF, rows: float) -> QRectF:
        """Where the diagrams stand below the rows: on a whole pixel, as what is kept of them does."""
        return target.adjusted(0.0, math.ceil(rows), 0.0, 0.0)

    def _paint_diagrams(self, painter: QPainter, room: QRectF, picture: CellsPicture) -> None:
        beside = room.width() >= _WIDE * self._style.scale
        frames = ((CellType.LSTM, picture.lstm), (CellType.GRU, picture.gru))
        for place, (cell, frame) in enumerate(frames):
            area = QRectF(room)
            if beside:
                area.setWidth((room.width() - _GAP) / 2)
                area.moveLeft(room.left() + place * (area.width() + _GAP))
            else:
                area.setHeight((room.height() - _GAP) / 2)
                area.moveTop(room.top() + place * (area.height() + _GAP))
            self._paint_diagram(painter, area, cell, frame)

    def _paint_diagram(self, painter: QPainter, area: QRectF, cell: CellType, frame: Frame) -> None:
        font = self._style.font(1.0, bold=True)
        metrics = QFontMetricsF(font)
        text = cell_name(cell, frame.session.cell.reset_after)
        painter.setFont(font)
        painter.setPen(QColor(self._style.theme.text))
        painter.drawText(QPointF(area.left(), area.top() + metrics.ascent()), text)
        self._diagram.paint(painter, area.adjusted(0.0, metrics.height() + 4.0, 0.0, -4.0), frame)

    # ------------------------------------------------------------ the rows

    def _rows(self, painter: QPainter | None, target: QRectF) -> float:
        """Place a row for each cell (and paint it, given a painter); the height of all."""
        if self.picture is None:
            return 0.0
        theme = self._style.theme
        bold, plain, large = self._style.font(1.0, bold=True), self._style.font(0.95), self._style.font(1.5, bold=True)
        metrics, small = QFontMetricsF(bold), QFontMetricsF(plain)
        names = [_name(facts) for facts in self.picture.facts]
        counts = [_count(facts) for facts in self.picture.facts]
        first = max(
            max(metrics.horizontalAdvance(t) for t in names),
            max(QFontMetricsF(large).horizontalAdvance(f"{f.matrices}×") for f in self.picture.facts)
            + 8.0
            + max(small.horizontalAdvance(t) for t in counts),
        )
        left, room = target.left() + first + 2 * _GAP, target.width() - first - 2 * _GAP
        below = 0.0
        if room < _LINES * self._style.scale:  # no room beside the names
            left, room, below = target.left(), target.width(), 3.0 * metrics.height()
        y = target.top()
        for facts, name, count in zip(self.picture.facts, names, counts, strict=True):
            height = max(below + self._lines(None, QPointF(left, y), facts.lines, room), 2.9 * metrics.height())
            if painter is not None:
                painter.setPen(pen(theme.border, 1.0))
                painter.drawLine(QPointF(target.left(), y), QPointF(target.right(), y))
                self._lines(painter, QPointF(left, y + 4.0 + below), facts.lines, room)
                at = QPointF(target.left(), y + 4.0 + metrics.ascent())
                draw_symbol(painter, at, name, bold, QColor(theme.text))
                at += QPointF(0.0, 1.55 * metrics.height())
                draw_symbol(painter, at, f"{facts.matrices}×", large, QColor(theme.accent))
                end = QPointF(target.left() + first, at.y())
                draw_symbol(painter, end, count, plain, QColor(theme.muted), Qt.AlignmentFlag.AlignRight)
            y += height + 8.0
        return y - target.top() + 4.0

    def _lines(self, painter: QPainter | None, at: QPointF, lines: tuple[Line, ...], room: float) -> float:
        """One cell's equations, each on a line of its own, or on two where it does not fit."""
        font = self._style.font(1.0)
        metrics = QFontMetricsF(font)
        y = 0.0
        for line in lines:
            for latex, text in _cut(line, symbol_width(line.text, font) > room):
                y += metrics.height() * 1.35
                if painter is None:
                    continue
                baseline = QPointF(at.x(), at.y() + y - 0.45 * metrics.height())
                colour = QColor(self._style.theme.text)
                if not self.waits or is_typeset(latex):
                    pixels = metrics.height() * 0.9
                    image = typeset(latex, round(pixels, 1), colour.name())
                    if image.size.width() > room:
                        image = typeset(latex, round(pixels * room / image.size.width(), 1), colour.name())
                    image.draw(painter, baseline)
                else:
                    if self._typesetter is not None:
                        self._typesetter.want(latex)
                    draw_symbol(painter, baseline, text, font, colour)
        return y


def _name(facts: CellFacts) -> str:
    return cell_name(facts.kind.cell.cell_type)


def _count(facts: CellFacts) -> str:
    exact = "" if facts.ratio == facts.matrices else f" ({facts.ratio:.2f}×)"
    return f"{facts.parameters:,}{exact}"


def _cut(line: Line, too_long: bool) -> list[tuple[str, str]]:
    """The line's LaTeX and text; where it is too long, cut at its commas between equations."""
    if not too_long:
        return [(line.latex, line.text)]
    return list(zip(line.latex.split(r",\quad "), line.text.split(",  "), strict=True))
