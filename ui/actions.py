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
    Command("save_network"),
    Command("export", "Ctrl+E"),
    Command("export_traces"),
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
    Command("show_cell", "Ctrl+1"),
    Command("show_network", "Ctrl+2"),
    Command("show_gradients", "Ctrl+3"),
    Command("zoom_in", Std.ZoomIn),
    Command("zoom_out", Std.ZoomOut),
    Command("zoom_reset", "Ctrl+0"),
    Command("reset_layout"),
    Command("full_screen", "F11", True),
    Command("lessons", "Ctrl+L", True),
    Command("what_to_look_for", "Shift+F1"),
    Command("shortcuts", "F1"),
    Command("log_file"),
    Command("about"),
)


def command_texts() -> dict[str, str]:
    """The commands' names in the language now in use."""
    translate = QCoreApplication.translate
    return {
        "new": translate("commands", "&New"),
        "open": translate("commands", "&Open…"),
        "save": translate("commands", "&Save"),
        "save_as": translate("commands", "Save &As…"),
        "forget_recent": translate("commands", "&Clear This List"),
        "save_network": translate("commands", "Save Net&work As…"),
        "export": translate("commands", "&Export…"),
        "export_traces": translate("commands", "Export &Traces…"),
        "quit": translate("commands", "&Quit"),
        "undo": translate("commands", "&Undo"),
        "redo": translate("commands", "&Redo"),
        "copy_figure": translate("commands", "&Copy Figure"),
        "paste_sequence": translate("commands", "&Paste as Sequence"),
        "commit_step": translate("commands", "Commit &Step (c ← c′)"),
        "step_back": translate("commands", "Step &Back"),
        "first_step": translate("commands", "&First Step"),
        "play": translate("commands", "&Play or Pause"),
        "last_step": translate("commands", "&Last Step"),
        "release_memory": translate("commands", "&Release Memory Set by Hand"),
        "pin": translate("commands", "&Pin This State to Compare"),
        "exact": translate("commands", "&Exact Numbers"),
        "gradients": translate("commands", "&Gradients in the Diagram"),
        "edit_sequence": translate("commands", "Edit Se&quence…"),
        "show_cell": translate("commands", "&Cell Workspace"),
        "show_network": translate("commands", "&Network Workspace"),
        "show_gradients": translate("commands", "&Gradients Workspace"),
        "zoom_in": translate("commands", "Zoom &In"),
        "zoom_out": translate("commands", "Zoom &Out"),
        "zoom_reset": translate("commands", "&Normal Size"),
        "reset_layout": translate("commands", "&Reset Layout"),
        "full_screen": translate("commands", "&Full Screen"),
        "lessons": translate("commands", "&Lessons"),
        "what_to_look_for": translate("commands", "&What to Look For"),
        "shortcuts": translate("commands", "&Keyboard Shortcuts"),
        "log_file": translate("commands", "Open &Log Folder"),
        "about": translate("commands", "&About LSTM Sim"),
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
