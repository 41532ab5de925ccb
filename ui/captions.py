"""The Captions: what the window is called, what is shown, what to look for, and which change undo takes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from lstm_sim.frame import Frame
from lstm_sim.presets import PRESETS, Preset
from lstm_sim.session import Workspace
from ui.actions import Actions
from ui.network.laboratory import Laboratory
from ui.store import Store
from ui.texts import change_name, preset_look_for, preset_title

if TYPE_CHECKING:
    from lstm_sim.laboratory.reading import LabFrame

_LONGEST_NAME = 200
"""Pixels of a network's name beside the switch."""


class Captions(QObject):
    """Follow the session of one window: its title, the button `document` beside the switch, and the `hint` below."""

    def __init__(
        self, store: Store, laboratory: Laboratory, document: QToolButton, actions: Actions, window: QWidget
    ) -> None:
        super().__init__(window)
        self._store, self._laboratory, self._document = store, laboratory, document
        self._actions, self._window = actions, window
        self._said: tuple[object, ...] = ()
        self.hint = QLabel(window)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        store.changed.connect(self._on_changed)
        store.history_changed.connect(self._on_history_changed)
        laboratory.answered.connect(self._on_answered)

    def retranslate(self) -> None:
        """Set every text anew, in the language now installed."""
        self._show_history()
        self._show_hint()

    @property
    def suggested_name(self) -> str:
        """What a file with the session may be called."""
        return self.preset_title or self.tr("Untitled")

    @property
    def preset_title(self) -> str:
        """The title of the session; in the language now installed where it is that of a preset."""
        preset = self._preset()
        return preset_title(preset.key) if preset else self._store.session.title

    @property
    def look_for(self) -> str:
        """What to look for: in the cell of a preset, whatever is shown; else what the hint says."""
        preset = self._preset()
        return preset_look_for(preset.key) if preset else self.hint.text()

    def _preset(self) -> Preset | None:
        title = self._store.session.title
        return next((p for p in PRESETS if p.title == title), None) if title else None

    def _on_changed(self, old: Frame | None, new: Frame) -> None:
        session = new.session
        if old is None or (old.session.title, old.session.workspace) != (session.title, session.workspace):
            self._show_hint()
            self._show_document()
        elif old.session.lab.network != session.lab.network:
            self._show_document()

    def _on_answered(self, old: LabFrame | None, new: LabFrame) -> None:
        if old is None or old.chosen is not new.chosen:
            self._show_document()

    def _on_history_changed(self) -> None:
        """With every key of a sentence all of it is as it was."""
        store = self._store
        said = (store.undo_change, store.redo_change, store.path, store.session.title, store.modified)
        if said != self._said:
            self._said = said
            self._show_history()

    def _show_history(self) -> None:
        for key, change, plain, with_name in (
            ("undo", self._store.undo_change, self.tr("&Undo"), self.tr("&Undo {change}")),
            ("redo", self._store.redo_change, self.tr("&Redo"), self.tr("&Redo {change}")),
        ):
            action = self._actions[key]
            action.setEnabled(change is not None)
            action.setText(plain if change is None else with_name.format(change=change_name(change)))
        path, window = self._store.path, self._window
        title = path.name if path else self.suggested_name
        window.setWindowTitle(f"{title}[*] — LSTM Sim")
        if window.isWindowModified() != self._store.modified:  # Qt tells the screen in any case
            window.setWindowModified(self._store.modified)
        window.setWindowFilePath(str(path) if path else "")
        self._show_document()

    def _show_document(self) -> None:
        """Name what is shown beside the switch: the network that is looked into, elsewhere the session."""
        lab, path = self._store.session.lab, self._store.path
        if self._store.session.workspace is not Workspace.NETWORK:
            title = path.name if path else self.suggested_name
            self._document.setText(title + ("  •" if path and self._store.modified else ""))
            return
        frame, network = self._laboratory.frame, lab.network
        title = self.tr("No network") if network is None else Path(network.name).name
        if frame is not None and frame.chosen is not None and frame.chosen.ref == network:
            title = frame.chosen.title
        metrics = self._document.fontMetrics()
        self._document.setText(metrics.elidedText(title, Qt.TextElideMode.ElideMiddle, _LONGEST_NAME))

    def _show_hint(self) -> None:
        preset = self._preset()
        if self._store.session.workspace is Workspace.NETWORK:
            text = self.tr(
                "Click a word and a unit: Open in Cell shows the unit's run, and the network answers every change anew."
            )
        elif preset:
            text = preset_look_for(preset.key)
        else:
            text = self.tr("Drag a slider, a gate or a point: everything follows.")
        self.hint.setText(text)
        self.hint.setToolTip(text)
