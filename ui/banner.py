"""The Banner: one line across the window that says something and offers what to do, without taking over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.style import MARGIN, Style


class Banner(QFrame):
    """Hidden until `show_message`; each offered action closes it."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(MARGIN, 6, MARGIN, 6)
        self._row.addWidget(self._label, 1)
        self.hide()

    def show_message(self, text: str, actions: list[tuple[str, Callable[[], None]]]) -> None:
        """Say `text` and offer the actions (label, what it does)."""
        for button in self._buttons:
            button.deleteLater()
        self._buttons = []
        self._label.setText(text)
        self.setAccessibleName(text)
        for label, action in actions:
            button = QPushButton(label, self)
            button.clicked.connect(lambda _checked=False, act=action: self._on_chosen(act))
            self._row.addWidget(button)
            self._buttons.append(button)
        self.show()

    def _on_chosen(self, action: Callable[[], None]) -> None:
        self.hide()
        action()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A band in the well's colour."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._style.theme.well)
        painter.end()
