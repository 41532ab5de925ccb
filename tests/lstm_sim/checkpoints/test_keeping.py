"""Training that keeps itself: interrupted anywhere and resumed, it is the run that was never interrupted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from lstm_sim.checkpoints import keeping
from lstm_sim.checkpoints.checkpoint import Checkpoint, read_checkpoint, write_checkpoint
from lstm_sim.errors import InputError
from lstm_sim.networks.architecture import Kind
from lstm_sim.training.config import Config, Optimizer
from lstm_sim.training.loop import Progress
from tests.kill_training import config_of, write_corpus
from tests.lstm_sim.checkpoints.samples import tiny_network, vocabulary_for

ROOT = Path(__file__).resolve().parents[3]
KILLS = 8


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """24 steps of four an epoch, everything random that can be, a checkpoint every 5 steps."""
    write_corpus(tmp_path / "corpus")
    return replace(config_of(tmp_path / "corpus", 3), kind=Kind.LSTM, epochs=6, checkpoint_steps=5)


def trained(config: Config, output: Path | None) -> list[Progress]:
    return list(keeping.train(keeping.begin(config), output))


def losses(steps: list[Progress]) -> list[tuple[Any, ...]]:
    return [(p.step, p.epoch, p.loss, p.gradient_norm, p.learning_rate, p.scores, p.best, p.finished) for p in steps]


@pytest.mark.parametrize("optimizer", list(Optimizer))
def test_left_at_any_step_and_resumed_it_is_the_same_run(config: Config, optimizer: Optimizer, tmp_path: Path) -> None:
    config = replace(config, optimizer=optimizer)
    whole, parted = tmp_path / "whole", tmp_path / "parted"
    wanted = losses(trained(config, whole))
    assert len(wanted) == 24
    made: list[tuple[Any, ...]] = []
    run = keeping.begin(config)
    for leave_after in (1, 2, 3, 4, 5, 7):
        steps = keeping.train(run, parted)
        made += losses([next(steps) for _ in range(leave_after)])
        steps.close()
        resumed = keeping.resume(parted)
        assert resumed is not None and resumed.step == len(made)
        run = resumed
    made += losses(list(keeping.train(run, parted)))
    assert made == wanted  # to the last bit
    assert parted.read_bytes() == whole.read_bytes()
    assert keeping.resume(parted) is None


def test_a_checkpoint_every_so_many_steps(config: Config, tmp_path: Path) -> None:
    output = tmp_path / "a.safetensors"
    run = keeping.begin(config)
    kept = []
    for progress in keeping.train(run, output):
        checkpoint = read_checkpoint(output) if output.exists() else None
        kept.append(None if checkpoint is None or checkpoint.run is None else checkpoint.run.values["step"])
        assert progress.finished == (checkpoint is not None and checkpoint.finished)
    assert kept == [None] * 4 + [5] * 5 + [10] * 5 + [15] * 5 + [20] * 4 + [None]
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["a.safetensors"]


def test_a_checkpoint_every_so_many_seconds(config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    run = keeping.begin(replace(config, checkpoint_steps=0, checkpoint_seconds=10.0))
    steps = keeping.train(run, tmp_path / "a")
    kept = []
    for _ in range(9):
        clock[0] += 4.0
        next(steps)
        run_kept = read_checkpoint(tmp_path / "a").run if (tmp_path / "a").exists() else None
        kept.append(0 if run_kept is None else run_kept.values["step"])
    steps.close()
    assert kept == [0, 0, 0, 4, 4, 4, 7, 7, 7]  # the clock begins to run with the first step


def test_without_an_output_nothing_is_written(config: Config, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    assert trained(replace(config, epochs=1), None)[-1].finished
    assert set(tmp_path.rglob("*")) == before


def test_the_checkpoint_answers_with_the_best_weights(config: Config, tmp_path: Path) -> None:
    run = keeping.begin(config)
    list(keeping.train(run, tmp_path / "a"))
    checkpoint = read_checkpoint(tmp_path / "a")
    assert checkpoint.finished and checkpoint.scores == run.best_scores and checkpoint.config == config
    assert checkpoint.vocabulary == run.problem.vocabulary
    with run.best() as network:
        for name, parameter in network.named_parameters():
            assert torch.equal(checkpoint.weights[name], parameter)


def test_a_step_that_fails_half_way_is_not_kept(
    config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = keeping.begin(config)
    steps = keeping.train(run, tmp_path / "a")
    for _ in range(7):
        next(steps)

    def fail(*_: object) -> None:
        raise RuntimeError("out of memory")

    monkeypatch.setattr(run.optimizer, "step", fail)
    with pytest.raises(RuntimeError, match="out of memory"):
        next(steps)
    checkpoint = read_checkpoint(tmp_path / "a")
    assert checkpoint.run is not None and checkpoint.run.values["step"] == 5


def test_a_full_disk_is_said_and_the_last_checkpoint_stays(
    config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = keeping.begin(config)
    steps = keeping.train(run, tmp_path / "a")
    for _ in range(7):
        next(steps)
    before = (tmp_path / "a").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as changed:
        changed.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space"):
            list(steps)
    assert (tmp_path / "a").read_bytes() == before
    resumed = keeping.resume(tmp_path / "a")
    assert resumed is not None and resumed.step == 5


def test_what_writes_that_were_cut_off_left_is_swept(config: Config, tmp_path: Path) -> None:
    for name in (".a.x1y2z3.part", ".a.part", ".b.x1y2z3.part", "a.x1y2z3.part"):
        (tmp_path / name).write_bytes(b"half")
    steps = keeping.train(keeping.begin(config), tmp_path / "a")
    next(steps)
    steps.close()
    left = sorted(file.name for file in tmp_path.iterdir() if file.is_file())
    assert left == [".a.part", ".b.x1y2z3.part", "a", "a.x1y2z3.part"]


def interrupted(config: Config, output: Path) -> None:
    steps = keeping.train(keeping.begin(config), output)
    for _ in range(6):
        next(steps)
    steps.close()


def test_how_often_and_on_what_may_be_changed(config: Config, tmp_path: Path) -> None:
    interrupted(config, tmp_path / "a")
    run = keeping.resume(tmp_path / "a", replace(config, checkpoint_steps=1, checkpoint_seconds=5.0, threads=1))
    assert run is not None and run.step == 6 and run.config.checkpoint_steps == 1


@pytest.mark.parametrize(
    "change", [{"learning_rate": 0.5}, {"seed": 9}, {"hidden_size": 7}, {"epochs": 60}, {"dropout": 0.0}]
)
def test_another_run_is_refused_by_the_option_that_differs(
    config: Config, change: dict[str, Any], tmp_path: Path
) -> None:
    interrupted(config, tmp_path / "a")
    ((name, value),) = change.items()
    with pytest.raises(InputError, match=f"begun with {name} = .*, not {value}") as caught:
        keeping.resume(tmp_path / "a", replace(config, **change))
    assert caught.value.file == str(tmp_path / "a") and "option" in str(caught.value.remedy)


def test_data_that_changed_is_refused(config: Config, tmp_path: Path) -> None:
    interrupted(config, tmp_path / "a")
    file = tmp_path / "corpus" / "train.seq.in"
    text = file.read_text(encoding="utf-8")
    for changed in (text.replace("oslo", "rome"), text.replace("monday", "sunday", 1)):
        file.write_text(changed, encoding="utf-8")
        with pytest.raises(InputError, match="data has changed") as caught:
            keeping.resume(tmp_path / "a")
        assert caught.value.file == str(tmp_path / "a") and str(caught.value.remedy)
    file.write_text(text, encoding="utf-8")
    assert keeping.resume(tmp_path / "a") is not None


def test_a_network_that_was_not_trained_here(tmp_path: Path) -> None:
    network = tiny_network()
    weights = dict(network.state_dict())
    checkpoint = Checkpoint(network.architecture, weights, vocabulary=vocabulary_for(network.architecture))
    write_checkpoint(tmp_path / "a", checkpoint)
    with pytest.raises(InputError, match="not trained here"):
        keeping.resume(tmp_path / "a")


def altered(checkpoint: Checkpoint, tensors: dict[str, Any], values: dict[str, Any]) -> Checkpoint:
    """The checkpoint with parts of its run replaced, or left out where they are None."""
    run = checkpoint.run
    assert run is not None
    parts = [
        {name: value for name, value in {**old, **new}.items() if value is not ...}
        for old, new in ((run.tensors, tensors), (run.values, values))
    ]
    return replace(checkpoint, run=replace(run, tensors=parts[0], values=parts[1]))


@pytest.mark.parametrize(
    ("tensors", "values"),
    [
        ({"current.output.bias": ...}, {}),
        ({"current.output.bias": torch.zeros(3)}, {}),
        ({"average.output.bias": ...}, {}),
        ({"best.output.bias": ...}, {}),
        ({"optimizer.0.exp_avg": ...}, {}),
        ({"optimizer.0.exp_avg": torch.zeros(1)}, {}),
        ({"generator.order": ...}, {}),
        ({"generator.order": torch.zeros(3, dtype=torch.uint8)}, {}),
        ({"generator.words": torch.zeros(3)}, {}),
        ({}, {"step": ...}),
        ({}, {"step": 7}),
        ({}, {"step": "6"}),
        ({}, {"place": -2}),
        ({}, {"place": 10**30}),
        ({}, {"epoch": 2.0}),
        ({}, {"best_score": ...}),
        ({}, {"best_score": "good"}),
        ({}, {"epochs_without_better": 99}),
        ({}, {"data": 3}),
    ],
    ids=str,
)
def test_a_state_that_is_not_whole_is_refused(
    tensors: dict[str, Any], values: dict[str, Any], config: Config, tmp_path: Path
) -> None:
    config = replace(config, optimizer=Optimizer.ADAM)
    interrupted(config, tmp_path / "a")
    write_checkpoint(tmp_path / "a", altered(read_checkpoint(tmp_path / "a"), tensors, values))
    with pytest.raises(InputError) as caught:
        keeping.resume(tmp_path / "a")
    assert caught.value.file == str(tmp_path / "a") and str(caught.value.remedy)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed where they can be forked")
def test_killed_at_random_moments_nothing_is_lost() -> None:
    """See tests/kill_training.py; `python -m tests.kill_training` kills 200."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.kill_training", "--kills", str(KILLS), "--seed", "4"],
        capture_output=True, text=True, timeout=280, cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(done.stdout)
    assert found["kills"] == KILLS and found["runs"] >= 1 and found["wrong"] == []
    assert found["most_lost"] <= found["interval"]
