"""A key pressed in the sentences' field → the new prediction painted; the window while a large checkpoint is opened."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.bench_drag import timed
from benchmarks.screen import use_screen

UNITS = 128
LARGE_UNITS, LARGE_INPUTS = 1_280, 1_280
"""An LSTM of 52 MB."""
TEXT = " to leave Taipei on May 2nd"


def main() -> None:
    where = use_screen()
    import torch
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from benchmarks.window import open_window, settle
    from lstm_sim.checkpoints.checkpoint import Checkpoint, write_checkpoint
    from lstm_sim.checkpoints.opening import open_file
    from lstm_sim.laboratory.lab import Lab, NetworkRef, Where
    from lstm_sim.laboratory.reading import LabFrame
    from lstm_sim.networks.architecture import Architecture, Head, Kind
    from lstm_sim.networks.network import Network
    from lstm_sim.presets import start_session
    from lstm_sim.session import Workspace
    from ui.paths import CHECKPOINTS

    folder = tempfile.TemporaryDirectory()
    small = Path(folder.name) / "small.safetensors"
    vocabulary = open_file(CHECKPOINTS / "travel-lstm.safetensors").choose().vocabulary
    assert vocabulary is not None
    shape = Architecture(
        Kind.LSTM, UNITS, 64, len(vocabulary.labels), vocabulary_size=len(vocabulary.words), head=Head.SOFTMAX
    )
    write_checkpoint(small, Checkpoint(shape, dict(Network(shape, seed=0).named_parameters()), vocabulary=vocabulary))
    lab = Lab(networks=(NetworkRef(Where.FILE, str(small)), NetworkRef(Where.SHIPPED, "travel-feed-forward")))
    session = replace(start_session(), lab=lab, workspace=Workspace.NETWORK)
    window = open_window(Path(folder.name), session)
    sentences = window.workspaces.network.sentences

    def answered() -> None:
        ends = time.monotonic() + 120.0
        while window.laboratory.busy or window.laboratory.frame is None:
            QApplication.processEvents()
            if time.monotonic() > ends:
                raise SystemExit("no answer within two minutes")
        settle()

    answered()
    loop = QEventLoop()
    shown_at = 0.0
    plain = sentences.view.show_frame

    def show_frame(frame: LabFrame) -> None:
        """Paints at once what the answer changes: of a key that changes nothing (a space) nothing."""
        nonlocal shown_at
        plain(frame)
        if loop.isRunning() and frame.lab is window.store.session.lab:
            shown_at = time.perf_counter()
            QTimer.singleShot(0, loop.quit)

    sentences.view.show_frame = show_frame

    def press(k: int) -> tuple[float, float]:
        """One key; the milliseconds until the prediction for it is painted, and until every panel is."""
        began = time.perf_counter()
        if k % (2 * len(TEXT)) < len(TEXT):
            QTest.keyClicks(sentences.field, TEXT[k % len(TEXT)])
        else:
            QTest.keyClick(sentences.field, Qt.Key.Key_Backspace)
        loop.exec()  # Qt's own, which sleeps while there is nothing to do
        settle()
        return (shown_at - began) * 1e3, (time.perf_counter() - began) * 1e3

    def repaint(_k: int) -> None:
        window.repaint()
        settle()

    sentences.field.setFocus()
    sentences.field.end(False)
    keys: list[tuple[float, float]] = []
    bares: list[np.ndarray] = []
    for turn in range(7):  # in turn, so that a busy moment of the machine meets both
        found = [press(k) for k in range(2 * len(TEXT))]
        answered()
        bare = timed(repaint, 30)
        if turn:  # the first warms up
            keys += found
            bares.append(bare)
    b50, b95 = np.percentile(np.concatenate(bares), [50, 95])
    print(f"\nKey → prediction painted, LSTM of {UNITS} units, whole Network workspace at 1440×900, {where}")
    for title, times, goal in zip(
        ("the prediction", "every panel"), np.array(keys).T, (" (goal ≤ 16)", ""), strict=True
    ):
        k50, k95 = np.percentile(times, [50, 95])
        print(
            f"  {title:16} p50 {k50:6.2f} ms, p95 {k95:6.2f} ms{goal}; bare repaint p50 {b50:6.2f} ms, p95 {b95:6.2f} ms; "
            f"ratio p50 {k50 / b50:.2f}, p95 {k95 / b95:.2f}"
        )

    # ------------------------------------------------------------ a large file

    large = Architecture(Kind.LSTM, LARGE_UNITS, LARGE_INPUTS, 1, head=Head.REGRESSION)
    ours = Path(folder.name) / "ours.safetensors"
    write_checkpoint(ours, Checkpoint(large, dict(Network(large, seed=0).named_parameters())))
    foreign = Path(folder.name) / "foreign.pt"
    torch.save(torch.nn.LSTM(LARGE_INPUTS, LARGE_UNITS).state_dict(), foreign)
    gaps: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append((now - last) * 1e3)
        last = now

    timer = QTimer()
    timer.setInterval(4)
    timer.timeout.connect(tick)

    def longest(act: Callable[[], None]) -> tuple[float, float]:
        """The longest and the 99th percentile of the times between two turns of the event loop while `act` runs."""
        nonlocal last
        settle()
        gaps.clear()
        last = time.perf_counter()
        timer.start()
        act()
        timer.stop()
        return max(gaps), float(np.percentile(gaps, 99))

    def idle() -> None:
        ends = time.monotonic() + 1.0
        while time.monotonic() < ends:
            QApplication.processEvents()

    def opened(path: Path) -> Callable[[], None]:
        def act() -> None:
            window.open_path(path)
            while window.documents._reader.running:
                QApplication.processEvents()
            answered()
            idle()

        return act

    print(f"Opening a checkpoint of {ours.stat().st_size / 1e6:.0f} MB, {where}")
    for title, act in (
        ("nothing opened", idle),
        ("ours (.safetensors)", opened(ours)),
        ("torch (.pt)", opened(foreign)),
    ):
        most, p99 = longest(act)
        print(f"  {title:20} longest turn of the event loop {most:6.1f} ms, p99 {p99:6.1f} ms (goal: none over 50)")
    window.close()
    folder.cleanup()


if __name__ == "__main__":
    main()
