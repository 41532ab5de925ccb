"""The two pictures of a timeline on screen: its shapes and its writing, kept until the run changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from lstm_sim.frame import Frame
from ui.cell.trace_painter import TracePainter
from ui.cell.trace_plan import Plan


class TracePictures:
    """Keeps the pictures of one plan, as large and as sharp as `widget`; a new plan makes them anew.

    `edge` is kept free at their left.
    """

    def __init__(self, painter: TracePainter, widget: QWidget, edge: int) -> None:
        self._painter = painter
        self._widget = widget
        self._edge = edge
        self._plan: Plan | None = None
        self._shapes = QPixmap()
        self._texts = QPixmap()

    def of(self, plan: Plan, pins: tuple[int, ...]) -> tuple[QPixmap, QPixmap]:
        """The shapes and the writing of `plan`."""
        if plan is not self._plan or self._shapes.devicePixelRatio() != self._widget.devicePixelRatioF():
            self._shapes = self._picture(self._shapes, lambda p: self._painter.paint_shapes(p, plan))
            self._texts = self._picture(self._texts, lambda p: self._painter.paint_texts(p, plan, pins))
            self._plan = plan
        return self._shapes, self._texts

    def _picture(self, old: QPixmap, paint: Callable[[QPainter], None]) -> QPixmap:
        """A picture of the widget's size, in the memory of `old` where that has the size."""
        ratio = self._widget.devicePixelRatioF()
        size = self._widget.size() * ratio
        if old.size() != size or old.devicePixelRatio() != ratio:
            old = QPixmap(size)
            old.setDevicePixelRatio(ratio)
        old.fill(Qt.GlobalColor.transparent)
        painter = QPainter(old)
        painter.translate(self._edge, 0)
        paint(painter)
        painter.end()
        return old


def same_pictures(old: Frame, new: Frame) -> bool:
    """True where the two frames' pictures are the same: at most the present step differs."""
    one, two = old.session, new.session
    return (
        old.trace is new.trace
        and old.ghost_trace is new.ghost_trace
        and old.readout is new.readout
        and one.mode is two.mode
        and one.unit == two.unit
        and one.setup.names is two.setup.names
        and one.setup.memory_overrides is two.setup.memory_overrides
    )
