"""The NetworkPanel: a Panel that also shows what the networks answer."""

from __future__ import annotations

from collections.abc import Iterator

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

    at_once = False
    """Whoever types waits for this panel: it takes no turns."""

    def __init__(self, store: Store, style: Style, laboratory: Laboratory, parent: QWidget | None = None) -> None:
        super().__init__(store, style, parent)
        self.laboratory = laboratory
        self._answer_behind = False
        self._waits = False
        self._old_answer: LabFrame | None = None
        self._pieces: tuple[LabFrame, Iterator[None]] | None = None
        laboratory.answered.connect(self._on_answered)

    def begin(self) -> None:
        """To be called at the end of a subclass's __init__: texts, colours, the session and the last answer."""
        super().begin()
        if self.laboratory.frame is not None:
            self._take_answer(None)

    @property
    def frame(self) -> LabFrame | None:
        """The answer to show: the newest, or, while this panel waits for its turn, the one that it shows."""
        return self._old_answer if self._waits else self.laboratory.frame

    def answer(self, old: LabFrame | None, new: LabFrame) -> None:
        """Redraw what changed from `old` (None: everything) to `new`."""

    def prepare(self, new: LabFrame) -> Iterator[None]:
        """Where panels take turns: what takes longest of showing `new`, in pieces, each in a turn before `answer`'s."""
        yield from ()

    def _on_answered(self, old: LabFrame | None, new: LabFrame) -> None:
        """A hidden panel costs nothing; it catches up when it is shown."""
        if not self.isVisible():
            self._answer_behind = True
        elif self.at_once or not self.laboratory.takes_turns(old, new):
            self._take_answer(self._old_answer if self._waits else old)
        elif type(self).answer is not NetworkPanel.answer:
            if not self._waits:
                self._waits, self._old_answer = True, old
            self.laboratory.turns.wait(self._on_turn)

    def _on_turn(self) -> None:
        new = self.laboratory.frame
        if self._waits and self.isVisible() and new is not None:
            if self._pieces is None:
                self._pieces = new, self.prepare(new)
            prepared, pieces = self._pieces
            if next(pieces, pieces) is None:
                self.laboratory.turns.go_on(self._on_turn)
            elif prepared is new:
                self._take_answer(self._old_answer)
            else:  # overtaken meanwhile, and `new` waits for the next round: or nothing would be shown among many
                old, self._old_answer, self._pieces = self._old_answer, prepared, None
                self.answer(old, prepared)
        elif self._waits:
            self._waits, self._answer_behind, self._pieces = False, True, None

    def _take_answer(self, old: LabFrame | None) -> None:
        new = self.laboratory.frame
        assert new is not None
        self._waits, self._old_answer, self._pieces = False, None, None
        self.answer(old, new)

    def catch_up(self) -> None:
        """Show the newest session and the newest answer, if that was put off while the panel was hidden."""
        super().catch_up()
        if self._answer_behind and self.laboratory.frame is not None:
            self._answer_behind = False
            self._take_answer(None)
