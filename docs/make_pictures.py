"""Makes the pictures of README and docs with the program's own commands: `make screenshots`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "pictures"
ROOT = FOLDER.parent.parent
DATA = Path("LSTM Sim") / "lstm-sim"
"""Where the program keeps its runs, within the folder for data."""


def lstm_sim(*arguments: str, data: str = "") -> None:
    """Run one of the program's commands; with `data` for the folder of its runs."""
    environment = {**os.environ, **({"XDG_DATA_HOME": data} if data else {})}
    subprocess.run([sys.executable, str(ROOT / "main.py"), *arguments], check=True, env=environment)


def train_pair(runs: Path) -> None:
    """Two short runs, alike but for the clipping, as the panel of clipping starts them."""
    sys.path.insert(0, str(ROOT))
    from lstm_sim.laboratory.runs import RunRecord
    from lstm_sim.laboratory.told import Wishes
    from lstm_sim.laboratory.training_run import begin_run
    from lstm_sim.networks.architecture import Kind
    from lstm_sim.training.config import Task, recipe

    config = replace(recipe(Task.TRAVEL, Kind.LSTM), epochs=3, clip_norm=0.0, device="cpu", threads=1)
    for mark, (name, norm) in enumerate((("LSTM 1", 0.0), ("LSTM 2", 0.1))):
        record = RunRecord(name, float(mark), replace(config, clip_norm=norm), mark)
        for _ in begin_run(runs, name, record, Wishes()):
            pass


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
    for panel in (
        "sentences", "maps", "wiring", "unit", "through-time", "backwards", "loss", "power", "surface", "cells",
    ):  # fmt: skip
        lstm_sim("figure", "--panel", panel, "--output", str(FOLDER / f"{panel}.svg"))
    with tempfile.TemporaryDirectory() as data:
        train_pair(Path(data) / DATA / "runs")
        lstm_sim("figure", "--panel", "clipping", "--output", str(FOLDER / "clipping.svg"), data=data)


if __name__ == "__main__":
    main()
