"""The NumbersDialog: a sequence of numbers typed or pasted, a row for each time step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from lstm_sim.activations import FloatArray
from lstm_sim.data.series import LARGEST_VALUE
from lstm_sim.errors import InputError
from lstm_sim.inputs import parse_sequence
from ui.problems import in_words
from ui.style import Style

_WIDEST = "-0.000000000e-00"
"""What a column has room for."""


class NumbersDialog(QDialog):
    """Text as a spreadsheet or a CSV file has it; what cannot be used is said below it while it is typed."""

    taken = Signal(object)
    """The numbers (T, I)."""

    def __init__(self, style: Style, numbers: FloatArray | None, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._width = width
        self._numbers: FloatArray | None = None
        self.setWindowTitle(self.tr("Sequence"))
        heading = QLabel(
            self.tr("One row for each time step, {count} columns, parted by spaces, tabs or commas.").format(
                count=width
            ),
            self,
        )
        heading.setWordWrap(True)
        self.text = QPlainTextEdit(self)
        self.text.setFont(style.font())
        self.text.setAccessibleName(self.tr("Numbers"))
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabStopDistance(1.2 * QFontMetricsF(self.text.font()).horizontalAdvance(_WIDEST))
        if numbers is not None:
            self.text.setPlainText("\n".join("\t".join(f"{value:.9g}" for value in row) for row in numbers.tolist()))
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (heading, self.text, self.message, self.buttons):
            column.addWidget(widget)
        self.resize(420, 460)
        self._given = self.text.toPlainText()
        self.text.textChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        self._numbers, problem = None, ""
        try:
            _, rows = parse_sequence(self.text.toPlainText(), largest=LARGEST_VALUE)
            if rows.shape[1] == self._width:
                self._numbers = rows
            else:
                problem = self.tr("There are {found} columns; the network reads {wanted}.").format(
                    found=rows.shape[1], wanted=self._width
                )
        except InputError as error:
            problem = in_words(error)
        self.message.setText(problem or self.tr("{count} steps").format(count=len(rows)))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self._numbers is not None)

    def accept(self) -> None:
        """Hand the numbers over; what was not touched keeps every digit, also those that are not shown."""
        if self._numbers is not None:
            if self.text.toPlainText() != self._given:
                self.taken.emit(self._numbers)
            super().accept()
