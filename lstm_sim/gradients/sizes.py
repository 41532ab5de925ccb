"""The Sizes of the layers whose cells are compared."""

from __future__ import annotations

from dataclasses import dataclass

from lstm_sim.errors import InputError, said

LARGEST_SIZE = 4096


@dataclass(frozen=True)
class Sizes:
    """A layer of `hidden` units that reads `inputs` numbers at each step.

    Raises InputError for a size that is not 1 … LARGEST_SIZE.
    """

    inputs: int = 32
    hidden: int = 32

    def __post_init__(self) -> None:
        for name, value in (("inputs", self.inputs), ("hidden_size", self.hidden)):
            if not 1 <= value <= LARGEST_SIZE:
                raise InputError(
                    said("{0} is {1}.", name, value), remedy=said("Take a number from 1 to {0}.", LARGEST_SIZE)
                )
