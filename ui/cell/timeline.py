"""The timeline: the transport, the traces of the whole run, and the way to its table."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QWidget

from lstm_sim.edits import commit_step, go_to_step
from lstm_sim.frame import Frame
from lstm_sim.session import Mode
from lstm_sim.table import Table, trace_table
from ui.cell.sequence_table import SequenceDialog
from ui.cell.trace_lanes import LANES, SHOWN_AT_FIRST
from ui.cell.trace_view import TraceView
from ui.cell.trace_words import step_of
from ui.cell.transport import Transport
from ui.icons import icon
from ui.panel import Panel
from ui.store import Store
from ui.style import Style, menu_button_sheet


class TimelinePanel(Panel):
    """Steps, plays and scrubs through the sequence."""

    key = "timeline"

    def __init__(self, store: Store, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(store, style, parent)
        self.transport = Transport(style, self)
        self.view = TraceView(style, self)
        self.position = QLabel(self)
        self.show_button = self._menu_button()
        self.sequence_button = self._menu_button()
        self._show_menu = QMenu(self)
        self._lane_actions = {key: self._show_menu.addAction(key) for key in LANES}
        for key, action in self._lane_actions.items():
            action.setCheckable(True)
            action.setChecked(key in SHOWN_AT_FIRST)
            action.toggled.connect(self._on_lane_toggled)
        self.show_button.setMenu(self._show_menu)
        self.show_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.header.insertSpacing(1, 6)
        self.header.insertWidget(2, self.transport)
        self.header.insertSpacing(3, 6)
        self.header.insertWidget(4, self.position)
        self.header.addWidget(self.show_button)
        self.header.addWidget(self.sequence_button)
        self.content.addWidget(self.view, 1)
        self._dialog: SequenceDialog | None = None
        self._awaited: int | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self.transport.first_pressed.connect(lambda: self._go_to(0))
        self.transport.back_pressed.connect(lambda: self._go_to(self._step - 1))
        self.transport.play_pressed.connect(self.toggle_play)
        self.transport.step_pressed.connect(self.step_forward)
        self.transport.last_pressed.connect(lambda: self._go_to(self.store.session.setup.steps - 1))
        self.transport.speed_changed.connect(self._on_speed_changed)
        self.view.step_chosen.connect(self._go_to)
        self.view.step_moved.connect(lambda by: self._go_to(self._step + by))
        self.view.step_taken.connect(self.step_forward)
        self.view.play_toggled.connect(self.toggle_play)
        self.sequence_button.clicked.connect(self.open_sequence)
        self.begin()

    def _menu_button(self) -> QToolButton:
        made = QToolButton(self)
        made.setAutoRaise(True)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return made

    # ------------------------------------------------------------ steps and playing

    @property
    def _step(self) -> int:
        return self.store.session.setup.step

    @property
    def is_playing(self) -> bool:
        """True while steps follow each other by themselves."""
        return self._timer.isActive()

    def step_forward(self) -> None:
        """Go one step on; at the end of a direct sequence, commit the step: c ← c′ makes it longer."""
        self.pause()
        setup = self.store.session.setup
        at_end = setup.step == setup.steps - 1
        if not at_end:
            self._go_to(setup.step + 1)
        elif self.store.session.mode is Mode.DIRECT:
            self.store.edit(commit_step())

    def toggle_play(self) -> None:
        """Play from here (at the end: from the first step), or pause."""
        if self.is_playing:
            self.pause()
            return
        steps = self.store.session.setup.steps
        if steps < 2:
            return
        if self._step >= steps - 1:
            self.store.edit(go_to_step(0))
        self._awaited = self._step
        self._timer.start(round(1000 / self.transport.steps_per_second))
        self._show_state()

    def pause(self) -> None:
        """Stop playing."""
        if self.is_playing:
            self._timer.stop()
            self._show_state()

    def _go_to(self, step: int) -> None:
        self.pause()
        self.store.edit(go_to_step(step))

    def _on_tick(self) -> None:
        self._awaited = self._step + 1
        self.store.edit(go_to_step(self._awaited))
        if self._awaited >= self.store.session.setup.steps - 1:
            self.pause()

    def _on_speed_changed(self, steps_per_second: float) -> None:
        self._timer.setInterval(round(1000 / steps_per_second))

    # ------------------------------------------------------------ following

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Show the new run and the step; a step that playing did not make ends the playing."""
        if self.is_playing and new.now.step != self._awaited:
            self.pause()
        self.view.show_frame(new)
        if old is None or old.readout is not new.readout or old.session.cell is not new.session.cell:
            cell_type = new.session.cell.cell_type
            self._lane_actions["readout"].setVisible(new.readout is not None)
            self._lane_actions["gates"].setVisible(bool(cell_type.gates))
            self._lane_actions["memory"].setVisible(cell_type.has_memory_cell)
        self._show_state()

    def _show_state(self) -> None:
        frame = self.store.frame
        step, steps = frame.now.step, frame.trace.steps
        focused = next((b for b in self.transport.buttons if b.hasFocus()), None)
        self.transport.show_state(step, steps, self.is_playing, frame.session.mode is Mode.DIRECT)
        if focused is not None and not focused.isEnabled():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        text = step_of(step, steps, frame.session.setup.step_names)
        if self.position.text() != text:
            self.position.setText(text)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_title(self.tr("Timeline"))
        self.transport.retranslate()
        self.view.setAccessibleName(self.tr("Traces of the run"))
        hint = self.tr("Step forward (→) takes c ← c′ and adds the next column.")
        self.view.take_texts(self.tr("step"), hint)
        self._show_state()
        self.show_button.setText(self.tr("Show") + " ▾")
        self.show_button.setToolTip(self.tr("Choose what the timeline shows"))
        self.show_button.setAccessibleName(self.tr("Choose what the timeline shows"))
        self.sequence_button.setText(self.tr("Sequence…"))
        tip = self.tr("The sequence as a table: type, paste, open a CSV file, generate")
        self.sequence_button.setToolTip(tip)
        self.sequence_button.setAccessibleName(self.tr("Edit the sequence as a table"))
        words = {
            "x": self.tr("Inputs"),
            "z": self.tr("Pre-activations z"),
            "gates": self.tr("Gates"),
            "memory": self.tr("Memory c′"),
            "output": self.tr("Output a"),
            "readout": self.tr("Answer of the output layer y"),
        }
        for key, action in self._lane_actions.items():
            action.setText(words[key])

    def restyle(self) -> None:
        """Take every colour and font anew."""
        self.transport.restyle()
        self.view.take_style()
        theme, scale = self.style_.theme, self.style_.scale
        self.position.setFont(self.style_.font(0.9))
        palette = self.position.palette()
        palette.setColor(self.position.foregroundRole(), theme.muted)
        self.position.setPalette(palette)
        self.show_button.setStyleSheet(menu_button_sheet(theme))
        self.sequence_button.setIcon(icon("table", theme.text))
        for button in (self.show_button, self.sequence_button):
            button.setFont(self.style_.font(0.9))
            button.setIconSize(QSize(round(15 * scale), round(15 * scale)))

    def _on_lane_toggled(self, _on: bool) -> None:
        chosen = (key for key, action in self._lane_actions.items() if action.isChecked())
        self.view.show_lanes(frozenset(chosen))

    # ------------------------------------------------------------ table, figure

    def open_sequence(self) -> None:
        """Show the sequence as a table, in a window of its own."""
        if self._dialog is None:
            self._dialog = SequenceDialog(self.store, self.style_, self)
            above = QPoint(60, -self._dialog.sizeHint().height() - 20)
            self._dialog.move(self.mapToGlobal(above))
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def figure(self) -> QWidget:
        """The traces, without the buttons."""
        return self.view

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """The whole sequence, whatever part of it is visible."""
        self.view.paint_figure(painter, target)

    def table(self) -> Table:
        """Every value of the run."""
        frame = self.store.frame
        return trace_table(frame.session, frame.trace, frame.readout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the focused control does not use step and play as on the traces."""
        if not self.view.take_key(event):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing plays unseen."""
        self.pause()
        super().hideEvent(event)
