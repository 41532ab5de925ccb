"""What is told of a network's answer: labels, layers in the order of the sequence, and what could not be answered."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from lstm_sim.cell import Quantity
from lstm_sim.errors import InputError
from lstm_sim.laboratory.lab import Lab, Look, NetworkRef, Where
from lstm_sim.laboratory.reading import Examples, Known, LabFrame, Reading, in_sequence
from lstm_sim.networks.architecture import Architecture, Kind
from lstm_sim.networks.network import Inputs
from lstm_sim.networks.tracing import trace
from tests.lstm_sim.networks.samples import random_inputs, random_network

SHAPE = Architecture(Kind.LSTM, 4, 3, 5, layers=2, bidirectional=True, vocabulary_size=7)
REF = NetworkRef(Where.SHIPPED, "n")


def reading() -> Reading:
    inputs = random_inputs(SHAPE)
    found = trace(random_network(SHAPE), Inputs(inputs.values[:, :1], inputs.lengths[:1]))
    assert found.probabilities is not None and found.answers is not None
    known = Known(REF, "n", SHAPE, None, frozenset(), tuple("vwxyz"), {}, None, 0, 1)
    return Reading(
        known, tuple("abcdef"), np.ones(6, dtype=bool), None, found.scores[:, 0], found.probabilities[:, 0],
        found.answers[:, 0], found,
    )  # fmt: skip


def frame(look: Look, one: Reading) -> LabFrame:
    lab = Lab(networks=(REF,), look=look)
    return LabFrame(
        lab, ((one,),), one, one, np.arange(4), Examples(), ((None, InputError("no")), (REF, InputError("x")))
    )


def test_the_label_and_its_probability() -> None:
    one = reading()
    for step in range(6):
        assert one.label(step) == "vwxyz"[int(one.scores[step].argmax())]
        assert one.probability(step) == one.probabilities[step].max()  # type: ignore[index]
    numbers = replace(one, answers=None, probabilities=None)
    assert numbers.label(0) == "" and np.isnan(numbers.probability(0))


def test_the_layer_looked_at() -> None:
    one = reading()
    for layer in range(2):
        for reverse in (False, True):
            found = frame(Look(layer=layer, reverse=reverse), one).layer
            assert found is not None and (found.layer, found.reverse) == (layer, reverse)
    assert frame(Look(layer=2), one).layer is None
    assert frame(Look(), replace(one, trace=None)).layer is None
    assert frame(Look(), one).layer_before is frame(Look(), one).layer


def test_values_in_the_order_of_the_sequence() -> None:
    """What the backward direction gave for a word stands at that word."""
    one = reading()
    assert one.trace is not None
    forward, backward = one.trace.layers[:2]
    np.testing.assert_array_equal(in_sequence(forward, forward[Quantity.OUTPUT]), forward[Quantity.OUTPUT][:, 0])
    turned = in_sequence(backward, backward[Quantity.OUTPUT])
    np.testing.assert_array_equal(turned, backward[Quantity.OUTPUT][::-1, 0])
    joined = one.trace.layers[2].run.inputs[:, 0]  # what the next layer reads
    np.testing.assert_array_equal(joined[:, 4:], turned)
    assert in_sequence(backward, backward.from_input).shape == (6, 4, 4)


def test_problems_by_network() -> None:
    found = frame(Look(), reading())
    assert str(found.problem_of(None)) == "no" and str(found.problem_of(REF)) == "x"
    assert found.problem_of(NetworkRef(Where.RUN, "n")) is None
