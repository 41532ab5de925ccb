"""How well a network answers: loss, accuracy, and precision, recall and F1 of spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from nervaluate import Evaluator

from lstm_sim.data.batches import Data, TaggedSentences, in_order
from lstm_sim.data.long_lag import SOLVED_WITHIN
from lstm_sim.data.sentences import OUTSIDE
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
        loss: per label or number asked for.
        accuracy: share of labels that are right; for numbers, of those within 0.04 of the reference.
        spans: of all spans; None where the task has none.
        by_label: the same for each name of a span.
        confusion: how often each (reference, answer) pair of labels occurred; by label name.
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
        if self.spans is not None:
            return self.spans.f1
        return -self.error if self.error is not None else self.accuracy - 1e-3 * self.loss


def span_scores(
    references: Sequence[Sequence[str]], answers: Sequence[Sequence[str]]
) -> tuple[SpanScores, dict[str, SpanScores]]:
    """The scores of all spans and of each name, from IOB2 labels (CoNLL's measure)."""
    names = sorted({label[2:] for labels in [*references, *answers] for label in labels if label != OUTSIDE})
    if not names:
        return SpanScores(1.0, 1.0, 1.0, 0), {}
    result = Evaluator(references, answers, tags=names, loader="list").evaluate()

    def scores(found: dict[str, object]) -> SpanScores:
        strict = found["strict"]
        return SpanScores(strict.precision, strict.recall, strict.f1, strict.possible)  # type: ignore[attr-defined]

    return scores(result["overall"]), {name: scores(result["entities"][name]) for name in names}


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
    total, counted, right, squares = 0.0, 0, 0, 0.0
    answers: dict[int, list[int]] = {}
    references: dict[int, list[int]] = {}
    regression = network.architecture.head is Head.REGRESSION
    with Evaluating(network):
        for batch in in_order(data, EVALUATION_BATCH):
            moved = batch.to(network.device)
            scores = network(moved.inputs)
            total += loss_sum(network, scores, moved).item()
            asked = moved.counted
            counted += int(asked.sum())
            if regression:
                error = (scores - moved.targets)[asked].double()
                squares += float(error.square().mean(1).sum())
                right += int((error.abs() < SOLVED_WITHIN).all(1).sum())
                continue
            decoded = network.decode(scores, moved.inputs.lengths)
            right += int((decoded == moved.targets)[asked].sum())
            marked = torch.where(asked, moved.targets, -1)
            for column, place in enumerate(batch.places):
                answers[place], references[place] = decoded[:, column].tolist(), marked[:, column].tolist()
    share = right / max(counted, 1)
    loss = total / max(counted, 1)
    if regression:
        return Scores(loss, share, error=(squares / max(counted, 1)) ** 0.5)
    assert vocabulary is not None
    confusion = _confusion(references, answers, vocabulary)
    if not isinstance(data, TaggedSentences):
        return Scores(loss, share, confusion=confusion)
    # A reference label that training never showed is in the sentences, though no index stands for it.
    order = range(len(data))
    said = [[vocabulary.labels[k] for k in answers[place][: data.lengths[place]]] for place in order]
    wanted = [list(data.sentences[place].labels) for place in order]
    tokens = sum(map(len, wanted))
    overall, by_label = span_scores(wanted, said)
    return Scores(loss, right / max(tokens, 1), overall, by_label, confusion)


def _confusion(
    references: dict[int, list[int]], answers: dict[int, list[int]], vocabulary: Vocabulary
) -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {}
    for place, wanted in references.items():
        for reference, answer in zip(wanted, answers[place], strict=True):
            if reference >= 0:
                row = table.setdefault(vocabulary.labels[reference], {})
                row[vocabulary.labels[answer]] = row.get(vocabulary.labels[answer], 0) + 1
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
