"""The FileDialog: what was found in another program's file, and which of its networks to look into."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.problems import sentence_in_words
from ui.texts import kind_name

if TYPE_CHECKING:
    from lstm_sim.checkpoints.foreign import Recognised


def is_plain(recognised: Recognised) -> bool:
    """True where there is nothing to choose and nothing to say: one network, and the file holds nothing else."""
    networks = recognised.networks
    return len(networks) == 1 and not (networks[0].notes or recognised.problems or recognised.unused)


class FileDialog(QDialog):
    """A row for each network that was recognised; below it, what was assumed and what could not be used."""

    chosen = Signal(object)
    """The prefix of the network the user wants."""

    def __init__(self, path: Path, recognised: Recognised, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._recognised = recognised
        self.setWindowTitle(path.name)
        heading = QLabel(self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        count = len(recognised.networks)
        heading.setText(
            self.tr("One recurrent network was found in {file}.").format(file=path.name)
            if count == 1
            else self.tr("{count} recurrent networks were found in {file}. Choose one.").format(
                count=count, file=path.name
            )
        )
        self.table = QTableWidget(count, 5, self)
        self.table.setAccessibleName(self.tr("Networks in this file"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Name"), self.tr("Kind"), self.tr("Layers"), self.tr("Inputs → units"), self.tr("Parameters")]
        )
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        for row in range(count):
            self._fill(row)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.table.resizeColumnsToContents()
        for place in range(1, 5):
            header.resizeSection(place, header.sectionSize(place) + 16)
        self.table.selectRow(0)
        self.table.itemDoubleClicked.connect(lambda _item: self.accept())
        self.remarks = QPlainTextEdit(self._remarks(), self)
        self.remarks.setReadOnly(True)
        self.remarks.setTabChangesFocus(True)
        self.remarks.setAccessibleName(self.tr("Remarks"))
        self.remarks.setVisible(bool(self.remarks.toPlainText()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget, stretch in ((heading, 0), (self.table, 3), (self.remarks, 2), (buttons, 0)):
            column.addWidget(widget, stretch)
        self.resize(680, 420)
        self.table.setFocus()

    def _fill(self, row: int) -> None:
        found = self._recognised.networks[row]
        shape = found.architecture
        layers = str(shape.layers)
        if shape.bidirectional:
            layers = self.tr("{layers}, both directions").format(layers=layers)
        if found.is_cell:
            layers = self.tr("one cell module")
        texts = (
            found.prefix or self.tr("(no name)"),
            kind_name(shape.kind),
            layers,
            f"{shape.embedding_size:,} → {shape.hidden_size:,}",
            f"{sum(shape.parameter_counts().values()):,}",
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column >= 3:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, column, item)

    def _remarks(self) -> str:
        lines = []
        for found in self._recognised.networks:
            lines += [f"{found.prefix or self.tr('(no name)')}: {sentence_in_words(note)}" for note in found.notes]
        for prefix, problem in self._recognised.problems:
            lines.append(f"{prefix or self.tr('(no name)')}: {sentence_in_words(problem)}")
        unused = self._recognised.unused
        if unused:
            shown = ", ".join(f"{name} {' × '.join(map(str, shape)) or '1'}" for name, shape in unused[:12])
            more = "" if len(unused) <= 12 else " …"
            lines.append(self.tr("Not used, {count}: {names}").format(count=len(unused), names=shown + more))
        return "\n".join(lines)

    def accept(self) -> None:
        """Look into the network of the row that is marked."""
        row = self.table.currentRow()
        if row >= 0:
            self.chosen.emit(self._recognised.networks[row].prefix)
        super().accept()
