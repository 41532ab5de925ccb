"""`lstm-sim predict`."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from lstm_sim.checkpoints.checkpoint import read_checkpoint
from lstm_sim.cli import run
from lstm_sim.networks.network import Inputs
from tests.lstm_sim.commands.conftest import SHIPPED


def typed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))


def test_a_sentence_word_by_word(lstm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["predict", str(lstm), "I want to leave Taipei on November 2nd."]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [row[:2] for row in rows] == [
        ["I", "O"], ["want", "O"], ["to", "O"], ["leave", "O"], ["Taipei", "B-departure"], ["on", "O"],
        ["November", "B-time"], ["2nd", "I-time"],
    ]  # fmt: skip
    assert all(row[3] == "%" and float(row[2]) > 90.0 for row in rows)


def test_chinese_stands_in_columns_too(lstm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["predict", str(lstm), "我想离开台北。"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["我", "想", "离开", "台北"]
    assert lines[0].startswith("我    O") and lines[3].startswith("台北  B-departure")


def test_words_may_come_without_quotation_marks_and_as_json(lstm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["predict", str(lstm), "arrive", "Taipei", "Xyzzy", "--json"]) == 0
    [sentence] = json.loads(capsys.readouterr().out)
    assert [step["word"] for step in sentence] == ["arrive", "Taipei", "Xyzzy"]
    assert [step["known"] for step in sentence] == [True, True, False]
    assert sentence[1]["label"] == "B-destination" and sentence[1]["probability"] > 0.9


def test_every_line_of_standard_input_is_a_sentence(
    lstm: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, b"\xef\xbb\xbfarrive Taipei\r\n\n  \nleave Nowhereville\n")
    assert run(["predict", str(lstm)]) == 0
    first, second = capsys.readouterr().out.split("\n\n")
    assert "B-destination" in first and "unknown word" in second and "unknown word" not in first
    typed(monkeypatch, b"fine\n\xff\xfe\n")
    assert run(["predict", str(lstm)]) == 2
    assert "standard input, line 2: This line is not UTF-8." in capsys.readouterr().err


def test_symbols_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(SHIPPED / "temporal-order-lstm.safetensors")
    between = "abcd" * 7
    for first, second in ("XX", "XY", "YX", "YY"):
        sequence = f"E abcd a {first} {between[:24]} {second} {between[:28]}B"
        assert run(["predict", file, sequence, "--json"]) == 0
        [steps] = json.loads(capsys.readouterr().out)
        assert [step["word"] for step in steps] == list("".join(sequence.split()))
        assert steps[-1]["label"] == first + second and steps[-1]["probability"] > 0.9
    assert run(["predict", file, "E a X B"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("answer after the last step: ")
    assert run(["predict", file, "E q B"]) == 2
    assert "It knows no symbol q. Use these: E B a b c d X Y" in capsys.readouterr().err


def test_numbers_in_numbers_out(adding: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inputs = tmp_path / "x.csv"
    inputs.write_text("0.5,1\n-0.25,1\n0.125,0\n")
    assert run(["predict", str(adding), "--inputs", str(inputs), "--json"]) == 0
    [steps] = json.loads(capsys.readouterr().out)
    network = read_checkpoint(adding).network()
    values = torch.tensor([[[0.5, 1.0]], [[-0.25, 1.0]], [[0.125, 0.0]]])
    with torch.no_grad():
        wanted = network(Inputs(values, torch.tensor([3])))[:, 0, 0].tolist()
    assert [step["answer"]["y1"] for step in steps] == pytest.approx(wanted, abs=1e-7)
    assert run(["predict", str(adding), "--inputs", str(inputs)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["step", "y1"] and len(lines) == 5
    assert lines[-1] == f"answer after the last step: {wanted[-1]:.6g}"


def test_a_series_answers_in_its_own_units(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    series, output = tmp_path / "series.csv", tmp_path / "a"
    values = 1e6 + 1e4 * np.sin(np.arange(200) / 4.0)
    series.write_text("price\n" + "".join(f"{value!r}\n" for value in values.tolist()))
    argv = ["train", "--task", "series", "--data", str(series), "--length", "8", "--epochs", "30", "--threads", "1"]
    assert run([*argv, "--output", str(output)]) == 0
    series.unlink()
    inputs = tmp_path / "x.csv"
    inputs.write_text("\n".join(map(repr, values[100:120].tolist())))
    capsys.readouterr()
    assert run(["predict", str(output), "--inputs", str(inputs), "--json"]) == 0
    [steps] = json.loads(capsys.readouterr().out)
    answers = np.array([step["answer"]["price"] for step in steps])
    assert np.abs(answers[10:] - values[111:121]).max() < 3e3, "within a third of its swing"


def test_the_network_of_another_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    torch.manual_seed(1)
    encoder, decoder = nn.LSTM(2, 3), nn.GRU(2, 4)
    file, inputs = tmp_path / "model.pt", tmp_path / "x.csv"
    state = {f"{name}.{key}": t for name, m in (("a", encoder), ("b", decoder)) for key, t in m.state_dict().items()}
    torch.save(state, file)
    inputs.write_text("1,2\n3,4\n")
    assert run(["predict", str(file), "--inputs", str(inputs)]) == 2
    assert "It holds 2 recurrent networks: a, b. Choose one with --network PREFIX." in capsys.readouterr().err
    assert run(["predict", str(file), "--network", "b", "--inputs", str(inputs), "--json"]) == 0
    [steps] = json.loads(capsys.readouterr().out)
    with torch.no_grad():
        wanted = decoder(torch.tensor([[[1.0, 2.0]], [[3.0, 4.0]]]))[0][:, 0].tolist()
    for step, row in zip(steps, wanted, strict=True):
        assert list(step["answer"].values()) == pytest.approx(row, abs=1e-6)
        assert list(step["answer"]) == ["a1", "a2", "a3", "a4"]


@pytest.mark.parametrize(
    ("argv", "word"),
    [
        (["{lstm}", "hello", "--inputs", "{csv}"], "Give a sentence or --inputs, not both."),
        (["{lstm}", "--inputs", "{csv}"], "This network reads words, not numbers."),
        (["{lstm}", " "], "There are no words."),
        (["{adding}", "hello"], "This network reads numbers, not words."),
        (["{adding}", "--inputs", "{csv}"], "It has 3 columns, the network reads 2."),
        (["{adding}", "--inputs", "/nowhere.csv"], "/nowhere.csv: No such file"),
    ],
)
def test_mistakes_are_said_in_one_line(
    argv: list[str], word: str, lstm: Path, adding: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    csv = tmp_path / "x.csv"
    csv.write_text("1,2,3\n")
    assert run(["predict", *(part.format(lstm=lstm, adding=adding, csv=csv) for part in argv)]) == 2
    said = capsys.readouterr()
    assert said.out == "" and word in said.err and said.err.count("\n") == 1
