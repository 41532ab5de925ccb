"""Reaches and the steps they stand for are each other's inverse; what goes on to the end can be saved."""

from __future__ import annotations

import pytest

from lstm_sim.laboratory.lab_record import LARGEST_SIZE
from lstm_sim.laboratory.reach import TO_THE_END, Reach, reach_of, steps_of


@pytest.mark.parametrize("reach", list(Reach))
def test_a_reach_is_known_by_its_steps(reach: Reach) -> None:
    assert reach_of(steps_of(reach, 3, 6)) is reach


def test_the_steps_are_those_that_are_meant() -> None:
    assert steps_of(Reach.BETWEEN, 6, 3) == (3, 7) == steps_of(Reach.BETWEEN, 3, 6)
    assert steps_of(Reach.HERE, 3, 6) == (3, 4)
    assert steps_of(Reach.EVERYWHERE, 3, 6) is None
    assert steps_of(Reach.BETWEEN, 3, 3) == (3, 4)


def test_a_session_file_holds_it() -> None:
    assert TO_THE_END < LARGEST_SIZE
