"""The command `predict`: what a network answers to a sentence, a row of symbols, or numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from lstm_sim.commands.options import JsonOption
from lstm_sim.commands.reading import (
    CheckpointArgument,
    InputsOption,
    NetworkOption,
    Reading,
    SentenceArgument,
    open_network,
    readings,
)
from lstm_sim.commands.wording import in_columns, percent, print_json
from lstm_sim.networks.architecture import Head
from lstm_sim.training.config import Task

if TYPE_CHECKING:
    from lstm_sim.activations import FloatArray
    from lstm_sim.checkpoints.checkpoint import Checkpoint
    from lstm_sim.networks.network import Network

ANSWERS_LAST = (Task.TEMPORAL_ORDER, Task.ADDING)
"""The tasks whose answer is asked for after the last step only."""


def predict(
    checkpoint: CheckpointArgument,
    sentence: SentenceArgument = None,
    inputs: InputsOption = None,
    network: NetworkOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show a network's answer at each step: for words a label and how likely it is, for numbers what comes out.

    Without a sentence or --inputs each line of standard input is a sentence.
    """
    kept = open_network(checkpoint, network)
    made = kept.network()
    found = []
    for place, reading in enumerate(readings(kept, checkpoint, sentence, inputs)):
        steps = answers(kept, made, reading)
        if as_json:
            found.append(steps)
            continue
        if place:
            typer.echo()
        typer.echo(_in_words(kept, steps))
    if as_json:
        print_json(found)


def answers(kept: Checkpoint, network: Network, reading: Reading) -> list[dict[str, Any]]:
    """The answer of each step: word, label, probability and whether the word is known; or step and numbers by name."""
    import torch

    inputs = reading.inputs
    with torch.no_grad():
        given = network(inputs)
        if kept.vocabulary is not None:
            likely = network.probabilities(given, inputs.lengths)[:, 0].tolist()
            decoded = network.decode(given, inputs.lengths)[:, 0].tolist()
            return [
                {"word": word, "label": kept.vocabulary.labels[answer], "probability": row[answer], "known": known}
                for word, known, answer, row in zip(reading.words, reading.known, decoded, likely, strict=True)
            ]
    scores: FloatArray = given[:, 0].double().numpy()
    if kept.scaling is not None:
        scores = kept.scaling.restored(scores)
    names = output_names(kept)
    return [
        {"step": step, "answer": dict(zip(names, row, strict=True))}
        for step, row in enumerate(scores.tolist(), start=1)
    ]


def output_names(kept: Checkpoint) -> list[str]:
    """What the numbers of a network's answer are called: the series' columns, y1 …, or a1 … where they are hidden."""
    if kept.scaling is not None:
        return list(kept.scaling.names)
    letter = "a" if kept.architecture.head is Head.HIDDEN else "y"
    return [f"{letter}{k + 1}" for k in range(kept.architecture.outputs)]


def _in_words(kept: Checkpoint, steps: list[dict[str, Any]]) -> str:
    if "label" in steps[0]:
        rows = [
            [step["word"], step["label"], percent(step["probability"]) + " %", "" if step["known"] else "unknown word"]
            for step in steps
        ]
        table = in_columns(["", "", "", ""], rows, left=2)
        answer = f"{steps[-1]['label']} ({percent(steps[-1]['probability'])} %)"
    else:
        names = list(steps[0]["answer"])
        rows = [[str(step["step"]), *(f"{value:.6g}" for value in step["answer"].values())] for step in steps]
        table = in_columns(["step", *names], rows, left=0)
        answer = rows[-1][-1]
    asked_last = kept.config is not None and kept.config.task in ANSWERS_LAST
    return f"{table}\nanswer after the last step: {answer}" if asked_last else table
