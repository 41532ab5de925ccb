"""How networks and their scores are put on the command line: in words, in columns, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
import typer
from rich.cells import cell_len

from lstm_sim.networks.architecture import Architecture, Head
from lstm_sim.training.config import Config

if TYPE_CHECKING:
    from lstm_sim.training.metrics import Scores


def print_json(value: object) -> None:
    """Print one JSON document; frozen dataclasses and paths are understood."""
    plain = msgspec.to_builtins(value, enc_hook=str, str_keys=True)
    typer.echo(json.dumps(plain, ensure_ascii=False, indent=1))


def described(architecture: Architecture) -> str:
    """A network in one line: its kind, layers, output layer and parameters."""
    a = architecture
    layers = "1 layer" if a.layers == 1 else f"{a.layers} layers"
    parts = [str(a.kind), f"{layers} of {a.hidden_size} units"]
    if a.bidirectional:
        parts.append("both directions")
    if a.window > 1:
        parts.append(f"window of {a.window} words")
    output = "no output layer" if a.head is Head.HIDDEN else f"{a.head} output layer"
    parts += [output, f"{sum(a.parameter_counts().values()):,} parameters"]
    return ", ".join(parts)


def data_described(config: Config) -> str:
    """What a config learns, in a few words."""
    if config.task.tags_words:
        return config.data or f"{config.task} ({config.language})"
    return f"{config.data or config.task}, {config.length} steps"


def sequences_called(config: Config) -> str:
    """What a sequence of a task is called, in the plural."""
    return "sentences" if config.task.tags_words else "sequences"


def score_columns(scores: Scores) -> dict[str, str]:
    """Every score of one split, by its title; shares in percent."""
    columns = {}
    if scores.spans is not None:
        columns = {
            "span F1": percent(scores.spans.f1),
            "precision": percent(scores.spans.precision),
            "recall": percent(scores.spans.recall),
        }
    if scores.error is not None:
        columns["error"] = f"{scores.error:.4f}"
    name = "token accuracy" if scores.spans is not None else "accuracy"
    return {**columns, name: percent(scores.accuracy), "loss": f"{scores.loss:.4f}"}


def headline(scores: Scores) -> str:
    """The one score that counts, on a line that programs look for: `span F1 NN.NN`, `accuracy NN.NN` or `error N.N`."""
    if scores.spans is not None:
        return f"span F1 {percent(scores.spans.f1)}"
    if scores.error is not None:
        return f"error {scores.error:.4f}"
    return f"accuracy {percent(scores.accuracy)}"


def scores_as_json(scores: Scores | None) -> dict[str, Any] | None:
    """Every score of one split as plain values; shares of 1."""
    return None if scores is None else msgspec.to_builtins(scores)


def percent(share: float) -> str:
    """A share in percent, with two decimals."""
    return f"{100.0 * share:.2f}"


def in_columns(header: Sequence[str], rows: Sequence[Sequence[str]], left: int = 1) -> str:
    """Rows of text in columns as wide as they need to be, the first `left` aligned to the left, others to the right.

    A Chinese character is two columns wide on a terminal.
    """
    table = [list(header), *map(list, rows)] if any(header) else [list(row) for row in rows]
    widths = [max(cell_len(row[k]) for row in table) for k in range(len(header))]
    lines = []
    for row in table:
        cells = [
            cell + " " * (width - cell_len(cell)) if k < left else " " * (width - cell_len(cell)) + cell
            for k, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def split_table(scores: Mapping[str, Scores]) -> str:
    """The scores of several splits, a line each."""
    rows = {split: score_columns(found) for split, found in scores.items()}
    header = list(dict.fromkeys(title for columns in rows.values() for title in columns))
    return in_columns(
        ["", *header], [[split, *(row.get(title, "") for title in header)] for split, row in rows.items()]
    )


def label_table(scores: Scores) -> str:
    """Precision, recall and F1 of each name of a span."""
    rows = [
        [name, percent(found.precision), percent(found.recall), percent(found.f1), f"{found.support:,}"]
        for name, found in scores.by_label.items()
    ]
    return in_columns(["label", "precision", "recall", "F1", "spans"], rows)
