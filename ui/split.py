"""The SplitLayout: how the panels of a workspace share the window, kept and restored."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui.style import SPACING


class SplitLayout:
    """Makes the splitters of one workspace and remembers them under `key` in the settings."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._made: list[QSplitter] = []

    def split(
        self, orientation: Qt.Orientation, widgets: Sequence[QWidget], weights: Sequence[int], name: str = ""
    ) -> QSplitter:
        """A splitter whose parts share its room by `weights`."""
        made = QSplitter(orientation)
        made.setObjectName(name or str(len(self._made)))
        made.setChildrenCollapsible(False)
        made.setHandleWidth(SPACING)
        for place, (widget, weight) in enumerate(zip(widgets, weights, strict=True)):
            made.addWidget(widget)
            made.setStretchFactor(place, weight)
        made.setSizes([weight * 100 for weight in weights])
        made.setProperty("weights", list(weights))
        self._made.append(made)
        return made

    def save(self, settings: QSettings) -> None:
        """Keep how the panels share the window."""
        for splitter in self._made:
            settings.setValue(f"{self._key}/{splitter.objectName()}", splitter.saveState())

    def restore(self, settings: QSettings) -> None:
        """Share the window as it was left."""
        for splitter in self._made:
            state = settings.value(f"{self._key}/{splitter.objectName()}")
            if isinstance(state, QByteArray):
                splitter.restoreState(state)

    def reset(self) -> None:
        """Share the window as at the first start."""
        for splitter in self._made:
            splitter.setSizes([int(weight) * 100 for weight in splitter.property("weights")])
