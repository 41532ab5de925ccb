"""The command `trace`: every value a network computes over a sequence, written to a file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
from lstm_sim.network_table import Named, npz_bytes, trace_arrays, trace_csv, trace_header, trace_rows
from lstm_sim.networks.architecture import Head

if TYPE_CHECKING:
    from lstm_sim.checkpoints.checkpoint import Checkpoint


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
    numbers = kept.architecture.outputs if kept.architecture.head is Head.REGRESSION else 0
    columns = _named(kept, reading, [f"y{k + 1}" for k in range(numbers)])
    if output is None:
        pieces = [trace_rows(found, columns).to_json().encode()] if as_json else trace_csv(found, columns)
        for piece in pieces:
            sys.stdout.write(piece.decode())
        return
    if output.suffix.lower() == ".npz":
        arrays = trace_arrays(found, _named(kept, reading, output_names(kept)))
        write_atomically(output, npz_bytes(arrays))
        names = list(arrays)
    else:
        write_atomically(output, trace_csv(found, columns))
        names = list(trace_header(found, columns))
    if as_json:
        print_json({"output": output, "steps": len(found.scores), "names": names})
    else:
        units = sum(layer.run.weights.hidden_size for layer in found.layers)
        typer.echo(f"{output}: {len(found.scores):,} steps of {units:,} units.")


def _named(kept: Checkpoint, reading: Reading, outputs: Sequence[str]) -> Named:
    """What the words and the answers of a trace are called."""
    if kept.vocabulary is not None:
        return Named(words=reading.words, labels=kept.vocabulary.labels)
    return Named(outputs=outputs)
