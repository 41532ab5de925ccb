"""What the program left behind: a session on disk, with the user's file it belongs to."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path

from lstm_sim.session import Session
from lstm_sim.session_file import dump_session, load_session

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Left:
    """A session that a program left behind.

    Attributes:
        file: where it lies.
        written: when, in seconds since 1970.
        path: the user's file it belongs to; None where it was never saved.
        modified: whether it differs from what stands there.
    """

    session: Session
    file: Path
    written: float
    path: Path | None
    modified: bool


def packed(session: Session, path: Path | None, modified: bool) -> bytes:
    """A session as it is left: one line about the user's file, then what a session file holds."""
    about = {"path": None if path is None else str(path), "modified": modified}
    return json.dumps(about).encode() + b"\n" + dump_session(session)


def read_left(file: Path) -> Left | None:
    """The session in a file; None where there is none, or, which the log says, none that can be read."""
    try:
        about, _, body = file.read_bytes().partition(b"\n")
        facts = json.loads(about)
        path = facts.get("path")
        return Left(
            load_session(body, file),
            file,
            file.stat().st_mtime,
            Path(path) if isinstance(path, str) else None,
            bool(facts.get("modified")),
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, AttributeError):  # InputError is a ValueError
        log.exception("%s could not be read and is left where it is", file)
        return None
