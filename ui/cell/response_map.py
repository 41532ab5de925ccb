"""The response map: c′ or a of this step over any two of its inputs, with a crosshair to drag."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from lstm_sim.cell import Quantity
from lstm_sim.edits import set_inputs, set_view
from lstm_sim.formula import number
from lstm_sim.frame import Frame
from lstm_sim.session import MEMORY_AXIS, Mode, Session, original_value
from lstm_sim.table import Table
from ui.handles import Handle
from ui.panel import Panel
from ui.plot import Plot
from ui.store import Store
from ui.style import Style, pen
from ui.texts import direct_quantity, input_symbol, rich, symbol

Q = Quantity


class ColourBar(QWidget):
    """The colours of a map and the values at their ends."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._lut = np.zeros((256, 4), dtype=np.uint8)
        self._levels = (0.0, 1.0)

    def sizeHint(self) -> QSize:
        """As wide as its numbers."""
        return QSize(round(QFontMetricsF(self._style.font(0.78)).horizontalAdvance("+0.000")) + 6, 60)

    def show_levels(self, lut: np.ndarray, levels: tuple[float, float]) -> None:
        """Show a colour table over a range of values."""
        self._lut, self._levels = np.ascontiguousarray(lut[::-1]), levels
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar, its highest value above and its lowest below."""
        painter = QPainter(self)
        font = self._style.font(0.78)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(self._style.theme.muted))
        low, high = self._levels
        height, line = float(self.height()), metrics.height()
        painter.drawText(QPointF(0.0, metrics.ascent()), _brief(high))
        painter.drawText(QPointF(0.0, height - metrics.descent()), _brief(low))
        bar = QRectF(2.0, line + 2.0, 12.0, max(4.0, height - 2.0 * line - 4.0))
        image = QImage(self._lut.tobytes(), 1, 256, 4, QImage.Format.Format_RGBA8888)
        painter.drawImage(bar, image)
        painter.setPen(pen(self._style.theme.border))
        painter.drawRect(bar)
        painter.end()


def _brief(value: float) -> str:
    """A bound in at most seven letters."""
    text = f"{value:+.3f}" if value == 0.0 or 0.01 <= abs(value) < 1000.0 else f"{value:+.0e}"
    return text.replace("-", "−")


class ResponsePanel(Panel):
    """The map, the choice of its axes and of what it shows, and the crosshair at the present inputs."""

    key = "response"

    def __init__(self, store: Store, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(store, style, parent)
        self.plot = Plot(style, self)
        self.image = pg.ImageItem()
        self.plot.addItem(self.image)
        self.bar = ColourBar(style, self)
        self.of, self.x_axis, self.y_axis = QComboBox(self), QComboBox(self), QComboBox(self)
        for choice in (self.of, self.x_axis, self.y_axis):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.header.insertWidget(1, self.of)
        self._body = QWidget(self)
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.plot, 1)
        row.addWidget(self.bar)
        self.content.addWidget(self._body, 1)
        self.value = QLabel(self)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.value, 1)
        below.addWidget(self.x_axis)
        below.addWidget(self.y_axis)
        self.content.addLayout(below)
        self.of.activated.connect(lambda k: store.edit(set_view(map_of=(Q.MEMORY, Q.OUTPUT)[k])))
        self.x_axis.activated.connect(lambda k: self._on_axis("map_x", k))
        self.y_axis.activated.connect(lambda k: self._on_axis("map_y", k))
        self.plot.handle_moved.connect(lambda _key, x, y: self._set(x, y))
        self.plot.handle_stepped.connect(self._on_stepped)
        self.plot.handle_reset.connect(self._on_reset)
        self.plot.gesture_began.connect(store.begin_gesture)
        self.plot.gesture_ended.connect(store.end_gesture)
        self.setMinimumSize(210, 190)
        self.begin()

    # ------------------------------------------------------------ what the user does

    def _axes(self, session: Session) -> list[int]:
        return [*session.input_columns, MEMORY_AXIS]

    def _on_axis(self, field: str, place: int) -> None:
        view = self.store.session.view
        chosen = self._axes(self.store.session)[place]
        other = "map_y" if field == "map_x" else "map_x"
        if chosen == getattr(view, other):  # the two change places
            self.store.edit(set_view(map_x=view.map_y, map_y=view.map_x))
        else:
            self.store.edit(set_view(**{field: chosen}))

    def _value(self, frame: Frame, axis: int) -> float:
        if axis == MEMORY_AXIS:
            return frame.now[frame.session.cell.cell_type.previous_memory]
        return float(frame.now.inputs[axis])

    def _set(self, x: float, y: float) -> None:
        response = self.store.frame.response
        x_reach, y_reach = float(response.x[-1]), float(response.y[-1])
        values = {
            response.x_axis: round(min(max(x, -x_reach), x_reach), 6),
            response.y_axis: round(min(max(y, -y_reach), y_reach), 6),
        }
        self.store.edit(set_inputs(values))

    def _on_stepped(self, _key: int, dx: float, dy: float) -> None:
        frame = self.store.fresh()
        response = frame.response
        self._set(self._value(frame, response.x_axis) + dx, self._value(frame, response.y_axis) + dy)

    def _on_reset(self, _key: int) -> None:
        response, origin, session = self.store.frame.response, self.store.origin, self.store.session
        self._set(original_value(origin, session, response.x_axis), original_value(origin, session, response.y_axis))

    # ------------------------------------------------------------ what is shown

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Draw the map anew only where it changed; otherwise move the crosshair."""
        if old is None or old.response is not new.response:
            self._draw_map(new)
        if old is None or self._choices(old.session) != self._choices(new.session):
            self._fill_choices(new.session)
        response = new.response
        x, y = self._value(new, response.x_axis), self._value(new, response.y_axis)
        self._cross("x", "y", x, y)
        self.plot.show_handles([Handle(0, self._quantity(new.session, response.x_axis), x, y, True)])
        self._show_ghost(new)
        here = new.now[response.of]
        self.value.setText(f"{symbol(response.of)} = {number(here)}")

    def _show_ghost(self, frame: Frame) -> None:
        ghost, pinned = frame.ghost, frame.session.pinned
        same = pinned is not None and pinned.mode is frame.session.mode
        memory = frame.session.cell.cell_type.previous_memory
        place = [math.nan, math.nan]
        for k, axis in enumerate((frame.response.x_axis, frame.response.y_axis)):
            value = math.nan
            if ghost is not None and axis == MEMORY_AXIS:
                value = ghost.values.get(memory, math.nan)
            elif ghost is not None and same and axis < len(ghost.inputs):
                value = float(ghost.inputs[axis])
            place[k] = value
        self._cross("ghost x", "ghost y", *place)

    def _cross(self, vertical: str, horizontal: str, x: float, y: float) -> None:
        """A vertical line at x and a horizontal one at y, from edge to edge; none where a value is not finite."""
        far = 2.0 * max(float(self.store.frame.response.x[-1]), float(self.store.frame.response.y[-1]))
        edges = np.array([-far, far])
        for key, value, line in (
            (vertical, x, (np.array([x, x]), edges)),
            (horizontal, y, (edges, np.array([y, y]))),
        ):
            if math.isfinite(value):
                self.plot.set_line(key, *line)
            else:
                self.plot.remove_line(key)

    def _draw_map(self, frame: Frame) -> None:
        response, theme = frame.response, self.style_.theme
        values = response.values
        finite = values[np.isfinite(values)]
        low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
        signed = low < 0.0
        if signed:
            largest = max(-low, high)
            low, high = -largest, largest
        else:
            low = 0.0
        high = high if high > low else low + 1.0
        lut = theme.diverging() if signed else theme.sequential(response.of)
        shown = np.clip(np.nan_to_num(values, nan=low, posinf=high, neginf=low), low, high)
        self.image.setImage(shown.T, levels=(low, high), lut=lut, autoLevels=False)
        x, y = response.x, response.y
        dx, dy = float(x[1] - x[0]), float(y[1] - y[0])
        self.image.setRect(QRectF(x[0] - dx / 2, y[0] - dy / 2, x[-1] - x[0] + dx, y[-1] - y[0] + dy))
        self.plot.show_range((float(x[0]), float(x[-1])), (float(y[0]), float(y[-1])))
        self.bar.show_levels(lut, (low, high))

    def _quantity(self, session: Session, axis: int) -> Quantity:
        if axis == MEMORY_AXIS:
            return session.cell.cell_type.previous_memory
        return direct_quantity(session.cell.cell_type, axis) if session.mode is Mode.DIRECT else Q.INPUT

    def _choices(self, session: Session) -> tuple[object, ...]:
        view = session.view
        names = session.weighted.names
        return session.mode, session.cell.cell_type, names, view.map_x, view.map_y, view.map_of

    def _fill_choices(self, session: Session) -> None:
        axes, view = self._axes(session), session.view
        for choice, axis in ((self.x_axis, view.map_x), (self.y_axis, view.map_y)):
            choice.clear()
            for k in axes:
                choice.addItem(input_symbol(session, k))
            choice.setCurrentIndex(axes.index(axis))
        kind = session.cell.cell_type
        self.of.clear()
        self.of.addItems([symbol(Q.MEMORY), symbol(Q.OUTPUT)] if kind.has_memory_cell else [symbol(Q.OUTPUT)])
        if kind.has_memory_cell:
            self.of.setCurrentIndex((Q.MEMORY, Q.OUTPUT).index(view.map_of))
        self.plot.name_axes(rich(input_symbol(session, view.map_x)), rich(input_symbol(session, view.map_y)))
        self._pens(session)

    def _pens(self, session: Session) -> None:
        theme, view = self.style_.theme, session.view
        for key, axis in (("x", view.map_x), ("y", view.map_y)):
            self.plot.set_pen(key, pen(theme.fill(self._quantity(session, axis)), 1.0, (4.0, 3.0)))
            self.plot.set_pen(f"ghost {key}", pen(theme.muted, 1.0, (1.0, 3.0)))

    def retranslate(self) -> None:
        """Every text in the language now in use."""
        self.set_title(self.tr("Response"))
        for choice, text in (
            (self.of, self.tr("What the map shows")),
            (self.x_axis, self.tr("Horizontal axis")),
            (self.y_axis, self.tr("Vertical axis")),
        ):
            choice.setAccessibleName(text)
            choice.setToolTip(text)
        self.plot.setAccessibleName(self.tr("Response map"))
        self.plot.setToolTip(self.tr("Drag the crosshair to set both inputs, or move it with the arrows; A shows all"))

    def restyle(self) -> None:
        """Colours and fonts."""
        theme, frame = self.style_.theme, self.store.frame
        self.plot.restyle()
        for widget in (self.of, self.x_axis, self.y_axis, self.value):
            widget.setFont(self.style_.font(0.9))
        self.bar.updateGeometry()
        self.value.setStyleSheet(f"color: {theme.muted}")
        self._draw_map(frame)
        self._fill_choices(frame.session)

    def figure(self) -> QWidget:
        """The map and its colour bar."""
        return self._body

    def table(self) -> Table:
        """The map, a row per point."""
        frame = self.store.frame
        response = frame.response
        names = tuple(input_symbol(frame.session, a) for a in (response.x_axis, response.y_axis))
        rows = [
            (float(x), float(y), float(response.values[row, column]))
            for row, y in enumerate(response.y)
            for column, x in enumerate(response.x)
        ]
        return Table((*names, str(response.of)), rows)
