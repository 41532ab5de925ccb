"""The Typesetter: sets formulas beside the window, which shows them as plain text until they are there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from ui.formula_image import is_typeset, set_formula
from ui.worker import Worker, give_way, share_interpreter

FIRST = 250
"""Milliseconds from the first formula that is wanted to when it is set: the window's first frame goes before."""


class Typesetter(QObject):
    """Sets what is asked for in a thread; `ready` tells that what was asked for at one time can be drawn now."""

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: dict[str, None] = {}
        self._worker = Worker(self)
        self._worker.finished.connect(self._on_finished)
        self._worker.failed.connect(lambda _error: self._wanted.clear())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FIRST)
        self._timer.timeout.connect(self._begin)

    @property
    def busy(self) -> bool:
        """True while something that was asked for is not set yet."""
        return bool(self._wanted)

    def want(self, *formulas: str) -> None:
        """Set these, after those that were asked for before."""
        missing = {latex: None for latex in formulas if not is_typeset(latex)}
        self._wanted |= missing
        if missing and not self._worker.running and not self._timer.isActive():
            self._timer.start()

    def close(self) -> None:
        """End the thread; nothing more will be set."""
        self._timer.stop()
        self._worker.stop_and_wait()
        self._wanted.clear()

    def _begin(self) -> None:
        self._timer.setInterval(0)
        share_interpreter()
        formulas = tuple(self._wanted)
        self._worker.start(lambda: _set_all(formulas))

    def _on_finished(self) -> None:
        self._wanted = {latex: None for latex in self._wanted if not is_typeset(latex)}
        self.ready.emit()
        if self._wanted:
            self._begin()


def _set_all(formulas: tuple[str, ...]) -> Iterator[str]:
    """In the thread."""
    give_way()
    for latex in formulas:
        set_formula(latex)
        yield latex
