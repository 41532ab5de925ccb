"""Where the program's own files lie, and where it keeps what it must remember."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

ASSETS = Path(__file__).resolve().parent.parent / "assets"
TRANSLATIONS = ASSETS / "translations"
ICONS = ASSETS / "icons"
CHECKPOINTS = ASSETS / "checkpoints"


def data_folder() -> Path:
    """The folder for autosaves and logs, made if it is not there."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
