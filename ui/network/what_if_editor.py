"""Alters one change to the network while it is on: which quantity, to what, of which units, over which tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from lstm_sim.cell import CellType, Quantity
from lstm_sim.errors import InputError
from lstm_sim.interventions import Intervention, Mode
from lstm_sim.laboratory.reach import Reach, reach_of, steps_of
from lstm_sim.laboratory.unit_list import text_of, units_of
from ui.controls import NumberField
from ui.network.change_words import changed_quantity_name, token_at
from ui.network.level_slider import LevelSlider
from ui.network.unit_words import is_gate
from ui.problems import in_words
from ui.style import Style
from ui.texts import symbol

Q = Quantity


@dataclass(frozen=True)
class Ground:
    """What a change can be about.

    Attributes:
        cell_type, hidden_size: of its layer; memory_reach: how large the memory gets there.
        tokens: of the sequence; step, unit: those that are looked at.
    """

    cell_type: CellType
    hidden_size: int
    memory_reach: float
    tokens: tuple[str, ...]
    step: int
    unit: int


def changeable(cell_type: CellType) -> tuple[Quantity, ...]:
    """What can be changed of a unit, the memory as the step finds it."""
    gates = tuple(sorted(cell_type.gates, key=lambda gate: gate not in (Q.FORGET_GATE, Q.UPDATE_GATE)))
    candidate = () if cell_type is CellType.RNN else (Q.CANDIDATE,)
    return (*gates, cell_type.previous_memory, *candidate, Q.OUTPUT)


def usual_change(layer: int, reverse: bool, ground: Ground) -> Intervention:
    """What is tried first: from the token looked at on, the unit forgets; one that has no such gate falls silent."""
    quantity = changeable(ground.cell_type)[0] if ground.cell_type.gates else Q.OUTPUT
    steps = steps_of(Reach.ONWARDS, ground.step, ground.step)
    return Intervention(layer, quantity, Mode.SET, 0.0, reverse, (ground.unit,), steps)


class _Choice(QComboBox):
    """A combo box that gives way where there is little room, and says only what the user chose."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(3)
        self._items: tuple[str, ...] = ()

    def show_items(self, items: Sequence[str], place: int) -> None:
        """Offer these, of which one is chosen."""
        if tuple(items) != self._items:
            self._items = tuple(items)
            blocked = self.blockSignals(True)
            self.clear()
            self.addItems(list(items))
            self.blockSignals(blocked)
        self.setCurrentIndex(place)


class WhatIfEditor(QWidget):
    """Tells every alteration as it is made; shows what the change then is."""

    altered = Signal(object)
    """The Intervention that the user wants instead."""
    gesture_began = Signal()
    gesture_ended = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._change = Intervention(0, Q.OUTPUT, Mode.SET, 0.0)
        self._ground = Ground(CellType.RNN, 1, 1.0, (), 0, 0)
        self._typed = False
        self.quantity, self.how = _Choice(self), _Choice(self)
        self.slider, self.field = LevelSlider(style, self), NumberField(self)
        self.units, self.list = _Choice(self), QLineEdit(self)
        self.reach, self.first, self.last = _Choice(self), _Choice(self), _Choice(self)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 0, 4, 6)
        column.setSpacing(4)
        for widgets in (
            ((self.quantity, 3), (self.how, 2)),
            ((self.slider, 1), (self.field, 0)),
            ((self.units, 1), (self.list, 1)),
            ((self.reach, 1), (self.first, 1)),
            ((QWidget(self), 1), (self.last, 1)),
            ((self.problem, 1),),
        ):
            row = QHBoxLayout()
            row.setSpacing(4)
            for widget, stretch in widgets:
                row.addWidget(widget, stretch)
            column.addLayout(row)
        self.quantity.activated.connect(self._on_quantity)
        self.how.activated.connect(self._on_how)
        self.field.entered.connect(self._on_value)
        self.slider.valueChanged.connect(lambda tick: self._on_value(self.slider.value_at(tick)))
        self.slider.sliderPressed.connect(self.gesture_began)
        self.slider.sliderReleased.connect(self.gesture_ended)
        self.units.activated.connect(self._on_units)
        self.list.editingFinished.connect(self._on_list)
        self.list.textEdited.connect(lambda _text: self._on_list())
        self.reach.activated.connect(self._on_reach)
        for choice in (self.first, self.last):
            choice.activated.connect(lambda _place: self._on_steps())

    # ------------------------------------------------------------ what is shown

    def show_change(self, change: Intervention, ground: Ground) -> None:
        """Show a change and what it can be about."""
        if change.units != self._change.units and not self.list.hasFocus():
            self._typed = False
        self._change, self._ground = change, ground
        theme = self._style.theme
        quantities = self._quantities()
        names = [f"{symbol(q)}  {changed_quantity_name(q)}" for q in quantities]
        self.quantity.show_items(names, quantities.index(change.quantity))
        self._show_how()
        self.slider.colour = theme.fill(change.quantity)
        gate = is_gate(change.quantity) and change.mode is Mode.SET and 0.0 <= change.value <= 1.0
        self.slider.show_scale(self._reach_of_value(), gate)
        self.slider.show_value(change.value)
        self.field.show_value(change.value)
        self._show_units()
        self._show_steps()

    def _quantities(self) -> tuple[Quantity, ...]:
        """What can be chosen; what was changed in Cell is kept among it."""
        offered = changeable(self._ground.cell_type)
        return offered if self._change.quantity in offered else (*offered, self._change.quantity)

    def _presets(self) -> tuple[tuple[str, float], ...]:
        """Values that have a name."""
        if is_gate(self._change.quantity):
            return ((self.tr("shut"), 0.0), (self.tr("open"), 1.0))
        if self._change.quantity is Q.OUTPUT:
            return ((self.tr("silent"), 0.0),)
        return ((self.tr("emptied"), 0.0),) if self._change.quantity is self._ground.cell_type.previous_memory else ()

    def _show_how(self) -> None:
        presets = self._presets()
        names = [*(name for name, _ in presets), self.tr("set to"), self.tr("add")]
        place = len(names) - 1
        if self._change.mode is Mode.SET:
            values = [value for _, value in presets]
            place = values.index(self._change.value) if self._change.value in values else len(values)
        self.how.show_items(names, place)

    def _reach_of_value(self) -> float:
        """The half-width of the slider."""
        quantity = self._change.quantity
        if is_gate(quantity) or quantity in (Q.CANDIDATE, Q.OUTPUT, Q.PREVIOUS_OUTPUT):
            return max(1.0, abs(self._change.value))
        least = self._ground.memory_reach if quantity is Q.PREVIOUS_MEMORY else 10.0
        return max(least, abs(self._change.value))

    def _show_units(self) -> None:
        units, unit = self._change.units, self._ground.unit
        names = (
            self.tr("this unit ({unit})").format(unit=unit + 1),
            self.tr("all units of the layer"),
            self.tr("units …"),
        )
        place = 1 if units is None else 0 if units == (unit,) and not self._typed else 2
        if self._typed:
            place = 2
        self.units.show_items(names, place)
        self.list.setVisible(place == 2)
        if units is not None and self._named() != units and not self.list.hasFocus():
            self.list.setText(text_of(units))
            self._say("")

    def _named(self) -> tuple[int, ...] | None:
        """The units that are typed; None where that cannot be read."""
        try:
            return units_of(self.list.text(), self._ground.hidden_size)
        except InputError:
            return None

    def _show_steps(self) -> None:
        names = (self.tr("at one token"), self.tr("from a token on"), self.tr("at every step"), self.tr("from … to …"))
        steps, reach = self._change.steps, reach_of(self._change.steps)
        self.reach.show_items(names, list(Reach).index(reach))
        first, last = (self._ground.step, self._ground.step) if steps is None else (steps[0], steps[1] - 1)
        count = len(self._ground.tokens)
        most = max(first, min(last, max(first, count - 1)), count - 1) + 1
        tokens = [f"{t + 1}  {token_at(self._ground.tokens, t)}" for t in range(most)]
        self.first.show_items(tokens, first)
        self.last.show_items(tokens, min(last, most - 1))
        self.first.setVisible(reach is not Reach.EVERYWHERE)
        self.last.setVisible(reach is Reach.BETWEEN)

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    # ------------------------------------------------------------ what the user does

    def _alter(self, **values: object) -> None:
        change = replace(self._change, **values)  # type: ignore[arg-type]
        if change != self._change:
            self._change = change
            self.altered.emit(change)
        self.show_change(change, self._ground)

    def _on_quantity(self, place: int) -> None:
        quantity = self._quantities()[place]
        value = self._change.value
        inside = is_gate(quantity) == is_gate(self._change.quantity)
        self._alter(quantity=quantity, value=value if inside else 0.0)

    def _on_how(self, place: int) -> None:
        presets = self._presets()
        if place < len(presets):
            self._alter(mode=Mode.SET, value=presets[place][1])
        elif place == len(presets):
            named = self._change.mode is Mode.SET and self._change.value in (value for _, value in presets)
            self._alter(mode=Mode.SET, value=0.5 if named else self._change.value)
        else:
            self._alter(mode=Mode.ADD)

    def _on_value(self, value: float) -> None:
        self._alter(value=value)

    def _on_units(self, place: int) -> None:
        self._typed = place == 2
        if place == 0:
            self._alter(units=(self._ground.unit,))
        elif place == 1:
            self._alter(units=None)
        else:
            self._alter(units=self._change.units or (self._ground.unit,))
            self.list.setFocus()
            self.list.selectAll()

    def _on_list(self) -> None:
        try:
            units = units_of(self.list.text(), self._ground.hidden_size)
        except InputError as error:
            self._say(in_words(error))
            return
        self._say("")
        self._typed = True
        self._alter(units=units)

    def _on_reach(self, place: int) -> None:
        steps = self._change.steps
        first = self._ground.step if steps is None else steps[0]
        last = len(self._ground.tokens) - 1
        self._alter(steps=steps_of(list(Reach)[place], first, max(first, last)))

    def _on_steps(self) -> None:
        reach = reach_of(self._change.steps)
        self._alter(steps=steps_of(reach, self.first.currentIndex(), self.last.currentIndex()))

    # ------------------------------------------------------------ texts, style

    def retranslate(self) -> None:
        """Every text in the language now in use."""
        for widget, text in (
            (self.quantity, self.tr("What is changed")),
            (self.how, self.tr("How it is changed")),
            (self.slider, self.tr("Value")),
            (self.field, self.tr("Value")),
            (self.units, self.tr("Of which units")),
            (self.list, self.tr("Units, such as 3, 5-8")),
            (self.reach, self.tr("Over which steps")),
            (self.first, self.tr("First token")),
            (self.last, self.tr("Last token")),
        ):
            widget.setAccessibleName(text)
            widget.setToolTip(text)
        self.list.setPlaceholderText("3, 5-8")
        self.show_change(self._change, self._ground)

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        font = self._style.font(0.88)
        for widget in (
            self.quantity, self.how, self.field, self.units, self.list, self.reach, self.first, self.last, self.problem,
        ):  # fmt: skip
            widget.setFont(font)
        self.field.setFixedWidth(self.field.fontMetrics().horizontalAdvance("+00.000") + 16)
        self.problem.setStyleSheet(f"color: {self._style.theme.warning}")
        self.slider.update()
