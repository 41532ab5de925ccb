"""The soak: random user events against the real window. `make soak` runs 100,000 of them; a test runs a short form.

Every event is drawn from a seed: drags, keys, undo, language and theme switches, opens, pastes, exports. Nothing may
raise, Qt may not warn, the count of references to None may not drift and memory must be flat.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

if not os.environ.get("DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

import ui.store
from lstm_sim.cell import CellType
from lstm_sim.edits import set_cell_type
from lstm_sim.presets import PRESETS
from lstm_sim.session_file import dump_session
from ui.app import make_application, make_window
from ui.export import export_figure
from ui.language import LANGUAGES, Language
from ui.main_window import MainWindow

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
ARROWS = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down)
JUMPS = (Key.Key_PageUp, Key.Key_PageDown, Key.Key_Home, Key.Key_End)
KEYS = (*ARROWS, *JUMPS, Key.Key_Space, Key.Key_A, Key.Key_1, Key.Key_Minus, Key.Key_Return, Key.Key_Tab)
PASTES = (
    "1 2 3\n4 5 6",
    "a,b\n1,2\n3,x",
    "z\tz_i\tz_f\tz_o\n1\t2\t3\t4",
    "",
    "nan",
    "\n".join(["1,2"] * 300),
)
QUIET = ("does not support", "propagateSizeHints")


@dataclass
class Figures:
    """What a soak found."""

    events: int
    seconds: float
    none_drift: int
    megabytes_first: float
    megabytes_last: float
    warnings: list[str]
    errors: list[str]


def megabytes() -> float:
    """The process's resident memory."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024.0
    return 0.0


class Soak:
    """One window and the events that happen to it."""

    def __init__(self, window: MainWindow, folder: Path, seed: int) -> None:
        self.window = window
        self.folder = folder
        self.random = random.Random(seed)
        self.kinds: list[tuple[int, Callable[[], None]]] = [
            (40, self.drag),
            (40, self.key),
            (8, self.click),
            (6, self.undo),
            (4, self.cell),
            (3, self.preset),
            (2, self.paste),
            (2, self.open),
            (1, self.language),
            (1, self.theme),
            (1, self.zoom),
            (1, self.export),
            (1, self.resize),
        ]

    def close_what_waits(self) -> None:
        """A menu or a modal dialog runs an event loop of its own and waits for the user: the user goes on."""
        waiting = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if waiting is not None:
            waiting.close()

    def one(self) -> None:
        """One random event, and what follows from it."""
        weights = [w for w, _ in self.kinds]
        (kind,) = self.random.choices([k for _, k in self.kinds], weights)
        kind()
        QApplication.processEvents()
        for widget in QApplication.topLevelWidgets():
            if widget is not self.window and widget.isVisible():
                widget.close()
                if isinstance(widget, QMessageBox):
                    widget.deleteLater()

    def _widget(self) -> QWidget:
        panel = self.random.choice([p for p in self.window.workspace.every_panel if p.isVisible()])
        children = [w for w in panel.findChildren(QWidget) if w.isVisible() and w.width() > 8 and w.height() > 8]
        return self.random.choice(children or [panel])

    def _point(self, widget: QWidget) -> QPoint:
        return QPoint(self.random.randrange(widget.width()), self.random.randrange(widget.height()))

    def drag(self) -> None:
        widget = self._widget()
        QTest.mousePress(widget, LEFT, pos=self._point(widget))
        for _ in range(self.random.randint(1, 4)):
            QTest.mouseMove(widget, self._point(widget))
            QApplication.processEvents()
        QTest.mouseRelease(widget, LEFT, pos=self._point(widget))

    def click(self) -> None:
        widget = self._widget()
        act = QTest.mouseDClick if self.random.random() < 0.2 else QTest.mouseClick
        act(widget, LEFT, pos=self._point(widget))

    def key(self) -> None:
        widget = QApplication.focusWidget() or self._widget()
        if self.random.random() < 0.2:
            self._widget().setFocus()
        modifier = Qt.KeyboardModifier.ShiftModifier if self.random.random() < 0.2 else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(widget, self.random.choice(KEYS), modifier)

    def undo(self) -> None:
        (self.window.store.undo if self.random.random() < 0.6 else self.window.store.redo)()

    def cell(self) -> None:
        self.window.store.edit(set_cell_type(self.random.choice(list(CellType)), self.random.random() < 0.5))

    def preset(self) -> None:
        self.window.open_preset(self.random.choice(PRESETS))

    def paste(self) -> None:
        QGuiApplication.clipboard().setText(self.random.choice(PASTES))
        self.window.documents.paste_sequence()

    def open(self) -> None:
        file = self.folder / "soak.lstmsim"
        data = dump_session(self.window.store.session)
        file.write_bytes(data if self.random.random() < 0.7 else data[: self.random.randrange(len(data))])
        self.window.open_path(file)
        self.window.store.path = None

    def language(self) -> None:
        self.window.choose_language(self.random.choice(list(LANGUAGES)))

    def theme(self) -> None:
        self.window.choose_theme(self.random.choice(["light", "dark", "system"]))

    def zoom(self) -> None:
        self.window.actions_[self.random.choice(["zoom_in", "zoom_out", "zoom_reset"])].trigger()

    def export(self) -> None:
        panel = self.random.choice(list(self.window.workspace.panels.values()))
        if panel.isVisible():
            export_figure(panel, self.folder / f"soak.{self.random.choice(['png', 'svg', 'pdf', 'csv'])}", 1)

    def resize(self) -> None:
        self.window.resize(self.random.randint(880, 1500), self.random.randint(600, 950))


def soak(events: int, seed: int = 1) -> Figures:
    """Run `events` random events; the figures."""
    warnings: list[str] = []
    errors: list[str] = []

    def on_message(kind: QtMsgType, _context: object, message: str | None) -> None:
        if kind is not QtMsgType.QtDebugMsg and not any(q in (message or "") for q in QUIET):
            warnings.append(message or "")

    def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        errors.append(f"{kind.__name__}: {error}")
        sys.__excepthook__(kind, error, trace)

    app = make_application()
    # The history keeps sessions alive, and each holds references to None: a short one fills while warming up.
    old_limit, ui.store.HISTORY_LIMIT = ui.store.HISTORY_LIMIT, 20
    old_handler = qInstallMessageHandler(on_message)
    old_hook, sys.excepthook = sys.excepthook, on_error
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        settings.setValue("language", "en")
        window = make_window(settings, folder, Language())
        window.show()
        runner = Soak(window, folder, seed)
        closer = QTimer()
        closer.timeout.connect(runner.close_what_waits)
        closer.start(3)
        warm = max(200, events // 5)
        for _ in range(min(warm, events // 2)):
            runner.one()
        gc.collect()
        first, none_first, began = megabytes(), sys.getrefcount(None), time.monotonic()
        counted = events - min(warm, events // 2)
        for _ in range(counted):
            runner.one()
        gc.collect()
        drift = sys.getrefcount(None) - none_first
        last, seconds = megabytes(), time.monotonic() - began
        closer.stop()
        window.choose_language("en")
        window.store.path = None
        window.close()
        window.deleteLater()
        app.processEvents()
    qInstallMessageHandler(old_handler)
    sys.excepthook = old_hook
    ui.store.HISTORY_LIMIT = old_limit
    return Figures(events, seconds, drift, first, last, warnings, errors)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    found = soak(arguments.events, arguments.seed)
    print(
        f"{found.events:,} events in {found.seconds:.0f} s after warming up: {len(found.errors)} exceptions, "
        f"{len(found.warnings)} Qt warnings, drift of getrefcount(None) {found.none_drift:+d}, "
        f"memory {found.megabytes_first:.0f} → {found.megabytes_last:.0f} MB"
    )
    for line in [*found.errors[:5], *found.warnings[:5]]:
        print("  ", line)
    sys.exit(bool(found.errors or found.warnings))


if __name__ == "__main__":
    main()
