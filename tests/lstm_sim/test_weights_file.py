"""Weights files: what they hold, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lstm_sim.activations import Activation
from lstm_sim.cell import CellType
from lstm_sim.errors import InputError
from lstm_sim.weights_file import read_weights

LECTURE: dict[str, Any] = {
    "cell": "lstm",
    "activations": {"g": "identity", "h": "identity"},
    "inputs": ["x1", "x2", "x3"],
    "z": {"input": [1, 0, 0]},
    "z_i": {"input": [0, 100, 0], "bias": -10},
    "z_f": {"input": [0, 100, 0], "bias": 10},
    "z_o": {"input": [0, 0, 100], "bias": -10},
}


def written(folder: Path, content: object) -> Path:
    file = folder / "w.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    return file


def test_the_lectures_weights(tmp_path: Path) -> None:
    layer = read_weights(written(tmp_path, LECTURE))
    assert layer.cell.g is Activation.IDENTITY and layer.cell.f is Activation.SIGMOID
    assert layer.names == ("x1", "x2", "x3")
    assert layer.weights.bias.ravel().tolist() == [0, -10, 10, -10]
    layer.weights.check(CellType.LSTM)


def test_the_asked_cell_goes_before_the_files(tmp_path: Path) -> None:
    layer = read_weights(written(tmp_path, LECTURE), CellType.PEEPHOLE)
    assert layer.weights.peephole is not None and layer.weights.peephole.shape == (3, 1)
    dense = read_weights(written(tmp_path, LECTURE), CellType.DENSE_PEEPHOLE)
    assert dense.weights.peephole is not None and dense.weights.peephole.shape == (4, 1, 1)
    with pytest.raises(InputError, match="needs z_r"):
        read_weights(written(tmp_path, LECTURE), CellType.GRU)


def test_a_layer_of_two_units(tmp_path: Path) -> None:
    content = {
        "cell": "rnn",
        "activations": {"g": "identity"},
        "z": {"input": [[1, 1], [1, 1]], "recurrent": [[1, 1], [1, 1]]},
        "readout": [[1, 1], [1, 1]],
    }
    layer = read_weights(written(tmp_path, content))
    assert layer.weights.hidden_size == 2 and layer.names == ("x1", "x2")
    assert layer.readout is not None and np.all(layer.readout == 1)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"cell": "cnn"}, "cell"),
        ({"z": {"input": []}}, "z.input"),
        ({"z": {"input": [1, None, 0]}}, "no usable number"),
        ({"z": {"input": [1, True, 0]}}, "no usable number"),
        ({"z": {"input": [1, 1e99, 0]}}, "no usable number"),
        ({"z_i": {"input": [1, 2]}}, "expected 1 × 3"),
        ({"z_i": {"input": [0, 1, 0], "bias": [1, 2]}}, "z_i.bias"),
        ({"z": {"input": [[1, 2], [3]]}}, "differ in length"),
        ({"z": {"weights": [1]}}, "weights"),
        ({"inputs": ["a", "a", "b"]}, "name 3 columns"),
        ({"readout": [1]}, "readout"),
        ({"initial_memory": "x"}, "no usable number"),
    ],
)
def test_unsound_weights_are_refused(tmp_path: Path, change: dict[str, object], word: str) -> None:
    file = written(tmp_path, {**LECTURE, **change})
    with pytest.raises(InputError, match=word) as caught:
        read_weights(file)
    assert caught.value.file == str(file) and caught.value.remedy


@pytest.mark.parametrize("content", ["", "{", "[]", '{"z": NaN}', "[" * 50_000])
def test_what_is_no_weights_file_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(InputError):
        read_weights(written(tmp_path, content))
