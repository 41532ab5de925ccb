"""Gates and memory of every unit at every time step, as heat maps."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.network.laboratory import Laboratory
from ui.network.network_panel import NetworkPanel
from ui.store import Store
from ui.style import Style


class MapsPanel(NetworkPanel):
    """Gates and memory of every unit at every time step, as heat maps."""

    key = "maps"

    def __init__(self, store: Store, style: Style, laboratory: Laboratory, parent: QWidget | None = None) -> None:
        super().__init__(store, style, laboratory, parent)
        self.begin()

    def retranslate(self) -> None:
        """The title."""
        self.set_title(self.tr("Gates and memory"))
