"""A network's trace as a table and as named arrays: what `lstm-sim trace` and the window write to files."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lstm_sim.network_trace import LayerTrace, NetworkTrace
from lstm_sim.table import Table, csv_line

PARTS = ("from_input", "from_itself", "from_others", "bias")
"""What adds up to a pre-activation."""


@dataclass(frozen=True, eq=False)
class Named:
    """What the steps and the answers of a trace are called.

    Attributes:
        words: (T), what was read; empty for numbers.
        labels: (K), what is answered; empty for numbers.
        outputs: (K), the names of the numbers that are answered; empty for labels.
    """

    words: Sequence[str] = ()
    labels: Sequence[str] = ()
    outputs: Sequence[str] = ()


def trace_rows(found: NetworkTrace, named: Named) -> Table:
    """A row for each step, layer, direction and unit, in this order; steps, layers and units are counted from 1.

    Columns: step; word, label, probability, or the outputs where the answer is numbers; layer, direction, unit; the
    cell's quantities; and for each pre-activation q its four parts, q_from_input … q_bias.
    """
    header, rows = _rows(found, named)
    return Table(header, [row for of_step in rows for row in of_step])


def trace_csv(found: NetworkTrace, named: Named) -> Iterator[bytes]:
    """The same as a CSV file in UTF-8, a step at a time: of a thousand units and steps, the whole fills a memory."""
    header, rows = _rows(found, named)
    yield csv_line(header).encode()
    for of_step in rows:
        yield "".join(map(csv_line, of_step)).encode()


def trace_header(found: NetworkTrace, named: Named) -> tuple[str, ...]:
    """The names of the columns."""
    return _rows(found, named)[0]


def _rows(found: NetworkTrace, named: Named) -> tuple[tuple[str, ...], Iterator[list[tuple[Any, ...]]]]:
    """The names of the columns, and the rows of one step after the other."""
    answered: list[tuple[Any, ...]] = [()] * len(found.scores)
    header: tuple[str, ...] = ()
    if found.answers is not None and found.probabilities is not None:
        header = ("word", "label", "probability")
        for step, answer in enumerate(found.answers[:, 0].tolist()):
            told = float(found.probabilities[step, 0, answer])
            answered[step] = (named.words[step], named.labels[answer], told)
    elif named.outputs:
        header = tuple(named.outputs)
        answered = [tuple(row) for row in found.scores[:, 0].tolist()]
    layers = [(layer, dict(_values(layer))) for layer in found.layers]

    def of_step(step: int) -> list[tuple[Any, ...]]:
        rows = []
        for layer, values in layers:
            start = (step + 1, *answered[step], layer.layer + 1, _direction(layer))
            block = np.stack([column[step] for column in values.values()], axis=1).tolist()
            rows += [(*start, unit, *row) for unit, row in enumerate(block, start=1)]
        return rows

    names = ("step", *header, "layer", "direction", "unit", *layers[0][1])
    return names, map(of_step, range(len(found.scores)))


def trace_arrays(found: NetworkTrace, named: Named) -> dict[str, NDArray[Any]]:
    """An array for each quantity and each part of a pre-activation, (T, H), named layer1_forward_f and so on.

    Beside them: words (T), labels (K) or outputs (K), their names; scores (T, K), probabilities (T, K); answers (T),
    the place of each step's label among labels; layer1_forward_x (T, I), what the layer read.
    """
    names = {"words": named.words, "labels": named.labels, "outputs": named.outputs}
    arrays: dict[str, NDArray[Any]] = {key: np.array(values) for key, values in names.items() if len(values)}
    arrays["scores"] = found.scores[:, 0]
    if found.answers is not None and found.probabilities is not None:
        arrays["probabilities"], arrays["answers"] = found.probabilities[:, 0], found.answers[:, 0]
    for layer in found.layers:
        start = f"layer{layer.layer + 1}_{_direction(layer)}"
        arrays[f"{start}_x"] = layer.in_time(layer.run.inputs)[:, 0]
        arrays |= {f"{start}_{name}": values for name, values in _values(layer)}
    return arrays


def npz_bytes(arrays: dict[str, NDArray[Any]]) -> bytes:
    """The arrays as an NPZ file; arrays of numbers and words need no pickle."""
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)  # type: ignore[arg-type]
    return buffer.getvalue()


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
