"""The Plot: a pyqtgraph plot in the program's looks, with points that can be dragged by mouse and keyboard."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from lstm_sim.activations import FloatArray
from ui.axis import Axis
from ui.handles import Handle, paint_handles
from ui.plot_line import PlotLine
from ui.style import Style, pen, plot_pen

_GRIP = 14.0
"""How near the mouse must be to a point to take hold of it, in pixels."""
_STEP, _FINE, _COARSE = 0.1, 0.01, 1.0


class Plot(pg.PlotWidget):  # type: ignore[misc]
    """Axes with names, 1-pixel pens, zoom and pan by mouse, `A` (or the double click) to see everything again."""

    handle_moved = Signal(int, float, float)
    """(key, x, y): the user wants the handle there."""
    handle_stepped = Signal(int, float, float)
    """(key, dx, dy): the user wants it moved by so much, by keyboard."""
    handle_reset = Signal(int)
    gesture_began = Signal()
    gesture_ended = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        axes = {side: Axis(side) for side in ("bottom", "left")}
        super().__init__(parent, background=None, enableMenu=False, axisItems=axes)
        self._style = style
        self._lines: dict[str, PlotLine] = {}
        self._pens: dict[str, QPen] = {}
        self._changes = 0
        """Of lines and pens, counted."""
        self._handles: tuple[Handle, ...] = ()
        self._chosen = 0
        self._held: Handle | None = None
        self._home: tuple[float, float, float, float] | None = None
        self.setCacheMode(pg.PlotWidget.CacheModeFlag.CacheNone)  # a cached background would be a raster in a PDF
        self.hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self.getPlotItem().setContentsMargins(2, 4, 8, 2)
        for side in ("top", "right"):  # never shown: nothing there need follow a range
            self.getAxis(side).unlinkFromView()

    # ------------------------------------------------------------ looks

    def name_axes(self, x: str, y: str) -> None:
        """Write the axes' names, in rich text."""
        theme = self._style.theme
        for side, text in (("bottom", x), ("left", y)):
            axis = self.getAxis(side)
            axis.setLabel(text, color=theme.muted, **{"font-size": f"{self._style.font(0.85).pointSizeF():.1f}pt"})

    def restyle(self) -> None:
        """Take colours and fonts from the theme."""
        theme = self._style.theme
        self.setBackground(theme.card)
        font = self._style.font(0.78)
        for side in ("bottom", "left"):
            axis = self.getAxis(side)
            axis.setPen(plot_pen(theme.grid))
            axis.setTextPen(theme.muted)
            axis.setTickFont(font)
            axis.setStyle(tickLength=-3, autoExpandTextSpace=True, tickTextOffset=3)
        self.viewport().update()

    def set_line(self, key: str, x: FloatArray, y: FloatArray) -> None:
        """Draw a line through the points (x, y) under the handles; a gap where a value is not finite.

        Its points are placed sooner where x is the array it was before.
        """
        x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
        line = self._lines.get(key)
        if line is not None and line.x is x:
            line.move(y)
        else:
            self._lines[key] = PlotLine(x, y)
        self._changed()

    def remove_line(self, key: str) -> None:
        """Take a line away, if it is there."""
        if self._lines.pop(key, None) is not None:
            self._changed()

    def line_keys(self) -> tuple[str, ...]:
        """The keys of the lines that are drawn."""
        return tuple(self._lines)

    def line(self, key: str) -> tuple[FloatArray, FloatArray]:
        """The points of a line."""
        return self._lines[key].x, self._lines[key].y

    def set_pen(self, key: str, line_pen: QPen) -> None:
        """The pen that the line of that key is drawn with, now and later."""
        if self._pens.get(key) is not line_pen:
            self._pens[key] = line_pen
            self._changed()

    def _changed(self) -> None:
        """Another line, or another pen."""
        self._changes += 1
        self.viewport().update()

    def _pen_of(self, key: str) -> QPen:
        return self._pens[key]

    def _place(self) -> tuple[float, ...]:
        """(left, top, right, bottom) of the axes in pixels, and the ranges of x and y that they show."""
        box = self.getViewBox()
        corner, opposite = (
            QPointF(self.mapFromScene(box.mapToScene(p))) for p in (box.rect().topLeft(), box.rect().bottomRight())
        )
        (x0, x1), (y0, y1) = box.viewRange()
        return (corner.x(), corner.y(), opposite.x(), opposite.y(), x0, x1, y0, y1)

    def _draw_ground(self, event: QPaintEvent) -> None:
        """What pyqtgraph draws: the axes with their numbers and names."""
        super().paintEvent(event)

    def _draw_lines(self, painter: QPainter, place: tuple[float, ...]) -> None:
        """The lines in pixels, cut off at the axes: so they are drawn alike on the screen, in SVG and in PDF."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for key, line in self._lines.items():
            painter.setPen(self._pen_of(key))
            for polygon in line.polygons(place):
                painter.drawPolyline(polygon)

    def _draw_over(self, painter: QPainter, place: tuple[float, ...]) -> None:
        """What stands over the lines and below the points."""

    def show_range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """What the plot shows until the user zooms; the same range again does not undo a zoom."""
        home = (*x, *y)
        if home != self._home and all(map(math.isfinite, home)):
            self._home = home
            self.see_all()

    def see_all(self) -> None:
        """Undo every zoom."""
        if self._home is not None:
            x0, x1, y0, y1 = self._home
            self.getViewBox().setRange(xRange=(x0, x1), yRange=(y0, y1), padding=0.02)

    # ------------------------------------------------------------ handles

    def show_handles(self, handles: Sequence[Handle]) -> None:
        """Show these points."""
        self._handles = tuple(h for h in handles if math.isfinite(h.x) and math.isfinite(h.y))
        self.viewport().update()
        self._tell()

    def _draw_handles(self, painter: QPainter) -> None:
        """The points over the plot: light enough to be painted anew with every frame."""
        if not self._handles:
            return
        placed = [(handle, self.point_of(handle)) for handle in self._handles]
        chosen = self.chosen_handle() if self.hasFocus() else None
        paint_handles(painter, self._style, placed, chosen, QSizeF(self.viewport().size()))

    def movable_handles(self) -> list[Handle]:
        """The points that the user can move."""
        return [h for h in self._handles if h.movable]

    def chosen_handle(self) -> Handle | None:
        """The point that the arrow keys move."""
        movable = self.movable_handles()
        return movable[self._chosen % len(movable)] if movable else None

    def point_of(self, handle: Handle) -> QPointF:
        """Where a handle is in the widget."""
        return QPointF(self.mapFromScene(self.getViewBox().mapViewToScene(QPointF(handle.x, handle.y))))

    def value_at(self, position: QPointF) -> QPointF:
        """The plot's coordinates at a point of the widget."""
        return QPointF(self.getViewBox().mapSceneToView(self.mapToScene(position.toPoint())))

    def handle_at(self, position: QPointF) -> Handle | None:
        """The movable point nearest to the mouse, if near enough."""
        near = [(math.hypot(*(self.point_of(h) - position).toTuple()), h.key, h) for h in self.movable_handles()]
        distance, _, handle = min(near, default=(math.inf, 0, None), key=lambda n: n[0])
        return handle if distance <= _GRIP else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a point, or pan."""
        self._held = self.handle_at(event.position()) if event.button() is Qt.MouseButton.LeftButton else None
        if self._held is None:
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        keys = [h.key for h in self.movable_handles()]
        self._chosen = keys.index(self._held.key)
        self.gesture_began.emit()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the point that is held."""
        if self._held is None:
            near = self.handle_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if near else Qt.CursorShape.ArrowCursor)
            super().mouseMoveEvent(event)
            return
        value = self.value_at(event.position())
        self.handle_moved.emit(self._held.key, value.x(), value.y())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._held is None:
            super().mouseReleaseEvent(event)
            return
        self._held = None
        self.gesture_ended.emit()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a point: reset it; elsewhere: see everything."""
        handle = self.handle_at(event.position())
        if handle is None:
            self.see_all()
        else:
            self.handle_reset.emit(handle.key)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the chosen point (Shift finer, Page coarser), Space chooses the next, A shows everything."""
        fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = _FINE if fine else _STEP
        key = Qt.Key
        moves = {
            key.Key_Left: (-step, 0.0),
            key.Key_Right: (step, 0.0),
            key.Key_Up: (0.0, step),
            key.Key_Down: (0.0, -step),
            key.Key_PageUp: (_COARSE, 0.0),
            key.Key_PageDown: (-_COARSE, 0.0),
        }
        pressed = event.key()
        chosen = self.chosen_handle()
        if pressed == key.Key_A and not event.modifiers():
            self.see_all()
        elif pressed == key.Key_Space and len(self.movable_handles()) > 1:
            self._chosen += 1
            self.viewport().update()
            self._tell()
        elif pressed in moves and chosen is not None:
            self.handle_stepped.emit(chosen.key, *moves[key(pressed)])
        else:
            event.ignore()

    def _tell(self) -> None:
        """Tell a screen reader which point is chosen and where it is."""
        chosen = self.chosen_handle()
        text = "" if chosen is None else f"{chosen.text or chosen.quantity} {chosen.x:+.3f}, {chosen.y:+.3f}"
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            if self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which point the keys move."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plot, and a ring where the keyboard is."""
        self._draw_ground(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.viewport().rect())
        place = self._place()
        self._draw_lines(painter, place)
        self._draw_over(painter, place)
        self._draw_handles(painter)
        if self.hasFocus():
            painter.setPen(pen(self._style.theme.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.viewport().rect().adjusted(1, 1, -2, -2), 4, 4)
        painter.end()
