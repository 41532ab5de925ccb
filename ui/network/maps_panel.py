"""Gates and memory of every unit at every time step, as heat maps."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lstm_sim.frame import Frame
from lstm_sim.laboratory.edits import look_at
from lstm_sim.laboratory.lab import Look
from lstm_sim.laboratory.opening import open_unit
from lstm_sim.laboratory.reading import LabFrame
from lstm_sim.network_trace import LayerTrace
from lstm_sim.table import Table
from ui.network.heat_maps import HeatMaps
from ui.network.laboratory import Laboratory
from ui.network.map_words import value_in
from ui.network.network_panel import NetworkPanel
from ui.network.readout import Readout
from ui.network.sort_menu import LayerButton, SortButton
from ui.network.unit_maps import Map, UnitMaps, maps_of
from ui.network.unit_words import unit_at
from ui.problems import in_words
from ui.segment import Segment
from ui.store import Store
from ui.style import Style, menu_button_sheet

_BETWEEN = 8
"""Milliseconds between two pieces while the mouse moves: no step of it meets two. Once it rests, none."""


class MapsPanel(NetworkPanel):
    """The maps, what they show, and a line that reads them all at the cell that is pointed at."""

    key = "maps"

    def __init__(self, store: Store, style: Style, laboratory: Laboratory, parent: QWidget | None = None) -> None:
        super().__init__(store, style, laboratory, parent)
        self.maps = HeatMaps(style, self)
        self.readout = Readout(style, self)
        self.layer_button = LayerButton(self)
        self.sort_button = SortButton(self)
        self.difference = Segment(style, "Δ", self)
        self.difference.setEnabled(False)
        for button in (self.difference, self.layer_button, self.sort_button):
            self.header.addWidget(button)
        self.content.addWidget(self.maps, 1)
        self.content.addWidget(self.readout)
        self._pointed: tuple[int, int] | None = None
        self._made: tuple[tuple[LayerTrace, LayerTrace | None, bool], tuple[Map, ...]] | None = None
        self._ready: tuple[LabFrame, bool, UnitMaps] | None = None
        self._sorting: tuple[LabFrame, Iterator[None]] | None = None
        self._piece_by_piece = QTimer(self)
        self._looked: Look | None = None
        self._piece_by_piece.timeout.connect(self._on_piece)
        self.layer_button.looked.connect(lambda layer, reverse: store.edit(look_at(layer=layer, reverse=reverse)))
        self.sort_button.sorted_by.connect(lambda values: store.edit(look_at(**values)))
        self.difference.toggled.connect(lambda _on: self._show_maps())
        self.maps.cell_chosen.connect(lambda step, unit: store.edit(look_at(step=step, unit=unit)))
        self.maps.moved.connect(self._on_moved)
        self.maps.pointed.connect(self._on_pointed)
        self.maps.opened.connect(self._on_opened)
        self.begin()

    # ------------------------------------------------------------ what the user does

    def _on_moved(self, steps: int, rows: int) -> None:
        shown, look = self.maps.shown, self.store.session.lab.look
        if shown is None:
            return
        step = min(max(min(look.step, shown.steps - 1) + steps, 0), shown.steps - 1)
        unit = shown.unit_in(shown.row_of(look.unit) + rows) if rows else look.unit
        self.store.edit(look_at(step=step, unit=unit))

    def _on_pointed(self, cell: tuple[int, int] | None) -> None:
        self._pointed = cell
        self._show_values()

    def _on_opened(self, unit: int) -> None:
        if self.laboratory.frame is not None:
            self.store.edit(open_unit(self.laboratory.frame, unit))

    # ------------------------------------------------------------ following

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Move the crosshair."""
        look = new.session.lab.look
        if old is None or old.session.lab.look is not look:
            self.maps.show_place(look.step, look.unit)
            self._show_values()

    def answer(self, old: LabFrame | None, new: LabFrame) -> None:
        """Show another run of the layer, or its rows in another order."""
        is_ready = self._ready is not None and self._ready[0] is new
        if self.maps.is_scrubbed and not is_ready and self._is_sorted_anew(new):
            self._piece_by_piece.start()
        elif old is None or _parts(old) != _parts(new):
            self._show_maps()
        elif old.lab.look is not new.lab.look and not self._piece_by_piece.isActive():
            self._show_sorting(new)

    def prepare(self, new: LabFrame) -> Iterator[None]:
        """Paint the maps before they are shown."""
        shown = self._maps_of(new)
        if shown is not None:
            yield from self.maps.prepare(shown)
            self._ready = new, self.difference.isChecked(), shown

    def _is_sorted_anew(self, new: LabFrame) -> bool:
        """True where nothing else tells its maps from those that are shown."""
        now, then = self.maps.shown, self._maps_of(new)
        if now is None or then is None or now.order is then.order:
            return False
        return now.maps is then.maps and now.tokens == then.tokens

    def _on_piece(self) -> None:
        """While the crosshair is dragged, maps in another order are painted piece by piece: no step waits for all.

        What was begun is shown before something newer is begun. Until then rows, numbers and words are those of before.
        """
        new, look = self.frame, self.store.session.lab.look
        if new is None:
            return
        self._piece_by_piece.setInterval(0 if self._looked is look else _BETWEEN)
        self._looked = look
        if self._sorting is None:
            self._sorting = new, self.prepare(new)
        frame, pieces = self._sorting
        if not next(pieces, True):
            return
        self._show_maps(frame)
        if new.order is not frame.order:
            self._piece_by_piece.start()
        else:
            self._show_sorting(new)

    def _show_maps(self, frame: LabFrame | None = None) -> None:
        frame = self.frame if frame is None else frame
        ready, self._ready, self._sorting = self._ready, None, None
        self._piece_by_piece.stop()
        if ready is not None and ready[0] is frame and ready[1] == self.difference.isChecked():
            shown: UnitMaps | None = ready[2]
        else:
            shown = None if frame is None else self._maps_of(frame)
        natural = None if frame is None or frame.after is frame.before else frame.layer_before
        self.difference.setEnabled(shown is not None and natural is not None)
        self.maps.show_maps(shown, "" if shown is not None else self._why_none(frame))
        if shown is not None:
            look = self.store.session.lab.look
            self.maps.show_place(look.step, look.unit)
        self._show_values()
        self._show_sorting(frame)

    def _maps_of(self, frame: LabFrame) -> UnitMaps | None:
        """The maps of a frame; those of before, where units are only sorted anew."""
        layer = frame.layer
        if frame.after is None or layer is None:
            return None
        natural = frame.layer_before if frame.after is not frame.before else None
        made = (layer, natural, self.difference.isChecked())
        if self._made is None or self._made[0] != made:
            self._made = made, maps_of(*made)
        return UnitMaps(self._made[1], frame.after.tokens, frame.order)

    def _why_none(self, frame: LabFrame | None) -> str:
        if frame is None:
            return ""
        problem = None if frame.lab.network is None else frame.problem_of(frame.lab.network)
        if problem is not None:
            return in_words(problem)
        if frame.lab.network is None:
            return self.tr("Choose a network to look into.")
        return self.tr("Type a sentence, and every unit shows here what it does at each word.")

    def _show_values(self) -> None:
        shown, look = self.maps.shown, self.store.session.lab.look
        if shown is None:
            self.readout.show_values("", ())
            return
        step, unit = self._pointed or (min(look.step, shown.steps - 1), min(look.unit, shown.units - 1))
        step, unit = min(step, shown.steps - 1), min(unit, shown.units - 1)
        values = tuple((one.quantity, value_in(one, step, unit)) for one in shown.maps)
        self.readout.show_values(unit_at(unit, shown.tokens[step]), values)

    def _show_sorting(self, frame: LabFrame | None) -> None:
        self.layer_button.show_frame(frame)
        self.sort_button.show_frame(frame)

    def retranslate(self) -> None:
        """Every text in the language now in use."""
        self.set_title(self.tr("Gates and memory"))
        self.maps.setAccessibleName(self.tr("Heat maps of the units over the time steps"))
        self.maps.take_texts(
            self.tr(
                "Click a cell to look at its unit and time step, or move there with the arrows; the wheel zooms, "
                "dragging then moves the maps, A shows all. Enter, or a double click, opens the unit in Cell."
            )
        )
        self.difference.setText(self.tr("Difference"))
        tip = self.tr("Show how far each value moved from the network without the changes")
        self.difference.setToolTip(tip)
        self.difference.setAccessibleName(tip)
        self.layer_button.retranslate()
        self.sort_button.retranslate()
        self.maps.take_style()  # whose titles are in another language
        self._show_maps()

    def restyle(self) -> None:
        """Colours and fonts."""
        self.maps.take_style()
        self.readout.take_style()
        for chooser in (self.layer_button, self.sort_button):
            chooser.setStyleSheet(menu_button_sheet(self.style_.theme))
        for button in (self.layer_button, self.sort_button, self.difference):
            button.setFont(self.style_.font(0.9))

    # ------------------------------------------------------------ figure

    def figure(self) -> QWidget:
        """The maps."""
        return self.maps

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """The part of the maps that is visible, as vectors."""
        self.maps.paint_figure(painter, target)

    def table(self) -> Table | None:
        """Every visible cell: a row for each unit and step."""
        shown = self.maps.shown
        if shown is None:
            return None
        plan = self.maps.plan
        rows: list[tuple[float | int | str, ...]] = [
            (unit + 1, step + 1, shown.tokens[step], *(float(one.values[step, unit]) for one in shown.maps))
            for unit in map(shown.unit_in, plan.visible_rows)
            for step in plan.visible_steps
        ]
        return Table(("unit", "step", "token", *(str(one.quantity) for one in shown.maps)), rows)


def _parts(frame: LabFrame) -> tuple[object, ...]:
    """What the maps are made of, by identity."""
    return id(frame.layer), id(frame.layer_before), id(frame.after), id(frame.order), frame.problems, frame.lab.network
