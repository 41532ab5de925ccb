"""Trains the networks that the program ships, with its own command: `make checkpoints`. The same each time, by seed.

`python assets/make_checkpoints.py NAME …` trains only those that are named. One thread and the plain step loops:
then neither the number of cores nor a C compiler decides how a sum is rounded; only the make of the processor does.
"""

from __future__ import annotations

import os
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

SMALL = ["--hidden-size", "6", "--epochs", "16", "--learning-rate", "0.02", "--seed", "5"]
"""So few units that one alone keeps the verb “leave”: with its forget gate shut at the city, the slot turns."""

CHECKPOINTS = {
    "travel-feed-forward": [*TRAVEL, "--architecture", "feed-forward"],
    "travel-elman": [*TRAVEL, "--architecture", "elman"],
    "travel-jordan": [*TRAVEL, "--architecture", "jordan"],
    "travel-lstm": [*TRAVEL, "--architecture", "lstm"],
    "travel-lstm-small": [*TRAVEL, "--architecture", "lstm", *SMALL],
    "travel-lstm-bidirectional": [*TRAVEL, "--architecture", "lstm", "--bidirectional"],
    "travel-lstm-two-layers": [*TRAVEL, "--architecture", "lstm", "--layers", "2"],
    "travel-peephole": [*TRAVEL, "--architecture", "peephole"],
    "travel-dense-peephole": [*TRAVEL, "--architecture", "dense-peephole"],
    "travel-gru": [*TRAVEL, "--architecture", "gru"],
    "temporal-order-elman": [*ORDER, "--architecture", "elman"],
    "temporal-order-lstm": [*ORDER, "--architecture", "lstm"],
}


def main() -> None:
    """Train them all, or those that are named; each takes the place of the old one when it is finished."""
    FOLDER.mkdir(exist_ok=True)
    wanted = sys.argv[1:] or list(CHECKPOINTS)
    # Where no program is found, no C compiler is.
    plain = os.environ | {"PATH": "", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    with tempfile.TemporaryDirectory() as folder:
        for name in wanted:
            file = Path(folder) / f"{name}.safetensors"
            print(f"\n{file.name}", flush=True)
            command = [sys.executable, str(ROOT / "main.py"), "train", *CHECKPOINTS[name]]
            command += ["--device", "cpu", "--threads", "1", "--output", str(file)]
            subprocess.run(command, check=True, env=plain)
            shutil.move(file, FOLDER / file.name)


if __name__ == "__main__":
    main()
