"""Fields for the options of a training run: whole numbers, real ones, choices; typed, or set by keys."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSizePolicy, QSpinBox, QWidget

from lstm_sim.formula import MINUS
from ui.controls import NumberField, parse_number

LARGEST_WHOLE = 10_000_000
LARGEST_REAL = 1e12


class WholeField(QSpinBox):
    """A whole number: arrows change it by 1, Page keys by 10."""

    entered = Signal(object)
    """The user typed or stepped to a number."""

    def __init__(self, least: int = 0, step: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale.c())
        self.setRange(least, LARGEST_WHOLE)
        self.setSingleStep(step)
        self.setKeyboardTracking(False)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        _let_shrink(self)
        self.valueChanged.connect(lambda value: self.entered.emit(value))

    def show_value(self, value: int) -> None:
        """Show a number without saying that the user entered it."""
        if value != self.value():
            blocked = self.blockSignals(True)
            self.setValue(value)
            self.blockSignals(blocked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel changes a number only where the keyboard is."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SeedField(NumberField):
    """A seed: a whole number as large as a seed may be, which a QSpinBox cannot hold."""

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, most)
        self.setDecimals(0)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        _let_shrink(self)

    def textFromValue(self, value: float) -> str:
        """Every digit."""
        return str(int(value))

    def valueFromText(self, text: str) -> float:
        """The number in the text."""
        return float(int(text)) if text.strip().isdecimal() else 0.0

    def validate(self, text: str, position: int) -> object:
        """Digits only."""
        cleaned = text.strip()
        if not cleaned:
            return (QValidator.State.Intermediate, text, position)
        good = cleaned.isdecimal() and int(cleaned) <= self.maximum()
        return (QValidator.State.Acceptable if good else QValidator.State.Invalid, text, position)

    def stepBy(self, steps: int) -> None:
        """Arrows change it by 1."""
        self.setValue(min(max(self.value_shown() + steps, 0.0), self.maximum()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing is finer than 1."""
        _step_or_type(self, event)


class RealField(NumberField):
    """A number without a sign. Arrows go on by `step`, or, without one, along 1, 2, 5, 10, 20 …: for rates."""

    def __init__(
        self, least: float = 0.0, most: float = LARGEST_REAL, step: float | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._step = step
        self.setRange(least, most)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        _let_shrink(self)

    def textFromValue(self, value: float) -> str:
        """As short as it can be written."""
        return f"{value:.10g}"

    def valueFromText(self, text: str) -> float:
        """The number in the text; unchanged text gives back the exact number."""
        if text == self.textFromValue(self.value_shown()):
            return self.value_shown()
        return parse_number(text) or 0.0

    def validate(self, text: str, position: int) -> object:
        """Anything that is, or may become, a number in the range."""
        if text.strip().startswith(("-", MINUS)):
            return (QValidator.State.Invalid, text, position)
        value = parse_number(text)
        if value is not None and not self.minimum() <= value <= self.maximum():
            too_small = value < self.minimum() and value >= 0.0  # 0 may become 0.002
            return (QValidator.State.Intermediate if too_small else QValidator.State.Invalid, text, position)
        return super().validate(text, position)

    def stepBy(self, steps: int) -> None:
        """Along the field's steps."""
        value = self.value_shown()
        if self._step is not None:
            value = round(value + steps * self._step, 9)
        else:
            for _ in range(abs(steps)):
                value = _next_round(value, steps > 0)
        self.setValue(min(max(value, self.minimum()), self.maximum()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The steps are the same with Shift."""
        _step_or_type(self, event)


def _step_or_type(field: NumberField, event: QKeyEvent) -> None:
    """Up, Down and the Page keys step; everything else is text, as in a plain spin box."""
    steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
    by = steps.get(Qt.Key(event.key()))
    if by is None:
        QDoubleSpinBox.keyPressEvent(field, event)
    else:
        field.stepBy(by)
        field.selectAll()
        event.accept()


def _next_round(value: float, up: bool) -> float:
    """The next larger (smaller) number that is 1, 2 or 5 times a power of ten; 0 has 0.001 above it, 1e-6 0 below."""
    if value <= 0.0:
        return 0.001 if up else 0.0
    power = 10.0 ** math.floor(math.log10(value) + 1e-9)
    ladder = [m * power for m in (0.5, 1.0, 2.0, 5.0, 10.0)]
    found = [m for m in ladder if (m > value * (1 + 1e-9) if up else m < value * (1 - 1e-9))]
    chosen = (found[0] if up else found[-1]) if found else value
    return 0.0 if chosen < 0.9e-6 and not up else float(f"{chosen:.3g}")


class ChoiceField(QComboBox):
    """One of several values."""

    entered = Signal(object)
    """The user chose a value."""

    def __init__(self, values: Iterable[Any] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values: list[Any] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        _let_shrink(self)
        self.activated.connect(lambda place: self.entered.emit(self.values[place]))
        self.offer(values, [str(value) for value in values])

    def offer(self, values: Iterable[Any], texts: Sequence[str]) -> None:
        """Offer other values, or the same in other words; the one that is chosen stays chosen if it is there."""
        offered = list(values)
        chosen = self.values[self.currentIndex()] if self.currentIndex() >= 0 else None
        if offered != self.values:
            self.clear()
            self.values = offered
            self.addItems(list(texts))
        else:
            for place, text in enumerate(texts):
                self.setItemText(place, text)
        for place, text in enumerate(texts):
            self.setItemData(place, text, Qt.ItemDataRole.ToolTipRole)
        if chosen in offered:
            self.setCurrentIndex(offered.index(chosen))

    def show_value(self, value: object) -> None:
        """Show a value; nothing where it is none of those offered."""
        self.setCurrentIndex(self.values.index(value) if value in self.values else -1)

    def showPopup(self) -> None:
        """The list is as wide as its longest text."""
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(self.itemText(k)) for k in range(self.count())), default=0)
        self.view().setMinimumWidth(widest + 40)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel chooses only where the keyboard is."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _let_shrink(field: QWidget) -> None:
    """A field takes what room there is, however long its text."""
    field.setMinimumWidth(34)
    field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)


Field = WholeField | SeedField | RealField | ChoiceField
"""What an option is set with: all have `entered` and `show_value`."""
