"""From the start of the process to the first painted frame, against a bare PySide6 + pyqtgraph window."""

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


def start(program: str, folder: str) -> float:
    """Milliseconds from starting the process until it says that its first frame is painted."""
    environment = {**os.environ, "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's second start finds its modules compiled
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"painted"
        return (time.perf_counter() - began) * 1e3


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


if __name__ == "__main__":
    main()
