"""A window for the benchmarks: 1440 × 900, light, in English, with settings of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from lstm_sim.session import Session
from ui.app import make_application, make_window
from ui.language import Language
from ui.main_window import MainWindow


def open_window(folder: Path, session: Session | None = None, keeps: bool = False) -> MainWindow:
    """The real window, shown, with its settings in `folder`, and if it `keeps` what is done there also its data."""
    make_application()
    settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
    settings.setValue("theme", "light")
    settings.setValue("language", "en")
    window = make_window(settings, folder if keeps else None, Language(), session)
    window.resize(1440, 900)
    window.show()
    return window


def settle() -> None:
    """Let everything that was asked for be painted."""
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    QApplication.processEvents()
