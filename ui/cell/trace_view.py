"""The traces of a run as one painted widget: scrub, zoom, hover, step with the keys."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
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
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lstm_sim.frame import Frame
from lstm_sim.session import Mode
from ui.cell.trace_lanes import SHOWN_AT_FIRST, Lane, lanes_of
from ui.cell.trace_painter import TracePainter
from ui.cell.trace_pictures import TracePictures, same_pictures
from ui.cell.trace_plan import Plan
from ui.cell.trace_words import spoken, step_tooltip
from ui.style import RADIUS, Style, pen

LEAST_VISIBLE = 8
"""The fewest steps that zooming in leaves visible."""
PAGE = 10
"""Steps moved by Page Up and Page Down."""
_EDGE = 4
"""Kept free at the left and the right, for the ring of the focus."""


class TraceView(QWidget):
    """Shows the lanes of a frame with a playhead at the present step.

    The shapes and the writing are kept as two pictures and painted anew only when the run, the size, the
    style or the visible part changes; moving the playhead paints only those pictures.
    """

    step_chosen = Signal(int)
    """The user wants to look at this step."""
    step_moved = Signal(int)
    """The user wants to go so many steps on (or back); beyond the ends means the end."""
    step_taken = Signal()
    """The user wants to take one step, as the transport's button does."""
    play_toggled = Signal()
    """The user pressed Space."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._painter = TracePainter(style)
        self._frame: Frame | None = None
        self._lanes: tuple[Lane, ...] = ()
        self._shown = SHOWN_AT_FIRST
        self._pins: tuple[int, ...] = ()
        self._window: tuple[float, float] | None = None
        self._plan: Plan | None = None
        self._pictures = TracePictures(self._painter, self, _EDGE)
        self._hint = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # ------------------------------------------------------------ what is shown

    def show_frame(self, frame: Frame) -> None:
        """Show a frame; the pictures stay where the run is the same."""
        old, self._frame = self._frame, frame
        names = frame.session.setup.step_names
        renamed = names != self._painter.step_names
        self._painter.step_names = names
        if old is None or renamed or not same_pictures(old, frame):
            self._take_lanes()
        step, steps = frame.now.step, frame.trace.steps
        if self._window is not None:
            first, count = self._window
            if count >= steps:
                self._set_window(None)
            elif not first <= step <= first + count - 1:
                self._set_window((step - count / 2, count))
            elif old is not None and old.trace.steps != steps:
                self._set_window((first, count))
        self.setAccessibleDescription(spoken(frame))
        self.update()

    def show_lanes(self, shown: frozenset[str]) -> None:
        """Show the lanes of these keys only."""
        self._shown = shown
        self._take_lanes()

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        self._painter.take_style()
        self._take_lanes()

    def take_texts(self, axis_name: str, hint: str) -> None:
        """The words in the picture: the axis's name, and what to do where there is only one step."""
        self._painter.axis_name = axis_name
        self._hint = hint
        self._take_lanes()
        if self._frame is not None:
            self.setAccessibleDescription(spoken(self._frame))

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes shown, from top to bottom."""
        return self._lanes

    @property
    def plan(self) -> Plan:
        """Where everything stands at the present size."""
        if self._plan is None:
            steps = self._frame.trace.steps if self._frame is not None else 1
            rect = QRectF(0, 0, self.width() - 2 * _EDGE, self.height())
            self._plan = self._painter.plan(self._lanes, steps, rect, self._window)
        return self._plan

    @property
    def visible_steps(self) -> range:
        """The steps now visible."""
        return self.plan.visible

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """Paint the whole sequence into `target` of any painter, as vectors."""
        if self._frame is None:
            return
        painter.save()
        painter.translate(target.left() + _EDGE, target.top())
        rect = QRectF(0, 0, target.width() - 2 * _EDGE, target.height())
        plan = self._painter.plan(self._lanes, self._frame.trace.steps, rect)
        self._painter.hint = ""
        self._painter.paint(painter, plan, self._frame.now.step, self._pins)
        painter.restore()

    def _take_lanes(self) -> None:
        if self._frame is None:
            return
        session = self._frame.session
        self._lanes = lanes_of(self._frame, self._shown)
        overrides = session.setup.memory_overrides
        self._pins = tuple(sorted(t for t, v in overrides.items() if not np.isnan(v[session.shown_unit])))
        self.setMinimumHeight(self._painter.least_height(self._lanes))
        self._place_anew()

    def _place_anew(self) -> None:
        self._plan = None
        self.update()

    def _set_window(self, window: tuple[float, float] | None) -> None:
        if window is not None and self._frame is not None:
            first, count = window
            count = max(count, float(LEAST_VISIBLE))
            steps = self._frame.trace.steps
            window = None if count >= steps else (min(max(first, 0.0), steps - count), count)
        if window != self._window:
            self._window = window
            self._place_anew()

    # ------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The two pictures, the playhead between and above them, and the ring of the focus."""
        if self._frame is None:
            return
        lonely = self._frame.trace.steps == 1 and self._frame.session.mode is Mode.DIRECT
        self._painter.hint = self._hint if lonely else ""
        shapes, texts = self._pictures.of(self.plan, self._pins)
        theme, step = self._style.theme, self._frame.now.step
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.card))
        painter.translate(_EDGE, 0)
        self._painter.paint_ground(painter, self.plan, step)
        painter.drawPixmap(QPointF(-_EDGE, 0), shapes)
        self._painter.paint_coming(painter, self.plan, step)
        painter.drawPixmap(QPointF(-_EDGE, 0), texts)
        self._painter.paint_head(painter, self.plan, step)
        if self._window is not None:
            self._paint_window(painter)
        painter.translate(-_EDGE, 0)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(ring, RADIUS / 2, RADIUS / 2)
        painter.end()

    def _paint_window(self, painter: QPainter) -> None:
        """Which part of the sequence is visible."""
        plan, theme = self.plan, self._style.theme
        width, y = plan.right - plan.left, self.height() - 3
        painter.fillRect(QRectF(plan.left, y, width, 2), QColor(theme.well))
        left = plan.left + plan.first / plan.steps * width
        painter.fillRect(QRectF(left, y, max(3.0, plan.count / plan.steps * width), 2), QColor(theme.muted))

    def sizeHint(self) -> QSize:
        """Wide, and as high as reads with ease."""
        return QSize(600, round(self.minimumHeight() * 1.25))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size: place everything anew."""
        self._place_anew()
        super().resizeEvent(event)

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the step under the mouse."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(event.position().x())
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(event.position().x())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole sequence again."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._set_window(None)

    def _choose(self, x: float) -> None:
        step = self.plan.step_at(x - _EDGE)
        if self._frame is not None and step != self._frame.now.step:
            self.step_chosen.emit(step)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse; with Shift, or sideways, move along."""
        steps = self._frame.trace.steps if self._frame is not None else 0
        turn = event.angleDelta()
        if steps <= LEAST_VISIBLE or turn.isNull():
            event.ignore()
            return
        first, count = self._window or (0.0, float(steps))
        sideways = turn.x() or (turn.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if sideways:
            self._set_window((first - sideways / 120 * count / 8, count))
        else:
            self.zoom(0.8 ** (turn.y() / 120), event.position().x())
        event.accept()

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Make `factor` times as many steps visible, the one at `x` (the present one) staying where it is."""
        if self._frame is None:
            return
        plan = self.plan
        at = self._frame.now.step + 0.5 if x is None else plan.first + (x - _EDGE - plan.left) / plan.column
        count = min(max(plan.count * factor, float(LEAST_VISIBLE)), float(plan.steps))
        self._set_window((at - (at - plan.first) * count / plan.count, count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Page, Home and End step; + and − zoom, 0 shows all; Space plays."""
        if not self.take_key(event):
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what the key says; False if it says nothing here."""
        keys, allowed = Qt.Key, Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        if self._frame is None or event.modifiers() & ~allowed:
            return False
        moves: dict[int, int] = {keys.Key_Left: -1, keys.Key_PageUp: -PAGE, keys.Key_PageDown: PAGE}
        key = event.key()
        if key in moves:
            self.step_moved.emit(moves[key])
        elif key == keys.Key_Home:
            self.step_chosen.emit(0)
        elif key == keys.Key_End:
            self.step_chosen.emit(self._frame.trace.steps - 1)
        elif key == keys.Key_Right:
            # A key held down stops at the end; only a new press commits a step there.
            if event.isAutoRepeat():
                self.step_moved.emit(1)
            else:
                self.step_taken.emit()
        elif key in (keys.Key_Plus, keys.Key_Equal):
            self.zoom(0.8)
        elif key == keys.Key_Minus:
            self.zoom(1.25)
        elif key == keys.Key_0:
            self._set_window(None)
        elif key == keys.Key_Space:
            self.play_toggled.emit()
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
        """Hover: the values of that step."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_values(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def _show_values(self, at: QPoint, globally: QPoint) -> None:
        plan = self.plan
        if plan.left <= at.x() - _EDGE <= plan.right:
            step = plan.step_at(at.x() - _EDGE)
            assert self._frame is not None
            text = step_tooltip(self._frame, step, step in self._pins)
            column = QRect(round(plan.x(step)) + _EDGE, 0, max(1, round(plan.column)), self.height())
            QToolTip.showText(globally, text, self, column)
        else:
            QToolTip.hideText()
