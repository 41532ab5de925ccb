"""The bar at the top of the window: the menus, the workspaces, the preset that is open, and the commands used most."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QMenuBar, QToolButton, QWidget

from ui.icons import icon
from ui.style import MARGIN, Style, pen
from ui.switch import Switch


class TopBar(QFrame):
    """Menus at the left, the workspaces and the open preset or file in the middle, buttons at the right."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.menus = QMenuBar(self)
        self.menus.setNativeMenuBar(False)
        self.document = QToolButton(self)
        self.document.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.document.setAutoRaise(True)
        self.document.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.brand = QLabel("LSTM Sim", self)
        self.switch = Switch(style, self)
        self._buttons: list[tuple[QToolButton, str]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(MARGIN, 4, MARGIN, 4)
        self._row.setSpacing(6)
        self._row.addWidget(self.brand)
        self._row.addWidget(self.menus, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        self._row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.document)
        self._row.addStretch(1)
        style.changed.connect(self.restyle)

    def add_action(self, action: QAction, icon_name: str) -> QToolButton:
        """A button that does what `action` does."""
        button = self._button(icon_name)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return button

    def add_menu(self, menu: QMenu, icon_name: str) -> QToolButton:
        """A button that opens `menu`."""
        button = self._button(icon_name)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _button(self, icon_name: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons.append((button, icon_name))
        self._row.addWidget(button)
        return button

    def restyle(self) -> None:
        """Take colours, fonts and icons from the theme."""
        theme = self._style.theme
        self.brand.setFont(self._style.font(1.2, bold=True))
        self.document.setFont(self._style.font())
        self.menus.setFont(self._style.font())
        self.switch.update()
        palette = self.menus.palette()
        for role in (palette.ColorRole.Window, palette.ColorRole.Button):
            palette.setColor(role, QColor(theme.card))  # the bar's own ground, not the window's
        self.menus.setPalette(palette)
        side = round(18 * self._style.scale)
        for button, icon_name in self._buttons:
            button.setIcon(icon(icon_name, theme.text))
            action = button.defaultAction()
            if action is not None:
                action.setIcon(icon(icon_name, theme.text))
            button.setIconSize(QSize(side, side))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White (or black) with a line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._style.theme.card)
        painter.setPen(pen(self._style.theme.border))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Name the buttons after their actions in the language now in use."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.updateGeometry()
