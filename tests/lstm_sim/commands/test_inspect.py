"""`lstm-sim inspect`: whatever is in a file, whoever wrote it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import safetensors.torch
import torch
from torch import nn

from lstm_sim.cli import run
from lstm_sim.networks.architecture import Architecture, Head, Kind


def said_of(file: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, dict[str, object]]:
    assert run(["inspect", str(file)]) == 0
    text = capsys.readouterr().out
    assert run(["inspect", str(file), "--json"]) == 0
    return text, json.loads(capsys.readouterr().out)


def test_a_network_of_ours(lstm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, found = said_of(lstm, capsys)
    lines = text.splitlines()
    assert lines[0] == f"{lstm}: LSTM Sim checkpoint, {lstm.stat().st_size:,} bytes"
    assert "trained on travel (en+zh), seed 0: finished" in lines
    assert any(line.split() == ["forwards.0.kernel.weight_hh_l0", "96", "×", "24", "float32"] for line in lines)
    assert any(line.split() == ["architecture", "lstm"] for line in lines)
    assert any(line.split() == ["hidden-size", "24"] for line in lines)
    counts = found["network"]["parameters"]
    assert any(line.split() == ["together", f"{sum(counts.values()):,}"] for line in lines)
    assert sum(torch.Size(t["shape"]).numel() for t in found["network"]["tensors"]) == sum(counts.values())
    assert found["finished"] and found["config"]["task"] == "travel" and found["dev"]["spans"]["f1"] > 0.99
    assert "B-departure" in found["vocabulary"]["labels"] and "O, B-departure" in text


def test_a_run_that_was_stopped(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from lstm_sim.checkpoints.checkpoint import write_checkpoint
    from lstm_sim.checkpoints.keeping import begin, checkpoint_of
    from tests.lstm_sim.training.samples import full_config

    made = begin(full_config(corpus))
    next(made.advance())
    file = tmp_path / "a"
    write_checkpoint(file, checkpoint_of(made))
    text, found = said_of(file, capsys)
    assert "stopped after 1 steps; lstm-sim train --resume goes on" in text
    assert found["finished"] is False and found["step"] == 1 and found["dev"] is None


def test_what_another_program_saved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    class Model(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.words = nn.Embedding(10, 5)
            self.encoder = nn.LSTM(5, 7, 2, bidirectional=True)
            self.decoder = nn.RNNCell(3, 4)
            self.small = nn.LSTM(4, 6, proj_size=2)

    file = tmp_path / "model.pt"
    torch.save(Model().state_dict(), file)
    text, found = said_of(file, capsys)
    assert text.startswith(f"{file}: torch state dict, ")
    assert "network encoder: lstm, 2 layers of 7 units, both directions, no output layer" in text
    lines = [line.split() for line in text.splitlines()]
    assert ["encoder.weight_ih_l1_reverse", "28", "×", "14", "float32"] in lines, "by the names they have there"
    assert ["decoder.weight_hh", "4", "×", "4", "float32"] in lines
    assert "tanh is assumed" in text and "words.weight" in text
    assert "small: An LSTM with a projection (proj_size) is not supported." in text
    assert [network["prefix"] for network in found["networks"]] == ["encoder", "decoder"]
    wanted = Architecture(Kind.LSTM, 7, 5, 14, 2, True, head=Head.HIDDEN).parameter_counts()
    assert found["networks"][0]["parameters"] == wanted
    assert [t["name"] for t in found["networks"][1]["tensors"]][:2] == ["decoder.weight_ih", "decoder.weight_hh"]
    assert found["problems"][0]["prefix"] == "small"


def test_cells_on_top_of_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "cells.pt"
    torch.save(nn.ModuleDict({"cells": nn.ModuleList([nn.GRUCell(3, 4), nn.GRUCell(4, 4)])}).state_dict(), file)
    text, found = said_of(file, capsys)
    assert [network["prefix"] for network in found["networks"]] == ["cells", "cells.0", "cells.1"]
    assert "network cells: gru, 2 layers of 4 units, no output layer" in text
    assert "Its cells are taken as layers on top of each other: cells.0, cells.1." in text
    assert text.count("cells.1.weight_ih") == 2, "in the stack, and by itself"


def test_a_file_without_a_network_is_described_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "linear.safetensors"
    safetensors.torch.save_file({f"part{k}.weight": torch.zeros(2, 3) for k in range(25)}, file)
    text, found = said_of(file, capsys)
    assert "There is no recurrent network in it that can be used." in text
    assert "part0.weight   2 × 3" in text and "… and 5 more" in text
    assert found["networks"] == [] and len(found["unused"]) == 25


def test_mistakes_are_said_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "text").write_text("Dear Sir or Madam,")
    for name, word in (("text", "neither a checkpoint"), ("nothing", "No such file")):
        assert run(["inspect", str(tmp_path / name)]) == 2
        said = capsys.readouterr()
        assert said.out == "" and word in said.err and said.err.count("\n") == 1
