"""Every command of the window: one QAction each, with its name, its key and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

Std = QKeySequence.StandardKey


@dataclass(frozen=True)
class Command:
    """One command: its key in code, its keys on the keyboard, whether it is an on/off choice."""

    key: str
    shortcut: Std | str | None = None
    checkable: bool = False


COMMANDS = (
    Command("new", Std.New),
    Command("open", Std.Open),
    Command("save", Std.Save),
    Command("save_as", "Ctrl+Shift+S"),
    Command("forget_recent"),
    Command("export", "Ctrl+E"),
    Command("quit", "Ctrl+Q"),
    Command("undo", Std.Undo),
    Command("redo", "Ctrl+Shift+Z"),
    Command("copy_figure", Std.Copy),
    Command("paste_sequence", Std.Paste),
    Command("commit_step", "Ctrl+Return"),
    Command("step_back", "Ctrl+Backspace"),
    Command("first_step", "Ctrl+Home"),
    Command("play", "Ctrl+Space"),
    Command("last_step", "Ctrl+End"),
    Command("release_memory"),
    Command("pin", "Ctrl+P", True),
    Command("exact", "Ctrl+Shift+E", True),
    Command("gradients", "Ctrl+G", True),
    Command("edit_sequence", "Ctrl+T"),
    Command("zoom_in", Std.ZoomIn),
    Command("zoom_out", Std.ZoomOut),
    Command("zoom_reset", "Ctrl+0"),
    Command("reset_layout"),
    Command("full_screen", "F11", True),
    Command("what_to_look_for", "F2"),
    Command("shortcuts", "F1"),
    Command("log_file"),
    Command("about"),
)


def command_texts() -> dict[str, str]:
    """The commands' names in the language now in use."""
    tr = QCoreApplication.translate
    return {
        "new": tr("commands", "&New"),
        "open": tr("commands", "&Open…"),
        "save": tr("commands", "&Save"),
        "save_as": tr("commands", "Save &As…"),
        "forget_recent": tr("commands", "&Clear This List"),
        "export": tr("commands", "&Export…"),
        "quit": tr("commands", "&Quit"),
        "undo": tr("commands", "&Undo"),
        "redo": tr("commands", "&Redo"),
        "copy_figure": tr("commands", "&Copy Figure"),
        "paste_sequence": tr("commands", "&Paste as Sequence"),
        "commit_step": tr("commands", "Commit &Step (c ← c′)"),
        "step_back": tr("commands", "Step &Back"),
        "first_step": tr("commands", "&First Step"),
        "play": tr("commands", "&Play or Pause"),
        "last_step": tr("commands", "&Last Step"),
        "release_memory": tr("commands", "&Release Memory Set by Hand"),
        "pin": tr("commands", "&Pin This State to Compare"),
        "exact": tr("commands", "&Exact Numbers"),
        "gradients": tr("commands", "&Gradients in the Diagram"),
        "edit_sequence": tr("commands", "Edit Se&quence…"),
        "zoom_in": tr("commands", "Zoom &In"),
        "zoom_out": tr("commands", "Zoom &Out"),
        "zoom_reset": tr("commands", "&Normal Size"),
        "reset_layout": tr("commands", "&Reset Layout"),
        "full_screen": tr("commands", "&Full Screen"),
        "what_to_look_for": tr("commands", "&What to Look For"),
        "shortcuts": tr("commands", "&Keyboard Shortcuts"),
        "log_file": tr("commands", "Open &Log Folder"),
        "about": tr("commands", "&About LSTM Sim"),
    }


class Actions:
    """The window's QActions by key."""

    def __init__(self, parent: QObject, handlers: dict[str, Callable[..., object]]) -> None:
        self._made: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(parent)
            action.setCheckable(command.checkable)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            if isinstance(command.shortcut, str):
                action.setShortcut(QKeySequence(command.shortcut))
            elif command.shortcut is not None:
                action.setShortcuts(command.shortcut)
            handler = handlers[command.key]
            if command.checkable:
                action.triggered.connect(lambda on, do=handler: do(on))
            else:
                action.triggered.connect(lambda _on=False, do=handler: do())
            self._made[command.key] = action
        self.retranslate()

    def __getitem__(self, key: str) -> QAction:
        return self._made[key]

    def items(self) -> list[tuple[str, QAction]]:
        """Every action with its key, in the order of COMMANDS."""
        return list(self._made.items())

    def retranslate(self) -> None:
        """Name every action in the language now in use."""
        for key, text in command_texts().items():
            self._made[key].setText(text)
