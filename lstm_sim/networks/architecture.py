"""What a network is made of, and how many parameters each part has. No torch here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lstm_sim.cell import Cell, CellType
from lstm_sim.errors import InputError, said


class Kind(StrEnum):
    """The kind of a network's hidden layers; the value is its name on the command line and in files."""

    FEED_FORWARD = "feed-forward"
    ELMAN = "elman"
    JORDAN = "jordan"
    LSTM = "lstm"
    PEEPHOLE = "peephole"
    DENSE_PEEPHOLE = "dense-peephole"
    GRU = "gru"

    @property
    def cell(self) -> Cell:
        """The equations of one of its units."""
        return Cell(_CELLS[self])

    @property
    def is_recurrent(self) -> bool:
        """False for the feed-forward network, which sees one window of words and nothing before it."""
        return self is not Kind.FEED_FORWARD


_CELLS = {
    Kind.FEED_FORWARD: CellType.RNN,
    Kind.ELMAN: CellType.RNN,
    Kind.JORDAN: CellType.RNN,
    Kind.LSTM: CellType.LSTM,
    Kind.PEEPHOLE: CellType.PEEPHOLE,
    Kind.DENSE_PEEPHOLE: CellType.DENSE_PEEPHOLE,
    Kind.GRU: CellType.GRU,
}


class Head(StrEnum):
    """What turns the hidden state of each step into an answer; `hidden` is the hidden state itself."""

    SOFTMAX = "softmax"
    CRF = "crf"
    REGRESSION = "regression"
    HIDDEN = "hidden"

    @property
    def answers_labels(self) -> bool:
        """True where the answer of a step is one of several labels."""
        return self in (Head.SOFTMAX, Head.CRF)


@dataclass(frozen=True)
class Architecture:
    """A whole network, in numbers.

    Attributes:
        kind: of the hidden layers.
        hidden_size: units of each layer and direction.
        layers: hidden layers on top of each other.
        bidirectional: a second network reads from the end; the hidden states of both are joined.
        window: words a feed-forward network sees at once, its own word in the middle; odd.
        vocabulary_size: words with an embedding each; 0 for a network that reads numbers.
        embedding_size: the length of a word's vector, or, for numbers, how many there are at each step.
        character_count: characters with an embedding; 0 for no character features.
        character_size: the length of a character's vector.
        character_features: what the convolution over a word's characters gives for each word.
        outputs: labels, classes or numbers at each step.
        head: softmax, CRF, regression, or the hidden state itself (of a network that came without an output layer).
        dropout: the share of the embedding and of each hidden layer left out while training.
    """

    kind: Kind
    hidden_size: int
    embedding_size: int
    outputs: int
    layers: int = 1
    bidirectional: bool = False
    window: int = 1
    vocabulary_size: int = 0
    character_count: int = 0
    character_size: int = 0
    character_features: int = 0
    head: Head = Head.SOFTMAX
    dropout: float = 0.0

    def __post_init__(self) -> None:
        at_least_one = {
            "hidden_size": self.hidden_size, "embedding_size": self.embedding_size,
            "outputs": self.outputs, "layers": self.layers, "window": self.window,
        }  # fmt: skip
        for name, value in at_least_one.items():
            if value < 1:
                raise InputError(said("{0} is {1}.", name, value), remedy="It must be 1 or more.")
        if self.window % 2 == 0:
            raise InputError(
                said("A window of {0} words has no middle.", self.window), remedy="Take an odd number: 1, 3, 5 …"
            )
        if self.window > 1 and self.kind.is_recurrent:
            raise InputError(said("A {0} network has no window.", self.kind), remedy="Only feed-forward has one.")
        if self.bidirectional and not self.kind.is_recurrent:
            raise InputError("A feed-forward network has no direction.", remedy="Leave out bidirectional.")
        if self.head is Head.HIDDEN and self.outputs != self.joined_size:
            raise InputError(
                "A network without an output layer answers with its hidden state.", remedy="Give its size."
            )
        if not 0.0 <= self.dropout < 1.0:
            raise InputError(said("dropout is {0}.", self.dropout), remedy="It must be at least 0 and less than 1.")

    @property
    def directions(self) -> int:
        """1 or 2."""
        return 2 if self.bidirectional else 1

    @property
    def joined_size(self) -> int:
        """The hidden values of one step that a layer hands on: H, or 2H of both directions."""
        return self.hidden_size * self.directions

    @property
    def reads_words(self) -> bool:
        """True for words or symbols, False for numbers."""
        return self.vocabulary_size > 0

    def input_size(self, layer: int) -> int:
        """I, the inputs of each unit of hidden layer `layer` (counted from 0), the fed-back values not among them."""
        if layer:
            return self.joined_size
        return (self.embedding_size + self.character_features) * self.window

    @property
    def shares_output(self) -> bool:
        """True where the output a Jordan layer feeds back is the network's own."""
        return self.kind is Kind.JORDAN and self.layers == 1 and not self.bidirectional

    def parameter_counts(self) -> dict[str, int]:
        """How many parameters each part has, in the order of the computation.

        A recurrent layer counts both of torch's biases, so that an LSTM of H units has exactly 4 times, a GRU 3 times
        the parameters of a simple recurrent layer of as many.
        """
        counts: dict[str, int] = {}
        if self.reads_words:
            counts["embedding"] = self.vocabulary_size * self.embedding_size
        if self.character_features:
            counts["characters"] = (
                self.character_count * self.character_size + (3 * self.character_size + 1) * self.character_features
            )
        for layer in range(self.layers):
            for direction in range(self.directions):
                name = f"layer {layer + 1}" + (" reversed" if direction else "")
                counts[name] = self._layer_parameters(self.input_size(layer))
        if not self.shares_output and self.head is not Head.HIDDEN:
            counts["output"] = (self.joined_size + 1) * self.outputs
        if self.head is Head.CRF:
            counts["transitions"] = self.outputs * (self.outputs + 2)
        return counts

    def _layer_parameters(self, inputs: int) -> int:
        hidden = self.hidden_size
        simple = hidden * (inputs + hidden + 2)
        if self.kind is Kind.FEED_FORWARD:
            return hidden * (inputs + 1)
        if self.kind is Kind.JORDAN:
            return hidden * (inputs + self.outputs + 2) + (hidden + 1) * self.outputs
        if self.kind is Kind.PEEPHOLE:
            return 4 * simple + 3 * hidden
        if self.kind is Kind.DENSE_PEEPHOLE:
            return 4 * simple + 4 * hidden * hidden
        return {Kind.ELMAN: 1, Kind.GRU: 3, Kind.LSTM: 4}[self.kind] * simple
