"""The sequence as a table model: a row for each step, the inputs to edit and the results to read."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from lstm_sim.cell import Quantity
from lstm_sim.edits import set_input
from lstm_sim.errors import InputError
from lstm_sim.formula import number
from lstm_sim.frame import Frame
from lstm_sim.session import Mode
from ui.problems import in_words
from ui.store import Store
from ui.style import Style
from ui.texts import input_symbol, symbol

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class SequenceModel(QAbstractTableModel):
    """Shows the store's frame; every cell that is typed is one edit."""

    refused = Signal(str)
    """What was typed cannot be used; the message says why."""

    def __init__(self, store: Store, style: Style, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._style = style
        self._frame = store.frame
        store.changed.connect(self._on_changed)
        style.changed.connect(self._on_style_changed)

    @property
    def columns(self) -> tuple[int, ...]:
        """The input column of the set-up that each editable column of the table is."""
        return self._frame.session.input_columns

    @property
    def results(self) -> tuple[Quantity, ...]:
        """What the read-only columns show."""
        return tuple(dict.fromkeys((self._frame.session.cell.cell_type.memory, Quantity.OUTPUT)))

    def _on_changed(self, _old: Frame | None, new: Frame) -> None:
        before, now = self._frame, new
        if _header(before) != _header(now):
            self.beginResetModel()
            self._frame = now
            self.endResetModel()
            return
        had, has = before.trace.steps, now.trace.steps
        if has > had:
            self.beginInsertRows(QModelIndex(), had, has - 1)
            self._frame = now
            self.endInsertRows()
        elif has < had:
            self.beginRemoveRows(QModelIndex(), has, had - 1)
            self._frame = now
            self.endRemoveRows()
        self._frame = now
        if before.trace is not now.trace or before.session.view.exact != now.session.view.exact:
            self.dataChanged.emit(self.index(0, 0), self.index(has - 1, self.columnCount() - 1))
        if before.now.step != now.now.step:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, has - 1)

    def _on_style_changed(self) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    # ------------------------------------------------------------ reading

    def rowCount(self, parent: Index | None = None) -> int:
        """T."""
        return 0 if parent is not None and parent.isValid() else self._frame.trace.steps

    def columnCount(self, parent: Index | None = None) -> int:
        """The inputs and the results."""
        return 0 if parent is not None and parent.isValid() else len(self.columns) + len(self.results)

    def value(self, row: int, column: int) -> float:
        """The number in a cell."""
        inputs = self.columns
        if column < len(inputs):
            return float(self._frame.session.setup.inputs[row, inputs[column]])
        unit = self._frame.session.shown_unit
        return float(self._frame.trace[self.results[column - len(inputs)]][row, 0, unit])

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """A cell's text, colour and place."""
        row, column = index.row(), index.column()
        is_input = column < len(self.columns)
        if role in (Role.DisplayRole, Role.EditRole):
            value = self.value(row, column)
            if not is_input:
                return number(value, self._frame.session.view.exact)
            text = f"{value:.15g}"
            return text.replace("-", "−") if role == Role.DisplayRole else text
        if role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Role.ForegroundRole and not is_input:
            return self._style.theme.ink(self.results[column - len(self.columns)])
        if role == Role.BackgroundRole and row == self._frame.now.step:
            return self._style.theme.background
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Symbols above, step numbers at the side, the present step marked."""
        if role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Role.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return f"▸ {section + 1}" if section == self._frame.now.step else str(section + 1)
        if section < len(self.columns):
            return input_symbol(self._frame.session, self.columns[section])
        return symbol(self.results[section - len(self.columns)])

    # ------------------------------------------------------------ writing

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Inputs can be edited."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() < len(self.columns) else flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Take what was typed; text that is no number leaves the cell as it was, and says so."""
        self._store.flush()
        if role != Role.EditRole or index.column() >= len(self.columns) or index.row() >= self.rowCount():
            return False
        text = str(value).strip()
        try:
            typed = float(text.replace("−", "-").replace(",", "."))
            edit = set_input(self.columns[index.column()], typed, index.row())
        except InputError as error:
            self.refused.emit(in_words(error))
            return False
        except ValueError:
            problem = self.tr("“{text}” is not a number. The cell keeps its value.")
            self.refused.emit(problem.format(text=text[:40]))
            return False
        self._store.edit(edit)
        self._store.flush()
        return True


def _header(frame: Frame) -> tuple[object, ...]:
    """All that the columns depend on."""
    session = frame.session
    names = session.setup.names if session.mode is Mode.WEIGHTED else ()
    return session.mode, names, session.input_columns, session.cell.cell_type
