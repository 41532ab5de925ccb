"""The network unrolled over the sequence, with its feedback paths and live values; a tiny one with every weight."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QToolButton, QWidget

from lstm_sim.edits import go_to_step, reverse_steps, set_readout, set_weight, swap_steps
from lstm_sim.frame import Frame
from lstm_sim.laboratory.edits import look_at
from lstm_sim.laboratory.opening import leave_unit
from lstm_sim.laboratory.reading import LabFrame
from lstm_sim.laboratory.wiring import Feedback, Wiring, wiring_of, wiring_of_cell
from lstm_sim.presets import preset
from lstm_sim.rows import rows_of
from lstm_sim.session import Workspace
from lstm_sim.table import Table
from ui.network.laboratory import Laboratory
from ui.network.network_panel import NetworkPanel
from ui.network.unit_words import layer_name
from ui.network.weight_wires import WeightKey
from ui.network.wiring_view import WiringView
from ui.segment import Segment
from ui.store import Store
from ui.style import Style


class WiringPanel(NetworkPanel):
    """Shows the network that is looked into, or the layer that stands in the Cell workspace."""

    key = "wiring"

    def __init__(self, store: Store, style: Style, laboratory: Laboratory, parent: QWidget | None = None) -> None:
        super().__init__(store, style, laboratory, parent)
        self.of_network, self.of_cell = Segment(style, "", self), Segment(style, "", self)
        self.of_network.setChecked(True)
        for segment in (self.of_network, self.of_cell):
            segment.setAutoExclusive(True)
            self.header.addWidget(segment)
        self.view = WiringView(style, self)
        self.area = QScrollArea(self)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.view)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().installEventFilter(self)
        self.caption = QLabel(self)
        self.caption.setWordWrap(True)
        self.example_button = QPushButton(self)
        self.earlier_button, self.later_button, self.reverse_button = (QToolButton(self) for _ in range(3))
        row = QHBoxLayout()
        row.addWidget(self.caption, 1)
        for button in (self.example_button, self.earlier_button, self.later_button, self.reverse_button):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
        self.content.addWidget(self.area, 1)
        self.content.addLayout(row)
        self._wiring: Wiring | None = None
        self.of_cell.toggled.connect(lambda _on: self._show(anew=True))
        self.view.step_chosen.connect(self._on_step)
        self.view.step_moved.connect(self._on_moved)
        self.view.unit_chosen.connect(self._on_block)
        self.view.weight_edited.connect(self._on_weight)
        self.example_button.clicked.connect(self._on_example)
        self.earlier_button.clicked.connect(lambda: self._on_moved(-1))
        self.later_button.clicked.connect(lambda: self._on_moved(1))
        self.reverse_button.clicked.connect(lambda: store.edit(reverse_steps()))
        self.begin()

    # ------------------------------------------------------------ what the user does

    @property
    def _shows_cell(self) -> bool:
        return self.of_cell.isChecked()

    def _on_step(self, step: int) -> None:
        self.store.edit(go_to_step(step) if self._shows_cell else look_at(step=step))

    def _on_block(self, layer: int, reverse: bool, step: int) -> None:
        if not self._shows_cell:
            self.store.edit(look_at(layer=layer, reverse=reverse, step=step))

    def _on_moved(self, by: int) -> None:
        if self._shows_cell:
            step = self.store.session.setup.step
            self.store.edit(swap_steps(step, step + by))

    def _on_weight(self, key: WeightKey, value: float) -> None:
        kind, to, origin = key
        if kind == "readout":
            self.store.edit(set_readout(to, origin, value))
            return
        row = rows_of(self.store.session.cell.cell_type)[0]
        self.store.edit(set_weight(kind, row, value, origin, to))

    def _on_example(self) -> None:
        """Put the lecture's hand-worked network into the Cell workspace; undo brings back what stood there."""
        present = leave_unit(Workspace.NETWORK).apply(self.store.session)
        made = preset("rnn-by-hand").build()
        self.store.open(replace(made, lab=present.lab, workspace=Workspace.NETWORK))

    # ------------------------------------------------------------ following

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """The layer in Cell, where that is shown; the step that is looked at."""
        self._show(
            anew=self._shows_cell and (old is None or old.trace is not new.trace or old.readout is not new.readout)
        )

    def answer(self, old: LabFrame | None, new: LabFrame) -> None:
        """The network."""
        if not self._shows_cell:
            self._show(anew=old is None or old.after is not new.after)

    def _show(self, anew: bool) -> None:
        frame, session = self.frame, self.store.session
        if anew:
            if self._shows_cell:
                self._wiring = wiring_of_cell(self.store.frame)
            else:
                reading = frame.after if frame is not None else None
                self._wiring = wiring_of(reading) if reading is not None and reading.trace is not None else None
            self.view.show_wiring(self._wiring, self._level_names())
            self._show_words()
        step = session.setup.step if self._shows_cell else session.lab.look.step
        if self._wiring is not None:
            step = min(step, self._wiring.steps - 1)
        moved = self.view.show_step(step)
        column = self.view.rect_of(step).toRect()
        if moved and not column.isEmpty() and column.width() < self.area.viewport().width():
            self.area.ensureVisible(column.center().x(), 0, column.width() // 2 + 6, 0)

    def _level_names(self) -> tuple[str, ...]:
        if self._wiring is None:
            return ()
        several = sum(level.part == "hidden" for level in self._wiring.levels) > 1
        names = {"input": self.tr("input"), "output": self.tr("output"), "hidden": self.tr("hidden")}
        return tuple(
            layer_name(level.layer, level.reverse) if level.part == "hidden" and several else names[level.part]
            for level in self._wiring.levels
        )

    def _show_words(self) -> None:
        wiring = self._wiring
        tiny = wiring is not None and wiring.is_tiny
        opened = self.store.session.opened is not None  # its steps are those of its sentence
        self.example_button.setVisible(self._shows_cell and not tiny)
        for button in (self.earlier_button, self.later_button, self.reverse_button):
            button.setVisible(self._shows_cell and wiring is not None and wiring.steps > 1 and not opened)
        self.caption.setText("" if wiring is None else self._caption(wiring))

    def _caption(self, wiring: Wiring) -> str:
        """What the wires mean in this architecture."""
        if wiring.is_tiny:
            return self.tr("The same weights at every step. Click one to change it; all steps follow.")
        words = {
            Feedback.NONE: self.tr("Nothing goes from one step to the next: the network has no memory."),
            Feedback.HIDDEN: self.tr("The hidden state goes on to the next step (Elman)."),
            Feedback.OUTPUT: self.tr("The answer of each step goes into the next one (Jordan, dashed)."),
            Feedback.MEMORY: self.tr("The memory c (above) and the hidden state (below) go on to the next step."),
        }
        text = words[wiring.feedback]
        if wiring.peephole == "diagonal":
            text += " " + self.tr("Peepholes (dotted): each gate sees its own unit's memory.")
        elif wiring.peephole == "dense":
            text += " " + self.tr("Peepholes (dotted): every gate sees every memory.")
        if any(level.reverse for level in wiring.levels):
            text += " " + self.tr("One direction reads from the front, the other from the end.")
        return text

    # ------------------------------------------------------------ texts and looks

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_title(self.tr("Wiring"))
        self.of_network.setText(self.tr("Network"))
        self.of_network.setToolTip(self.tr("The network that is looked into"))
        self.of_cell.setText(self.tr("Layer in Cell"))
        self.of_cell.setToolTip(self.tr("The layer that stands in the Cell workspace, with every weight if it is tiny"))
        self.view.setAccessibleName(self.tr("The network, step by step"))
        self.example_button.setText(self.tr("RNN by Hand"))
        self.example_button.setToolTip(self.tr("The lecture's network of two units, all weights 1"))
        for button, text, tip in (
            (self.earlier_button, "←", self.tr("Move this input one step earlier (Ctrl+Left)")),
            (self.later_button, "→", self.tr("Move this input one step later (Ctrl+Right)")),
            (self.reverse_button, "⇄", self.tr("Turn the order of the inputs round")),
        ):
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        self._show(anew=True)

    def restyle(self) -> None:
        """Take colours and fonts from the theme."""
        self.view.take_style()
        self.caption.setFont(self.style_.font(0.85))
        palette = self.caption.palette()
        palette.setColor(self.caption.foregroundRole(), self.style_.theme.muted)
        self.caption.setPalette(palette)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The drawing fills what is visible of it."""
        if watched is self.area.viewport() and event.type() is QEvent.Type.Resize:
            self.view.room = self.area.viewport().size()
            self.view.lay_out()
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------ the figure

    def figure(self) -> QWidget:
        """The drawing, all its steps."""
        return self.view

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """Paint the drawing as vectors."""
        painter.save()
        painter.translate(target.topLeft())
        painter.scale(target.width() / max(1, self.view.width()), target.height() / max(1, self.view.height()))
        self.view.paint_whole(painter)
        painter.restore()

    def table(self) -> Table | None:
        """A row for each step and level: what flows in, and the values."""
        if self._wiring is None:
            return None
        widest = max(level.values.shape[1] for level in self._wiring.levels)
        rows: list[tuple[float | int | str, ...]] = []
        for t, token in enumerate(self._wiring.tokens):
            for name, level in zip(self._level_names(), self._wiring.levels, strict=True):
                values: list[float | str] = [float(v) for v in level.values[t]]
                values += [""] * (widest - len(values))
                flows = (float(level.from_below[t]), float(level.from_before[t]))
                rows.append((t + 1, token, name, *flows, *values))
        header = ("step", "token", "level", "from_below", "from_before", *(f"value{k + 1}" for k in range(widest)))
        return Table(header, rows)
