"""Clipping in real training: the pair is trained one after the other, alike but for the clipping, and drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lstm_sim.laboratory.edits import set_config
from lstm_sim.laboratory.smoothing import smoothed
from lstm_sim.study_edits import set_threshold
from tests.ui.network.lab import StillLab
from tests.ui.network.training import tiny, wait
from ui.gradients.clipping_panel import ClippingPanel
from ui.network.trainer import Trainer
from ui.style import Style


@pytest.fixture
def panel(qtbot: QtBot, style: Style, tmp_path: Path) -> Iterator[ClippingPanel]:
    still = StillLab(tmp_path)
    still.store.edit(set_config(tiny()))
    still.store.edit(set_threshold(0.22))
    still.store.flush()
    trainer = Trainer(still.store, still.laboratory)
    made = ClippingPanel(still.store, style, trainer)
    qtbot.addWidget(made)
    made.resize(480, 360)
    made.show()
    qtbot.waitExposed(made)
    yield made
    trainer.close()
    QApplication.processEvents()


def test_a_pair_is_trained_one_after_the_other_with_one_seed(qtbot: QtBot, panel: ClippingPanel) -> None:
    panel.start_button.click()
    runs = panel.trainer.runs
    wait(qtbot, lambda: sum(e.course.finished for e in runs.entries) == 2 and not panel.trainer.busy)
    wait(qtbot, lambda: len(panel.plot.picture.curves) == 2)
    panel.draw()
    entries = sorted(runs.entries, key=lambda e: e.name)
    first, second = (e.record.config for e in entries if e.record is not None)
    assert (first.clip_norm, second.clip_norm) == (0.0, 0.22)
    assert replace(second, clip_norm=0.0) == first
    plain, clipped = panel.plot.picture.curves
    assert plain.threshold is None
    assert clipped.threshold == 0.22
    assert clipped.clipped is not None
    np.testing.assert_array_equal(clipped.clipped > 0.0, entries[1].course["gradient_norm"] >= 0.22)
    np.testing.assert_allclose(plain.y, smoothed(entries[0].course["gradient_norm"], 0.9), rtol=1e-12)
    count = int((entries[1].course["clipped"] > 0.0).sum())
    assert 0 < count < 20
    assert f"{count} of 20 steps clipped" in panel.words.text()
    assert panel.start_button.text() == "Train Both"
    assert len(panel.table().rows) == 40


def test_stopped_in_the_first_run_the_second_is_offered_or_let_go(qtbot: QtBot, panel: ClippingPanel) -> None:
    panel.store.edit(set_config(tiny(epochs=2000)))
    panel.store.flush()
    panel.start_button.click()
    wait(qtbot, lambda: panel.trainer.told is not None and panel.trainer.told.course.step > 0)
    assert panel.start_button.text() == "Stop"
    panel.trainer.stop()  # by a button of Network
    wait(qtbot, lambda: not panel.trainer.busy)
    assert panel.start_button.text() == "Train the Second Run"
    panel.start_button.click()
    wait(qtbot, lambda: panel.trainer.busy and panel.trainer.told is not None and panel.trainer.told.course.step > 0)
    panel.start_button.click()
    wait(qtbot, lambda: not panel.trainer.busy)
    assert panel.start_button.text() == "Train Both"
    norms = sorted(e.record.config.clip_norm for e in panel.trainer.runs.entries if e.record is not None)
    assert norms == [0.0, 0.22]


def test_the_threshold_is_the_session_s(panel: ClippingPanel) -> None:
    panel.threshold.field.setValue(2.5)
    panel.store.flush()
    assert panel.store.session.study.threshold == 2.5
    assert panel.pair()[1].clip_norm == 2.5
    assert panel.pair()[0].clip_norm == panel.pair()[0].clip_value == 0.0
    panel.store.undo()
    panel.store.flush()
    assert panel.threshold.field.value() == 15.0  # the two edits of this second are one
