"""A whole network: embedding, hidden layers in one direction or two, and an output layer."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.crf import CRF
from lstm_sim.networks.dropout import LockedDropout
from lstm_sim.networks.layers import JordanLayer, Layer, make_layer


@dataclass(frozen=True, eq=False)
class Inputs:
    """What a network reads: B sequences side by side, padded at their ends to T steps.

    Attributes:
        values: word indices (T, B), or numbers (T, B, I).
        lengths: (B), the steps of each sequence that are real.
        characters: (U, L) character indices of the batch's distinct words, 0 beyond a word's end; or None.
        word_of: (T, B), which of those words stands at each place; or None.
    """

    values: Tensor
    lengths: Tensor
    characters: Tensor | None = None
    word_of: Tensor | None = None

    def to(self, device: torch.device | str) -> Inputs:
        """The same on another device."""
        return Inputs(
            self.values.to(device),
            self.lengths.to(device),
            None if self.characters is None else self.characters.to(device),
            None if self.word_of is None else self.word_of.to(device),
        )

    @property
    def real(self) -> Tensor:
        """(T, B), True where a step belongs to its sequence."""
        return torch.arange(self.values.shape[0], device=self.values.device)[:, None] < self.lengths


class CharacterFeatures(nn.Module):
    """What a word looks like: a convolution over three characters at a time, its largest answer in each word."""

    def __init__(self, architecture: Architecture) -> None:
        super().__init__()
        self.embedding = _embedding(architecture.character_count, architecture.character_size, padding=0)
        self.convolution = nn.Conv1d(architecture.character_size, architecture.character_features, 3, padding=1)

    def forward(self, characters: Tensor) -> Tensor:
        """(U, L) character indices → (U, F)."""
        answers = self.convolution(self.embedding(characters).transpose(1, 2))
        beyond = (characters == 0)[:, None]
        return torch.relu(answers.masked_fill(beyond, 0.0)).amax(2)


class Network(nn.Module):
    """A network of the given architecture, its weights drawn from `seed`; without one they wait to be loaded.

    It gives the scores (T, B, K) of every step: logits for softmax and CRF, numbers for regression.
    """

    def __init__(self, architecture: Architecture, seed: int | None = 0) -> None:
        super().__init__()
        self.architecture = architecture
        with torch.random.fork_rng(devices=[]):  # torch's constructors draw from the global generator
            if architecture.reads_words:
                self.embedding = _embedding(architecture.vocabulary_size, architecture.embedding_size)
            if architecture.character_features:
                self.characters = CharacterFeatures(architecture)
            self.forwards = nn.ModuleList(make_layer(architecture, k) for k in range(architecture.layers))
            if architecture.bidirectional:
                self.backwards = nn.ModuleList(make_layer(architecture, k) for k in range(architecture.layers))
            if not architecture.shares_output and architecture.head is not Head.HIDDEN:
                self.output = nn.Linear(architecture.joined_size, architecture.outputs)
            if architecture.head is Head.CRF:
                self.crf = CRF(architecture.outputs)
        self.dropout = LockedDropout(architecture.dropout)
        if seed is not None:
            self.initialise(seed)

    @property
    def device(self) -> torch.device:
        """Where its weights are."""
        return next(self.parameters()).device

    @torch.no_grad()
    def initialise(self, seed: int) -> None:
        """Draw every weight anew from `seed`; the same seed gives the same weights.

        Matrices of input weights are Glorot's, recurrent ones orthogonal for each gate, embeddings normal; biases are 0
        but for the forget gates', which are 1 (Gers, Schmidhuber & Cummins 2000).
        """
        generator = torch.Generator().manual_seed(seed)
        for name, parameter in self.named_parameters():
            last = name.rsplit(".", 1)[-1]
            drawn = torch.empty(parameter.shape, dtype=parameter.dtype)
            if "embedding" in name:
                drawn.normal_(0.0, 1.0 / math.sqrt(parameter.shape[1]), generator=generator)
            elif last.startswith("weight_hh"):
                for gate in torch.split(drawn, drawn.shape[1]):
                    nn.init.orthogonal_(gate, generator=generator)
            elif last.startswith("weight_ch"):
                drawn.uniform_(-0.1, 0.1, generator=generator).div_(
                    1.0 if drawn.shape[0] == 3 else math.sqrt(drawn.shape[1])
                )
            elif parameter.dim() > 1 and "crf" not in name:
                gates = parameter.shape[0] // self.architecture.hidden_size if last.startswith("weight_ih") else 1
                for gate in drawn.chunk(max(gates, 1)):
                    nn.init.xavier_uniform_(gate, generator=generator)
            else:
                drawn.zero_()
                if last == "bias_ih_l0" and self.architecture.kind in (Kind.LSTM, Kind.PEEPHOLE, Kind.DENSE_PEEPHOLE):
                    drawn[self.architecture.hidden_size : 2 * self.architecture.hidden_size] = 1.0
            parameter.copy_(drawn)
        if self.architecture.character_features:
            self.characters.embedding.weight[0] = 0.0

    def embed(self, inputs: Inputs) -> Tensor:
        """What the first hidden layer reads, (T, B, I)."""
        x = self.embedding(inputs.values) if self.architecture.reads_words else inputs.values
        if self.architecture.character_features and inputs.characters is not None:
            features = self.characters(inputs.characters)
            x = torch.cat([x, features[inputs.word_of]], dim=2)
        x = self.dropout(x)
        reach = self.architecture.window // 2
        if reach:
            x = x * inputs.real[:, :, None]
            padded = nn.functional.pad(x, (0, 0, 0, 0, reach, reach))
            x = torch.cat([padded[k : k + x.shape[0]] for k in range(2 * reach + 1)], dim=2)
        return x

    def directions(self, layer: int) -> list[Layer]:
        """The forward half of hidden layer `layer` and, where there is one, the backward half."""
        halves = [self.forwards[layer]]
        if self.architecture.bidirectional:
            halves.append(self.backwards[layer])
        return halves  # type: ignore[return-value]

    def put_out(self, h: Tensor) -> Tensor:
        """The scores (T, B, K) of the last layer's joined hidden states (T, B, D·H)."""
        if self.architecture.head is Head.HIDDEN:
            return h
        if self.architecture.shares_output:
            layer = self.forwards[0]
            assert isinstance(layer, JordanLayer)
            return layer.put_out(h)
        scores: Tensor = self.output(h)
        return scores

    def forward(self, inputs: Inputs) -> Tensor:
        """The scores of every step, (T, B, K)."""
        x = self.embed(inputs)
        turned = turning(inputs.lengths, x.shape[0]) if self.architecture.bidirectional else None
        for layer in range(self.architecture.layers):
            halves = self.directions(layer)
            h = halves[0](x)
            if turned is not None:
                h = torch.cat([h, turn(halves[1](turn(x, turned)), turned)], dim=2)
            x = self.dropout(h)
        return self.put_out(x)

    def probabilities(self, scores: Tensor, lengths: Tensor) -> Tensor:
        """P(label) at every step, (T, B, K): a softmax, or the marginals of the CRF."""
        return self.crf.marginals(scores, lengths) if self.architecture.head is Head.CRF else scores.softmax(2)

    def decode(self, scores: Tensor, lengths: Tensor) -> Tensor:
        """The answer, (T, B): the likeliest label of each step, or the likeliest sequence of the CRF."""
        return self.crf.decode(scores, lengths) if self.architecture.head is Head.CRF else scores.argmax(2)


def _embedding(count: int, size: int, padding: int | None = None) -> nn.Embedding:
    """Not drawn: torch would draw it, and on the meta device import half of torch to do so."""
    made: nn.Embedding = nn.Embedding.from_pretrained(  # type: ignore[no-untyped-call]
        torch.empty(count, size), freeze=False, padding_idx=padding
    )
    return made


def turning(lengths: Tensor, steps: int) -> Tensor:
    """The indices (T, B) that turn each sequence round within its own length and leave the padding where it is."""
    t = torch.arange(steps, device=lengths.device)[:, None]
    return torch.where(t < lengths, lengths - 1 - t, t)


def turn(x: Tensor, indices: Tensor) -> Tensor:
    """x (T, B, F) with each sequence turned round."""
    return x[indices, torch.arange(x.shape[1], device=x.device)]
