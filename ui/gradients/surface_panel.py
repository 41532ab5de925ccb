"""The error surface: rough and with a cliff, and descents on it with and without clipping."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QToolButton, QWidget

from lstm_sim.frame import Frame
from lstm_sim.gradients.descent import Pair
from lstm_sim.gradients.question import material_of
from lstm_sim.gradients.surface import Region, Section
from lstm_sim.gradients.survey import Survey
from lstm_sim.gradients.terrain import Terrain
from lstm_sim.laboratory.lab import NetworkRef
from lstm_sim.laboratory.reading import Known, LabFrame
from lstm_sim.session import Session
from lstm_sim.study import Shown, Slope, Source
from lstm_sim.study_edits import look_at_slope, set_slope
from lstm_sim.table import Table
from ui.elided_label import ElidedLabel
from ui.gradients.bench import Bench
from ui.gradients.network_slope_job import DescentAnswer, descent_job, network_job
from ui.gradients.picture import Picture
from ui.gradients.range_dialog import RangeDialog
from ui.gradients.rule_bar import RuleBar
from ui.gradients.slope_job import SlopeAnswer, one_unit_job, region_of
from ui.gradients.slope_strip import SlopeStrip, Strip
from ui.gradients.source_bar import SourceBar
from ui.gradients.steady import Steady
from ui.gradients.surface_table import table_of_descents, table_of_surface
from ui.gradients.surface_view import SurfaceView
from ui.gradients.surface_words import axis_names, descents_text, waiting_text, where_text
from ui.gradients.weight_dialog import WeightDialog
from ui.network.laboratory import Laboratory
from ui.network.network_panel import NetworkPanel
from ui.segment import Segment
from ui.store import Store
from ui.style import Style

JOB, DESCENTS = "slope", "descents"


class SurfacePanel(NetworkPanel):
    """Pascanu's surface, or a network's over two weights or directions; a click begins two descents side by side."""

    key = "surface"

    def __init__(
        self, store: Store, style: Style, bench: Bench, laboratory: Laboratory, parent: QWidget | None = None
    ) -> None:
        super().__init__(store, style, laboratory, parent)
        self.bench = bench
        self._survey = Survey(laboratory.folders)
        self._asked: tuple[tuple[object, ...], tuple[object, ...]] | None = None
        self._known: Known | None = None
        self._answer: SlopeAnswer | None = None
        self._descents: DescentAnswer | None = None
        self._named: tuple[Source, Terrain | None, tuple[str, str]] | None = None
        self.bar = SourceBar(self)
        self.where = ElidedLabel(self)
        self.view = SurfaceView(style, self)
        self.strip = SlopeStrip(style, self)
        self.map_button, self.relief_button = Segment(style, "", self), Segment(style, "", self)
        self.arrows = Segment(style, "∇", self)
        self.range_button = QPushButton(self)
        for segment in (self.map_button, self.relief_button):
            segment.setAutoExclusive(True)
        for widget in (self.range_button, self.arrows, self.map_button, self.relief_button):
            self.header.addWidget(widget)
        self.rule = RuleBar(self)
        self.replay = QSlider(Qt.Orientation.Horizontal, self)
        self.replay.setRange(0, store.session.study.slope.rule.steps)
        self.jump_button = QToolButton(self)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        row = QHBoxLayout()
        self.replay_label = QLabel(self)
        self.replay_label.setBuddy(self.replay)
        for part, stretch in ((self.replay_label, 0), (self.replay, 1), (self.jump_button, 0)):
            row.addWidget(part, stretch)
        self.content.addWidget(self.bar)
        self.content.addWidget(self.where)
        self.content.addWidget(self.rule)
        self.content.addWidget(self.view, 1)
        self.content.addWidget(self.strip)
        self.content.addLayout(row)
        self.content.addWidget(Steady(self.words, self))
        edit = store.edit
        self.rule.changed.connect(lambda values: edit(set_slope(**values)))
        self.rule.gesture_began.connect(store.begin_gesture)
        self.rule.gesture_ended.connect(store.end_gesture)
        for motion in (self.view.motion, self.strip.motion):
            for began, ended in (
                (self.rule.gesture_began, self.rule.gesture_ended),
                (self.replay.sliderPressed, self.replay.sliderReleased),
            ):
                began.connect(motion.begin)
                ended.connect(motion.end)
        self.map_button.clicked.connect(lambda: edit(look_at_slope(shown=Shown.MAP)))
        self.relief_button.clicked.connect(lambda: edit(look_at_slope(shown=Shown.RELIEF)))
        self.arrows.toggled.connect(self.view.show_arrows)
        self.view.start_chosen.connect(lambda x, y: edit(set_slope(start=(round(x, 4), round(y, 4)), step=None)))
        self.view.turned.connect(lambda turn, tilt: edit(look_at_slope(turn=turn, tilt=tilt)))
        self.view.region_chosen.connect(self._on_region)
        self.replay.valueChanged.connect(lambda value: edit(look_at_slope(step=value)))
        self.jump_button.clicked.connect(self._on_jump)
        self.bar.changed.connect(lambda values: edit(set_slope(**values)))
        self.bar.weight_asked.connect(self._on_weight_asked)
        self.range_button.clicked.connect(self._on_range_asked)
        bench.answered.connect(self._on_bench_answered)
        store.edited.connect(self._ask_ahead)
        self.begin()

    # ------------------------------------------------------------ what the user does

    def _on_region(self, region: Region | None) -> None:
        self.store.edit(set_slope(region=region))

    def _on_jump(self) -> None:
        """Go to the step of the unclipped descent that carried furthest."""
        pair, _ = self._on_it()
        if pair is not None:
            self.store.edit(look_at_slope(step=pair.unclipped.largest_jump))

    def _on_weight_asked(self, axis: int) -> None:
        """Let the user choose the weight of an axis."""
        terrain = None if self._answer is None else self._answer.terrain
        if terrain is None or terrain.weights is None:
            return
        question, weights = terrain.question, list(terrain.weights)
        dialog = WeightDialog(
            terrain.parts,
            terrain.own_weights,
            question.words,
            question.known.labels,
            question.known.architecture.layers,
            weights[axis],
            self,
        )
        if dialog.exec():
            weights[axis] = dialog.index
            self.store.edit(set_slope(weights=(weights[0], weights[1])))
        dialog.deleteLater()

    def _on_range_asked(self) -> None:
        """Let the user say where the axes begin and end."""
        answer, slope = self._answer, self.store.session.study.slope
        region = region_of(slope, None if answer is None else answer.terrain)
        dialog = RangeDialog(region, axis_names(slope.source, None if answer is None else answer.terrain), self)
        if dialog.exec():
            self.store.edit(set_slope(region=None if dialog.own_is_wanted else dialog.region()))
        dialog.deleteLater()

    # ------------------------------------------------------------ following

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Ask for a surface or descents that are new; turn the relief; replay."""
        session = new.session
        slope = session.study.slope
        before = None if old is None else old.session.study.slope
        wanted = None if old is None else old.session.study.wanted
        if old is not None and before is slope and old.session.lab is session.lab and wanted is session.study.wanted:
            return
        self.bar.show_slope(slope, session.lab, self._titles())
        if before is not slope:
            self.rule.show_rule(slope.rule)
            self.map_button.setChecked(slope.shown is Shown.MAP)
            self.relief_button.setChecked(slope.shown is Shown.RELIEF)
            self.view.show_as(slope.shown, slope.turn, slope.tilt)
        asked, self._asked = self._asked, _asked(session)
        if asked is None or asked[0] != self._asked[0]:
            self._ask(session, anew=asked is None or asked[0][:-1] != self._asked[0][:-1])
        elif asked[1] != self._asked[1]:
            self._ask_descents(slope)
        if before is None or replace(before, rule=slope.rule) != slope:  # of another rule the bench tells
            self._draw()

    def _ask_ahead(self) -> None:
        """Of descents by another rule it is asked before the window is painted: they come a good millisecond sooner."""
        slope, asked = self.store.session.study.slope, self._asked
        if not self.isVisible() or asked is None or slope.rule == asked[1][1]:
            return
        now = _asked(self.store.session)
        if now[0] == asked[0]:
            self._asked = now
            self._ask_descents(slope)

    def _ask(self, session: Session, anew: bool) -> None:
        """Ask for a surface; `anew` where what is drawn means nothing on it, and not only its region is another."""
        slope, kept = session.study.slope, self._answer
        if slope.source is Source.ONE_UNIT:
            self.bench.forget(DESCENTS)
            self._descents = None
            if anew:
                self._answer = None
            self.bench.ask(JOB, lambda: one_unit_job(slope, kept))
            return
        if anew:
            self.bench.forget(DESCENTS)
            self._answer = self._descents = None
            self.laboratory.wake()
        ref = slope.network or session.lab.network
        self._known = self._knows().get(ref) if ref is not None else None
        following = None if ref is None else self.laboratory.live_of(ref)
        live = {} if following is None else {following.run: following}
        survey, lab, study = self._survey, session.lab, session.study
        self.bench.ask(JOB, lambda: network_job(survey, lab, study, live, kept))
        self._ask_descents(slope)
        self._draw()

    def _ask_descents(self, slope: Slope) -> None:
        """Descend anew on the terrain that is there."""
        if slope.source is Source.ONE_UNIT:
            kept = self._answer
            self.bench.ask(JOB, lambda: one_unit_job(slope, kept))
            return
        terrain, before = None if self._answer is None else self._answer.terrain, self._descents
        if terrain is not None:
            self.bench.ask(DESCENTS, lambda: descent_job(terrain, slope, before), of_slider=True)

    def answer(self, old: LabFrame | None, new: LabFrame) -> None:
        """Networks have other names, or the one that is studied other weights; one that is trained is not run after."""
        session = self.store.session
        slope = session.study.slope
        self.bar.show_slope(slope, session.lab, self._titles())
        ref = slope.network or session.lab.network
        if slope.source is Source.ONE_UNIT or ref is None or self.laboratory.live_of(ref) is not None:
            return
        known = self._knows().get(ref)
        if known is not None and self._known is not None and known is not self._known:
            self._ask(session, anew=False)
        self._known = known

    def _knows(self) -> dict[NetworkRef, Known]:
        """The networks that the laboratory has answered for."""
        frame = self.laboratory.frame
        if frame is None:
            return {}
        found = {reading.network.ref: reading.network for row in frame.rows for reading in row}
        return found if frame.chosen is None else {**found, frame.chosen.ref: frame.chosen}

    def _titles(self) -> dict[NetworkRef, str]:
        return {ref: known.title for ref, known in self._knows().items()}

    def _on_bench_answered(self, key: str, value: object) -> None:
        if key == JOB and isinstance(value, SlopeAnswer):
            before, self._answer = self._answer, value
            if value.terrain is not None and (before is None or before.terrain is not value.terrain):
                self._ask_descents(self.store.session.study.slope)
            self._draw()
        elif key == DESCENTS and isinstance(value, DescentAnswer):
            self._descents = value
            self._draw()

    def _on_it(self) -> tuple[Pair | None, tuple[Section, ...]]:
        """The descents and the sections of the surface that is shown."""
        answer, descents = self._answer, self._descents
        if answer is None or answer.terrain is None:
            return (None, ()) if answer is None else (answer.pair, answer.sections)
        if descents is None or descents.terrain is not answer.terrain:
            return None, ()
        return (None if self.store.session.study.slope.start is None else descents.pair), descents.sections

    def _draw(self) -> None:
        answer, slope = self._answer, self.store.session.study.slope
        terrain = None if answer is None else answer.terrain
        axes = self._axes(slope.source, terrain)
        self.view.name_axes(*axes)
        self.view.setAccessibleName(self.tr("Error over {x} and {y}").format(x=axes[0], y=axes[1]))
        self.bar.name_weights(None if terrain is None or terrain.weights is None else axes)
        pair, sections = self._on_it()
        picture = None
        if answer is not None and answer.surface is not None:
            own, way = (None, None) if terrain is None else (terrain.own, terrain.path)
            picture = Picture(answer.surface, answer.contours, pair, slope.start, slope.step, answer.field, own, way)
        self.view.show_picture(picture)
        along = self.tr("E along {axis}")
        course = self.tr("E (bold) and ‖g‖ (thin) at each step; θ dotted")
        names = (along.format(axis=axes[0]), along.format(axis=axes[1]), course)
        self.strip.show_strip(Strip(sections, pair, slope.step, names))
        steps = 0 if pair is None else max(pair.clipped.steps, pair.unclipped.steps)
        self.replay.blockSignals(True)
        self.replay.setRange(0, steps)
        self.replay.setValue(steps if slope.step is None else min(slope.step, steps))
        self.replay.blockSignals(False)
        self._show_words()

    def _axes(self, source: Source, terrain: Terrain | None) -> tuple[str, str]:
        """The names of the two axes, and what is said of the terrain: written once for each."""
        if self._named is None or self._named[0] is not source or self._named[1] is not terrain:
            self._named = source, terrain, axis_names(source, terrain)
            self.where.setVisible(source is not Source.ONE_UNIT)
            self.where.setText("" if terrain is None else where_text(terrain))
        return self._named[2]

    def _show_words(self) -> None:
        answer, (pair, _) = self._answer, self._on_it()
        if answer is None or answer.surface is None:
            self.words.setText(waiting_text(answer))
        elif pair is None:
            self.words.setText(self.tr("Click on the surface to descend from there."))
        else:
            self.words.setText(descents_text(pair, self.store.session.study.slope.step, self.style_.theme))

    # ------------------------------------------------------------ texts and looks

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_title(self.tr("Error surface"))
        network = self.tr("Pascanu's network: x(t) = w·σ(x(t−1)) + b over 50 steps, E = (σ(x₅₀) − 0.7)².")
        self.view.setToolTip(network + " " + self.tr("Click to descend from there; A shows all"))
        self.bar.retranslate()
        self.range_button.setText(self.tr("Range…"))
        self.range_button.setToolTip(self.tr("From where to where the axes go"))
        self.range_button.setAccessibleName(self.range_button.toolTip())
        self.map_button.setText(self.tr("Map"))
        self.relief_button.setText(self.tr("Relief"))
        self.arrows.setToolTip(self.tr("The gradient field: the way down at each place"))
        self.arrows.setAccessibleName(self.arrows.toolTip())
        self.rule.retranslate()
        self.replay_label.setText(self.tr("step"))
        self.replay.setAccessibleName(self.tr("Step of the descents"))
        self.jump_button.setText(self.tr("The Jump"))
        self.jump_button.setToolTip(self.tr("The step that carried the unclipped descent furthest"))
        self.strip.setAccessibleName(self.tr("Sections through the start; loss and gradient norm of both descents"))
        self.strip.setToolTip(self.strip.accessibleName())
        self.bar.show_slope(self.store.session.study.slope, self.store.session.lab, self._titles())
        self._named = None
        self._draw()

    def restyle(self) -> None:
        """Take colours and fonts from the theme."""
        self.view.take_style()
        self.strip.take_style()
        self._show_words()

    # ------------------------------------------------------------ the figure

    def figure(self) -> QWidget:
        """The surface."""
        return self.view

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """Paint the surface; lines as vectors, the map as an image."""
        painter.save()
        painter.translate(target.topLeft())
        painter.scale(target.width() / max(1, self.view.width()), target.height() / max(1, self.view.height()))
        self.view.paint(painter)
        painter.restore()

    def table(self) -> Table | None:
        """The descents, a row for each step; where there are none the surface, a row for each point."""
        answer, (pair, _) = self._answer, self._on_it()
        if answer is None or answer.surface is None:
            return None
        axes = ("w", "b") if answer.terrain is None else ("x", "y")
        return table_of_surface(answer.surface, axes) if pair is None else table_of_descents(pair, axes)


def _asked(session: Session) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """What the surface depends on, its region last; and what the descents depend on beside it."""
    study, slope = session.study, session.study.slope
    descents = (slope.start, slope.rule)
    if slope.source is Source.ONE_UNIT:
        return (slope.source, slope.region), descents
    network = slope.network or session.lab.network
    material = material_of(session.lab, slope.over)
    plane = (slope.weights, slope.directions, slope.seed)
    return (slope.source, network, study.wanted, *material, *plane, slope.region), descents
