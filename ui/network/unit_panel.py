"""One unit at the step looked at: what drives each gate, and the way into the Cell workspace."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from lstm_sim.frame import Frame
from lstm_sim.laboratory.edits import look_at
from lstm_sim.laboratory.opening import open_unit
from lstm_sim.laboratory.reading import LabFrame
from lstm_sim.laboratory.unit_run import UnitRun, unit_run
from lstm_sim.network_trace import LayerTrace
from lstm_sim.table import Table
from ui.network.laboratory import Laboratory
from ui.network.network_panel import NetworkPanel
from ui.network.train_controls import PrimaryButton
from ui.network.unit_picture import MOVING, UnitPicture
from ui.network.unit_words import unit_at
from ui.store import Store
from ui.style import MARGIN, Style

_PACE = 30
"""Milliseconds from one unit to the next while one is looked for among many: what it is chosen in is painted first."""
_BETWEEN = 4
"""Milliseconds between two of its pieces: the mouse and what is painted have a turn, and no step meets two pieces."""


class UnitPanel(NetworkPanel):
    """The unit's picture, named in the title, and the button that opens it."""

    key = "unit"

    def __init__(self, store: Store, style: Style, laboratory: Laboratory, parent: QWidget | None = None) -> None:
        super().__init__(store, style, laboratory, parent)
        self._title = ("", "")
        self._ready: tuple[LabFrame, tuple[UnitRun, UnitRun | None], int] | None = None
        self._sought: Iterator[None] | None = None
        self._moved_at = -MOVING
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._on_later)
        self.picture = UnitPicture(style, self)
        self.open_button = PrimaryButton(style, self)
        self.title_label.setMinimumWidth(1)  # it gives way to the button
        self.header.addWidget(self.open_button)
        self.content.addWidget(self.picture, 1)
        self.open_button.clicked.connect(self._on_opened)
        self.picture.opened.connect(self._on_opened)
        self.picture.step_chosen.connect(lambda step: store.edit(look_at(step=step)))
        self.picture.moved.connect(self._on_moved)
        self.begin()

    # ------------------------------------------------------------ what the user does

    def _on_opened(self) -> None:
        frame, run = self.laboratory.frame, self.picture.run
        if frame is not None and frame.layer is not None and run is not None:
            unit = min(self.store.session.lab.look.unit, frame.layer.run.weights.hidden_size - 1)
            self.store.edit(open_unit(frame, unit))  # which the picture may not show yet

    def _on_moved(self, steps: int, units: int) -> None:
        frame, run = self.frame, self.picture.run
        if frame is None or frame.layer is None or run is None:
            return
        look = self.store.session.lab.look
        step = min(max(min(look.step, run.steps - 1) + steps, 0), run.steps - 1)
        last = frame.layer.run.weights.hidden_size - 1
        self.store.edit(look_at(step=step, unit=min(max(min(look.unit, last) + units, 0), last)))

    # ------------------------------------------------------------ following

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Follow the step and the unit."""
        look = new.session.lab.look
        if old is None:
            self._show_unit(look.unit)
        elif old.session.lab.look.unit != look.unit:
            before, self._moved_at = self._moved_at, monotonic()
            if self._moved_at - before >= MOVING:
                self._show_unit(look.unit)
            elif not self._later.isActive():
                self._later.start(_PACE)
        if not self._later.isActive() and (old is None or old.session.lab.look is not look):
            self._show_step(look.step)

    def _on_later(self) -> None:
        """Among many that are looked at, show one in pieces, then the next: no step of the mouse waits for all."""
        if self._sought is None and self.frame is not None:
            self._sought = self.prepare(self.frame)
        if self._sought is not None and not next(self._sought, True):
            self._later.start(_BETWEEN)
            return
        look = self.store.session.lab.look
        unit, step = (look.unit, look.step) if self._ready is None else (self._ready[1][0].unit, self._ready[2])
        self._show_unit(unit)
        self._show_step(step)
        layer, run = None if self.frame is None else self.frame.layer, self.picture.run
        if layer is not None and run is not None:
            last = layer.run.weights.hidden_size - 1
            if (run.unit, step) != (min(look.unit, last), look.step):
                self._later.start(_PACE)

    def answer(self, old: LabFrame | None, new: LabFrame) -> None:
        """Follow another run of the layer."""
        if old is None or old.layer is not new.layer or old.layer_before is not new.layer_before:
            look = self.store.session.lab.look
            self._show_unit(look.unit)
            self._show_step(look.step)

    def prepare(self, new: LabFrame) -> Iterator[None]:
        """Paint the unit before it is shown: its lanes, and its bars at the step looked at."""
        if new.layer is not None and new.after is not None:
            look = self.store.session.lab.look
            runs = _runs_of(new, new.layer, look.unit)
            yield
            yield from self.picture.prepare(*runs, new.after.tokens, look.step)
            self._ready = new, runs, look.step

    def _show_unit(self, wanted: int) -> None:
        frame, ready = self.frame, self._ready
        self._ready = self._sought = None
        layer = None if frame is None else frame.layer
        self.open_button.setEnabled(layer is not None)
        if frame is None or frame.after is None or layer is None:
            self.picture.show_unit(
                None, message=self.tr("What drives a unit stands here once a network has read a sentence.")
            )
            return
        unit = min(wanted, layer.run.weights.hidden_size - 1)
        if ready is not None and _layers(ready[0]) == _layers(frame) and ready[1][0].unit == unit:
            run, natural = ready[1]
        else:
            run, natural = _runs_of(frame, layer, unit)
        self.picture.show_unit(run, natural, layer, frame.after.tokens)

    def _show_step(self, wanted: int) -> None:
        frame, run = self.frame, self.picture.run
        self.picture.show_step(wanted)
        if frame is None or frame.after is None or run is None:
            self._name(self.tr("Unit"))
            return
        token = frame.after.tokens[min(wanted, run.steps - 1)]
        self._name(unit_at(run.unit, token), self.tr("Unit {unit}").format(unit=run.unit + 1))

    def _name(self, title: str, short: str = "") -> None:
        """Show a title beside the button, or the short one where it has no room; all of it as the accessible name."""
        self._title = (title, short)
        self.set_title(title)
        room = self.width() - 2 * MARGIN - self.open_button.sizeHint().width() - 2 * self.header.spacing() - 4
        if QFontMetricsF(self.title_label.font()).horizontalAdvance(title) > room:
            self.title_label.setText(short or title)
        self.title_label.setToolTip(title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much of the title as now fits."""
        super().resizeEvent(event)
        self._name(*self._title)

    def short_title(self) -> str:
        """The title in a word."""
        return self.tr("Unit")

    def retranslate(self) -> None:
        """Every text in the language now in use."""
        self.open_button.setText(self.tr("Open in Cell"))
        tip = self.tr("Show this unit's run in the Cell workspace, where everything of it can be changed")
        self.open_button.setToolTip(tip)
        self.picture.take_texts(self.tr("What drives each gate"))
        self.picture.setAccessibleName(self.tr("What drives the unit, and its traces over the sequence"))
        look = self.store.session.lab.look
        self._show_unit(look.unit)
        self._show_step(look.step)

    def restyle(self) -> None:
        """Colours and fonts."""
        self.open_button.setFont(self.style_.font(0.9, bold=True))
        self.picture.take_style()

    # ------------------------------------------------------------ figure

    def figure(self) -> QWidget:
        """The picture."""
        return self.picture

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """The same, as vectors."""
        self.picture.paint(painter, target)

    def table(self) -> Table | None:
        """Every value of the unit at every step, and what drove it."""
        run, frame = self.picture.run, self.frame
        if run is None or frame is None or frame.after is None:
            return None
        columns = [(str(q), values.tolist()) for q, values in run.values.items()]
        for quantity, drive in run.drives.items():
            for name in ("from_input", "from_itself", "from_others", "bias"):
                columns.append((f"{quantity}.{name}", getattr(drive, name).tolist()))
        rows: list[tuple[float | int | str, ...]] = [
            (t + 1, token, *(values[t] for _, values in columns)) for t, token in enumerate(frame.after.tokens)
        ]
        return Table(("step", "token", *(name for name, _ in columns)), rows)


def _runs_of(frame: LabFrame, layer: LayerTrace, wanted: int) -> tuple[UnitRun, UnitRun | None]:
    """A unit's run, and what it did without the changes, where there are some."""
    unit = min(wanted, layer.run.weights.hidden_size - 1)
    before = frame.layer_before if frame.after is not frame.before else None
    return unit_run(layer, unit), None if before is None else unit_run(before, unit)


def _layers(frame: LabFrame) -> tuple[object, ...]:
    """What the runs of its units are made of; compared by identity."""
    return id(frame.layer), id(frame.layer_before), frame.after is frame.before
