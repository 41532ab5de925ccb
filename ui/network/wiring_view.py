"""The WiringView: the unrolled network in one painted widget; steps and weights are chosen by mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDoubleSpinBox, QToolTip, QWidget

from lstm_sim.formula import number
from lstm_sim.laboratory.wiring import Wiring
from lstm_sim.limits import LARGEST
from ui.network.weight_wires import WeightKey
from ui.network.wiring_painter import WiringPainter
from ui.network.wiring_plan import WiringPlan, plan_of
from ui.style import Style, pen

_GRIP = 13.0


class WiringView(QWidget):
    """A click or arrows choose a step; on a tiny network Space goes through its weights, Enter edits one."""

    step_chosen = Signal(int)
    step_moved = Signal(int)
    """The user wants the step that is looked at to change places with the one so far beside it."""
    unit_chosen = Signal(int, bool, int)
    """(layer, reverse, step): the user wants to look into that block."""
    weight_edited = Signal(object, float)
    """(WeightKey, value)."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.painter = WiringPainter(style)
        self._wiring: Wiring | None = None
        self._plan: WiringPlan | None = None
        self._step = 0
        self._weight: WeightKey | None = None
        self.room = QSize(400, 300)
        self.field = _WeightField(self)
        self.field.setRange(-LARGEST, LARGEST)
        self.field.setDecimals(4)
        self.field.setSingleStep(0.1)
        self.field.setKeyboardTracking(False)
        self.field.hide()
        self.field.editingFinished.connect(self._on_edited)
        self.field.left.connect(self._leave_field)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # ------------------------------------------------------------ what is shown

    def show_wiring(self, wiring: Wiring | None, level_names: tuple[str, ...]) -> None:
        """Show a wiring; None shows nothing."""
        self._wiring = wiring
        self.painter.level_names = level_names
        if not self._is_there(self._weight):
            self._weight = None
            self.field.hide()
        self.lay_out()

    def _is_there(self, key: WeightKey | None) -> bool:
        matrices = () if self._wiring is None else self._wiring.matrices
        shape = next((m.values.shape for m in matrices if key is not None and m.kind == key[0]), (0, 0))
        return key is not None and key[1] < shape[0] and key[2] < shape[1]

    def show_step(self, step: int) -> bool:
        """Mark the step that is looked at; True if it is another."""
        moved = step != self._step
        if moved:
            self._step = step
            self.field.hide()
            self.update()
        self._tell()
        return moved

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        self.painter.take_style()
        self.lay_out()

    def lay_out(self) -> None:
        """Fit the drawing into the room that is visible, or beyond it where the steps are many."""
        if self._wiring is None:
            self._plan = None
        else:
            self._plan = plan_of(
                self._wiring,
                float(self.room.width()),
                float(self.room.height()),
                self._style.scale,
                self.painter.gutter(),
                self.painter.metrics.height(),
            )
            self.setMinimumSize(round(self._plan.width), round(self._plan.height))
        self.update()

    @property
    def plan(self) -> WiringPlan | None:
        """Where everything stands."""
        return self._plan

    def rect_of(self, step: int) -> QRectF:
        """The column of a step."""
        if self._plan is None:
            return QRectF()
        return QRectF(self._plan.left + step * self._plan.column, 0.0, self._plan.column, self._plan.height)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The visible steps, and a ring where the keyboard is."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._style.theme.card))
        if self._plan is not None:
            plan, area = self._plan, event.rect()
            first = max(int((area.left() - plan.left) // plan.column) - 1, 0)
            last = min(int((area.right() - plan.left) // plan.column) + 2, plan.wiring.steps)
            step = min(self._step, plan.wiring.steps - 1)
            chosen = self._weight if self.hasFocus() else None
            self.painter.paint(painter, plan, step, range(first, max(last, first)), chosen)
        if self.hasFocus():
            painter.setPen(pen(self._style.theme.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.visibleRegion().boundingRect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def paint_whole(self, painter: QPainter) -> None:
        """Every step, into any painter."""
        if self._plan is not None:
            steps = self._plan.wiring.steps
            self.painter.paint(painter, self._plan, min(self._step, steps - 1), range(steps))

    # ------------------------------------------------------------ mouse and keys

    def _weights(self) -> list[WeightKey]:
        if self._plan is None or not self._plan.wiring.is_tiny:
            return []
        step = min(self._step, self._plan.wiring.steps - 1)
        return list(self.painter.weights.places(self._plan, step))

    def weight_at(self, position: QPointF) -> WeightKey | None:
        """The weight whose number is at a point."""
        if self._plan is None or not self._plan.wiring.is_tiny:
            return None
        places = self.painter.weights.places(self._plan, min(self._step, self._plan.wiring.steps - 1))
        near = [((places[key][1] - position).manhattanLength(), key) for key in self._weights()]
        distance, key = min(near, default=(_GRIP + 1.0, None), key=lambda pair: pair[0])
        return key if distance <= _GRIP else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On a weight: edit it; elsewhere: look at that step."""
        self.field.hide()
        weight = self.weight_at(event.position())
        if weight is not None:
            self._weight = weight
            self.edit_weight()
        elif self._plan is not None:
            _, step = self._plan.cell_at(event.position().x(), event.position().y())
            if step is not None:
                self.step_chosen.emit(step)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look into the block below the mouse."""
        if self._plan is not None:
            level, step = self._plan.cell_at(event.position().x(), event.position().y())
            if level is not None and step is not None and self._plan.wiring.levels[level].part == "hidden":
                shown = self._plan.wiring.levels[level]
                self.unit_chosen.emit(shown.layer, shown.reverse, step)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End choose a step; with Ctrl they move it; Space goes to the next weight, Enter edits it."""
        if self._plan is None:
            event.ignore()
            return
        keys, key, last = Qt.Key, event.key(), self._plan.wiring.steps - 1
        goes = {keys.Key_Left: self._step - 1, keys.Key_Right: self._step + 1, keys.Key_Home: 0, keys.Key_End: last}
        weights = self._weights()
        if key in (keys.Key_Left, keys.Key_Right) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_moved.emit(-1 if key == keys.Key_Left else 1)
        elif key in goes:
            self.step_chosen.emit(min(max(goes[keys(key)], 0), last))
        elif key == keys.Key_Space and weights:
            place = weights.index(self._weight) + 1 if self._weight in weights else 0
            self._weight = weights[place % len(weights)]
            self._tell()
            self.update()
        elif key in (keys.Key_Return, keys.Key_Enter) and self._weight in weights:
            self.edit_weight()
        else:
            event.ignore()

    def edit_weight(self) -> None:
        """Show the field of the chosen weight where its number stands."""
        if self._plan is None or self._weight is None:
            return
        step = min(self._step, self._plan.wiring.steps - 1)
        at = self.painter.weights.places(self._plan, step)[self._weight][1]
        self.field.blockSignals(True)
        self.field.setValue(self._value(self._weight))
        self.field.blockSignals(False)
        size = self.field.sizeHint()
        self.field.setGeometry(round(at.x() - 42), round(at.y() - size.height() / 2), 84, size.height())
        self.field.setAccessibleName(self._weight_name(self._weight))
        self.field.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _value(self, key: WeightKey) -> float:
        assert self._wiring is not None
        return float(next(m.values for m in self._wiring.matrices if m.kind == key[0])[key[1], key[2]])

    def _leave_field(self) -> None:
        """Put the field away; what was typed is not taken."""
        self.field.blockSignals(True)
        self.field.hide()
        self.field.blockSignals(False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        if self._weight is not None and self.field.isVisible():
            key, value = self._weight, self.field.value()
            self._leave_field()
            if value != self._value(key):
                self.weight_edited.emit(key, value)

    def _weight_name(self, key: WeightKey) -> str:
        kind, to, origin = key
        words = {
            "input": self.tr("weight from input {origin} to unit {to}"),
            "recurrent": self.tr("weight from unit {origin} to unit {to} of the next step"),
            "readout": self.tr("weight from unit {origin} to output {to}"),
        }
        return words[kind].format(origin=origin + 1, to=to + 1)

    def _tell(self) -> None:
        """Tell a screen reader the step, or the weight that is chosen."""
        if self._wiring is None:
            return
        step = min(self._step, self._wiring.steps - 1)
        text = self._wiring.tokens[step]
        if self._weight is not None:
            text += f". {self._weight_name(self._weight)}: {number(self._value(self._weight))}"
        self.setAccessibleDescription(text)

    def event(self, event: QEvent) -> bool:
        """A tooltip over a block: what flows into it."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self._plan is not None:
            level, step = self._plan.cell_at(event.pos().x(), event.pos().y())
            text = "" if level is None or step is None else self._tooltip(level, step)
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _tooltip(self, level: int, step: int) -> str:
        assert self._wiring is not None
        shown = self._wiring.levels[level]
        lines = [f"{self.painter.level_names[level]} · {self._wiring.tokens[step]}"]
        if shown.part != "input":
            lines.append(self.tr("from below: {value}").format(value=f"{shown.from_below[step]:.3f}"))
        if shown.part == "hidden":
            lines.append(self.tr("from the step before: {value}").format(value=f"{shown.from_before[step]:.3f}"))
        return "\n".join(lines)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it."""
        super().focusOutEvent(event)
        self.update()


class _WeightField(QDoubleSpinBox):
    """The number of one weight. The keys that end it go no further, or they would begin it again."""

    left = Signal()
    """Escape: what was typed is not wanted."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the number, Escape does not."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
