"""The Panel: a titled card that shows one part of the frame and can be exported as a figure."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lstm_sim.frame import Frame
from lstm_sim.table import Table
from ui.store import Store
from ui.style import MARGIN, RADIUS, Style, pen


class Panel(QFrame):
    """A card with a title. Subclasses fill `content`, and redraw in `refresh` what is another object.

    A panel computes nothing and keeps nothing but what the mouse is doing. It says everything through `tr()` in
    `retranslate`, takes every colour from `style.theme` in `restyle`, and both may be called at any time.
    """

    key = ""
    """The panel's name in files and on the command line; "" for a panel that is no figure."""

    menu_requested = Signal(object, object)
    """(this panel, global position): show the figure's menu (copy, export)."""

    def __init__(self, store: Store, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.style_ = style
        self._behind = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title_label = QLabel(self)
        self.header = QHBoxLayout()
        self.header.setSpacing(8)
        self.header.addWidget(self.title_label)
        self.header.addStretch(1)
        self.content = QVBoxLayout()
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN - 4, MARGIN, MARGIN - 4)
        column.setSpacing(6)
        column.addLayout(self.header)
        column.addLayout(self.content, 1)
        store.changed.connect(self._on_frame_changed)
        style.changed.connect(self._on_style_changed)

    def begin(self) -> None:
        """To be called at the end of a subclass's __init__: texts, colours and the first frame."""
        self._on_style_changed()
        self.retranslate()
        self.refresh(None, self.store.frame)

    def _on_frame_changed(self, old: Frame | None, new: Frame) -> None:
        """A hidden panel costs nothing; it catches up when it is shown."""
        if self.isVisible():
            self.refresh(old, new)
        else:
            self._behind = True

    def catch_up(self) -> None:
        """Show the newest frame, if that was put off while the panel was hidden."""
        if self._behind:
            self._behind = False
            self.refresh(None, self.store.frame)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while hidden."""
        self.catch_up()
        super().showEvent(event)

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Redraw what changed from `old` (None: everything) to `new`."""

    def retranslate(self) -> None:
        """Set every text anew, in the language now installed."""

    def restyle(self) -> None:
        """Take every colour and font anew from `style_`."""

    def short_title(self) -> str:
        """The title in a word or two, for a tab."""
        return self.title_label.text()

    def figure(self) -> QWidget:
        """The widget that is exported and copied as this panel's figure (the card's content, without controls)."""
        return self

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """Paint the figure, vector where it is made of lines, into `target` of any painter."""
        widget = self.figure()
        painter.save()
        painter.translate(target.topLeft())
        painter.scale(target.width() / max(1, widget.width()), target.height() / max(1, widget.height()))
        QWidget.render(widget, painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
        painter.restore()

    def table(self) -> Table | None:
        """The data behind the figure, for CSV; None where there is none."""
        return None

    def set_title(self, title: str) -> None:
        """Set the card's title, which is also its accessible name."""
        self.title_label.setText(title)
        self.setAccessibleName(title)

    def _on_style_changed(self) -> None:
        self.catch_up()  # a hidden panel's parts may be those of an older session than its texts and colours
        self.title_label.setFont(self.style_.font(1.08, bold=True))
        self.restyle()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.catch_up()
            self.retranslate()
        super().changeEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Right click on a figure: its menu."""
        if self.key:
            self.menu_requested.emit(self, event.globalPos())
            event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card itself; of its middle, which labels that change show anew, only what is asked for."""
        theme = self.style_.theme
        painter = QPainter(self)
        if self.rect().adjusted(RADIUS, RADIUS, -RADIUS, -RADIUS).contains(event.rect()):
            painter.fillRect(event.rect(), theme.card)
            painter.end()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(theme.border))
        painter.setBrush(theme.card)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()
