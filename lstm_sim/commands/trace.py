"""The command `trace`: every value a network computes over a sequence, written to a file."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
import typer
from numpy.typing import NDArray

from lstm_sim.atomic import write_atomically
from lstm_sim.commands.options import JsonOption
from lstm_sim.commands.predict import output_names
from lstm_sim.commands.reading import (
    CheckpointArgument,
    InputsOption,
    NetworkOption,
    Reading,
    SentenceArgument,
    open_network,
    readings,
)
from lstm_sim.commands.wording import print_json
from lstm_sim.errors import InputError, said
from lstm_sim.networks.architecture import Head
from lstm_sim.table import Table

if TYPE_CHECKING:
    from lstm_sim.checkpoints.checkpoint import Checkpoint
    from lstm_sim.network_trace import LayerTrace, NetworkTrace

PARTS = ("from_input", "from_itself", "from_others", "bias")
"""What adds up to a pre-activation."""


def trace(
    checkpoint: CheckpointArgument,
    sentence: SentenceArgument = None,
    inputs: InputsOption = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE.{npz,csv}", help="Where to write; CSV on standard output if absent."),
    ] = None,
    network: NetworkOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write every gate, pre-activation, memory and output, and what drove each, of every layer, unit and step.

    CSV has a row for each step, layer, direction and unit.
    NPZ has an array (steps, units) for each quantity, such as layer1_forward_z_f.
    The names are those of docs/model.md.
    """
    if output is not None and output.suffix.lower() not in (".npz", ".csv"):
        raise InputError(
            said("There is no trace in the format {0}.", output.suffix or "without suffix"),
            file=output,
            remedy="Use .npz or .csv.",
        )
    kept = open_network(checkpoint, network)
    reading = next(readings(kept, checkpoint, sentence, inputs), None)
    if reading is None:
        raise InputError("There is nothing to trace.", remedy="Give a sentence, or --inputs FILE.csv.")
    from lstm_sim.networks.tracing import trace as trace_network

    found = trace_network(kept.network(), reading.inputs)
    if output is None:
        table = trace_rows(kept, reading, found)
        sys.stdout.write(_as_json(table) if as_json else table.to_csv())
        return
    if output.suffix.lower() == ".npz":
        arrays = trace_arrays(kept, reading, found)
        buffer = io.BytesIO()
        np.savez(buffer, allow_pickle=False, **arrays)
        write_atomically(output, buffer.getvalue())
        names = list(arrays)
    else:
        table = trace_rows(kept, reading, found)
        write_atomically(output, table.to_csv().encode())
        names = list(table.header)
    if as_json:
        print_json({"output": output, "steps": len(found.scores), "names": names})
    else:
        units = sum(layer.run.weights.hidden_size for layer in found.layers)
        typer.echo(f"{output}: {len(found.scores):,} steps of {units:,} units.")


def trace_rows(kept: Checkpoint, reading: Reading, found: NetworkTrace) -> Table:
    """A row for each step, layer, direction and unit, in this order; steps, layers and units are counted from 1.

    Columns: step; word, label, probability, or y1 … where the answer is numbers (as the network gives them, of a series
    not yet in its own units); layer, direction, unit; the cell's quantities; and for each pre-activation q its four
    parts, q_from_input … q_bias.
    """
    answered: list[tuple[Any, ...]] = []
    header: tuple[str, ...] = ()
    if found.answers is not None and found.probabilities is not None and kept.vocabulary is not None:
        header = ("word", "label", "probability")
        for step, answer in enumerate(found.answers[:, 0].tolist()):
            label = kept.vocabulary.labels[answer]
            answered.append((reading.words[step], label, float(found.probabilities[step, 0, answer])))
    elif kept.architecture.head is Head.REGRESSION:
        header = tuple(f"y{k + 1}" for k in range(kept.architecture.outputs))
        answered = [tuple(row) for row in found.scores[:, 0].tolist()]
    layers = [(layer, dict(_values(layer))) for layer in found.layers]
    names = tuple(layers[0][1])
    columns = [np.stack(list(values.values()), axis=2).tolist() for _, values in layers]
    rows = []
    for step in range(len(found.scores)):
        start = (step + 1, *(answered[step] if answered else ()))
        for (layer, _), block in zip(layers, columns, strict=True):
            place = (layer.layer + 1, _direction(layer))
            rows += [(*start, *place, unit, *values) for unit, values in enumerate(block[step], start=1)]
    return Table(("step", *header, "layer", "direction", "unit", *names), rows)


def trace_arrays(kept: Checkpoint, reading: Reading, found: NetworkTrace) -> dict[str, NDArray[Any]]:
    """An array for each quantity and each part of a pre-activation, (T, H), named layer1_forward_f and so on.

    Beside them: words (T), labels (K) or outputs (K), their names; scores (T, K), probabilities (T, K); answers (T),
    the place of each step's label among labels; layer1_forward_x (T, I), what the layer read.
    """
    arrays: dict[str, NDArray[Any]] = {}
    if reading.words:
        arrays["words"] = np.array(reading.words)
    if found.answers is not None and kept.vocabulary is not None:
        arrays["labels"] = np.array(kept.vocabulary.labels)
    else:
        arrays["outputs"] = np.array(output_names(kept))
    arrays["scores"] = found.scores[:, 0]
    if found.answers is not None and found.probabilities is not None:
        arrays["probabilities"], arrays["answers"] = found.probabilities[:, 0], found.answers[:, 0]
    for layer in found.layers:
        start = f"layer{layer.layer + 1}_{_direction(layer)}"
        arrays[f"{start}_x"] = layer.in_time(layer.run.inputs)[:, 0]
        arrays |= {f"{start}_{name}": values for name, values in _values(layer)}
    return arrays


def _direction(layer: LayerTrace) -> str:
    return "backward" if layer.reverse else "forward"


def _values(layer: LayerTrace) -> Iterator[tuple[str, NDArray[Any]]]:
    """Every quantity of a layer and every part of its pre-activations, (T, H), in the order of the sequence."""
    cell_type = layer.run.cell.cell_type
    for quantity in cell_type.quantities:
        yield str(quantity), layer.in_time(layer[quantity])[:, 0]
    for quantity in cell_type.preactivations:
        drive = layer.drive(quantity)
        for part in PARTS:
            yield f"{quantity}_{part}", layer.in_time(getattr(drive, part))[:, 0]


def _as_json(table: Table) -> str:
    rows = [dict(zip(table.header, row, strict=True)) for row in table.rows]
    return json.dumps(rows, ensure_ascii=False) + "\n"
