"""Where the names of points stand, so that none covers another or a point."""

from __future__ import annotations

from collections.abc import Sequence

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_GAP = 1.0
"""Pixels between a point and its name."""


def place_labels(points: Sequence[Box], sizes: Sequence[tuple[float, float]], room: Box) -> list[Box]:
    """A box of its size (width, height) for the name of each of the first points, inside `room` as far as that goes.

    Above its point where that is free, else below, at a side, at a corner or further up or down; where nothing is
    free, where it covers least. `points` without a name come last.
    """
    taken = list(points)
    placed = []
    for (left, top, right, bottom), (width, height) in zip(points, sizes, strict=False):
        x, y = (left + right - width) / 2, (top + bottom - height) / 2
        up, down, before, after = top - _GAP - height, bottom + _GAP, left - _GAP - width, right + _GAP
        corners = [(after, up), (before, up), (after, down), (before, down)]
        tried = [(x, up), (x, down), (after, y), (before, y), *corners, (x, up - height), (x, down + height)]
        boxes = [(a, b, a + width, b + height) for a, b in tried]
        best = min(boxes, key=lambda box: sum(_shared(box, other) for other in taken) + _outside(box, room))
        placed.append(best)
        taken.append(best)
    return placed


def _shared(one: Box, other: Box) -> float:
    """The area that two boxes have in common."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0.0 and height > 0.0 else 0.0


def _outside(box: Box, room: Box) -> float:
    """The area of a box that lies outside the room."""
    return (box[2] - box[0]) * (box[3] - box[1]) - _shared(box, room)
