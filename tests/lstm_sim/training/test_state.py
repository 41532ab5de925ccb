"""The state of a run: what it accepts as a place, a tensor, a source of randomness."""

from __future__ import annotations

import math
from typing import Any

import pytest
import torch

from lstm_sim.training.state import Position, RunState

VALUES = {"step": 11, "epoch": 2, "place": 3, "best_score": 0.5, "epochs_without_better": 1}


def test_a_position_is_read() -> None:
    assert RunState({}, VALUES).position(4, 5) == Position(11, 2, 3, 0.5, 1)
    begun = {"step": 0, "epoch": 0, "place": 0, "best_score": None, "epochs_without_better": 0}
    assert RunState({}, begun).position(4, 5) == Position(0, 0, 0, -math.inf, 0)


@pytest.mark.parametrize(
    "change",
    [
        {"step": 12}, {"step": -1}, {"step": 11.0}, {"step": "11"}, {"step": True}, {"step": None},
        {"place": 4, "step": 12}, {"place": -1, "step": 7}, {"epoch": 6, "step": 27}, {"epochs_without_better": 3},
        {"best_score": math.nan}, {"best_score": math.inf}, {"best_score": "0.5"}, {"best_score": [1]},
    ],
)  # fmt: skip
def test_a_place_that_cannot_be_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"is"):
        RunState({}, VALUES | change).position(4, 5)


@pytest.mark.parametrize("missing", VALUES)
def test_a_missing_value_is_named(missing: str) -> None:
    with pytest.raises(KeyError, match=missing):
        RunState({}, {name: value for name, value in VALUES.items() if name != missing}).position(4, 5)


def test_a_tensor_is_copied() -> None:
    held = torch.ones(2, 3)
    copy = RunState({"current.x": held}).tensor("current.x", (2, 3))
    copy.zero_()
    assert (held == 1.0).all()


def test_a_tensor_that_does_not_fit_is_refused() -> None:
    state = RunState({"a": torch.ones(1), "b": torch.tensor([1.0, math.nan]), "c": torch.ones(2, dtype=torch.int64)})
    for name in ("a", "b", "c"):
        with pytest.raises(ValueError, match=f"{name} does not fit"):
            state.tensor(name, (2,))
    with pytest.raises(KeyError, match="d"):
        state.tensor("d", (2,))


def test_a_generator_goes_on_where_it_was() -> None:
    generator = torch.Generator().manual_seed(5)
    state = RunState({"generator.order": generator.get_state()})
    wanted = torch.rand(4, generator=generator)
    for _ in range(2):
        assert torch.equal(torch.rand(4, generator=state.generator("order")), wanted)
    with pytest.raises(KeyError):
        state.generator("words")
    for wrong in (torch.ones(3), torch.ones(3, dtype=torch.uint8)):
        with pytest.raises((TypeError, RuntimeError)):
            RunState({"generator.order": wrong}).generator("order")
