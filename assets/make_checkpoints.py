"""Trains the networks that the program ships, with its own command: `make checkpoints`. The same each time, by seed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "checkpoints"
ROOT = FOLDER.parent.parent
TRAVEL = ["--task", "travel", "--language", "en+zh"]
ORDER = ["--task", "temporal-order", "--length", "60", "--epochs", "20"]
"""60 steps: the LSTM solves it within five epochs, the Elman network not in forty."""

CHECKPOINTS = {
    "travel-feed-forward": [*TRAVEL, "--architecture", "feed-forward"],
    "travel-elman": [*TRAVEL, "--architecture", "elman"],
    "travel-jordan": [*TRAVEL, "--architecture", "jordan"],
    "travel-lstm": [*TRAVEL, "--architecture", "lstm"],
    "travel-lstm-bidirectional": [*TRAVEL, "--architecture", "lstm", "--bidirectional"],
    "travel-lstm-two-layers": [*TRAVEL, "--architecture", "lstm", "--layers", "2"],
    "travel-peephole": [*TRAVEL, "--architecture", "peephole"],
    "travel-dense-peephole": [*TRAVEL, "--architecture", "dense-peephole"],
    "travel-gru": [*TRAVEL, "--architecture", "gru"],
    "temporal-order-elman": [*ORDER, "--architecture", "elman"],
    "temporal-order-lstm": [*ORDER, "--architecture", "lstm"],
}


def main() -> None:
    """Train them all, one after the other; each takes the place of the old one when it is finished."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, options in CHECKPOINTS.items():
            file = Path(folder) / f"{name}.safetensors"
            print(f"\n{file.name}", flush=True)
            command = [sys.executable, str(ROOT / "main.py"), "train", *options]
            subprocess.run([*command, "--device", "cpu", "--threads", "1", "--output", str(file)], check=True)
            shutil.move(file, FOLDER / file.name)


if __name__ == "__main__":
    main()
