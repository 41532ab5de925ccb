"""Sentences with the answers of one network or several under each other."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.network.laboratory import Laboratory
from ui.network.network_panel import NetworkPanel
from ui.store import Store
from ui.style import Style


class SentencesPanel(NetworkPanel):
    """Sentences with the answers of one network or several under each other."""

    key = "sentences"

    def __init__(self, store: Store, style: Style, laboratory: Laboratory, parent: QWidget | None = None) -> None:
        super().__init__(store, style, laboratory, parent)
        self.begin()

    def retranslate(self) -> None:
        """The title."""
        self.set_title(self.tr("Sentences"))
