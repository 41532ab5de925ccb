"""The sequence as an editable table, in a window of its own: type, paste, open a CSV file, generate."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lstm_sim.edits import Change, Edit, delete_step, go_to_step, insert_step, rename_input, set_block, take_sequence
from lstm_sim.errors import InputError
from lstm_sim.inputs import Sequence, parse_sequence, read_sequence_csv
from lstm_sim.session import Mode, Session
from ui.cell.sequence_generator import SequenceGenerator
from ui.cell.sequence_model import SequenceModel
from ui.cell.symbol_header import SymbolHeader
from ui.problems import in_words
from ui.store import Store
from ui.style import MARGIN, Style
from ui.worker import Worker


class SequenceDialog(QDialog):
    """Edits the sequence of the way in that is switched on; it never blocks the window."""

    def __init__(self, store: Store, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._style = style
        self.model = SequenceModel(store, style, self)
        self.view = QTableView(self)
        self.view.setModel(self.model)
        self.view.setTabKeyNavigation(False)
        self.view.setAlternatingRowColors(False)
        self.view.setHorizontalHeader(SymbolHeader(style, self.view))
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.generator = SequenceGenerator(store, self)
        self._reader = Worker(self)
        self._reader.finished.connect(self._on_file_read)
        self._reader.failed.connect(self._on_file_failed)
        self._file = Path()
        self.generator.hide()
        self.insert_button = QPushButton(self)
        self.duplicate_button = QPushButton(self)
        self.delete_button = QPushButton(self)
        self.rename_button = QPushButton(self)
        self.paste_button = QPushButton(self)
        self.open_button = QPushButton(self)
        self.generate_button = QPushButton(self)
        self.generate_button.setCheckable(True)
        rows, ways = QHBoxLayout(), QHBoxLayout()
        for button in (self.insert_button, self.duplicate_button, self.delete_button, self.rename_button):
            rows.addWidget(button)
        for button in (self.paste_button, self.open_button, self.generate_button):
            ways.addWidget(button)
        for line in (rows, ways):
            line.addStretch(1)
        for button in self.buttons:
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(self.view, 1)
        column.addWidget(self.message)
        column.addLayout(rows)
        column.addLayout(ways)
        column.addWidget(self.generator)
        self.insert_button.clicked.connect(self.insert_row)
        self.duplicate_button.clicked.connect(self.duplicate_row)
        self.delete_button.clicked.connect(self.delete_rows)
        self.rename_button.clicked.connect(lambda: self._on_header_double_clicked(self._column))
        self.paste_button.clicked.connect(self.paste)
        self.open_button.clicked.connect(self.choose_file)
        self.generate_button.toggled.connect(self._on_generate_toggled)
        self.view.horizontalHeader().sectionDoubleClicked.connect(self._on_header_double_clicked)
        self.view.selectionModel().currentRowChanged.connect(self._on_row_chosen)
        self.model.refused.connect(self.say)
        self.generator.refused.connect(self.say)
        self.model.dataChanged.connect(self._on_data_changed)
        self.model.modelReset.connect(self._on_columns_changed)
        store.refused.connect(self._on_refused)
        style.changed.connect(self._restyle)
        for keys, action in (
            (QKeySequence.StandardKey.Paste, self.paste),
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Undo, store.undo),
            (QKeySequence("Ctrl+Shift+Z"), store.redo),
            (QKeySequence("Ins"), self.insert_row),
            (QKeySequence("Ctrl+D"), self.duplicate_row),
            (QKeySequence("Ctrl+Del"), self.delete_rows),
        ):
            QShortcut(keys, self).activated.connect(action)
        self._retranslate()
        self._restyle()
        self._on_columns_changed()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Every button under the table."""
        return (
            self.insert_button,
            self.duplicate_button,
            self.delete_button,
            self.rename_button,
            self.paste_button,
            self.open_button,
            self.generate_button,
        )

    @property
    def _row(self) -> int:
        self._store.flush()  # the table may be a frame behind the session
        index = self.view.currentIndex()
        return index.row() if index.isValid() else self._store.session.setup.step

    @property
    def _column(self) -> int:
        self._store.flush()
        return max(0, self.view.currentIndex().column())

    def _edit(self, edit: Edit) -> bool:
        """Make one edit, and have its frame at once."""
        self.say("")
        done = self._store.edit(edit)
        self._store.flush()
        return done

    def _on_refused(self, error: object) -> None:
        self.say(in_words(error))

    def say(self, message: str) -> None:
        """Say below the table what could not be done; "" takes it away."""
        self.message.setText(message)
        self.message.setAccessibleName(message)
        self.message.setVisible(bool(message))

    # ------------------------------------------------------------ rows

    def insert_row(self) -> None:
        """A row of zeros below the current one."""
        row = self._row + 1
        if self._edit(insert_step(row, [0.0] * len(self._store.session.setup.names))):
            self._choose(row)

    def duplicate_row(self) -> None:
        """The current row once more, below it."""
        row = self._row
        if self._edit(insert_step(row + 1, self._store.session.setup.inputs[row])):
            self._choose(row + 1)

    def delete_rows(self) -> None:
        """Delete the selected rows, as one undo entry; one row always stays."""
        self._store.flush()
        rows = sorted({index.row() for index in self.view.selectionModel().selectedIndexes()} or {self._row})

        def apply(session: Session) -> Session:
            for row in reversed(rows):
                session = delete_step(row).apply(session)
            return session

        self._edit(Edit(Change.SEQUENCE, "", apply))
        self._choose(min(rows[0], self.model.rowCount() - 1))

    def _choose(self, row: int) -> None:
        self.view.setCurrentIndex(self.model.index(row, self._column))

    def _on_row_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if self.isVisible() and index.isValid() and index.row() != self._store.session.setup.step:
            self._store.edit(go_to_step(index.row()))

    def _on_data_changed(self) -> None:
        self.delete_button.setEnabled(self.model.rowCount() > 1)

    # ------------------------------------------------------------ columns

    def _on_columns_changed(self) -> None:
        header, metrics = self.view.horizontalHeader(), self.view.fontMetrics()
        for column in range(self.model.columnCount()):
            inputs = len(self.model.columns)
            header.resizeSection(column, metrics.horizontalAdvance("0" * (7 if column < inputs else 12)))
        self.rename_button.setEnabled(self._store.session.mode is Mode.WEIGHTED)
        self._on_data_changed()
        if self.generate_button.isChecked():
            self._on_generate_toggled(True)

    def _on_header_double_clicked(self, column: int) -> None:
        if column >= len(self.model.columns) or self._store.session.mode is not Mode.WEIGHTED:
            return
        place = self.model.columns[column]
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Rename input"))
        dialog.setLabelText(self.tr("Name of the input:"))
        dialog.setTextValue(self._store.session.setup.names[place])
        dialog.textValueSelected.connect(lambda name: self._edit(rename_input(place, name)))
        dialog.open()

    # ------------------------------------------------------------ paste, copy, open, generate

    def paste(self) -> None:
        """Take the clipboard's numbers: with names the whole sequence, without from the current cell on."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.say(self.tr("The clipboard holds no text. Copy cells of a spreadsheet first."))
            return
        try:
            names, rows = parse_sequence(text)
            if names is not None:
                self._edit(take_sequence(rows, names))
                return
            column = min(self._column, len(self.model.columns) - 1)
            self._edit(set_block(self._row, self.model.columns[column], rows))
        except InputError as error:
            self.say(in_words(error))

    def copy(self) -> None:
        """Put the selected cells on the clipboard as a spreadsheet takes them."""
        self._store.flush()
        chosen = self.view.selectionModel().selectedIndexes()
        if not chosen:
            return
        rows = range(min(i.row() for i in chosen), max(i.row() for i in chosen) + 1)
        columns = range(min(i.column() for i in chosen), max(i.column() for i in chosen) + 1)
        lines = ("\t".join(repr(self.model.value(row, column)) for column in columns) for row in rows)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def choose_file(self) -> None:
        """Ask for a CSV file and take its sequence."""
        dialog = QFileDialog(self, self.tr("Open CSV"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Tables (*.csv *.tsv *.txt)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.open_file(Path(name)))
        dialog.open()

    def open_file(self, path: Path) -> None:
        """Take the sequence in a CSV file, read beside the window; whatever is wrong with it is said."""

        def read() -> Iterator[Sequence]:
            yield read_sequence_csv(path)

        self.say("")
        self.open_button.setEnabled(False)
        self._file = path
        self._reader.start(read)

    def _on_file_read(self, sequence: Sequence) -> None:
        self.open_button.setEnabled(True)
        names, rows = sequence
        try:
            self._edit(take_sequence(rows, names))
        except InputError as error:
            self.say(in_words(error))

    def _on_file_failed(self, error: Exception) -> None:
        self.open_button.setEnabled(True)
        if isinstance(error, OSError):
            problem = self.tr("{file} cannot be opened: {reason}")
            self.say(problem.format(file=self._file, reason=error.strerror))
        else:
            self.say(in_words(error))

    def _on_generate_toggled(self, on: bool) -> None:
        columns = self.model.columns
        if on:
            self.generator.begin(columns[min(self._column, len(columns) - 1)])
        self.generator.setVisible(on)

    # ------------------------------------------------------------ texts and looks

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Sequence"))
        self.view.setAccessibleName(self.tr("The sequence: a row for each time step"))
        paste_tip = self.tr("Paste cells of a spreadsheet from the current cell on (Ctrl+V)")
        texts = (
            (self.insert_button, self.tr("Insert"), self.tr("A row of zeros below the current one (Ins)")),
            (self.duplicate_button, self.tr("Duplicate"), self.tr("The current row once more (Ctrl+D)")),
            (self.delete_button, self.tr("Delete"), self.tr("Delete the selected rows (Ctrl+Del)")),
            (self.rename_button, self.tr("Rename…"), self.tr("Give the current input another name")),
            (self.paste_button, self.tr("Paste"), paste_tip),
            (self.open_button, self.tr("Open CSV…"), self.tr("Take the sequence from a file")),
            (self.generate_button, self.tr("Generate…"), self.tr("Fill an input with a signal")),
        )
        for button, text, tip in texts:
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(text)
            button.setAccessibleDescription(tip)
        self.generator.retranslate()

    def _restyle(self) -> None:
        self.view.setFont(self._style.font())
        self.view.verticalHeader().setDefaultSectionSize(round(self.view.fontMetrics().height() * 1.5))
        palette = self.message.palette()
        palette.setColor(self.message.foregroundRole(), self._style.theme.warning)
        self.message.setPalette(palette)
        self._on_columns_changed()

    def sizeHint(self) -> QSize:
        """Room for a dozen rows."""
        scale = self._style.scale
        return QSize(round(500 * scale), round(440 * scale))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed: the generator is put away, and no file is read any more."""
        if not event.spontaneous():
            self._reader.stop_and_wait()
            self.open_button.setEnabled(True)
            self.generate_button.setChecked(False)
        super().hideEvent(event)
