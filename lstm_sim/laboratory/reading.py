"""What networks answer: each Reading is one network over one sequence, the LabFrame all that the workspace draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray
from lstm_sim.errors import InputError
from lstm_sim.laboratory.lab import Lab, NetworkRef
from lstm_sim.network_trace import LayerTrace, NetworkTrace
from lstm_sim.networks.architecture import Architecture
from lstm_sim.training.config import Config


@dataclass(frozen=True, eq=False)
class Known:
    """A network as the window knows it.

    Attributes:
        ref: where it is kept.
        title: what it is called on screen: the name of its file or run.
        architecture, config: what it is; config is None for a network that was not trained here.
        words, labels: what it reads and answers; empty where those are numbers.
        parameters: of each part, by name.
        score: of each 1, on dev: F1 of spans, else accuracy; None if it was never evaluated.
        step: of its training, for a run that is being followed; 0 otherwise.
        version: changes whenever its weights do.
    """

    ref: NetworkRef
    title: str
    architecture: Architecture
    config: Config | None
    words: frozenset[str]
    labels: tuple[str, ...]
    parameters: dict[str, int]
    score: float | None
    step: int
    version: int

    @property
    def reads_words(self) -> bool:
        """True for words or symbols, False for numbers."""
        return self.architecture.reads_words


@dataclass(frozen=True, eq=False)
class Reading:
    """One network over one sequence of T steps.

    Attributes:
        network: which.
        tokens: what it read, word by word; for numbers, the numbers of the steps.
        known: (T,), False where a word was never seen in training.
        inputs: (T, I), the numbers it read; None for words.
        scores: (T, K), what its output layer gave.
        probabilities: (T, K); None for numbers.
        answers: (T,), the label of each step; None for numbers.
        trace: every value, B = 1; None for a network that is not looked into.
        targets: (T, K), the numbers that should be answered, nan where none is asked for; None where not known.
        references: T labels that should be answered, "" where none is asked for; None where not known.
    """

    network: Known
    tokens: tuple[str, ...]
    known: NDArray[np.bool_]
    inputs: FloatArray | None
    scores: FloatArray
    probabilities: FloatArray | None
    answers: NDArray[np.int64] | None
    trace: NetworkTrace | None
    targets: FloatArray | None = None
    references: tuple[str, ...] | None = None

    @property
    def steps(self) -> int:
        """T."""
        return len(self.tokens)

    def label(self, step: int) -> str:
        """The label answered at a step; empty for numbers."""
        return "" if self.answers is None else self.network.labels[int(self.answers[step])]

    def probability(self, step: int) -> float:
        """Of the label answered at a step; nan for numbers."""
        if self.answers is None or self.probabilities is None:
            return float("nan")
        return float(self.probabilities[step, int(self.answers[step])])


@dataclass(frozen=True, eq=False)
class Examples:
    """What can be picked for one network.

    Attributes:
        texts: sentences, or symbols parted by spaces; empty for numbers.
        references: for each text, the labels that should be answered; "" where none is asked for.
        numbers: sequences (T, I); empty for words.
        targets: for each of them (T, K), nan where nothing is asked for.
    """

    texts: tuple[str, ...] = ()
    references: tuple[tuple[str, ...], ...] = ()
    numbers: tuple[FloatArray, ...] = ()
    targets: tuple[FloatArray, ...] = ()

    def reference(self, tokens: tuple[str, ...]) -> tuple[str, ...] | None:
        """What should be answered to these tokens, if they are one of the examples."""
        text = " ".join(tokens)
        return next((r for t, r in zip(self.texts, self.references, strict=True) if t == text), None)


@dataclass(frozen=True, eq=False)
class LabFrame:
    """What the Network workspace shows of one Lab.

    Parts that did not change are the same objects as in the frame before.

    Attributes:
        lab: what was asked.
        rows: for each sequence, a Reading of each network that could answer, in the lab's order.
        before: the chosen network over the chosen sequence, as it is; None where there is none.
        after: the same with the changes that are on; `before` itself where there are none.
        order: the units of the layer looked at, sorted as asked.
        examples: what can be picked for the chosen network.
        problems: for each network (and the changes) that could not answer, why.
        chosen: the network that is looked into, whether it could answer or not; None where there is none.
    """

    lab: Lab
    rows: tuple[tuple[Reading, ...], ...]
    before: Reading | None
    after: Reading | None
    order: NDArray[np.int64]
    examples: Examples
    problems: tuple[tuple[NetworkRef | None, InputError], ...] = ()
    chosen: Known | None = None

    @property
    def layer(self) -> LayerTrace | None:
        """The layer and direction looked at, with the changes that are on."""
        return _layer(self.after, self.lab)

    @property
    def layer_before(self) -> LayerTrace | None:
        """The same without them."""
        return _layer(self.before, self.lab)

    def with_changes(self, reading: Reading) -> Reading:
        """One of the rows' readings as it is with the changes that are on; itself where they are not about it."""
        return self.after if self.after is not None and reading is self.before else reading

    def problem_of(self, ref: NetworkRef | None) -> InputError | None:
        """Why a network could not answer; None if it could."""
        return next((error for of, error in self.problems if of == ref), None)


def _layer(reading: Reading | None, lab: Lab) -> LayerTrace | None:
    if reading is None or reading.trace is None:
        return None
    look = lab.look
    return next((x for x in reading.trace.layers if (x.layer, x.reverse) == (look.layer, look.reverse)), None)


def in_sequence(layer: LayerTrace, values: NDArray[Any]) -> NDArray[Any]:
    """Values (T, 1, …) of a layer of a Reading as (T, …), in the order of the sequence."""
    steps = int(layer.lengths[0])
    ordered: NDArray[Any] = layer.in_time(values)[:steps, 0]
    return ordered
