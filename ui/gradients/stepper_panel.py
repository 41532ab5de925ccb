"""Backwards, step by step: one gradient of the cell's run, followed from the last step to the first."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from lstm_sim.cell import Quantity
from lstm_sim.edits import go_to_step
from lstm_sim.formula import number
from lstm_sim.frame import Frame
from lstm_sim.gradients.followed import Followed, follow, held
from lstm_sim.session import Session
from lstm_sim.study_edits import follow_back, follow_to
from lstm_sim.table import Table
from ui.gradients.stepper_view import StepperPicture, StepperView
from ui.panel import Panel
from ui.segment import Segment
from ui.store import Store
from ui.style import Style
from ui.texts import rich, symbol

Q = Quantity


class StepperPanel(Panel):
    """The run, its cell and the step are those of Cell; what is differentiated is chosen here.

    A run of one step is followed with its inputs held, or there would be no way back; its step is the study's.
    """

    key = "backwards"

    def __init__(self, store: Store, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(store, style, parent)
        self.view = StepperView(style, self)
        self.of_output, self.of_memory = Segment(style, "∂a", self), Segment(style, "∂c′", self)
        for segment in (self.of_output, self.of_memory):
            segment.setAutoExclusive(True)
        self.back, self.forth = QToolButton(self), QToolButton(self)
        self.back.setText("◀")
        self.forth.setText("▶")
        self.where = QLabel(self)
        for widget in (self.of_output, self.of_memory, self.back, self.where, self.forth):
            self.header.addWidget(widget)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.content.addWidget(self.view, 1)
        self.content.addWidget(self.words)
        self.of_output.clicked.connect(lambda: store.edit(follow_back(Q.OUTPUT)))
        self.of_memory.clicked.connect(lambda: store.edit(follow_back(Q.MEMORY)))
        self.back.clicked.connect(lambda: self._go(-1))
        self.forth.clicked.connect(lambda: self._go(1))
        self.view.step_chosen.connect(self._go_to)
        self._followed: Followed | None = None
        self.begin()

    def _go(self, by: int) -> None:
        self._go_to(_step_of(self.store.session) + by)

    def _go_to(self, step: int) -> None:
        self.store.edit(go_to_step(step) if self.store.session.setup.steps > 1 else follow_to(step))

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Follow anew where the run, the unit or what is differentiated is another; else only go to the step."""
        of, unit = new.session.study.back_of, new.session.shown_unit
        before = None if old is None else (old.session.study.back_of, old.session.shown_unit)
        same_run = old is not None and old.trace is new.trace and before == (of, unit)
        step = _step_of(new.session)
        if self._followed is None or not same_run:
            self._followed = follow(held(new.trace), of, unit)
        elif old is not None and old.now is new.now and _step_of(old.session) == step:
            return
        cell = new.session.cell.cell_type
        self.of_memory.setEnabled(cell.has_memory_cell)
        self.of_output.setChecked(self._followed.of is Q.OUTPUT)
        self.of_memory.setChecked(self._followed.of is Q.MEMORY)
        self.back.setEnabled(step > 0)
        self.forth.setEnabled(step < len(self._followed.steps) - 1)
        self.view.show_picture(StepperPicture(self._followed, cell, step))
        self._show_words()

    def _show_words(self) -> None:
        if self._followed is None:
            return
        followed, session = self._followed, self.store.frame.session
        step, steps = _step_of(session), len(followed.steps)
        self.where.setText(f"{step + 1} / {steps}")
        self.where.setToolTip(self.tr("step {step} of {steps}").format(step=step + 1, steps=steps))
        last, here = _numbered(symbol(followed.of), steps), step + 1
        parts = []
        for quantity, totals in reversed(list(followed.totals.items())):
            left = f"∂{last}/∂{_numbered(symbol(quantity), here)}"
            parts.append(f"{left} = <b>{number(float(totals[step]))}</b>")
        text = self.tr("Arrived here: {values}").format(values=",&nbsp; ".join(parts))
        if followed.path is not None:
            along = self.tr("along the memory alone, Π f(z_f) = {value}").format(
                value=number(float(followed.path[step]))
            )
            text += f" · {rich(along).replace('Π f', 'Π&nbsp;f')}"
        if session.setup.steps == 1:
            text += "<br>" + self.tr(
                "The run in Cell has one step: here its inputs are held for {steps} steps."
            ).format(steps=steps)
        self.words.setText(text)

    # ------------------------------------------------------------ texts and looks

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_title(self.tr("Backwards, step by step"))
        self.view.setAccessibleName(self.tr("The way back through one step"))
        self.view.setToolTip(
            self.tr("Each wire bears its local derivative; what comes, times that, goes on. ← and → follow it.")
        )
        self.of_output.setToolTip(self.tr("Follow the last step's output"))
        self.of_memory.setToolTip(self.tr("Follow the last step's memory"))
        for segment in (self.of_output, self.of_memory):
            segment.setAccessibleName(segment.toolTip())
        self.back.setToolTip(self.tr("One step back in time (←)"))
        self.forth.setToolTip(self.tr("One step forth (→)"))
        for button in (self.back, self.forth):
            button.setAccessibleName(button.toolTip())
        self._show_words()

    def short_title(self) -> str:
        """For the tab."""
        return self.tr("Backwards")

    def restyle(self) -> None:
        """Fonts and colours are chosen while painting."""
        self.words.setFont(self.style_.font(0.95))
        self.view.update()

    # ------------------------------------------------------------ the figure

    def figure(self) -> QWidget:
        """The drawing."""
        return self.view

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """The same, as vectors."""
        self.view.paint(painter, target)

    def table(self) -> Table | None:
        """A row for each wire of each step."""
        if self._followed is None:
            return None
        rows = [
            (
                t + 1,
                link.wire.symbol,
                link.wire.formula,
                "" if link.local is None else link.local,
                link.incoming,
                link.outgoing,
            )
            for t, links in enumerate(self._followed.links)
            for link in links
        ]
        return Table(("step", "wire", "formula", "local", "incoming", "outgoing"), rows)


def _step_of(session: Session) -> int:
    """How far the gradient has been followed: the step of Cell, or the study's where that has one only."""
    return session.setup.step if session.setup.steps > 1 else session.study.back_step


def _numbered(text: str, step: int) -> str:
    """A symbol with its time step as a subscript."""
    return f"{text.rstrip('₋')}<sub>{step}</sub>"
