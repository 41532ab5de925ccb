"""The autosave: the session on disk at most two seconds after a change, and found again after a crash.

Each running program has one autosave file and a lock beside it. An autosave whose lock nobody holds was left by
a program that did not end properly: its session is offered at the next start. A program that ends properly
leaves its session in `last.json`, so that the next start opens the window as it was left.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer

from lstm_sim.atomic import write_atomically
from lstm_sim.errors import InputError
from ui.store import Store
from ui.worker import Worker

if TYPE_CHECKING:
    from ui.left import Left

INTERVAL_MS = 1_000
"""From the first change after a save to the next save."""

log = logging.getLogger(__name__)


class Autosave(QObject):
    """Writes the store's session beside the user's files, never into them."""

    def __init__(self, store: Store, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder.mkdir(parents=True, exist_ok=True)
        self._store = store
        self._folder = folder
        self._file = folder / f"session-{os.getpid()}-{os.urandom(4).hex()}.json"
        self._lock = QLockFile(str(self._file.with_suffix(".lock")))
        self._lock.setStaleLockTime(0)
        self._lock.tryLock(0)
        self._worker = Worker(self)
        self._worker.failed.connect(self._on_failed)
        self._worker.finished.connect(self._on_finished)
        self._pending = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.save)
        store.edited.connect(self._on_edited)

    def _on_edited(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def save(self) -> None:
        """Write the session now, in the worker's thread."""
        if self._worker.running:
            self._pending = True
            return
        content = self._content
        file = self._file

        def write() -> Iterator[None]:
            write_atomically(file, content())
            yield None

        self._worker.start(write)

    def _content(self) -> bytes:
        from ui.left import packed

        return packed(self._store.session, self._store.path, self._store.modified)

    def _on_finished(self, *_: object) -> None:
        if self._pending:
            self._pending = False
            self.save()

    def _on_failed(self, *message: object) -> None:
        log.warning("autosave failed: %s", message)

    def close(self) -> None:
        """End properly: leave the session as the last one, and no autosave."""
        self._timer.stop()
        self._worker.stop_and_wait()
        try:
            write_atomically(self._folder / "last.json", self._content())
        except (OSError, InputError):
            log.exception("the session could not be left for the next start")
        self._file.unlink(missing_ok=True)
        self._lock.unlock()

    def last(self) -> Left | None:
        """The session as the program left it when it last ended properly."""
        file = self._folder / "last.json"
        return _read(file) if file.exists() else None

    def left_behind(self) -> list[Left]:
        """The sessions of programs that did not end properly, the newest first."""
        found = []
        for file in self._folder.glob("session-*.json"):
            if file == self._file or _is_held(file.with_suffix(".lock")):
                continue
            left = _read(file)
            if left is not None:
                found.append(left)
        return sorted(found, key=lambda left: left.written, reverse=True)

    def discard(self, left: Left) -> None:
        """Let a session that was left behind go."""
        left.file.unlink(missing_ok=True)
        left.file.with_suffix(".lock").unlink(missing_ok=True)


def _read(file: Path) -> Left | None:
    """What was left in a file: how that is read is loaded once there is one."""
    from ui.left import read_left

    return read_left(file)


def _is_held(lock_file: Path) -> bool:
    """True where a living program holds the lock."""
    lock = QLockFile(str(lock_file))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        lock.unlock()
        return False
    return True
