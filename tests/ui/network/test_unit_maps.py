"""What the heat maps show of each kind of network: which quantities, on which scale, in which order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from lstm_sim.cell import Quantity
from lstm_sim.interventions import Intervention, Mode
from lstm_sim.laboratory.edits import add_what_if, look_at
from lstm_sim.laboratory.reading import LabFrame
from lstm_sim.networks.architecture import Kind
from tests.ui.network.lab import StillLab, word_network
from ui.network.shades import Span
from ui.network.unit_maps import Map, UnitMaps, maps_of

Q = Quantity
LSTM = (Q.INPUT_GATE, Q.FORGET_GATE, Q.OUTPUT_GATE, Q.MEMORY, Q.OUTPUT)
SEEN = {Kind.GRU: (Q.RESET_GATE, Q.UPDATE_GATE, Q.OUTPUT)} | dict.fromkeys(
    (Kind.FEED_FORWARD, Kind.ELMAN, Kind.JORDAN), (Q.OUTPUT,)
)


def maps(frame: LabFrame, difference: bool = False) -> tuple[Map, ...]:
    assert frame.layer is not None
    return maps_of(frame.layer, frame.layer_before if frame.after is not frame.before else None, difference)


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_shows_its_gates_its_memory_and_its_output(qtbot: QtBot, tmp_path: Path, kind: Kind) -> None:
    lab = StillLab(tmp_path, word_network(tmp_path, "a", kind))
    frame = lab.settle()
    found = maps(frame)
    assert tuple(one.quantity for one in found) == SEEN.get(kind, LSTM)
    for one in found:
        assert one.values.shape == (2, 6) and one.before is None and one.changed is None
        assert one.is_signed is (one.quantity in (Q.MEMORY, Q.OUTPUT))
        assert (one.low, one.high) == (0.0, 1.0) or one.low == -one.high
        assert one.high >= np.abs(one.values).max()


def test_a_direction_that_reads_from_the_end_stands_in_the_order_of_the_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    lab = StillLab(tmp_path, word_network(tmp_path, "a", bidirectional=True), sentences=("leave Taipei on",))
    lab.store.edit(look_at(reverse=True))
    frame = lab.settle()
    assert frame.layer is not None and frame.layer.reverse
    assert np.array_equal(maps(frame)[-1].values, frame.layer[Q.OUTPUT][::-1, 0])


def test_what_a_change_moved_is_known_and_shown_as_a_difference(qtbot: QtBot, tmp_path: Path) -> None:
    lab = StillLab(tmp_path, word_network(tmp_path, "a"), sentences=("leave Taipei on",))
    lab.store.edit(add_what_if(Intervention(0, Q.FORGET_GATE, Mode.SET, 0.0, units=(2,), steps=(1, 2))))
    frame = lab.settle()
    forget = maps(frame)[1]
    assert forget.changed is not None and forget.before is not None
    assert forget.changed[1, 2] and not forget.changed[0].any() and not forget.changed[1, [0, 1, 3, 4, 5]].any()
    difference = maps(frame, difference=True)[1]
    assert difference.is_signed and difference.changed is None
    assert -difference.low == difference.high >= np.abs(forget.values - forget.before).max()
    moved = difference.shades.part(np.arange(6), *spans(3, 6))
    assert moved[2, 1] < 40 and moved[2, 0] == 128


def test_a_scale_holds_the_values_before_and_after(qtbot: QtBot, tmp_path: Path) -> None:
    lab = StillLab(tmp_path, word_network(tmp_path, "a"))
    lab.store.edit(add_what_if(Intervention(0, Q.PREVIOUS_MEMORY, Mode.SET, 9.0, units=(2,), steps=(0, 1))))
    on = maps(lab.settle())[3]
    assert on.before is not None and on.high >= np.abs(on.values).max() > 1.0


def test_rows_and_units_are_each_others_inverse() -> None:
    shown = UnitMaps((), ("a", "b"), np.array([2, 0, 3, 1]))
    assert [shown.row_of(shown.unit_in(row)) for row in range(4)] == [0, 1, 2, 3]
    assert (shown.unit_in(99), shown.unit_in(-5), shown.row_of(99)) == (1, 2, 2)
    assert not shown.is_by_number and UnitMaps((), ("a",), np.arange(4)).is_by_number


def test_what_is_no_number_does_not_spoil_the_scale(qtbot: QtBot, tmp_path: Path) -> None:
    lab = StillLab(tmp_path, word_network(tmp_path, "a"))
    layer = lab.settle().layer
    assert layer is not None
    values = dict(layer.run.values)
    values[Q.MEMORY] = np.full_like(values[Q.MEMORY], np.nan)
    broken = replace(layer, run=replace(layer.run, values=values))
    memory = maps_of(broken, None)[3]
    assert memory.high == 1.0 and (memory.shades.part(np.arange(6), *spans(2, 6)) == 128).all()


def spans(steps: int, units: int) -> tuple[Span, Span]:
    return Span(0.0, float(steps), steps, steps), Span(0.0, float(units), units, units)
