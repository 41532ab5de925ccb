"""The UnitBanner: which unit of a network stands in the Cell workspace, what the network answers, the way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from lstm_sim.frame import Frame
from lstm_sim.laboratory.edits import drop_what_if, show_workspace
from lstm_sim.laboratory.opening import leave_unit
from lstm_sim.laboratory.reading import LabFrame, Reading
from lstm_sim.session import Workspace
from ui.network.laboratory import Laboratory
from ui.store import Store
from ui.style import MARGIN, Style


class UnitBanner(QFrame):
    """Shown while a unit is open; an edit below it is an edit of the network, and its answer stands here."""

    def __init__(self, store: Store, style: Style, laboratory: Laboratory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._style, self._laboratory = store, style, laboratory
        self._which = QLabel(self)
        self._answer = QLabel(self)
        for label in (self._which, self._answer):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.restore_button = QPushButton(self)
        self.back_button = QPushButton(self)
        self.leave_button = QPushButton(self)
        self.restore_button.clicked.connect(lambda: store.edit(drop_what_if()))
        self.back_button.clicked.connect(lambda: store.edit(show_workspace(Workspace.NETWORK)))
        self.leave_button.clicked.connect(lambda: store.edit(leave_unit(Workspace.CELL)))
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 5, MARGIN, 5)
        row.setSpacing(12)
        row.addWidget(self._which)
        row.addWidget(self._answer, 1)
        for button in (self.restore_button, self.leave_button, self.back_button):
            row.addWidget(button)
        self.hide()
        store.changed.connect(self._on_changed)
        laboratory.answered.connect(self._on_answered)
        style.changed.connect(self._restyle)
        self._restyle()
        self._retranslate()

    def _on_changed(self, _old: Frame | None, new: Frame) -> None:
        session = new.session
        shown = session.opened is not None and session.workspace is Workspace.CELL
        self.setVisible(shown)
        if shown:
            self._show()

    def _on_answered(self, _old: LabFrame | None, _new: LabFrame) -> None:
        if self._store.session.opened is not None:
            self._show()

    def _show(self) -> None:
        opened, frame = self._store.session.opened, self._laboratory.frame
        if opened is None or frame is None or frame.before is None or frame.after is None:
            return
        look = self._store.session.lab.look
        step = min(look.step, frame.before.steps - 1)
        title = frame.before.network.title
        where = self.tr("Unit {unit} of layer {layer} in {network}, at “{token}”")
        if opened.reverse:
            where = self.tr("Unit {unit} of layer {layer}, reading backwards, in {network}, at “{token}”")
        self._which.setText(
            where.format(unit=opened.unit + 1, layer=opened.layer + 1, network=title, token=frame.before.tokens[step])
        )
        self._answer.setText(self._answers(frame.before, frame.after, step))
        self.restore_button.setEnabled(bool(self._store.session.lab.what_if))
        self.setAccessibleName(f"{self._which.text()}. {self._answer.text()}")

    def _answers(self, before: Reading, after: Reading, step: int) -> str:
        """The network's answer at the step looked at, without and with what was edited."""
        if before.answers is None:
            old, new = (f"{float(reading.scores[step, 0]):+.3f}" for reading in (before, after))
        else:
            old, new = (f"{reading.label(step)} {reading.probability(step):.2f}" for reading in (before, after))
        if after is before:
            return self.tr("The network answers: {answer}").format(answer=old)
        return self.tr("The network answers: {before} → {after}").format(before=old, after=new)

    def _retranslate(self) -> None:
        self.restore_button.setText(self.tr("Undo All Changes"))
        self.restore_button.setToolTip(self.tr("Take every change to the network back"))
        self.leave_button.setText(self.tr("Close Unit"))
        self.leave_button.setToolTip(self.tr("Put the cell back that stood here before"))
        self.back_button.setText(self.tr("Back to Network"))
        self._show()

    def _restyle(self) -> None:
        self._which.setFont(self._style.font(bold=True))
        self._answer.setFont(self._style.font())
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A band in the well's colour, with the accent at its left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._style.theme.well))
        painter.fillRect(0, 0, 4, self.height(), QColor(self._style.theme.accent))
        painter.end()
