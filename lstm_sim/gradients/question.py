"""What a network is asked, so that there is a loss: some sequences, and what should be answered at each step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray
from lstm_sim.errors import InputError, said
from lstm_sim.gradients.loss_terms import UNKNOWN
from lstm_sim.laboratory.lab import Lab
from lstm_sim.laboratory.reading import Examples, Known
from lstm_sim.laboratory.tokens import tokens_of
from lstm_sim.networks.architecture import Head
from lstm_sim.study import Over, Wanted

if TYPE_CHECKING:
    import torch

    from lstm_sim.data.batches import Batch
    from lstm_sim.laboratory.loading import Loaded
    from lstm_sim.networks.network import Inputs, Network

MOST_EXAMPLES = 20
"""Held-out sequences over which a loss is taken."""


class Reference(StrEnum):
    """Where it is known from what should be answered."""

    CHOSEN = "chosen"
    """The user said so."""
    EXAMPLE = "example"
    """It is one of the task's own sequences."""
    OWN = "own"
    """It is not known: the network's own answers count as right."""


@dataclass(frozen=True, eq=False)
class Question:
    """A network and a batch.

    Attributes:
        known: the network, as the window knows it.
        network: its weights; they may change where a run is followed, so whoever keeps them copies them.
        batch: what it reads and should answer.
        texts: of each sequence, what stands at each step.
        references: where the answers of the sequences are known from.
        words: of the network's vocabulary, in the order of their vectors; empty for numbers.
    """

    known: Known
    network: Network
    batch: Batch
    texts: tuple[tuple[str, ...], ...]
    references: frozenset[Reference]
    words: tuple[str, ...] = ()

    def asked_at_last(self) -> Question:
        """The same, asked for the last answer of each sequence only."""
        import torch

        counted = self.batch.counted
        steps = torch.arange(len(counted))[:, None]
        last = torch.where(counted, steps, -1).amax(0)
        return replace(self, batch=replace(self.batch, counted=steps == last))


def material_of(lab: Lab, over: Over) -> tuple[object, ...]:
    """What a question depends on in a lab, apart from the network: two that are equal ask the same."""
    if over is Over.EXAMPLES:
        return (over,)
    numbers = None if lab.numbers is None else (lab.numbers.shape, lab.numbers.tobytes())
    return over, _sentences(lab, over), numbers, lab.example


def _sentences(lab: Lab, over: Over) -> tuple[str, ...]:
    if over is Over.SENTENCES:
        return lab.sentences
    return lab.sentences[min(lab.look.sentence, len(lab.sentences) - 1) :][:1]


def question_of(lab: Lab, wanted: Wanted, loaded: Loaded, examples: Examples, over: Over) -> Question:
    """What `loaded` is asked in a lab. Raises InputError where it has no loss, or nothing to read."""
    head = loaded.known.architecture.head
    if head is Head.HIDDEN:
        raise InputError("It has no output layer, and so no loss.", remedy="Choose another network.")
    return _words(lab, wanted, loaded, examples, over) if loaded.vocabulary else _numbers(lab, loaded, examples, over)


def _words(lab: Lab, wanted: Wanted, loaded: Loaded, examples: Examples, over: Over) -> Question:
    from lstm_sim.data.batches import Batch, TaggedSentences
    from lstm_sim.data.sentences import OUTSIDE, Sentence

    vocabulary = loaded.vocabulary
    assert vocabulary is not None
    chosen = examples.texts[:MOST_EXAMPLES] if over is Over.EXAMPLES else _sentences(lab, over)
    if not chosen:
        raise _no_examples(loaded)
    found = [tokens_of(text, vocabulary, loaded.known.config) for text in chosen]
    texts = tuple(tokens for tokens in found if tokens)
    if not texts:
        raise InputError("There is no word in the sentence.", remedy="Type one in Network.")
    sentences = [Sentence(tokens, (OUTSIDE,) * len(tokens)) for tokens in texts]
    read = TaggedSentences(sentences, vocabulary).batch(range(len(texts)))
    targets = np.array(_own_labels(loaded.network, read.inputs))
    counted = np.zeros(targets.shape, dtype=bool)
    places = {label: k for k, label in enumerate(loaded.known.labels)}
    sources = set()
    for column, tokens in enumerate(texts):
        known, by_user = examples.reference(tokens), wanted.labels if wanted.tokens == tokens else ()
        sources.add(Reference.CHOSEN if by_user else Reference.OWN if known is None else Reference.EXAMPLE)
        for step in range(len(tokens)):
            label = by_user[step] if by_user and by_user[step] else None if known is None else known[step]
            index = int(targets[step, column]) if label is None else places.get(label, UNKNOWN)
            counted[step, column] = index != UNKNOWN
            if index != UNKNOWN:
                targets[step, column] = index
    batch = Batch(read.inputs, _tensor(targets), _tensor(counted), read.places)
    return Question(loaded.known, loaded.network, batch, texts, frozenset(sources), tuple(vocabulary.words))


def _numbers(lab: Lab, loaded: Loaded, examples: Examples, over: Over) -> Question:
    import torch

    from lstm_sim.data.batches import Batch
    from lstm_sim.networks.network import Inputs

    if over is Over.EXAMPLES and loaded.known.config is None:
        raise _no_examples(loaded)
    if over is Over.EXAMPLES:
        numbers, targets = examples.numbers[:MOST_EXAMPLES], examples.targets[:MOST_EXAMPLES]
    elif lab.numbers is None:
        place = lab.example % len(examples.numbers)
        numbers, targets = examples.numbers[place : place + 1], examples.targets[place : place + 1]
    else:
        width, shape = loaded.known.architecture.outputs, lab.numbers.shape
        numbers, targets = (lab.numbers,), (np.full((shape[0], width), np.nan),)
    inputs_wide = loaded.known.architecture.embedding_size
    if numbers[0].shape[1] != inputs_wide:
        raise InputError(
            said(
                "{0} reads {1} numbers at each step; the sequence has {2}.",
                loaded.known.title,
                inputs_wide,
                numbers[0].shape[1],
            ),
            remedy=said("Give a sequence of {0} columns.", inputs_wide),
        )
    values, asked = (_scaled(loaded, np.stack(arrays, axis=1)) for arrays in (numbers, targets))
    dtype = next(loaded.network.parameters()).dtype
    steps, count = values.shape[:2]
    inputs = Inputs(_tensor(values).to(dtype), torch.full((count,), steps))
    counted: NDArray[np.bool_] = np.asarray(np.isfinite(asked).all(axis=2))
    source = Reference.EXAMPLE if counted.any() else Reference.OWN
    if source is Reference.OWN:
        with torch.no_grad():
            asked = loaded.network.eval()(inputs).numpy().astype(np.float64)
        counted[:] = True
    batch = Batch(inputs, _tensor(np.where(counted[..., None], asked, 0.0)), _tensor(counted), tuple(range(count)))
    texts = tuple(tuple(str(t + 1) for t in range(steps)) for _ in range(count))
    return Question(loaded.known, loaded.network, batch, texts, frozenset({source}))


def _scaled(loaded: Loaded, values: FloatArray) -> FloatArray:
    return values if loaded.scaling is None else loaded.scaling.scaled(values)


def _own_labels(network: Network, inputs: Inputs) -> NDArray[np.int64]:
    """(T, B), what the network answers as it stands."""
    import torch

    with torch.no_grad():
        found: NDArray[np.int64] = network.decode(network.eval()(inputs), inputs.lengths).numpy()
    return found


def _no_examples(loaded: Loaded) -> InputError:
    return InputError(
        said("There are no held-out sequences of {0} here.", loaded.known.title),
        remedy="Take the sentence that stands in Network.",
    )


def _tensor(array: NDArray[np.generic]) -> torch.Tensor:
    import torch

    return torch.from_numpy(np.ascontiguousarray(array))
