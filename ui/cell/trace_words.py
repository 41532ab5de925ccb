"""What is said of one step of a run: its values in a tooltip, and aloud."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lstm_sim.cell import Quantity
from lstm_sim.formula import number
from lstm_sim.frame import Frame
from lstm_sim.session import Mode
from ui.texts import name, rich_symbol, subscripted, symbol

_MOST_INPUTS = 12
"""The inputs that a tooltip has room for."""


def step_of(step: int, steps: int, names: tuple[str, ...] = ()) -> str:
    """“step 3 of 9”, counted from 1; with the word it stands for where it has one."""
    text = QCoreApplication.translate("trace", "step {step} of {steps}").format(step=step + 1, steps=steps)
    return f"{text} · {names[step]}" if names else text


def spoken(frame: Frame) -> str:
    """The present step and its memory and output: “step 3 of 9, c′ +7.000, a +0.000”."""
    cell_type = frame.session.cell.cell_type
    said = dict.fromkeys((cell_type.memory, Quantity.OUTPUT))
    values = (f"{symbol(q)} {number(frame.now[q])}" for q in said)
    return ", ".join([step_of(frame.now.step, frame.trace.steps, frame.session.setup.step_names), *values])


def step_tooltip(frame: Frame, step: int, memory_is_set: bool) -> str:
    """Every value of one step, as rich text."""
    from html import escape  # a large table of entities

    translate = QCoreApplication.translate
    session = frame.session
    exact, unit = session.view.exact, session.shown_unit
    rows = []
    if session.mode is Mode.WEIGHTED:
        inputs = zip(session.setup.names, session.setup.inputs[step].tolist(), strict=True)
        rows = [(escape(subscripted(label)), "", number(value, exact)) for label, value in inputs]
        if len(rows) > _MOST_INPUTS:
            rows = [*rows[:_MOST_INPUTS], ("…", "", "")]
    for quantity in session.cell.cell_type.quantities:
        value = float(frame.trace[quantity][step, 0, unit])
        rows.append((rich_symbol(quantity), name(quantity), number(value, exact)))
    title = step_of(step, frame.trace.steps, session.setup.step_names)
    if memory_is_set:
        title += " · " + translate("trace", "memory set by hand")
    cells = "".join(
        f"<tr><td><b>{mark}</b></td><td style='padding-left:8px'>{escape(words)}</td>"
        f"<td align='right' style='padding-left:12px'>{value}</td></tr>"
        for mark, words, value in rows
    )
    return f"<p style='white-space:pre'><b>{escape(title)}</b></p><table>{cells}</table>"
