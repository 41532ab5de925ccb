"""Answers that come faster than they can be painted: one in a while is told, and the last."""

from __future__ import annotations

import pytest

from ui.gradients import pace
from ui.gradients.pace import Pace


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds, as the test sets them."""
    now = [100.0]
    monkeypatch.setattr(pace, "monotonic", lambda: now[0])
    return now


def test_what_comes_too_soon_is_left_out_but_for_the_last(clock: list[float]) -> None:
    values = Pace().of(iter("abcd"))
    assert [next(values), next(values)] == ["a", None]
    clock[0] += 0.03
    assert list(values) == ["c", None, "d"]


def test_it_is_kept_from_job_to_job(clock: list[float]) -> None:
    kept = Pace()
    assert list(kept.of(iter("a"))) == ["a"]
    second = kept.of(iter("bc"))
    assert next(second) is None
    clock[0] += 0.03
    assert list(second) == ["c"]
