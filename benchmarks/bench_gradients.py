"""The Gradients workspace's core: Pascanu's surface, gradients through 1,000 steps, descents; ratios in one run."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from benchmarks.bench_core import alternately


def timed(act: Callable[[], object], rounds: int = 15) -> tuple[float, float]:
    """Median and 95th percentile of a call, in milliseconds."""
    found = []
    for k in range(rounds + 2):
        began = time.perf_counter()
        act()
        if k > 1:  # the first rounds warm up
            found.append((time.perf_counter() - began) * 1e3)
    return float(np.median(found)), float(np.percentile(found, 95))


def spent(act: Callable[[], object], rounds: int = 15) -> float:
    """The median of the milliseconds that this thread works in a call: what a busy machine does not add to."""
    found = []
    for _ in range(rounds):
        began = time.thread_time()
        act()
        found.append((time.thread_time() - began) * 1e3)
    return float(np.median(found))


def main() -> None:
    import torch

    from lstm_sim.cell import Cell, CellType
    from lstm_sim.gradients.compiled_steps import compile_steps
    from lstm_sim.gradients.descent import Rule, side_by_side
    from lstm_sim.gradients.drawn import Asked, Drawn, measure
    from lstm_sim.gradients.one_unit import REGION, START, OneUnit
    from lstm_sim.gradients.surface import COARSE, FINE, tabulate
    from lstm_sim.sequence import backpropagate, run

    print(f"\nGradients, numpy float64, against torch {torch.__version__} float64 autograd")
    unit = OneUnit()
    for points, gradient in ((FINE, False), (FINE, True), (COARSE, True)):
        median, worst = timed(lambda points=points, gradient=gradient: tabulate(unit, REGION, points, gradient))
        goal = " (goal ≤ 50 ms)" if points == FINE and not gradient else ""
        print(
            f"  Pascanu's surface, {points} × {points}{', with gradient' if gradient else ''}: "
            f"{median:.1f} ms, p95 {worst:.1f}{goal}"
        )

    # A loop over all 40,000 points takes minutes; every hundredth of them is as slow.
    w, b = (np.ascontiguousarray(axis.ravel()[::100]) for axis in np.meshgrid(*REGION.axes(FINE)))

    def loop() -> None:
        for point in zip(w.tolist(), b.tolist(), strict=True):
            leaf = torch.tensor(point, dtype=torch.float64, requires_grad=True)
            x = torch.tensor(0.5, dtype=torch.float64)
            for _ in range(50):
                x = leaf[0] * torch.sigmoid(x) + leaf[1]
            ((torch.sigmoid(x) - 0.7) ** 2).backward()

    ours, theirs = alternately(lambda: tabulate(unit, REGION, FINE, gradient=True), loop, 2)
    print(
        f"  value and gradient at {FINE * FINE:,} points: {ours:.1f} ms, a Python loop over autograd "
        f"{theirs / len(w) * FINE * FINE / 1e3:.0f} s: {theirs / len(w) * FINE * FINE / ours:,.0f}× (goal ≥ 50×)"
    )
    median, worst = timed(lambda: side_by_side(unit, START, Rule(), REGION))
    print(f"  two descents of up to 200 steps: {median:.1f} ms, p95 {worst:.1f}")

    cells = (Cell(CellType.RNN), Cell(), Cell(CellType.GRU))
    for steps in (1000, 200):
        for asked in Asked:
            drawn = Drawn(32, steps, asked=asked)

            def norms(drawn: Drawn = drawn) -> None:
                for cell in cells:
                    assert measure(drawn, cell).gradients.memory_or_output.log_norms.shape == (drawn.steps,)

            def plainly(drawn: Drawn = drawn) -> None:
                for cell in cells:
                    trace = run(cell, drawn.weights(cell.cell_type), drawn.inputs()[:, None])
                    backpropagate(trace, drawn.error().seeds(trace.values["a"][:, 0])[:, None])

            compile_steps.cache_clear()  # until it is called again, the plain loops answer
            plain, theirs = alternately(norms, plainly, 9)
            plain_busy = spent(norms)
            compile_steps()
            compiled, busy = timed(norms)[0], spent(norms)
            goal = " (goal ≤ 50)" if steps == 1000 else ""
            print(
                f"  gradient norms of RNN, LSTM and GRU, 32 units, {steps:,} steps, loss at {asked} step: plain numpy "
                f"{plain:.1f} ms{goal} ({plain_busy:.1f} of this thread), compiled loops {compiled:.1f} ms ({busy:.1f}); "
                f"run and backpropagate {theirs:.0f} ms: {theirs / plain:.1f}×, {theirs / compiled:.1f}×"
            )


if __name__ == "__main__":
    main()
