"""Compiles a C file of this package for this very CPU when it is first needed, where there is a compiler."""

from __future__ import annotations

import ctypes
import logging
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

Made = TypeVar("Made")
_FLAGS = ("-O3", "-march=native", "-fno-math-errno", "-fno-trapping-math", "-shared", "-fPIC")
_LONGEST = 60.0
"""Seconds that the compiler may take; it takes half of one."""


def compiled(
    source: Path, make: Callable[[ctypes.CDLL], Made], more_flags: Sequence[tuple[str, ...]] = ((),)
) -> Made | None:
    """What `make` makes of the library that `source` becomes; None, and a line in the log, where that cannot be done.

    The first of `more_flags` with which it can be compiled are taken.
    """
    compiler = None if sys.platform == "win32" else next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None:
        return None
    with tempfile.TemporaryDirectory(prefix="lstm-sim-") as folder:
        made = Path(folder) / f"{source.stem}.so"
        for flags in more_flags:
            try:
                subprocess.run(
                    [compiler, *_FLAGS, *flags, str(source), "-o", str(made), "-lm"],
                    check=True,
                    capture_output=True,
                    timeout=_LONGEST,
                )
                return make(ctypes.CDLL(str(made)))
            except (OSError, AttributeError, subprocess.SubprocessError) as error:
                logging.getLogger(__name__).info("%s was not compiled: %s", source.name, error)
    return None
