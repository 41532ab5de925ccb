"""The numbers on the wires of a tiny network stand apart, in every size."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest

from lstm_sim.laboratory.wiring import Feedback, Level, Matrix, Wiring
from ui.network.weight_wires import WeightWires, wire_width
from ui.network.wiring_plan import WiringPlan, plan_of
from ui.style import Style


def plan(units: int, inputs: int, width: float, height: float, scale: float = 1.0) -> WiringPlan:
    nothing = np.zeros(3)
    sizes = (("input", inputs), ("hidden", units), ("output", 2))
    levels = tuple(Level(part, 0, False, np.zeros((3, n)), None, nothing, nothing) for part, n in sizes)
    shapes = (("input", (units, inputs)), ("recurrent", (units, units)), ("readout", (2, units)))
    matrices = tuple(Matrix(kind, np.ones(shape)) for kind, shape in shapes)
    wiring = Wiring(("1", "2", "3"), levels, Feedback.HIDDEN, "", False, matrices)
    return plan_of(wiring, width, height, scale, 60.0 * scale, 14.0 * scale)


@pytest.mark.parametrize(("width", "height"), [(482.0, 308.0), (731.0, 465.0)])
@pytest.mark.parametrize("step", [0, 1, 2])
def test_every_number_of_the_lectures_network_is_read_and_pointed_at(
    qapp: object, style: Style, width: float, height: float, step: int
) -> None:
    places = WeightWires(style).places(plan(2, 2, width, height), step)
    assert len(places) == (12 if step else 8)
    for (one, (_, a)), (other, (_, b)) in combinations(places.items(), 2):
        assert math.hypot(a.x() - b.x(), a.y() - b.y()) > 13.0, (one, other)


def test_wires_end_at_their_units(qapp: object, style: Style) -> None:
    found = plan(3, 2, 700.0, 420.0)
    for (kind, to, origin), (wire, _) in WeightWires(style).places(found, 1).items():
        below, above, before = {"input": (0, 1, 1), "recurrent": (1, 1, 0), "readout": (1, 2, 1)}[kind]
        for point, node in (
            (wire.pointAtPercent(0.0), found.node(below, before, origin)),
            (wire.pointAtPercent(1.0), found.node(above, 1, to)),
        ):
            assert math.hypot(point.x() - node.x(), point.y() - node.y()) == pytest.approx(found.radius, rel=0.01)


def test_wires_are_as_thick_as_their_weight() -> None:
    assert wire_width(0.0, 2.0) == 0.8 and wire_width(2.0, 2.0) == 4.0 == wire_width(9.0, 2.0)
    assert wire_width(1.0, 2.0) == pytest.approx(2.4)
    assert wire_width(1.0, 0.0) == wire_width(math.nan, 1.0) == wire_width(-1.0, 1.0) == 0.8
