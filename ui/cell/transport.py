"""The transport: first, back, play or pause, step, last, and how fast playing goes."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from ui.icons import icon
from ui.style import Style

SPEEDS = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Steps a second."""
FIRST_SPEED = 1.0
_ICON = 16


class Transport(QWidget):
    """Five buttons and a speed; it only says which was pressed."""

    first_pressed = Signal()
    back_pressed = Signal()
    play_pressed = Signal()
    step_pressed = Signal()
    last_pressed = Signal()
    speed_changed = Signal(float)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._playing = False
        self._commits = False
        self.first = self._button()
        self.back = self._button()
        self.play = self._button()
        self.step = self._button()
        self.last = self._button()
        self.speed = QComboBox(self)
        self.speed.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value in SPEEDS:
            self.speed.addItem(f"{value:g}", value)
        self.speed.setCurrentIndex(SPEEDS.index(FIRST_SPEED))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in self.buttons:
            row.addWidget(button)
        row.addSpacing(6)
        row.addWidget(self.speed)
        self.first.clicked.connect(self.first_pressed)
        self.back.clicked.connect(self.back_pressed)
        self.play.clicked.connect(self.play_pressed)
        self.step.clicked.connect(self.step_pressed)
        self.last.clicked.connect(self.last_pressed)
        self.speed.currentIndexChanged.connect(self._on_speed_chosen)

    def _button(self) -> QToolButton:
        made = QToolButton(self)
        made.setAutoRaise(True)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """The five buttons, from left to right."""
        return (self.first, self.back, self.play, self.step, self.last)

    @property
    def steps_per_second(self) -> float:
        """How fast playing goes."""
        return float(self.speed.currentData())

    def show_state(self, step: int, steps: int, playing: bool, commits: bool) -> None:
        """Offer what can be done here; `commits`: a step beyond the last makes the sequence longer."""
        at_end = step >= steps - 1
        for button, possible in (
            (self.first, step > 0),
            (self.back, step > 0),
            (self.play, steps > 1),
            (self.step, commits or not at_end),
            (self.last, not at_end),
        ):
            if button.isEnabled() != possible:
                button.setEnabled(possible)
        if playing != self._playing or (commits and at_end) != self._commits:
            self._playing, self._commits = playing, commits and at_end
            self.retranslate()
            self.restyle()

    def retranslate(self) -> None:
        """Name every control in the language now in use."""
        step = self.tr("Commit the step: c ← c′") if self._commits else self.tr("Step forward")
        names = (
            (self.first, self.tr("First step"), "Home"),
            (self.back, self.tr("Step back"), "←"),
            (self.play, self.tr("Pause") if self._playing else self.tr("Play"), self.tr("Space")),
            (self.step, step, "→"),
            (self.last, self.tr("Last step"), "End"),
        )
        for button, name, key in names:
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({key})")
        for k, value in enumerate(SPEEDS):
            self.speed.setItemText(k, self.tr("{speed} steps/s").format(speed=f"{value:g}"))
        self.speed.setAccessibleName(self.tr("Speed of playing"))
        self.speed.setToolTip(self.tr("Speed of playing"))

    def restyle(self) -> None:
        """Draw the icons in the theme's colour and the type's size."""
        colour, side = self._style.theme.text, round(_ICON * self._style.scale)
        drawings = ("first", "back", "pause" if self._playing else "play", "step", "last")
        for button, drawing in zip(self.buttons, drawings, strict=True):
            button.setIcon(icon(drawing, colour))
            button.setIconSize(QSize(side, side))
        self.speed.setFont(self._style.font(0.9))

    def _on_speed_chosen(self, _place: int) -> None:
        self.speed_changed.emit(self.steps_per_second)
