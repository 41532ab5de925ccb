"""The Plot: a pyqtgraph plot in the program's looks, with points that can be dragged by mouse and keyboard."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from ui.axis import Axis
from ui.label_places import place_labels
from ui.style import MARKERS, Style, family, pen, plot_pen
from ui.symbol_text import draw_symbol, symbol_width

_GRIP = 14.0
"""How near the mouse must be to a point to take hold of it, in pixels."""
_STEP, _FINE, _COARSE = 0.1, 0.01, 1.0


@dataclass(frozen=True)
class Handle:
    """A point on a plot that stands for a quantity; `movable` by the user or only shown (hollow, or `filled`).

    A `ghost` is where the pinned state stands: grey and small."""

    key: int
    quantity: Quantity
    x: float
    y: float
    movable: bool
    text: str = ""
    filled: bool = False
    ghost: bool = False


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
        self._lines: dict[str, _Line] = {}
        self._pens: dict[str, QPen] = {}
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
        """Draw a line through the points (x, y) under the handles; a gap where a value is not finite."""
        self._lines[key] = _Line(np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64))
        self.viewport().update()

    def remove_line(self, key: str) -> None:
        """Take a line away, if it is there."""
        if self._lines.pop(key, None) is not None:
            self.viewport().update()

    def line_keys(self) -> tuple[str, ...]:
        """The keys of the lines that are drawn."""
        return tuple(self._lines)

    def line(self, key: str) -> tuple[FloatArray, FloatArray]:
        """The points of a line."""
        return self._lines[key].x, self._lines[key].y

    def set_pen(self, key: str, line_pen: QPen) -> None:
        """The pen that the line of that key is drawn with, now and later."""
        self._pens[key] = line_pen
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

    def _draw_lines(self, painter: QPainter) -> None:
        """The lines in pixels, cut off at the axes: so they are drawn alike on the screen, in SVG and in PDF."""
        place = self._place()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for key, line in self._lines.items():
            painter.setPen(self._pen_of(key))
            for polygon in line.polygons(place):
                painter.drawPolyline(polygon)

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
        theme = self._style.theme
        chosen = self.chosen_handle() if self.hasFocus() else None
        for handle in self._handles:
            at, fill = self.point_of(handle), theme.fill(handle.quantity)
            focused = chosen is not None and handle.key == chosen.key
            size = 8.0 if focused else 4.5 if handle.ghost else 6.0
            if handle.ghost:
                painter.setPen(pen(theme.muted, 1.2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            elif handle.movable or handle.filled:
                painter.setPen(pen(theme.accent if focused else theme.card, 2.0 if focused else 1.0))
                painter.setBrush(fill)
            else:
                painter.setPen(pen(fill, 1.5))
                painter.setBrush(QColor(theme.card))
            painter.drawPath(_marker(MARKERS[family(handle.quantity)], at, size))
        self._draw_names(painter)

    def _draw_names(self, painter: QPainter) -> None:
        """The points' names over all of them, where none covers another."""
        font = self._style.font(0.85, bold=True)
        metrics = QFontMetricsF(font)
        named = [h for h in self._handles if h.text]
        bare = [h for h in self._handles if not h.text]
        points = [(p.x() - 6.0, p.y() - 6.0, p.x() + 6.0, p.y() + 6.0) for p in map(self.point_of, [*named, *bare])]
        height = metrics.ascent()
        sizes = [(symbol_width(h.text, font) + 1.0, height) for h in named]
        room = (0.0, 0.0, float(self.viewport().width()), float(self.viewport().height()))
        for handle, box in zip(named, place_labels(points, sizes, room), strict=True):
            ink = self._style.theme.ink(handle.quantity)
            draw_symbol(painter, QPointF(box[0], box[3] - 2.0), handle.text, font, ink)

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
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.viewport().rect())
        self._draw_lines(painter)
        self._draw_handles(painter)
        if self.hasFocus():
            painter.setPen(pen(self._style.theme.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.viewport().rect().adjusted(1, 1, -2, -2), 4, 4)
        painter.end()


class _Line:
    """The points of a line, and what they are in pixels for the place they were last drawn in."""

    def __init__(self, x: FloatArray, y: FloatArray) -> None:
        self.x, self.y = x, y
        self._place: tuple[float, ...] = ()
        self._polygons: list[QPolygonF] = []

    def polygons(self, place: tuple[float, ...]) -> list[QPolygonF]:
        """The line in pixels: (left, top, right, bottom) of the axes and the ranges of x and y that they show."""
        if place != self._place:
            left, top, right, bottom, x0, x1, y0, y1 = place
            with np.errstate(all="ignore"):
                x = left + (self.x - x0) / (x1 - x0) * (right - left)
                y = bottom - (self.y - y0) / (y1 - y0) * (bottom - top)
            inside = QRectF(QPointF(left, top), QPointF(right, bottom))
            self._place = place
            if len(x) > 1 and _lies_within(x, y, inside):  # as a rule; thousands of segments take their time
                self._polygons = [pg.functions.arrayToQPolygonF(x, y)]
            else:
                self._polygons = [_polygon(run) for run in clipped(x, y, inside)]
        return self._polygons


def _polygon(points: list[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def clipped(x: FloatArray, y: FloatArray, box: QRectF) -> list[list[tuple[float, float]]]:
    """The parts of a line inside a box, each a run of points (Liang & Barsky 1984, segment by segment)."""
    if len(x) > 1 and _lies_within(x, y, box):
        return [list(zip(x.tolist(), y.tolist(), strict=True))]
    runs: list[list[tuple[float, float]]] = []
    with np.errstate(invalid="ignore"):  # what is wholly on one side of the box takes no time; what is no number may
        beyond = [
            (v < low) & (w < low) | (v > high) & (w > high)
            for v, w, low, high in (
                (x[:-1], x[1:], box.left(), box.right()),
                (y[:-1], y[1:], box.top(), box.bottom()),
            )
        ]
    near = ~(beyond[0] | beyond[1])
    ends = (values[near].tolist() for values in (x[:-1], y[:-1], x[1:], y[1:]))
    for ax, ay, bx, by in zip(*ends, strict=True):
        begin, end = 0.0, 1.0
        dx, dy = bx - ax, by - ay
        if not (math.isfinite(dx) and math.isfinite(dy)):
            continue
        for step, low, high in (
            (dx, box.left() - ax, box.right() - ax),
            (dy, box.top() - ay, box.bottom() - ay),
        ):
            if step == 0.0:
                if low > 0.0 or high < 0.0:
                    end = -1.0
            else:
                near, far = sorted((low / step, high / step))
                begin, end = max(begin, near), min(end, far)
        if begin > end:
            continue
        first = (ax + begin * dx, ay + begin * dy)
        last = (ax + end * dx, ay + end * dy)
        if runs and begin == 0.0 and runs[-1][-1] == (ax, ay):
            runs[-1].append(last)
        else:
            runs.append([first, last])
        if end == 1.0:
            runs[-1][-1] = (bx, by)
    return runs


def _lies_within(x: FloatArray, y: FloatArray, box: QRectF) -> bool:
    """True where every point lies in the box; one that is no number does not."""
    found = (x >= box.left()) & (x <= box.right()) & (y >= box.top()) & (y <= box.bottom())
    return bool(found.all())


def _marker(shape: str, at: QPointF, size: float) -> QPainterPath:
    """A marker of `size` (half its width) around a point; the shapes are those of style.MARKERS."""
    path = QPainterPath()
    if shape == "o":
        path.addEllipse(at, size, size)
    elif shape in _CORNERS:
        path.addPolygon(QPolygonF([at + QPointF(x * size, y * size) for x, y in _CORNERS[shape]]))
        path.closeSubpath()
    else:
        raise ValueError(f"no marker {shape!r}")
    return path


def _star() -> list[tuple[float, float]]:
    angles = [math.pi * (k / 5.0 - 0.5) for k in range(10)]
    return [
        ((0.5 if k % 2 else 1.15) * math.cos(a), (0.5 if k % 2 else 1.15) * math.sin(a)) for k, a in enumerate(angles)
    ]


_CORNERS: dict[str, list[tuple[float, float]]] = {
    "s": [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
    "d": [(0.0, -1.1), (0.9, 0.0), (0.0, 1.1), (-0.9, 0.0)],
    "t": [(-1.0, -0.8), (1.0, -0.8), (0.0, 1.0)],
    "t1": [(-1.0, 0.8), (1.0, 0.8), (0.0, -1.0)],
    "+": [
        (-0.35, -1.0),
        (0.35, -1.0),
        (0.35, -0.35),
        (1.0, -0.35),
        (1.0, 0.35),
        (0.35, 0.35),
        (0.35, 1.0),
        (-0.35, 1.0),
        (-0.35, 0.35),
        (-1.0, 0.35),
        (-1.0, -0.35),
        (-0.35, -0.35),
    ],
    "star": _star(),
}
