"""Small random networks and what they read."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from lstm_sim.data.batches import Batch
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.network import Inputs, Network

SHAPES = [
    Architecture(kind, 4, 3, 5, layers=layers, bidirectional=both, vocabulary_size=7)
    for kind in Kind
    for layers, both in ((1, False), (2, False), (1, True), (2, True))
    if kind.is_recurrent or not both
]
SHAPE_IDS = [f"{s.kind}-{s.layers}{'-both' if s.bidirectional else ''}" for s in SHAPES]
every_shape = pytest.mark.parametrize("shape", SHAPES, ids=SHAPE_IDS)


def with_head(shape: Architecture, head: Head) -> Architecture:
    """The same with another output layer; a network without one answers with as many numbers as it has units."""
    return replace(shape, head=head, outputs=shape.joined_size if head is Head.HIDDEN else shape.outputs)


def random_network(architecture: Architecture, seed: int = 0) -> Network:
    """A network in float64 whose every weight, biases included, is drawn at random."""
    network = Network(architecture, seed).double()
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.copy_(0.7 * torch.randn(parameter.shape, generator=generator, dtype=torch.float64))
        if architecture.character_features:
            network.characters.embedding.weight[0] = 0.0  # as training leaves it: beyond a word's end
    return network.eval()


def random_inputs(architecture: Architecture, seed: int = 0, steps: int = 6) -> Inputs:
    """Three sequences of different lengths."""
    generator = torch.Generator().manual_seed(seed)
    lengths = torch.tensor([steps, max(steps - 2, 1), 1])
    if architecture.reads_words:
        values = torch.randint(0, architecture.vocabulary_size, (steps, 3), generator=generator)
    else:
        values = torch.randn(steps, 3, architecture.embedding_size, generator=generator, dtype=torch.float64)
    if not architecture.character_features:
        return Inputs(values, lengths)
    characters = torch.randint(1, architecture.character_count, (4, 5), generator=generator)
    characters[1, 2:] = 0
    return Inputs(values, lengths, characters, torch.randint(0, 4, (steps, 3), generator=generator))


def random_batch(architecture: Architecture, seed: int = 0, steps: int = 6) -> Batch:
    """Those inputs with an answer asked for at every real step."""
    inputs = random_inputs(architecture, seed, steps)
    generator = torch.Generator().manual_seed(seed + 1)
    if architecture.head is Head.REGRESSION:
        targets = torch.randn(steps, 3, architecture.outputs, generator=generator, dtype=torch.float64)
    else:
        targets = torch.randint(0, architecture.outputs, (steps, 3), generator=generator)
    return Batch(inputs, targets, inputs.real, (0, 1, 2))
