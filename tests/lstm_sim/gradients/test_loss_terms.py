"""The loss of a sentence word by word, against torch's cross-entropy."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from lstm_sim.errors import InputError
from lstm_sim.gradients.loss_terms import UNKNOWN, loss_terms
from lstm_sim.network_trace import NetworkTrace
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.loss import loss_sum
from lstm_sim.networks.tracing import trace
from tests.lstm_sim.networks.samples import every_shape, random_batch, random_network, with_head

SMALL = Architecture(Kind.LSTM, 4, 3, 5, vocabulary_size=7)


@every_shape
def test_the_sum_is_the_loss_that_trains(shape: Architecture) -> None:
    network, batch = random_network(shape), random_batch(shape)
    traced = trace(network, batch.inputs)
    total = 0.0
    for sequence, length in enumerate(batch.inputs.lengths.tolist()):
        references = batch.targets[:length, sequence].tolist()
        found = loss_terms(traced, references, Head.SOFTMAX, sequence)
        scores = torch.from_numpy(traced.scores[:length, sequence].copy())
        wanted = torch.nn.functional.cross_entropy(scores, torch.tensor(references), reduction="none")
        np.testing.assert_allclose(found.terms, wanted.numpy(), rtol=1e-12)
        np.testing.assert_allclose(found.cumulative, np.cumsum(wanted.numpy()), rtol=1e-12)
        np.testing.assert_allclose(found.distribution, scores.softmax(1).numpy(), rtol=1e-12)
        assert found.is_training_loss
        total += found.total
    assert total == pytest.approx(loss_sum(network, network(batch.inputs), batch).item(), rel=1e-10)


def test_a_step_without_a_reference_adds_nothing() -> None:
    traced = trace(random_network(SMALL), random_batch(SMALL).inputs)
    found = loss_terms(traced, [UNKNOWN, 2, UNKNOWN, 0, 1, 4], Head.SOFTMAX)
    assert found.terms[[0, 2]].tolist() == [0.0, 0.0]
    assert found.cumulative[1] == found.cumulative[2]
    assert found.total == pytest.approx(found.terms.sum())


def test_a_probability_too_small_for_a_number_has_a_loss() -> None:
    scores = np.array([[[2000.0, 0.0, 0.0]]])
    probabilities = np.array([[[1.0, 0.0, 0.0]]])
    traced = NetworkTrace((), scores, probabilities, np.zeros((1, 1), dtype=np.int64), np.array([1]))
    assert loss_terms(traced, [1], Head.SOFTMAX).total == pytest.approx(2000.0)


def test_of_a_crf_it_shows_the_marginals() -> None:
    shape = with_head(SMALL, Head.CRF)
    traced = trace(random_network(shape), random_batch(shape).inputs)
    found = loss_terms(traced, [0, 1, 2, 3, 4, 0], Head.CRF)
    assert not found.is_training_loss
    assert traced.probabilities is not None
    np.testing.assert_allclose(found.distribution, traced.probabilities[:, 0], rtol=1e-12)
    np.testing.assert_allclose(found.terms, -np.log(found.distribution[range(6), [0, 1, 2, 3, 4, 0]]), rtol=1e-12)


def test_what_has_no_labels_is_refused() -> None:
    shape = with_head(SMALL, Head.REGRESSION)
    traced = trace(random_network(shape), random_batch(shape).inputs)
    with pytest.raises(InputError, match="numbers, not with labels"):
        loss_terms(traced, [0] * 6, Head.REGRESSION)


@pytest.mark.parametrize("references", [[0] * 5, [0, 0, 0, 0, 0, 5], [0, 0, 0, 0, 0, -2]])
def test_references_that_do_not_fit_are_refused(references: list[int]) -> None:
    traced = trace(random_network(SMALL), random_batch(SMALL).inputs)
    with pytest.raises(ValueError, match="references"):
        loss_terms(traced, references, Head.SOFTMAX)
