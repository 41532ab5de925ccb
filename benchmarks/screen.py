"""A screen for the benchmarks: the one there is, a virtual one (Xvfb) where there is none."""

from __future__ import annotations

import os
import shutil
import sys


def use_screen() -> str:
    """Run under Xvfb where no screen is there (by starting this process anew); the platform in words."""
    if os.environ.get("DISPLAY") or sys.platform in ("darwin", "win32"):
        return "xcb under Xvfb" if os.environ.get("LSTM_SIM_BENCH_XVFB") else "the screen"
    if shutil.which("xvfb-run"):
        os.environ["LSTM_SIM_BENCH_XVFB"] = "1"
        module = sys.modules["__main__"].__spec__
        assert module is not None
        command = [
            "xvfb-run",
            "-a",
            "-s",
            "-screen 0 1600x1000x24",
            sys.executable,
            "-m",
            module.name,
            *sys.argv[1:],
        ]
        os.execvp("xvfb-run", command)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return "offscreen"
