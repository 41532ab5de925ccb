"""Ahead: loads and builds Network and Gradients while the user does nothing, so that the first switch finds them."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

import ui.gradients
import ui.network

FIRST = 1_000
"""Milliseconds after the window was asked to show itself: its first frame is painted, and its formulas are typeset."""
APART = 10
"""Milliseconds from one module or panel to the next: what comes meanwhile is done before."""
REST = 500
"""Milliseconds of rest after the user did something."""
LARGE = (
    "msgspec",
    "contourpy",
    "lstm_sim.laboratory.course",
    "lstm_sim.data.readers",
    "lstm_sim.laboratory.survey",
    "lstm_sim.laboratory.tokens",
    "lstm_sim.gradients.weight_parts",
)
"""What takes longest of what the panels load themselves: each of them is given a turn of its own, too."""
_ACTS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.KeyPress, QEvent.Type.Wheel)


class Ahead(QObject):
    """Does one piece in each turn, and rests when the user clicks, drags, types or turns the wheel.

    First the modules, then what `build` builds from one of its steps to the next. torch is not loaded: it waits until
    it is asked for.
    """

    def __init__(self, window: QWidget, build: Callable[[], Iterator[None]]) -> None:
        """For a window that is shown; `build` is called when the modules are loaded."""
        super().__init__(window)
        self._window = window
        self._pieces = _pieces(build)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_turn)
        self._timer.start(FIRST)
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rest; whoever only moves the mouse may be on the way to the switch."""
        drags = isinstance(event, QMouseEvent) and event.buttons() != Qt.MouseButton.NoButton
        if (drags or event.type() in _ACTS) and self._timer.isActive():
            self._timer.start(max(REST, self._timer.remainingTime()))
        return super().eventFilter(watched, event)

    def _on_turn(self) -> None:
        if not self._window.isVisible() or next(self._pieces, None) is None:  # closed, or done
            self._timer.stop()
            self.deleteLater()
        else:
            self._timer.start(APART)


def _pieces(build: Callable[[], Iterator[None]]) -> Iterator[bool]:
    for name in modules():
        import_module(name)
        yield True
    for _ in build():
        yield True


def modules() -> Iterator[str]:
    """The modules of the two workspaces, after the largest that they need."""
    yield from LARGE
    for package in (ui.network, ui.gradients):
        yield from (f"{package.__name__}.{found.name}" for found in pkgutil.iter_modules(package.__path__))
