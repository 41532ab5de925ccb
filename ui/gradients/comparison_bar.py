"""The ComparisonBar: whose gradients through time are compared, and how the small cells are drawn."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QWidget

from lstm_sim.gradients.drawn import MAX_STEPS, Asked
from lstm_sim.study import Comparison
from ui.gradients.setting_row import SettingRow

_SHORTEST = 2


class ComparisonBar(QWidget):
    """Small cells or the network; where the loss is; length, scale and forget bias of the small ones."""

    changed = Signal(object)
    """Values for set_comparison, by name."""
    gesture_began = Signal()
    gesture_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.of = QComboBox(self)
        self.asked = QComboBox(self)
        self.steps = SettingRow(_SHORTEST, MAX_STEPS, 0, 10, _position_of_steps, _steps_at, self)
        self.scale = SettingRow(0.0, 3.0, 2, 0.05, parent=self)
        self.bias = SettingRow(-6.0, 6.0, 1, 0.5, parent=self)
        self.seed_button = QPushButton(self)
        self._seed = 0
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        controls = (self.of, self.asked, self.steps, self.scale, self.bias, self.seed_button)
        for place, widget in enumerate(controls):
            grid.addWidget(widget, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for of_network in (False, True):
            self.of.addItem("", of_network)
        for asked in Asked:
            self.asked.addItem("", asked)
        tell = self.changed.emit
        self.of.activated.connect(lambda place: tell({"of_network": bool(self.of.itemData(place))}))
        self.asked.activated.connect(lambda _k: tell({"asked": Asked(self.asked.currentData())}))
        self.steps.changed.connect(lambda value: tell({"steps": round(value)}))
        self.scale.changed.connect(lambda value: tell({"weight_scale": value}))
        self.bias.changed.connect(lambda value: tell({"forget_bias": value}))
        self.seed_button.clicked.connect(lambda: tell({"seed": self._seed + 1}))
        for row in (self.steps, self.scale, self.bias):
            row.gesture_began.connect(self.gesture_began)
            row.gesture_ended.connect(self.gesture_ended)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what is compared now."""
        drawn = comparison.drawn
        self._seed = drawn.seed
        self.of.setCurrentIndex(int(comparison.of_network))
        self.asked.setCurrentIndex(list(Asked).index(drawn.asked))
        self.steps.show_value(drawn.steps)
        self.scale.show_value(drawn.weight_scale)
        self.bias.show_value(drawn.forget_bias)
        for widget in (self.steps, self.scale, self.bias, self.seed_button):
            widget.setVisible(not comparison.of_network)

    def retranslate(self) -> None:
        """Set every text anew."""
        translate = QCoreApplication.translate
        self.of.setItemText(0, translate("ThroughTimePanel", "small cells side by side"))
        self.of.setItemText(1, translate("ThroughTimePanel", "the network chosen in Network"))
        self.of.setAccessibleName(translate("ThroughTimePanel", "Whose gradients"))
        self.of.setToolTip(
            translate(
                "ThroughTimePanel",
                "Small layers drawn at random, or the network and the sentence chosen in Network",
            )
        )
        self.steps.set_name(
            translate("ThroughTimePanel", "length"), translate("ThroughTimePanel", "Time steps of the sequence")
        )
        self.scale.set_name(
            translate("ThroughTimePanel", "weights"),
            translate("ThroughTimePanel", "Scale of the recurrent weights: 1 is the edge of explosion"),
        )
        self.bias.set_name(
            translate("ThroughTimePanel", "forget bias"),
            translate("ThroughTimePanel", "Bias of the gate that keeps the memory: above 0 it is open"),
        )
        names = {
            Asked.LAST: translate("ThroughTimePanel", "loss at the last step"),
            Asked.EVERY: translate("ThroughTimePanel", "loss at every step"),
        }
        for place, asked in enumerate(Asked):
            self.asked.setItemText(place, names[asked])
        self.asked.setAccessibleName(translate("ThroughTimePanel", "Where the loss is"))
        self.asked.setToolTip(self.asked.accessibleName())
        self.seed_button.setText(translate("ThroughTimePanel", "Other Weights"))
        self.seed_button.setToolTip(translate("ThroughTimePanel", "Draw all weights anew"))


def _position_of_steps(steps: float) -> float:
    """The slider goes through the lengths logarithmically."""
    return float(2.0 * np.log(max(steps, _SHORTEST) / _SHORTEST) / np.log(MAX_STEPS / _SHORTEST) - 1.0)


def _steps_at(position: float) -> float:
    return float(_SHORTEST * (MAX_STEPS / _SHORTEST) ** ((position + 1.0) / 2.0))
