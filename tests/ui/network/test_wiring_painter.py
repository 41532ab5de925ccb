"""The unrolled network as it is painted: the ways that feedback takes tell the architectures apart."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath, QPen

from lstm_sim.cell import Quantity
from lstm_sim.edits import go_to_step, set_weight
from lstm_sim.frame import compute_frame
from lstm_sim.laboratory.wiring import Wiring, wiring_of, wiring_of_cell
from lstm_sim.networks.architecture import Kind
from lstm_sim.presets import preset
from tests.ui.network.lab import StillLab, number_network, word_network
from ui.network.wiring_painter import WiringPainter
from ui.network.wiring_plan import WiringPlan, plan_of
from ui.style import Style

Q = Quantity


@dataclass
class Way:
    """A line as it was drawn."""

    colour: str
    dash: tuple[float, ...]
    width: float
    points: list[tuple[float, float]]

    @property
    def begin(self) -> tuple[float, float]:
        return self.points[0]

    @property
    def end(self) -> tuple[float, float]:
        return self.points[-1]


@dataclass
class Recorder:
    """Takes the place of a QPainter and writes down what it is asked for."""

    ways: list[Way] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    boxes: list[QRectF] = field(default_factory=list)
    discs: list[QPointF] = field(default_factory=list)
    fills: list[str] = field(default_factory=list)
    pen: QPen | None = None

    def setPen(self, pen: Any) -> None:
        self.pen = QPen(pen)

    def setBrush(self, brush: Any) -> None:
        self.brush = brush

    def setFont(self, _font: Any) -> None: ...
    def setRenderHint(self, _hint: Any) -> None: ...
    def drawPolygon(self, _polygon: Any) -> None: ...

    def drawPath(self, path: QPainterPath) -> None:
        assert self.pen is not None
        points = [path.elementAt(k) for k in range(path.elementCount())]
        dash = tuple(round(x, 1) for x in self.pen.dashPattern())
        places = [(round(p.x, 1), round(p.y, 1)) for p in points]
        self.ways.append(Way(self.pen.color().name(), dash, self.pen.widthF(), places))

    def drawRoundedRect(self, box: QRectF, *_radii: Any) -> None:
        self.boxes.append(QRectF(box))

    def drawRect(self, _box: QRectF) -> None:
        self.fills.append(QColor(self.brush).name())

    def drawEllipse(self, at: QPointF, *_radii: Any) -> None:
        self.discs.append(QPointF(at))

    def drawText(self, *what: Any) -> None:
        self.texts.append(what[-1])


def painted(wiring: Wiring, style: Style, step: int = 1, steps: range | None = None) -> tuple[Recorder, WiringPlan]:
    painter = WiringPainter(style)
    painter.level_names = tuple(f"level {k}" for k in range(len(wiring.levels)))
    plan = plan_of(wiring, 600.0, 320.0, style.scale, painter.gutter(), painter.metrics.height())
    recorder = Recorder()
    painter.paint(recorder, plan, step, range(wiring.steps) if steps is None else steps)  # type: ignore[arg-type]
    return recorder, plan


def unrolled(folder: Path, kind: Kind, **more: object) -> Wiring:
    lab = StillLab(folder, word_network(folder, "n", kind, **more), sentences=("I arrive Taipei",))
    frame = lab.settle()
    assert frame.before is not None
    return wiring_of(frame.before)


def sideways(recorder: Recorder, plan: WiringPlan) -> list[Way]:
    """The lines that lead from one step to another."""

    def column(x: float) -> float:
        return math.floor((x - plan.left) / plan.column)

    return [way for way in recorder.ways if column(way.begin[0]) != column(way.end[0])]


def test_nothing_leads_from_step_to_step_of_a_feed_forward_network(qapp: object, tmp_path: Path, style: Style) -> None:
    recorder, plan = painted(unrolled(tmp_path, Kind.FEED_FORWARD), style)
    assert sideways(recorder, plan) == [] and len(recorder.ways) == 6  # two arrows up at each of three steps


@pytest.mark.parametrize("kind", [Kind.ELMAN, Kind.GRU])
def test_the_hidden_state_goes_on(qapp: object, tmp_path: Path, style: Style, kind: Kind) -> None:
    recorder, plan = painted(unrolled(tmp_path, kind), style)
    ways = sideways(recorder, plan)
    assert len(ways) == 2 and {way.colour for way in ways} == {style.theme.fill(Q.OUTPUT).name()}
    hidden = plan.block(1, 0)
    for t, way in enumerate(ways):
        assert way.dash == () and way.begin[1] == way.end[1] == round(hidden.center().y(), 1)
        assert way.begin[0] == round(plan.block(1, t).right(), 1) and way.end[0] == round(
            plan.block(1, t + 1).left(), 1
        )


def test_the_answer_goes_into_the_next_step_of_a_jordan_network(qapp: object, tmp_path: Path, style: Style) -> None:
    recorder, plan = painted(unrolled(tmp_path, Kind.JORDAN), style)
    ways = sideways(recorder, plan)
    assert len(ways) == 2
    for t, way in enumerate(ways):
        assert way.dash == (4.0, 2.0)
        assert way.begin[1] == round(plan.block(2, t).center().y(), 1)  # from the answer
        assert way.end[1] == round(plan.block(1, t + 1).bottom(), 1)  # into the hidden layer, from below
    deep, plan = painted(unrolled(tmp_path, Kind.JORDAN, layers=2), style)
    ways = sideways(deep, plan)  # of more layers, each feeds back an output of its own
    assert sorted({way.begin[1] for way in ways}) == [round(plan.block(k, 0).center().y(), 1) for k in (2, 1)]


def test_memory_and_hidden_state_of_an_lstm_go_side_by_side(qapp: object, tmp_path: Path, style: Style) -> None:
    recorder, plan = painted(unrolled(tmp_path, Kind.LSTM), style)
    ways = sideways(recorder, plan)
    assert len(ways) == 4
    memory, output = (style.theme.fill(q).name() for q in (Q.MEMORY, Q.OUTPUT))
    heights = {colour: {way.begin[1] for way in ways if way.colour == colour} for colour in (memory, output)}
    assert max(heights[memory]) < min(heights[output])  # the memory above


@pytest.mark.parametrize(("kind", "width"), [(Kind.PEEPHOLE, 1.2), (Kind.DENSE_PEEPHOLE, 2.2)])
def test_peepholes_are_dotted_ways_from_the_memory(
    qapp: object, tmp_path: Path, style: Style, kind: Kind, width: float
) -> None:
    recorder, plan = painted(unrolled(tmp_path, kind), style)
    dotted = [way for way in recorder.ways if way.dash == (1.0, 1.6)]
    assert len(dotted) == 2 and {way.width for way in dotted} == {width}
    assert {way.colour for way in dotted} == {style.theme.fill(Q.MEMORY).name()}
    assert len(sideways(recorder, plan)) == 4


def test_the_direction_that_reads_from_the_end_goes_leftwards(qapp: object, tmp_path: Path, style: Style) -> None:
    recorder, plan = painted(unrolled(tmp_path, Kind.ELMAN, bidirectional=True), style)
    ways = sideways(recorder, plan)
    by_level = [[w for w in ways if plan.block(k, 0).top() < w.begin[1] < plan.block(k, 0).bottom()] for k in (1, 2)]
    assert [len(level) for level in by_level] == [2, 2]
    assert all(way.end[0] > way.begin[0] for way in by_level[0])
    assert all(way.end[0] < way.begin[0] for way in by_level[1])
    up = [way for way in recorder.ways if way not in ways]
    assert len(up) == 3 * (1 + 1 + 2)  # both read the input, both go into the answer


def test_no_two_architectures_look_alike(qapp: object, tmp_path: Path, style: Style) -> None:
    found = []
    for kind in Kind:
        for more in ({}, {"layers": 2}, {"bidirectional": True}):
            if kind is Kind.GRU or (kind is Kind.FEED_FORWARD and more.get("bidirectional")):
                continue  # a GRU is wired as Elman's network: what differs is inside a step
            recorder, _ = painted(unrolled(tmp_path, kind, **more), style)
            # How thick a way is says what flows; of a peephole, of which form it is.
            form = [(w.colour, w.dash, w.points, w.width if w.dash == (1.0, 1.6) else 0.0) for w in recorder.ways]
            found.append(form)
    for k, one in enumerate(found):
        assert all(one != other for other in found[k + 1 :])


def test_wires_are_as_thick_as_what_flows(qapp: object, tmp_path: Path, style: Style) -> None:
    wiring = unrolled(tmp_path, Kind.ELMAN)
    recorder, plan = painted(wiring, style)
    flows = wiring.levels[1].from_before
    for t, way in enumerate(sideways(recorder, plan)):
        assert way.width == pytest.approx(0.8 + 3.2 * flows[t + 1] / flows.max())


def test_words_and_labels_stand_in_their_blocks(qapp: object, tmp_path: Path, style: Style) -> None:
    wiring = unrolled(tmp_path, Kind.LSTM)
    recorder, plan = painted(wiring, style)
    for token in wiring.tokens:
        assert token in recorder.texts
    assert "level 0" in recorder.texts
    blocks = [box for box in recorder.boxes if box.height() == plan.heights[0]]
    assert len(blocks) == 9 and max(box.width() for box in blocks) <= plan.column - 4.0
    numbers = StillLab(tmp_path, number_network(tmp_path, "n", inputs=1))
    reading = numbers.settle().before
    assert reading is not None
    recorder, _ = painted(wiring_of(reading), style, steps=range(3))
    (first,) = reading.inputs[1]  # type: ignore[index]
    assert f"+{first:.3f}" in recorder.texts  # one number is written whole, not coloured


def test_only_the_steps_asked_for_are_painted(qapp: object, tmp_path: Path, style: Style) -> None:
    wiring = unrolled(tmp_path, Kind.LSTM)
    part, _ = painted(wiring, style, step=0, steps=range(1))
    whole, _ = painted(wiring, style, step=0)
    assert len(part.boxes) < len(whole.boxes) and "Taipei" not in part.texts
    session = go_to_step(1).apply(preset("rnn-by-hand").build())
    tiny = wiring_of_cell(compute_frame(session))
    assert len(painted(tiny, style, steps=range(1))[0].ways) < len(painted(tiny, style)[0].ways)


def test_wide_levels_are_told_by_neighbours_means(qapp: object, tmp_path: Path, style: Style) -> None:
    recorder, _ = painted(unrolled(tmp_path, Kind.GRU, hidden_size=200), style)
    assert len(recorder.fills) == 3 * 64


def test_every_weight_of_the_rnn_by_hand(qapp: object, tmp_path: Path, style: Style) -> None:
    session = preset("rnn-by-hand").build()
    session = set_weight("input", 0, -0.5, 1, 0).apply(session)
    wiring = wiring_of_cell(compute_frame(session))
    painter = WiringPainter(style)
    plan = plan_of(wiring, 600.0, 320.0, 1.0, 60.0, 14.0)
    assert len(painter.weights.places(plan, 0)) == 8  # nothing comes before the first step
    places = painter.weights.places(plan, 1)
    assert set(places) == {(kind, a, b) for kind in ("input", "recurrent", "readout") for a in (0, 1) for b in (0, 1)}
    points = [at for _, at in places.values()]
    for k, one in enumerate(points):  # each number can be pointed at
        assert all((one - other).manhattanLength() > 14.0 for other in points[k + 1 :])
    recorder, _ = painted(wiring, style, step=1)
    assert "−0.5" in recorder.texts and len(recorder.discs) == 18
    assert any(way.dash == (3.0, 2.0) for way in recorder.ways)  # negative


def test_zoom_makes_everything_larger(qapp: object, tmp_path: Path, style: Style) -> None:
    wiring = unrolled(tmp_path, Kind.LSTM)
    plain = max(way.width for way in painted(wiring, style)[0].ways)
    style.set_scale(1.5)
    assert max(way.width for way in painted(wiring, style)[0].ways) == pytest.approx(1.5 * plain)
    style.set_scale(1.0)


def test_both_themes_name_their_colours(qapp: object, tmp_path: Path, style: Style) -> None:
    wiring = unrolled(tmp_path, Kind.LSTM)
    for theme in ("light", "dark"):
        style.choose(theme)
        colours = {way.colour for way in painted(wiring, style)[0].ways}
        wanted = {style.theme.fill(q).name() for q in (Q.MEMORY, Q.OUTPUT)} | {QColor(style.theme.muted).name()}
        assert colours == wanted
