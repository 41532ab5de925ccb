"""How far a change to a network reaches over the steps of a sequence."""

from __future__ import annotations

from enum import StrEnum

TO_THE_END = 999_999
"""One past the last step of any sequence: what begins at a word goes on to the end of a longer sentence too."""


class Reach(StrEnum):
    """Over which steps."""

    HERE = "here"
    """At the step looked at only."""
    ONWARDS = "onwards"
    """From that step to the end."""
    EVERYWHERE = "everywhere"
    BETWEEN = "between"
    """From one step to another, both among them."""


def reach_of(steps: tuple[int, int] | None) -> Reach:
    """What the steps (first, one past the last) of an intervention are."""
    if steps is None:
        return Reach.EVERYWHERE
    first, end = steps
    if end >= TO_THE_END:
        return Reach.ONWARDS
    return Reach.HERE if end == first + 1 else Reach.BETWEEN


def steps_of(reach: Reach, first: int, last: int) -> tuple[int, int] | None:
    """The steps of an intervention that reaches from `first`, or from `first` to `last` in whichever order."""
    if reach is Reach.EVERYWHERE:
        return None
    if reach is Reach.ONWARDS:
        return first, TO_THE_END
    if reach is Reach.HERE:
        return first, first + 1
    return min(first, last), max(first, last) + 1
