"""The SourceBar: whose error surface is shown, over which two numbers, and on which sentences."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from lstm_sim.laboratory.lab import Lab, NetworkRef
from lstm_sim.study import Directions, Over, Slope, Source


class SourceBar(QWidget):
    """One row for Pascanu's network, a second one for what is varied in a network of Network."""

    changed = Signal(object)
    """Values for set_slope, by name. (A signal of dict would make plain strings of their enums.)"""
    weight_asked = Signal(int)
    """The user wants to choose another weight for the axis 0 or 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source, self.network, self.over, self.directions = (_narrow(self) for _ in range(4))
        self.weights = (ElidedButton(self), ElidedButton(self))
        self.seed_label = QLabel(self)
        self.seed = QSpinBox(self)
        self.seed.setRange(0, 999_999)
        self.seed.setKeyboardTracking(False)
        self.seed_label.setBuddy(self.seed)
        self.axes = (QLabel("x", self), QLabel("y", self))
        self._refs: list[NetworkRef | None] = []
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(8)
        one: tuple[tuple[QWidget, int], ...] = (
            (self.source, 4), (self.network, 4), (self.over, 3),
        )  # fmt: skip
        two: tuple[tuple[QWidget, int], ...] = (
            (self.directions, 1), (self.seed_label, 0), (self.seed, 0),
        )  # fmt: skip
        for widget, stretch in one:
            first.addWidget(widget, stretch)
        for label, button in zip(self.axes, self.weights, strict=True):
            second.addWidget(label)
            second.addWidget(button, 1)
        for widget, stretch in two:
            second.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(second)
        for box, kind in ((self.source, Source), (self.over, Over), (self.directions, Directions)):
            for value in kind:
                box.addItem("", value)
        self.source.activated.connect(lambda _k: self.changed.emit({"source": Source(self.source.currentData())}))
        self.over.activated.connect(lambda _k: self.changed.emit({"over": Over(self.over.currentData())}))
        self.directions.activated.connect(
            lambda _k: self.changed.emit({"directions": Directions(self.directions.currentData())})
        )
        self.network.activated.connect(lambda place: self.changed.emit({"network": self._refs[place]}))
        self.seed.valueChanged.connect(lambda value: self.changed.emit({"seed": value}))
        for axis, button in enumerate(self.weights):
            button.clicked.connect(lambda _on=False, axis=axis: self.weight_asked.emit(axis))

    def show_slope(self, slope: Slope, lab: Lab, titles: Mapping[NetworkRef, str]) -> None:
        """Show what is chosen, and the networks that can be."""
        self.source.setCurrentIndex(list(Source).index(slope.source))
        self.over.setCurrentIndex(list(Over).index(slope.over))
        self.directions.setCurrentIndex(list(Directions).index(slope.directions))
        self.seed.blockSignals(True)
        self.seed.setValue(slope.seed)
        self.seed.blockSignals(False)
        refs = [None, *dict.fromkeys((*lab.networks, *([slope.network] if slope.network else [])))]
        own = lab.network
        chosen = "—" if own is None else titles.get(own, own.name)
        texts = [self.tr("{network} (chosen)").format(network=chosen)]
        texts += [titles.get(ref, ref.name) for ref in refs if ref is not None]
        if refs != self._refs or texts != [self.network.itemText(k) for k in range(self.network.count())]:
            self._refs = refs
            self.network.clear()
            self.network.addItems(texts)
        self.network.setCurrentIndex(refs.index(slope.network))
        real, weights = slope.source is not Source.ONE_UNIT, slope.source is Source.WEIGHTS
        random = slope.directions is Directions.RANDOM
        self.network.setVisible(real)
        self.over.setVisible(real)
        shown: tuple[tuple[QWidget, bool], ...] = (
            *((widget, weights) for widget in (*self.weights, *self.axes)),
            *((widget, real and not weights) for widget in (self.directions,)),
            *((widget, real and not weights and random) for widget in (self.seed_label, self.seed)),
        )
        for widget, on in shown:
            widget.setVisible(on)

    def name_weights(self, names: tuple[str, str] | None) -> None:
        """What the two weights are called; None while they are not known."""
        for button, name in zip(self.weights, names or ("…", "…"), strict=True):
            button.set_whole(name)
            button.setEnabled(names is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text anew."""
        sources = {
            Source.ONE_UNIT: self.tr("Pascanu's network of one unit"),
            Source.WEIGHTS: self.tr("two weights of"),
            Source.DIRECTIONS: self.tr("two directions of"),
        }
        overs = {
            Over.SENTENCE: self.tr("on its sentence"),
            Over.SENTENCES: self.tr("on all sentences"),
            Over.EXAMPLES: self.tr("on held-out examples"),
        }
        directions = {
            Directions.RANDOM: self.tr("random, scaled filter by filter"),
            Directions.PATH: self.tr("principal ones of the training path"),
        }
        for box, texts in ((self.source, sources), (self.over, overs), (self.directions, directions)):
            for place, text in enumerate(texts.values()):
                box.setItemText(place, text)
        for widget, name in (
            (self.source, self.tr("Whose error surface")),
            (self.network, self.tr("Which network: those that are open in Network")),
            (self.over, self.tr("On which sentences or sequences the loss is taken")),
            (self.directions, self.tr("Which two directions through all weights (Li et al. 2018)")),
            (self.seed, self.tr("Seed of the random directions")),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(name)
        self.seed_label.setText(self.tr("seed"))
        for button, axis in zip(self.weights, ("x", "y"), strict=True):
            button.set_purpose(self.tr("Weight along {axis}").format(axis=axis))


class ElidedButton(QPushButton):
    """A button whose text is shortened in the middle where there is no room for it, and whole in its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = self._purpose = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_whole(self, text: str) -> None:
        """Show this."""
        if text != self._whole:
            self._whole = text
            self._fit()

    def set_purpose(self, purpose: str) -> None:
        """What is chosen by it."""
        self._purpose = purpose
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(40, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, self.width() - 16)
        self.setText(shown.replace("&", "&&"))
        self.setAccessibleName(f"{self._purpose}: {self._whole}")
        self.setToolTip(self.accessibleName())


def _narrow(parent: QWidget) -> QComboBox:
    """A list that does not ask for the width of its longest entry."""
    box = QComboBox(parent)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    return box
