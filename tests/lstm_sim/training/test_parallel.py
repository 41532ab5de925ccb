"""Several processes that train together give what one gives alone, and none waits for one that fails."""

from __future__ import annotations

import itertools
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from lstm_sim.checkpoints.checkpoint import read_checkpoint
from lstm_sim.errors import InputError
from lstm_sim.training.parallel import Parallel, join, leave
from tests.lstm_sim.training.samples import write_corpus
from tests.lstm_sim.training.together import cases, learn

ROOT = Path(__file__).resolve().parents[3]


MODULE = "tests.lstm_sim.training.together"
ENVIRONMENT = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}


def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    torchrun = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--local-addr", "127.0.0.1"]
    command = [*torchrun, "--nproc-per-node", "2", "-m", MODULE, str(tmp_path), "learns"]
    done = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    first, second = (json.loads((tmp_path / f"process-{rank}.json").read_text()) for rank in (0, 1))
    assert first == second, "the processes went apart"
    assert first["agreed"] == 0
    assert first["diverged"].startswith("Training diverged at step ")
    for name, config in cases(tmp_path).items():
        alone = learn(Parallel(), config, tmp_path / f"{name}-alone")
        assert len(alone) == len(first[name])
        for one, other in zip(alone, first[name], strict=True):
            assert one == pytest.approx(other, rel=1e-5)
        kept, together = (read_checkpoint(tmp_path / f"{name}-{how}") for how in ("alone", "together"))
        assert together.finished
        for parameter, weight in kept.weights.items():
            torch.testing.assert_close(together.weights[parameter], weight, rtol=1e-4, atol=1e-5)


def test_none_waits_for_one_that_fails(tmp_path: Path) -> None:
    """Not even without torchrun, which would end the others."""
    write_corpus(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    shared = ENVIRONMENT | {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port), "WORLD_SIZE": "2"}
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", MODULE, str(tmp_path), "fails"],
            cwd=ROOT,
            env=shared | {"RANK": str(rank), "LOCAL_RANK": str(rank)},
            stderr=subprocess.PIPE,
            text=True,
        )
        for rank in range(2)
    ]
    try:
        said = [process.communicate(timeout=120)[1] for process in processes]
    finally:
        for process in processes:
            process.kill()
    assert "this process fails" in said[1]
    assert [process.returncode for process in processes] == [1, 1], said
    assert read_checkpoint(tmp_path / "failing").run is not None


def test_one_process_is_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOCAL_RANK", "WORLD_SIZE"):
        monkeypatch.delenv(name, raising=False)
    alone = join("auto")
    monkeypatch.setenv("LOCAL_RANK", "0")
    monkeypatch.setenv("WORLD_SIZE", "1")
    assert join("cuda:3") == alone == Parallel()
    assert alone.leads
    module, value = torch.nn.Linear(1, 1), torch.ones(())
    assert alone.wrap(module) is module
    assert alone.mean(value) is value
    assert alone.agreed(lambda: "said") == "said"
    leave()


@pytest.mark.parametrize("processes", [2, 3, 5])
def test_the_parts_are_the_whole(processes: int) -> None:
    for sequences in range(8):
        parts = [list(range(sequences))[Parallel(rank, processes).part(sequences)] for rank in range(processes)]
        assert sorted(itertools.chain(*parts)) == list(range(sequences))
        assert max(map(len, parts)) - min(map(len, parts)) <= 1


@pytest.mark.parametrize("device", ["cuda:1", "mps", "xpu", "tpu"])
def test_several_processes_do_not_share_a_device(device: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCAL_RANK", "1")
    monkeypatch.setenv("WORLD_SIZE", "2")
    with pytest.raises(InputError, match=rf"cannot train on {device} together\. Use one of: auto, cpu, cuda\."):
        join(device)


def test_each_process_wants_a_gpu_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCAL_RANK", "1")
    monkeypatch.setenv("WORLD_SIZE", "2")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1)
    with pytest.raises(InputError, match=r"2 processes are to train on 1 GPUs\. Start one process for each GPU"):
        join("cuda")
