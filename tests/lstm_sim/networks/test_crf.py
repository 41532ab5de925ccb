"""The CRF against a sum over every label sequence there is."""

from __future__ import annotations

import itertools

import pytest
import torch
from torch import Tensor

from lstm_sim.networks.crf import CRF

LABELS = 3


def random_crf(seed: int) -> tuple[CRF, Tensor, Tensor]:
    generator = torch.Generator().manual_seed(seed)
    crf = CRF(LABELS).double()
    with torch.no_grad():
        for parameter in crf.parameters():
            parameter.copy_(torch.randn(parameter.shape, generator=generator, dtype=torch.float64))
    scores = torch.randn(4, 3, LABELS, generator=generator, dtype=torch.float64)
    return crf, scores, torch.tensor([4, 2, 1])


def score(crf: CRF, scores: Tensor, labels: tuple[int, ...]) -> Tensor:
    total = crf.start[labels[0]] + crf.end[labels[-1]]
    for t, label in enumerate(labels):
        total = total + scores[t, label]
        if t:
            total = total + crf.transitions[labels[t - 1], label]
    return total


@pytest.mark.parametrize("seed", range(5))
def test_against_every_sequence(seed: int) -> None:
    crf, scores, lengths = random_crf(seed)
    partition, decoded, marginals = (
        crf.log_partition(scores, lengths),
        crf.decode(scores, lengths),
        crf.marginals(scores, lengths),
    )
    for b, length in enumerate(lengths.tolist()):
        every = list(itertools.product(range(LABELS), repeat=length))
        each = torch.stack([score(crf, scores[:, b], labels) for labels in every])
        total = torch.logsumexp(each, 0)
        torch.testing.assert_close(partition[b], total, rtol=1e-12, atol=1e-12)
        best = every[int(each.argmax())]
        assert tuple(decoded[:length, b].tolist()) == best
        assert not decoded[length:, b].any()
        for t in range(length):
            for label in range(LABELS):
                chance = (each - total).exp()[[labels[t] == label for labels in every]].sum()
                torch.testing.assert_close(marginals[t, b, label], chance, rtol=1e-10, atol=1e-12)
        target = torch.zeros(4, 3, dtype=torch.long)
        target[:length, b] = torch.tensor(best)
        likelihood = crf.log_likelihood(scores, target, lengths)[b]
        torch.testing.assert_close(likelihood, each.max() - total, rtol=1e-12, atol=1e-12)


def test_gradient_is_the_numerical_one() -> None:
    crf, scores, lengths = random_crf(0)
    target = torch.tensor([[0, 1, 2], [2, 0, 0], [1, 0, 0], [1, 0, 0]])
    parameters = tuple(crf.parameters())

    def likelihood(scores: Tensor, *_: Tensor) -> Tensor:
        return crf.log_likelihood(scores, target, lengths)

    assert torch.autograd.gradcheck(likelihood, (scores.requires_grad_(), *parameters))


def test_large_scores_do_not_overflow() -> None:
    crf, scores, lengths = random_crf(1)
    assert torch.isfinite(crf.float().log_partition((300.0 * scores).float(), lengths)).all()
