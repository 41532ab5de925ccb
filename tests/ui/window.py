"""The real window for a test, with settings and data of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from lstm_sim.laboratory.reading import LabFrame
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


def finish(window: MainWindow) -> None:
    """Close without being asked, and let everything go."""
    window.store.path = None
    window.close()
    window.deleteLater()
    settle()


def answered(qtbot: QtBot, window: MainWindow) -> LabFrame:
    """What the networks answer to what the session asks now, shown."""
    window.store.flush()

    def done() -> None:
        frame = window.laboratory.frame
        assert frame is not None and frame.lab is window.store.session.lab and not window.laboratory.busy

    qtbot.waitUntil(done, timeout=60_000)
    settle()
    assert window.laboratory.frame is not None
    return window.laboratory.frame


def problems() -> list[str]:
    """What message boxes are saying; they are closed."""
    found = []
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QMessageBox) and widget.isVisible():
            found.append(widget.text())
            widget.close()
    return found
