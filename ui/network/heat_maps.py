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
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from ui.network.look_keys import move_of
from ui.network.map_painter import MapPainter
from ui.network.map_plan import Part, Plan
from ui.network.map_words import cell_spoken, cell_tooltip
from ui.network.unit_maps import UnitMaps
from ui.style import RADIUS, Style, pen

PAGE = 10
"""Rows moved by Page Up and Page Down where all are visible."""
_EDGE = 4
"""Kept free around the maps, for the ring of the focus."""


class HeatMaps(QWidget):
    """Shows the maps with a crosshair at the step and the unit looked at, and another under the mouse.

    All but the crosshairs is kept as a picture, which is painted anew only when the maps, the size, the style or the
    visible part changes.
    """

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
        self._painter = MapPainter(style)
        self._shown: UnitMaps | None = None
        self._message = self._hint = ""
        self._step = self._unit = 0
        self._part: Part | None = None
        self._plan: Plan | None = None
        self._picture: QPixmap | None = None
        self._titles: tuple[object, QPixmap] | None = None
        self._prepared: tuple[UnitMaps, Part | None, Plan, QPixmap] | None = None
        self._pointed: tuple[int, int] | None = None
        self._now = object()
        self._pressed: tuple[int, QPointF] | None = None
        self._held: Part | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # ------------------------------------------------------------ what is shown

    def show_maps(self, shown: UnitMaps | None, message: str = "") -> None:
        """Show these maps, or in their place what is to be said."""
        old, self._shown, self._message = self._shown, shown, message
        if shown is None or old is None or not _are_alike(shown, old):
            self._part = None
            self._point_at(None)
        prepared = self._prepared
        self._paint_anew()
        if prepared is not None and prepared[0] is shown and prepared[1] == self._part:
            _, _, self._plan, self._picture = prepared

    def prepare(self, shown: UnitMaps) -> Iterator[None]:
        """Paint the picture of maps that are about to be shown, a map at a time; until then those of now stay."""
        if self._shown is None:
            return
        part, now = (self._part if _are_alike(shown, self._shown) else None), self._now
        plan = self._painter.plan(shown, self._room(QRectF(self.rect())), part)
        picture = self._kept_titles(shown, plan).copy()
        yield
        for k in range(len(shown.maps)):
            self._paint_cells(picture, shown, plan, range(k, k + 1))
            yield
        if self._now is now:  # nothing was painted anew in between, as in another size or style
            self._prepared = shown, part, plan, picture

    def show_place(self, step: int, unit: int) -> None:
        """Look at a step and a unit; where they are out of sight, the maps move."""
        shown = self._shown
        if shown is not None:
            step = min(max(step, 0), shown.steps - 1)
            unit = min(max(unit, 0), shown.units - 1)
            if self._part is not None and (step, unit) != (self._step, self._unit):
                self._see(self.plan.holding(step, shown.row_of(unit)))
            self.setAccessibleDescription(cell_spoken(shown, step, unit))
        self._step, self._unit = step, unit
        self.update()

    def take_texts(self, hint: str) -> None:
        """What is said beside the cells: what can be done here."""
        self._hint = hint

    @property
    def shown(self) -> UnitMaps | None:
        """The maps."""
        return self._shown

    @property
    def is_scrubbed(self) -> bool:
        """True while the crosshair is dragged."""
        return self._pressed is not None and self._part is None

    @property
    def part(self) -> Part | None:
        """What of them is visible; None for all."""
        return self._part

    @property
    def plan(self) -> Plan:
        """Where everything stands at the present size."""
        assert self._shown is not None
        if self._plan is None:
            self._plan = self._painter.plan(self._shown, self._room(QRectF(self.rect())), self._part)
        return self._plan

    @staticmethod
    def _room(rect: QRectF) -> QRectF:
        return rect.adjusted(_EDGE, _EDGE / 2, -_EDGE - 2, -_EDGE)

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        self._painter.take_style()
        self._titles = None
        self._paint_anew()

    def see_all(self) -> None:
        """Undo every zoom."""
        self._see(None)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Make `factor` times as many cells visible, the one at a point (the one looked at) staying where it is."""
        if self._shown is None:
            return
        plan, step, row = self.plan, self._step + 0.5, self._shown.row_of(self._unit) + 0.5
        k = None if at is None else plan.place_at(at)
        if at is not None and k is not None:
            cells = plan.places[k].cells
            step = plan.part.step + (at.x() - cells.left()) / plan.column
            row = plan.part.row + (at.y() - cells.top()) / plan.row
        self._see(plan.zoomed(factor, step, row))

    def _see(self, part: Part | None) -> None:
        if part != self._part:
            self._part = part
            self._paint_anew()

    def _paint_anew(self) -> None:
        self._plan = self._picture = self._prepared = None
        self._now = object()
        self.update()

    # ------------------------------------------------------------ painting

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """Paint the visible part into `target` of any painter, cells as vectors where they are not too many."""
        if self._shown is not None:
            plan = self._painter.plan(self._shown, self._room(target), self._part)
            self._painter.paint(painter, self._shown, plan)
            self._painter.paint_present(painter, self._shown, plan, self._step, self._unit)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, the crosshairs over it, and the ring of the focus."""
        theme, painter = self._style.theme, QPainter(self)
        if self._shown is None:
            painter.fillRect(self.rect(), QColor(theme.card))
            painter.setPen(QColor(theme.muted))
            painter.setFont(self._style.font(0.95))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()).adjusted(20, 10, -20, -10), int(flags), self._message)
        else:
            painter.drawPixmap(0, 0, self._kept_picture(self._shown))
            self._painter.paint_present(painter, self._shown, self.plan, self._step, self._unit)
            if self._pointed is not None:
                step, unit = self._pointed
                self._painter.paint_pointed(painter, self.plan, step, self._shown.row_of(unit))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS / 2, RADIUS / 2)
        painter.end()

    def _kept_picture(self, shown: UnitMaps) -> QPixmap:
        if self._picture is None:
            self._picture = self._painted(shown, self.plan)
        return self._picture

    def _painted(self, shown: UnitMaps, plan: Plan) -> QPixmap:
        made = self._kept_titles(shown, plan).copy()
        self._paint_cells(made, shown, plan, range(len(shown.maps)))
        return made

    def _paint_cells(self, picture: QPixmap, shown: UnitMaps, plan: Plan, maps: range) -> None:
        painter = QPainter(picture)
        self._painter.paint_cells(painter, shown, plan, maps)
        painter.end()

    def _kept_titles(self, shown: UnitMaps, plan: Plan) -> QPixmap:
        """The ground of the picture."""
        ratio = self.devicePixelRatioF()
        key = self._painter.titles_of(shown, plan), self.size(), ratio
        if self._titles is None or self._titles[0] != key:
            ground = QPixmap(self.size() * ratio)
            ground.setDevicePixelRatio(ratio)
            ground.fill(QColor(self._style.theme.card))
            painter = QPainter(ground)
            self._painter.paint_titles(painter, shown, plan)
            painter.end()
            self._titles = key, ground
        return self._titles[1]

    def sizeHint(self) -> QSize:
        """Room for a few maps beside each other."""
        return QSize(600, 420)

    def minimumSizeHint(self) -> QSize:
        """The least at which maps can be told apart."""
        return QSize(220, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size: place everything anew."""
        self._paint_anew()
        super().resizeEvent(event)

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the maps; where all of them is visible, look at the cell under the mouse."""
        k = self.plan.place_at(event.position()) if self._shown is not None else None
        if event.button() is not Qt.MouseButton.LeftButton or k is None:
            super().mousePressEvent(event)
            return
        self._pressed = (k, event.position())
        self._held = None
        if self._part is None:
            self._choose(k, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point; with the button down, pan, or scrub where all is visible."""
        at = event.position()
        if self._shown is None:
            return
        if self._pressed is None:
            cell = self.plan.cell_at(at)
            self._point_at(None if cell is None else (cell[0], self._shown.unit_in(cell[1])))
            self.setCursor(Qt.CursorShape.ArrowCursor if cell is None else Qt.CursorShape.CrossCursor)
            return
        k, began = self._pressed
        if self._part is None:
            self._choose(k, at)
            return
        gone = at - began
        if self._held is None and gone.manhattanLength() >= QApplication.startDragDistance():
            self._held = self._part
            self._point_at(None)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._held is not None:
            plan, held = self.plan, self._held
            self._see(
                plan.within(
                    Part(held.step - gone.x() / plan.column, held.steps, held.row - gone.y() / plan.row, held.rows)
                )
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a click looks at its cell."""
        if self._pressed is not None and event.button() is Qt.MouseButton.LeftButton:
            k, _ = self._pressed
            if self._held is None and self._part is not None:
                self._choose(k, event.position())
            self._pressed = self._held = None
            self.setCursor(Qt.CursorShape.CrossCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a cell, open its unit; beside the cells, see everything."""
        if event.button() is not Qt.MouseButton.LeftButton or self._shown is None:
            return
        cell = self.plan.cell_at(event.position())
        if cell is None:
            self.see_all()
        else:
            self.opened.emit(self._shown.unit_in(cell[1]))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        self._point_at(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse; with Shift, or sideways, move along."""
        turn = event.angleDelta()
        if self._shown is None or turn.isNull():
            event.ignore()
            return
        sideways = turn.x() or (turn.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        before = self._part
        if sideways:
            self._see(self.plan.moved(-sideways / 120 * self.plan.part.steps / 8, 0.0))
        else:
            self.zoom(0.8 ** (turn.y() / 120), event.position())
        event.setAccepted(self._part != before or self._part is not None)

    def _choose(self, k: int, at: QPointF) -> None:
        assert self._shown is not None
        step, row = self.plan.cell_in(k, at)
        unit = self._shown.unit_in(row)
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
        if self._shown is None or event.modifiers() & ~allowed:
            return False
        page = PAGE if self._part is None else max(1, int(self._part.rows) - 1)
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
            cell = None if self._shown is None else self.plan.cell_at(at)
            text = self._hint
            if cell is not None and self._shown is not None:
                text = cell_tooltip(self._shown, self.plan.place_at(at), cell[0], self._shown.unit_in(cell[1]))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)


def _are_alike(one: UnitMaps, other: UnitMaps) -> bool:
    """True where the same part of both can be visible."""
    return (one.steps, one.units) == (other.steps, other.units)
