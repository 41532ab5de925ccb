"""The diagram panel: the cell of the lecture, live; its gates, its input and its memory can be dragged."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QComboBox, QToolTip, QWidget

from lstm_sim.cell import CellType, Quantity
from lstm_sim.edits import set_cell_type, set_input, set_memory, set_view
from lstm_sim.formula import number, tooltip
from lstm_sim.frame import Frame
from lstm_sim.session import MEMORY_AXIS, Mode, original_value
from lstm_sim.table import Table
from ui.cell.diagram_painter import DiagramPainter
from ui.cell.diagram_parts import Part
from ui.panel import Panel
from ui.segment import Segment
from ui.store import Store
from ui.style import Style
from ui.texts import cell_name, direct_quantity, name, symbol

Q = Quantity
CELLS = (
    (CellType.LSTM, True),
    (CellType.PEEPHOLE, True),
    (CellType.DENSE_PEEPHOLE, True),
    (CellType.GRU, True),
    (CellType.GRU, False),
    (CellType.RNN, True),
)
_PIXELS_PER_UNIT = 20.0
_STEP, _FINE, _COARSE = 0.1, 0.01, 1.0


class DiagramCanvas(QWidget):
    """The painted diagram and its mouse and keyboard."""

    set_requested = Signal(object, float)
    """(quantity, value): the user wants the quantity to be that."""
    reset_requested = Signal(object)
    gesture_began = Signal()
    gesture_ended = Signal()
    keys_pressed = Signal()

    def __init__(self, painter: DiagramPainter, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = painter
        self._frame = frame
        self._focused = 0
        self._dragged: Quantity | None = None
        self._drag_from = QPointF()
        self._drag_value = 0.0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)

    def sizeHint(self) -> QSize:
        """As in the lecture: a little wider than high."""
        return QSize(540, 500)

    def minimumSizeHint(self) -> QSize:
        """The least at which nothing overlaps."""
        return QSize(330, 290)

    def show_frame(self, frame: Frame) -> None:
        """Show another frame."""
        self._frame = frame
        self._tell()
        self.update()

    def drawing_area(self) -> QRectF:
        """Where the diagram is painted."""
        return QRectF(self.rect()).adjusted(2, 2, -2, -2)

    def parts(self) -> list[Part]:
        """The diagram's parts as they stand now."""
        return self._painter.parts(self.drawing_area(), self._frame)

    def settable(self) -> list[Quantity]:
        """What can be set in the diagram: in weighted mode only the memory, since weights drive the rest."""
        found = [part.sets for part in self.parts() if part.sets is not None]
        if self._frame.session.mode is Mode.WEIGHTED:
            found = [q for q in found if q is self._frame.session.cell.cell_type.previous_memory]
        return found

    def focused_quantity(self) -> Quantity | None:
        """What the keyboard sets now."""
        found = self.settable()
        return found[self._focused % len(found)] if found else None

    def value_of(self, quantity: Quantity) -> float:
        """The value of something that can be set, as its slider shows it."""
        session = self._frame.session
        if quantity is session.cell.cell_type.previous_memory:
            return self._frame.now[quantity]
        return float(self._frame.now.inputs[_column(session.cell.cell_type, quantity)])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The diagram."""
        painter = QPainter(self)
        focus = self.focused_quantity() if self.hasFocus() else None
        self._painter.paint(painter, self.drawing_area(), self._frame, focus)
        painter.end()

    # ------------------------------------------------------------ mouse

    def part_at(self, position: QPointF) -> Part | None:
        """The part under a point."""
        return next((part for part in self.parts() if part.area.contains(position)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a gate, the input or the memory."""
        part = self.part_at(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or part is None or part.sets not in self.settable():
            super().mousePressEvent(event)
            return
        assert part.sets is not None
        self._dragged = part.sets
        self._focused = self.settable().index(part.sets)
        self._drag_from = event.position()
        self._drag_value = self.value_of(part.sets)
        self.gesture_began.emit()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag up for more, down for less; Shift: ten times finer."""
        if self._dragged is None:
            part = self.part_at(event.position())
            held = part is not None and part.sets in self.settable()
            self.setCursor(Qt.CursorShape.SizeVerCursor if held else Qt.CursorShape.ArrowCursor)
            return
        fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        change = (self._drag_from.y() - event.position().y()) / _PIXELS_PER_UNIT * (0.1 if fine else 1.0)
        self._drag_value += change
        self._drag_from = event.position()
        self.set_requested.emit(self._dragged, round(self._drag_value, 6))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._dragged is not None:
            self._dragged = None
            self.gesture_ended.emit()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Reset the value under the mouse."""
        part = self.part_at(event.position())
        if part is not None and part.sets in self.settable():
            self.reset_requested.emit(part.sets)

    def event(self, event: QEvent) -> bool:
        """A tooltip on every part."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            part = self.part_at(QPointF(event.pos()))
            if part is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self.explanation(part), self)
            return True
        return super().event(event)

    def explanation(self, part: Part) -> str:
        """What a part is: its name, its formula, and the same with the live numbers."""
        now, cell = self._frame.now, self._frame.session.cell
        if len(part.quantities) > 1:
            left = " · ".join(symbol(q) for q in part.quantities)
            right = " · ".join(f"({number(now[q])})" for q in part.quantities)
            return f"{left}\n{right} = {number(now.flow(*part.quantities))}"
        quantity = part.quantities[0]
        formula, value = tooltip(cell, quantity, now)
        lines = [name(quantity), formula, value]
        if quantity in (Q.FORGET_GATE, Q.UPDATE_GATE):
            lines.append(self.tr("Open keeps the memory; shut clears it."))
        if part.sets in self.settable():
            lines.append(self.tr("Drag up or down; double click resets."))
        elif part.sets is not None:
            lines.append(self.tr("Driven by the weights: change the inputs or the weights."))
        return "\n".join(lines)

    # ------------------------------------------------------------ keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right choose a part, Up and Down change it (Shift finer, Page coarser, Home and End: the ends)."""
        quantity = self.focused_quantity()
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._focused += 1 if key == Qt.Key.Key_Right else -1
            self._tell()
            self.update()
            return
        if quantity is None:
            super().keyPressEvent(event)
            return
        self.keys_pressed.emit()  # so that the value below is the session's, not that of an earlier frame
        fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = _FINE if fine else _STEP
        reach = self._reach(quantity)
        value = self.value_of(quantity)
        targets: dict[int, float] = {
            Qt.Key.Key_Up: value + step,
            Qt.Key.Key_Down: value - step,
            Qt.Key.Key_PageUp: value + _COARSE,
            Qt.Key.Key_PageDown: value - _COARSE,
            Qt.Key.Key_Home: -reach,
            Qt.Key.Key_End: reach,
        }
        target = targets.get(key)
        if target is None:
            super().keyPressEvent(event)
        else:
            self.set_requested.emit(quantity, round(target, 6))

    def _reach(self, quantity: Quantity) -> float:
        session = self._frame.session
        if quantity is session.cell.cell_type.previous_memory:
            return session.setup.memory_range
        return session.setup.ranges[_column(session.cell.cell_type, quantity)]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        self.update()

    def _tell(self) -> None:
        """Tell a screen reader what has the focus and its value."""
        quantity = self.focused_quantity()
        text = "" if quantity is None else f"{name(quantity)} {symbol(quantity)} {number(self.value_of(quantity))}"
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            if self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))


def _column(cell_type: CellType, quantity: Quantity) -> int:
    """The direct set-up's column that gives a pre-activation."""
    return next(k for k in (0, 1, 2, 3) if direct_quantity(cell_type, k) is quantity)


class DiagramPanel(Panel):
    """The diagram, with the choice of the cell and of the gradient mode."""

    key = "diagram"

    def __init__(self, store: Store, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(store, style, parent)
        self.painter_ = DiagramPainter(style)
        self.canvas = DiagramCanvas(self.painter_, store.frame, self)
        self.cells = QComboBox(self)
        for _ in CELLS:
            self.cells.addItem("")
        self.gradients = Segment(style, parent=self)
        self.target = QComboBox(self)
        for _ in range(4):
            self.target.addItem("")
        for widget in (self.target, self.gradients, self.cells):
            self.header.addWidget(widget)
        self.content.addWidget(self.canvas, 1)
        self.cells.activated.connect(self._on_cell_chosen)
        self.gradients.clicked.connect(lambda on: store.edit(set_view(gradients=on)))
        self.target.activated.connect(self._on_target_chosen)
        self.canvas.set_requested.connect(self._on_set_requested)
        self.canvas.reset_requested.connect(self._on_reset_requested)
        self.canvas.keys_pressed.connect(store.flush)
        self.canvas.gesture_began.connect(store.begin_gesture)
        self.canvas.gesture_ended.connect(store.end_gesture)
        self.begin()

    def _on_cell_chosen(self, place: int) -> None:
        self.store.edit(set_cell_type(*CELLS[place]))

    def _on_target_chosen(self, place: int) -> None:
        of = Q.MEMORY if place // 2 else Q.OUTPUT
        self.store.edit(set_view(gradient_of=of, gradient_at_last=bool(place % 2)))

    def _on_set_requested(self, quantity: Quantity, value: float) -> None:
        cell_type = self.store.session.cell.cell_type
        if quantity is cell_type.previous_memory:
            self.store.edit(set_memory(value))
        else:
            self.store.edit(set_input(_column(cell_type, quantity), value))

    def _on_reset_requested(self, quantity: Quantity) -> None:
        cell_type = self.store.session.cell.cell_type
        column = MEMORY_AXIS if quantity is cell_type.previous_memory else _column(cell_type, quantity)
        self._on_set_requested(quantity, original_value(self.store.origin, self.store.session, column))

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Show the new values; bring the choices to what the session says."""
        session, view = new.session, new.session.view
        if old is None or old.session.cell != session.cell:
            reset_after = session.cell.reset_after or session.cell.cell_type is not CellType.GRU
            self.cells.setCurrentIndex(CELLS.index((session.cell.cell_type, reset_after)))
        if old is None or old.session.view != view or old.session.cell != session.cell:
            self.gradients.setChecked(view.gradients)
            self.target.setVisible(view.gradients)
            has_memory = session.cell.cell_type.has_memory_cell
            for place in (2, 3):
                item = self.target.model().index(place, 0)
                self.target.model().setData(item, None if has_memory else 0, Qt.ItemDataRole.UserRole - 1)
            self.target.setCurrentIndex(2 * (view.gradient_of is Q.MEMORY) + view.gradient_at_last)
        self.canvas.show_frame(new)

    def retranslate(self) -> None:
        """Every text in the language now in use."""
        self.set_title(self.tr("Memory cell"))
        for place, (cell_type, reset_after) in enumerate(CELLS):
            self.cells.setItemText(place, cell_name(cell_type, reset_after))
        self.cells.setAccessibleName(self.tr("Cell"))
        self.cells.setToolTip(self.tr("Which cell: the diagram and the equations change with it"))
        self.gradients.setText(self.tr("∂ gradients"))
        self.gradients.setToolTip(self.tr("Show how the chosen value answers to every other: ∂ flows backwards"))
        texts = (
            self.tr("∂a, this step"),
            self.tr("∂a, last step"),
            self.tr("∂c′, this step"),
            self.tr("∂c′, last step"),
        )
        for place, text in enumerate(texts):
            self.target.setItemText(place, text)
        self.target.setAccessibleName(self.tr("Gradient of"))
        self.canvas.setAccessibleName(self.tr("Diagram of the cell"))
        self.canvas.update()

    def restyle(self) -> None:
        """Colours and fonts are the painter's."""
        self.canvas.update()

    def figure(self) -> QWidget:
        """The canvas."""
        return self.canvas

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """The same painting, as vectors."""
        self.painter_.paint(painter, target, self.store.frame)

    def table(self) -> Table:
        """Every quantity of this step, and its gradient where that is shown."""
        frame = self.store.frame
        header: tuple[str, ...] = ("quantity", "symbol", "value")
        rows = [(name(q), str(q), v) for q, v in frame.now.values.items()]
        if frame.gradients is None:
            return Table(header, rows)
        unit, step = frame.session.shown_unit, frame.now.step
        with_gradient = [
            (*row, float(frame.gradients[q][step, 0, unit])) for row, q in zip(rows, frame.now.values, strict=True)
        ]
        return Table((*header, "gradient"), with_gradient)
