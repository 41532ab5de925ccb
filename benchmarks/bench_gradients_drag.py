"""Every slider of the Gradients workspace dragged with the mouse: from the mouse's event to the painted window."""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.screen import use_screen

MOVES = 60
"""Of the mouse, back and forth over a slider's whole length."""
_NETWORK = "network-surface"
FRAME = 1.0 / 60.0
"""Between two of them, as a screen shows them."""


def main() -> None:
    where = use_screen()
    from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QSlider, QStyle, QStyleOptionSlider, QWidget

    from benchmarks.answers import Answers
    from benchmarks.window import open_window, settle
    from lstm_sim.laboratory.lab import Lab, NetworkRef, Where
    from lstm_sim.presets import preset, start_session
    from lstm_sim.session import Workspace
    from lstm_sim.study import Over, Source, Study, with_comparison, with_slope
    from lstm_sim.study_edits import set_slope

    folder = tempfile.TemporaryDirectory()
    session = replace(
        preset("lecture-overview").build(),
        workspace=Workspace.GRADIENTS,
        study=with_comparison(Study(), steps=1000, step=500),
    )
    assert start_session().study == Study()
    window = open_window(Path(folder.name), session)
    gradients = window.workspaces.gradients
    answers = Answers(window, window.workspaces.bench)

    loop = QEventLoop()

    def rest(seconds: float) -> None:
        """Let the event loop turn, asleep while there is nothing to do."""
        QTimer.singleShot(max(round(seconds * 1e3), 0), loop.quit)
        loop.exec()

    def answered() -> None:
        ends = time.monotonic() + 120.0
        while gradients.surface.bench.busy or window.laboratory.answering:
            rest(0.01)
            if time.monotonic() > ends:
                raise SystemExit("no answer within two minutes")
        settle()

    def repaint() -> tuple[float, float]:
        """Milliseconds of a bare repaint, and of the window's own thread in it."""
        began, working = time.perf_counter(), time.thread_time()
        window.repaint()
        settle()
        return (time.perf_counter() - began) * 1e3, (time.thread_time() - working) * 1e3

    def handle_at(slider: QSlider, place: float) -> QPoint:
        """The middle of the handle, were it at 0 (left) … 1 of its way."""
        option = QStyleOptionSlider()
        slider.initStyleOption(option)
        part = slider.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, slider
        )
        half = part.width() / 2
        return QPoint(round(half + place * (slider.width() - 1 - 2 * half)), part.center().y())

    def drag(slider: QSlider) -> list[tuple[float, float, float, float, float]]:
        """Milliseconds from each mouse event until the window is painted, of the window's own thread in them, and of
        that thread until the next event: what the bench answers meanwhile is painted, too; from each event until its
        answer or a newer one is painted, the first picture of it and the last."""
        span = slider.maximum() - slider.minimum()
        start = handle_at(slider, (slider.value() - slider.minimum()) / span)
        QTest.mousePress(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        found, starts = [], []
        answers.begin()
        for k in range(MOVES):
            answers.move()
            due = time.perf_counter() + FRAME
            at = handle_at(slider, 0.5 - 0.5 * np.cos(k * 2.0 * np.pi / MOVES))
            began, working = time.perf_counter(), time.thread_time()
            move = QMouseEvent(
                QEvent.Type.MouseMove,
                QPointF(at),
                QPointF(slider.mapToGlobal(at)),
                Qt.MouseButton.NoButton,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
            QApplication.sendEvent(slider, move)
            settle()
            painted, worked = time.perf_counter() - began, time.thread_time() - working
            rest(due - time.perf_counter())
            found.append((painted, worked, time.thread_time() - working))
            starts.append(began)
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        answered()
        told = answers.times(starts, [painted for painted, *_ in found])
        return [tuple(1e3 * seconds for seconds in (*ours, *its)) for ours, its in zip(found, told, strict=True)]

    def show(panel: QWidget) -> None:
        for deck in (gradients.backwards, gradients.slopes):
            for place in range(deck.tabs.count()):
                deck.tabs.setCurrentIndex(place)
                settle()
                if panel.isVisible():
                    return

    def open_network() -> None:
        """The surface of a shipped network over the two of its weights in which the loss is steepest."""
        lab = Lab(networks=(NetworkRef(Where.SHIPPED, "travel-lstm"),))
        session = replace(preset("lecture-overview").build(), workspace=Workspace.GRADIENTS, lab=lab)
        window.store.open(replace(session, study=with_slope(Study(), source=Source.WEIGHTS, over=Over.SENTENCE)))
        show(gradients.surface)
        ends = time.monotonic() + 120.0
        while (answer := gradients.surface._answer) is None or answer.terrain is None or gradients.surface.bench.busy:
            rest(0.01)
            if time.monotonic() > ends:
                raise SystemExit("no surface within two minutes")
        x, y = answer.terrain.own
        window.store.edit(set_slope(start=(round(x + 0.5, 4), round(y + 0.5, 4))))
        answered()

    only = sys.argv[1:]
    answered()
    print(f"\nDrag of each slider of Gradients → painted, real mouse events, 1440×900, T 1,000, three cells, {where}")

    def drag_all(panel: QWidget, name: str) -> None:
        show(panel)
        answered()
        for slider in panel.findChildren(QSlider):
            if not slider.isVisible() or slider.maximum() <= slider.minimum():
                continue
            stood = slider.value()
            drag(slider)
            drags, bares = [], []
            for _ in range(3):  # in turn, so that a busy moment of the machine meets both
                drags += drag(slider)
                bares += [repaint() for _ in range(15)]
            slider.setValue(stood)  # the next slider is dragged over T 1,000, too
            answered()
            (d50, c50, a50, f50, w50), (d95, c95, a95, f95, w95) = np.percentile(drags, [50, 95], axis=0)
            (b50, r50), (b95, _) = np.percentile(bares, [50, 95], axis=0)
            print(
                f"  {name + ': ' + slider.accessibleName():36} p50 {d50:6.2f} ms, p95 {d95:6.2f} ms (goal ≤ 16); "
                f"its answer or a newer one p50 {f50:6.2f}, p95 {f95:6.2f} ms, whole {w50:6.2f}, {w95:6.2f} ms; "
                f"bare repaint {b50:5.2f}, {b95:5.2f} ms; ratio p50 {d50 / b50:.2f}, p95 {d95 / b95:.2f}; "
                f"the window's own thread p50 {c50:5.2f}, p95 {c95:5.2f} ms, with answers {a50:5.2f}, {a95:5.2f} ms "
                f"(goal ≤ 8), bare {r50:5.2f}",
                flush=True,
            )

    for panel in gradients.every_panel:
        if not only or panel.key in only:
            drag_all(panel, panel.key)
    if not only or _NETWORK in only:
        open_network()
        drag_all(gradients.surface, _NETWORK)
    window.close()
    folder.cleanup()


if __name__ == "__main__":
    main()
