"""Training runs killed at random moments: `python -m tests.kill_training --kills N --seed N`.

Networks are trained one after another, each in a process that is killed (SIGKILL: it can do nothing about it) and begun
again until it is done. After every kill the checkpoint on disk must open; a process that goes on must begin at most one
interval before the last step that was seen; and every loss, those made twice included, must equal to the last bit that
of a run of the same config that nobody disturbed, as must the checkpoint at the end. Prints one line of JSON.

One process imports torch and trains nothing itself; the others are forked from it, so that a kill costs no seconds.
"""

from __future__ import annotations

import os

if __name__ == "__main__":
    # A process with threads of its own must not be forked.
    for library in ("OMP", "OPENBLAS", "MKL"):
        os.environ[f"{library}_NUM_THREADS"] = "1"

import argparse
import json
import random
import signal
import struct
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch

from lstm_sim.checkpoints import keeping
from lstm_sim.checkpoints.checkpoint import read_checkpoint
from lstm_sim.networks.architecture import Head, Kind
from lstm_sim.training.config import Config, Optimizer, Schedule, Task

INTERVAL = 3
"""Steps between two checkpoints."""
LONGEST_LIFE = 0.5
"""Seconds after which a process is killed at the latest."""
ENTRY = struct.Struct("<id")
"""What a process leaves of a step: its number and the loss."""
SENTENCES = (
    ("arrive oslo on monday", "O B-to O B-day"),
    ("leave oslo on sunday", "O B-from O B-day"),
    ("leave 台北 for oslo", "O B-from O B-to"),
    ("arrive 台北", "O B-to"),
    ("arrive new york city on friday", "O B-to I-to I-to O B-day"),
    ("leave", "O"),
    ("on monday leave new york", "O B-day O B-from I-from"),
)


@dataclass
class Found:
    """What became of all runs.

    Attributes:
        kills: processes killed; `while_writing` of them in the middle of writing a checkpoint.
        runs: networks trained to their end.
        most_lost: the most steps that had been seen and were not on disk.
        wrong: whatever was not as it should be.
    """

    kills: int = 0
    while_writing: int = 0
    before_the_first_checkpoint: int = 0
    runs: int = 0
    steps: int = 0
    steps_made_twice: int = 0
    interval: int = INTERVAL
    most_lost: int = 0
    wrong: list[str] = field(default_factory=list)


def config_of(folder: Path, seed: int) -> Config:
    """A small run in which everything is random that can be; each seed takes another kind and optimizer."""
    kinds, optimizers = list(Kind), list(Optimizer)
    kind = kinds[seed % len(kinds)]
    return Config(
        Task.FILES, str(folder), kind=kind, hidden_size=6, bidirectional=kind.is_recurrent and seed % 2 == 0,
        embedding_size=5, character_features=3, head=Head.CRF if seed % 3 else Head.SOFTMAX, dropout=0.3, seed=seed,
        epochs=15, batch_size=2, optimizer=optimizers[seed % len(optimizers)], learning_rate=0.01,
        schedule=Schedule.COSINE, warmup=0.1, clip_norm=1.0, average=0.95, label_smoothing=0.1, word_dropout=0.2,
        device="cpu", checkpoint_steps=INTERVAL, checkpoint_seconds=0.0,
    )  # fmt: skip


def write_corpus(folder: Path) -> None:
    """The sentences as train and dev."""
    folder.mkdir()
    for split, chosen in (("train", SENTENCES), ("dev", SENTENCES[:3])):
        for ending, place in (("in", 0), ("out", 1)):
            lines = "".join(sentence[place] + "\n" for sentence in chosen)
            (folder / f"{split}.seq.{ending}").write_text(lines, encoding="utf-8")


def import_all(config: Config) -> None:
    """Have torch import here what it would import in every process: its optimizers come with half of torch.

    No gradient is computed: whoever has done that must not be forked.
    """
    run = keeping.begin(config)
    for parameter in run.network.parameters():
        parameter.grad = torch.zeros_like(parameter)
    run.optimizer.step()


def forked(work: Callable[[], None]) -> int:
    """The id of a process that does `work` and nothing else."""
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        work()
        code = 0
    except BaseException as error:
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(code)


def train(config: Config, output: Path, log: Path) -> None:
    """Train to the end, from the checkpoint if there is one; every step is in the log before the next is begun."""
    run = keeping.resume(output, config) if output.exists() else keeping.begin(config)
    if run is None:
        return
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for progress in keeping.train(run, output):
        os.write(handle, ENTRY.pack(progress.step, progress.loss))


def losses(log: Path) -> list[tuple[int, float]]:
    """The steps of a log, as they were made."""
    data = log.read_bytes() if log.exists() else b""
    return list(ENTRY.iter_unpack(data[: len(data) // ENTRY.size * ENTRY.size]))


def until_done(process: int) -> bool:
    """Wait for a process that nobody kills; True if it ended well."""
    return os.waitpid(process, 0)[1] == 0


def after_kill(found: Found, output: Path, seen: list[tuple[int, float]]) -> None:
    """What must hold of the checkpoint on disk."""
    if list(output.parent.glob(f".{output.name}.*.part")):
        found.while_writing += 1
    last = seen[-1][0] if seen else 0
    if not output.exists():
        found.before_the_first_checkpoint += 1
        kept = 0
    else:
        checkpoint = read_checkpoint(output)
        kept = last if checkpoint.run is None else int(checkpoint.run.values["step"])
    found.most_lost = max(found.most_lost, last - kept)
    if last - kept > INTERVAL:
        found.wrong.append(f"step {last} was seen, step {kept} is on disk")


def one_run(found: Found, folder: Path, seed: int, kills: int, rng: random.Random) -> None:
    """Train the network of one seed to its end, killing its processes as long as there are kills left."""
    place = folder / f"run {seed}"
    place.mkdir()
    config = config_of(folder / "corpus", seed)
    whole, whole_log = place / "undisturbed.safetensors", place / "undisturbed.log"
    if not until_done(forked(lambda: train(config, whole, whole_log))):
        found.wrong.append(f"run {seed} failed undisturbed")
        return
    wanted = dict(losses(whole_log))
    output, log = place / "killed.safetensors", place / "killed.log"
    done = False
    while not done:
        process = forked(lambda: train(config, output, log))
        if found.kills < kills:
            time.sleep(rng.uniform(0.0, LONGEST_LIFE))
            os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        done = status == 0
        if os.WIFSIGNALED(status):
            found.kills += 1
            after_kill(found, output, losses(log))
        elif not done:
            found.wrong.append(f"run {seed} failed when it went on")
            return
    made = losses(log)
    found.runs += 1
    found.steps += len(wanted)
    found.steps_made_twice += len(made) - len({step for step, _ in made})
    unseen = wanted.keys() - {step for step, _ in made}
    if any(step % INTERVAL for step in unseen):  # else it was killed after keeping that step and before saying so
        found.wrong.append(f"run {seed} left steps out")
    different = sum(struct.pack("<d", loss) != struct.pack("<d", wanted.get(step, 0.0)) for step, loss in made)
    if different:
        found.wrong.append(f"run {seed}: {different} losses differ")
    if output.read_bytes() != whole.read_bytes():
        found.wrong.append(f"run {seed} ended with another network")
    if sorted(path.name for path in place.iterdir()) != sorted(p.name for p in (output, log, whole, whole_log)):
        found.wrong.append(f"run {seed} left something behind")


def kill_training(kills: int, seed: int, folder: Path) -> Found:
    """Train one network after another until so many processes have been killed."""
    found = Found()
    rng = random.Random(seed)
    write_corpus(folder / "corpus")
    import_all(config_of(folder / "corpus", 0))
    while found.kills < kills and not found.wrong:
        one_run(found, folder, seed, kills, rng)
        seed += 1
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if not hasattr(os, "fork"):
        print("This system cannot fork.", file=sys.stderr)
        return
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        found = kill_training(arguments.kills, arguments.seed, Path(folder))
    print(json.dumps(asdict(found)))
    sys.exit(bool(found.wrong))


if __name__ == "__main__":
    main()
