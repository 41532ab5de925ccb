"""The Lab: everything the user has set in the Network workspace. It is part of the Session, and frozen like it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.interventions import Change
from lstm_sim.networks.architecture import Kind
from lstm_sim.training.config import Config, Task, recipe

ARRIVE = "I want to arrive Taipei on November 2nd"
LEAVE = "I want to leave Taipei on November 2nd"
FIRST_STEP = 4
"""The city, which the two sentences give different slots."""
MOST_NETWORKS = 6
"""How many networks stand under each other on one sentence."""
MOST_SENTENCES = 4
LONGEST_TEXT = 20_000
"""Characters of a sentence."""


class Where(StrEnum):
    """Where a network is kept."""

    SHIPPED = "shipped"
    """With the program; the name is that of its file, without folder and ending."""
    RUN = "run"
    """A training run of this program; the name is the run's."""
    FILE = "file"
    """A file of the user's; the name is its path."""


@dataclass(frozen=True)
class NetworkRef:
    """A network by where it is kept; it is never copied into a session.

    Attributes:
        where, name: which one.
        sha256: of the file when it was opened, to tell whether it is still the same; empty for a run, which changes.
        prefix: which recurrent network of another program's file; None for the only one.
    """

    where: Where
    name: str
    sha256: str = ""
    prefix: str | None = None


class Order(StrEnum):
    """How the units of a heat map are sorted."""

    NUMBER = "number"
    """As they stand in the layer."""
    CHANGE = "change"
    """By how much the value changes at the step looked at, the largest first."""
    SELECTIVITY = "selectivity"
    """By how differently the unit behaves where the label looked at is answered and elsewhere."""
    MEAN = "mean"
    """By the mean value over the sequence."""
    SIMILARITY = "similarity"
    """Units that do alike stand together."""


@dataclass(frozen=True, eq=False)
class WhatIf:
    """One change to the network that is looked into, and whether it is switched on."""

    change: Change
    on: bool = True


@dataclass(frozen=True, eq=False)
class Look:
    """Which part of the chosen network is looked at.

    Attributes:
        sentence: which of the sentences, or of the sequences of numbers: counted from 0.
        step: the time step, in the order of the sequence.
        layer, reverse, unit: the unit.
        order, order_of: how units are sorted, and by which quantity; c stands for a where there is no c.
        label: what SELECTIVITY is about: an index among the labels.
    """

    sentence: int = 0
    step: int = 0
    layer: int = 0
    reverse: bool = False
    unit: int = 0
    order: Order = Order.NUMBER
    order_of: Quantity = Quantity.MEMORY
    label: int = 0


@dataclass(frozen=True, eq=False)
class Lab:
    """The Network workspace as the user has set it.

    Attributes:
        config: what the train panel would train.
        networks: those that answer, under each other; the one at `chosen` is looked into.
        sentences: what networks read that know words or symbols; the first is compared with the others.
        numbers: (T, I), what networks read that know numbers; None for an example of their own.
        example: which example that is.
        look: the part that is looked at.
        what_if: the changes to the chosen network.
        follow: sentences and maps follow the training of a shown run.
    """

    config: Config = field(default_factory=lambda: recipe(Task.TRAVEL, Kind.LSTM))
    networks: tuple[NetworkRef, ...] = (
        NetworkRef(Where.SHIPPED, "travel-lstm"),
        NetworkRef(Where.SHIPPED, "travel-feed-forward"),
    )
    chosen: int = 0
    sentences: tuple[str, ...] = (ARRIVE, LEAVE)
    numbers: FloatArray | None = None
    example: int = 0
    look: Look = field(default_factory=lambda: Look(step=FIRST_STEP))
    what_if: tuple[WhatIf, ...] = ()
    follow: bool = True

    @property
    def network(self) -> NetworkRef | None:
        """The network that is looked into; None where there is none."""
        return self.networks[self.chosen] if self.networks else None

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes that are switched on, the earlier ones first."""
        return tuple(entry.change for entry in self.what_if if entry.on)


def frozen_numbers(values: FloatArray) -> FloatArray:
    """A read-only float64 copy of a sequence (T, I)."""
    array = np.array(values, dtype=np.float64)
    array.setflags(write=False)
    return array
