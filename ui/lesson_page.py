"""The LessonPage: one step of a lesson to read: its text, what is to be done with the mark beside it, and a hint."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.lesson_text import rich
from ui.style import Style


class LessonPage(QScrollArea):
    """Shows what it is given; scrolled by the wheel and by keys where there is no room for all of it."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._words = ("", "")
        self._done = False
        self.text_label = self._label()
        self.text_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.mark_label = QLabel(self)
        self.task_label = self._label()
        self.hint_label = self._label()
        self.hint_button = QToolButton(self)
        self.hint_button.clicked.connect(lambda: self.hint_label.setVisible(self.hint_label.isHidden()))
        task = QHBoxLayout()
        task.setSpacing(7)
        task.addWidget(self.mark_label, 0, Qt.AlignmentFlag.AlignTop)
        task.addWidget(self.task_label, 1)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        column.addWidget(self.text_label)
        column.addLayout(task)
        column.addWidget(self.hint_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.hint_label)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(body)
        self.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setOpenExternalLinks(False)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return label

    def show_text(self, text: str, task: str = "", hint: str = "") -> None:
        """Another page, from its top; without a task there is no mark and no hint."""
        self.text_label.setText(rich(text) if text else "")
        self.task_label.setText(rich(task))
        self.hint_label.setText(rich(hint))
        self.hint_label.hide()
        for widget in (self.mark_label, self.task_label):
            widget.setVisible(bool(task))
        self.hint_button.setVisible(bool(task and hint))
        self.setAccessibleName(text)
        self.verticalScrollBar().setValue(0)

    def show_mark(self, done: bool) -> None:
        """Whether the thing is done."""
        self._done = done
        theme = self._style.theme
        self.mark_label.setText("✓" if done else "○")
        self._colour(self.mark_label, theme.accent if done else theme.muted)
        self.mark_label.setAccessibleName(self._words[0] if done else self._words[1])

    def take_texts(self, hint: str, done: str, to_do: str) -> None:
        """What stands on the button, and how the mark is read aloud."""
        self.hint_button.setText(hint)
        self._words = (done, to_do)
        self.show_mark(self._done)

    def take_style(self) -> None:
        """Take colours and fonts from the theme."""
        style = self._style
        self.text_label.setFont(style.font(1.04))
        self.task_label.setFont(style.font(1.04, bold=True))
        self.mark_label.setFont(style.font(1.15, bold=True))
        self.hint_label.setFont(style.font())
        self._colour(self.hint_label, style.theme.muted)
        self.show_mark(self._done)

    def _colour(self, label: QLabel, colour: str) -> None:
        palette = label.palette()
        palette.setColor(label.foregroundRole(), colour)
        label.setPalette(palette)
