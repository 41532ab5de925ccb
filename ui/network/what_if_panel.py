"""Changes to the network while it runs, and what it answers before and after."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from lstm_sim.cell import Quantity
from lstm_sim.frame import Frame
from lstm_sim.interventions import Intervention
from lstm_sim.laboratory.edits import add_what_if, drop_what_if, look_at, set_what_if, switch_what_if
from lstm_sim.laboratory.lab import Lab
from lstm_sim.laboratory.reading import LabFrame
from lstm_sim.network_trace import LayerTrace
from lstm_sim.table import Table
from ui.cell.trace_lanes import nice_bound
from ui.network.answer_bars import AnswerBars
from ui.network.laboratory import Laboratory
from ui.network.network_panel import NetworkPanel
from ui.network.what_if_editor import Ground, WhatIfEditor, usual_change
from ui.network.what_if_row import WhatIfRow
from ui.problems import in_words
from ui.store import Store
from ui.style import Style

MOST_ROWS = 100
"""The changes that stand in the list; what Cell leaves behind may be thousands."""


class _Scroll(QScrollArea):
    """As high as the list in it, or as there is room for."""

    def __init__(self, inside: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """The whole list."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """A row or two."""
        hint = self._inside.sizeHint()
        return QSize(100, min(hint.height(), 60))


class WhatIfPanel(NetworkPanel):
    """The list of changes, the editor of one of them below its row, and the predictions."""

    key = "what-if"

    def __init__(self, store: Store, style: Style, laboratory: Laboratory, parent: QWidget | None = None) -> None:
        super().__init__(store, style, laboratory, parent)
        self._altered: int | None = None
        self._rows: list[WhatIfRow] = []
        self.add_button, self.clear_button = QPushButton(self), QPushButton(self)
        for button in (self.clear_button, self.add_button):
            self.header.addWidget(button)
        self._list = QWidget(self)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 2, 0)
        self._column.setSpacing(2)
        self._scroll = _Scroll(self._list, self)
        self.editor = WhatIfEditor(style, self._list)
        self.editor.hide()
        self.more, self.problem = QLabel(self._list), QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._column.addWidget(self.editor)
        self._column.addWidget(self.more)
        self._column.addStretch(1)
        self.bars = AnswerBars(style, self)
        self.content.addWidget(self._scroll)
        self.content.addWidget(self.problem)
        self.content.addWidget(self.bars)
        self.content.addStretch(1)
        self.add_button.clicked.connect(self._on_add)
        self.clear_button.clicked.connect(lambda: store.edit(drop_what_if()))
        self.editor.altered.connect(self._on_altered)
        self.editor.gesture_began.connect(store.begin_gesture)
        self.editor.gesture_ended.connect(store.end_gesture)
        self.bars.step_chosen.connect(lambda step: store.edit(look_at(step=step)))
        self.begin()

    @property
    def rows(self) -> list[WhatIfRow]:
        """The rows of the changes that there are."""
        return self._rows[: len(self.store.session.lab.what_if)]

    # ------------------------------------------------------------ what the user does

    def _on_add(self) -> None:
        ground, look = self._ground(self._layer_looked_at()), self.store.session.lab.look
        if ground is None:
            return
        self.store.edit(add_what_if(usual_change(look.layer, look.reverse, ground)))
        self._alter(len(self.store.session.lab.what_if) - 1)
        self.editor.quantity.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_altered(self, change: Intervention) -> None:
        if self._altered is not None:
            self.store.edit(set_what_if(self._altered, change))

    def _on_dropped(self, place: int) -> None:
        if self._altered is not None and self._altered >= place:
            self._altered = None if self._altered == place else self._altered - 1
        self.store.edit(drop_what_if(place))

    def _alter(self, place: int | None) -> None:
        """Open the editor of a change, or close it."""
        self._altered = place
        self._show_list()
        if place is not None:
            self._list.adjustSize()
            self._scroll.ensureWidgetVisible(self.editor, 0, 4)
            self._scroll.ensureWidgetVisible(self._rows[place], 0, 4)

    # ------------------------------------------------------------ following

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Follow the changes, and what is looked at."""
        now = new.session.lab
        was = None if old is None else old.session.lab
        if was is None or was.what_if is not now.what_if or was.look is not now.look:
            self._show_list()
        if was is None or was.look is not now.look:
            self._show_answers()

    def answer(self, old: LabFrame | None, new: LabFrame) -> None:
        """Follow what the network answers."""
        if old is None or old.after is not new.after or old.before is not new.before or old.problems != new.problems:
            self._show_list()
            self._show_answers()

    def _show_list(self) -> None:
        lab = self.store.session.lab
        count = min(len(lab.what_if), MOST_ROWS)
        if self._altered is not None and self._altered >= count:
            self._altered = None
        while len(self._rows) < count:
            self._rows.append(self._new_row(len(self._rows)))
        tokens, several = self._tokens(), self._several()
        for place, row in enumerate(self._rows):
            row.setVisible(place < count)
            if place < count:
                entry = lab.what_if[place]
                alterable = isinstance(entry.change, Intervention)
                row.show_entry(entry, several, tokens, alterable, place == self._altered)
        self._show_editor(lab)
        hidden = len(lab.what_if) - count
        self.more.setText(self.tr("and {count} more").format(count=hidden))
        self.more.setVisible(hidden > 0)
        self.clear_button.setVisible(len(lab.what_if) > 1)
        self.add_button.setEnabled(self._layer_looked_at() is not None)
        self._scroll.setVisible(count > 0)
        self._scroll.updateGeometry()

    def _show_editor(self, lab: Lab) -> None:
        change = None if self._altered is None else lab.what_if[self._altered].change
        ground = self._ground(self._layer_of(change)) if isinstance(change, Intervention) else None
        self.editor.setVisible(ground is not None)
        if self._altered is None or ground is None or not isinstance(change, Intervention):
            return
        self._column.removeWidget(self.editor)
        self._column.insertWidget(self._altered + 1, self.editor)
        self.editor.show_change(change, ground)

    def _new_row(self, place: int) -> WhatIfRow:
        row = WhatIfRow(self.style_, self._list)
        row.take_style()
        row.switched.connect(lambda on: self.store.edit(switch_what_if(place, on)))
        row.altering.connect(lambda on: self._alter(place if on else None))
        row.dropped.connect(lambda: self._on_dropped(place))
        at = place + (1 if self._altered is not None and self._altered < place else 0)
        self._column.insertWidget(at, row)
        return row

    def _show_answers(self) -> None:
        frame, step = self.frame, self.store.session.lab.look.step
        before, after = (None, None) if frame is None else (frame.before, frame.after)
        self.bars.show_readings(
            before, after, step, self.tr("Add a change to see what the network would have answered.")
        )
        error = None if frame is None else frame.problem_of(None)
        self.problem.setText("" if error is None else in_words(error))
        self.problem.setVisible(error is not None)

    # ------------------------------------------------------------ what there is

    def _tokens(self) -> tuple[str, ...]:
        frame = self.frame
        return () if frame is None or frame.before is None else frame.before.tokens

    def _layers(self) -> tuple[LayerTrace, ...]:
        frame = self.frame
        trace = None if frame is None or frame.before is None else frame.before.trace
        return () if trace is None else trace.layers

    def _several(self) -> bool:
        return len(self._layers()) > 1

    def _layer_looked_at(self) -> LayerTrace | None:
        look = self.store.session.lab.look
        return next((x for x in self._layers() if (x.layer, x.reverse) == (look.layer, look.reverse)), None)

    def _layer_of(self, change: Intervention) -> LayerTrace | None:
        return next((x for x in self._layers() if (x.layer, x.reverse) == (change.layer, change.reverse)), None)

    def _ground(self, layer: LayerTrace | None) -> Ground | None:
        """What a change of a layer can be about."""
        if layer is None:
            return None
        tokens, look = self._tokens(), self.store.session.lab.look
        cell_type, hidden = layer.run.cell.cell_type, layer.run.weights.hidden_size
        reach = 1.0
        if cell_type.has_memory_cell:
            memory = layer[Quantity.MEMORY]
            reach = max(nice_bound(float(np.abs(memory[np.isfinite(memory)]).max(initial=0.0))), 1.0)
        return Ground(cell_type, hidden, reach, tokens, min(look.step, len(tokens) - 1), min(look.unit, hidden - 1))

    # ------------------------------------------------------------ texts, style, figure

    def retranslate(self) -> None:
        """Every text in the language now in use."""
        self.set_title(self.tr("What if?"))
        self.add_button.setText(self.tr("Add"))
        self.add_button.setToolTip(self.tr("One more change: shut a gate, set the memory, silence a unit"))
        self.clear_button.setText(self.tr("Clear"))
        self.clear_button.setToolTip(self.tr("Take every change to the network away"))
        for button in (self.add_button, self.clear_button):
            button.setAccessibleName(button.toolTip())
        self._fit_buttons()
        self._list.setAccessibleName(self.tr("Changes to the network"))
        self.bars.setAccessibleName(self.tr("Predictions before and after"))
        self.editor.retranslate()
        self._show_list()
        self._show_answers()

    def restyle(self) -> None:
        """Colours and fonts."""
        font = self.style_.font(0.9)
        for widget in (self.add_button, self.clear_button, self.more, self.problem):
            widget.setFont(font)
        self._fit_buttons()
        self.problem.setStyleSheet(f"color: {self.style_.theme.warning}")
        self.more.setStyleSheet(f"color: {self.style_.theme.muted}")
        self._scroll.setStyleSheet(
            f"QScrollArea, QScrollArea > QWidget > QWidget#list {{ background: {self.style_.theme.card}; }}"
        )
        self._list.setObjectName("list")
        for row in self._rows:
            row.take_style()
        self.editor.take_style()
        self.bars.take_style()

    def _fit_buttons(self) -> None:
        """As wide as their words, not as wide as a dialog's."""
        for button in (self.add_button, self.clear_button):
            button.setFixedWidth(button.fontMetrics().horizontalAdvance(button.text()) + 22)

    def figure(self) -> QWidget:
        """The predictions."""
        return self.bars

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """The predictions, as vectors."""
        self.bars.paint(painter, target)

    def table(self) -> Table | None:
        """Every label's share (or every number) at every step, before and after."""
        frame = self.frame
        if frame is None or frame.before is None or frame.after is None:
            return None
        before, after = frame.before, frame.after
        old, new = (r.scores if r.probabilities is None else r.probabilities for r in (before, after))
        names = before.network.labels or tuple(f"y{k + 1}" for k in range(old.shape[1]))
        rows: list[tuple[float | int | str, ...]] = [
            (t + 1, token, name, float(old[t, k]), float(new[t, k]))
            for t, token in enumerate(before.tokens)
            for k, name in enumerate(names)
        ]
        return Table(("step", "token", "answer", "before", "after"), rows)
