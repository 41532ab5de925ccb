"""Start, stop, pause, step, reset, go on and close in random order: nothing is raised, no thread is left.

`python -m tests.soak_training` does it a thousand times; the tests do it forty times.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

if __name__ == "__main__" and not os.environ.get("DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from lstm_sim.laboratory.edits import follow_training, set_config
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.lab import Lab
from lstm_sim.networks.architecture import Kind
from lstm_sim.presets import start_session
from lstm_sim.session import Workspace
from lstm_sim.training.config import Config, Task
from ui.network.laboratory import Laboratory
from ui.network.trainer import Trainer
from ui.store import Store

QUIET = ("This plugin does not support",)
LONGEST_STOP = 2.0
"""Seconds: stopping and closing take a step; more than this is told."""


@dataclass(frozen=True)
class Figures:
    """What a soak found."""

    actions: int
    steps: int
    longest_close: float
    errors: list[str]
    threads: list[str]


class _Soak:
    """One trainer after the other, in one folder."""

    def __init__(self, draw: random.Random, folder: Path) -> None:
        self._draw, self._folder = draw, folder
        self._steps: dict[str, int] = {}
        self.longest_close = 0.0
        self.failures: list[str] = []
        self._open()
        self._acts: list[tuple[Callable[[], object], int]] = [
            (self._start, 4), (self._stop, 3), (self._hold, 4), (self._proceed, 4), (self._step, 4), (self._reset, 3),
            (self._go_on, 3), (self._follow, 1), (self._remove, 1), (self._close, 2),
        ]  # fmt: skip

    def _open(self) -> None:
        self.store = Store(replace(start_session(), lab=Lab(networks=()), workspace=Workspace.NETWORK))
        self.laboratory = Laboratory(self.store, Folders(self._folder, self._folder / "runs"))
        self.trainer = Trainer(self.store, self.laboratory)
        self.trainer.runs.refresh()
        self.trainer.state_changed.connect(self._on_state_changed)
        self.trainer.advanced.connect(self._on_advanced)

    def _on_advanced(self) -> None:
        told = self.trainer.told
        if told is not None:
            self._steps[told.run] = max(self._steps.get(told.run, 0), told.course.step)

    @property
    def steps(self) -> int:
        """Made by all runs together, as far as they were told."""
        return sum(self._steps.values())

    def _on_state_changed(self) -> None:
        error = self.trainer.error
        if error is not None and not self.trainer.busy:
            self.failures.append(repr(error))

    def _config(self) -> Config:
        kind = self._draw.choice(list(Kind))
        config = Config(
            Task.PARITY, length=3, kind=kind, hidden_size=3, embedding_size=2, batch_size=self._draw.choice([100, 400]),
            epochs=self._draw.choice([1, 5, 500]), seed=self._draw.randrange(3), device="cpu",
        )  # fmt: skip
        self.store.edit(set_config(config))
        return config

    def one(self) -> None:
        """Something, and then a moment or none."""
        acts, weights = zip(*self._acts, strict=True)
        self._draw.choices(acts, weights)[0]()
        until = time.monotonic() + self._draw.choice([0.0, 0.0, 0.002, 0.02, 0.1, 0.3])
        QApplication.processEvents()
        while time.monotonic() < until:
            QApplication.processEvents()
            time.sleep(0.001)

    def _start(self) -> None:
        self.trainer.start(self._config())

    def _stop(self) -> None:
        self.trainer.stop()

    def _hold(self) -> None:
        self.trainer.hold()

    def _proceed(self) -> None:
        self.trainer.proceed()

    def _step(self) -> None:
        self._config()
        self.trainer.step()

    def _reset(self) -> None:
        self._config()
        self.trainer.reset()

    def _go_on(self) -> None:
        waiting = [e.id for e in self.trainer.runs.entries if not e.course.finished]
        if waiting:
            self.trainer.go_on(self._draw.choice(waiting))

    def _follow(self) -> None:
        self.store.edit(follow_training(self._draw.random() < 0.7))

    def _remove(self) -> None:
        gone = [e.id for e in self.trainer.runs.entries if e.id != self.trainer.runs.claimed]
        if gone:
            self.trainer.runs.remove(self._draw.choice(gone))

    def _close(self) -> None:
        self.close()
        self._open()

    def close(self) -> None:
        """As the window closes."""
        began = time.monotonic()
        self.trainer.close()
        self.laboratory.close()
        self.longest_close = max(self.longest_close, time.monotonic() - began)
        for owned in (self.trainer, self.laboratory, self.store):
            owned.deleteLater()
        QApplication.processEvents()


def soak(actions: int, draw: random.Random, folder: Path) -> Figures:
    """Do so many random things; what was raised, warned of or left behind."""
    errors: list[str] = []

    def on_message(kind: QtMsgType, _context: object, message: str | None) -> None:
        if kind is not QtMsgType.QtDebugMsg and not any(q in (message or "") for q in QUIET):
            errors.append(message or "")

    def on_error(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        errors.append(f"{kind.__name__}: {error}")

    app = QApplication.instance() or QApplication([])
    old_handler = qInstallMessageHandler(on_message)
    old_hook, sys.excepthook = sys.excepthook, on_error
    soaked = _Soak(draw, folder)
    try:
        for _ in range(actions):
            soaked.one()
    finally:
        soaked.close()
        app.processEvents()
        qInstallMessageHandler(old_handler)
        sys.excepthook = old_hook
    threads = [t.name for t in threading.enumerate() if t.name == "worker"]
    return Figures(actions, soaked.steps, soaked.longest_close, errors + soaked.failures, threads)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    import torch

    torch.optim.Adam([torch.zeros(1, requires_grad=True)])  # while it is loaded nothing can be stopped
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder  # where the trash lies
        found = soak(arguments.actions, random.Random(arguments.seed), Path(folder))
    print(
        f"{found.actions:,} things in {time.monotonic() - began:.0f} s, {found.steps:,} steps trained: "
        f"{len(found.errors)} exceptions and warnings, {len(found.threads)} threads left, "
        f"longest close {1e3 * found.longest_close:.0f} ms"
    )
    for line in found.errors[:5]:
        print("  ", line)
    sys.exit(bool(found.errors or found.threads or found.longest_close > LONGEST_STOP))


if __name__ == "__main__":
    main()
