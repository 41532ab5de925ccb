"""What is said of gradients through time, in words, and which colour each line has."""

from __future__ import annotations

import html
from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QCoreApplication

from lstm_sim.cell import CellType
from lstm_sim.gradients.numerical import NumericalCheck
from lstm_sim.gradients.question import Question, Reference
from ui.gradients.through_time_lines import Answer, Group, bold_values
from ui.problems import in_words
from ui.style import RUN_DASHES, Theme
from ui.texts import cell_name

CELLS = (CellType.RNN, CellType.LSTM, CellType.PEEPHOLE, CellType.DENSE_PEEPHOLE, CellType.GRU)
"""That are compared, in the order of their colours."""


def where_text(answer: Answer, question: Question) -> str:
    """Which network reads what, and what it is measured by."""
    translate = QCoreApplication.translate
    sources = {
        Reference.CHOSEN: translate("ThroughTimePanel", "references as chosen in Loss"),
        Reference.EXAMPLE: translate("ThroughTimePanel", "references of the task"),
        Reference.OWN: translate("ThroughTimePanel", "its own answers are the references"),
    }
    read = " ".join(question.texts[0]) if question.words else translate("ThroughTimePanel", "a sequence of numbers")
    parts = [question.known.title, read, *(sources[source] for source in question.references)]
    if answer.asks_for_whole:
        parts.append(translate("ThroughTimePanel", "a CRF's loss is one of the whole sentence"))
    return " · ".join(parts)


def layers_text(answer: Answer, question: Question, step: int, theme: Theme) -> str:
    """The gradient of each layer at a step; rich text."""
    template = QCoreApplication.translate("ThroughTimePanel", "At step {step}, {word}:")
    found = [template.format(step=step + 1, word=html.escape(question.texts[0][step]))]
    for place, (name, group) in enumerate(answer.lines.items()):
        colour = theme.run(mark_of(name, place)).name()
        value = power_of_ten(bold_values(group, step))
        found.append(f"<b style='color:{colour}'>{_layer_name(group)}</b>&nbsp;{value}")
    return " &nbsp; ".join(found)


def waiting_text(answer: Answer | None) -> str:
    """Why there is no network's gradient, or what is waited for; rich text."""
    if answer is not None and answer.problem is not None:
        return html.escape(in_words(answer.problem))
    return html.escape(QCoreApplication.translate("ThroughTimePanel", "Loading the network…"))


def checks_text(checks: Mapping[str, NumericalCheck], answer: Answer | None) -> str:
    """How far the numerical gradients are from the lines."""
    translate = QCoreApplication.translate

    def title(name: str) -> str:
        group = None if answer is None else answer.lines.get(name)
        return cell_name(CellType(name)) if group is None or group.layer is None else _layer_name(group)

    parts = [f"{title(name)} {check.deviation:.1e}" for name, check in checks.items() if check.resolvable]
    small = [title(name) for name, check in checks.items() if not check.resolvable]
    template = translate("ThroughTimePanel", "Deviation from the numerical gradient at this step: {values}")
    text = template.format(values=", ".join(parts))
    if small:
        few = translate("ThroughTimePanel", "too small to be counted: {cells}").format(cells=", ".join(small))
        text += " · " + few
    return text


def _layer_name(group: Group) -> str:
    translate = QCoreApplication.translate
    plain, backwards = (
        translate("ThroughTimePanel", "layer {number}"),
        translate("ThroughTimePanel", "layer {number}, backwards"),
    )
    return (backwards if group.reverse else plain).format(number=(group.layer or 0) + 1)


def mark_of(name: str, place: int) -> int:
    """Which colour and dash: a cell has its own, a layer that of its place."""
    cells = [str(cell) for cell in CELLS]
    return cells.index(name) if name in cells else place % len(RUN_DASHES)


def power_of_ten(log: float) -> str:
    """10 to a power of one decimal; rich text."""
    if log == -np.inf:
        return "0"
    return "—" if np.isnan(log) else f"10<sup>{log:+.1f}</sup>".replace("-", "−")
