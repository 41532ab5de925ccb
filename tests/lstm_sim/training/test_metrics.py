"""Metrics: spans against seqeval, tables by hand, and evaluation that changes nothing."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_sim.data.batches import Sequences, TaggedSentences
from lstm_sim.data.sentences import Sentence
from lstm_sim.data.vocabulary import Vocabulary
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.network import Inputs, Network
from lstm_sim.training.metrics import Scores, SpanScores, answers_of, evaluate, span_scores
from tests.lstm_sim.training.samples import begin, full_config, write_corpus

LABELS = ["O", "O", "B-to", "I-to", "B-from", "I-from", "B-to.city", "I-to.city", "B-a-b", "I-a-b"]
pairs = st.lists(
    st.integers(1, 9).flatmap(
        lambda size: st.tuples(*(st.lists(st.sampled_from(LABELS), min_size=size, max_size=size) for _ in range(2)))
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None, max_examples=150)
@given(pairs)
def test_spans_are_counted_as_seqeval_counts_them(sentences: list[tuple[list[str], list[str]]]) -> None:
    """Any labels at all, I- that open a span, change its name or follow O among them."""
    from seqeval.metrics.sequence_labeling import get_entities, precision_recall_fscore_support

    references, answers = [s[0] for s in sentences], [s[1] for s in sentences]
    overall, by_label = span_scores(references, answers)
    names = sorted({name for labels in (*references, *answers) for name, _, _ in get_entities(labels)})
    assert list(by_label) == names
    if not names:
        assert overall == SpanScores(0.0, 0.0, 0.0, 0)
        return
    micro = precision_recall_fscore_support(references, answers, average="micro", zero_division=0)
    assert (overall.precision, overall.recall, overall.f1) == pytest.approx(micro[:3], abs=1e-12)
    each = precision_recall_fscore_support(references, answers, average=None, zero_division=0)
    for k, name in enumerate(names):
        found = by_label[name]
        assert (found.precision, found.recall, found.f1, found.support) == pytest.approx(
            tuple(column[k] for column in each), abs=1e-12
        )


def test_spans_by_hand() -> None:
    references = [["B-to", "I-to", "O", "B-time"], ["O", "B-to"]]
    answers = [["I-to", "I-to", "O", "B-to"], ["B-time", "B-to"]]
    overall, by_label = span_scores(references, answers)
    # An I- that goes on with nothing begins a span: 2 of the 4 found and of the 3 wanted are right.
    assert overall == SpanScores(0.5, 2 / 3, 4 / 7, 3)
    assert by_label == {"time": SpanScores(0.0, 0.0, 0.0, 1), "to": SpanScores(2 / 3, 1.0, 0.8, 2)}


def test_no_answer_at_all_is_zero_everywhere() -> None:
    assert span_scores([["B-to"]], [["O"]])[0] == SpanScores(0.0, 0.0, 0.0, 1)
    assert span_scores([["O"]], [["B-to"]])[0] == SpanScores(0.0, 0.0, 0.0, 0)
    assert span_scores([], []) == (SpanScores(0.0, 0.0, 0.0, 0), {})


def test_the_best_goes_by_spans_then_by_accuracy_then_by_error() -> None:
    assert Scores(3.0, 0.9, SpanScores(0.5, 0.5, 0.4, 7)).best_by == 0.4
    assert Scores(2.0, 0.9, SpanScores(0.0, 0.0, 0.0, 0)).best_by == pytest.approx(0.898)
    assert Scores(2.0, 0.9).best_by > Scores(3.0, 0.9).best_by
    assert Scores(2.0, 0.9).best_by < Scores(9.0, 0.92).best_by
    assert Scores(2.0, 0.9, error=0.3).best_by == -0.3


class Fixed(Network):
    """A network whose scores are given: what it answers to a sentence of n words are the first n of `answers`."""

    def __init__(self, answers: list[int], labels: int) -> None:
        super().__init__(Architecture(Kind.ELMAN, 1, 1, labels, vocabulary_size=9))
        self.answers = torch.tensor(answers)

    def forward(self, inputs: Inputs) -> torch.Tensor:
        steps, batch = inputs.values.shape
        scores = torch.zeros(steps, batch, self.architecture.outputs)
        scores[torch.arange(steps), :, self.answers[:steps]] = math.log(3.0)
        return scores


def test_loss_accuracy_and_confusion_by_hand() -> None:
    vocabulary = Vocabulary(("<unknown>", "a", "b"), ("", "<unknown>"), ("O", "B-x", "I-x"))
    sentences = [
        Sentence(("a", "b", "a"), ("O", "B-x", "I-x")),
        Sentence(("b",), ("B-x",)),
        Sentence(("a", "a"), ("O", "B-new")),  # a label that training never showed
    ]
    network = Fixed([0, 1, 1], 3)
    scores = evaluate(network, TaggedSentences(sentences, vocabulary), vocabulary)
    assert scores.accuracy == pytest.approx(3 / 6)
    # A right answer costs −log(3/5), a wrong one −log(1/5); the unknown label is not asked for.
    assert scores.loss == pytest.approx(-(3 * math.log(0.6) + 2 * math.log(0.2)) / 5, rel=1e-6)
    assert scores.confusion == {
        "B-new": {"B-x": 1}, "B-x": {"B-x": 1, "O": 1}, "I-x": {"B-x": 1}, "O": {"O": 2},
    }  # fmt: skip
    assert scores.spans == SpanScores(0.0, 0.0, 0.0, 3)
    assert scores.by_label == {"new": SpanScores(0.0, 0.0, 0.0, 1), "x": SpanScores(0.0, 0.0, 0.0, 2)}
    assert answers_of(network, TaggedSentences(sentences, vocabulary), vocabulary) == [
        ["O", "B-x", "B-x"], ["O"], ["O", "B-x"],
    ]  # fmt: skip


def test_the_loss_of_a_crf_is_per_label_too(tmp_path: Path) -> None:
    run = begin(full_config(write_corpus(tmp_path)))
    data, vocabulary = run.problem.training_data(0), run.problem.vocabulary
    network = run.network.eval()
    total = 0.0
    for place in range(len(data)):
        batch = data.batch([place])
        scores = network(batch.inputs)
        total -= network.crf.log_likelihood(scores, batch.targets, batch.inputs.lengths).item()
    assert evaluate(network, data, vocabulary).loss == pytest.approx(total / data.lengths.sum(), rel=1e-5)


def test_sequences_count_only_what_is_asked_for() -> None:
    vocabulary = Vocabulary(("<unknown>", "a"), ("", "<unknown>"), ("even", "odd"))
    inputs = np.ones((2, 3), dtype=np.int64)
    targets = np.array([[0, 1, 1], [0, 0, 0]])
    counted = np.array([[False, True, True], [False, False, True]])
    scores = evaluate(Fixed([1, 1, 0], 2), Sequences(inputs, targets, counted), vocabulary)
    assert scores.accuracy == pytest.approx(2 / 3)
    assert scores.confusion == {"even": {"even": 1}, "odd": {"even": 1, "odd": 1}}
    assert scores.spans is None and scores.error is None


def test_numbers_have_an_error() -> None:
    network = Network(Architecture(Kind.ELMAN, 1, 1, 2, head=Head.REGRESSION))
    network.forward = lambda inputs: torch.zeros(*inputs.values.shape[:2], 2)  # type: ignore[method-assign]
    targets = np.zeros((2, 3, 2))
    targets[0, 2], targets[1, 2] = (0.03, -0.03), (0.03, 0.5)
    counted = np.zeros((2, 3), dtype=bool)
    counted[:, 2] = True
    scores = evaluate(network, Sequences(np.zeros((2, 3, 1)), targets, counted), None)
    squares = [0.03**2 * 2, 0.03**2 + 0.5**2]
    assert scores.accuracy == 0.5
    assert scores.error == pytest.approx(math.sqrt(sum(squares) / 4), rel=1e-6)
    assert scores.loss == pytest.approx(sum(squares) / 4, rel=1e-6)
    assert scores.confusion == {} and scores.spans is None


def test_nothing_to_evaluate_is_zero() -> None:
    vocabulary = Vocabulary(("<unknown>",), ("", "<unknown>"), ("O",))
    assert evaluate(Fixed([0], 1), TaggedSentences([], vocabulary), vocabulary) == Scores(
        0.0, 0.0, SpanScores(0.0, 0.0, 0.0, 0)
    )


def test_evaluation_leaves_everything_as_it_was(tmp_path: Path) -> None:
    run = begin(full_config(write_corpus(tmp_path), dropout=0.5))
    steps = run.advance()
    next(steps)
    run.network.train()
    before = run.state()
    assert run.problem.dev is not None
    one, same = (evaluate(run.network, run.problem.dev, run.problem.vocabulary) for _ in range(2))
    assert one == same
    assert run.network.training and torch.is_grad_enabled()
    for name, tensor in run.state().tensors.items():
        assert torch.equal(tensor, before.tensors[name]), name


def test_evaluation_ends_cleanly_after_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = begin(full_config(write_corpus(tmp_path)))
    run.network.train()
    monkeypatch.setattr(run.network, "decode", lambda *_: 1 / 0)
    assert run.problem.dev is not None
    with pytest.raises(ZeroDivisionError):
        evaluate(run.network, run.problem.dev, run.problem.vocabulary)
    assert run.network.training and torch.is_grad_enabled()


def test_the_order_of_the_sentences_does_not_matter(tmp_path: Path) -> None:
    run = begin(full_config(write_corpus(tmp_path)))
    data, vocabulary = run.problem.training_data(0), run.problem.vocabulary
    assert isinstance(data, TaggedSentences) and vocabulary is not None
    turned = TaggedSentences(data.sentences[::-1], vocabulary)
    one, other = (evaluate(run.network, d, vocabulary) for d in (data, turned))
    assert replace(one, loss=0.0) == replace(other, loss=0.0)
    assert one.loss == pytest.approx(other.loss, rel=1e-6)
    assert answers_of(run.network, data, vocabulary) == answers_of(run.network, turned, vocabulary)[::-1]
