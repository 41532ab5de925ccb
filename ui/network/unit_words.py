"""What is said of a unit of a network: its name, its quantities, how far its gates are open."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lstm_sim.cell import Quantity
from lstm_sim.formula import MINUS, number
from lstm_sim.network_trace import LayerTrace
from ui import texts

Q = Quantity
LONGEST_TOKEN = 24
"""Letters of a token in a sentence about it."""
_GATES = (Q.INPUT_GATE, Q.FORGET_GATE, Q.OUTPUT_GATE, Q.RESET_GATE, Q.UPDATE_GATE)


def unit_at(unit: int, token: str) -> str:
    """“Unit 14 at “Taipei””; units are counted from 1 on screen."""
    words = QCoreApplication.translate("units", "Unit {unit} at “{token}”")
    return words.format(unit=unit + 1, token=short_token(token))


def short_token(token: str) -> str:
    """A token that does not fill a line by itself."""
    return token if len(token) <= LONGEST_TOKEN else token[: LONGEST_TOKEN - 1] + "…"


def quantity_name(quantity: Quantity) -> str:
    """What a quantity is called where only one memory is shown."""
    if quantity is Q.MEMORY:
        return QCoreApplication.translate("units", "Memory")
    return texts.name(quantity)


def layer_name(layer: int, reverse: bool) -> str:
    """“layer 2”, “layer 2, backwards”."""
    if reverse:
        return QCoreApplication.translate("units", "layer {layer}, backwards").format(layer=layer + 1)
    return QCoreApplication.translate("units", "layer {layer}").format(layer=layer + 1)


def opening(quantity: Quantity, value: float) -> str:
    """How far a gate is open, and what that means where it is not plain: “88% open”, “keeps 88%”."""
    percent = f"{round(100 * value)}".replace("-", MINUS)
    if quantity in (Q.FORGET_GATE, Q.UPDATE_GATE):
        return QCoreApplication.translate("units", "keeps {percent}%").format(percent=percent)
    return QCoreApplication.translate("units", "{percent}% open").format(percent=percent)


def is_gate(quantity: Quantity) -> bool:
    """True for what lies between 0, shut, and 1, open."""
    return quantity in _GATES


def value_text(quantity: Quantity, value: float) -> str:
    """A value as it is written: a gate without a sign, all else with one; three decimals, so that nothing jumps."""
    if is_gate(quantity) and 0.0 <= value <= 1.0:
        return f"{value:.3f}"
    return number(value)


def seen_quantities(layer: LayerTrace) -> tuple[Quantity, ...]:
    """What is seen of a layer: its gates, its memory c where it has one, its output a."""
    cell_type = layer.run.cell.cell_type
    memory = (Q.MEMORY,) if cell_type.has_memory_cell else ()
    return (*cell_type.gates, *memory, Q.OUTPUT)
