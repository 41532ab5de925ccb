"""The Help: what to look for, the keys, where the log lies, and what this program is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from lstm_sim import __version__
from ui.actions import Actions
from ui.captions import Captions
from ui.shortcuts_dialog import ShortcutsDialog


class Help(QObject):
    """Says it in dialogs that block nothing."""

    def __init__(self, captions: Captions, actions: Actions, data_folder: Path | None, window: QWidget) -> None:
        super().__init__(window)
        self._captions, self._actions = captions, actions
        self._data_folder, self._window = data_folder, window

    def show_what_to_look_for(self) -> None:
        """What to look for in the cell that is shown."""
        self._inform(self._captions.preset_title or "LSTM Sim", self._captions.look_for)

    def show_shortcuts(self) -> None:
        """Every command and its keys."""
        dialog = ShortcutsDialog(self._actions, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def open_log_folder(self) -> None:
        """Open the folder of the log in the system's own program for folders."""
        if self._data_folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._data_folder)))

    def show_about(self) -> None:
        """The program, and which version of it this is."""
        self._inform(
            self.tr("About LSTM Sim"),
            self.tr("LSTM Sim {version}: an instrument for seeing into a recurrent memory cell.").format(
                version=__version__
            ),
        )

    def _inform(self, title: str, text: str) -> None:
        buttons = QMessageBox.StandardButton
        box = QMessageBox(QMessageBox.Icon.Information, title, text, buttons.Ok, self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
