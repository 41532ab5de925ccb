"""The training runs on disk, each in a folder of its own with its record, its log and its checkpoint. No torch here."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from lstm_sim.atomic import write_atomically
from lstm_sim.errors import InputError, said
from lstm_sim.laboratory.checkpoint_header import CheckpointHeader, read_checkpoint_header
from lstm_sim.laboratory.course import NOTHING, Course, Measure, measure_of, read_course
from lstm_sim.laboratory.folders import CHECKPOINT_NAME, Folders, shipped_networks
from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.networks.architecture import Architecture
from lstm_sim.training.config import Config

RECORD_NAME = "run.json"
LOG_NAME = "progress.jsonl"
FORMAT = "lstm-sim-run"
VERSION = 1
"""Of run.json; a file of every past version stays in the tests."""
LONGEST_NAME = 80
_LARGEST_RECORD = 1 << 20
_HIDDEN = "."


class Standing(StrEnum):
    """How far a run has come."""

    FINISHED = "finished"
    INTERRUPTED = "interrupted"
    """It can be gone on with."""
    DAMAGED = "damaged"


@dataclass(frozen=True)
class RunRecord:
    """What the user and the program have noted of a run.

    Attributes:
        name: as the user calls it.
        created: seconds since 1970.
        config: what is trained.
        mark: which colour and dash it is drawn with.
        shown: whether its curves are drawn.
    """

    name: str
    created: float
    config: Config
    mark: int = 0
    shown: bool = True


@dataclass(frozen=True, eq=False)
class RunEntry:
    """One run as it was found on disk.

    Attributes:
        id: the name of its folder.
        standing: how far it has come.
        record: None where it cannot be read.
        architecture: of its network; None where there is none that can be read.
        course: its steps so far.
        problem: what is wrong with it; None if nothing is.
        stamp: changes whenever one of its files does.
    """

    id: str
    standing: Standing
    record: RunRecord | None
    architecture: Architecture | None
    course: Course = NOTHING
    problem: InputError | None = None
    stamp: tuple[object, ...] = ()

    @property
    def name(self) -> str:
        """What it is called: its folder's name where nothing else is known."""
        return self.id if self.record is None else self.record.name

    @property
    def shown(self) -> bool:
        """Whether its curves are drawn."""
        return self.record is not None and self.record.shown

    @property
    def parameters(self) -> int | None:
        """Of the whole network."""
        return None if self.architecture is None else sum(self.architecture.parameter_counts().values())

    @property
    def measure(self) -> Measure | None:
        """The score that counts for it."""
        return None if self.record is None else measure_of(self.record.config.task)

    @property
    def best(self) -> float | None:
        """Its best score on dev."""
        return None if self.measure is None else self.course.best(self.measure)


class _File(msgspec.Struct):
    """run.json. Later versions may add fields; this one passes over what it does not know."""

    format: str
    version: int
    run: RunRecord


def read_record(file: Path) -> RunRecord:
    """The record of a run. Raises InputError if it cannot be used, OSError if it cannot be read."""
    remedy = "Delete the run, or put an earlier copy of this file in its place."
    with file.open("rb") as opened:
        data = opened.read(_LARGEST_RECORD + 1)
    try:
        version = msgspec.json.decode(data, type=dict[str, object]).get("version")
        if isinstance(version, int) and version > VERSION:
            raise InputError(
                said("It was written by a later version (format {0}; this program knows {1}).", version, VERSION),
                file=file,
                remedy="Update LSTM Sim.",
            )
        found = msgspec.json.decode(data, type=_File)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(
            said("It is no record of a run: {0}.", str(error).rstrip(".")[:200]), file=file, remedy=remedy
        ) from None
    if found.format != FORMAT or found.version < 1:
        raise InputError("This is not the record of a run.", file=file, remedy=remedy)
    return found.run


def name_of(folder: Path) -> str:
    """What a run is called; its folder's name where nobody can say."""
    try:
        return read_record(folder / RECORD_NAME).name
    except (InputError, OSError):
        return folder.name


def known_networks(folders: Folders) -> tuple[tuple[NetworkRef, str], ...]:
    """The networks that need no file to be chosen, with what they are called: those the program ships, then the runs
    that have kept one, the newest first.
    """
    shipped = [(NetworkRef(Where.SHIPPED, name), name) for name in shipped_networks(folders.shipped)]
    files = folders.runs.glob(f"*/{CHECKPOINT_NAME}")
    kept = [file.parent for file in files if not file.parent.name.startswith(_HIDDEN)]
    kept.sort(key=lambda folder: folder.stat().st_mtime, reverse=True)
    return (*shipped, *((NetworkRef(Where.RUN, folder.name), name_of(folder)) for folder in kept))


def write_record(folder: Path, record: RunRecord) -> None:
    """Write run.json, whole or not at all. Raises OSError."""
    written = msgspec.json.encode(_File(FORMAT, VERSION, record))
    write_atomically(folder / RECORD_NAME, msgspec.json.format(written, indent=1) + b"\n")


def new_id(runs: Path, config: Config, created: float) -> str:
    """A name for the folder of a new run that no run has had."""
    base = f"{config.kind}-{datetime.fromtimestamp(created):%y%m%d-%H%M%S}"
    names = [base, *(f"{base}-{k}" for k in range(2, 1000))]
    return next(name for name in names if not (runs / name).exists())


def make_run(runs: Path, run: str, record: RunRecord, fill: Callable[[Path], None]) -> Path:
    """Make the folder of a new run; it appears when its record and all that `fill` puts into it are there.

    Raises OSError if it cannot be written, and whatever `fill` raises; then there is no folder.
    """
    made = runs / f"{_HIDDEN}{run}"
    made.mkdir(parents=True)
    try:
        write_record(made, record)
        fill(made)
        return made.rename(runs / run)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def list_runs(runs: Path, known: Mapping[str, RunEntry] | None = None) -> Iterator[RunEntry]:
    """Every run on disk; what is `known` and has not changed is told again as the same object.

    A folder that cannot be read is told as damaged, with the reason. Raises nothing.
    """
    try:
        folders = sorted(path for path in runs.iterdir() if path.is_dir() and not path.name.startswith(_HIDDEN))
    except OSError:
        return  # there is no folder before the first run
    for folder in folders:
        before = (known or {}).get(folder.name)
        stamp = _stamp(folder)
        yield before if before is not None and before.stamp == stamp else read_run(folder, stamp)


def _stamp(folder: Path) -> tuple[object, ...]:
    found: list[object] = []
    for name in (RECORD_NAME, LOG_NAME, CHECKPOINT_NAME):
        try:
            state = (folder / name).stat()
            found.append((state.st_mtime_ns, state.st_size))
        except OSError:
            found.append(None)
    return tuple(found)


def read_run(folder: Path, stamp: tuple[object, ...] = ()) -> RunEntry:
    """One run as it stands on disk; damaged, with the reason, where it cannot be read. Raises nothing."""
    problems: list[InputError] = []

    def attempt(name: str, read: Callable[[Path], object]) -> object:
        file = folder / name
        try:
            return read(file)
        except InputError as error:
            problems.append(error)
        except FileNotFoundError:
            problems.append(
                InputError("The file is missing.", file=file, remedy="Put it back, or delete what is left of the run.")
            )
        except OSError as error:
            reason = said("The file cannot be opened: {0}.", error.strerror or error)
            problems.append(InputError(reason, file=file, remedy="See that the program may read it."))
        return None

    record = attempt(RECORD_NAME, read_record)
    header = attempt(CHECKPOINT_NAME, read_checkpoint_header)
    damaged = bool(problems)
    course = attempt(LOG_NAME, read_course)
    assert record is None or isinstance(record, RunRecord)
    assert header is None or isinstance(header, CheckpointHeader)
    assert course is None or isinstance(course, Course)
    if damaged or header is None:
        standing = Standing.DAMAGED
    else:
        standing = Standing.FINISHED if header.left_at is None else Standing.INTERRUPTED
    return RunEntry(
        folder.name,
        standing,
        record,
        None if header is None else header.architecture,
        course or NOTHING,
        problems[0] if problems else None,
        stamp or _stamp(folder),
    )


def named(record: RunRecord, name: str) -> RunRecord:
    """The record under another name. Raises InputError for one that is empty or too long."""
    cleaned = " ".join(name.split())
    if not cleaned:
        raise InputError("A run must have a name.", remedy="Type one.")
    if len(cleaned) > LONGEST_NAME:
        raise InputError(
            said("A name of {0} characters is too long.", len(cleaned)), remedy=said("Use up to {0}.", LONGEST_NAME)
        )
    return replace(record, name=cleaned)


def free_mark(marks: Iterable[int], count: int) -> int:
    """The colour and dash, of `count`, that the fewest runs are drawn with."""
    used = [0] * count
    for mark in marks:
        used[mark % count] += 1
    return used.index(min(used))
