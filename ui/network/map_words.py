"""What is said of one cell of the heat maps: in a tooltip, aloud, and in the line that reads all maps at once."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from ui.network.unit_maps import VISIBLE_CHANGE, Map, UnitMaps
from ui.network.unit_words import quantity_name, unit_at, value_text
from ui.texts import rich_symbol, symbol


def value_in(one: Map, step: int, unit: int) -> str:
    """A cell's value; where a change to the network moved it, what it was and what it is."""
    value = value_text(one.quantity, float(one.values[step, unit]))
    if one.before is None or abs(float(one.values[step, unit]) - float(one.before[step, unit])) < VISIBLE_CHANGE:
        return value
    return f"{value_text(one.quantity, float(one.before[step, unit]))} → {value}"


def cell_tooltip(shown: UnitMaps, k: int | None, step: int, unit: int) -> str:
    """The unit, the token and the value of a cell of map `k`, as rich text."""
    title = f"<b>{escape(unit_at(unit, shown.tokens[step]))}</b>"
    if k is None:
        return title
    one = shown.maps[k]
    name, value = escape(quantity_name(one.quantity)), value_in(one, step, unit)
    return f"<p style='white-space:pre'>{title}<br>{rich_symbol(one.quantity)} = {value}  {name}</p>"


def cell_spoken(shown: UnitMaps, step: int, unit: int) -> str:
    """“Unit 14 at “Taipei”, step 5 of 9: f(zᵢ) 0.213, …”."""
    place = QCoreApplication.translate("units", "step {step} of {steps}").format(step=step + 1, steps=shown.steps)
    values = ", ".join(f"{symbol(one.quantity)} {value_in(one, step, unit)}" for one in shown.maps)
    return f"{unit_at(unit, shown.tokens[step])}, {place}: {values}"
