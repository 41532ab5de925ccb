"""Makes the pictures of README and docs with the program's own commands: `make screenshots`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "pictures"
ROOT = FOLDER.parent.parent


def lstm_sim(*arguments: str) -> None:
    """Run one of the program's commands."""
    subprocess.run([sys.executable, str(ROOT / "main.py"), *arguments], check=True)


def main() -> None:
    """Make them all."""
    FOLDER.mkdir(exist_ok=True)
    for name, arguments in {
        "cell.png": ["--size", "1440x900"],
        "cell-dark-zh_TW.png": ["--theme", "dark", "--language", "zh_TW", "--preset", "lecture", "--step", "2"],
        "cell-small-zh_CN.png": [
            "--size",
            "1024x700",
            "--language",
            "zh_CN",
            "--preset",
            "lecture-overview",
            "--step",
            "6",
        ],
        "network.png": ["--workspace", "network", "--size", "1440x900"],
        "gradients.png": ["--workspace", "gradients", "--size", "1440x900"],
    }.items():
        lstm_sim("screenshot", *arguments, "--output", str(FOLDER / name))
    for panel in ("diagram", "formula", "activations", "response", "sensitivity", "phase", "timeline"):
        file = FOLDER / f"{panel}.svg"
        lstm_sim("figure", "--preset", "lecture", "--step", "2", "--panel", panel, "--output", str(file))
    for panel in ("sentences", "maps", "wiring", "unit", "through-time", "power", "surface"):
        lstm_sim("figure", "--panel", panel, "--output", str(FOLDER / f"{panel}.svg"))


if __name__ == "__main__":
    main()
