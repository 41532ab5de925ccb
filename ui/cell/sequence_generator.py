"""A form that generates one input of the sequence: impulse, step, sine, square or noise."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)

from lstm_sim.edits import set_column
from lstm_sim.errors import InputError
from lstm_sim.inputs import Signal as Generated
from lstm_sim.inputs import generate
from lstm_sim.limits import LARGEST, MAX_STEPS
from lstm_sim.session import Session
from ui.problems import in_words
from ui.store import Store
from ui.texts import generated_name, input_symbol


class SequenceGenerator(QWidget):
    """Every change of the form is seen at once in the timeline; together they are one undo entry."""

    refused = Signal(str)
    """The form's numbers cannot be used; the message says why."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._preview: Session | None = None
        self.signal = QComboBox(self)
        for kind in Generated:
            self.signal.addItem(str(kind), kind)
        self.column = QComboBox(self)
        self.length = _spin_box(self, 1, MAX_STEPS, 24)
        self.period = _spin_box(self, 1, MAX_STEPS, 8)
        self.seed = _spin_box(self, 0, 2**31 - 1, 0)
        self.amplitude = QDoubleSpinBox(self)
        self.amplitude.setRange(-LARGEST, LARGEST)
        self.amplitude.setDecimals(3)
        self.amplitude.setSingleStep(0.5)
        self.amplitude.setValue(1.0)
        self.apply_button = QPushButton(self)
        self.cancel_button = QPushButton(self)
        self._fields: tuple[QWidget, ...] = (
            self.signal,
            self.column,
            self.length,
            self.amplitude,
            self.period,
            self.seed,
        )
        self._labels = [QLabel(self) for _ in self._fields]
        self.apply_button.setAutoDefault(False)
        self.cancel_button.setAutoDefault(False)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for k, (label, field) in enumerate(zip(self._labels, self._fields, strict=True)):
            label.setBuddy(field)
            grid.addWidget(label, k // 3 * 2, k % 3)
            grid.addWidget(field, k // 3 * 2 + 1, k % 3)
        grid.addWidget(self.apply_button, 1, 3)
        grid.addWidget(self.cancel_button, 3, 3)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.signal.currentIndexChanged.connect(self.apply)
        self.column.activated.connect(self.apply)
        for box in (self.length, self.period, self.seed):
            box.valueChanged.connect(self.apply)
        self.amplitude.valueChanged.connect(self.apply)
        self.apply_button.clicked.connect(self.apply)
        self.cancel_button.clicked.connect(self.cancel)
        self.signal.currentIndexChanged.connect(self._show_what_counts)
        self.retranslate()
        self._show_what_counts()

    def begin(self, column: int) -> None:
        """Offer the session's inputs, `column` of the set-up chosen, and the sequence's length."""
        session = self._store.session
        self.column.clear()
        for k in session.input_columns:
            self.column.addItem(input_symbol(session, k), k)
        self.column.setCurrentIndex(max(0, self.column.findData(column)))
        self.length.blockSignals(True)
        self.length.setValue(max(session.setup.steps, 2))
        self.length.blockSignals(False)
        self._preview = None
        self._show_what_counts()

    def apply(self) -> None:
        """Put the generated values into the sequence; a preview before it is taken back first."""
        self._store.flush()
        column = self.column.currentData()
        if column is None or not self.isVisible():
            return
        kind = Generated(self.signal.currentData())
        try:
            values = generate(kind, self.length.value(), self.amplitude.value(), self.period.value(), self.seed.value())
            edit = set_column(int(column), values)
        except InputError as error:
            self.refused.emit(in_words(error))
            return
        if self._is_preview:
            self._store.undo()
        if self._store.edit(edit):
            self._preview = self._store.session
        self._show_what_counts()

    def cancel(self) -> None:
        """Take the preview back."""
        if self._is_preview:
            self._store.undo()
        self._preview = None
        self._show_what_counts()

    @property
    def _is_preview(self) -> bool:
        return self._preview is not None and self._preview is self._store.session

    def _show_what_counts(self) -> None:
        kind = self.signal.currentData()
        self.period.setEnabled(kind in (Generated.SINE, Generated.SQUARE))
        self.seed.setEnabled(kind == Generated.NOISE)
        self.cancel_button.setEnabled(self._is_preview)

    def retranslate(self) -> None:
        """Set every text anew."""
        for k, kind in enumerate(Generated):
            self.signal.setItemText(k, generated_name(kind))
        names = (
            self.tr("Signal"),
            self.tr("Input"),
            self.tr("Length (steps)"),
            self.tr("Amplitude"),
            self.tr("Period (steps)"),
            self.tr("Seed"),
        )
        for label, field, name in zip(self._labels, self._fields, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self.apply_button.setText(self.tr("Apply"))
        self.apply_button.setToolTip(self.tr("Put the signal into the chosen input"))
        self.cancel_button.setText(self.tr("Take back"))
        self.cancel_button.setToolTip(self.tr("Give the input its values back"))


def _spin_box(parent: QWidget, least: int, most: int, value: int) -> QSpinBox:
    made = QSpinBox(parent)
    made.setRange(least, most)
    made.setValue(value)
    return made
