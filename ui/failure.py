"""What happens when something fails that should not: it is logged, shown in words, and nothing is lost."""

from __future__ import annotations

import faulthandler
import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

log = logging.getLogger("lstm_sim")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def keep_log(folder: Path) -> Path:
    """Log to a rotating file in `folder`, Qt's own messages and crashes included; returns the file."""
    file = folder / "lstm-sim.log"
    handler = RotatingFileHandler(file, maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    crash = (folder / "crash.log").open("a", encoding="utf-8")
    faulthandler.enable(crash)
    qInstallMessageHandler(_on_qt_message)
    return file


def drop_offscreen_remarks() -> None:
    """Print Qt's messages, but for what the offscreen platform says of not being a screen."""

    def on_message(_kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
        if message and not message.startswith("This plugin does not support"):
            print(message, file=sys.stderr)

    qInstallMessageHandler(on_message)


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), message or "")


def show_unexpected(log_file: Path) -> None:
    """From now on an exception that nobody handles is logged and shown, instead of only printed."""

    def on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        log.error("unhandled", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        parent = QApplication.activeWindow()
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            QCoreApplication.translate("failure", "Something went wrong"),
            QCoreApplication.translate(
                "failure", "The last action failed. Your session is as it was, and you can go on."
            ),
            QMessageBox.StandardButton.Ok,
            parent,
        )
        box.setInformativeText(
            QCoreApplication.translate("failure", "Details are in the log file:\n{file}").format(file=log_file)
        )
        box.setDetailedText(f"{kind.__name__}: {error}")
        box.open()

    sys.excepthook = on_exception
