"""The real window for a test, with settings and data of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from ui.app import make_window
from ui.language import Language
from ui.main_window import MainWindow


def open_window(folder: Path, settings: QSettings | None = None) -> MainWindow:
    """The window of a start in `folder`, shown and settled."""
    made = settings or QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    if made.value("language") is None:
        made.setValue("language", "en")
    if made.value("theme") is None:
        made.setValue("theme", "light")
    window = make_window(made, folder, Language())
    window.show()
    settle()
    return window


def settle() -> None:
    """Let everything that was asked for happen."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
