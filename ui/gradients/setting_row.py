"""The SettingRow: a name, a slider and a field for one number of the study."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QWidget

from ui.held_slider import HeldSlider

_TICKS = 1000
"""Of the slider."""


class SettingRow(QWidget):
    """The slider and the field show one value; `changed` tells the one the user wants.

    `to_position` and `from_position` map the value to −1 … 1 and back, for sliders that are finer in one place.
    """

    changed = Signal(float)
    gesture_began = Signal()
    gesture_ended = Signal()

    def __init__(
        self,
        low: float,
        high: float,
        decimals: int = 2,
        step: float = 0.1,
        to_position: Callable[[float], float] | None = None,
        from_position: Callable[[float], float] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        middle, half = (low + high) / 2, (high - low) / 2
        self._to = to_position or (lambda value: (value - middle) / half)
        self._from = from_position or (lambda position: middle + half * position)
        self._decimals = decimals
        self.label = QLabel(self)
        self.slider = HeldSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(-_TICKS, _TICKS)
        self.slider.setPageStep(_TICKS // 10)
        self.field = QDoubleSpinBox(self)
        self.field.setLocale(QLocale.c())
        self.field.setRange(low, high)
        self.field.setDecimals(decimals)
        self.field.setSingleStep(step)
        self.field.setKeyboardTracking(False)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.label.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        self.slider.valueChanged.connect(self._on_slid)
        self.slider.sliderPressed.connect(self.gesture_began)
        self.slider.sliderReleased.connect(self.gesture_ended)
        self.field.valueChanged.connect(self.changed)

    def show_value(self, value: float) -> None:
        """Show the value as it is now."""
        self.slider.show_tick(self._ticks_of(value))
        if value == self.field.value() and self.field.text() == self.slider.accessibleDescription():
            return
        self.field.blockSignals(True)
        self.field.setValue(value)
        self.field.blockSignals(False)
        self.slider.setAccessibleDescription(self.field.text())

    def set_name(self, name: str, tip: str = "") -> None:
        """Name the row."""
        self.label.setText(name)
        for widget in (self.slider, self.field):
            widget.setAccessibleName(name)
            widget.setToolTip(tip or name)

    def _ticks_of(self, value: float) -> int:
        return round(_TICKS * min(max(self._to(value), -1.0), 1.0))

    def _on_slid(self, ticks: int) -> None:
        value = round(self._from(ticks / _TICKS), self._decimals)
        self.changed.emit(min(max(value, self.field.minimum()), self.field.maximum()))


def logarithmic(low: float, high: float) -> tuple[Callable[[float], float], Callable[[float], float]]:
    """`to_position` and `from_position` of a slider that goes from `low` to `high` by factors."""
    span = math.log(high / low)
    return (
        lambda value: 2.0 * math.log(max(value, low) / low) / span - 1.0,
        lambda position: low * math.exp(span * (position + 1.0) / 2.0),
    )
