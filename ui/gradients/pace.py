"""The Pace of answers: what comes faster than it can be painted is not told, but for the last of it."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from typing import TypeVar

_PAUSE = 0.025
"""Seconds between two pictures."""

T = TypeVar("T")


class Pace:
    """Kept from job to job of one question: while a slider moves, each new place of it is a job of its own."""

    def __init__(self) -> None:
        self._told_at = -_PAUSE

    def of(self, values: Iterator[T]) -> Iterator[T | None]:
        """The values, None in the place of each that came too soon; the last one in any case."""
        held: T | None = None
        for value in values:
            held = value
            if monotonic() - self._told_at >= _PAUSE:
                held, self._told_at = None, monotonic()
                yield value
            else:
                yield None
        if held is not None:
            self._told_at = monotonic()
            yield held
