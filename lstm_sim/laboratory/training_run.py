"""A run of the Network workspace: trained step after step, kept on disk, and told as often as is worth looking at."""

from __future__ import annotations

import contextlib
import re
import shutil
import time
from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import torch

from lstm_sim.checkpoints.checkpoint import Checkpoint, write_checkpoint
from lstm_sim.checkpoints.keeping import begin, checkpoint_of, resume, train
from lstm_sim.errors import InputError, Said, said
from lstm_sim.laboratory.course import NOTHING, Recorder, read_course
from lstm_sim.laboratory.folders import CHECKPOINT_NAME
from lstm_sim.laboratory.hardware import memory_held
from lstm_sim.laboratory.loading import Live
from lstm_sim.laboratory.runs import LOG_NAME, RunRecord, make_run
from lstm_sim.laboratory.told import OutOfRoomError, Phase, Stopwatch, Told, Turn, Wishes
from lstm_sim.training.config import Config
from lstm_sim.training.devices import choose_device
from lstm_sim.training.log import JsonLog
from lstm_sim.training.loop import Progress, Run

_Value = TypeVar("_Value")

TOLD_EVERY = 0.1
"""Seconds between two messages while training goes on."""
LIVE_EVERY = 0.1
"""Seconds between two copies of the weights."""
LIVE_SHARE = 0.05
"""Of the time at most that copying the weights takes."""
SMALL_LAYER = 256
"""Units up to which one thread is as fast as several, and leaves the window its core."""


def begin_run(runs: Path, run: str, record: RunRecord, wishes: Wishes) -> Iterator[Told]:
    """A new run: its folder is made once its data is read and its weights are drawn, and kept if it makes a step.

    Raises InputError, which says what to do, for whatever goes wrong; what was trained until then is kept.
    """
    return explained(_begun(runs, run, record, wishes), record.config, runs)


def _begun(runs: Path, run: str, record: RunRecord, wishes: Wishes) -> Iterator[Told]:
    yield Told(run, Phase.PREPARING)
    made = begin(record.config)
    if wishes.have_ended:
        return

    def fill(folder: Path) -> None:
        write_checkpoint(folder / CHECKPOINT_NAME, checkpoint_of(made))
        JsonLog(folder / LOG_NAME).close()

    folder = make_run(runs, run, record, fill)
    try:
        yield from _Training(run, made, folder, wishes).steps()
    finally:
        if made.step == 0:
            shutil.rmtree(folder, ignore_errors=True)


def continue_run(runs: Path, run: str, record: RunRecord, wishes: Wishes) -> Iterator[Told]:
    """A run that was interrupted, from where its checkpoint stands; as if nothing had happened, on the same device.

    Where its device is not here it goes on on another, and says so. Raises InputError as `begin_run`.
    """
    return explained(_continued(runs, run, record.config, wishes), record.config, runs)


def _continued(runs: Path, run: str, config: Config, wishes: Wishes) -> Iterator[Told]:
    yield Told(run, Phase.PREPARING)
    notes: tuple[Said, ...] = ()
    try:
        choose_device(config.device)
    except InputError as error:
        config, notes = replace(config, device="auto"), (error.problem,)
    path = runs / run / CHECKPOINT_NAME
    try:
        made = resume(path, config)
    except OSError as error:
        reason = said("The file cannot be opened: {0}.", error.strerror or error)
        raise InputError(reason, file=path, remedy="Put it back, or train anew.") from None
    if made is None:
        raise InputError("This run has come to its end.", remedy="Train anew to learn more.")
    yield from _Training(run, made, runs / run, wishes, notes).steps()


class _Training:
    """One run between its first and its last step in this program."""

    def __init__(self, run: str, made: Run, folder: Path, wishes: Wishes, notes: tuple[Said, ...] = ()) -> None:
        self._id, self._run, self._folder, self._wishes = run, made, folder, wishes
        self._notes = (*notes, *made.problem.notes)
        log = folder / LOG_NAME
        self._recorder = Recorder(read_course(log, made.step) if made.step and log.exists() else NOTHING)
        self._log = JsonLog(log, made.step)
        self._watch = Stopwatch()
        self._progress: Progress | None = None
        self._told_at = self._live_due = 0.0

    def steps(self) -> Iterator[Told]:
        """Make steps as the wishes say; the last Told is given when the checkpoint is written."""
        made, wishes = self._run, self._wishes
        steps = train(made, self._folder / CHECKPOINT_NAME)
        with contextlib.closing(self._log), contextlib.closing(steps), threads_for(made.config, made.device):
            yield self._told(Phase.TRAINING)
            held = False
            while (turn := wishes.turn()) is not Turn.END:
                if turn is Turn.HOLD:
                    if not held or wishes.live_is_asked:
                        held = True
                        yield self._told(Phase.HELD)
                    wishes.wait()
                    continue
                held = False
                began = time.perf_counter()
                progress = next(steps, None)
                if progress is None:
                    break
                self._log.write(progress)
                self._recorder.append(progress)
                self._progress = progress
                self._watch.take(time.perf_counter() - began, progress.sequences)
                if progress.finished:
                    break
                if time.monotonic() - self._told_at >= TOLD_EVERY:
                    yield self._told(Phase.TRAINING)
        yield self._told(Phase.ENDED)

    def _told(self, phase: Phase) -> Told:
        self._told_at = time.monotonic()
        made = self._run
        return Told(
            self._id,
            phase,
            self._recorder.course(),
            self._progress,
            self._watch.pace(made.steps - made.step),
            self._live(phase),
            memory_held(made.device),
            made.problem.architecture,
            str(made.device),
            self._notes,
        )

    def _live(self, phase: Phase) -> Live | None:
        """The weights as they are now, if somebody looks at them; a copy."""
        wishes, now = self._wishes, time.monotonic()
        if not wishes.follows or phase is Phase.ENDED:
            return None
        if phase is not Phase.HELD and now < self._live_due:
            return None
        if not wishes.take_live() and phase is not Phase.HELD:
            return None
        made = self._run
        weights = {name: p.detach().to("cpu", copy=True) for name, p in made.network.named_parameters()}
        took = time.monotonic() - now
        self._live_due = now + max(LIVE_EVERY, took / LIVE_SHARE)
        problem = made.problem
        kept = Checkpoint(problem.architecture, weights, made.config, problem.vocabulary, made.best_scores)
        return Live(self._id, kept, made.step)


@contextlib.contextmanager
def threads_for(config: Config, device: torch.device) -> Iterator[None]:
    """While it lasts torch computes small layers with one thread, unless the config says how many."""
    before = torch.get_num_threads()
    alone = not config.threads and (device.type != "cpu" or config.hidden_size <= SMALL_LAYER)
    if alone and before != 1:
        torch.set_num_threads(1)
    try:
        yield
    finally:
        if alone and before != 1:
            torch.set_num_threads(before)


# ------------------------------------------------------------ errors in words


def explained(values: Iterable[_Value], config: Config, runs: Path) -> Generator[_Value, None, None]:
    """The values; what a machine refuses (memory, disk) becomes an InputError that says what to do.

    It is raised when nothing is left of the old error, which would keep the tensors that did not fit.
    """
    found: InputError | None = None
    try:
        yield from values
    except (torch.OutOfMemoryError, MemoryError) as error:
        found = _out_of_room(config, str(error))
    except OSError as error:
        found = InputError(
            said("The run cannot be kept: {0}.", error.strerror or error),
            file=error.filename or runs,
            remedy="Make room on the disk, or see that the program may write there.",
        )
    except RuntimeError as error:
        if "allocate memory" not in str(error):
            raise
        found = _out_of_room(config, str(error))
    if found is not None:
        if torch.cuda.is_available():
            torch.cuda.empty_cache()
        raise found


def _out_of_room(config: Config, text: str) -> OutOfRoomError:
    """What torch says of the memory it did not get, in words; its size is the most useful of them."""
    on_gpu = "CUDA" in text or "XPU" in text or "MPS" in text
    device = config.device if on_gpu else "cpu"
    asked = re.search(r"allocate ([\d.]+) ?([KMGT]iB|bytes)", text, re.IGNORECASE)
    whole = re.search(r"total capacity of ([\d.]+ [KMGT]iB)", text)
    size = "" if asked is None else _readable(float(asked[1]), asked[2])
    problem: Said
    if on_gpu and size and whole:
        problem = said("The GPU has no room for it: {0} more were asked for, of {1} in all.", size, whole[1])
    elif on_gpu:
        problem = said("The GPU has no room for it: {0} more were asked for.", size or "?")
    elif size:
        problem = said("There is not enough memory for it: {0} more were asked for.", size)
    else:
        problem = said("There is not enough memory for it.")
    return OutOfRoomError(problem, device, config.batch_size // 2 or None)


def _readable(amount: float, unit: str) -> str:
    if unit != "bytes":
        return f"{amount:g} {unit}"
    for name in ("bytes", "KiB", "MiB"):
        if amount < 1024:
            return f"{amount:.4g} {name}"
        amount /= 1024
    return f"{amount:.4g} GiB"
