"""One trained network, alone: needs torch and the weights beside it, nothing else.

python THIS_FILE "a sentence"            a label for each word
python THIS_FILE 0.1,0.5 0.3,-1 …        for a network of numbers: the numbers of each time step
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

ABOUT: dict[str, Any] = {}


class Peephole(nn.Module):
    """An LSTM layer whose gates see the memory: 3 rows of peephole weights are diagonal, 4H are dense."""

    def __init__(self, inputs: int, hidden: int, diagonal: bool) -> None:
        super().__init__()
        self.weight_ih_l0 = nn.Parameter(torch.empty(4 * hidden, inputs))
        self.weight_hh_l0 = nn.Parameter(torch.empty(4 * hidden, hidden))
        self.bias_ih_l0 = nn.Parameter(torch.empty(4 * hidden))
        self.bias_hh_l0 = nn.Parameter(torch.empty(4 * hidden))
        self.weight_ch_l0 = nn.Parameter(torch.empty(3 if diagonal else 4 * hidden, hidden))

    def forward(self, x: Tensor) -> Tensor:
        """x (T, I) → h (T, H)."""
        h = c = x.new_zeros(self.weight_hh_l0.shape[1])
        p, outputs = self.weight_ch_l0, []
        for step in x:
            z = self.weight_ih_l0 @ step + self.weight_hh_l0 @ h + self.bias_ih_l0 + self.bias_hh_l0
            if len(p) > 3:
                z = z + p @ c
            i, f, g, o = z.chunk(4)
            if len(p) == 3:
                i, f = i + p[0] * c, f + p[1] * c
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
            h = torch.sigmoid(o + p[2] * c if len(p) == 3 else o) * torch.tanh(c)
            outputs.append(h)
        return torch.stack(outputs)


class Jordan(nn.Module):
    """A Jordan layer: its own output of the step before is fed back."""

    def __init__(self, inputs: int, hidden: int, outputs: int) -> None:
        super().__init__()
        self.weight_ih_l0 = nn.Parameter(torch.empty(hidden, inputs))
        self.weight_yh_l0 = nn.Parameter(torch.empty(hidden, outputs))
        self.bias_ih_l0 = nn.Parameter(torch.empty(hidden))
        self.bias_yh_l0 = nn.Parameter(torch.empty(hidden))
        self.weight_ho_l0 = nn.Parameter(torch.empty(outputs, hidden))
        self.bias_ho_l0 = nn.Parameter(torch.empty(outputs))

    def put_out(self, h: Tensor) -> Tensor:
        """h (…, H) → y (…, K)."""
        return h @ self.weight_ho_l0.T + self.bias_ho_l0

    def forward(self, x: Tensor) -> Tensor:
        """x (T, I) → h (T, H)."""
        y, outputs = x.new_zeros(self.weight_yh_l0.shape[1]), []
        for step in x:
            z = self.weight_ih_l0 @ step + self.weight_yh_l0 @ y + self.bias_ih_l0 + self.bias_yh_l0
            outputs.append(torch.tanh(z))
            y = self.put_out(outputs[-1])
        return torch.stack(outputs)


class Window(nn.Module):
    """A feed-forward layer: each step by itself."""

    def __init__(self, inputs: int, hidden: int) -> None:
        super().__init__()
        self.weight_ih_l0 = nn.Parameter(torch.empty(hidden, inputs))
        self.bias_ih_l0 = nn.Parameter(torch.empty(hidden))

    def forward(self, x: Tensor) -> Tensor:
        """x (T, I) → h (T, H)."""
        return torch.tanh(x @ self.weight_ih_l0.T + self.bias_ih_l0)


class Kernel(nn.Module):
    """torch's own layer."""

    def __init__(self, kind: str, inputs: int, hidden: int) -> None:
        super().__init__()
        self.kernel = {"elman": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}[kind](inputs, hidden)

    def forward(self, x: Tensor) -> Tensor:
        """x (T, I) → h (T, H)."""
        h: Tensor = self.kernel(x)[0]
        return h


class Characters(nn.Module):
    """What a word looks like: a convolution over its characters, three at a time."""

    def __init__(self, count: int, size: int, features: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(count, size, padding_idx=0)
        self.convolution = nn.Conv1d(size, features, 3, padding=1)

    def forward(self, characters: Tensor) -> Tensor:
        """(L) → (F)."""
        answers: Tensor = self.convolution(self.embedding(characters).T[None])[0]
        return torch.relu(answers).amax(1)


class CRF(nn.Module):
    """Scores whole label sequences."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.empty(labels, labels))
        self.start = nn.Parameter(torch.empty(labels))
        self.end = nn.Parameter(torch.empty(labels))

    def decode(self, scores: Tensor) -> list[int]:
        """The likeliest sequence for scores (T, K): Viterbi's algorithm."""
        best, back = scores[0] + self.start, []
        for row in scores[1:]:
            through, index = (best[:, None] + self.transitions).max(0)
            best = through + row
            back.append(index)
        path = [int((best + self.end).argmax())]
        for index in reversed(back):
            path.append(int(index[path[-1]]))
        return path[::-1]


class Network(nn.Module):
    """The whole network; the names of its parameters are those in the weights file."""

    def __init__(self) -> None:
        super().__init__()
        a = self.about = ABOUT["architecture"]
        joined = a["hidden_size"] * (2 if a["bidirectional"] else 1)
        if a["vocabulary_size"]:
            self.embedding = nn.Embedding(a["vocabulary_size"], a["embedding_size"])
        if a["character_features"]:
            self.characters = Characters(a["character_count"], a["character_size"], a["character_features"])
        first = (a["embedding_size"] + a["character_features"]) * a["window"]
        sizes = [first if k == 0 else joined for k in range(a["layers"])]
        self.forwards = nn.ModuleList(self._layer(size) for size in sizes)
        if a["bidirectional"]:
            self.backwards = nn.ModuleList(self._layer(size) for size in sizes)
        self.shares_output = a["kind"] == "jordan" and a["layers"] == 1 and not a["bidirectional"]
        if not self.shares_output and a["head"] != "hidden":
            self.output = nn.Linear(joined, a["outputs"])
        if a["head"] == "crf":
            self.crf = CRF(a["outputs"])

    def _layer(self, inputs: int) -> nn.Module:
        a = self.about
        if a["kind"] == "feed-forward":
            return Window(inputs, a["hidden_size"])
        if a["kind"] == "jordan":
            return Jordan(inputs, a["hidden_size"], a["outputs"])
        if a["kind"] in ("peephole", "dense-peephole"):
            return Peephole(inputs, a["hidden_size"], a["kind"] == "peephole")
        return Kernel(a["kind"], inputs, a["hidden_size"])

    def forward(self, x: Tensor, characters: list[Tensor] | None = None) -> Tensor:
        """Word indices (T) with the characters of each word, or numbers (T, I) → scores (T, K)."""
        a = self.about
        if a["vocabulary_size"]:
            x = self.embedding(x)
        if a["character_features"] and characters is not None:
            x = torch.cat([x, torch.stack([self.characters(word) for word in characters])], dim=1)
        reach = a["window"] // 2
        if reach:
            padded = nn.functional.pad(x, (0, 0, reach, reach))
            x = torch.cat([padded[k : k + len(x)] for k in range(2 * reach + 1)], dim=1)
        for k, layer in enumerate(self.forwards):
            h = layer(x)
            if a["bidirectional"]:
                h = torch.cat([h, self.backwards[k](x.flip(0)).flip(0)], dim=1)
            x = h
        if self.shares_output:
            return self.forwards[0].put_out(x)  # type: ignore[operator, no-any-return]
        return x if a["head"] == "hidden" else self.output(x)


def answer(network: Network, words: list[str]) -> list[str]:
    """A label for each word."""
    index = {word: place for place, word in enumerate(ABOUT["words"])}
    letters = {letter: place for place, letter in enumerate(ABOUT["characters"])}
    known = [index.get(w) or index.get(re.sub(r"\d", "0", w.lower()), 0) for w in words]
    spelled = [torch.tensor([letters.get(c, 1) for c in w[: ABOUT["longest_word"]]]) for w in words]
    with torch.no_grad():
        scores = network(torch.tensor(known), spelled)
        best = network.crf.decode(scores) if network.about["head"] == "crf" else scores.argmax(1).tolist()
    return [ABOUT["labels"][k] for k in best]


def main() -> None:
    """Load the weights that stand beside this file, and answer."""
    network = Network()
    weights = torch.load(Path(__file__).with_suffix(".pt"), weights_only=True)
    if all(w.dtype is torch.float64 for w in weights.values()):
        network = network.double()
    network.load_state_dict(weights)
    network.eval()
    arguments = sys.argv[1:]
    if not arguments:
        sys.exit(__doc__)
    if ABOUT["architecture"]["vocabulary_size"]:
        words = " ".join(arguments).split()
        for word, label in zip(words, answer(network, words), strict=True):
            print(f"{word}\t{label}")
        return
    rows = [[float(number) for number in row.split(",")] for row in arguments]
    with torch.no_grad():
        for row in network(torch.tensor(rows, dtype=next(network.parameters()).dtype)).tolist():
            print("\t".join(f"{value:.6g}" for value in row))


if __name__ == "__main__":
    main()
