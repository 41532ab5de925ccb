"""The objective: label smoothing, word dropout, and padding that never counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from lstm_sim.data.batches import Batch, TaggedSentences
from lstm_sim.data.travel import travel_corpus
from lstm_sim.data.vocabulary import Vocabulary
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.network import Inputs
from lstm_sim.training.objective import Objective, forget_words
from tests.lstm_sim.networks.samples import random_batch, random_network

HEADS = [Head.SOFTMAX, Head.CRF, Head.REGRESSION]
SHAPES = [
    (kind, head, layers, both)
    for kind in Kind
    for head in HEADS
    for layers, both in ((1, False), (2, False), (1, True), (2, True))
    if kind.is_recurrent or not both
]


def corpus() -> tuple[TaggedSentences, Vocabulary]:
    sentences = travel_corpus(0, "en", 40, 0, 0).splits["train"]
    short = replace(sentences[0], words=("Taipei",), labels=("B-destination",))
    vocabulary = Vocabulary.of(sentences)
    return TaggedSentences([short, *sentences[:6]], vocabulary), vocabulary


def batches_of(head: Head) -> tuple[Batch, list[Batch], dict[str, int]]:
    """One padded batch, the same sequences one by one, and the sizes a network for them has."""
    data, vocabulary = corpus()
    places = [3, 0, 5, 1]
    together, alone = data.batch(places), [data.batch([place]) for place in places]
    if head is not Head.REGRESSION:
        sizes = {
            "vocabulary_size": len(vocabulary.words), "outputs": len(vocabulary.labels),
            "character_count": len(vocabulary.characters), "character_size": 3, "character_features": 4,
        }  # fmt: skip
        return together, alone, sizes
    generator = torch.Generator().manual_seed(5)
    steps = len(together.targets)
    values, targets = (torch.randn(steps, 4, size, generator=generator, dtype=torch.float64) for size in (3, 2))

    def part(columns: slice, length: int) -> Batch:
        lengths = together.inputs.lengths[columns]
        return Batch(
            Inputs(values[:length, columns], lengths),
            targets[:length, columns],
            together.counted[:length, columns],
            together.places[columns],
        )

    singles = [part(slice(k, k + 1), int(together.inputs.lengths[k])) for k in range(4)]
    return part(slice(0, 4), steps), singles, {"outputs": 2}


@pytest.mark.parametrize(
    ("kind", "head", "layers", "both"), SHAPES, ids=[f"{k}-{h}-{n}{'-both' if b else ''}" for k, h, n, b in SHAPES]
)
def test_a_batch_is_the_sum_of_its_sequences(kind: Kind, head: Head, layers: int, both: bool) -> None:
    together, alone, sizes = batches_of(head)
    window = 3 if kind is Kind.FEED_FORWARD else 1
    network = random_network(
        Architecture(kind, 4, 3, layers=layers, bidirectional=both, window=window, head=head, **sizes)
    )
    objective = Objective(network, label_smoothing=0.1)
    objective(together).backward()
    joined = {name: p.grad.clone() for name, p in network.named_parameters()}
    network.zero_grad()
    total = sum(objective(single) for single in alone)
    total.backward()
    torch.testing.assert_close(objective(together), total, rtol=1e-10, atol=1e-10)
    for name, parameter in network.named_parameters():
        torch.testing.assert_close(joined[name], parameter.grad, rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("head", HEADS)
def test_what_stands_in_the_padding_changes_nothing(head: Head) -> None:
    together, _, sizes = batches_of(head)
    network = random_network(Architecture(Kind.LSTM, 4, 3, bidirectional=True, head=head, **sizes))
    real = together.inputs.real
    inputs, other = together.inputs, []
    for values in (inputs.values, together.targets):
        mask = real if values.dim() == 2 else real[:, :, None]
        other.append(torch.where(mask, values, 1 if values.dim() == 2 else 1e6))
    changed = replace(together, inputs=replace(inputs, values=other[0]), targets=other[1])
    assert not torch.equal(changed.inputs.values, inputs.values)
    results = []
    for batch in (together, changed):
        network.zero_grad()
        loss = Objective(network)(batch)
        loss.backward()
        results.append([loss.detach(), *(p.grad.clone() for p in network.parameters())])
    for one, same in zip(*results, strict=True):
        torch.testing.assert_close(one, same, rtol=1e-12, atol=1e-12)


def test_label_smoothing_is_its_formula() -> None:
    network = random_network(Architecture(Kind.GRU, 4, 3, 5, vocabulary_size=7))
    batch = random_batch(network.architecture)
    log_chances = network(batch.inputs).log_softmax(2)
    right = log_chances.gather(2, batch.targets[:, :, None])[:, :, 0]
    for share in (0.0, 0.1, 0.6):
        wanted = -((1.0 - share) * right + share * log_chances.mean(2))[batch.counted].sum()
        torch.testing.assert_close(Objective(network, share)(batch), wanted, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("head", [Head.CRF, Head.REGRESSION])
def test_only_a_softmax_is_smoothed(head: Head) -> None:
    network = random_network(Architecture(Kind.GRU, 4, 3, 5, vocabulary_size=7, head=head))
    batch = random_batch(network.architecture)
    assert torch.equal(Objective(network, 0.3)(batch), Objective(network)(batch))


def test_mixed_precision_keeps_weights_and_loss_in_float32() -> None:
    """Run on the CPU, where the loop never asks for it."""
    for head in HEADS:
        network = random_network(Architecture(Kind.PEEPHOLE, 4, 3, 5, vocabulary_size=7, head=head)).float()
        batch = random_batch(network.architecture)
        batch = replace(batch, targets=batch.targets.float()) if head is Head.REGRESSION else batch
        loss = Objective(network, mixed_precision=True)(batch)
        assert loss.dtype == torch.float32
        assert loss.item() == pytest.approx(Objective(network)(batch).item(), rel=0.05)
        loss.backward()
        assert all(p.grad.dtype == torch.float32 and torch.isfinite(p.grad).all() for p in network.parameters())


def test_forgotten_words_become_the_unknown_one() -> None:
    data, _ = corpus()
    batch = data.batch(range(7))
    generator = torch.Generator().manual_seed(1)
    drawn = [forget_words(batch, 0.3, generator) for _ in range(200)]
    values = torch.stack([one.inputs.values for one in drawn])
    kept = values == batch.inputs.values
    assert (values[~kept] == 0).all()
    real = batch.inputs.real & (batch.inputs.values != 0)
    assert (~kept)[:, real].double().mean().item() == pytest.approx(0.3, abs=0.02)
    assert not torch.equal(values[0], values[1])
    for one in drawn[:1]:
        assert one.targets is batch.targets and one.counted is batch.counted
        assert one.inputs.characters is batch.inputs.characters and one.inputs.word_of is batch.inputs.word_of
    again = forget_words(batch, 0.3, torch.Generator().manual_seed(1))
    assert torch.equal(again.inputs.values, values[0])
