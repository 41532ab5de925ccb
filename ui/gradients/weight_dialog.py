"""The WeightDialog: one weight of a network, chosen by part and gate, row and column; each list can be searched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from lstm_sim.activations import FloatArray
from lstm_sim.formula import number
from lstm_sim.gradients.weight_parts import Part, part_at
from ui.gradients.weight_text import column_texts, part_text, row_texts


class WeightDialog(QDialog):
    """The names are those of the field; typing into a list finds every entry that has the letters in it."""

    def __init__(
        self,
        parts: Sequence[Part],
        weights: FloatArray,
        words: Sequence[str],
        labels: Sequence[str],
        layers: int,
        index: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts, self._weights, self._words, self._labels = parts, weights, words, labels
        self.part, self.row, self.column = _searched(self), _searched(self), _searched(self)
        self.value = QLabel(self)
        for part in parts:
            self.part.addItem(part_text(part, layers))
        self.form = QFormLayout()
        self.form.addRow(self.tr("Part"), self.part)
        self.form.addRow(self.tr("Row"), self.row)
        self.form.addRow(self.tr("Column"), self.column)
        self.form.addRow(self.tr("Value"), self.value)
        for box, name in (
            (self.part, self.tr("Part of the weights")),
            (self.row, self.tr("Row: to where")),
            (self.column, self.tr("Column: from where")),
        ):
            box.setAccessibleName(name)
            box.setToolTip(name + " · " + self.tr("type to search"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(self.form)
        column.addWidget(buttons)
        self.setWindowTitle(self.tr("Choose a Weight"))
        self.setMinimumWidth(380)
        place = part_at(parts, index) or (parts[0], 0, 0)
        self.part.setCurrentIndex(list(parts).index(place[0]))
        self._show_part(place[1], place[2])
        self.part.currentIndexChanged.connect(lambda _k: self._show_part(self.row.currentIndex(), 0))
        for box in (self.row, self.column):
            box.currentIndexChanged.connect(lambda _k: self._show_value())

    @property
    def index(self) -> int:
        """The place of the chosen weight among all weights of the network."""
        part = self._parts[max(self.part.currentIndex(), 0)]
        return part.index(max(self.row.currentIndex(), 0), max(self.column.currentIndex(), 0))

    def _show_part(self, row: int, column: int) -> None:
        part = self._parts[max(self.part.currentIndex(), 0)]
        columns = column_texts(part, self._labels)
        for box, texts, at in (
            (self.row, row_texts(part, self._words, self._labels), row),
            (self.column, columns, column),
        ):
            box.blockSignals(True)
            box.clear()
            box.addItems(texts)
            box.setCurrentIndex(min(max(at, 0), len(texts) - 1))
            box.blockSignals(False)
        self.form.setRowVisible(self.column, any(columns))
        self._show_value()

    def _show_value(self) -> None:
        self.value.setText(number(float(self._weights[self.index])))


def _searched(parent: QWidget) -> QComboBox:
    """A list that is searched by what is typed: any entry with the letters in it, wherever they stand."""
    box = QComboBox(parent)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer, edit = box.completer(), box.lineEdit()
    assert completer is not None
    assert edit is not None
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    edit.editingFinished.connect(lambda: box.setEditText(box.itemText(box.currentIndex())))
    return box
