"""The curves panel: what is shown of which runs, smoothed, by logarithms; live without more drawing than is seen."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lstm_sim.laboratory.smoothing import smoothed
from tests.ui.network.lab import StillLab
from tests.ui.network.training import make_run, tiny, wait
from ui.export import png_bytes, svg_bytes
from ui.network.curves_panel import CurvesPanel, Shown, weight_of
from ui.network.trainer import Trainer
from ui.style import Style


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lab")
    make_run(folder / "runs", "one", None, "Elman 1", mark=0)
    make_run(folder / "runs", "two", 15, "Elman 2", mark=1, seed=1, clip_norm=0.0)
    return folder


@pytest.fixture
def panel(qtbot: QtBot, style: Style, trained: Path) -> Iterator[CurvesPanel]:
    still = StillLab(trained)
    trainer = Trainer(still.store, still.laboratory)
    made = CurvesPanel(still.store, style, still.laboratory, trainer)
    qtbot.addWidget(made)
    made.resize(320, 300)
    made.show()
    trainer.runs.refresh()
    wait(qtbot, lambda: len(made.plot.picture.curves) == 2)
    yield made
    trainer.close()
    QApplication.processEvents()


def test_the_loss_of_every_run_smoothed_with_dev(panel: CurvesPanel) -> None:
    first, second = panel.plot.picture.curves
    assert (first.name, first.mark, second.name, second.mark) == ("Elman 1", 0, "Elman 2", 1)
    entry = panel.trainer.runs.get("one")
    assert entry is not None
    np.testing.assert_array_equal(first.raw, entry.course["loss"])
    np.testing.assert_allclose(first.y, smoothed(entry.course["loss"], 0.9), rtol=1e-12)
    assert first.points is not None and first.points[0].tolist() == [10.0, 20.0]
    assert panel.plot.accessibleName().startswith("loss")


@pytest.mark.parametrize("shown", Shown)
def test_each_segment_shows_its_curves(panel: CurvesPanel, shown: Shown) -> None:
    QTest.mouseClick(panel.segments[shown], Qt.MouseButton.LeftButton)
    assert panel.shown is shown
    first, second = panel.plot.picture.curves
    entry = panel.trainer.runs.get("one")
    assert entry is not None
    if shown is Shown.SCORE:
        assert first.points is not None
        np.testing.assert_array_equal(first.points[1], entry.course.evaluated("accuracy"))
        assert panel.plot.picture.y_name == "accuracy on dev"
        assert panel.plot.picture.text_at(first, 20.0).endswith("%")
    elif shown is Shown.RATE:
        np.testing.assert_array_equal(first.y, entry.course["learning_rate"])
    elif shown is Shown.GRADIENT:
        np.testing.assert_array_equal(first.raw, entry.course["gradient_norm"])
        np.testing.assert_array_equal(first.clipped, entry.course["clipped"])
        assert first.threshold == 0.05 and first.clipped is not None and first.clipped.any()
        assert second.threshold is None and second.clipped is None
    assert panel.smoothing.isEnabled() is (shown in (Shown.LOSS, Shown.GRADIENT))


def test_smoothing_by_keyboard_and_none_at_its_end(panel: CurvesPanel) -> None:
    panel.smoothing.setFocus()
    QTest.keyClick(panel.smoothing, Qt.Key.Key_Home)
    first = panel.plot.picture.curves[0]
    assert weight_of(0) == 0.0 and first.raw is None
    entry = panel.trainer.runs.get("one")
    assert entry is not None
    np.testing.assert_array_equal(first.y, entry.course["loss"])
    QTest.keyClick(panel.smoothing, Qt.Key.Key_End)
    assert 0.99 < weight_of(100) < 1.0 and panel.plot.picture.curves[0].raw is not None
    assert "0.997" in panel.smoothing.toolTip()


def test_logarithms(panel: CurvesPanel) -> None:
    QTest.mouseClick(panel.log, Qt.MouseButton.LeftButton)
    assert panel.plot.picture.log
    panel.grab()


def test_a_hidden_run_is_not_drawn(qtbot: QtBot, panel: CurvesPanel) -> None:
    panel.trainer.runs.show("one", False)
    wait(qtbot, lambda: [curve.name for curve in panel.plot.picture.curves] == ["Elman 2"])
    panel.trainer.runs.show("one", True)
    wait(qtbot, lambda: len(panel.plot.picture.curves) == 2)


def test_what_did_not_change_is_the_same_curve(panel: CurvesPanel) -> None:
    before = panel.plot.picture.curves
    panel.draw()
    assert all(a is b for a, b in zip(before, panel.plot.picture.curves, strict=True))


def test_it_draws_live_a_few_times_a_second_and_nothing_while_hidden(
    qtbot: QtBot, style: Style, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    still = StillLab(tmp_path)
    trainer = Trainer(still.store, still.laboratory)
    panel = CurvesPanel(still.store, style, still.laboratory, trainer)
    qtbot.addWidget(panel)
    panel.show()
    drawn: list[int] = []
    draw = panel.plot.show_picture
    monkeypatch.setattr(panel.plot, "show_picture", lambda picture: (drawn.append(0), draw(picture)))
    trainer.start(tiny(epochs=100_000))
    wait(qtbot, lambda: bool(panel.plot.picture.curves) and panel.plot.picture.curves[0].x.size > 20)
    panel.hide()
    count = len(drawn)
    before = trainer.told.course.step
    wait(qtbot, lambda: trainer.told.course.step > before + 50)
    assert len(drawn) == count
    panel.show()
    assert panel.plot.picture.curves[0].x.size > before
    trainer.close()
    QApplication.processEvents()


def test_its_figure_and_its_table(panel: CurvesPanel) -> None:
    assert panel.figure() is panel.plot
    assert png_bytes(panel)[:4] == b"\x89PNG"
    svg = svg_bytes(panel).decode()
    assert "Elman 1" in svg and "<image" not in svg
    rows = list(csv.DictReader(io.StringIO(panel.table().to_csv())))
    one = [row for row in rows if row["run"] == "Elman 1"]
    assert [int(row["step"]) for row in one if row["loss"]] == list(range(1, 21))
    assert [row["step"] for row in one if row["dev"]] == ["10", "20"]


def test_it_is_as_wide_as_it_must_be_and_everything_has_a_name(panel: CurvesPanel) -> None:
    assert panel.minimumSizeHint().width() <= 285
    for control in (*panel.segments.values(), panel.log, panel.smoothing, panel.plot):
        assert control.accessibleName() and control.focusPolicy() & Qt.FocusPolicy.TabFocus
    panel.resize(QSize(200, 120))
    panel.grab()
