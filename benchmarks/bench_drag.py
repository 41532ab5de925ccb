"""From a slider's event to the painted frame of the whole window, against a bare repaint and against matplotlib."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.screen import use_screen


def timed(act: Callable[[int], None], count: int) -> np.ndarray:
    """The milliseconds of each of `count` calls."""
    found = []
    for k in range(count):
        began = time.perf_counter()
        act(k)
        found.append((time.perf_counter() - began) * 1e3)
    return np.array(found)


def main() -> None:
    where = use_screen()

    from benchmarks.window import open_window, settle
    from lstm_sim.presets import preset, start_session

    folder = tempfile.TemporaryDirectory()
    window = open_window(Path(folder.name), start_session())
    window.settle()

    def repaint(_k: int) -> None:
        window.repaint()
        settle()

    print(f"\nDrag of a slider → painted frame, whole Cell workspace at 1440×900, {where}")
    cases = (("direct", None, 1), ("lecture-overview", "lecture-overview", 0))
    for title, key, column in cases:
        window.store.open(start_session() if key is None else preset(key).build())
        window.settle()
        slider = window.workspace.inputs.rows[column].slider

        def drag(k: int, slider=slider) -> None:
            slider.setSliderPosition(round(1_000 * np.sin(k / 7.0)))
            settle()

        drag_ms, bare_ms = [], []
        timed(drag, 30)
        for _ in range(8):  # in turn, so that a busy moment of the machine meets both
            slider.setSliderDown(True)
            drag_ms.append(timed(drag, 40))
            slider.setSliderDown(False)
            bare_ms.append(timed(repaint, 40))
        drags, bares = np.concatenate(drag_ms), np.concatenate(bare_ms)
        d50, d95 = np.percentile(drags, [50, 95])
        b50, b95 = np.percentile(bares, [50, 95])
        print(
            f"  {title:18} drag p50 {d50:6.2f} ms, p95 {d95:6.2f} ms; bare repaint p50 {b50:6.2f} ms, p95 {b95:6.2f} ms; "
            f""
            f"ratio p50 {d50 / b50:.2f}, p95 {d95 / b95:.2f} (goal ≤ 1.5)"
        )
        if key is None:
            start_ms = float(d50)
    window.close()
    against_matplotlib(start_ms)
    folder.cleanup()


def against_matplotlib(ours: float) -> None:
    """The same plots in one matplotlib figure, redrawn as its own slider example does."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    from matplotlib.widgets import Slider

    from lstm_sim.cell import Quantity
    from lstm_sim.edits import set_input
    from lstm_sim.frame import compute_frame
    from lstm_sim.presets import start_session

    session = start_session()
    frame = compute_frame(session)
    figure = plt.figure(figsize=(14.4, 9.0), dpi=100)
    axes = figure.subplots(2, 3)
    curves = [axes[0, 0].plot(frame.curves.x, y)[0] for y in frame.curves.curves.values()]
    points = axes[0, 0].plot([0, 0, 0], [0, 0, 0], "o")[0]
    shown = axes[0, 1].imshow(frame.response.values, origin="lower", extent=(-6, 6, -6, 6))
    figure.colorbar(shown, ax=axes[0, 1])
    bars = axes[0, 2].barh(range(5), list(frame.sensitivity.of[Quantity.MEMORY].values()))
    phase = axes[1, 0].plot(frame.phase.memory, frame.phase.next_memory)[0]
    axes[1, 0].plot([-6, 6], [-6, 6])
    axes[1, 1].bar([0, 1], [0, 0])
    texts = [axes[1, 2].text(0.1, 0.9 - 0.1 * k, "") for k in range(9)]
    sliders = [Slider(figure.add_axes((0.1, 0.01 + 0.012 * k, 0.3, 0.01)), f"z{k}", -6, 6) for k in range(5)]
    figure.canvas.draw()

    def change(value: float) -> None:
        nonlocal session, frame
        session = set_input(1, value).apply(session)
        frame = compute_frame(session, frame)
        points.set_data([frame.now[q] for q in (Quantity.Z, Quantity.Z_I, Quantity.Z_F)], [0.0, 0.5, 0.5])
        shown.set_data(frame.response.values)
        phase.set_ydata(frame.phase.next_memory)
        for bar, length in zip(bars, frame.sensitivity.of[Quantity.MEMORY].values(), strict=True):
            bar.set_width(length)
        for text, number in zip(texts, frame.now.values.values(), strict=False):
            text.set_text(f"{number:+.3f}")
        figure.canvas.draw()

    sliders[1].on_changed(change)
    theirs = np.median(timed(lambda k: sliders[1].set_val(float(np.sin(k / 7.0))), 25))
    assert curves
    print(
        f"  matplotlib figure with the same plots: p50 {theirs:.1f} ms; ours is {theirs / ours:.1f}× faster (goal ≥ 15×)"
    )


if __name__ == "__main__":
    main()
