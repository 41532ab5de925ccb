"""What a training run leaves to read: a line of JSON for each step, and TensorBoard's event files where asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from lstm_sim.atomic import write_atomically
from lstm_sim.errors import InputError
from lstm_sim.training.loop import Progress


def as_json(progress: Progress) -> dict[str, Any]:
    """A Progress as plain values; what an evaluation found is under `scores`, without its confusion."""
    plain: dict[str, Any] = msgspec.to_builtins(progress)
    if plain["scores"] is not None:
        plain["scores"] = {key: value for key, value in plain["scores"].items() if key not in ("confusion", "by_label")}
    return plain


class JsonLog:
    """Appends one line of JSON for each Progress.

    A run that goes on from step `after` drops the lines of later steps, which it makes anew.
    """

    def __init__(self, path: Path, after: int = 0) -> None:
        kept = b""
        if after and path.is_file():
            lines = path.read_bytes().splitlines(keepends=True)
            kept = b"".join(line for line in lines if line.endswith(b"\n") and json.loads(line)["step"] <= after)
        write_atomically(path, kept)
        self._file = path.open("a", encoding="utf-8")

    def write(self, progress: Progress) -> None:
        """Append one line; whoever reads along sees it after each epoch at the latest."""
        self._file.write(json.dumps(as_json(progress)) + "\n")
        if progress.scores is not None or progress.finished:
            self._file.flush()

    def close(self) -> None:
        """Write out what is left."""
        self._file.close()


class TensorBoardLog:
    """Writes TensorBoard's event files. Raises InputError if the package is not there."""

    def __init__(self, folder: Path) -> None:
        try:
            from torch.utils.tensorboard import SummaryWriter
        except ImportError:
            raise InputError("TensorBoard is not installed.", remedy="Run: pip install tensorboard") from None
        self._writer: Any = SummaryWriter(str(folder))

    def write(self, progress: Progress) -> None:
        """Add one point to each curve."""
        step = progress.step
        for name in ("loss", "gradient_norm", "clipped", "learning_rate"):
            self._writer.add_scalar(f"training/{name}", getattr(progress, name), step)
        if progress.scores is not None:
            self._writer.add_scalar("dev/loss", progress.scores.loss, step)
            self._writer.add_scalar("dev/accuracy", progress.scores.accuracy, step)
            if progress.scores.spans is not None:
                self._writer.add_scalar("dev/span F1", progress.scores.spans.f1, step)

    def close(self) -> None:
        """Write out what is left."""
        self._writer.close()
