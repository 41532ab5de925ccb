"""Killed at any moment: at most two seconds are lost, and no file is torn."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lstm_sim.session_file import load_session
from tests.ui.window import open_window, settle

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from tests.ui.window import open_window
from lstm_sim.edits import set_input
from ui.app import make_application
app = make_application()
folder = Path(sys.argv[1])
window = open_window(folder)
count = 0
def drag():
    global count
    count += 1
    window.store.edit(set_input(0, count / 1000))
    if count % 7 == 0:
        window.documents.write(folder / "user.lstmsim")
        window.store.path = None
    print(count, time.time(), flush=True)
timer = QTimer()
timer.timeout.connect(drag)
timer.start(4)
app.exec()
"""


@pytest.mark.parametrize("seed", range(6))
def test_kill_nine_while_dragging_and_saving(qtbot: object, tmp_path: Path, seed: int) -> None:
    log = tmp_path / "log.txt"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with log.open("wb") as out:
        command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
        process = subprocess.Popen(command, stdout=out, env=environment, cwd=ROOT)
        while b"\n" not in log.read_bytes():  # wait for the first drag, then kill at a random moment
            assert process.poll() is None
            time.sleep(0.02)
        time.sleep(random.Random(seed).uniform(1.2, 3.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
    lines = [line.split() for line in log.read_text().splitlines() if line.count(" ") == 1]
    last_time = float(lines[-1][1])
    edited = {int(count): float(when) for count, when in (line for line in lines if line[1])}
    saved = load_session((tmp_path / "user.lstmsim").read_bytes())
    assert round(float(saved.direct.inputs[0, 0]) * 1000) % 7 == 0  # the user's file is whole
    window = open_window(tmp_path)
    assert window.autosave is not None
    (left,) = window.autosave.left_behind()
    found = round(float(left.session.direct.inputs[0, 0]) * 1000)
    assert last_time - edited[found] <= 2.0
    window.autosave.discard(left)
    assert window.autosave.left_behind() == []
    window.store.path = None
    window.close()
    window.deleteLater()
    settle()


def test_two_windows_do_not_take_each_others_autosave(qtbot: object, tmp_path: Path) -> None:
    one, two = open_window(tmp_path), open_window(tmp_path)
    assert one.autosave is not None and two.autosave is not None
    one.autosave.save()
    two.autosave.save()
    time.sleep(0.3)
    settle()
    assert one.autosave.left_behind() == [] and two.autosave.left_behind() == []
    for window in (one, two):
        window.close()
        window.deleteLater()
    settle()
