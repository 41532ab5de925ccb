"""The buttons that train, the bar that shows how far it has come, and what went wrong with what to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.style import Style, pen

_ICON = 16
_PARTS = 10_000


class PrimaryButton(QPushButton):
    """The one thing to do next: filled with the accent."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The button."""
        theme, painter = self._style.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.0, 1.0, -1.0, -1.0)
        on = self.isEnabled()
        ground = QColor(theme.accent if on else theme.well)
        if on and (self.isDown() or self.underMouse()):
            ground = ground.darker(112)
        painter.setPen(pen(ground))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 5.0, 5.0)
        if self.hasFocus():
            painter.setPen(pen(theme.card, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2.0, 2.0, -2.0, -2.0), 4.0, 4.0)
        painter.setFont(self.font())
        painter.setPen(QColor(theme.card if on else theme.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class TrainButtons(QWidget):
    """Train, pause or continue, step, stop, reset; it only says which was pressed."""

    train_pressed = Signal()
    pause_pressed = Signal()
    step_pressed = Signal()
    stop_pressed = Signal()
    reset_pressed = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._held = False
        self.train = PrimaryButton(style, self)
        self.pause = QPushButton(self)
        self.step, self.stop, self.reset = (QToolButton(self) for _ in range(3))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for wide in (self.train, self.pause):
            wide.setMinimumWidth(60)
            wide.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            row.addWidget(wide, 1)
        for narrow in (self.step, self.stop, self.reset):
            narrow.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(narrow)
        self.train.clicked.connect(self.train_pressed)
        self.pause.clicked.connect(self.pause_pressed)
        self.step.clicked.connect(self.step_pressed)
        self.stop.clicked.connect(self.stop_pressed)
        self.reset.clicked.connect(self.reset_pressed)

    @property
    def buttons(self) -> tuple[QPushButton | QToolButton, ...]:
        """All of them, from left to right."""
        return (self.train, self.pause, self.step, self.stop, self.reset)

    def show_state(self, busy: bool, held: bool, ending: bool) -> None:
        """Offer what can be done: `busy` with a run, which is `held` or `ending`."""
        for button, possible in (
            (self.train, not busy or ending),
            (self.pause, busy and not ending),
            (self.stop, busy and not ending),
        ):
            if button.isEnabled() is not possible:
                button.setEnabled(possible)
        if held is not self._held:
            self._held = held
            self.retranslate()

    def retranslate(self) -> None:
        """Name every button in the language now in use."""
        texts = (
            (self.train, self.tr("Train"), self.tr("Train a new network with these settings")),
            (
                self.pause,
                self.tr("Continue") if self._held else self.tr("Pause"),
                self.tr("Go on training") if self._held else self.tr("Wait after the present step"),
            ),
            (self.step, self.tr("One step"), self.tr("One step: a single batch, then wait")),
            (self.stop, self.tr("Stop"), self.tr("Stop: the run is kept and can be continued")),
            (self.reset, self.tr("Reset"), self.tr("Reset: before the first step, with the same initial weights")),
        )
        for button, name, tip in texts:
            if isinstance(button, QPushButton):
                button.setText(name)
            button.setAccessibleName(name)
            button.setToolTip(tip)

    def restyle(self) -> None:
        """Take every colour and font anew."""
        side = round(_ICON * self._style.scale)
        for button, name in ((self.step, "step"), (self.stop, "stop"), (self.reset, "reset")):
            button.setIcon(icon(name, self._style.theme.text))
            button.setIconSize(QSize(side, side))
        self.train.setFont(self._style.font(bold=True))
        self.pause.setFont(self._style.font())


class ProgressLine(QProgressBar):
    """How far it has come: a thin flat bar."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setRange(0, _PARTS)
        self.setValue(0)
        self.setTextVisible(False)
        self.setFixedHeight(7)

    def show_share(self, share: float) -> None:
        """Show a share of 1."""
        self.setValue(round(_PARTS * share))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar."""
        theme, painter = self._style.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect()).adjusted(0.0, 0.5, 0.0, -0.5)
        painter.setBrush(QColor(theme.border))
        painter.drawRoundedRect(box, 3.0, 3.0)
        if self.value():
            box.setWidth(max(box.width() * self.value() / _PARTS, 6.0))
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(box, 3.0, 3.0)
        painter.end()


class TrainProgress(QWidget):
    """A line of words left and right, the bar, and below it what else there is to say, with what to do about it."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.left, self.right, self.note = QLabel(self), QLabel(self), QLabel(self)
        self.bar = ProgressLine(style, self)
        self.left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note.hide()
        self._fixes = QHBoxLayout()
        self._fixes.setSpacing(4)
        self._buttons: list[QPushButton] = []
        words = QHBoxLayout()
        words.setSpacing(6)
        words.addWidget(self.left, 1)
        words.addWidget(self.right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(words)
        column.addWidget(self.bar)
        column.addWidget(self.note)
        column.addLayout(self._fixes)
        self._is_problem = False

    def show_course(self, share: float, left: str, right: str) -> None:
        """How far it is, in words and as a bar."""
        self.bar.show_share(share)
        for label, text in ((self.left, left), (self.right, right)):
            if label.text() != text:
                label.setText(text)
                label.setToolTip(text)
        self.bar.setAccessibleDescription(f"{left} {right}".strip())

    def show_note(self, text: str, is_problem: bool, fixes: list[tuple[str, Callable[[], None]]]) -> None:
        """Say something below the bar, in the colour of a warning if it `is_problem`; each fix is a button."""
        if text == self.note.text() and is_problem is self._is_problem and len(fixes) == len(self._buttons):
            return
        self._is_problem = is_problem
        self.note.setText(text)
        self.note.setVisible(bool(text))
        for button in self._buttons:
            self._fixes.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for label, action in fixes:
            button = QPushButton(label, self)
            button.setFont(self._style.font(0.92))
            button.clicked.connect(lambda _on=False, act=action: act())
            self._fixes.addWidget(button)
            self._buttons.append(button)
        self.restyle()

    @property
    def fixes(self) -> list[QPushButton]:
        """The buttons of what can be done about a problem."""
        return self._buttons

    def retranslate(self) -> None:
        """Name the bar."""
        self.bar.setAccessibleName(self.tr("Progress of the training"))

    def restyle(self) -> None:
        """Take every colour and font anew."""
        theme = self._style.theme
        for label in (self.left, self.right, self.note):
            label.setFont(self._style.font(0.88))
            palette = label.palette()
            is_problem = label is self.note and self._is_problem
            palette.setColor(label.foregroundRole(), theme.warning if is_problem else theme.muted)
            label.setPalette(palette)
        self.bar.update()
