"""Where networks are kept: those the program ships, its own training runs, and files of the user's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lstm_sim.laboratory.lab import NetworkRef, Where

CHECKPOINT_NAME = "checkpoint.safetensors"
"""A run's checkpoint in the run's folder."""


@dataclass(frozen=True)
class Folders:
    """Where the program keeps networks: those it ships, and its training runs, each in a folder of its own."""

    shipped: Path
    runs: Path

    def file_of(self, ref: NetworkRef) -> Path:
        """The file of a network."""
        if ref.where is Where.SHIPPED:
            return self.shipped / f"{ref.name}.safetensors"
        return self.runs / ref.name / CHECKPOINT_NAME if ref.where is Where.RUN else Path(ref.name)


def shipped_networks(folder: Path) -> tuple[str, ...]:
    """The names of the networks that come with the program; none where the folder is missing."""
    return tuple(sorted(file.stem for file in folder.glob("*.safetensors")))
