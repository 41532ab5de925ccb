"""The Settings that a lesson can ask for: what the user has chosen in any workspace, by a name and a plain value."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from lstm_sim.cell import CellType
from lstm_sim.gradients.descent import Clipping
from lstm_sim.gradients.drawn import Asked
from lstm_sim.session import Mode, Session, Workspace
from lstm_sim.study import TABS, Shown, Source

Value = str | bool | float
MOST_NAME = 200


class Setting(StrEnum):
    """What a condition can ask of the session itself; places and steps are counted from 1."""

    WORKSPACE = "workspace"
    TAB = "tab"
    CELL = "cell"
    MODE = "mode"
    GRADIENTS = "gradients"
    EXACT = "exact"
    PINNED = "pinned"
    STEP = "step"
    STEPS = "steps"
    NETWORK = "network"
    NETWORKS = "networks"
    SENTENCE = "sentence"
    WORD = "word"
    REVERSE = "reverse"
    WHAT_IF = "what_if"
    OPENED = "opened"
    OPENED_UNIT = "opened_unit"
    POWER = "power"
    COMPARES = "compares"
    LENGTH = "length"
    WEIGHT_SCALE = "weight_scale"
    FORGET_BIAS = "forget_bias"
    ASKED = "asked"
    OF_NETWORK = "of_network"
    SOURCE = "source"
    SHOWN = "shown"
    START_W = "start_w"
    START_B = "start_b"
    LEARNING_RATE = "learning_rate"
    MOMENTUM = "momentum"
    CLIPPING = "clipping"
    THRESHOLD = "threshold"
    INPUT_SIZE = "input_size"
    HIDDEN_SIZE = "hidden_size"


NAMES: dict[Setting, tuple[str, ...]] = {
    Setting.WORKSPACE: tuple(map(str, Workspace)),
    Setting.TAB: tuple(map(str, TABS)),
    Setting.CELL: tuple(map(str, CellType)),
    Setting.MODE: tuple(map(str, Mode)),
    Setting.COMPARES: tuple(map(str, CellType)),
    Setting.ASKED: tuple(map(str, Asked)),
    Setting.SOURCE: tuple(map(str, Source)),
    Setting.SHOWN: tuple(map(str, Shown)),
    Setting.CLIPPING: tuple(map(str, Clipping)),
}
"""The settings whose value is one of a few names."""
FREE_NAMES = frozenset({Setting.NETWORK})
"""Those whose value is any name."""
SWITCHES = frozenset(
    {Setting.GRADIENTS, Setting.EXACT, Setting.PINNED, Setting.REVERSE, Setting.OPENED, Setting.OF_NETWORK}
)
"""Those that are on or off; every other one is a number."""


def value_of(setting: Setting, session: Session) -> Value | frozenset[str] | None:
    """How a setting stands: several names where more than one may be chosen, None where there is no such thing."""
    return _READ[setting](session)


def _network(session: Session) -> str | None:
    return None if session.lab.network is None else session.lab.network.name


def _opened_unit(session: Session) -> float | None:
    return None if session.opened is None else session.opened.unit + 1


def _start(axis: int) -> Callable[[Session], float | None]:
    return lambda session: None if session.study.slope.start is None else session.study.slope.start[axis]


_READ: dict[Setting, Callable[[Session], Value | frozenset[str] | None]] = {
    Setting.WORKSPACE: lambda s: str(s.workspace),
    Setting.TAB: lambda s: frozenset(map(str, (s.study.left, s.study.right))),
    Setting.CELL: lambda s: str(s.cell.cell_type),
    Setting.MODE: lambda s: str(s.mode),
    Setting.GRADIENTS: lambda s: s.view.gradients,
    Setting.EXACT: lambda s: s.view.exact,
    Setting.PINNED: lambda s: s.pinned is not None,
    Setting.STEP: lambda s: s.setup.step + 1,
    Setting.STEPS: lambda s: s.setup.steps,
    Setting.NETWORK: _network,
    Setting.NETWORKS: lambda s: len(s.lab.networks),
    Setting.SENTENCE: lambda s: s.lab.look.sentence + 1,
    Setting.WORD: lambda s: s.lab.look.step + 1,
    Setting.REVERSE: lambda s: s.lab.look.reverse,
    Setting.WHAT_IF: lambda s: len(s.lab.changes),
    Setting.OPENED: lambda s: s.opened is not None,
    Setting.OPENED_UNIT: _opened_unit,
    Setting.POWER: lambda s: s.study.power,
    Setting.COMPARES: lambda s: frozenset(map(str, s.study.comparison.cells)),
    Setting.LENGTH: lambda s: s.study.comparison.drawn.steps,
    Setting.WEIGHT_SCALE: lambda s: s.study.comparison.drawn.weight_scale,
    Setting.FORGET_BIAS: lambda s: s.study.comparison.drawn.forget_bias,
    Setting.ASKED: lambda s: str(s.study.comparison.drawn.asked),
    Setting.OF_NETWORK: lambda s: s.study.comparison.of_network,
    Setting.SOURCE: lambda s: str(s.study.slope.source),
    Setting.SHOWN: lambda s: str(s.study.slope.shown),
    Setting.START_W: _start(0),
    Setting.START_B: _start(1),
    Setting.LEARNING_RATE: lambda s: s.study.slope.rule.learning_rate,
    Setting.MOMENTUM: lambda s: s.study.slope.rule.momentum,
    Setting.CLIPPING: lambda s: str(s.study.slope.rule.clipping),
    Setting.THRESHOLD: lambda s: s.study.slope.rule.threshold,
    Setting.INPUT_SIZE: lambda s: s.study.sizes.inputs,
    Setting.HIDDEN_SIZE: lambda s: s.study.sizes.hidden,
}
