"""What the timeline shows of a frame: lanes of series, one value for each time step."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.frame import Frame
from lstm_sim.session import Mode, Session
from ui.texts import direct_quantity, input_symbol, symbol

Q = Quantity

LANES = ("x", "z", "gates", "memory", "output", "readout")
"""The lanes that can be shown, from top to bottom; memory and output share one."""
SHOWN_AT_FIRST = frozenset({"x", "gates", "memory", "output", "readout"})
MOST_BARS = 8
"""A lane of more series is drawn as a heat map."""

_SHARES = {"x": 1.45, "z": 1.25, "gates": 0.85, "memory": 1.9, "readout": 1.25}
_GREATEST = 1e300
"""The end of any scale: beyond it a double's differences are no longer finite."""
_NICE = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@dataclass(frozen=True, eq=False)
class Series:
    """One quantity over the steps: its symbol, its values (T,), and the pinned session's, if any."""

    symbol: str
    quantity: Quantity
    values: FloatArray
    ghost: FloatArray | None = None


@dataclass(frozen=True, eq=False)
class Lane:
    """Series on one scale from `low` to `high`; `share` is its part of the height."""

    key: str
    series: tuple[Series, ...]
    low: float
    high: float
    share: float

    @property
    def is_heat_map(self) -> bool:
        """True where there are too many series for bars."""
        return len(self.series) > MOST_BARS


def lanes_of(frame: Frame, shown: frozenset[str] = SHOWN_AT_FIRST) -> tuple[Lane, ...]:
    """The lanes of `frame` among those in `shown`, from top to bottom."""
    cell_type = frame.session.cell.cell_type
    plan: list[tuple[str, list[Series]]] = []
    if "x" in shown:
        plan.append(("x", _inputs(frame)))
    if "z" in shown:
        plan.append(("z", [_traced(frame, q, symbol(q)) for q in cell_type.preactivations]))
    if "gates" in shown:
        plan.append(("gates", [_traced(frame, q, str(q)) for q in cell_type.gates]))
    memory = []
    if "memory" in shown and cell_type.has_memory_cell:
        memory.append(_traced(frame, Q.MEMORY, symbol(Q.MEMORY)))
    if "output" in shown:
        memory.append(_traced(frame, Q.OUTPUT, symbol(Q.OUTPUT)))
    plan.append(("memory", memory))
    if "readout" in shown and frame.readout is not None:
        answers = frame.readout.T
        readout = [Series(_indexed("y", k, len(answers)), Q.OUTPUT, v) for k, v in enumerate(answers)]
        plan.append(("readout", readout))
    return tuple(_lane(key, series) for key, series in plan if series)


def _indexed(letter: str, k: int, count: int) -> str:
    return letter if count == 1 else letter + str(k + 1).translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))


def _inputs(frame: Frame) -> list[Series]:
    session, pinned = frame.session, frame.session.pinned
    ghost = frame.ghost_trace
    made = []
    for column in session.input_columns:
        name = input_symbol(session, column)
        same = pinned is not None and ghost is not None and pinned.mode is session.mode
        there = same and pinned is not None and column in pinned.input_columns
        made.append(
            Series(
                name,
                _input_quantity(session, column),
                session.setup.inputs[:, column],
                ghost.inputs[:, 0, column] if ghost is not None and there else None,
            )
        )
    return made


def _input_quantity(session: Session, column: int) -> Quantity:
    return direct_quantity(session.cell.cell_type, column) if session.mode is Mode.DIRECT else Q.INPUT


def _traced(frame: Frame, quantity: Quantity, name: str) -> Series:
    values = frame.trace[quantity][:, 0, frame.session.shown_unit]
    ghost = frame.ghost_trace
    if ghost is None or frame.session.pinned is None or quantity not in ghost.values:
        return Series(name, quantity, values)
    return Series(name, quantity, values, ghost[quantity][:, 0, frame.session.pinned.shown_unit])


def _lane(key: str, series: list[Series]) -> Lane:
    everything = np.concatenate([v for s in series for v in (s.values, s.ghost) if v is not None])
    finite = everything[np.isfinite(everything)]
    lowest, highest = float(finite.min(initial=0.0)), float(finite.max(initial=0.0))
    if key == "gates" and lowest >= 0.0 and highest <= 1.0:
        low, high = 0.0, 1.0
    else:
        low, high = -nice_bound(-lowest), nice_bound(highest)
        if low == high:
            high = 1.0
    return Lane(key, tuple(series), low, high, _SHARES[key])


def nice_bound(value: float) -> float:
    """A round number not below `value`, so that a scale seldom changes; 0 where nothing is above 0."""
    if value <= 1e-9:
        return 0.0
    if value >= _GREATEST:
        return _GREATEST
    power = 10.0 ** math.floor(math.log10(value))
    return next((n * power for n in _NICE if n * power >= value * (1 - 1e-9)), 10.0 * power)


def short_number(value: float, brief: bool = False) -> str:
    """A number as short as a table by hand has it: 7, −1, 0.50 (`brief`: 0.5); ∞, NaN as themselves."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    nearest = round(value)
    if abs(value) >= 1e5:
        text = f"{value:.0e}".replace("e+0", "e").replace("e+", "e")
    elif abs(value) >= 100 or abs(value - nearest) < 0.005:
        text = str(nearest)
    else:
        text = f"{value:.2f}"
        text = text.rstrip("0") if brief else text
    return text.replace("-", "−")
