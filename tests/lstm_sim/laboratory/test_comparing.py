"""What a change did to the answers: the steps that answer otherwise, and the labels that tell it."""

from __future__ import annotations

import numpy as np

from lstm_sim.laboratory.comparing import changed_answers, largest_shift, telling_labels
from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.laboratory.reading import Known, Reading
from lstm_sim.networks.architecture import Architecture, Kind


def reading(probabilities: list[list[float]] | None, scores: list[list[float]] | None = None) -> Reading:
    shape = Architecture(Kind.LSTM, 2, 2, 3)
    known = Known(NetworkRef(Where.SHIPPED, "a"), "a", shape, None, frozenset(), ("x", "y", "z"), {}, None, 0, 1)
    shares = None if probabilities is None else np.array(probabilities)
    values = np.array(scores if probabilities is None else probabilities)
    answers = None if shares is None else shares.argmax(axis=1)
    tokens = tuple("abc")[: len(values)]
    return Reading(known, tokens, np.ones(len(values), dtype=bool), None, values, shares, answers, None)


BEFORE = reading([[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.2, 0.2, 0.6]])
AFTER = reading([[0.1, 0.2, 0.7], [0.1, 0.7, 0.2], [0.5, 0.1, 0.4]])


def test_the_steps_that_answer_otherwise() -> None:
    assert changed_answers(BEFORE, AFTER).tolist() == [0, 2]
    assert changed_answers(BEFORE, BEFORE).size == 0


def test_the_likeliest_of_either_in_the_order_they_had() -> None:
    assert telling_labels(BEFORE, AFTER, 0, 2) == (0, 2)  # x was likeliest, z is
    assert telling_labels(BEFORE, AFTER, 0, 3) == (0, 1, 2)
    assert telling_labels(BEFORE, AFTER, 2, 2) == (2, 0)
    assert telling_labels(BEFORE, BEFORE, 0, 9) == (0, 1, 2)


def test_numbers_have_no_labels_but_move() -> None:
    before, after = reading(None, [[0.1], [0.2], [0.3]]), reading(None, [[0.1], [-0.3], [0.4]])
    assert telling_labels(before, after, 0, 3) == () and changed_answers(before, after).size == 0
    step, shift = largest_shift(before, after)
    assert step == 1 and abs(shift - 0.5) < 1e-12
