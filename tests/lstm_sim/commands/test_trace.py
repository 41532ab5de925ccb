"""`lstm-sim trace`: every value, under the names of docs/model.md."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import numpy as np
import pytest

from lstm_sim.cell import CellType
from lstm_sim.cli import run
from lstm_sim.network_table import PARTS
from lstm_sim.networks.architecture import Kind
from tests.lstm_sim.commands.conftest import SHIPPED

SENTENCE = "I want to arrive Taipei on November 2nd"
TRAVEL = sorted(file.name for file in SHIPPED.glob("travel-*.safetensors"))


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("name", TRAVEL)
def test_every_network_writes_every_value(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, output = SHIPPED / name, tmp_path / "t.npz"
    assert run(["trace", str(file), SENTENCE, "--output", str(output)]) == 0
    assert "8 steps of " in capsys.readouterr().out
    arrays = np.load(output)
    assert arrays["words"].tolist() == SENTENCE.split()
    assert run(["inspect", str(file), "--json"]) == 0
    architecture = json.loads(capsys.readouterr().out)["network"]["architecture"]
    cell_type = Kind(architecture["kind"]).cell.cell_type
    places = [
        f"layer{layer + 1}_{direction}"
        for layer in range(architecture["layers"])
        for direction in ("forward", "backward")[: 1 + architecture["bidirectional"]]
    ]
    names = {f"{place}_{quantity}" for place in places for quantity in cell_type.quantities}
    names |= {f"{place}_{q}_{part}" for place in places for q in cell_type.preactivations for part in PARTS}
    names |= {f"{place}_x" for place in places}
    assert set(arrays) == names | {"words", "labels", "scores", "probabilities", "answers"}
    for place in places:
        for quantity in cell_type.preactivations:
            whole = sum(arrays[f"{place}_{quantity}_{part}"] for part in PARTS)
            np.testing.assert_allclose(whole, arrays[f"{place}_{quantity}"], atol=1e-5)
        assert arrays[f"{place}_a"].shape == (8, architecture["hidden_size"])
    np.testing.assert_array_equal(arrays["answers"], arrays["scores"].argmax(1))
    np.testing.assert_allclose(arrays["probabilities"].sum(1), 1.0, atol=1e-6)


def test_csv_and_npz_say_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(SHIPPED / "travel-lstm-bidirectional.safetensors")
    table, packed = tmp_path / "t.csv", tmp_path / "t.npz"
    assert run(["trace", file, SENTENCE, "--output", str(table)]) == 0
    assert run(["trace", file, SENTENCE, "--output", str(packed)]) == 0
    rows, arrays = rows_of(table.read_text()), np.load(packed)
    units = arrays["layer1_forward_a"].shape[1]
    assert len(rows) == 8 * 2 * units
    for row in rows[:: units // 2]:
        step, unit = int(row["step"]) - 1, int(row["unit"]) - 1
        place = f"layer{row['layer']}_{row['direction']}"
        for name in ("c_prev", "z_f", "f", "c", "a", "z_o_from_others", "z_bias"):
            assert float(row[name]) == arrays[f"{place}_{name}"][step, unit], name
        assert row["word"] == SENTENCE.split()[step]
        assert row["label"] == arrays["labels"][arrays["answers"][step]]
        assert float(row["probability"]) == arrays["probabilities"][step].max()
    # The direction that reads from the end has its memory from the word after, and nothing before the last word.
    np.testing.assert_array_equal(arrays["layer1_backward_c_prev"][:-1], arrays["layer1_backward_c"][1:])
    assert not arrays["layer1_backward_c_prev"][-1].any()
    np.testing.assert_array_equal(arrays["layer1_forward_c_prev"][1:], arrays["layer1_forward_c"][:-1])


def test_without_a_file_it_goes_to_standard_output(lstm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["trace", str(lstm), "leave Taipei"]) == 0
    rows = rows_of(capsys.readouterr().out)
    assert {row["word"] for row in rows} == {"leave", "Taipei"}
    assert run(["trace", str(lstm), "leave Taipei", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [row["f"] for row in found] == [float(row["f"]) for row in rows]


def test_numbers_have_their_answers_beside_them(
    adding: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inputs, packed = tmp_path / "x.csv", tmp_path / "t.npz"
    inputs.write_text("0.5,1\n-0.25,1\n0.125,0\n")
    assert run(["trace", str(adding), "--inputs", str(inputs)]) == 0
    rows = rows_of(capsys.readouterr().out)
    assert len(rows) == 3 * 2 * 2 * 3, "steps, layers, directions, units"
    assert list(rows[0])[:5] == ["step", "y1", "layer", "direction", "unit"]
    assert run(["trace", str(adding), "--inputs", str(inputs), "--output", str(packed), "--json"]) == 0
    found, arrays = json.loads(capsys.readouterr().out), np.load(packed)
    assert found["steps"] == 3 and found["names"] == list(arrays)
    assert [float(row["y1"]) for row in rows[::12]] == arrays["scores"][:, 0].tolist()
    np.testing.assert_array_equal(arrays["layer1_forward_x"][:, 0], np.float32([0.5, -0.25, 0.125]))
    assert {f"layer2_backward_{q}" for q in CellType.GRU.quantities} <= set(arrays)


@pytest.mark.parametrize(
    ("argv", "word"),
    [
        (["hello", "--output", "x.txt"], "There is no trace in the format .txt. Use .npz or .csv."),
        (["hello", "--output", "/nowhere/x.csv"], "No such file"),
        (["--inputs", "x.csv", "--output", "x.csv"], "reads words"),
    ],
)
def test_mistakes_are_said_in_one_line(
    argv: list[str], word: str, lstm: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["trace", str(lstm), *argv]) == 2
    said = capsys.readouterr()
    assert said.out == "" and word in said.err and said.err.count("\n") == 1
