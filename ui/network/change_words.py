"""Changes to a network in words: what is changed, of which units, to what, over which tokens."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lstm_sim.cell import Quantity
from lstm_sim.interventions import Change, Intervention, Mode
from lstm_sim.laboratory.reach import Reach, reach_of
from lstm_sim.laboratory.unit_list import text_of
from ui import texts
from ui.controls import short_number
from ui.network.unit_words import is_gate, layer_name, quantity_name, short_token

Q = Quantity
_FOUND = (Q.PREVIOUS_MEMORY, Q.PREVIOUS_OUTPUT)


def changed_quantity_name(quantity: Quantity) -> str:
    """What a quantity that is changed is called; what a step finds is called so."""
    translate = QCoreApplication.translate
    if quantity is Q.PREVIOUS_MEMORY:
        return translate("changes", "Memory before the step")
    if quantity is Q.PREVIOUS_OUTPUT:
        return translate("changes", "Output of the step before")
    return quantity_name(quantity)


def change_title(change: Change, several: bool) -> tuple[Quantity | None, str]:
    """The quantity that is changed (None for weights) and of which units; of which layer, if there are `several`."""
    translate = QCoreApplication.translate
    where = f" · {layer_name(change.layer, change.reverse)}" if several else ""
    if not isinstance(change, Intervention):
        return None, translate("changes", "Weights of unit {unit}").format(unit=change.unit + 1) + where
    return change.quantity, f"{changed_quantity_name(change.quantity)} · {units_in_words(change.units)}{where}"


def units_in_words(units: tuple[int, ...] | None) -> str:
    """“unit 14”, “units 3, 5-8”, “all units”."""
    translate = QCoreApplication.translate
    if units is None:
        return translate("changes", "all units")
    if len(units) == 1:
        return translate("changes", "unit {unit}").format(unit=units[0] + 1)
    return translate("changes", "units {units}").format(units=text_of(units))


def change_detail(change: Change, tokens: tuple[str, ...]) -> str:
    """To what, and where: “shut from “arrive” on”."""
    translate = QCoreApplication.translate
    if not isinstance(change, Intervention):
        return translate("changes", "changed by hand in Cell")
    words = translate("changes", "{what} {where}")
    return words.format(what=value_in_words(change), where=where_in_words(change, tokens))


def value_in_words(change: Intervention) -> str:
    """“shut”, “open”, “silent”, “set to +0.50”, “+0.20 added”."""
    translate, value = QCoreApplication.translate, change.value
    if change.mode is Mode.ADD:
        return translate("changes", "{value} added").format(value=short_number(value, 3))
    if is_gate(change.quantity) and value in (0.0, 1.0):
        return translate("changes", "open") if value else translate("changes", "shut")
    if change.quantity is Q.OUTPUT and value == 0.0:
        return translate("changes", "silent")
    number = f"{value:.2f}" if is_gate(change.quantity) and 0.0 < value < 1.0 else short_number(value, 3)
    return translate("changes", "set to {value}").format(value=number)


def where_in_words(change: Intervention, tokens: tuple[str, ...]) -> str:
    """“at “to””, “from “arrive” on”, “at every step”, “from “I” to “on””."""
    translate, reach = QCoreApplication.translate, reach_of(change.steps)
    if change.steps is None:
        return translate("changes", "at every step")
    first, last = token_at(tokens, change.steps[0]), token_at(tokens, change.steps[1] - 1)
    if reach is Reach.HERE:
        return translate("changes", "at {token}").format(token=first)
    if reach is Reach.ONWARDS:
        return translate("changes", "from {token} on").format(token=first)
    return translate("changes", "from {first} to {last}").format(first=first, last=last)


def token_at(tokens: tuple[str, ...], step: int) -> str:
    """A token in quotes; of a step that the sentence does not have, its number."""
    if step < len(tokens):
        return QCoreApplication.translate("changes", "“{token}”").format(token=short_token(tokens[step]))
    return QCoreApplication.translate("changes", "step {step}").format(step=step + 1)


def spoken_change(change: Change, several: bool, tokens: tuple[str, ...]) -> str:
    """A change in one sentence."""
    quantity, title = change_title(change, several)
    mark = "" if quantity is None else texts.symbol(quantity) + " "
    return f"{mark}{title}: {change_detail(change, tokens)}"


def label_name(label: str) -> str:
    """A label as a person says it: O as other, the first word of a slot as the slot."""
    if label == "O":
        return QCoreApplication.translate("changes", "other")
    return label[2:] if label.startswith("B-") else label
