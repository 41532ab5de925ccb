"""From the start of the process to the first painted frame, and how long the first switch to Network takes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

import numpy as np

from benchmarks.screen import use_screen

FIRST_FRAME = """
import os
import sys

def first_frame(app, window):
    while not window.windowHandle().isExposed():
        app.processEvents()
    app.processEvents()  # the expose event has painted the window; this is whatever it left to do
    assert "torch" not in sys.modules
    print("painted", flush=True)
    os._exit(0)
"""
BARE = (
    FIRST_FRAME
    + """
from PySide6.QtWidgets import QApplication, QMainWindow
import pyqtgraph as pg
app = QApplication([])
window = QMainWindow()
plot = pg.PlotWidget()
plot.plot([1, 2, 3], [1, 4, 9])
window.setCentralWidget(plot)
window.resize(1440, 900)
window.show()
first_frame(app, window)
"""
)
OURS = (
    FIRST_FRAME
    + """
from PySide6.QtWidgets import QApplication, QMainWindow
from ui.cli import main
QApplication.exec = lambda app: first_frame(app, *(w for w in app.topLevelWidgets() if isinstance(w, QMainWindow)))
main([])
"""
)

FIRST_SWITCH = """
import os
import time
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from lstm_sim.laboratory.edits import show_workspace
from lstm_sim.session import Workspace
from ui.ahead import Ahead
from ui.cli import main

def wait(done):
    while not done():
        loop = QEventLoop()
        QTimer.singleShot(50, loop.quit)
        loop.exec()

def switch(app):
    window = next(w for w in app.topLevelWidgets() if isinstance(w, QMainWindow))
    wait(lambda: not window.findChildren(Ahead) and not window._under_way())
    turns, last = [], time.perf_counter()
    def tick():
        nonlocal last
        now = time.perf_counter()
        turns.append(1e3 * (now - last))
        last = now
    timer = QTimer(interval=4)
    timer.timeout.connect(tick)
    timer.start()
    began = last = time.perf_counter()
    window.store.edit(show_workspace(Workspace.NETWORK))
    window.store.flush()
    wait(lambda: window.laboratory.frame is not None and not window.laboratory.busy)
    print(max(turns), 1e3 * (time.perf_counter() - began), flush=True)
    os._exit(0)

QApplication.exec = switch
main([])
"""


def start(program: str, folder: str) -> float:
    """Milliseconds from starting the process until it says that its first frame is painted."""
    environment = {**os.environ, "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's second start finds its modules compiled
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"painted"
        return (time.perf_counter() - began) * 1e3


def first_switch(folder: str) -> list[float]:
    """Milliseconds of the longest turn of the event loop from the first switch to Network to its answer; all of them."""
    environment = {**os.environ, "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder}
    done = subprocess.run([sys.executable, "-c", FIRST_SWITCH], capture_output=True, check=True, env=environment)
    return [float(word) for word in done.stdout.split()[-2:]]


def main() -> None:
    where = use_screen()
    with tempfile.TemporaryDirectory() as folder:
        bare, ours = [], []
        for k in range(17):
            one, two = start(BARE, folder), start(OURS, folder)
            if k:  # the first pair warms the disk cache
                bare.append(one)
                ours.append(two)
    print(f"\nStart → first painted frame, {where}; torch not imported")
    for what, of in (
        ("medians", np.median),
        ("the fastest of each", np.min),
    ):  # a machine's speed drifts from start to start
        b, o = of(bare), of(ours)
        print(
            f"  {what:20} bare PySide6 + pyqtgraph window {b:.0f} ms, LSTM Sim {o:.0f} ms; ratio {o / b:.2f} (goal ≤ 1.4)"
        )
    switches = []
    for _ in range(5):
        with tempfile.TemporaryDirectory() as folder:  # Cell is shown at the start
            switches.append(first_switch(folder))
    longest, whole = np.median(switches, axis=0)
    print(
        f"  the first switch to Network, torch loaded meanwhile: longest turn {longest:.0f} ms, answered after {whole:.0f} ms"
    )


if __name__ == "__main__":
    main()
