"""The UnitBanner: which unit of a network stands in the Cell workspace, what the network answers, the way back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QWidget

from lstm_sim.formula import number
from lstm_sim.frame import Frame
from lstm_sim.laboratory.edits import drop_what_if, show_workspace
from lstm_sim.laboratory.opening import leave_unit
from lstm_sim.session import Workspace
from ui.elided_label import ElidedLabel
from ui.network.change_words import label_name, token_at
from ui.network.laboratory import Laboratory
from ui.problems import in_words
from ui.store import Store
from ui.style import MARGIN, Style

if TYPE_CHECKING:
    from lstm_sim.laboratory.reading import LabFrame, Reading


class UnitBanner(QFrame):
    """Shown while a unit is open; an edit below it is an edit of the network, and its answer stands here."""

    def __init__(self, store: Store, style: Style, laboratory: Laboratory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._style, self._laboratory = store, style, laboratory
        self._which, self._answer = ElidedLabel(self), ElidedLabel(self)
        self.restore_button = QPushButton(self)
        self.back_button = QPushButton(self)
        self.leave_button = QPushButton(self)
        self.restore_button.clicked.connect(lambda: store.edit(drop_what_if()))
        self.back_button.clicked.connect(lambda: store.edit(show_workspace(Workspace.NETWORK)))
        self.leave_button.clicked.connect(lambda: store.edit(leave_unit(Workspace.CELL)))
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 5, MARGIN, 5)
        row.setSpacing(12)
        self._texts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._texts.addWidget(self._which)
        self._texts.addWidget(self._answer, 1)
        row.addLayout(self._texts, 1)
        for button in (self.restore_button, self.leave_button, self.back_button):
            row.addWidget(button)
        store.changed.connect(self._on_changed)
        laboratory.answered.connect(self._on_answered)
        style.changed.connect(self._restyle)
        self._restyle()
        self._retranslate()
        self._on_changed(None, store.frame)

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
        session, frame = self._store.session, self._laboratory.frame
        opened = session.opened
        if opened is None:
            return
        self.restore_button.setEnabled(bool(session.lab.what_if))
        network = session.lab.network
        reading = None if frame is None else frame.before
        step = 0 if reading is None else min(session.lab.look.step, reading.steps - 1)
        where = self.tr("Unit {unit} of layer {layer} in {network}")
        if opened.reverse:
            where = self.tr("Unit {unit} of layer {layer}, reading backwards, in {network}")
        title = "" if network is None else Path(network.name).name
        if frame is not None and frame.chosen is not None:
            title = frame.chosen.title
        text = where.format(unit=opened.unit + 1, layer=opened.layer + 1, network=title)
        if reading is not None:
            text = self.tr("{unit}, at {token}").format(unit=text, token=self._token(reading, step))
        self._which.setText(text)
        self._answer.setText(self._said(frame, step))
        self.setAccessibleName(f"{self._which.text()}. {self._answer.text()}")
        self._arrange()

    def _token(self, reading: Reading, step: int) -> str:
        """A word in quotes; of numbers, which step."""
        if reading.inputs is None:
            return token_at(reading.tokens, step)
        return self.tr("step {step}").format(step=step + 1)

    def _said(self, frame: LabFrame | None, step: int) -> str:
        """The answer, or why there is none."""
        if frame is None:
            return self.tr("Loading the network…")
        if frame.before is not None and frame.after is not None:
            return self._answers(frame.before, frame.after, step)
        problem = frame.problem_of(frame.lab.network)
        return self.tr("The network has nothing to read.") if problem is None else in_words(problem)

    def _answers(self, before: Reading, after: Reading, step: int) -> str:
        """The network's answer at the step looked at, without and with what was edited."""
        if before.answers is None:
            old, new = (number(float(reading.scores[step, 0])) for reading in (before, after))
        else:
            old, new = (
                f"{label_name(reading.label(step))} {reading.probability(step):.3f}" for reading in (before, after)
            )
        if after is before:
            return self.tr("The network answers: {answer}").format(answer=old)
        return self.tr("The network answers: {before} → {after}").format(before=old, after=new)

    def _arrange(self) -> None:
        """Side by side, or under each other where there is no room for both."""
        buttons = (self.restore_button, self.leave_button, self.back_button)
        room = self.width() - 2 * MARGIN - sum(button.sizeHint().width() + 12 for button in buttons)
        needed = self._which.sizeHint().width() + self._answer.sizeHint().width() + 12
        self._texts.setSpacing(12 if needed <= room else 1)
        self._texts.setDirection(
            QBoxLayout.Direction.LeftToRight if needed <= room else QBoxLayout.Direction.TopToBottom
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._arrange()

    def _retranslate(self) -> None:
        self.restore_button.setText(self.tr("Undo All Changes"))
        self.restore_button.setToolTip(self.tr("Take every change to the network back"))
        self.leave_button.setText(self.tr("Close Unit"))
        self.leave_button.setToolTip(self.tr("Put the cell back that stood here before"))
        self.back_button.setText(self.tr("Back to Network"))
        self.back_button.setToolTip(self.tr("The unit stays open (Ctrl+2, and Ctrl+1 comes back)"))
        self._show()

    def _restyle(self) -> None:
        self._which.setFont(self._style.font(bold=True))
        self._answer.setFont(self._style.font())
        self._arrange()
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
