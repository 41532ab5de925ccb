"""What is trained: task, architecture and every option, and the buttons that train it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.network.laboratory import Laboratory
from ui.network.network_panel import NetworkPanel
from ui.store import Store
from ui.style import Style


class TrainPanel(NetworkPanel):
    """What is trained: task, architecture and every option, and the buttons that train it."""

    key = ""

    def __init__(self, store: Store, style: Style, laboratory: Laboratory, parent: QWidget | None = None) -> None:
        super().__init__(store, style, laboratory, parent)
        self.begin()

    def retranslate(self) -> None:
        """The title."""
        self.set_title(self.tr("Train"))
