"""The weights as a compact matrix: a row for each pre-activation, a column for all that adds to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lstm_sim.cell import CellType, Quantity
from lstm_sim.edits import Edit, set_weight, set_weights
from lstm_sim.errors import InputError
from lstm_sim.formula import number
from lstm_sim.frame import Frame
from lstm_sim.inputs import parse_sequence
from lstm_sim.rows import rows_of
from lstm_sim.session import Session
from ui.controls import parse_number, short_number
from ui.store import Store
from ui.style import Style
from ui.texts import name, subscripted, symbol

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column:
    """One column: which weights, of which input or unit; kind "" is the sum, read-only."""

    kind: str
    place: int
    title: str


def columns(session: Session) -> list[Column]:
    """The columns that the session's cell uses."""
    weights = session.weighted.weights
    units = range(weights.hidden_size)
    several = weights.hidden_size > 1
    found = [Column("input", k, subscripted(n)) for k, n in enumerate(session.weighted.names)]
    found += [Column("recurrent", k, f"a₋[{k + 1}]" if several else "a₋") for k in units]
    if session.cell.cell_type is CellType.PEEPHOLE:
        found.append(Column("peephole", session.unit, "c"))
    elif session.cell.cell_type is CellType.DENSE_PEEPHOLE:
        found += [Column("peephole", k, f"c[{k + 1}]" if several else "c") for k in units]
    return [*found, Column("bias", 0, "b"), Column("", 0, "=")]


class WeightsModel(QAbstractTableModel):
    """The shown unit's weights; edits go to the store."""

    def __init__(self, store: Store, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._style = style
        self._session = store.session
        self._frame = store.frame
        self._columns = columns(store.session)
        self._rows = rows_of(store.session.cell.cell_type)

    def show_frame(self, frame: Frame) -> None:
        """Show another frame; the table is laid out anew only where its shape changed."""
        session = frame.session
        new_columns, new_rows = columns(session), rows_of(session.cell.cell_type)
        if new_columns != self._columns or new_rows != self._rows:
            self.beginResetModel()
            self._columns, self._rows = new_columns, new_rows
            self._session, self._frame = session, frame
            self.endResetModel()
            return
        same = session.weighted.weights is self._session.weighted.weights and session.unit == self._session.unit
        self._session, self._frame = session, frame
        first = len(self._columns) - 1 if same else 0  # a dragged input changes the sums only
        self.dataChanged.emit(self.index(0, first), self.index(len(self._rows) - 1, len(self._columns) - 1))

    def quantity(self, row: int) -> Quantity:
        """The pre-activation of a row."""
        return self._session.cell.cell_type.preactivations[row]

    def column(self, place: int) -> Column:
        """A column."""
        return self._columns[place]

    def weight(self, row: int, place: int) -> float:
        """A weight, every digit of it."""
        column, weights, unit = self._columns[place], self._session.weighted.weights, self._session.unit
        k = self._rows[row]
        if column.kind == "bias":
            return float(weights.bias[k, unit])
        array = getattr(weights, column.kind)
        return 0.0 if array is None else float(array[k, unit, column.place])

    def edit_for(self, row: int, place: int, value: float) -> Edit:
        """The edit that sets a weight."""
        column = self._columns[place]
        return set_weight(column.kind, self._rows[row], value, column.place, self._session.unit)

    def is_used(self, row: int, place: int) -> bool:
        """False where the cell has no such weight: z has no diagonal peephole."""
        diagonal = self._session.cell.cell_type is CellType.PEEPHOLE and self._columns[place].kind == "peephole"
        return not (diagonal and row == 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """A row for each pre-activation."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Inputs, outputs fed back, peepholes, bias, sum."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All but the sum can be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = self._columns[index.column()].kind and self.is_used(index.row(), index.column())
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The weight in short, the whole weight when edited, and what it is in words."""
        row, place = index.row(), index.column()
        column = self._columns[place]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and not column.kind:
            return self._style.theme.ink(self.quantity(row))
        if role == Qt.ItemDataRole.FontRole and not column.kind:
            return self._style.font(0.92, bold=True)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if not column.kind:
                return number(self._frame.now.values[self.quantity(row)])
            return compact(self.weight(row, place)) if self.is_used(row, place) else "–"
        if role == Qt.ItemDataRole.EditRole:
            return short_number(self.weight(row, place)).replace("+", "")
        if role == Qt.ItemDataRole.ToolTipRole:
            if not column.kind:
                return QCoreApplication.translate("WeightsTable", "{symbol}, the sum of its row").format(
                    symbol=symbol(self.quantity(row))
                )
            return QCoreApplication.translate("WeightsTable", "What {source} adds to {symbol} per unit").format(
                source=column.title, symbol=symbol(self.quantity(row))
            )
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Set one weight."""
        typed = parse_number(str(value))
        if typed is None or role != Qt.ItemDataRole.EditRole:
            return False
        if short_number(typed) == short_number(self.weight(index.row(), index.column())):
            return True  # the field was left as it was: keep the digits it does not show
        return self._store.edit(self.edit_for(index.row(), index.column(), typed))

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Symbols; the rows in their quantities' colours."""
        across = way is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title if across else symbol(self.quantity(section))
        if across:
            return None
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self._style.theme.ink(self.quantity(section)))
        if role == Qt.ItemDataRole.FontRole:
            return QFont(self._style.font(0.95, bold=True, italic=True))
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return name(self.quantity(section))
        return None


class WeightsTable(QTableView):
    """The matrix on screen: type to edit, arrows to move, paste a block from a spreadsheet."""

    def __init__(self, store: Store, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._style = style
        self.weights = WeightsModel(store, style, self)
        self.setModel(self.weights)
        self.setShowGrid(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.weights.modelReset.connect(self.fit)

    def fit(self) -> None:
        """Rows and columns as large as the type needs, and no higher than the rows."""
        font = self._style.font(0.92)
        self.setFont(font)
        self.horizontalHeader().setFont(font)
        metrics = self.fontMetrics()
        height = metrics.height() + 8
        self.verticalHeader().setDefaultSectionSize(height)
        count = self.weights.columnCount()
        for place in range(count):
            sample = "−0000.000" if place == count - 1 else "−000"
            self.setColumnWidth(place, metrics.horizontalAdvance(sample) + 8)
        symbols = QFontMetrics(self._style.font(0.95, bold=True, italic=True))
        self.verticalHeader().setFixedWidth(symbols.horizontalAdvance("z_f") + 12)
        rows = self.weights.rowCount() * height + self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(rows + self.horizontalScrollBar().sizeHint().height() + 4)

    def event(self, event: QEvent) -> bool:
        """Copy and paste are the table's own while it has the focus, not the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            standard = QKeySequence.StandardKey
            if event.matches(standard.Paste) or event.matches(standard.Copy):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes a block; Delete sets the chosen weights to 0; Return opens the field."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() == Qt.Key.Key_Delete:
            chosen = [i for i in self.selectedIndexes() if self.weights.flags(i) & Qt.ItemFlag.ItemIsEditable]
            self._store.edit(set_weights([self.weights.edit_for(i.row(), i.column(), 0.0) for i in chosen]))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def paste(self, text: str) -> None:
        """Put a block of numbers at the current cell; what reaches past the table is left out."""
        start = self.currentIndex()
        try:
            _, block = parse_sequence(text)
        except InputError as error:
            self._store.refused.emit(error)
            return
        edits = []
        for row, values in enumerate(block.tolist(), start=max(start.row(), 0)):
            for place, value in enumerate(values, start=max(start.column(), 0)):
                index = self.weights.index(row, place)
                if index.isValid() and self.weights.flags(index) & Qt.ItemFlag.ItemIsEditable:
                    edits.append(self.weights.edit_for(row, place, value))
        self._store.edit(set_weights(edits))

    def _copy(self) -> None:
        chosen = self.selectedIndexes()
        lines = []
        for row in sorted({i.row() for i in chosen}):
            cells = [i for i in chosen if i.row() == row and self.weights.column(i.column()).kind]
            lines.append("\t".join(repr(self.weights.weight(row, i.column())) for i in cells))
        QGuiApplication.clipboard().setText("\n".join(lines))


def compact(value: float) -> str:
    """A weight in as few letters as tell it: 100, −10, 0.25, 1.39."""
    return f"{value:.4g}".replace("-", "−")
