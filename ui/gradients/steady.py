"""The Steady: a place for a label whose text changes from frame to frame."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class Steady(QWidget):
    """Holds the label; asks for another room only where the text needs more or less height than before.

    Every new text of a label in a layout lays out all of the panel anew, which takes longer than to paint it.
    """

    def __init__(self, label: QLabel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._hint = QSize()
        label.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room for, and as high as the text needs there."""
        return self._hint if self._hint.isValid() else self._needed()

    def minimumSizeHint(self) -> QSize:
        """The same height; of the width nothing is asked."""
        return QSize(0, self.sizeHint().height())

    def _needed(self) -> QSize:
        label, width = self._label, self.width()
        height = label.heightForWidth(width) if label.hasHeightForWidth() else label.sizeHint().height()
        return QSize(width, height)

    def event(self, event: QEvent) -> bool:
        """The label tells that it wants another room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self._needed()
        self._label.setGeometry(self.rect())
        if needed.height() != self._hint.height():
            self._hint = needed
            self.updateGeometry()
