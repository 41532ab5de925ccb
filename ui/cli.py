"""The command line with a screen: the window itself, and figures and screenshots made by the program's own code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window (no arguments, or a file to open), or run a command; the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or (len(arguments) == 1 and _is_file(arguments[0])):
        gc.disable()  # until the window is there: hardly anything that a start makes is garbage
        from ui.app import run

        return run(Path(arguments[0]) if arguments else None)
    import ui.commands  # noqa: F401  (adds `figure` and `screenshot` to the commands)
    from lstm_sim.cli import run as run_command

    return run_command(arguments)


def _is_file(argument: str) -> bool:
    return not argument.startswith("-") and (os.path.exists(argument) or "." in argument or os.sep in argument)
