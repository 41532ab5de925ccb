"""The NetworkPanel: a Panel that also shows what the networks answer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lstm_sim.laboratory.reading import LabFrame
from ui.network.laboratory import Laboratory
from ui.panel import Panel
from ui.store import Store
from ui.style import Style


class NetworkPanel(Panel):
    """A card of the Network workspace.

    `refresh(old, new)` follows the session, as in every Panel; `answer(old, new)` follows what the networks answer to
    it, a little later. Subclasses redraw in it the parts that are another object.
    """

    def __init__(self, store: Store, style: Style, laboratory: Laboratory, parent: QWidget | None = None) -> None:
        super().__init__(store, style, parent)
        self.laboratory = laboratory
        self._answer_behind = False
        laboratory.answered.connect(self._on_answered)

    def begin(self) -> None:
        """To be called at the end of a subclass's __init__: texts, colours, the session and the last answer."""
        super().begin()
        if self.laboratory.frame is not None:
            self.answer(None, self.laboratory.frame)

    def answer(self, old: LabFrame | None, new: LabFrame) -> None:
        """Redraw what changed from `old` (None: everything) to `new`."""

    def _on_answered(self, old: LabFrame | None, new: LabFrame) -> None:
        """A hidden panel costs nothing; it catches up when it is shown."""
        if self.isVisible():
            self.answer(old, new)
        else:
            self._answer_behind = True

    def catch_up(self) -> None:
        """Show the newest session and the newest answer, if that was put off while the panel was hidden."""
        super().catch_up()
        if self._answer_behind and self.laboratory.frame is not None:
            self._answer_behind = False
            self.answer(None, self.laboratory.frame)
