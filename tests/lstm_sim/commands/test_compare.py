"""`lstm-sim compare`: a table of means, and no run made twice."""

from __future__ import annotations

import json
import re
import signal
from pathlib import Path
from statistics import fmean, stdev

import pytest

from lstm_sim.checkpoints.checkpoint import read_checkpoint
from lstm_sim.cli import run
from lstm_sim.commands.display import Display
from lstm_sim.commands.stopping import STOPPED
from lstm_sim.training.loop import Progress

SMALL = ["--hidden-size", "3", "--embedding-size", "4", "--character-features", "0", "--epochs", "2", "--threads", "1"]
SMALL += ["--dropout", "0.5"]


def test_a_table_of_architectures(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "table"
    argv = ["compare", "--data", str(corpus), *SMALL, "--architectures", "elman, feed-forward", "--seeds", "2"]
    argv += ["--output", str(folder), "--bidirectional"]
    assert run(argv) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{corpus}; 2 seeds; on test; kept in {folder}"
    assert lines[2].split() == ["architecture", "span", "F1", "parameters", "sentences/s", "seconds"]
    assert [line.split()[0] for line in lines[3:]] == ["elman", "feed-forward"]
    assert all(re.search(r"\d\.\d\d ± +\d+\.\d\d", line) for line in lines[3:])
    before = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert len(before) == 2 * 2 * 3, "a checkpoint, a log and a result of each run"
    assert run([*argv, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {file: file.stat().st_mtime_ns for file in folder.iterdir()} == before, "nothing is made twice"
    elman = found["architectures"][0]
    scores = [r["score"] for r in found["runs"] if r["config"]["kind"] == "elman"]
    assert elman["mean"] == fmean(scores) and elman["deviation"] == stdev(scores)
    kept = read_checkpoint(folder / "elman-seed1.safetensors")
    assert kept.finished and kept.architecture.bidirectional
    assert elman["parameters"] == sum(kept.architecture.parameter_counts().values())
    assert not read_checkpoint(folder / "feed-forward-seed0.safetensors").architecture.bidirectional


def test_it_goes_on_where_it_was_cut_off(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    argv = ["compare", "--task", "adding", "--length", "6", "--hidden-size", "2", "--epochs", "1", "--threads", "1"]
    argv += ["--architectures", "jordan,elman", "--seeds", "1"]
    show = Display.show

    def show_and_stop(display: Display, progress: Progress) -> None:
        show(display, progress)
        if progress.step == 9 and stops:
            signal.raise_signal(stops.pop())

    monkeypatch.setattr(Display, "show", show_and_stop)
    stops: list[signal.Signals] = []
    assert run([*argv, "--output", "whole"]) == 0
    stops = [signal.SIGINT]
    assert run(argv) == STOPPED
    said = capsys.readouterr()
    assert "the same command goes on with what is kept in compare-adding." in said.err
    assert not read_checkpoint(Path("compare-adding/jordan-seed0.safetensors")).finished
    assert run(argv) == 0
    said = capsys.readouterr()
    assert "[1/2] jordan, seed 0, from step 9 of 63" in said.err
    assert "error" in said.out and "±" not in said.out, "one seed has no deviation"
    for name in ("jordan-seed0", "elman-seed0"):
        whole, parts = (json.loads(Path(f"{folder}/{name}.json").read_text()) for folder in ("whole", "compare-adding"))
        assert parts["score"] == whole["score"] and parts["measure"] == "error"
        assert parts["seconds"] > 0 and parts["sequences_per_second"] > 0


def test_results_of_another_run_are_refused(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    argv = ["compare", "--data", str(corpus), *SMALL, "--architectures", "elman", "--seeds", "1"]
    argv += ["--output", str(tmp_path)]
    assert run(argv) == 0
    capsys.readouterr()
    assert run([*argv, "--dropout", "0.25"]) == 2
    result = tmp_path / "elman-seed0.json"
    assert f"{result}: It was made with dropout = 0.5, not 0.25." in capsys.readouterr().err
    result.write_text("{}")
    assert run(argv) == 2
    assert f"{result}: It is no result of a run" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "word"),
    [
        (
            ["--task", "travel", "--architectures", "elman,cnn"],
            "There is no architecture cnn. Use some of: feed-forward",
        ),
        (["--task", "travel", "--architectures", ","], "No architecture is named."),
        (["--architectures", "elman"], "--task NAME"),
    ],
)
def test_mistakes_are_said_in_one_line(
    argv: list[str], word: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["compare", *argv]) == 2
    said = capsys.readouterr()
    assert said.out == "" and word in said.err and said.err.count("\n") == 1
    assert not list(tmp_path.iterdir())
