"""Starts the program: the application, its settings, its one window, and a proper end."""

from __future__ import annotations

import contextlib
import gc
import sys
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from lstm_sim import __version__
from lstm_sim.laboratory.folders import Folders
from lstm_sim.memory import keep_freed_memory
from lstm_sim.presets import start_session
from lstm_sim.session import Session
from ui.ahead import Ahead
from ui.autosave import Autosave
from ui.failure import keep_log, show_unexpected
from ui.language import LANGUAGES, Language, system_language
from ui.main_window import MainWindow
from ui.network.laboratory import Laboratory
from ui.paths import CHECKPOINTS, data_folder
from ui.store import Store
from ui.style import SCALES, Style


def make_application() -> QApplication:
    """The QApplication, named so that settings and data go to LSTM Sim's own folders."""
    keep_freed_memory()
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setOrganizationName("LSTM Sim")
    app.setApplicationName("lstm-sim")
    app.setApplicationDisplayName("LSTM Sim")
    app.setApplicationVersion(__version__)
    return app


def open_settings() -> QSettings:
    """The user's settings, an INI file."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "LSTM Sim", "lstm-sim")


def make_window(
    settings: QSettings, folder: Path | None, language: Language, session: Session | None = None
) -> MainWindow:
    """The window as it was left: its session (unless one is given), looks and language.

    `folder` is where the session is autosaved; None keeps nothing.
    """
    code = str(settings.value("language", ""))
    language.install(code if code in LANGUAGES else system_language())
    theme = str(settings.value("theme", "system"))
    try:
        scale = min(max(float(str(settings.value("scale", 1.0))), SCALES[0]), SCALES[-1])
    except ValueError:
        scale = 1.0
    style = Style(theme if theme in ("light", "dark") else "system", scale)
    style.apply()
    store = Store(start_session() if session is None else session)
    autosave = None if folder is None else Autosave(store, folder / "autosave")
    last = None if autosave is None or session is not None else autosave.last()
    if last is not None:
        store.restore(last.session, last.path, last.modified)
    laboratory = Laboratory(store, Folders(CHECKPOINTS, (folder or Path()) / "runs"))
    window = MainWindow(store, style, language, settings, autosave, folder, laboratory)
    window.restore_geometry()
    return window


def run(session_file: Path | None = None) -> int:
    """Open the window and stay until it is closed; the exit code."""
    app = make_application()
    folder = data_folder()
    show_unexpected(keep_log(folder))
    window = make_window(open_settings(), folder, Language())
    window.show()
    Ahead(window, window.workspaces.build_ahead)
    QTimer.singleShot(0, window, _collect_garbage)
    if session_file is not None:
        QTimer.singleShot(0, window, lambda: window.open_path(session_file))
    assert window.autosave is not None
    left = window.autosave.left_behind()
    if left:
        QTimer.singleShot(0, window, lambda: window.offer(left[0]))
    code = app.exec()
    with contextlib.suppress(RuntimeError):
        window.deleteLater()
    return code


def _collect_garbage() -> None:
    """From now on, but never look again through the hundred thousands of objects that a start leaves for good."""
    gc.freeze()
    gc.enable()
