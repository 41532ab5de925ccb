"""Small networks, and what they are asked, for the tests of real networks' gradients."""

from __future__ import annotations

import numpy as np

from lstm_sim.data.vocabulary import Vocabulary
from lstm_sim.laboratory.lab import Lab, Look, NetworkRef, Where
from lstm_sim.laboratory.loading import Loaded
from lstm_sim.laboratory.reading import Known
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.network import Network

WORDS = ("<unknown>", "i", "arrive", "leave", "to", "taipei", "on")
LABELS = ("other", "departure", "destination")


def loaded(kind: Kind = Kind.LSTM, numbers: bool = False, **more: object) -> Loaded:
    """An untrained network of 5 units, of words or of numbers."""
    if numbers:
        shape = Architecture(kind, 5, 2, 1, head=Head.REGRESSION, **more)  # type: ignore[arg-type]
    else:
        shape = Architecture(kind, 5, 4, len(LABELS), vocabulary_size=len(WORDS), **more)  # type: ignore[arg-type]
    ref = NetworkRef(Where.SHIPPED, "made")
    labels = () if numbers else LABELS
    known = Known(ref, "made", shape, None, frozenset(), labels, shape.parameter_counts(), None, 0, 1)
    return Loaded(known, Network(shape, seed=5), None if numbers else Vocabulary(WORDS, (), LABELS), None)


def lab(*sentences: str, numbers: np.ndarray | None = None) -> Lab:
    """A lab of these sentences, the first looked at."""
    return Lab(networks=(), sentences=sentences or ("i arrive taipei",), numbers=numbers, look=Look())
