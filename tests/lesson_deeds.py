"""Lesson deeds: for each thing that the program's lessons ask for, something else that must not do, and the thing.

Both are done by a student's hands. A deed begins where the one before it ended.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint

from lstm_sim.cell import CellType
from tests.student import CONTROL, Key, Student
from ui.cell.diagram import CELLS

Deed = Callable[[Student], None]


@dataclass(frozen=True)
class Task:
    """What is done at a step that asks for something: first `other`, which must not pass, then `wanted`."""

    other: Deed
    wanted: Deed


def pull(*values: tuple[int, float]) -> Deed:
    """Pull the sliders of inputs, each (column, value)."""

    def deed(student: Student) -> None:
        for column, value in values:
            student.drag(student.cell.inputs.rows[column], value)

    return deed


def type_in(*values: tuple[int, float], step: int | None = None) -> Deed:
    """Type inputs, each (column, value), at a step counted from 1 or where the run stands."""

    def deed(student: Student) -> None:
        if step is not None:
            student.go_to_column(step)
        for column, value in values:
            student.write(student.cell.inputs.rows[column].field, f"{value:g}")

    return deed


def then(*deeds: Deed) -> Deed:
    """One after the other."""

    def deed(student: Student) -> None:
        for one in deeds:
            one(student)

    return deed


def column(step: int) -> Deed:
    return lambda student: student.go_to_column(step)


def forward(student: Student) -> None:
    """→ on the timeline."""
    student.cell.timeline.view.setFocus()
    student.press(Key.Key_Right)


def word(sentence: int, place: int) -> Deed:
    return lambda student: student.click_word(sentence, place)


def name(network: str, sentence: int = 1) -> Deed:
    return lambda student: student.click_name(network, sentence)


def layer(place: int) -> Deed:
    return lambda student: student.choose_under(student.network.maps.layer_button, place)


def sentence(text: str) -> Deed:
    return lambda student: student.write(student.network.sentences.field, text)


def cell(kind: CellType) -> Deed:
    return lambda student: student.choose_in(student.cell.diagram.cells, CELLS.index((kind, True)))


def workspace(key: Key) -> Deed:
    return lambda student: student.press(key, CONTROL)


def units(inputs: int | None = None, hidden: int | None = None) -> Deed:
    def deed(student: Student) -> None:
        panel = student.gradients.cells
        for row, size in ((panel.inputs, inputs), (panel.hidden, hidden)):
            if size is not None:
                student.write(row.field, f"{size}")

    return deed


def power(text: str) -> Deed:
    """Type w."""

    def deed(student: Student) -> None:
        student.write(student.gradients.power.row.field, text)

    return deed


def lecture_power(place: int) -> Deed:
    """Press one of the lecture's values."""

    def deed(student: Student) -> None:
        student.click(student.gradients.power._buttons[place])

    return deed


def length(text: str) -> Deed:
    return lambda student: student.write(student.gradients.through_time.bar.steps.field, text)


def bias(text: str) -> Deed:
    return lambda student: student.write(student.gradients.through_time.bar.bias.field, text)


def bias_by_keys(key: Key) -> Deed:
    """Go to the slider and press a key."""

    def deed(student: Student) -> None:
        student.click(student.gradients.through_time.bar.bias.slider)
        student.press(key)

    return deed


def threshold(text: str) -> Deed:
    def deed(student: Student) -> None:
        student.write(student.gradients.surface.rule.threshold.field, text)

    return deed


def surface(across: float, down: float) -> Deed:
    """Click the surface, at these shares of its width and height."""

    def deed(student: Student) -> None:
        view = student.gradients.surface.view
        area = view.painter_.area()
        place = QPoint(round(area.left() + across * area.width()), round(area.top() + down * area.height()))
        student.click(view, place)

    return deed


TASKS: Mapping[str, Sequence[Task]] = {
    "01-why-memory": (
        Task(then(word(2, 3), word(1, 5)), word(2, 5)),
        Task(then(word(1, 5), name("travel-lstm")), word(2, 5)),
        Task(sentence("I want to leave Boston on May 3rd"), sentence("I want to leave Boston for Taipei on May 3rd")),
    ),
    "02-rnn-by-hand": (
        Task(column(3), column(2)),
        Task(column(1), then(forward, forward)),
        Task(type_in((0, 2), (1, 2), step=1), type_in((0, 1), (1, 1), step=3)),
    ),
    "03-elman-and-jordan": (
        Task(then(word(2, 3), name("travel-elman")), name("travel-jordan")),
        Task(word(1, 5), word(2, 4)),
    ),
    "04-both-directions": (
        Task(then(word(1, 2), word(1, 1)), name("travel-lstm-bidirectional")),
        Task(layer(0), layer(1)),
    ),
    "05-memory-cell": (
        Task(pull((1, -1.5), (0, 3)), pull((1, -4))),
        Task(pull((1, 2), (2, -4)), pull((1, -4))),
        Task(pull((2, 2.5)), pull((2, 4))),
        Task(pull((3, -2.5)), type_in((3, -4))),
        Task(pull((1, 4), (3, 4)), pull((2, -4))),
    ),
    "06-hand-worked-run": (
        Task(column(3), column(2)),
        Task(column(1), then(forward, forward)),
        Task(column(5), column(4)),
        Task(column(1), column(5)),
        Task(type_in((1, 1)), type_in((1, 0), (2, 1))),
        Task(type_in((1, 0)), type_in((1, -1))),
    ),
    "07-from-cell-to-lstm": (
        Task(units(inputs=48), units(hidden=48)),
        Task(name("travel-peephole"), name("travel-dense-peephole")),
        Task(name("travel-lstm"), name("travel-lstm-two-layers")),
    ),
    "08-loss": (
        Task(then(word(1, 4), name("travel-lstm")), name("travel-feed-forward")),
        Task(workspace(Key.Key_1), workspace(Key.Key_3)),
    ),
    "09-through-time": (
        Task(power("1.02"), lecture_power(1)),
        Task(lecture_power(3), power("0.99")),
        Task(length("200"), length("300")),
    ),
    "10-rough-surface": (
        Task(threshold("50"), threshold("100")),
        Task(threshold("20"), threshold("15")),
        Task(threshold("14"), surface(0.3, 0.4)),
    ),
    "11-why-the-lstm-keeps-its-gradient": (
        Task(bias("4.5"), bias_by_keys(Key.Key_End)),
        Task(bias("-2"), bias("-3")),
    ),
    "12-gru": (
        Task(cell(CellType.RNN), cell(CellType.GRU)),
        Task(pull((3, 4)), pull((2, 4))),
        Task(pull((2, -4)), pull((3, -4))),
    ),
}
"""In the order in which each lesson asks."""
