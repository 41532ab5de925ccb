"""The list of recent files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

LIMIT = 10
_KEY = "recent_files"


def recent_files(settings: QSettings) -> list[Path]:
    """The files used last, the newest first; those that are gone are left out."""
    value = settings.value(_KEY, [])
    names = value if isinstance(value, list) else [value]  # one file alone comes back as a string
    return [Path(name) for name in names if isinstance(name, str) and Path(name).exists()]


def remember_file(settings: QSettings, path: Path) -> None:
    """Put a file at the head of the list."""
    path = path.resolve()
    others = [other for other in recent_files(settings) if other != path]
    settings.setValue(_KEY, [str(p) for p in [path, *others][:LIMIT]])


def forget_files(settings: QSettings) -> None:
    """Empty the list."""
    settings.remove(_KEY)
