"""`make bench`: every benchmark, one after the other, each in a process of its own."""

from __future__ import annotations

import platform
import subprocess
import sys

import numpy as np

MODULES = (
    "bench_core",
    "bench_drag",
    "bench_gradients",
    "bench_gradients_drag",
    "bench_maps",
    "bench_network_window",
    "bench_networks",
    "bench_start",
    "bench_training_window",
)


def main() -> None:
    print(f"Python {platform.python_version()}, numpy {np.__version__}, {platform.machine()}", flush=True)
    for module in MODULES:
        subprocess.run([sys.executable, "-m", f"benchmarks.{module}"], check=True)


if __name__ == "__main__":
    main()
