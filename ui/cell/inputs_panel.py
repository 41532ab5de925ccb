"""The inputs panel: everything that enters the cell, with a slider and a field for each."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lstm_sim.activations import Activation
from lstm_sim.cell import CellType, Quantity
from lstm_sim.edits import (
    commit_step,
    go_to_step,
    pin,
    release_memory,
    set_activation,
    set_input,
    set_memory,
    set_mode,
    set_sequence,
    set_weight,
    show_unit,
    unpin,
)
from lstm_sim.frame import Frame
from lstm_sim.limits import MAX_INPUTS
from lstm_sim.session import MEMORY_AXIS, Mode, Session, original_value
from ui.cell.weights_table import WeightsTable
from ui.controls import NumberField, ValueRow
from ui.panel import Panel
from ui.segment import Segment
from ui.store import Store
from ui.style import Style
from ui.texts import direct_quantity, input_symbol, name, rich_symbol, subscripted, symbol

Q = Quantity


class InputsPanel(Panel):
    """Direct: z, zᵢ, z_f, z_o and the memory. Weighted: x₁ … xₙ, the memory and the matrix of weights."""

    def __init__(self, store: Store, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(store, style, parent)
        self.direct = Segment(style, parent=self)
        self.weighted = Segment(style, parent=self)
        self._modes = QButtonGroup(self)
        for button, mode in ((self.direct, Mode.DIRECT), (self.weighted, Mode.WEIGHTED)):
            self._modes.addButton(button)
            button.clicked.connect(lambda _on, m=mode: store.edit(set_mode(m)))
            self.header.addWidget(button)
        self.rows: dict[int, ValueRow] = {}
        self._every_row: dict[int, ValueRow] = {}
        self._body = QWidget(self)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(5)
        self._rows_layout = QVBoxLayout()
        self._rows_layout.setSpacing(5)
        self._column.addLayout(self._rows_layout)
        self.release = QPushButton(self)
        self.release.clicked.connect(lambda: store.edit(release_memory()))
        self._column.addWidget(self.release)
        self._column.addWidget(self._make_activations())
        self._column.addWidget(self._make_wiring())
        self._column.addWidget(self._make_matrix())
        self._column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(self._body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        self._body.setAutoFillBackground(False)
        self.content.addWidget(scroll, 1)
        self.commit = QPushButton(self)
        self.back = QPushButton(self)
        self.pin = Segment(style, parent=self)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        self.back.setMinimumWidth(40)
        for widget, share in ((self.commit, 6), (self.back, 3), (self.pin, 2)):
            buttons.addWidget(widget, share)
        self.content.addLayout(buttons)
        self.commit.clicked.connect(lambda: store.edit(commit_step()))
        self.back.clicked.connect(lambda: store.edit(go_to_step(store.session.setup.step - 1)))
        self.pin.clicked.connect(lambda on: store.edit(pin() if on else unpin()))
        self.setMinimumWidth(215)
        self.begin()

    def _make_activations(self) -> QWidget:
        """The choice of f, g and h."""
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(4)
        places = {"f": (0, 0, 3), "g": (1, 0, 1), "h": (1, 2, 1)}  # row, column, columns wide: no name is cut
        self.activations: dict[str, QComboBox] = {}
        self._letters: dict[str, QLabel] = {}
        for role in ("f", "g", "h"):
            letter, choice = QLabel(role, box), QComboBox(box)
            for activation in Activation:
                choice.addItem(str(activation), activation)
            choice.setMinimumWidth(40)
            choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            choice.view().setMinimumWidth(110)
            letter.setBuddy(choice)
            choice.activated.connect(lambda k, r=role: self.store.edit(set_activation(r, tuple(Activation)[k])))
            line, column, wide = places[role]
            grid.addWidget(letter, line, column)
            grid.addWidget(choice, line, column + 1, 1, wide)
            grid.setColumnStretch(column + 1, 1)
            self.activations[role], self._letters[role] = choice, letter
        return box

    def _make_wiring(self) -> QWidget:
        """Direct mode's few weights: of the peepholes, or of the previous output."""
        self._wiring = QWidget(self)
        grid = QGridLayout(self._wiring)
        grid.setContentsMargins(0, 0, 0, 0)
        self._wiring_title = QLabel(self._wiring)
        grid.addWidget(self._wiring_title, 0, 0, 1, 4)
        self.wiring: list[tuple[QLabel, NumberField]] = []
        for k in range(4):
            label, field = QLabel(self._wiring), NumberField(self._wiring)
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setBuddy(field)
            field.entered.connect(lambda value, row=k: self._on_wiring(row, value))
            grid.addWidget(label, 1 + k // 2, 2 * (k % 2))
            grid.addWidget(field, 1 + k // 2, 2 * (k % 2) + 1)
            self.wiring.append((label, field))
        return self._wiring

    def _make_matrix(self) -> QWidget:
        self._matrix = QWidget(self)
        column = QVBoxLayout(self._matrix)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        self._matrix_title = QLabel(self._matrix)
        self.unit = QSpinBox(self._matrix)
        self.unit.setMinimum(1)
        self.fewer, self.more = QPushButton("− x", self._matrix), QPushButton("+ x", self._matrix)
        head.addWidget(self._matrix_title, 1)
        for widget in (self.unit, self.fewer, self.more):
            head.addWidget(widget)
        self.table_ = WeightsTable(self.store, self.style_, self._matrix)
        column.addLayout(head)
        column.addWidget(self.table_)
        self.unit.valueChanged.connect(lambda value: self.store.edit(show_unit(value - 1)))
        self.fewer.clicked.connect(lambda: self._on_width_changed(-1))
        self.more.clicked.connect(lambda: self._on_width_changed(+1))
        return self._matrix

    # ------------------------------------------------------------ what the user does

    def _on_changed(self, column: int, value: float) -> None:
        if column >= len(self.store.session.setup.names):
            return  # a field of an input that has just gone, losing the focus
        self.store.edit(set_memory(value) if column == MEMORY_AXIS else set_input(column, value))

    def _on_reset(self, column: int) -> None:
        value = original_value(self.store.origin, self.store.session, column)
        self._on_changed(column, value)

    def _on_wiring(self, row: int, value: float) -> None:
        kind = "peephole" if self.store.session.cell.cell_type.has_memory_cell else "recurrent"
        self.store.edit(set_weight(kind, row, value))

    def _on_width_changed(self, change: int) -> None:
        setup = self.store.session.weighted
        inputs = setup.inputs[:, :-1] if change < 0 else np.pad(setup.inputs, ((0, 0), (0, 1)))
        self.store.edit(set_sequence(inputs))

    # ------------------------------------------------------------ what is shown

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Show the new values; build the rows anew only where others are needed."""
        session = new.session
        if old is None or _shape(old.session) != _shape(session):
            self._build_rows(session)
            self._show_wiring(session)
            self._label()
        if old is None or old.session.cell != session.cell:
            for role, choice in self.activations.items():
                choice.setVisible(role in new.curves.curves)
                self._letters[role].setVisible(role in new.curves.curves)
                choice.setCurrentIndex(tuple(Activation).index(getattr(session.cell, role)))
        setup, now, ghost = session.setup, new.now, new.ghost
        memory = session.cell.cell_type.previous_memory
        same_inputs = ghost is not None and session.pinned is not None and session.pinned.mode is session.mode
        for column, row in self.rows.items():
            if column == MEMORY_AXIS:
                before = None if ghost is None else ghost.values.get(memory)
                row.show_value(now[memory], setup.memory_range, before)
            else:
                before = None
                if ghost is not None and same_inputs and column < len(ghost.inputs):
                    before = float(ghost.inputs[column])
                row.show_value(float(now.inputs[column]), setup.ranges[column], before)
        self.release.setVisible(now.memory_is_set)
        if session.mode is Mode.WEIGHTED:
            self.table_.weights.show_frame(new)
            hidden = setup.weights.hidden_size
            self.unit.setVisible(hidden > 1)
            blocked = self.unit.blockSignals(True)
            self.unit.setMaximum(hidden)
            self.unit.setValue(session.unit + 1)
            self.unit.blockSignals(blocked)
            self.fewer.setEnabled(len(setup.names) > 1)
            self.more.setEnabled(len(setup.names) < MAX_INPUTS)
        elif old is None or old.session.direct.weights is not session.direct.weights:
            self._show_wiring_values(session)
        self.direct.setChecked(session.mode is Mode.DIRECT)
        self.weighted.setChecked(session.mode is Mode.WEIGHTED)
        self.back.setEnabled(setup.step > 0)
        self.pin.setChecked(session.pinned is not None)

    def _build_rows(self, session: Session) -> None:
        """The rows that the session needs, in its order; a row once made is kept for the next time."""
        wanted = [*session.input_columns, MEMORY_AXIS]
        for column, row in self._every_row.items():
            self._rows_layout.removeWidget(row)
            row.setVisible(column in wanted)
        for column in wanted:
            if column not in self._every_row:
                self._every_row[column] = self._make_row(column)
            self._rows_layout.addWidget(self._every_row[column])
        self.rows = {column: self._every_row[column] for column in wanted}
        order = [w for c in wanted for w in (self.rows[c].field, self.rows[c].slider)]
        for one, two in zip([self.weighted, *order], order, strict=False):
            QWidget.setTabOrder(one, two)
        self._matrix.setVisible(session.mode is Mode.WEIGHTED)
        self.table_.fit()

    def _make_row(self, column: int) -> ValueRow:
        row = ValueRow(self.style_, self._body)
        row.changed.connect(lambda value: self._on_changed(column, value))
        row.reset_requested.connect(lambda: self._on_reset(column))
        row.gesture_began.connect(self.store.begin_gesture)
        row.gesture_ended.connect(self.store.end_gesture)
        return row

    def _show_wiring(self, session: Session) -> None:
        kind = session.cell.cell_type
        shown = {
            CellType.PEEPHOLE: (1, 2, 3),
            CellType.DENSE_PEEPHOLE: (0, 1, 2, 3),
            CellType.GRU: (0,),
            CellType.RNN: (0,),
        }.get(kind, ())
        self._wiring.setVisible(session.mode is Mode.DIRECT and bool(shown))
        for k, (label, field) in enumerate(self.wiring):
            label.setVisible(k in shown)
            field.setVisible(k in shown)
        self._show_wiring_values(session)

    def _show_wiring_values(self, session: Session) -> None:
        weights = session.direct.weights
        kind = weights.peephole if session.cell.cell_type.has_memory_cell else weights.recurrent
        for k, (_, field) in enumerate(self.wiring):
            field.show_value(0.0 if kind is None else float(kind[k, 0, 0]))

    def _label(self) -> None:
        """The rows' texts and colours."""
        session, theme = self.store.frame.session, self.style_.theme
        cell_type = session.cell.cell_type
        tip = self.tr("Arrows: 0.1, with Shift 0.01; Page: 1; Home and End: the ends. Double click resets.")
        for column, row in self.rows.items():
            if column == MEMORY_AXIS:
                quantity = cell_type.previous_memory
                rich, text = rich_symbol(quantity), self.tr("Memory")
            elif session.mode is Mode.DIRECT:
                quantity = direct_quantity(cell_type, column)
                rich, text = rich_symbol(quantity), name(quantity)
            else:
                quantity = Q.INPUT
                rich = subscripted(session.weighted.names[column])
                text = self.tr("Input {number}").format(number=column + 1)
            plain = input_symbol(session, column)
            row.set_texts(rich, text, f"{text} {plain}", f"{text} {plain}\n{tip}")
            row.restyle(theme.fill(quantity), theme.ink(quantity))
        kind = "p" if cell_type.has_memory_cell else "w"
        suffixes = ("", "<sub>i</sub>", "<sub>f</sub>", "<sub>o</sub>")
        for (label, field), suffix, quantity in zip(self.wiring, suffixes, (Q.Z, Q.Z_I, Q.Z_F, Q.Z_O), strict=True):
            label.setText(f"<i>{kind}{suffix}</i>")
            field.setAccessibleName(self.tr("Weight of the memory in {symbol}").format(symbol=symbol(quantity)))
            field.setToolTip(field.accessibleName())

    def retranslate(self) -> None:
        """Every text in the language now in use."""
        self.set_title(self.tr("Inputs"))
        self.direct.setText(self.tr("Direct"))
        self.direct.setToolTip(self.tr("Set z, zᵢ, z_f and z_o themselves"))
        self.weighted.setText(self.tr("Weighted"))
        self.weighted.setToolTip(self.tr("Set inputs x₁ … xₙ; a matrix of weights makes z, zᵢ, z_f and z_o of them"))
        self.commit.setText(self.tr("Step") + " c ← c′")
        self.commit.setToolTip(self.tr("Commit the step: c becomes c′ (Ctrl+Return)"))
        self.back.setText(self.tr("Back"))
        self.back.setToolTip(self.tr("One step back (Ctrl+Backspace)"))
        self.pin.setText(self.tr("Pin"))
        self.pin.setToolTip(self.tr("Keep this state and compare later ones with it (Ctrl+P)"))
        self.release.setText(self.tr("Memory set by hand: release"))
        self.release.setToolTip(self.tr("Let the memory be again what the run brings to this step"))
        for role, text in (
            ("f", self.tr("Activation f of the gates")),
            ("g", self.tr("Activation g of the cell input")),
            ("h", self.tr("Activation h of the memory on its way out")),
        ):
            self.activations[role].setAccessibleName(text)
            self.activations[role].setToolTip(text)
        self._wiring_title.setText(self.tr("Weights of the memory"))
        self._matrix_title.setText(self.tr("Weights"))
        self.table_.setAccessibleName(self.tr("Weights"))
        self.unit.setPrefix(self.tr("unit "))
        self.unit.setAccessibleName(self.tr("Unit"))
        self.fewer.setToolTip(self.tr("One input fewer"))
        self.fewer.setAccessibleName(self.fewer.toolTip())
        self.more.setToolTip(self.tr("One input more"))
        self.more.setAccessibleName(self.more.toolTip())
        self._label()

    def restyle(self) -> None:
        """Colours and fonts."""
        for label in (self._wiring_title, self._matrix_title):
            label.setFont(self.style_.font(0.95, bold=True))
        for _, field in self.wiring:
            field.setFont(self.style_.font(0.95))
        for button in (self.commit, self.back, self.pin, self.direct, self.weighted, self.release):
            button.setFont(self.style_.font(0.95))
        for button in (self.fewer, self.more):
            button.setFixedWidth(button.fontMetrics().horizontalAdvance("+ xx") + 10)
        theme = self.style_.theme
        for role, quantity in (("f", None), ("g", Q.CANDIDATE), ("h", Q.MEMORY)):
            ink = theme.text if quantity is None else theme.ink(quantity).name()
            self._letters[role].setFont(self.style_.font(1.0, bold=True, italic=True))
            self._letters[role].setStyleSheet(f"color: {ink}")
            self.activations[role].setFont(self.style_.font(0.9))
        self.table_.fit()
        if self.rows:
            self._label()


def _shape(session: Session) -> tuple[object, ...]:
    """What decides which rows there are."""
    return session.mode, session.cell.cell_type, session.weighted.names, session.weighted.weights.hidden_size
