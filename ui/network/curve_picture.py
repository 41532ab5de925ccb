"""The Picture of training curves: what a plot shows of several runs, apart from how it is painted."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from lstm_sim.activations import FloatArray
from ui.network.curve_shapes import fitted, fitted_end, tick_text


class Corner(Enum):
    """Where the legend stands."""

    TOP_RIGHT = auto()
    BOTTOM_RIGHT = auto()
    BOTTOM_LEFT = auto()


@dataclass(frozen=True, eq=False)
class Curve:
    """One run on the plot.

    Attributes:
        name, mark: what it is called, and which colour and dash it has.
        x, y: its line.
        raw: the values that were smoothed, drawn faintly; None where the line is those.
        points: what was measured after some of the steps, drawn with circles; the line itself where there is no other.
        clipped: the share of each step's gradient that was clipped.
        threshold: a line across the plot.
    """

    name: str
    mark: int
    x: FloatArray
    y: FloatArray
    raw: FloatArray | None = None
    points: tuple[FloatArray, FloatArray] | None = None
    clipped: FloatArray | None = None
    threshold: float | None = None

    def point_at(self, x: float) -> tuple[float, float] | None:
        """The last point of the line that is not after x; None before the first."""
        x_values, y_values = (self.x, self.y) if self.x.size or self.points is None else self.points
        place = int(np.searchsorted(x_values, x, side="right")) - 1
        return (float(x_values[place]), float(y_values[place])) if place >= 0 else None


@dataclass(frozen=True, eq=False)
class Picture:
    """What a plot shows.

    Attributes:
        curves: those on it.
        x_name, y_name: of the axes.
        log: whether the values stand by their logarithms.
        value_text, tick_text: how a value is written in the legend, and at the axis.
        legend: the corner where its curves are not.
        window: the steps from and to which it shows; None for all.
        empty, more: what is said where there is no curve; "{count} more".
    """

    curves: tuple[Curve, ...] = ()
    x_name: str = ""
    y_name: str = ""
    log: bool = False
    value_text: Callable[[float], str] = tick_text
    tick_text: Callable[[float], str] = tick_text
    legend: Corner = Corner.TOP_RIGHT
    window: tuple[float, float] | None = None
    empty: str = ""
    more: str = "{count}"

    @property
    def window_shown(self) -> tuple[float, float]:
        """The steps from and to which it shows."""
        return self.window or self.whole()

    def whole(self) -> tuple[float, float]:
        """From step 0 to the last step of the longest run."""
        ends = [float(x[-1]) for c in self.curves for x in (c.x, *([c.points[0]] if c.points else [])) if x.size]
        return 0.0, fitted_end(max([1.0, *ends]))

    def heights(self, low: float, high: float) -> tuple[float, float]:
        """The smallest and the largest value between two steps."""
        found: list[FloatArray] = []
        for curve in self.curves:
            for x, y in ((curve.x, curve.y), curve.points or (np.empty(0), np.empty(0))):
                part = y[np.searchsorted(x, low) : np.searchsorted(x, high, side="right")]
                part = part[part > 0.0] if self.log else part[np.isfinite(part)]
                if part.size:
                    found.append(np.array([part.min(), part.max()]))
        if not found:
            return (0.1, 1.0) if self.log else (0.0, 1.0)
        values = np.concatenate(found)
        least, most = float(values.min()), float(values.max())
        near = [c.threshold for c in self.curves if c.threshold is not None and least / 2 <= c.threshold <= 2 * most]
        return fitted(min([least, *near]), max([most, *near]), self.log)

    def text_at(self, curve: Curve, cursor: float | None) -> str:
        """A curve's value at a step; its last one where none is given."""
        point = curve.point_at(math.inf if cursor is None else cursor)
        return "–" if point is None or not math.isfinite(point[1]) else self.value_text(point[1])
