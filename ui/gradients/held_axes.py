"""The HeldAxes: from where to where the axes of gradients through time go, at rest and while a slider is held."""

from __future__ import annotations

import math

from lstm_sim.gradients.drawn import MAX_STEPS

Ranges = tuple[tuple[float, float], tuple[float, float]]
"""Of x, the steps, and of y, powers of ten."""
_ROUND, _STRIDES = 2.0, (20.0, 10.0)
"""Powers of ten between two places where the axis may end, at rest and, below and above, while a slider is held."""
_ROOM = 125
"""Steps for which there is room at least while a slider is held, or twice as many, and so on."""


class HeldAxes:
    """At rest they end where the lines do; while a slider is held they only grow, in strides, and the lines move."""

    def __init__(self) -> None:
        self.held = False
        self._now: Ranges | None = None

    def ranges(self, steps: int, lowest: float, highest: float) -> Ranges:
        """For lines of so many steps between these powers of ten."""
        room, (below, above) = steps, (_ROUND, _ROUND)
        if self.held:
            room, (below, above) = min(_ROOM * 2 ** max(math.ceil(math.log2(steps / _ROOM)), 0), MAX_STEPS), _STRIDES
        right = room + 0.5
        low, high = below * math.floor(lowest / below) - 0.5, above * math.ceil(highest / above) + 0.5
        if self.held and self._now is not None:
            (_, right_now), (low_now, high_now) = self._now
            right, low, high = max(right, right_now), min(low, low_now), max(high, high_now)
        self._now = (0.5, right), (low, high)
        return self._now
