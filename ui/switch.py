"""The Switch: one segment for each workspace, at the top of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from lstm_sim.session import Workspace
from ui.segment import Segment
from ui.style import Style
from ui.texts import workspace_name


class Switch(QWidget):
    """Segments side by side in one well; arrows go from one to the next, as in every group of Qt's buttons."""

    chosen = Signal(object)
    """The Workspace the user wants to see."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._segments = {workspace: Segment(style, "", self) for workspace in Workspace}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 2, 3, 2)
        row.setSpacing(2)
        for workspace, segment in self._segments.items():
            self._group.addButton(segment)
            row.addWidget(segment)
            segment.clicked.connect(lambda _on=False, which=workspace: self.chosen.emit(which))
        self.retranslate()

    def show_workspace(self, workspace: Workspace) -> None:
        """Mark the workspace that is shown."""
        self._segments[workspace].setChecked(True)

    def segment(self, workspace: Workspace) -> Segment:
        """The button of one workspace."""
        return self._segments[workspace]

    def retranslate(self) -> None:
        """Name the segments."""
        for workspace, segment in self._segments.items():
            segment.setText(workspace_name(workspace))
            segment.updateGeometry()
        self.setAccessibleName(self.tr("Workspaces"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The well that the segments lie in."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._style.theme.well))
        painter.drawRoundedRect(QRectF(self.rect()), 7.0, 7.0)
        painter.end()
