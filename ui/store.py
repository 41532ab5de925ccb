"""The Store: the one mutable object. It holds the Session, its history, and computes the Frame that is drawn."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from lstm_sim.edits import Change, Edit, open_session
from lstm_sim.errors import InputError
from lstm_sim.frame import Frame, compute_frame
from lstm_sim.laboratory.opening import carried
from lstm_sim.session import Session

HISTORY_LIMIT = 1_000
MERGE_SECONDS = 0.8


@dataclass(frozen=True)
class _Entry:
    """A session as it was, and what was changed next."""

    session: Session
    change: Change


class Store(QObject):
    """Holds the Session; every edit goes through `edit`, every picture comes from `changed`.

    A thousand edits fold into one frame: `edit` replaces the session and arms one zero-delay timer. A drag
    (between `begin_gesture` and `end_gesture`) is one undo entry, as are keys pressed in quick succession.
    """

    changed = Signal(object, object)
    """(old Frame or None, new Frame): redraw the parts that are not the same object."""
    edited = Signal()
    """The session is another one; the frame may still be under way."""
    history_changed = Signal()
    """What can be undone, redone or saved may have changed."""
    refused = Signal(object)
    """An edit could not be made; the InputError says why and what to do."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._frame = compute_frame(session)
        self.origin = self._origin_by_hand = session
        self.path: Path | None = None
        self._saved = session
        self._undo: list[_Entry] = []
        self._redo: list[_Entry] = []
        self._merge = ""
        self._merged_at = 0.0
        self._gesture = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.flush)

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self._session

    @property
    def frame(self) -> Frame:
        """The newest frame that was computed; `flush` first to be sure it is the session's."""
        return self._frame

    def fresh(self) -> Frame:
        """The frame of the session as it is now: what a relative change (a key's step) must start from."""
        self.flush()
        return self._frame

    def edit(self, edit: Edit) -> bool:
        """Make one edit; False if it was refused (`refused` tells why) or changed nothing."""
        try:
            new = carried(self._session, edit.apply(self._session))
        except InputError as error:
            self.refused.emit(error)
            return False
        if new is self._session:
            return False
        self._keep_origin(new)
        if edit.undoable:
            self._remember(edit)
        self._replace(new)
        return True

    def _remember(self, edit: Edit) -> None:
        now = time.monotonic()
        same = edit.merge != "" and edit.merge == self._merge
        if not (same and (self._gesture or now - self._merged_at < MERGE_SECONDS)):
            self._undo.append(_Entry(self._session, edit.change))
            del self._undo[:-HISTORY_LIMIT]
        self._redo.clear()
        self._merge, self._merged_at = edit.merge, now

    def begin_gesture(self) -> None:
        """A drag begins: until `end_gesture`, edits of the same thing are one undo entry, however long it takes."""
        self._gesture = True
        self._merge = ""

    def end_gesture(self) -> None:
        """The drag is over."""
        self._gesture = False
        self._merge = ""

    @property
    def undo_change(self) -> Change | None:
        """What undo would take back."""
        return self._undo[-1].change if self._undo else None

    @property
    def redo_change(self) -> Change | None:
        """What redo would bring back."""
        return self._redo[-1].change if self._redo else None

    def undo(self) -> None:
        """Take the last edit back."""
        self._travel(self._undo, self._redo)

    def redo(self) -> None:
        """Bring the last undone edit back."""
        self._travel(self._redo, self._undo)

    def _travel(self, source: list[_Entry], target: list[_Entry]) -> None:
        if source:
            from lstm_sim.lessons.lesson import at_page_of

            entry = source.pop()
            target.append(_Entry(self._session, entry.change))
            self._merge = ""
            session = at_page_of(entry.session, self._session)
            self._keep_origin(session)
            self._replace(session)

    def settle(self, session: Session) -> None:
        """Take what the network has answered into the session; no edit of the user's, so nothing to undo or save."""
        if session is self._session:
            return
        if self._saved is self._session:
            self._saved = session
        self._keep_origin(session)
        self._replace(session)

    def _keep_origin(self, new: Session) -> None:
        """While a unit of a network is open, its values are reset to what they were when it was opened."""
        was_open, is_open = self._session.opened is not None, new.opened is not None
        if is_open and not was_open:
            self._origin_by_hand, self.origin = self.origin, new
        elif was_open and not is_open:
            self.origin = self._origin_by_hand

    def open(self, session: Session, path: Path | None = None) -> None:
        """Show another session (a preset, a file); undo brings back the one before."""
        self.edit(open_session(session))
        self.origin, self.path, self._saved = session, path, session
        self.history_changed.emit()

    def restore(self, session: Session, path: Path | None, modified: bool) -> None:
        """Begin with a session as it was left: its file, and whether it differs from what stands there."""
        self.origin, self.path = session, path
        self._saved = replace(session) if modified else session
        self._replace(session)

    def mark_saved(self, path: Path, session: Session) -> None:
        """`session` is now what stands in the file `path`."""
        self.path, self._saved = path, session
        self.history_changed.emit()

    @property
    def saved(self) -> Session:
        """The session as it was opened or saved last."""
        return self._saved

    @property
    def modified(self) -> bool:
        """True where the session is not the one that was opened or saved last."""
        return self._session is not self._saved

    def _replace(self, session: Session) -> None:
        self._session = session
        self._timer.start()
        self.edited.emit()
        self.history_changed.emit()

    def flush(self) -> None:
        """Compute the frame of the present session now and tell the panels."""
        self._timer.stop()
        if self._frame.session is self._session:
            return
        old, self._frame = self._frame, compute_frame(self._session, self._frame)
        self.changed.emit(old, self._frame)
