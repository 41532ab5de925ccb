"""The UnitPicture: what drives a unit's gates at one step, and its traces over all of them, as one painted widget."""

from __future__ import annotations

import math
from collections.abc import Iterator
from html import escape
from time import monotonic

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lstm_sim.formula import number
from lstm_sim.laboratory.pushes import pushes, strongest
from lstm_sim.laboratory.unit_run import UnitRun
from lstm_sim.network_trace import LayerTrace
from ui.network.drives import Bar, Part, part_name
from ui.network.look_keys import move_of
from ui.network.unit_bars import PreparedBars, UnitBars
from ui.network.unit_lanes import PreparedLanes, UnitLanes
from ui.network.unit_traces import Room
from ui.style import RADIUS, Style, pen
from ui.texts import rich_symbol

MOST_PUSHES = 4
"""The units that a tooltip names."""
_EDGE = 3
MOVING = 0.12
"""Seconds: where another unit was looked at so short a time ago, one is looked for among many."""


class UnitPicture(QWidget):
    """Bars above, traces below; a click on the traces looks at its step."""

    step_chosen = Signal(int)
    """The user wants to look at this step."""
    moved = Signal(int, int)
    """(steps, units): the user wants to look so much further; beyond the ends means the end."""
    opened = Signal()
    """The user wants to open the unit."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._bars, self._lanes = UnitBars(style, self), UnitLanes(style, self)
        self._layer: LayerTrace | None = None
        self._message = ""
        self._step = 0
        self._scrubbing = False
        self._now = object()
        self._prepared: tuple[PreparedBars, PreparedLanes] | None = None
        self._shown_at = -MOVING
        self._rested = QTimer(self)
        self._rested.setSingleShot(True)
        self._rested.setInterval(round(MOVING * 1e3))
        self._rested.timeout.connect(self._on_rested)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # ------------------------------------------------------------ what is shown

    def show_unit(
        self, run: UnitRun | None, natural: UnitRun | None = None, layer: LayerTrace | None = None,
        tokens: tuple[str, ...] = (), message: str = "",
    ) -> None:  # fmt: skip
        """Show a unit of `layer` (and dotted, what it did without the changes), or in its place what is to be said."""
        old, self._layer, self._message = self.run, layer, message
        prepared = self._prepared if self._prepared is not None and self._prepared[0].run is run else None
        self._prepared = None
        now = monotonic()
        coarse = run is not None and old is not None and old.unit != run.unit and now - self._shown_at < MOVING
        self._shown_at = now
        self._bars.show(run, None if prepared is None else prepared[0])
        if prepared is not None:
            self._step, coarse = prepared[0].step, prepared[1].coarse
            self._lanes.show_prepared(prepared[1], self._split(QRectF(self.rect()))[1], tokens)
        elif run is not None:
            self._step = min(self._step, run.steps - 1)
            self._lanes.show(run, natural, tokens, coarse)
        if coarse:
            self._rested.start()
        self.update()

    def prepare(self, run: UnitRun, natural: UnitRun | None, tokens: tuple[str, ...], step: int) -> Iterator[None]:
        """Paint a unit that is about to be shown at a step, a part at a time; until then that of now stays."""
        old, now = self.run, self._now
        if old is None or not self._bars.are_alike(run):
            return
        room, place = self._split(QRectF(self.rect()))
        lanes = yield from self._lanes.prepare(run, natural, tokens, place, coarse=old.unit != run.unit)
        bars = self._bars.prepare(run, room, min(max(step, 0), run.steps - 1))
        yield
        if self._now is now:  # nothing was painted anew in between, as in another size or style
            self._prepared = bars, lanes

    def _on_rested(self) -> None:
        """Draw the lanes as finely as they are."""
        self._lanes.refine()
        self.update()

    def show_step(self, step: int) -> None:
        """Look at a step."""
        run = self.run
        self._step = step if run is None else min(max(step, 0), run.steps - 1)
        if run is not None:
            texts = (f"{rich_symbol(bar.quantity)} {number(bar.total)}, {bar.words}" for bar in self.bars)
            self.setAccessibleDescription("; ".join(texts).replace("<sub>", "_").replace("</sub>", ""))
        self.update()

    def take_texts(self, caption: str) -> None:
        """The words above the bars."""
        self._bars.take_caption(caption)
        self._paint_anew()

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        self._bars.take_style()
        self._lanes.take_style()
        self.updateGeometry()
        self._paint_anew()

    @property
    def run(self) -> UnitRun | None:
        """The unit that is shown."""
        return self._bars.run

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars at the step looked at."""
        return self._bars.at(self._step)

    @property
    def room(self) -> Room:
        """Where the traces stand."""
        return self._lanes.room(self._split(QRectF(self.rect()))[1])

    def _paint_anew(self) -> None:
        self._bars.forget()
        self._lanes.forget()
        self._prepared = None
        self._now = object()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size: place everything anew."""
        self._paint_anew()
        super().resizeEvent(event)

    def _split(self, rect: QRectF) -> tuple[QRectF, QRectF]:
        """The room for bars and traces together, and the place of the traces, below the legend of the bars."""
        room = rect.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        top = self._bars.places(room)[1].bottom() + 6.0 * self._style.scale
        return room, QRectF(room.left(), top, room.width(), room.bottom() - top)

    # ------------------------------------------------------------ painting

    def paint(self, painter: QPainter, target: QRectF) -> None:
        """Paint into a rectangle of any painter, as vectors."""
        if self.run is None:
            return
        painter.save()
        room, place = self._split(target)
        self._bars.paint(painter, room, self._step)
        self._lanes.paint(painter, place, self._step)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bars, the kept lanes with the step in them, or what is to be said; and the ring of the focus."""
        painter, theme = QPainter(self), self._style.theme
        if self.run is None:
            painter.fillRect(self.rect(), QColor(theme.card))
            painter.setPen(QColor(theme.muted))
            painter.setFont(self._style.font(0.95))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()).adjusted(10, 4, -10, -4), int(flags), self._message)
        else:
            rect = QRectF(self.rect())
            room, place = self._split(rect)
            end = self._bars.places(room)[1].bottom()
            below = rect.adjusted(0.0, math.ceil(end), 0.0, 0.0)
            if event.rect().top() <= end:
                self._bars.paint_kept(painter, room, self._step)
            if event.rect().bottom() >= below.top():
                self._lanes.paint_kept(painter, place, below, self._step)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS / 2, RADIUS / 2)
        painter.end()

    def sizeHint(self) -> QSize:
        """Bars and traces that are read with ease."""
        return QSize(300, 400)

    def minimumSizeHint(self) -> QSize:
        """The bars of an LSTM and low traces."""
        return QSize(190, round(4 * self._bars.row_height() + 115 * self._style.scale))

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the step under the mouse."""
        if event.button() is Qt.MouseButton.LeftButton and self._is_on_traces(event.position()):
            self._scrubbing = True
            self._choose(event.position())
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub."""
        if self._scrubbing and self.run is not None:
            self._choose(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._scrubbing = False
        super().mouseReleaseEvent(event)

    def _is_on_traces(self, at: QPointF) -> bool:
        return self.run is not None and self._split(QRectF(self.rect()))[1].contains(at)

    def _choose(self, at: QPointF) -> None:
        step = self.room.step_at(at.x())
        if step != self._step:
            self.step_chosen.emit(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End step; Up and Down go to the unit before and after; Enter opens it."""
        keys, key = Qt.Key, event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self.run is None:
            super().keyPressEvent(event)
        elif (move := move_of(key)) is not None:
            self.moved.emit(*move)
        elif key in (keys.Key_Return, keys.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self.update()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        """Hover: on a bar, its parts and the units that push most; on the traces, the values of a step."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.run is not None:
            QToolTip.showText(event.globalPos(), self.tooltip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tooltip_at(self, at: QPointF) -> str:
        """What is said at a point, as rich text; nothing where there is nothing."""
        run = self.run
        if run is None:
            return ""
        room, place = self._split(QRectF(self.rect()))
        bar = self._bars.bar_at(room, self._step, at)
        if bar is not None:
            return self._bar_tooltip(run, bar)
        if place.contains(at):
            step = self._lanes.room(place).step_at(at.x())
            rows = [(rich_symbol(quantity), number(value)) for quantity, value in self._lanes.values_at(step)]
            return _table(self._lanes.tokens[step], rows)
        return ""

    def _bar_tooltip(self, run: UnitRun, bar: Bar) -> str:
        assert self._layer is not None
        rows = [(part_name(part), number(value)) for part, value in bar.parts if part in self._bars.parts]
        if Part.OTHERS in self._bars.parts:
            step = run.steps - 1 - self._step if self._layer.reverse else self._step
            found = strongest(pushes(self._layer, bar.quantity, step, run.unit), MOST_PUSHES)
            name = self.tr("unit {unit}")
            rows += [("&nbsp;&nbsp;" + name.format(unit=unit + 1), number(value)) for unit, value in found]
        return _table("", [(f"<b>{rich_symbol(bar.quantity)}</b>", f"<b>{number(bar.total)}</b>"), *rows])


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    cells = "".join(f"<tr><td>{name}</td><td align='right' style='padding-left:12px'>{v}</td></tr>" for name, v in rows)
    head = f"<p style='white-space:pre'><b>{escape(title)}</b></p>" if title else ""
    return f"{head}<table>{cells}</table>"
