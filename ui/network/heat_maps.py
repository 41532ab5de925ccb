"""The HeatMaps: every map of a layer as one painted widget: point, click, zoom, pan, step with the keys."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from ui.network.look_keys import move_of
from ui.network.map_picture import MapPicture
from ui.network.map_plan import Part, Plan
from ui.network.map_words import cell_spoken, cell_tooltip
from ui.network.unit_maps import UnitMaps
from ui.style import RADIUS, Style, pen

PAGE = 10
"""Rows moved by Page Up and Page Down where all are visible."""


class HeatMaps(QWidget):
    """Shows the maps with a crosshair at the step and the unit looked at, and another under the mouse."""

    cell_chosen = Signal(int, int)
    """(step, unit): the user wants to look there."""
    moved = Signal(int, int)
    """(steps, rows): the user wants to look so much further; beyond the ends means the end."""
    pointed = Signal(object)
    """(step, unit) under the mouse, or None."""
    opened = Signal(int)
    """The user wants to open that unit."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._picture = MapPicture(style, self)
        self._message = self._hint = ""
        self._step = self._unit = 0
        self._pointed: tuple[int, int] | None = None
        self._pressed: tuple[int, QPointF] | None = None
        self._held: Part | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # ------------------------------------------------------------ what is shown

    def show_maps(self, shown: UnitMaps | None, message: str = "") -> None:
        """Show these maps, or in their place what is to be said."""
        self._message, alike = message, self._picture.are_alike(shown)
        self._picture.show(shown)
        if not alike:
            self._point_at(None)

    def prepare(self, shown: UnitMaps) -> Iterator[None]:
        """Paint the picture of maps that are about to be shown, a map at a time; until then those of now stay."""
        return self._picture.prepare(shown)

    def show_place(self, step: int, unit: int) -> None:
        """Look at a step and a unit; where they are out of sight, the maps move."""
        shown = self.shown
        if shown is not None:
            step = min(max(step, 0), shown.steps - 1)
            unit = min(max(unit, 0), shown.units - 1)
            if self.part is not None and (step, unit) != (self._step, self._unit):
                self._picture.see(self.plan.holding(step, shown.row_of(unit)))
            self.setAccessibleDescription(cell_spoken(shown, step, unit))
        self._step, self._unit = step, unit
        self.update()

    def take_texts(self, hint: str) -> None:
        """What is said beside the cells: what can be done here."""
        self._hint = hint

    @property
    def shown(self) -> UnitMaps | None:
        """The maps."""
        return self._picture.shown

    @property
    def is_scrubbed(self) -> bool:
        """True while the crosshair is dragged."""
        return self._pressed is not None and self.part is None

    @property
    def part(self) -> Part | None:
        """What of them is visible; None for all."""
        return self._picture.part

    @property
    def plan(self) -> Plan:
        """Where everything stands at the present size."""
        return self._picture.plan

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        self._picture.take_style()

    def see_all(self) -> None:
        """Undo every zoom."""
        self._picture.see(None)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Make `factor` times as many cells visible, the one at a point (the one looked at) staying where it is."""
        if self.shown is not None:
            self._picture.zoom(factor, self._step + 0.5, self.shown.row_of(self._unit) + 0.5, at)

    # ------------------------------------------------------------ painting

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """Paint the visible part into `target` of any painter, cells as vectors where they are not too many."""
        self._picture.paint(painter, target, self._step, self._unit)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, the crosshairs over it, and the ring of the focus."""
        theme, painter, shown = self._style.theme, QPainter(self), self.shown
        if shown is None:
            painter.fillRect(self.rect(), QColor(theme.card))
            painter.setPen(QColor(theme.muted))
            painter.setFont(self._style.font(0.95))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()).adjusted(20, 10, -20, -10), int(flags), self._message)
        else:
            self._picture.paint_kept(painter, shown, self._step, self._unit, self._pointed)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS / 2, RADIUS / 2)
        painter.end()

    def sizeHint(self) -> QSize:
        """Room for a few maps beside each other."""
        return QSize(600, 420)

    def minimumSizeHint(self) -> QSize:
        """The least at which maps can be told apart."""
        return QSize(220, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size: place everything anew."""
        self._picture.forget()
        super().resizeEvent(event)

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the maps; where all of them is visible, look at the cell under the mouse."""
        k = self.plan.place_at(event.position()) if self.shown is not None else None
        if event.button() is not Qt.MouseButton.LeftButton or k is None:
            super().mousePressEvent(event)
            return
        self._pressed = (k, event.position())
        self._held = None
        if self.part is None:
            self._choose(k, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point; with the button down, pan, or scrub where all is visible."""
        at = event.position()
        if self.shown is None:
            return
        if self._pressed is None:
            cell = self.plan.cell_at(at)
            self._point_at(None if cell is None else (cell[0], self.shown.unit_in(cell[1])))
            self.setCursor(Qt.CursorShape.ArrowCursor if cell is None else Qt.CursorShape.CrossCursor)
            return
        k, began = self._pressed
        if self.part is None:
            self._choose(k, at)
            return
        gone = at - began
        if self._held is None and gone.manhattanLength() >= QApplication.startDragDistance():
            self._held = self.part
            self._point_at(None)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._held is not None:
            self._picture.see(self.plan.dragged(self._held, gone))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a click looks at its cell."""
        if self._pressed is not None and event.button() is Qt.MouseButton.LeftButton:
            k, _ = self._pressed
            if self._held is None and self.part is not None:
                self._choose(k, event.position())
            self._pressed = self._held = None
            self.setCursor(Qt.CursorShape.CrossCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a cell, open its unit; beside the cells, see everything."""
        if event.button() is not Qt.MouseButton.LeftButton or self.shown is None:
            return
        cell = self.plan.cell_at(event.position())
        if cell is None:
            self.see_all()
        else:
            self.opened.emit(self.shown.unit_in(cell[1]))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        self._point_at(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse; with Shift, or sideways, move along."""
        turn = event.angleDelta()
        if self.shown is None or turn.isNull():
            event.ignore()
            return
        sideways = turn.x() or (turn.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        before = self.part
        if sideways:
            self._picture.see(self.plan.moved(-sideways / 120 * self.plan.part.steps / 8, 0.0))
        else:
            self.zoom(0.8 ** (turn.y() / 120), event.position())
        event.setAccepted(self.part != before or self.part is not None)

    def _choose(self, k: int, at: QPointF) -> None:
        assert self.shown is not None
        step, row = self.plan.cell_in(k, at)
        unit = self.shown.unit_in(row)
        self._point_at(None)
        if (step, unit) != (self._step, self._unit):
            self.cell_chosen.emit(step, unit)

    def _point_at(self, cell: tuple[int, int] | None) -> None:
        if cell != self._pointed:
            self._pointed = cell
            self.pointed.emit(cell)
            self.update()

    # ------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End and Page move the crosshair; Enter opens the unit; + and − zoom, A or 0 shows all."""
        if not self.take_key(event):
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what the key says; False if it says nothing here."""
        keys, allowed = Qt.Key, Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        if self.shown is None or event.modifiers() & ~allowed:
            return False
        page = PAGE if self.part is None else max(1, int(self.part.rows) - 1)
        key = event.key()
        if (move := move_of(key, page)) is not None:
            self.moved.emit(*move)
        elif key in (keys.Key_Return, keys.Key_Enter):
            self.opened.emit(self._unit)
        elif key in (keys.Key_Plus, keys.Key_Equal):
            self.zoom(0.8)
        elif key == keys.Key_Minus:
            self.zoom(1.25)
        elif key in (keys.Key_A, keys.Key_0):
            self.see_all()
        else:
            return False
        event.accept()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self.update()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        """Hover: what the cell under the mouse holds."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = QPointF(event.pos())
            cell = None if self.shown is None else self.plan.cell_at(at)
            text = self._hint
            if cell is not None and self.shown is not None:
                text = cell_tooltip(self.shown, self.plan.place_at(at), cell[0], self.shown.unit_in(cell[1]))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)
