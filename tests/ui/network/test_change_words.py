"""Changes to a network in words, those made in Cell too."""

from __future__ import annotations

import numpy as np
import pytest

from lstm_sim.cell import Quantity, Weights
from lstm_sim.interventions import Intervention, Mode, ReplacedUnit
from lstm_sim.laboratory.reach import TO_THE_END
from ui.network.change_words import change_detail, change_title, label_name, spoken_change

Q, SET, ADD = Quantity, Mode.SET, Mode.ADD
TOKENS = ("I", "want", "to", "arrive")


def change(quantity: Quantity, mode: Mode = SET, value: float = 0.0, **more: object) -> Intervention:
    return Intervention(0, quantity, mode, value, **more)  # type: ignore[arg-type]


SAID = [
    (change(Q.FORGET_GATE, units=(13,), steps=(3, TO_THE_END)), "Forget gate · unit 14", "shut from “arrive” on"),
    (change(Q.INPUT_GATE, value=1.0, units=(2, 4, 5)), "Input gate · units 3, 5, 6", "open at every step"),
    (change(Q.OUTPUT_GATE, value=0.25, steps=(0, 3)), "Output gate · all units", "set to 0.25 from “I” to “to”"),
    (change(Q.PREVIOUS_MEMORY, value=-1.0, steps=(2, 3)), "Memory before the step · all units", "set to −1.00 at “to”"),
    (change(Q.OUTPUT, units=(0,), steps=(9, 10)), "Output · unit 1", "silent at step 10"),
    (change(Q.CANDIDATE, ADD, 0.5, steps=(1, 2)), "Candidate · all units", "+0.50 added at “want”"),
    (change(Q.Z_F, value=-20.0, units=(3,), steps=(3, 4)), "Forget gate · unit 4", "set to −20.00 at “arrive”"),
    (change(Q.FORGET_GATE, value=1.5, steps=(1, 2)), "Forget gate · all units", "set to +1.50 at “want”"),
    (change(Q.PREVIOUS_OUTPUT, units=(1,)), "Output of the step before · unit 2", "set to +0.00 at every step"),
]


@pytest.mark.parametrize(("one", "title", "detail"), SAID)
def test_an_intervention_says_what_and_where(one: Intervention, title: str, detail: str) -> None:
    assert change_title(one, several=False) == (one.quantity, title)
    assert change_detail(one, TOKENS) == detail


def test_replaced_weights_are_told_too() -> None:
    weights = Weights(np.zeros((4, 1, 2)), np.zeros((4, 1, 3)), np.zeros((4, 1)))
    replaced = ReplacedUnit(1, 6, weights, reverse=True)
    assert change_title(replaced, several=True) == (None, "Weights of unit 7 · layer 2, backwards")
    assert change_detail(replaced, TOKENS) == "changed by hand in Cell"
    assert spoken_change(replaced, False, TOKENS) == "Weights of unit 7: changed by hand in Cell"


def test_a_change_is_said_in_one_sentence() -> None:
    one = change(Q.Z_F, value=-20.0, units=(3,), steps=(3, 4))
    assert spoken_change(one, True, TOKENS) == "z_f Forget gate · unit 4 · layer 1: set to −20.00 at “arrive”"


def test_labels_are_said_as_a_person_says_them() -> None:
    assert [label_name(x) for x in ("O", "B-time", "I-time", "Brussels")] == ["other", "time", "I-time", "Brussels"]
