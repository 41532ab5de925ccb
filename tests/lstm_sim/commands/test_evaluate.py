"""`lstm-sim evaluate`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from lstm_sim.cli import run
from lstm_sim.commands.evaluate import split_named
from lstm_sim.errors import InputError


def test_a_network_on_the_task_it_was_trained_on(lstm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(lstm)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("lstm, 1 layer of 24 units, softmax output layer, ")
    assert lines[1] == "test of travel (en+zh): 500 sentences"
    assert {line.split()[0] for line in lines[4:7]} == {"departure", "destination", "time"}
    assert re.fullmatch(r"span F1 \d+\.\d\d", lines[-1]) and float(lines[-1].split()[-1]) >= 99.0


def test_other_data_and_another_split(lstm: Path, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(lstm), "--data", str(corpus), "--split", "valid", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["split"], found["count"], found["data"]) == ("dev", 20, str(corpus))
    assert found["spans"]["f1"] >= 0.95 and set(found["by_label"]) <= {"departure", "destination", "time"}
    assert sum(sum(row.values()) for row in found["confusion"].values()) > 100


def test_numbers_have_an_error(adding: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(adding), "--split", "train"]) == 0
    out = capsys.readouterr().out
    assert "train of adding, 6 steps: 2,000 sequences" in out
    assert re.search(r"^error \d\.\d{4}$", out, re.MULTILINE)


def test_the_names_of_splits() -> None:
    assert [split_named(name) for name in ("train", "dev", "valid", "development", "test")] == [
        "train", "dev", "dev", "dev", "test",
    ]  # fmt: skip
    with pytest.raises(InputError, match="train, dev, test"):
        split_named("exam")


@pytest.mark.parametrize(
    ("argv", "word"),
    [
        (["{lstm}", "--split", "exam"], "There is no split exam."),
        (["{lstm}", "--data", "/nowhere"], "/nowhere: There is no such folder."),
        (["{adding}", "--data", "/nowhere"], "Leave out --data."),
        (["/nowhere"], "/nowhere: No such file"),
        (["{text}"], "neither a checkpoint"),
    ],
)
def test_mistakes_are_said_in_one_line(
    argv: list[str], word: str, lstm: Path, adding: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text"
    text.write_text("Dear Sir or Madam,")
    assert run(["evaluate", *(part.format(lstm=lstm, adding=adding, text=text) for part in argv)]) == 2
    said = capsys.readouterr()
    assert said.out == "" and word in said.err and said.err.count("\n") == 1


def test_data_that_is_gone_can_be_said_where_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    series, output = tmp_path / "series.csv", tmp_path / "a"
    series.write_text("price\n" + "".join(f"{1000 + k % 7}\n" for k in range(80)))
    argv = ["train", "--task", "series", "--data", str(series), "--length", "5", "--epochs", "1", "--hidden-size", "2"]
    assert run([*argv, "--output", str(output)]) == 0
    moved = series.rename(tmp_path / "moved.csv")
    capsys.readouterr()
    assert run(["evaluate", str(output)]) == 2
    assert f"{series}: The data it was trained on is no longer there." in capsys.readouterr().err
    assert run(["evaluate", str(output), "--data", str(moved)]) == 0
    assert "\nerror " in capsys.readouterr().out
