"""The UnitPicture: what drives a unit's gates at one step, and its traces over all of them, as one painted widget."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from time import monotonic

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lstm_sim.formula import number
from lstm_sim.laboratory.pushes import pushes, strongest
from lstm_sim.laboratory.unit_run import UnitRun
from lstm_sim.network_trace import LayerTrace
from ui.network.drives import Bar, DrivePainter, Part, bars_of, part_name, parts_of, reach_of
from ui.network.heat_maps import FAR
from ui.network.unit_traces import Lane, Room, TracePainter, lanes_of
from ui.style import RADIUS, Style, pen
from ui.texts import rich_symbol

MOST_PUSHES = 4
"""The units that a tooltip names."""
_EDGE = 3
MOVING = 0.12
"""Seconds: where another unit was looked at so short a time ago, one is looked for among many."""


@dataclass(frozen=True, eq=False)
class _Prepared:
    """A unit that is about to be shown at a step: what takes longest of it is painted."""

    run: UnitRun
    lanes: tuple[Lane, ...]
    room: Room
    picture: QPixmap
    coarse: bool
    reach: float
    step: int
    bars: tuple[Bar, ...]
    upper: QPixmap


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
        self._drives, self._traces = DrivePainter(style), TracePainter(style)
        self._run: UnitRun | None = None
        self._layer: LayerTrace | None = None
        self._message = self._caption = ""
        self._tokens: tuple[str, ...] = ()
        self._step = 0
        self._scrubbing = False
        self._room: Room | None = None
        self._picture: QPixmap | None = None
        self._words: QPixmap | None = None
        self._now = object()
        self._prepared: _Prepared | None = None
        self._upper: QPixmap | None = None
        self._places: tuple[QRectF, tuple[QRectF, QRectF, QRectF]] | None = None
        self._shown_at = -MOVING
        self._coarse = False
        self._rested = QTimer(self)
        self._rested.setSingleShot(True)
        self._rested.setInterval(round(MOVING * 1e3))
        self._rested.timeout.connect(self._on_rested)
        self._parts: tuple[Part, ...] = ()
        self._bars: tuple[Bar, ...] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # ------------------------------------------------------------ what is shown

    def show_unit(
        self, run: UnitRun | None, natural: UnitRun | None = None, layer: LayerTrace | None = None,
        tokens: tuple[str, ...] = (), message: str = "",
    ) -> None:  # fmt: skip
        """Show a unit of `layer` (and dotted, what it did without the changes), or in its place what is to be said."""
        old, self._run, self._layer, self._tokens, self._message = self._run, run, layer, tokens, message
        prepared = self._prepared if self._prepared is not None and self._prepared.run is run else None
        if run is not None:
            parts = self._parts
            self._lanes = lanes_of(run, natural) if prepared is None else prepared.lanes
            self._reach, self._parts = reach_of(run) if prepared is None else prepared.reach, parts_of(run)
            self._step = min(self._step, run.steps - 1)
            if old is None or parts != self._parts or len(old.drives) != len(run.drives):
                self._words = self._places = None
        now = monotonic()
        another = run is not None and old is not None and old.unit != run.unit
        self._coarse = another and now - self._shown_at < MOVING if prepared is None else prepared.coarse
        self._shown_at = now
        if self._coarse:
            self._rested.start()
        self._bars = self._room = self._picture = self._prepared = self._upper = None
        if prepared is not None:
            self._room, self._picture = prepared.room, prepared.picture
            self._step, self._bars, self._upper = prepared.step, prepared.bars, prepared.upper
        self.update()

    def prepare(self, run: UnitRun, natural: UnitRun | None, tokens: tuple[str, ...], step: int) -> Iterator[None]:
        """Paint a unit that is about to be shown at a step, a part at a time; until then that of now stays."""
        old, now = self._run, self._now
        if old is None or len(old.drives) != len(run.drives) or parts_of(run) != self._parts:
            return
        lanes = lanes_of(run, natural)
        bars, _, traces = self._split(QRectF(self.rect()))
        room = self._traces.room(lanes, tokens, traces)
        picture, coarse = self._pixmap(self.size(), Qt.GlobalColor.transparent), old.unit != run.unit
        for k, lane in enumerate(lanes):
            painter = QPainter(picture)
            self._traces.paint_lane(painter, room, lane, k, coarse=coarse)
            if k == len(lanes) - 1:
                self._traces.paint_tokens(painter, room, tokens)
            painter.end()
            yield
        step = min(max(step, 0), run.steps - 1)
        reach, shown, upper = reach_of(run), bars_of(run, step), self._kept_words().copy()
        painter = QPainter(upper)
        self._drives.paint(painter, bars, shown, reach)
        painter.end()
        yield
        if self._now is now:  # nothing was painted anew in between, as in another size or style
            self._prepared = _Prepared(run, lanes, room, picture, coarse, reach, step, shown, upper)

    def _on_rested(self) -> None:
        """Draw the lanes as finely as they are."""
        self._coarse, self._picture = False, None
        self.update()

    def show_step(self, step: int) -> None:
        """Look at a step."""
        step = step if self._run is None else min(max(step, 0), self._run.steps - 1)
        if step != self._step:
            self._step, self._bars, self._upper = step, None, None
        if self._run is not None:
            texts = (f"{rich_symbol(bar.quantity)} {number(bar.total)}, {bar.words}" for bar in self.bars)
            self.setAccessibleDescription("; ".join(texts).replace("<sub>", "_").replace("</sub>", ""))
        self.update()

    def take_texts(self, caption: str) -> None:
        """The words above the bars."""
        self._caption = caption
        self._paint_anew()

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        self._traces.take_style()
        self._drives.take_style()
        self.updateGeometry()
        self._paint_anew()

    @property
    def run(self) -> UnitRun | None:
        """The unit that is shown."""
        return self._run

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars at the step looked at."""
        if self._bars is None:
            self._bars = () if self._run is None else bars_of(self._run, self._step)
        return self._bars

    @property
    def room(self) -> Room:
        """Where the traces stand."""
        if self._room is None:
            self._room = self._traces.room(self._lanes, self._tokens, self._split(QRectF(self.rect()))[2])
        return self._room

    def _paint_anew(self) -> None:
        self._room = self._picture = self._words = self._places = self._prepared = self._upper = None
        self._now = object()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size: place everything anew."""
        self._paint_anew()
        super().resizeEvent(event)

    def _split(self, rect: QRectF) -> tuple[QRectF, QRectF, QRectF]:
        """The places of the bars, of their legend, and of the traces."""
        assert self._run is not None
        if self._places is not None and self._places[0] == rect:
            return self._places[1]
        inner = rect.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        caption = QFontMetricsF(self._style.font(0.82)).height() + 3.0
        least, count = self._drives.row_height(), len(self._run.drives)
        legend = self._drives.legend_height(self._parts, inner.width()) + 2.0
        free = inner.height() - caption - legend
        row = min(max(least, free * 0.5 / count), least * 1.3)
        bars = QRectF(inner.left(), inner.top() + caption, inner.width(), row * count)
        below = QRectF(inner.left(), bars.bottom() + 2.0, inner.width(), legend)
        gap = 6.0 * self._style.scale
        traces = QRectF(inner.left(), below.bottom() + gap, inner.width(), inner.bottom() - below.bottom() - gap)
        self._places = rect, (bars, below, traces)
        return self._places[1]

    # ------------------------------------------------------------ painting

    def paint(self, painter: QPainter, target: QRectF) -> None:
        """Paint into a rectangle of any painter, as vectors."""
        if self._run is None:
            return
        painter.save()
        bars, _, traces = self._split(target)
        self._paint_words(painter, target)
        self._drives.paint(painter, bars, self.bars, self._reach)
        if self._has_room(traces):
            room = self._traces.room(self._lanes, self._tokens, traces)
            self._traces.paint(painter, room, self._lanes, self._tokens, self._step)
        painter.restore()

    def _paint_words(self, painter: QPainter, target: QRectF) -> None:
        """What is said above the bars, and their legend."""
        bars, legend, _ = self._split(target)
        font = self._style.font(0.82)
        painter.setFont(font)
        painter.setPen(QColor(self._style.theme.muted))
        painter.drawText(QPointF(bars.left(), target.top() + _EDGE + QFontMetricsF(font).ascent()), self._caption)
        self._drives.paint_legend(painter, legend, self._parts)

    def _has_room(self, traces: QRectF) -> bool:
        return traces.height() > 40.0 * self._style.scale

    def _kept_words(self) -> QPixmap:
        """The ground of the bars, which stays while steps and units change."""
        if self._words is None:
            rect = QRectF(self.rect())
            legend = self._split(rect)[1]
            self._words = self._pixmap(QSize(self.width(), math.ceil(legend.bottom())), self._style.theme.card)
            painter = QPainter(self._words)
            self._paint_words(painter, rect)
            painter.end()
        return self._words

    def _kept_picture(self) -> QPixmap:
        """The lanes, which stay while the step changes."""
        if self._picture is None:
            self._picture = self._painted(self._lanes, self._tokens, self.room, self._coarse)
        return self._picture

    def _painted(self, lanes: tuple[Lane, ...], tokens: tuple[str, ...], room: Room, coarse: bool = False) -> QPixmap:
        made = self._pixmap(self.size(), Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self._traces.paint_lanes(painter, room, lanes, tokens, coarse=coarse)
        painter.end()
        return made

    def _pixmap(self, size: QSize, ground: QColor | str | Qt.GlobalColor) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(QColor(ground))
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bars, the kept lanes with the step in them, or what is to be said; and the ring of the focus."""
        painter, theme = QPainter(self), self._style.theme
        if self._run is None:
            painter.fillRect(self.rect(), QColor(theme.card))
            painter.setPen(QColor(theme.muted))
            painter.setFont(self._style.font(0.95))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()).adjusted(10, 4, -10, -4), int(flags), self._message)
        else:
            bars, legend, traces = self._split(QRectF(self.rect()))
            below = QRectF(self.rect()).adjusted(0.0, math.ceil(legend.bottom()), 0.0, 0.0)
            if event.rect().top() <= legend.bottom():
                painter.drawPixmap(0, 0, self._upper or self._kept_words())
                if self._upper is None:
                    self._drives.paint(painter, bars, self.bars, self._reach)
            if event.rect().bottom() >= below.top():
                painter.fillRect(below, QColor(theme.card))
                if self._has_room(traces):
                    self._traces.paint_ground(painter, self.room, self._step)
                    painter.drawPixmap(below, self._kept_picture(), self._part_of(below))
                    self._traces.paint_present(painter, self.room, self._lanes, self._tokens, self._step)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS / 2, RADIUS / 2)
        painter.end()

    def _part_of(self, rect: QRectF) -> QRectF:
        """A part of the widget in the pixels of its picture."""
        ratio = self.devicePixelRatioF()
        return QRectF(rect.left() * ratio, rect.top() * ratio, rect.width() * ratio, rect.height() * ratio)

    def sizeHint(self) -> QSize:
        """Bars and traces that are read with ease."""
        return QSize(300, 400)

    def minimumSizeHint(self) -> QSize:
        """The bars of an LSTM and low traces."""
        return QSize(190, round(4 * self._drives.row_height() + 115 * self._style.scale))

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
        if self._scrubbing and self._run is not None:
            self._choose(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._scrubbing = False
        super().mouseReleaseEvent(event)

    def _is_on_traces(self, at: QPointF) -> bool:
        return self._run is not None and self._split(QRectF(self.rect()))[2].contains(at)

    def _choose(self, at: QPointF) -> None:
        step = self.room.step_at(at.x())
        if step != self._step:
            self.step_chosen.emit(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End step; Up and Down go to the unit before and after; Enter opens it."""
        keys, key = Qt.Key, event.key()
        moves: dict[int, tuple[int, int]] = {
            keys.Key_Left: (-1, 0),
            keys.Key_Right: (1, 0),
            keys.Key_Up: (0, -1),
            keys.Key_Down: (0, 1),
            keys.Key_Home: (-FAR, 0),
            keys.Key_End: (FAR, 0),
        }
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self._run is None:
            super().keyPressEvent(event)
        elif key in moves:
            self.moved.emit(*moves[key])
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
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._run is not None:
            QToolTip.showText(event.globalPos(), self.tooltip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tooltip_at(self, at: QPointF) -> str:
        """What is said at a point, as rich text; nothing where there is nothing."""
        if self._run is None:
            return ""
        bars, _, traces = self._split(QRectF(self.rect()))
        shown = self.bars
        if bars.contains(at):
            return self._bar_tooltip(
                shown[min(int((at.y() - bars.top()) / bars.height() * len(shown)), len(shown) - 1)]
            )
        if traces.contains(at):
            step = self.room.step_at(at.x())
            quantities = [q for lane in self._lanes for q in lane.quantities]
            rows = [(rich_symbol(q), number(float(self._run.values[q][step]))) for q in quantities]
            return _table(self._tokens[step], rows)
        return ""

    def _bar_tooltip(self, bar: Bar) -> str:
        assert self._run is not None
        assert self._layer is not None
        rows = [(part_name(part), number(value)) for part, value in bar.parts if part in self._parts]
        if Part.OTHERS in self._parts:
            step = self._run.steps - 1 - self._step if self._layer.reverse else self._step
            found = strongest(pushes(self._layer, bar.quantity, step, self._run.unit), MOST_PUSHES)
            name = self.tr("unit {unit}")
            rows += [("&nbsp;&nbsp;" + name.format(unit=unit + 1), number(value)) for unit, value in found]
        return _table("", [(f"<b>{rich_symbol(bar.quantity)}</b>", f"<b>{number(bar.total)}</b>"), *rows])


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    cells = "".join(f"<tr><td>{name}</td><td align='right' style='padding-left:12px'>{v}</td></tr>" for name, v in rows)
    head = f"<p style='white-space:pre'><b>{escape(title)}</b></p>" if title else ""
    return f"{head}<table>{cells}</table>"
