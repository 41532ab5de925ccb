"""What is done at each step of the program's lessons that asks for something, in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lstm_sim.cell import CellType
from lstm_sim.edits import Edit, go_to_step, set_cell_type, set_input
from lstm_sim.laboratory.edits import choose_network, look_at, set_sentence, show_workspace
from lstm_sim.session import Session, Workspace
from lstm_sim.study_edits import set_comparison, set_power, set_sizes, set_slope

Deed = Callable[[Session], Session]


def put(*values: tuple[int, float], step: int | None = None) -> Deed:
    """Set inputs, each (column, value), at a step counted from 1; None is the one looked at."""

    def deed(session: Session) -> Session:
        for column, value in values:
            session = set_input(column, value, None if step is None else step - 1).apply(session)
        return session

    return deed


def all_of(*edits: Edit) -> Deed:
    def deed(session: Session) -> Session:
        for edit in edits:
            session = edit.apply(session)
        return session

    return deed


def to(step: int) -> Deed:
    return all_of(go_to_step(step - 1))


DEEDS: dict[str, Sequence[Deed]] = {
    "01-why-memory": (
        all_of(look_at(sentence=1, step=4)),
        all_of(choose_network(1)),
        all_of(set_sentence(1, "I want to leave Boston for Taipei on May 3rd")),
    ),
    "02-rnn-by-hand": (
        to(2),
        to(3),
        lambda session: put((0, 2), (1, 2), step=1)(put((0, 1), (1, 1), step=3)(session)),
    ),
    "03-elman-and-jordan": (all_of(choose_network(1)), all_of(look_at(step=3))),
    "04-both-directions": (all_of(choose_network(1)), all_of(look_at(reverse=True))),
    "05-memory-cell": (
        put((1, -4.0)),
        put((2, -4.0)),
        put((2, 4.0)),
        put((3, -4.0)),
        put((1, 4.0), (2, -4.0), (3, 4.0)),
    ),
    "06-hand-worked-run": (to(2), to(3), to(4), to(5), put((2, 1.0), step=3), put((1, -1.0), step=2)),
    "07-from-cell-to-lstm": (all_of(set_sizes(hidden=48)), all_of(choose_network(2)), all_of(choose_network(3))),
    "08-loss": (all_of(choose_network(1)), all_of(show_workspace(Workspace.GRADIENTS))),
    "09-through-time": (all_of(set_power(1.01)), all_of(set_power(0.99)), all_of(set_comparison(steps=300))),
    "10-rough-surface": (
        all_of(set_slope(threshold=100.0)),
        all_of(set_slope(threshold=15.0)),
        all_of(set_slope(start=(4.0, -2.0))),
    ),
    "11-why-the-lstm-keeps-its-gradient": (
        all_of(set_comparison(forget_bias=5.0)),
        all_of(set_comparison(forget_bias=-3.0)),
    ),
    "12-gru": (all_of(set_cell_type(CellType.GRU, True)), put((2, 4.0)), put((2, -4.0), (3, -4.0))),
}
