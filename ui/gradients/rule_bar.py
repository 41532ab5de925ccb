"""The RuleBar: by which rule the descents on an error surface go."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from lstm_sim.gradients.descent import Clipping, Rule
from ui.gradients.setting_row import SettingRow, logarithmic

_SLOWEST, _FASTEST = 0.001, 100.0
"""Learning rates."""
_TIGHTEST, _LOOSEST = 0.1, 1000.0
"""Thresholds: up to more than any gradient at the cliff, so that one can be seen that does not help."""


class RuleBar(QWidget):
    """Learning rate, momentum, and how it is clipped."""

    changed = Signal(object)
    """Values for set_slope, by name."""
    gesture_began = Signal()
    gesture_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rate = SettingRow(_SLOWEST, _FASTEST, 3, 0.005, *logarithmic(_SLOWEST, _FASTEST), self)
        self.momentum = SettingRow(0.0, 0.99, 2, 0.05, parent=self)
        self.threshold = SettingRow(_TIGHTEST, _LOOSEST, 1, 1.0, *logarithmic(_TIGHTEST, _LOOSEST), self)
        self.clipping = QComboBox(self)
        self.clipping.addItem("", Clipping.NORM)
        self.clipping.addItem("", Clipping.VALUE)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.addWidget(self.rate, 0, 0)
        grid.addWidget(self.momentum, 0, 1)
        grid.addWidget(self.threshold, 1, 0)
        grid.addWidget(self.clipping, 1, 1)
        self.rate.changed.connect(lambda value: self.changed.emit({"learning_rate": value}))
        self.momentum.changed.connect(lambda value: self.changed.emit({"momentum": value}))
        self.threshold.changed.connect(lambda value: self.changed.emit({"threshold": value}))
        for setting in (self.rate, self.momentum, self.threshold):
            setting.gesture_began.connect(self.gesture_began)
            setting.gesture_ended.connect(self.gesture_ended)
        self.clipping.activated.connect(
            lambda _k: self.changed.emit({"clipping": Clipping(self.clipping.currentData())})
        )

    def show_rule(self, rule: Rule) -> None:
        """Show the rule as it is now."""
        self.rate.show_value(rule.learning_rate)
        self.momentum.show_value(rule.momentum)
        self.threshold.show_value(rule.threshold)
        self.clipping.setCurrentIndex(1 if rule.clipping is Clipping.VALUE else 0)

    def retranslate(self) -> None:
        """Set every text anew."""
        translate = QCoreApplication.translate
        self.rate.set_name(translate("SurfacePanel", "learning rate"))
        self.momentum.set_name(translate("SurfacePanel", "momentum"))
        tip = translate("SurfacePanel", "The largest gradient that is let through; the lecture's is 15")
        self.threshold.set_name(translate("SurfacePanel", "threshold"), tip)
        self.clipping.setItemText(0, translate("SurfacePanel", "clipped by norm"))
        self.clipping.setItemText(1, translate("SurfacePanel", "clipped by value"))
        self.clipping.setAccessibleName(translate("SurfacePanel", "Clipping"))
