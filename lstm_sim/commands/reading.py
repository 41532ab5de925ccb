"""What a kept network reads on the command line: a sentence, a row of symbols, or numbers from a CSV file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import numpy as np
import typer

from lstm_sim.data.sentences import OUTSIDE, Sentence
from lstm_sim.data.series import LARGEST_VALUE
from lstm_sim.data.words import words_of
from lstm_sim.errors import InputError, said
from lstm_sim.inputs import read_sequence_csv

if TYPE_CHECKING:
    from lstm_sim.checkpoints.checkpoint import Checkpoint
    from lstm_sim.networks.network import Inputs

MOST_STEPS = 1_000_000

CheckpointArgument = Annotated[
    Path, typer.Argument(metavar="CHECKPOINT", help="A network of ours, or a torch state dict, or safetensors.")
]
SentenceArgument = Annotated[
    list[str] | None, typer.Argument(metavar="SENTENCE", help="Words, or the symbols of a sequence task.")
]
InputsOption = Annotated[
    Path | None, typer.Option("--inputs", metavar="FILE.csv", help="Numbers, a row per time step.")
]
NetworkOption = Annotated[
    str | None, typer.Option("--network", metavar="PREFIX", help="Which, of a file that holds several.")
]


@dataclass(frozen=True, eq=False)
class Reading:
    """One sequence, ready to be read by a network.

    Attributes:
        inputs: of one sequence (B = 1).
        words: what stands at each step; empty for numbers.
        known: whether training showed each word; empty for numbers.
    """

    inputs: Inputs
    words: tuple[str, ...] = ()
    known: tuple[bool, ...] = ()


def open_network(path: Path, prefix: str | None = None) -> Checkpoint:
    """The network in a file, ours or another program's. Raises InputError; OSError if it cannot be opened."""
    from lstm_sim.checkpoints.opening import open_file

    opened = open_file(path)
    try:
        return opened.choose(prefix)
    except InputError as error:
        raise InputError(error.problem, file=path, remedy="Choose one with --network PREFIX.") from None


def readings(kept: Checkpoint, path: Path, sentence: list[str] | None, inputs: Path | None) -> Iterator[Reading]:
    """What is to be read: the sentence, or the numbers, or each line of standard input where neither is given.

    Raises InputError if the network cannot read such a thing.
    """
    if inputs is not None:
        if sentence:
            raise InputError("Give a sentence or --inputs, not both.", remedy="Leave out one of them.")
        yield numbers(kept, path, inputs)
    elif not kept.architecture.reads_words:
        raise InputError(
            "This network reads numbers, not words.", file=path, remedy="Give them with --inputs FILE.csv."
        )
    elif sentence:
        yield text(kept, path, " ".join(sentence))
    else:
        for line in _lines_typed():
            yield text(kept, path, line)


def text(kept: Checkpoint, path: Path, line: str) -> Reading:
    """A sentence for a tagging network, or the symbols of a sequence task. Raises InputError for an empty one."""
    from lstm_sim.data.batches import TaggedSentences

    vocabulary, config = kept.vocabulary, kept.config
    if vocabulary is None:
        raise InputError("The words of its vocabulary are not in it.", file=path, remedy="Train it here.")
    if config is not None and not config.task.tags_words:
        return _symbols(kept, line)
    words = words_of(line, vocabulary)
    if not words:
        raise InputError("There are no words.", remedy='Give a sentence, such as "leave Taipei on Monday".')
    data = TaggedSentences([Sentence(words, (OUTSIDE,) * len(words))], vocabulary)
    return Reading(data.batch([0]).inputs, words, tuple(map(vocabulary.knows, words)))


def _symbols(kept: Checkpoint, line: str) -> Reading:
    """Every symbol is one character; spaces between them do not count."""
    import torch

    from lstm_sim.networks.network import Inputs

    assert kept.vocabulary is not None
    index = {symbol: place for place, symbol in enumerate(kept.vocabulary.words) if place}
    symbols = tuple("".join(line.split()))
    unknown = [symbol for symbol in symbols if symbol not in index]
    if unknown or not symbols:
        problem = said("It knows no symbol {0}.", unknown[0]) if unknown else said("There are no symbols.")
        raise InputError(problem, remedy=said("Use these: {0}", " ".join(index)))
    values = torch.tensor([[index[symbol]] for symbol in symbols])
    return Reading(Inputs(values, torch.tensor([len(symbols)])), symbols, (True,) * len(symbols))


def numbers(kept: Checkpoint, path: Path, file: Path) -> Reading:
    """The rows of a CSV file for a network that reads numbers, scaled as its series was."""
    import torch

    from lstm_sim.networks.network import Inputs

    if kept.architecture.reads_words:
        raise InputError("This network reads words, not numbers.", file=path, remedy="Give it a sentence.")
    _, rows = read_sequence_csv(file, MOST_STEPS, LARGEST_VALUE)
    wanted = kept.architecture.embedding_size
    if rows.shape[1] != wanted:
        raise InputError(
            said("It has {0} columns, the network reads {1}.", rows.shape[1], wanted),
            file=file,
            remedy=said("Give {0} numbers in each row.", wanted),
        )
    if kept.scaling is not None:
        rows = kept.scaling.scaled(rows)
    precision = next(iter(kept.weights.values())).dtype
    values = torch.from_numpy(np.array(rows)).to(precision)[:, None, :]
    return Reading(Inputs(values, torch.tensor([len(rows)])))


def _lines_typed() -> Iterator[str]:
    """The lines of standard input that are not empty."""
    if sys.stdin.isatty():
        typer.echo("Type a sentence and press Enter; Ctrl+D ends.", err=True)
    for number, line in enumerate(sys.stdin.buffer, start=1):
        try:
            decoded = line.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise InputError(
                "This line is not UTF-8.", file="standard input", line=number, remedy="Save it as UTF-8."
            ) from None
        if decoded.strip():
            yield decoded
