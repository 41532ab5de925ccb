"""The CurvePlot: curves of several runs on one axis, with the values at the cursor, zoomed along the steps."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.network.curve_axes import Axes
from ui.network.curve_painter import CurvePainter
from ui.network.curve_picture import Picture
from ui.style import Style, pen


class CurvePlot(QWidget):
    """Shows a Picture. Wheel and drag zoom and pan; arrows move the cursor, + and − zoom, A shows everything."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._painter = CurvePainter(style)
        self._axes: Axes | None = None
        self._cursor: float | None = None
        self._dragged: float | None = None
        self.picture = Picture()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 70)

    def show_picture(self, picture: Picture) -> None:
        """Show another picture; what is zoomed stays so."""
        self.picture = replace(picture, window=self.picture.window)
        if picture.y_name != self.accessibleName():
            self.setAccessibleName(picture.y_name)
        self._tell()
        self.update()

    @property
    def cursor_at(self) -> float | None:
        """The step the cursor is at."""
        return self._cursor

    def paint(self, painter: QPainter, size: QSizeF) -> None:
        """Paint what is shown into (0, 0, width, height) of any painter, without the cursor."""
        self._painter.paint(painter, size, self.picture, vector=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Everything, and a ring where the keyboard is."""
        painter = QPainter(self)
        self._axes = self._painter.paint(painter, QSizeF(self.size()), self.picture, self._cursor)
        if self.hasFocus():
            painter.setPen(pen(self._style.theme.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 4, 4)
        painter.end()

    # ------------------------------------------------------------ mouse and keys

    def see_all(self) -> None:
        """Undo every zoom."""
        self._look_at(None)

    def _look_at(self, window: tuple[float, float] | None) -> None:
        self.picture = replace(self.picture, window=window)
        self.update()

    def zoom(self, factor: float, around: float) -> None:
        """Show `factor` times as many steps, the one at `around` where it stands."""
        (low, high), (first, last) = self.picture.window_shown, self.picture.whole()
        share = (around - low) / max(high - low, 1e-9)
        width = min(max((high - low) * factor, 2.0), last - first)
        begin = min(max(around - share * width, first), last - width)
        self._look_at(None if width >= last - first else (begin, begin + width))

    def set_cursor(self, step: float | None) -> None:
        """Put the cursor on a step, or take it away."""
        if step is not None:
            low, high = self.picture.window_shown
            step = float(round(min(max(step, low), high)))
        if step != self._cursor:
            self._cursor = step
            self._tell()
            self.update()

    def _tell(self) -> None:
        """Tell a screen reader the values at the cursor."""
        parts = [f"{curve.name} {self.picture.text_at(curve, self._cursor)}" for curve in self.picture.curves]
        where = [] if self._cursor is None else [f"{self.picture.x_name} {self._cursor:,.0f}"]
        text = ", ".join([*where, *parts])
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def _step_at(self, x: float) -> float | None:
        axes = self._axes
        if axes is None or not axes.box.left() <= x <= axes.box.right():
            return None
        return axes.across.value(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The cursor follows the mouse; a drag pans."""
        x = event.position().x()
        window = self.picture.window
        if self._dragged is not None and self._axes is not None and window is not None:
            by = (self._dragged - x) * (window[1] - window[0]) / self._axes.box.width()
            first, last = self.picture.whole()
            by = min(max(by, first - window[0]), last - window[1])
            self._dragged = x
            self._look_at((window[0] + by, window[1] + by))
        self.set_cursor(self._step_at(x))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the plot."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._dragged = event.position().x()
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._dragged = None
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See everything."""
        self.see_all()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Without the mouse there is no cursor, unless the keyboard has it."""
        if not self.hasFocus():
            self.set_cursor(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom along the steps."""
        step = self._step_at(event.position().x())
        if step is not None and self.picture.curves and event.angleDelta().y():
            self.zoom(0.8 ** (event.angleDelta().y() / 120.0), step)
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows (Shift: one step), Home and End move the cursor, Escape hides it; + and − zoom, A shows everything."""
        low, high = self.picture.window_shown
        here = self._cursor if self._cursor is not None else (low + high) / 2
        by = 1.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else max(1.0, round((high - low) / 50.0))
        key = Qt.Key
        moves = {key.Key_Left: here - by, key.Key_Right: here + by, key.Key_Home: low, key.Key_End: high}
        pressed = key(event.key())
        if pressed in moves:
            self.set_cursor(moves[pressed])
        elif pressed in (key.Key_Plus, key.Key_Equal):
            self.zoom(0.8, here)
        elif pressed == key.Key_Minus:
            self.zoom(1.25, here)
        elif pressed == key.Key_A and not event.modifiers():
            self.see_all()
        elif pressed == key.Key_Escape and self._cursor is not None:
            self.set_cursor(None)
        else:
            super().keyPressEvent(event)
