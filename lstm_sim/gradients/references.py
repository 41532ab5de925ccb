"""The references of a sentence: what the user chose, else what the example says, else what the network answers."""

from __future__ import annotations

from lstm_sim.gradients.loss_terms import UNKNOWN
from lstm_sim.laboratory.reading import Reading
from lstm_sim.study import Wanted


def references_of(reading: Reading, wanted: Wanted) -> tuple[int, ...]:
    """The label that should come out at each step, as a place among the network's labels; UNKNOWN where there is none.

    Raises ValueError for a network that answers with numbers.
    """
    if reading.answers is None:
        raise ValueError("a network that answers with numbers has no labels")
    places = {label: k for k, label in enumerate(reading.network.labels)}
    found = [int(k) for k in reading.answers]
    if reading.references is not None:
        found = [places.get(label, UNKNOWN) for label in reading.references]
    if wanted.tokens == reading.tokens:
        found = [places.get(label, k) if label else k for label, k in zip(wanted.labels, found, strict=True)]
    return tuple(found)
