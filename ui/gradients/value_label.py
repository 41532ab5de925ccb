"""The ValueLabel: a line of rich text that changes from frame to frame."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QStaticText
from PySide6.QtWidgets import QSizePolicy, QWidget

_HIGHEST = "10<sup>−1.0</sup>"
"""As high as any text here is."""


class ValueLabel(QWidget):
    """As high as a power of ten, whatever it says: another text lays nothing out and is painted once.

    A QLabel lays rich text out while it paints it, which asks for the next painting: each text is painted three times.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._indent = 0
        self._set = QStaticText()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The rich text."""
        return self._text

    def setText(self, text: str) -> None:
        """Show a rich text of one line."""
        if text != self._text:
            self._text = text
            self._set = _set(text)
            self.setAccessibleName(text.replace("<sup>", "^").replace("</sup>", "").replace("&nbsp;", ""))
            self.update()

    def setIndent(self, indent: int) -> None:
        """Pixels at the left."""
        self._indent = indent
        self.update()

    def sizeHint(self) -> QSize:
        """Of the width nothing is asked."""
        highest = _set(_HIGHEST)
        highest.prepare(font=self.font())
        return QSize(0, round(highest.size().height()))

    def changeEvent(self, event: QEvent) -> None:
        """Another font may be higher."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, in the middle of the height."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().windowText().color())
        self._set.prepare(font=self.font())
        painter.drawStaticText(QPointF(self._indent, (self.height() - self._set.size().height()) / 2), self._set)
        painter.end()


def _set(text: str) -> QStaticText:
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.RichText)
    return made
