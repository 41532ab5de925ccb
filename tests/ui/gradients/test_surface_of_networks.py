"""The error surface of the networks of Network on the screen: chosen, varied, descended on, undone, exported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lstm_sim.gradients.surface import Region
from lstm_sim.laboratory.edits import look_at
from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.study import Directions, Over, Shown, Source
from lstm_sim.study_edits import look_at_slope, set_slope
from tests.ui.network.lab import StillLab
from ui.gradients.bench import Bench
from ui.gradients.surface_panel import SurfacePanel
from ui.style import Style

Key = Qt.Key


@pytest.fixture
def still(
    qtbot: QtBot, tiny_networks: Path, coarse: None, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> StillLab:
    """With the networks "a" and "b", or with those that a test names."""
    refs = [NetworkRef(Where.SHIPPED, name) for name in getattr(request, "param", ("a", "b"))]
    made = StillLab(tiny_networks, *refs, sentences=("arrive Taipei on November 2nd", "leave Taipei"))
    made.store.edit(set_slope(steps=40))
    monkeypatch.setattr(made.laboratory, "wake", lambda: None)  # the fixture answers, in this thread
    made.settle()
    return made


@pytest.fixture
def panel(qtbot: QtBot, still: StillLab, style: Style) -> Iterator[SurfacePanel]:
    bench = Bench()
    made = SurfacePanel(still.store, style, bench, still.laboratory)
    qtbot.addWidget(made)
    made.resize(560, 700)
    made.show()
    qtbot.waitExposed(made)
    choose(still, made, Source.DIRECTIONS)
    whole(qtbot, made)
    yield made
    bench.close()


def choose(still: StillLab, panel: SurfacePanel, source: Source) -> None:
    panel.bar.source.setCurrentIndex(list(Source).index(source))
    panel.bar.source.activated.emit(panel.bar.source.currentIndex())
    still.store.flush()


def whole(qtbot: QtBot, panel: SurfacePanel, sections: bool = True) -> None:
    """Wait until nothing more is to come."""
    qtbot.waitUntil(lambda: not panel.bench.busy, timeout=40000)
    assert panel._answer is not None
    assert panel._answer.surface is not None
    assert len(panel._answer.surface.x) == 17


def test_the_network_the_sentences_and_the_directions_are_chosen(
    qtbot: QtBot, still: StillLab, panel: SurfacePanel
) -> None:
    assert "a" in panel.where.text()
    assert [panel.bar.network.itemText(k) for k in range(3)] == ["a (chosen)", "a", "b"]
    panel.bar.network.activated.emit(2)
    panel.bar.over.setCurrentIndex(1)
    panel.bar.over.activated.emit(1)
    panel.bar.seed.setValue(3)
    still.store.flush()
    slope = still.store.session.study.slope
    assert slope.network == still.lab.networks[1]
    assert (slope.over, slope.seed) == (Over.SENTENCES, 3)
    whole(qtbot, panel)
    assert "2 sequences" in panel.where.text()
    still.store.undo()
    still.store.undo()
    still.store.flush()
    whole(qtbot, panel)
    assert still.store.session.study.slope.network == still.lab.networks[1]
    assert "arrive Taipei" in panel.where.text()


def test_another_sentence_in_network_is_another_surface(qtbot: QtBot, still: StillLab, panel: SurfacePanel) -> None:
    before = panel._answer and panel._answer.terrain
    still.store.edit(look_at(step=2))
    still.store.flush()
    assert panel._answer is not None
    assert panel._answer.terrain is before
    assert not panel.bench.busy
    still.store.edit(look_at(sentence=1))
    still.store.flush()
    whole(qtbot, panel)
    assert "leave Taipei" in panel.where.text()


def test_a_click_descends_and_the_relief_the_field_and_the_replay_work(
    qtbot: QtBot, still: StillLab, panel: SurfacePanel
) -> None:
    at = panel.view.place_of(0.7, 0.5).toPoint()
    QTest.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=at)
    still.store.flush()
    whole(qtbot, panel)
    start = still.store.session.study.slope.start
    assert start == pytest.approx((0.7, 0.5), abs=0.02)
    pair, sections = panel._on_it()
    assert pair is not None
    assert tuple(pair.clipped.points[0]) == start
    assert len(sections) == 2
    assert "clipped" in panel.words.text()
    panel.arrows.setChecked(True)
    panel.replay.setValue(2)
    still.store.edit(look_at_slope(shown=Shown.RELIEF))
    still.store.flush()
    for shown in (Shown.RELIEF, Shown.MAP):
        still.store.edit(look_at_slope(shown=shown))
        still.store.flush()
        image = QImage(400, 300, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        panel.paint_figure(painter, QRectF(0, 0, 400, 300))
        painter.end()
        colours = {image.pixel(x, y) for x in range(0, 400, 7) for y in range(0, 300, 7)}
        assert len(colours) > 20
    table = panel.table()
    assert table is not None
    assert table.header == ("descent", "step", "x", "y", "loss", "gradient_norm", "clipped")
    QTest.keyClick(panel.view, Key.Key_Left)
    still.store.flush()
    moved = still.store.session.study.slope.start
    assert moved is not None
    assert moved[0] < start[0]


def test_without_a_start_the_table_is_the_surface(panel: SurfacePanel) -> None:
    table = panel.table()
    assert table is not None
    assert table.header == ("x", "y", "loss")
    assert len(table.rows) == 17 * 17
    assert "Click" in panel.words.text()


def test_two_weights_are_named_and_another_is_chosen(
    qtbot: QtBot, still: StillLab, panel: SurfacePanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.gradients import surface_panel

    choose(still, panel, Source.WEIGHTS)
    whole(qtbot, panel)
    terrain = panel._answer and panel._answer.terrain
    assert terrain is not None
    assert terrain.weights is not None
    assert "unit" in panel.bar.weights[0].accessibleName()
    monkeypatch.setattr(surface_panel.WeightDialog, "exec", lambda dialog: 1)
    monkeypatch.setattr(surface_panel.WeightDialog, "index", 60)
    panel.bar.weights[1].click()
    still.store.flush()
    assert still.store.session.study.slope.weights == (terrain.weights[0], 60)
    whole(qtbot, panel)
    assert panel._answer is not None
    assert panel._answer.terrain is not None
    assert panel._answer.terrain.own[1] == terrain.own_weights[60]


def test_the_range_is_chosen_and_the_own_one_comes_back(
    qtbot: QtBot, still: StillLab, panel: SurfacePanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.gradients import surface_panel

    wanted = Region((-0.5, 0.25), (0.0, 2.0))
    monkeypatch.setattr(surface_panel.RangeDialog, "exec", lambda dialog: 1)
    monkeypatch.setattr(surface_panel.RangeDialog, "region", lambda dialog: wanted)
    panel.range_button.click()
    still.store.flush()
    whole(qtbot, panel)
    assert panel._answer is not None
    assert panel._answer.surface is not None
    assert panel._answer.surface.region == wanted
    QTest.keyClick(panel.view, Key.Key_A)
    still.store.flush()
    whole(qtbot, panel)
    assert panel._answer.surface.region == Region((-1.0, 1.0), (-1.0, 1.0))


def test_a_network_without_a_path_says_so_and_the_random_directions_come_back(
    qtbot: QtBot, still: StillLab, panel: SurfacePanel
) -> None:
    still.store.edit(set_slope(directions=Directions.PATH))
    still.store.flush()
    qtbot.waitUntil(lambda: "no training path" in panel.words.text(), timeout=20000)
    assert panel.view.painter_.picture is None
    assert panel.table() is None
    still.store.undo()
    still.store.flush()
    whole(qtbot, panel)


@pytest.mark.parametrize("still", [("trained",)], indirect=True)
def test_the_way_of_training_is_gone_once_more_and_drawn(qtbot: QtBot, still: StillLab, panel: SurfacePanel) -> None:
    still.store.edit(set_slope(directions=Directions.PATH, over=Over.EXAMPLES))
    still.store.flush()
    whole(qtbot, panel)
    terrain, picture = panel._answer and panel._answer.terrain, panel.view.painter_.picture
    assert terrain is not None and terrain.explained is not None
    assert picture is not None and picture.way is not None
    assert picture.way.shape == (5, 2)  # four steps, and where it began
    assert panel.view.painter_.names[0] == f"principal direction 1 ({terrain.explained[0]:.0%} of the path)"
    assert "the way it came in training" in panel.where.text()
    assert not panel.bar.seed.isVisible()
    before = panel.view.grab().toImage()
    panel.view.show_picture(replace(picture, way=None))
    assert panel.view.grab().toImage() != before
    still.store.undo()
    still.store.flush()
    whole(qtbot, panel)
    assert picture is not panel.view.painter_.picture
    assert panel.view.painter_.names == ("direction 1", "direction 2")


def test_back_to_pascanu_nothing_of_the_network_stays(qtbot: QtBot, still: StillLab, panel: SurfacePanel) -> None:
    choose(still, panel, Source.ONE_UNIT)
    qtbot.waitUntil(lambda: not panel.bench.busy, timeout=20000)
    picture = panel.view.painter_.picture
    assert picture is not None
    assert picture.own is None
    assert panel.view.painter_.names == ("w", "b")
    assert not panel.bar.network.isVisible()
    assert not panel.where.isVisible()
    assert "left the picture" in panel.words.text()


def test_every_control_has_a_name_and_a_tooltip(still: StillLab, panel: SurfacePanel) -> None:
    bar = panel.bar
    for widget in (bar.source, bar.network, bar.over, bar.directions, bar.seed, panel.range_button, *bar.weights):
        assert widget.accessibleName()
        assert widget.toolTip()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
