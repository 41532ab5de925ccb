"""Where the blocks of the unrolled network stand: nothing overlaps, in whatever room."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from lstm_sim.laboratory.wiring import Feedback, Level, Matrix, Wiring
from ui.network.wiring_plan import WiringPlan, plan_of


def wiring(steps: int, hidden: int = 1, tiny: bool = False, feedback: Feedback = Feedback.HIDDEN) -> Wiring:
    nothing = np.zeros(steps)

    def level(part: str, layer: int = 0, reverse: bool = False) -> Level:
        return Level(part, layer, reverse, np.zeros((steps, 2)), None, nothing, nothing)

    levels = (level("input"), *(level("hidden", k // 2, bool(k % 2)) for k in range(hidden)), level("output"))
    matrices = (Matrix("input", np.ones((2, 2))),) if tiny else ()
    return Wiring(tuple("abcdefgh" * 250)[:steps], levels, feedback, "", False, matrices)


def plan(width: float = 600.0, height: float = 300.0, scale: float = 1.0, **more: object) -> WiringPlan:
    return plan_of(wiring(**more), width, height, scale, 60.0 * scale, 14.0 * scale)  # type: ignore[arg-type]


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("tiny", [False, True])
@pytest.mark.parametrize("hidden", [1, 2, 6])
@pytest.mark.parametrize("room", [(300.0, 120.0), (700.0, 460.0), (1_800.0, 900.0)])
def test_nothing_overlaps(scale: float, tiny: bool, hidden: int, room: tuple[float, float]) -> None:
    for feedback in (Feedback.HIDDEN, Feedback.OUTPUT):
        found = plan(*room, scale=scale, steps=7, hidden=hidden, tiny=tiny, feedback=feedback)
        for upper, lower in pairwise(range(len(found.tops) - 1, -1, -1)):
            assert found.block(lower, 0).top() > found.block(upper, 0).bottom() + 4.0 * scale
        assert found.block(len(found.tops) - 1, 0).top() >= 0.0 and found.block(0, 0).bottom() < found.axis
        for t in range(6):
            assert found.block(0, t).right() < found.block(0, t + 1).left()
        assert found.block(0, 0).left() >= found.left and found.block(0, 6).right() < found.width
        assert found.axis + 14.0 * scale <= found.height
        assert found.block(0, 0).width() >= 20.0 * scale


def test_as_wide_as_there_is_room_and_no_wider_than_is_read_with_ease() -> None:
    fitting = plan(700.0, steps=6)
    assert fitting.width == pytest.approx(700.0)
    assert plan(2_000.0, steps=3).column == 150.0
    assert plan(300.0, steps=100).column == 58.0 and plan(300.0, steps=100).width > 5_800.0
    assert plan(300.0, steps=3, tiny=True).column == 140.0
    assert plan(700.0, 90.0, steps=3).height > 90.0  # less would hide the wires: it is scrolled


def test_what_is_at_a_point() -> None:
    found = plan(steps=4, hidden=2)
    for level in range(4):
        for step in range(4):
            at = found.block(level, step).center()
            assert found.cell_at(at.x(), at.y()) == (level, step)
    assert found.cell_at(10.0, found.block(0, 0).center().y()) == (0, None)
    assert found.cell_at(found.block(0, 3).right() + 200.0, 10.0)[1] is None
    between = (found.block(1, 2).top() + found.block(2, 2).bottom()) / 2
    assert found.cell_at(found.block(1, 2).center().x(), between) == (None, 2)


def test_the_units_of_a_tiny_network_stand_side_by_side() -> None:
    found = plan(steps=3, tiny=True)
    one, other = found.node(1, 1, 0), found.node(1, 1, 1)
    assert one.y() == other.y() == found.block(1, 1).center().y()
    assert found.block(1, 1).left() < one.x() < found.block(1, 1).center().x() < other.x() < found.block(1, 1).right()
