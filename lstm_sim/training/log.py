"""What a training run leaves to read: a line of JSON for each step, and TensorBoard's event files where asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from lstm_sim.atomic import write_atomically
from lstm_sim.errors import InputError
from lstm_sim.training.loop import Progress


def as_json(progress: Progress) -> dict[str, Any]:
    """A Progress as plain values; what an evaluation found is under `scores`, without its tables."""
    plain: dict[str, Any] = msgspec.to_builtins(progress)
    if plain["scores"] is not None:
        plain["scores"] = {key: value for key, value in plain["scores"].items() if key not in ("confusion", "by_label")}
    return plain


class JsonLog:
    """Appends one line of JSON for each Progress; whoever reads along sees it at once.

    A run that goes on from step `after` drops the lines of later steps, which it makes anew, and what a crash left
    of a line. Raises InputError if the file is not such a log, OSError if it cannot be written.
    """

    def __init__(self, path: Path, after: int = 0) -> None:
        kept = []
        if path.is_file():
            for number, line in enumerate(path.read_bytes().splitlines(keepends=True), 1):
                if line.endswith(b"\n"):
                    kept += [line] if _step_of(line, path, number) <= after else []
                elif not line.startswith(_START[: len(line)]):
                    raise _no_log(path, number)
        write_atomically(path, b"".join(kept))
        self._file = path.open("ab", buffering=0)

    def write(self, progress: Progress) -> None:
        """Append one line."""
        self._file.write(msgspec.json.encode(as_json(progress)) + b"\n")

    def close(self) -> None:
        """Close the file."""
        self._file.close()


_START = b'{"step":'
"""How every line begins."""


class _Line(msgspec.Struct):
    """All that is asked of a line."""

    step: int


def _step_of(line: bytes, path: Path, number: int) -> int:
    try:
        return msgspec.json.decode(line, type=_Line).step
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise _no_log(path, number) from None


def _no_log(path: Path, number: int) -> InputError:
    return InputError(
        "This is not the log of a training run.", file=path, line=number, remedy="Give the log another name."
    )


class TensorBoardLog:
    """Writes TensorBoard's event files. Raises InputError if the package is not there.

    A run that goes on from step `after` has TensorBoard leave out what was written of later steps.
    """

    def __init__(self, folder: Path, after: int = 0) -> None:
        try:
            from torch.utils.tensorboard import SummaryWriter
        except ImportError:
            raise InputError("TensorBoard is not installed.", remedy="Run: pip install tensorboard") from None
        self._writer: Any = SummaryWriter(str(folder), purge_step=after + 1 if after else None)

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
