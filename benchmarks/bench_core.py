"""The core against torch: a long run of one unit, a wide layer, and one frame of a drag."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np


def alternately(one: Callable[[], object], two: Callable[[], object], rounds: int) -> tuple[float, float]:
    """The median milliseconds of two calls made in turn."""
    found: tuple[list[float], list[float]] = ([], [])
    for k in range(rounds + 1):
        for act, times in zip((one, two), found, strict=True):
            began = time.perf_counter()
            act()
            if k:  # the first round warms up
                times.append((time.perf_counter() - began) * 1e3)
    return float(np.median(found[0])), float(np.median(found[1]))


def main() -> None:
    import torch

    from lstm_sim.cell import Cell, Weights
    from lstm_sim.edits import set_input, set_sequence
    from lstm_sim.frame import compute_frame
    from lstm_sim.presets import start_session
    from lstm_sim.sequence import run

    def weights(hidden: int, size: int) -> Weights:
        rng = np.random.default_rng(0)
        scale = hidden**-0.5
        return Weights(
            rng.normal(0, scale, (4, hidden, size)),
            rng.normal(0, scale, (4, hidden, hidden)),
            rng.normal(0, scale, (4, hidden)),
        )

    print(f"\nThe core, numpy float64, against torch {torch.__version__} float64, no_grad")
    with torch.no_grad():
        steps, inputs = 10_000, np.random.default_rng(1).normal(size=(10_000, 1, 3))
        cell, mine = torch.nn.LSTMCell(3, 1, dtype=torch.float64), weights(1, 3)
        rows = torch.tensor(inputs)

        def loop() -> None:
            state = (torch.zeros(1, 1, dtype=torch.float64), torch.zeros(1, 1, dtype=torch.float64))
            for row in rows:
                state = cell(row, state)

        ours, theirs = alternately(lambda: run(Cell(), mine, inputs), loop, 5)
        print(
            f"  one unit, {steps:,} steps: {ours:.1f} ms, LSTMCell loop {theirs:.0f} ms: {theirs / ours:.1f}× (goal ≥ 10×)"
        )

        wide, layer = weights(128, 128), torch.nn.LSTM(128, 128, dtype=torch.float64)
        inputs = np.random.default_rng(2).normal(size=(1_000, 1, 128))
        rows = torch.tensor(inputs)
        for threads in (1, torch.get_num_threads()):
            torch.set_num_threads(threads)
            ours, theirs = alternately(lambda: run(Cell(), wide, inputs), lambda: layer(rows), 9)
            print(
                f"  128 units, 1,000 steps: {ours:.1f} ms, nn.LSTM with {threads} thread(s) {theirs:.1f} ms: "
                f"{theirs / ours:.2f}× (goal ≥ 1×)"
            )

    for title, session in (
        ("start session", start_session()),
        ("2,000 steps", set_sequence(np.random.default_rng(3).normal(size=(2_000, 4))).apply(start_session())),
    ):
        frame, times = compute_frame(session), []
        for k in range(200):
            session = set_input(1, k / 100.0).apply(session)
            began = time.perf_counter()
            frame = compute_frame(session, frame)
            assert frame.response is not None
            assert frame.sensitivity is not None
            times.append((time.perf_counter() - began) * 1e3)
        print(
            f"  one frame of a drag, {title}: p50 {np.percentile(times, 50):.2f} ms, p95 {np.percentile(times, 95):.2f} ms"
        )

    code = "import time; t = time.perf_counter(); import lstm_sim.frame; print(time.perf_counter() - t)"
    found = [float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(5)]
    print(f"  import of the core: {np.median(found):.3f} s (goal < 0.3 s)")


if __name__ == "__main__":
    main()
