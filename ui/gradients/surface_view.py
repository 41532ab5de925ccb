"""The SurfaceView: an error surface whose start is chosen by a click, whose relief is turned, whose map is zoomed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lstm_sim.gradients.surface import Point, Region
from lstm_sim.study import Shown
from ui.gradients.picture import Picture
from ui.gradients.surface_painter import SurfacePainter
from ui.motion import Motion
from ui.style import Style, pen


class SurfaceView(QWidget):
    """A click chooses the start; the relief is turned by dragging or by the arrow keys; the wheel zooms."""

    start_chosen = Signal(float, float)
    turned = Signal(float, float)
    """(turn, tilt) in degrees."""
    region_chosen = Signal(object)
    """The Region the user wants to see."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.painter_ = SurfacePainter(style)
        self.motion = Motion(self)
        self.motion.rested.connect(self.update)
        self._dragged: QPointF | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # the card behind it need not be painted
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(260, 140)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # ------------------------------------------------------------ what is shown

    def show_picture(self, picture: Picture | None) -> None:
        """Show a surface and the descents on it."""
        self.painter_.show_picture(picture)
        self.motion.note()
        self.update()

    def show_as(self, shown: Shown, turn: float, tilt: float) -> None:
        """As a map, or as a relief seen from there."""
        painter = self.painter_
        if (shown, turn, tilt) != (painter.shown, painter.turn, painter.tilt):
            painter.shown, painter.turn, painter.tilt = shown, turn, tilt
            self.update()

    def show_arrows(self, on: bool) -> None:
        """Draw the gradient field, or not."""
        self.painter_.arrows = on
        self.update()

    def name_axes(self, x: str, y: str) -> None:
        """What the two axes are."""
        if (x, y) != self.painter_.names:
            self.painter_.names = (x, y)
            self.update()

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        self.painter_.take_style()
        self.update()

    def point_at(self, position: QPointF) -> Point:
        """The surface's coordinates at a place of the map."""
        return self.painter_.point_at(position)

    def place_of(self, x: float, y: float) -> QPointF:
        """Where a point of the surface is on the map."""
        return self.painter_.place_of(x, y)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint in another size."""
        super().resizeEvent(event)
        self.painter_.size = QSizeF(self.size())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surface, and a ring where the keyboard is."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._style.theme.card))
        self.painter_.paint(painter, self.motion.moving)
        if self.hasFocus():
            painter.setPen(pen(self._style.theme.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -2, -2), 4, 4)
        painter.end()

    def paint(self, painter: QPainter) -> None:
        """The surface and the descents into any painter."""
        self.painter_.paint(painter)

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On the map: begin to descend here; on the relief: begin to turn it."""
        if self.painter_.picture is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._dragged = event.position()
        if self.painter_.shown is Shown.MAP and self.painter_.area().contains(event.position()):
            self.start_chosen.emit(*self.point_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the start, or turn the relief."""
        if self._dragged is None or self.painter_.picture is None:
            return
        if self.painter_.shown is Shown.MAP:
            area = self.painter_.area()
            at = event.position()
            x = min(max(at.x(), area.left()), area.right())
            y = min(max(at.y(), area.top()), area.bottom())
            self.start_chosen.emit(*self.point_at(QPointF(x, y)))
        else:
            moved = event.position() - self._dragged
            self._dragged = event.position()
            self.turned.emit(
                self.painter_.turn + 0.5 * moved.x(), min(max(self.painter_.tilt + 0.4 * moved.y(), 5.0), 85.0)
            )

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._dragged = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse."""
        if self.painter_.picture is None or self.painter_.shown is Shown.RELIEF:
            event.ignore()
            return
        factor = 0.8 if event.angleDelta().y() > 0 else 1.25
        self._zoom(factor, self.point_at(event.position()))
        event.accept()

    def _zoom(self, factor: float, about: Point) -> None:
        assert self.painter_.picture is not None
        region = self.painter_.picture.surface.region
        axes = [
            (at - (at - low) * factor, at + (high - at) * factor)
            for at, (low, high) in zip(about, (region.x, region.y), strict=True)
        ]
        self.region_chosen.emit(Region(axes[0], axes[1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the start (Shift finer) or turn the relief; plus and minus zoom, A shows all."""
        if self.painter_.picture is None:
            event.ignore()
            return
        keys = Qt.Key
        ways = {keys.Key_Left: (-1, 0), keys.Key_Right: (1, 0), keys.Key_Up: (0, 1), keys.Key_Down: (0, -1)}
        key, region = event.key(), self.painter_.picture.surface.region
        if key in ways:
            x, y = ways[keys(key)]
            if self.painter_.shown is Shown.RELIEF:
                self.turned.emit(self.painter_.turn + 5.0 * x, min(max(self.painter_.tilt + 5.0 * y, 5.0), 85.0))
                return
            size = 0.001 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0.01
            start = self.painter_.picture.start or (sum(region.x) / 2, sum(region.y) / 2)
            self.start_chosen.emit(
                start[0] + size * x * (region.x[1] - region.x[0]), start[1] + size * y * (region.y[1] - region.y[0])
            )
        elif key in (keys.Key_Plus, keys.Key_Equal, keys.Key_Minus) and self.painter_.shown is Shown.MAP:
            about = self.painter_.picture.start or (sum(region.x) / 2, sum(region.y) / 2)
            self._zoom(1.25 if key == keys.Key_Minus else 0.8, about)
        elif key == keys.Key_A:
            self.region_chosen.emit(None)
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """See everything."""
        self.region_chosen.emit(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it."""
        super().focusOutEvent(event)
        self.update()
