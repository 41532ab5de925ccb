"""`lstm-sim train`: what is kept, what is said, and how a run is stopped and gone on with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from lstm_sim.checkpoints.checkpoint import read_checkpoint
from lstm_sim.cli import run
from lstm_sim.commands.display import Display
from lstm_sim.commands.stopping import STOPPED
from lstm_sim.networks.architecture import Kind
from lstm_sim.training.config import Optimizer, Task
from lstm_sim.training.loop import Progress, Run

SMALL = ["--hidden-size", "3", "--embedding-size", "4", "--character-features", "2", "--batch-size", "8"]
SMALL += ["--threads", "1", "--device", "cpu", "--epochs", "2", "--checkpoint-seconds", "0"]
ROOT = Path(__file__).resolve().parents[3]


def lines(file: Path) -> list[dict[str, object]]:
    """A run's log, without the seconds."""
    return [{**json.loads(line), "seconds": None} for line in file.read_text().splitlines()]


def test_a_network_learns_a_folder_and_is_kept(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output, log = tmp_path / "a.safetensors", tmp_path / "a.jsonl"
    argv = ["train", "--data", str(corpus), *SMALL, "--architecture", "gru", "--optimizer", "rmsprop"]
    assert run([*argv, "--output", str(output), "--log", str(log)]) == 0
    said = capsys.readouterr()
    assert "gru, 1 layer of 3 units, both directions, crf output layer" in said.err
    assert "60 sentences, on cpu" in said.err
    assert said.err.count("\nepoch ") == 2 and "epoch 2/2" in said.err
    table = said.out.splitlines()
    assert table[1].startswith("dev ") and table[2].startswith("test ") and table[3].startswith("span F1 ")
    assert table[3].split()[2] == table[2].split()[1], "the headline is the test's"
    kept = read_checkpoint(output)
    assert kept.finished and kept.config is not None and kept.scores is not None
    assert (kept.config.task, kept.config.kind, kept.config.optimizer) == (Task.FILES, Kind.GRU, Optimizer.RMSPROP)
    assert [line["step"] for line in lines(log)] == list(range(1, 17))


def test_the_result_as_json(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "a.safetensors"
    assert run(["train", "--data", str(corpus), *SMALL, "--output", str(output), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["finished"] and found["steps"] == 16 and found["checkpoint"] == str(output)
    assert found["config"]["hidden_size"] == 3 and 0.0 <= found["test"]["spans"]["f1"] <= 1.0
    assert found["parameters"] == sum(read_checkpoint(output).architecture.parameter_counts().values())


def test_tensorboard_reads_along(corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "board"
    argv = ["train", "--data", str(corpus), *SMALL, "--output", str(tmp_path / "a"), "--tensorboard", str(folder)]
    assert run(argv) == 0
    assert list(folder.glob("events.out.tfevents.*"))


def test_stopped_and_gone_on_with_is_as_never_stopped(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def argv(name: str) -> list[str]:
        files = ["--output", str(tmp_path / f"{name}.safetensors"), "--log", str(tmp_path / f"{name}.jsonl")]
        return ["train", "--data", str(corpus), *SMALL, *files]

    assert run(argv("whole")) == 0
    capsys.readouterr()
    show = Display.show

    def show_and_stop(display: Display, progress: Progress) -> None:
        show(display, progress)
        if progress.step == 5:
            signal.raise_signal(signal.SIGINT)

    with monkeypatch.context() as patched:
        patched.setattr(Display, "show", show_and_stop)
        assert run(argv("parts")) == STOPPED
    said = capsys.readouterr()
    assert said.out == ""
    output, log = tmp_path / "parts.safetensors", tmp_path / "parts.jsonl"
    assert f"Stopped after step 5 of 16; the run is kept in {output}." in said.err
    advice = said.err.splitlines()[-1]
    assert advice == f"To go on: lstm-sim train --resume --output {output} --log {log}"
    assert not read_checkpoint(output).finished and len(lines(log)) == 5
    assert run(advice.removeprefix("To go on: lstm-sim ").split()) == 0
    assert "from step 5 of 16" in capsys.readouterr().err
    assert lines(log) == lines(tmp_path / "whole.jsonl")
    whole, parts = read_checkpoint(tmp_path / "whole.safetensors"), read_checkpoint(output)
    assert all(torch.equal(parts.weights[name], weight) for name, weight in whole.weights.items())


def test_a_run_that_has_finished_is_left_alone(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "a.safetensors"
    argv = ["train", "--data", str(corpus), *SMALL, "--output", str(output), "--resume"]
    assert run(argv) == 0, "there is nothing to go on with yet: it begins"
    before = output.read_bytes()
    capsys.readouterr()
    assert run(argv) == 0
    assert "this run has finished" in capsys.readouterr().out
    assert run(["train", "--output", str(output), "--resume", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["finished"] is True
    assert output.read_bytes() == before


def test_nothing_that_is_there_is_ever_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "mine"
    mine.write_text("years of work")
    for argv in (
        ["--output", str(mine)],
        ["--output", str(tmp_path / "new"), "--log", str(mine)],
        ["--output", str(mine), "--resume"],
        ["--output", str(tmp_path / "new"), "--log", str(mine), "--resume"],
    ):
        code = run(["train", "--task", "travel", "--epochs", "1", "--hidden-size", "2", *argv])
        assert code == 2, argv
        assert str(mine) in capsys.readouterr().err
        assert mine.read_text() == "years of work"


@pytest.mark.parametrize(
    ("argv", "word"),
    [
        (["--output", "x"], "Use --task NAME (travel, adding, temporal-order, copy, parity, series), or --data DIR."),
        (["--task", "travel"], "Missing option '--output'"),
        (["--task", "dance", "--output", "x"], "'dance' is not one of"),
        (["--task", "travel", "--architecture", "cnn", "--output", "x"], "'feed-forward', 'elman', 'jordan', 'lstm'"),
        (["--task", "travel", "--output", "/nowhere/x"], "/nowhere/x: Its folder does not exist."),
        (["--task", "travel", "--output", "."], "This is a folder."),
        (["--data", "/nowhere", "--output", "x"], "/nowhere: There is no such folder."),
        (["--task", "series", "--data", "/nowhere.csv", "--output", "x"], "/nowhere.csv: No such file"),
        (["--task", "travel", "--device", "abacus", "--output", "x"], "There is no device abacus here."),
        (["--task", "travel", "--learning-rate", "0", "--output", "x"], "learning_rate is 0.0."),
        (["--task", "adding", "--output-layer", "crf", "--output", "x"], "Use regression for adding"),
        (["--task", "copy", "--length", "5", "--output", "x"], "Give a length of 22 or more."),
        (["--resume", "--output", "README.md"], "README.md"),
    ],
)
def test_mistakes_are_said_in_one_line(
    argv: list[str], word: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text("# no checkpoint")
    assert run(["train", *argv]) == 2
    said = capsys.readouterr()
    assert said.out == "" and word in said.err
    assert said.err.count("\n") == 1 and said.err.startswith("lstm-sim: ")
    assert not (tmp_path / "x").exists()


def test_a_gpu_without_room_is_said_in_one_line_with_what_to_do(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise torch.OutOfMemoryError(
            "CUDA out of memory. Tried to allocate 2.50 GiB. GPU 0 has a total capacity of 79.11 GiB of which …"
        )

    monkeypatch.setattr(Run, "_descend", full)
    assert run(["train", "--data", str(corpus), *SMALL, "--output", str(tmp_path / "a.safetensors")]) == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert "no room for it: 2.5 GiB more were asked for, of 79.11 GiB" in said
    assert "Try a batch of 4, fewer units, or another device." in said


def test_another_run_than_was_begun_is_refused(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "a"
    assert run(["train", "--data", str(corpus), *SMALL, "--output", str(output)]) == 0
    capsys.readouterr()
    assert run(["train", "--resume", "--output", str(output), "--hidden-size", "4"]) == 2
    assert "It was begun with hidden_size = 3, not 4." in capsys.readouterr().err


def test_torchrun_starts_the_same_command(corpus: Path, tmp_path: Path) -> None:
    output, log = tmp_path / "a", tmp_path / "a.jsonl"
    torchrun = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--local-addr", "127.0.0.1"]
    # Before Python 3.12 torchrun takes --log for one of its own.
    train = ["-m", "lstm_sim", "train", "--data", str(corpus), *SMALL, "--output", str(output), "--json-log", str(log)]
    environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        [*torchrun, "--nproc-per-node", "2", *train],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("span F1 ") == 1 + 1, "one table and one headline, from one of the processes"
    assert done.stderr.count("in 2 processes") == 1
    assert read_checkpoint(output).finished
    assert run(["train", "--data", str(corpus), *SMALL, "--output", f"{output}1", "--log", f"{log}1"]) == 0
    together, alone = lines(log), lines(Path(f"{log}1"))
    assert [line["loss"] for line in together] == pytest.approx([line["loss"] for line in alone], rel=1e-4)


def test_help_and_mistakes_do_not_wait_for_torch() -> None:
    code = (
        "import sys; from lstm_sim.cli import run\n"
        "names = 'train', 'evaluate', 'predict', 'trace', 'inspect', 'compare'\n"
        "assert all(run([name, '--help']) == 0 for name in names)\n"
        "assert run(['train', '--task', 'travel']) == 2\n"
        "assert run(['train', '--task', 'adding', '--data', 'x', '--output', 'x']) == 2\n"
        "sys.exit('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
