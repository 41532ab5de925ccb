"""One change to the network as a row: whether it is on, what it is, a way to alter it and to take it away."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from lstm_sim.cell import Quantity
from lstm_sim.laboratory.lab import WhatIf
from ui.network.change_words import change_detail, change_title, spoken_change
from ui.network.token_axis import elided
from ui.style import Style, pen
from ui.symbol_text import draw_symbol, symbol_width
from ui.texts import symbol


class ChangeButton(QAbstractButton):
    """What a change is, in two lines; pressed, it can be altered."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._quantity: Quantity | None = None
        self._title = self._detail = ""
        self.is_on = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_words(self, quantity: Quantity | None, title: str, detail: str) -> None:
        """Show the quantity's symbol, what is changed of which units, and to what and where."""
        if (quantity, title, detail) != (self._quantity, self._title, self._detail):
            self._quantity, self._title, self._detail = quantity, title, detail
            self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        heights = (QFontMetricsF(self._style.font(size)).height() for size in (0.92, 0.85))
        return QSize(160, round(sum(heights)) + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The two lines, pale where the change is off, and an arrow that says whether it can be altered now."""
        theme, painter = self._style.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.isDown() or self.underMouse():
            painter.setPen(pen(theme.accent if self.hasFocus() else theme.well))
            painter.setBrush(QColor(theme.well) if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4.0, 4.0)
        if not self.is_on:
            painter.setOpacity(0.6)
        title, detail = self._style.font(0.92), self._style.font(0.85)
        bold = self._style.font(0.92, bold=True)
        upper, lower = QFontMetricsF(title), QFontMetricsF(detail)
        left, right, y = 5.0, self.width() - 16.0, 3.0 + upper.ascent()
        if self._quantity is not None:
            draw_symbol(painter, QPointF(left, y), symbol(self._quantity), bold, theme.ink(self._quantity))
            left += symbol_width(symbol(self._quantity), bold) + 5.0
        painter.setFont(title)
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(left, y), elided(self._title, title, right - left))
        painter.setFont(detail)
        painter.setPen(QColor(theme.muted))
        y += upper.descent() + lower.ascent()
        painter.drawText(QPointF(5.0, y), elided(self._detail, detail, right - 5.0))
        if self.isCheckable():
            self._paint_arrow(painter)
        painter.end()

    def _paint_arrow(self, painter: QPainter) -> None:
        middle, half = QPointF(self.width() - 9.0, self.height() / 2), 3.5
        painter.setPen(pen(self._style.theme.muted, 1.5))
        tip = half / 2 if self.isChecked() else -half / 2
        corners = ((-half, tip), (0.0, -tip), (half, tip))
        painter.drawPolyline([middle + QPointF(x, y) for x, y in corners])


class WhatIfRow(QWidget):
    """A box to switch the change on and off, its button, and a cross to take it away."""

    switched = Signal(bool)
    altering = Signal(bool)
    """The user wants to alter it, or is done."""
    dropped = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.box = QCheckBox(self)
        self.button = ChangeButton(style, self)
        self.cross = QToolButton(self)
        self.cross.setText("✕")
        self.cross.setAutoRaise(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.box)
        row.addWidget(self.button, 1)
        row.addWidget(self.cross)
        self.box.clicked.connect(self.switched)
        self.button.clicked.connect(self.altering)
        self.cross.clicked.connect(lambda: self.dropped.emit())

    def show_entry(self, entry: WhatIf, several: bool, tokens: tuple[str, ...], alterable: bool, altered: bool) -> None:
        """Show a change; `several`: the network has more than one layer; `altered`: its editor is open."""
        self.box.setChecked(entry.on)
        self.button.is_on = entry.on
        self.button.setCheckable(alterable)
        self.button.setChecked(altered)
        self.button.show_words(*change_title(entry.change, several), change_detail(entry.change, tokens))
        words = spoken_change(entry.change, several, tokens)
        self.box.setAccessibleName(self.tr("Switched on: {change}").format(change=words))
        self.button.setAccessibleName(self.tr("Alter: {change}").format(change=words))
        self.cross.setAccessibleName(self.tr("Take away: {change}").format(change=words))
        self.box.setToolTip(self.tr("Switch this change on or off"))
        self.button.setToolTip(words)
        self.cross.setToolTip(self.tr("Take this change away"))
        self.button.update()

    def take_style(self) -> None:
        """Take fonts anew."""
        self.cross.setFont(self._style.font(0.85))
        self.button.updateGeometry()
        self.button.update()
