"""Heat maps of 1,024 units × 1,000 steps: panned, zoomed and scrubbed in the whole window, against a bare repaint."""

from __future__ import annotations

import math
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.bench_drag import timed
from benchmarks.screen import use_screen

UNITS, STEPS, INPUTS = 1_024, 1_000, 4


def main() -> None:
    where = use_screen()
    from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
    from PySide6.QtGui import QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QApplication

    from benchmarks.window import open_window, settle
    from lstm_sim.checkpoints.checkpoint import Checkpoint, write_checkpoint
    from lstm_sim.laboratory.edits import look_at
    from lstm_sim.laboratory.lab import Lab, Order, frozen_numbers
    from lstm_sim.laboratory.loading import open_reference
    from lstm_sim.networks.architecture import Architecture, Head, Kind
    from lstm_sim.networks.network import Network
    from lstm_sim.presets import start_session
    from lstm_sim.session import Workspace

    folder = tempfile.TemporaryDirectory()
    shape = Architecture(Kind.LSTM, UNITS, INPUTS, 1, head=Head.REGRESSION)
    path = Path(folder.name) / "large.safetensors"
    write_checkpoint(path, Checkpoint(shape, dict(Network(shape, seed=0).named_parameters())))
    numbers = frozen_numbers(np.random.default_rng(0).standard_normal((STEPS, INPUTS)))
    lab = Lab(networks=(open_reference(path)[1],), numbers=numbers)
    session = replace(start_session(), lab=lab, workspace=Workspace.NETWORK)
    window = open_window(Path(folder.name), session)
    maps = window.workspaces.network.maps.maps

    def answered() -> None:
        ends = time.monotonic() + 120.0
        while window.laboratory.busy or maps.shown is None:
            QApplication.processEvents()
            time.sleep(0.002)
            if time.monotonic() > ends:
                raise SystemExit("no answer within two minutes")

    answered()
    settle()

    def mouse(kind: QEvent.Type, at: QPointF, buttons: Qt.MouseButton) -> None:
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, at, maps.mapToGlobal(at), button, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(maps, event)

    def middle() -> QPointF:
        return maps.plan.places[0].cells.center()

    def point(k: int) -> None:
        cells = maps.plan.places[k % 3].cells
        at = QPointF(cells.left() + (k * 7) % cells.width(), cells.top() + (k * 5) % cells.height())
        mouse(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)
        settle()

    def scrub(k: int) -> None:
        cells = maps.plan.places[0].cells
        wave = 0.5 + 0.45 * math.sin(k / 9.0)
        at = QPointF(cells.left() + wave * cells.width(), cells.top() + wave * cells.height())
        mouse(QEvent.Type.MouseMove, at, Qt.MouseButton.LeftButton)
        settle()

    def zoom(k: int) -> None:
        turn = 120 if k % 16 < 8 else -120
        at = middle()
        event = QWheelEvent(
            at, maps.mapToGlobal(at), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(maps, event)
        settle()

    def panned(zoomed: float) -> Callable[[int], None]:
        """Round and round, as far as there is something to see."""
        cells = maps.plan.places[0].cells
        across, down = (0.4 * min(1.0, (1.0 - zoomed) / zoomed) * side for side in (cells.width(), cells.height()))

        def pan(k: int) -> None:
            wave = QPointF(across * math.sin(k / 5.0 + 0.3), down * math.cos(k / 6.0))
            mouse(QEvent.Type.MouseMove, began + wave, Qt.MouseButton.LeftButton)
            settle()

        began = middle()
        return pan

    def held(act: Callable[[int], None], zoomed: float = 1.0) -> Callable[[], np.ndarray]:
        """Forty steps with the button held down, at a zoom."""

        def measure() -> np.ndarray:
            maps.see_all()
            if zoomed < 1.0:
                maps.zoom(zoomed, middle())
            mouse(QEvent.Type.MouseButtonPress, middle(), Qt.MouseButton.LeftButton)
            found = timed(act, 40)
            mouse(QEvent.Type.MouseButtonRelease, middle(), Qt.MouseButton.LeftButton)
            answered()
            return found

        return measure

    def whole(act: Callable[[int], None]) -> Callable[[], np.ndarray]:
        def measure() -> np.ndarray:
            maps.see_all()
            return timed(act, 48)

        return measure

    def sorted_scrub() -> np.ndarray:
        window.store.edit(look_at(order=Order.CHANGE))
        found = held(scrub)()
        window.store.edit(look_at(order=Order.NUMBER))
        answered()
        return found

    def sort_anew(k: int) -> None:
        """A step of the mouse, until every map is painted in the order of the step that it chose."""
        scrub(7 * k)
        ends = time.monotonic() + 10.0
        while window.laboratory.busy or maps.shown.order is not window.laboratory.frame.order:
            QApplication.processEvents()
            if time.monotonic() > ends:
                raise SystemExit("the maps are not sorted anew within ten seconds")
        settle()

    def sorted_until_shown() -> np.ndarray:
        window.store.edit(look_at(order=Order.CHANGE))
        answered()
        found = held(sort_anew)()
        window.store.edit(look_at(order=Order.NUMBER))
        answered()
        return found

    def repaint(_k: int) -> None:
        window.repaint()
        settle()

    size = f"{maps.width()}×{maps.height()}"
    print(f"\nHeat maps of {UNITS:,} units × {STEPS:,} steps ({size} pixels) in the window at 1440×900, {where}")
    cases = {
        "point": whole(point),
        "scrub": held(scrub),
        "scrub, sorted by change": sorted_scrub,
        "… until it is sorted": sorted_until_shown,
        "zoom": whole(zoom),
        "pan, 90% visible": held(panned(0.9), 0.9),
        "pan, 25% visible": held(panned(0.25), 0.25),
    }
    for title, measure in cases.items():
        measure()
        ours, bares = [], []
        for _ in range(5):  # in turn, so that a busy moment of the machine meets both
            ours.append(measure())
            bares.append(timed(repaint, 20))
        o50, o95 = np.percentile(np.concatenate(ours), [50, 95])
        b50, b95 = np.percentile(np.concatenate(bares), [50, 95])
        goal = "" if measure is sorted_until_shown else " (goal ≤ 16)"
        print(
            f"  {title:24} p50 {o50:6.2f} ms, p95 {o95:6.2f} ms{goal}; bare repaint p50 {b50:6.2f} ms, "
            f"p95 {b95:6.2f} ms; ratio p50 {o50 / b50:.2f}, p95 {o95 / b95:.2f}"
        )
    window.close()
    folder.cleanup()


if __name__ == "__main__":
    main()
