"""How well a network answers: loss, accuracy, and precision, recall and F1 of spans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress

import torch

from lstm_sim.data.batches import Data, TaggedSentences, in_order
from lstm_sim.data.long_lag import SOLVED_WITHIN
from lstm_sim.data.sentences import spans
from lstm_sim.data.vocabulary import Vocabulary
from lstm_sim.networks.architecture import Head
from lstm_sim.networks.loss import loss_sum
from lstm_sim.networks.network import Network

EVALUATION_BATCH = 128


@dataclass(frozen=True)
class SpanScores:
    """Precision, recall and F1 of spans, each of 1; a span counts if its name and both its ends are right."""

    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True)
class Scores:
    """What an evaluation found.

    Attributes:
        loss: per label asked for, or per step asked for where the answers are numbers.
        accuracy: share of labels that are right; for numbers, of the steps asked for whose every one is within 0.04.
        spans: of all spans; None where the task has none.
        by_label: the same for each name of a span, those that only the answers have too.
        confusion: how often each label (outer key) was answered by each (inner key); empty for numbers.
        error: root of the mean squared error; None for labels.
    """

    loss: float
    accuracy: float
    spans: SpanScores | None = None
    by_label: dict[str, SpanScores] = field(default_factory=dict)
    confusion: dict[str, dict[str, int]] = field(default_factory=dict)
    error: float | None = None

    @property
    def best_by(self) -> float:
        """What early stopping and the choice of the best weights go by: more is better."""
        if self.spans is not None and self.spans.support:
            return self.spans.f1
        return -self.error if self.error is not None else self.accuracy - 1e-3 * self.loss


def span_scores(
    references: Sequence[Sequence[str]], answers: Sequence[Sequence[str]]
) -> tuple[SpanScores, dict[str, SpanScores]]:
    """The scores of all spans and of each name, from IOB2 labels.

    The convention is that of conlleval (Tjong Kim Sang & Buchholz 2000): an I- that goes on with nothing, or follows
    another name, begins a span; a score with nothing to divide by is 0.
    """
    found, wanted, right = Counter[str](), Counter[str](), Counter[str]()
    for reference, answer in zip(references, answers, strict=True):
        in_reference, in_answer = spans(reference), spans(answer)
        wanted.update(name for name, _, _ in in_reference)
        found.update(name for name, _, _ in in_answer)
        right.update(name for name, _, _ in in_reference & in_answer)
    names = sorted(wanted.keys() | found.keys())
    by_label = {name: _span_scores(right[name], found[name], wanted[name]) for name in names}
    return _span_scores(right.total(), found.total(), wanted.total()), by_label


def _span_scores(right: int, found: int, wanted: int) -> SpanScores:
    return SpanScores(right / max(found, 1), right / max(wanted, 1), 2 * right / max(found + wanted, 1), wanted)


def answers_of(network: Network, data: TaggedSentences, vocabulary: Vocabulary) -> list[list[str]]:
    """The network's labels for every sentence, in the order of the data."""
    answers: list[list[str]] = [[] for _ in range(len(data))]
    with Evaluating(network):
        for batch in in_order(data, EVALUATION_BATCH):
            moved = batch.to(network.device)
            decoded = network.decode(network(moved.inputs), moved.inputs.lengths).t().tolist()
            for place, row in zip(batch.places, decoded, strict=True):
                answers[place] = [vocabulary.labels[k] for k in row[: data.lengths[place]]]
    return answers


def evaluate(network: Network, data: Data, vocabulary: Vocabulary | None) -> Scores:
    """Every score of a network on one split."""
    if network.architecture.head is Head.REGRESSION:
        return _evaluate_numbers(network, data)
    assert vocabulary is not None
    total, asked = 0.0, 0
    references: list[list[str]] = [[] for _ in range(len(data))]
    answers: list[list[str]] = [[] for _ in range(len(data))]
    with Evaluating(network):
        for batch in in_order(data, EVALUATION_BATCH):
            moved = batch.to(network.device)
            scores = network(moved.inputs)
            total += loss_sum(network, scores, moved).item()
            asked += int(batch.counted.sum())
            # Whole batches as plain numbers: a tensor for each sentence would cost more than the network itself.
            decoded = network.decode(scores, moved.inputs.lengths).t().tolist()
            wanted, counted = batch.targets.t().tolist(), batch.counted.t().tolist()
            for row, place in enumerate(batch.places):
                if isinstance(data, TaggedSentences):
                    # A label that training never showed is in the sentence, though no index stands for it.
                    references[place] = list(data.sentences[place].labels)
                    chosen = decoded[row][: data.lengths[place]]
                else:
                    references[place] = [vocabulary.labels[k] for k in compress(wanted[row], counted[row])]
                    chosen = list(compress(decoded[row], counted[row]))
                answers[place] = [vocabulary.labels[k] for k in chosen]
    confusion = _confusion(references, answers)
    tokens = sum(map(len, references))
    accuracy = sum(row.get(label, 0) for label, row in confusion.items()) / max(tokens, 1)
    loss = total / max(asked, 1)
    if not isinstance(data, TaggedSentences):
        return Scores(loss, accuracy, confusion=confusion)
    overall, by_label = span_scores(references, answers)
    return Scores(loss, accuracy, overall, by_label, confusion)


def _evaluate_numbers(network: Network, data: Data) -> Scores:
    total, squares, right, asked = 0.0, 0.0, 0, 0
    with Evaluating(network):
        for batch in in_order(data, EVALUATION_BATCH):
            moved = batch.to(network.device)
            scores = network(moved.inputs)
            total += loss_sum(network, scores, moved).item()
            error = (scores.cpu() - batch.targets)[batch.counted].double()
            squares += float(error.square().mean(1).sum())
            right += int((error.abs() < SOLVED_WITHIN).all(1).sum())
            asked += len(error)
    return Scores(total / max(asked, 1), right / max(asked, 1), error=(squares / max(asked, 1)) ** 0.5)


def _confusion(references: list[list[str]], answers: list[list[str]]) -> dict[str, dict[str, int]]:
    pairs = Counter(
        pair for wanted, said in zip(references, answers, strict=True) for pair in zip(wanted, said, strict=True)
    )
    table: dict[str, dict[str, int]] = {}
    for (reference, answer), count in sorted(pairs.items()):
        table.setdefault(reference, {})[answer] = count
    return table


class Evaluating:
    """While it lasts the network neither leaves anything out nor keeps anything for gradients."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._was_training = network.training
        self._no_grad = torch.no_grad()

    def __enter__(self) -> None:
        self._network.eval()
        self._no_grad.__enter__()

    def __exit__(self, *error: object) -> None:
        self._no_grad.__exit__(*error)
        self._network.train(self._was_training)
