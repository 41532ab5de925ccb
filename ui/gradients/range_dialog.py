"""The RangeDialog: from where to where both axes of an error surface go."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QDoubleSpinBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from lstm_sim.errors import InputError
from lstm_sim.gradients.surface import Region
from ui.problems import in_words

_FURTHEST = 1e6


class RangeDialog(QDialog):
    """Four numbers; an axis whose upper end is not above its lower one cannot be taken, and it says so."""

    def __init__(self, region: Region, names: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: list[QDoubleSpinBox] = []
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.own_is_wanted = False
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for row, (name, ends) in enumerate(zip(names, (region.x, region.y), strict=True)):
            label = QLabel(name, self)
            label.setWordWrap(True)
            grid.addWidget(label, 2 * row, 0, 1, 4)
            for column, (word, value) in enumerate(zip((self.tr("from"), self.tr("to")), ends, strict=True)):
                field = QDoubleSpinBox(self)
                field.setLocale(QLocale.c())
                field.setDecimals(4)
                field.setRange(-_FURTHEST, _FURTHEST)
                field.setValue(value)
                field.setSingleStep((ends[1] - ends[0]) / 20)
                field.setAccessibleName(f"{name}, {word}")
                field.setToolTip(field.accessibleName())
                grid.addWidget(QLabel(word, self), 2 * row + 1, 2 * column)
                grid.addWidget(field, 2 * row + 1, 2 * column + 1)
                self.fields.append(field)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.own_button = self.buttons.addButton(self.tr("Own Range"), QDialogButtonBox.ButtonRole.ResetRole)
        self.own_button.setToolTip(self.tr("The range that suits this surface"))
        self.own_button.clicked.connect(self._on_own)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        column_ = QVBoxLayout(self)
        column_.addLayout(grid)
        column_.addWidget(self.problem)
        column_.addWidget(self.buttons)
        self.setWindowTitle(self.tr("Range of the Axes"))
        self.setMinimumWidth(360)

    def region(self) -> Region:
        """What the fields say. Raises InputError for an axis that cannot be."""
        a, b, c, d = (field.value() for field in self.fields)
        return Region((a, b), (c, d))

    def _on_own(self) -> None:
        self.own_is_wanted = True
        self.accept()

    def _on_accepted(self) -> None:
        try:
            self.region()
        except InputError as error:
            self.problem.setText(in_words(error))
            return
        self.accept()
