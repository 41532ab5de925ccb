"""A network's trace as rows and as arrays: every value is there, under its name, in the order of the sequence."""

from __future__ import annotations

import csv
import io
import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
import torch

from lstm_sim.cell import Quantity
from lstm_sim.network_table import PARTS, Named, npz_bytes, trace_arrays, trace_csv, trace_rows
from lstm_sim.network_trace import NetworkTrace
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.network import Inputs
from lstm_sim.networks.tracing import trace
from tests.lstm_sim.networks.samples import every_shape, random_inputs, random_network

WORDS = Named(words=tuple("abcdef"), labels=("O", 'B-"x"', "B-y,", "I-y", "B-z"))


def traced(shape: Architecture) -> NetworkTrace:
    inputs = random_inputs(shape)
    return trace(random_network(shape), Inputs(inputs.values[:, :1], inputs.lengths[:1]))


@every_shape
def test_rows_and_arrays_hold_the_same(shape: Architecture) -> None:
    found = traced(shape)
    table, arrays = trace_rows(found, WORDS), trace_arrays(found, WORDS)
    cell_type = shape.kind.cell.cell_type
    parts = [f"{q}_{part}" for q in cell_type.preactivations for part in PARTS]
    names = [
        "step",
        "word",
        "label",
        "probability",
        "layer",
        "direction",
        "unit",
        *map(str, cell_type.quantities),
        *parts,
    ]
    assert list(table.header) == names
    assert len(table.rows) == 6 * shape.layers * shape.directions * shape.hidden_size
    for row in table.rows:
        values = dict(zip(table.header, row, strict=True))
        step, unit = int(values["step"]) - 1, int(values["unit"]) - 1
        start = f"layer{values['layer']}_{values['direction']}"
        for name in names[7:]:
            assert values[name] == arrays[f"{start}_{name}"][step, unit]
        assert values["word"] == "abcdef"[step]
        assert values["label"] == WORDS.labels[int(arrays["answers"][step])]
        assert values["probability"] == arrays["probabilities"][step].max()
    order = [(row[0], row[4], row[5] == "backward", row[6]) for row in table.rows]
    assert order == sorted(order)


@every_shape
def test_the_parts_add_up_and_stand_at_their_words(shape: Architecture) -> None:
    found = traced(shape)
    arrays = trace_arrays(found, WORDS)
    for layer in found.layers:
        start = f"layer{layer.layer + 1}_{'backward' if layer.reverse else 'forward'}"
        order = slice(None, None, -1) if layer.reverse else slice(None)
        np.testing.assert_array_equal(arrays[f"{start}_a"], layer[Quantity.OUTPUT][order, 0])
        np.testing.assert_array_equal(arrays[f"{start}_x"], layer.run.inputs[order, 0])
        for quantity in shape.kind.cell.cell_type.preactivations:
            total = sum(arrays[f"{start}_{quantity}_{part}"] for part in PARTS)
            np.testing.assert_allclose(total, arrays[f"{start}_{quantity}"], rtol=1e-12, atol=1e-12)


def test_the_file_is_the_table(tmp_path: object) -> None:
    found = traced(Architecture(Kind.LSTM, 4, 3, 5, layers=2, bidirectional=True, vocabulary_size=7))
    text = b"".join(trace_csv(found, WORDS)).decode()
    assert text == trace_rows(found, WORDS).to_csv()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["label"] for row in rows} <= set(WORDS.labels)
    arrays = trace_arrays(found, WORDS)
    last = [float(row["c"]) for row in rows if (row["layer"], row["direction"]) == ("2", "backward")]
    assert last == arrays["layer2_backward_c"].ravel().tolist()  # to the last digit


@pytest.mark.parametrize("outputs", [(), ("y1", "y2")])
def test_numbers_that_are_answered(outputs: tuple[str, ...]) -> None:
    shape = Architecture(Kind.GRU, 3, 2, 2, head=Head.REGRESSION)
    found = traced(shape)
    table, arrays = trace_rows(found, Named(outputs=outputs)), trace_arrays(found, Named(outputs=outputs))
    assert table.header[: 1 + len(outputs)] == ("step", *outputs)
    if outputs:
        assert table.rows[3][1:3] == tuple(arrays["scores"][1])
        assert arrays["outputs"].tolist() == ["y1", "y2"]
    else:
        assert "outputs" not in arrays
    assert "words" not in arrays and "answers" not in arrays and arrays["scores"].shape == (6, 2)


def test_arrays_come_back_from_the_file_without_a_pickle() -> None:
    found = traced(Architecture(Kind.ELMAN, 4, 3, 5, vocabulary_size=7))
    arrays = trace_arrays(found, WORDS)
    again = np.load(io.BytesIO(npz_bytes(arrays)), allow_pickle=False)
    assert set(again.files) == set(arrays)
    for name, array in arrays.items():
        np.testing.assert_array_equal(again[name], array)


def test_many_units_and_steps_are_written_a_step_at_a_time() -> None:
    """The whole table would take some hundred times the memory of its arrays."""
    shape = Architecture(Kind.LSTM, 128, 2, 1, head=Head.REGRESSION)
    network = random_network(replace(shape))
    steps = 60
    found = trace(network, Inputs(torch.zeros(steps, 1, 2, dtype=torch.float64), torch.tensor([steps])))
    tracemalloc.start()
    size = sum(len(piece) for piece in trace_csv(found, Named(outputs=("y1",))))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    arrays = steps * 128 * 8 * (13 + 4 * len(PARTS))
    assert size > 2 * arrays and peak < 2.5 * arrays
