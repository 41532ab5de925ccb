"""The table of training runs: shown or hidden, renamed, continued, deleted, exported."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.network.laboratory import Laboratory
from ui.network.network_panel import NetworkPanel
from ui.store import Store
from ui.style import Style


class RunsPanel(NetworkPanel):
    """The table of training runs: shown or hidden, renamed, continued, deleted, exported."""

    key = "runs"

    def __init__(self, store: Store, style: Style, laboratory: Laboratory, parent: QWidget | None = None) -> None:
        super().__init__(store, style, laboratory, parent)
        self.begin()

    def retranslate(self) -> None:
        """The title."""
        self.set_title(self.tr("Runs"))
