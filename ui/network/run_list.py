"""The RunList: every training run there is, as it stands on disk or, for the one that is trained, as it stands now."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QFile, QLockFile, QObject, Signal

from lstm_sim.errors import InputError, said
from lstm_sim.laboratory.course import Course
from lstm_sim.laboratory.runs import (
    RunEntry,
    RunRecord,
    Standing,
    free_mark,
    list_runs,
    named,
    write_record,
)
from lstm_sim.laboratory.told import Told
from lstm_sim.training.config import Config
from ui.style import RUN_DASHES
from ui.worker import Worker

MOST_DRAWN = len(RUN_DASHES)
"""As many curves as have a colour of their own; a new run hides the oldest of more."""


class RunList(QObject):
    """Reads the runs beside the window; renames, hides and removes them.

    Attributes:
        claimed: the run that is prepared or trained, and must stay where it is.
    """

    changed = Signal()
    """A run is there, gone, or another object than before."""
    renamed = Signal()
    """A run is called otherwise."""
    failed = Signal(object)
    """Something could not be done with a run; the InputError says why and what to do."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._worker = Worker(self)
        self._worker.finished.connect(self._on_read)
        self._again = self._stale = False
        self._found: dict[str, RunEntry] = {}
        self._live: RunEntry | None = None
        self.claimed: str | None = None

    @property
    def entries(self) -> tuple[RunEntry, ...]:
        """Every run, the newest first; those whose age is not known last."""
        every = dict(self._found)
        if self._live is not None:
            every[self._live.id] = self._live
        return tuple(sorted(every.values(), key=_age))

    def get(self, run: str) -> RunEntry | None:
        """A run by its id; None if there is no such run."""
        return self._live if self._live is not None and self._live.id == run else self._found.get(run)

    # ------------------------------------------------------------ reading

    def refresh(self) -> None:
        """Read what has changed on disk, beside the window."""
        if self._worker.running:
            self._again = True
            return
        folder, known = self._folder, dict(self._found)
        self._worker.start(lambda: iter([tuple(list_runs(folder, known))]))

    def read_at_once(self) -> None:
        """Read everything now, in this thread: whoever makes a figure waits for it."""
        self._on_read(tuple(list_runs(self._folder, dict(self._found))))

    def _on_read(self, entries: tuple[RunEntry, ...]) -> None:
        found = {entry.id: entry for entry in entries}
        if not self._stale and found != self._found:
            self._found = found
            self.changed.emit()
        if self._again or self._stale:
            self._again = self._stale = False
            self.refresh()

    def close(self) -> None:
        """End the thread that reads."""
        self._again = False
        self._worker.stop_and_wait()

    # ------------------------------------------------------------ the run that is trained

    def new_record(self, name: str, config: Config) -> RunRecord:
        """The record of a new run: `name` with a number that no run of that name has, a mark that is free."""
        names = {entry.name for entry in self.entries}
        number = next(k for k in range(1, len(names) + 2) if f"{name} {k}" not in names)
        marks = [entry.record.mark for entry in self.entries if entry.record is not None and entry.record.shown]
        return RunRecord(f"{name} {number}", time.time(), config, free_mark(marks, len(RUN_DASHES)))

    def begin(self, told: Told, record: RunRecord) -> None:
        """A run has come into being, or is gone on with: from now on it is shown as `take` tells it."""
        self._live = RunEntry(told.run, Standing.INTERRUPTED, record, told.architecture, told.course)
        for entry in [entry for entry in self.entries if entry.shown][MOST_DRAWN:]:
            self.show(entry.id, False)
        self.changed.emit()

    def take(self, course: Course) -> None:
        """The run that is trained has come so far."""
        assert self._live is not None
        if course.step != self._live.course.step or course.finished:
            self._live = replace(self._live, course=course)
            self.changed.emit()

    def end(self, course: Course | None, kept: bool) -> None:
        """The run is no longer trained; it is shown as it was left until it is read from disk."""
        live, self._live = self._live, None
        if live is not None and kept:
            course = course or live.course
            standing = Standing.FINISHED if course.finished else Standing.INTERRUPTED
            self._found[live.id] = replace(live, course=course, standing=standing, stamp=())
        self.changed.emit()
        self.refresh()

    # ------------------------------------------------------------ changes by the user

    def rename(self, run: str, name: str) -> None:
        """Call a run otherwise; `failed` tells why it could not be."""
        entry = self.get(run)
        if entry is None or entry.record is None:
            return
        try:
            self._write(entry, named(entry.record, name))
        except InputError as error:
            self.failed.emit(error)
        else:
            self.renamed.emit()

    def show(self, run: str, shown: bool) -> None:
        """Draw the curves of a run, or hide them."""
        entry = self.get(run)
        if entry is not None and entry.record is not None and entry.record.shown is not shown:
            self._write(entry, replace(entry.record, shown=shown))

    def _write(self, entry: RunEntry, record: RunRecord) -> None:
        if record == entry.record:
            return
        folder = self._folder / entry.id
        try:
            write_record(folder, record)
        except OSError as error:
            self.failed.emit(_unwritable(folder, error))
            return
        self._stale = self._worker.running  # what it reads may be older than this
        changed = replace(entry, record=record)
        if self._live is not None and self._live.id == entry.id:
            self._live = changed
        else:
            self._found[entry.id] = changed
        self.changed.emit()

    def remove(self, run: str) -> bool:
        """Move a run to the system's trash; False, and `failed`, where that cannot be done: then it stays."""
        folder = self._folder / run
        if run == self.claimed:
            self.failed.emit(InputError("This run is being trained.", remedy="Stop it first."))
            return False
        lock = lock_of(self._folder, run)
        if not lock.tryLock(0):
            self.failed.emit(is_taken())
            return False
        moved = _to_trash(folder)
        lock.unlock()
        if not moved:
            self.failed.emit(
                InputError(
                    "The run could not be moved to the trash.",
                    file=folder,
                    remedy="Delete its folder by hand if you no longer want it.",
                )
            )
            return False
        self._stale = self._worker.running
        self._found.pop(run, None)
        self.changed.emit()
        return True


def _age(entry: RunEntry) -> tuple[float, str]:
    return (-entry.record.created if entry.record is not None else 0.0, entry.id)


def _to_trash(folder: Path) -> bool:
    """Move a folder to the system's trash; False where there is none."""
    done: object = QFile.moveToTrash(str(folder))
    return bool(done[0]) if isinstance(done, tuple) else bool(done)


def lock_of(folder: Path, run: str) -> QLockFile:
    """Held while a run is trained, so that no second window trains it too. It lies beside the run's folder."""
    lock = QLockFile(str(folder / f".{run}.lock"))
    lock.setStaleLockTime(0)
    return lock


def is_taken() -> InputError:
    """Another program has the run."""
    return InputError("Another window is training this run.", remedy="Stop it there first.")


def _unwritable(folder: Path, error: OSError) -> InputError:
    return InputError(
        said("The file cannot be written: {0}.", error.strerror or error), file=folder, remedy="Choose another folder."
    )
