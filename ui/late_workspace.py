"""The LateWorkspace: a workspace that is built after the window is shown, one panel at a time."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ui.panel import Panel
from ui.split import SplitLayout


class LateWorkspace(QWidget):
    """Empty until `build`, or until `build_piece` was called as often as there are pieces."""

    every_panel: tuple[Panel, ...]
    panels: dict[str, Panel]
    """Those that are figures, by key."""
    layout_: SplitLayout

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces = self._make()

    def _make(self) -> Iterator[Panel]:
        """Make one panel after the other, and when all are there, how they share the window."""
        raise NotImplementedError

    def build_piece(self) -> bool:
        """Make one more panel; False once the workspace is complete."""
        panel = next(self._pieces, None)
        if panel is not None:
            panel.setParent(self)
        return panel is not None

    def build(self) -> None:
        """Make all that is still to be made."""
        while self.build_piece():
            pass
