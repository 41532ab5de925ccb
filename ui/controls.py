"""A value with a slider: symbol, name, a field to type in, and a slider; all of it reached by keyboard."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QLocale, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from lstm_sim.formula import MINUS, number
from lstm_sim.limits import LARGEST
from ui.held_slider import HeldSlider
from ui.style import Style, pen

STEP, FINE, COARSE = 0.1, 0.01, 1.0
"""What an arrow, Shift and an arrow, and a Page key change a value by, at a range of ±6."""
_TICKS = 1_200


class NumberField(QDoubleSpinBox):
    """A number typed by hand: any finite one up to ±1e6, point or comma, shown signed, kept exactly."""

    entered = Signal(float)
    """The user typed or stepped to a number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exact = 0.0
        self.setLocale(QLocale.c())
        self.setDecimals(15)
        self.setRange(-LARGEST, LARGEST)
        self.setSingleStep(STEP)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._on_value_changed)

    def show_value(self, value: float) -> None:
        """Show a number without saying that the user entered it."""
        if value == self._exact:
            return
        self._exact = value
        blocked = self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(blocked)

    def value_shown(self) -> float:
        """The number, every digit of it."""
        return self._exact

    def _on_value_changed(self, value: float) -> None:
        self._exact = value
        self.entered.emit(value)

    def textFromValue(self, value: float) -> str:
        """Signed, with two or three decimals; where the keyboard is, with as many as the number has, up to six."""
        return short_number(value, 6 if self.hasFocus() else 3)

    def valueFromText(self, text: str) -> float:
        """The number in the text; unchanged text gives back the exact number, not its rounded form."""
        if text in (short_number(self._exact), short_number(self._exact, 3)):
            return self._exact
        return parse_number(text) or 0.0

    def validate(self, text: str, position: int) -> object:
        """Anything that is, or may become, a number."""
        cleaned = text.strip().replace(MINUS, "-").replace(",", ".")
        value = parse_number(text)
        if value is not None:
            inside = abs(value) <= LARGEST
            return (QValidator.State.Acceptable if inside else QValidator.State.Invalid, text, position)
        may_become = re.fullmatch(r"[+-]?(\d*\.?\d*)(e[+-]?\d*)?", cleaned, re.IGNORECASE)
        return (QValidator.State.Intermediate if may_become else QValidator.State.Invalid, text, position)

    def stepBy(self, steps: int) -> None:
        """Arrow keys step by 0.1, with Shift by 0.01."""
        self.setValue(round(self._exact + steps * self.singleStep(), 9))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift makes an arrow finer."""
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and fine:
            self.setValue(round(self._exact + (FINE if event.key() == Qt.Key.Key_Up else -FINE), 9))
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show every digit to whoever may change it."""
        super().focusInEvent(event)
        self.lineEdit().setText(self.textFromValue(self._exact))
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed, then show it short again."""
        super().focusOutEvent(event)
        self.lineEdit().setText(self.textFromValue(self._exact))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel changes a number only where the keyboard is."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def parse_number(text: str) -> float | None:
    """The number a person wrote, with point or comma, hyphen or minus; None if it is none."""
    try:
        value = float(text.strip().replace(MINUS, "-").replace(",", "."))
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def short_number(value: float, decimals: int = 6) -> str:
    """A number for a field: signed, two to `decimals` decimals, powers of ten where it is tiny or large."""
    if value != 0.0 and (abs(value) < 0.5 * 10.0**-decimals or abs(value) >= 1e5):
        return number(value)
    text = f"{abs(value):.{decimals}f}".rstrip("0")
    whole, _, fraction = text.partition(".")
    return f"{MINUS if value < 0 else '+'}{whole}.{fraction.ljust(2, '0')}"


class ValueSlider(HeldSlider):
    """A slider over ±reach with its zero marked; painted with the quantity's colour from zero to the value."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._style = style
        self.colour = QColor()
        self.ghost: float | None = None
        self.reach = 6.0
        self.setRange(-_TICKS, _TICKS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(20)

    def value_at(self, tick: int) -> float:
        """The value of a slider position."""
        return round(tick * self.reach / _TICKS, 9)

    def tick_of(self, value: float) -> int:
        """The slider position nearest to a value."""
        return round(min(max(value / self.reach, -1.0), 1.0) * _TICKS)

    def _x(self, tick: float) -> float:
        margin = 9.0
        return margin + (tick + _TICKS) / (2 * _TICKS) * (self.width() - 2 * margin)

    def tick_at(self, x: float) -> int:
        """The slider position under a point."""
        margin = 9.0
        share = (x - margin) / max(1.0, self.width() - 2 * margin)
        return round(min(max(share, 0.0), 1.0) * 2 * _TICKS) - _TICKS

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Groove, zero, the part from zero to the value, handle."""
        theme, painter = self._style.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2.0
        zero, here = self._x(0.0), self._x(float(self.value()))
        painter.setPen(pen(theme.well, 3.5))
        painter.drawLine(QPointF(self._x(-_TICKS), middle), QPointF(self._x(_TICKS), middle))
        painter.setPen(pen(theme.muted, 1.0))
        painter.drawLine(QPointF(zero, middle - 5), QPointF(zero, middle + 5))
        colour = self.colour if self.isEnabled() else QColor(theme.border)
        painter.setPen(pen(colour, 3.5))
        painter.drawLine(QPointF(zero, middle), QPointF(here, middle))
        if self.ghost is not None:
            at = self._x(float(self.tick_of(self.ghost)))
            painter.setPen(pen(theme.muted, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(at, middle), 4.5, 4.5)
        painter.setBrush(QColor(theme.card))
        painter.setPen(pen(colour, 2.5))
        painter.drawEllipse(QPointF(here, middle), 6.5, 6.5)
        if self.hasFocus():
            painter.setPen(pen(theme.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The handle comes to the mouse."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setSliderPosition(self.tick_at(event.position().x()))
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The handle follows the mouse."""
        if self.isSliderDown():
            self.setSliderPosition(self.tick_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self.isSliderDown():
            self.setSliderDown(False)
            event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves the slider only where the keyboard is."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ValueRow(QWidget):
    """One quantity to set: `changed` tells the value the user wants; `reset_requested` a double click."""

    changed = Signal(float)
    reset_requested = Signal()
    gesture_began = Signal()
    gesture_ended = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._value = 0.0
        self.symbol = QLabel(self)
        self.symbol.setTextFormat(Qt.TextFormat.RichText)
        self.name = QLabel(self)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.ghost_label = QLabel(self)
        self.field = NumberField(self)
        self.slider = ValueSlider(style, self)
        self.low, self.high = QLabel(self), QLabel(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.symbol, 0, 0)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self.ghost_label, 0, 2)
        grid.addWidget(self.field, 0, 3)
        lower = QHBoxLayout()
        lower.setSpacing(3)
        lower.addWidget(self.low)
        lower.addWidget(self.slider, 1)
        lower.addWidget(self.high)
        grid.addLayout(lower, 1, 0, 1, 4)
        grid.setColumnStretch(1, 1)
        self.field.entered.connect(self.changed)
        self.slider.valueChanged.connect(self._on_slider_moved)
        self.slider.sliderPressed.connect(self.gesture_began)
        self.slider.sliderReleased.connect(self.gesture_ended)
        for widget in (self.slider, self.symbol, self.name):
            widget.installEventFilter(self)
        self.ghost_label.hide()

    def set_texts(self, symbol: str, name: str, spoken: str, tip: str) -> None:
        """Symbol (rich text), name, the name a screen reader speaks, the tooltip."""
        self.symbol.setText(symbol)
        self.name.setText(name)
        for control in (self.field, self.slider):
            control.setAccessibleName(spoken)
        for widget in (self.field, self.slider, self.symbol, self.name):
            widget.setToolTip(tip)

    def restyle(self, fill: QColor, ink: QColor) -> None:
        """The quantity's colours, and the fonts."""
        style = self._style
        self.slider.colour = fill
        self.symbol.setFont(style.font(1.1, bold=True, italic=True))
        self.symbol.setStyleSheet(f"color: {ink.name()}")
        self.symbol.setMinimumWidth(round(20 * style.scale))
        for widget, size in ((self.name, 1.0), (self.low, 0.8), (self.high, 0.8), (self.ghost_label, 0.85)):
            widget.setFont(style.font(size))
            widget.setStyleSheet(f"color: {style.theme.muted}")
        self.field.setFont(style.font())
        self.field.setFixedWidth(self.field.fontMetrics().horizontalAdvance("+00.000") + 18)
        self.slider.update()

    def show_value(self, value: float, reach: float, ghost: float | None = None) -> None:
        """Show a value, the slider's range ±reach, and the pinned value beside it."""
        if reach != self.slider.reach or not self.low.text():
            self.slider.reach = reach
            self.low.setText(f"{MINUS}{reach:g}")
            self.high.setText(f"{reach:g}")
            for_step = reach / 6.0
            self.slider.setSingleStep(round(STEP * for_step * _TICKS / reach))
            self.slider.setPageStep(round(COARSE * for_step * _TICKS / reach))
        if value != self._value or not self.slider.accessibleDescription():
            self.slider.setAccessibleDescription(number(value))
        self._value = value
        self.field.show_value(value)
        self.slider.show_tick(self.slider.tick_of(value))
        if ghost != self.slider.ghost:
            self.slider.ghost = ghost
            self.ghost_label.setVisible(ghost is not None)
            self.ghost_label.setText("" if ghost is None else f"({number(ghost)})")
            self.slider.update()

    def _on_slider_moved(self, tick: int) -> None:
        self.changed.emit(self.slider.value_at(tick))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Double click resets; arrow keys on the slider step by round values, with Shift finer."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonDblClick:
            self.reset_requested.emit()
            return True
        if watched is self.slider and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        unit = self.slider.reach / 6.0
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = (FINE if fine else STEP) * unit
        key = Qt.Key
        changes: dict[int, float] = {
            key.Key_Right: step,
            key.Key_Up: step,
            key.Key_Left: -step,
            key.Key_Down: -step,
            key.Key_PageUp: COARSE * unit,
            key.Key_PageDown: -COARSE * unit,
        }
        change = changes.get(event.key())
        if change is not None:
            reach = self.slider.reach
            self._value = round(min(max(self._value + change, -reach), reach), 9)
            self.changed.emit(self._value)  # kept at once: the next key may come before the frame does
            return True
        if event.key() in (key.Key_Home, key.Key_End):
            self.changed.emit(-self.slider.reach if event.key() == key.Key_Home else self.slider.reach)
            return True
        return False
